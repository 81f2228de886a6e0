"""What the whole tour says of a pair that says little itself, or too much."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from jetisu360.linking.constraints import Fixed
from jetisu360.linking.graph.poses import Places
from jetisu360.linking.graph.second_pass import HANDFUL, TRUSTED, as_placed, disbelieve
from jetisu360.linking.pair.compare import Candidate
from jetisu360.linking.pair.evidence import Evidence
from jetisu360.linking.pair.triangulation import Points


def places(metres: float) -> Places:
    """Two pictures with one compass, the second to the north of the first."""
    return Places(np.zeros(2), np.array([[0, 0, 0], [0, 0, metres]]), (0, 0), (0, 0), frozenset())


def candidate(yaw: float, inliers: int, sectors: int = 6) -> Candidate:
    """B in direction `yaw` of A, its heading the same."""
    baseline = np.array([np.sin(np.radians(yaw)), 0, np.cos(np.radians(yaw))])
    seen = Evidence(4, 3, 0.5, 1, 4, float(sectors), 0.2, 0.1, 2, 0.5, 3)
    return Candidate(0.0, baseline, 0.8, inliers, seen, Points.none(), np.eye(3) * 1e5)


@pytest.mark.parametrize(
    ("yaw", "inliers", "shown"),
    [
        (8.0, HANDFUL - 1, 0.0),  # a handful that is about there
        (8.0, HANDFUL, 8.0),  # enough to know better than the tour
        (60.0, HANDFUL - 1, 60.0),  # something else altogether
    ],
)
def test_a_handful_of_matches_takes_its_direction_from_the_tour(
    yaw: float, inliers: int, shown: float
) -> None:
    assert as_placed(candidate(yaw, inliers), (0, 1), places(4.0), Fixed()).yaw == pytest.approx(shown)


@pytest.mark.parametrize(
    ("metres", "sectors", "believed"),
    [
        (0.4, 6, False),  # a step apart, and half of the room is another
        (0.4, 16, True),  # a step apart, and the same all around
        (4.0, 6, True),  # through a door
    ],
)
def test_a_step_apart_one_sees_the_same_all_around(metres: float, sectors: int, believed: bool) -> None:
    chosen = {(0, 1): (candidate(0.0, 200, sectors), 0.9)}
    disbelieve(chosen, places(metres), Fixed())
    assert (chosen[0, 1][1] >= TRUSTED) is believed
    stated = {(0, 1): (replace(candidate(0.0, 200, sectors), stated=True), 0.9)}
    disbelieve(stated, places(metres), Fixed())
    assert stated[0, 1][1] == 0.9, "a person's word stands"
