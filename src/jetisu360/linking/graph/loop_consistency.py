"""Three pictures, three comparisons: relative yaws that are right add up.

A pair alone may be fooled: by a banner that stands in two rooms, by a corridor of equal doors. But the error
it makes is its own. If the baselines from A to B and from B to C lead to where C is seen from A, that
speaks for all three; if two good ones say otherwise than the third, it speaks against the third. Rival
hypotheses of one pair are all kept until then.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from jetisu360.linking.graph.pose_graph import Edge, around, edge
from jetisu360.linking.pair.compare import Candidate
from jetisu360.linking.pair.matching import Floats
from jetisu360.panorama.geometry.projection import wrap_yaw

CLOSES = 1.5
"""Degrees by which three right relative yaws miss a full circle, at most."""
BY_CHANCE = 0.2
"""How often three relative yaws that are not all right close all the same: far more often than lots drawn
from 360 degrees, because buildings are square, and what is believed agrees with the walls already.
"""
OPEN = 0.04
"""How often three right ones do not close."""
LOOSEST = 8.0
"""Degrees; a loop of relative yaws that are held more loosely says nothing."""
AROUND = 8.0
"""Degrees by which a direction may lie outside of the triangle."""
ROUNDS = 3
MOST_FOR = 3
"""So many loops speak for a hypothesis; more of them share the same pictures and say the same again."""


def weigh(pairs: Mapping[Edge, Sequence[Candidate]]) -> dict[Edge, list[float]]:
    """The probability of each candidate of each pair (a < b), when all pairs are heard."""
    both = _both_ways(pairs)
    near = around(key for key, found in pairs.items() if found)
    prior = {key: np.array([candidate.probability for candidate in found]) for key, found in pairs.items()}
    belief = prior
    for _ in range(ROUNDS):
        belief = {
            (a, b): _heard(a, b, both, belief, prior[a, b], near.get(a, set()) & near.get(b, set()))
            for a, b in pairs
        }
    return {key: [float(value) for value in values] for key, values in belief.items()}


def _both_ways(pairs: Mapping[Edge, Sequence[Candidate]]) -> dict[Edge, list[Candidate]]:
    both = {}
    for (a, b), found in pairs.items():
        both[a, b] = list(found)
        both[b, a] = [candidate.swapped() for candidate in found]
    return both


def _heard(
    a: int,
    b: int,
    both: Mapping[Edge, Sequence[Candidate]],
    belief: Mapping[Edge, Floats],
    prior: Floats,
    thirds: set[int],
) -> Floats:
    """The beliefs in the candidates of one pair, after all its loops."""
    if not len(prior):
        return prior
    voices: list[Floats] = []
    for c in thirds:
        one, other = both[a, c], both[c, b]
        mass = np.outer(belief[edge(a, c)], belief[edge(c, b)])
        total = float(mass.sum())
        if total < 0.02:
            continue
        closing = np.array([float((mass * _closes(it, one, other)).sum()) for it in both[a, b]])
        voices.append(np.log((1 - total) + closing * (1 - OPEN) / BY_CHANCE + (total - closing) * OPEN))
    if not voices:
        return prior
    heard = np.stack(voices)
    for_it = np.sort(np.maximum(heard, 0), axis=0)[::-1][:MOST_FOR].sum(axis=0)
    against = np.sort(np.minimum(heard, 0), axis=0)[:MOST_FOR].sum(axis=0)
    odds = prior / max(1e-6, 1 - float(prior.sum())) * np.exp(for_it + against)
    beliefs: Floats = odds / (1 + odds.sum())
    return beliefs


def _closes(it: Candidate, first: Sequence[Candidate], second: Sequence[Candidate]) -> Floats:
    """For `it` from A to B: which of A→C (rows) and C→B (columns) close the loop, 0 to 1."""
    relative_yaw = np.array([candidate.relative_yaw for candidate in first])[:, None]
    miss = np.abs(
        wrap_yaw(relative_yaw + np.array([candidate.relative_yaw for candidate in second]) - it.relative_yaw)
    )
    slack = np.hypot(
        *np.meshgrid([candidate.slack for candidate in second], [candidate.slack for candidate in first])
    )
    within = np.minimum(np.hypot(CLOSES, np.hypot(slack, it.slack)), LOOSEST)
    # What closes only because it is loose says less.
    good = np.clip(2 - miss / within, 0, 1) * np.sqrt(CLOSES / within)
    # In A's compass: A→B must lie between A→C and C→B, the sides of a triangle.
    out = np.array([candidate.yaw for candidate in first])[:, None]
    span = wrap_yaw(relative_yaw + np.array([candidate.yaw for candidate in second]) - out)
    part = wrap_yaw(it.yaw - out) * np.where(span >= 0, 1, -1)
    result: Floats = good * ((part > -AROUND) & (part < np.abs(span) + AROUND))
    return result
