"""Districts one below another, the largest first: what is as a bar, what was planned as a mark on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from jetisu360.kazakh.alphabet import sort_key
from jetisu360.language import Translator, _p
from jetisu360.portal.control.charts.numbers import maybe
from jetisu360.portal.control.charts.scale import from_zero
from jetisu360.portal.control.charts.svg import (
    WIDTH,
    Chart,
    Say,
    Table,
    element,
    fit,
    picture,
    text,
    width_of,
)

ROW, BAR, TOP = 24.0, 12.0, 4.0
GAP = 8.0
WIDEST_NAME = 140.0


@dataclass(frozen=True)
class Bar:
    """`value`, `planned`: None where nothing is known."""

    name: str
    value: float | None
    planned: float | None = None


def bars(given: Sequence[Bar], title: str, say: Say, words: Translator, key: str) -> Chart:
    """`say`: how a value is written. Those of which nothing is known stand last."""
    rows = in_order(given)
    plans = any(one.planned is not None for one in rows)
    written = [maybe(one.value, say, words) for one in rows]
    left = min(max((width_of(one.name) for one in rows), default=0.0), WIDEST_NAME) + GAP
    right = min(max((width_of(one) for one in written), default=0.0), WIDEST_NAME) + GAP
    values = [one for row in rows for one in (row.value, row.planned) if one is not None]
    scale = from_zero(values, left, WIDTH - right)
    zero = scale.at(0)
    parts: list[Markup] = []
    for place, (row, told) in enumerate(zip(rows, written, strict=True)):
        y = TOP + place * ROW
        parts.append(text(fit(row.name, left - GAP), 0, y + BAR / 2 + 4))
        if row.value is not None:
            there = scale.at(row.value)
            x, long = min(zero, there), abs(there - zero)
            parts.append(
                element("rect", x=x, y=y, width=max(long, 0.5), height=BAR, class_="chart-bar is-actual")
            )
        if row.planned is not None:
            x = scale.at(row.planned)
            parts.append(element("path", d=f"M{x:.1f} {y - 3:.1f}v{BAR + 6:.0f}", class_="chart-tick"))
        quiet = "chart-text" if row.value is not None else "chart-text is-quiet"
        parts.append(text(fit(told, right - GAP), WIDTH, y + BAR / 2 + 4, quiet, "end"))
    height = TOP + max(len(rows), 1) * ROW
    parts.insert(0, element("path", d=f"M{zero:.1f} 0V{height - 4:.1f}", class_="chart-axis"))
    name, actual = words(_p("chart", "District")), words(_p("chart", "Actual"))
    cells: tuple[tuple[str, ...], ...]
    head: tuple[str, ...]
    if plans:
        head = (name, words(_p("chart", "Plan")), actual)
        cells = tuple(
            (row.name, maybe(row.planned, say, words), told) for row, told in zip(rows, written, strict=True)
        )
        note = words(_p("chart", "The bar is what was reached, the mark on it what was planned."))
    else:
        head, note = (name, actual), ""
        cells = tuple((row.name, told) for row, told in zip(rows, written, strict=True))
    about = "; ".join(f"{row.name}: {told}" for row, told in zip(rows, written, strict=True))
    svg = picture(key, (WIDTH, height), title, about, parts, class_="is-bars")
    return Chart(svg, Table(title, head, cells), note)


def in_order(given: Sequence[Bar]) -> list[Bar]:
    """The largest first; of the same value as the alphabet has them; the unknown last."""
    return sorted(given, key=lambda one: (one.value is None, -(one.value or 0.0), sort_key(one.name)))
