"""One photograph of all that surrounds a point: what it is, what it covers, its pixels. Or its refusal."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from jetisu360.files.system_errors import out_of_memory
from jetisu360.panorama.geometry.sphere import Crop, Level
from jetisu360.panorama.read.decode import check_whole, decode, decode_for_a_look, read_header
from jetisu360.panorama.read.extent import Coverage, find_extent, is_part, is_sphere
from jetisu360.panorama.read.formats.picture_file import Format, Header, Source
from jetisu360.panorama.read.gpano import GPano, read_gpano
from jetisu360.panorama.read.kinds.doubled import Halves, halves
from jetisu360.panorama.read.kinds.verdict import is_surely_sphere, judge_other, judge_sphere
from jetisu360.panorama.read.metadata import Gps, Shot, read_shot
from jetisu360.panorama.read.orientation import SWAPS_SIDES, upright, upright_size
from jetisu360.panorama.read.sniff import sniff
from jetisu360.panorama.refusals import (
    Corrupt,
    EmptyFile,
    MemoryShort,
    PanoramaDataWrong,
    Refusal,
    SphereTooLarge,
    TooManyBytes,
    TooManyPixels,
    TooSmall,
)
from jetisu360.panorama.remarks import (
    ColourProfileIgnored,
    FileUntidy,
    GainMapAside,
    HorizonAssumed,
    OrientationIgnored,
    PanoramaDataIgnored,
    Remark,
    ShotDataIgnored,
    StereoHalf,
    ToneMapped,
)

__all__ = ["Coverage", "Gps", "Limits", "Photo", "PhotoInfo", "inspect_photo", "read_photo"]

# Fewer pixels to the full circle than a phone's screen shows of it make a blur.
LEAST_WIDTH = 1024
# How XMP tells of a gain map: Ultra HDR (the name space of what became ISO 21496-1), Apple's.
_GAIN_MAPS = (b"http://ns.adobe.com/hdr-gain-map/", b"HDRGainMap")
# Share of the sphere's height above which a picture has its horizon near its middle whatever is missing: 18°
# at most.
_TALL = 0.9
# A sphere that nobody stores, not even in parts: 5 seconds of arc to the pixel, 211,000 tiles. Beyond it a
# record is a mistake, whatever `Limits` allow.
WIDEST_SPHERE = 1 << 18


@dataclass(frozen=True)
class Limits:
    """What may be opened at all: checked from the header, before anything is decoded.

    `max_pixels` holds for the stored picture, and for the whole sphere that a part is said to be part of.
    """

    max_bytes: int = 600_000_000
    max_pixels: int = 32768 * 16384


@dataclass(frozen=True)
class PhotoInfo:
    """What is known of a photograph. `level` is in the signs of the house; `captured_at` is UTC."""

    name: str
    format: Format
    sha256: str
    crop: Crop
    level: Level = field(default_factory=Level)
    heading: float | None = None
    captured_at: datetime | None = None
    camera: str | None = None
    gps: Gps | None = None
    remarks: tuple[Remark, ...] = ()

    @property
    def level_recorded(self) -> bool:
        """Whether the camera wrote how it was tilted.

        Two zeros are no answer: cameras without the sensor, and programs after them, fill in the form so
        (docs/decisions/photo-pose.md has pictures that are 7 to 9° off under two zeros).
        """
        return not self.level.is_level


@dataclass(frozen=True)
class Photo:
    """A photograph and its pixels: uint8 sRGB (h, w, 3), C-contiguous, upright, as large as `info.crop`."""

    info: PhotoInfo
    pixels: NDArray[np.uint8]


@dataclass(frozen=True)
class _Opened:
    source: Source
    header: Header
    shot: Shot
    orientation: int
    info: PhotoInfo
    sworn: bool  # the keeper's word stands for what the picture is
    said: bool  # the file itself says that it is a sphere
    half: Halves | None  # which half of the stored picture `info.crop` is


def inspect_photo(
    data: bytes | memoryview,
    name: str,
    *,
    limits: Limits | None = None,
    coverage: Coverage | None = None,
    sha256: str | None = None,
    timezone: str = "Asia/Almaty",
) -> PhotoInfo:
    """What the header says; the pixels stay packed, unless the shape is no panorama's and has to be looked
    at.

    A photograph that passes may still be refused by `read_photo`, or taken by its half: what is wrong with
    the pixels of a picture of a sphere's shape can only be seen in them. `timezone` is where the museum's
    cameras have their clocks set.

    Raises:
        Refusal: one of its children, and nothing else.
    """
    with only_refusals(name):
        return _open(data, name, limits or Limits(), coverage, sha256, timezone).info


def read_photo(
    data: bytes | memoryview,
    name: str,
    *,
    limits: Limits | None = None,
    coverage: Coverage | None = None,
    placed: bool = False,
    sha256: str | None = None,
    timezone: str = "Asia/Almaty",
) -> Photo:
    """The photograph, whole. Arguments as for `inspect_photo`; `placed`: the keeper has said where something
    is in it, so that it is not refused for what it only looks like.

    Memory: a JPEG in sRGB costs its pixels once (3 bytes each) beside `data`; docs/photographs.md has the
    others.

    Raises:
        Refusal: one of its children, and nothing else.
    """
    with only_refusals(name):
        opened = _open(data, name, limits or Limits(), coverage, sha256, timezone)
        decoded = decode(opened.source, opened.header)
        pixels = upright(decoded.pixels, opened.orientation)
        info, half = opened.info, opened.half
        remarks = list(info.remarks)
        if decoded.profile_ignored:
            remarks.append(ColourProfileIgnored(name=name))
        if not decoded.tidy:
            remarks.append(FileUntidy(name=name))
        if decoded.hdr:
            remarks.append(ToneMapped(name=name))
        if half is not None:
            pixels = halves(pixels, half)[0]
        if pixels.shape != (info.crop.height, info.crop.width, 3):
            raise Corrupt(name=name)
        if half is None and info.crop.is_full and not opened.sworn:
            half, seen = judge_sphere(pixels, name, said=opened.said or placed)
            remarks += seen
            if half is not None:
                pixels = halves(pixels, half)[0]
                info = replace(info, crop=_whole_sphere(pixels.shape[1], pixels.shape[0]))
                check_width(name, info.crop)
                remarks.append(StereoHalf(name=name))
        return Photo(_with_remarks(info, remarks), np.ascontiguousarray(pixels))


@contextmanager
def only_refusals(name: str) -> Iterator[None]:
    """A decoder fed with garbage may raise anything; a caller has one kind of error to expect."""
    try:
        yield
    except (Refusal, ImportError):  # a library that is missing damages no picture
        raise
    except Exception as error:
        if out_of_memory(error):
            raise MemoryShort(name=name) from None
        raise Corrupt(name=name) from error


def _open(
    data: bytes | memoryview,
    name: str,
    limits: Limits,
    coverage: Coverage | None,
    sha256: str | None,
    timezone: str,
) -> _Opened:
    source = Source(name, memoryview(data).cast("B") if len(data) else memoryview(b""))
    check_bytes(source, limits)
    header = read_header(source, sniff(source))
    check_pixels(source, header, limits)
    check_whole(source, header)
    shot = read_shot(header.exif, timezone)
    gpano = read_gpano(header.xmp)
    orientation = 1 if header.turned else shot.orientation
    leftover = _is_leftover(header, orientation, gpano, coverage)
    if leftover:
        orientation = 1
    width, height = upright_size(header.width, header.height, orientation)
    crop, set_aside = find_extent(name, width, height, gpano, coverage)
    remarks: list[Remark] = []
    half: Halves | None = None
    if crop is None:
        half = judge_other(_look(source, header, orientation), name, width, height)
        remarks.append(StereoHalf(name=name))
        wide, tall = (width, height // 2) if half == "above" else (width // 2, height)
        crop = _whole_sphere(wide, tall)
    elif set_aside and is_part(gpano.area) and not is_surely_sphere(_look(source, header, orientation)):
        raise PanoramaDataWrong(name=name)
    check_sphere(source, crop, limits)
    check_width(name, crop)
    if set_aside or gpano.broken:
        remarks.append(PanoramaDataIgnored(name=name))
    if coverage is not None and coverage.leaves_horizon_open and crop.height < crop.full_height * _TALL:
        remarks.append(HorizonAssumed(name=name))
    if shot.damaged:
        remarks.append(ShotDataIgnored(name=name))
    if leftover:
        remarks.append(OrientationIgnored(name=name))
    if header.gain_map or any(mark in packet for packet in header.xmp for mark in _GAIN_MAPS):
        remarks.append(GainMapAside(name=name))
    info = PhotoInfo(
        name=name,
        format=header.format,
        sha256=sha256 or hashlib.sha256(source.data).hexdigest(),
        crop=crop,
        # GPano's roll grows as the horizon turns counterclockwise; the house's as it falls to the right.
        level=Level(gpano.pitch, -gpano.roll or 0.0),
        heading=gpano.heading if gpano.heading is not None else shot.direction,
        captured_at=shot.captured_at,
        camera=shot.camera,
        gps=shot.gps,
        remarks=tuple(remarks),
    )
    said = not set_aside and (gpano.area is not None or gpano.projection is not None)
    return _Opened(source, header, shot, orientation, info, coverage is not None, said, half)


def check_bytes(source: Source, limits: Limits) -> None:
    if not len(source):
        raise EmptyFile(name=source.name)
    if len(source) > limits.max_bytes:
        size = math.ceil(len(source) / 1e6)
        raise TooManyBytes(name=source.name, size=size, limit=f"{limits.max_bytes / 1e6:g}", needed=size)


def check_pixels(source: Source, header: Header, limits: Limits) -> None:
    pixels = header.width * header.height
    if pixels > limits.max_pixels:
        raise TooManyPixels(
            name=source.name,
            width=header.width,
            height=header.height,
            limit=limits.max_pixels,
            needed=pixels,
        )


def check_sphere(source: Source, crop: Crop, limits: Limits) -> None:
    """A sphere that is only claimed is limited like one that is stored.

    What a part costs goes with the part, but its sphere has as many tiles as any other of that size.
    """
    width, height = crop.full_width, crop.full_height
    if width * height > limits.max_pixels or width > WIDEST_SPHERE:
        most = min(limits.max_pixels, WIDEST_SPHERE * WIDEST_SPHERE // 2)
        raise SphereTooLarge(name=source.name, width=_whole(width), height=_whole(height), limit=most)


def check_width(name: str, crop: Crop) -> None:
    if round(crop.full_width) < LEAST_WIDTH:
        raise TooSmall(name=name, width=round(crop.full_width), least=LEAST_WIDTH)


def _whole(number: float) -> str:
    return f"{number:.0f}" if number < 1e9 else f"{number:.0e}"


def _is_leftover(header: Header, orientation: int, gpano: GPano, coverage: Coverage | None) -> bool:
    """Whether the orientation is that of a frame before stitching: it would stand a sphere on its side."""
    if orientation not in SWAPS_SIDES or coverage is not None:
        return False
    if is_sphere(header.width, header.height):
        return True
    area = gpano.area
    if area is None or not (area.width > 0 and area.height > 0):
        return False
    recorded = area.width / area.height
    return (
        abs(header.width / header.height / recorded - 1)
        < 0.02
        < abs(header.height / header.width / recorded - 1)
    )


def _look(source: Source, header: Header, orientation: int) -> NDArray[np.uint8]:
    """The picture, or a smaller one of it, upright: to see what it is."""
    return upright(decode_for_a_look(source, header), orientation)


def _whole_sphere(width: int, height: int) -> Crop:
    return Crop(0, 0, width, height, width, height)


def _with_remarks(info: PhotoInfo, remarks: list[Remark]) -> PhotoInfo:
    return info if len(remarks) == len(info.remarks) else replace(info, remarks=tuple(remarks))
