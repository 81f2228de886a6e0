"""What the renderer has to know of one modelled building: the sample museum, the trap, the house held out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .layout import Capture, Plan

if TYPE_CHECKING:
    from .site import Site

QUALITIES = (93, 92, 91, 90, 89, 88, 87, 86, 85, 84, 83, 82, 80, 78, 75, 70)


@dataclass(frozen=True)
class Building:
    """A building and how its pictures are made."""

    name: str
    plan: Plan
    build: Callable[[], Site]
    """Empties the Blender file and models everything; imports Blender only when it is called."""
    folder: Path
    """Where its ``photos/``, ``previews/`` and ``ground_truth.json`` are."""
    width: int
    """Pixels of a picture from left to right."""
    samples: tuple[int, int]
    """Samples a pixel of the light and of the surfaces, see `model.detail`."""
    limit: int
    """Most bytes of a picture."""
    qualities: tuple[int, ...] = QUALITIES
    """JPEG qualities that are tried, best first, until a picture stays within the limit."""
    noise: float = 0.0
    """Sensor noise: standard deviation in levels of 255 at middle grey."""
    describe_pair: Callable[[Capture, Capture], dict[str, Any]] | None = None
    """More fields of a pair in the ground truth, as the plan alone tells them."""
    dress: Callable[[Capture], None] | None = None
    """Called before each picture: light and people of that moment. What it adds is no part of the building,
    so sight is measured without it."""
    describe_scene: Callable[[Capture], dict[str, Any]] | None = None
    """More fields of a scene in the ground truth."""
