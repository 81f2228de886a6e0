"""The overview: its numbers are those of the folders, each person sees what is theirs."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from jetisu360.portal.accounts.models import Person
from jetisu360.portal.control.assignments.models import Assignment
from jetisu360.portal.control.indicators.models import Figure, Indicator, Report
from jetisu360.portal.control.offices.models import Office
from jetisu360.portal.control.overview.sums import added, known_of, spent_share
from jetisu360.portal.control.programmes.models import (
    BoundarySource,
    District,
    Money,
    Programme,
    Project,
    Stage,
)

from ..conftest import ControlHouse
from .conftest import Jetisu

pytestmark = pytest.mark.django_db
PAGE = "/control/overview"


def page(person: Person, query: str = "", status: int = 200) -> str:
    Person.objects.filter(pk=person.pk).update(language="ru")
    client = Client()
    client.force_login(person)
    answer = client.get(PAGE + query)
    assert answer.status_code == status
    return answer.content.decode()


def tiles(html: str) -> dict[str, tuple[str, str]]:
    """What waits: its words → (number, address)."""
    found = re.findall(r'<li><a href="([^"]+)"[^>]*><b>([^<]*)</b> <span>([^<]*)</span>', html)
    return {words: (number, href.replace("&amp;", "&")) for href, number, words in found}


def test_each_number_is_that_of_the_folder_it_leads_to(
    office_house: ControlHouse, at_work: Callable[..., Assignment], make_jetisu: Callable[[], Jetisu]
) -> None:
    make_jetisu()
    late = at_work()
    Assignment.objects.filter(pk=late.pk).update(due=timezone.localdate() - timedelta(days=3))
    at_work(due=timezone.localdate())
    at_work(reported=True)
    at_work()
    for person, numbers in (
        (office_house.controller, ["1", "1", "1"]),
        (office_house.issuer, ["1", "1", "1"]),
        (office_house.executor, ["1", "1"]),
        (office_house.far_controller, ["0", "0", "0"]),
    ):
        found = tiles(page(person))
        assert [number for number, _href in found.values()][: len(numbers)] == numbers
        client = Client()
        client.force_login(person)
        for number, href in list(found.values())[: len(numbers)]:
            listed = client.get(href).content.decode()
            assert listed.count('href="/control/assignments/') >= int(number)
            assert ("/control/assignments/" in listed) == (number != "0")


@pytest.mark.parametrize("who", ["controller", "issuer", "inspector", "executor", "head"])
def test_who_works_in_the_region_sees_its_money(
    who: str, office_house: ControlHouse, make_jetisu: Callable[[], Jetisu]
) -> None:
    make_jetisu()
    html = page(getattr(office_house, who), "?region=zhetisu")
    assert "Защита от паводков" in html
    assert "Талдыкорган" in html
    assert ('value="overdue"' in html) == (who != "executor")


@pytest.mark.parametrize("who", ["far_controller", "far_issuer", "far_executor"])
def test_another_region_is_not_there(
    who: str, office_house: ControlHouse, make_jetisu: Callable[[], Jetisu]
) -> None:
    there = make_jetisu()
    assert "Защита от паводков" not in page(getattr(office_house, who))
    page(getattr(office_house, who), "?region=zhetisu", 404)
    page(getattr(office_house, who), f"?district={there.districts[0].pk}", 404)


def test_strangers_and_visitors_get_nothing(office_house: ControlHouse, client: Client) -> None:
    page(office_house.stranger, status=403)
    assert client.get(PAGE).status_code == 302


@pytest.mark.parametrize(
    "query", ["?show=%00", "?show=99999999999999999999", "?district=", "?show=overdue%27"]
)
def test_what_makes_no_sense_is_as_if_it_was_not_asked(query: str, office_house: ControlHouse) -> None:
    page(office_house.controller, query)


@pytest.mark.parametrize("query", ["?region=none", "?region=%00", "?district=7777", "?district=%00"])
def test_what_is_not_there_is_said(query: str, office_house: ControlHouse) -> None:
    page(office_house.controller, query, 404)


def test_overdue_ones_are_counted_by_the_akimat_that_answers(
    office_house: ControlHouse, at_work: Callable[..., Assignment], make_jetisu: Callable[[], Jetisu]
) -> None:
    there = make_jetisu()
    late = at_work()
    Assignment.objects.filter(pk=late.pk).update(
        due=timezone.localdate() - timedelta(days=3), executor=there.districts[2].office
    )
    html = page(office_house.controller, "?show=overdue")
    assert 'aria-label="Ескельдинский район: 1"' in html
    assert 'aria-label="Аксуский район: 0"' in html
    assert f"executor={there.districts[2].office_id}&amp;due=overdue" in html


def test_a_district_narrows_the_programmes(
    office_house: ControlHouse, make_jetisu: Callable[[], Jetisu]
) -> None:
    there = make_jetisu()
    html = page(office_house.controller, f"?district={there.districts[0].pk}")
    assert html.count('class="chart is-money"') == 1
    assert page(office_house.controller).count('class="chart is-money"') == 4


def test_the_source_of_boundaries_stands_under_the_map(
    office_house: ControlHouse, make_jetisu: Callable[[], Jetisu]
) -> None:
    there = make_jetisu()
    source = BoundarySource.objects.create(
        region=office_house.region, source="geoBoundaries", licence="ODbL", taken_at=timezone.now()
    )
    assert source.source not in page(office_house.controller)
    for place, one in enumerate(there.districts):
        ring = [[78 + place, 44], [79 + place, 44], [79 + place, 45], [78 + place, 45], [78 + place, 44]]
        District.objects.filter(pk=one.pk).update(boundary={"type": "Polygon", "coordinates": [ring]})
    assert "geoBoundaries" in page(office_house.controller)


def test_the_page_asks_little(
    office_house: ControlHouse,
    make_jetisu: Callable[[], Jetisu],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    make_jetisu()
    client = Client()
    client.force_login(office_house.controller)
    client.get(PAGE)  # (which remembers the session)
    number = Indicator.objects.create(region=office_house.region, title={"ru": "Места"})
    for query in ("", "?show=overdue", f"?show=indicator-{number.pk}"):
        with django_assert_max_num_queries(15):
            client.get(PAGE + query)


class Sums:
    """A project with sums and stages; no page."""

    def __init__(self, region: Any) -> None:
        self.project = Project.objects.create(
            programme=Programme.objects.create(region=region, title={"kk": "Жол"}), title={"kk": "Көпір"}
        )

    def money(self, kind: str, amount: int, day: date, year: int = 2026) -> None:
        Money.objects.create(project=self.project, year=year, kind=kind, amount=amount, as_of=day)


def test_the_newest_sum_counts_and_years_add_up(office_house: ControlHouse) -> None:
    made = Sums(office_house.region)
    made.money("planned", 1000, date(2026, 1, 1))
    made.money("spent", 900, date(2026, 2, 1))
    made.money("spent", 300, date(2026, 3, 1))  # (a correction)
    made.money("planned", 500, date(2025, 1, 1), 2025)
    made.money("spent", 500, date(2025, 12, 1), 2025)
    known = known_of([made.project], date(2026, 11, 30))
    sums = added(known)
    assert (sums.planned, sums.allocated, sums.spent, sums.seen) == (1500, None, 800, None)
    assert spent_share(known, 2026) == 30.0
    assert spent_share(known, 2024) is None
    for number, seen in ((1, date(2026, 2, 2)), (2, None)):
        Stage.objects.create(project=made.project, number=number, weight=number, seen_on=seen)
    sums = added(known_of([made.project], date(2026, 11, 30)))
    assert round(sums.seen or 0, 3) == 0.333
    assert round(sums.ahead) == Decimal(300)


def test_offices_without_districts_are_no_districts(office_house: ControlHouse) -> None:
    Office.objects.create(region=office_house.region, title={"kk": "Кеңсе"})
    assert "Пока не введён ни один район." in page(office_house.controller)


def accept(district: District, number: Indicator, quarter: int, actual: int, state: str = "accepted") -> None:
    report = Report.objects.create(
        region=district.region,
        district=district,
        every="quarter",
        year=timezone.localdate().year,
        number=quarter,
        state=state,
        due=date(2026, 1, 1),
    )
    Figure.objects.create(report=report, indicator=number, planned=100, actual=actual)


def test_an_indicator_shows_what_was_accepted_of_the_newest_period(
    office_house: ControlHouse, make_jetisu: Callable[[], Jetisu]
) -> None:
    there = make_jetisu()
    first, second, third = there.districts[:3]
    number = Indicator.objects.create(
        region=office_house.region, title={"ru": "Новые рабочие места"}, unit={"ru": "чел."}, every="quarter"
    )
    accept(first, number, 1, 1200)
    accept(first, number, 2, 1500)
    accept(second, number, 2, 80, state="submitted")
    accept(third, number, 1, 300)
    year = timezone.localdate().year
    html = page(office_house.executor, f"?show=indicator-{number.pk}").replace("\u00a0", " ")
    assert 'aria-label="Аксуский район: 1 500 чел."' in html
    assert 'aria-label="Алакольский район: нет данных"' in html
    assert "80 чел." not in html
    # Each stands against its own plan. The only line is the small one of who reported twice: a total of some
    # districts is none.
    assert html.count('class="chart-line is-actual"') == 1
    assert '<th scope="row">Аксуский район</th><td>100 чел.</td><td>1 500 чел.</td>' in html
    earlier = page(office_house.controller, f"?show=indicator-{number.pk}&period=quarter-{year}-1")
    assert 'aria-label="Ескельдинский район: 300 чел."' in earlier.replace("\u00a0", " ")
    waiting = tiles(page(office_house.controller))
    assert waiting["Просроченные отчёты районов"][0] == "0"
    accept(first, number, 3, 1, state="draft")
    assert tiles(page(office_house.controller))["Просроченные отчёты районов"][0] == "1"
    assert tiles(page(office_house.far_controller))["Просроченные отчёты районов"][0] == "0"
    page(office_house.far_controller, f"?show=indicator-{number.pk}&region=zhetisu", 404)
    assert "Новые рабочие места" not in page(office_house.far_controller, f"?show=indicator-{number.pk}")


def test_projects_with_warnings_are_counted_and_led_to(
    office_house: ControlHouse, make_jetisu: Callable[[], Jetisu]
) -> None:
    """Most of the money was spent, nothing of the work was seen."""
    there = make_jetisu()
    html = page(office_house.controller)
    number, href = tiles(html)["Проекты с предупреждениями"]
    client = Client()
    client.force_login(office_house.controller)
    warned = 0
    for programme in there.programmes:
        listed = client.get(f"/control/programmes/{programme.pk}?warned=1").content.decode()
        warned += len(set(re.findall(r'href="(/control/projects/\d+)"', listed)))
        assert (f"/control/programmes/{programme.pk}?warned=1" in html) == ("is-warned" in listed)
    assert int(number) == warned > 0
    listed = client.get(href.replace("&amp;", "&")).content.decode()
    assert len(set(re.findall(r'href="(/control/projects/\d+)"', listed))) == warned
    other = client.get("/control/programmes?region=almaty&warned=1").content.decode()
    assert "/control/projects/" not in other
    assert tiles(page(office_house.far_controller))["Проекты с предупреждениями"][0] == "0"


def test_a_region_is_told_as_a_whole_when_everybody_reported(
    office_house: ControlHouse, make_jetisu: Callable[[], Jetisu]
) -> None:
    there = make_jetisu()
    number = Indicator.objects.create(region=office_house.region, title={"ru": "Места"}, every="quarter")
    for district in there.districts[1:]:
        accept(district, number, 1, 10)
    query = f"?show=indicator-{number.pk}"
    assert "Регион в целом" not in page(office_house.issuer, query)
    accept(there.districts[0], number, 1, 10)
    html = page(office_house.issuer, query).replace("\u00a0", " ")
    assert "Регион в целом" in html
    assert "<td>1 000</td><td>100</td>" in html
