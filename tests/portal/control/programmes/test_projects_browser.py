"""The screens of programmes in a real browser: at a desk and on a phone, in Kazakh and in Russian."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from jetisu360.portal.control.evidence.models import Capture
from jetisu360.portal.control.folders.models import Sheet
from jetisu360.portal.control.programmes.kinds import Sum
from jetisu360.portal.control.programmes.models import District, Money, Programme, Project, Stage

from ..conftest import ControlHouse
from ..screens import DESK, PHONE, Browsers, looked_at
from .conftest import Photographed, told

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def filled(office_house: ControlHouse, project: Project, photographed: Photographed) -> Project:
    """Sums of two years, a stage that was seen, and others beside it in the list."""
    today = timezone.localdate()
    for kind, amount in ((Sum.PLANNED, 900_000_000), (Sum.ALLOCATED, 700_000_000), (Sum.SPENT, 510_000_000)):
        told(project, kind, amount, today)
    told(project, Sum.PLANNED, 300_000_000, today - timedelta(days=365), today.year - 1)
    first = photographed(project, 40)
    photographed(project, 2, like=first)
    Stage.objects.filter(project=project, number=1).update(
        seen_on=today - timedelta(days=40), seen_by=office_house.inspector, saw="Екі тірек тұр", capture=first
    )
    district = District.objects.create(
        region=office_house.region, title={"kk": "Талдықорған қаласы", "ru": "город Талдыкорган"}
    )
    for kk, ru in (("Мектеп жанындағы жол", "Дорога у школы"), ("Ауыл ішіндегі көшелер", "Улицы в ауле")):
        Project.objects.create(
            programme=project.programme, title={"kk": kk, "ru": ru}, kind="road", district=district
        )
    Programme.objects.create(region=office_house.region, title={"kk": "Нұрлы жер", "ru": "Нұрлы жер"})
    return project


def _brought(house: ControlHouse, project: Project) -> Sheet:
    """A table with a row that is good, one that lacks something and one that is wrong."""
    sheet = Sheet.objects.create(
        region=house.region,
        person=house.controller,
        kind="projects",
        about=project.programme_id,
        name="жобалар 2026.xlsx",
        headings=["Жобаның атауы", "Аудан", "Жыл", "Жоспар, мың теңге"],
        mapping=["kk", "district", "year", "planned"],
    )
    rows = (
        {"0": "Ауыл ішіндегі жаңа жол", "1": "Ескелді", "2": "2026", "3": "12 500"},
        {"0": "Мектеп жанындағы көпір", "1": "Белгісіз аудан"},
        {"1": "Ескелді", "2": "2026", "3": "көп"},
    )
    for number, cells in enumerate(rows, 2):
        sheet.rows.create(number=number, cells=cells)
    return sheet


@pytest.mark.parametrize(("language", "size"), [("kk", PHONE), ("ru", DESK), ("ru", PHONE), ("kk", DESK)])
def test_screens(
    office_house: ControlHouse, filled: Project, browsers: Browsers, language: str, size: dict[str, int]
) -> None:
    page = browsers(office_house.controller, language, size)
    sheet = _brought(office_house, filled)
    one, whole = f"/control/projects/{filled.pk}", f"/control/programmes/{filled.programme_id}"
    paths = {
        "programmes": "/control/programmes",
        "programme": whole,
        "project": one,
        "project-money": f"{one}/money",
        "project-plan": f"{one}/stages",
        "project-stage": f"{one}/stages/2",
        "project-change": f"{one}/change",
        "programme-change": f"{whole}/change",
        "districts": "/control/districts",
        "project-tables": f"{whole}/tables",
        "project-table": f"/control/programmes/tables/{sheet.pk}",
    }
    for name, path in paths.items():
        page.goto(path)
        page.locator("h1").wait_for()
        looked_at(page, f"{name}-{language}")


def test_from_a_programme_to_a_stage_that_counts(
    office_house: ControlHouse, project: Project, photographed: Photographed, browsers: Browsers
) -> None:
    """A controller makes a project and enters a sum, an inspector says on a phone that a stage is there."""
    photographed(project, 3)
    desk = browsers(office_house.controller, "kk", DESK)
    desk.goto("/control/programmes")
    desk.get_by_role("link", name="Нұрлы жол").press("Enter")
    desk.get_by_role("link", name="Жаңа жоба").press("Enter")
    desk.get_by_label("Қазақша атауы").fill("Ауыл ішіндегі жол")
    desk.get_by_role("button", name="Сақтау").press("Enter")
    desk.get_by_role("link", name="Сомаларды енгізу").press("Enter")
    desk.get_by_label("Жыл басынан бері жұмсалды").fill("12 500 000")
    desk.get_by_role("button", name="Енгізу", exact=True).press("Enter")
    expect(desk.locator(".pr-warnings")).to_contain_text("фотосурет келген жоқ")
    assert Money.objects.get().amount == 12_500_000
    phone = browsers(office_house.inspector, "ru", PHONE)
    phone.goto(f"/control/projects/{project.pk}")
    phone.get_by_role("link", name=re.compile("Подтвердить этап.*Опоры")).tap()
    phone.get_by_label("Фотография, на которой это видно").select_option(str(Capture.objects.get().pk))
    phone.get_by_label("Что сделано").fill("Опоры стоят")
    phone.get_by_role("button", name="Подтвердить от моего имени").tap()
    expect(phone.locator(".pr-stages li").first).to_contain_text("Опоры стоят")
    assert Stage.objects.filter(seen_by=office_house.inspector).count() == 1
