"""Two halls furnished alike: nothing between them is taken for sure."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from jetisu360.linking.graph.pose_graph import Edge
from jetisu360.linking.graph.solve import solve
from jetisu360.linking.graph.visual_aliasing import find_aliases
from jetisu360.linking.graph.walking_order import WalkingOrder
from jetisu360.linking.pair.compare import Pair
from jetisu360.linking.pair.matching import Matches

from ..world import Camera, World, pairs_of, world

HALL = (0.0, 0.0, 8.0, 6.0)
EAST = 20.0
FIRST = [Camera(3, 3, 40), Camera(5.5, 2.5, 220)]
SECOND = [replace(camera, east=camera.east + EAST) for camera in FIRST]
CAMERAS = [*FIRST, *SECOND]


@pytest.fixture(scope="module")
def pairs() -> dict[Edge, Pair]:
    """Pictures 0 and 1 of one hall, 2 and 3 of its copy, from the same places in it."""
    one = world([HALL], [], seed=2)
    n = len(one.things)
    things = np.concatenate([one.things, one.things + np.array([EAST, 0, 0])])
    walls = np.concatenate([one.walls, one.walls + np.array([EAST, 0, EAST, 0])])
    there = World(things, walls, {k: k + n for k in range(n)} | {k + n: k for k in range(n)})
    return pairs_of(there, CAMERAS)


def test_copies_of_a_place_are_known(pairs: dict[Edge, Pair]) -> None:
    aliased = find_aliases(pairs)
    assert set(aliased.pairs) == {(0, 2), (1, 3)}
    assert aliased.cap((0, 2)) == 0
    assert set(aliased.same) == {(0, 2), (1, 3)}, "no picture looks out of a door and tells them apart"


def test_a_picture_that_was_taken_again_follows_the_first(pairs: dict[Edge, Pair]) -> None:
    far = find_aliases(pairs, WalkingOrder((0, 1, 8, 9), 1.0))
    assert set(far.pairs) == {(0, 2), (1, 3)}
    assert far.same == (), "with seven others between them it is a copy of the room"
    again = find_aliases(pairs, WalkingOrder((0, 2, 1, 3), 1.0))
    assert set(again.same) == {(0, 2), (1, 3)}
    nothing = find_aliases(pairs, WalkingOrder((0, 1, 8, 9), 0.1))
    assert set(nothing.same) == {(0, 2), (1, 3)}, "names that say nothing do not say this either"


def test_nothing_between_the_halls_is_sure(pairs: dict[Edge, Pair]) -> None:
    solved = solve(4, pairs)
    assert set(solved.aliased) == {(0, 2), (1, 3)}
    across = [link for link in solved.links if (link.a < 2) != (link.b < 2)]
    assert not [link for link in across if link.sure]


def test_one_hall_alone_has_no_twins(compared: dict[Edge, Pair]) -> None:
    aliased = find_aliases(compared)
    assert aliased.pairs == ()
    assert aliased.cap((0, 1)) == 1


CORRIDOR_PICTURE = Camera(4, -2, 300)
"""Before the door of the first hall; the second has the same door, 20 m on."""


def seen_through_the_door(*, copied: bool) -> dict[Edge, Pair]:
    """The halls again, each with a door to a corridor, and picture 4 in that corridor. Not `copied`: what it
    sees through the door hangs in the first hall only. Of the second hall it has recognised nothing.
    """
    one = world([HALL, (0, -4, 8, 0)], [(3.2, 0, 4.8, 0)], seed=2)
    n = len(one.things)
    things = np.concatenate([one.things, one.things + np.array([EAST, 0, 0])])
    walls = np.concatenate([one.walls, one.walls + np.array([EAST, 0, EAST, 0])])
    first = World(things, walls)
    through = first.visible(CORRIDOR_PICTURE) & (things[:, 2] > 0.3)
    kept = [k for k in range(n) if things[k, 2] > 0.3 and (copied or not through[k])]
    there = World(things, walls, {k: k + n for k in kept} | {k + n: k for k in kept})
    pairs = pairs_of(there, [*CAMERAS, CORRIDOR_PICTURE])
    return pairs | {(2, 4): Pair(Matches.none(), ()), (3, 4): Pair(Matches.none(), ())}


def test_who_sees_into_a_hall_only_what_repeats_may_be_looking_into_its_copy() -> None:
    pairs = seen_through_the_door(copied=True)
    assert pairs[0, 4].candidates[0].probability > 0.3
    aliased = find_aliases(pairs, WalkingOrder((0, 1, 8, 9, 12), 1.0))
    assert (0, 2) in aliased.pairs
    assert aliased.cap((0, 4)) < 0.5
    assert not [link for link in solve(5, pairs, order=(0, 1, 8, 9, 12)).links if link.b == 4 and link.sure]


def test_who_sees_there_what_the_copy_lacks_is_believed() -> None:
    pairs = seen_through_the_door(copied=False)
    aliased = find_aliases(pairs, WalkingOrder((0, 1, 8, 9, 12), 1.0))
    assert aliased.pairs
    assert aliased.cap((0, 4)) == 1
