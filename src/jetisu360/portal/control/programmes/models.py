"""Districts and where their boundaries come from; programmes and projects; the sums of a project, the moves
of its end, and the stages that it is to be seen in.
"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from jetisu360.portal.control.programmes.kinds import Kind, Status, Sum

PERSON = settings.AUTH_USER_MODEL


class District(models.Model):
    """A district or a city of a region. `title`: {kk, ru, en}. `latitude`, `longitude`: its middle, degrees.
    `boundary`: a GeoJSON geometry (Polygon or MultiPolygon, WGS 84), where the office has one; else None.
    `office`: the akimat that reports for it.
    """

    region = models.ForeignKey("museums.Region", on_delete=models.PROTECT, related_name="districts")
    title = models.JSONField(default=dict)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    boundary = models.JSONField(null=True, blank=True)
    office = models.ForeignKey(
        "offices.Office", null=True, blank=True, on_delete=models.PROTECT, related_name="districts"
    )
    closed = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return str(self.title.get("kk") or self.title.get("ru") or self.title.get("en") or self.pk)


class BoundarySource(models.Model):
    """A file of boundaries that somebody sent in. Never changed once it was taken; the newest one taken says
    what stands under the maps of its region.

    `source`, `licence`: in the words of who sent it. `shapes`: [{"names": [...], "geometry": {...}}], as they
    were made smaller; those that were chosen went into the districts when it was taken.
    """

    region = models.ForeignKey("museums.Region", on_delete=models.PROTECT, related_name="boundary_sources")
    source = models.CharField(max_length=200)
    licence = models.CharField(max_length=120)
    shapes = models.JSONField(default=list)
    sent_by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    sent_at = models.DateTimeField(auto_now_add=True)
    taken_by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    taken_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-pk"]

    def __str__(self) -> str:
        return self.source


class Programme(models.Model):
    """A programme of the state or of the region: «Нұрлы жол». `title`, `about`: {kk, ru, en}. `also`: how
    texts and assignments write its name besides. `public`: the office shows it to everybody.
    """

    region = models.ForeignKey("museums.Region", on_delete=models.PROTECT, related_name="programmes")
    title = models.JSONField(default=dict)
    also = models.JSONField(default=list)
    about = models.JSONField(default=dict)
    office = models.ForeignKey(
        "offices.Office", null=True, blank=True, on_delete=models.PROTECT, related_name="programmes"
    )
    first_year = models.PositiveSmallIntegerField(null=True, blank=True)
    last_year = models.PositiveSmallIntegerField(null=True, blank=True)
    public = models.BooleanField(default=False)
    closed = models.BooleanField(default=False)
    made_by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return str(self.title.get("kk") or self.title.get("ru") or self.title.get("en") or self.pk)


class Project(models.Model):
    """One thing that is built, repaired or set up. `title`, `about`: {kk, ru, en}. `office`: who answers for
    it. `starts`, `ends`: as planned; `first_ends`: what was planned first, set once. `places`: where it can
    be seen (control/evidence). `public`: shown to everybody with its programme. How far it is, in per cent,
    is kept nowhere: `stages` are seen or not.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="projects")
    district = models.ForeignKey(
        District, null=True, blank=True, on_delete=models.PROTECT, related_name="projects"
    )
    office = models.ForeignKey(
        "offices.Office", null=True, blank=True, on_delete=models.PROTECT, related_name="projects"
    )
    title = models.JSONField(default=dict)
    about = models.JSONField(default=dict)
    kind = models.CharField(max_length=20, default=Kind.OTHER)
    status = models.CharField(max_length=20, default=Status.IDENTIFICATION)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    first_ends = models.DateField(null=True, blank=True)
    places = models.ManyToManyField("evidence.Place", blank=True, related_name="projects")
    public = models.BooleanField(default=False)
    made_by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="project_kind", condition=Q(kind__in=list(Kind))),
            models.CheckConstraint(name="project_status", condition=Q(status__in=list(Status))),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(name="project_programme", fields=["programme", "status"]),
        ]

    def __str__(self) -> str:
        return str(self.title.get("kk") or self.title.get("ru") or self.title.get("en") or self.pk)


class Money(models.Model):
    """What is known of one sum of a project on a day. Written once, never changed: a later row says better.

    `year`: of the budget; `kind`: planned, allocated (so far that year), spent (so far that year); `amount`:
    tenge; `as_of`: the day of which it is true; `document`: where it stands.
    """

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="money")
    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10)
    amount = models.DecimalField(max_digits=18, decimal_places=2)
    as_of = models.DateField()
    document = models.CharField(max_length=200, blank=True)
    entered_by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    entered_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["year", "kind", "as_of", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="money_kind", condition=Q(kind__in=list(Sum))),
            models.CheckConstraint(name="money_amount", condition=Q(amount__gte=0)),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(name="money_newest", fields=["project", "year", "kind", "-as_of", "-id"]),
        ]

    def __str__(self) -> str:
        return f"{self.project_id} {self.year} {self.kind}: {self.amount}"


class Stage(models.Model):
    """What is to be seen of a project one after another: the foundation, the walls, the roof.

    `weight`: how much of the work it is, compared with the others, said when the plan is made. It counts as
    soon as somebody who does not work on the project says that it is there (`seen_by`, `saw`) and of which
    photograph (`capture`); until then it counts nothing, whatever was reported. `seen_on`: the day on which
    that photograph came, which nobody types.
    """

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="stages")
    number = models.PositiveSmallIntegerField()
    title = models.JSONField(default=dict)
    weight = models.PositiveSmallIntegerField(default=1)
    due = models.DateField(null=True, blank=True)
    seen_on = models.DateField(null=True, blank=True)
    seen_by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    saw = models.TextField(blank=True)
    capture = models.ForeignKey(
        "evidence.Capture", null=True, blank=True, on_delete=models.PROTECT, related_name="stages"
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["project", "number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="stage_once", fields=["project", "number"]),
            models.CheckConstraint(name="stage_weight", condition=Q(weight__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.project_id}.{self.number}"


class EndMoved(models.Model):
    """The planned end of a project was moved. Written once, never changed."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="moves")
    before = models.DateField(null=True)
    after = models.DateField(null=True)
    reason = models.TextField()
    by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return f"{self.project_id}: {self.before} → {self.after}"


class Sighting(models.Model):
    """Somebody said that a stage is there, or took that back (`seen` False, then `words` is why). Written
    once, never changed.
    """

    stage = models.ForeignKey(Stage, on_delete=models.CASCADE, related_name="sightings")
    seen = models.BooleanField()
    words = models.TextField()
    capture = models.ForeignKey(
        "evidence.Capture", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return f"{self.stage_id}: {self.seen}"
