"""From a value to a place on the paper, and the round values that are written along it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

# Values that lie within a fifth of their size of each other would be one flat line on a scale from zero.
FLAT = 0.2
LARGEST = 1e18


@dataclass(frozen=True)
class Scale:
    """`low` stands at `start`, `high` at `end`; what lies outside is drawn at the edge."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        part = (value - self.low) / (self.high - self.low)
        return self.start + min(max(part, 0.0), 1.0) * (self.end - self.start)

    def ticks(self, about: int = 4) -> list[float]:
        """Round values (1, 2 or 5 times a power of ten apart) from low to high."""
        step = _step((self.high - self.low) / about)
        first = math.ceil(self.low / step - 1e-9)
        last = math.floor(self.high / step + 1e-9)
        return [place * step for place in range(first, last + 1)]


def from_zero(values: Iterable[float], start: float, end: float) -> Scale:
    """A scale that holds zero and all the values."""
    known = [min(max(value, -LARGEST), LARGEST) for value in values if math.isfinite(value)]
    low, high = min([0.0, *known]), max([0.0, *known])
    return Scale(low, high if high - low > 1e-12 else low + 1, start, end)


def fitting(values: Iterable[float], start: float, end: float) -> Scale:
    """From zero, unless all values are so near each other and so far from it that nothing would be seen."""
    known = [value for value in values if math.isfinite(value)]
    low, high = min(known, default=0.0), max(known, default=0.0)
    if not (low > 0 and high > low and (high - low) < FLAT * high and high < LARGEST):
        return from_zero(known, start, end)
    step = _step((high - low) / 3)
    return Scale(math.floor(low / step - 1e-9) * step, high, start, end)


def _step(least: float) -> float:
    unit = 10.0 ** math.floor(math.log10(least))
    return next((times * unit for times in (1, 2, 5) if times * unit >= least * 0.999), 10 * unit)
