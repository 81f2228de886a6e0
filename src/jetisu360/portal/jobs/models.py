"""A job: one row from the asking to the end. Its states and moves stand in `states.py`."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from jetisu360.portal.accounts.scope import acting
from jetisu360.portal.jobs.states import OPEN, State


class Job(models.Model):
    """`subject`: what it is about (`museum/3`, `region/1`); of one subject one job runs at a time.

    `token`: the lease, known to the worker that has it; `beat` grows while that worker lives. `not_before`:
    the time of a planned job, or of the next try. `planned`: a person chose that time. `progress`: what
    `progress.py` tells; `result`: what came of it; `error`: `{code, message: {kk, ru, en}}`. `asked_with`:
    the name of the token by which a program asked for it.
    """

    kind = models.CharField(max_length=20)
    subject = models.CharField(max_length=40)
    museum = models.ForeignKey(
        "museums.Museum", null=True, blank=True, on_delete=models.CASCADE, related_name="jobs"
    )
    region = models.ForeignKey(
        "museums.Region", null=True, blank=True, on_delete=models.CASCADE, related_name="jobs"
    )
    state = models.CharField(
        max_length=10, default=State.WAITING.value, choices=[(state.value, state.value) for state in State]
    )
    details = models.JSONField(default=dict)
    progress = models.JSONField(default=dict)
    result = models.JSONField(default=dict)
    error = models.JSONField(null=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_with = models.CharField(max_length=120, blank=True)
    asked_at = models.DateTimeField(auto_now_add=True)
    not_before = models.DateTimeField(null=True)
    planned = models.BooleanField(default=False)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    worker = models.CharField(max_length=120, blank=True)
    token = models.CharField(max_length=32, blank=True)
    beat = models.PositiveBigIntegerField(default=0)
    heartbeat_at = models.DateTimeField(null=True)
    attempt = models.PositiveSmallIntegerField(default=0)
    cancel_asked = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["-pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                name="job_open",
                fields=["state", "id"],
                condition=Q(state__in=sorted(state.value for state in OPEN)),
            ),
            models.Index(name="job_museum", fields=["museum", "-id"]),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            # Two workers that look at the same moment: the database says which of them it is.
            models.UniqueConstraint(
                name="job_runs_alone", fields=["subject"], condition=Q(state=State.RUNNING.value)
            ),
            # Whoever asks twice gets the same job.
            models.UniqueConstraint(
                name="job_waits_once",
                fields=["subject", "kind"],
                condition=Q(state=State.WAITING.value, planned=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject} {self.state}"

    @property
    def asker(self) -> Any:
        """Whoever asked for it, by the token with which they did: so the journal names both."""
        return acting(self.asked_by, self.asked_with)

    @property
    def open(self) -> bool:
        return self.state in OPEN
