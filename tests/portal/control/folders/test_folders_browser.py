"""Folders in a real browser, on a phone and at a desk: nothing cut, axe, keyboard, and several at once.

`JETISU360_SCREENS=DIR` keeps pictures of the screens there.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from jetisu360.portal.accounts.links import make_sign_in_link
from jetisu360.portal.accounts.models import Person
from jetisu360.portal.control.assignments import dates, drafts
from jetisu360.portal.control.assignments.models import Assignment, Source
from jetisu360.portal.control.assignments.moving import move
from jetisu360.portal.control.assignments.states import Act, State
from jetisu360.portal.control.folders.models import SavedFilter, Sheet, SheetRow, SheetState
from jetisu360.portal.museums.models import Region

from ..conftest import ControlHouse, later

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TASKS = (
    (
        "Талдықорған – Үштөбе тасжолының 12 шақырымын орташа жөндеуден өткізіп, жол белгілерін орнату",
        "12 км жол",
    ),
    (
        "Завершить строительство двухэтажных жилых домов в микрорайоне «Каратал» и сдать их в эксплуатацию",
        "6 домов",
    ),
    ("Көксу ауданында арықтарды тасқынға дейін тазалау", "40 км арық"),
    ("Жаңа мектептің шатырын жабу", "1 шатыр"),
)


@pytest.fixture
def office(
    office_house: ControlHouse, at_work: Callable[..., Assignment], live_server: Any, chromium: Any
) -> Any:
    """A page in which the controller is signed in, with work of every kind."""
    house = office_house
    source = Source.objects.create(region=house.region, title="Аппарат кеңесінің хаттамасы", language="kk")
    found = []
    for number, (task, result) in enumerate(TASKS):
        values = {"task": task, "result": result, "source": source, "point": f"{number + 1}"}
        values |= {"programme": "Нұрлы жол" if number % 2 else "", "due": later(5 + 4 * number)}
        found.append(at_work(reported=number == 1, on_site=number == 1, **values))
    dates.ask(house.executor, found[2].pk, later(40), "Жауын")
    move(house.issuer, found[2].pk, Act.MOVE_DATE, due=later(40), reason="Жауын")
    dates.ask(house.executor, found[3].pk, later(50), "Қар")
    Assignment.objects.filter(pk=found[0].pk).update(due=later(-9), first_due=later(-9))
    drafts.create(house.controller, house.region, task="Индустриялық аймақты ашу", source=source)
    drafts.create(
        house.controller, house.region, task=TASKS[2][0], result="2 км", executor=house.roads, due=later(30)
    )
    SavedFilter.objects.create(
        person=house.controller, name="Мерзімі өткендер", query="?folder=control&due=overdue"
    )
    token = make_sign_in_link(house.controller, at_once=True)
    context = chromium.new_context(base_url=live_server.url.replace("127.0.0.1", "localhost"), locale="kk-KZ")
    page = context.new_page()
    page.goto(f"/enter/{token}")
    yield page
    context.close()


def taken_in(state: SheetState) -> int:
    """A table of the controller's, looked at, of which drafts are being made, or were."""
    done = state == SheetState.DONE
    controller = Person.objects.get(name="controller")
    sheet = Sheet.objects.create(
        region=Region.objects.get(slug="zhetisu"),
        person=controller,
        name="2026 жылғы бақылау кестесі.xlsx",
        headings=["Р/с №", "Тапсырма мазмұны", "Жауапты", "Мерзімі", "Ескерту"],
        mapping=["number", "task", "executor", "due", ""],
        state=state,
    )
    offices, wrong = ("Автомобиль жолдары басқармасы", "Белгісіз мекеме"), {"kk": "Мекеме жоқ", "ru": "Нет"}
    for number, (task, _result) in enumerate((*TASKS, ("", ""))):
        cells = {"0": str(number), "1": task, "2": offices[number % 2], "3": "31.12.2027"}
        SheetRow.objects.create(
            sheet=sheet, number=number + 2, cells=cells, seen_to=done, wrong=[wrong] if done else []
        )
    return int(sheet.pk)


def test_screens(office: Any) -> None:
    complaints: list[str] = []
    office.on("pageerror", lambda error: complaints.append(str(error)))
    office.on("console", lambda told: complaints.append(told.text) if "Policy" in told.text else None)
    kept = os.environ.get("JETISU360_SCREENS")
    pages = {
        "control": "/control/",
        "narrowed": "/control/?folder=control&q=жолдар&due=overdue",
        "drafts": "/control/?folder=drafts",
        "closed": "/control/?folder=closed",
        "tables": "/control/tables",
        "table": f"/control/tables/{taken_in(SheetState.CHOSEN)}",
        "table-started": f"/control/tables/{taken_in(SheetState.STARTED)}",
        "table-done": f"/control/tables/{taken_in(SheetState.DONE)}",
    }
    for name, path in pages.items():
        for language in ("kk", "ru"):
            Person.objects.update(language=language)
            for width in (1440, 390):
                office.set_viewport_size({"width": width, "height": 900})
                assert office.goto(path).status == 200, name
                wide = office.evaluate("document.documentElement.scrollWidth - innerWidth")
                assert wide <= 0, f"{name} at {width}"
                if kept:
                    office.screenshot(path=Path(kept) / f"{name}-{language}-{width}.png", full_page=True)
        found = Axe().run(office, options={"resultTypes": ["violations"]})
        assert found.violations_count == 0, f"{name}: {found.generate_report()}"
    assert complaints == []


def test_complete_drafts_are_given_by_keyboard(office: Any) -> None:
    Person.objects.update(language="kk")
    office.goto("/control/")
    office.get_by_role("link", name="Жобалар").press("Enter")
    boxes = office.get_by_role("checkbox", name="таңдау")
    expect(boxes).to_have_count(2)
    for number in range(2):
        boxes.nth(number).press("Space")
    office.get_by_role("button", name="Тапсыру", exact=True).press("Enter")
    expect(office.get_by_text("1 орындалды, 1 қабылданбады")).to_be_visible()
    if kept := os.environ.get("JETISU360_SCREENS"):
        office.screenshot(path=Path(kept) / "several-kk.png", full_page=True)
    assert Assignment.objects.filter(state=State.ASSIGNED).count() == 1
    office.get_by_role("link", name="Тізімге оралу").press("Enter")
    expect(boxes).to_have_count(1)
