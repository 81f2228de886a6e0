"""What the builders of rooms leave behind: where the labelled things are, and which lamps belong to which
room.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import bpy
from mathutils import Vector


@dataclass
class Site:
    """Register filled while the scene is built."""

    anchors: dict[str, tuple[float, float, float]] = field(default_factory=dict)
    lamps: list[tuple[str, bpy.types.Object]] = field(default_factory=list)

    def anchor(self, name: str, point: Sequence[float]) -> None:
        """Remember the point that a label shall show to."""
        x, y, z = point
        self.anchors[name] = (float(x), float(y), float(z))

    def _lamp(
        self, room: str, name: str, data: bpy.types.Light, at: Sequence[float], to: Sequence[float]
    ) -> bpy.types.Object:
        obj = bpy.data.objects.new(name, data)
        bpy.context.scene.collection.objects.link(obj)
        obj.location = at
        obj.rotation_euler = (Vector(to) - Vector(at)).to_track_quat("-Z", "Y").to_euler()
        obj.visible_camera = False
        self.lamps.append((room, obj))
        return obj

    def area(
        self,
        room: str,
        at: Sequence[float],
        to: Sequence[float],
        size: tuple[float, float],
        watts: float,
        colour: Sequence[float] = (1.0, 0.86, 0.7),
        spread: float = 180.0,
    ) -> bpy.types.Object:
        """A soft lamp, invisible itself."""
        data = bpy.data.lights.new(f"{room}-area", "AREA")
        data.shape, data.size, data.size_y = "RECTANGLE", size[0], size[1]
        data.energy, data.color, data.spread = watts, colour, math.radians(spread)
        obj = self._lamp(room, f"{room}-area", data, at, to)
        # Seen in polished stone the lamp would be a hard rectangle without a fixture.
        obj.visible_glossy = False
        return obj

    def spot(
        self,
        room: str,
        at: Sequence[float],
        to: Sequence[float],
        watts: float,
        angle: float = 45.0,
        colour: Sequence[float] = (1.0, 0.82, 0.6),
        radius: float = 0.05,
        blend: float = 0.6,
    ) -> bpy.types.Object:
        """A track spotlight on an exhibit."""
        data = bpy.data.lights.new(f"{room}-spot", "SPOT")
        data.energy, data.color, data.spot_size = watts, colour, math.radians(angle)
        data.spot_blend, data.shadow_soft_size = blend, radius
        return self._lamp(room, f"{room}-spot", data, at, to)
