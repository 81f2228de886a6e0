"""The texts of one's regions, and a new one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render

from jetisu360.errors import JetisuError
from jetisu360.files.limits import check_size
from jetisu360.language import _, _n
from jetisu360.portal.accounts.policy import Action, regions_where
from jetisu360.portal.control.assignments.models import Source
from jetisu360.portal.control.texts.forms import TextForm
from jetisu360.portal.control.texts.reading import Given, Read, day_of, most_bytes, of_file, of_paste
from jetisu360.portal.control.texts.refusals import TextKnown, TextNeither, TextTwice
from jetisu360.portal.control.texts.states import Decision
from jetisu360.portal.control.texts.taking import take
from jetisu360.portal.looks.words import current_language, say
from jetisu360.portal.museums.models import Region

PAGE = 40
PASTED = _("the pasted text")
TAKEN = _n("{n} proposal was found.", "{n} proposals were found.")
NOTHING_FOUND = _("The text asks nobody for anything that this program could find. Please read it yourself.")
SEVERAL = _n("{n} text was taken in from the e-mail.", "{n} texts were taken in from the e-mail.")
LEFT = _(
    "Of the e-mail these attachments were not read: {names}. Give each of them itself if it holds a text."
)
KNOWN = _("Here already, and not taken in again: {names}.")


def texts(request: HttpRequest) -> HttpResponseBase:
    regions = list(Region.objects.filter(regions_where(request.user, Action.CONTROL)).order_by("slug"))
    posted = request.method == "POST"
    form = TextForm(*((request.POST, request.FILES) if posted else ()), regions=regions)
    known = None
    if posted and form.is_valid():
        try:
            return _taken(request, form)
        except TextKnown as error:
            known = error.details["source"]
            form.known = True
            form.add_error(None, error.say(current_language()))
        except JetisuError as error:
            form.add_error(None, error.say(current_language()))
    page = Paginator(_rows(regions), PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "several": len(regions) > 1, "known": known}
    return render(request, "texts/texts.html", context, status=422 if form.errors else 200)


def _rows(regions: list[Region]) -> Any:
    """The newest first, with how much of each is decided."""
    counted = {
        name: Count("proposals", filter=Q(proposals__state=state))
        for name, state in (("left", Decision.OPEN), ("confirmed", Decision.CONFIRMED))
    }
    rows = Source.objects.filter(region__in=regions).defer("text")
    return rows.annotate(**counted).select_related("region").order_by("-pk")


def _taken(request: HttpRequest, form: TextForm) -> HttpResponseBase:
    """Raises: JetisuError"""
    values = form.cleaned_data
    read = _read(form, values)
    several = len(read.texts) > 1
    made, known = [], []
    for given in read.texts:
        options = {"number": values["number"], "again": values["again"]}
        title = "" if several else values["title"]
        try:
            day = day_of(given, values["dated"])
            made.append(take(request.user, form.region, given, day, title=title, **options))
        except TextKnown as error:
            if not several:
                _keep(form, given)
                raise
            known.append((given.title, error))
    if not made:
        raise known[0][1]
    _tell(request, read, made, [title for title, _error in known])
    return redirect("texts:text", made[0].pk) if len(made) == 1 else redirect("texts:texts")


def _read(form: TextForm, values: dict[str, Any]) -> Read:
    file, pasted = values.get("file"), values["text"]
    if file and pasted.strip():
        raise TextTwice
    if file:
        check_size(file.size, most_bytes(file.name), file.name)
        return of_file(file.read(), file.name)
    if not pasted.strip():
        raise TextNeither
    return of_paste(pasted, say(PASTED))


def _keep(form: TextForm, given: Given) -> None:
    """A file does not come back with its form: what was read of it stands in the box then."""
    form.data = form.data.copy()
    form.data["text"] = given.document.text
    if not form.data.get("title"):
        form.data["title"] = given.title
    if not form.data.get("dated") and given.day:
        form.data["dated"] = given.day.isoformat()


def _tell(request: HttpRequest, read: Read, made: list[Source], known: list[str]) -> None:
    if len(made) > 1:
        messages.success(request, say(SEVERAL, n=len(made)))
    elif count := made[0].proposals.count():
        messages.success(request, say(TAKEN, n=count))
    else:
        messages.warning(request, say(NOTHING_FOUND))
    if known:
        messages.warning(request, say(KNOWN, names="; ".join(known)))
    if read.left:
        messages.warning(request, say(LEFT, names="; ".join(read.left)))
