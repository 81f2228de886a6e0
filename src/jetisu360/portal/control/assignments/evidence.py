"""The evidence of an assignment: parts that keep some add how to count it, and what the card shows of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jetisu360.portal.accounts.models import Person
from jetisu360.portal.control.assignments.models import Assignment

_COUNTS: list[Callable[[Assignment], int]] = []
_SECTIONS: dict[str, Callable[[Person, Assignment], Any]] = {}


def add_evidence(count: Callable[[Assignment], int]) -> None:
    """`count`: the pieces of one kind that belong to an assignment."""
    if count not in _COUNTS:
        _COUNTS.append(count)


def pieces(assignment: Assignment) -> int:
    return sum(count(assignment) for count in _COUNTS)


def add_section(template: str, told: Callable[[Person, Assignment], Any]) -> None:
    """`template`: a part of the card. `told`: what it tells somebody who sees it; None: it is left out."""
    _SECTIONS[template] = told


def sections(who: Person, assignment: Assignment) -> list[tuple[str, Any]]:
    """(template, what it tells) of the parts that there are for this person."""
    found = [(template, told(who, assignment)) for template, told in _SECTIONS.items()]
    return [(template, told) for template, told in found if told is not None]
