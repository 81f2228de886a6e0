"""Adding an event to the chain."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from jetisu360.portal.audit.actions import ACTIONS
from jetisu360.portal.audit.chain import BEGINNING, hash_of
from jetisu360.portal.audit.models import Event, Head

MOST_DETAILS = 20_000
"""Characters of an event's details; what is longer says only that it was."""
TOKEN = "token"
"""The detail that names the key of a program."""


def record(
    actor: Any,
    action: str,
    target: object = "",
    details: Mapping[str, object] | None = None,
    *,
    museum: Any = None,
) -> Event:
    """Adds an event: `actor` (a person; None or anonymous: the portal itself) did `action` (a key of
    `actions.ACTIONS`) to `target` (its name in a few words; a museum is named by its slug).

    Call it in the transaction of what it tells of, as its last step: the two then happen together or not at
    all, and writers wait for each other no longer than they must.
    """
    if action not in ACTIONS:
        raise ValueError(f"{action!r} has no words in audit/actions.py")
    if museum is None and hasattr(target, "slug") and hasattr(target, "region_id"):
        museum = target
    person = actor if getattr(actor, "is_authenticated", False) else None
    event = Event(
        actor_id=person.pk if person else None,
        actor=_kept(str(person), 200) if person else "",
        action=action,
        museum=str(getattr(museum, "slug", museum) or ""),
        target=_kept(str(getattr(target, "slug", target)), 300),
        details=_details({**(details or {}), **_by(person)}),
    )
    with transaction.atomic():
        head = _head()
        event.number, event.previous = head.number + 1, head.hash
        event.at = timezone.now()
        event.hash = hash_of(event)
        event.save()
        Head.objects.filter(pk=head.pk).update(number=event.number, hash=event.hash)
    return event


def _by(person: Any) -> dict[str, str]:
    """The token with which a program acted for the person."""
    scope = getattr(person, "scope", None)
    return {TOKEN: scope.token} if scope else {}


def _head() -> Head:
    """The end of the chain, held until the transaction ends: PostgreSQL locks the row, SQLite has let no
    other writer in since the transaction began (`BEGIN IMMEDIATE`).
    """
    head = Head.objects.select_for_update().filter(pk=1).first()
    if head is None:
        last = Event.objects.order_by("number").last()
        end = {"number": last.number, "hash": last.hash} if last else {"number": 0, "hash": BEGINNING}
        Head.objects.get_or_create(pk=1, defaults=end)
        head = Head.objects.select_for_update().get(pk=1)
    return head


def _details(details: Mapping[str, object]) -> str:
    text = json.dumps(details, ensure_ascii=False, sort_keys=True, default=str)
    if len(text) > MOST_DETAILS:
        text = json.dumps({"too long": len(text)})
    return _kept(text, MOST_DETAILS)


def _kept(text: str, most: int) -> str:
    """A text as every database can hold it."""
    return text.encode("utf-8", "replace").decode().replace("\0", "\ufffd")[:most]
