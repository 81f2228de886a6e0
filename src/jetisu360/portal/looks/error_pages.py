"""Pages for what went wrong: what it is, that nothing is lost, and where to go."""

from __future__ import annotations

import logging

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from jetisu360.language import Message, _
from jetisu360.portal.looks.kept_form import typed
from jetisu360.portal.looks.language import language_of
from jetisu360.portal.looks.problem import for_program, problem
from jetisu360.portal.looks.words import say

log = logging.getLogger(__name__)


def error_page(
    request: HttpRequest, status: int, code: str, heading: Message, advice: Message
) -> HttpResponse:
    """The page of one error, in the language of the request even where the middleware was not reached; to a
    program the same as JSON.
    """
    with translation.override(getattr(request, "LANGUAGE_CODE", None) or language_of(request)):
        if for_program(request):
            return problem(code, f"{say(heading)}. {say(advice)}", status)
        return render(request, "error.html", {"heading": heading, "advice": advice}, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page(
        request,
        400,
        "bad-request",
        _("The portal did not understand this request"),
        _("Go back and try once more. If it happens again, tell whoever runs the portal."),
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page(
        request,
        403,
        "forbidden",
        _("Your role does not allow this"),
        _("Ask the region's office or whoever runs the portal, if you need it for your work."),
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page(
        request,
        404,
        "not-found",
        _("There is no such page here"),
        _("Perhaps the address was mistyped, or what was here belongs to another museum."),
    )


def broken(request: HttpRequest) -> HttpResponse:
    return error_page(
        request,
        500,
        "broken",
        _("Something broke in the portal, not by your fault"),
        _("Nothing that was saved is lost. Try again in a minute; the log tells the operator why."),
    )


def csrf_lost(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's token is not the browser's: signed in anew meanwhile, cookies cleared, or a foreign page.

    A form of our own is offered again with what was typed; of a foreign one nothing is.
    """
    if fields := typed(request):
        with translation.override(language_of(request)):
            sent = {"path": request.get_full_path(), "fields": fields, "files": bool(request.FILES)}
            return render(request, "kept.html", {"kept": sent, "signed_out": False}, status=403)
    return error_page(
        request,
        403,
        "form-too-old",
        _("This form has grown too old to be sent"),
        _("Go back, load the page anew and send it again."),
    )
