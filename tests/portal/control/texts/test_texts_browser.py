"""Official texts in a real browser: decided by keys alone, on a desk and on a phone, and without a script.

`JETISU360_SCREENS=DIR` keeps pictures of the screens there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from jetisu360.portal.accounts.links import make_sign_in_link
from jetisu360.portal.accounts.models import Person
from jetisu360.portal.control.assignments.models import Assignment, Source
from jetisu360.portal.control.assignments.states import State
from jetisu360.portal.control.offices.models import Office
from jetisu360.portal.control.texts.models import Proposal

from ....waiting import until
from ..conftest import ControlHouse
from ..screens import DESK, PHONE, looked_at
from .conftest import MINUTES

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SEED = Path(__file__).parents[4].parent / "shared" / "data" / "texts" / "meeting-2018-kk.txt"
MOST_KEYS = 150
OFFICES = (
    ("Талдықорған қаласының әкімдігі", "Акимат города Талдыкорган"),
    ("Текелі қаласының әкімдігі", "Акимат города Текели"),
    ("Көксу ауданының әкімдігі", "Акимат Коксуского района"),
    ("Ескелді ауданының әкімдігі", "Акимат Ескельдинского района"),
    ("Мәдениет, архивтер және құжаттама басқармасы", "Управление культуры, архивов и документации"),
    ("Құрылыс басқармасы", "Управление строительства"),
    ("Денсаулық сақтау басқармасы", "Управление здравоохранения"),
    ("Экономика және бюджеттік жоспарлау басқармасы", "Управление экономики и бюджетного планирования"),
    ("Цифрлық технологиялар басқармасы", "Управление цифровых технологий"),
)


@pytest.fixture
def open_for(office_house: ControlHouse, live_server: Any, chromium: Any) -> Iterator[Callable[..., Any]]:
    """A page in which the controller of a region with eleven offices is signed in."""
    for kk, ru in OFFICES:
        Office.objects.create(region=office_house.region, title={"kk": kk, "ru": ru})
    contexts = []

    def make(language: str, size: dict[str, int], **options: Any) -> Any:
        Person.objects.update(language=language)
        base = live_server.url.replace("127.0.0.1", "localhost")
        context = chromium.new_context(base_url=base, viewport=size, **options)
        contexts.append(context)
        page = context.new_page()
        page.complaints = []
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("console", lambda told: page.complaints.append(told.text) if "Policy" in told.text else None)
        page.goto(f"/enter/{make_sign_in_link(office_house.controller, at_once=True)}")
        return page

    yield make
    for context in contexts:
        context.close()


def take_in(page: Any, text: str, day: str = "", *, keys: bool = True) -> Source:
    page.goto("/control/texts")
    page.locator("#id_text").fill(text)
    if day:
        page.locator("#id_dated").fill(day)
    page.locator(".texts form button.button").last.click()
    # (A key that is pressed before the script is there is nobody's.)
    page.locator("#bench.has-keys" if keys else "#bench").wait_for()
    found = Source.objects.order_by("pk").last()
    assert found is not None
    return found


def seed() -> str:
    if not SEED.is_file():
        pytest.skip("the report lies beside the checkout")
    return SEED.read_text("utf-8")


def opened(page: Any, count: int) -> None:
    """So many wait for a decision."""
    until(page, f"document.querySelectorAll('.proposal.is-open').length === {count}")


def test_the_report_is_confirmed_by_keys_pressed_as_fast_as_one_likes(open_for: Any) -> None:
    page = open_for("kk", DESK)
    source = take_in(page, seed(), "2018-02-12")
    found = list(Proposal.objects.filter(source=source))
    assert sum(one.data["kind"] != "note" for one in found) == 29
    for one in found:
        page.keyboard.press("r" if one.data["kind"] == "note" else "c")
    opened(page, 0)
    assert Assignment.objects.filter(source=source, state=State.DRAFT).count() == 29
    page.keyboard.press("z")
    opened(page, 1)
    assert Assignment.objects.filter(source=source, state=State.DRAFT).count() == 28
    assert len(found) + 1 <= MOST_KEYS
    looked_at(page, "decided-kk")


def test_the_report_is_completed_and_assigned_within_the_keys(open_for: Any) -> None:
    """Besides typed text; what is missing is typed, an office is chosen by its first letters."""
    page = open_for("ru", DESK)
    source = take_in(page, seed(), "2018-02-12")
    pressed = 0

    def press(key: str) -> None:
        nonlocal pressed
        page.keyboard.press(key)
        pressed += key.count("+") + 1

    for number, one in enumerate(Proposal.objects.filter(source=source)):
        page.locator(f"#p-{one.pk}.is-current form").wait_for()
        if one.data["kind"] == "note":
            press("r")
            continue
        press("e")
        for _field in range(3):
            name = page.evaluate("document.activeElement.name")
            if name == "result" and not page.evaluate("document.activeElement.value"):
                page.keyboard.insert_text(f"{number} нысан салынды")
            elif name == "executor":
                # (Letters that are no keys of the test's keyboard reach a field, but no list.)
                page.locator("#id_executor").select_option(label="Управление строительства")
            elif name == "due":
                page.keyboard.type("11112027")
                break
            press("Tab")
        press("Control+Enter")
    opened(page, 0)
    drafts = Assignment.objects.filter(source=source)
    assert drafts.count() == 29
    assert all(one.executor_id and one.result and str(one.due) == "2027-11-11" for one in drafts)
    assert pressed <= MOST_KEYS, f"{pressed} keys"


@pytest.mark.parametrize("language", ["kk", "ru"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_screens(open_for: Any, language: str, size: dict[str, int]) -> None:
    page = open_for(language, size, has_touch=size is PHONE)
    page.goto("/control/texts")
    looked_at(page, f"texts-empty-{language}")
    text = seed() if SEED.is_file() else MINUTES
    source = take_in(page, f"{text}\n\n{MINUTES}", "2026-11-12")
    page.locator(".proposal.is-current").wait_for()
    looked_at(page, f"text-{language}")
    first, second = Proposal.objects.filter(source=source)[:2]
    page.locator("button[data-act=confirm]").click()
    page.locator(f"#p-{second.pk}.is-current").wait_for()
    page.locator("[data-split] summary").click()
    page.locator("details.more summary").first.click()
    looked_at(page, f"split-{language}")
    page.locator(f"#p-{first.pk} a").click()
    page.locator(f"#p-{first.pk}.is-current").wait_for()
    looked_at(page, f"draft-{language}")
    page.goto("/control/texts")
    page.locator("#id_text").fill(f"{text}\n\n{MINUTES}")
    page.locator("#id_dated").fill("2026-11-12")
    page.locator(".texts form button.button").last.click()
    page.locator(".form-errors").wait_for()
    looked_at(page, f"twice-{language}")


def test_split_merge_and_letters_that_are_switched_off(open_for: Any) -> None:
    page = open_for("kk", DESK)
    source = take_in(page, MINUTES)
    opened(page, 3)
    page.keyboard.press("s")
    until(page, "document.activeElement.id === 'split-place'")
    page.keyboard.press("Enter")
    opened(page, 4)
    page.keyboard.press("m")
    opened(page, 3)
    page.keyboard.press("z")
    opened(page, 4)
    page.keyboard.press("z")
    opened(page, 3)
    first, second, _third = Proposal.objects.filter(source=source)
    page.keyboard.press("j")
    page.locator(f"#p-{second.pk}.is-current").wait_for()
    page.keyboard.press("k")
    page.locator(f"#p-{first.pk}.is-current").wait_for()
    # In a field a letter is a letter.
    page.locator("#id_task").press("End")
    page.keyboard.type("c")
    assert page.locator("#id_task").input_value().endswith("c")
    page.keyboard.press("Escape")
    page.locator("[data-keys] summary").click()
    page.locator("[data-keys-switch]").click()
    page.locator("#text-head").click()
    page.keyboard.press("c")
    page.reload()
    page.keyboard.press("r")
    assert page.locator("#bench.has-keys").count() == 0
    opened(page, 3)
    assert not Assignment.objects.exists()


def test_without_a_script(open_for: Any) -> None:
    page = open_for("ru", PHONE, java_script_enabled=False)
    source = take_in(page, MINUTES, keys=False)
    first, second, third = Proposal.objects.filter(source=source)
    page.locator("button[data-act=confirm]").click()
    page.locator(f"#p-{second.pk}.is-current").wait_for()
    page.locator("button[data-act=refuse]").click()
    page.locator(f"#p-{third.pk}.is-current").wait_for()
    page.locator("button[data-act=undo]").click()
    page.locator(f"#p-{second.pk}.is-current").wait_for()
    assert Assignment.objects.get().task == first.data["text"]
