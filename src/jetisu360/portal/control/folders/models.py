"""What is kept for lists of assignments: the words by which each is found, filters that people saved, and
tables that they brought (of assignments, and of what other parts of control take in).
"""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q


class SearchWords(models.Model):
    """The terms (`stems.py`) under which an assignment is found. A table of its own, because triggers
    (SQLite) and a generated column (PostgreSQL) hang on it, which a change of the assignments' table would
    lose. `stale`: an office or a source is called otherwise since.
    """

    assignment = models.OneToOneField(
        "assignments.Assignment", primary_key=True, on_delete=models.CASCADE, related_name="search_words"
    )
    words = models.TextField()
    stale = models.BooleanField(default=False)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(name="words_stale", fields=["assignment"], condition=Q(stale=True)),
        ]

    def __str__(self) -> str:
        return str(self.assignment_id)


class SavedFilter(models.Model):
    """A filter that somebody comes back to. `query`: of the address, as `Filter.query` writes it."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=80)
    query = models.CharField(max_length=1000)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["name", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="filter_name_once", fields=["person", "name"]),
        ]

    def __str__(self) -> str:
        return str(self.name)


class SheetState(StrEnum):
    """`CHOSEN`: read, its columns are looked at; `STARTED`: a worker makes drafts of it; `DONE`."""

    CHOSEN = "chosen"
    STARTED = "started"
    DONE = "done"


class Sheet(models.Model):
    """A table that somebody brought. `kind`: what its rows become (`importing.MAKERS`); `about`: the number
    of what they belong to, where that kind needs one. `headings`: as they stand there; `mapping`: of each,
    the key of a column or nothing.
    """

    region = models.ForeignKey("museums.Region", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20, default="assignments")
    about = models.PositiveBigIntegerField(null=True, blank=True)
    name = models.CharField(max_length=200)
    headings = models.JSONField(default=list)
    mapping = models.JSONField(default=list)
    state = models.CharField(max_length=10, default=SheetState.CHOSEN)
    brought_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="sheet_state", condition=Q(state__in=list(SheetState))),
        ]

    def __str__(self) -> str:
        return str(self.name)


class SheetRow(models.Model):
    """A row of it, by its number there. `cells`: texts by the place of their column. What came of it: a
    `draft`, or in a table of another kind the number of what was `made`; or `wrong` (why not). With a draft
    `wrong` says what it was made without. All are empty until then.
    """

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    cells = models.JSONField(default=dict)
    draft = models.OneToOneField(
        "assignments.Assignment", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made = models.PositiveBigIntegerField(null=True, blank=True)
    wrong = models.JSONField(default=list)
    seen_to = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="sheet_row_once", fields=["sheet", "number"]),
        ]

    def __str__(self) -> str:
        return f"{self.sheet_id}.{self.number}"
