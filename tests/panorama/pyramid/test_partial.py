"""Partial panoramas: exact where they see, calm where they do not."""

from __future__ import annotations

import numpy as np
import pytest

from jetisu360.panorama.projection import FACES, angles_of
from jetisu360.panorama.resample import Sampler
from jetisu360.panorama.sphere import Crop, Level

from .spheres import cut, face_directions, face_pixels, full, rendered, smooth_colour

# left, top, width, height of a 1024 × 512 sphere
PARTS = {
    "a window ahead": (352, 176, 320, 160),
    "all round, without poles": (0, 100, 1024, 300),
    "all round, with zenith": (0, 0, 1024, 300),
    "half round, pole to pole": (256, 0, 512, 512),
    "off to the left": (20, 150, 300, 200),
    "a strip": (100, 240, 800, 40),
}


def part(name, scale=1):
    left, top, width, height = PARTS[name]
    whole = rendered(1024)
    return whole[top : top + height, left : left + width], Crop(left, top, width, height, 1024, 512)


@pytest.mark.parametrize("name", PARTS)
def test_inside_the_part_every_pixel_is_right(name):
    picture, crop = part(name)
    tiles, pyramid = cut(picture, crop, quality=95)
    size = pyramid.face_sizes[-1]
    seen = 0
    for face in FACES:
        directions = face_directions(face, size)
        inside = within(directions, crop, margin=0.6)
        error = np.abs(
            face_pixels(tiles, len(pyramid.face_sizes) - 1, face, size) - smooth_colour(directions)
        )[inside]
        seen += inside.sum()
        if inside.sum() > 500:
            assert error.mean() <= 1.2, face
    assert seen > 0.8 * 6 * size * size * (crop.width * crop.height) / (1024 * 512) * 0.5


@pytest.mark.parametrize("name", PARTS)
def test_outside_there_are_only_colours_of_the_picture_and_no_hard_edge(name):
    picture, crop = part(name)
    tiles, pyramid = cut(picture, crop, quality=95)
    size = pyramid.face_sizes[-1]
    low, high = picture.min(axis=(0, 1)).astype(int) - 12, picture.max(axis=(0, 1)).astype(int) + 12
    for face in FACES:
        pixels = face_pixels(tiles, len(pyramid.face_sizes) - 1, face, size).astype(int)
        assert (pixels >= low).all(), face
        assert (pixels <= high).all(), face
        for axis in (0, 1):
            # The sphere itself changes by at most 6 a pixel here; a hard edge would be a step of dozens.
            assert np.abs(np.diff(pixels, axis=axis)).max() <= 24, face


def test_a_part_that_is_nearly_all_goes_round_its_own_edge():
    """Width 1023.6 of 1024: what rounding in metadata leaves; there is no gap at ±180°."""
    whole = rendered(1024)
    sampler = Sampler(whole, Crop(0, 0, 1023.6, 512, 1024, 512))
    assert sampler.covers_all


def test_a_file_smaller_than_its_metadata_is_scaled():
    whole = rendered(512)
    tiles, pyramid = cut(whole, Crop(0, 0, 2048, 1024, 2048, 1024))
    size = pyramid.face_sizes[-1]
    assert size == 652
    for face in FACES:
        exact = smooth_colour(face_directions(face, size))
        got = face_pixels(tiles, len(pyramid.face_sizes) - 1, face, size)
        assert np.abs(got - exact).mean() <= 1.2, face


def test_a_tilted_part_is_levelled_like_a_whole():
    level = Level(5, -8)
    left, top, width, height = PARTS["a window ahead"]
    picture = rendered(1024, level=level)[top : top + height, left : left + width]
    tiles, pyramid = cut(picture, Crop(left, top, width, height, 1024, 512), level=level, quality=95)
    size = pyramid.face_sizes[-1]
    got = face_pixels(tiles, len(pyramid.face_sizes) - 1, "f", size)
    middle = slice(size * 3 // 8, size * 5 // 8)
    exact = smooth_colour(face_directions("f", size))[middle, middle]
    assert np.abs(got[middle, middle] - exact).mean() <= 1.2


def test_a_full_sphere_has_no_outside():
    assert Sampler(rendered(64), full(64)).covers_all


def within(directions, crop, margin):
    """Which directions the part sees, `margin` degrees inside its edges."""
    yaw, pitch = angles_of(directions)
    low, high = crop.yaw_range
    bottom, top = crop.pitch_range
    all_round = high - low >= 359.9
    inside = (
        np.ones_like(yaw, bool) if all_round else ((yaw - low) % 360 > margin) & ((high - yaw) % 360 > margin)
    )
    if not all_round:
        inside &= (yaw - low) % 360 < high - low
    inside &= (pitch < top - margin) | (top >= 89.9)
    return inside & ((pitch > bottom + margin) | (bottom <= -89.9))
