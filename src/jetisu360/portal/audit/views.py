"""Who did what, for operators: events in plain words."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from jetisu360.language import Message, _
from jetisu360.portal.audit.actions import ACTIONS, CALLED
from jetisu360.portal.audit.chain import BEGINNING
from jetisu360.portal.audit.filters import Filter
from jetisu360.portal.audit.models import Event, Head
from jetisu360.portal.audit.record import TOKEN
from jetisu360.portal.looks.words import say

_OTHER = _("did something that this version does not know: {action}")


@dataclass(frozen=True)
class Told:
    """An event as it is shown. `token`: the name of the one by which a program did it; `more`: (what, how it
    was) of its other details.
    """

    number: int
    at: datetime
    who: str
    token: str
    what: Message
    museum: str
    more: list[tuple[str, str]]


def audit(request: HttpRequest) -> HttpResponseBase:
    asked = Filter.of(request.GET.dict())
    events, before = asked.events()
    head = Head.objects.filter(pk=1).first()
    kinds = sorted(
        ((key, say(words, target="…")) for key, words in ACTIONS.items()), key=lambda item: item[1]
    )
    context = {
        "events": [_told(event) for event in events],
        "older": asked.address(before) if before else "",
        "asked": asked,
        "filtered": asked != Filter(before=asked.before),
        "kinds": kinds,
        "head": head.hash if head else BEGINNING,
        "count": head.number if head else 0,
    }
    return render(request, "audit/audit.html", context)


def words_of(event: Event) -> Message:
    """What was done, in plain words."""
    words = ACTIONS.get(event.action)
    if words is None:
        return _OTHER.fill(action=event.action)
    call = CALLED.get(event.action.partition(".")[0])
    return words.fill(target=(call and call(event.target)) or event.target)


def _told(event: Event) -> Told:
    museum = event.museum if event.museum != event.target else ""
    more = _details(event.details)
    token = next((value for name, value in more if name == TOKEN), "")
    rest = [(name, value) for name, value in more if name != TOKEN]
    return Told(event.number, event.at, event.actor, token, words_of(event), museum, rest)


def _details(text: str) -> list[tuple[str, str]]:
    """Names and values as they were recorded, for whoever wants to look closely."""
    try:
        found = json.loads(text)
    except ValueError:
        return [("", text[:500])]
    return [
        (str(key), value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
        for key, value in (found.items() if isinstance(found, dict) else [])
    ]
