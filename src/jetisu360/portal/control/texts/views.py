"""The page of one text, and every decision on its proposals."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from jetisu360.errors import JetisuError
from jetisu360.language import Message, _
from jetisu360.portal.accounts.policy import Action, regions_where
from jetisu360.portal.control.assignments.models import Source
from jetisu360.portal.control.texts import deciding, refusals
from jetisu360.portal.control.texts.forms import ProposalForm
from jetisu360.portal.control.texts.models import Proposal
from jetisu360.portal.control.texts.page import Desk, page_of
from jetisu360.portal.control.texts.proposing import propose
from jetisu360.portal.looks.words import current_language, say
from jetisu360.portal.museums.models import Region

CONFIRMED = _("Draft № {number}.")
ASSIGNED = _("Assigned: № {number}.")
REFUSED = _("Refused.")
SAVED = _("Saved.")
SPLIT = _("Two proposals now. This is the first of them.")
MERGED = _("One proposal now.")
UNDONE = _("Taken back: this proposal is open again.")
PROPOSED = _("Now it is among the proposals.")
ALL_DECIDED = _("That was the last one: everything that was found is decided.")


def text(request: HttpRequest, source: int) -> HttpResponseBase:
    at = request.GET.get("at", "")
    return _page(
        request, Desk.of(_source(request, source)), int(at) if at.isdecimal() and len(at) < 18 else None
    )


def _source(request: HttpRequest, number: int) -> Source:
    """A text of a region that the person controls: any other is not there."""
    regions = Region.objects.filter(regions_where(request.user, Action.CONTROL))
    rows = Source.objects.select_related("region", "reading")
    return get_object_or_404(rows.filter(region__in=regions), pk=number)


def _page(
    request: HttpRequest, desk: Desk, at: int | None, form: ProposalForm | None = None
) -> HttpResponseBase:
    context = {"source": desk.source, "page": page_of(desk, at, form)}
    return render(request, "texts/text.html", context, status=422 if form is not None else 200)


def propose_passage(request: HttpRequest, source: int) -> HttpResponseBase:
    """POST `passage`: the number of one that was not read."""
    there, passage = _source(request, source), request.POST.get("passage", "")
    made = propose(request.user, there, int(passage) if passage.isdecimal() and len(passage) < 10 else 0)
    messages.success(request, say(PROPOSED))
    return _go(request, there, made)


def decide(request: HttpRequest, source: int, proposal: int) -> HttpResponseBase:
    """POST `do`: confirm, give (confirm and assign), save, `due DAY`, split, merge, refuse, assign, undo."""
    desk = Desk.of(_source(request, source))
    # Also one that has been merged or split meanwhile: the refusal says so, rather than that it is not there.
    there = desk.named(proposal) or get_object_or_404(desk.source.proposals, pk=proposal)
    wish, _space, rest = request.POST.get("do", "").partition(" ")
    try:
        if wish in PLAIN:
            return _go(request, desk.source, PLAIN[wish](request, desk, there))
        if wish not in FILLED:
            raise Http404
        return _filled(request, desk, there, wish, rest)
    except (refusals.ProposalOvertaken, refusals.ProposalDecided, refusals.NothingToUndo) as error:
        messages.error(request, error.say(current_language()))
        return _go(request, desk.source, there)


def _filled(request: HttpRequest, desk: Desk, there: Proposal, wish: str, rest: str) -> HttpResponseBase:
    data = request.POST
    if wish == "due":
        data = data.copy()
        data["due"] = rest
    form = desk.form(there, data)
    if form.is_valid():
        try:
            return _go(request, desk.source, FILLED[wish](request, desk, there, form))
        except (refusals.ProposalOvertaken, refusals.ProposalDecided):
            raise
        except JetisuError as error:
            form.add_error(None, error.say(current_language()))
    return _page(request, desk, there.pk, form)


def _go(request: HttpRequest, source: Source, to: Proposal | None) -> HttpResponseBase:
    address = reverse("texts:text", args=[source.pk])
    return redirect(f"{address}?at={to.pk}#p-{to.pk}" if to else address)


def _revision(request: HttpRequest) -> int | None:
    """Of the proposal as the page showed it."""
    value = request.POST.get("revision", "")
    return int(value) if value.isdecimal() and len(value) < 10 else None


def _on(request: HttpRequest, desk: Desk, there: Proposal, done: Message) -> Proposal:
    """Says what was done; the next to be decided."""
    messages.success(request, say(done))
    following = desk.next_open(there)
    if following is None:
        messages.success(request, say(ALL_DECIDED))
    return following or there


def _confirm(request: HttpRequest, desk: Desk, there: Proposal, form: ProposalForm) -> Proposal:
    made = deciding.confirm(request.user, there.pk, form.filling(), desk.offices, _revision(request))
    return _on(request, desk, there, CONFIRMED.fill(number=made.pk))


def _give(request: HttpRequest, desk: Desk, there: Proposal, form: ProposalForm) -> Proposal:
    filling, revision = form.filling(), _revision(request)
    made = deciding.confirm(request.user, there.pk, filling, desk.offices, revision, assign=True)
    return _on(request, desk, there, ASSIGNED.fill(number=made.pk))


def _save(request: HttpRequest, _desk: Desk, there: Proposal, form: ProposalForm) -> Proposal:
    deciding.fill(request.user, there.pk, form.filling(), _revision(request))
    messages.success(request, say(SAVED))
    return there


def _split(request: HttpRequest, _desk: Desk, there: Proposal, form: ProposalForm) -> Proposal:
    place = request.POST.get("place", "")
    at = int(place) if place.isdecimal() and len(place) < 10 else -1
    made = deciding.split(request.user, there.pk, at, form.filling(), _revision(request))
    messages.success(request, say(SPLIT))
    return made


def _merge(request: HttpRequest, desk: Desk, there: Proposal, form: ProposalForm) -> Proposal:
    with transaction.atomic():
        other = deciding.next_of(there)
        if other is None:
            raise refusals.NothingToMerge
        of_next = desk.filling(other)
        made = deciding.merge(request.user, there.pk, form.filling(), of_next, _revision(request))
    messages.success(request, say(MERGED))
    return made


def _refuse(request: HttpRequest, desk: Desk, there: Proposal) -> Proposal:
    deciding.refuse(request.user, there.pk, _revision(request))
    return _on(request, desk, there, REFUSED)


def _assign(request: HttpRequest, _desk: Desk, there: Proposal) -> Proposal:
    try:
        made = deciding.assign(request.user, there.pk)
    except JetisuError as error:
        messages.error(request, error.say(current_language()))
    else:
        messages.success(request, say(ASSIGNED, number=made.pk))
    return there


def _undo(request: HttpRequest, _desk: Desk, there: Proposal) -> Proposal:
    try:
        found = deciding.undo(request.user, there.pk)
    except (refusals.DraftGiven, refusals.PartsDecided) as error:
        messages.error(request, error.say(current_language()))
        return there
    messages.success(request, say(UNDONE))
    return found


PLAIN: dict[str, Any] = {"refuse": _refuse, "assign": _assign, "undo": _undo}
FILLED: dict[str, Any] = {
    "confirm": _confirm,
    "give": _give,
    "save": _save,
    "due": _save,
    "split": _split,
    "merge": _merge,
}
