"""Remarks: seen, the fix reported, resolved. Each is said by another than whoever works on it."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from jetisu360.errors import JetisuError
from jetisu360.language import _
from jetisu360.portal.accounts.models import Person
from jetisu360.portal.audit.record import record
from jetisu360.portal.control.assignments import refusals
from jetisu360.portal.control.assignments.models import Assignment, Remark, RemarkAnswer
from jetisu360.portal.control.assignments.moving import held
from jetisu360.portal.control.assignments.standing import Standing, acting_as, standing
from jetisu360.portal.control.assignments.states import OPEN, Act, Part, State


class RemarkOver(JetisuError):
    """No details."""

    code = "assignment-remark-over"
    sentence = _("This remark has been answered or resolved already.")
    advice = _("Look at the assignment again.")


SEERS = frozenset({Part.INSPECTOR, Part.CONTROLLER, Part.JUDGE, Part.ISSUER})


def seen(who: Person, number: int, text: str, view: str = "") -> Remark:
    """A new remark on an open assignment.

    Raises:
        NotYours, WrongState, OwnWork, ReasonMissing
    """
    with transaction.atomic():
        assignment, at = _held(who, number)
        _asked(at.parts & SEERS, Act.RETURN)
        if at.own_work:
            raise refusals.OwnWork
        if assignment.state not in OPEN:
            raise refusals.WrongState(act=Act.RETURN, state=State(assignment.state))
        if not text.strip():
            raise refusals.ReasonMissing
        remark = Remark.objects.create(assignment=assignment, seen=text.strip(), view=view, seen_by=who)
        record(who, "assignment.remark", assignment)
    return remark


def fixed(who: Person, number: int, remark: int, text: str) -> Remark:
    """The executor says what was done about it. Said again, it is said besides: what was said stays.

    Raises:
        NotYours, RemarkOver, ReasonMissing
    """
    with transaction.atomic():
        assignment, at = _held(who, number)
        _asked(at.parts & {Part.EXECUTOR, Part.CO_EXECUTOR}, Act.REPORT)
        found = assignment.remarks.get(pk=remark)
        if found.resolved_at is not None:
            raise RemarkOver
        if not text.strip():
            raise refusals.ReasonMissing
        found.fix, found.fixed_by, found.fixed_at = text.strip(), who, timezone.now()
        found.save()
        RemarkAnswer.objects.create(remark=found, text=found.fix, who=who, at=found.fixed_at)
        record(who, "assignment.fixed", assignment)
    return found


def resolved(who: Person, number: int, remark: int) -> Remark:
    """Somebody who looks has seen that it is in order.

    Raises:
        NotYours, OwnWork, RemarkOver
    """
    with transaction.atomic():
        assignment, at = _held(who, number)
        _asked(at.parts & SEERS, Act.ACCEPT)
        if at.own_work:
            raise refusals.OwnWork
        found = assignment.remarks.get(pk=remark)
        if found.resolved_at is not None or not found.fix:
            raise RemarkOver
        found.resolved_by, found.resolved_at = who, timezone.now()
        found.save()
        record(who, "assignment.resolved", assignment)
    return found


def _held(who: Person, number: int) -> tuple[Assignment, Standing]:
    assignment = held(number)
    return assignment, standing(acting_as(who, timezone.localdate()), assignment)


def _asked(parts: frozenset[Part], act: Act) -> None:
    if not parts:
        raise refusals.NotYours(act=act)
