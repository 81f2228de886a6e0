"""An indicator on the map: of the period that is asked for, else of the newest of which something was
accepted; beside it, the districts against their plans and the region as a whole; below, each district through
the last periods. Only what was accepted is shown, and a total only where every district is in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import partial

from django.urls import reverse

from jetisu360.language import Translator, _p, pick
from jetisu360.portal.control.charts.bars import Bar, bars
from jetisu360.portal.control.charts.districts_map import districts_map
from jetisu360.portal.control.charts.line import Point, line
from jetisu360.portal.control.charts.numbers import measured
from jetisu360.portal.control.charts.small_multiples import Series, small_multiples
from jetisu360.portal.control.charts.svg import Chart, Say
from jetisu360.portal.control.indicators.figures import NOTHING, Pair, pair_of
from jetisu360.portal.control.indicators.models import Indicator
from jetisu360.portal.control.indicators.periods import Every, Period, last_ones
from jetisu360.portal.control.indicators.series import accepted, total_of
from jetisu360.portal.control.overview.asked import Asked
from jetisu360.portal.control.overview.on_map import Drawn, areas_of, in_order, name_of
from jetisu360.portal.control.programmes.models import District

WHOLE = _p("overview", "the region as a whole")
Found = dict[tuple[int, Period], dict[int, Pair]]
"""What was accepted: by district and period, by number."""
BACK: Mapping[Every, int] = {Every.MONTH: 12, Every.QUARTER: 8, Every.YEAR: 6}
"""How many periods are shown."""


@dataclass(frozen=True)
class Shown:
    """`period`: the one on the map; `periods`: those one may ask for, the newest first. `bars`: the districts
    against their plans; `line`: the region as a whole;
    None: in no period everybody reported.
    """

    drawn: Drawn
    bars: Chart
    line: Chart | None
    period: Period
    periods: list[Period]


def draw(
    asked: Asked, indicator: Indicator, districts: Sequence[District], today: date, words: Translator
) -> Shown:
    every = Every(indicator.every)
    periods = last_ones(every, today, BACK[every])
    found = _accepted(indicator, periods)
    values = _values(indicator, found)
    with_some = [one for one in periods if any(period == one for _district, period in values)]
    newest = next(iter(with_some), periods[0])
    period = next((one for one in periods if one.key == asked.period), newest)
    title = pick(indicator.title, words.language)
    unit = pick(indicator.unit, words.language)
    say = partial(measured, words=words, unit=unit, digits=indicator.decimals)
    asked = replace(asked, period=period.key)
    hrefs = {one.pk: asked.query(district=one) + "#programmes" for one in districts}
    of_period = {one.pk: values.get((one.pk, period)) for one in districts}
    told = f"{title}, {pick(period.name(), words.language)}"
    drawn = districts_map(areas_of(districts, of_period, hrefs, words), told, say, words, "map")
    rising = periods[::-1]
    series = [
        Series(name_of(one, words), tuple(values.get((one.pk, each)) for each in rising), hrefs[one.pk])
        for one in in_order(districts, words)
    ]
    names = [_short(one, words) for one in rising]
    many = small_multiples(series, names, title, say, words, "period")
    return Shown(
        Drawn(drawn, many, reverse("indicators:indicator", args=[indicator.pk])),
        bars=bars(
            [
                Bar(
                    name_of(one, words),
                    of_period[one.pk],
                    _float(pair_of(indicator, found.get((one.pk, period), {})).planned),
                )
                for one in districts
            ],
            told,
            say,
            words,
            "bars",
        ),
        line=_whole(indicator, districts, rising, found, f"{title}: {words(WHOLE)}", say, words),
        period=period,
        periods=periods,
    )


def _accepted(indicator: Indicator, periods: Sequence[Period]) -> Found:
    numbers = [one for one in (indicator.above_id, indicator.below_id) if one] or [indicator.pk]
    found: Found = {}
    for figure in accepted(numbers, periods):
        place = (figure.report.district_id, figure.report.period)
        found.setdefault(place, {})[figure.indicator_id] = Pair(figure.planned, figure.actual)
    return found


def _values(indicator: Indicator, found: Found) -> dict[tuple[int, Period], float]:
    values = {place: pair_of(indicator, one).actual for place, one in found.items()}
    return {place: float(value) for place, value in values.items() if value is not None}


def _whole(
    indicator: Indicator,
    districts: Sequence[District],
    periods: Sequence[Period],
    found: Found,
    title: str,
    say: Say,
    words: Translator,
) -> Chart | None:
    """The region through the periods: a gap where a district is missing."""
    points = []
    for period in periods:
        there = [found[place] for one in districts if (place := (one.pk, period)) in found]
        total = total_of(indicator, period, len(districts), there)
        pair = total.pair if total.complete else NOTHING
        points.append(Point(_short(period, words), _float(pair.actual), _float(pair.planned)))
    if all(one.value is None for one in points):
        return None
    return line(points, title, say, words, "whole")


def _short(period: Period, words: Translator) -> str:
    """With its year: several years stand beside each other."""
    told = pick(period.short(), words.language)
    return told if period.every == Every.YEAR else f"{told} {period.year}"


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
