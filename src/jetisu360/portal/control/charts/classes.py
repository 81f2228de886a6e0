"""Values in at most five classes, as a map colours them: equal steps, or, where a few values lie far from the
others and would leave the rest in one class, as many districts in each (quantiles). The legend says which.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

MOST = 5
How = Literal["steps", "quantiles"]
# Where one equal step holds more of the values than this, a map of equal steps tells nothing of them.
CROWDED = 0.6


@dataclass(frozen=True)
class Classes:
    """`limits`: the lowest value of each class, rising, and the highest of the last one."""

    limits: tuple[float, ...]
    how: How

    @property
    def count(self) -> int:
        return max(len(self.limits) - 1, 0)

    def of(self, value: float) -> int:
        """The class, from 0."""
        return min(max(bisect_right(self.limits, value) - 1, 0), max(self.count - 1, 0))


def classes(values: Sequence[float], how: How | None = None) -> Classes:
    """`how`: None: as the values need it."""
    known = sorted(values)
    if not known:
        return Classes((), "steps")
    if known[0] == known[-1]:
        return Classes((known[0], known[-1]), "steps")
    steps = _steps(known)
    if how is None:
        crowd = max(Counter(steps.of(value) for value in known).values())
        how = "quantiles" if crowd > CROWDED * len(known) and len(set(known)) >= MOST else "steps"
    return steps if how == "steps" else _quantiles(known)


def _steps(known: list[float]) -> Classes:
    low, high = known[0], known[-1]
    count = min(MOST, len(set(known)))
    limits = [low + (high / count - low / count) * place for place in range(count)]
    return Classes(_rising([*limits, high]), "steps")


def _quantiles(known: list[float]) -> Classes:
    cuts = [known[len(known) * place // MOST] for place in range(MOST)]
    return Classes(_rising([*cuts, known[-1]]), "quantiles")


def _rising(limits: list[float]) -> tuple[float, ...]:
    """Without those that repeat the one before; the last stays."""
    kept = sorted(set(limits))
    return tuple(kept) if len(kept) > 1 else (kept[0], kept[0])
