"""A part of the tour that hangs on one link, whose length no loop holds: the length that lets others see it.

Along the link's direction the hanging part is moved nearer and further; where it really stands, pictures of
the one part are found to see pictures of the other, where they must.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from jetisu360.walk.fixed import Fixed
from jetisu360.walk.graph import Edge
from jetisu360.walk.pair import Pair
from jetisu360.walk.places import Chosen, Places, find_places
from jetisu360.walk.second_look import NEAREST
from jetisu360.walk.verify import verify

TRIES = np.geomspace(1.5, 14.0, 14)
MOST_PAIRS = 6
ENOUGH = 0.7


def find_lengths(
    chosen: Chosen, pairs: Mapping[Edge, Pair], places: Places, trusted: Chosen, fixed: Fixed
) -> dict[Edge, float]:
    """Lengths, metres, for links that hold two firm parts together, where pictures across them agree on
    one.
    """
    found: dict[Edge, float] = {}
    for edge in trusted:
        a, b = edge
        if places.firm[a] == places.firm[b] or edge in fixed.distances:
            continue
        across = _across(edge, chosen, pairs, places)
        if not across:
            continue
        scores = [
            _score(find_places(trusted, places.headings, fixed, {edge: float(x)}), across, pairs)
            for x in TRIES
        ]
        best = int(np.argmax(scores))
        if scores[best] >= ENOUGH:
            found[edge] = float(TRIES[best])
    return found


def _across(edge: Edge, chosen: Chosen, pairs: Mapping[Edge, Pair], places: Places) -> list[Edge]:
    """Pairs with one end in each part that have most matches that agree on something."""
    parts = {places.firm[edge[0]], places.firm[edge[1]]}
    pool = [
        other
        for other, pair in pairs.items()
        if other != edge
        and {places.firm[other[0]], places.firm[other[1]]} == parts
        and len(pair.matches) >= 6
    ]
    pool.sort(key=lambda other: -max((one.inliers for one in pairs[other].candidates), default=0))
    return pool[:MOST_PAIRS]


def _score(places: Places, across: list[Edge], pairs: Mapping[Edge, Pair]) -> float:
    """How many of the pairs see each other if things stand so: the sum of what is likely."""
    total = 0.0
    for edge in across:
        turn, way, length = places.seen(*edge)
        seen = verify(pairs[edge].matches, turn, way) if length > NEAREST else None
        total += seen.likely if seen is not None else 0.0
    return total
