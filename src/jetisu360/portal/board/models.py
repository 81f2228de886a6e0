"""How far museums are (made again whenever it is another), and what is kept for ever beside it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models


class Standing(models.Model):
    """What the board shows of a museum, so that it need not read a hundred documents.

    Nothing is known by this row alone: `following.py` makes it of the museum, its photographs, versions and
    publication. `mark`: what it was made from; a row with another mark, or none at all, is made anew.
    `stages`: `{stage: [have, of, left]}` (`stages.py`).
    """

    museum = models.OneToOneField(
        "museums.Museum", on_delete=models.CASCADE, primary_key=True, related_name="standing"
    )
    mark = models.CharField(max_length=200)
    stages = models.JSONField(default=dict)

    def __str__(self) -> str:
        return str(self.museum_id)


class Reached(models.Model):
    """When a museum first reached a stage. Written once; it stays when the stage is open again."""

    museum = models.ForeignKey("museums.Museum", on_delete=models.CASCADE, related_name="reached")
    stage = models.CharField(max_length=20)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="reached_once", fields=["museum", "stage"])
        ]

    def __str__(self) -> str:
        return f"{self.museum_id} {self.stage}"


class Goal(models.Model):
    """The day by which the museums of a region are to be published: all but `left_out`."""

    region = models.OneToOneField("museums.Region", on_delete=models.CASCADE, related_name="goal")
    due = models.DateField(null=True, blank=True)
    left_out = models.ManyToManyField("museums.Museum", related_name="+")

    def __str__(self) -> str:
        return f"{self.region_id}: {self.due}"


class Approval(models.Model):
    """Somebody of the region's office has visited this version and found it in order."""

    version = models.OneToOneField("publication.Version", on_delete=models.CASCADE, related_name="approval")
    at = models.DateTimeField(auto_now_add=True)
    who = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    def __str__(self) -> str:
        return f"{self.version_id}"
