"""The secret address: made and withdrawn by the person, and known to the database only by its hash."""

from __future__ import annotations

from django.db import transaction

from jetisu360.portal.accounts.links import new_token, token_hash
from jetisu360.portal.accounts.models import Person
from jetisu360.portal.audit.record import record
from jetisu360.portal.control.meetings.models import CalendarLink


def make(person: Person) -> str:
    """The token of a new address; the one before it leads nowhere any more."""
    token, kept = new_token()
    with transaction.atomic():
        CalendarLink.objects.filter(person=person).delete()
        CalendarLink.objects.create(person=person, token_hash=kept)
        record(person, "calendar.made")
    return token


def withdraw(person: Person) -> None:
    with transaction.atomic():
        gone, _rows = CalendarLink.objects.filter(person=person).delete()
        if gone:
            record(person, "calendar.withdrawn")


def person_of(token: str) -> Person | None:
    """Whose address it is, as long as they may come in."""
    found = CalendarLink.objects.filter(token_hash=token_hash(token), person__is_active=True)
    link = found.select_related("person").first()
    return link.person if link else None
