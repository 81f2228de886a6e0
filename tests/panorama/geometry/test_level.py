"""A tilted camera's picture comes out level: held against the same sphere, rendered exactly and level."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jetisu360.panorama.geometry.projection import FACE_PLANES, FACES, angles_of, direction_of, view_plane
from jetisu360.panorama.geometry.resample import Sampler
from jetisu360.panorama.geometry.sphere import Level

from ..spheres import cut, face_directions, face_pixels, full, rendered, smooth_colour

tilts = st.builds(Level, st.floats(-30, 30), st.floats(-30, 30))


@settings(max_examples=15, deadline=None)
@given(tilts)
def test_any_tilt_is_taken_out(level):
    picture = rendered(512, level=level)
    sampler = Sampler(picture, full(512), level)
    centres = (np.arange(128) + 0.5) / 64 - 1
    for face in FACES:
        sampled = sampler.sample(FACE_PLANES[face], centres, centres)
        assert sampled.beyond is None
        error = np.abs(sampled.pixels - smooth_colour(face_directions(face, 128)))
        assert error.mean() < 0.6, face
        assert error.max() < 4, face


@settings(max_examples=12, deadline=None)
@given(tilts, st.floats(-180, 179.9), st.floats(-60, 60))
def test_a_mark_ends_within_a_twentieth_of_a_degree(level, yaw, pitch):
    """A round spot is painted where the tilted camera saw it; its centre must come out where it really is."""
    spot = direction_of(yaw, pitch)

    def colour(direction):
        angle = np.degrees(np.arccos(np.clip(np.tensordot(spot, direction, axes=1), -1, 1)))
        return np.repeat((255 * np.exp(-((angle / 1.5) ** 2)))[..., np.newaxis], 3, axis=-1)

    sampler = Sampler(rendered(1024, colour, level), full(1024), level)
    plane = view_plane(yaw + 2, pitch - 1, 16, 256, 256)
    centres = (np.arange(256) + 0.5) / 128 - 1
    seen = sampler.sample(plane, centres, centres).pixels[..., 0].astype(float)
    a, b = np.meshgrid(centres, centres)
    directions = np.tensordot(plane.matrix(), np.stack([a, b, np.ones_like(a)]), axes=1)
    directions /= np.linalg.norm(directions, axis=0)
    # A pixel further out on the plane covers less of the sphere.
    weight = seen * directions.T.dot(plane.matrix()[:, 2]).T ** 3
    centre = (directions * weight).sum(axis=(1, 2))
    off = np.degrees(np.arccos(np.clip(centre / np.linalg.norm(centre) @ spot, -1, 1)))
    assert off <= 0.05, angles_of(centre)


def test_level_tiles_are_cut_in_one_resampling():
    """As sharp as from a level picture: nothing is turned first and cut afterwards."""
    level = Level(pitch=7, roll=-4)
    tiles, pyramid = cut(rendered(1024, level=level), level=level)
    size = pyramid.face_sizes[-1]
    for face in FACES:
        exact = smooth_colour(face_directions(face, size))
        got = face_pixels(tiles, len(pyramid.face_sizes) - 1, face, size)
        assert np.abs(got - exact).mean() <= 1, face


def test_roll_and_pitch_have_the_signs_of_the_house():
    """Pitch 10: the camera looked up, the horizon lies below the middle. Roll 10: it falls to the right."""
    sky, ground, degree = 0, 255, 512 / 180
    ahead = rendered_horizon(Level(pitch=10))[:, 512, 0]
    right = rendered_horizon(Level(roll=10))[:, 768, 0]
    for column in (ahead, right):
        assert column[256 + round(8 * degree)] == sky
        assert column[256 + round(12 * degree)] == ground
    for level in (Level(pitch=10), Level(roll=10), Level(-6, 9)):
        sampler = Sampler(rendered_horizon(level), full(1024), level)
        centres = (np.arange(64) + 0.5) / 32 - 1
        for face in "frbl":
            got = sampler.sample(FACE_PLANES[face], centres, centres).pixels[..., 0]
            assert (got[:31] < 60).all(), face
            assert (got[33:] > 195).all(), face


def rendered_horizon(level):
    def colour(direction):
        return np.repeat(np.where(direction[1] < 0, 255.0, 0.0)[..., np.newaxis], 3, axis=-1)

    return rendered(1024, colour, level)


@pytest.mark.parametrize("level", [Level(89, 0), Level(0, 180), Level(-89, 90)])
def test_even_a_camera_on_its_head_is_levelled(level):
    sampler = Sampler(rendered(512, level=level), full(512), level)
    centres = (np.arange(96) + 0.5) / 48 - 1
    for face in FACES:
        got = sampler.sample(FACE_PLANES[face], centres, centres).pixels
        assert np.abs(got - smooth_colour(face_directions(face, 96))).mean() < 0.6
