"""An indicator drawn: the districts in one period, on the map and as bars against their plans; and the region
through the year. Only what was accepted is drawn, and of the region only what is a total.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse

from jetisu360.language import _p, pick
from jetisu360.portal.control.charts.bars import Bar, bars
from jetisu360.portal.control.charts.districts_map import Area, MapChart, districts_map
from jetisu360.portal.control.charts.line import Point, line
from jetisu360.portal.control.charts.svg import Chart
from jetisu360.portal.control.indicators.numbers import shown
from jetisu360.portal.control.indicators.periods import Period
from jetisu360.portal.control.indicators.series import Table
from jetisu360.portal.control.programmes.models import BoundarySource
from jetisu360.portal.looks.words import translator

OF_REGION = _p("indicator", "The region, where all districts are accepted")
FEWEST = 2
"""Points that make a line."""


@dataclass(frozen=True)
class Pictures:
    """`period`: of the districts; `source`: where their boundaries come from. `region`: None where there is
    no line yet.
    """

    period: Period
    map: MapChart
    bars: Chart
    region: Chart | None
    source: str = ""


def pictures_of(table: Table, period: Period | None) -> Pictures | None:
    """`period`: which one of the districts; None: the last of which something was accepted."""
    known = [total.period for total in table.totals if total.there]
    if not known:
        return None
    words = translator()
    chosen = period if period in known else known[-1]
    place = table.periods.index(chosen)
    name = pick(table.indicator.title, words.language)
    unit = pick(table.indicator.unit, words.language)
    title = f"{name}, {pick(chosen.name(), words.language)}"
    say = _say(table.indicator.decimals, unit, words.language)
    rows = [(district, cells[place]) for district, cells in table.rows]
    region = table.indicator.region.slug
    board = f"{reverse('indicators:board')}?region={region}&every={chosen.every}&year={chosen.year}"
    areas = [
        Area(
            pick(one.title, words.language),
            _float(cell.pair.actual),
            reverse("indicators:report", args=[cell.report]) if cell.report else board,
            one.boundary,
            None if one.latitude is None or one.longitude is None else (one.latitude, one.longitude),
        )
        for one, cell in rows
    ]
    beside = [
        Bar(pick(one.title, words.language), _float(cell.pair.actual), _float(cell.pair.planned))
        for one, cell in rows
    ]
    points = [
        Point(
            pick(total.period.short(), words.language),
            _float(total.pair.actual) if total.complete else None,
            _float(total.pair.planned) if total.complete else None,
        )
        for total in table.totals
    ]
    through = None
    if sum(one.value is not None for one in points) >= FEWEST:
        through = line(points, f"{name}: {words(OF_REGION)}", say, words, "region")
    return Pictures(
        chosen,
        districts_map(areas, title, say, words, "map"),
        bars(beside, title, say, words, "bars"),
        through,
        _source(table),
    )


def _source(table: Table) -> str:
    """Where the boundaries come from, if any are drawn."""
    if not any(district.boundary for district, _cells in table.rows):
        return ""
    newest = (
        BoundarySource.objects.filter(region=table.indicator.region_id, taken_at__isnull=False)
        .defer("shapes")
        .order_by("-taken_at")
        .first()
    )
    return ", ".join(filter(None, (newest.source, newest.licence))) if newest else ""


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _say(decimals: int, unit: str, language: str) -> Callable[[float], str]:
    def say(value: float) -> str:
        # (Ticks of a scale lie between whole numbers, too.)
        exact = Decimal(repr(value))
        places = decimals if exact == round(exact, decimals) else max(decimals, 1)
        return shown(exact, places, language) + (f"\u00a0{unit}" if unit else "")

    return say
