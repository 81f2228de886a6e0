"""Who does what with an assignment, in words: for those who cannot do it themselves."""

from __future__ import annotations

from collections.abc import Mapping

from jetisu360.language import Message, _p
from jetisu360.portal.control.assignments.life_cycle import TABLE, Facts, possible
from jetisu360.portal.control.assignments.models import Assignment
from jetisu360.portal.control.assignments.states import Act, Part, State
from jetisu360.portal.control.assignments.words import ACTS

Who = Mapping[str, str]
"""A name or a description, in each language."""
CONTROLLER = _p("who does it", "a controller")
ISSUER = _p("who does it", "the issuer")
INSPECTOR = _p("who does it", "an inspector")
GIVER = _p("who does it", "{office}, which gave it")
EXECUTOR = _p("who does it", "{office}, the executor")
REVIEWER = _p("who does it", "{name}, the reviewer")
_TOLD = (
    Act.ASSIGN,
    Act.START,
    Act.REPORT,
    Act.REVIEW,
    Act.CONFIRM,
    Act.ACCEPT,
    Act.RETURN,
    Act.MOVE_DATE,
    Act.CANCEL,
)
_BY = {
    Act.ASSIGN: Part.CONTROLLER,
    Act.START: Part.EXECUTOR,
    Act.REPORT: Part.EXECUTOR,
    Act.REVIEW: Part.REVIEWER,
    Act.CONFIRM: Part.INSPECTOR,
    Act.ACCEPT: Part.JUDGE,
    Act.RETURN: Part.JUDGE,
    Act.MOVE_DATE: Part.ISSUER,
    Act.CANCEL: Part.ISSUER,
}


def people_of(assignment: Assignment) -> dict[Part, Who]:
    """Who is what to it. A part that nobody has is left out."""
    if assignment.given_by is not None:
        giver = GIVER.fill(office=assignment.given_by.title)
        found: dict[Part, Who] = dict.fromkeys((Part.CONTROLLER, Part.ISSUER, Part.JUDGE), giver)
    else:
        found = {
            Part.CONTROLLER: CONTROLLER,
            Part.ISSUER: ISSUER,
            Part.JUDGE: ISSUER if assignment.for_issuer else CONTROLLER,
        }
    if assignment.executor is not None:
        found[Part.EXECUTOR] = EXECUTOR.fill(office=assignment.executor.title)
    if assignment.reviewer is not None:
        found[Part.REVIEWER] = REVIEWER.fill(name=str(assignment.reviewer))
    if assignment.on_site:
        found[Part.INSPECTOR] = INSPECTOR
    return found


def done_by_others(assignment: Assignment, facts: Facts) -> list[tuple[Message, Who]]:
    """(what, who does it) of what can be done with it now, and this person cannot do."""
    known, own = people_of(assignment), possible(facts)
    return [
        (ACTS[act], known[_BY[act]])
        for act in _TOLD
        if facts.state in TABLE[act].since and act not in own and _BY[act] in known
    ]


def next_hand(assignment: Assignment, facts: Facts) -> Who | None:
    """In whose hands it lies; None when it is closed."""
    known = people_of(assignment)
    if facts.state == State.REPORTED:
        waits = [Part.REVIEWER] if facts.review_waits else []
        waits += [Part.INSPECTOR] if facts.check_waits else []
        return known.get(waits[0] if waits else Part.JUDGE)
    hands = {
        State.DRAFT: Part.CONTROLLER,
        State.NOT_OURS: Part.CONTROLLER,
        State.ASSIGNED: Part.EXECUTOR,
        State.IN_PROGRESS: Part.EXECUTOR,
    }
    part = hands.get(facts.state)
    return known.get(part) if part else None
