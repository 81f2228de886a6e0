"""The bar in a real Chromium: what is copied goes into museum.toml as it is, and comes back as a label."""

from __future__ import annotations

import contextlib
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from jetisu360.commands.keeper_bar.server import BarServer
from jetisu360.commands.keeper_bar.watch import Watch, options_of
from jetisu360.publish.serve.local_server import served
from jetisu360.publish.serve.server import opened

from ... import waiting
from .conftest import TEXTS
from .test_watch import places

playwright_api = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.browser

Opened = Callable[..., Any]
IN_FRAME = "document.querySelector('iframe').contentWindow"


@pytest.fixture
def bar(chromium: Any, museum: Path) -> Iterator[Opened]:
    """Opens a museum under the bar, watched, in a language and a width."""
    with contextlib.ExitStack() as stack:

        def start(language: str = "ru", width: int = 1440, address: str = "") -> Any:
            server = opened(BarServer, museum / "site", "127.0.0.1", 0)
            stack.enter_context(server)
            server.language = language  # type: ignore[assignment]
            server.watch = stack.enter_context(Watch(options_of(*places(museum)), lambda _: None))
            stack.enter_context(served(server))
            context = chromium.new_context(
                viewport={"width": width, "height": 844},
                reduced_motion="reduce",
                permissions=["clipboard-read", "clipboard-write"],
            )
            stack.callback(context.close)
            page = context.new_page()
            page.set_default_timeout(60_000)
            page.goto(f"{server.bar}{address or f'#/{language}/index.html'}")
            return page

        yield start


def chosen(page: Any, what: str) -> None:
    """Chooses what is copied, once the room is there."""
    page.wait_for_selector(f"#bar-what option[value='{what}']", state="attached")
    page.select_option("#bar-what", what)


def surface(page: Any) -> dict[str, float]:
    """Where the picture is, once it lies still and the viewer knows its size."""
    size = f"""(() => {{ const {{ viewer }} = {IN_FRAME}.jetisu360;
      const box = viewer.surface.getBoundingClientRect(), known = viewer.cssSize;
      return !viewer.moving && Math.hypot(known.width - box.width, known.height - box.height) < 1;
    }})()"""
    while True:
        box = waiting.still(page.frame_locator("iframe").locator(".viewer-surface"))
        waiting.until(page, size)
        if waiting.still(page.frame_locator("iframe").locator(".viewer-surface")) == box:
            return box


def copied(page: Any, act: Callable[[], object]) -> str:
    """What lies in the clipboard after that."""
    page.evaluate("navigator.clipboard.writeText('')")
    act()
    waiting.until(page, "navigator.clipboard.readText()")
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


@pytest.mark.parametrize("width", [390, 1440])
def test_a_click_copies_a_way_where_it_was(bar: Opened, width: int) -> None:
    page = bar(width=width)
    chosen(page, "way:yard")
    box = surface(page)
    x, y = box["x"] + box["width"] * 0.25, box["y"] + box["height"] * 0.6
    text = copied(page, lambda: page.mouse.click(x, y))
    link = tomllib.loads(text)["links"][0]
    seen = page.evaluate(
        f"""(link) => {{ const {{ viewer, kit }} = {IN_FRAME}.jetisu360;
          return kit.toScreen(viewer.view, viewer.cssSize, kit.direction(link.yaw, link.pitch)); }}""",
        link,
    )
    assert (link["from"], link["to"]) == ("hall", "yard")
    assert abs(box["x"] + seen["x"] - x) < 2
    assert abs(box["y"] + seen["y"] - y) < 2


def test_who_only_looks_around_keeps_the_clipboard(bar: Opened) -> None:
    """A drag is no click, and nothing is copied before one has chosen what."""
    page = bar()
    page.wait_for_selector("#bar-what:not([disabled])")
    box = surface(page)
    x, y = box["x"] + box["width"] * 0.3, box["y"] + box["height"] * 0.4
    page.mouse.click(x, y)
    chosen(page, "text")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 120, y, steps=4)
    page.mouse.up()
    waiting.frames(page)
    assert page.locator(".bar-copied").is_hidden()


def test_what_was_copied_is_pasted_saved_and_seen(bar: Opened, museum: Path) -> None:
    page = bar("kk", address="#/kk/index.html#hall/30/5/70")
    chosen(page, "text")
    text = copied(page, lambda: page.click(".bar-copy"))
    file = museum / "photos" / "museum.toml"
    file.write_text(TEXTS.replace('en = "A wide hall." }\n', f'en = "A wide hall." }}\n{text}'), "utf-8")
    waiting.until(page, f"{IN_FRAME}.jetisu360?.viewer?.record.labels.length === 1")
    label = page.evaluate(f"{IN_FRAME}.jetisu360.viewer.record.labels[0]")
    assert (label["title"], label["yaw"], label["pitch"]) == ("Атауы", 30, 5)
    # One stands where one stood.
    assert page.evaluate(f"{IN_FRAME}.location.hash").startswith("#hall/30/5/")


def test_a_mistake_is_said_over_the_old_site_and_goes_when_it_is_mended(bar: Opened, museum: Path) -> None:
    page = bar("kk")
    page.wait_for_selector(".bar-standing.is-ready")
    file = museum / "photos" / "museum.toml"
    file.write_text(TEXTS.replace("yaw = 45.0", "yaw = 45,0"), "utf-8")
    page.wait_for_selector(".bar-wrong:not([hidden])")
    assert "yaw = 45.0" in page.inner_text(".bar-problem")
    assert page.frame_locator("iframe").locator("h1").count()
    file.write_text(TEXTS, "utf-8")
    page.wait_for_selector(".bar-wrong", state="hidden")
    page.wait_for_selector(".bar-standing.is-ready")


def test_the_first_view_is_copied_as_it_is_seen(bar: Opened) -> None:
    page = bar(address="#/ru/index.html#yard/-60/10/55")
    chosen(page, "view")
    text = copied(page, lambda: page.click(".bar-copy"))
    assert tomllib.loads(text)["view"] == {"yaw": -60.0, "pitch": 10.0, "fov": 55.0}
    assert "«Двор»" in page.inner_text(".bar-said")


def test_no_page_of_others_is_framed(bar: Opened) -> None:
    page = bar(address="#//example.org/")
    waiting.until(
        page, f"{IN_FRAME}.location.host === location.host && {IN_FRAME}.document.readyState === 'complete'"
    )
