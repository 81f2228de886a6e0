"""A value through the periods, and what was planned. Where nothing was accepted the line stops: it never
joins two periods over one that is not known.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from jetisu360.language import Translator, _p
from jetisu360.portal.control.charts.numbers import maybe
from jetisu360.portal.control.charts.scale import Scale, fitting
from jetisu360.portal.control.charts.svg import (
    SMALL,
    WIDTH,
    Chart,
    Say,
    Table,
    element,
    fit,
    path,
    picture,
    text,
    width_of,
)

HEIGHT, TOP, FOOT = 180.0, 22.0, 24.0
GAP = 8.0
WIDEST_VALUE = 110.0
Place = tuple[float, float]


@dataclass(frozen=True)
class Point:
    """`period`: as it is written below. `value`: what was accepted; None: nothing was."""

    period: str
    value: float | None
    planned: float | None = None


def line(points: Sequence[Point], title: str, say: Say, words: Translator, key: str) -> Chart:
    """`points`: the periods in their order, each of them, also where nothing is known."""
    values = [one for point in points for one in (point.value, point.planned) if one is not None]
    scale = fitting(values, HEIGHT - FOOT, TOP)
    # (Two that are written alike are one: a half of a person is none.)
    ticks = list({say(tick): tick for tick in scale.ticks()}.items()) if values else []
    left = min(max((width_of(told, SMALL) for told, _ in ticks), default=0.0), WIDEST_VALUE) + GAP
    across = Scale(0, max(len(points) - 1, 1), left + GAP, WIDTH - 3 * GAP)
    parts: list[Markup] = []
    for told, tick in ticks:
        y = scale.at(tick)
        parts.append(element("path", d=f"M{left:.1f} {y:.1f}H{WIDTH:.0f}", class_="chart-grid"))
        shown = fit(told, left - GAP, SMALL)
        parts.append(text(shown, left - GAP, y + 3.5, "chart-text is-small", "end"))
    parts += _drawn(points, lambda one: one.planned, across, scale, "is-planned")
    parts += _drawn(points, lambda one: one.value, across, scale, "is-actual")
    parts += _periods(points, across)
    parts += _last(points, across, scale, say)
    plans = any(one.planned is not None for one in points)
    cells = tuple(
        (
            point.period,
            *((maybe(point.planned, say, words),) if plans else ()),
            maybe(point.value, say, words),
        )
        for point in points
    )
    actual, plan = words(_p("chart", "Actual")), words(_p("chart", "Plan"))
    head = (words(_p("chart", "Period")), *((plan,) if plans else ()), actual)
    notes = [words(_p("chart", "The dashed line is what was planned."))] if plans else []
    if scale.low > 0:
        begins = _p("chart", "The scale begins at {value}, not at zero.")
        notes.append(words(begins, value=say(scale.low)))
    about = "; ".join(f"{row[0]}: {row[-1]}" for row in cells)
    svg = picture(key, (WIDTH, HEIGHT), title, about, parts, class_="is-line")
    return Chart(svg, Table(title, head, cells), " ".join(notes))


def runs(values: Sequence[float | None]) -> list[list[int]]:
    """The places of values that follow each other without a gap."""
    found: list[list[int]] = []
    for place, value in enumerate(values):
        if value is None:
            continue
        if found and found[-1][-1] == place - 1:
            found[-1].append(place)
        else:
            found.append([place])
    return found


def strokes(values: Sequence[float | None], across: Scale, up: Scale, class_: str) -> list[Markup]:
    """A line for each run, a dot for a value that stands alone."""
    parts = []
    for run in runs(values):
        places: list[Place] = [(across.at(place), up.at(values[place] or 0.0)) for place in run]
        if len(places) > 1:
            parts.append(element("path", d=path(places), class_=f"chart-line {class_}"))
        else:
            parts.append(
                element("circle", cx=places[0][0], cy=places[0][1], r=2.5, class_=f"chart-dot {class_}")
            )
    return parts


def _drawn(
    points: Sequence[Point], of: Callable[[Point], float | None], across: Scale, up: Scale, class_: str
) -> list[Markup]:
    return strokes([of(one) for one in points], across, up, class_)


def _periods(points: Sequence[Point], across: Scale) -> list[Markup]:
    """The last period's name, and of the others as many as stand apart from each other."""
    parts: list[Markup] = []
    free = WIDTH
    for place in range(len(points) - 1, -1, -1):
        shown = fit(points[place].period, WIDTH / 3, SMALL)
        half = width_of(shown, SMALL) / 2
        middle = min(max(across.at(place), half), WIDTH - half)
        if middle + half <= free:
            parts.append(text(shown, middle, HEIGHT - 6, "chart-text is-small", "middle"))
            free = middle - half - GAP
    return parts


def _last(points: Sequence[Point], across: Scale, up: Scale, say: Say) -> list[Markup]:
    """The last known value, written above its point."""
    known = [place for place, one in enumerate(points) if one.value is not None]
    if not known:
        return []
    place = known[-1]
    value = points[place].value or 0.0
    x, y = across.at(place), up.at(value)
    shown = fit(say(value), WIDTH / 2)
    half = width_of(shown) / 2
    middle = min(max(x, half), WIDTH - half)
    return [
        element("circle", cx=x, cy=y, r=3.5, class_="chart-dot is-actual"),
        text(shown, middle, y - 8, "chart-text is-strong", "middle"),
    ]
