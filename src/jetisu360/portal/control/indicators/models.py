"""Indicators, the reports of districts, the figures in them, and every step that a report has taken."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from jetisu360.portal.control.indicators.kinds import Adding, Better, Kind
from jetisu360.portal.control.indicators.life_cycle import Act, State
from jetisu360.portal.control.indicators.periods import Every, Period

PERSON = settings.AUTH_USER_MODEL


class Indicator(models.Model):
    """What is counted. `title`, `unit`: {kk, ru, en}. `every`: of which periods. A ratio is `times` ·
    `above` / `below`, two numbers of the same region and periods. `adding`: how districts add up.
    `decimals`: how many are shown. `public`: the office shows what was accepted of it. What it is
    (`kind`, `every`, `above`, `below`, `times`, `adding`) stays as it was made: figures of the past would
    mean something else.
    """

    region = models.ForeignKey("museums.Region", on_delete=models.PROTECT, related_name="indicators")
    programme = models.ForeignKey(
        "programmes.Programme", null=True, blank=True, on_delete=models.PROTECT, related_name="indicators"
    )
    title = models.JSONField(default=dict)
    unit = models.JSONField(default=dict)
    kind = models.CharField(max_length=10, default=Kind.NUMBER)
    above = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    below = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    times = models.PositiveIntegerField(default=100)
    every = models.CharField(max_length=10, default=Every.QUARTER)
    better = models.CharField(max_length=10, default=Better.MORE)
    adding = models.CharField(max_length=10, default=Adding.SUM)
    decimals = models.PositiveSmallIntegerField(default=0)
    public = models.BooleanField(default=False)
    closed = models.BooleanField(default=False)
    order = models.PositiveIntegerField(default=0)
    made_by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["order", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="indicator_kind",
                condition=Q(kind=Kind.NUMBER, above=None, below=None)
                | Q(kind=Kind.RATIO, above__isnull=False, below__isnull=False),
            ),
            models.CheckConstraint(name="indicator_every", condition=Q(every__in=list(Every))),
            models.CheckConstraint(name="indicator_better", condition=Q(better__in=list(Better))),
            models.CheckConstraint(name="indicator_adding", condition=Q(adding__in=list(Adding))),
            models.CheckConstraint(name="indicator_decimals", condition=Q(decimals__lte=4)),
            models.CheckConstraint(name="indicator_times", condition=Q(times__gte=1)),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(name="indicator_of_region", fields=["region", "every", "order"]),
        ]

    def __str__(self) -> str:
        return str(self.title.get("kk") or self.title.get("ru") or self.title.get("en") or self.pk)


class Report(models.Model):
    """What one district says of one period. `due`: by when. `revision` grows with every change of it and of
    its figures (compare-and-set). Who did what and when: `steps`.
    """

    region = models.ForeignKey("museums.Region", on_delete=models.PROTECT, related_name="reports")
    district = models.ForeignKey("programmes.District", on_delete=models.PROTECT, related_name="reports")
    every = models.CharField(max_length=10)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, default=State.DRAFT)
    due = models.DateField()
    made_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["-year", "-number", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="report_once", fields=["district", "every", "year", "number"]),
            models.CheckConstraint(name="report_state", condition=Q(state__in=list(State))),
            models.CheckConstraint(name="report_every", condition=Q(every__in=list(Every))),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(name="report_of_region", fields=["region", "every", "year", "number"]),
        ]

    def __str__(self) -> str:
        return f"{self.district}, {self.period.name()['kk']}"

    @property
    def period(self) -> Period:
        return Period(Every(self.every), self.year, self.number)


class Figure(models.Model):
    """Of a number in a report: what was planned, what there is, and in words what has to be said of it.

    `agreed`: it was accepted once; `first_planned`: the plan of that first time, which never changes, so that
    a plan that was moved afterwards is seen.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="figures")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="figures")
    planned = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    actual = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    note = models.TextField(blank=True)
    agreed = models.BooleanField(default=False)
    first_planned = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="figure_once", fields=["report", "indicator"]),
        ]

    def __str__(self) -> str:
        return f"{self.report_id} {self.indicator_id}: {self.planned} / {self.actual}"

    @property
    def plan_moved(self) -> bool:
        return self.agreed and self.planned != self.first_planned


class ReportStep(models.Model):
    """What somebody did with a report. Written once, never changed.

    `office`: that of the district, for whom its people did it. `acting_for`: who was away. `remarks`: by the
    number of the indicator, with a return; `figures`: likewise, what stood there when it was submitted, as
    [planned, actual, note] in texts.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="steps")
    number = models.PositiveIntegerField()
    act = models.CharField(max_length=10)
    before = models.CharField(max_length=10, blank=True)
    after = models.CharField(max_length=10)
    who = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    acting_for = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    office = models.ForeignKey("offices.Office", null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)
    remarks = models.JSONField(default=dict)
    figures = models.JSONField(default=dict)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="report_step_once", fields=["report", "number"]),
            models.CheckConstraint(name="report_step_act", condition=Q(act__in=list(Act))),
        ]

    def __str__(self) -> str:
        return f"{self.report_id}.{self.number}: {self.act}"
