"""Where a project asks to be looked at: money against what is to be seen, and the end against what was said.

Pure: facts in, sentences out. Each tells figures that the portal has, and never what they mean: a photograph
that did not come may have been forgotten, a sum may have been entered late. Nothing is told of money where no
money was spent, and nothing of time where a project is over.

The rules that need a word:

* Money ahead of work. Money spent over all years, as a share of what was planned (where nothing is planned,
  of what was allocated), against the weights of the stages that were seen, as a share of all weights. It is
  told from 15 percentage points on: work is paid in parts, and an advance of that size is usual.
* Money since the newest photograph. It is told where more is spent than was known on the day of that
  photograph, and the newest sum is of more than 31 days after it: sums are told monthly.
* Two stages at once. Two stages that follow each other in the plan were seen on one day or on two days that
  follow each other, although a month or more was planned between them. What was planned between them: the
  days between their `due`; where one of these is missing, the part of the whole term (first planned end less
  beginning) that the later one has of all weights. Where neither is known nothing is told.
* The same picture. The newest photograph from some capture point is all but the same as an earlier one
  (`evidence/looks.py`), and between the days of the two the money that is known to be spent has grown.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from jetisu360.language import Message, _, _n
from jetisu360.portal.control.programmes.kinds import OVER, Status
from jetisu360.portal.control.programmes.money import Totals, tenge

AHEAD = 15
"""Percentage points."""
SINCE = timedelta(days=31)
APART = timedelta(days=30)
AT_ONCE = timedelta(days=1)


class Kind(StrEnum):
    SPENT_ABOVE_ALLOCATED = "spent-above-allocated"
    ALLOCATED_ABOVE_PLANNED = "allocated-above-planned"
    NO_PHOTOGRAPH = "no-photograph"
    SPENT_SINCE_PHOTOGRAPH = "spent-since-photograph"
    AHEAD_OF_WORK = "ahead-of-work"
    COMPLETED_UNSEEN = "completed-unseen"
    NO_PHOTOGRAPH_AFTER = "no-photograph-after"
    STAGES_AT_ONCE = "stages-at-once"
    SAME_PICTURE = "same-picture"
    END_PASSED = "end-passed"
    END_MOVED = "end-moved"


@dataclass(frozen=True)
class Warned:
    """`sentence`: with the figures that led to it."""

    kind: Kind
    sentence: Message


@dataclass(frozen=True)
class StageFact:
    """`seen_on`: when its photograph came; None: nobody has seen it."""

    number: int
    weight: int
    due: date | None = None
    seen_on: date | None = None


@dataclass(frozen=True)
class Spent:
    """What was known of one year's spending on a day."""

    year: int
    as_of: date
    amount: Decimal
    entered: int = 0
    """Of two of one day the greater counts."""


@dataclass(frozen=True)
class Facts:
    """`years`: totals by year; `spent`: every row that tells of it. `photographed`: when the newest
    photograph of any place of the project came. `alike`: of capture points whose newest photograph is all but
    an earlier one: the days of the two, earlier first. `moved`: how often the end was moved to a later day.
    """

    today: date
    status: Status = Status.IMPLEMENTATION
    starts: date | None = None
    ends: date | None = None
    first_ends: date | None = None
    moved: int = 0
    years: tuple[tuple[int, Totals], ...] = ()
    spent: tuple[Spent, ...] = ()
    stages: tuple[StageFact, ...] = ()
    photographed: date | None = None
    alike: tuple[tuple[date, date], ...] = ()

    @property
    def seen_share(self) -> Decimal | None:
        """Per cent of the weights that were seen; None: there are no stages."""
        whole = sum(one.weight for one in self.stages)
        if not whole:
            return None
        return Decimal(100 * sum(one.weight for one in self.stages if one.seen_on)) / whole

    @property
    def spent_share(self) -> Decimal | None:
        """Per cent of what the whole is to cost; None: that is not known."""
        whole = sum((sums.whole or Decimal(0) for _year, sums in self.years), Decimal(0))
        return 100 * self.spent_by() / whole if whole else None

    def spent_by(self, day: date | None = None) -> Decimal:
        """What was known to be spent on a day; without one, now."""
        newest: dict[int, Spent] = {}
        for row in self.spent:
            if day is not None and row.as_of > day:
                continue
            there = newest.get(row.year)
            if there is None or (there.as_of, there.entered) < (row.as_of, row.entered):
                newest[row.year] = row
        return sum((one.amount for one in newest.values()), Decimal(0))


def warnings_of(facts: Facts) -> list[Warned]:
    """In the order in which they matter."""
    return [Warned(kind, sentence) for kind, told in _RULES.items() for sentence in told(facts)]


def _above(facts: Facts) -> Iterator[Message]:
    for year, sums in facts.years:
        if not sums.spent:
            continue
        if sums.allocated is None:
            yield _("In {year} {spent} was spent; nothing is told of what was allocated.").fill(
                year=year, spent=tenge(sums.spent)
            )
        elif sums.spent > sums.allocated:
            yield _("In {year} {spent} was spent, and {allocated} was allocated.").fill(
                year=year, spent=tenge(sums.spent), allocated=tenge(sums.allocated)
            )


def _above_plan(facts: Facts) -> Iterator[Message]:
    for year, sums in facts.years:
        if sums.planned is not None and sums.allocated is not None and sums.allocated > sums.planned:
            yield _("In {year} {allocated} was allocated, and {planned} was planned.").fill(
                year=year, allocated=tenge(sums.allocated), planned=tenge(sums.planned)
            )


def _no_photograph(facts: Facts) -> Iterator[Message]:
    if facts.spent_by() and facts.photographed is None:
        yield _("{spent} is spent, and no photograph of any place of the project has come.").fill(
            spent=tenge(facts.spent_by())
        )


def _since_photograph(facts: Facts) -> Iterator[Message]:
    if facts.photographed is None or not facts.spent:
        return
    more = facts.spent_by() - facts.spent_by(facts.photographed)
    newest = max(row.as_of for row in facts.spent)
    if more > 0 and newest - facts.photographed > SINCE:
        words = _("The newest photograph is of {photographed}; by {as_of} {more} more was spent.")
        yield words.fill(photographed=_day(facts.photographed), as_of=_day(newest), more=tenge(more))


def _ahead(facts: Facts) -> Iterator[Message]:
    spent, seen = facts.spent_share, facts.seen_share
    if spent is None or seen is None or spent - seen <= AHEAD:
        return
    words = _("{spent} % of the money is spent; the stages that were seen are {seen} % of the work.")
    yield words.fill(spent=int(spent), seen=int(seen))


def _completed_unseen(facts: Facts) -> Iterator[Message]:
    unseen = sum(one.seen_on is None for one in facts.stages)
    if facts.status == Status.COMPLETED and unseen:
        words = _n(
            "The project is called completed; {n} of {total} stages was not seen yet.",
            "The project is called completed; {n} of {total} stages were not seen yet.",
        )
        yield words.fill(n=unseen, total=len(facts.stages))


def _no_photograph_after(facts: Facts) -> Iterator[Message]:
    days = [one.seen_on for one in facts.stages if one.seen_on]
    if facts.status != Status.COMPLETED or len(days) < len(facts.stages) or not days:
        return
    if facts.photographed is None or facts.photographed <= max(days):
        words = _(
            "The project is called completed; its last stage was seen on {day}, and no photograph has come "
            "after that."
        )
        yield words.fill(day=_day(max(days)))


def _at_once(facts: Facts) -> Iterator[Message]:
    for one, other in pairwise(sorted(facts.stages, key=lambda stage: stage.number)):
        if one.seen_on is None or other.seen_on is None or abs(other.seen_on - one.seen_on) > AT_ONCE:
            continue
        apart = planned_between(facts, one, other)
        if apart is not None and apart >= APART:
            words = _n(
                "The stages {one} and {other} were seen on {first} and {second}; {n} day was planned "
                "between them.",
                "The stages {one} and {other} were seen on {first} and {second}; {n} days were planned "
                "between them.",
            )
            days = sorted((one.seen_on, other.seen_on))
            yield words.fill(
                one=one.number, other=other.number, first=_day(days[0]), second=_day(days[1]), n=apart.days
            )


def planned_between(facts: Facts, one: StageFact, other: StageFact) -> timedelta | None:
    """How long after one stage the next was planned to be there; None: nothing says so."""
    if one.due and other.due:
        return other.due - one.due
    ends = facts.first_ends or facts.ends
    if facts.starts is None or ends is None or ends <= facts.starts:
        return None
    return (ends - facts.starts) * other.weight // sum(stage.weight for stage in facts.stages)


def _same_picture(facts: Facts) -> Iterator[Message]:
    for earlier, later in facts.alike:
        more = facts.spent_by() - facts.spent_by(earlier)
        if more > 0:
            words = _(
                "The newest photograph from one point, of {later}, is all but the same picture as "
                "one of {earlier}; since then {more} was spent."
            )
            yield words.fill(later=_day(later), earlier=_day(earlier), more=tenge(more))
            return


def _end_passed(facts: Facts) -> Iterator[Message]:
    if facts.ends is not None and facts.ends < facts.today and facts.status not in OVER:
        words = _n(
            "The planned end, {end}, passed {n} day ago; the project is not completed.",
            "The planned end, {end}, passed {n} days ago; the project is not completed.",
        )
        yield words.fill(end=_day(facts.ends), n=(facts.today - facts.ends).days)


def _end_moved(facts: Facts) -> Iterator[Message]:
    if not facts.moved or facts.first_ends is None or facts.ends is None:
        return
    words = _n(
        "The planned end was moved to a later day {n} time: first {first}, now {now}.",
        "The planned end was moved to a later day {n} times: first {first}, now {now}.",
    )
    yield words.fill(n=facts.moved, first=_day(facts.first_ends), now=_day(facts.ends))


def _day(day: date) -> str:
    return f"{day:%d.%m.%Y}"


_RULES = {
    Kind.AHEAD_OF_WORK: _ahead,
    Kind.NO_PHOTOGRAPH: _no_photograph,
    Kind.SPENT_SINCE_PHOTOGRAPH: _since_photograph,
    Kind.SAME_PICTURE: _same_picture,
    Kind.STAGES_AT_ONCE: _at_once,
    Kind.COMPLETED_UNSEEN: _completed_unseen,
    Kind.NO_PHOTOGRAPH_AFTER: _no_photograph_after,
    Kind.SPENT_ABOVE_ALLOCATED: _above,
    Kind.ALLOCATED_ABOVE_PLANNED: _above_plan,
    Kind.END_PASSED: _end_passed,
    Kind.END_MOVED: _end_moved,
}
