"""Coming in: the one-time link, the first start, an invitation; what was typed before that."""

from __future__ import annotations

from django.contrib.auth import login
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from jetisu360.portal.accounts import invitations
from jetisu360.portal.accounts.forms import NewPersonForm
from jetisu360.portal.accounts.links import usable_link, use_link
from jetisu360.portal.accounts.models import Membership, Person
from jetisu360.portal.accounts.roles import Role
from jetisu360.portal.audit.record import record
from jetisu360.portal.looks.kept_form import forget, kept

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
AFTER_THE_FIRST_START = "home"
"""Where the first person goes next: to the page that makes the region and its first museum."""


def enter(request: HttpRequest, token: str) -> HttpResponseBase:
    """A one-time link: at once when the program on this computer opened it, else after one click."""
    link = usable_link(token)
    if link is None:
        return _link_over(request)
    if link.person is None:
        return redirect("start", token)
    if request.method == "POST" or link.at_once:
        if not use_link(token):
            return _link_over(request)
        login(request, link.person, backend=BACKEND)
        return redirect("home")
    return render(request, "enter.html", {"who": link.person})


def start(request: HttpRequest, token: str) -> HttpResponseBase:
    """The first start: whoever holds the link becomes the operator, and makes the first museum next."""
    link = usable_link(token)
    if link is None or link.person is not None or Person.objects.exists():
        return _link_over(request)
    form = NewPersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            if not use_link(token):
                return _link_over(request)
            person = form.save(request.LANGUAGE_CODE)
            Membership.objects.create(person=person, role=Role.OPERATOR)
            record(person, "person.first")
        login(request, person, backend=BACKEND)
        return redirect(AFTER_THE_FIRST_START)
    return render(request, "start.html", {"form": form}, status=422 if form.errors else 200)


def invitation(request: HttpRequest, token: str) -> HttpResponseBase:
    """Somebody who was invited says who they are; whoever is signed in already only says yes."""
    found = invitations.found(token)
    if found is None:
        return _link_over(request)
    if request.user.is_authenticated:
        if request.method == "POST":
            return _accepted(request, token, request.user)
        return render(request, "invitation.html", {"invitation": found, "form": None})
    form = NewPersonForm(request.POST or None, initial={"email": found.email})
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            person = form.save(request.LANGUAGE_CODE)
            answer = _accepted(request, token, person)
            if answer.status_code >= 400:
                # Somebody was quicker with the same link: nobody new is left behind.
                transaction.set_rollback(True)
                return answer
        login(request, person, backend=BACKEND)
        return answer
    context = {"invitation": found, "form": form}
    return render(request, "invitation.html", context, status=422 if form.errors else 200)


def kept_form(request: HttpRequest) -> HttpResponseBase:
    """What was typed before the session ended, ready to be sent."""
    found = kept(request)
    forget(request)
    if found is None:
        return redirect("home")
    return render(request, "kept.html", {"kept": found, "signed_out": True})


def _accepted(request: HttpRequest, token: str, person: Person) -> HttpResponse:
    try:
        invitations.accept(token, person)
    except invitations.InvitationOver:
        return _link_over(request)
    return redirect("home")


def _link_over(request: HttpRequest) -> HttpResponse:
    return render(request, "enter_expired.html", status=410)
