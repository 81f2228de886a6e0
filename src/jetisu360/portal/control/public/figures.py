"""Indicators that everybody may see: of the newest year that has an accepted figure, what was accepted."""

from __future__ import annotations

from typing import Any

from jetisu360.portal.control.indicators.life_cycle import State
from jetisu360.portal.control.indicators.models import Figure, Indicator
from jetisu360.portal.control.indicators.series import Cell, Table, numbers_of, table_from
from jetisu360.portal.control.programmes.models import District
from jetisu360.portal.control.public.names import Names
from jetisu360.portal.control.public.words import text_of
from jetisu360.publish.programmes import document as shown


def indicators(region: Any, names: Names) -> list[shown.Indicator]:
    """Those that are marked as public and of which something was accepted."""
    rows = list(Indicator.objects.filter(region=region, public=True))
    if not rows:
        return []
    wanted = {number for one in rows for number in numbers_of(one)}
    found = Figure.objects.filter(indicator__in=wanted, report__state=State.ACCEPTED, report__region=region)
    figures = list(found.select_related("report"))
    districts = list(District.objects.filter(region=region).order_by("pk"))
    made = []
    for one in rows:
        numbers = numbers_of(one)
        own = [figure for figure in figures if figure.indicator_id in numbers]
        year = max((figure.report.year for figure in own), default=None)
        if year is not None:
            of_year = [figure for figure in own if figure.report.year == year]
            made.append(_indicator(table_from(one, year, districts, of_year), year, names))
    return made


def _indicator(table: Table, year: int, names: Names) -> shown.Indicator:
    one = table.indicator
    return shown.Indicator(
        id=names.of("indicator", one),
        title=text_of(one.title),
        unit=text_of(one.unit),
        decimals=one.decimals,
        year=year,
        periods=[dict(period.name()) for period in table.periods],
        rows=[
            shown.FigureRow(district=text_of(district.title), figures=[_figure(cell) for cell in cells])
            for district, cells in table.rows
        ],
        totals=[
            shown.Total(there=one.there, of=one.districts, planned=one.pair.planned, actual=one.pair.actual)
            for one in table.totals
        ],
    )


def _figure(cell: Cell) -> shown.Figure:
    moved = cell.first_planned if cell.moved else None
    return shown.Figure(planned=cell.pair.planned, actual=cell.pair.actual, first_planned=moved)
