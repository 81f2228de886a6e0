"""Figures as tables (XLSX): of one report or of all reports of a period, to be filled in and brought back;
and all of one indicator. Numbers are numbers, and every heading is one that the import knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from jetisu360.exchange.tables.files import Row, xlsx_bytes
from jetisu360.language import pick
from jetisu360.portal.control.indicators.columns import COLUMNS, DUMP, TEMPLATE
from jetisu360.portal.control.indicators.figures import Pair, pair_of
from jetisu360.portal.control.indicators.kinds import Kind
from jetisu360.portal.control.indicators.life_cycle import FILLED, STATE_WORDS, State
from jetisu360.portal.control.indicators.models import Figure, Indicator, Report
from jetisu360.portal.control.indicators.numbers import PLACES
from jetisu360.portal.looks.words import current_language, say

MOST_ROWS = 50_000


def _number(value: Decimal | None) -> float | int | None:
    """As a cell holds it. (Fourteen digits and four more do not fit into a float: the last is rounded.)"""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else round(float(value), PLACES)


def _cells(
    report: Report, indicator: Indicator, figure: Figure | None, pair: Pair, columns: Sequence[str]
) -> Row:
    language = current_language()
    known = {
        "code": indicator.pk,
        "indicator": pick(indicator.title, language),
        "unit": pick(indicator.unit, language),
        "district": pick(report.district.title, language),
        "period": pick(report.period.name(), language),
        "planned": _number(pair.planned),
        "actual": _number(pair.actual),
        "note": figure.note if figure else None,
        "first_planned": _number(figure.first_planned) if figure else None,
        "state": say(STATE_WORDS[State(report.state)]),
    }
    return [known[key] for key in columns]


def _sheet(title: str, columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    return xlsx_bytes(title, [say(COLUMNS[key]) for key in columns], list(rows))


def template(reports: Sequence[Report]) -> bytes:
    """Of reports of one region and period: a row for each number that is asked, with what is there."""
    first = reports[0]
    figures: dict[int, dict[int, Figure]] = {}
    for one in Figure.objects.filter(report__in=[one.pk for one in reports]):
        figures.setdefault(one.report_id, {})[one.indicator_id] = one
    numbers = list(Indicator.objects.filter(region=first.region_id, every=first.every, kind=Kind.NUMBER))
    rows = []
    for report in reports:
        there = figures.get(report.pk, {})
        for indicator in numbers:
            figure = there.get(indicator.pk)
            if figure is None and (indicator.closed or report.state not in FILLED):
                continue
            pair = Pair(figure.planned, figure.actual) if figure else Pair()
            rows.append(_cells(report, indicator, figure, pair, TEMPLATE))
    return _sheet(first.period.key, TEMPLATE, rows)


def dump(indicator: Indicator, reports: Iterable[Report]) -> bytes:
    """All figures of an indicator in these reports, the oldest first."""
    known = {one.pk: one for one in reports}
    numbers = [one for one in (indicator.above_id, indicator.below_id) if one] or [indicator.pk]
    pairs: dict[int, dict[int, Pair]] = {}
    kept: dict[int, Figure] = {}
    rows = Figure.objects.filter(indicator__in=numbers, report__in=known)
    for one in rows.order_by("report__year", "report__number", "report__district", "pk")[:MOST_ROWS]:
        pairs.setdefault(one.report_id, {})[one.indicator_id] = Pair(one.planned, one.actual)
        kept[one.report_id] = one
    return _sheet(
        str(indicator.pk),
        DUMP,
        (
            _cells(
                known[number],
                indicator,
                kept[number] if indicator.kind == Kind.NUMBER else None,
                pair_of(indicator, found),
                DUMP,
            )
            for number, found in pairs.items()
        ),
    )
