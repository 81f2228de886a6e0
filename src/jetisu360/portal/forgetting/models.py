"""Which museums want it, and what was replaced."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models


class Wish(models.Model):
    """Whether unblurred originals of a museum are deleted after publishing; no row: they are not."""

    museum = models.OneToOneField("museums.Museum", on_delete=models.CASCADE, related_name="forgetting")
    wanted = models.BooleanField(default=False)
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    def __str__(self) -> str:
        return f"{self.museum.slug}: {self.wanted}"


class Replaced(models.Model):
    """A file that has its blurred form now. `before`, `after`: SHA-256. `gone`: whether all that had the
    unblurred one was removed; a job that was killed goes on with those that say no.
    """

    museum = models.ForeignKey("museums.Museum", on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=500)
    before = models.CharField(max_length=64)
    after = models.CharField(max_length=64)
    at = models.DateTimeField(auto_now_add=True)
    gone = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["-pk"]

    def __str__(self) -> str:
        return str(self.name)
