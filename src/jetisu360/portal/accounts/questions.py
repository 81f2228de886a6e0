"""What is asked before a role is taken away, or a person shut out."""

from __future__ import annotations

from django.urls import reverse

from jetisu360.language import Message, _
from jetisu360.portal.accounts.models import Membership, Person
from jetisu360.portal.accounts.roles import NAMES, Role
from jetisu360.portal.looks.question import Question

_HERE = _("{name} can then no longer do what this role allows: {role}, {place}. The role can be given again.")
_EVERYWHERE = _("{name} can then no longer do what this role allows: {role}. The role can be given again.")


def take_away(held: Membership) -> Question:
    place = held.museum or held.region or held.office
    role = NAMES[Role(held.role)]
    text = _HERE.fill(place=place.title) if place else _EVERYWHERE
    return Question(
        heading=_("Take the role away?"),
        text=text.fill(name=_name(held.person), role=role),
        words=_("Take away"),
        action=reverse("take_role", args=[held.person_id, held.pk]),
    )


def shut_out(person: Person) -> Question:
    text: Message = _(
        "{name} is then signed out everywhere at once and cannot come in any more. The work stays, and "
        "{name} can be let in again."
    )
    return Question(
        heading=_("Shut {name} out?").fill(name=_name(person)),
        text=text.fill(name=_name(person)),
        words=_("Shut out"),
        action=reverse("set_active", args=[person.pk]),
        values={"active": "no"},
    )


def _name(person: Person) -> str:
    return str(person.name or person.email)
