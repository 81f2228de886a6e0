"""The card, the offices and the absences in a real browser: an executor's phone, a controller's desk.

`JETISU360_SCREENS=DIR` keeps pictures of the screens there.
"""

from __future__ import annotations

import os
from typing import Any

import pytest
from django.utils import timezone

from jetisu360.portal.control.assignments import dates, drafts, remarks
from jetisu360.portal.control.assignments.models import Absence, Assignment, Source
from jetisu360.portal.control.assignments.moving import move
from jetisu360.portal.control.assignments.states import Act, State

from ..conftest import ControlHouse, later
from ..screens import DESK, PHONE, Browsers, looked_at

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TEXT = (
    "Облыс әкімі өңірдегі автомобиль жолдарының жай-күйін қарады. "
    "Автомобиль жолдары басқармасы Талдықорған – Текелі тас жолының 12 шақырымын жыл соңына дейін жөндесін. "
    "Жұмыстың барысы туралы ай сайын хабарлансын."
)
TASK = "Талдықорған – Текелі тас жолының 12 шақырымын жыл соңына дейін жөндеу"


def wanted(house: ControlHouse, **values: Any) -> Assignment:
    source = Source.objects.create(
        region=house.region, title="Облыс әкімінің кеңесі", number="14", language="kk", text=TEXT
    )
    start = TEXT.index("Автомобиль жолдары басқармасы")
    known = {
        **{"task": TASK, "result": "12 шақырым жол жөнделді", "executor": house.roads, "due": later(40)},
        **{"co_executors": [house.water], "source": source, "start": start, "end": TEXT.index(" Жұмыстың")},
        **{"point": "2.1", "issuer": "Облыс әкімі", "programme": "«Нұрлы жол»", "place": "Текелі"},
    }
    return drafts.create(house.controller, house.region, **{**known, **values})


def test_an_executor_on_a_phone_and_a_controller_at_a_desk(
    office_house: ControlHouse, browsers: Browsers
) -> None:
    number = wanted(office_house).pk
    path = f"/control/assignments/{number}"
    move(office_house.controller, number, Act.ASSIGN)
    phone = browsers(office_house.executor, "kk", PHONE)
    phone.goto(path)
    looked_at(phone, "card-assigned-kk")
    phone.get_by_role("button", name="Орындауды бастау").tap()
    phone.get_by_text("Орындауды бастадыңыз").wait_for()
    phone.get_by_label("Не істелді", exact=True).fill("Он екі шақырым жөнделді")
    phone.get_by_role("button", name="Есеп беру").tap()
    phone.get_by_text("Есеп тапсырылды").wait_for()
    looked_at(phone, "card-reported-kk")
    desk = browsers(office_house.controller, "ru", DESK)
    desk.goto(path)
    looked_at(desk, "card-reported-ru")
    # By keyboard alone: what is folded opens, the text is typed, the button pressed.
    desk.locator("summary", has_text="Вернуть на доработку").press("Enter")
    desk.get_by_label("Что не в порядке").fill("На пятом километре нет разметки")
    desk.get_by_role("button", name="Вернуть на доработку").press("Enter")
    desk.get_by_text("Поручение возвращено на доработку").wait_for()
    assert Assignment.objects.get(pk=number).state == State.IN_PROGRESS
    phone.goto(path)
    phone.locator("summary", has_text="Бұл бойынша не істелгенін жазу").tap()
    phone.get_by_label("Бұл бойынша не істелді").fill("Белгілер сызылды")
    looked_at(phone, "card-remark-kk")
    phone.get_by_role("button", name="Жазу", exact=True).tap()
    phone.get_by_text("Ескертпе бойынша не істелгені жазылды").wait_for()
    phone.get_by_label("Не істелді", exact=True).fill("Жол белгілерімен бірге дайын")
    phone.get_by_role("button", name="Есеп беру").tap()
    phone.get_by_text("Есеп тапсырылды").wait_for()
    desk.goto(path)
    desk.get_by_role("button", name="Снять с контроля").press("Enter")
    desk.get_by_text("Неустранённых замечаний: 1").first.wait_for()
    looked_at(desk, "card-refused-ru")
    desk.get_by_role("button", name="Всё в порядке").press("Enter")
    desk.get_by_text("Замечание устранено").wait_for()
    desk.get_by_role("button", name="Снять с контроля").press("Enter")
    desk.get_by_text("Поручение снято с контроля").wait_for()
    looked_at(desk, "card-done-ru")
    assert Assignment.objects.get(pk=number).state == State.DONE


def test_screens(office_house: ControlHouse, browsers: Browsers) -> None:
    """A draft that lacks things, an assignment on which much has happened, the offices, the absences."""
    house, today = office_house, timezone.localdate()
    draft = wanted(house, executor=None, due=None, result="Жұмысты күшейту").pk
    busy = wanted(house, on_site=True, evidence=2, reviewer=house.second_controller).pk
    for who, act, said in (
        (house.controller, Act.ASSIGN, ""),
        (house.executor, Act.START, ""),
        (house.executor, Act.INFORM, "Бес шақырым дайын, екеуіне тас төселді."),
    ):
        move(who, busy, act, reason=said)
    first = dates.ask(house.executor, busy, later(60), "Қар ерте жауды, асфальт төсеуге болмайды.")
    move(house.issuer, busy, Act.MOVE_DATE, reason="Келісемін", due=first.wanted)
    dates.ask(house.executor, busy, later(90), "Қар әлі кетпеді.")
    seen = remarks.seen(house.inspector, busy, "Екінші шақырымда су ағар жоқ.")
    remarks.fixed(house.executor, busy, seen.pk, "Су ағар қойылды.")
    remarks.seen(house.inspector, busy, "Жол жиегі бос.")
    for task, due in (("Көпір салу", later(20)), ("Су құбырын жол астынан өткізу", later(25))):
        part = drafts.create_below(
            house.executor, busy, task=task, result="Көпір салынды", executor=house.water, due=due
        )
        move(house.executor, part.pk, Act.ASSIGN)
    Assignment.objects.filter(pk=part.pk).update(due=later(-4))
    Absence.objects.create(person=house.issuer, substitute=house.inspector, since=today, until=later(9))
    Absence.objects.create(
        person=house.colleague, substitute=house.executor, since=later(-9), until=later(-3)
    )
    screens = {
        "draft": (house.controller, f"/control/assignments/{draft}"),
        "busy": (house.executor, f"/control/assignments/{busy}"),
        "answer": (house.issuer, f"/control/assignments/{busy}"),
        "offices": (house.controller, "/control/offices"),
        "office": (house.controller, f"/control/offices/{house.roads.pk}"),
        "absences": (house.controller, "/control/absences"),
    }
    for name, (person, path) in screens.items():
        for size, language in ((PHONE, "kk"), (DESK, "ru"), (PHONE, "ru"), (DESK, "kk")):
            if language == "ru" or size is PHONE or os.environ.get("JETISU360_SCREENS"):
                page = browsers(person, language, size)
                page.goto(path)
                looked_at(page, f"{name}-{language}")
                page.context.close()
