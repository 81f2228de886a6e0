"""The office's own table becomes drafts: columns recognised, what is wrong said row by row, each row once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from jetisu360.exchange.tables.files import xlsx_bytes
from jetisu360.portal.audit.models import Event
from jetisu360.portal.control.assignments.models import Assignment, Source
from jetisu360.portal.control.assignments.states import State
from jetisu360.portal.control.folders import importing
from jetisu360.portal.control.folders.columns import ALSO, column_of
from jetisu360.portal.control.folders.models import Sheet, SheetRow, SheetState
from jetisu360.portal.control.folders.reading import day_of
from jetisu360.portal.jobs import lease as jobs
from jetisu360.portal.jobs.models import Job
from jetisu360.portal.jobs.refusals import LeaseLost, WorkerStopping

from ..conftest import ControlHouse, later

pytestmark = pytest.mark.django_db
HEADINGS = [
    "Р/с №",
    "Тапсырма мазмұны",
    "Күтілетін нәтиже",
    "Орындаушы",
    "Орындалу мерзімі",
    "Хаттама",
    "Ескерту",
]
ROADS = "Автомобиль жолдары басқармасы"
TWO = f"Управление водного хозяйства; {ROADS.lower()}"
ROWS = [
    ["1", "Ауыл жолын жөндеу", "12 км жол", ROADS, date(2027, 3, 31), "Кеңес № 4", "x"],
    ["2", "Арықтарды тазалау", "40 км", TWO, "31.12.2026 ж.", "Кеңес № 4", ""],
    ["3", "", "10 үй", "", "", "", ""],
    ["4", "Үй салу", "10 үй", "Белгісіз мекеме", "тез арада", "", ""],
    ["5", "Мектеп салу", "", "Белгісіз мекеме", "", "", ""],
]


def table(rows: list[Any] = ROWS, headings: list[str] = HEADINGS) -> SimpleUploadedFile:
    return SimpleUploadedFile("2026 жоспар.xlsx", xlsx_bytes("Парақ", headings, rows))


def brought(house: ControlHouse, signed_in: Any, file: Any = None) -> tuple[Any, Sheet]:
    browser = signed_in(house.controller)
    answer = browser.post("/control/tables", {"table": file or table()})
    sheet = Sheet.objects.latest("pk")
    assert answer.headers["Location"] == f"/control/tables/{sheet.pk}"
    return browser, sheet


def work(sheet: Sheet) -> dict[str, Any]:
    lease = jobs.take("worker")
    assert lease is not None
    assert lease.job.kind == importing.KIND
    result = importing.run(lease)
    assert jobs.finish(lease, result)
    sheet.refresh_from_db()
    return result


def test_from_a_table_to_drafts(office_house: ControlHouse, signed_in: Any) -> None:
    house = office_house
    browser, sheet = brought(house, signed_in)
    assert sheet.mapping == ["number", "task", "result", "executor", "due", "source", ""]
    page = browser.get(f"/control/tables/{sheet.pk}").content.decode()
    assert "Of 3 drafts can be made" in page
    for said in (
        "What is to be done is not said",
        "“тез арада” is no date",
        "There is no office “Белгісіз мекеме”",
    ):
        assert said in page, said
    assert not Assignment.objects.exists()
    browser.post(f"/control/tables/{sheet.pk}", {"act": "start"})
    browser.post(f"/control/tables/{sheet.pk}", {"act": "start"})
    assert Job.objects.count() == 1
    assert "0 of 5 rows" in browser.get(f"/control/tables/{sheet.pk}").content.decode()
    assert work(sheet) == {"rows": 5}
    road, ditches, school = Assignment.objects.order_by("pk")
    assert (road.task, road.result, road.due) == ("Ауыл жолын жөндеу", "12 км жол", date(2027, 3, 31))
    assert (road.executor, road.source.title, road.state) == (house.roads, "Кеңес № 4", State.DRAFT)
    assert (ditches.executor, list(ditches.co_executors.all())) == (house.water, [house.roads])
    assert (ditches.due, ditches.source) == (date(2026, 12, 31), road.source)
    assert (school.executor, school.due, school.created_by) == (None, None, house.controller)
    assert Source.objects.count() == 1
    assert Event.objects.filter(action="assignment.drafted").count() == 3
    page = browser.get(f"/control/tables/{sheet.pk}").content.decode()
    assert "3 drafts were made of 5 rows" in page
    assert page.count("There is no office") == 2


def test_an_open_page_follows_the_work(
    office_house: ControlHouse, signed_in: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [[str(n), f"Жол {n}", f"{n} км", "", "", "", ""] for n in range(1, 4)]
    browser, sheet = brought(office_house, signed_in, table(rows))
    address = f"/control/tables/{sheet.pk}"
    browser.post(address, {"act": "start"})
    assert f'hx-get="{address}"' in browser.get(address).content.decode()

    def renewed() -> Any:
        return browser.get(address, headers={"HX-Request": "true"})

    assert "0 of 3 rows are seen to." in renewed().content.decode()
    monkeypatch.setattr(importing, "BATCH", 2)
    lease = jobs.take("worker")
    assert lease is not None
    importing._batch(lease, sheet)
    part = renewed()
    assert "2 of 3 rows are seen to." in part.content.decode()
    assert "<html" not in part.content.decode()
    assert "HX-Refresh" not in part.headers
    importing.run(lease)
    assert renewed().headers["HX-Refresh"] == "true"
    assert "hx-get" not in browser.get(address).content.decode()


def test_a_killed_worker_leaves_whole_batches_and_the_next_goes_on(
    office_house: ControlHouse, signed_in: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "BATCH", 2)
    rows = [[str(n), f"Жол {n}", f"{n} км", "", "", "", ""] for n in range(1, 8)]
    browser, sheet = brought(office_house, signed_in, table(rows))
    browser.post(f"/control/tables/{sheet.pk}", {"act": "start"})
    lease = jobs.take("first")
    assert lease is not None
    made = importing.create
    calls = 0

    def killed(*given: Any, **values: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == 4:
            raise KeyboardInterrupt
        return made(*given, **values)

    monkeypatch.setattr(importing, "create", killed)
    with pytest.raises(KeyboardInterrupt):
        importing.run(lease)
    assert Assignment.objects.count() == SheetRow.objects.filter(seen_to=True).count() == 2
    monkeypatch.setattr(importing, "create", made)
    assert jobs.take_over(lease.job, "second")
    with pytest.raises(LeaseLost):
        importing.run(lease)
    assert Assignment.objects.count() == 2, "a worker that has lost its lease makes nothing"
    importing.run(jobs.Lease(Job.objects.get(), Job.objects.get().token))
    assert sorted(Assignment.objects.values_list("task", flat=True)) == [f"Жол {n}" for n in range(1, 8)]
    sheet.refresh_from_db()
    assert sheet.state == SheetState.DONE


def test_a_worker_that_is_told_to_stop_does(office_house: ControlHouse, signed_in: Any) -> None:
    browser, sheet = brought(office_house, signed_in)
    browser.post(f"/control/tables/{sheet.pk}", {"act": "start"})
    lease = jobs.take("worker")
    assert lease is not None
    lease.stopping = threading.Event()
    lease.stopping.set()
    with pytest.raises(WorkerStopping):
        importing.run(lease)


def test_columns_are_told_otherwise(office_house: ControlHouse, signed_in: Any) -> None:
    rows = [["Жол салу", "Нұрлы жол"]]
    browser, sheet = brought(office_house, signed_in, table(rows, ["Тапсырма", "Не туралы"]))
    path = f"/control/tables/{sheet.pk}"
    browser.post(path, {"act": "columns", "column-0": "task", "column-1": "programme"})
    browser.post(path, {"act": "columns", "column-0": "task", "column-1": "task"})
    browser.post(path, {"act": "columns", "column-0": "task", "column-1": "programme", "column-7": "due"})
    browser.post(path, {"act": "start"})
    work(sheet)
    assert Assignment.objects.get().programme == "Нұрлы жол"
    browser.post(path, {"act": "columns", "column-0": "result"})
    sheet.refresh_from_db()
    assert sheet.mapping == ["task", "programme"]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_what_was_downloaded_comes_back_the_same(
    language: str, office_house: ControlHouse, make_draft: Callable[..., Assignment], signed_in: Any
) -> None:
    house = office_house
    values = {"programme": "Нұрлы жол", "place": "Көксу", "on_site": True, "evidence": 2, "issuer": "Әкім"}
    draft = make_draft(co_executors=[house.water], due=later(40), **values)
    house.controller.language = language
    house.controller.save()
    data = signed_in(house.controller).get("/control/table.xlsx?folder=drafts").content
    browser, sheet = brought(house, signed_in, SimpleUploadedFile("a.xlsx", data))
    browser.post(f"/control/tables/{sheet.pk}", {"act": "start"})
    work(sheet)
    assert Assignment.objects.count() == 1, "what is here already is not made once more"
    Assignment.objects.filter(pk=draft.pk).update(task="Басқа іс")
    browser, sheet = brought(house, signed_in, SimpleUploadedFile("a.xlsx", data))
    browser.post(f"/control/tables/{sheet.pk}", {"act": "start"})
    work(sheet)
    again = Assignment.objects.latest("pk")
    assert again.pk != draft.pk
    for name in ("result", "executor", "due", "language", *values):
        assert getattr(again, name) == getattr(draft, name), name
    assert (again.task, list(again.co_executors.all())) == (draft.task, [house.water])


@pytest.mark.parametrize("who", ["issuer", "inspector", "executor", "head", "stranger"])
def test_only_controllers_take_tables_in(who: str, office_house: ControlHouse, signed_in: Any) -> None:
    _browser, sheet = brought(office_house, signed_in)
    other = signed_in(office_house.people[who])
    for path in ("/control/tables", f"/control/tables/{sheet.pk}"):
        assert other.get(path).status_code == 403
        assert other.post(path, {"act": "start"}).status_code == 403


def test_a_table_of_another_region_is_not_there(office_house: ControlHouse, signed_in: Any) -> None:
    _browser, sheet = brought(office_house, signed_in)
    other = signed_in(office_house.far_controller)
    for act in ("start", "forget", "columns"):
        assert other.post(f"/control/tables/{sheet.pk}", {"act": act}).status_code == 404
    assert other.get(f"/control/tables/{sheet.pk}").status_code == 404
    assert "жоспар" not in other.get("/control/tables").content.decode()
    sheet.refresh_from_db()
    assert sheet.state == SheetState.CHOSEN


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (None, "No file is chosen"),
        (SimpleUploadedFile("a.xlsx", b"PK\x03\x04 nothing"), "XLSX"),
        (SimpleUploadedFile("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "old kind of spreadsheet"),
        (SimpleUploadedFile("a.csv", "Тапсырма\n".encode() + b"\n".join([b"x"] * 5001)), "5001 rows"),
    ],
)
def test_what_cannot_be_read_is_said_by_the_field(
    file: Any, words: str, office_house: ControlHouse, signed_in: Any
) -> None:
    answer = signed_in(office_house.controller).post("/control/tables", {"table": file} if file else {})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Sheet.objects.exists()


def test_csv_is_read_as_well_and_its_name_is_only_a_name(
    office_house: ControlHouse, signed_in: Any, tmp_path: Path
) -> None:
    data = "Поручение;Исполнитель\r\nОтремонтировать дорогу;Управление автомобильных дорог\r\n"
    file = SimpleUploadedFile("../../a.csv", data.encode("cp1251"))
    _browser, sheet = brought(office_house, signed_in, file)
    assert (sheet.name, sheet.mapping, sheet.rows.count()) == ("a.csv", ["task", "executor"], 1)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31.12.2026", date(2026, 12, 31)),
        ("1/2/27", date(2027, 2, 1)),
        ("2026-12-31 00:00:00", date(2026, 12, 31)),
        ("31.12.2026 г.", date(2026, 12, 31)),
        ("31.02.2026", None),
        ("тез арада", None),
        ("", None),
        ("9" * 50, None),
    ],
)
def test_days(text: str, day: date | None) -> None:
    assert day_of(text) == day


def test_headings_in_three_languages() -> None:
    for heading in ("Тапсырма", "Поручение", "Assignment", " ПОРУЧЕНИЕ: ", "Содержание поручения"):
        assert column_of(heading) == "task", heading
    assert column_of("Ескерту") == ""
    assert {column_of(text) for text in ALSO} == set(ALSO.values())


@pytest.mark.slow
def test_four_thousand_rows(office_house: ControlHouse, signed_in: Any) -> None:
    rows = [
        [str(n), f"Ауыл жолының {n}-шақырымын жөндеу", f"{n} км", ROADS, "31.12.2027", "Кеңес", ""]
        for n in range(1, 4001)
    ]
    browser, sheet = brought(office_house, signed_in, table(rows))
    assert browser.get(f"/control/tables/{sheet.pk}").status_code == 200
    browser.post(f"/control/tables/{sheet.pk}", {"act": "start"})
    assert work(sheet) == {"rows": 4000}
    assert Assignment.objects.count() == 4000
