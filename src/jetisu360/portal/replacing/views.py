"""The pages of replaced photographs. Their pictures are the originals' own: for who may edit the museum."""

from __future__ import annotations

import math
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from jetisu360.errors import JetisuError
from jetisu360.language import Message, _, pick
from jetisu360.panorama.geometry.sphere import Level
from jetisu360.panorama.geometry.turn import Turn
from jetisu360.portal.looks.words import current_language, say
from jetisu360.portal.museums.documents import read_rooms
from jetisu360.portal.museums.rooms import rooms_of
from jetisu360.portal.originals.models import Photograph
from jetisu360.portal.replacing import answers
from jetisu360.portal.replacing.models import Replacement
from jetisu360.portal.replacing.pictures import read, strip
from jetisu360.portal.replacing.refusals import NothingAside, WrongDegrees
from jetisu360.portal.uploads.shown import rooms_by_photograph

STATES: dict[str, Message] = {
    Replacement.WAITING: _("Old and new are being compared."),
    Replacement.TURNED: _("Labels and ways were turned with the new photograph."),
    Replacement.UNSURE: _("Please look whether both pictures fit: the labels are not turned yet."),
    Replacement.OTHER: _("The new photograph seems to show another room."),
    Replacement.KEPT: _("Labels and ways are where you wanted them."),
    Replacement.ASIDE: _("The labels lie aside; put them into any room."),
    Replacement.BACK: _("The old photograph is there again, or its room was removed: nothing was changed."),
}
MOST = 100
"""Replacements that the page lists, the latest first."""


def replaced(request: HttpRequest, museum: str) -> HttpResponseBase:
    """All of them, those that wait for an answer first."""
    rows = list(Replacement.objects.filter(museum=request.museum)[:MOST])
    rows.sort(key=lambda row: row.state not in Replacement.ASKED)
    titles = _titles(request.museum)
    shown = [(row, titles.get(row.name, row.name), STATES[row.state]) for row in rows]
    return render(request, "replacing/list.html", {"museum": request.museum, "rows": shown})


def one(request: HttpRequest, museum: str, replacement: int) -> HttpResponseBase:
    """Old and new one above the other, and what to do with the labels."""
    row = _row(request, replacement)
    if request.method == "POST":
        try:
            said = _answered(row, request)
        except JetisuError as error:
            messages.error(request, error.say(current_language()))
        else:
            messages.success(request, say(said))
        return redirect("replacing:one", museum, row.pk)
    turn = row.turn
    try:
        turn = _turn(request.GET) if "yaw" in request.GET else turn
    except WrongDegrees as error:
        messages.error(request, error.say(current_language()))
    problem = pick(row.problem, current_language()) if row.problem else ""
    context = {
        "museum": request.museum,
        "row": row,
        "title": _titles(request.museum).get(row.name, row.name),
        "state": STATES[row.state],
        "problem": problem,
        "turn": turn,
        "found": row.found,
        "look": _to_look_at(row),
        "asked": row.state in Replacement.ASKED,
        "may_edit": not request.museum.archived,
        "rooms": rooms_of(request.museum, read_rooms(request.museum)) if row.aside else [],
        "code": current_language(),
    }
    return render(request, "replacing/one.html", context)


def strip_picture(request: HttpRequest, museum: str, replacement: int) -> HttpResponse:
    """`which=old`, or the new photograph as it is turned by `yaw`, `pitch` and `roll`."""
    row = _row(request, replacement)
    old = request.GET.get("which") == "old"
    try:
        turn = Turn() if old else _turn(request.GET)
        photo = read(row.museum, row.name, row.sha256 if old else row.new_sha256)
    except (JetisuError, OSError):
        raise Http404 from None
    levels = row.found.get("levels", {})
    level = Level(*levels.get("old" if old else "new", (0.0, 0.0)))
    answer = HttpResponse(strip(photo, level, turn), content_type="image/jpeg")
    answer["Cache-Control"] = "private, max-age=3600"
    return answer


def _answered(row: Replacement, request: HttpRequest) -> Message:
    choice = request.POST.get("choice")
    if choice == "turn":
        answers.turn_document(row, _turn(request.POST), request.user)
        return _("Labels and ways were turned with the new photograph.")
    if choice == "take_back":
        answers.take_back(row, request.user)
        return _("Labels and ways are where they were.")
    if choice == "keep":
        answers.keep(row, request.user)
        return _("Labels and ways stay where they are.")
    if choice == "aside":
        answers.put_aside(row, request.user)
        return _("The labels lie aside with all their words; none is lost.")
    if choice == "put_back":
        answers.put_back(row, request.user)
        return _("The old photograph is there again.")
    if choice == "place":
        number = request.POST.get("photograph", "")
        there = Photograph.objects.filter(
            museum=row.museum, kind=Photograph.PHOTOGRAPH, pk=number if number.isdecimal() else 0
        ).first()
        if there is None:
            raise NothingAside
        answers.place(row, there, request.user)
        return _("The labels are in the room; move them to their places.")
    raise Http404


def _turn(asked: Any) -> Turn:
    """Raises WrongDegrees."""
    values = []
    for name, most in (("yaw", 180.0), ("pitch", 90.0), ("roll", 90.0)):
        try:
            value = float(str(asked.get(name) or "0").replace(",", ".").replace("\u2212", "-"))
        except ValueError:
            raise WrongDegrees from None
        if not math.isfinite(value) or abs(value) > most:
            raise WrongDegrees
        values.append(value)
    return Turn(*values)


def _row(request: HttpRequest, number: int) -> Replacement:
    found = Replacement.objects.filter(museum=request.museum, pk=number).select_related("museum").first()
    if found is None:
        raise Http404
    return found


def _titles(museum: Any) -> dict[str, str]:
    keys = rooms_by_photograph(museum)
    rows = Photograph.objects.filter(museum=museum, kind=Photograph.PHOTOGRAPH)
    return {row.name: keys.get(row.key) or row.name for row in rows}


def _to_look_at(row: Replacement) -> list[tuple[str, float | None]]:
    """What to call the labels that a step aside has moved things of, and by how much."""
    found = []
    for told in row.found.get("look", ()):
        label: Any = row.museum.document
        try:
            for step in told["place"]:
                label = label[step]
        except (KeyError, IndexError, TypeError):
            continue
        title = label.get("title") or {}
        name = pick(title, current_language()) if title else label.get("object") or label.get("id") or ""
        found.append((name or "–", told["off"]))
    return found
