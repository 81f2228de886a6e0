"""The photograph of a krpano scene: of all its images the largest that is there.

Faces, spheres, cylinders, strips and `prealign` were held against krpano's own viewer (1.22), picture by
picture: its six faces lie as ours do, seen from inside, up and down too. Tiles are counted from `baseindex`,
1 unless given; of the sizes in `multires` the first is that of a tile, and `%l` counts the others from 1.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from jetisu360.errors import JetisuError
from jetisu360.exchange.common.files import Files
from jetisu360.exchange.common.found import Photograph
from jetisu360.exchange.common.pictures import decode_picture, picture_header
from jetisu360.exchange.common.refusals import PictureMissing, SceneWrong, TourEncrypted
from jetisu360.exchange.common.sphere.angles import number, rounded
from jetisu360.exchange.common.sphere.cube import Cube, missing_tile
from jetisu360.exchange.common.sphere.spheres import cylinder, sphere_of_tiles, square_side
from jetisu360.exchange.common.sphere.strips import jpeg_of, sensible_face
from jetisu360.exchange.common.sphere.tilt import Turn, X, Y, Z, about, turn_of
from jetisu360.exchange.common.xml_tree import Element
from jetisu360.exchange.krpano.document import Document
from jetisu360.language import _
from jetisu360.panorama.geometry.resample import Pixels

Maker = Callable[[dict[str, Any]], Photograph]
SIDES = {"left": "l", "front": "f", "right": "r", "back": "b", "up": "u", "down": "d"}
STRIP = "lfrbud"
"""The order of the faces in a cubestrip."""
EXTENSIONS = {"jpeg": "jpg", "tiff": "tif"}
_TOKEN = re.compile(r"%(0*+)([svyrhxcult])", re.IGNORECASE)
_SIZES = re.compile(r"([0-9]{1,6})(?:x([0-9]{1,6}))?+")


@dataclass(frozen=True)
class Candidate:
    """One way to the picture. `width` is that of a face or of the sphere, 0 where only the file knows."""

    kind: str
    image: Element
    urls: dict[str, str]
    base: str
    width: int = 0
    height: int = 0
    tile: int = 0
    level: int = 0


@dataclass(frozen=True)
class Image:
    """`turn`: how krpano turns the picture before it is shown (`prealign`). `finer`: a file for want of which
    it is not the finest that the tour names.
    """

    turn: Turn
    make: Maker
    finer: str = ""


def image_of(document: Document, pano: Element, name: str) -> Image:
    """The picture of a scene.

    Raises:
        SceneWrong, PictureRemote, PathOutside, PictureMissing
    """
    candidates = [candidate for image in pano.all("image") for candidate in _candidates(image, image)]
    if not candidates:
        videos = any("video" in item.get("url").lower() for item in pano.walk())
        raise SceneWrong(scene=name, problem=_MOVING if videos else _NO_PICTURE)
    tried: JetisuError | None = None
    for one in sorted(candidates, key=lambda candidate: -candidate.width):
        try:
            made = _maker(document, one, name)
            finer = str(tried.details["path"]) if isinstance(tried, PictureMissing) else ""
            return Image(_turn(one.image), made, finer)
        except JetisuError as error:
            tried = tried or error
    assert tried is not None
    raise tried


def _turn(image: Element) -> Turn:
    """`prealign="x|y|z"`, degrees: about X first, then Z, then Y."""
    given = [number(part, -360, 360) or 0.0 for part in image.get("prealign").split("|")]
    x, y, z = [*given, 0.0, 0.0, 0.0][:3]
    return turn_of(about(Y, y) @ about(Z, z) @ about(X, x)) if x or y or z else Turn()


def _candidates(image: Element, part: Element, level: int = 1) -> Iterator[Candidate]:
    sides: dict[str, str] = {}
    levels = 0
    for child in part.children:
        url = child.get("url")
        if child.name in SIDES and url:
            sides[SIDES[child.name]] = url
        elif child.name in ("cube", "cubestrip", "sphere", "cylinder") and url:
            if "plugin:" in url.lower():
                continue
            yield from _of_element(image, part, child, level)
        elif child.name in ("mobile", "tablet", "fallback", "level") and part is image:
            levels += child.name == "level"
            yield from _candidates(image, child, levels or 1)
    if len(sides) == 6:
        base = next(child.base for child in part.children if child.name in SIDES)
        yield _with_level("cube", image, part, sides, base, level)


def _of_element(image: Element, part: Element, child: Element, level: int) -> Iterator[Candidate]:
    urls = {"": child.get("url")}
    listed = [(int(item[1]), int(item[2] or 0)) for item in _SIZES.finditer(child.get("multires") or "")]
    if len(listed) > 1:
        tile, *sizes = listed
        for number_of_level, (width, height) in enumerate(sizes, 1):
            yield Candidate(child.name, image, urls, child.base, width, height, tile[0], number_of_level)
    else:
        yield _with_level(child.name, image, part, urls, child.base, level)


def _with_level(
    kind: str, image: Element, part: Element, urls: dict[str, str], base: str, level: int
) -> Candidate:
    """A picture, or the level of an image with `<level tiledimagewidth=…>` (up to krpano 1.19)."""
    width = number(part.get("tiledimagewidth") or image.get("tiledimagewidth"), 1, 1e6)
    height = number(part.get("tiledimageheight") or image.get("tiledimageheight"), 1, 1e6)
    tile = number(part.get("tilesize") or image.get("tilesize") or "512", 16, 1e5)
    if width is None or tile is None:
        return Candidate(kind, image, urls, base)
    return Candidate(kind, image, urls, base, int(width), int(height or 0), int(tile), level)


def _address(url: str, face: str, row: int, column: int, level: int, first: int) -> str:
    """`%s` side, `%v` (y, r) row, `%h` (x, c, u) column, `%l` level, `%t` eye; each 0 before the letter is
    one digit more.
    """

    def token(found: re.Match[str]) -> str:
        zeros, letter = len(found[1]), found[2].lower()
        if letter == "s":
            return face
        if letter == "t":
            return "1"
        value = row + first if letter in "vyr" else column + first if letter in "hxcu" else level
        return str(value).zfill(zeros + 1)

    return _TOKEN.sub(token, url)


def _maker(document: Document, one: Candidate, name: str) -> Maker:
    files = document.files
    index = number(one.image.get("baseindex") or "1", 0, 9)
    first = 1 if index is None else int(index)

    def place(face: str, row: int = 0, column: int = 0) -> str:
        url = one.urls.get(face) or one.urls.get("") or ""
        label = one.image.get("stereolabels").split("|")[0] or "1"
        mark, rest = document.parted(url)
        written = _address(rest.replace("%t", label), face, row, column, one.level, first)
        return document.find(f"%{mark}%{written}" if mark else written, one.base)

    start = place("f")
    if not files.exists(start):
        raise PictureMissing(path=start)
    if _encrypted(files, start):
        raise TourEncrypted(name=start, program="krpano")
    if one.kind == "cube":
        return _cube(files, one, place, name)
    if one.kind == "cubestrip":
        return _strip(files, start)
    if one.kind == "cylinder":
        return _cylinder(files, one, place, name)
    return _sphere(files, one, place, name)


def _encrypted(files: Files, path: str) -> bool:
    return files.read(path)[:4] == b"KENC"


def _cube(files: Files, one: Candidate, place: Callable[..., str], name: str) -> Maker:
    if not one.tile:

        def read_whole(entry: dict[str, Any]) -> Photograph:
            size = square_side(files, place("f"))

            def whole(face: str, row: int, column: int, height: int, width: int) -> Pixels:
                path = place(face)
                return decode_picture(files.read(path), path, (width, height))

            return "jpg", jpeg_of(Cube(size, size, whole))

        return read_whole
    size, tile = sensible_face(one.width), sensible_face(one.tile)
    if size is None or tile is None:
        raise SceneWrong(scene=name, problem=_WRONG_SIZES)

    def load(face: str, row: int, column: int, height: int, width: int) -> Pixels:
        path = place(face, row, column)
        return decode_picture(files.read(path), path, (width, height))

    gap = missing_tile(size, tile, lambda *spot: files.exists(place(*spot)))
    if gap is not None:
        raise PictureMissing(path=place(*gap))
    return lambda entry: ("jpg", jpeg_of(Cube(size, min(size, tile), load)))


def _strip(files: Files, path: str) -> Maker:
    def read(entry: dict[str, Any]) -> Photograph:
        pixels = decode_picture(files.read(path), path)
        height, width = pixels.shape[:2]
        size = sensible_face(height)
        if size is None or width != 6 * height:
            raise SceneWrong(scene=path, problem=_WRONG_SIZES)

        def load(face: str, row: int, column: int, tall: int, wide: int) -> Pixels:
            left = STRIP.index(face) * size
            return pixels[:, left : left + size]

        return "jpg", jpeg_of(Cube(size, size, load))

    return read


def _extent(image: Element, width: int, height: int) -> tuple[float, float, float]:
    """Degrees across and up, and the pitch of the middle: `hfov`, `vfov`, `voffset` (positive is down)."""
    across = number(image.get("hfov"), 1e-3, 360) or 360.0
    up = number(image.get("vfov"), 1e-3, 180) or min(180.0, across * height / width)
    return across, up, -(number(image.get("voffset"), -90, 90) or 0.0)


def _sphere(files: Files, one: Candidate, place: Callable[..., str], name: str) -> Maker:
    def read(entry: dict[str, Any]) -> Photograph:
        if one.tile:
            width, height = one.width, one.height or one.width // 2
            data = sphere_of_tiles(files, width, height, one.tile, lambda row, column: place("", row, column))
            extension = "jpg"
        else:
            path = place("")
            data = files.read(path)
            header = picture_header(data, path)
            width, height = header.width, header.height
            extension = EXTENSIONS.get(header.format, PurePosixPath(path).suffix.lstrip(".") or "jpg")
        across, up, middle = _extent(one.image, width, height)
        if across < 359.99 or up < 179:
            entry["coverage"] = {
                "horizontal": rounded(across),
                "vertical": rounded(up),
                "centre_pitch": rounded(middle),
            }
        return extension, data

    return read


def _cylinder(files: Files, one: Candidate, place: Callable[..., str], name: str) -> Maker:
    def read(entry: dict[str, Any]) -> Photograph:
        path = place("")
        if one.tile:
            raise SceneWrong(scene=name, problem=_TILED_CYLINDER)
        pixels = decode_picture(files.read(path), path)
        across = number(one.image.get("hfov"), 1e-3, 360) or 360.0
        offset = number(one.image.get("voffset"), -90, 90) or 0.0
        radius = pixels.shape[1] / math.radians(across)
        data, up, middle = cylinder(pixels, radius, -offset)
        entry["coverage"] = {
            "horizontal": rounded(across),
            "vertical": rounded(up),
            "centre_pitch": rounded(middle),
        }
        return "jpg", data

    return read


_NO_PICTURE = _("it names no file of a panorama")
_MOVING = _("it is a film, and only still panoramas are read")
_WRONG_SIZES = _("its sizes cannot be right")
_TILED_CYLINDER = _("a cylinder in tiles is not read")
