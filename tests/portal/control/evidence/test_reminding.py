"""Letters about photographs that did not come: on the next working day, to those who take and who wait."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core import mail as outbox
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from jetisu360.minutes.common.calendar import is_working
from jetisu360.portal.control.assignments.models import Assignment
from jetisu360.portal.control.evidence import places
from jetisu360.portal.control.evidence.models import Capture, Place, Point
from jetisu360.portal.control.evidence.reminding import is_told
from jetisu360.portal.control.meetings.reminders import sending

from ..conftest import ControlHouse

TUESDAY = datetime(2027, 2, 2, 6, tzinfo=UTC)
A_WEEK = timedelta(days=7)


@given(st.dates(date(2024, 1, 1), date(2029, 12, 31)))
def test_it_is_told_on_one_working_day_and_after_it_was_expected(expected: date) -> None:
    told = [day for n in range(-5, 25) if is_told(expected, day := expected + timedelta(days=n))]
    assert len(told) == 1
    assert told[0] > expected
    assert is_working(told[0])


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], dict[str, Any]]:
    """The letters of a moment, by the address of who gets them."""
    monkeypatch.setattr(sending, "may_send", lambda: True)

    def send(now: datetime) -> dict[str, Any]:
        outbox.outbox.clear()
        monkeypatch.setattr(timezone, "now", lambda: now)
        sending.send_due()
        assert len({one.to[0] for one in outbox.outbox}) == len(outbox.outbox)
        return {one.to[0]: one for one in outbox.outbox if "Қақпа алдында" in one.body}

    return send


def test_who_takes_it_and_who_keeps_control_are_told_once(
    office_house: ControlHouse,
    at_work: Callable[..., Assignment],
    received: Callable[..., Capture],
    sent: Callable[[datetime], dict[str, Any]],
) -> None:
    received(at_work())
    Place.objects.update(every=7)
    Capture.objects.update(received_at=TUESDAY - A_WEEK - timedelta(days=1))
    letters = sent(TUESDAY)
    assert {office_house.executor.email, office_house.controller.email} <= set(letters)
    assert office_house.inspector.email not in letters
    body = letters[office_house.executor.email].body
    assert "01.02.2027" in body
    assert "Мектеп құрылысы" in body
    assert not sent(TUESDAY + timedelta(days=1))


def test_nothing_is_told_of_what_came_or_of_another_office(
    office_house: ControlHouse,
    at_work: Callable[..., Assignment],
    received: Callable[..., Capture],
    sent: Callable[[datetime], dict[str, Any]],
) -> None:
    received(at_work())
    Place.objects.update(every=7)
    Capture.objects.update(received_at=TUESDAY - timedelta(days=1))
    assert not sent(TUESDAY)


def test_of_many_points_the_first_are_named(
    office_house: ControlHouse, gate: Point, sent: Callable[[datetime], dict[str, Any]]
) -> None:
    for number in range(6):
        places.add_point(office_house.controller, gate.place, f"Бұрыш {number}")
    Place.objects.update(every=7)
    Point.objects.update(made_at=TUESDAY - A_WEEK - timedelta(days=1))
    letters = sent(TUESDAY)
    assert office_house.executor.email not in letters, "no assignment is about the place"
    body = letters[office_house.controller.email].body
    assert "7" in body
    assert "Бұрыш 3" in body
    assert "Бұрыш 5" not in body
