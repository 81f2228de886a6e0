"""A small corpus of photographs, bad ones and odd good ones, made by code.

`write_corpus(folder)` writes it and says what to expect of each file: the code of its refusal, or `GOOD`.
Every refusal is in it but those that depend on settings: `too-many-bytes`, `coverage-impossible` and
`memory-short`.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import imagecodecs
import numpy as np
import pillow_heif
import tifffile
from numpy.typing import NDArray
from PIL import Image

GOOD = "ok"
Pixels = NDArray[np.uint8]

SPHERE_XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:GPano="http://ns.google.com/photos/1.0/panorama/" {}/>'
    "</rdf:RDF></x:xmpmeta>"
)


def gpano(**values: object) -> bytes:
    """An XMP packet with these GPano properties as attributes."""
    return SPHERE_XMP.format(" ".join(f'GPano:{key}="{value}"' for key, value in values.items())).encode()


def gpano_area(
    left: float, top: float, width: float, height: float, full: tuple[float, float]
) -> dict[str, object]:
    """The six properties of an area."""
    return {
        "ProjectionType": "equirectangular",
        "CroppedAreaLeftPixels": left,
        "CroppedAreaTopPixels": top,
        "CroppedAreaImageWidthPixels": width,
        "CroppedAreaImageHeightPixels": height,
        "FullPanoWidthPixels": full[0],
        "FullPanoHeightPixels": full[1],
    }


def room(width: int = 1024, height: int = 512) -> Pixels:
    """A full sphere, (height, width, 3): colours that go smoothly with direction, and no two alike nearby."""
    yaw = ((np.arange(width) + 0.5) / width * 2 - 1) * np.pi
    pitch = (0.5 - (np.arange(height) + 0.5) / height) * np.pi
    x = np.sin(yaw) * np.cos(pitch)[:, None]
    z = np.cos(yaw) * np.cos(pitch)[:, None]
    y = np.broadcast_to(np.sin(pitch)[:, None], x.shape)
    channels = [
        128 + 60 * axis + 30 * np.sin(6 * axis + 2 * other) for axis, other in ((x, y), (y, z), (z, x))
    ]
    return np.clip(np.stack(channels, -1), 0, 255).astype(np.uint8)


def disc(size: int = 600) -> Pixels:
    """What one fisheye lens draws: a bright circle with something in it, on black."""
    inside = np.hypot(*(np.mgrid[0:size, 0:size] + 0.5 - size / 2)) < size * 0.49
    return np.where(inside[..., None], room(2 * size, size)[:, size // 2 : size // 2 + size], 3).astype(
        np.uint8
    )


def cross(cell: int = 256) -> Pixels:
    """Six faces as a horizontal cross."""
    picture = np.zeros((3 * cell, 4 * cell, 3), np.uint8)
    for index, (row, column) in enumerate(((1, 0), (1, 1), (1, 2), (1, 3), (0, 1), (2, 1))):
        picture[row * cell : (row + 1) * cell, column * cell : (column + 1) * cell] = face(cell, index)
    return picture


def face(size: int, index: int) -> Pixels:
    """A square picture unlike its fellows."""
    tile = room(2 * size, size)[:, index * 16 : index * 16 + size]
    return np.roll(np.rot90(tile, index), index, axis=2)


def grid(columns: int, rows: int, cell: int = 256) -> Pixels:
    """`columns` × `rows` faces without gaps."""
    faces = iter(face(cell, index) for index in range(columns * rows))
    return np.vstack([np.hstack([next(faces) for _ in range(columns)]) for _ in range(rows)])


def pil(pixels: Pixels, kind: str, **options: object) -> bytes:
    """`pixels` as Pillow writes them."""
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, kind, **options)
    return file.getvalue()


def jpeg(pixels: Pixels, *, xmp: bytes = b"", exif: bytes = b"", **options: object) -> bytes:
    """A JPEG, with an XMP packet and an EXIF structure if given."""
    data = pil(pixels, "JPEG", quality=88, **options)
    if xmp:
        data = with_segment(data, b"http://ns.adobe.com/xap/1.0/\0" + xmp)
    return with_segment(data, b"Exif\0\0" + exif) if exif else data


def with_segment(data: bytes, payload: bytes, marker: int = 0xE1) -> bytes:
    """A JPEG with one more segment at its start."""
    return data[:2] + bytes([0xFF, marker]) + struct.pack(">H", len(payload) + 2) + payload + data[2:]


def png_chunk(kind: bytes, body: bytes) -> bytes:
    """One PNG chunk with its checksum."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def exif(orientation: int = 1) -> bytes:
    """An EXIF structure with nothing but an orientation."""
    return struct.pack("<2sHIHHHIHHI", b"II", 42, 8, 1, 0x0112, 3, 1, orientation, 0, 0)


def tiff(pixels: NDArray[np.generic], **options: object) -> bytes:
    """A TIFF as tifffile writes it."""
    file = io.BytesIO()
    tifffile.imwrite(file, pixels, **{"photometric": "rgb", **options})
    return file.getvalue()


@cache
def heic(**options: object) -> bytes:
    """A HEIC of the room. Made once: its encoder is the slowest of all."""
    file = io.BytesIO()
    pillow_heif.from_pillow(Image.fromarray(room())).save(file, quality=70, **options)
    return file.getvalue()


def display_p3() -> bytes:
    """An ICC profile of Display P3 primaries with a gamma of 2.2."""
    primaries = [0.680, 0.320, 0.265, 0.690, 0.150, 0.060]
    return bytes(imagecodecs.cms_profile("rgb", whitepoint=[0.3127, 0.3290], primaries=primaries, gamma=2.2))


def adobe_rgb() -> bytes:
    """An ICC profile of Adobe RGB (1998)."""
    primaries = [0.64, 0.33, 0.21, 0.71, 0.15, 0.06]
    gamma = 563 / 256
    return bytes(
        imagecodecs.cms_profile("rgb", whitepoint=[0.3127, 0.3290], primaries=primaries, gamma=gamma)
    )


def png_bomb(width: int = 60_000, height: int = 60_000) -> bytes:
    """A few hundred bytes that declare billions of pixels."""
    header = png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    body = png_chunk(b"IDAT", zlib.compress(bytes(10_000)))
    return b"\x89PNG\r\n\x1a\n" + header + body + png_chunk(b"IEND", b"")


def jpeg_bomb() -> bytes:
    """A JPEG whose frame header says 65500 × 65500."""
    data = bytearray(jpeg(room(64, 32)))
    at = data.index(b"\xff\xc0")
    data[at + 5 : at + 9] = struct.pack(">HH", 65_500, 65_500)
    return bytes(data)


def tiff_bomb() -> bytes:
    """A TIFF whose tags say 100000 × 100000."""
    data = bytearray(tiff(room(64, 32)))
    for tag in (256, 257):
        at = data.index(struct.pack("<HH", tag, 3)) if struct.pack("<HH", tag, 3) in data else -1
        at = at if at >= 0 else data.index(struct.pack("<HH", tag, 4))
        data[at : at + 12] = struct.pack("<HHII", tag, 4, 1, 100_000)
    return bytes(data)


def damaged_jpeg() -> bytes:
    """A JPEG with a hole in the middle of its pixels."""
    data = bytearray(jpeg(room()))
    middle = len(data) // 2
    data[middle : middle + 400] = bytes(400)
    return bytes(data)


def damaged_png() -> bytes:
    """A PNG with one bit of its pixels changed."""
    data = bytearray(pil(room(), "PNG"))
    data[len(data) // 2] ^= 1
    return bytes(data)


def _bad() -> Iterator[tuple[str, str, Callable[[], bytes]]]:
    sphere = room()
    yield "empty.jpg", "empty-file", lambda: b""
    yield "text.jpg", "not-a-picture", lambda: "Бұл мәтін.\n".encode() * 20
    yield (
        "picture.hdr",
        "unsupported-format",
        lambda: b"#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y 4 +X 8\n" + bytes(128),
    )
    yield "leaflet.jpg", "unsupported-format", lambda: b"%PDF-1.7\n" + b"0" * 100
    yield (
        "raw.dng",
        "unsupported-format",
        lambda: tiff(disc(64), extratags=[(50706, 1, 4, (1, 4, 0, 0), True)]),
    )
    yield "float.tif", "unsupported-format", lambda: tiff(sphere.astype(np.float32) / 255)
    yield "film.mp4", "video", lambda: b"\0\0\0\x18ftypisom\0\0\2\0isomavc1" + bytes(200)
    yield "truncated.jpg", "truncated", lambda: jpeg(sphere)[:-600]
    yield "truncated-progressive.jpg", "truncated", lambda: jpeg(sphere, progressive=True)[:-600]
    yield "truncated.png", "truncated", lambda: pil(sphere, "PNG")[:-600]
    yield "truncated.webp", "truncated", lambda: pil(sphere, "WEBP")[:-600]
    yield "truncated.tif", "truncated", lambda: tiff(sphere)[:-6000]
    yield "truncated.heic", "truncated", lambda: heic()[:-600]
    yield "damaged.jpg", "corrupt", damaged_jpeg
    yield "damaged.png", "corrupt", damaged_png
    yield "bomb.png", "too-many-pixels", png_bomb
    yield "bomb.jpg", "too-many-pixels", jpeg_bomb
    yield "bomb.tif", "too-many-pixels", tiff_bomb
    yield "fisheye.jpg", "fisheye", lambda: jpeg(disc())
    yield "two-lenses.jpg", "dual-fisheye", lambda: jpeg(np.hstack([disc(), disc()]))
    yield "flat.jpg", "flat-photo", lambda: jpeg(room(1600, 800)[:, :1067])
    yield "cube-cross.png", "cube-map", lambda: pil(cross(), "PNG")
    yield "cube-strip.jpg", "cube-map", lambda: jpeg(grid(6, 1))
    yield "cube-block.jpg", "cube-map", lambda: jpeg(grid(3, 2))
    from .halls import hall, other_eye, sized, view

    margin = np.zeros((800, 1600, 3), np.uint8)
    margin[:700, :1400] = sized(hall(1), 1400, 700)
    halfway = [eye[:, 400:1200] for eye in (hall(2), other_eye(hall(2)))]
    yield "telephone.jpg", "no-sphere", lambda: jpeg(view(hall(1), 40, 75, 1600, 800))
    yield "download.jpg", "margin-around", lambda: jpeg(margin)
    yield "vr180.jpg", "stereo-part", lambda: jpeg(np.hstack(halfway))
    yield "on-its-side.jpg", "sphere-on-side", lambda: jpeg(np.rot90(hall(1)).copy())
    yield "still.jpg", "squeezed-sphere", lambda: jpeg(sized(hall(1), 1600, 900))
    yield "strip.jpg", "strip-without-coverage", lambda: jpeg(room(2048, 1024)[300:800])
    yield "cylinder.jpg", "wrong-projection", lambda: jpeg(sphere, xmp=gpano(ProjectionType="cylindrical"))
    yield (
        "claims.jpg",
        "sphere-too-large",
        lambda: jpeg(sphere, xmp=gpano(**gpano_area(0, 0, 1024, 512, (60_000, 30_000)))),
    )
    yield "thumbnail.jpg", "too-small", lambda: jpeg(room(512, 256))
    nonsense = gpano(**gpano_area(-5, 0, 1024, 400, (1024, 512)))
    yield "nonsense.jpg", "panorama-data-wrong", lambda: jpeg(sphere[:400], xmp=nonsense)


def _good() -> Iterator[tuple[str, Callable[[], bytes]]]:
    sphere = room()
    yield "plain.jpg", lambda: jpeg(sphere)
    yield "rotated.jpg", lambda: jpeg(np.rot90(sphere), exif=exif(6))
    cropped = gpano(**gpano_area(256, 128, 1024, 384, (2048, 1024)))
    yield "cropped.jpg", lambda: jpeg(room(2048, 1024)[128:512, 256:1280], xmp=cropped)
    yield "sixteen-bits.tif", lambda: tiff(sphere.astype(np.uint16) * 257, compression="zlib")
    yield "wide-gamut.png", lambda: pil(sphere, "PNG", icc_profile=display_p3())
    yield "grey.jpg", lambda: jpeg(sphere[..., 1])
    yield "progressive.jpg", lambda: jpeg(sphere, progressive=True)
    yield "inks.jpg", lambda: _cmyk(sphere)
    yield "lossless.webp", lambda: pil(sphere, "WEBP", lossless=True)
    yield "phone.heic", lambda: heic()
    yield "picture.avif", lambda: pil(sphere, "AVIF", quality=80)
    yield "named-wrongly.jpg", lambda: pil(sphere, "PNG")


def _cmyk(pixels: Pixels) -> bytes:
    file = io.BytesIO()
    Image.fromarray(pixels).convert("CMYK").save(file, "JPEG", quality=92)
    return file.getvalue()


def write_corpus(folder: Path) -> dict[str, str]:
    """Writes the corpus into `folder`. Name of the file → the code of its refusal, or `GOOD`."""
    expected: dict[str, str] = {}
    for name, code, make in _bad():
        (folder / name).write_bytes(make())
        expected[name] = code
    for name, make in _good():
        (folder / name).write_bytes(make())
        expected[name] = GOOD
    return expected
