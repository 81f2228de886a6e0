"""The picture of the trend: what was done, what the date asks for, and where the present pace leads.

Points are in a box of 1000 by 300 that a page stretches to its width; words stand beside it, not in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from jetisu360.portal.board.trend import Trend

WIDTH, HEIGHT = 1000, 300


@dataclass(frozen=True)
class Chart:
    """Three lines as `points` of SVG (empty where there is none), and where today and the date are."""

    first: date
    last: date
    done: str
    needed: str
    pace: str
    today: float
    due: float | None


def chart(found: Trend) -> Chart | None:
    """None where there is neither a date nor a day on which something was done."""
    if not found.of or not (found.days or found.due):
        return None
    first = min([*found.days[:1], found.today]) - timedelta(days=1)
    ends = [found.today, *filter(None, [found.due])]
    last = max(ends)
    if found.forecast is not None and found.due is None:
        last = max(last, found.forecast)
    last = max(last, first + timedelta(days=7))
    span = (last - first).days

    def x(day: date) -> float:
        return round(WIDTH * (day - first).days / span, 1)

    def y(steps: float) -> float:
        return round(HEIGHT - HEIGHT * steps / found.of, 1)

    # Those that are open again have left the line by today.
    points = [(x(first), y(0))]
    for number, day in enumerate(found.days, 1):
        points += [(x(day), points[-1][1]), (x(day), y(number))]
    points += [(x(found.today), points[-1][1]), (x(found.today), y(found.steps))]
    here = (x(found.today), y(found.steps))
    ahead = found.due is not None and found.due > found.today and found.steps < found.of
    needed = _line([here, (x(found.due), y(found.of))]) if found.due is not None and ahead else ""
    pace = ""
    if found.pace and found.steps < found.of and last > found.today:
        weeks = (last - found.today) / timedelta(weeks=1)
        there = found.steps + found.pace * weeks
        if there > found.of:
            weeks *= (found.of - found.steps) / (there - found.steps)
        end = x(found.today) + (WIDTH - x(found.today)) * weeks * 7 / (last - found.today).days
        pace = _line([here, (round(end, 1), y(min(there, found.of)))])
    due = x(found.due) if found.due is not None and first <= found.due <= last else None
    return Chart(first, last, _line(points), needed, pace, here[0], due)


def _line(points: list[tuple[float, float]]) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in points)
