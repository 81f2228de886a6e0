"""TIFF: its first picture, in 8 or 16 bits, strips or tiles, planes together or apart."""

from __future__ import annotations

import io
import logging
import math
from collections.abc import Callable
from typing import Any

import numpy as np
import tifffile
from numpy.typing import NDArray

from jetisu360.panorama.read.formats.ifd import Directories, Entry, NotADirectory
from jetisu360.panorama.read.formats.picture_file import MAX_METADATA, Colour, Header, Source
from jetisu360.panorama.refusals import Corrupt, Refusal, Truncated, UnsupportedFormat

# tifffile reports every oddity to its logger; ours is the refusal, and a library does not write on the
# screen.
logging.getLogger("tifffile").addHandler(logging.NullHandler())

_COLOURS: dict[int, Colour] = {0: "gray", 1: "gray", 2: "rgb", 3: "rgb", 5: "cmyk"}
_CHANNELS = {"gray": 1, "rgb": 3, "cmyk": 4}
# Those whose output is bounded by the strip's own size, so that a small file cannot unpack into gigabytes.
_COMPRESSIONS = {1, 5, 8, 32773, 32946, 50000}
_MAX_SEGMENTS = 2_000_000
# Alpha, and a few masks of an editor's: each costs as much again as a channel of the picture.
_MORE_CHANNELS = 4
_READ_AHEAD = 4 << 20

Converter = Callable[[NDArray[Any]], NDArray[np.uint8]]


def read_tiff_header(source: Source) -> Header:
    """The header of a TIFF's first directory (TIFF 6.0, BigTIFF); its EXIF, XMP and ICC are tags of the same.

    Raises:
        Truncated, Corrupt, UnsupportedFormat: float, raw, and other things that no panorama is stored as.
    """
    try:
        file = Directories(source.data)
        tags = file.read(file.first)
    except NotADirectory:
        raise Truncated(name=source.name) if len(source) < 1024 else Corrupt(name=source.name) from None
    colour, alpha = _check_kind(source, file, tags)
    width, height = (int(file.number(tags.get(tag))) for tag in (256, 257))
    if width <= 0 or height <= 0:
        raise Corrupt(name=source.name)
    icc, xmp = tags.get(34675), tags.get(700)
    packet = file.raw(xmp, MAX_METADATA) if xmp else None
    return Header(
        "tiff",
        width,
        height,
        exif=source.data,
        xmp=(packet,) if packet else (),
        icc=file.raw(icc, MAX_METADATA) if icc else None,
        colour=colour,
        premultiplied=alpha == 1,
    )


def _check_kind(source: Source, file: Directories, tags: dict[int, Entry]) -> tuple[Colour, int]:
    """The colours, and the kind of alpha: 0 none, 1 multiplied in, 2 plain. Refuses what is not read."""
    photometric = int(file.number(tags.get(262), -1))
    raw = 50706 in tags or photometric in (32803, 34892) or bytes(source.data[8:10]) == b"CR"
    if raw or (330 in tags and int(file.number(tags.get(254))) & 1):
        raise UnsupportedFormat(name=source.name, format="DNG" if 50706 in tags else "RAW")
    bits = set(file.numbers(tags.get(258))) or {1}
    samples = set(file.numbers(tags.get(339))) or {1}
    compression = int(file.number(tags.get(259), 1))
    channels = int(file.number(tags.get(277), 1))
    said = ""
    if samples != {1}:
        said = "TIFF, floating point" if samples == {3} else "TIFF, signed numbers"
    elif bits not in ({8}, {16}):
        said = f"TIFF, {'/'.join(str(int(bit)) for bit in sorted(bits)[:4])} bits"
    elif compression not in _COMPRESSIONS:
        said = f"TIFF, compression {compression}"
    elif photometric not in _COLOURS or (photometric == 3 and bits != {8}):
        said = f"TIFF, photometric {photometric}"
    if said:
        raise UnsupportedFormat(name=source.name, format=said)
    colour = _COLOURS[photometric]
    stored = 1 if photometric == 3 else _CHANNELS[colour]
    if not stored <= channels <= stored + _MORE_CHANNELS:
        raise Corrupt(name=source.name)
    return colour, int(file.number(tags.get(338))) if channels > stored and photometric != 3 else 0


def check_tiff_segments(source: Source, header: Header) -> None:
    """Every strip or tile must lie in the file, and there must be as many as the picture needs.

    Raises:
        Truncated, Corrupt
    """
    file = Directories(source.data)
    tags = file.read(file.first)
    width, height = header.width, header.height
    tile_width, tile_height = (int(file.number(tags.get(tag))) for tag in (322, 323))
    tiled = 322 in tags
    if tiled:
        if not (0 < tile_width <= width + 4096 and 0 < tile_height <= height + 4096):
            raise Corrupt(name=source.name)
        needed = math.ceil(width / tile_width) * math.ceil(height / tile_height)
    else:
        rows = int(file.number(tags.get(278), height)) or height
        needed = math.ceil(height / rows)
    if int(file.number(tags.get(284), 1)) == 2:
        needed *= int(file.number(tags.get(277), 1))
    if needed > _MAX_SEGMENTS:
        raise Corrupt(name=source.name)
    offsets = file.numbers(tags.get(324 if tiled else 273), _MAX_SEGMENTS)
    counts = file.numbers(tags.get(325 if tiled else 279), _MAX_SEGMENTS)
    if len(offsets) < needed or len(counts) < needed:
        # Their tables are usually written last: where these are out of reach, the end is missing.
        raise Truncated(name=source.name)
    if any(at + size > len(source) for at, size in zip(offsets, counts, strict=False)):
        raise Truncated(name=source.name)
    if sum(counts) > 2 * len(source):  # thousands of strips that are all the same large piece of the file
        raise Corrupt(name=source.name)


def decode_tiff(source: Source, header: Header, convert: Converter) -> NDArray[np.uint8]:
    """The pixels as `convert` makes them of (h, w, channels) blocks: uint8 sRGB (h, w, 3).

    Strips and tiles are converted one by one, so that 16 bits of the whole picture are never in memory at
    once, unless the file keeps its planes apart or is one single strip.

    Raises:
        Truncated, Corrupt
    """
    try:
        with tifffile.TiffFile(io.BytesIO(source.as_bytes())) as file:
            return _decode(source, header, file.pages.first, convert)
    except (Refusal, MemoryError):
        raise
    except Exception:
        raise Corrupt(name=source.name) from None


def _decode(source: Source, header: Header, page: Any, convert: Converter) -> NDArray[np.uint8]:
    height, width = header.height, header.width
    apart = page.planarconfig == 2 and page.samplesperpixel > 1
    keep = _CHANNELS[header.colour] + (1 if page.extrasamples and page.extrasamples[0] in (1, 2) else 0)
    palette = _palette(page) if page.photometric == 3 else None
    whole = np.zeros((height, width, keep), page.dtype) if apart else None
    pixels = np.zeros((height, width, 3), np.uint8) if whole is None else None
    for block, (plane, _, top, left, _), shape in page.segments(maxworkers=1, buffersize=_READ_AHEAD):
        if block is None or block.shape != shape:
            raise Corrupt(name=source.name)
        block = block[0, : height - top, : width - left]
        rows, columns = slice(top, top + block.shape[0]), slice(left, left + block.shape[1])
        if page.photometric == 0:
            block = np.invert(block)
        if whole is not None:
            if plane < keep:
                whole[rows, columns, plane] = block[..., 0]
        elif pixels is not None:
            block = palette[block[..., 0]] if palette is not None else block[..., :keep]
            pixels[rows, columns] = convert(np.ascontiguousarray(block))
    return pixels if pixels is not None else convert(np.asarray(whole))


def _palette(page: Any) -> NDArray[np.uint8]:
    """(256, 3): the colour of each index. TIFF stores a palette as three rows of 16 bits."""
    colours = np.zeros((256, 3), np.uint8)
    stored = (np.asarray(page.colormap).T.astype(np.uint32) + 128) // 257
    colours[: len(stored)] = stored[:256]
    return colours
