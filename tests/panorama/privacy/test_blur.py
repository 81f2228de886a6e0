"""What is blurred is gone: nothing but a few means is left of it, and nothing else is touched."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from tests.panorama.spheres import full, textured

from jetisu360.panorama.geometry.projection import angles_of, angles_of_pixel, direction_of
from jetisu360.panorama.geometry.sphere import Crop
from jetisu360.panorama.privacy.blur import blur, blur_flat, outside
from jetisu360.panorama.privacy.mosaic import CELLS
from jetisu360.panorama.privacy.region import Box, Region

Pixels = NDArray[np.uint8]
WIDTH = 256
WHOLE = full(WIDTH)
# A strip of 128° × 62°, left of the middle, which looks a little up.
STRIP = Crop(40, 35, 91, 44, WIDTH, WIDTH // 2)
SEAM = Crop(200, 20, 100, 80, WIDTH, WIDTH // 2)
"""A part that goes on over ±180°."""


def local(crop: Crop, shape: tuple[int, ...], region: Region) -> tuple[NDArray, NDArray]:
    """Yaw and pitch of every pixel as seen from the middle of a region, by other means than the code's."""
    column, row = np.meshgrid(
        crop.left + (np.arange(shape[1]) + 0.5) * crop.width / shape[1] - 0.5,
        crop.top + (np.arange(shape[0]) + 0.5) * crop.height / shape[0] - 0.5,
    )
    direction = direction_of(*angles_of_pixel(column, row, crop.full_width, crop.full_height))
    right, up = direction_of(region.yaw + 90, 0), direction_of(region.yaw, region.pitch + 90)
    forward = direction_of(region.yaw, region.pitch)
    x, y, z = (np.tensordot(axis, direction, axes=1) for axis in (right, up, forward))
    return angles_of(np.stack([x, y, z]))


def within(crop: Crop, shape: tuple[int, ...], region: Region, more: float = 0.0) -> NDArray[np.bool_]:
    u, v = local(crop, shape, region)
    return (np.abs(u) <= region.width / 2 + more) & (np.abs(v) <= region.height / 2 + more)


def noise(shape: tuple[int, int], seed: int = 0) -> Pixels:
    return np.random.default_rng(seed).integers(0, 256, (*shape, 3), dtype=np.uint8)


def numbers_left(change: Callable[[Pixels], Pixels], shape: tuple[int, int], where: NDArray[np.bool_]) -> int:
    """Of how many independent numbers a channel the pixels `where` are made, whatever picture was there."""
    pictures = 48
    many = np.stack([change(noise(shape, seed))[where][:, 0] for seed in range(pictures)]).astype(float)
    sizes = np.linalg.svd(many - many.mean(axis=0), compute_uv=False)
    # Rounding to whole shades is noise of 0.29 in every pixel.
    return int((sizes > 1.5 * 0.29 * (np.sqrt(pictures) + np.sqrt(where.sum()))).sum())


regions = st.builds(
    Region,
    yaw=st.floats(-540, 540),
    pitch=st.floats(-90, 90),
    width=st.floats(0.01, 180),
    height=st.floats(0.01, 180),
)
boxes = st.builds(
    lambda left, top, wide, tall: Box(left, top, wide * (100 - left), tall * (100 - top)),
    st.floats(0, 99), st.floats(0, 99), st.floats(0.01, 1), st.floats(0.01, 1),
)  # fmt: skip


@settings(max_examples=30, deadline=None)
@given(st.lists(regions, min_size=1, max_size=3), st.sampled_from([WHOLE, STRIP, SEAM]))
def test_no_pixel_beyond_the_margin_is_touched(given_regions: list[Region], crop: Crop) -> None:
    pixels = noise((round(crop.height), round(crop.width)))
    before = pixels.copy()
    changed = (blur(pixels, crop, given_regions) != pixels).any(axis=2)
    assert (pixels == before).all(), "the photograph itself stays as it is"
    near = np.zeros_like(changed)
    for region in given_regions:
        margin = 0.32 * min(region.width, region.height) + 2 * 180 / (WIDTH / 2) + 0.01
        near |= within(crop, pixels.shape, region, margin)
    assert not (changed & ~near).any()


@settings(max_examples=30, deadline=None)
@given(st.lists(boxes, min_size=1, max_size=3))
def test_no_pixel_of_a_flat_picture_beyond_the_margin_is_touched(given_boxes: list[Box]) -> None:
    pixels = noise((60, 90))
    changed = (blur_flat(pixels, given_boxes) != pixels).any(axis=2)
    y, x = np.mgrid[:60, :90] + 0.5
    near = np.zeros_like(changed)
    for box in given_boxes:
        left, top, wide, tall = box.left * 0.9, box.top * 0.6, box.width * 0.9, box.height * 0.6
        margin = 0.32 * min(wide, tall) + 2.01
        near |= (
            (x > left - margin) & (x < left + wide + margin) & (y > top - margin) & (y < top + tall + margin)
        )
    assert not (changed & ~near).any()


@settings(max_examples=30, deadline=None)
@given(regions, st.sampled_from([WHOLE, STRIP, SEAM]))
def test_fine_detail_leaves_no_trace(region: Region, crop: Crop) -> None:
    """Two photographs that differ by a pattern a pixel wide come out as one wherever the cover is whole."""
    shape = round(crop.height), round(crop.width)
    base = textured(WIDTH)[: shape[0], : shape[1]].astype(int)
    pattern = 30 * (np.indices(shape).sum(axis=0) % 2 * 2 - 1)[..., np.newaxis]
    one, other = (np.clip(base + sign * pattern, 0, 255).astype(np.uint8) for sign in (1, -1))
    where = within(crop, shape, region)
    if where.sum() < 400:  # its cells hold a few pixels: nothing is finer than they are
        return
    apart = np.abs(blur(one, crop, [region]).astype(int) - blur(other, crop, [region]))[where]
    assert apart.max() <= 15, "of 60"
    assert apart.mean() <= 4


@pytest.mark.parametrize(
    ("crop", "places"),
    [
        (WHOLE, [Region(20, 10, 60, 40)]),
        (WHOLE, [Region(179, 5, 60, 60)]),
        (WHOLE, [Region(0, 88, 50, 50)]),
        (WHOLE, [Region(70, -90, 60, 30)]),
        (WHOLE, [Region(0, 0, 180, 180)]),
        (STRIP, [Region(-60, 10, 60, 40)]),
        (SEAM, [Region(180, 0, 50, 60)]),
        # A small one in a large one, and the same one twenty times, a hair beside each other.
        (WHOLE, [Region(20, 10, 60, 60), Region(25, 12, 6, 8)]),
        (WHOLE, [Region(20 + number / 20, 10, 60, 60) for number in range(20)]),
    ],
)
def test_sixteen_numbers_are_left_however_large_it_is(crop: Crop, places: list[Region]) -> None:
    shape = round(crop.height), round(crop.width)
    where = within(crop, shape, places[0])
    assert where.sum() > 500
    # Those that lie a hair beside each other leave a seam of the ones below, which read but means.
    most = CELLS**2 + (len(places) > 2) * CELLS
    assert 1 <= numbers_left(lambda picture: blur(picture, crop, places), shape, where) <= most


@pytest.mark.parametrize(
    "places", [[Box(20, 30, 50, 40)], [Box(0, 0, 100, 100)], [Box(0, 0, 90, 90), Box(30, 30, 9, 9)]]
)
def test_sixteen_numbers_are_left_in_a_flat_picture(places: list[Box]) -> None:
    box = places[0]
    y, x = np.mgrid[:80, :100] + 0.5
    where = (x > box.left) & (x < box.left + box.width)
    where &= (y > box.top * 0.8) & (y < (box.top + box.height) * 0.8)
    assert 1 <= numbers_left(lambda picture: blur_flat(picture, places), (80, 100), where) <= CELLS**2


@pytest.mark.parametrize("pitch", [0, 40, -75, 90])
def test_it_is_the_same_over_the_seam_as_ahead(pitch: float) -> None:
    pixels = textured(WIDTH)
    turned = np.roll(pixels, WIDTH // 2, axis=1)
    ahead = blur(pixels, WHOLE, [Region(10, pitch, 30, 40)])
    behind = blur(turned, WHOLE, [Region(-170, pitch, 30, 40)])
    assert np.abs(np.roll(ahead, WIDTH // 2, axis=1).astype(int) - behind).max() <= 2
    assert (behind != turned).any()


def test_a_part_of_a_sphere_is_covered_as_the_whole_is() -> None:
    whole = textured(WIDTH)
    place = Region(-60, 15, 20, 30)
    part = whole[35:79, 40:131]
    apart = np.abs(blur(whole, WHOLE, [place])[35:79, 40:131].astype(int) - blur(part, STRIP, [place]))
    assert apart.max() <= 1
    # A file of half the size that its metadata tell.
    half = whole[::2, ::2]
    assert (blur(half, WHOLE, [place]) != half).any(axis=2).sum() == pytest.approx(
        (blur(whole, WHOLE, [place]) != whole).any(axis=2).sum() / 4, rel=0.1
    )


def test_what_a_picture_does_not_show_is_told() -> None:
    pixels = noise((44, 91))
    behind, partly = Region(150, 0, 20, 20), Region(-125, 10, 20, 20)
    assert outside(pixels, STRIP, [behind, partly]) == [behind]
    assert (blur(pixels, STRIP, [behind]) == pixels).all()
    assert not outside(noise((128, 256)), WHOLE, [behind, Region(0, 90, 1, 1), Region(0, -90, 180, 180)])


def test_the_order_in_the_file_changes_nothing() -> None:
    pixels = textured(WIDTH)
    places = [Region(0, 0, 30, 30), Region(10, 5, 30, 30), Region(5, 0, 8, 8)]
    assert (blur(pixels, WHOLE, places) == blur(pixels, WHOLE, [*places[::-1], places[0]])).all()


def test_without_decisions_the_photograph_is_what_it_was() -> None:
    pixels = noise((64, 128))
    assert blur(pixels, full(128), []) is pixels
    assert blur_flat(pixels, []) is pixels


def test_the_memory_is_that_of_the_result() -> None:
    pixels = np.full((1024, 2048, 3), 90, np.uint8)
    places = [Region(0, 90, 40, 40), Region(180, 0, 90, 90), *(Region(yaw, 0, 4, 5) for yaw in range(50))]
    tracemalloc.start()
    blur(pixels, full(2048), places)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak <= pixels.nbytes + 40e6
