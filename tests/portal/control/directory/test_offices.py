"""The directory of offices: who keeps it, and what stays of an office that is closed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jetisu360.portal.accounts.roles import Role
from jetisu360.portal.audit.models import Event
from jetisu360.portal.control.assignments.models import Assignment
from jetisu360.portal.control.offices.models import Office

from ..conftest import ControlHouse

pytestmark = pytest.mark.django_db
KEEP = {"controller", "second_controller", "head"}


def test_who_keeps_the_directory(office_house: ControlHouse, signed_in: Any) -> None:
    water = office_house.water
    for who, person in office_house.people.items():
        browser = signed_in(person)
        expected = 200 if who in KEEP else 404 if who == "far_controller" else 403
        assert browser.get(f"/control/offices/{water.pk}").status_code == expected, who
        assert browser.get("/control/offices/new?region=zhetisu").status_code == expected, who
        refused = {200: 302}.get(expected, expected)
        for closed in ("yes", "no"):
            answer = browser.post(f"/control/offices/{water.pk}/close", {"closed": closed})
            assert answer.status_code == refused, who
    far = signed_in(office_house.far_controller).get("/control/offices").content.decode()
    assert "Басқа кеңсе" in far
    assert "Су шаруашылығы" not in far


def test_the_list_says_who_works_there_and_what_is_on_control(
    office_house: ControlHouse, at_work: Callable[..., Assignment], make_draft: Any, signed_in: Any
) -> None:
    at_work()
    at_work()
    make_draft()
    browser = signed_in(office_house.controller)
    shown = browser.get("/control/offices").content.decode()
    roads, water = shown.index("Автомобиль жолдары"), shown.index("Су шаруашылығы")
    assert ">executor<" in shown[roads:water]
    assert ">colleague<" in shown[roads:water]
    assert ": </span>2<" in shown[roads:water], "the draft is not on control"

    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            browser.get("/control/offices")
        return len(found)

    before = asked()
    for number in range(5):
        Office.objects.create(region=office_house.region, title={"kk": f"Кеңсе {number}"})
    assert asked() == before <= 12


def test_an_office_is_added_changed_and_closed(office_house: ControlHouse, signed_in: Any) -> None:
    browser = signed_in(office_house.controller)
    form = {"ru": "Управление культуры", "also": " мәдениет  басқармасы \n\nУК\nУК", "parent": ""}
    answer = browser.post("/control/offices/new", {"also": "УК"})
    assert answer.status_code == 422
    assert "needs a name in Kazakh or in Russian" in answer.content.decode()
    made = int(browser.post("/control/offices/new", form)["Location"].rpartition("/")[2])
    office = Office.objects.get(pk=made)
    assert (office.region, office.also) == (office_house.region, ["мәдениет басқармасы", "УК"])
    roads = office_house.roads
    browser.post(f"/control/offices/{roads.pk}", {"kk": "Жол басқармасы", "parent": made})
    roads.refresh_from_db()
    assert (roads.title, roads.parent) == ({"kk": "Жол басқармасы"}, office)
    circle = browser.post(f"/control/offices/{made}", {**form, "parent": roads.pk})
    assert circle.status_code == 422, "an office is not a part of its own part"
    far = browser.post(f"/control/offices/{made}", {**form, "parent": office_house.far.pk})
    assert far.status_code == 422
    told = Event.objects.filter(action="office.edited").count()
    browser.post(f"/control/offices/{roads.pk}", {"kk": "Жол басқармасы", "parent": made})
    assert Event.objects.filter(action="office.edited").count() == told, "the same is not written"
    browser.post(f"/control/offices/{roads.pk}/close", {"closed": "yes"})
    shown = browser.get(f"/control/offices/{roads.pk}").content.decode()
    assert "is given nothing any more" in shown
    assert "/people/invite" not in shown


def test_an_executor_is_invited_into_the_office(office_house: ControlHouse, signed_in: Any) -> None:
    browser = signed_in(office_house.controller)
    shown = browser.get(f"/control/offices/{office_house.water.pk}").content.decode()
    assert f"/people/invite?role=executor&amp;place=office%3A{office_house.water.pk}" in shown
    form = browser.get(f"/people/invite?role=executor&place=office:{office_house.water.pk}")
    assert f'value="office:{office_house.water.pk}" selected' in form.content.decode()
    assert f'value="{Role.EXECUTOR}" selected' in form.content.decode()
