"""The journal, for whoever may read it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Router
from ninja.params.functions import Query
from pydantic import BaseModel

from jetisu360.portal.api.operation import operation
from jetisu360.portal.api.paging import NUMBER, Page
from jetisu360.portal.audit.filters import Filter
from jetisu360.portal.audit.models import Event
from jetisu360.portal.audit.views import words_of
from jetisu360.portal.looks.words import say

router = Router(tags=["journal"])


class ShownEvent(BaseModel):
    """`details`: JSON as it was recorded. `previous` and `hash`: the chain (docs/portal.md)."""

    number: int
    at: datetime
    who: str
    action: str
    message: str
    museum: str
    target: str
    details: str
    previous: str
    hash: str


def _shown(event: Event) -> ShownEvent:
    return ShownEvent(
        number=event.number,
        at=event.at,
        who=event.actor,
        action=event.action,
        message=say(words_of(event)),
        museum=event.museum,
        target=event.target,
        details=event.details,
        previous=event.previous,
        hash=event.hash,
    )


@operation(router, "get", "/events", "listEvents", "events", Page[ShownEvent])
def list_events(
    request: HttpRequest,
    cursor: int | None = NUMBER,
    museum: str = Query("", max_length=60),
    who: str = Query("", max_length=200),
    action: str = Query("", max_length=60),
) -> Any:
    asked = {"museum": museum, "actor": who, "action": action, "before": str(cursor or "")}
    events, before = Filter.of(asked).events()
    return Page[Any](items=[_shown(event) for event in events], next=str(before) if before else None)
