"""One small line a district, all on one scale: who goes up, who goes down, who says nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from jetisu360.language import Translator, _p
from jetisu360.portal.control.charts.line import strokes
from jetisu360.portal.control.charts.numbers import maybe
from jetisu360.portal.control.charts.scale import Scale, fitting
from jetisu360.portal.control.charts.svg import Say, Table, element, picture

WIDTH, HEIGHT = 160.0, 48.0
EDGE = 5.0


@dataclass(frozen=True)
class Series:
    """`values`: one for each period; None: nothing was accepted. `href`: where its name leads."""

    name: str
    values: tuple[float | None, ...]
    href: str = ""


@dataclass(frozen=True)
class Small:
    """One of them. `last`: the last known value as it is written, or that there is none."""

    name: str
    svg: Markup
    last: str
    href: str = ""


@dataclass(frozen=True)
class Multiples:
    """`pictures`: in the order of the series; they flow as the page has room. `note`: of their scale."""

    pictures: tuple[Small, ...]
    table: Table
    note: str


def small_multiples(
    series: Sequence[Series], periods: Sequence[str], title: str, say: Say, words: Translator, key: str
) -> Multiples:
    """`periods`: as they are written; each series has a value, or None, for each."""
    known = [value for one in series for value in one.values if value is not None]
    scale = fitting(known, HEIGHT - EDGE, EDGE)
    across = Scale(0, max(len(periods) - 1, 1), EDGE, WIDTH - EDGE)
    pictures = []
    for place, one in enumerate(series):
        told = [maybe(value, say, words) for value in one.values]
        about = "; ".join(f"{period}: {value}" for period, value in zip(periods, told, strict=True))
        parts = [element("path", d=f"M0 {HEIGHT - EDGE + 2}H{WIDTH}", class_="chart-axis")]
        parts += strokes(one.values, across, scale, "is-actual")
        last = next((value for value in reversed(one.values) if value is not None), None)
        svg = picture(f"{key}-{place}", (WIDTH, HEIGHT), one.name, about, parts, class_="is-spark")
        pictures.append(Small(one.name, svg, maybe(last, say, words), one.href))
    table = Table(
        title,
        (words(_p("chart", "District")), *periods),
        tuple((one.name, *(maybe(value, say, words) for value in one.values)) for one in series),
    )
    ends = {"low": say(scale.low), "high": say(scale.high)}
    note = words(_p("chart", "One scale for all: {low} – {high}"), **ends) if known else ""
    return Multiples(tuple(pictures), table, note)
