"""Three pictures, three comparisons: relative yaws that are right add up.

A pair alone may be fooled: by a banner that stands in two rooms, by a corridor of equal doors. But the error
it makes is its own. If the baselines from A to B and from B to C lead to where C is seen from A, that
speaks for all three; if two good ones say otherwise than the third, it speaks against the third. Rival
hypotheses of one pair are all kept until then.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from jetisu360.linking.graph.pose_graph import Edge, around, edge
from jetisu360.linking.pair.compare import Candidate
from jetisu360.linking.pair.matching import Floats
from jetisu360.panorama.geometry.projection import wrap_yaw

Ints = NDArray[np.int64]

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
LEAST_HEARD = 0.02
"""A loop whose other two pairs are together less likely than this says nothing."""
AT_ONCE = 4096
"""Loops that go through NumPy together: 40 pictures have 30,000, and 216 combinations of answers each."""


def weigh(pairs: Mapping[Edge, Sequence[Candidate]]) -> dict[Edge, list[float]]:
    """The probability of each candidate of each pair (a < b), when all pairs are heard."""
    keys = [key for key, found in pairs.items() if found]
    answers = _Answers.of([pairs[key] for key in keys])
    loops = _Loops.of(keys)
    closes = _closing(answers, loops)
    belief = answers.probability
    for _ in range(ROUNDS if len(loops.of_pair) else 0):
        belief = _heard(answers.probability, belief, loops, closes)
    heard = {key: [float(p) for p in belief[n, : len(pairs[key])]] for n, key in enumerate(keys)}
    return {key: heard.get(key, []) for key in pairs}


@dataclass(frozen=True)
class _Answers:
    """The candidates of n pairs, k each (of those that are missing the probability is 0): `probability` (n,
    k); `relative_yaw`, `yaw` (2, n, k), of B seen from A, then of A seen from B, degrees; `slack` (n, k),
    degrees.
    """

    probability: Floats
    relative_yaw: Floats
    yaw: Floats
    slack: Floats

    @classmethod
    def of(cls, found: Sequence[Sequence[Candidate]]) -> _Answers:
        most = max((len(some) for some in found), default=1)
        numbers = np.zeros((5, len(found), most))
        for n, some in enumerate(found):
            for k, it in enumerate(some):
                numbers[:, n, k] = it.probability, it.relative_yaw, it.yaw, it.yaw_back, it.slack
        probability, relative_yaw, yaw, yaw_back, slack = numbers
        return cls(probability, np.stack([relative_yaw, -relative_yaw]), np.stack([yaw, yaw_back]), slack)


@dataclass(frozen=True)
class _Loops:
    """m loops, each as one of its pairs hears it, in the order of these: `of_pair` (m,) its number; `first`,
    `second` (m,): those of A→C and C→B; `turned` (2, m): 1 where that is kept the other way round. `place`
    (m,): the how-manieth loop of its pair.
    """

    of_pair: Ints
    first: Ints
    second: Ints
    turned: Ints
    place: Ints

    @classmethod
    def of(cls, keys: Sequence[Edge]) -> _Loops:
        number = {key: n for n, key in enumerate(keys)}
        near = around(keys)
        rows = [
            (n, number[edge(a, c)], number[edge(c, b)], int(a > c), int(c > b), place)
            for n, (a, b) in enumerate(keys)
            for place, c in enumerate(sorted(near[a] & near[b]))
        ]
        table = np.array(rows, np.int64).reshape(-1, 6).T
        return cls(table[0], table[1], table[2], table[3:5], table[5])


def _heard(prior: Floats, belief: Floats, loops: _Loops, closes: Any) -> Floats:
    """The beliefs (n, k) after all loops have been heard once."""
    # A loop speaks with what its pairs are by themselves. What others have talked up neither raises nor sinks
    # anybody: two rooms that look alike, each with two pictures, would else talk each other into one.
    heard = _voices(np.minimum(belief, prior), loops, closes)
    for_it = np.sort(np.maximum(heard, 0), axis=1)[:, -MOST_FOR:].sum(axis=1)
    against = np.sort(np.minimum(heard, 0), axis=1)[:, :MOST_FOR].sum(axis=1)
    odds = prior / np.maximum(1e-6, 1 - prior.sum(axis=1, keepdims=True)) * np.exp(for_it + against)
    beliefs: Floats = odds / (1 + odds.sum(axis=1, keepdims=True))
    return beliefs


def _voices(belief: Floats, loops: _Loops, closes: Any) -> Floats:
    """What each loop of a pair says of its candidates (n, l, k): the log of a factor on their odds."""
    mass = belief[loops.first][:, :, np.newaxis] * belief[loops.second][:, np.newaxis]
    total = mass.sum(axis=(1, 2))[:, np.newaxis]
    closing = np.einsum("mkij,mij->mk", closes, mass)
    voices = np.log((1 - total) + closing * (1 - OPEN) / BY_CHANCE + (total - closing) * OPEN)
    heard = np.zeros((len(belief), int(loops.place.max()) + 1, belief.shape[1]))
    heard[loops.of_pair, loops.place] = np.where(total < LEAST_HEARD, 0.0, voices)
    return heard


def _closing(answers: _Answers, loops: _Loops) -> Any:
    """(m, k, k, k), 0 to 1: how well an answer of each loop's pair closes it with those of A→C and C→B."""
    most = answers.probability.shape[1]
    closes = np.zeros((len(loops.of_pair), most, most, most), np.float32)
    for start in range(0, len(closes), AT_ONCE):
        some = slice(start, start + AT_ONCE)
        pair, first, second = loops.of_pair[some], loops.first[some], loops.second[some]
        turned = loops.turned[:, some]
        it, out = (slice(None), slice(None), None, None), (slice(None), None, slice(None), None)
        relative_yaw = answers.relative_yaw[0, pair][it]
        one = answers.relative_yaw[turned[0], first][out]
        other = answers.relative_yaw[turned[1], second][:, np.newaxis, np.newaxis]
        miss = np.abs(wrap_yaw(one + other - relative_yaw))
        squares = (
            answers.slack[pair][it] ** 2
            + answers.slack[first][out] ** 2
            + answers.slack[second][:, np.newaxis, np.newaxis] ** 2
        )
        within = np.minimum(np.sqrt(CLOSES**2 + squares), LOOSEST)
        # What closes only because it is loose says less.
        good = np.clip(2 - miss / within, 0, 1) * np.sqrt(CLOSES / within)
        # In A's compass: A→B must lie between A→C and C→B, the sides of a triangle.
        to_c = answers.yaw[turned[0], first][out]
        span = wrap_yaw(one + answers.yaw[turned[1], second][:, np.newaxis, np.newaxis] - to_c)
        part = wrap_yaw(answers.yaw[0, pair][it] - to_c) * np.where(span >= 0, 1, -1)
        closes[some] = good * ((part > -AROUND) & (part < np.abs(span) + AROUND))
    return closes
