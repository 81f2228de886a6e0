"""Plan, compass and rooms inside the viewer."""

from __future__ import annotations

import re
from typing import Any

import pytest

pytestmark = pytest.mark.browser

CONES = """() => [...document.querySelectorAll('.plan-cone')].map((cone) => [
  cone.closest('#viewer') ? 'viewer' : 'page', cone.closest('a').dataset.sceneLink,
  cone.getAttribute('transform')])"""


def tour(visit: Any, address: str = "tour.html", **options: Any) -> Any:
    visitor = visit(address, **{"width": 1200, "height": 800, "reduced_motion": "reduce"} | options)
    visitor.sharp()
    visitor.page.wait_for_selector(".has-more")
    return visitor


def test_the_cone_turns_with_the_view_on_both_plans(visit: Any) -> None:
    visitor = tour(visit)
    visitor.look(40, 0, 75)
    # The middle of the hall's picture is at 30 on the drawing.
    assert sorted(visitor.page.evaluate(CONES)) == [
        ["page", "hall", "rotate(70.0)"],
        ["viewer", "hall", "rotate(70.0)"],
    ]
    # 75° from top to bottom of this picture are more from side to side: the cone is as wide as that.
    edge = visitor.page.evaluate(
        """() => { const numbers = document.querySelector('.plan-cone').getAttribute('d').match(/-?[\\d.]+/g);
             return Math.atan2(+numbers.at(-2), -numbers.at(-1)) * 360 / Math.PI; }"""
    )
    wide = visitor.page.evaluate(
        """() => { const { width, height } = jetisu360.viewer.cssSize;
             return Math.atan(Math.tan(37.5 * Math.PI / 180) * width / height) * 360 / Math.PI; }"""
    )
    assert edge == pytest.approx(wide, abs=1)


def test_a_room_whose_direction_nobody_knows_has_no_cone(visit: Any) -> None:
    visitor = tour(visit, "tour.html#strip")
    assert visitor.page.evaluate(CONES) == []
    assert visitor.page.get_by_role("button", name="Солтүстікке бұрылу").count() == 0, "nor a compass"


def test_the_plan_opens_large_and_leads_to_rooms_and_remembers_them(visit: Any) -> None:
    visitor = tour(visit)
    page = visitor.page
    card = page.get_by_role("button", name="Жоспарды үлкейту")
    card.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Жоспар")
    point = dialog.locator("svg a[data-scene-link=yard]")
    point.wait_for()
    assert dialog.locator("svg a[data-visited]").count() == 1
    point.focus()
    page.keyboard.press("Enter")
    visitor.arrived("yard")
    dialog.wait_for(state="hidden")
    assert {scene for _, scene, _ in page.evaluate(CONES)} == {"yard"}
    seen = page.locator("body > main > figure a[data-visited]").evaluate_all(
        "all => all.map(a => a.dataset.sceneLink)"
    )
    assert seen == ["hall", "yard"]
    page.reload()
    page.wait_for_selector(".has-more")
    assert page.locator("body > main > figure a[data-visited]").count() == 2, "the next visit knows them"


def test_the_small_plan_opens_and_closes_and_is_closed_on_a_phone(visit: Any) -> None:
    phone = tour(visit, width=360, height=640)
    button = phone.page.get_by_role("button", name="Жоспар", exact=True)
    assert button.get_attribute("aria-pressed") == "false"
    assert not phone.page.locator(".viewer-plan-card").is_visible()
    button.click()
    box = phone.page.locator(".viewer-plan-card").bounding_box()
    assert box["width"] <= 180
    desk = tour(visit)
    assert desk.page.locator(".viewer-plan-card").is_visible()
    desk.page.get_by_role("button", name="Жоспар", exact=True).click()
    assert not desk.page.locator(".viewer-plan-card").is_visible()


def test_the_compass_points_north_and_turns_there(visit: Any) -> None:
    visitor = tour(visit)
    page = visitor.page
    visitor.look(40, 0, 75)
    needle = page.locator(".viewer-compass svg")
    # Heading 30 + yaw 40: north is 70° to the left.
    assert needle.evaluate("n => n.style.transform") == "rotate(-70deg)"
    page.get_by_role("button", name="Солтүстікке бұрылу").click()
    visitor.settled()
    assert visitor.view()["yaw"] == pytest.approx(-30)
    page.locator(".viewer-live", has_text="Солтүстікке қарап тұрсыз.").wait_for(state="attached")


def test_the_rooms_are_a_list_with_pictures_and_marks(visit: Any) -> None:
    visitor = tour(visit)
    page = visitor.page
    page.get_by_role("button", name="Залдар").click()
    dialog = page.get_by_role("dialog", name="Залдар")
    links = dialog.get_by_role("link")
    links.first.wait_for()
    assert [re.sub(r"\s+", " ", text).strip() for text in links.all_inner_texts()] == [
        "1 Алтын залы Сіз осындасыз",
        "2 Аула",
        "3 Балкон",
    ]
    assert "1 / 3" in dialog.inner_text()
    assert links.nth(1).locator("img").get_attribute("loading") == "lazy"
    links.nth(1).click()
    visitor.arrived("yard")
    page.get_by_role("button", name="Залдар").click()
    assert "Болдыңыз" in links.first.inner_text()
    assert "2 / 3" in dialog.inner_text()
