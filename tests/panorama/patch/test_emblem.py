"""An emblem is read with its transparency, and what is none is refused with a sentence."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from jetisu360.panorama.patch.emblem import read_emblem
from jetisu360.panorama.refusals import Refusal


def saved(picture: Image.Image, kind: str, **how: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **how)
    return file.getvalue()


PICTURE = np.zeros((20, 30, 4), np.uint8)
PICTURE[..., 0], PICTURE[..., 3] = 200, np.arange(30) * 8
RGBA = Image.fromarray(PICTURE)


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_transparency_is_kept(kind: str) -> None:
    read = read_emblem(saved(RGBA, kind, **({"lossless": True} if kind == "WEBP" else {})), "a.png")
    assert read.shape == (20, 30, 4)
    assert (read[..., 3] == PICTURE[..., 3]).all()
    assert (read[:, 1:, 0] == 200).all(), "not multiplied"


@pytest.mark.parametrize("mode", ["L", "LA", "P", "RGB", "1"])
def test_all_kinds_of_png_become_colours_with_alpha(mode: str) -> None:
    read = read_emblem(saved(RGBA.convert(mode), "PNG"), "a.png")
    assert read.shape == (20, 30, 4)
    assert read.dtype == np.uint8
    # (Pillow's palette has transparent colours as well.)
    assert (read[..., 3].min() == 255) == (mode not in ("LA", "P"))


def test_a_jpeg_is_turned_upright_and_opaque() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    read = read_emblem(saved(RGBA.convert("RGB"), "JPEG", exif=exif), "a.jpg")
    assert read.shape == (30, 20, 4)
    assert (read[..., 3] == 255).all()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty-file"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not-a-picture"),
        (saved(RGBA, "PNG")[:-40], "truncated"),
        (saved(RGBA, "TIFF"), "unsupported-format"),
    ],
)
def test_what_is_none_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Refusal) as error:
        read_emblem(data, "emblem")
    assert error.value.code == code


def test_more_than_it_may_have_is_refused_before_it_is_decoded() -> None:
    with pytest.raises(Refusal) as error:
        read_emblem(saved(Image.new("1", (9000, 9000)), "PNG"), "emblem.png")
    assert error.value.code == "too-many-pixels"
