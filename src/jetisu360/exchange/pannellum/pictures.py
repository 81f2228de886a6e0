"""The photographs of a Pannellum tour: equirectangular ones copied, cubes and multires tiles put together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from typing import Any

import numpy as np

from jetisu360.exchange.common.files import Files, inside, located, places
from jetisu360.exchange.common.found import Photograph
from jetisu360.exchange.common.pictures import decode_picture, picture_header
from jetisu360.exchange.common.refusals import PictureMissing, PictureWrongSize, SceneWrong
from jetisu360.exchange.common.sphere.angles import number, rounded
from jetisu360.exchange.common.sphere.cube import Cube
from jetisu360.exchange.common.sphere.strips import jpeg_of, sensible_face, tile_is_within
from jetisu360.language import Message, _
from jetisu360.panorama.geometry.projection import FACES
from jetisu360.panorama.geometry.resample import Pixels
from jetisu360.panorama.read.extent import Coverage
from jetisu360.panorama.read.gpano import read_gpano
from jetisu360.panorama.read.photo import PhotoInfo, inspect_photo

Json = Mapping[str, Any]
Maker = Callable[[dict[str, Any]], Photograph]
_NEARLY = (1.9, 2.1)
"""Widths over heights of pictures that somebody has taken for a sphere: a stitcher's cuts included, another
shape is looked at."""
EXTENSIONS = {"jpeg": "jpg", "tiff": "tif"}


def picture_of(files: Files, folders: Sequence[str], scene: Json, name: str, entry: dict[str, Any]) -> Maker:
    """How the scene's photograph is made; whatever can be wrong with its addresses is found out now.

    Raises:
        SceneWrong, PictureRemote, PathOutside
    """
    kind = scene.get("type", "equirectangular")
    base = _string(scene.get("basePath"))
    if kind == "multires":
        return _multires(files, folders, base, scene, name)
    if kind == "cubemap":
        return _cube_map(files, folders, base, scene, name)
    if kind == "equirectangular":
        return _equirectangular(files, folders, base, scene, name)
    raise SceneWrong(scene=name, problem=_kind_unknown(str(kind)[:40]))


def _equirectangular(files: Files, folders: Sequence[str], base: str, scene: Json, name: str) -> Maker:
    written = scene.get("panorama")
    if scene.get("dynamic") is True or not isinstance(written, str) or not written:
        raise SceneWrong(scene=name, problem=_NO_PICTURE)
    path = located(files, base + written, folders)

    def read(entry: dict[str, Any]) -> Photograph:
        data = files.read(path)
        header = picture_header(data, path)
        pose = None if scene.get("ignoreGPanoXMP") is True else read_gpano(header.xmp)
        given = _given_coverage(scene)
        recorded = scene.get("ignoreGPanoXMP") is not True and read_gpano(header.xmp).area is not None
        if given is None and not recorded and _NEARLY[0] <= header.width / header.height <= _NEARLY[1]:
            # Pannellum lays over the whole sphere what nobody says to be a part of it.
            given = Coverage(360.0, 180.0, 0.0)
        info = inspect_photo(data, path, coverage=given, sha256="0" * 64)
        if given is None and not info.crop.is_full and scene.get("ignoreGPanoXMP") is not True:
            given = _centred(info)
            heading = info.heading
            if heading is not None and "heading" not in entry:
                entry["heading"] = rounded((heading + sum(info.crop.yaw_range) / 2) % 360)
        if given is not None:
            entry["coverage"] = {
                "horizontal": rounded(given.horizontal),
                "vertical": rounded(given.vertical or 0.0) or None,
                "centre_pitch": rounded(given.centre_pitch or 0.0),
            }
        # Where Pannellum has the horizon is where the labels were measured: it is never estimated again.
        pitch = number(scene.get("horizonPitch"), -90, 90)
        roll = number(scene.get("horizonRoll"), -180, 180)
        if pitch is None and roll is None and pose is not None:
            pitch, roll = pose.pitch, pose.roll
        # Pannellum's roll is GPano's: it grows as the horizon turns counterclockwise, ours the other way.
        entry["level"] = {"pitch": rounded(pitch or 0.0), "roll": rounded(-(roll or 0.0))}
        return EXTENSIONS.get(header.format, header.format), data

    return read


def _given_coverage(scene: Json) -> Coverage | None:
    """What the configuration says the picture covers, where that is not the whole sphere."""
    across = number(scene.get("haov"), 1e-3, 360)
    up = number(scene.get("vaov"), 1e-3, 180)
    if (across is None or across > 359.99) and (up is None or up > 179.99):
        return None
    return Coverage(
        across if across is not None else 360.0,
        up if up is not None else 180.0,
        number(scene.get("vOffset"), -90, 90) or 0.0,
    )


def _centred(info: PhotoInfo) -> Coverage:
    """A crop as Pannellum shows it: the middle of the picture is at yaw 0, wherever GPano has it."""
    (west, east), (low, high) = info.crop.yaw_range, info.crop.pitch_range
    return Coverage(min(360.0, east - west), min(180.0, high - low), (low + high) / 2)


def _cube_map(files: Files, folders: Sequence[str], base: str, scene: Json, name: str) -> Maker:
    written = scene.get("cubeMap")
    if not isinstance(written, list) or len(written) != 6 or not all(isinstance(one, str) for one in written):
        raise SceneWrong(scene=name, problem=_SIX_FACES)
    paths = dict(zip(FACES, (located(files, base + one, folders) for one in written), strict=True))

    def read(entry: dict[str, Any]) -> Photograph:
        header = picture_header(files.read(paths["f"]), paths["f"])
        size = sensible_face(header.width)
        if size is None or header.height != header.width:
            wanted = f"{header.width} × {header.width}"
            raise PictureWrongSize(path=paths["f"], width=header.width, height=header.height, wanted=wanted)

        def load(face: str, row: int, column: int, height: int, width: int) -> Pixels:
            return decode_picture(files.read(paths[face]), paths[face], (width, height))

        _levelled(scene, entry)
        return "jpg", jpeg_of(Cube(size, size, load), *_shown(scene))

    return read


def _multires(files: Files, folders: Sequence[str], base: str, scene: Json, name: str) -> Maker:
    tiles = scene.get("multiRes")
    if not isinstance(tiles, Mapping):
        raise SceneWrong(scene=name, problem=_NO_TILES)
    size, tile = sensible_face(tiles.get("cubeResolution")), sensible_face(tiles.get("tileResolution"))
    levels = number(tiles.get("maxLevel"), 1, 20)
    if size is None or tile is None or levels is None or levels != int(levels):
        raise SceneWrong(scene=name, problem=_SIZES)
    template = base + _string(tiles.get("basePath")) + _string(tiles.get("path"))
    extension = _string(tiles.get("extension")) or "jpg"
    partial = _shown(scene)
    yaw, pitch = partial[0] or (-180.0, 180.0), partial[1] or (-90.0, 90.0)
    is_partial = partial != (None, None)

    def written(face: str, row: int, column: int) -> str:
        path = template.replace("%s", face, 1).replace("%l", str(int(levels)), 1)
        return f"{path.replace('%x', str(column), 1).replace('%y', str(row), 1)}.{extension}"

    # Where one tile is, the others are as well; of a partial panorama some face has one in its middle.
    middle = max(0, (size - 1) // tile // 2)
    samples = [written(face, at, at) for face in FACES for at in dict.fromkeys((0, middle))]
    which = next((at for one in samples if (at := _which(files, one, folders)) is not None), None)

    def place(face: str, row: int, column: int) -> str:
        path = written(face, row, column)
        found = next(islice(places(path, folders), which, None), None) if which is not None else None
        return found or inside(path.lstrip("/"), folders[0])

    place("f", 0, 0)

    def load(face: str, row: int, column: int, height: int, width: int) -> Pixels:
        path = place(face, row, column)
        # Pannellum's tool writes no tile where a partial panorama has nothing to show.
        if is_partial and not files.exists(path):
            if tile_is_within(size, tile, face, row, column, yaw, pitch):
                raise PictureMissing(path=path)
            return np.zeros((height, width, 3), dtype=np.uint8)
        return decode_picture(files.read(path), path, (width, height))

    def read(entry: dict[str, Any]) -> Photograph:
        _levelled(scene, entry)
        return "jpg", jpeg_of(Cube(size, min(tile, size), load), *partial)

    return read


def _which(files: Files, written: str, folders: Sequence[str]) -> int | None:
    """The number of the place in which a file is."""
    return next((at for at, path in enumerate(places(written, folders)) if files.exists(path)), None)


def _levelled(scene: Json, entry: dict[str, Any]) -> None:
    pitch, roll = number(scene.get("horizonPitch"), -90, 90), number(scene.get("horizonRoll"), -180, 180)
    entry["level"] = {"pitch": rounded(pitch or 0.0), "roll": rounded(-(roll or 0.0))}


def _shown(scene: Json) -> tuple[tuple[float, float] | None, tuple[float, float] | None]:
    """Yaw and pitch that a cube covers, None where it is all: its own limits, else its angles of view."""
    west, east = number(scene.get("minYaw"), -180, 180), number(scene.get("maxYaw"), -180, 180)
    low, high = number(scene.get("minPitch"), -90, 90), number(scene.get("maxPitch"), -90, 90)
    across, up = number(scene.get("haov"), 1e-3, 360), number(scene.get("vaov"), 1e-3, 180)
    offset = number(scene.get("vOffset"), -90, 90) or 0.0
    if west is None and east is None and across is not None and across < 359.99:
        west, east = -across / 2, across / 2
    if low is None and high is None and up is not None and up < 179.99:
        low, high = offset - up / 2, offset + up / 2
    yaw = (west if west is not None else -180.0, east if east is not None else 180.0)
    pitch = (low if low is not None else -90.0, high if high is not None else 90.0)
    return (
        yaw if yaw != (-180.0, 180.0) and yaw[0] < yaw[1] else None,
        pitch if pitch != (-90.0, 90.0) and pitch[0] < pitch[1] else None,
    )


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""


def _kind_unknown(kind: str) -> Message:
    return _("“{kind}” is not a kind of panorama that is known").fill(kind=kind)


_NO_PICTURE = _("it names no file of a panorama")
_SIX_FACES = _("cubeMap must name six files")
_NO_TILES = _("it has no multiRes")
_SIZES = _("cubeResolution, tileResolution or maxLevel cannot be right")
