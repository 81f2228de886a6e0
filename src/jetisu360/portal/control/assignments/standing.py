"""What a person is to an assignment: by the roles they hold, and by those of whom they stand in for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils import timezone

from jetisu360.portal.accounts.models import Membership, Person
from jetisu360.portal.accounts.policy import OF_CONTROL
from jetisu360.portal.accounts.roles import Role
from jetisu360.portal.control.assignments.models import Assignment
from jetisu360.portal.control.assignments.states import Act, Part, State
from jetisu360.portal.control.assignments.tree import offices_below

REVIEWERS = frozenset({Role.CONTROLLER, Role.ISSUER})
"""Who may be named for a first review: those of the region's control that judge, and its issuers."""
_WORK = (Act.START, Act.INFORM, Act.REPORT)
"""Whoever has done one of these has worked on it, wherever they belong by now."""


@dataclass(frozen=True, slots=True)
class Standing:
    """`parts`: of the person; `borrowed`: those that only come from somebody who is away. `own_work`: the
    person, or whom they stand in for, belongs to an office that works on it or on a part of it, or has.
    """

    parts: frozenset[Part]
    borrowed: dict[Part, Person]
    own_work: bool


def acting_as(person: Person, today: date) -> list[Person]:
    """The person, then everybody for whom they stand in today, each with what they lend.

    What is lent is asked anew each time: whoever has left a place since stands in for nobody there, and what
    the other was given since is not lent to somebody who was never meant to have it.
    """
    away = Q(absences__substitute=person, absences__since__lte=today, absences__until__gte=today)
    others = Person.objects.filter(away, is_active=True).prefetch_related("memberships").distinct()
    found = [person]
    for one in others:
        lent = [held for held in one.held_memberships() if is_lent(held, person.held_memberships())]
        if lent:
            one.hold_only(lent)
            found.append(one)
    return found


def lent_to(person: Person) -> list[Membership]:
    """What others lend to this person today: for the policy (`accounts/policy.py`)."""
    return [held for one in acting_as(person, timezone.localdate())[1:] for held in one.held_memberships()]


def is_lent(held: Membership, own: Sequence[Membership]) -> bool:
    """Whether somebody with the roles `own` belongs to the place of `held`, and so can stand in there."""
    if held.role == Role.EXECUTOR:
        return any(one.role == Role.EXECUTOR and one.office_id == held.office_id for one in own)
    if held.role in OF_CONTROL:
        return any(one.role in OF_CONTROL and one.region_id == held.region_id for one in own)
    return held.role == Role.OPERATOR and any(one.role == Role.OPERATOR for one in own)


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
    own = own or assignment.moves.filter(act__in=_WORK, who__in=people).exists()
    own = own or assignment.remarks.filter(answers__who__in=people).exists()
    return Standing(parts, borrowed, own)


def given_to(assignment: Assignment) -> set[int]:
    """The offices that it names: the executor and those that work with it."""
    found = {one.pk for one in assignment.co_executors.all()}
    return found | ({assignment.executor_id} if assignment.executor_id else set())


def _working(assignment: Assignment) -> set[int]:
    """The offices that work on it, or on a part of it: whoever gave everything on has not done it alone."""
    return given_to(assignment) | offices_below(assignment)


def can_review(assignment: Assignment) -> bool:
    """Whether the person named for the first review is still there for it, and works on it nowhere."""
    reviewer = assignment.reviewer
    if reviewer is None or not reviewer.is_active:
        return False
    held = list(reviewer.memberships.all())
    working = given_to(assignment)
    return any(one.role in REVIEWERS and one.region_id == assignment.region_id for one in held) and not any(
        one.office_id in working for one in held
    )


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
    parts |= {Part.REVIEWER} if assignment.reviewer_id == person.pk and region & REVIEWERS else set()
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
    # (What was discarded as a draft was never given to them either.)
    given = ~Q(state=State.DRAFT) & ~Q(state=State.CANCELLED, assigned_at=None)
    return Q(region__in=regions) | (own & given) | Q(given_by__in=offices)


def _shared(offices: set[int]) -> Any:
    through = Assignment.co_executors.through
    return through.objects.filter(office_id__in=offices).values("assignment_id")
