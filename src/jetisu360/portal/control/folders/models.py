"""What is kept for lists of assignments: the words by which each is found, and filters that people saved."""

from __future__ import annotations

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
