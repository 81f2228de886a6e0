"""The reports of a region in a year at a glance: districts down, periods across, in each how far it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from jetisu360.language import Message, _p
from jetisu360.portal.control.indicators.life_cycle import State
from jetisu360.portal.control.indicators.models import Report
from jetisu360.portal.control.indicators.periods import Every, Period, of_year
from jetisu360.portal.control.indicators.rights import Rights
from jetisu360.portal.control.programmes.models import District
from jetisu360.portal.museums.models import Region


class Look(StrEnum):
    """How a report stands, for whoever looks: `hidden` is one that others are still at."""

    LATE = "late"
    WAITING = "waiting"
    RETURNED = "returned"
    SUBMITTED = "submitted"
    ACCEPTED = "accepted"
    NOT_ASKED = "not-asked"
    HIDDEN = "hidden"
    TO_COME = "to-come"


LOOK_WORDS: dict[Look, Message] = {
    Look.LATE: _p("report", "late"),
    Look.WAITING: _p("report", "awaited"),
    Look.RETURNED: _p("report", "returned"),
    Look.SUBMITTED: _p("report", "to be judged"),
    Look.ACCEPTED: _p("report", "accepted"),
    Look.NOT_ASKED: _p("report", "not asked for"),
    Look.HIDDEN: _p("report", "not accepted yet"),
    Look.TO_COME: _p("report", "to come"),
}
SIGNS: dict[Look, str] = {
    Look.LATE: "!",
    Look.WAITING: "…",
    Look.RETURNED: "↩",
    Look.SUBMITTED: "?",
    Look.ACCEPTED: "✓",
    Look.NOT_ASKED: "–",
    Look.HIDDEN: "·",
    Look.TO_COME: "",
}
"""Beside the words: what it is, is told by neither a sign nor a colour alone."""
COUNTED = (Look.ACCEPTED, Look.SUBMITTED, Look.WAITING, Look.RETURNED, Look.LATE, Look.NOT_ASKED)


@dataclass(frozen=True)
class Cell:
    period: Period
    look: Look
    report: Report | None = None

    @property
    def sign(self) -> str:
        return SIGNS[self.look]

    @property
    def words(self) -> Message:
        return LOOK_WORDS[self.look]


@dataclass(frozen=True)
class Board:
    """`now`: the last period that is over, of which most people want to know; with its counts."""

    periods: list[Period]
    rows: list[tuple[District, list[Cell]]]
    now: Period | None
    counts: list[tuple[Look, int]]

    @property
    def reported(self) -> list[Period]:
        """Of which there are reports that whoever looks may open."""
        there = {cell.period for _district, cells in self.rows for cell in cells if cell.report}
        return [one for one in self.periods if one in there]


def look_of(report: Report, today: date) -> Look:
    """A report that the district still has after its date is late, whatever else it is."""
    if report.state == State.ACCEPTED:
        return Look.ACCEPTED
    if report.state == State.SUBMITTED:
        return Look.SUBMITTED
    if report.due < today:
        return Look.LATE
    return Look.RETURNED if report.state == State.RETURNED else Look.WAITING


def board_of(rights: Rights, region: Region, every: Every, year: int, today: date) -> Board:
    periods = of_year(every, year)
    reports: dict[tuple[int, int], Report] = {
        (one.district_id, one.number): one
        for one in rights.reports().filter(region=region, every=every, year=year)
    }
    with_some = {district for district, _number in reports}
    districts: Sequence[District] = [
        one for one in rights.districts().filter(region=region) if not one.closed or one.pk in with_some
    ]
    all_seen = rights.sees_drafts(region.pk)
    rows = []
    for district in districts:
        seen = all_seen or rights.fills(district)
        cells = []
        for period in periods:
            report = reports.get((district.pk, period.number))
            if report is not None:
                look = look_of(report, today)
            elif period.first > today:
                look = Look.TO_COME
            else:
                look = Look.NOT_ASKED if seen else Look.HIDDEN
            cells.append(Cell(period, look, report))
        rows.append((district, cells))
    over = [one for one in periods if one.last < today]
    now = over[-1] if over else None
    counts = Counter(cell.look for _d, cells in rows for cell in cells if cell.period == now)
    return Board(periods, rows, now, [(look, counts[look]) for look in COUNTED if counts[look]])
