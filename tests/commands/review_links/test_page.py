"""The page of links in a real Chromium: a tour by keyboard alone, and nothing that is lost on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from jetisu360.commands.local_page.server import PageServer
from jetisu360.tour.museum_toml.keeper_file import KeeperFile

from ... import waiting

playwright_api = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.browser

Serving = Callable[..., PageServer]
PATIENCE = 60_000


@pytest.fixture
def context(chromium: Any) -> Iterator[Any]:
    made = chromium.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    yield made
    made.close()


def opened(context: Any, server: PageServer) -> Any:
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(server.address)
    asks(page, "hall", "stairs")
    return page


def asks(page: Any, one: str, other: str) -> None:
    """Waits until that pair is asked about."""
    heading = "document.querySelector('.links-review:not([hidden]) h2')?.textContent"
    waiting.until(page, f"{heading}?.includes('{one}') && {heading}.includes('{other}')")


def pairs(folder: Path) -> list[dict[str, Any]]:
    return [pair.model_dump(exclude_none=True) for pair in KeeperFile(folder).read().walk.pairs]


def says(page: Any, folder: Path, *links: bool) -> None:
    """Waits until that is what the file says of pairs."""
    waiting.written(page, lambda: [pair["link"] for pair in pairs(folder)] == [*links])


def test_a_tour_is_answered_by_keys_alone_and_every_answer_can_be_taken_back(
    context: Any, serving: Serving, folder: Path
) -> None:
    page = opened(context, serving())
    page.keyboard.press("1")
    asks(page, "stairs", "yard")
    says(page, folder, True)
    waiting.until(page, "document.querySelector('.links-plan figcaption').textContent.includes('2 of 3')")
    page.keyboard.press("2")
    asks(page, "hall", "yard")
    says(page, folder, True, False)
    page.keyboard.press("z")
    asks(page, "stairs", "yard")
    page.keyboard.press("3")
    page.wait_for_selector(".links-told h2")
    waiting.written(page, lambda: bool(KeeperFile(folder).read().links))
    assert "jetisu360 build" in page.inner_text(".links-command")
    museum = KeeperFile(folder).read()
    assert [(link.from_, link.to) for link in museum.links] == [("stairs", "yard")]
    assert len(museum.walk.pairs) == 1


def test_keys_of_a_letter_or_digit_can_be_switched_off(context: Any, serving: Serving, folder: Path) -> None:
    page = opened(context, serving())
    page.keyboard.press("?")
    page.uncheck("#shell-letters")
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog", state="detached")
    page.keyboard.press("1")
    page.keyboard.press("?")
    assert page.locator("dialog").count() == 0
    page.click('.links-act[aria-keyshortcuts="2"]')
    asks(page, "stairs", "yard")
    says(page, folder, False)


def test_what_is_answered_while_the_program_is_stopped_is_written_by_the_next(
    context: Any, serving: Serving, folder: Path
) -> None:
    server = serving()
    page = opened(context, server)
    port = server.server_port
    server.stop()  # type: ignore[attr-defined]
    page.keyboard.press("1")
    page.wait_for_selector('.shell-status[data-kind="offline"]')
    assert not (folder / "museum.toml").exists()
    page.close()
    again = context.new_page()
    again.set_default_timeout(PATIENCE)
    again.goto(serving(port).address)
    asks(again, "stairs", "yard")
    says(again, folder, True)


@pytest.mark.parametrize("width", [768, 1440])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    chromium: Any, serving: Serving, width: int
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    size = {"width": width, "height": 1000}
    context = chromium.new_context(viewport=size, bypass_csp=True, reduced_motion="reduce")
    page = opened(context, serving())
    found = axe.run(page)
    assert found.response["violations"] == [], found.generate_report()
    page.keyboard.press("?")
    page.wait_for_selector("dialog[open]")
    found = axe.run(page)
    assert found.response["violations"] == [], found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
