"""The folders, and what lies in each for a person: conditions on columns with an index, so that a list of
fifty is read from an index however many assignments there are. All of it is within `standing.seen_by`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import Q

from jetisu360.language import Message, _p
from jetisu360.portal.accounts.models import Person
from jetisu360.portal.accounts.roles import Role
from jetisu360.portal.control.assignments.models import Assignment
from jetisu360.portal.control.assignments.standing import acting_as
from jetisu360.portal.control.assignments.states import State
from jetisu360.portal.museums.models import Region


class Folder(StrEnum):
    EXECUTE = "execute"
    ANSWER = "answer"
    CONTROL = "control"
    DRAFTS = "drafts"
    CLOSED = "closed"


TITLES: Mapping[Folder, Message] = {
    Folder.EXECUTE: _p("folder", "For execution"),
    Folder.ANSWER: _p("folder", "Waiting for an answer"),
    Folder.CONTROL: _p("folder", "On control"),
    Folder.DRAFTS: _p("folder", "Drafts"),
    Folder.CLOSED: _p("folder", "Closed"),
}
LEADS: Mapping[Folder, Message] = {
    Folder.EXECUTE: _p("folder", "What your office has to do. What is due first stands first."),
    Folder.ANSWER: _p("folder", "What your office has reported or returned, and what others now judge."),
    Folder.CONTROL: _p("folder", "What you follow until it is done. What is due first stands first."),
    Folder.DRAFTS: _p("folder", "Not given yet. Those that still lack something stand first."),
    Folder.CLOSED: _p("folder", "Off control or cancelled. The last stand first."),
}
STATES: Mapping[Folder, tuple[State, ...]] = {
    Folder.EXECUTE: (State.ASSIGNED, State.IN_PROGRESS),
    Folder.ANSWER: (State.REPORTED, State.NOT_OURS),
    Folder.CONTROL: (State.ASSIGNED, State.NOT_OURS, State.IN_PROGRESS, State.REPORTED),
    Folder.DRAFTS: (State.DRAFT,),
    Folder.CLOSED: (State.DONE, State.CANCELLED),
}


@dataclass(frozen=True)
class Sight:
    """Whom a person acts as: `regions` of which they see all, `drafting` where they draft, `offices` whose
    work they do.
    """

    regions: frozenset[int]
    drafting: frozenset[int]
    offices: frozenset[int]
    drafts: bool
    """Whether there is a folder of drafts."""


def sight_of(person: Person, today: date) -> Sight:
    people = acting_as(person, today)
    held = [one for who in people for one in who.held_memberships()]
    operator = any(one.role == Role.OPERATOR for one in held)
    known = set(Region.objects.values_list("pk", flat=True)) if operator else set()
    seers = (Role.CONTROLLER, Role.ISSUER, Role.INSPECTOR)
    regions = known | {one.region_id for one in held if one.role in seers and one.region_id}
    drafting = {one.region_id for one in held if one.role == Role.CONTROLLER and one.region_id}
    offices = {one.office_id for one in held if one.role == Role.EXECUTOR and one.office_id}
    return Sight(
        regions=frozenset(regions),
        drafting=frozenset(known | drafting),
        offices=frozenset(offices),
        drafts=bool(known or drafting or offices),
    )


def folders_of(sight: Sight) -> list[Folder]:
    """Those that may ever hold something, in the order of the tabs; what one begins with comes first."""
    found = [Folder.EXECUTE, Folder.ANSWER] if sight.offices else []
    found.append(Folder.CONTROL)
    if sight.drafts:
        found.append(Folder.DRAFTS)
    return [*found, Folder.CLOSED]


def scopes(folder: Folder, sight: Sight, below: bool = False) -> list[Q]:
    """Conditions that together make the folder, no assignment in two of them. `below`: of a region also what
    its offices have given to each other.
    """
    top = Q() if below else Q(given_by=None)
    regions = Q(region__in=sight.regions) & top if sight.regions else None
    # (What comes by another way as well is not counted twice.)
    apart = ~Q(region__in=sight.regions) if sight.regions and below else Q()
    offices = sight.offices
    given = Q(given_by__in=offices) & apart if offices else None
    own = Q(executor__in=offices) if offices else None
    found: list[Q | None] = []
    if folder == Folder.EXECUTE:
        shared = Q(pk__in=_shared(offices)) & ~Q(executor__in=offices)
        found = [own, shared if offices else None]
    elif folder == Folder.ANSWER:
        found = [own]
    elif folder == Folder.CONTROL:
        found = [regions, given]
    elif folder == Folder.DRAFTS:
        drafting = Q(region__in=sight.drafting) & top if sight.drafting else None
        found = [drafting, given]
    else:
        done = Q(executor__in=offices, assigned_at__isnull=False)
        if offices:
            done &= Q(given_by=None) | ~Q(given_by__in=offices)
        if sight.regions:
            done &= apart if below else ~Q(region__in=sight.regions) | Q(given_by__isnull=False)
        found = [regions, given, done if offices else None]
    return [one for one in found if one is not None]


def _shared(offices: frozenset[int]) -> Any:
    through = Assignment.co_executors.through
    return through.objects.filter(office_id__in=offices).values("assignment_id")
