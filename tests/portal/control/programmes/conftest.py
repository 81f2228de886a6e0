"""A programme with a project that the office of roads answers for, and photographs of its place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from jetisu360.portal.control.evidence.models import Capture, Place, Point
from jetisu360.portal.control.programmes import money, stages
from jetisu360.portal.control.programmes.kinds import Status, Sum
from jetisu360.portal.control.programmes.models import District, Programme, Project
from jetisu360.portal.control.programmes.stages import Planned

from ..conftest import ControlHouse


@pytest.fixture
def programme(office_house: ControlHouse) -> Programme:
    return Programme.objects.create(
        region=office_house.region,
        title={"kk": "Нұрлы жол", "ru": "Нұрлы жол"},
        also=["Нурлы жол"],
        office=office_house.roads,
        first_year=2020,
        last_year=2027,
    )


@pytest.fixture
def project(office_house: ControlHouse, programme: Programme) -> Project:
    """A bridge in a district, with three stages (weights 2, 5, 3) and one place."""
    district = District.objects.create(
        region=office_house.region, title={"kk": "Ескелді ауданы", "ru": "Ескельдинский район"}
    )
    today = timezone.localdate()
    made = Project.objects.create(
        programme=programme,
        district=district,
        office=office_house.roads,
        title={"kk": "Қаратал өзені арқылы көпір", "ru": "Мост через реку Каратал"},
        kind="road",
        status=Status.IMPLEMENTATION,
        starts=today - timedelta(days=300),
        ends=today + timedelta(days=200),
        first_ends=today + timedelta(days=200),
    )
    place = Place.objects.create(region=office_house.region, title={"kk": "Көпір", "ru": "Мост"}, kind="site")
    Point.objects.create(place=place, title="Қақпа алдында")
    made.places.add(place)
    planned = [
        Planned({"kk": kk, "ru": ru}, weight, today + timedelta(days=days))
        for kk, ru, weight, days in (
            ("Тіректер", "Опоры", 2, -120),
            ("Аралық құрылым", "Пролётное строение", 5, 60),
            ("Жол төсемі", "Дорожное полотно", 3, 180),
        )
    ]
    stages.plan(office_house.controller, made.pk, 1, planned)
    made.refresh_from_db()
    return made


Photographed = Callable[..., Capture]


@pytest.fixture
def photographed(office_house: ControlHouse) -> Photographed:
    """A photograph of a project's first place that came so many days ago (rows only, without files)."""

    def make(project: Project, days: int = 0, like: Capture | None = None) -> Capture:
        point = Point.objects.filter(place__projects=project).first()
        assert point is not None
        number = Capture.objects.count()
        made = Capture.objects.create(
            point=point,
            region=office_house.region,
            name="a.jpg",
            sha256=f"{number:064x}",
            size=1,
            kind="flat",
            width=2,
            height=1,
            look="0" * 64,
            received_by=office_house.executor,
            like=like,
        )
        at = timezone.now() - timedelta(days=days)
        Capture.objects.filter(pk=made.pk).update(received_at=at)
        made.refresh_from_db()
        return made

    return make


def told(
    project: Project, kind: Sum, amount: int, as_of: date | None = None, year: int | None = None
) -> None:
    day = as_of or timezone.localdate()
    money.enter(None, project, year or day.year, {kind: Decimal(amount)}, day, "")
