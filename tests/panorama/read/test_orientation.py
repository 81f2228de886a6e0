"""EXIF orientation, mirrored ones too; and the tag that is a leftover."""

import io

import numpy as np
import pytest
from PIL import Image, ImageOps

from jetisu360.panorama.read.orientation import SWAPS_SIDES, upright, upright_size
from jetisu360.panorama.read.photo import read_photo

from .corpus import exif, jpeg, pil, room, tiff, with_segment


@pytest.mark.parametrize("orientation", range(1, 9))
def test_each_orientation_is_turned_as_pillow_turns_it(orientation: int) -> None:
    stored = np.random.default_rng(orientation).integers(0, 256, (5, 7, 3), dtype=np.uint8)
    file = io.BytesIO()
    image = Image.fromarray(stored)
    image.getexif()[0x0112] = orientation
    image.save(file, "PNG", exif=image.getexif())
    truth = np.asarray(ImageOps.exif_transpose(Image.open(file)))
    turned = upright(stored, orientation)
    assert (turned == truth).all()
    assert turned.flags.c_contiguous
    assert upright_size(7, 5, orientation) == (turned.shape[1], turned.shape[0])


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photograph_stands_upright_whatever_its_orientation(orientation: int) -> None:
    sphere = room()
    # The stored picture is the upright one turned back.
    back = {6: 8, 8: 6}.get(orientation, orientation)
    stored = upright(sphere, back)
    photo = read_photo(pil(stored, "PNG", exif=b"Exif\0\0" + exif(orientation)), "a")
    assert (photo.pixels == sphere).all()
    assert photo.info.remarks == ()
    tagged = tiff(stored, extratags=[(274, 3, 1, orientation, True)])
    assert (read_photo(tagged, "a").pixels == sphere).all()


@pytest.mark.parametrize("orientation", sorted(SWAPS_SIDES))
def test_a_tag_that_would_lay_a_sphere_on_its_side_is_left_aside(orientation: int) -> None:
    sphere = room()
    photo = read_photo(pil(sphere, "PNG", exif=b"Exif\0\0" + exif(orientation)), "a")
    assert (photo.pixels == sphere).all()
    assert [remark.code for remark in photo.info.remarks] == ["orientation-ignored"]


def test_the_first_of_two_exif_segments_counts() -> None:
    data = with_segment(jpeg(np.rot90(room()), exif=exif(1)), b"Exif\0\0" + exif(6))
    assert read_photo(data, "a").pixels.shape == (512, 1024, 3)


def test_an_orientation_that_does_not_exist_is_none() -> None:
    assert read_photo(jpeg(room(), exif=exif(99)), "a").info.remarks == ()
