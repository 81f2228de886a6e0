"""Places, their capture points, the photographs that came of them, and what people said of these."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

PERSON = settings.AUTH_USER_MODEL
KINDS = ("room", "building", "site", "road", "water", "other")


class Place(models.Model):
    """What is looked at again and again. `title`: {kk, ru, en}. `every`: days after which a new photograph
    of each of its points is late; None: whenever somebody comes.
    """

    region = models.ForeignKey("museums.Region", on_delete=models.PROTECT, related_name="evidence_places")
    title = models.JSONField(default=dict)
    kind = models.CharField(max_length=20, default="other")
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    every = models.PositiveSmallIntegerField(null=True, blank=True)
    assignments = models.ManyToManyField(
        "assignments.Assignment", through="AssignmentPlace", related_name="evidence_places"
    )
    made_by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="place_kind", condition=Q(kind__in=KINDS)),
        ]

    def __str__(self) -> str:
        return str(self.title.get("kk") or self.title.get("ru") or self.pk)


class AssignmentPlace(models.Model):
    """That an assignment is about a place."""

    assignment = models.ForeignKey(
        "assignments.Assignment", on_delete=models.CASCADE, related_name="place_links"
    )
    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="links")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="assignment_place_once", fields=["assignment", "place"]),
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id} → {self.place_id}"


class Point(models.Model):
    """Where one stands in a place to photograph it. `x`, `y`: on its sketch, 0 to 1 from the upper left."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="points")
    title = models.CharField(max_length=120)
    x = models.FloatField(null=True, blank=True)
    y = models.FloatField(null=True, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="point_once", fields=["place", "title"]),
        ]

    def __str__(self) -> str:
        return str(self.title)


class Capture(models.Model):
    """One photograph of a point. What we know ourselves: the file by its SHA-256, its size, when it was
    received and from whom. What the file claims: `taken_at`, `latitude`, `longitude`, `camera`.

    `look`: the hash of what it looks like (`looks.py`), hexadecimal. `like`: an earlier capture of the
    region that is the same file, or all but the same picture (`unlike`: bits of the hash that differ).
    `code`: the one that was asked for on that day; `code_seen`: whether a person found it in the picture.
    """

    SPHERE, FLAT = "sphere", "flat"

    point = models.ForeignKey(Point, on_delete=models.PROTECT, related_name="captures")
    assignment = models.ForeignKey(
        "assignments.Assignment",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="captures",
    )
    region = models.ForeignKey("museums.Region", on_delete=models.PROTECT, related_name="captures")
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=10)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    received_at = models.DateTimeField(auto_now_add=True)
    received_by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    taken_at = models.DateTimeField(null=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    camera = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)
    look = models.CharField(max_length=64)
    like = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="+")
    unlike = models.PositiveSmallIntegerField(null=True)
    code = models.CharField(max_length=12, blank=True)
    code_seen = models.BooleanField(null=True)
    code_said_by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    code_said_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-received_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            # (A form that comes twice is one photograph.)
            models.UniqueConstraint(name="capture_once", fields=["assignment", "sha256"]),
            models.CheckConstraint(name="capture_kind", condition=Q(kind__in=["sphere", "flat"])),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(name="capture_point", fields=["point", "-received_at"]),
            models.Index(name="capture_file", fields=["region", "sha256"]),
        ]

    def __str__(self) -> str:
        return f"{self.point} {timezone.localdate(self.received_at)}"


class Confirmation(models.Model):
    """A second person says what they saw there themselves."""

    capture = models.ForeignKey(Capture, on_delete=models.CASCADE, related_name="confirmations")
    who = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    saw = models.TextField()

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="confirmation_once", fields=["capture", "who"]),
        ]

    def __str__(self) -> str:
        return f"{self.capture_id}: {self.saw[:40]}"


class Code(models.Model):
    """What has to be visible in the photographs of an assignment on one day."""

    assignment = models.ForeignKey(
        "assignments.Assignment", on_delete=models.CASCADE, related_name="evidence_codes"
    )
    day = models.DateField()
    code = models.CharField(max_length=12)
    asked_by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="code_of_the_day", fields=["assignment", "day"]),
        ]

    def __str__(self) -> str:
        return str(self.code)


class Pairing(models.Model):
    """How two spheres of one point are turned against each other. `yaw`: of something in the later one, less
    its yaw in the earlier one; None until it is known. `by`: whoever said so; None: it was measured. `sure`:
    what the measuring says of itself, 0 to 1.
    """

    WAITING, FOUND, UNSURE, BY_HAND = "waiting", "found", "unsure", "by-hand"

    earlier = models.ForeignKey(Capture, on_delete=models.CASCADE, related_name="+")
    later = models.ForeignKey(Capture, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=10, default=WAITING)
    yaw = models.FloatField(null=True)
    sure = models.FloatField(default=0.0)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="pairing_once", fields=["earlier", "later"]),
            models.CheckConstraint(
                name="pairing_state", condition=Q(state__in=["waiting", "found", "unsure", "by-hand"])
            ),
        ]

    def __str__(self) -> str:
        return f"{self.earlier_id} – {self.later_id}: {self.yaw}"
