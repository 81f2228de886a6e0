"""The meeting pack: what is in it, for whom, in which languages, and as page, Word file and PDF."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from docx import Document
from pypdf import PdfReader

from jetisu360.portal.control.assignments import dates
from jetisu360.portal.control.assignments.models import Assignment, Source
from jetisu360.portal.control.assignments.moving import move
from jetisu360.portal.control.assignments.states import Act, State
from jetisu360.portal.control.meetings import holding, problems
from jetisu360.portal.control.meetings.models import Meeting, Series
from jetisu360.portal.control.meetings.pack import as_pdf, job
from jetisu360.portal.control.meetings.pack.contents import Pack, pack_of
from jetisu360.portal.jobs.models import Job
from jetisu360.portal.jobs.worker import Worker
from jetisu360.storage import Folder

from ..conftest import ControlHouse, later

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """Where packs are kept."""
    there = Folder.at(tmp_path / "packs")
    monkeypatch.setattr(job, "folder", lambda: there)
    return there


def held(pack: Pack) -> dict[str, list[str]]:
    return {
        section.key: [
            line.row.assignment.task if line.row else line.problem.text  # type: ignore[union-attr]
            for line in section.lines
        ]
        for section in pack.sections
    }


@pytest.fixture
def full(
    office_house: ControlHouse,
    on_control: Callable[..., Assignment],
    make_draft: Callable[..., Assignment],
    at_work: Callable[..., Assignment],
) -> None:
    """Something of every section, and what belongs into none."""
    on_control(due=-4, task="Мерзімі өткен & <b>")
    on_control(due=0, task="Бүгін")
    on_control(due=6, task="Алты күннен кейін")
    on_control(due=7, task="Келесі аптада")
    on_control(State.DONE, due=-4, task="Орындалды")
    make_draft(task="Жоба", due=later(2))
    back = at_work(reported=True, task="Пысықтауға")
    move(office_house.controller, back.pk, Act.RETURN, reason="Екінші терезе жоқ")
    strange = on_control(State.ASSIGNED, due=20, task="Бізге қатысы жоқ")
    move(office_house.executor, strange.pk, Act.DECLINE, reason="Су шаруашылығының ісі")
    asked = on_control(due=30, task="Ұзартуды сұрайды")
    dates.ask(office_house.executor, asked.pk, later(60), "Қар ерте жауды")
    problems.raise_problem(office_house.executor, office_house.roads, "Битум жоқ", "Битум керек")
    answered = problems.raise_problem(office_house.executor, office_house.roads, "Шешілді")
    problems.answer(office_house.issuer, answered.pk, "Берілді")
    on_control(due=-9, task="Алыста", region=office_house.other_region, executor=office_house.far)


@pytest.mark.usefixtures("full")
def test_what_is_in_it(office_house: ControlHouse) -> None:
    pack = pack_of(office_house.controller, office_house.region)
    assert held(pack) == {
        "overdue": ["Мерзімі өткен & <b>"],
        "due": ["Бүгін", "Алты күннен кейін"],
        "returned": ["Бізге қатысы жоқ", "Пысықтауға"],
        "asked": ["Ұзартуды сұрайды"],
        "problems": ["Битум жоқ"],
    }
    notes = [line.note for section in pack.sections for line in section.lines if line.note]
    assert notes == ["Су шаруашылығының ісі", "Екінші терезе жоқ", "Қар ерте жауды"]
    assert held(pack_of(office_house.controller, office_house.region, office_house.water)) == {
        key: [] for key in ("overdue", "due", "returned", "asked", "problems")
    }


def test_of_one_office_and_of_one_series(
    office_house: ControlHouse,
    council: Series,
    plan: Callable[..., Meeting],
    make_minutes: Callable[..., Source],
    on_control: Callable[..., Assignment],
) -> None:
    source, meeting = make_minutes(), plan()
    holding.tie_minutes(office_house.controller, meeting.pk, source)
    on_control(due=-2, task="Хаттамадан", source=source)
    shared = on_control(due=-1, task="Бірге")
    shared.co_executors.set([office_house.water])
    of_series = pack_of(office_house.issuer, office_house.region, series=council)
    assert held(of_series)["overdue"] == ["Хаттамадан"]
    of_office = pack_of(office_house.issuer, office_house.region, office_house.water)
    assert held(of_office)["overdue"] == ["Бірге"]


def test_a_pack_has_an_end(office_house: ControlHouse, on_control: Callable[..., Assignment]) -> None:
    for number in range(7):
        on_control(due=-9 + number, task=f"Тапсырма {number}")
    pack = pack_of(office_house.controller, office_house.region, most=5)
    overdue, *others = pack.sections
    assert (len(overdue.lines), overdue.total, overdue.more) == (5, 7, 2)
    assert not any(section.lines for section in others)


@pytest.mark.usefixtures("full")
def test_the_page_is_in_the_language_of_whoever_reads(
    office_house: ControlHouse, signed_in: Callable[..., Client]
) -> None:
    words = {"kk": "Мерзімі өткен", "ru": "Просрочено", "en": "Overdue"}
    for language, word in words.items():
        office_house.issuer.language = language
        office_house.issuer.save()
        page = signed_in(office_house.issuer).get(reverse("meetings:pack")).content.decode()
        assert word in page
        assert "Мерзімі өткен &amp; &lt;b&gt;" in page
        assert "Шешілді" not in page


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_as_a_file(
    form: str, language: str, office_house: ControlHouse, signed_in: Callable[..., Client]
) -> None:
    browser = signed_in(office_house.controller)
    asked = {"region": "zhetisu", "office": "", "series": "", "language": language, "form": form}
    where = browser.post(reverse("meetings:pack"), asked)["Location"]
    assert Worker().run_one()
    assert reverse("meetings:file", args=[Job.objects.get().pk]) in browser.get(where).content.decode()
    answer = browser.get(reverse("meetings:file", args=[Job.objects.get().pk]))
    text = (said_by_word if form == "docx" else said_by_pdf)(answer.content)
    heading = {"kk": "Мерзімі өткен", "ru": "Просрочено", "en": "Overdue"}[language]
    office = {"kk": "Автомобиль жолдары басқармасы", "ru": "Управление автомобильных дорог"}
    for wanted in (heading, "Мерзімі өткен & <b>", "Пысықтауға", "Екінші терезе жоқ", "Битум керек"):
        assert wanted in text, wanted
    assert office.get(language, office["kk"]) in text
    assert "{{" not in text
    for who in ("second_controller", "far_controller", "executor"):
        other = signed_in(office_house.people[who])
        assert other.get(where).status_code == 404
        assert other.get(reverse("meetings:file", args=[Job.objects.get().pk])).status_code == 404


def said_by_word(data: bytes) -> str:
    document = Document(io.BytesIO(data))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def said_by_pdf(data: bytes) -> str:
    pages = PdfReader(io.BytesIO(data)).pages
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in pages} == {(595, 842)}
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_two_who_ask_get_two_packs(office_house: ControlHouse, signed_in: Callable[..., Client]) -> None:
    for who in (office_house.controller, office_house.issuer):
        signed_in(who).post(reverse("meetings:pack"), {"region": "zhetisu", "form": "docx"})
    worker = Worker()
    while worker.run_one():
        pass
    assert [(one.asked_by, one.state) for one in Job.objects.order_by("pk")] == [
        (office_house.controller, "done"),
        (office_house.issuer, "done"),
    ]


def test_whoever_lost_the_role_gets_none(
    office_house: ControlHouse, signed_in: Callable[..., Client]
) -> None:
    signed_in(office_house.controller).post(reverse("meetings:pack"), {"form": "docx"})
    office_house.controller.memberships.all().delete()
    Worker().run_one()
    made = Job.objects.get()
    assert made.state == "failed"
    assert made.error["code"] == "pack-not-yours"


def test_a_server_without_pango_says_so(
    office_house: ControlHouse, signed_in: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str, *rest: Any, **more: Any) -> Any:
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
        return real(name, *rest, **more)

    real = __builtins__["__import__"]  # type: ignore[index]
    browser = signed_in(office_house.controller)
    where = browser.post(reverse("meetings:pack"), {"form": "pdf"})["Location"]
    with monkeypatch.context() as patch:
        patch.setitem(__builtins__, "__import__", missing)  # type: ignore[arg-type]
        Worker().run_one()
    page = browser.get(where).content.decode()
    assert "This server cannot make PDF files" in page
    assert "libpangoft2" in page


def test_what_people_write_is_text_and_loads_nothing(
    office_house: ControlHouse, on_control: Callable[..., Assignment]
) -> None:
    on_control(due=-1, task='<img src="file:///etc/passwd"><link rel=stylesheet href="http://evil.example">')
    text = said_by_pdf(as_pdf.pdf(pack_of(office_house.controller, office_house.region), "en"))
    assert "file:///etc/passwd" in text


def test_files_are_kept_for_a_day(
    office_house: ControlHouse, signed_in: Callable[..., Client], files: Folder
) -> None:
    browser = signed_in(office_house.controller)
    browser.post(reverse("meetings:pack"), {"form": "docx"})
    Worker().run_one()
    made = Job.objects.get()
    job.clear_old()
    assert files.exists(made.result["file"])
    Job.objects.update(ended_at=timezone.now() - job.KEPT * 2)
    job.clear_old()
    assert not files.exists(made.result["file"])
    answer = browser.get(reverse("meetings:file", args=[made.pk]), follow=True)
    assert "no longer kept" in answer.content.decode()
