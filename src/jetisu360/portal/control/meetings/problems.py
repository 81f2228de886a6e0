"""Problems: an office raises one and says what help it wants, and is answered."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from jetisu360.portal.accounts.models import Person
from jetisu360.portal.audit.record import record
from jetisu360.portal.control.meetings import refusals
from jetisu360.portal.control.meetings.models import Problem
from jetisu360.portal.control.offices.models import Office


def raise_problem(who: Person, office: Office, text: str, help: str = "", assignment: Any = None) -> Problem:
    """
    Raises:
        NothingSaid
    """
    if not text.strip():
        raise refusals.NothingSaid
    with transaction.atomic():
        made = Problem.objects.create(
            region_id=office.region_id,
            office=office,
            text=text.strip(),
            help=help.strip(),
            help_at=timezone.now() if help.strip() else None,
            assignment=assignment,
            raised_by=who,
        )
        record(who, "problem.raised", made)
    return made


def want_help(who: Person, number: int, help: str) -> Problem:
    """What help the office wants, said later, or anew.

    Raises:
        NothingSaid, AlreadyAnswered
    """
    with transaction.atomic():
        found = _open(number)
        if not help.strip():
            raise refusals.NothingSaid
        found.help, found.help_at = help.strip(), timezone.now()
        found.save()
        record(who, "problem.help", found)
    return found


def answer(who: Person, number: int, text: str) -> Problem:
    """
    Raises:
        NothingSaid, AlreadyAnswered
    """
    with transaction.atomic():
        found = _open(number)
        if not text.strip():
            raise refusals.NothingSaid
        found.answer, found.answered_by, found.answered_at = text.strip(), who, timezone.now()
        found.save()
        record(who, "problem.answered", found)
    return found


def _open(number: int) -> Problem:
    found = Problem.objects.select_for_update(of=("self",)).select_related("office").get(pk=number)
    if found.answered_at is not None:
        raise refusals.AlreadyAnswered
    return found
