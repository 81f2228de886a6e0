"""The database or the storage does not answer, or the disk is full: nothing is broken, and a page says so."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable

from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.cookie import CookieStorage
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from jetisu360.files.system_errors import away, disk_full
from jetisu360.language import Message, _
from jetisu360.portal.looks.error_pages import broken, error_page
from jetisu360.storage import StorageFailed

log = logging.getLogger(__name__)
RETRY_SECONDS = 30
_MINUTE = _("Nothing that was saved is lost. Try again in a minute; the log tells the operator why.")


class AwayMiddleware:
    """For views that cannot go on without a row or a file."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        answer = away_page(request, error)
        if answer is not None:
            # (no path: links that let somebody in have their secret in it)
            log.error("a view could not go on", exc_info=True)
        return answer


def away_or_broken(request: HttpRequest) -> HttpResponse:
    """What no view has taken, as Django's handler: before a view was reached, too, who asks is looked for."""
    error = sys.exc_info()[1]
    return (error and away_page(request, error)) or broken(request)


def away_page(request: HttpRequest, error: BaseException) -> HttpResponse | None:
    """The page for `error`; None where it is about something else."""
    found = _said(error)
    if found is None:
        return None
    # Nothing is asked of the database: not who reads it either.
    request.user = AnonymousUser()
    request._messages = CookieStorage(request)
    status, code, heading, advice = found
    answer = error_page(request, status, code, heading, advice)
    answer.headers["Retry-After"] = str(RETRY_SECONDS)
    return answer


def _said(error: BaseException) -> tuple[int, str, Message, Message] | None:
    if isinstance(error, OperationalError | InterfaceError):
        heading = _("The portal cannot reach its database for a moment")
        return 503, "database-away", heading, _MINUTE
    if isinstance(error, StorageFailed) or away(error):
        heading = _("The portal's storage does not answer at the moment")
        return 503, StorageFailed.code, heading, _MINUTE
    if disk_full(error):
        advice = _("Nothing that was saved is lost. Tell whoever runs the portal; then send it once more.")
        return 507, "disk-full", _("The portal's disk is full"), advice
    return None
