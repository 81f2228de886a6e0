"""What a person is to an assignment: by the roles they hold, and by those of whom they stand in for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from jetisu360.portal.accounts.models import Person
from jetisu360.portal.accounts.roles import Role
from jetisu360.portal.control.assignments.models import Assignment
from jetisu360.portal.control.assignments.states import Act, Part


@dataclass(frozen=True, slots=True)
class Standing:
    """`parts`: of the person; `borrowed`: those that only come from somebody who is away. `own_work`: the
    person, or whom they stand in for, belongs to an office that works on it.
    """

    parts: frozenset[Part]
    borrowed: dict[Part, Person]
    own_work: bool


def acting_as(person: Person, today: date) -> list[Person]:
    """The person, then everybody for whom they stand in today."""
    away = Q(absences__substitute=person, absences__since__lte=today, absences__until__gte=today)
    others = Person.objects.filter(away, is_active=True).prefetch_related("memberships").distinct()
    return [person, *others]


def standing(people: Sequence[Person], assignment: Assignment) -> Standing:
    """`people`: as `acting_as` gives them."""
    parts, borrowed = frozenset[Part](), dict[Part, Person]()
    working = _working(assignment)
    own = False
    for one in people:
        found = _parts(one, assignment)
        for part in found - parts:
            if one is not people[0]:
                borrowed[part] = one
        parts |= found
        own = own or any(held.office_id in working for held in one.held_memberships() if held.office_id)
    own = own or assignment.moves.filter(act__in=[Act.REPORT, Act.START], who=people[0]).exists()
    return Standing(parts, borrowed, own)


def _working(assignment: Assignment) -> set[int]:
    """The offices that work on it."""
    found = {one.pk for one in assignment.co_executors.all()}
    return found | ({assignment.executor_id} if assignment.executor_id else set())


def _parts(person: Person, assignment: Assignment) -> frozenset[Part]:
    region = {held.role for held in person.held_memberships() if held.region_id == assignment.region_id}
    offices = {held.office_id for held in person.held_memberships() if held.role == Role.EXECUTOR}
    parts: set[Part] = set()
    if assignment.given_by_id is None:
        parts |= {Part.CONTROLLER} if Role.CONTROLLER in region else set()
        parts |= {Part.ISSUER} if Role.ISSUER in region else set()
        judge = Part.ISSUER if assignment.for_issuer else Part.CONTROLLER
        parts |= {Part.JUDGE} if judge in parts else set()
    elif assignment.given_by_id in offices:
        parts |= {Part.CONTROLLER, Part.ISSUER, Part.JUDGE}
    parts |= {Part.INSPECTOR} if Role.INSPECTOR in region else set()
    parts |= {Part.REVIEWER} if assignment.reviewer_id == person.pk else set()
    parts |= {Part.EXECUTOR} if assignment.executor_id in offices else set()
    parts |= {Part.CO_EXECUTOR} if {one.pk for one in assignment.co_executors.all()} & offices else set()
    return frozenset(parts)


def seen_by(person: Person, today: date) -> Q:
    """A filter of the assignments that a person may see: those of the region for its controllers, issuers,
    inspectors; those that an office gives or works on, and what lies below them, for its executors; all for
    an operator.
    """
    people = acting_as(person, today)
    held = [one for who in people for one in who.held_memberships()]
    if any(one.role == Role.OPERATOR for one in held):
        return Q()
    regions = {
        one.region_id
        for one in held
        if one.role in (Role.CONTROLLER, Role.ISSUER, Role.INSPECTOR) and one.region_id
    }
    offices = {one.office_id for one in held if one.role == Role.EXECUTOR}
    own = Q(executor__in=offices) | Q(given_by__in=offices) | Q(pk__in=_shared(offices))
    return (
        Q(region__in=regions)
        | (own & ~Q(state="draft"))
        | Q(given_by__in=offices)
        | Q(reviewer__in=[who.pk for who in people])
    )


def _shared(offices: set[int]) -> Any:
    through = Assignment.co_executors.through
    return through.objects.filter(office_id__in=offices).values("assignment_id")
