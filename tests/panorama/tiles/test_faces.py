"""Sizes of faces and how they fall into tiles."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jetisu360.panorama.tiles.faces import face_sizes, tiles
from jetisu360.panorama.tiles.pyramid import face_sizes as same_function

widths = st.floats(1, 70_000)
tile_sizes = st.sampled_from([128, 256, 512, 1024])


@pytest.mark.parametrize(
    ("width", "sizes"),
    [
        (512, [163]),
        (2048, [326, 652]),
        (4096, [326, 652, 1304]),
        (5760, [459, 918, 1836]),
        (8192, [320, 640, 1280, 2560]),
        (16384, [320, 640, 1280, 2560, 5120]),
        (32768, [320, 640, 1280, 2560, 5120, 10240]),
    ],
)
def test_sizes_of_usual_cameras(width, sizes):
    assert face_sizes(width) == sizes
    assert same_function is face_sizes


@given(widths, tile_sizes)
def test_each_level_is_exactly_twice_the_one_below_and_the_first_is_one_tile(width, tile):
    sizes = face_sizes(width, tile)
    assert 1 <= sizes[0] <= tile
    assert all(upper == 2 * lower for lower, upper in pairwise(sizes))
    # No level too many: half as large a top would have left detail out, and one level less would not fit.
    assert len(sizes) == 1 or sizes[-1] > tile


@given(widths, tile_sizes)
def test_the_top_keeps_the_detail_of_the_source(width, tile):
    top, wanted = face_sizes(width, tile)[-1], width / math.pi
    assert top >= wanted * (1 - 1 / 32)
    assert top < wanted + 2 ** len(face_sizes(width, tile))
    if top < wanted:
        assert top % tile == 0


@given(st.lists(widths, min_size=2, max_size=2), tile_sizes)
def test_a_wider_source_never_gets_smaller_faces(pair, tile):
    small, large = sorted(pair)
    assert face_sizes(small, tile)[-1] <= face_sizes(large, tile)[-1]


@given(st.integers(1, 6000), tile_sizes)
def test_tiles_cover_a_face_once(size, tile_size):
    cut = list(tiles(size, tile_size))
    assert sum(t.width * t.height for t in cut) == size * size
    assert len({(t.row, t.column) for t in cut}) == len(cut) == math.ceil(size / tile_size) ** 2
    assert all(t.left == t.column * tile_size and t.top == t.row * tile_size for t in cut)


@pytest.mark.parametrize("width", [0, -5, math.inf, math.nan])
def test_a_width_that_is_none_is_refused(width):
    with pytest.raises(ValueError, match="wide"):
        face_sizes(width)
