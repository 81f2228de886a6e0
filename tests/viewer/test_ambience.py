"""The sound of a room: only for who wants it, never before a tap, and silent while somebody speaks."""

from __future__ import annotations

import re
from typing import Any

import pytest

pytestmark = pytest.mark.browser

# Whether a browser without a loudspeaker plays is not what is asked here, but whether it is told to.
TELLS = """() => {
  window.heard = [];
  HTMLMediaElement.prototype.play = async function () {
    if (!this.isConnected) heard.push(this.getAttribute("src"));
    Object.defineProperty(this, "paused", { value: false, configurable: true });
    this.dispatchEvent(new Event("play"));
  };
  HTMLMediaElement.prototype.pause = function () {
    if (this.paused) return;
    if (!this.isConnected) heard.push("silence");
    Object.defineProperty(this, "paused", { value: true, configurable: true });
    this.dispatchEvent(new Event("pause"));
  };
}"""
HEARD = "wanted => JSON.stringify(heard) === JSON.stringify(wanted)"


@pytest.fixture
def open_even(visit: Any) -> Any:
    """Opens the room that has a sound."""

    def open_it(before: Any = None, **options: Any) -> Any:
        def prepare(page: Any) -> None:
            page.add_init_script(f"({TELLS})()")
            if before:
                page.add_init_script(before)

        visitor = visit("tour.html#even", reduced_motion="reduce", before=prepare, **options)
        visitor.page.wait_for_selector(".viewer-ambience")
        return visitor

    return open_it


def test_it_sounds_when_it_is_asked_for_and_in_the_next_visit_after_the_first_tap(open_even: Any) -> None:
    visitor = open_even()
    page = visitor.page
    button = page.get_by_role("button", name=re.compile(r"^Залдың үні \(0[.,]5 МБ\)$"))
    assert button.get_attribute("aria-pressed") == "false"
    button.click()
    page.wait_for_function(HEARD, arg=["../media/wind.wav"])
    assert button.get_attribute("aria-pressed") == "true"
    # The room beside has none: silence, and no button.
    page.evaluate("jetisu360.viewer.walkTo('hall')")
    visitor.arrived("hall")
    page.wait_for_function(HEARD, arg=["../media/wind.wav", "silence"])
    assert not page.locator(".viewer-ambience").is_visible()
    page.evaluate("jetisu360.viewer.walkTo('even')")
    visitor.arrived("even")
    page.wait_for_function(HEARD, arg=["../media/wind.wav", "silence", "../media/wind.wav"])

    page.reload()
    page.wait_for_selector(".viewer-ambience")
    assert button.get_attribute("aria-pressed") == "true", "it is remembered"
    assert page.evaluate("heard") == [], "nothing sounds before a tap"
    page.mouse.click(500, 300)
    page.wait_for_function(HEARD, arg=["../media/wind.wav"])
    button.click()
    page.wait_for_function(HEARD, arg=["../media/wind.wav", "silence"])


def test_it_is_silent_while_somebody_speaks(open_even: Any) -> None:
    page = open_even().page
    page.locator(".viewer-ambience").click()
    page.wait_for_function(HEARD, arg=["../media/wind.wav"])
    page.evaluate("document.querySelector('.viewer').append(new Audio())")
    page.evaluate("document.querySelector('.viewer > audio').play()")
    page.wait_for_function(HEARD, arg=["../media/wind.wav", "silence"])
    page.evaluate("document.querySelector('.viewer > audio').pause()")
    page.wait_for_function(HEARD, arg=["../media/wind.wav", "silence", "../media/wind.wav"])


def test_its_button_and_the_plan_stand_side_by_side_on_a_phone(open_even: Any) -> None:
    page = open_even(width=390, height=844, has_touch=True).page
    page.get_by_role("button", name="Жоспар", exact=True).click()
    sound, plan = (page.locator(f".viewer-{name}").bounding_box() for name in ("ambience", "plan-card"))
    assert sound["x"] + sound["width"] <= plan["x"]
    assert plan["x"] + plan["width"] <= 390
