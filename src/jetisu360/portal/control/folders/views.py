"""The page of the folders, and its sheet."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from jetisu360.language import Message, _p
from jetisu360.portal.accounts.policy import Action, allowed
from jetisu360.portal.control.assignments.words import STATES as STATE_WORDS
from jetisu360.portal.control.folders import choices, listing
from jetisu360.portal.control.folders.bulk import ACTS_OF, WORDS
from jetisu360.portal.control.folders.filters import Filter
from jetisu360.portal.control.folders.models import SavedFilter
from jetisu360.portal.control.folders.places import LEADS, STATES, TITLES, Folder, folders_of, sight_of
from jetisu360.portal.control.folders.refusals import SheetTooLong
from jetisu360.portal.control.folders.rows import rows
from jetisu360.portal.control.folders.sheet import MOST_ROWS, sheet
from jetisu360.portal.looks.shown import number as in_figures
from jetisu360.portal.looks.words import current_language, say

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WITH_BELOW = (Folder.CONTROL, Folder.DRAFTS, Folder.CLOSED)
"""Folders that may show what offices give to each other as well."""

QUICK: tuple[tuple[Message, str, str | bool], ...] = (
    (_p("quick filter", "Overdue"), "due", "overdue"),
    (_p("quick filter", "Due this week"), "due", "week"),
    (_p("quick filter", "Returned"), "returned", True),
    (_p("quick filter", "Ask for a later date"), "asked", True),
)
"""What is looked for most, a step away: words, field of the filter, its value."""


def folders(request: HttpRequest) -> HttpResponse:
    """One folder, narrowed as the address says, a page of it."""
    today = timezone.localdate()
    sight = sight_of(request.user, today)
    known = folders_of(sight)
    asked = Filter.of(request.GET, known)
    found = listing.page(request.user, sight, asked, today)
    acts = ACTS_OF.get(asked.folder, ()) if found.rows else ()
    tabs = [
        (one, TITLES[one], asked.query(folder=one, state=""), _counted(found.counts[one])) for one in known
    ]
    context: dict[str, Any] = {
        "asked": asked,
        "tabs": tabs,
        "lead": LEADS[asked.folder],
        "rows": rows(found.rows, today),
        "number": found.number,
        "counted": _counted(found.number),
        "next": asked.query(after=found.after) if found.after else "",
        "first": asked.query() if asked.after else "",
        "all": asked.query(**_nothing(asked)),
        "states": [(one, STATE_WORDS[one]) for one in STATES[asked.folder]],
        "offices": choices.offices(sight),
        "programmes": choices.programmes(sight),
        "sources": choices.sources(sight),
        "saved": list(SavedFilter.objects.filter(person=request.user)),
        "here": asked.query(),
        "acts": [(act, WORDS[act]) for act in acts],
        "may_import": asked.folder == Folder.DRAFTS and allowed(request.user, Action.CONTROL),
        "quick": [
            (words, asked.query(**_turned(asked, key, on)), getattr(asked, key) == on)
            for words, key, on in QUICK
        ]
        if asked.folder in (Folder.EXECUTE, Folder.CONTROL)
        else [],
        "sees_below": bool(sight.regions) and asked.folder in WITH_BELOW,
    }
    return render(request, "folders/folders.html", context)


def _turned(asked: Filter, key: str, on: str | bool) -> dict[str, Any]:
    """One field on, or off again."""
    off = "" if isinstance(on, str) else False
    return {key: off if getattr(asked, key) == on else on}


def _nothing(asked: Filter) -> dict[str, Any]:
    """The folder as a whole."""
    empty = Filter(asked.folder)
    return {field.name: getattr(empty, field.name) for field in fields(Filter)}


def _counted(number: int) -> str:
    most = listing.MOST_COUNTED
    return f"{in_figures(most)}+" if number > most else in_figures(number)


def table(request: HttpRequest) -> HttpResponseBase:
    """The whole filter as XLSX."""
    today = timezone.localdate()
    sight = sight_of(request.user, today)
    asked = Filter.of(request.GET, folders_of(sight))
    numbers = listing.all_numbers(sight, asked, today, MOST_ROWS + 1)
    if len(numbers) > MOST_ROWS:
        messages.error(request, SheetTooLong(limit=MOST_ROWS).say(current_language()))
        return redirect(reverse("folders:folders") + asked.query())
    data = sheet(say(TITLES[asked.folder]), listing.rows_of(request.user, numbers, today), today)
    answer = HttpResponse(data, content_type=XLSX)
    name = f"{asked.folder.value}-{today.isoformat()}.xlsx"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store"
    return answer
