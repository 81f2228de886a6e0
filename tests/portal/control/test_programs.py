"""What lies outside the pages of control: keys for programs, the calendar of somebody who left."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from jetisu360.portal.accounts.models import Membership, Person
from jetisu360.portal.api.tokens import make_token
from jetisu360.portal.control.assignments.models import Assignment
from jetisu360.portal.control.meetings.feed import links

from .conftest import ControlHouse

pytestmark = pytest.mark.django_db
OF_CONTROL = ("controller", "issuer", "inspector", "executor")
PAGES = (
    "/control/",
    "/control/assignments/1",
    "/control/table.xlsx",
    "/control/meetings",
    "/control/absences",
)


@pytest.fixture(autouse=True)
def no_limits_of_the_test_before() -> None:
    cache.clear()


@pytest.mark.parametrize("who", OF_CONTROL)
@pytest.mark.parametrize("read_only", [True, False])
def test_a_key_of_somebody_in_control_gives_nothing_of_it(
    who: str, read_only: bool, office_house: ControlHouse, at_work: Callable[..., Assignment]
) -> None:
    at_work()
    token = make_token(office_house.people[who], "nightly", days=5, read_only=read_only)
    program = Client(headers={"Authorization": f"Bearer {token}", "Accept": "application/json"})
    for page in PAGES:
        assert program.get(page).status_code in (302, 401, 403), page
    told = program.get("/api/v1/people")
    assert told.status_code == 403 or told.json()["items"] == []
    assert program.get("/api/v1/events").status_code == 403


def test_an_operators_program_is_not_told_who_is_what_in_control(office_house: ControlHouse) -> None:
    token = make_token(office_house.head, "nightly", days=5)
    told = Client(headers={"Authorization": f"Bearer {token}"}).get("/api/v1/people").json()["items"]
    roles = {one["name"]: one["roles"] for one in told}
    assert roles["head"] == [{"role": "operator", "museum": None, "region": None}]
    assert all(roles[who] == [] for who in OF_CONTROL)


def test_the_calendar_of_somebody_who_left_is_empty_and_of_somebody_shut_out_gone(
    office_house: ControlHouse, at_work: Callable[..., Assignment], client: Client
) -> None:
    at_work()
    who: Any = office_house.executor
    path = f"/control/calendar/{links.make(who)}.ics"
    assert b"BEGIN:VEVENT" in client.get(path).content
    Membership.objects.filter(person=who).delete()
    left = client.get(path)
    assert left.status_code == 200
    assert b"BEGIN:VEVENT" not in left.content
    Person.objects.filter(pk=who.pk).update(is_active=False)
    assert client.get(path).status_code == 404
