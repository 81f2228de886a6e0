"""The review page in a real Chromium: a folder by keyboard alone, and nothing that is lost on the way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from jetisu360.commands.review.server import ReviewServer
from jetisu360.panorama.privacy.region import Region
from jetisu360.tour.museum_toml.decisions import DecisionsFile, decisions_of

from ... import waiting
from .museum import CLOSE_UP, PEOPLE

playwright_api = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.browser

Serving = Callable[..., ReviewServer]
DESKTOP = {"width": 1440, "height": 900}
FOUND = sum(map(len, PEOPLE.values())) + 1


class Reviewer:
    """Somebody at the page; what the browser complains of is collected."""

    def __init__(self, context: Any, address: str) -> None:
        self.page = context.new_page()
        self.complaints: list[str] = []
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(address)
        self.page.wait_for_selector(".review")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def decided(self, number: int) -> None:
        """Waits until so many are decided."""
        self.page.wait_for_function(
            "n => document.querySelector('.progress')?.value === n", arg=number, timeout=20_000
        )

    def ready(self) -> None:
        """Waits until the picture is shown."""
        self.page.wait_for_function("() => document.querySelector('.look').dataset.ready === 'true'")
        self.page.wait_for_function("() => document.querySelector('.frames path')")

    @property
    def title(self) -> str:
        return str(self.page.locator(".panel h2").inner_text())

    def said(self, words: str) -> None:
        """Waits until the live region says it."""
        self.page.wait_for_function(
            "words => document.querySelector('.viewer-live').textContent.includes(words)", arg=words
        )


Open = Callable[..., Reviewer]


@pytest.fixture
def reviewing(chromium: Any) -> Iterator[Open]:
    """Opens the page of a server; the same browser may open several."""
    contexts: list[Any] = []

    def start(
        address: str, *, context: Any = None, size: dict[str, int] | None = None, **options: Any
    ) -> Any:
        if context is None:
            context = chromium.new_context(viewport=size or DESKTOP, reduced_motion="reduce", **options)
            contexts.append(context)
        return Reviewer(context, address)

    yield start
    for context in contexts:
        context.close()


def written(folder: Path) -> dict[str, list[str]]:
    """What museum.toml has decided: file → verdicts and reasons."""
    found: dict[str, list[str]] = {}
    for item in decisions_of(DecisionsFile(folder).read()):
        found.setdefault(item.file, []).append(f"{item.verdict} {item.reason}")
    return {name: sorted(items) for name, items in found.items()}


def test_a_whole_folder_by_keyboard_alone(serving: Serving, reviewing: Open, folder: Path) -> None:
    visitor = reviewing(serving().address)
    page = visitor.page
    visitor.ready()
    assert visitor.title == "Алтын залы"  # the likeliest: a bust
    visitor.press("2")
    visitor.said("Келесісі: Бет, өте ықтимал, Кіреберіс")
    visitor.decided(1)
    visitor.press("1")
    visitor.decided(2)
    assert visitor.title == "Кесе"  # a close-up, reviewed as any other
    visitor.ready()
    assert page.locator(".flat").is_visible()
    page.wait_for_selector(".crop-box:not([hidden])")
    visitor.press("3")
    visitor.decided(3)
    assert visitor.title == "Алтын залы"
    visitor.press("4")  # left open
    assert visitor.title == "Аула"
    visitor.press("5")
    assert visitor.title == "Алтын залы"
    visitor.press("r", "1")  # both that are open in this room
    visitor.said("2")
    visitor.decided(5)
    assert visitor.title == "Аула"
    visitor.press("1", "1")
    visitor.decided(FOUND)
    page.wait_for_selector(".summary:not([hidden])")
    assert page.locator(".summary h2").inner_text() == "Бәрі қаралды"
    assert page.evaluate("document.activeElement.closest('.summary') !== null")
    assert page.locator(".summary code").inner_text().startswith("jetisu360 build")
    facts = page.locator(".summary dd").all_inner_texts()
    assert facts == ["5", "1", "1", "0"]
    page.wait_for_function(
        "() => !localStorage.length || Object.keys(localStorage).every(key => !key.match(/ /))"
    )
    assert written(folder) == {
        "gold.jpg": ["blur visitor", "blur visitor", "keep exhibit"],
        "hall.jpg": ["blur visitor", "blur visitor"],
        "yard.jpg": ["blur visitor"],
        "cup.jpg": ["keep not a face"],
    }
    assert visitor.complaints == []


def test_undo_takes_the_very_table_out_and_the_question_comes_back(
    serving: Serving, reviewing: Open, folder: Path
) -> None:
    before = "# ours\n[[scenes]]\nfile = 'gold.jpg' # the first\n"
    (folder / "museum.toml").write_text(before, "utf-8")
    visitor = reviewing(serving().address)
    visitor.press("1")
    visitor.decided(1)
    visitor.press("z")
    visitor.decided(0)
    assert visitor.title == "Алтын залы"
    visitor.page.reload()  # and once more, over a reload
    visitor.page.wait_for_selector(".panel h2")
    visitor.press("1")
    visitor.decided(1)
    visitor.page.reload()
    visitor.decided(1)
    visitor.press("Control+z")
    visitor.decided(0)
    waiting.written(visitor.page, lambda: (folder / "museum.toml").read_text("utf-8") == before)
    visitor.press("z")
    visitor.said("Қайтаратын ештеңе жоқ")


def test_a_place_is_marked_by_dragging_and_by_the_arrow_keys(
    serving: Serving, reviewing: Open, folder: Path
) -> None:
    visitor = reviewing(serving().address)
    page = visitor.page
    visitor.ready()
    page.get_by_role("button", name=re.compile("Залдар")).click()
    page.get_by_role("option", name=re.compile("Кітапхана")).click()
    page.wait_for_function("() => document.querySelector('.look').dataset.ready === 'true'")
    assert visitor.title == "Кітапхана"
    visitor.press("a")
    box = page.locator(".stage").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x - 60, y - 50)
    page.mouse.down()
    page.mouse.move(x, y, steps=4)
    page.mouse.move(x + 60, y + 50, steps=4)
    page.mouse.up()
    frame = {name: float(page.locator(f"input >> nth={i}").input_value()) for i, name in enumerate("yphw")}
    assert frame["y"] == pytest.approx(0, abs=0.5)
    assert frame["p"] == pytest.approx(0, abs=0.5)
    assert 3 < frame["h"] < 40
    visitor.press("Enter")
    page.wait_for_function("() => document.querySelectorAll('.frame.is-blur').length === 1")
    visitor.press("a", "Shift+ArrowRight", "ArrowUp", "ArrowUp", "Alt+ArrowLeft", "Enter")
    visitor.said("Қолмен бұлдыратылды")
    waiting.written(page, lambda: len(written(folder).get("quiet.jpg", [])) == 2)
    drawn = [item for item in decisions_of(DecisionsFile(folder).read()) if item.file == "quiet.jpg"]
    assert [item.reason for item in drawn] == ["drawn", "drawn"]
    second = drawn[1].where
    assert isinstance(second, Region)
    assert second.width == pytest.approx(second.height + 1, abs=0.02)
    assert second.pitch == pytest.approx(2, abs=0.02)
    # It is in the list, and can be taken back there.
    page.get_by_role("button", name=re.compile("^Шешілген")).click()
    page.get_by_role("option", name=re.compile("Қолмен")).first.click()
    page.get_by_role("button", name="Шешімді қайтарып алу").click()
    waiting.written(page, lambda: len(decisions_of(DecisionsFile(folder).read())) == 1)


def test_an_adjusted_frame_answers_what_was_found(serving: Serving, reviewing: Open, folder: Path) -> None:
    visitor = reviewing(serving().address)
    visitor.ready()
    visitor.press("f", "Shift+ArrowLeft", "Shift+ArrowLeft", "Shift+ArrowLeft", "Enter")
    visitor.said("Келесісі")
    waiting.written(visitor.page, lambda: written(folder) == {"gold.jpg": ["blur visitor", "keep adjusted"]})
    visitor.page.reload()
    visitor.page.wait_for_selector(".panel h2")
    assert visitor.title == "Кіреберіс"
    visitor.press("z")
    waiting.written(visitor.page, lambda: written(folder) == {})


def test_two_tabs_hear_of_each_other_and_decide_the_same_once(
    serving: Serving, reviewing: Open, folder: Path
) -> None:
    first = reviewing(serving().address)
    first.ready()
    second = reviewing(first.page.url, context=first.page.context)
    second.page.wait_for_selector(".panel h2")
    first.press("1")
    first.decided(1)
    second.page.bring_to_front()
    second.press("1")  # it has not heard yet, or just has: one table in the end, or the next one
    second.decided(int(second.page.evaluate("document.querySelector('.progress').value")))
    first.page.bring_to_front()
    progress = "document.querySelector('.progress').value"

    def agree() -> bool:
        """Both tabs show the same number, and it is no promise any more: so many are in the file."""
        shown = {tab.page.evaluate(progress) for tab in (first, second)}
        return shown == {sum(map(len, written(folder).values()))}

    waiting.written(first.page, agree)
    assert written(folder)["gold.jpg"] == ["blur visitor"]


def test_nothing_is_lost_when_the_program_dies_in_the_middle(
    serving: Serving, reviewing: Open, folder: Path
) -> None:
    server = serving()
    port = server.server_port
    visitor = reviewing(server.address)
    visitor.press("2")
    visitor.decided(1)
    waiting.written(visitor.page, lambda: bool(written(folder)))
    waiting.until(visitor.page, "Object.keys(localStorage).every(key => !key.match(/ /))")
    server.stop()  # type: ignore[attr-defined]
    visitor.press("1")
    visitor.press("3")
    visitor.page.wait_for_function(
        "() => document.querySelector('.banner:not([hidden])')?.textContent.includes('2 шешім')"
    )
    visitor.page.close()  # the tab goes as well
    again = serving(port)
    assert again.server_port == port
    other = Reviewer(visitor.page.context, again.address)
    other.decided(3)
    waiting.written(other.page, lambda: len(written(folder)) == 3)
    assert written(folder) == {
        "gold.jpg": ["keep exhibit"],
        "hall.jpg": ["blur visitor"],
        "cup.jpg": ["keep not a face"],
    }
    other.page.wait_for_selector(".banner", state="hidden")


def test_a_broken_museum_file_is_told_and_the_decision_waits(
    serving: Serving, reviewing: Open, folder: Path
) -> None:
    visitor = reviewing(serving().address)
    (folder / "museum.toml").write_text("[[scenes]\n", "utf-8")
    visitor.press("1")
    visitor.page.wait_for_selector(".banner:not([hidden])")
    text = visitor.page.locator(".banner").inner_text()
    assert "museum.toml" in text
    assert "1 шешім осы браузерде күтіп тұр" in text
    assert (folder / "museum.toml").read_text("utf-8") == "[[scenes]\n"
    (folder / "museum.toml").write_text("# right again\n", "utf-8")
    visitor.page.wait_for_selector(".banner", state="hidden")  # it tries again by itself
    assert written(folder) == {"gold.jpg": ["blur visitor"]}
    assert (folder / "museum.toml").read_text("utf-8").startswith("# right again\n")


def test_a_photograph_that_cannot_be_shown_is_told_in_its_place(serving: Serving, reviewing: Open) -> None:
    visitor = reviewing(serving().address)
    visitor.page.get_by_role("button", name=re.compile("Залдар")).click()
    visitor.page.get_by_role("option", name=re.compile("Бұзылған")).click()
    visitor.page.wait_for_selector(".trouble:not([hidden])")
    assert "Сурет бұзылған" in visitor.page.locator(".panel").inner_text()
    visitor.page.get_by_role("option", name=re.compile("Аула")).click()
    visitor.ready()
    assert visitor.page.locator(".trouble").is_hidden()


def test_a_language_is_kept_only_where_somebody_chose_it(serving: Serving, reviewing: Open) -> None:
    page = reviewing(serving().address).page
    page.wait_for_selector(".panel h2")
    kept = "localStorage.getItem('jetisu360-review-language')"
    assert page.evaluate(kept) is None, "the portal's own choice would not be followed any more"
    page.get_by_role("button", name="Рус").click()
    assert page.evaluate(kept) == "ru"


def test_single_keys_can_be_switched_off_and_typing_decides_nothing(
    serving: Serving, reviewing: Open
) -> None:
    visitor = reviewing(serving().address)
    page = visitor.page
    visitor.ready()
    visitor.press("a")
    page.locator("input").first.focus()
    visitor.press("1", "2", "3", "z")
    visitor.press("Escape")
    page.wait_for_selector(".panel:not([hidden])")
    visitor.decided(0)
    visitor.press("?")
    page.get_by_role("checkbox").uncheck()
    visitor.press("Escape")
    visitor.press("1", "2", "r")
    visitor.decided(0)
    assert page.locator("dialog[open]").count() == 0
    page.get_by_role("button", name="Бұлдырату").click()
    visitor.decided(1)


@pytest.mark.parametrize("size", [{"width": 390, "height": 844}, {"width": 768, "height": 1024}, DESKTOP])
def test_axe_finds_nothing_and_nothing_is_cut(
    serving: Serving, reviewing: Open, size: dict[str, int]
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    visitor = reviewing(serving().address, size=size)
    page = visitor.page
    visitor.ready()

    def clean(where: str) -> None:
        violations = axe.run(page).response["violations"]
        assert [(item["id"], item["nodes"][0]["html"][:120]) for item in violations] == [], where
        wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        assert not wide, f"{where} is wider than the screen"
        cut = page.evaluate(
            "() => [...document.querySelectorAll('button:not([hidden])')].filter(one => one.offsetParent"
            " && one.scrollWidth > one.clientWidth + 1).map(one => one.textContent)"
        )
        assert cut == [], where

    for language in ("Қазақша", "Русский", "English"):
        page.get_by_role("button", name=language).click()
        clean(f"the question, {language}")
        if language == "English" and size != DESKTOP:
            continue
        visitor.press("a")
        clean(f"a frame, {language}")
        visitor.press("Escape")
    visitor.press("?")
    clean("the keys")
    visitor.press("Escape", "r")
    clean("all of a room")
    visitor.press("1", "1", "1", "1", "1", "1")
    page.wait_for_selector(".summary:not([hidden])")
    clean("the summary")
    page.get_by_role("button", name=re.compile("Decided")).click()
    clean("what is decided")
    assert CLOSE_UP
