"""The zenith from edges alone, where the truth is known to the last digit."""

from __future__ import annotations

import numpy as np
import pytest

from jetisu360.panorama.geometry.projection import direction_of, level_matrix
from jetisu360.panorama.geometry.sphere import Level
from jetisu360.panorama.level.edges import Edges
from jetisu360.panorama.level.estimate import SURE, confidence_of
from jetisu360.panorama.level.zenith import find_zenith

UP = np.array([0.0, 1.0, 0.0])
TILT = Level(3, -4)


def seen(ends, level=TILT, shake=0.05, seed=1):
    """Edges from their ends (n, 2, 3) in the level world, as a camera tilted by `level` sees them."""
    random = np.random.default_rng(seed)
    ends = np.asarray(ends, dtype=float)
    ends = ends / np.linalg.norm(ends, axis=2, keepdims=True)
    ends = (ends + random.normal(0, np.radians(shake), ends.shape)) @ level_matrix(level)
    ends /= np.linalg.norm(ends, axis=2, keepdims=True)
    across, middle = np.cross(ends[:, 0], ends[:, 1]), ends.sum(axis=1)
    lengths = np.degrees(np.arctan2(np.linalg.norm(across, axis=1), (ends[:, 0] * ends[:, 1]).sum(axis=1)))
    return Edges(
        across / np.linalg.norm(across, axis=1, keepdims=True),
        lengths,
        np.degrees(np.arctan2(middle[:, 0], middle[:, 2])),
        np.degrees(np.arcsin(ends[:, :, 1].min(axis=1))),
    )


def posts(yaws, low=-15, high=10):
    return [(direction_of(yaw, low), direction_of(yaw, high)) for yaw in yaws]


def off(zenith, level=TILT):
    return float(np.degrees(np.arccos(np.clip(zenith.direction @ level_matrix(level).T @ UP, -1, 1))))


@pytest.mark.parametrize("level", [Level(), TILT, Level(-8, 6), Level(0, 11)])
def test_posts_all_round_give_it_to_a_tenth_of_a_degree(level):
    zenith = find_zenith(seen(posts(range(-180, 180, 9)), level))
    assert off(zenith, level) < 0.1
    assert confidence_of(zenith) >= SURE


def test_posts_on_one_side_fix_only_one_angle():
    """Ten doors side by side: how far the camera leans towards them, they cannot tell."""
    zenith = find_zenith(seen(posts(range(-10, 11, 2)), shake=0.3))
    assert confidence_of(zenith) < SURE


def test_few_edges_say_nothing():
    assert find_zenith(seen(posts([0, 90, 180]))) is None
    assert find_zenith(Edges(np.empty((0, 3)), np.empty(0), np.empty(0), np.empty(0))) is None


def test_edges_that_lean_anyhow_are_no_zenith():
    random = np.random.default_rng(3)
    yaws, leans = random.uniform(-180, 180, 200), random.uniform(-25, 25, 200)
    ends = [(direction_of(y, -12), direction_of(y + lean, 12)) for y, lean in zip(yaws, leans, strict=True)]
    assert confidence_of(find_zenith(seen(ends))) < SURE


def test_the_crown_of_a_yurt_is_not_its_zenith():
    """Sixty poles that meet 11° from the zenith outvote no door, chest and stand: they do not come down."""
    crown = np.array([0.35, 1.8, 0.0])
    yaws = np.arange(0, 360, 6.0)
    feet = [direction_of(yaw, 0) * 3 + np.array([0.35, 0.3, 0.0]) for yaw in yaws]
    rings = [crown + direction_of(yaw, 0) * 0.6 for yaw in yaws]
    things = posts([-150, -148, -95, -93, -20, -15, 35, 39, 88, 90, 140, 143], -22, -2)
    zenith = find_zenith(seen([*zip(feet, rings, strict=True), *things]))
    assert off(zenith) < 0.3
