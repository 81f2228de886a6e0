"""The page of absences: one's own, and for controllers those of the region."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from jetisu360.errors import JetisuError
from jetisu360.kazakh.alphabet import sort_key
from jetisu360.language import _
from jetisu360.portal.accounts.models import Person
from jetisu360.portal.control.absences import standing_in
from jetisu360.portal.control.absences.forms import AbsenceForm
from jetisu360.portal.control.assignments.models import Absence
from jetisu360.portal.looks.words import current_language, say

MOST = 200
"""Absences that are listed: the latest."""


def absences(request: HttpRequest) -> HttpResponseBase:
    """`?person=`: for whom the form is; oneself where it names nobody."""
    others = {one.pk: one for one in standing_in.people_of(request.user)}
    person = _chosen(request, others)
    form = AbsenceForm(person, request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            standing_in.make(request.user, person, data["substitute"], data["since"], data["until"])
        except JetisuError as error:
            form.add_error(None, error.say(current_language()))
        else:
            messages.success(request, say(_("It is written down who stands in.")))
            return redirect("absences:absences")
    today = timezone.localdate()
    rows = list(standing_in.seen_absences(request.user).order_by("-until", "-pk")[:MOST])
    own = {request.user.pk, *others}
    context = {
        "form": form,
        "chosen": person,
        "others": sorted(others.values(), key=lambda one: sort_key(str(one))),
        "rows": [(one, _stands(one, today), one.person_id in own) for one in rows],
    }
    return render(request, "absences/absences.html", context, status=422 if form.errors else 200)


def _chosen(request: HttpRequest, others: dict[int, Person]) -> Person:
    asked = request.GET.get("person", "")
    if not asked or asked == str(request.user.pk):
        return request.user
    found = others.get(int(asked)) if asked.isdecimal() and len(asked) < 19 else None
    if found is None:
        raise Http404
    return found


def _stands(one: Absence, today: object) -> str:
    if one.until < today:
        return "over"
    return "now" if one.since <= today else "coming"


def end(request: HttpRequest, absence: int) -> HttpResponseBase:
    """Ends today what runs, and takes back what has not begun."""
    try:
        ended = standing_in.end(request.user, absence)
    except Absence.DoesNotExist as error:
        raise Http404 from error
    said = _("It is ended.") if ended else _("It ends today by itself, or is over already.")
    messages.success(request, say(said))
    return redirect(reverse("absences:absences"))
