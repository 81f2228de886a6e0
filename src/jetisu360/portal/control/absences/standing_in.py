"""Who may stand in for whom, and who says so.

Whoever stands in can do all that the other can. So it is somebody who belongs to every place in which the
other has a part in control: to the office as an executor of it, to the region as somebody of its control. One
says it for oneself; a region's controllers, and operators, say it for its executors and for those of its
control, who may be ill all of a sudden, but never with themselves in the other's place.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from jetisu360.errors import JetisuError
from jetisu360.language import _
from jetisu360.portal.accounts.models import Membership, Person
from jetisu360.portal.accounts.policy import OF_CONTROL, Action, allowed
from jetisu360.portal.accounts.roles import Role
from jetisu360.portal.audit.record import record
from jetisu360.portal.control.assignments.models import Absence

MOST_DAYS = 400


class NotTheirsToSay(JetisuError):
    """No details."""

    code = "absence-not-yours"
    sentence = _("It is not for you to say who stands in for this person.")
    advice = _("They say it themselves, or a controller of the region does.")


class NotOfTheSamePlace(JetisuError):
    """No details."""

    code = "absence-other-place"
    sentence = _("Only somebody of the same office, or of the control of the same region, can stand in.")
    advice = _("Choose somebody else, or invite them first.")


class YourselfForAnother(JetisuError):
    """No details."""

    code = "absence-yourself"
    sentence = _("You cannot put yourself in somebody else's place.")
    advice = _("They say it themselves, or another controller does.")


class DaysUnclear(JetisuError):
    """No details."""

    code = "absence-days"
    sentence = _("The days are over already, or the last one comes before the first.")
    advice = _("Look at both days again; more than a year is not possible.")


class SaidAlready(JetisuError):
    """No details."""

    code = "absence-said-already"
    sentence = _("For these days somebody stands in already.")
    advice = _("Look at the list; what is there can be ended.")


def people_of(by: Any) -> Any:
    """Those for whom `by` says who stands in, besides themselves."""
    if allowed(by, Action.MANAGE_PEOPLE):
        places = Q(memberships__role__in=[*OF_CONTROL, Role.EXECUTOR])
    else:
        held = [one for one in by.held_memberships() if one.role == Role.CONTROLLER and one.region_id]
        regions = [one.region_id for one in held]
        places = Q(memberships__role__in=OF_CONTROL, memberships__region__in=regions)
        places |= Q(memberships__role=Role.EXECUTOR, memberships__office__region__in=regions)
    found = Person.objects.filter(places, is_active=True).exclude(pk=by.pk)
    if not allowed(by, Action.MANAGE_PEOPLE):
        # Nobody lends what is not theirs: of another region, or of the whole portal.
        elsewhere = Membership.objects.filter(
            Q(role__in=OF_CONTROL) & ~Q(region__in=regions)
            | Q(role=Role.EXECUTOR) & ~Q(office__region__in=regions)
            | Q(role=Role.OPERATOR)
        )
        found = found.exclude(pk__in=elsewhere.values("person_id"))
    return found.distinct()


def may_stand_in(person: Any) -> Any:
    """The people who can stand in for somebody; none for whom has no part in control."""
    held = [
        one for one in person.held_memberships() if one.role in (*OF_CONTROL, Role.EXECUTOR, Role.OPERATOR)
    ]
    if not any(one.role != Role.OPERATOR for one in held):
        return Person.objects.none()
    found = Person.objects.filter(is_active=True).exclude(pk=person.pk)
    for one in held:
        if one.role == Role.OPERATOR:
            of_it = Membership.objects.filter(role=Role.OPERATOR)
        elif one.role == Role.EXECUTOR:
            of_it = Membership.objects.filter(role=Role.EXECUTOR, office=one.office_id)
        else:
            of_it = Membership.objects.filter(role__in=OF_CONTROL, region=one.region_id)
        found = found.filter(pk__in=of_it.values("person_id"))
    return found


def seen_absences(by: Any) -> Any:
    """One's own, those in which one stands in, and those of the people for whom one says it."""
    own = Q(person=by.pk) | Q(substitute=by.pk) | Q(person__in=people_of(by).values("pk"))
    return Absence.objects.filter(own).select_related("person", "substitute", "made_by")


def ends(by: Any) -> Any:
    """Those that `by` may end."""
    return Absence.objects.filter(Q(person=by.pk) | Q(person__in=people_of(by).values("pk")))


def make(by: Any, person: Person, substitute: Person, since: date, until: date) -> Absence:
    """From `since` to `until`, both days included.

    Raises:
        NotTheirsToSay, YourselfForAnother, NotOfTheSamePlace, DaysUnclear, SaidAlready
    """
    if person.pk != by.pk:
        if not people_of(by).filter(pk=person.pk).exists():
            raise NotTheirsToSay
        if substitute.pk == by.pk:
            raise YourselfForAnother
    if not may_stand_in(person).filter(pk=substitute.pk).exists():
        raise NotOfTheSamePlace
    if until < since or until < timezone.localdate() or (until - since).days > MOST_DAYS:
        raise DaysUnclear
    with transaction.atomic():
        # (The row of the person is held, so that the same form sent twice is seen.)
        Person.objects.select_for_update().get(pk=person.pk)
        if Absence.objects.filter(person=person, since__lte=until, until__gte=since).exists():
            raise SaidAlready
        made = Absence.objects.create(
            person=person, substitute=substitute, since=since, until=until, made_by=by
        )
        told = {"substitute": str(substitute), "since": since, "until": until}
        record(by, "absence.made", person, told)
    return made


def end(by: Any, number: int) -> Absence | None:
    """What has begun ends today, and stays listed; what has not begun goes. None where it is over already.

    Raises:
        Absence.DoesNotExist: there is none that `by` may end.
    """
    today = timezone.localdate()
    with transaction.atomic():
        found: Absence = ends(by).select_for_update(of=("self",)).select_related("person").get(pk=number)
        if found.until < today or (found.until == today and found.since <= today):
            return None
        told = {"since": found.since, "until": found.until}
        if found.since > today:
            found.delete()
        else:
            found.until = today
            found.save(update_fields=["until"])
        record(by, "absence.ended", found.person, told)
    return found
