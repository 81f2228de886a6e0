"""The rooms: their order, and the words of each."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from jetisu360.errors import JetisuError
from jetisu360.portal.looks.words import current_language, say
from jetisu360.portal.museums.documents import read_rooms
from jetisu360.portal.museums.editing import change, edit
from jetisu360.portal.museums.editing_views import SAVED, failed
from jetisu360.portal.museums.rooms import Room, moved, part_of, rooms_of, with_part
from jetisu360.portal.museums.texts_forms import RoomForm
from jetisu360.portal.originals.models import Photograph

DIRECTIONS = ("first", "up", "down")


def rooms(request: HttpRequest, museum: str) -> HttpResponseBase:
    """The list; a POST moves one room."""
    there = request.museum
    found = rooms_of(there, read_rooms(there))
    if request.method == "POST":
        direction, _sign, number = str(request.POST.get("move", "")).partition("-")
        named = next((room for room in found if str(room.photograph.pk) == number and not room.skipped), None)
        if named is None or direction not in DIRECTIONS:
            raise Http404
        name = named.photograph.name

        def made(values: Any) -> Any:
            there.document = values
            return moved(values, rooms_of(there, read_rooms(there)), name, direction)  # type: ignore[arg-type]

        try:
            change(there, made, request.user)
        except JetisuError as error:
            messages.error(request, error.say(current_language()))
        return redirect(f"{reverse('museums:rooms', args=[museum])}#room-{number}")
    context = {
        "museum": there,
        "rooms": [room for room in found if not room.skipped],
        "skipped": [room for room in found if room.skipped],
    }
    return render(request, "museums/rooms.html", context)


def room(request: HttpRequest, museum: str, photograph: int) -> HttpResponseBase:
    """The words of one room."""
    there = request.museum
    row = get_object_or_404(Photograph, museum=there, pk=photograph, kind=Photograph.PHOTOGRAPH)

    def its_part(values: Any) -> Any:
        return part_of(values, row.name)

    def with_its_part(values: Any, part: dict[str, Any]) -> Any:
        return values if part == its_part(values) else with_part(values, part)

    if request.method == "POST":
        try:
            form, saved = edit(there, request.POST, RoomForm, its_part, with_its_part, request.user)
        except JetisuError as error:
            form, saved = failed(RoomForm(request.POST, its_part(there.document)), error), False
    else:
        form, saved = RoomForm(None, its_part(there.document)), False
    found = rooms_of(there, read_rooms(there))
    before, after = _neighbours(found, row)
    if saved:
        messages.success(request, say(SAVED))
        shown = after if "next" in request.POST else None
        return redirect("museums:room", museum, (shown.photograph if shown else row).pk)
    this = next(item for item in found if item.photograph == row)
    context = {"museum": there, "form": form, "room": this, "before": before, "after": after}
    status = 409 if form.conflicts else 422 if form.errors else 200
    return render(request, "museums/room.html", context, status=status)


def _neighbours(found: list[Room], row: Photograph) -> tuple[Room | None, Room | None]:
    at = next(number for number, item in enumerate(found) if item.photograph == row)
    return (found[at - 1] if at else None, found[at + 1] if at + 1 < len(found) else None)
