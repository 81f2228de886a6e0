"""How many pieces of evidence there are for a report: parts that keep evidence add how to count theirs."""

from __future__ import annotations

from collections.abc import Callable

from jetisu360.portal.control.assignments.models import Assignment

_COUNTS: list[Callable[[Assignment], int]] = []


def add_evidence(count: Callable[[Assignment], int]) -> None:
    """`count`: the pieces of one kind that belong to an assignment."""
    if count not in _COUNTS:
        _COUNTS.append(count)


def pieces(assignment: Assignment) -> int:
    return sum(count(assignment) for count in _COUNTS)
