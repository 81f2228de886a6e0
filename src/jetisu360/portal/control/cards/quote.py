"""The passage of an official text that an assignment was taken from, with some words around it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models.functions import Substr

from jetisu360.portal.control.assignments.models import Assignment, Source

AROUND = 160
"""Characters before the passage, and after it."""
MOST = 4000
"""Characters of a passage; one that is longer is shown up to there."""


@dataclass(frozen=True)
class Quote:
    """`before`, `after`: the words around, with … where the text goes on."""

    before: str
    words: str
    after: str
    language: str


def quote_of(assignment: Assignment) -> Quote | None:
    """None where the assignment comes from no text, or nobody said from which passage of it.

    Only this piece is asked of the database: a text may be as long as a book.
    """
    source, start, end = assignment.source, assignment.start, assignment.end
    if source is None or start is None or end is None or end <= start:
        return None
    first, last = max(0, start - AROUND), min(end, start + MOST) + AROUND
    piece = (
        Source.objects.filter(pk=source.pk)
        .values_list(Substr("text", first + 1, last - first + 1), flat=True)
        .first()
    ) or ""
    middle = min(end, start + MOST) - first
    words = piece[start - first : middle]
    if not words.strip():
        return None
    before, after = piece[: start - first], piece[middle : last - first]
    if first > 0:
        before = "… " + before.partition(" ")[2]
    if len(piece) > last - first:
        after = after.rpartition(" ")[0] + " …"
    return Quote(before, words, after, source.language)
