"""Two parts of a tour that hold together by more than one door.

Loops of three pictures join what is seen from a third; where two doors lead from one part of a house to the
other, through rooms of their own, the loop has four corners and more, and no three pictures lie on it. What
the part knows of itself closes it: a link between the parts says how one is turned against the other, and a
link elsewhere between them says the same, or something else.

Only from elsewhere: two rooms that look alike make the same mistake in every pair of their pictures, and a
third that looks like them does so, too. So a link hears only those that have neither of its rooms.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from jetisu360.linking.graph.loop_consistency import BY_CHANCE, CLOSES, LOOSEST, MOST_FOR, OPEN
from jetisu360.linking.graph.pose_graph import Edge, components
from jetisu360.linking.graph.poses import Chosen
from jetisu360.linking.graph.second_pass import TRUSTED
from jetisu360.linking.pair.hypothesis import wrap
from jetisu360.linking.pair.matching import Floats

HALF_AROUND = 9
"""Of 18 sectors: pictures that have more of the horizon in common stand in one room."""
HEARD = 0.1
"""Likelihood below which a link between parts is not asked: most of those are chance."""


@dataclass(frozen=True)
class _Between:
    """A link between two parts: how likely it is, by how many degrees it says that the second part is turned
    against the first, how far that may be off, and the rooms that it joins.
    """

    edge: Edge
    likely: float
    turn: float
    slack: float
    rooms: frozenset[int]


def with_longer_loops(
    chosen: Chosen, headings: Floats, component: Sequence[int], copies: Collection[Edge] = ()
) -> tuple[Chosen, frozenset[Edge]]:
    """The same with what links between two parts say of each other; and the pairs that others spoke for.

    `headings` (n,) degrees and `component` (n,): of the parts as they are. Pairs among rooms that are
    `copies` of each other neither speak nor hear; nor do those that were only found where others pointed,
    and what a person stated is not put to the vote.
    """
    rooms = components(len(headings), _in_one_room(chosen))
    heard, borne_out = dict(chosen), set()
    by_parts: dict[tuple[int, int], list[_Between]] = {}
    for (a, b), (it, likely) in chosen.items():
        parts = component[a], component[b]
        if parts[0] == parts[1] or likely < HEARD or it.stated or not len(it.points) or (a, b) in copies:
            continue
        turn = wrap(it.relative_yaw - float(headings[b] - headings[a]))
        one = _Between(
            (a, b), likely, turn if parts[0] < parts[1] else -turn, it.slack, frozenset({rooms[a], rooms[b]})
        )
        by_parts.setdefault((min(parts), max(parts)), []).append(one)
    for links in by_parts.values():
        for one in links:
            voices = sorted(_voices(one, links), reverse=True)[:MOST_FOR]
            odds = one.likely / max(1e-6, 1 - one.likely) * math.prod(voices)
            heard[one.edge] = chosen[one.edge][0], odds / (1 + odds)
            if voices and voices[0] > 1:
                borne_out.add(one.edge)
    return heard, frozenset(borne_out)


def _in_one_room(chosen: Chosen) -> Iterator[Edge]:
    for edge, (it, likely) in chosen.items():
        if likely >= TRUSTED and it.evidence is not None and it.evidence.sectors > HALF_AROUND:
            yield edge


def _voices(one: _Between, links: Sequence[_Between]) -> Iterator[float]:
    """By what the odds of a link grow for the likeliest of every two other rooms, as with loops of three."""
    asked: set[frozenset[int]] = set()
    for other in sorted(links, key=lambda link: -link.likely):
        if other.rooms & one.rooms or other.rooms in asked:
            continue
        asked.add(other.rooms)
        within = min(math.hypot(CLOSES, one.slack, other.slack), LOOSEST)
        # What closes only because it is loose says less.
        closes = max(0.0, min(1.0, 2 - abs(wrap(one.turn - other.turn)) / within)) * math.sqrt(
            CLOSES / within
        )
        says = closes * (1 - OPEN) / BY_CHANCE + (1 - closes) * OPEN
        yield 1 - other.likely + other.likely * says
