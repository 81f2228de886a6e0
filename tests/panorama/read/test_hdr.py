"""PQ and HLG: patches of known light come out as an ordinary screen shows them."""

import io
from typing import Any

import imagecodecs
import numpy as np
import pillow_heif
import pytest
from numpy.typing import NDArray
from PIL import Image

from jetisu360.panorama.read.hdr import WHITE, bent
from jetisu360.panorama.read.photo import read_photo
from jetisu360.panorama.remarks import GainMapAside, ToneMapped

from .corpus import room, with_segment

NITS = np.array([0.0, 5, 20, 50, 90, 203, 500, 1000])


def pq(light: NDArray[Any]) -> NDArray[Any]:
    """SMPTE ST 2084, inverse EOTF, with the constants as the standard writes them."""
    power = (light / 10_000) ** 0.1593017578125
    return ((0.8359375 + 18.8515625 * power) / (1 + 18.6875 * power)) ** 78.84375


def hlg(light: NDArray[Any]) -> NDArray[Any]:
    """Grey light of a screen of 1000 cd/m² as code: the system gamma taken back, then BT.2100's OETF."""
    scene = (light / 1000) ** (1 / 1.2)
    curve = 0.17883277 * np.log(np.maximum(12 * scene - 0.28466892, 1e-9)) + 0.55991073
    return np.where(scene <= 1 / 12, np.sqrt(3 * scene), curve)


def srgb(linear: NDArray[Any]) -> NDArray[Any]:
    linear = np.clip(linear, 0, 1)
    return 255 * np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)


def patches(codes: NDArray[Any]) -> NDArray[Any]:
    """(512, 1024, 3) of eight stripes of these codes, (8,) or (8, 3)."""
    codes = codes if codes.ndim == 2 else np.repeat(codes[:, None], 3, axis=1)
    return np.broadcast_to(np.repeat(codes, 128, axis=0)[None], (512, 1024, 3))


def heic(codes: NDArray[Any], transfer: int, primaries: int = 9) -> bytes:
    deep = np.round(codes * 65535).astype(np.uint16)
    picture = pillow_heif.from_bytes(mode="RGB;16", size=(1024, 512), data=deep.tobytes())
    file = io.BytesIO()
    picture.save(
        file,
        quality=95,
        chroma=444,
        color_primaries=primaries,
        transfer_characteristics=transfer,
        matrix_coefficients=9,
        full_range_flag=1,
    )
    return file.getvalue()


def avif(codes: NDArray[Any], transfer: int, bits: int = 10) -> bytes:
    deep = np.round(codes * ((1 << bits) - 1)).astype(np.uint16 if bits > 8 else np.uint8)
    return bytes(
        imagecodecs.avif_encode(
            deep, level=95, bitspersample=bits, primaries=9, transfer=transfer, matrix=9, pixelformat="444"
        )
    )


MADE = {
    "heic pq": lambda light: heic(patches(pq(light)), 16),
    "heic hlg": lambda light: heic(patches(hlg(light)), 18),
    "avif pq": lambda light: avif(patches(pq(light)), 16),
    "avif pq, 12 bits": lambda light: avif(patches(pq(light)), 16, 12),
    "avif hlg": lambda light: avif(patches(hlg(light)), 18),
}


@pytest.mark.parametrize("kind", MADE)
def test_dark_light_stays_and_bright_light_is_bent(kind: str) -> None:
    photo = read_photo(MADE[kind](NITS), "a")
    assert ToneMapped(name="a") in photo.info.remarks
    seen = photo.pixels[256, 64::128].astype(int)
    assert np.ptp(seen, axis=1).max() <= 2, "grey stays grey"
    grey = seen[:, 1]
    # Up to 90 cd/m² the curve is straight: the light itself, 203 being white.
    assert np.abs(grey[:5] - srgb(NITS[:5] / WHITE)).max() <= 2
    assert 215 <= grey[5] <= 245, "paper is bright, with room above it"
    assert (np.diff(grey) > 0).all()
    assert grey[-1] >= 253


def test_nothing_is_bent_where_nothing_is_too_bright() -> None:
    light = np.array([0.0, 1, 10, 40, 80, 120, 160, 203])
    grey = read_photo(heic(patches(pq(light)), 16), "a").pixels[256, 64::128, 1].astype(int)
    assert np.abs(grey - srgb(light / WHITE)).max() <= 2


def test_colours_of_wide_primaries_become_those_of_srgb() -> None:
    # Half of sRGB's red, green and blue, in light of BT.2020 (ITU-R BT.2087, the inverse of its matrix).
    to_wide = np.array([[0.6274, 0.3293, 0.0433], [0.0691, 0.9195, 0.0114], [0.0164, 0.0880, 0.8956]])
    wanted = np.array([[0.4, 0, 0], [0, 0.4, 0], [0, 0, 0.4], [0.4, 0.2, 0.1]] * 2)
    seen = read_photo(heic(patches(pq(wanted @ to_wide.T * WHITE)), 16), "a").pixels[256, 64::128].astype(int)
    assert np.abs(seen - srgb(wanted)).max() <= 6


def test_the_curve_ends_at_white() -> None:
    for peak in (203.0, 400.0, 1000.0, 10_000.0):
        assert float(bent(np.array([peak], np.float32), peak)[0]) == pytest.approx(WHITE, rel=0.01)


def test_a_picture_for_ordinary_screens_is_left_alone() -> None:
    file = io.BytesIO()
    pillow_heif.from_pillow(Image.fromarray(room())).save(file, quality=90)
    photo = read_photo(file.getvalue(), "a")
    assert photo.info.remarks == ()
    assert np.abs(photo.pixels.astype(int) - room()).mean() < 3


def test_a_gain_map_is_left_aside_and_told() -> None:
    file = io.BytesIO()
    Image.fromarray(room()).save(file, "JPEG")
    packet = b'<x:xmpmeta xmlns:hdrgm="http://ns.adobe.com/hdr-gain-map/1.0/" hdrgm:Version="1.0"/>'
    data = with_segment(file.getvalue(), b"http://ns.adobe.com/xap/1.0/\0" + packet)
    photo = read_photo(data, "a.jpg")
    assert photo.info.remarks == (GainMapAside(name="a.jpg"),)
    assert np.array_equal(photo.pixels, read_photo(file.getvalue(), "a.jpg").pixels)
