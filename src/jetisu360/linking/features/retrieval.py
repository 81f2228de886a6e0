"""Which pairs of a large tour are worth comparing: each picture with those that share the most rare things.

To compare two pictures costs some tenths of a second, and a thousand pictures have half a million pairs. So
the strongest points of all pictures are put together, and each votes for the few pictures that have points
most like it. What counts is by how much those are more like it than the next one is (McCann and Lowe's
local naive Bayes nearest neighbour, 2012): a poster that hangs in one room is in a few pictures and nowhere
else, while parquet, a door frame or a sign has always one more that is just as like, so it says next to
nothing. Nothing has to be known about what is common in this house.

Points are looked for only among those with the same word (Sivic and Zisserman 2003), one of so many that
each has some hundreds of points, however large the tour is. The words are learnt from the tour itself.

A vector for each whole picture (VLAD) finds rooms of one kind; but of two rooms that see each other through
a door, only a door's width is the same. docs/decisions/walk-retrieval.md has both measured.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from jetisu360.linking.features.extraction import Features, View

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]
Edge = tuple[int, int]

FEW = 40
"""Up to so many pictures all pairs are compared: nothing can be missed, and it takes minutes."""
MOST = 12
POINTS = 600
"""The strongest points of each picture that count."""
FLOOR = -15.0
"""Degrees; points below do not count: parquet, tiles and carpet are the same all over the house."""
LEAST = 100
"""Where fewer points are left than this, the floor's strongest make up for it."""
LIKEST = 8
"""So many points of other pictures get a vote of each point, if they are more like it than the next."""
CELL = 300
"""Points to a word, in the mean."""
MOST_WORDS = 4096
CROWD = 3000
"""A word with more points than this is looked through in part: it is something that is everywhere."""
_LOOKS = 2  # words that a point is looked for in: it may lie between two
_SAMPLES = 20  # points to a word that it is learnt from
_ROUNDS = 2
_ROWS = 1024
_HARDLY = 1e-6  # a vote for a copy that has as many copies as one likes


@dataclass(frozen=True)
class _Points:
    """Points of all pictures: `descriptors` uint8 (n, 128), `owner` (n,) the pictures that they are of."""

    descriptors: NDArray[np.uint8]
    owner: NDArray[np.int32]

    def unit(self, which: Numbers | slice) -> Floats:
        """Descriptions of length 1, float32 (m, 128)."""
        return _unit(self.descriptors[which].astype(np.float32))


def candidates(pictures: Sequence[Features], most: int = MOST) -> list[Edge]:
    """Pairs (a, b), a < b, sorted: each picture with its `most` likest; all pairs where pictures are few.

    `pictures` is gone through once, in order: a sequence that reads each from disk when it is asked for will
    do. Kept of each are some 150 KB. A picture without points is in no pair, where there are many pictures.
    """
    if len(pictures) <= max(FEW, most + 1):
        return list(combinations(range(len(pictures)), 2))
    points = _gather(pictures)
    if len(points.owner) < 2:
        return []
    words = _learn_words(points)
    likeness, seen = _likest(points, words)
    edges, votes = _votes(points.owner, likeness, seen)
    return sorted(_best(edges, votes, most))


def _gather(pictures: Sequence[Features]) -> _Points:
    chosen = [_strongest(features.plain) for features in pictures]
    owner = np.repeat(np.arange(len(chosen), dtype=np.int32), [len(item) for item in chosen])
    return _Points(np.concatenate(chosen), owner)


def _strongest(view: View) -> NDArray[np.uint8]:
    """Descriptions of the points that count (n, 128)."""
    low = view.bearings[:, 1] < math.sin(math.radians(FLOOR))
    # A bare room, or a view from a gallery: better the floor than hardly anything.
    most = min(POINTS, max(LEAST, int(np.count_nonzero(~low))))
    return view.descriptors[np.argsort(low, kind="stable")[:most]]


def _learn_words(points: _Points) -> Floats:
    """Words (k, 128) of length 1: spherical k-means (Dhillon and Modha 2001) of a part of the points."""
    count = min(MOST_WORDS, max(1, len(points.owner) // CELL))
    sample = points.unit(_spread(len(points.owner), _SAMPLES * count))
    words = sample[_spread(len(sample), count)]
    for _ in range(_ROUNDS):
        word = np.concatenate(
            [(sample[top : top + _ROWS] @ words.T).argmax(axis=1) for top in range(0, len(sample), _ROWS)]
        )
        order = np.argsort(word, kind="stable")
        used, first = np.unique(word[order], return_index=True)
        # A word that lost all its points to an equal one stays where it is.
        words[used] = _unit(np.add.reduceat(sample[order], first, axis=0))
    return words


def _likest(points: _Points, words: Floats) -> tuple[Floats, NDArray[np.int32]]:
    """For each point: the likest `LIKEST` + 1 of other pictures, by cosine (n, 9), and whose they are (n, 9).

    The likest come first; −1 where there are fewer.
    """
    looks = min(_LOOKS, len(words))
    near = np.empty((len(points.owner), looks), np.int64)
    for top in range(0, len(near), _ROWS):
        cosines = points.unit(slice(top, top + _ROWS)) @ words.T
        for look in range(looks):
            near[top : top + _ROWS, look] = column = cosines.argmax(axis=1)
            cosines[np.arange(len(column)), column] = -2
    likeness = np.full((len(near), LIKEST + 1), -1, np.float32)
    seen = np.full((len(near), LIKEST + 1), -1, np.int32)
    cells = _by_word(near[:, 0], len(words))
    for look in range(looks):
        for cell, asking in zip(cells, _by_word(near[:, look], len(words)), strict=True):
            there = cell[_spread(len(cell), CROWD)]
            for top in range(0, len(asking) if len(there) else 0, _ROWS):
                _ask(points, asking[top : top + _ROWS], there, likeness, seen)
    return likeness, seen


def _ask(points: _Points, asking: Numbers, there: Numbers, likeness: Floats, seen: NDArray[np.int32]) -> None:
    """What the points `asking` (m,) find among those `there` (k,) goes in with what they found before."""
    cosines = points.unit(asking) @ points.unit(there).T
    owner = points.owner[there]
    cosines[points.owner[asking][:, np.newaxis] == owner] = -1
    values = np.concatenate([likeness[asking], cosines], axis=1)
    owners = np.concatenate([seen[asking], np.broadcast_to(owner, cosines.shape)], axis=1)
    best = np.argpartition(-values, LIKEST, axis=1)[:, : LIKEST + 1]
    found = np.take_along_axis(values, best, axis=1)
    best = np.take_along_axis(best, np.argsort(-found, axis=1, kind="stable"), axis=1)
    likeness[asking] = np.take_along_axis(values, best, axis=1)
    seen[asking] = np.where(likeness[asking] > -1, np.take_along_axis(owners, best, axis=1), -1)


def _votes(
    owner: NDArray[np.int32], likeness: Floats, seen: NDArray[np.int32]
) -> tuple[list[Edge], NDArray[np.float64]]:
    """The pairs of pictures that have votes for each other, and how many, (k,)."""
    # Cosines: the difference is half that of the squared distances, as naive Bayes has it.
    weight = (likeness[:, :-1] - np.maximum(likeness[:, -1:], 0)).clip(0) + _HARDLY
    counts = seen[:, :-1] >= 0
    for k in range(1, LIKEST):  # one vote for each picture, whatever the thing repeats there
        counts[:, k] &= (seen[:, :k] != seen[:, k : k + 1]).all(axis=1)
    by, of = np.nonzero(counts)
    a, b = owner[by].astype(np.int64), seen[by, of].astype(np.int64)
    size = int(owner[-1]) + 1
    pairs, number = np.unique(np.minimum(a, b) * size + np.maximum(a, b), return_inverse=True)
    votes = np.zeros(len(pairs))
    np.add.at(votes, number, weight[by, of])
    return [(int(pair) // size, int(pair) % size) for pair in pairs], votes


def _best(edges: Sequence[Edge], votes: NDArray[np.float64], most: int) -> set[Edge]:
    """Of the edges, those among the `most` of either picture."""
    around: dict[int, list[int]] = {}
    for number, (a, b) in enumerate(edges):
        around.setdefault(a, []).append(number)
        around.setdefault(b, []).append(number)
    # Rounded, so that equals are equal however a processor adds; of them the nearest in the folder's order.
    rounded, away = np.round(votes, 5), np.array([b - a for a, b in edges])
    chosen: set[Edge] = set()
    for numbers in around.values():
        mine = np.array(numbers)
        chosen.update(edges[k] for k in mine[np.lexsort((away[mine], -rounded[mine]))][:most])
    return chosen


def _by_word(word: Numbers, count: int) -> list[Numbers]:
    """The numbers of the points with each of the words 0 … `count` − 1."""
    order = np.argsort(word, kind="stable")
    return np.split(order, np.searchsorted(word[order], np.arange(1, count)))


def _spread(count: int, most: int) -> Numbers:
    """At most so many of the numbers below `count`, evenly."""
    return np.linspace(0, max(0, count - 1), min(count, most)).astype(np.int64)


def _unit(vectors: Floats) -> Floats:
    """Rows of length 1; zeros stay zeros."""
    unit: Floats = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)
    return unit
