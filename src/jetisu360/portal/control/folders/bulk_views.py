"""The form of acts on several assignments, and what came of each."""

from __future__ import annotations

import re
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from jetisu360.errors import JetisuError
from jetisu360.portal.control.assignments.terms import YEARS
from jetisu360.portal.control.folders.bulk import MOST_CHOSEN, WORDS, Chosen, Several, carry_out
from jetisu360.portal.control.folders.filters import Filter
from jetisu360.portal.control.folders.places import folders_of, sight_of
from jetisu360.portal.control.folders.refusals import NoSuchDay, NothingChosen, TooManyChosen
from jetisu360.portal.control.folders.rows import card
from jetisu360.portal.looks.words import current_language

_CHOSEN = re.compile(r"([1-9][0-9]{0,17})-([1-9][0-9]{0,8})", re.ASCII)


def several(request: HttpRequest) -> HttpResponseBase:
    """Does it, and says what came of each. `chosen`: number and revision, as the list shows them;
    `shown`: likewise, of the whole page, where `all` is ticked.
    """
    asked = Filter.of(request.GET, folders_of(sight_of(request.user, timezone.localdate())))
    back = reverse("folders:folders") + asked.query(after=asked.after)
    act = next((one for one in Several if one == request.POST.get("act")), None)
    if act is None:
        return redirect(back)
    try:
        executor, due = _number(request.POST.get("executor", "")), _day(request.POST.get("due", ""))
        outcomes = carry_out(request.user, act, _chosen(request), executor=executor, due=due)
    except JetisuError as error:
        messages.error(request, error.say(current_language()))
        return redirect(back)
    language = current_language()
    shown = [(one, card(one.number), one.wrong.say(language) if one.wrong else "") for one in outcomes]
    context = {
        "act": WORDS[act],
        "done": [line for line in shown if line[0].wrong is None],
        "refused": [line for line in shown if line[0].wrong is not None],
        "back": back,
    }
    return render(request, "folders/several.html", context)


def _chosen(request: HttpRequest) -> list[Chosen]:
    """Raises NothingChosen, TooManyChosen."""
    named = "shown" if request.POST.get("all") else "chosen"
    found = [_CHOSEN.fullmatch(text) for text in dict.fromkeys(request.POST.getlist(named))]
    chosen = [Chosen(int(one[1]), int(one[2])) for one in found if one]
    if not chosen:
        raise NothingChosen
    if len(chosen) > MOST_CHOSEN:
        raise TooManyChosen(limit=MOST_CHOSEN)
    return chosen


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def _day(text: str) -> date | None:
    """Raises NoSuchDay."""
    if not text:
        return None
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise NoSuchDay from None
    if found.year not in YEARS:
        raise NoSuchDay
    return found
