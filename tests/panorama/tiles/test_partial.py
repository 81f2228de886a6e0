"""Partial panoramas: exact where they see, calm where they do not."""

from __future__ import annotations

import numpy as np
import pytest

from jetisu360.panorama.geometry.projection import FACES, angles_of, direction_of
from jetisu360.panorama.geometry.resample import Sampler
from jetisu360.panorama.geometry.sphere import Crop, Level
from jetisu360.panorama.tiles.backdrop import Backdrop
from jetisu360.panorama.tiles.delivery import Delivery
from jetisu360.panorama.tiles.part import Part
from jetisu360.panorama.tiles.view import render_view

from ..spheres import cut, face_directions, face_pixels, full, rendered, smooth_colour, ssim, textured

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


TILTED = Level(7, -11)
NEAR_A_POLE = {"near the zenith": (300, 10, 200, 90), "across the seam": (900, 200, 240, 120)}


@pytest.mark.parametrize("name", [*PARTS, *NEAR_A_POLE])
def test_what_is_taken_for_one_colour_is_what_sampling_gives(name, monkeypatch):
    left, top, width, height = (number // 2 for number in (PARTS | NEAR_A_POLE)[name])
    columns = np.arange(left, left + width) % 512
    picture, crop = rendered(512)[top : top + height][:, columns], Crop(left, top, width, height, 512, 256)
    monkeypatch.setattr(Delivery, "encode", lambda self, pixels: [pixels.tobytes()])
    quick, _ = cut(picture, crop, level=TILTED, tile_size=16)
    monkeypatch.setattr(Backdrop, "shade", lambda *_: None)
    sampled, _ = cut(picture, crop, level=TILTED, tile_size=16)
    assert quick == sampled


def test_a_part_costs_what_the_part_is_whatever_it_is_part_of(monkeypatch):
    looked_up = []
    sample = Sampler.sample

    def counting(self, plane, a, b):
        looked_up.append(len(a) * len(b))
        return sample(self, plane, a, b)

    monkeypatch.setattr(Sampler, "sample", counting)
    picture = np.random.default_rng(1).integers(0, 255, (256, 512, 3), dtype=np.uint8)
    for full_width in (16384, 65536):
        looked_up.clear()
        tiles, pyramid = cut(picture, Crop(3000, 900, 512, 256, full_width, full_width // 2))
        count = sum(6 * (-(-size // 512)) ** 2 for size in pyramid.face_sizes)
        assert len(tiles) == count
        # Three times the part, and what its tiles have beside: 3 × 512 × 256 pixels touch at most 9 tiles,
        # for the picture and for what is beyond it.
        assert sum(looked_up) <= 2 * 9 * 512 * 512
        assert len({id(tile) for tile in tiles.values()}) <= 10 * len(pyramid.face_sizes) + 10


def test_a_part_is_as_sharp_as_the_whole_it_is_part_of():
    whole = textured(2048)
    left, top, width, height = 850, 350, 450, 250
    crop = Crop(left, top, width, height, 2048, 1024)
    full_tiles, pyramid = cut(whole, quality=100)
    part_tiles, same = cut(whole[top : top + height, left : left + width], crop, quality=100)
    assert same.face_sizes == pyramid.face_sizes
    for level, size in enumerate(pyramid.face_sizes):
        inside = within(face_directions("f", size), crop, margin=1.5)
        rows = np.flatnonzero(inside[:, size // 2])
        both = np.ix_(rows, np.flatnonzero(inside[rows].all(axis=0)))
        one, other = (face_pixels(tiles, level, "f", size)[both] for tiles in (full_tiles, part_tiles))
        assert one.shape[0] * one.shape[1] > 0.5 * width * height * (size / (2048 / np.pi)) ** 2
        assert ssim(one, other) >= 0.995


@pytest.mark.parametrize("name", [*PARTS, *NEAR_A_POLE])
def test_the_distance_to_a_part_is_that_to_its_nearest_pixel(name):
    left, top, width, height = (PARTS | NEAR_A_POLE)[name]
    crop = Crop(left, top, width, height, 1024, 512)
    columns, rows = np.meshgrid(np.linspace(0, width, 400) + left, np.linspace(0, height, 200) + top)
    shown = direction_of(columns / 1024 * 360 - 180, 90 - rows / 512 * 180).reshape(3, -1)
    random = np.random.default_rng(3)
    directions = random.standard_normal((3, 60))
    directions /= np.linalg.norm(directions, axis=0)
    nearest = np.arccos(np.clip(directions.T @ shown, -1, 1).max(axis=1))
    assert np.abs(Part(crop).distance(directions) - nearest).max() < np.radians(0.8)


def test_a_view_of_a_part_is_drawn_as_before(monkeypatch):
    picture, crop = part("a window ahead")
    options = {"yaw": 20, "pitch": 5, "fov": 100, "width": 300, "height": 200, "level": TILTED}
    quick = render_view(picture, crop, **options)
    monkeypatch.setattr(Backdrop, "shade", lambda *_: None)
    assert np.array_equal(quick, render_view(picture, crop, **options))


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
