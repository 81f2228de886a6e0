"""A person's own account: name and language, and the ways to everything that keeps it safe."""

from __future__ import annotations

from typing import Any

from allauth.usersessions.views import ListUserSessionsView
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import translation

from jetisu360.language import _
from jetisu360.portal.accounts.forms import ProfileForm
from jetisu360.portal.accounts.people_views import ROLES
from jetisu360.portal.audit.record import record
from jetisu360.portal.looks.words import say


def account(request: HttpRequest) -> HttpResponseBase:
    given = {"language": request.LANGUAGE_CODE}
    form = ProfileForm(request.POST or None, instance=request.user, initial=given)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            form.save()
            if form.changed_data:
                record(request.user, "person.edited", details={"changed": form.changed_data})
        with translation.override(request.user.language):
            messages.success(request, say(_("Saved.")))
        return redirect("account")
    held = request.user.memberships.select_related("museum", "region").defer("museum__document")
    context = {"form": form, "held": held, "roles": ROLES}
    return render(request, "account.html", context, status=422 if form.errors else 200)


class SessionsView(ListUserSessionsView):
    """The browsers in which one is signed in; the others can be signed out."""

    def form_valid(self, form: Any) -> HttpResponse:
        with transaction.atomic():
            answer = super().form_valid(form)
            record(self.request.user, "person.sessions")
        return answer


sessions = SessionsView.as_view()
