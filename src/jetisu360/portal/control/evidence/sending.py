"""What people say of a capture: what they saw there, whether the code is in the picture."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from jetisu360.portal.audit.record import record
from jetisu360.portal.control.evidence.models import Capture, Confirmation
from jetisu360.portal.control.evidence.refusals import NotASecondPerson, NothingSeen
from jetisu360.portal.control.evidence.rights import Rights

MOST = 4000


def confirm(rights: Rights, capture: Capture, saw: str) -> Confirmation:
    """A second person writes what they saw themselves; writing again corrects it.

    Raises:
        NotASecondPerson, NothingSeen
    """
    if not rights.may_look(capture):
        raise NotASecondPerson
    words = saw.strip()[:MOST]
    if not words:
        raise NothingSeen
    with transaction.atomic():
        said, _made = Confirmation.objects.update_or_create(
            capture=capture, who=rights.person, defaults={"saw": words, "at": timezone.now()}
        )
        record(rights.person, "evidence.confirmed", _target(capture), {"saw": words})
    return said


def say_code(rights: Rights, capture: Capture, seen: bool) -> None:
    """Whether the code of the day is to be seen in the picture.

    Raises:
        NotASecondPerson
    """
    if not rights.may_look(capture):
        raise NotASecondPerson
    with transaction.atomic():
        said: dict[str, Any] = {"code_seen": seen, "code_said_by": rights.person}
        Capture.objects.filter(pk=capture.pk).update(code_said_at=timezone.now(), **said)
        record(rights.person, "evidence.code_said", _target(capture), {"seen": seen})


def _target(capture: Capture) -> str:
    return f"{capture.pk} (№ {capture.assignment_id})" if capture.assignment_id else str(capture.pk)
