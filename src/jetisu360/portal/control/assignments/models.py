"""An assignment, and everything that is kept of it for ever: moves, remarks, requests for a later date."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from jetisu360.portal.control.assignments.states import Act, State

PERSON = settings.AUTH_USER_MODEL
COMPLETE = Q(executor__isnull=False, due__isnull=False, first_due__isnull=False) & ~Q(result="") & ~Q(task="")


class Source(models.Model):
    """Where assignments come from: minutes, an act, a plan, a letter. `text`: as it was read, of which
    assignments quote; `mark`: of the same words in whatever form, so that a text that comes twice is noticed.
    """

    region = models.ForeignKey("museums.Region", on_delete=models.PROTECT, related_name="sources")
    title = models.CharField(max_length=300)
    number = models.CharField(max_length=60, blank=True)
    dated = models.DateField(null=True, blank=True)
    language = models.CharField(max_length=2)
    text = models.TextField(blank=True)
    mark = models.CharField(max_length=64, blank=True, db_index=True)
    created_by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-pk"]

    def __str__(self) -> str:
        return str(self.title)


class Assignment(models.Model):
    """What is to be done, by whom, by when, and what will be there in the end.

    `task`, `result`: what is to be done, and the concrete result that is expected. `first_due` is set when
    it is first given, and never again. `given_by`: the office whose executors gave it, below an assignment
    of theirs; None where the region's leadership did. `issuer`: who gave it, as the text says.
    `for_issuer`: the issuer judges it, not a controller. `on_site`: it is checked on the spot. `evidence`:
    how many pieces a report needs. `reviewer`: whose review comes before the judgement. `start`, `end`: of
    the quote in the source's text. `revision` grows with every change (compare-and-set).

    Whether it is overdue, how much of its term is used and how often its date moved is never stored.
    """

    region = models.ForeignKey("museums.Region", on_delete=models.PROTECT, related_name="assignments")
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    source = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.PROTECT, related_name="assignments"
    )
    point = models.CharField(max_length=30, blank=True)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    language = models.CharField(max_length=2, default="kk")
    task = models.TextField()
    result = models.TextField(blank=True)
    state = models.CharField(max_length=20, default=State.DRAFT)
    executor = models.ForeignKey(
        "offices.Office", null=True, blank=True, on_delete=models.PROTECT, related_name="assignments"
    )
    co_executors = models.ManyToManyField("offices.Office", blank=True, related_name="shared_assignments")
    given_by = models.ForeignKey(
        "offices.Office", null=True, blank=True, on_delete=models.PROTECT, related_name="given_assignments"
    )
    issuer = models.CharField(max_length=200, blank=True)
    programme = models.CharField(max_length=200, blank=True)
    place = models.CharField(max_length=200, blank=True)
    due = models.DateField(null=True, blank=True)
    first_due = models.DateField(null=True, blank=True)
    for_issuer = models.BooleanField(default=False)
    on_site = models.BooleanField(default=False)
    evidence = models.PositiveSmallIntegerField(default=0)
    reviewer = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.SET_NULL, related_name="to_review"
    )
    assigned_at = models.DateTimeField(null=True)
    reported_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    created_by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["due", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="assignment_complete",
                condition=Q(state__in=[State.DRAFT, State.CANCELLED]) | COMPLETE,
            ),
            models.CheckConstraint(name="assignment_state", condition=Q(state__in=list(State))),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(name="assignment_region", fields=["region", "state", "due"]),
            models.Index(name="assignment_executor", fields=["executor", "state", "due"]),
            # (With these a folder is counted, and searched, without looking at a row.)
            models.Index(name="assignment_top", fields=["region", "given_by", "state", "due", "id"]),
            models.Index(
                name="assignment_top_closed", fields=["region", "given_by", "-closed_at", "-id", "state"]
            ),
            models.Index(name="assignment_given_by", fields=["given_by", "state", "due"]),
            # (SQLite takes the index of which most columns are named, whatever they are worth.)
            models.Index(
                name="assignment_programme", fields=["region", "programme", "given_by", "state", "due"]
            ),
            models.Index(name="assignment_source", fields=["source", "state", "due"]),
            models.Index(name="assignment_closed", fields=["region", "-closed_at", "-id"]),
            models.Index(name="assignment_own_closed", fields=["executor", "-closed_at", "-id"]),
        ]

    def __str__(self) -> str:
        return f"№ {self.pk}"


class Move(models.Model):
    """One step of an assignment. Written once, never changed. `acting_for`: for whom somebody stood in."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="moves")
    number = models.PositiveIntegerField()
    act = models.CharField(max_length=20)
    before = models.CharField(max_length=20)
    after = models.CharField(max_length=20)
    who = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    acting_for = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    reason = models.TextField(blank=True)
    executor = models.ForeignKey("offices.Office", null=True, on_delete=models.PROTECT, related_name="+")
    due_before = models.DateField(null=True)
    due_after = models.DateField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["assignment", "number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="move_once", fields=["assignment", "number"]),
            models.CheckConstraint(name="move_act", condition=Q(act__in=list(Act))),
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id}.{self.number} {self.act}"


class Remark(models.Model):
    """Something that was seen and is not in order: seen → fix reported → resolved. `view`: where, as an
    address of the visit that shows it. `fix`: what was said of it last; `answers` has all that was said.
    """

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="remarks")
    seen = models.TextField()
    view = models.CharField(max_length=500, blank=True)
    seen_by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    seen_at = models.DateTimeField(auto_now_add=True)
    fix = models.TextField(blank=True)
    fixed_by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    fixed_at = models.DateTimeField(null=True)
    resolved_by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    resolved_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(name="remark_open", fields=["assignment"], condition=Q(resolved_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id}: {self.seen[:40]}"


class RemarkAnswer(models.Model):
    """What was said to have been done about a remark, each time that it was. Written once, never changed; the
    last of them is the remark's `fix`.
    """

    remark = models.ForeignKey(Remark, on_delete=models.CASCADE, related_name="answers")
    text = models.TextField()
    who = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return f"{self.remark_id}: {self.text[:40]}"


class DateRequest(models.Model):
    """An executor asks in writing for a later date. `granted`: None until there is an answer."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="date_requests")
    wanted = models.DateField()
    reason = models.TextField()
    who = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    term = models.DateField()
    granted = models.BooleanField(null=True)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(name="date_request_open", fields=["assignment"], condition=Q(granted=None)),
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id}: {self.wanted}"


class Absence(models.Model):
    """While somebody is away, another acts for them: from `since` to `until`, both days included."""

    person = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="absences")
    substitute = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="stands_in")
    since = models.DateField()
    until = models.DateField()
    made_by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-since"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="absence_days", condition=Q(until__gte=models.F("since"))),
            models.CheckConstraint(name="absence_other", condition=~Q(substitute=models.F("person"))),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} → {self.substitute_id}: {self.since} – {self.until}"
