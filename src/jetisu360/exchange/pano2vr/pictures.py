"""The six faces of a Pano2VR panorama, each one file or cut into tiles.

Held against Pano2VR's own player (7.1), picture by picture: faces 0 to 5 are front, right, back, left, up,
down and lie as ours do, seen from inside. A tile has `overlap` pixels of its neighbours on each side, at the
edges of a face too; a face in one file is `tilescale` times as large as what is shown of it. The largest
level comes first in the XML and has the highest number in the names.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from jetisu360.errors import JetisuError
from jetisu360.exchange.common.files import Files, inside
from jetisu360.exchange.common.found import Photograph
from jetisu360.exchange.common.pictures import decode_picture
from jetisu360.exchange.common.refusals import PictureMissing, PictureWrongSize, SceneWrong
from jetisu360.exchange.common.sphere.angles import number
from jetisu360.exchange.common.sphere.cube import Cube, missing_tile
from jetisu360.exchange.common.sphere.spheres import square_side
from jetisu360.exchange.common.sphere.strips import jpeg_of, sensible_face
from jetisu360.exchange.common.xml_tree import Element
from jetisu360.language import _
from jetisu360.panorama.geometry.projection import FACES
from jetisu360.panorama.geometry.resample import Pixels

Maker = Callable[[dict[str, Any]], Photograph]
MOST_OVERLAP = 64
_TOKEN = re.compile(r"%([csrlxyvhn])")


def picture_of(files: Files, folder: str, node: Element, name: str) -> tuple[Maker, str]:
    """How the node's photograph is made, and the file for want of which it is not the finest.

    Raises:
        SceneWrong, PictureRemote, PathOutside, PictureMissing
    """
    given = node.first("input")
    if given.get("flat") == "1":
        raise SceneWrong(scene=name, problem=_FLAT)
    levels = given.all("level")
    if given.get("leveltileurl") and levels:
        return _levels(files, folder, given, levels, name)
    faces = [given.get(f"tile{index}url") for index in range(6)]
    if all(faces):
        return _faces(files, folder, given, faces), ""
    if given.all("video", "source") or any("video" in child.name for child in given.children):
        raise SceneWrong(scene=name, problem=_MOVING)
    raise SceneWrong(scene=name, problem=_NO_FACES)


def _levels(files: Files, folder: str, given: Element, levels: list[Element], name: str) -> tuple[Maker, str]:
    tile = sensible_face(number(given.get("leveltilesize") or "512"))
    overlap = number(given.get("overlap") or "1", 0, MOST_OVERLAP)
    if tile is None or overlap is None:
        raise SceneWrong(scene=name, problem=_WRONG_SIZES)
    sized = [(number(one.get("width"), 1, 1e6) or 0.0, index) for index, one in enumerate(levels)]
    tried: JetisuError | None = None
    for width, index in sorted(sized, reverse=True):
        size = sensible_face(width)
        if size is None:
            tried = tried or SceneWrong(scene=name, problem=_WRONG_SIZES)
            continue
        place = _place(folder, given.get("leveltileurl"), index, len(levels), name)
        gap = missing_tile(size, tile, _there(files, place))
        if gap is None:
            finer = str(tried.details["path"]) if isinstance(tried, PictureMissing) else ""
            return _tiled(files, size, tile, int(overlap), place), finer
        tried = tried or PictureMissing(path=place(*gap))
    assert tried is not None
    raise tried


def _there(files: Files, place: Callable[[str, int, int], str]) -> Callable[[str, int, int], bool]:
    return lambda *spot: files.exists(place(*spot))


def _place(folder: str, url: str, index: int, count: int, name: str) -> Callable[[str, int, int], str]:
    def place(face: str, row: int, column: int) -> str:
        values = {
            "c": str(FACES.index(face)),
            "s": face,
            "r": str(index),
            "l": str(count - 1 - index),
            "x": str(column),
            "h": str(column),
            "y": str(row),
            "v": str(row),
            "n": name,
        }
        return inside(_TOKEN.sub(lambda found: values[found[1]], url), folder)

    place("f", 0, 0)
    return place


def _tiled(files: Files, size: int, tile: int, overlap: int, place: Callable[[str, int, int], str]) -> Maker:
    def load(face: str, row: int, column: int, height: int, width: int) -> Pixels:
        path = place(face, row, column)
        wanted = width + 2 * overlap, height + 2 * overlap
        pixels = decode_picture(files.read(path), path, wanted)
        return pixels[overlap : overlap + height, overlap : overlap + width]

    return lambda entry: ("jpg", jpeg_of(Cube(size, min(tile, size), load)))


def _faces(files: Files, folder: str, given: Element, urls: list[str]) -> Maker:
    paths = dict(zip(FACES, (inside(url, folder) for url in urls), strict=True))
    scale = number(given.get("tilescale") or "1", 1, 2) or 1.0
    if not files.exists(paths["f"]):
        raise PictureMissing(path=paths["f"])

    def read(entry: dict[str, Any]) -> Photograph:
        whole = square_side(files, paths["f"])
        size = round(whole / scale)
        edge = (whole - size) // 2
        if sensible_face(size) is None:
            raise PictureWrongSize(path=paths["f"], width=whole, height=whole, wanted=f"≥ 16 × {scale:g}")

        def load(face: str, row: int, column: int, height: int, width: int) -> Pixels:
            pixels = decode_picture(files.read(paths[face]), paths[face], (whole, whole))
            return pixels[edge : edge + size, edge : edge + size]

        return "jpg", jpeg_of(Cube(size, size, load))

    return read


_FLAT = _("it is a flat picture and no panorama")
_MOVING = _("it is a film, and only still panoramas are read")
_NO_FACES = _("it names no six faces of a cube")
_WRONG_SIZES = _("its sizes cannot be right")
