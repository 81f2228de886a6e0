"""A Monday: the minutes are pasted, assignments completed and given, reported from a phone, confirmed on
the spot, one returned with a remark, another taken off control, and the pack for the next meeting opened.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from jetisu360.portal.control.assignments.models import Assignment, Source
from jetisu360.portal.control.assignments.states import State
from jetisu360.portal.control.texts.models import Proposal

from ....waiting import until
from ..conftest import ControlHouse, later
from ..evidence.conftest import photograph
from ..screens import DESK, PHONE, Browsers, looked_at

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
TEXTS = {
    "kk": """2026 жылғы 12 қараша № 14 хаттама

1. Автомобиль жолдары басқармасына Текелі жолының 12 шақырымын жөндеу тапсырылсын.
2. Автомобиль жолдары басқармасына көпірдің тіректерін нығайту тапсырылсын.
""",
    "ru": """Протокол совещания от 12 ноября 2026 года № 14

1. Управлению автомобильных дорог отремонтировать 12 км дороги на Текели.
2. Управлению автомобильных дорог укрепить опоры моста.
""",
}
SAYS = {
    "kk": {
        "read": "Мәтінді оқу",
        "give": "Сақтап, тапсырманы беру",
        "begin": "Орындауды бастау",
        "what": "Не істелді",
        "report": "Есеп беру",
        "send": "Жіберу",
        "seen": "Орнында тексерілді",
        "return": "Пысықтауға қайтару",
        "wrong": "Не дұрыс емес",
        "accept": "Бақылаудан алу",
    },
    "ru": {
        "read": "Прочитать текст",
        "give": "Сохранить и дать поручение",
        "begin": "Начать исполнение",
        "what": "Что сделано",
        "report": "Отчитаться",
        "send": "Отправить",
        "seen": "Проверено на месте",
        "return": "Вернуть на доработку",
        "wrong": "Что не в порядке",
        "accept": "Снять с контроля",
    },
}


def card(page: Any, number: int) -> None:
    page.goto(f"/control/assignments/{number}")


def press(page: Any, name: str) -> None:
    """A button of the card; the page that comes says what was done."""
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).click()
    page.get_by_role("status").first.wait_for()


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_monday(language: str, office_house: ControlHouse, browsers: Browsers, tmp_path: Path) -> None:
    says, house = SAYS[language], office_house
    (tmp_path / "road.jpg").write_bytes(photograph())
    desk = browsers(house.controller, language, DESK)
    # The minutes are pasted, and both proposals confirmed by a key each.
    desk.goto("/control/texts")
    desk.locator("#id_text").fill(TEXTS[language])
    desk.get_by_role("button", name=says["read"]).click()
    desk.locator("#bench.has-keys").wait_for()
    source = Source.objects.get()
    for _one in Proposal.objects.filter(source=source):
        desk.keyboard.press("c")
    until(desk, "document.querySelectorAll('.proposal.is-open').length === 0")
    roads, bridge = Assignment.objects.filter(source=source).order_by("start")
    assert (roads.executor, bridge.executor) == (house.roads, house.roads)
    # Neither has a date: both are completed on their cards, and given.
    for one, result in ((roads, "12 км"), (bridge, "4")):
        card(desk, one.pk)
        desk.locator("#id_result").fill(result)
        desk.locator("#id_due").fill(later(30).isoformat())
        if one == roads:
            desk.locator("#id_on_site").check()
            desk.locator("#id_evidence").fill("1")
        press(desk, says["give"])
    looked_at(desk, f"monday-given-{language}")
    # The executor begins and reports on a phone, of the road with a photograph from there.
    phone = browsers(house.executor, language, PHONE)
    for one in (roads, bridge):
        phone.goto("/control/")
        phone.locator(f"a[href$='/control/assignments/{one.pk}']").first.click()
        press(phone, says["begin"])
        if one == roads:
            phone.goto(f"/control/assignments/{one.pk}/evidence")
            phone.locator("#chosen").set_input_files(tmp_path / "road.jpg")
            phone.locator("[name=new]").fill("Көпір жанында")
            phone.get_by_role("button", name=says["send"], exact=True).click()
            phone.locator(".ev-gallery li").wait_for()
            card(phone, one.pk)
        phone.get_by_label(says["what"], exact=True).fill("12 км" if one == roads else "4")
        press(phone, says["report"])
    looked_at(phone, f"monday-reported-{language}")
    # An inspector has been on the road, too with a phone.
    field = browsers(house.inspector, language, PHONE)
    card(field, roads.pk)
    press(field, says["seen"])
    # One is taken off control, the other returned.
    card(desk, roads.pk)
    press(desk, says["accept"])
    card(desk, bridge.pk)
    desk.locator("summary", has_text=says["return"]).click()
    desk.get_by_label(says["wrong"]).fill("Үшінші тіректе жарық бар")
    press(desk, says["return"])
    states = dict(Assignment.objects.filter(source=source).values_list("pk", "state"))
    assert states == {roads.pk: State.DONE, bridge.pk: State.IN_PROGRESS}
    # The pack has the one that is still to be done, and why it came back; what is done is not in it.
    desk.goto("/control/pack")
    desk.get_by_text(re.compile("Үшінші тіректе жарық бар")).first.wait_for()
    assert desk.get_by_text(f"№ {roads.pk}", exact=True).count() == 0
    looked_at(desk, f"monday-pack-{language}")
