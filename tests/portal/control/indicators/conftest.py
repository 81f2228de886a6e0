"""A region with three districts, of which two offices report, and what they count."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from jetisu360.portal.accounts.models import Person
from jetisu360.portal.accounts.roles import Role
from jetisu360.portal.control.indicators import asking, making, moving
from jetisu360.portal.control.indicators.kinds import Kind
from jetisu360.portal.control.indicators.life_cycle import Act
from jetisu360.portal.control.indicators.models import Indicator, Report
from jetisu360.portal.control.indicators.moving import Entry
from jetisu360.portal.control.indicators.periods import Every, Period
from jetisu360.portal.control.offices.models import Office
from jetisu360.portal.control.programmes.models import District

from ..conftest import ControlHouse

PERIOD = Period(Every.QUARTER, 2026, 1)


@dataclass
class Districts:
    """`own` is reported for by the executor and the colleague, `second` by the co-executor, `third` by
    nobody yet; `far` lies in the other region. `share` is the ratio of `workers` to `people_`.
    """

    house: ControlHouse
    own: District
    second: District
    third: District
    far: District
    homes: Indicator
    workers: Indicator
    people_: Indicator
    share: Indicator


def indicator(house: ControlHouse, kk: str, **values: Any) -> Indicator:
    known = {
        "title": {"kk": kk, "ru": f"{kk} (ru)"},
        "unit": {"kk": "дана"},
        "order": Indicator.objects.count(),
    }
    return making.make(house.controller, values.pop("region", house.region), {**known, **values})


@pytest.fixture
def districts(office_house: ControlHouse, make_person: Callable[..., Person]) -> Districts:
    region = office_house.region
    third_office = Office.objects.create(region=region, title={"kk": "Панфилов ауданының әкімдігі"})
    office_house.people["third_executor"] = make_person("third", Role.EXECUTOR, office=third_office)
    named = (
        ("Алакөл ауданы", "Алакольский район", office_house.roads),
        ("Ақсу ауданы", "Аксуский район", office_house.water),
        ("Панфилов ауданы", "Панфиловский район", third_office),
    )
    made = [
        District.objects.create(region=region, title={"kk": kk, "ru": ru}, office=office)
        for kk, ru, office in named
    ]
    far = District.objects.create(
        region=office_house.other_region, title={"kk": "Алыс аудан"}, office=office_house.far
    )
    homes = indicator(office_house, "Пайдалануға берілген пәтерлер")
    workers = indicator(office_house, "Жұмыспен қамтылғандар")
    people = indicator(office_house, "Жұмысқа жарамды халық")
    share = indicator(
        office_house,
        "Жұмыспен қамту үлесі",
        kind=Kind.RATIO,
        above=workers,
        below=people,
        unit={"kk": "%"},
        decimals=1,
    )
    return Districts(office_house, *made, far, homes, workers, people, share)


def asked(districts: Districts, district: District | None = None, period: Period = PERIOD) -> Report:
    found = district or districts.own
    asking.ask(districts.house.controller, found.region, [found], period, date(2026, 4, 10))
    named = {"every": period.every, "year": period.year, "number": period.number}
    return Report.objects.get(district=found, **named)


def entries(districts: Districts, homes: Any = 95, planned: Any = 100, note: str = "") -> dict[int, Entry]:
    def number(value: Any) -> Decimal | None:
        return None if value is None else Decimal(value)

    return {
        districts.homes.pk: Entry(number(planned), number(homes), note),
        districts.workers.pk: Entry(Decimal(400), Decimal(450)),
        districts.people_.pk: Entry(Decimal(1000), Decimal(900)),
    }


def filler(districts: Districts, district: District) -> Person:
    """Somebody who reports for it."""
    names = {
        districts.own.pk: "executor",
        districts.second.pk: "co_executor",
        districts.third.pk: "third_executor",
        districts.far.pk: "far_executor",
    }
    return districts.house.people[names[district.pk]]


def submitted(districts: Districts, district: District | None = None, **values: Any) -> Report:
    period = values.pop("period", PERIOD)
    report = asked(districts, district, period)
    who = filler(districts, report.district)
    moving.fill(who, report.pk, entries(districts, **values))
    return moving.move(who, report.pk, Act.SUBMIT)


def accepted(districts: Districts, district: District | None = None, **values: Any) -> Report:
    report = submitted(districts, district, **values)
    return moving.move(districts.house.controller, report.pk, Act.ACCEPT)
