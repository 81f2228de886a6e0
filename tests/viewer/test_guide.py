"""The guided route."""

from __future__ import annotations

from typing import Any

import pytest

from ..waiting import still

pytestmark = pytest.mark.browser


def begin(visit: Any, address: str = "tour.html", **options: Any) -> Any:
    visitor = visit(address, **{"reduced_motion": "reduce"} | options)
    visitor.sharp()
    page = visitor.page
    page.wait_for_selector(".has-more")
    # On a screen that is hardly higher than the buttons they are folded into one.
    fold = page.get_by_role("checkbox", name="Түймелер")
    if fold.is_visible():
        fold.check()
    page.get_by_role("button", name="Маршрут", exact=True).click()
    return visitor


def at_stop(page: Any, number: int) -> None:
    page.wait_for_function("n => location.hash.endsWith(`~main.${n}`) && !jetisu360.viewer.busy", arg=number)


def test_a_route_from_its_first_stop_to_its_end_by_keyboard(visit: Any) -> None:
    visitor = begin(visit)
    page = visitor.page
    live = page.locator(".viewer-live[aria-live]")
    dialog = page.get_by_role("dialog", name="Маршрут")
    assert "3 аялдама" in dialog.inner_text()
    dialog.get_by_role("button", name="Бастау").focus()
    page.keyboard.press("Enter")
    at_stop(page, 1)
    card = page.get_by_role("region", name="Маршрут")
    assert "3 аялдаманың 1-і" in card.inner_text()
    said = "3 аялдаманың 1-і. Алтын қанжар. Осы жерден бастаймыз."
    live.filter(has_text=said).wait_for(state="attached")
    visitor.settled()
    assert visitor.view()["yaw"] == pytest.approx(12), "it looks at the label of the stop"
    assert page.evaluate("document.activeElement.textContent") == "Келесі"
    page.keyboard.press("Enter")
    at_stop(page, 2)
    assert visitor.scene() == "yard"
    visitor.settled()
    assert visitor.view() == {"yaw": 120, "pitch": 0, "fov": 60}
    assert card.locator("audio").evaluate("a => a.controls")
    # The focus stays on the button: the whole route is one key.
    page.keyboard.press("Enter")
    at_stop(page, 3)
    assert page.evaluate("document.activeElement.textContent") == "Аяқтау"
    page.keyboard.press("Enter")
    card.get_by_text("Маршрут аяқталды").wait_for()
    visitor.settled()
    assert "~" not in page.url, "the last step, still under way, does not write its address again"
    live.filter(has_text="Маршрут аяқталды").wait_for(state="attached")
    page.keyboard.press("Enter")
    card.wait_for(state="hidden")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Маршрут"


def test_a_recording_that_the_visitor_started_goes_on_at_the_next_stops(visit: Any) -> None:
    visitor = begin(visit)
    page = visitor.page
    # Whether a browser without a loudspeaker plays is not what is asked here, but whether it is told to.
    page.evaluate(
        """() => {
            window.played = 0;
            HTMLMediaElement.prototype.play = async function () {
                window.played++;
                this.dispatchEvent(new Event("play"));
            };
        }"""
    )
    page.get_by_role("dialog", name="Маршрут").get_by_role("button", name="Бастау").click()
    at_stop(page, 1)
    page.get_by_role("button", name="Келесі").click()
    at_stop(page, 2)
    visitor.settled()
    assert page.evaluate("played") == 0, "nothing sounds before a visitor has asked for it"
    sound = page.get_by_role("region", name="Маршрут").locator("audio")
    sound.evaluate("a => a.play()")
    page.get_by_role("button", name="Келесі").click()
    at_stop(page, 3)
    page.get_by_role("button", name="Алдыңғы").click()
    at_stop(page, 2)
    page.wait_for_function("played === 2")
    sound.evaluate("a => a.dispatchEvent(new Event('pause'))")
    page.get_by_role("button", name="Келесі").click()
    at_stop(page, 3)
    page.get_by_role("button", name="Алдыңғы").click()
    at_stop(page, 2)
    visitor.settled()
    assert page.evaluate("played") == 2, "who stopped one has heard enough"


def test_the_page_behind_an_open_panel_stays_where_it_is(visit: Any) -> None:
    visitor = begin(visit)
    page = visitor.page
    overflow = "getComputedStyle(document.documentElement).overflowY"
    page.wait_for_function(f"{overflow} === 'hidden'")
    page.keyboard.press("Escape")
    page.wait_for_function(f"{overflow} !== 'hidden'")


def test_one_walks_to_the_next_room_through_the_door(visit: Any) -> None:
    visitor = begin(visit, reduced_motion="no-preference")
    page = visitor.page
    page.get_by_role("button", name="Бастау").click()
    at_stop(page, 1)
    page.wait_for_function("!jetisu360.viewer.moving")
    turned = page.evaluate(
        """async () => {
          let walked = false; const seen = [];
          const { viewer } = jetisu360;
          viewer.addEventListener('view', e => { if (viewer.busy) seen.push(e.detail.yaw); });
          new MutationObserver(() => { walked ||= document.querySelector('.is-walking') !== null; })
            .observe(document.getElementById('viewer'), {attributes: true});
          [...document.querySelectorAll('.guide-step')].find(b => b.textContent === 'Келесі').click();
          while (jetisu360.viewer.scene !== 'yard') await new Promise(requestAnimationFrame);
          return [walked, Math.max(...seen)];
        }"""
    )
    # The door is at 100: the view turns to it before it is gone through.
    assert turned[0]
    assert turned[1] == pytest.approx(100, abs=1)
    at_stop(page, 2)
    page.wait_for_function("Math.abs(jetisu360.viewer.view.yaw - 120) < 0.01")


def test_the_address_opens_the_stop_and_back_returns_to_the_one_before(visit: Any) -> None:
    visitor = visit("tour.html#yard/120/0/60~main.2", reduced_motion="reduce")
    page = visitor.page
    card = page.get_by_role("region", name="Маршрут")
    card.get_by_text("3 аялдаманың 2-сі").wait_for()
    card.get_by_role("button", name="Келесі").click()
    at_stop(page, 3)
    page.go_back()
    at_stop(page, 2)
    visitor.arrived("yard")
    card.get_by_text("3 аялдаманың 2-сі").wait_for()
    other = page.locator("a[data-keep-view]").get_attribute("href")
    assert other.endswith("~main.2"), "another language keeps the stop"


def test_a_route_goes_on_where_it_was_left(visit: Any) -> None:
    visitor = begin(visit)
    page = visitor.page
    page.get_by_role("button", name="Бастау").click()
    at_stop(page, 1)
    page.get_by_role("button", name="Келесі").click()
    at_stop(page, 2)
    page.get_by_role("button", name="Маршруттан шығу").click()
    page.reload()
    page.wait_for_selector(".has-more")
    page.get_by_role("button", name="Маршрут", exact=True).click()
    page.get_by_role("button", name="2-аялдамадан жалғастыру").click()
    at_stop(page, 2)


def test_who_strays_can_return(visit: Any) -> None:
    visitor = begin(visit)
    page = visitor.page
    page.get_by_role("button", name="Бастау").click()
    at_stop(page, 1)
    back = page.get_by_role("button", name="Аялдамаға оралу")
    assert not back.is_visible()
    page.evaluate("jetisu360.viewer.walkTo('strip')")
    visitor.arrived("strip")
    back.click()
    visitor.arrived("hall")
    at_stop(page, 1)
    back.wait_for(state="hidden")


@pytest.mark.parametrize(("width", "height"), [(360, 640), (320, 256), (640, 400), (860, 480), (1200, 700)])
def test_the_card_leaves_the_buttons_free_and_cuts_nothing(visit: Any, width: int, height: int) -> None:
    visitor = begin(visit, width=width, height=height)
    page = visitor.page
    page.get_by_role("button", name="Бастау").click()
    at_stop(page, 1)
    fold = page.get_by_role("checkbox", name="Түймелер")
    if fold.is_visible():
        fold.uncheck()
    page.get_by_role("button", name="Келесі").click()
    at_stop(page, 2)
    still(page.locator(".viewer-guide"))
    boxes = page.evaluate(
        """() => [...document.querySelectorAll('.viewer-group, .viewer-guide')]
             .map(e => [e.className, e.getBoundingClientRect().toJSON()]).filter(([, b]) => b.width > 0)"""
    )
    viewer = page.locator(".viewer").bounding_box()
    for i, (name, box) in enumerate(boxes):
        assert box["left"] >= 0, name
        assert box["right"] <= width, name
        assert box["top"] >= viewer["y"] - 0.5, name
        assert box["bottom"] <= viewer["y"] + viewer["height"] + 0.5, name
        for other, at in boxes[i + 1 :]:
            apart = (
                box["right"] <= at["left"]
                or at["right"] <= box["left"]
                or box["bottom"] <= at["top"]
                or at["bottom"] <= box["top"]
            )
            assert apart, f"{name} lies over {other}"
    # The way on is in sight, or as far away as one scrolls.
    step = page.locator(".viewer-guide .guide-step.is-main")
    step.scroll_into_view_if_needed()
    place, card = step.bounding_box(), page.locator(".viewer-guide").bounding_box()
    assert place["y"] >= card["y"]
    assert place["y"] + place["height"] <= card["y"] + card["height"] + 0.5
    body = page.locator(".guide-body")
    assert body.evaluate("b => b.scrollWidth <= b.clientWidth + 1")
    assert body.bounding_box()["height"] >= 30
