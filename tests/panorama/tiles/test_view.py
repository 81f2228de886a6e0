"""Posters and thumbnails show what one looks at."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jetisu360.panorama.geometry.projection import view_plane
from jetisu360.panorama.geometry.sphere import Crop, Level
from jetisu360.panorama.tiles.view import render_view

from ..spheres import full, rendered, smooth_colour

SMOOTH = rendered(1024)


def exact_view(yaw, pitch, fov, width, height):
    a, b = np.meshgrid((np.arange(width) + 0.5) / width * 2 - 1, (np.arange(height) + 0.5) / height * 2 - 1)
    plane = view_plane(yaw, pitch, fov, width, height).matrix()
    return smooth_colour(np.tensordot(plane, np.stack([a, b, np.ones_like(a)]), axes=1))


@settings(max_examples=25, deadline=None)
@given(st.floats(-180, 180), st.floats(-90, 90), st.floats(30, 110), st.sampled_from([(120, 63), (48, 80)]))
def test_a_view_shows_what_lies_there(yaw, pitch, fov, size):
    view = {"yaw": yaw, "pitch": pitch, "fov": fov, "width": size[0], "height": size[1]}
    seen = render_view(SMOOTH, full(1024), **view)
    assert seen.shape == (size[1], size[0], 3)
    assert np.abs(seen - exact_view(**view)).mean() < 0.8


def test_a_tilted_picture_is_shown_level():
    level = Level(8, -5)
    view = {"yaw": 100, "pitch": 20, "fov": 75, "width": 240, "height": 126}
    seen = render_view(rendered(1024, level=level), full(1024), level=level, **view)
    assert np.abs(seen - exact_view(**view)).mean() < 0.8


def test_fine_patterns_turn_grey_and_not_into_moire():
    """Lines one pixel wide, black and white: a view four times coarser can only show their mean."""
    lines = np.zeros((1024, 2048, 3), np.uint8)
    lines[:, ::2] = 255
    seen = render_view(lines, full(2048), yaw=10, pitch=0, fov=60, width=160, height=84)
    assert np.abs(seen.astype(int) - 127).mean() < 12
    assert seen.std() < 16


def test_large_views_are_the_same_whichever_strips_they_are_made_in(monkeypatch):
    view = {"yaw": 170, "pitch": -30, "fov": 80, "width": 300, "height": 200}
    whole = render_view(SMOOTH, full(1024), **view)
    monkeypatch.setattr("jetisu360.panorama.tiles.view.STRIP", 5000)
    assert np.abs(render_view(SMOOTH, full(1024), **view).astype(int) - whole).max() <= 1


def test_beyond_a_partial_panorama_the_view_is_calm():
    crop = Crop(352, 176, 320, 160, 1024, 512)
    seen = render_view(SMOOTH[176:336, 352:672], crop, yaw=0, pitch=0, fov=100, width=400, height=210).astype(
        int
    )
    assert np.abs(np.diff(seen, axis=0)).max() < 20
    assert np.abs(np.diff(seen, axis=1)).max() < 20


@pytest.mark.parametrize("wrong", [{"fov": 0}, {"fov": 180}, {"width": 0}, {"height": 0}])
def test_a_view_that_is_none_is_refused(wrong):
    with pytest.raises(ValueError, match="is not one"):
        render_view(
            SMOOTH, full(1024), **({"yaw": 0, "pitch": 0, "fov": 75, "width": 10, "height": 10} | wrong)
        )
