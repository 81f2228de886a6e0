"""The code of the day: what has to be visible in the photographs of an assignment that are taken today."""

from __future__ import annotations

import secrets
from typing import Any

from django.db import transaction
from django.utils import timezone

from jetisu360.portal.audit.record import record
from jetisu360.portal.control.assignments.models import Assignment
from jetisu360.portal.control.evidence.models import Code

DIGITS = "2346789"
"""None that is taken for another when it was written by hand and photographed from afar (0 and 6, 1 and 7, 5
and S).
"""
LONG = 4


def current(assignment: Assignment) -> Code | None:
    return assignment.evidence_codes.filter(day=timezone.localdate()).first()


def ask_for(who: Any, assignment: Assignment) -> Code:
    """Today's; whoever asks again is told the same."""
    with transaction.atomic():
        drawn = "".join(secrets.choice(DIGITS) for _each in range(LONG))
        found, made = Code.objects.get_or_create(
            assignment=assignment,
            day=timezone.localdate(),
            defaults={"code": drawn, "asked_by": who},
        )
        if made:
            record(who, "evidence.code", assignment)
    return found
