"""Meetings and the pack in a real browser: nothing cut, axe, one goes by keyboard, and A4 when printed.

`JETISU360_SCREENS=DIR` keeps pictures of the screens there.
"""

from __future__ import annotations

import io
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from pypdf import PdfReader

from jetisu360.portal.accounts.links import make_sign_in_link
from jetisu360.portal.accounts.models import Person
from jetisu360.portal.control.assignments import dates
from jetisu360.portal.control.assignments.models import Assignment, Source
from jetisu360.portal.control.assignments.moving import move
from jetisu360.portal.control.assignments.states import Act, State
from jetisu360.portal.control.meetings import agenda, holding, problems
from jetisu360.portal.control.meetings.models import Item, Meeting, Series
from jetisu360.portal.jobs.worker import Worker

from ..conftest import ControlHouse, later

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TASKS = (
    "Талдықорған – Текелі тас жолының 12 шақырымын жыл соңына дейін жөндеу",
    "Қаратал ауданындағы су құбырларының жай-күйін тексеріп, қыс түскенше жөндеу",
    "Коттедж қалашығының құрылысына қосымша 60 жұмысшы тарту және кестені қайта бекіту",
    "«Жетісу 360» жобасына облыстың барлық ірі музейін қосу",
    "Ескелді ауданында су тасқынына қарсы бөгетті нығайту",
)


@pytest.fixture
def meeting(
    office_house: ControlHouse,
    council: Series,
    plan: Callable[..., Meeting],
    make_minutes: Callable[..., Source],
    on_control: Callable[..., Assignment],
    at_work: Callable[..., Assignment],
) -> Meeting:
    """Today's, after one of last week with minutes; something of everything that a pack holds."""
    house = office_house
    last, today = plan(-7), plan()
    source = make_minutes("Аппараттық кеңестің № 14 хаттамасы", number="14", dated=last.day)
    holding.tie_minutes(house.controller, last.pk, source)
    late = on_control(source=source, task=TASKS[0], due=-12, given=-60)
    on_control(source=source, task=TASKS[1], due=3, executor=house.water)
    on_control(State.REPORTED, source=source, task=TASKS[2], due=6, first_due=last.day)
    on_control(State.DONE, source=source, task=TASKS[3], due=-2, result="9 музей жарияланды")
    back = at_work(reported=True, task=TASKS[4], result="Бөгет 400 м нығайтылды")
    move(
        house.controller, back.pk, Act.RETURN, reason="Екінші учаскеде бөгет жоқ: суретте жалаң жар көрінеді."
    )
    dates.ask(house.executor, late.pk, later(60), "Битум кеш жеткізілді", today=late.due)
    agenda.add(house.controller, council, last, words="Жылу беру маусымына дайындық туралы")
    holding.hold(house.controller, last.pk)
    Item.objects.filter(carried_from__isnull=False).update(meeting=today)
    problem = problems.raise_problem(
        house.executor,
        house.roads,
        "Битум бағасы 40 пайызға өсті, смета жетпейді",
        "Резервтен 120 млн теңге",
        late,
    )
    agenda.add(house.controller, council, today, assignment=late)
    agenda.add(house.controller, council, today, problem=problem)
    agenda.add(house.controller, council, None, words="Жазғы сапардың кестесі")
    return today


@pytest.fixture
def desk(office_house: ControlHouse, live_server: Any, chromium: Any) -> Iterator[Any]:
    """A page in which the controller is signed in, with what it complained of as `complaints`."""
    context = chromium.new_context(base_url=live_server.url.replace("127.0.0.1", "localhost"))
    page = context.new_page()
    page.complaints = []
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("console", lambda told: page.complaints.append(told.text) if "Policy" in told.text else None)
    page.goto(f"/enter/{make_sign_in_link(office_house.controller, at_once=True)}")
    yield page
    context.close()


def test_screens(desk: Any, meeting: Meeting) -> None:
    kept = os.environ.get("JETISU360_SCREENS")
    pages = {
        "meeting": f"/control/meetings/{meeting.pk}",
        "pack": "/control/pack",
        "meetings": "/control/meetings",
        "series": f"/control/meetings/series/{meeting.series_id}",
        "problems": "/control/problems",
        "problem": f"/control/problems/{meeting.items.get(problem__isnull=False).problem_id}",
        "calendar": "/control/calendar",
    }
    for name, path in pages.items():
        for language, widths in (
            ("kk", (1440, 390)),
            ("ru", (1440, 390) if name in ("meeting", "pack") else (390,)),
        ):
            Person.objects.update(language=language)
            for width in widths:
                desk.set_viewport_size({"width": width, "height": 900})
                desk.goto(path)
                wide = desk.evaluate("document.documentElement.scrollWidth - innerWidth")
                assert wide <= 0, f"{name} at {width}"
                if kept:
                    desk.screenshot(path=Path(kept) / f"{name}-{language}-{width}.png", full_page=True)
        found = Axe().run(desk, options={"resultTypes": ["violations"]})
        assert found.violations_count == 0, f"{name}: {found.generate_report()}"
    assert desk.complaints == []


def test_a_meeting_is_held_by_keyboard(desk: Any, meeting: Meeting) -> None:
    Person.objects.update(language="ru")
    desk.set_viewport_size({"width": 390, "height": 844})
    desk.goto(f"/control/meetings/{meeting.pk}")
    desk.locator("#add-words").focus()
    desk.keyboard.type("О паводке")
    desk.get_by_role("button", name="Внести в повестку").press("Enter")
    desk.locator(".item-words", has_text="О паводке").wait_for()
    desk.get_by_role("button", name=re.compile("Выше.*О паводке")).press("Enter")
    desk.locator(".agenda > li:nth-child(3)", has_text="О паводке").wait_for()
    first = desk.locator(".agenda").first.locator("> li").first
    first.locator("summary").press("Enter")
    first.locator("textarea").fill("Котельные готовы")
    first.get_by_role("button", name="Рассмотрено").press("Enter")
    desk.locator(".is-settled", has_text="Котельные готовы").wait_for()
    desk.get_by_role("button", name="Совещание закончено").press("Enter")
    desk.get_by_role("heading", name="Совещание закончено?").wait_for()
    desk.get_by_role("button", name="Совещание закончено").press("Enter")
    desk.get_by_role("status").filter(has_text="3 вопроса не рассмотрены").wait_for()
    assert Item.objects.filter(meeting=None, carried_from__isnull=False).count() == 3


def test_the_pack_is_printed_on_a4_and_made_as_a_file(desk: Any, meeting: Meeting) -> None:
    Person.objects.update(language="kk")
    desk.set_viewport_size({"width": 390, "height": 844})
    desk.goto("/control/pack")
    data = desk.pdf(prefer_css_page_size=True)
    if kept := os.environ.get("JETISU360_SCREENS"):
        Path(kept, "pack-printed.pdf").write_bytes(data)
    sheets = PdfReader(io.BytesIO(data)).pages
    assert sheets[0].mediabox.width < sheets[0].mediabox.height
    # (A word whose letters come from two files of the font is read in pieces.)
    text = "".join("".join(sheet.extract_text() for sheet in sheets).split())
    for wanted in ("Не істеу керек", "Мерзімі өткен", "Екінші учаскеде", "Битум бағасы"):
        assert "".join(wanted.split()) in text, wanted
    assert "PDFфайлы" not in text
    desk.get_by_role("button", name="PDF файлы").click()
    desk.wait_for_url("**/control/pack/*")
    assert Worker().run_one()
    with desk.expect_download() as coming:
        desk.get_by_role("link", name="Жүктеп алу").click()
    made = Path(coming.value.path()).read_bytes()
    assert made.startswith(b"%PDF")
    if kept:
        Path(kept, "pack.pdf").write_bytes(made)
    assert timezone.localdate().isoformat() in coming.value.suggested_filename
