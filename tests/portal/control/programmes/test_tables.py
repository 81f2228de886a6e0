"""The office's own table of projects: columns recognised, rows looked at, taken in once, given out again."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from jetisu360.exchange.tables.files import xlsx_bytes
from jetisu360.portal.audit.models import Event
from jetisu360.portal.control.folders import importing
from jetisu360.portal.control.folders.models import Sheet, SheetRow
from jetisu360.portal.control.programmes.kinds import Sum
from jetisu360.portal.control.programmes.models import Money, Programme, Project
from jetisu360.portal.control.programmes.sheets.columns import ALSO, COLUMNS, column_of, unit_of
from jetisu360.portal.jobs import lease as jobs
from jetisu360.portal.museums.models import Region

from ..conftest import ControlHouse
from .conftest import told

pytestmark = pytest.mark.django_db
HEADINGS = [
    "Р/с №",
    "Жобаның атауы",
    "Аудан",
    "Жауапты мекеме",
    "Аяқталу мерзімі",
    "Жыл",
    "Жоспар, мың теңге",
    "Игерілді (мың теңге)",
    "По состоянию на",
    "Ескерту",
]
ROADS = "Автомобиль жолдары басқармасы"
ROWS = [
    ["1", "Ауыл жолы", "Ескелді", ROADS, "31.12.2027", "2026", 12500, 340.5, "31.03.2026", "x"],
    ["2", "Ауыл жолы", "", "", "", "2025 жыл", "1 000,5", "", "", ""],
    ["3", "Қаратал өзені арқылы көпір", "", "", "", "2026", "900", "", "31.03.2026", ""],
    ["4", "Мектеп", "Белгісіз аудан", "Белгісіз мекеме", "", "", "", "", "", ""],
    ["5", "", "", "", "", "2026", "5", "", "", ""],
    ["6", "Клуб", "", "", "тез арада", "", "көп", "", "", ""],
    ["7", "Көпір 2", "", "", "", "", "7", "", "", ""],
    ["8", "қаратал өзені  арқылы көпір", "", "", "", "", "", "", "", ""],
    ["9", "Ертең", "", "", "", "2099", "7", "", "31.03.2099", ""],
]


def table(rows: list[Any] = ROWS, headings: list[str] = HEADINGS) -> SimpleUploadedFile:
    return SimpleUploadedFile("жобалар.xlsx", xlsx_bytes("Парақ", headings, rows))


def brought(browser: Client, programme: Programme, file: Any = None) -> Sheet:
    answer = browser.post(f"/control/programmes/{programme.pk}/tables", {"table": file or table()})
    assert answer.status_code == 302, answer.content.decode()
    sheet = Sheet.objects.latest("pk")
    assert answer.headers["Location"] == f"/control/programmes/tables/{sheet.pk}"
    return sheet


def work() -> None:
    lease = jobs.take("worker")
    assert lease is not None
    assert jobs.finish(lease, importing.run(lease))


def test_from_a_table_to_projects_and_their_sums(
    office_house: ControlHouse, project: Project, signed_in: Callable[..., Client]
) -> None:
    desk, programme = signed_in(office_house.controller), project.programme
    sheet = brought(desk, programme)
    assert sheet.mapping == [
        *("number", "kk", "district", "office", "ends", "year", "planned", "spent", "as_of"),
        "",
    ]
    page = desk.get(f"/control/programmes/tables/{sheet.pk}").content.decode()
    for said in (
        "9 rows. 4 can be taken in",
        "It is not said which project it is",
        "“тез арада” is no date",
        "“көп” is no sum",
        "the year of the budget is not said",
        "“Белгісіз аудан” in “Аудан” is not known",
        "only its sums are taken in",
        "the row has no sums",
        "a day that has not come yet",
        "12.5 m ₸",
    ):
        assert said in page, said
    assert Project.objects.count() == 1
    desk.post(f"/control/programmes/tables/{sheet.pk}", {"act": "start"})
    desk.post(f"/control/programmes/tables/{sheet.pk}", {"act": "start"})
    assert Project.objects.count() == 1, "nothing before the worker"
    address = f"/control/programmes/tables/{sheet.pk}"
    assert f'hx-get="{address}"' in desk.get(address).content.decode()
    assert "0 of 9 rows are seen to." in desk.get(address, headers={"HX-Request": "true"}).content.decode()
    work()
    assert desk.get(address, headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"
    road, school = Project.objects.exclude(pk=project.pk).order_by("pk")
    assert (road.title, road.district, road.office) == (
        {"kk": "Ауыл жолы"},
        project.district,
        office_house.roads,
    )
    assert (road.ends, road.first_ends, road.made_by) == (
        date(2027, 12, 31),
        date(2027, 12, 31),
        office_house.controller,
    )
    sums = {(row.year, row.kind): (row.amount, row.as_of) for row in Money.objects.filter(project=road)}
    assert sums == {
        (2026, "planned"): (Decimal(12_500_000), date(2026, 3, 31)),
        (2026, "spent"): (Decimal(340_500), date(2026, 3, 31)),
        (2025, "planned"): (Decimal(1_000_500), timezone.localdate()),
    }
    assert (school.title["kk"], school.district, school.office) == ("Мектеп", None, None)
    assert Money.objects.get(project=project).amount == 900_000
    assert Event.objects.filter(action="project.made").count() == 2
    page = desk.get(f"/control/programmes/tables/{sheet.pk}").content.decode()
    assert "3 projects got something of 9 rows" in page
    assert "is no date" in page


def test_a_batch_that_ends_within_a_project_changes_nothing(
    office_house: ControlHouse,
    programme: Programme,
    signed_in: Callable[..., Client],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(importing, "BATCH", 1)
    desk = signed_in(office_house.controller)
    sheet = brought(desk, programme, table(ROWS[:2]))
    desk.post(f"/control/programmes/tables/{sheet.pk}", {"act": "start"})
    work()
    assert Project.objects.count() == 1
    assert Money.objects.count() == 3
    assert "already" not in str(SheetRow.objects.get(number=3).wrong)


def test_what_is_given_out_can_be_brought_back_and_changes_nothing(
    office_house: ControlHouse, project: Project, signed_in: Callable[..., Client]
) -> None:
    told(project, Sum.PLANNED, 5_000_000, date(2026, 1, 10))
    told(project, Sum.SPENT, 1_250_000, date(2026, 3, 31))
    told(project, Sum.SPENT, 900_000, date(2025, 12, 31), 2025)
    Project.objects.create(programme=project.programme, title={"kk": "=1+1"})
    desk = signed_in(office_house.controller)
    answer = desk.get(f"/control/programmes/{project.programme_id}/table.xlsx")
    rows = list(load_workbook(io.BytesIO(answer.content)).active.values)
    assert [column_of(str(heading)) for heading in rows[0]] == list(COLUMNS)
    assert len(rows) == 5
    assert any(row[1] == "=1+1" for row in rows)
    before = Money.objects.count(), Project.objects.count()
    sheet = brought(desk, project.programme, SimpleUploadedFile("a.xlsx", answer.content))
    desk.post(f"/control/programmes/tables/{sheet.pk}", {"act": "start"})
    work()
    assert (Money.objects.count(), Project.objects.count()) == before


def test_each_column_is_known_by_its_names_and_its_unit() -> None:
    for key, words in COLUMNS.items():
        for language in ("kk", "ru", "en"):
            assert column_of(words.say(language)) == key
    for text, key in ALSO.items():
        assert column_of(text.upper()) == key
    for heading, key, unit in (
        ("Освоено, тыс. тенге", "spent", 1000),
        ("Бөлінді (млн. теңге)", "allocated", 10**6),
        ("План, млрд тг.", "planned", 10**9),
        ("Жоспар, теңге", "planned", 1),
        ("Игерілді ₸", "spent", 1),
        ("Жоспар", "planned", 1),
    ):
        assert (column_of(heading), unit_of(heading)) == (key, unit)
    assert column_of("") == column_of("мың теңге") == ""


def test_a_table_is_for_those_who_change_the_programme(
    office_house: ControlHouse, project: Project, signed_in: Callable[..., Client]
) -> None:
    sheet = brought(signed_in(office_house.controller), project.programme)
    drafts = Sheet.objects.create(region=office_house.region, person=office_house.controller, name="b.xlsx")
    far = Programme.objects.create(region=Region.objects.get(slug="farther"), title={"kk": "Алыс"})
    for who, person in office_house.people.items():
        browser = signed_in(person)
        may = who in ("controller", "second_controller", "issuer")
        sees = may or who in ("inspector", "executor", "colleague", "co_executor", "head")
        closed = 403 if sees or who == "stranger" else 404
        for path in (
            f"/control/programmes/{project.programme_id}/tables",
            f"/control/programmes/tables/{sheet.pk}",
        ):
            assert browser.get(path).status_code == (200 if may else closed), (who, path)
        answer = browser.get(f"/control/programmes/{project.programme_id}/table.xlsx")
        assert answer.status_code == (200 if sees else closed), who
        browser.post(f"/control/programmes/tables/{sheet.pk}", {"act": "start" if not may else "columns"})
        sheet.refresh_from_db()
        assert sheet.state == "chosen", who
    desk = signed_in(office_house.controller)
    # A table of drafts is none of projects, and the other way round; of a programme elsewhere there is none.
    assert desk.get(f"/control/programmes/tables/{drafts.pk}").status_code == 404
    assert desk.get(f"/control/tables/{sheet.pk}").status_code == 404
    assert desk.get(f"/control/programmes/{far.pk}/tables").status_code == 404
    assert desk.post(f"/control/programmes/{project.programme_id}/tables", {}).status_code == 422
    bad = SimpleUploadedFile("a.xlsx", b"no table")
    answer = desk.post(f"/control/programmes/{project.programme_id}/tables", {"table": bad})
    assert answer.status_code == 422
