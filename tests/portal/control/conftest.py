"""A region with offices, and somebody of every role in control."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from jetisu360.portal.accounts.links import make_sign_in_link
from jetisu360.portal.accounts.models import Person
from jetisu360.portal.accounts.roles import Role
from jetisu360.portal.control.assignments import drafts, moving
from jetisu360.portal.control.assignments.models import Assignment
from jetisu360.portal.control.assignments.states import Act
from jetisu360.portal.control.offices.models import Office
from jetisu360.portal.museums.models import Region

from .screens import PHONE, Browsers


@dataclass
class ControlHouse:
    """`roads` and `water` are offices of `region`, `far` one of the other; everybody is named by what they
    do.
    """

    region: Region
    other_region: Region
    roads: Office
    water: Office
    far: Office
    people: dict[str, Person]

    def __getattr__(self, name: str) -> Person:
        try:
            return self.people[name]
        except KeyError:
            raise AttributeError(name) from None


def later(days: int = 30) -> date:
    return timezone.localdate() + timedelta(days=days)


@pytest.fixture
def office_house(make_person: Callable[..., Person]) -> ControlHouse:
    region = Region.objects.create(slug="zhetisu", title={"kk": "Жетісу", "ru": "Жетысу", "en": "Jetisu"})
    other_region = Region.objects.create(slug="farther", title={"kk": "Басқа"})
    roads, water = (
        Office.objects.create(region=region, title={"kk": kk, "ru": ru})
        for kk, ru in (
            ("Автомобиль жолдары басқармасы", "Управление автомобильных дорог"),
            ("Су шаруашылығы басқармасы", "Управление водного хозяйства"),
        )
    )
    far = Office.objects.create(region=other_region, title={"kk": "Басқа кеңсе"})
    people = {
        "controller": make_person("controller", Role.CONTROLLER, region=region),
        "second_controller": make_person("second_controller", Role.CONTROLLER, region=region),
        "issuer": make_person("issuer", Role.ISSUER, region=region),
        "inspector": make_person("inspector", Role.INSPECTOR, region=region),
        "executor": make_person("executor", Role.EXECUTOR, office=roads),
        "colleague": make_person("colleague", Role.EXECUTOR, office=roads),
        "co_executor": make_person("co_executor", Role.EXECUTOR, office=water),
        "far_controller": make_person("far_controller", Role.CONTROLLER, region=other_region),
        "far_issuer": make_person("far_issuer", Role.ISSUER, region=other_region),
        "far_executor": make_person("far_executor", Role.EXECUTOR, office=far),
        "head": make_person("head", Role.OPERATOR),
        "stranger": make_person("stranger"),
    }
    return ControlHouse(region, other_region, roads, water, far, people)


@pytest.fixture
def make_draft(office_house: ControlHouse) -> Callable[..., Assignment]:
    """A draft that is complete, unless told otherwise."""

    def make(**values: Any) -> Assignment:
        known = {
            "task": "Ауыл жолын жөндеу",
            "result": "12 км жол жөнделді",
            "executor": office_house.roads,
            "due": later(),
        }
        return drafts.create(office_house.controller, office_house.region, **{**known, **values})

    return make


@pytest.fixture
def at_work(office_house: ControlHouse, make_draft: Callable[..., Assignment]) -> Callable[..., Assignment]:
    """An assignment that its executor has begun, or has reported on."""

    def make(reported: bool = False, **values: Any) -> Assignment:
        number = make_draft(**values).pk
        moving.move(office_house.controller, number, Act.ASSIGN)
        found = moving.move(office_house.executor, number, Act.START)
        if reported:
            found = moving.move(office_house.executor, number, Act.REPORT, reason="Жөнделді")
        return found

    return make


@pytest.fixture
def browsers(live_server: Any, chromium: Any) -> Iterator[Browsers]:
    """A page in which somebody is signed in, with what it complained of as `complaints`."""
    contexts = []

    def open_for(person: Person, language: str, size: dict[str, int]) -> Any:
        Person.objects.filter(pk=person.pk).update(language=language)
        base = live_server.url.replace("127.0.0.1", "localhost")
        context = chromium.new_context(base_url=base, viewport=size, has_touch=size is PHONE)
        contexts.append(context)
        page = context.new_page()
        page.complaints = []
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("console", lambda told: page.complaints.append(told.text) if "Policy" in told.text else None)
        page.goto(f"/enter/{make_sign_in_link(person, at_once=True)}")
        return page

    yield open_for
    for context in contexts:
        context.close()
