"""What was built for a museum, and which of it visitors see."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models


class Version(models.Model):
    """A built site. Its files never change: they lie in *working* under `folder`, and, once it has been
    published, in *published* under the same name.

    `build`: the key of all that it was made from; `revision`: of the museum's document. `findings`, `told`:
    what the check found and what the build had to say (`checks.py`); `undecided`: faces and number plates
    that nobody has decided on, and pictures that could not be looked at. `unreached`: rooms to which one
    cannot walk from the first; None where an older portal has not counted them. `changes`: against what
    visitors saw when it was built, and from its publication on, against what they saw before (`changes.py`).
    """

    museum = models.ForeignKey("museums.Museum", on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    folder = models.CharField(max_length=60)
    build = models.CharField(max_length=64)
    revision = models.PositiveIntegerField()
    rooms = models.PositiveIntegerField()
    objects_shown = models.PositiveIntegerField()
    files = models.PositiveIntegerField()
    size = models.BigIntegerField()
    findings = models.JSONField(default=list)
    told = models.JSONField(default=list)
    undecided = models.PositiveIntegerField(default=0)
    unreached = models.PositiveIntegerField(null=True)
    changes = models.JSONField(default=dict)
    built_at = models.DateTimeField(auto_now_add=True)
    built_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    removed = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="version_number_once", fields=["museum", "number"])
        ]

    def __str__(self) -> str:
        return f"{self.museum.slug} {self.number}"


class Publication(models.Model):
    """What visitors of a museum see: the version, or nothing. `serial` grows with every change of it; the
    pointer in *published* follows (`switch.py`).
    """

    museum = models.OneToOneField("museums.Museum", on_delete=models.CASCADE, related_name="publication")
    version = models.ForeignKey(Version, null=True, on_delete=models.PROTECT, related_name="+")
    serial = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(null=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    def __str__(self) -> str:
        return f"{self.museum.slug}: {self.version_id or 'nothing'}"
