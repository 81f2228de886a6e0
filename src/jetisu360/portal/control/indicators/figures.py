"""What a report tells: its indicators in their order, each with what was planned, what there is, and what
there was before; ratios computed; and what must be explained.

A note is wanted where there is no figure, and where the figure is more than a fifth of the plan away from it,
in either direction: much more than was planned is as worth a word as much less.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import Q

from jetisu360.portal.control.indicators.kinds import Better, Kind
from jetisu360.portal.control.indicators.life_cycle import FILLED, Act, State
from jetisu360.portal.control.indicators.models import Figure, Indicator, Report, ReportStep
from jetisu360.portal.control.indicators.numbers import PLACES

FAR = Decimal(20)
"""Per cent of the plan; beyond it a note is wanted."""
_PLACE = Decimal(1).scaleb(-PLACES)


@dataclass(frozen=True, slots=True)
class Pair:
    """Of one indicator in one report."""

    planned: Decimal | None = None
    actual: Decimal | None = None


NOTHING = Pair()


def deviation(planned: Decimal | None, actual: Decimal | None) -> Decimal | None:
    """By how many per cent of the plan there is more, or less; None where that says nothing."""
    if planned is None or actual is None:
        return None
    if planned == actual:
        return Decimal(0)
    return (actual - planned) / abs(planned) * 100 if planned else None


def is_far(planned: Decimal | None, actual: Decimal | None) -> bool:
    """More than a fifth of the plan away from it; of a plan of nothing, anything is."""
    if planned is None or actual is None or planned == actual:
        return False
    away = deviation(planned, actual)
    return away is None or abs(away) > FAR


def is_good(better: str, planned: Decimal | None, actual: Decimal | None) -> bool | None:
    """Whether it is better than planned, or as planned; None where neither way is better, or nobody knows."""
    if planned is None or actual is None or better == Better.NEITHER:
        return None
    return actual >= planned if better == Better.MORE else actual <= planned


def ratio(above: Decimal | None, below: Decimal | None, times: int) -> Decimal | None:
    """None where one of the two is unknown, or where nothing can be divided by."""
    if above is None or not below:
        return None
    return (above / below * times).quantize(_PLACE)


def pair_of(indicator: Indicator, pairs: Mapping[int, Pair]) -> Pair:
    """`pairs`: of the numbers of a report, by indicator."""
    if indicator.kind == Kind.NUMBER:
        return pairs.get(indicator.pk, NOTHING)
    above, below = (pairs.get(number or 0, NOTHING) for number in (indicator.above_id, indicator.below_id))
    return Pair(
        ratio(above.planned, below.planned, indicator.times),
        ratio(above.actual, below.actual, indicator.times),
    )


@dataclass
class Line:
    """`last`, `year_ago`: what there was in the period before, and in the same one a year ago, as accepted.
    `remark`: of the last return. `sent`: the plan when it was submitted the last time, if it is another now.
    """

    indicator: Indicator
    pair: Pair
    figure: Figure | None = None
    last: Decimal | None = None
    year_ago: Decimal | None = None
    remark: str = ""
    sent: Decimal | None = None
    errors: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    """What was typed and could not be read, by field."""
    saved: dict[str, Decimal | None] = field(default_factory=dict)
    """What is kept in fields that show something else: brought by a table, or typed, and not saved yet."""

    @property
    def typed(self) -> bool:
        return self.indicator.kind == Kind.NUMBER

    @property
    def note(self) -> str:
        return self.figure.note if self.figure else ""

    @property
    def away(self) -> Decimal | None:
        return deviation(self.pair.planned, self.pair.actual)

    @property
    def far(self) -> bool:
        return is_far(self.pair.planned, self.pair.actual)

    @property
    def good(self) -> bool | None:
        return is_good(self.indicator.better, self.pair.planned, self.pair.actual)

    @property
    def missing(self) -> bool:
        return self.typed and self.pair.actual is None and not self.note.strip()

    @property
    def unexplained(self) -> bool:
        return self.typed and self.far and not self.note.strip()


def indicators_of(report: Report, figures: Iterable[Figure]) -> list[Indicator]:
    """Of what it tells: while the district works on it, all that are open; afterwards, what was submitted."""
    rows = Indicator.objects.filter(region=report.region_id, every=report.every)
    numbers = {one.indicator_id for one in figures}
    told = Q(pk__in=numbers) | Q(kind=Kind.RATIO, above__in=numbers, below__in=numbers)
    if report.state in FILLED:
        told |= Q(closed=False)
    return list(rows.filter(told))


def lines_of(report: Report) -> list[Line]:
    figures = {one.indicator_id: one for one in report.figures.all()}
    pairs = {number: Pair(one.planned, one.actual) for number, one in figures.items()}
    earlier = _earlier(report)
    remarks, sent = _said(report)
    found = []
    for indicator in indicators_of(report, figures.values()):
        last, year_ago = (pair_of(indicator, one).actual for one in earlier)
        line = Line(indicator, pair_of(indicator, pairs), figures.get(indicator.pk), last, year_ago)
        line.remark = remarks.get(str(indicator.pk), "")
        before = sent.get(str(indicator.pk))
        if before is not None and line.figure is not None and before != line.figure.planned:
            line.sent = before
        found.append(line)
    return found


def _earlier(report: Report) -> tuple[Mapping[int, Pair], Mapping[int, Pair]]:
    """What was accepted of the district for the period before, and for the same one a year ago."""
    wanted = (report.period.before(), report.period.year_before())
    asked = Q()
    for one in wanted:
        asked |= Q(report__year=one.year, report__number=one.number)
    of_district = Q(report__district=report.district_id, report__every=report.every)
    rows = Figure.objects.filter(asked & of_district, report__state=State.ACCEPTED).select_related("report")
    found: list[dict[int, Pair]] = [{}, {}]
    for row in rows:
        for place, one in enumerate(wanted):
            if (row.report.year, row.report.number) == (one.year, one.number):
                found[place][row.indicator_id] = Pair(row.planned, row.actual)
    return found[0], found[1]


def _said(report: Report) -> tuple[Mapping[str, str], Mapping[str, Decimal | None]]:
    """The remarks of the last return, while the district works on it; and the plans of the last time that
    it was submitted.
    """
    steps: Sequence[ReportStep] = [
        one for one in report.steps.all() if one.act in (Act.SUBMIT, Act.RETURN, Act.REOPEN)
    ]
    remarks: Mapping[str, str] = {}
    if report.state == State.RETURNED and steps:
        remarks = steps[-1].remarks
    submitted = [one for one in steps if one.act == Act.SUBMIT]
    # (Of one that lies submitted now, what counts is what it said the time before.)
    place = -1 if report.state in FILLED else -2
    if len(submitted) < -place:
        return remarks, {}
    return remarks, {
        key: Decimal(one[0]) if one[0] else None for key, one in submitted[place].figures.items()
    }


def kept(figures: Iterable[Figure]) -> dict[str, Any]:
    """Figures as a step keeps them."""
    return {
        str(one.indicator_id): [
            *("" if value is None else f"{value.normalize():f}" for value in (one.planned, one.actual)),
            one.note,
        ]
        for one in figures
    }
