"""HEIC as phones write it: depth, turning, colours and metadata, by a decoder that cannot encode."""

from __future__ import annotations

import io

import numpy as np
import pi_heif
import pillow_heif
import pytest
from PIL import Image

from jetisu360.panorama.read.photo import inspect_photo, read_photo

from ..corpus import Pixels, display_p3, exif, gpano, heic, room


def written(pixels: Pixels, **options: object) -> bytes:
    file = io.BytesIO()
    pillow_heif.from_pillow(Image.fromarray(np.ascontiguousarray(pixels))).save(file, quality=90, **options)
    return file.getvalue()


def difference(data: bytes) -> float:
    pixels = read_photo(data, "a.heic").pixels
    return float(np.abs(pixels.astype(int) - room()).mean())


def test_the_decoder_has_no_encoder_of_another_licence_in_it() -> None:
    assert set(pi_heif.libheif_info()["encoders"]) <= {"mask"}


def test_the_pixels_outlive_the_decoder() -> None:
    kept = read_photo(heic(), "a.heic").pixels
    before = kept.copy()
    for _ in range(4):  # whatever memory was let go is written over
        read_photo(heic(icc_profile=display_p3()), "b.heic")
        np.full((512, 1024, 3), 7, np.uint8)
    assert np.array_equal(kept, before)


def test_ten_bits_become_eight() -> None:
    deep = room().astype(np.uint16) * 257
    picture = pillow_heif.from_bytes("RGB;16", (deep.shape[1], deep.shape[0]), deep.tobytes())
    file = io.BytesIO()
    picture.save(file, quality=90)
    assert pi_heif.open_heif(file.getvalue()).info["bit_depth"] == 10
    assert difference(file.getvalue()) < 1.5


def test_it_stands_upright_once() -> None:
    """Libheif turns it by its own box, and the EXIF that says the same is left alone."""
    data = written(np.rot90(room()), exif=exif(6))
    assert difference(data) < 1.5


@pytest.mark.parametrize("matrix", [1, 9])
def test_the_matrix_that_nclx_names_is_used(matrix: int) -> None:
    data = written(room(), color_primaries=1, transfer_characteristics=13, matrix_coefficients=matrix)
    assert difference(data) < 1.5


def test_a_profile_is_converted() -> None:
    plain = read_photo(heic(), "a.heic").pixels.astype(int)
    wide = read_photo(heic(icc_profile=display_p3()), "a.heic").pixels.astype(int)
    assert np.abs(wide - plain).mean() > 1


def test_what_the_shot_was_is_read() -> None:
    info = inspect_photo(written(room(), exif=exif(1), xmp=gpano(PosePitchDegrees=3)), "a.heic")
    assert info.format == "heic"
    assert info.level.pitch == 3
    assert info.remarks == ()
