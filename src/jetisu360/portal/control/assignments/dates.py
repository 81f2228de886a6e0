"""Asking for a later date, in writing and before the term is over, and the answer of whoever set it."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from jetisu360.portal.accounts.models import Person
from jetisu360.portal.audit.record import record
from jetisu360.portal.control.assignments import refusals
from jetisu360.portal.control.assignments.models import DateRequest
from jetisu360.portal.control.assignments.moving import held
from jetisu360.portal.control.assignments.standing import acting_as, standing
from jetisu360.portal.control.assignments.states import OPEN, Act, Part, State


def ask(who: Person, number: int, wanted: date, reason: str, today: date | None = None) -> DateRequest:
    """The executor asks; the issuer answers with `move(…, MOVE_DATE)` or `refuse`.

    Raises:
        NotYours, WrongState, ReasonMissing, NoNewDate, TooLateToAsk, AlreadyAsked
    """
    today = today or timezone.localdate()
    with transaction.atomic():
        assignment = held(number)
        if Part.EXECUTOR not in standing(acting_as(who, today), assignment).parts:
            raise refusals.NotYours(act=Act.MOVE_DATE)
        if assignment.state not in OPEN:
            raise refusals.WrongState(act=Act.MOVE_DATE, state=State(assignment.state))
        if not reason.strip():
            raise refusals.ReasonMissing
        if assignment.due is None or wanted <= assignment.due:
            raise refusals.NoNewDate
        if today > assignment.due:
            raise refusals.TooLateToAsk
        if assignment.date_requests.filter(granted=None).exists():
            raise refusals.AlreadyAsked
        asked = DateRequest.objects.create(
            assignment=assignment, wanted=wanted, reason=reason.strip(), who=who, term=assignment.due
        )
        record(who, "assignment.date_asked", assignment, {"wanted": wanted})
    return asked


def refuse(who: Person, number: int, request: int, reason: str) -> DateRequest:
    """The date stays.

    Raises:
        NotYours, OwnWork, ReasonMissing
    """
    with transaction.atomic():
        assignment = held(number)
        at = standing(acting_as(who, timezone.localdate()), assignment)
        if Part.ISSUER not in at.parts:
            raise refusals.NotYours(act=Act.MOVE_DATE)
        if at.own_work:
            raise refusals.OwnWork
        if not reason.strip():
            raise refusals.ReasonMissing
        found = assignment.date_requests.get(pk=request, granted=None)
        found.granted, found.answer, found.answered_by, found.answered_at = (
            False,
            reason.strip(),
            who,
            timezone.now(),
        )
        found.save()
        record(who, "assignment.date_refused", assignment, {"wanted": found.wanted})
    return found
