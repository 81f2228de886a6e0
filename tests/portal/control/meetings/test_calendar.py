"""One's due dates in one's calendar: read back by a library, and only by the secret."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from jetisu360.portal.audit.models import Event
from jetisu360.portal.control.assignments.models import Assignment
from jetisu360.portal.control.assignments.states import State
from jetisu360.portal.control.meetings.feed import links
from jetisu360.portal.control.meetings.models import CalendarLink

from ..conftest import ControlHouse

pytestmark = pytest.mark.django_db
HARD = "Жолды жөндеу; «Жаркент, Көктал», \\ 12 км\nекінші жол " + "ұзын сөз " * 20


def events(browser: Client, token: str) -> dict[str, Any]:
    answer = browser.get(reverse("meetings:feed", args=[token]))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    for line in answer.content.split(b"\r\n"):
        assert len(line) <= 75
        assert b"\n" not in line
    found = Calendar.from_ical(answer.content)
    return {str(event["uid"]): event for event in found.walk("VEVENT")}


def test_dates_of_ones_own_office(
    office_house: ControlHouse, on_control: Callable[..., Assignment], client: Client
) -> None:
    one = on_control(task=HARD, due=date(2027, 12, 31))
    on_control(State.DONE, task="Орындалды")
    on_control(executor=office_house.water, task="Басқа кеңсе")
    token = links.make(office_house.executor)
    (event,) = events(client, token).values()
    assert event["dtstart"].dt == date(2027, 12, 31)
    assert event["dtend"].dt == date(2028, 1, 1), "a whole day"
    assert str(event["summary"]).startswith(
        f"№ {one.pk}: Жолды жөндеу; «Жаркент, Көктал», \\ 12 км екінші жол"
    )
    assert "12 км жол жөнделді" in str(event["description"])
    assert "\n" in str(event["description"])
    # The same event, after its date has moved.
    Assignment.objects.filter(pk=one.pk).update(due=date(2028, 1, 15), revision=one.revision + 1)
    ((uid, moved),) = events(client, token).items()
    assert (uid, moved["dtstart"].dt) == (str(event["uid"]), date(2028, 1, 15))
    assert moved["sequence"] == event["sequence"] + 1


def test_a_controller_has_those_of_the_region(
    office_house: ControlHouse, on_control: Callable[..., Assignment], client: Client
) -> None:
    on_control()
    on_control(executor=office_house.water)
    on_control(region=office_house.other_region, executor=office_house.far)
    assert len(events(client, links.make(office_house.controller))) == 2
    assert len(events(client, links.make(office_house.far_executor))) == 1
    assert events(client, links.make(office_house.stranger)) == {}


def test_the_address_is_secret_shown_once_and_can_be_withdrawn(
    office_house: ControlHouse, signed_in: Callable[..., Client], client: Client
) -> None:
    browser, page = signed_in(office_house.executor), reverse("meetings:calendar")
    first = _token(browser.post(page, {"do": "make"}).content.decode())
    assert first not in browser.get(page).content.decode()
    assert first not in str(list(CalendarLink.objects.values()))
    assert events(client, first) == {}
    second = _token(browser.post(page, {"do": "make"}).content.decode())
    assert client.get(reverse("meetings:feed", args=[first])).status_code == 404
    assert events(client, second) == {}
    browser.post(page, {"do": "withdraw"})
    assert client.get(reverse("meetings:feed", args=[second])).status_code == 404
    assert [one.action for one in Event.objects.filter(action__startswith="calendar.")] == [
        *("calendar.made", "calendar.made", "calendar.withdrawn"),
    ]
    assert second not in str(list(Event.objects.values()))


def test_whoever_left_has_no_dates(
    office_house: ControlHouse, on_control: Callable[..., Assignment], client: Client
) -> None:
    on_control()
    token = links.make(office_house.executor)
    office_house.executor.memberships.all().delete()
    assert events(client, token) == {}
    office_house.executor.is_active = False
    office_house.executor.save()
    assert client.get(reverse("meetings:feed", args=[token])).status_code == 404


def test_what_is_long_over_is_no_date(
    office_house: ControlHouse, on_control: Callable[..., Assignment], client: Client
) -> None:
    on_control(due=timezone.localdate() - timedelta(days=61))
    on_control(due=timezone.localdate() - timedelta(days=59))
    assert len(events(client, links.make(office_house.executor))) == 1


def _token(page: str) -> str:
    return page.partition("/control/calendar/")[2].partition(".ics")[0]
