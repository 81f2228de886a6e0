"""A museum's texts, and what one asks before coming."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render

from jetisu360.errors import JetisuError
from jetisu360.language import _
from jetisu360.portal.looks.words import current_language, say
from jetisu360.portal.museums.document_form import DocumentForm
from jetisu360.portal.museums.editing import edit
from jetisu360.portal.museums.texts_forms import TextsForm
from jetisu360.portal.museums.visit_form import VisitForm

SAVED = _("Saved.")


def texts(request: HttpRequest, museum: str) -> HttpResponseBase:
    return _form_page(
        request, TextsForm, "museums/texts.html", lambda values: values, lambda values, part: part
    )


def visit(request: HttpRequest, museum: str) -> HttpResponseBase:
    return _form_page(
        request,
        VisitForm,
        "museums/visit.html",
        lambda values: values.get("visit") or {},
        lambda values, part: {**values, "visit": part} if part or values.get("visit") else values,
    )


def _form_page(
    request: HttpRequest, kind: type[DocumentForm], template: str, part_of: Any, with_part: Any
) -> HttpResponseBase:
    there = request.museum
    if request.method != "POST":
        return render(request, template, {"form": kind(None, part_of(there.document)), "museum": there})
    try:
        form, saved = edit(there, request.POST, kind, part_of, with_part, request.user)
    except JetisuError as error:
        form, saved = failed(kind(request.POST, part_of(there.document)), error), False
    if saved:
        messages.success(request, say(SAVED))
        return redirect(request.path)
    return render(request, template, {"form": form, "museum": there}, status=409 if form.conflicts else 422)


def failed(form: DocumentForm, error: JetisuError) -> DocumentForm:
    """The form with what was typed, and why it could not be kept."""
    form.is_valid()
    form.add_error(None, error.say(current_language()))
    return form
