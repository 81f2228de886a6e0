"""What was read out of a text, and what people decided about it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from jetisu360.portal.control.texts.states import Decision

PERSON = settings.AUTH_USER_MODEL
SOURCE = "assignments.Source"


class Reading(models.Model):
    """How a text was read. `name`: of its file, empty where it was pasted; `unread`: the passages that no
    rule has read, as `Unread.as_json` gives them.
    """

    source = models.OneToOneField(SOURCE, on_delete=models.CASCADE, related_name="reading")
    name = models.CharField(max_length=300, blank=True)
    unread = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"{self.source_id}"

    @classmethod
    def of(cls, source: Any) -> Reading | None:
        """None where the text came into the database in another way than through these pages."""
        found: Reading | None = getattr(source, "reading", None)
        return found


class Proposal(models.Model):
    """An assignment that a text may hold. It is none until somebody confirms it.

    `order`, then `start`: its place among the others. `start`, `end`: of its quote in the source's text.
    `data`: as `minutes.model.assignment.Assignment.as_json` gives it; `filled`: what somebody has changed of
    it (`filling.Filling.as_json`), None where nobody has. `draft`: what it became. `merged_into`: the one
    that stands in its place; `part_of`: the one that was split. `revision` grows with every change.
    """

    source = models.ForeignKey(SOURCE, on_delete=models.CASCADE, related_name="proposals")
    order = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    data = models.JSONField()
    filled = models.JSONField(null=True, blank=True)
    state = models.CharField(max_length=10, default=Decision.OPEN)
    draft = models.OneToOneField(
        "assignments.Assignment", null=True, on_delete=models.PROTECT, related_name="proposal"
    )
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="merged")
    part_of = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="parts")
    decided_by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["source", "order", "start", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="proposal_state", condition=Q(state__in=list(Decision))),
            models.CheckConstraint(
                name="proposal_draft",
                condition=Q(state=Decision.CONFIRMED, draft__isnull=False)
                | (~Q(state=Decision.CONFIRMED) & Q(draft__isnull=True)),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(name="proposal_place", fields=["source", "order", "start"]),
        ]

    def __str__(self) -> str:
        return f"{self.source_id}: {self.start}–{self.end}"
