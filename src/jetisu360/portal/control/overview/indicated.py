"""An indicator on the map: of the period that is asked for, else of the newest of which something was
accepted; below, the last periods. Only what was accepted is shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import partial

from django.urls import reverse

from jetisu360.language import Translator, pick
from jetisu360.portal.control.charts.districts_map import districts_map
from jetisu360.portal.control.charts.numbers import measured
from jetisu360.portal.control.charts.small_multiples import Series, small_multiples
from jetisu360.portal.control.indicators.figures import Pair, pair_of
from jetisu360.portal.control.indicators.models import Indicator
from jetisu360.portal.control.indicators.periods import Every, Period, last_ones
from jetisu360.portal.control.indicators.series import accepted
from jetisu360.portal.control.overview.asked import Asked
from jetisu360.portal.control.overview.on_map import Drawn, areas_of, in_order, name_of
from jetisu360.portal.control.programmes.models import District

BACK: Mapping[Every, int] = {Every.MONTH: 12, Every.QUARTER: 8, Every.YEAR: 6}
"""How many periods are shown."""


@dataclass(frozen=True)
class Shown:
    """`period`: the one on the map; `periods`: those one may ask for, the newest first."""

    drawn: Drawn
    period: Period
    periods: list[Period]


def draw(
    asked: Asked, indicator: Indicator, districts: Sequence[District], today: date, words: Translator
) -> Shown:
    every = Every(indicator.every)
    periods = last_ones(every, today, BACK[every])
    values = _values(indicator, periods)
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
    names = [pick(one.short(), words.language) for one in rising]
    many = small_multiples(series, names, title, say, words, "period")
    return Shown(Drawn(drawn, many, reverse("indicators:indicator", args=[indicator.pk])), period, periods)


def _values(indicator: Indicator, periods: Sequence[Period]) -> dict[tuple[int, Period], float]:
    """What was accepted, by district and period."""
    numbers = [one for one in (indicator.above_id, indicator.below_id) if one] or [indicator.pk]
    pairs: dict[tuple[int, Period], dict[int, Pair]] = {}
    for figure in accepted(numbers, periods):
        place = (figure.report.district_id, figure.report.period)
        pairs.setdefault(place, {})[figure.indicator_id] = Pair(figure.planned, figure.actual)
    found: dict[tuple[int, Period], Decimal | None] = {
        place: pair_of(indicator, one).actual for place, one in pairs.items()
    }
    return {place: float(value) for place, value in found.items() if value is not None}
