"""The people of the portal: who is here, whom to invite, what somebody may do, and a way back in."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from jetisu360.language import _
from jetisu360.portal.accounts import invitations, questions
from jetisu360.portal.accounts.forms import InvitationForm, RoleForm
from jetisu360.portal.accounts.invitation_letter import send_invitation
from jetisu360.portal.accounts.invitations import place_of
from jetisu360.portal.accounts.links import HOURS, make_sign_in_link
from jetisu360.portal.accounts.models import Membership, Person
from jetisu360.portal.accounts.policy import Action, allowed
from jetisu360.portal.accounts.roles import MEANINGS, NAMES, Role
from jetisu360.portal.audit.record import record
from jetisu360.portal.letters.sending import LetterNotSent, may_send
from jetisu360.portal.looks.question import ask, is_confirmed
from jetisu360.portal.looks.words import current_language, say

LAST_OPERATOR = _("Nobody else could look after the portal: name another operator first.")
ROLES = {role.value: NAMES[role] for role in Role}
PLACES = ("region", "museum", "office")


def people(request: HttpRequest) -> HttpResponseBase:
    """Everybody that one sees, and the invitations that wait."""
    context = {
        "people": invitations.seen_people(request.user),
        "waiting": invitations.seen_invitations(request.user),
        "roles": ROLES,
        "may_manage": allowed(request.user, Action.MANAGE_PEOPLE),
    }
    return render(request, "people.html", context)


def invite(request: HttpRequest) -> HttpResponseBase:
    """A link for a new colleague. It is shown once: of the database it cannot be asked again.
    `?role=&place=`: what is chosen in the form already.
    """
    asked = {name: request.GET[name] for name in ("role", "place") if name in request.GET}
    form = InvitationForm(request.user, request.POST or None, initial=asked)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        token = invitations.invite(
            request.user, data["role"], email=data["email"], **{key: data[key] for key in PLACES}
        )
        link = request.build_absolute_uri(f"/invitation/{token}")
        if data["email"] and may_send():
            _send(request, data["email"], link)
        context = {"link": link, "days": invitations.DAYS, "email": data["email"]}
        return render(request, "invited.html", context)
    meanings = {NAMES[role]: MEANINGS[role] for role in Role}
    context = {"form": form, "meanings": meanings}
    return render(request, "invite.html", context, status=422 if form.errors else 200)


def _send(request: HttpRequest, address: str, link: str) -> None:
    """By e-mail as well; the page says whether it went, and shows the link in any case."""
    language = current_language()
    try:
        send_invitation(address, link, request.user, language)
    except LetterNotSent as error:
        advice = say(_("Send the link below in another way."))
        messages.error(request, f"{error.say(language)} {advice}")
    else:
        messages.success(request, say(_("The link was sent to {address}."), address=address))


def withdraw(request: HttpRequest, invitation: int) -> HttpResponseBase:
    """The link works no more; the row stays."""
    if not invitations.withdraw(request.user, invitation):
        raise Http404
    messages.success(request, say(_("The invitation is withdrawn; its link works no more.")))
    return redirect("people")


def person(request: HttpRequest, person: int) -> HttpResponseBase:
    """One person: their roles, and whether they may come in at all."""
    shown = get_object_or_404(Person, pk=person)
    form = RoleForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        with transaction.atomic():
            given, new = Membership.objects.get_or_create(
                person=shown, role=data["role"], **{key: data[key] for key in PLACES}
            )
            if new:
                told = {"given": place_of(given)}
                record(request.user, "person.roles", shown, told, museum=given.museum)
        messages.success(request, say(_("The role is given.")))
        return redirect("person", shown.pk)
    held = shown.memberships.select_related("person", "museum", "region", "office").defer("museum__document")
    context = {
        "shown": shown,
        "held": [(one, questions.take_away(one)) for one in held],
        "shut_out": questions.shut_out(shown),
        "form": form,
        "roles": ROLES,
    }
    return render(request, "person.html", context, status=422 if form.errors else 200)


def take_role(request: HttpRequest, person: int, membership: int) -> HttpResponseBase:
    """Takes a role away, but never the last operator's; asks before."""
    held = get_object_or_404(Membership, pk=membership, person=person)
    if not is_confirmed(request):
        return ask(request, questions.take_away(held), reverse("person", args=[person]))
    with transaction.atomic():
        if held.role == Role.OPERATOR and _last_operator(held.person):
            messages.error(request, say(LAST_OPERATOR))
        else:
            told = {"taken": place_of(held)}
            held.delete()
            record(request.user, "person.roles", held.person, told, museum=held.museum)
            messages.success(request, say(_("The role is taken away.")))
    return redirect("person", person)


def set_active(request: HttpRequest, person: int) -> HttpResponseBase:
    """Shuts somebody out, for which it asks before, or lets them in again. Their work stays."""
    shown = get_object_or_404(Person, pk=person)
    active = request.POST.get("active") == "yes"
    if not active and not is_confirmed(request):
        return ask(request, questions.shut_out(shown), reverse("person", args=[person]))
    with transaction.atomic():
        if not active and _last_operator(shown):
            messages.error(request, say(LAST_OPERATOR))
        else:
            if Person.objects.filter(pk=shown.pk).exclude(is_active=active).update(is_active=active):
                record(request.user, "person.unblocked" if active else "person.blocked", shown)
            done = (
                _("{name} may come in again.") if active else _("{name} is shut out, at once and everywhere.")
            )
            messages.success(request, say(done, name=shown.name or shown.email))
    return redirect("person", person)


def way_back(request: HttpRequest, person: int) -> HttpResponseBase:
    """A link by which somebody who forgot the password comes in once."""
    shown = get_object_or_404(Person, pk=person, is_active=True)
    with transaction.atomic():
        link = request.build_absolute_uri(f"/enter/{make_sign_in_link(shown)}")
        record(request.user, "person.link", shown)
    return render(request, "way_back.html", {"shown": shown, "link": link, "hours": HOURS})


def _last_operator(person: Person) -> bool:
    operators = Membership.objects.filter(role=Role.OPERATOR, person__is_active=True)
    return operators.filter(person=person).exists() and not operators.exclude(person=person).exists()
