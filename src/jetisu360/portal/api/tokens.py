"""Making a token, withdrawing it, and finding the person for whom a program acts with it."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from jetisu360.portal.accounts.links import token_hash
from jetisu360.portal.accounts.scope import Scope
from jetisu360.portal.api.models import Token
from jetisu360.portal.api.refusals import TokenUnknown
from jetisu360.portal.audit.record import record

BEGINNING = "jetisu360_"
"""So that whoever searches files for secrets knows one."""
LONGEST_DAYS = 365
NOTED_EVERY = timedelta(minutes=10)


def make_token(person: Any, name: str, *, days: int, museum: Any = None, read_only: bool = False) -> str:
    """The new token, which cannot be asked again; it lasts `days`, at most `LONGEST_DAYS`."""
    token = BEGINNING + secrets.token_urlsafe(32)
    with transaction.atomic():
        Token.objects.create(
            person=person,
            name=name,
            token_hash=token_hash(token),
            museum=museum,
            read_only=read_only,
            expires_at=timezone.now() + timedelta(days=min(days, LONGEST_DAYS)),
        )
        told = {"days": days, "museum": museum.slug if museum else "", "read only": read_only}
        record(person, "token.made", name, told)
    return token


def withdraw_token(token: Token, who: Any) -> None:
    """It works no more, from now on."""
    with transaction.atomic():
        if usable_tokens().filter(pk=token.pk).update(withdrawn_at=timezone.now()):
            record(who, "token.withdrawn", token.name)


def usable_tokens() -> Any:
    """Those that are neither withdrawn nor over."""
    return Token.objects.filter(withdrawn_at=None, expires_at__gt=timezone.now())


def person_of(token: str) -> Any:
    """The person for whom a program acts, with its scope.

    Raises:
        TokenUnknown: withdrawn, over, never made, or its person is shut out.
    """
    rows = usable_tokens().filter(person__is_active=True).select_related("person")
    row = rows.filter(token_hash=token_hash(token)).first()
    if row is None:
        raise TokenUnknown
    now = timezone.now()
    if row.used_at is None or now - row.used_at > NOTED_EVERY:
        Token.objects.filter(pk=row.pk).update(used_at=now)
    person = row.person
    person.scope = Scope(row.name, row.museum_id, row.read_only)
    return person
