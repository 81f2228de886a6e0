"""The panorama of a node, and the directions that are pixels of it.

Held against the viewer itself (5.14), picture by picture: its six faces lie as ours do, seen from inside, but
`top` and `bottom` are turned by half a circle unless `flipTopBottom` is true. `sphereCorrection` turns the
picture about Z by −roll, then about X by tilt, then about Y by −pan.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

import numpy as np

from jetisu360.exchange.common.files import Files, inside
from jetisu360.exchange.common.found import Photograph
from jetisu360.exchange.common.pictures import decode_picture, picture_header
from jetisu360.exchange.common.refusals import PictureMissing, SceneWrong
from jetisu360.exchange.common.scripts.script_values import Code
from jetisu360.exchange.common.sphere.angles import number, rounded
from jetisu360.exchange.common.sphere.cube import Cube
from jetisu360.exchange.common.sphere.spheres import sphere_of_tiles, square_side
from jetisu360.exchange.common.sphere.strips import jpeg_of, sensible_face
from jetisu360.exchange.common.sphere.tilt import Matrix, Y, about
from jetisu360.exchange.photo_sphere_viewer.tile_urls import Value, tile_address
from jetisu360.language import _
from jetisu360.panorama.geometry.projection import direction_of, face_direction, level_matrix
from jetisu360.panorama.geometry.resample import Pixels
from jetisu360.panorama.geometry.sphere import Level
from jetisu360.panorama.read.extent import is_sphere
from jetisu360.panorama.read.gpano import read_gpano

Json = Mapping[str, Any]
Maker = Callable[[dict[str, Any]], Photograph]
FACES = {"left": "l", "front": "f", "right": "r", "back": "b", "top": "u", "bottom": "d"}
EXTENSIONS = {"jpeg": "jpg", "tiff": "tif"}


@dataclass(frozen=True)
class Picture:
    """`pose`: how the viewer turns the picture by what is said of it. `direction`: of a pixel, or None."""

    make: Maker
    pose: Matrix
    direction: Callable[[Json], np.ndarray | None]


def picture_of(files: Files, folder: str, node: Json, name: str) -> Picture:
    """How the node's photograph is made.

    Raises:
        SceneWrong, PictureRemote, PathOutside, PictureMissing, Refusal
    """
    panorama = node.get("panorama")
    if isinstance(panorama, Mapping) and isinstance(panorama.get("path"), str) and "type" not in panorama:
        return _sphere(files, folder, panorama["path"], panorama.get("data") or node.get("panoData"), name)
    if isinstance(panorama, str):
        return _sphere(files, folder, panorama, node.get("panoData"), name)
    if isinstance(panorama, Mapping) and (
        "faceSize" in panorama or "width" in panorama or "levels" in panorama
    ):
        return _tiles(files, folder, panorama, name)
    if isinstance(panorama, (Mapping, list)):
        return _cube(files, folder, panorama, name)
    raise SceneWrong(scene=name, problem=_BY_PROGRAM if isinstance(panorama, Code) else _NO_PICTURE)


def _there(files: Files, path: str) -> str:
    if not files.exists(path):
        raise PictureMissing(path=path)
    return path


def _sphere(files: Files, folder: str, written: str, given: object, name: str) -> Picture:
    path = _there(files, inside(written, folder))
    header = picture_header(files.read(path), path)
    gpano = read_gpano(header.xmp)
    # GPano's roll grows as the horizon turns counterclockwise, ours the other way.
    pose = level_matrix(Level(gpano.pitch or 0.0, -(gpano.roll or 0.0)))
    full = _Full(float(header.width), float(header.height))
    data = given if isinstance(given, Mapping) else {}
    width = number(data.get("fullWidth"), 2, 1e6)
    own = False
    if width:
        left, top = number(data.get("croppedX"), 0, 1e6) or 0.0, number(data.get("croppedY"), 0, 1e6) or 0.0
        full = _Full(width, number(data.get("fullHeight"), 2, 1e6) or width / 2, left, top)
    elif gpano.area is not None:
        area, own = gpano.area, True
        full = _Full(area.full_width, area.full_height, area.left, area.top)
    elif not is_sphere(header.width, header.height):
        # What is neither 2 : 1 nor says what it is, the viewer puts into the middle of a sphere.
        width = float(max(header.width, header.height * 2))
        full = _Full(width, width / 2, (width - header.width) / 2, (width / 2 - header.height) / 2)
    partial = not own and (full.width, full.height) != (header.width, header.height)
    # museum.toml has the middle of a part of a sphere at yaw 0, wherever the viewer has it.
    offset = (full.left + header.width / 2) / full.width * 360 - 180 if partial else 0.0

    def make(entry: dict[str, Any]) -> Photograph:
        if partial:
            entry["coverage"] = {
                "horizontal": rounded(min(360.0, header.width / full.width * 360)),
                "vertical": rounded(min(180.0, header.height / full.height * 180)),
                "centre_pitch": rounded(90 - (full.top + header.height / 2) / full.height * 180),
            }
        extension = EXTENSIONS.get(header.format, PurePosixPath(path).suffix.lstrip(".") or "jpg")
        return extension, files.read(path)

    return Picture(make, pose @ about(Y, offset), _of_sphere(full, offset))


@dataclass(frozen=True)
class _Full:
    """The whole sphere that a picture is a part of, in its pixels, and where the part lies in it."""

    width: float
    height: float
    left: float = 0.0
    top: float = 0.0


def _of_sphere(full: _Full, offset: float = 0.0) -> Callable[[Json], np.ndarray | None]:
    def direction(point: Json) -> np.ndarray | None:
        x = number(point.get("textureX", point.get("x")))
        y = number(point.get("textureY", point.get("y")))
        if x is None or y is None:
            return None
        yaw = (x + full.left) / full.width * 360 - 180
        return direction_of(yaw - offset, 90 - (y + full.top) / full.height * 180)

    return direction


def _of_cube(size: int, flipped: bool) -> Callable[[Json], np.ndarray | None]:
    def direction(point: Json) -> np.ndarray | None:
        face = FACES.get(str(point.get("textureFace")))
        x, y = number(point.get("textureX")), number(point.get("textureY"))
        if face is None or x is None or y is None or not size:
            return None
        a, b = 2 * x / size - 1, 2 * y / size - 1
        if face in "ud" and not flipped:
            a, b = -a, -b
        return face_direction(face, a, b)

    return direction


def _turned(pixels: Pixels, face: str, flipped: bool) -> Pixels:
    return np.ascontiguousarray(pixels[::-1, ::-1]) if face in "ud" and not flipped else pixels


def _cube(files: Files, folder: str, panorama: Json | list[Any], name: str) -> Picture:
    """Faces in files, in one strip, or unfolded as a T that lies on its side."""
    kind = panorama.get("type", "separate") if isinstance(panorama, Mapping) else "separate"
    flipped = isinstance(panorama, Mapping) and panorama.get("flipTopBottom") is True
    paths = panorama.get("paths", panorama) if isinstance(panorama, Mapping) else panorama
    if kind == "separate":
        ones = paths if isinstance(paths, list) else [paths.get(face) for face in FACES]
        if len(ones) != 6 or not all(isinstance(item, str) and item for item in ones):
            raise SceneWrong(scene=name, problem=_SIX_FACES)
        faces = dict(zip(FACES.values(), (inside(item, folder) for item in ones), strict=True))
        size = square_side(files, _there(files, faces["f"]))

        def load(face: str, row: int, column: int, height: int, width: int) -> Pixels:
            path = faces[face]
            return _turned(decode_picture(files.read(path), path, (width, height)), face, flipped)

        return Picture(
            lambda entry: ("jpg", jpeg_of(Cube(size, size, load))), np.eye(3), _of_cube(size, flipped)
        )
    if kind not in ("stripe", "net") or not isinstance(panorama, Mapping):
        raise SceneWrong(scene=name, problem=_NO_PICTURE)
    path = _there(files, inside(str(panorama.get("path")), folder))
    header = picture_header(files.read(path), path)
    order = panorama.get("order") or list(FACES)
    side = sensible_face(header.height if kind == "stripe" else header.width // 4)
    wanted = (6 * (side or 0), side) if kind == "stripe" else (4 * (side or 0), 3 * (side or 0))
    if side is None or (header.width, header.height) != wanted or sorted(order) != sorted(FACES):
        raise SceneWrong(scene=name, problem=_WRONG_SIZES)
    places = {FACES[face]: (0, at) for at, face in enumerate(order)}
    if kind == "net":
        places = {"l": (1, 0), "f": (1, 1), "r": (1, 2), "b": (1, 3), "u": (0, 1), "d": (2, 1)}
        flipped = True

    def make(entry: dict[str, Any]) -> Photograph:
        pixels = decode_picture(files.read(path), path)

        def cut(face: str, row: int, column: int, height: int, width: int) -> Pixels:
            down, across = places[face]
            part = pixels[down * side : (down + 1) * side, across * side : (across + 1) * side]
            return _turned(part, face, flipped)

        return "jpg", jpeg_of(Cube(side, side, cut))

    return Picture(make, np.eye(3), _of_cube(side, flipped))


def _tiles(files: Files, folder: str, panorama: Json, name: str) -> Picture:
    """Tiles of a sphere or of faces, the finest level; their address is a function, read and never run."""
    levels = panorama.get("levels")
    ones = [item for item in levels if isinstance(item, Mapping)] if isinstance(levels, list) else [panorama]
    sized = [
        (number(one.get("faceSize", one.get("width")), 2, 1e6) or 0.0, at) for at, one in enumerate(ones)
    ]
    size, at = max(sized, default=(0.0, 0))
    address = tile_address(panorama.get("tileUrl"))
    if not size or size != int(size) or address is None:
        base = panorama.get("baseUrl")
        if isinstance(base, str):
            return _sphere(files, folder, base, panorama.get("basePanoData"), name)
        if isinstance(base, (Mapping, list)):
            return _cube(files, folder, base, name)
        raise SceneWrong(scene=name, problem=_BY_PROGRAM)
    level = ones[at]

    def place(*given: Value) -> str:
        return inside(address([*given, at]), folder)

    if "faceSize" in level:
        count = number(level.get("nbTiles"), 1, 512)
        face_size = sensible_face(size)
        if face_size is None or not count or face_size % count:
            raise SceneWrong(scene=name, problem=_WRONG_SIZES)
        tile = int(face_size // count)
        flipped = panorama.get("flipTopBottom") is True
        names = {letter: face for face, letter in FACES.items()}
        _there(files, place("front", 0, 0))

        def load(face: str, row: int, column: int, height: int, width: int) -> Pixels:
            # The viewer counts columns and rows as they lie in the file of the face.
            if face in "ud" and not flipped:
                row, column = int(count or 1) - 1 - row, int(count or 1) - 1 - column
            path = place(names[face], column, row)
            return _turned(decode_picture(files.read(path), path, (width, height)), face, flipped)

        cube = Cube(face_size, tile, load)
        return Picture(lambda entry: ("jpg", jpeg_of(cube)), np.eye(3), _of_cube(face_size, flipped))
    columns, rows = number(level.get("cols"), 1, 4096), number(level.get("rows"), 1, 4096)
    width, height = int(size), int(size) // 2
    if not columns or not rows or width % columns or height % rows:
        raise SceneWrong(scene=name, problem=_WRONG_SIZES)
    across, down = int(width // columns), int(height // rows)
    _there(files, place(0, 0))

    def make(entry: dict[str, Any]) -> Photograph:
        return "jpg", sphere_of_tiles(
            files, width, height, across, lambda row, column: place(column, row), down
        )

    return Picture(make, np.eye(3), _of_sphere(_Full(width, height)))


_NO_PICTURE = _("it names no file of a panorama")
_BY_PROGRAM = _("its panorama is named by a program, which is never run")
_SIX_FACES = _("it names no six faces of a cube")
_WRONG_SIZES = _("its sizes cannot be right")
