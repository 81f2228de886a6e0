"""Files that hold pixels and nothing else."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from jetisu360.panorama.tiles.encode import EXTENSIONS, encode_image

from ..spheres import textured

PICTURE = textured(512)


@pytest.mark.parametrize(
    ("format", "kind"), [("webp", "WEBP"), ("jpeg", "JPEG"), ("jpg", "JPEG"), ("avif", "AVIF")]
)
def test_a_picture_comes_back_without_anything_else(format, kind):
    image = Image.open(io.BytesIO(encode_image(PICTURE, format, 90)))
    assert image.format == kind
    assert not image.getexif()
    assert "icc_profile" not in image.info
    assert "xmp" not in image.info
    assert np.abs(np.asarray(image.convert("RGB")).astype(int) - PICTURE).mean() < 6


@pytest.mark.parametrize("format", EXTENSIONS)
def test_quality_costs_bytes(format):
    sizes = [len(encode_image(PICTURE, format, quality)) for quality in (30, 60, 90)]
    assert sizes == sorted(sizes)
    assert sizes[0] < sizes[-1] / 2


@pytest.mark.parametrize("format", EXTENSIONS)
def test_a_view_of_a_larger_array_is_encoded_as_it_is_seen(format):
    part = PICTURE[10:110, 20:220]
    assert encode_image(part, format, 80) == encode_image(part.copy(), format, 80)


@pytest.mark.parametrize("quality", [0, 101])
def test_an_impossible_quality_is_refused(quality):
    with pytest.raises(ValueError, match="quality"):
        encode_image(PICTURE, "webp", quality)


def test_an_unknown_format_is_refused():
    with pytest.raises(ValueError, match="gif"):
        encode_image(PICTURE, "gif", 80)
