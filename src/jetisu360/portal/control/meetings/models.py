"""Meetings that come again, their agenda and what waits for one, problems; and who was told of which date."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

PERSON = settings.AUTH_USER_MODEL
PLANNED, HELD = "planned", "held"


class Series(models.Model):
    """Meetings of one kind in a region, such as «Дүйсенбілік кеңес». `title`: {kk, ru, en}. `closed`: there
    are no more of them.
    """

    region = models.ForeignKey("museums.Region", on_delete=models.PROTECT, related_name="meeting_series")
    title = models.JSONField(default=dict)
    closed = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return str(self.title.get("kk") or self.title.get("ru") or self.title.get("en") or self.pk)


class Meeting(models.Model):
    """One of a series. `minutes`: the text of what was decided, of which assignments are made. `revision`
    grows with every change of it and of its agenda (compare-and-set).
    """

    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="meetings")
    day = models.DateField()
    place = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, default=PLANNED)
    minutes = models.OneToOneField(
        "assignments.Source", null=True, blank=True, on_delete=models.SET_NULL, related_name="meeting"
    )
    held_at = models.DateTimeField(null=True)
    created_by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["-day", "-pk"]
        indexes: ClassVar[list[models.Index]] = [models.Index(name="meeting_day", fields=["series", "day"])]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="meeting_state", condition=Q(state__in=[PLANNED, HELD])),
        ]

    def __str__(self) -> str:
        return f"{self.series}, {self.day:%d.%m.%Y}"

    @property
    def planned(self) -> bool:
        return self.state == PLANNED


class Problem(models.Model):
    """What an office cannot solve by itself. `help`: what it asks for. Without `answered_at` it is open."""

    region = models.ForeignKey("museums.Region", on_delete=models.PROTECT, related_name="problems")
    office = models.ForeignKey("offices.Office", on_delete=models.PROTECT, related_name="problems")
    assignment = models.ForeignKey(
        "assignments.Assignment", null=True, blank=True, on_delete=models.PROTECT, related_name="problems"
    )
    text = models.TextField()
    raised_by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    raised_at = models.DateTimeField(auto_now_add=True)
    help = models.TextField(blank=True)
    help_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(name="problem_open", fields=["region", "answered_at", "raised_at"])
        ]

    def __str__(self) -> str:
        return f"{self.office}: {self.text[:60]}"


class Item(models.Model):
    """Something to speak of: an assignment, a problem, or words. Without `meeting` it waits in the backlog
    of the series. `settled_at`: it was dealt with; `outcome`: what came of it. What was not dealt with when
    the meeting was held is carried over: the new item has `carried_from`, and `since` is the day of the
    first meeting that it stood on.
    """

    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="items")
    meeting = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.CASCADE, related_name="items"
    )
    number = models.PositiveIntegerField()
    words = models.TextField(blank=True)
    assignment = models.ForeignKey(
        "assignments.Assignment", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    problem = models.ForeignKey(
        Problem, null=True, blank=True, on_delete=models.PROTECT, related_name="items"
    )
    outcome = models.TextField(blank=True)
    settled_at = models.DateTimeField(null=True)
    carried_from = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="carried_to"
    )
    since = models.DateField(null=True)
    created_by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["number", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="item_says_something",
                condition=~Q(words="") | Q(assignment__isnull=False) | Q(problem__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.words[:60]}"


class CalendarLink(models.Model):
    """The secret address of a person's due dates; its token is kept as a hash only."""

    person = models.OneToOneField(PERSON, on_delete=models.CASCADE, related_name="calendar_link")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.person_id)


class Reminder(models.Model):
    """Somebody was reminded of a date. `kind`: `half`, `most` or `last` (`reminders/days.py`); `due` is the
    date that it was about, so that a new date is reminded of anew. `told`: the person who got the letter.
    """

    assignment = models.ForeignKey("assignments.Assignment", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=5)
    due = models.DateField()
    told = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="+")
    day = models.DateField(db_index=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="reminded_once", fields=["assignment", "due", "kind", "told"])
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id} {self.kind} {self.told_id}"


class Round(models.Model):
    """The letters of one day. Whoever sends them holds it until `held_until`; `told`: the people who have
    theirs. `weekly`: the digest of the week is among them.
    """

    day = models.DateField(unique=True)
    weekly = models.BooleanField(default=False)
    told = models.JSONField(default=list)
    held_until = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.day)
