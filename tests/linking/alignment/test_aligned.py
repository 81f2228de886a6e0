"""One place photographed twice, another one, and one room from two of its ends, as matches alone tell it."""

from __future__ import annotations

import math

import numpy as np
import pytest

from jetisu360.linking.alignment.aligned import Alignment, aligned
from jetisu360.linking.features.extraction import Features, View
from jetisu360.panorama.geometry.turn import Turn

Floats = np.ndarray
THINGS = 900


def room(seed: int) -> tuple[Floats, Floats]:
    """Points on the walls of a room of 8 × 6 × 3 m about the tripod, and what each looks like."""
    draw = np.random.default_rng(seed)
    points = draw.uniform([-4, -1.6, -3], [4, 1.4, 3], (THINGS, 3))
    wall = draw.integers(0, 4, THINGS)
    for k, (axis, where) in enumerate([(0, -4.0), (0, 4.0), (2, -3.0), (2, 3.0)]):
        points[wall == k, axis] = where
    return points, draw.integers(0, 120, (THINGS, 128)).astype(np.uint8)


def seen(things: tuple[Floats, Floats], turn: Turn, aside: Floats, seed: int, there: float = 1.0) -> Features:
    """What a camera put `aside` (m) finds of them, turned; `there`: the share that is still in the room."""
    points, looks = things
    draw = np.random.default_rng(seed)
    away = points - aside
    far = np.linalg.norm(away, axis=1, keepdims=True)
    bearings = away / far @ turn.matrix().T + draw.normal(0, math.radians(0.05), away.shape)
    bearings /= np.linalg.norm(bearings, axis=1, keepdims=True)
    kept = draw.random(THINGS) < there
    looks = np.clip(looks + draw.integers(-6, 7, looks.shape), 0, 255).astype(np.uint8)
    looks[~kept] = draw.integers(0, 120, (np.count_nonzero(~kept), 128))
    sizes = (0.05 / far[:, 0]).astype(np.float32)
    return Features((View(bearings.astype(np.float32), sizes, looks),))


def one(aside: tuple[float, float, float], turn: Turn, there: float = 1.0) -> Alignment:
    things = room(3)
    old = seen(things, Turn(), np.zeros(3), 1)
    return aligned(old, seen(things, turn, np.array(aside), 2, there))


def missed(found: Alignment, turn: Turn) -> float:
    """Degrees between the turn that was found and the true one."""
    between = found.turn.matrix() @ turn.matrix().T
    return math.degrees(math.acos(min(1.0, (np.trace(between) - 1) / 2)))


@pytest.mark.parametrize("turn", [Turn(), Turn(179.9, 3.0, -4.0), Turn(-75.0, -1.0, 2.0)])
def test_the_same_tripod_with_half_the_room_rearranged(turn: Turn) -> None:
    found = one((0.0, 0.0, 0.0), turn, there=0.6)
    assert found.same == "yes"
    assert missed(found, turn) < 0.05
    assert found.moved == 0.0


def test_a_tripod_half_a_metre_aside_is_the_same_place_and_near_things_are_named() -> None:
    turn = Turn(100.0, 1.0, -1.0)
    found = one((0.2, 0.0, 0.25), turn)
    assert found.same == "yes"
    assert missed(found, turn) < 0.3
    assert found.moved is None or 0.1 < found.moved < 0.8
    assert found.moved != 0.0
    off = found.off(90.0, 0.0)  # a wall 4 m away, seen 0.25 m from aside
    assert off is not None
    assert 2.0 < off < 6.0


def test_another_room() -> None:
    old = seen(room(3), Turn(), np.zeros(3), 1)
    found = aligned(old, seen(room(4), Turn(), np.zeros(3), 2))
    assert found.same == "no"
    assert found.off(0.0, 0.0) is None


def test_the_other_end_of_the_room_is_asked_about() -> None:
    assert one((2.5, 0.0, -1.5), Turn(40.0)).same == "unsure"


def test_pictures_in_which_nothing_is_to_be_found() -> None:
    nothing = Features(
        (View(np.zeros((0, 3), np.float32), np.zeros(0, np.float32), np.zeros((0, 128), np.uint8)),)
    )
    assert aligned(nothing, nothing).same == "no"
