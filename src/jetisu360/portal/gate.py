"""The gate before every view: who may come in here, by the two tables (`access.py`, `accounts/policy.py`)."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.urls import reverse

from jetisu360.portal.access import ADDRESSES, ANYONE, SIGNED_IN, Need
from jetisu360.portal.accounts.policy import Action, allowed
from jetisu360.portal.api.refusals import NotSignedIn
from jetisu360.portal.looks.kept_form import put_aside
from jetisu360.portal.looks.problem import for_program, told
from jetisu360.portal.museums.models import Museum

log = logging.getLogger(__name__)
View = Callable[..., HttpResponseBase]


class GateMiddleware:
    """Refuses before the view runs. A view behind it finds the museum of its address as `request.museum`.

    What a person may not even see is not there (404), so that nobody learns which museums exist; what one
    may see but not do is refused (403). Whoever is not signed in is asked to, and comes back afterwards.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer = self.get_response(request)
        if said := getattr(request, "gate_said", None):
            answer.headers["X-Gate"] = said
        return answer

    def process_view(
        self, request: HttpRequest, view: View, args: tuple[object, ...], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        match = request.resolver_match
        needs = ADDRESSES.get(match.view_name if match else "")
        if needs is None:
            log.error("no row in portal/access.py: %s", match and match.view_name)
            raise _refusal(request)
        method = "get" if request.method in ("HEAD", "OPTIONS") else (request.method or "").lower()
        need = needs.get(method)
        if need is None:
            return HttpResponseNotAllowed([name.upper() for name in needs])
        if need == ANYONE:
            return None
        if not request.user.is_authenticated:
            return not_signed_in(request)
        self._check(request, need, kwargs.get("museum"))
        return None

    @staticmethod
    def _check(request: HttpRequest, need: Need, slug: str | None) -> None:
        museum = None
        if slug is not None:
            museum = Museum.objects.listed().select_related("region").filter(slug=slug).first()
            if museum is None or not allowed(request.user, Action.SEE_MUSEUM, museum):
                request.gate_said = "not there"
                raise Http404
            request.museum = museum
        if need != SIGNED_IN and not allowed(request.user, Action(need), museum):
            raise _refusal(request)


def _refusal(request: HttpRequest) -> PermissionDenied:
    request.gate_said = "forbidden"
    return PermissionDenied()


def not_signed_in(request: HttpRequest) -> HttpResponse:
    """To the page that asks who it is, and then back; a program is told so instead."""
    if for_program(request):
        answer = told(NotSignedIn(), 401)
        answer["WWW-Authenticate"] = "Bearer"
        return answer
    if getattr(request, "htmx", False):
        # The whole page goes there, not the part of it that htmx asked for.
        answer = HttpResponse(status=204)
        answer["HX-Redirect"] = reverse("account_login")
        return answer
    if put_aside(request):
        return redirect_to_login(reverse("kept"))
    return redirect_to_login(request.get_full_path() if request.method == "GET" else "/")
