"""A plan laid over the places that cameras wrote."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jetisu360.linking.graph.georeference import overlay
from jetisu360.linking.graph.poses import in_world

draw = np.random.default_rng(8)
YARD = np.stack([draw.uniform(-40, 40, 8), np.full(8, 1.6), draw.uniform(-30, 30, 8)], axis=1)
Places = dict[int, tuple[float, float]]


def written(rotation: float, scale: float, noise: float = 0.0, places: np.ndarray = YARD) -> Places:
    """What cameras write when the plan has to be turned and scaled so to lie on the Earth."""
    noisy = np.random.default_rng(2)
    earth = [in_world(place, rotation) * scale for place in places]
    return {
        k: (one[0] + 100 + noise * noisy.normal(), one[2] - 50 + noise * noisy.normal())
        for k, one in enumerate(earth)
    }


@settings(max_examples=30, derandomize=True)
@given(st.floats(-179, 179), st.floats(0.5, 3))
def test_north_and_scale_come_out(rotation: float, scale: float) -> None:
    laid = overlay(YARD, range(8), written(rotation, scale))
    assert laid is not None
    assert abs((laid.rotation - rotation + 180) % 360 - 180) < 0.01
    assert laid.scale == pytest.approx(scale)
    assert max(laid.misses.values()) < 0.1


def test_a_few_metres_of_error_are_usual() -> None:
    laid = overlay(YARD, range(8), written(30, 1.2, noise=3))
    assert laid is not None
    assert abs(laid.rotation - 30) < 10
    assert laid.scale == pytest.approx(1.2, rel=0.15)


def test_one_that_is_elsewhere_bends_little_and_is_named() -> None:
    places = written(30, 1.0)
    places[3] = places[3][0] + 400, places[3][1]
    laid = overlay(YARD, range(8), places)
    assert laid is not None
    assert abs(laid.rotation - 30) < 5
    assert laid.misses[3] > 300
    assert max(miss for k, miss in laid.misses.items() if k != 3) < 10


def test_indoors_such_places_mean_nothing() -> None:
    room = YARD / 20
    assert overlay(room, range(8), written(30, 1, noise=2, places=room)) is None


def test_too_few_know_their_place() -> None:
    places = written(30, 1)
    assert overlay(YARD, range(8), {k: places[k] for k in (0, 1)}) is None
    assert overlay(YARD, [0, 1], places) is None


def test_places_that_do_not_fit_are_not_believed() -> None:
    noisy = np.random.default_rng(6)
    places = {k: (float(noisy.uniform(-80, 80)), float(noisy.uniform(-80, 80))) for k in range(8)}
    assert overlay(YARD, range(8), places) is None
