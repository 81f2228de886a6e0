"""A museum as a folder: out of the portal, and back into it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render

from jetisu360.errors import JetisuError
from jetisu360.files.system_errors import said
from jetisu360.language import Message, _, _n
from jetisu360.portal.audit.record import record
from jetisu360.portal.looks.words import current_language, say
from jetisu360.portal.museums.folder_download import zipped
from jetisu360.portal.museums.folder_upload import Taken, take_folder
from jetisu360.portal.originals.refusals import OriginalMissing
from jetisu360.tour.museum_toml.museum_file import MuseumFileWrong

MOST_NAMED = 8


def folder(request: HttpRequest, museum: str) -> HttpResponseBase:
    """What a folder is good for; a POST takes one in."""
    there, problem = request.museum, ""
    if request.method == "POST":
        file = request.FILES.get("file")
        try:
            if file is None:
                problem = say(_("Choose a file first."))
            else:
                replace = request.POST.get("replace") == "yes"
                taken = take_folder(there, file, file.name, request.user, replace=replace)
                for words in _told(taken):
                    messages.success(request, say(words))
                return redirect("museums:folder", museum)
        except JetisuError as error:
            problem = error.say(current_language())
        except OSError as error:
            problem = say(
                _("The folder could not be taken in ({problem}). Nothing was changed."), problem=said(error)
            )
    context = {"museum": there, "problem": problem}
    return render(request, "museums/folder.html", context, status=422 if problem else 200)


def download(request: HttpRequest, museum: str) -> HttpResponseBase:
    """The zip, while it is made."""
    there = request.museum
    try:
        pieces = zipped(there)
    except (OriginalMissing, MuseumFileWrong) as error:
        context = {"museum": there, "problem": error.say(current_language())}
        return render(request, "museums/folder.html", context, status=422)
    record(request.user, "museum.downloaded", there, {"revision": there.revision})
    answer = StreamingHttpResponse(pieces, content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="{there.slug}.zip"'
    answer["X-Accel-Buffering"] = "no"
    answer["Cache-Control"] = "no-store"
    return answer


def _told(taken: Taken) -> list[Message]:
    """What became of the folder, in sentences."""
    told = [_("The folder was taken in.")]
    counts: tuple[tuple[Sequence[str], Any], ...] = (
        (taken.added, _n("{n} file is new.", "{n} files are new.")),
        (taken.replaced, _n("{n} file was replaced.", "{n} files were replaced.")),
        (taken.same, _n("{n} file was here already.", "{n} files were here already.")),
    )
    told += [words.fill(n=len(names)) for names, words in counts if names]
    if taken.passed_over:
        told.append(
            _("Not taken, because museums have no such files: {names}.").fill(names=_names(taken.passed_over))
        )
    if taken.absent:
        told.append(
            _("Not in the folder, and still in the museum: {names}.").fill(names=_names(taken.absent))
        )
    return told


def _names(names: Sequence[str]) -> str:
    more = ", …" if len(names) > MOST_NAMED else ""
    return ", ".join(names[:MOST_NAMED]) + more
