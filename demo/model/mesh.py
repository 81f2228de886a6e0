"""Small vocabulary of shapes: everything in the museum is made of these."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import bpy
import numpy as np
from mathutils import Matrix, Vector

Point = Sequence[float]


def link(obj: bpy.types.Object, material: bpy.types.Material | None) -> bpy.types.Object:
    """Put an object into the scene with a material."""
    bpy.context.scene.collection.objects.link(obj)
    if material is not None:
        obj.data.materials.append(material)
    return obj


def mesh(
    name: str,
    verts: Iterable[Point],
    faces: Iterable[Sequence[int]],
    material: bpy.types.Material | None,
    smooth: bool = False,
    uvs: Sequence[Point] | None = None,
) -> bpy.types.Object:
    """A mesh object; ``uvs`` is one pair a vertex."""
    data = bpy.data.meshes.new(name)
    data.from_pydata([tuple(map(float, v)) for v in verts], [], [tuple(map(int, f)) for f in faces])
    if smooth:
        data.polygons.foreach_set("use_smooth", [True] * len(data.polygons))
    if uvs is not None:
        layer = data.uv_layers.new(name="uv")
        flat = np.asarray(uvs, np.float32)
        index = np.empty(len(data.loops), np.int32)
        data.loops.foreach_get("vertex_index", index)
        layer.data.foreach_set("uv", flat[index].ravel())
    data.update()
    return link(bpy.data.objects.new(name, data), material)


def box(
    name: str, lo: Point, hi: Point, material: bpy.types.Material, bevel: float = 0.0, turn: float = 0.0
) -> bpy.types.Object:
    """An upright box between two corners, turned by degrees about its own middle; a bevel catches the
    light.
    """
    centre = [(a + b) / 2 for a, b in zip(lo, hi, strict=True)]
    half = [abs(b - a) / 2 for a, b in zip(lo, hi, strict=True)]
    signs = [
        (-1, -1, -1),
        (1, -1, -1),
        (1, 1, -1),
        (-1, 1, -1),
        (-1, -1, 1),
        (1, -1, 1),
        (1, 1, 1),
        (-1, 1, 1),
    ]
    verts = [[s * h for s, h in zip(sign, half, strict=True)] for sign in signs]
    faces = [(0, 3, 2, 1), (4, 5, 6, 7), (0, 1, 5, 4), (1, 2, 6, 5), (2, 3, 7, 6), (3, 0, 4, 7)]
    obj = mesh(name, verts, faces, material)
    obj.location = centre
    obj.rotation_euler = (0, 0, math.radians(turn))
    if bevel:
        modifier = obj.modifiers.new("bevel", "BEVEL")
        modifier.width, modifier.segments = bevel, 2
    return obj


def quad(name: str, corners: Sequence[Point], material: bpy.types.Material) -> bpy.types.Object:
    """A rectangle with a picture on it: corners bottom left, bottom right, top right, top left."""
    return mesh(name, corners, [(0, 1, 2, 3)], material, uvs=[(0, 0), (1, 0), (1, 1), (0, 1)])


def panel(
    name: str,
    centre: Point,
    width: float,
    height: float,
    facing: float,
    material: bpy.types.Material,
    lean: float = 0.0,
) -> bpy.types.Object:
    """An upright picture whose front looks to compass direction ``facing``, leaning back by ``lean``
    degrees.
    """
    obj = quad(
        name,
        [
            (-width / 2, 0, -height / 2),
            (width / 2, 0, -height / 2),
            (width / 2, 0, height / 2),
            (-width / 2, 0, height / 2),
        ],
        material,
    )
    # The front of the local quad looks to -y, compass 180.
    obj.rotation_euler = (math.radians(-lean), 0, math.radians(180 - facing))
    obj.location = centre
    return obj


def ring(
    centre: Point, rx: float, ry: float, count: int = 24, power: float = 2.0, turn: float = 0.0
) -> np.ndarray:
    """A horizontal superellipse, shape (count, 3); power 2 is an ellipse, more is boxier."""
    t = np.linspace(0, 2 * math.pi, count, endpoint=False)
    c, s = np.cos(t), np.sin(t)
    x = rx * np.sign(c) * np.abs(c) ** (2 / power)
    y = ry * np.sign(s) * np.abs(s) ** (2 / power)
    a = math.radians(turn)
    return np.stack(
        [
            centre[0] + x * math.cos(a) - y * math.sin(a),
            centre[1] + x * math.sin(a) + y * math.cos(a),
            np.full(count, centre[2]),
        ],
        1,
    )


def loft(
    name: str,
    rings: Sequence[np.ndarray],
    material: bpy.types.Material,
    smooth: bool = True,
    caps: bool = True,
) -> bpy.types.Object:
    """A skin over closed rings of equal count; u runs round, v along."""
    count = len(rings[0])
    # The first point of each ring is repeated so that u can end at 1 and not run back to 0.
    closed = [np.vstack([r, r[:1]]) for r in rings]
    verts = np.vstack(closed)
    wide = count + 1
    faces: list[Sequence[int]] = [
        (k * wide + i, k * wide + i + 1, (k + 1) * wide + i + 1, (k + 1) * wide + i)
        for k in range(len(rings) - 1)
        for i in range(count)
    ]
    uvs = [(i / count, k / max(1, len(rings) - 1)) for k in range(len(rings)) for i in range(wide)]
    if caps:
        faces += [tuple(range(count - 1, -1, -1)), tuple((len(rings) - 1) * wide + i for i in range(count))]
    return mesh(name, verts, faces, material, smooth, uvs)


def lathe(
    name: str,
    profile: Sequence[tuple[float, float]],
    centre: Point,
    material: bpy.types.Material,
    count: int = 32,
    caps: bool = True,
) -> bpy.types.Object:
    """A body of revolution; ``profile`` is (radius, height) from below to above."""
    rings = [
        ring((centre[0], centre[1], centre[2] + z), max(r, 1e-4), max(r, 1e-4), count) for r, z in profile
    ]
    return loft(name, rings, material, caps=caps)


def tube(
    name: str,
    points: Sequence[Point],
    radius: float | Sequence[float],
    material: bpy.types.Material,
    cyclic: bool = False,
    sides: int = 3,
    smooth: bool = True,
) -> bpy.types.Object:
    """A round bar along a line of points; ``radius`` may change along it, ``sides`` is Blender's bevel
    resolution.
    """
    return tubes(name, [points], radius, material, cyclic, sides, smooth)


def tubes(
    name: str,
    lines: Sequence[Sequence[Point]],
    radius: float | Sequence[float],
    material: bpy.types.Material,
    cyclic: bool = False,
    sides: int = 3,
    smooth: bool = True,
) -> bpy.types.Object:
    """Many bars as one object, which is far cheaper than as many objects."""
    curve = bpy.data.curves.new(name, "CURVE")
    curve.dimensions = "3D"
    largest = max(radius) if not isinstance(radius, float | int) else radius
    curve.bevel_depth, curve.bevel_resolution, curve.use_fill_caps = largest, sides, True
    for points in lines:
        spline = curve.splines.new("POLY")
        spline.points.add(len(points) - 1)
        spline.use_cyclic_u, spline.use_smooth = cyclic, smooth
        radii = (
            [radius / largest] * len(points)
            if isinstance(radius, float | int)
            else [r / largest for r in radius]
        )
        for target, point, share in zip(spline.points, points, radii, strict=True):
            target.co, target.radius = (*map(float, point), 1.0), share
    return link(bpy.data.objects.new(name, curve), material)


def sheet(
    name: str,
    outlines: Sequence[Sequence[tuple[float, float]]],
    thickness: float,
    material: bpy.types.Material,
    matrix: Matrix | None = None,
    bevel: float = 0.0,
) -> bpy.types.Object:
    """A flat plate cut from outlines (even-odd, so inner outlines are holes), drawn in its own x and y."""
    curve = bpy.data.curves.new(name, "CURVE")
    curve.dimensions, curve.fill_mode = "2D", "BOTH"
    curve.extrude = max(0.0, thickness / 2 - bevel)
    curve.bevel_depth = bevel
    for outline in outlines:
        spline = curve.splines.new("POLY")
        spline.points.add(len(outline) - 1)
        spline.use_cyclic_u, spline.use_smooth = True, False
        for target, (x, y) in zip(spline.points, outline, strict=True):
            target.co = (float(x), float(y), 0.0, 1.0)
    obj = link(bpy.data.objects.new(name, curve), material)
    if matrix is not None:
        obj.matrix_world = matrix
    return obj


def upright(origin: Point, facing: float) -> Matrix:
    """Frame for a `sheet` or other thing that stands up: x to the right as seen from the front, y up, z to
    the front.

    ``facing`` is the compass direction that the front looks to.
    """
    a = math.radians(facing)
    front = Vector((math.sin(a), math.cos(a), 0))
    up = Vector((0, 0, 1))
    right = up.cross(front)
    matrix = Matrix((right, up, front)).transposed().to_4x4()
    matrix.translation = Vector(origin)
    return matrix


def copy(obj: bpy.types.Object, matrix: Matrix) -> bpy.types.Object:
    """The same shape once more somewhere else; shares its data, so it costs almost no memory."""
    twin = bpy.data.objects.new(obj.name, obj.data)
    bpy.context.scene.collection.objects.link(twin)
    for modifier in obj.modifiers:
        if modifier.type == "BEVEL":
            new = twin.modifiers.new("bevel", "BEVEL")
            new.width, new.segments = modifier.width, modifier.segments
    twin.matrix_world = matrix
    return twin


def move(objects: Iterable[bpy.types.Object], matrix: Matrix) -> None:
    """Carry a group, built around the origin, to its place."""
    for obj in objects:
        obj.matrix_world = matrix @ obj.matrix_basis


def placed(x: float, y: float, z: float, turn: float = 0.0, scale: float = 1.0) -> Matrix:
    """Translation, turn about the vertical in degrees (counter-clockwise), and scale."""
    return (
        Matrix.Translation((x, y, z)) @ Matrix.Rotation(math.radians(turn), 4, "Z") @ Matrix.Scale(scale, 4)
    )
