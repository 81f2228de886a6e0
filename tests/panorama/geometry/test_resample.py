"""Looking up a window on the sphere: wherever it lies, however large the source."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jetisu360.panorama.geometry import resample
from jetisu360.panorama.geometry.projection import (
    FACE_PLANES,
    FACES,
    angles_of_pixel,
    direction_of,
    view_plane,
)
from jetisu360.panorama.geometry.resample import Sampler
from jetisu360.panorama.geometry.sphere import Crop, Level

from ..spheres import face_directions, full, rendered, smooth_colour

SMOOTH = rendered(1024)


def centres(count):
    return (np.arange(count) + 0.5) / count * 2 - 1


@settings(max_examples=40, deadline=None)
@given(st.floats(-180, 180), st.floats(-90, 90), st.floats(1, 120), st.integers(1, 90), st.integers(1, 90))
def test_any_window_shows_what_lies_there(yaw, pitch, fov, width, height):
    """Tiny or wide, over a pole or across ±180°."""
    plane = view_plane(yaw, pitch, fov, width, height)
    seen = Sampler(SMOOTH, full(1024)).sample(plane, centres(width), centres(height)).pixels
    a, b = np.meshgrid(centres(width), centres(height))
    exact = smooth_colour(np.tensordot(plane.matrix(), np.stack([a, b, np.ones_like(a)]), axes=1))
    assert seen.shape == (height, width, 3)
    assert np.abs(seen - exact).max() < 3


@pytest.mark.parametrize("level", [Level(), Level(20, 35)])
def test_splitting_for_sources_too_wide_changes_nothing(level, monkeypatch):
    """As if OpenCV could count to 100: then every block near a pole has to be split down to a pixel."""
    whole = Sampler(SMOOTH, full(1024), level)
    monkeypatch.setattr(resample, "WIDEST", 100)
    split = Sampler(SMOOTH, full(1024), level)
    for face in FACES:
        one = whole.sample(FACE_PLANES[face], centres(60), centres(60)).pixels
        other = split.sample(FACE_PLANES[face], centres(60), centres(60)).pixels
        assert np.abs(one.astype(int) - other).max() <= 1, face


def test_a_source_wider_than_opencv_can_count():
    """A strip all round, 40000 pixels wide, of which 16 bits would reach 32767."""
    width, rows = 40000, 60
    top = width // 4 - rows // 2
    column, row = np.meshgrid(np.arange(width), np.arange(top, top + rows))
    exact = smooth_colour(direction_of(*angles_of_pixel(column, row, width, width // 2)))
    strip = np.rint(exact).astype(np.uint8)
    sampler = Sampler(strip, Crop(0, top, width, rows, width, width // 2))
    for yaw in (-179.99, -90, 0, 110, 170):
        plane = view_plane(yaw, 0, 0.2, 64, 16)
        sampled = sampler.sample(plane, centres(64), centres(16))
        a, b = np.meshgrid(centres(64), centres(16))
        wanted = smooth_colour(np.tensordot(plane.matrix(), np.stack([a, b, np.ones_like(a)]), axes=1))
        assert np.abs(sampled.pixels - wanted).max() < 2, yaw
        assert not sampled.beyond.any()


def test_the_picture_is_not_copied_or_changed():
    source = SMOOTH.copy()
    source.setflags(write=False)
    sampler = Sampler(source, full(1024))
    assert sampler.pixels is source
    for face in FACES:
        seen = sampler.sample(FACE_PLANES[face], centres(100), centres(100)).pixels
        assert np.abs(seen - smooth_colour(face_directions(face, 100))).mean() < 0.6
