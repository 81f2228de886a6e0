"""The page of a museum's photographs, and what is done from it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from pydantic import ValidationError

from jetisu360.errors import JetisuError
from jetisu360.language import _, _n
from jetisu360.portal.accounts.policy import Action, allowed
from jetisu360.portal.looks.words import current_language, say
from jetisu360.portal.originals.models import Photograph
from jetisu360.portal.uploads import checking, receiving
from jetisu360.portal.uploads.known import Question, by_content, fitting
from jetisu360.portal.uploads.models import Removed, Upload
from jetisu360.portal.uploads.refusals import NothingChosen, UploadRefused
from jetisu360.portal.uploads.removed import KEPT_FOR, remove, restore
from jetisu360.portal.uploads.room import check_room, room_left
from jetisu360.portal.uploads.shown import rooms_by_photograph, shelf
from jetisu360.portal.uploads.sweep import sweep_sometimes
from jetisu360.portal.uploads.thumbnails import thumbnail
from jetisu360.portal.uploads.words import words

RECEIVED = _n("{n} photograph was received.", "{n} photographs were received.")


def _before_reading(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A form with files: whether they fit is asked before a byte of them is read, CSRF after that."""

    def looked_at(request: HttpRequest, museum: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "POST":
            try:
                check_room(request.museum, int(request.headers.get("Content-Length") or 0) - 10_000)
            except UploadRefused as error:
                messages.error(request, error.say(current_language()))
                return redirect("uploads:photographs", museum)
        return csrf_protect(view)(request, museum, *args, **kwargs)

    return csrf_exempt(looked_at)


@_before_reading
def photographs(request: HttpRequest, museum: str) -> HttpResponseBase:
    """The page; its form is for browsers without script."""
    if request.method == "POST":
        _take_form(request, "")
        return redirect("uploads:photographs", museum)
    sweep_sometimes()
    return render(request, "uploads/photographs.html", {**_shown(request), "words": words(), "replaces": ""})


def photograph_list(request: HttpRequest, museum: str) -> HttpResponse:
    """What of the page changes while photographs come in."""
    return render(request, "uploads/list.html", _shown(request))


def _shown(request: HttpRequest) -> dict[str, Any]:
    receiving.finish_all(request.museum)
    found = shelf(request.museum)
    checking.wake()
    return {
        "museum": request.museum,
        "shelf": found,
        "left": room_left(request.museum),
        "may_edit": not request.museum.archived and allowed(request.user, Action.EDIT_MUSEUM, request.museum),
        "kept_days": KEPT_FOR.days,
    }


def _take_form(request: HttpRequest, replaces: str) -> None:
    """Files of a plain form, each the way of an upload; each that is not taken is one sentence."""
    files = request.FILES.getlist("photographs")
    if not files:
        messages.error(request, NothingChosen().say(current_language()))
    taken = 0
    for file in files:
        try:
            upload = receiving.begin(
                request.museum, request.user, file.name or "", file.size, replaces=replaces
            )
            receiving.append(upload, 0, file, file.size, None)
            receiving.finish(upload)
            taken += 1
        except JetisuError as error:
            messages.error(request, error.say(current_language()))
    if taken:
        messages.success(request, say(RECEIVED, n=taken))


def known(request: HttpRequest, museum: str) -> HttpResponse:
    """What the script asks before it sends: of all files by name and size, or of one by content."""
    try:
        asked = Question.model_validate(json.loads(request.body))
    except (ValueError, ValidationError, RecursionError):
        return JsonResponse({"error": "files: [{name, size, sha256, replaces}]"}, status=400)
    if any(file.sha256 for file in asked.files):
        return JsonResponse({"files": [by_content(request.museum, file) for file in asked.files]})
    return JsonResponse(fitting(request.museum, asked.files))


def _photograph(request: HttpRequest, number: int) -> Photograph:
    """One of this museum; another museum's is not there."""
    found = (
        Photograph.objects.filter(museum=request.museum, pk=number)
        .select_related("museum", "who")
        .defer("museum__document")
        .first()
    )
    if found is None:
        raise Http404
    return found


def small(request: HttpRequest, museum: str, photograph: int) -> HttpResponse:
    """The thumbnail."""
    data = thumbnail(_photograph(request, photograph))
    if data is None:
        checking.wake()
        raise Http404
    answer = HttpResponse(data, content_type="image/webp")
    patch_cache_control(answer, private=True, max_age=86400)
    return answer


def remove_photograph(request: HttpRequest, museum: str, photograph: int) -> HttpResponse:
    found = _photograph(request, photograph)
    if request.method == "POST":
        try:
            remove(found, request.user)
        except JetisuError as error:
            messages.error(request, error.say(current_language()))
        else:
            messages.success(
                request, say(_("“{name}” was removed. Below, it can be put back."), name=found.name)
            )
        return redirect("uploads:photographs", museum)
    room = rooms_by_photograph(request.museum).get(found.key, "")
    shown = {"museum": request.museum, "photograph": found, "room": room, "kept_days": KEPT_FOR.days}
    return render(request, "uploads/remove.html", shown)


def restore_photograph(request: HttpRequest, museum: str, removed: int) -> HttpResponse:
    found = (
        Removed.objects.filter(museum=request.museum, pk=removed)
        .select_related("museum")
        .defer("museum__document")
        .first()
    )
    if found is None:
        raise Http404
    try:
        back = restore(found, request.user)
        messages.success(request, say(_("“{name}” is back."), name=back.name))
    except JetisuError as error:
        messages.error(request, error.say(current_language()))
    return redirect("uploads:photographs", museum)


@_before_reading
def replace_photograph(request: HttpRequest, museum: str, photograph: int) -> HttpResponseBase:
    """Another picture under the same name: what was said of the room stays."""
    found = _photograph(request, photograph)
    if request.method == "POST":
        _take_form(request, found.name)
        return redirect("uploads:photographs", museum)
    room = rooms_by_photograph(request.museum).get(found.key, "")
    shown = {
        "museum": request.museum,
        "photograph": found,
        "room": room,
        "left": room_left(request.museum),
        "words": words(),
        "replaces": found.name,
    }
    return render(request, "uploads/replace.html", shown)


def forget_upload(request: HttpRequest, museum: str, upload: Any) -> HttpResponse:
    """Gives up what has arrived only in part."""
    found = Upload.objects.filter(museum=request.museum, pk=upload, state=Upload.RECEIVING).first()
    if found is not None:
        receiving.terminate(found)
        messages.success(request, say(_("What had arrived of “{name}” was let go."), name=found.name))
    return redirect("uploads:photographs", museum)
