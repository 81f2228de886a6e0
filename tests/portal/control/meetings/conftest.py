"""Meetings of the region, and a mail server whose letters come into a list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from jetisu360.portal.control.assignments.models import Assignment, Source
from jetisu360.portal.control.assignments.states import State
from jetisu360.portal.control.meetings import holding
from jetisu360.portal.control.meetings.models import Meeting, Series
from jetisu360.portal.letters import sending

from ..conftest import ControlHouse


@pytest.fixture
def council(office_house: ControlHouse) -> Series:
    return holding.make_series(
        office_house.controller,
        office_house.region,
        {"kk": "Дүйсенбілік кеңес", "ru": "Аппаратное совещание"},
    )


@pytest.fixture
def plan(office_house: ControlHouse, council: Series) -> Callable[..., Meeting]:
    """A meeting so many days from today."""

    def made(days: int = 0, **values: Any) -> Meeting:
        day = timezone.localdate() + timedelta(days=days)
        return holding.make_meeting(office_house.controller, values.get("series", council), day, "Үлкен зал")

    return made


@pytest.fixture
def make_minutes(office_house: ControlHouse) -> Callable[..., Source]:
    def made(title: str = "Хаттама № 7", **values: Any) -> Source:
        return Source.objects.create(region=office_house.region, title=title, language="kk", **values)

    return made


@pytest.fixture
def on_control(office_house: ControlHouse) -> Callable[..., Assignment]:
    """An assignment as it stands in the database, whatever its dates."""

    def made(
        state: State = State.IN_PROGRESS, due: int | date = 10, given: int = -10, **values: Any
    ) -> Assignment:
        today = timezone.localdate()
        at = due if isinstance(due, date) else today + timedelta(days=due)
        known = {
            "region": office_house.region,
            "executor": office_house.roads,
            "task": "Ауыл жолын жөндеу",
            "result": "12 км жол жөнделді",
            "first_due": at,
            "assigned_at": timezone.now() + timedelta(days=given),
        }
        return Assignment.objects.create(state=state, due=at, **{**known, **values})

    return made


@pytest.fixture
def mail(monkeypatch: pytest.MonkeyPatch) -> None:
    """A mail server is named."""
    table = sending.settings().model_copy(update={"mail": "smtp://mail.example.kz"})
    monkeypatch.setattr(sending, "settings", lambda: table)
