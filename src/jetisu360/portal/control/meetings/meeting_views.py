"""The page of a meeting: what was promised last time, the agenda, and how the meeting goes on."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from jetisu360.errors import JetisuError
from jetisu360.language import _, _n
from jetisu360.portal.control.assignments.models import Source
from jetisu360.portal.control.assignments.standing import seen_by
from jetisu360.portal.control.meetings import agenda, holding, questions
from jetisu360.portal.control.meetings.adding import add_asked, typed_text
from jetisu360.portal.control.meetings.forms import MeetingForm
from jetisu360.portal.control.meetings.links import card, text_page, texts
from jetisu360.portal.control.meetings.models import Item, Meeting
from jetisu360.portal.control.meetings.promised import promised, rows_of
from jetisu360.portal.control.meetings.rights import Rights
from jetisu360.portal.looks.question import ask, is_confirmed
from jetisu360.portal.looks.words import current_language, say

MOST_TEXTS = 50
MOST_OUTCOME = 4000
CARRIED = _n(
    "The meeting is over. {n} item was not dealt with and is carried over.",
    "The meeting is over. {n} items were not dealt with and are carried over.",
)
HELD = _("The meeting is over. Everything on its agenda was dealt with.")


def meeting(request: HttpRequest, meeting: int) -> HttpResponseBase:
    """POST: does what `do` names (`_ACTS`), and shows the page again."""
    rights = Rights(request.user)
    there = rights.meeting(meeting, change=request.method == "POST")
    if request.method == "POST":
        if request.POST.get("do") == "hold" and there.planned and not is_confirmed(request):
            question = questions.close(there, request.POST.get("revision", "")[:10])
            return ask(request, question, reverse("meetings:meeting", args=[there.pk]))
        act = _ACTS.get(request.POST.get("do", ""))
        if act is not None:
            try:
                act(request, there)
            except JetisuError as error:
                messages.error(request, error.say(current_language()))
        return redirect("meetings:meeting", there.pk)
    return render(request, "meetings/meeting.html", _context(request, rights, there))


def _context(request: HttpRequest, rights: Rights, there: Meeting) -> dict[str, object]:
    today = timezone.localdate()
    seen = seen_by(request.user, today)
    items = agenda.agenda_of(there)
    shown = {row.assignment.pk: row for row in rows_of([one.assignment for one in items if one.assignment])}
    may_change = there.series.region_id in rights.held
    free = Source.objects.filter(region=there.series.region_id, meeting=None).defer("text")
    problems = rights.problems().filter(region=there.series.region_id, answered_at=None)
    return {
        "meeting": there,
        "series": there.series,
        "promised": promised(there, seen, today),
        "items": items,
        "shown": shown,
        "left": sum(one.settled_at is None for one in items),
        "backlog": agenda.backlog_of(there.series) if there.planned else [],
        "may_change": may_change,
        "may_hold": may_change and there.planned and there.day <= today,
        "form": MeetingForm(initial={"day": there.day, "place": there.place}),
        "texts": list(free[:MOST_TEXTS]) if may_change else [],
        "texts_address": texts(),
        "minutes_page": text_page(there.minutes_id) if there.minutes_id else "",
        "card": card,
        "problems": list(problems[:100]) if may_change and there.planned else [],
    }


def _revision(request: HttpRequest) -> int | None:
    digits = request.POST.get("revision", "")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else None


def _changed(request: HttpRequest, there: Meeting, what: Callable[[Meeting], None]) -> None:
    """Of the agenda, in one transaction with its entry."""
    with transaction.atomic():
        locked = holding.locked(there.pk, _revision(request))
        what(locked)
        holding.saved(locked, request.user, "meeting.agenda", {"what": request.POST["do"]})


def _item(request: HttpRequest, meeting: Meeting | None, there: Meeting) -> Item:
    """
    Raises:
        Http404: it is not on this agenda, or, with None, not in the backlog of the series.
    """
    digits = request.POST.get("item", "")
    if not (digits.isascii() and digits.isdigit() and len(digits) < 19):
        raise Http404
    rows = Item.objects.select_related("series").filter(series=there.series_id, meeting=meeting)
    return get_object_or_404(rows, pk=int(digits))


def _add(request: HttpRequest, there: Meeting) -> None:
    def add(locked: Meeting) -> None:
        add_asked(request, locked.series, locked)

    _changed(request, there, add)


def _take(request: HttpRequest, there: Meeting) -> None:
    _changed(request, there, lambda locked: agenda.put(_item(request, None, there), locked))


def _later(request: HttpRequest, there: Meeting) -> None:
    def put(locked: Meeting) -> None:
        agenda.must_be_open(locked)
        agenda.put(_item(request, locked, there), None)

    _changed(request, there, put)


def _shift(request: HttpRequest, there: Meeting) -> None:
    def shift(locked: Meeting) -> None:
        agenda.must_be_open(locked)
        agenda.shift(_item(request, locked, there), up=request.POST["do"] == "up")

    _changed(request, there, shift)


def _settle(request: HttpRequest, there: Meeting) -> None:
    def settle(locked: Meeting) -> None:
        agenda.must_be_open(locked)
        outcome = typed_text(request, "outcome", MOST_OUTCOME)
        agenda.settle(_item(request, locked, there), outcome, request.POST["do"] == "settle")

    _changed(request, there, settle)


def _hold(request: HttpRequest, there: Meeting) -> None:
    carried = holding.hold(request.user, there.pk, _revision(request))
    messages.success(request, say(CARRIED, n=carried) if carried else say(HELD))


def _change(request: HttpRequest, there: Meeting) -> None:
    form = MeetingForm(request.POST)
    if not form.is_valid():
        messages.error(request, say(_("Write a day, such as 31.03.2027.")))
        return
    holding.change_meeting(
        request.user, there.pk, _revision(request), form.cleaned_data["day"], form.cleaned_data["place"]
    )
    messages.success(request, say(_("Saved.")))


def _minutes(request: HttpRequest, there: Meeting) -> None:
    chosen = request.POST.get("source", "")
    source = None
    if chosen:
        number = int(chosen) if chosen.isascii() and chosen.isdigit() and len(chosen) < 19 else 0
        source = get_object_or_404(Source, region=there.series.region_id, pk=number)
    holding.tie_minutes(request.user, there.pk, source)
    messages.success(request, say(_("Saved.")))


_ACTS: Mapping[str, Callable[[HttpRequest, Meeting], None]] = {
    "add": _add,
    "take": _take,
    "later": _later,
    "up": _shift,
    "down": _shift,
    "settle": _settle,
    "reopen": _settle,
    "hold": _hold,
    "change": _change,
    "minutes": _minutes,
}
