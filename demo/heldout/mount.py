"""How things hang on walls: places, boards, framed pictures, mats. Metres; rooms may lie above z = 0."""

from __future__ import annotations

from collections.abc import Sequence

import bpy
from mathutils import Matrix

from model import mesh
from model.layout import Room

from . import surfaces

FACING = {"n": 180.0, "s": 0.0, "w": 90.0, "e": 270.0}
"""Compass direction that the inner face of a wall looks to."""


def on(room: Room, side: str, at: float, z: float, off: float = 0.0) -> Matrix:
    """Frame on a wall (x to the right as seen from the room, y up, z into it), ``z`` above its floor."""
    x0, y0, x1, y1 = room.box
    x, y = {"n": (at, y1 - off), "s": (at, y0 + off), "w": (x0 + off, at), "e": (x1 - off, at)}[side]
    return mesh.upright((x, y, room.floor_z + z), FACING[side])


def board(
    name: str, frame: Matrix, size: Sequence[float], material: bpy.types.Material, bevel: float = 0.0
) -> None:
    """A box of width, height and thickness whose back lies on the frame's plane."""
    w, h, d = size
    body = mesh.box(name, (-w / 2, -h / 2, 0), (w / 2, h / 2, d), material, bevel)
    body.matrix_world = frame @ Matrix.Translation((0, 0, d / 2))


def picture(
    frame: Matrix,
    width: float,
    height: float,
    material: bpy.types.Material,
    rim: bpy.types.Material | None = None,
    wide: float = 0.05,
    mat: float = 0.0,
) -> None:
    """A picture, with a frame ``wide`` metres broad and a white mat if asked."""
    w, h = width / 2, height / 2
    z = 0.018
    mesh.quad("picture", [(-w, -h, z), (w, -h, z), (w, h, z), (-w, h, z)], material).matrix_world = frame
    back = surfaces.paint("mat-white", (0.80, 0.78, 0.72), 0.9, 0.06)
    board("picture-mat", frame, (width + 2 * mat, height + 2 * mat, z - 0.003), back)
    if rim is None:
        return
    ow, oh = w + mat, h + mat
    for dw, dh, x, y in (
        (2 * (ow + wide), wide, 0, oh + wide / 2),
        (2 * (ow + wide), wide, 0, -oh - wide / 2),
        (wide, 2 * oh, ow + wide / 2, 0),
        (wide, 2 * oh, -ow - wide / 2, 0),
    ):
        board("picture-rim", frame @ Matrix.Translation((x, y, 0)), (dw, dh, z + 0.022), rim, 0.006)
