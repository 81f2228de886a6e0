"""The life cycle of an assignment: one table, and the question that it answers.

An assignment begins as a *draft*, which may lack anything. A controller *assigns* it once it says who, by
when and what will be there in the end. The executor *starts*, or *declines* it as not theirs, with the
reason; a declined one is assigned anew. Who works on it may *inform* in between, which moves nothing:
interim information is no ground for taking off control. A *report* needs the evidence that was asked for,
an answer to every remark, and no part of the work still open below. A deputy's *review*, where one is
wanted, and an inspector's *confirmation* on the spot, where that is the kind of control, come before the
judgement. The judge (a controller, or for higher assignments the issuer) *accepts*, and it is off control,
or *returns* it with a remark. Only the issuer's level *moves the date*, or *cancels*. A later date needs a
request in writing that came before the term; an office that was given an assignment after its term, because
another had declined it, could not have asked, and gets one without. A part is never due after the whole.
Nobody judges what they have worked on. The first date stays for ever.

Pure: no database. Who somebody is to an assignment says `standing.py`; `moving.py` asks and writes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from jetisu360.errors import JetisuError
from jetisu360.portal.control.assignments import refusals
from jetisu360.portal.control.assignments.states import OPEN, Act, Part, State


@dataclass(frozen=True, slots=True)
class Facts:
    """What the table has to know of an assignment, and of the person who wants to move it."""

    state: State
    parts: frozenset[Part]
    own_work: bool = False
    """Whether the person belongs to an office that works on it, or has reported."""
    lacks: tuple[str, ...] = ()
    due: date | None = None
    today: date | None = None
    due_above: date | None = None
    """The date of the assignment of which this one is a part."""
    due_below: date | None = None
    """The latest date of an open part of this one."""
    evidence_left: int = 0
    open_children: tuple[int, ...] = ()
    remarks_unanswered: int = 0
    remarks_unresolved: int = 0
    review_waits: bool = False
    check_waits: bool = False
    asked_in_time: bool = False
    """Whether a request for a later date, made before the term, waits for an answer."""
    given_late: bool = False
    """Whether it was declined, and the term was over before the next office could ask for anything."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants: `reason` is the text that goes with it; `due` a new date."""

    act: Act
    reason: str = ""
    due: date | None = None


Guard = Callable[[Facts, Wish], JetisuError | None]


def complete(facts: Facts, wish: Wish) -> JetisuError | None:
    return refusals.Incomplete(lacks=facts.lacks) if facts.lacks else None


def reason_given(facts: Facts, wish: Wish) -> JetisuError | None:
    return None if wish.reason.strip() else refusals.ReasonMissing()


def evidence_there(facts: Facts, wish: Wish) -> JetisuError | None:
    return refusals.EvidenceMissing(left=facts.evidence_left) if facts.evidence_left else None


def no_open_child(facts: Facts, wish: Wish) -> JetisuError | None:
    return refusals.OpenChildren(numbers=facts.open_children) if facts.open_children else None


def remarks_answered(facts: Facts, wish: Wish) -> JetisuError | None:
    return refusals.RemarksUnanswered(left=facts.remarks_unanswered) if facts.remarks_unanswered else None


def remarks_resolved(facts: Facts, wish: Wish) -> JetisuError | None:
    return refusals.RemarksUnresolved(left=facts.remarks_unresolved) if facts.remarks_unresolved else None


def not_own(facts: Facts, wish: Wish) -> JetisuError | None:
    return refusals.OwnWork() if facts.own_work else None


def reviewed(facts: Facts, wish: Wish) -> JetisuError | None:
    return refusals.NotReviewed() if facts.review_waits else None


def checked(facts: Facts, wish: Wish) -> JetisuError | None:
    return refusals.NotChecked() if facts.check_waits else None


def date_may_move(facts: Facts, wish: Wish) -> JetisuError | None:
    if wish.due is None or wish.due == facts.due:
        return refusals.NoNewDate()
    if facts.today is not None and wish.due < facts.today:
        return refusals.NewDateOver()
    if facts.due_above is not None and wish.due > facts.due_above:
        return refusals.NewDateBeyond(due=facts.due_above)
    if facts.due_below is not None and wish.due < facts.due_below:
        return refusals.NewDateBeforePart(due=facts.due_below)
    if facts.due is not None and wish.due > facts.due and not (facts.asked_in_time or facts.given_late):
        return refusals.NotAskedInTime()
    return None


@dataclass(frozen=True, slots=True)
class Step:
    """`to`: None leaves the state as it is."""

    by: frozenset[Part]
    since: frozenset[State]
    to: State | None
    guards: tuple[Guard, ...] = ()


def _step(by: set[Part], since: set[State] | frozenset[State], to: State | None, *guards: Guard) -> Step:
    return Step(frozenset(by), frozenset(since), to, guards)


TABLE: Mapping[Act, Step] = {
    Act.ASSIGN: _step({Part.CONTROLLER}, {State.DRAFT, State.NOT_OURS}, State.ASSIGNED, complete),
    Act.DISCARD: _step({Part.CONTROLLER}, {State.DRAFT}, State.CANCELLED, reason_given),
    Act.START: _step({Part.EXECUTOR}, {State.ASSIGNED}, State.IN_PROGRESS),
    Act.DECLINE: _step({Part.EXECUTOR}, {State.ASSIGNED}, State.NOT_OURS, reason_given, no_open_child),
    Act.INFORM: _step(
        {Part.EXECUTOR, Part.CO_EXECUTOR}, {State.ASSIGNED, State.IN_PROGRESS}, None, reason_given
    ),
    Act.REPORT: _step(
        {Part.EXECUTOR},
        {State.IN_PROGRESS},
        State.REPORTED,
        reason_given,
        no_open_child,
        remarks_answered,
        evidence_there,
    ),
    Act.REVIEW: _step({Part.REVIEWER}, {State.REPORTED}, None, not_own),
    Act.CONFIRM: _step({Part.INSPECTOR}, {State.REPORTED}, None, not_own),
    Act.ACCEPT: _step(
        {Part.JUDGE},
        {State.REPORTED},
        State.DONE,
        not_own,
        no_open_child,
        reviewed,
        checked,
        remarks_resolved,
    ),
    Act.RETURN: _step(
        {Part.JUDGE, Part.REVIEWER}, {State.REPORTED}, State.IN_PROGRESS, not_own, reason_given
    ),
    Act.MOVE_DATE: _step({Part.ISSUER}, OPEN, None, not_own, reason_given, date_may_move),
    Act.CANCEL: _step({Part.ISSUER}, OPEN, State.CANCELLED, not_own, reason_given, no_open_child),
}


def refusal(facts: Facts, wish: Wish) -> JetisuError | None:
    """Why this cannot be done now by this person; None: it can."""
    step = TABLE[wish.act]
    if facts.state not in step.since:
        return refusals.WrongState(act=wish.act, state=facts.state)
    if not step.by & facts.parts:
        return refusals.NotYours(act=wish.act)
    return next((found for guard in step.guards if (found := guard(facts, wish)) is not None), None)


def after(facts: Facts, act: Act) -> State:
    """The state that an allowed act leads to."""
    return TABLE[act].to or facts.state


def possible(facts: Facts) -> list[Act]:
    """What this person could do now, the reason and the date aside, in the order of the table."""
    found = []
    for act, step in TABLE.items():
        if (
            facts.state in step.since
            and step.by & facts.parts
            and not (not_own in step.guards and facts.own_work)
        ):
            found.append(act)
    return found
