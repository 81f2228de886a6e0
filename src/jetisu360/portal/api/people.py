"""The people whom one may see; they are only read here."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router
from pydantic import BaseModel

from jetisu360.portal.accounts.invitations import seen_people
from jetisu360.portal.accounts.models import Person
from jetisu360.portal.accounts.policy import OF_CONTROL
from jetisu360.portal.accounts.roles import Role
from jetisu360.portal.api.operation import operation
from jetisu360.portal.api.paging import LIMIT, NUMBER, Page, page

router = Router(tags=["people"])


class HeldRole(BaseModel):
    """In a museum, in a region, or, with neither, in the whole portal. Roles in control are not told."""

    role: str
    museum: str | None
    region: str | None


class ShownPerson(BaseModel):
    """`active`: not shut out."""

    id: int
    name: str
    email: str
    active: bool
    roles: list[HeldRole]


def _shown(person: Person) -> ShownPerson:
    roles = [
        HeldRole(
            role=held.role,
            museum=held.museum.slug if held.museum else None,
            region=held.region.slug if held.region else None,
        )
        for held in person.memberships.all()
        if held.role not in (*OF_CONTROL, Role.EXECUTOR)
    ]
    return ShownPerson(
        id=person.pk, name=person.name, email=person.email, active=person.is_active, roles=roles
    )


@operation(router, "get", "/people", "listPeople", "people", Page[ShownPerson])
def list_people(request: HttpRequest, cursor: int | None = NUMBER, limit: int = LIMIT) -> Any:
    return page(seen_people(request.user), "pk", cursor, limit, _shown)
