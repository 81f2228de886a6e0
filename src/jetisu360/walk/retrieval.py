"""Which pairs of a large tour are worth comparing: each picture with those that look most like it.

To compare two pictures costs some tenths of a second, and a thousand pictures have half a million pairs. So
they are looked over twice, each time more closely, before any two are compared.

*All of them by one long vector each*, VLAD (Jégou, Douze, Schmid and Pérez 2010): the strongest SIFT points
go to the nearest of a few words, and each word sums up how its points differ from it. What many points of
one picture repeat (balusters, a bookcase) must not drown the rest: square roots of the sums (Jégou and Chum
2012), and each word with the same weight (Arandjelović and Zisserman's intra-normalisation, 2013). The
words are learnt from the tour itself, so nothing is shipped, and what is in every room has words of its
own. Floors do not count.

*The likest of each by a few of their points*: how many of the very strongest are each other's nearest. Both
orders count, by reciprocal ranks (Cormack, Clarke and Büttcher 2009): a vector knows two rooms of one style
that share a door, points know the poster that only one room has.

The vectors of all pairs are multiplied. That grows with the square of the tour, but costs a thousand
pictures less than a dozen comparisons; docs/decisions/walk-retrieval.md has the measurements.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from jetisu360.walk.features import Features, View
from jetisu360.walk.matching import RATIO, nearest

Floats = NDArray[np.float32]
Edge = tuple[int, int]

FEW = 40
"""Up to so many pictures all pairs are compared: nothing can be missed, and it takes minutes."""
MOST = 12
SHORTLIST = 60
"""So many of each picture's likest by vector are looked at by their points."""
POINTS, CLOSE = 800, 300
"""The strongest points of each picture that count in its vector, and in the closer look."""
FLOOR = -15.0
"""Degrees; points below do not count: parquet, tiles and carpet are the same all over the house."""
LEAST = 100
"""Where fewer points are left than this, the floor's strongest make up for it."""
WORDS = 256
SAMPLE = 40_000
"""Descriptions that the words are learnt from, however many pictures there are: 20 MB."""
_RANKED = 6.0  # the first few ranks are much alike
_ROUNDS = 6
_ROWS = 256
_LENGTH = 128  # of a SIFT description


def candidates(pictures: Sequence[Features], most: int = MOST) -> list[Edge]:
    """Pairs (a, b), a < b, sorted: each picture with its `most` likest; all pairs where pictures are few.

    `pictures` is gone through twice, in order, one at a time: a sequence that reads each from disk when it is
    asked for will do. Kept of each are 170 KB. A picture without points is in no pair where there are many.
    """
    if len(pictures) <= max(FEW, most + 1):
        return list(combinations(range(len(pictures)), 2))
    words = learn_words(pictures, len(pictures))
    vectors = np.empty((len(pictures), words.size), np.float32)
    close: list[View] = []
    for row, features in enumerate(pictures):
        vectors[row] = global_descriptor(features, words)
        close.append(_strongest(features.plain, CLOSE))
    shortlist = sorted(nearest_pairs(vectors, max(SHORTLIST, most)))
    alike = np.array([round(float(vectors[a] @ vectors[b]), 4) for a, b in shortlist])
    shared = np.array([_shared(close[a], close[b]) for a, b in shortlist], np.float64)
    return sorted(_best(shortlist, (alike, shared), most))


def learn_words(pictures: Iterable[Features], count: int) -> Floats:
    """Words float32 (k, 128) of length 1, k ≤ `WORDS`, from all of the `count` pictures alike."""
    share = max(1, SAMPLE // max(1, count))
    drawn = []
    for features in pictures:
        points = _points(features)
        # Spread over strong and weak ones, and over all pictures: no luck in it.
        drawn.append(
            points[np.unique(np.linspace(0, len(points) - 1, min(share, len(points))).astype(np.int64))]
        )
    sample = np.concatenate(drawn) if drawn else np.zeros((0, _LENGTH), np.float32)
    return _means(sample, min(WORDS, len(sample)))


def global_descriptor(features: Features, words: Floats) -> Floats:
    """One picture's vector, float32 (k · 128,), of length 1; zeros for a picture without points.

    `words` float32 (k, 128). The product of two pictures' vectors says how alike they are, at most 1.
    """
    points = _points(features)
    if not len(points) or not len(words):
        return np.zeros(words.size, np.float32)
    sums, counts = _by_word(points, words)
    residuals = sums - counts[:, np.newaxis] * words
    roots = np.sign(residuals) * np.sqrt(np.abs(residuals))
    # Each word by itself: one that has hundreds of points says no more than one that has three.
    return _unit(_unit(roots).reshape(1, -1)).ravel()


def nearest_pairs(vectors: Floats, most: int) -> set[Edge]:
    """Each row (n, d) with the `most` rows of which its products are greatest; rows of zeros with none."""
    count = len(vectors)
    number = np.arange(count)
    blank: NDArray[np.bool_] = np.linalg.norm(vectors, axis=1) == 0
    pairs: set[Edge] = set()
    for top in range(0, count, _ROWS):
        # Rounded, so that equal pictures are equal whatever the order in which a processor adds.
        alike = np.round(vectors[top : top + _ROWS] @ vectors.T, 4)
        alike[:, blank] = -2
        for row, values in enumerate(alike, start=top):
            if blank[row]:
                continue
            # Among equals the nearest in the folder's order: whoever takes them goes from room to room.
            around = np.argsort(np.abs(number - row), kind="stable")
            ranked = around[np.argsort(-values[around], kind="stable")]
            best = [int(other) for other in ranked[: most + 1] if other != row and not blank[other]][:most]
            pairs.update((min(row, other), max(row, other)) for other in best)
    return pairs


def _shared(a: View, b: View) -> int:
    """How many points of each are the other's nearest, and clearly."""
    if len(a) < 2 or len(b) < 2:
        return 0
    first, best, second, back = nearest(a.unit(), b.unit())
    clear = 1 - best < RATIO**2 * (1 - second)
    return int(np.count_nonzero(clear & (back[first] == np.arange(len(a)))))


def _best(edges: Sequence[Edge], scores: Sequence[NDArray[np.float64]], most: int) -> set[Edge]:
    """Of the edges, the `most` of each picture that rank best in all `scores`, (n,) each, taken together."""
    around: dict[int, list[int]] = {}
    for number, (a, b) in enumerate(edges):
        around.setdefault(a, []).append(number)
        around.setdefault(b, []).append(number)
    away = np.array([b - a for a, b in edges])
    chosen: set[Edge] = set()
    for numbers in around.values():
        mine = np.array(numbers)
        fused = np.zeros(len(mine))
        for score in scores:
            order = np.lexsort((away[mine], -score[mine]))
            fused[order] += 1 / (_RANKED + np.arange(len(mine)))
        chosen.update(edges[k] for k in mine[np.lexsort((away[mine], -fused))][:most])
    return chosen


def _points(features: Features) -> Floats:
    """Descriptions of the points that count of the picture as it is, float32 (n, 128), of length 1."""
    return _strongest(features.plain, POINTS).unit()


def _strongest(view: View, most: int) -> View:
    """At most so many points, the strongest first, without the floor unless there is little else."""
    low = view.bearings[:, 1] < math.sin(math.radians(FLOOR))
    # A bare room, or a view from a gallery: better the floor than hardly anything.
    most = min(most, max(LEAST, int(np.count_nonzero(~low))))
    chosen = np.argsort(low, kind="stable")[:most]
    return View(view.bearings[chosen], view.sizes[chosen], view.descriptors[chosen])


def _spread(count: int, most: int) -> NDArray[np.int64]:
    """At most so many of the numbers below `count`, evenly."""
    return np.linspace(0, max(0, count - 1), min(count, most)).astype(np.int64)


def _means(points: Floats, count: int) -> Floats:
    """Spherical k-means (Dhillon and Modha 2001): `count` directions around which the points (n, 128) lie."""
    means: Floats = points[_spread(len(points), count)]
    for _ in range(_ROUNDS if count else 0):
        sums, counts = _by_word(points, means)
        # A word that lost all its points to an equal one stays where it is.
        means = np.where(counts[:, np.newaxis] > 0, _unit(sums), means)
    return means


def _by_word(points: Floats, words: Floats) -> tuple[Floats, Floats]:
    """Sum (k, 128) and number (k,) of the points (n, 128) nearest to each of the words (k, 128)."""
    word = (points @ words.T).argmax(axis=1)
    member = (word == np.arange(len(words))[:, np.newaxis]).astype(np.float32)
    return member @ points, member.sum(axis=1)


def _unit(vectors: Floats) -> Floats:
    """Rows of length 1; zeros stay zeros."""
    unit: Floats = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)
    return unit
