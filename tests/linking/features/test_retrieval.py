"""Candidate pairs of a large tour: who shares rare things, whatever is common to the house."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from jetisu360.linking.features.extraction import Features, View
from jetisu360.linking.features.retrieval import FEW, candidates

ROOMS, IN_A_ROOM = 15, 4
NOTHING = np.zeros((0, 128), np.float32)


def things(count: int, seed: int) -> np.ndarray:
    """Descriptions (count, 128) as SIFT's are: not negative, with a few large values."""
    return np.random.default_rng(seed).exponential(1, (count, 128)).astype(np.float32) ** 1.5


def picture(seen: np.ndarray, seed: int, pitch: float = 10.0) -> Features:
    """A photograph of things (n, 128), each a little different than from elsewhere."""
    luck = np.random.default_rng((1, seed))
    noisy = seen * luck.uniform(0.75, 1.25, seen.shape)
    described = noisy / np.maximum(np.linalg.norm(noisy, axis=1, keepdims=True), 1e-9) * 512
    yaw = luck.uniform(-np.pi, np.pi, len(seen))
    up = np.full(len(seen), np.radians(pitch))
    bearings = np.stack([np.cos(up) * np.sin(yaw), np.sin(up), np.cos(up) * np.cos(yaw)], axis=1)
    sizes = np.ones(len(seen), np.float32)
    view = View(bearings.astype(np.float32), sizes, np.clip(described, 0, 255).astype(np.uint8))
    return Features((view,))


def house(common: int = 120, own: int = 40) -> list[Features]:
    """Rooms of four photographs each: `common` things that are in every room come before the room's own."""
    everywhere = things(common, 0)
    rooms = [np.concatenate([everywhere, things(own, 1 + room)]) for room in range(ROOMS)]
    return [picture(rooms[k // IN_A_ROOM], k) for k in range(ROOMS * IN_A_ROOM)]


def together(pair: tuple[int, int]) -> bool:
    return pair[0] // IN_A_ROOM == pair[1] // IN_A_ROOM


@pytest.fixture(scope="module")
def photographs() -> list[Features]:
    return house()


def test_of_few_photographs_all_pairs_are_compared(photographs):
    assert candidates(photographs[:5]) == list(combinations(range(5), 2))
    assert candidates(photographs[:FEW]) == list(combinations(range(FEW), 2))
    assert candidates([]) == candidates(photographs[:1]) == []
    assert candidates(photographs[: FEW + 5], most=FEW + 4) == list(combinations(range(FEW + 5), 2))


def test_photographs_of_one_room_find_each_other_though_most_is_the_same_everywhere(photographs):
    found = candidates(photographs, most=IN_A_ROOM - 1)
    assert found == sorted(found)
    assert all(a < b for a, b in found)
    assert {pair for pair in found if together(pair)} == {
        pair for pair in combinations(range(len(photographs)), 2) if together(pair)
    }
    assert len(found) < 1.1 * ROOMS * IN_A_ROOM * (IN_A_ROOM - 1) / 2


def test_a_few_things_seen_through_a_door_are_enough():
    rooms = [things(150, 100 + room) for room in range(50)]
    # Each room sees eight of the next one's things.
    pictures = [picture(np.concatenate([rooms[k], rooms[(k + 1) % 50][:8]]), k) for k in range(50)]
    found = set(candidates(pictures, most=2))
    assert {tuple(sorted((k, (k + 1) % 50))) for k in range(50)} <= found


def test_the_same_every_time_and_read_once_in_order(photographs):
    asked = []

    class Stored(list):
        def __iter__(self):
            for number, one in enumerate(list.__iter__(self)):
                asked.append(number)
                yield one

    assert candidates(Stored(photographs)) == candidates(photographs)
    assert asked == list(range(len(photographs)))


def test_floors_do_not_count_unless_there_is_nothing_else():
    parquet = things(300, 7)
    bare = [picture(parquet, k, pitch=-40) for k in range(2)]
    rooms = house(common=0, own=110)
    floors = [
        Features((View(*(np.concatenate(both) for both in zip(parts(low), parts(high), strict=True))),))
        for low, high in zip([picture(parquet, 50 + k, pitch=-40) for k in range(60)], rooms, strict=True)
    ]
    found = candidates(floors, most=IN_A_ROOM - 1)
    assert all(together(pair) for pair in found)
    assert (60, 61) in candidates([*rooms, *bare], most=3)


def parts(features: Features) -> tuple[np.ndarray, ...]:
    view = features.plain
    return view.bearings, view.sizes, view.descriptors


def test_photographs_without_points_are_in_no_pair(photographs):
    blank = {0, 30, 61}
    some = [picture(NOTHING, k) if k in blank else photographs[k % len(photographs)] for k in range(62)]
    found = candidates(some)
    assert found
    assert not {k for pair in found for k in pair} & blank
    assert candidates([picture(NOTHING, 0)] * 50) == []
    assert candidates([*[picture(NOTHING, 0)] * 50, picture(things(1, 0), 0)]) == []


def test_identical_photographs_neither_fail_nor_make_all_pairs():
    found = candidates([picture(things(80, 3), 0)] * 60, most=5)
    assert {k for pair in found for k in pair} == set(range(60))
    assert len(found) <= 60 * 5
