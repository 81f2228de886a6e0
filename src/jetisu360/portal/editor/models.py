"""What was changed in the editor, change by change, and who is in it now."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models


class Step(models.Model):
    """A change that is written. `change`: its id, by which it is known again when it is sent once more.
    `revision`: of the document with it; `operations`: empty where it made no difference. `whole`: more was
    changed than they say, so that who has an older document needs this one as a whole.
    """

    museum = models.ForeignKey("museums.Museum", on_delete=models.CASCADE, related_name="steps")
    revision = models.PositiveIntegerField()
    change = models.CharField(max_length=64)
    who = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    said = models.CharField(max_length=500)
    operations = models.JSONField(default=list)
    whole = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["revision", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="change_once", fields=["museum", "change"])
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(name="step_revision", fields=["museum", "revision"])
        ]

    def __str__(self) -> str:
        return f"{self.museum_id} {self.revision}"


class Seen(models.Model):
    """A tab in which somebody has the editor open, and when it was heard of last. `room`: a photograph's
    room that is looked at, or nothing.
    """

    museum = models.ForeignKey("museums.Museum", on_delete=models.CASCADE, related_name="+")
    tab = models.CharField(max_length=64)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    room = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="tab_once", fields=["museum", "tab"])
        ]

    def __str__(self) -> str:
        return f"{self.museum_id} {self.tab}"
