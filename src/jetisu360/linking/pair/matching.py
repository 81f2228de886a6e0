"""Which point of one picture is the same thing as which point of the other, by their descriptions alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jetisu360.linking.features.extraction import Features, View

RATIO = 0.87
"""The best candidate must be this much nearer than the second best (Lowe's test)."""
_ROWS = 512
_SAME = np.cos(np.radians(0.6))
_FLOOR = np.sin(np.radians(-20.0))

Floats = NDArray[np.float64]
Units = NDArray[np.float32]
Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Matches:
    """`p` and `q` float64 (n, 3): directions in picture A and in picture B. `scale` (n,): log of the size in
    A over the size in B. `ratio` (n,): Lowe's, the smaller the surer.
    """

    p: Floats
    q: Floats
    scale: Floats
    ratio: Floats

    def __len__(self) -> int:
        return len(self.p)

    @property
    def telling(self) -> NDArray[np.bool_]:
        """Which (n,) say anything of where one is: not those that are on the floor in both pictures.

        Parquet is the same all over the house, and lies alike in rooms that have nothing else in common.
        """
        telling: NDArray[np.bool_] = np.maximum(self.p[:, 1], self.q[:, 1]) > _FLOOR
        return telling

    def take(self, which: NDArray[np.bool_] | Numbers | slice) -> Matches:
        return Matches(self.p[which], self.q[which], self.scale[which], self.ratio[which])

    @classmethod
    def none(cls) -> Matches:
        empty = np.zeros((0, 3))
        return cls(empty, empty, empty[:, 0], empty[:, 0])


def match(a: Features, b: Features) -> Matches:
    """Mutual nearest neighbours that pass the ratio test, over the views that may meet; the surest first."""
    return match_more(a, b, match_plain(a, b))


def match_plain(a: Features, b: Features) -> Matches:
    """The same over the pictures as they are: a third of the work, and enough to see that two have nothing
    in common.
    """
    return _without_repeats([_match(a.plain, b.plain)])


def match_more(a: Features, b: Features, plain: Matches) -> Matches:
    """What `match_plain` found, with what the squeezed views add."""
    meetings = [(a.plain, view) for view in b.views[1:]]
    meetings += [(view, b.plain) for view in a.views[1:]]
    return _without_repeats([plain, *(_match(one, other) for one, other in meetings)])


def _match(a: View, b: View) -> Matches:
    """The matches of one view with another."""
    if len(a) < 2 or len(b) < 2:
        return Matches.none()
    first, best, second, back = nearest(a.unit, b.unit)
    ratio = np.sqrt(np.maximum(2 - 2 * best, 1e-6) / np.maximum(2 - 2 * second, 1e-6))
    i = np.flatnonzero((ratio < RATIO) & (best == back[first]))
    j = first[i]
    return Matches(
        a.bearings[i].astype(np.float64),
        b.bearings[j].astype(np.float64),
        np.log(a.sizes[i] / b.sizes[j]).astype(np.float64),
        ratio[i].astype(np.float64),
    )


def nearest(a: Units, b: Units) -> tuple[Numbers, Units, Units, Units]:
    """For unit descriptions (n, d) and (m, d): nearest of b for each a, its cosine, that of the second; and
    for each b the cosine of the nearest a. A few rows at a time, which stay in the processor's cache.
    """
    n = len(a)
    first = np.empty(n, np.int64)
    best, second = np.empty(n, np.float32), np.empty(n, np.float32)
    back = np.full(len(b), -2, np.float32)
    other = np.ascontiguousarray(b.T)
    room = np.empty((min(n, _ROWS), len(b)), np.float32)
    for top in range(0, n, _ROWS):
        rows_of_a = a[top : top + _ROWS]
        cosines = np.matmul(rows_of_a, other, out=room[: len(rows_of_a)])
        np.maximum(back, cosines.max(axis=0), out=back)
        rows = np.arange(len(cosines))
        index = cosines.argmax(axis=1)
        some = slice(top, top + len(rows))
        first[some], best[some] = index, cosines[rows, index]
        cosines[rows, index] = -2
        second[some] = cosines.max(axis=1)
    return first, best, second, back


def _without_repeats(found: list[Matches]) -> Matches:
    """All matches, the surest first; one that says the same as a surer one is dropped."""
    p, q = np.vstack([item.p for item in found]), np.vstack([item.q for item in found])
    scale, ratio = np.concatenate([m.scale for m in found]), np.concatenate([m.ratio for m in found])
    order = np.argsort(ratio, kind="stable")
    p, q, scale, ratio = p[order], q[order], scale[order], ratio[order]
    same = np.triu((p @ p.T > _SAME) & (q @ q.T > _SAME), k=1)
    kept = ~same.any(axis=0)
    return Matches(p[kept], q[kept], scale[kept], ratio[kept])
