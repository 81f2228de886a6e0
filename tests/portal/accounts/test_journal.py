"""What happens to people and their accounts stands in the journal, each once."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.test import Client

from jetisu360.portal.accounts.links import make_sign_in_link
from jetisu360.portal.accounts.models import Invitation, Person
from jetisu360.portal.audit.models import Event
from jetisu360.portal.audit.verify import verify

from ..conftest import PASSWORD

pytestmark = pytest.mark.django_db
NEW = "бұлт астында шөл дала"


def told() -> list[tuple[str, str, str]]:
    """(who, what, of whom), in their order."""
    return list(Event.objects.order_by("number").values_list("actor", "action", "target"))


def test_the_first_start_an_invitation_and_coming_in_by_it(client: Client) -> None:
    person = {"name": "Ержан", "email": "erzhan@example.kz", "password": PASSWORD}
    client.post(f"/start/{make_sign_in_link(None)}", person)
    place = {"role": "operator", "place": "portal"}
    answer = client.post("/people/invite", {"email": "aigul@example.kz", **place})
    colleague = Client()
    link = re.search(r"/invitation/[\w-]+", answer.content.decode())
    assert link
    colleague.post(link[0], {"name": "Айгүл", "email": "aigul@example.kz", "password": NEW})
    client.post("/people/invite", place)
    client.post(f"/people/invitations/{Invitation.objects.get(email='').pk}/withdraw")
    assert told() == [
        ("Ержан", "person.first", ""),
        ("Ержан", "person.signed_in", ""),
        ("Ержан", "person.invited", "aigul@example.kz"),
        ("Айгүл", "person.joined", ""),
        ("Айгүл", "person.signed_in", ""),
        ("Ержан", "person.invited", "—"),
        ("Ержан", "person.invitation_withdrawn", "—"),
    ]
    assert verify().whole


def test_roles_and_who_is_shut_out(house: Any, signed_in: Any) -> None:
    operator, keeper = signed_in(house.people["operator"]), house.people["keeper"]
    here = f"/people/{keeper.pk}"
    before = Event.objects.count()
    operator.post(here, {"role": "keeper", "place": "museum:elsewhere"})
    operator.post(here, {"role": "keeper", "place": "museum:elsewhere"})
    given = keeper.memberships.get(museum=house.other)
    operator.post(f"{here}/roles/{given.pk}/take", {"confirmed": "yes"})
    operator.post(f"{here}/way-back")
    for active in ("no", "no", "yes"):
        operator.post(f"{here}/active", {"active": active, "confirmed": "yes"})
    assert [row[1:] for row in told()[before:]] == [
        ("person.roles", "keeper"),
        ("person.roles", "keeper"),
        ("person.link", "keeper"),
        ("person.blocked", "keeper"),
        ("person.unblocked", "keeper"),
    ]
    details = json.loads(Event.objects.filter(action="person.roles").first().details)
    assert details == {"given": {"role": "keeper", "place": "elsewhere"}}


def test_signing_in_out_and_another_password(client: Client, house: Any) -> None:
    for typed in ("keeper@example.kz", PASSWORD, "nobody-of-that-name@example.kz"):
        client.post("/account/sign-in", {"login": typed, "password": "no"})
    client.post("/account/sign-in", {"login": "keeper@example.kz", "password": PASSWORD})
    passwords = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    client.post("/account/password", passwords)
    assert Person.objects.get(email="keeper@example.kz").check_password(NEW)
    client.post("/account/sign-out")
    assert told() == [
        ("", "person.sign_in_failed", "keeper@example.kz"),
        ("keeper", "person.signed_in", ""),
        ("keeper", "person.password", ""),
        ("keeper", "person.signed_out", ""),
    ]
