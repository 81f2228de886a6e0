"""Drafts: made, filled in, and put below an assignment that is being worked on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from jetisu360.portal.accounts.models import Person
from jetisu360.portal.accounts.policy import Action, allowed
from jetisu360.portal.audit.record import record
from jetisu360.portal.control.assignments import refusals
from jetisu360.portal.control.assignments.completeness import lacks
from jetisu360.portal.control.assignments.models import Assignment
from jetisu360.portal.control.assignments.moving import held
from jetisu360.portal.control.assignments.standing import REVIEWERS, acting_as, standing
from jetisu360.portal.control.assignments.states import Act, Part, State
from jetisu360.portal.museums.models import Region

FIELDS = (
    "task",
    "result",
    "executor",
    "due",
    "issuer",
    "programme",
    "place",
    "point",
    "language",
    "for_issuer",
    "on_site",
    "evidence",
    "reviewer",
)
"""What may be filled in while it is a draft, or declined; `co_executors` besides."""
OF_TEXT = ("source", "start", "end")


def create(who: Person, region: Region, *, co_executors: Iterable[Any] = (), **values: Any) -> Assignment:
    """A draft of a region's controller, or of whoever stands in for one; it may lack anything.

    Raises:
        NotYours
    """
    if not allowed(who, Action.CONTROL, region=region):
        raise refusals.NotYours(act=Act.ASSIGN)
    return _made(who, Assignment(region=region), co_executors, values)


def create_below(who: Person, number: int, *, co_executors: Iterable[Any] = (), **values: Any) -> Assignment:
    """A draft below an assignment, given by its executor while it is being worked on.

    Raises:
        NotYours: whoever asks is not its executor.
        ParentNotOpen
    """
    with transaction.atomic():
        parent = held(number)
        if Part.EXECUTOR not in standing(acting_as(who, timezone.localdate()), parent).parts:
            raise refusals.NotYours(act=Act.ASSIGN)
        if parent.state not in (State.ASSIGNED, State.IN_PROGRESS):
            raise refusals.ParentNotOpen
        draft = Assignment(region=parent.region, parent=parent, given_by=parent.executor)
        values = {
            "programme": parent.programme,
            "place": parent.place,
            "issuer": str(parent.executor),
            **values,
        }
        return _made(who, draft, co_executors, values)


def _made(who: Person, draft: Assignment, co_executors: Iterable[Any], values: dict[str, Any]) -> Assignment:
    with transaction.atomic():
        draft.created_by = who
        _fill(draft, values, (*FIELDS, *OF_TEXT))
        draft.save()
        draft.co_executors.set(co_executors)
        record(who, "assignment.drafted", draft, {"task": draft.task[:200]})
    return draft


def edit(
    who: Person,
    number: int,
    revision: int | None = None,
    *,
    co_executors: Iterable[Any] | None = None,
    **values: Any,
) -> Assignment:
    """Fills in a draft, or one that was declined, before it is given (again). The first date stays.

    Raises:
        NotYours, WrongState, Overtaken
        Incomplete: what was given already would lose its task, its executor or its result.
    """
    with transaction.atomic():
        draft, today = held(number, revision), timezone.localdate()
        if Part.CONTROLLER not in standing(acting_as(who, today), draft).parts:
            raise refusals.NotYours(act=Act.ASSIGN)
        if draft.state not in (State.DRAFT, State.NOT_OURS):
            raise refusals.WrongState(act=Act.ASSIGN, state=State(draft.state))
        if draft.state == State.NOT_OURS and "due" in values:
            # On control a date is moved by the issuer's level alone.
            values = {name: value for name, value in values.items() if name != "due"}
        _fill(draft, values, FIELDS)
        if draft.state != State.DRAFT:
            # It was given, and stays on control: what it had then may be changed, and not taken away.
            left = [key for key in lacks(draft, today) if key in ("task", "executor", "result")]
            if left:
                raise refusals.Incomplete(lacks=left)
        draft.revision += 1
        draft.save()
        if co_executors is not None:
            draft.co_executors.set(co_executors)
        record(who, "assignment.edited", draft, {"fields": sorted(values)})
    return draft


def _fill(draft: Assignment, values: dict[str, Any], known: tuple[str, ...]) -> None:
    for name, value in values.items():
        if name not in known:
            raise TypeError(name)
        setattr(draft, name, value)


def may_review(region: Region) -> Any:
    """The people who may be named for the first review: those of the region's control and its issuers."""
    return Person.objects.filter(
        is_active=True, memberships__region=region, memberships__role__in=REVIEWERS
    ).distinct()
