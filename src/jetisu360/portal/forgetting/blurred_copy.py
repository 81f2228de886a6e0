"""The blurred form of an original: as a build would blur it, and as a file that says the same of itself.

It is a JPEG of the best quality, colour at full resolution, whatever the original was. Of what the camera
wrote, only that is kept which builds and people use (time, camera, place, the panorama's own data): a preview
inside EXIF, a second picture or a thumbnail in XMP would show again what the pixels do not.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

import numpy as np
import simplejpeg
from PIL import Image

from jetisu360.errors import JetisuError
from jetisu360.exchange.gpano.jpeg_metadata import area, with_segments
from jetisu360.language import _
from jetisu360.panorama.geometry.sphere import Crop
from jetisu360.panorama.privacy.blur import blur, blur_flat
from jetisu360.panorama.privacy.region import Box, Region
from jetisu360.panorama.read.decode import read_header
from jetisu360.panorama.read.formats.picture_file import Header, Source
from jetisu360.panorama.read.gpano import NAMESPACE, panorama_values
from jetisu360.panorama.read.kinds.flat import read_flat
from jetisu360.panorama.read.photo import Coverage, PhotoInfo, read_photo
from jetisu360.panorama.read.sniff import sniff

QUALITY = 100
MOST_APART = 6
"""How far a pixel outside of all regions may be from the original's, of 255: what JPEG rounds at its best."""

_EXIF_IFD, _GPS_IFD = 0x8769, 0x8825
_KEPT = (0x010F, 0x0110, 0x0131, 0x0132, 0x013B, 0x8298)
"""Maker, model, software, date, artist, copyright."""
_KEPT_OF_SHOT = (
    0x9003,
    0x9004,
    0x9010,
    0x9011,
    0x9012,
    0x9290,
    0x9291,
    0x9292,
    0x829A,
    0x829D,
    0x8827,
    0x920A,
)
"""When it was taken, with zone and fractions; exposure, aperture, sensitivity, focal length."""


class NotKept(JetisuError):
    """`name`."""

    code = "blurred-copy-differs"
    sentence = _("The blurred form of “{name}” would not be the same photograph, so the original was kept.")
    advice = _("Nothing was deleted. Send the photograph to whoever runs the portal.")


def blurred_sphere(
    data: bytes,
    name: str,
    regions: Sequence[Region],
    coverage: tuple[float, float | None, float | None] | None,
    placed: bool,
) -> bytes:
    """The blurred form of a photograph of all that surrounds one. `coverage`, `placed`: as builds read it.

    Raises:
        Refusal: it cannot be read. NotKept: what came out does not read as the same photograph.
    """
    asked = Coverage(coverage[0], coverage[1], coverage[2]) if coverage else None
    photo = read_photo(data, name, coverage=asked, placed=placed)
    info = photo.info
    pixels = blur(photo.pixels, info.crop, regions)
    header = _header(data, name)
    made = with_segments(_jpeg(pixels), exif=_exif(header), xmp=_xmp(header, info.crop))
    again = read_photo(made, name, coverage=asked, placed=placed)
    if _facts(again.info) != _facts(info) or _apart(again.pixels, pixels) > MOST_APART:
        raise NotKept(name=name)
    return made


def blurred_flat(data: bytes, name: str, boxes: Sequence[Box]) -> bytes:
    """The blurred form of a close-up.

    Raises:
        Refusal, NotKept
    """
    pixels = blur_flat(read_flat(data, name), boxes)
    made = with_segments(_jpeg(pixels), exif=_exif(_header(data, name)))
    if _apart(read_flat(made, name), pixels) > MOST_APART:
        raise NotKept(name=name)
    return made


def _facts(info: PhotoInfo) -> tuple[object, ...]:
    crop = info.crop
    area = (crop.left, crop.top, crop.width, crop.height, crop.full_width, crop.full_height)
    return (
        *(round(float(value)) for value in area),
        info.level,
        info.heading,
        info.captured_at,
        info.camera,
        info.gps,
    )


def _apart(one: np.ndarray, other: np.ndarray) -> float:
    """The difference that all but one pixel of ten thousand stay below."""
    if one.shape != other.shape:
        return 255.0
    apart = np.abs(one.astype(np.int16) - other).max(axis=2)
    return float(np.quantile(apart, 0.9999))


def _jpeg(pixels: np.ndarray) -> bytes:
    made: bytes = simplejpeg.encode_jpeg(
        np.ascontiguousarray(pixels), quality=QUALITY, colorspace="RGB", colorsubsampling="444"
    )
    return made


def _header(data: bytes, name: str) -> Header:
    source = Source(name, memoryview(data))
    return read_header(source, sniff(source))


def _exif(header: Header) -> bytes:
    if header.exif is None:
        return b""
    old, new = Image.Exif(), Image.Exif()
    try:
        old.load(bytes(header.exif))
        for tag in _KEPT:
            if tag in old:
                new[tag] = old[tag]
        shot, place = old.get_ifd(_EXIF_IFD), old.get_ifd(_GPS_IFD)
        if kept := {tag: shot[tag] for tag in _KEPT_OF_SHOT if tag in shot}:
            new.get_ifd(_EXIF_IFD).update(kept)
        if place:
            new.get_ifd(_GPS_IFD).update(place)
        return new.tobytes()
    except (OSError, ValueError, TypeError, KeyError, OverflowError, SyntaxError):
        return b""  # (damaged; whether anything was lost by it, the comparison tells)


def _xmp(header: Header, crop: Crop) -> bytes:
    values: dict[str, object] = {}
    for packet in header.xmp:
        values = {**(panorama_values(packet) or {}), **values}
    if not values and crop.is_full:
        return b""
    # The area is that of the pixels, whatever the original was larger than.
    values |= {"ProjectionType": "equirectangular", **area(crop)}
    attributes = "".join(f" GPano:{key}={quoteattr(str(value))}" for key, value in values.items())
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" xmlns:GPano="{NAMESPACE}"{attributes}/></rdf:RDF></x:xmpmeta>'
    ).encode()
