"""The life cycle of a district's report: one table, and the question that it answers.

A report is *asked* for by a controller, of every district at once, or by the district that begins it; it is
then a *draft*. The executors of the district's office *fill* it and *submit* it, once its period is over,
every figure is there or a note says why it is not, and every figure far from its plan has its note. A judge
(a controller or an issuer of the region) *accepts* it, or *returns* it with a remark on the whole or on
single figures. Nobody judges a report that they have filled or submitted, or that an office has for which
they work or stand in. What was accepted stays: only a judge *reopens* it, with a reason, and the district
then submits it again. No step leads from a draft to accepted, and none out of accepted but the reopening.

Pure: no database. Who somebody is to a report says `rights.py`; `moving.py` asks and writes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from jetisu360.errors import JetisuError
from jetisu360.language import Message, _, _p
from jetisu360.portal.control.indicators import refusals


class State(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    ACCEPTED = "accepted"
    RETURNED = "returned"


class Act(StrEnum):
    ASK = "ask"
    FILL = "fill"
    SUBMIT = "submit"
    ACCEPT = "accept"
    RETURN = "return"
    REOPEN = "reopen"


class Part(StrEnum):
    EXECUTOR = "executor"
    JUDGE = "judge"


FILLED = frozenset({State.DRAFT, State.RETURNED})
"""Where the district still works on it."""
WORK = frozenset({Act.FILL, Act.SUBMIT})
"""Whoever has done one of these has written the report."""

STATE_WORDS: dict[State, Message] = {
    State.DRAFT: _p("report", "being filled in"),
    State.SUBMITTED: _p("report", "submitted"),
    State.ACCEPTED: _p("report", "accepted"),
    State.RETURNED: _p("report", "returned"),
}
ACT_WORDS: dict[Act, Message] = {
    Act.ASK: _("asked for the report"),
    Act.FILL: _("changed figures"),
    Act.SUBMIT: _("submitted the report"),
    Act.ACCEPT: _("accepted the report"),
    Act.RETURN: _("returned the report"),
    Act.REOPEN: _("reopened the report"),
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What the table has to know of a report, and of the person who wants to move it. `own_work`: they have
    written it, or belong to an office that has. `missing`, `unexplained`: figures that lack a number, or a
    note. `over`: the period is.
    """

    state: State
    parts: frozenset[Part]
    own_work: bool = False
    over: bool = True
    asked: int = 1
    missing: int = 0
    unexplained: int = 0


@dataclass(frozen=True, slots=True)
class Wish:
    """`reason`: the text that goes with it; `remarks`: whether there are some on single figures."""

    act: Act
    reason: str = ""
    remarks: bool = False


Guard = Callable[[Facts, Wish], JetisuError | None]


def reason_given(facts: Facts, wish: Wish) -> JetisuError | None:
    return None if wish.reason.strip() else refusals.ReopeningWithoutReason()


def remark_given(facts: Facts, wish: Wish) -> JetisuError | None:
    return None if wish.reason.strip() or wish.remarks else refusals.ReturnWithoutRemark()


def not_own(facts: Facts, wish: Wish) -> JetisuError | None:
    return refusals.OwnReport() if facts.own_work else None


def period_over(facts: Facts, wish: Wish) -> JetisuError | None:
    return None if facts.over else refusals.PeriodNotOver()


def complete(facts: Facts, wish: Wish) -> JetisuError | None:
    if not facts.asked:
        return refusals.NothingAsked()
    if facts.missing or facts.unexplained:
        return refusals.ReportIncomplete(missing=facts.missing, unexplained=facts.unexplained)
    return None


@dataclass(frozen=True, slots=True)
class Step:
    """`to`: None leaves the state as it is."""

    by: Part
    since: frozenset[State]
    to: State | None
    guards: tuple[Guard, ...] = ()


TABLE: Mapping[Act, Step] = {
    Act.FILL: Step(Part.EXECUTOR, FILLED, None),
    Act.SUBMIT: Step(Part.EXECUTOR, FILLED, State.SUBMITTED, (period_over, complete)),
    Act.ACCEPT: Step(Part.JUDGE, frozenset({State.SUBMITTED}), State.ACCEPTED, (not_own,)),
    Act.RETURN: Step(Part.JUDGE, frozenset({State.SUBMITTED}), State.RETURNED, (not_own, remark_given)),
    Act.REOPEN: Step(Part.JUDGE, frozenset({State.ACCEPTED}), State.RETURNED, (not_own, reason_given)),
}
"""(A report comes into being by ASK, in the first state.)"""


def refusal(facts: Facts, wish: Wish) -> JetisuError | None:
    """Why this cannot be done now by this person; None: it can."""
    step = TABLE.get(wish.act)
    if step is None or facts.state not in step.since:
        return refusals.ReportElsewhere(state=STATE_WORDS[facts.state])
    if step.by not in facts.parts:
        return refusals.NotYourReport()
    return next((found for guard in step.guards if (found := guard(facts, wish)) is not None), None)


def after(facts: Facts, act: Act) -> State:
    """The state that an allowed act leads to."""
    return TABLE[act].to or facts.state


def possible(facts: Facts) -> frozenset[Act]:
    """What this person could do now, but for what is still to be written."""
    return frozenset(
        act
        for act, step in TABLE.items()
        if facts.state in step.since
        and step.by in facts.parts
        and not (not_own in step.guards and facts.own_work)
    )
