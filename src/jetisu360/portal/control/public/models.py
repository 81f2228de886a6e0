"""What is public of control: how it is published, each publication, lasting names, chosen photographs."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

PERSON = settings.AUTH_USER_MODEL
LICENCES = ("", "cc-by-4.0", "cc0-1.0")
NAMED = ("programme", "project", "place", "office", "district", "indicator")


class Publisher(models.Model):
    """How a region publishes. `title`: who does, {kk, ru, en}; `prefix`: of project identifiers, as OC4IDS
    has registered it; `licence`: of the data.
    """

    region = models.OneToOneField("museums.Region", on_delete=models.CASCADE, related_name="publisher")
    title = models.JSONField(default=dict)
    prefix = models.CharField(max_length=13, blank=True)
    licence = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="publisher_licence", condition=Q(licence__in=LICENCES)),
        ]

    def __str__(self) -> str:
        return str(self.region_id)


class Issue(models.Model):
    """What everybody sees from a moment on; the newest of a region counts. Written once, never changed.

    `document`: `programmes.json` as it was then; empty: nothing is shown any more.
    """

    region = models.ForeignKey("museums.Region", on_delete=models.PROTECT, related_name="issues")
    number = models.PositiveIntegerField()
    document = models.TextField(blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="issue_once", fields=["region", "number"]),
        ]

    def __str__(self) -> str:
        return f"{self.region_id} {self.number}"


class PublicName(models.Model):
    """By what name something stands in public addresses: given once, kept for ever, and never its number in
    the database. `kind`, `number`: of what.
    """

    region = models.ForeignKey("museums.Region", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10)
    number = models.PositiveBigIntegerField()
    name = models.CharField(max_length=80)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="public_name_once", fields=["region", "kind", "name"]),
            models.UniqueConstraint(name="public_name_of", fields=["region", "kind", "number"]),
            models.CheckConstraint(name="public_name_kind", condition=Q(kind__in=NAMED)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"


class Review(models.Model):
    """What people decided of faces in the region's photographs, kept as a museum keeps it: the values of a
    museum.toml whose files are called `<number of the capture>.jpg`. `revision` grows with every change.
    """

    region = models.OneToOneField("museums.Region", on_delete=models.CASCADE, related_name="public_review")
    document = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return str(self.region_id)


class PublicCapture(models.Model):
    """A photograph that somebody wants everybody to see. It is looked at, waits for decisions, is blurred, is
    ready; and is taken back at any time.

    `subject`: what was found in it, as `portal/privacy/found.py` keeps it. `key`: SHA-256 of the blurred
    picture, the only one that leaves the portal; `width`, `height`: its size.
    """

    LOOKING, REVIEW, BLURRING, READY = "looking", "review", "blurring", "ready"
    BACK, FAILED = "back", "failed"
    ON_THE_WAY = (LOOKING, REVIEW, BLURRING)

    capture = models.OneToOneField("evidence.Capture", on_delete=models.PROTECT, related_name="public")
    region = models.ForeignKey("museums.Region", on_delete=models.PROTECT, related_name="public_captures")
    state = models.CharField(max_length=10, default=LOOKING)
    subject = models.JSONField(default=dict)
    key = models.CharField(max_length=64, blank=True)
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    chosen_by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="public_capture_state",
                condition=Q(state__in=["looking", "review", "blurring", "ready", "back", "failed"]),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(name="public_capture_region", fields=["region", "state"]),
        ]

    def __str__(self) -> str:
        return f"{self.capture_id} {self.state}"
