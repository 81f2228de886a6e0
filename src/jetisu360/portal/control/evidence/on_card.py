"""What the card of an assignment shows of its evidence, and how much of it counts for a report."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from jetisu360.portal.accounts.models import Person
from jetisu360.portal.control.assignments.models import Assignment
from jetisu360.portal.control.assignments.states import State
from jetisu360.portal.control.evidence.models import Capture
from jetisu360.portal.control.evidence.rights import Rights

SHOWN = 6
"""The newest photographs; the others are on the page of the evidence."""


def count(assignment: Assignment) -> int:
    return Capture.objects.filter(assignment=assignment).count()


def told(who: Person, assignment: Assignment) -> dict[str, Any] | None:
    """None where there is nothing to show, and nothing to send. (Who asks sees the assignment.)"""
    rows = Capture.objects.filter(assignment=assignment).select_related("point")
    newest = list(rows.order_by("-received_at", "-pk")[: SHOWN + 1])
    may_send = Rights(who).may_send(assignment)
    if not newest and (not may_send or assignment.state == State.DRAFT):
        return None
    return {
        "at": reverse("evidence:assignment", args=[assignment.pk]),
        "shown": newest[:SHOWN],
        "more": len(newest) > SHOWN,
        "may_send": may_send,
    }
