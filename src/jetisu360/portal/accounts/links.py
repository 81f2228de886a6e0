"""Links that let somebody in: random, used once, and known to the database only by their hash."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone

from jetisu360.portal.accounts.models import Person, SignInLink

MINUTES_AT_ONCE = 15
HOURS = 48


def new_token() -> tuple[str, str]:
    """(what stands in the link, what is kept)."""
    token = secrets.token_urlsafe(32)
    return token, token_hash(token)


def token_hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def make_sign_in_link(person: Person | None, *, at_once: bool = False, hours: float = HOURS) -> str:
    """The token of a new link; of those before it for the same person none works any more."""
    now = timezone.now()
    SignInLink.objects.filter(person=person, used_at__isnull=True).update(expires_at=now)
    token, kept = new_token()
    lasts = timedelta(minutes=MINUTES_AT_ONCE) if at_once else timedelta(hours=hours)
    SignInLink.objects.create(token_hash=kept, person=person, at_once=at_once, expires_at=now + lasts)
    return token


def usable_link(token: str) -> SignInLink | None:
    """The link of a token, if it can still be used."""
    return _usable(token).select_related("person").first()


def use_link(token: str) -> bool:
    """Uses the link up; False where somebody was quicker, or it is too late."""
    return bool(_usable(token).update(used_at=timezone.now()))


def _usable(token: str) -> Any:
    return SignInLink.objects.filter(
        Q(person__isnull=True) | Q(person__is_active=True),
        token_hash=token_hash(token),
        used_at__isnull=True,
        expires_at__gt=timezone.now(),
    )
