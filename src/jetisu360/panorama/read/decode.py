"""One door to all the containers: the header of any file, and its pixels as 8-bit sRGB."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jetisu360.panorama.read.colour import Converter, to_8_bits
from jetisu360.panorama.read.formats import heif_file, jpeg_file, png_file, tiff_file, webp_file
from jetisu360.panorama.read.formats.picture_file import Format, Header, Source
from jetisu360.panorama.read.hdr import tone_mapped

_HEADERS = {
    "jpeg": jpeg_file.read_jpeg_header,
    "png": png_file.read_png_header,
    "webp": webp_file.read_webp_header,
    "tiff": tiff_file.read_tiff_header,
    "heic": heif_file.read_heic_header,
    "avif": heif_file.read_avif_header,
}
_PIXELS = {
    "png": png_file.decode_png,
    "webp": webp_file.decode_webp,
    "heic": heif_file.decode_heic,
    "avif": heif_file.decode_avif,
}


def read_header(source: Source, kind: Format) -> Header:
    """What the file says of itself.

    Raises:
        Truncated, Corrupt, UnsupportedFormat
    """
    return _HEADERS[kind](source)


def check_whole(source: Source, header: Header) -> None:
    """What can be told of a file's completeness without decoding it, and costs by the size that it declares.

    Raises:
        Truncated, Corrupt
    """
    if header.format == "tiff":
        tiff_file.check_tiff_segments(source, header)


@dataclass(frozen=True)
class Decoded:
    """The pixels as stored, not turned: uint8 sRGB (h, w, 3).

    `profile_ignored`: the ICC profile was of no use; `tidy`: nothing is wrong in the file, not even what
    costs no pixel; `hdr`: it was made for brighter screens.
    """

    pixels: NDArray[np.uint8]
    profile_ignored: bool
    tidy: bool = True
    hdr: bool = False


def decode(source: Source, header: Header) -> Decoded:
    """The pixels, and what is to be told of them.

    Raises:
        Truncated, Corrupt
    """
    if header.format == "tiff":
        convert = Converter(header.colour, header.icc, premultiplied=header.premultiplied)
        return Decoded(tiff_file.decode_tiff(source, header, convert.picture), convert.ignored)
    if header.hdr is not None:
        return Decoded(tone_mapped(heif_file.decode_deep(source, header), header.hdr), False, hdr=True)
    tidy = True
    if header.format == "jpeg":
        pixels, tidy = jpeg_file.decode_jpeg(source, header)
    else:
        pixels = _PIXELS[header.format](source)
    colour = header.colour
    if colour != "cmyk":
        # What the decoder made of it counts: a grey profile is of no use for a PNG palette.
        colour = "gray" if pixels.ndim == 2 or pixels.shape[2] <= 2 else "rgb"
    convert = Converter(colour, header.icc)
    return Decoded(convert.picture(pixels), convert.ignored, tidy)


def decode_with_alpha(source: Source, header: Header) -> NDArray[np.uint8]:
    """The pixels of a JPEG, PNG or WebP with their transparency: uint8 (h, w, 4), colours not multiplied.

    Raises:
        Truncated, Corrupt
    """
    if header.format == "jpeg":
        colours = decode(source, header).pixels
        return np.dstack([colours, np.full(colours.shape[:2], 255, np.uint8)])
    pixels = _PIXELS[header.format](source)
    if pixels.ndim == 2:
        pixels = pixels[..., np.newaxis]
    channels = 1 if pixels.shape[2] <= 2 else 3
    convert = Converter("gray" if channels == 1 else "rgb", header.icc)
    colours = convert.picture(np.ascontiguousarray(pixels[..., :channels]))
    if pixels.shape[2] == channels:
        return np.dstack([colours, np.full(colours.shape[:2], 255, np.uint8)])
    return np.dstack([colours, to_8_bits(pixels[..., channels])])


def decode_for_a_look(source: Source, header: Header) -> NDArray[np.uint8]:
    """The pixels, reduced where the format gives that for little; colours only roughly.

    Raises:
        Truncated, Corrupt
    """
    if header.format == "jpeg":
        pixels, _tidy = jpeg_file.decode_jpeg(source, header, small=True)
        return Converter(header.colour, None).picture(pixels)
    return decode(source, header).pixels
