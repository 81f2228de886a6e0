"""The letters of one week."""

from __future__ import annotations

from django.db import models


class Digest(models.Model):
    """`week` (`2027-W05`) is there once. Whoever sends its letters holds it until `held_until`; `told`: the
    people who have theirs. With `finished_at` the week is over.
    """

    week = models.CharField(max_length=8, unique=True)
    told = models.JSONField(default=list)
    held_until = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.week)
