"""Who may do what: one table, and the questions that every view and the API ask of it.

An action belongs to the portal as a whole, to a museum, or to the control of a region. A role counts only
where it is held: an operator's everywhere, a region editor's in the museums of the region, a keeper's in
the one museum, an observer's in either; in control, an executor's in the one office, the others' in the
region. What one may do with an assignment depends on that assignment as well
(`control/assignments/standing.py`). A program that acts for somebody may do what both the person and its
token may (`scope.py`). Which address asks for which action is the other table, `portal/access.py`.

Whoever stands in for somebody who is away may do that person's work in control (`LENT`), and nothing else
of theirs: they let nobody in and change no directory. Control says who that is (`add_lender`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from jetisu360.portal.accounts.roles import Role


class Action(StrEnum):
    # The portal.
    COME_IN = "come in"
    SEE_BOARD = "see the board"
    CREATE_MUSEUM = "create a museum"
    EDIT_REGION = "edit the region"
    SEE_PEOPLE = "see people"
    INVITE = "invite"
    GIVE_MUSEUMS = "give museums into somebody's hands"
    MANAGE_PEOPLE = "manage people"
    SEE_AUDIT = "see the audit"
    OPERATE = "operate"
    # A museum.
    SEE_MUSEUM = "see a museum"
    EDIT_MUSEUM = "edit a museum"
    PUBLISH_MUSEUM = "publish a museum"
    ARCHIVE_MUSEUM = "archive a museum"
    SET_QUOTA = "set a quota"
    # Control, in a region.
    SEE_CONTROL = "see control"
    SHOW_EVERYBODY = "show something of control to everybody"
    CONTROL = "control"
    ISSUE = "issue"
    INSPECT = "inspect"
    EXECUTE = "execute"
    EDIT_OFFICES = "edit offices"
    EMPLOY = "let people in as executors of offices"


ALL = frozenset(Role)
OPERATORS = frozenset({Role.OPERATOR})
EDITORS = OPERATORS | {Role.REGION_EDITOR}
KEEPERS = EDITORS | {Role.KEEPER}
OF_CONTROL = frozenset({Role.CONTROLLER, Role.ISSUER, Role.INSPECTOR})
MUSEUM_SEERS = ALL - {Role.EXECUTOR}

WHO_MAY: dict[Action, frozenset[Role]] = {
    Action.COME_IN: ALL,
    Action.SEE_BOARD: MUSEUM_SEERS,
    Action.CREATE_MUSEUM: EDITORS,
    Action.EDIT_REGION: EDITORS,
    Action.SEE_PEOPLE: EDITORS | {Role.CONTROLLER},
    Action.INVITE: EDITORS | {Role.CONTROLLER},
    Action.GIVE_MUSEUMS: EDITORS,
    Action.MANAGE_PEOPLE: OPERATORS,
    Action.SEE_AUDIT: OPERATORS,
    Action.OPERATE: OPERATORS,
    Action.SEE_MUSEUM: MUSEUM_SEERS,
    Action.EDIT_MUSEUM: KEEPERS,
    Action.PUBLISH_MUSEUM: KEEPERS,
    Action.ARCHIVE_MUSEUM: EDITORS,
    Action.SET_QUOTA: OPERATORS,
    Action.SEE_CONTROL: OPERATORS | OF_CONTROL | {Role.EXECUTOR},
    Action.SHOW_EVERYBODY: OPERATORS | {Role.CONTROLLER, Role.ISSUER},
    Action.CONTROL: frozenset({Role.CONTROLLER}),
    Action.ISSUE: frozenset({Role.ISSUER}),
    Action.INSPECT: frozenset({Role.INSPECTOR, Role.CONTROLLER}),
    Action.EXECUTE: frozenset({Role.EXECUTOR}),
    Action.EDIT_OFFICES: OPERATORS | {Role.CONTROLLER},
    Action.EMPLOY: frozenset({Role.CONTROLLER}),
}
LENT = frozenset({Action.CONTROL, Action.ISSUE, Action.INSPECT, Action.EXECUTE})
"""What whoever stands in for somebody may do in their place."""
Lender = Callable[[Any], Iterable[Any]]
_LENDERS: list[Lender] = []

READING = frozenset(
    {
        Action.COME_IN,
        Action.SEE_BOARD,
        Action.SEE_PEOPLE,
        Action.SEE_AUDIT,
        Action.SEE_MUSEUM,
        Action.SEE_CONTROL,
    },
)
"""What a token that is for reading may do at most."""
OF_ONE_MUSEUM = frozenset(
    {Action.COME_IN, Action.SEE_MUSEUM, Action.EDIT_MUSEUM, Action.PUBLISH_MUSEUM, Action.ARCHIVE_MUSEUM},
)
"""What a token of one museum may do at most; SET_QUOTA is not for the museum to decide."""


def allowed(person: Any, action: Action, museum: Any = None, *, region: Any = None) -> bool:
    """Whether `person` may do this: in `museum`, in `region`, or, with neither, anywhere at all.

    `person` may be anonymous; `museum` and `region` are rows of `museums`.
    """
    if not _in_scope(person, action, museum, region):
        return False
    own = any(_covers(held, museum, region) for held in _held(person) if held.role in WHO_MAY[action])
    return own or any(_covers(held, museum, region) for held in _lent(person, action))


def add_lender(lent: Lender) -> None:
    """`lent`: the memberships of others that a person has today, standing in for them."""
    if lent not in _LENDERS:
        _LENDERS.append(lent)


def _lent(person: Any, action: Action) -> list[Any]:
    if action not in LENT or person is None or isinstance(person, AnonymousUser) or not person.is_active:
        return []
    return [one for lent in _LENDERS for one in lent(person) if one.role in WHO_MAY[action]]


def _in_scope(person: Any, action: Action, museum: Any, region: Any) -> bool:
    """Whether the token that a program came with, if one did, is for this as well."""
    scope = getattr(person, "scope", None)
    if scope is None:
        return True
    if scope.read_only and action not in READING:
        return False
    if scope.museum_id is None:
        return True
    if museum is not None:
        return bool(museum.pk == scope.museum_id)
    return region is None and action in OF_ONE_MUSEUM


def only_in_control(person: Any) -> bool:
    """Whether all that `person` does in the portal is control."""
    held = {one.role for one in _held(person)}
    return bool(held) and held <= OF_CONTROL | {Role.EXECUTOR}


def museums_where(person: Any, action: Action) -> Q:
    """A filter of the museums in which `person` may do this: `Museum.objects.filter(museums_where(…))`."""
    scope = getattr(person, "scope", None)
    if scope is not None and scope.read_only and action not in READING:
        return Q(pk__in=())
    only = Q(pk=scope.museum_id) if scope is not None and scope.museum_id else Q()
    held = [one for one in _held(person) if one.role in WHO_MAY[action]]
    if any(one.role == Role.OPERATOR for one in held):
        return only
    regions = {one.region_id for one in held if one.region_id}
    museums = {one.museum_id for one in held if one.museum_id}
    return (Q(region_id__in=regions) | Q(pk__in=museums)) & only


def regions_where(person: Any, action: Action) -> Q:
    """A filter of the regions in which `person` may do this as a whole."""
    scope = getattr(person, "scope", None)
    if scope is not None and (scope.museum_id or (scope.read_only and action not in READING)):
        return Q(pk__in=())
    held = [one for one in _held(person) if one.role in WHO_MAY[action]] + _lent(person, action)
    if any(one.role == Role.OPERATOR for one in held):
        return Q()
    return Q(pk__in={one.region_id for one in held if one.region_id})


def _held(person: Any) -> list[Any]:
    if person is None or isinstance(person, AnonymousUser) or not person.is_active:
        return []
    return list(person.held_memberships())


def offices_where(person: Any, action: Action) -> Q:
    """A filter of the offices for which `person` may do this: in control, of the regions and of the own
    ones.
    """
    scope = getattr(person, "scope", None)
    if scope is not None and (scope.museum_id or (scope.read_only and action not in READING)):
        return Q(pk__in=())
    held = [one for one in _held(person) if one.role in WHO_MAY[action]] + _lent(person, action)
    if any(one.role == Role.OPERATOR for one in held):
        return Q()
    regions = {one.region_id for one in held if one.region_id}
    return Q(region_id__in=regions) | Q(pk__in={one.office_id for one in held if one.office_id})


def _covers(held: Any, museum: Any, region: Any) -> bool:
    if held.role == Role.OPERATOR or (museum is None and region is None):
        return True
    if museum is not None:
        return bool(
            (held.museum_id and held.museum_id == museum.pk)
            or (held.region_id and held.region_id == museum.region_id)
        )
    return bool(held.region_id and held.region_id == region.pk)
