"""What can be seen from where, by casting rays through the built scene."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import bpy
import numpy as np
from mathutils import Vector
from mathutils.bvhtree import BVHTree

from .layout import Capture, Plan

Vec = tuple[float, float, float]


def sphere(count: int) -> np.ndarray:
    """Evenly spread directions (Fibonacci lattice), shape (count, 3)."""
    k = np.arange(count) + 0.5
    z = 1 - 2 * k / count
    a = np.pi * (1 + math.sqrt(5)) * k
    r = np.sqrt(1 - z * z)
    return np.stack([r * np.cos(a), r * np.sin(a), z], 1)


_TREE: list[BVHTree] = []


def _tree() -> BVHTree:
    """All surfaces of the built scene in one search tree, made once.

    Blender's own ray cast asks every object in turn and is some thirty times slower. The far land is left
    out: it
    begins behind everything that is measured.
    """
    if _TREE:
        return _TREE[0]
    graph = bpy.context.evaluated_depsgraph_get()
    points: list[np.ndarray] = []
    faces: list[list[int]] = []
    start = 0
    for obj in bpy.context.scene.objects:
        if obj.type not in ("MESH", "CURVE") or obj.name.startswith("land"):
            continue
        shown = obj.evaluated_get(graph)
        data = shown.to_mesh()
        local = np.empty(len(data.vertices) * 3, np.float32)
        data.vertices.foreach_get("co", local)
        matrix = np.array(shown.matrix_world)
        points.append(local.reshape(-1, 3) @ matrix[:3, :3].T + matrix[:3, 3])
        data.calc_loop_triangles()
        corners = np.empty(len(data.loop_triangles) * 3, np.int32)
        data.loop_triangles.foreach_get("vertices", corners)
        faces.extend((corners.reshape(-1, 3) + start).tolist())
        start += len(data.vertices)
        shown.to_mesh_clear()
    _TREE.append(BVHTree.FromPolygons(np.concatenate(points).tolist(), faces, all_triangles=True))
    return _TREE[0]


def first_hit(origin: Sequence[float], way: Sequence[float], reach: float = 100.0) -> tuple[Vec, Vec] | None:
    """Point and normal of the first surface along a ray, or None within reach."""
    point, normal, *_ = _tree().ray_cast(Vector(origin), Vector(way), reach)
    return (tuple(point), tuple(normal)) if point is not None else None


def free(a: Sequence[float], b: Sequence[float], margin: float = 0.01) -> bool:
    """Whether nothing stands between two points."""
    way = Vector(b) - Vector(a)
    length = way.length
    return first_hit(a, way / length, length - margin) is None


def rooms_in_sight(plan: Plan, capture: Capture, count: int = 3000, least: float = 0.0007) -> set[str]:
    """Rooms of which at least a small share of all rays from a camera point meets something."""
    found: Counter[str] = Counter()
    for way in sphere(count):
        hit = first_hit(capture.position, way)
        if hit:
            # Half a wall's thickness back towards the camera: a hit on a wall belongs to the room before it.
            x, y, _ = np.asarray(hit[0]) - 0.05 * way
            where = plan.room_at(x, y)
            if where:
                found[where] += 1
    return {name for name, n in found.items() if n >= least * count} | {capture.room}


def share_seen(a: Capture, b: Capture, count: int = 4000, reach: float = 60.0) -> float:
    """Share of what is seen from ``a`` (by solid angle, within reach) that can be seen from ``b`` too."""
    seen = total = 0
    target = Vector(b.position)
    for way in sphere(count):
        hit = first_hit(a.position, way, reach)
        if not hit:
            continue
        total += 1
        point, normal = Vector(hit[0]), Vector(hit[1])
        if normal.dot(Vector(way)) > 0:
            normal = -normal
        start = point + normal * 0.004
        if (target - start).dot(normal) > 0 and free(start, target):
            seen += 1
    return seen / total if total else 0.0
