"""What Django and allauth do for a person, told to the journal: they know nothing of it themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from allauth.account.signals import password_changed
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed

from jetisu360.portal.accounts.models import Person, plain_email
from jetisu360.portal.audit.record import record


def listen() -> None:
    """Called once, when Django starts."""
    user_logged_in.connect(signed_in)
    user_logged_out.connect(_signed_out)
    user_login_failed.connect(_failed)
    password_changed.connect(_password)
    for signal in (authenticator_added, authenticator_removed, authenticator_reset):
        signal.connect(_second_step)


def signed_in(sender: Any, user: Any, **_more: Any) -> None:
    """By a password, a link, a passkey or an invitation."""
    record(user, "person.signed_in")


def _signed_out(sender: Any, user: Any, **_more: Any) -> None:
    if user is not None:  # (whose session had ended before)
        record(user, "person.signed_out")


def _failed(sender: Any, credentials: Mapping[str, Any], **_more: Any) -> None:
    email = plain_email(credentials.get("email") or "")
    # What nobody here is called may be anything, a password in the wrong field as well: it is not kept for
    # ever, and nobody can fill the journal with it.
    if Person.objects.filter(email=email).exists():
        record(None, "person.sign_in_failed", email)


def _password(sender: Any, user: Any, **_more: Any) -> None:
    record(user, "person.password")


def _second_step(sender: Any, user: Any, authenticator: Any, **_more: Any) -> None:
    record(user, "person.second_factor", details={"kind": authenticator.type})
