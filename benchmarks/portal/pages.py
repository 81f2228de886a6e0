"""The pages of the portal that its people open most, each as somebody who opens it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

OPERATOR, EDITOR, KEEPER = "operator", "editor", "keeper"


@dataclass(frozen=True)
class Page:
    """`path`: with names of a museum, a room, a person; `weight`: how often, against the others."""

    name: str
    path: str
    person: str = KEEPER
    weight: int = 1


PAGES = (
    Page("museums", "/", OPERATOR, 3),
    Page("museums of a region", "/", EDITOR),
    Page("a museum", "/museums/{museum}/", weight=4),
    Page("photographs", "/museums/{museum}/photographs", weight=3),
    Page("photographs, the list alone", "/museums/{museum}/photographs/list", weight=3),
    Page("rooms", "/museums/{museum}/rooms", weight=3),
    Page("a room", "/museums/{museum}/rooms/{photograph}", weight=4),
    Page("texts", "/museums/{museum}/texts", weight=2),
    Page("visit", "/museums/{museum}/visit"),
    Page("publishing", "/museums/{museum}/publish", weight=3),
    Page("work", "/museums/{museum}/jobs"),
    Page("folder", "/museums/{museum}/folder"),
    Page("board", "/board/jetisu", EDITOR, 2),
    Page("board as a sheet", "/board/jetisu/table.xlsx", EDITOR),
    Page("archive and room", "/museums/{museum}/keeping", EDITOR),
    Page("a new museum", "/museums/new", OPERATOR),
    Page("people", "/people", OPERATOR),
    Page("invite", "/people/invite", OPERATOR),
    Page("a person", "/people/{person}", OPERATOR),
    Page("journal", "/journal", OPERATOR, 2),
    Page("journal of a museum", "/journal?museum={museum}", OPERATOR),
    Page("account", "/account"),
    Page("safety of the account", "/account/safety"),
)


def address(page: Page, number: int = 0) -> str:
    """Its path in the museum of that number."""
    from jetisu360.portal.originals.models import Photograph

    slug = f"museum-{number}"
    room = Photograph.objects.filter(museum__slug=slug).values_list("pk", flat=True).first()
    return page.path.format(museum=slug, photograph=room, person=person(KEEPER, number).pk)


def person(role: str, number: int = 0) -> Any:
    """Who opens it: the operator, the region's editor, or the keeper of the museum of that number."""
    from jetisu360.portal.accounts.models import Person

    place = {OPERATOR: 0, EDITOR: 1}.get(role, number + 2)
    return Person.objects.get(email=f"person-{place}@example.kz")
