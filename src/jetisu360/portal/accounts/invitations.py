"""Invitations: who may invite whom where, and how a link becomes a colleague."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Prefetch, Q
from django.utils import timezone

from jetisu360.errors import JetisuError
from jetisu360.language import _
from jetisu360.portal.accounts.links import new_token, token_hash
from jetisu360.portal.accounts.models import Invitation, Membership, Person, plain_email
from jetisu360.portal.accounts.policy import OF_CONTROL, Action, allowed
from jetisu360.portal.accounts.roles import Role
from jetisu360.portal.audit.record import record

DAYS = 14


class RoleNotYours(JetisuError):
    """Somebody wanted to give away more than they have."""

    code = "role-not-yours-to-give"
    sentence = _("You cannot give this role in this place.")
    advice = _("Choose another role, or ask an operator.")


class InvitationOver(JetisuError):
    """It was used, withdrawn, or is too old."""

    code = "invitation-over"
    sentence = _("This invitation works no more.")
    advice = _("Ask whoever invited you for a new one.")


def may_give(person: Any, role: Role, *, region: Any = None, museum: Any = None, office: Any = None) -> bool:
    """An operator gives every role; a region's editor those of its museums, and its observers; a controller
    of a region its executors.
    """
    if allowed(person, Action.MANAGE_PEOPLE):
        return True
    if role == Role.KEEPER:
        return museum is not None and allowed(person, Action.GIVE_MUSEUMS, museum)
    if role == Role.OBSERVER:
        return allowed(person, Action.GIVE_MUSEUMS, museum, region=region) and (museum or region) is not None
    if role == Role.EXECUTOR:
        return office is not None and allowed(person, Action.EMPLOY, region=office.region)
    return False


def invite(
    by: Any, role: Role, *, email: str = "", region: Any = None, museum: Any = None, office: Any = None
) -> str:
    """The token of a new link.

    Raises:
        RoleNotYours
    """
    if not may_give(by, role, region=region, museum=museum, office=office):
        raise RoleNotYours
    token, kept = new_token()
    with transaction.atomic():
        invitation = Invitation.objects.create(
            token_hash=kept,
            email=plain_email(email),
            role=role,
            region=region,
            museum=museum,
            office=office,
            invited_by=by,
            expires_at=timezone.now() + timedelta(days=DAYS),
        )
        record(by, "person.invited", invitation.email or "—", place_of(invitation), museum=museum)
    return token


def place_of(held: Any) -> dict[str, object]:
    """A role and where, of an invitation or a membership, as the journal keeps it."""
    place = held.museum or held.region
    return {"role": str(held.role), "place": place.slug if place else str(held.office or "")}


def withdraw(by: Any, number: int) -> bool:
    """Its link works no more, the row stays; False where there is none that `by` may withdraw."""
    with transaction.atomic():
        invitation = seen_invitations(by).select_for_update(of=("self",)).filter(pk=number).first()
        if invitation is None:
            return False
        invitation.withdrawn_at = timezone.now()
        invitation.save(update_fields=["withdrawn_at"])
        told = place_of(invitation)
        record(by, "person.invitation_withdrawn", invitation.email or "—", told, museum=invitation.museum)
    return True


def open_invitations() -> Any:
    """Those that can still be used."""
    return Invitation.objects.filter(
        accepted_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=timezone.now()
    )


def found(token: str) -> Invitation | None:
    """The invitation of a token, if it can still be used."""
    return (
        open_invitations()
        .select_related("museum", "region", "office", "invited_by")
        .defer("museum__document")
        .filter(token_hash=token_hash(token))
        .first()
    )


def accept(token: str, person: Person) -> Invitation:
    """Gives the person what the invitation says, once.

    Raises:
        InvitationOver
    """
    with transaction.atomic():
        invitation = found(token)
        used = invitation and open_invitations().filter(pk=invitation.pk).update(
            accepted_at=timezone.now(), accepted_by=person
        )
        if not invitation or not used:
            raise InvitationOver
        Membership.objects.get_or_create(
            person=person,
            role=invitation.role,
            region=invitation.region,
            museum=invitation.museum,
            office=invitation.office,
        )
        record(person, "person.joined", details=place_of(invitation), museum=invitation.museum)
    person.forget_memberships()
    return invitation


def seen_people(by: Any) -> Any:
    """The people that somebody sees: an operator all, a region's editor those of the region and its
    museums, a controller those who have to do with the region's assignments.
    """
    held = Membership.objects.select_related("museum", "region", "office").defer("museum__document")
    people = Person.objects.prefetch_related(Prefetch("memberships", held))
    if allowed(by, Action.MANAGE_PEOPLE):
        return people
    edited, controlled = _regions(by, Role.REGION_EDITOR), _regions(by, Role.CONTROLLER)
    if getattr(by, "scope", None) is not None:
        controlled = []  # (A program is told nothing of control.)
    return people.filter(
        Q(memberships__region__in=edited)
        | Q(memberships__museum__region__in=edited)
        | Q(memberships__office__region__in=controlled)
        | Q(memberships__region__in=controlled, memberships__role__in=OF_CONTROL)
    ).distinct()


def seen_invitations(by: Any) -> Any:
    """The open invitations that somebody may see and withdraw."""
    waiting = open_invitations().select_related("museum", "region", "office", "invited_by")
    found = waiting.defer("museum__document")
    if allowed(by, Action.MANAGE_PEOPLE):
        return found
    edited, controlled = _regions(by, Role.REGION_EDITOR), _regions(by, Role.CONTROLLER)
    return found.filter(
        Q(museum__region__in=edited)
        | Q(region__in=edited, role=Role.OBSERVER)
        | Q(office__region__in=controlled)
    )


def _regions(by: Any, role: Role) -> list[int]:
    return [held.region_id for held in by.held_memberships() if held.role == role and held.region_id]
