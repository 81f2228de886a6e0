"""A keeper answers about links and lays out the plan in a real browser: with keys, mouse and finger.

`JETISU360_SCREENS=DIR` keeps pictures of it there.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from jetisu360.portal.accounts.links import make_sign_in_link
from jetisu360.portal.accounts.models import Person
from jetisu360.portal.jobs.lease import ask
from jetisu360.portal.jobs.worker import Worker
from jetisu360.portal.links.models import FoundLinks
from jetisu360.portal.museums.documents import read_document, save_document
from jetisu360.portal.museums.models import Museum
from jetisu360.portal.originals.photographs import add
from jetisu360.portal.publication import building
from jetisu360.tour.museum_toml.entries import MuseumFile

from ...waiting import PATIENCE, frames, still, until, written

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
EDITOR = "/museums/own/editor"
NAMES = ("gold", "hall", "store", "yard")
TITLES = {"gold": "Алтын адам", "hall": "Кіреберіс", "store": "Қойма", "yard": "Аула"}


def pair(one: str, other: str, confidence: float, **more: Any) -> dict[str, Any]:
    arrow = {"yaw": 40.0, "pitch": -20.0, "arrives": -140.0}
    places = [[35.0 + 9 * k, 5.0 * k, -150.0 + 9 * k, 4.0 * k] for k in range(4)]
    told = {
        "rooms": [f"{one}.jpg", f"{other}.jpg"],
        "status": "sure" if confidence > 0.9 else "suggested",
        "confidence": confidence,
        "a": arrow,
        "b": {**arrow, "yaw": -150.0, "arrives": 30.0},
        "yaw": 40.0,
        "back": -150.0,
        "turn": 10.0,
        "metres": 3.5,
        "matches": 60,
        "agree": 20,
        "loops": 0,
        "joins": False,
        "contradicts": False,
        "copies": False,
        "arrow": confidence > 0.9,
        "places": places,
    }
    return told | more


FOUND = {
    "rooms": [
        {
            "file": f"{name}.jpg",
            "part": k,
            "scale": k,
            "placed": k < 1,
            "heading": 30.0 * k,
            "x": 0,
            "y": 0,
            "floor": 0,
        }
        for k, name in enumerate(NAMES)
    ],
    "parts": [{"north": False, "measured": False}] * 4,
    "pairs": [
        pair("gold", "hall", 0.6, joins=True),
        pair("hall", "store", 0.4, joins=True),
        pair("gold", "store", 0.3, joins=True),
        pair("store", "yard", 0.2, joins=True),
    ],
}
"""Four rooms that nothing joins; gold's place stands for a part of its own."""


@pytest.fixture
def museum(
    house: Any, make_photo: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Museum:
    """Four rooms with a preview; what was found of their links is written by hand."""
    monkeypatch.setattr(building, "PRIVACY", "skip")
    keeper, own = house.people["keeper"], house.own
    for seed, name in enumerate(NAMES):
        path = make_photo(tmp_path / f"{name}.jpg", seed)
        with path.open("rb") as file:
            add(own, file, f"{name}.jpg", keeper, size=path.stat().st_size)
    scenes = [{"file": f"{name}.jpg", "title": {"kk": TITLES[name], "ru": TITLES[name]}} for name in NAMES]
    document = {"title": {"kk": "Өз музейі", "ru": "Свой музей"}, "walk": {"find": False}, "scenes": scenes}
    save_document(own, own.revision, MuseumFile.model_validate(document), keeper)
    ask("build", own, keeper)
    Worker().run_one()
    FoundLinks.objects.create(museum=own, found=FOUND, revision=own.revision)
    return own


@pytest.fixture
def visit(museum: Museum, house: Any, live_server: Any, chromium: Any) -> Iterator[Callable[..., Any]]:
    """Opens the editor for its keeper; what goes wrong in a page fails the test."""
    Person.objects.update(language="kk")
    address = live_server.url.replace("127.0.0.1", "localhost")
    contexts, complaints = [], []

    def come(screen: str, **more: Any) -> Any:
        context = chromium.new_context(base_url=address, reduced_motion="reduce", **more)
        contexts.append(context)
        context.set_default_timeout(2000 * PATIENCE)  # (milliseconds)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda told: complaints.append(told.text) if "Policy" in told.text else None)
        page.goto(f"/enter/{make_sign_in_link(house.people['keeper'], at_once=True)}")
        page.goto(f"{EDITOR}#{screen}")
        return page

    yield come
    for context in contexts:
        context.close()
    assert complaints == []


def document() -> MuseumFile:
    return read_document(Museum.objects.get(slug="own"))


def shot(page: Any, name: str) -> None:
    if kept := os.environ.get("JETISU360_SCREENS"):
        page.screenshot(path=Path(kept) / f"{name}.png")


def sound(page: Any) -> None:
    """Nothing is cut at the side, and nothing that axe finds."""
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    # (The shell's link over its head is nobody's landmark.)
    found = Axe().run(page, {"exclude": [".shell-skip"]}, {"resultTypes": ["violations"]})
    assert found.violations_count == 0, found.generate_report()


def asked(page: Any, one: str, other: str) -> None:
    page.locator(".links-question h2", has_text=f"«{one}» – «{other}»").wait_for()


def test_links_are_answered_with_one_key_each(visit: Callable[..., Any]) -> None:
    page = visit("links", viewport={"width": 1440, "height": 900})
    asked(page, "Алтын адам", "Кіреберіс")
    assert page.locator(".links-group:visible").first.locator("li").count() == 3, (
        "three ways would join four parts"
    )
    shot(page, "links-1440")
    sound(page)
    # Yes, and yes: as was shown.
    page.keyboard.press("1")
    asked(page, "Кіреберіс", "Қойма")
    page.keyboard.press("1")
    # Turned to the door by hand, in the picture at the right.
    asked(page, "Қойма", "Аула")
    page.keyboard.press("w")
    page.keyboard.press("t")
    page.keyboard.press("3")
    page.locator(".links-told h2").wait_for()
    written(page, lambda: len(document().links) == 1 and len(document().walk.pairs) == 2)
    said = {pair.between: pair for pair in document().walk.pairs}
    assert (said["gold", "hall"].link, said["gold", "hall"].yaw, said["gold", "hall"].back) == (
        True,
        40.0,
        -150.0,
    )
    link = document().links[0]
    assert (link.from_, link.to, link.both) == ("store", "yard", True)
    assert abs(link.yaw - 40) < 0.1 or abs(link.yaw + 150) < 0.1, "where the picture at the left looked"
    # Taken back, and refused; then there is no other way to the yard.
    page.keyboard.press("Control+z")
    asked(page, "Қойма", "Аула")
    page.keyboard.press("2")
    page.locator(".links-told h2").wait_for()
    written(page, lambda: [pair.link for pair in document().walk.pairs] == [True, True, False])
    assert document().links == []
    # Two parts are joined although nothing was found, and a distance is typed.
    page.locator("#links-one").select_option("gold")
    page.locator("#links-other").select_option("yard")
    page.get_by_role("button", name="Екеуін де қарау").click()
    asked(page, "Алтын адам", "Аула")
    page.keyboard.press("d")
    page.keyboard.type("4,5")
    page.keyboard.press("Enter")
    written(page, lambda: any(pair.distance == 4.5 for pair in document().walk.pairs))
    page.locator(".links-act[aria-keyshortcuts='3']").click()
    written(page, lambda: [(link.from_, link.to) for link in document().links] == [("gold", "yard")])
    assert "барлық жұп" in page.locator(".links-left").inner_text().lower()


def test_on_a_tablet_the_pictures_stack_and_a_finger_answers(visit: Callable[..., Any]) -> None:
    page = visit("links", viewport={"width": 768, "height": 1024}, has_touch=True, color_scheme="dark")
    page.locator(".shell-languages [lang=ru]").tap()
    asked(page, "Алтын адам", "Кіреберіс")
    one, other = (still(page.locator(".links-look").nth(k)) for k in range(2))
    assert other["y"] >= one["y"] + one["height"]
    shot(page, "links-768")
    sound(page)
    page.locator(".links-act[aria-keyshortcuts='2']").tap()
    asked(page, "Кіреберіс", "Қойма")
    written(page, lambda: [pair.link for pair in document().walk.pairs] == [False])
    # Both are one room: the second is hidden.
    page.locator(".links-act[aria-keyshortcuts='6']").tap()
    page.get_by_role("button", name="Скрыть «Қойма»").tap()
    written(page, lambda: [scene.file for scene in document().scenes if scene.skip] == ["store.jpg"])
    page.locator(".links-told h2").wait_for()


def places() -> dict[str, tuple[float, float, int]]:
    return {
        scene.file: (scene.position.x, scene.position.y, scene.position.floor)
        for scene in document().scenes
        if scene.position
    }


def test_the_plan_is_laid_by_mouse_keys_and_numbers(visit: Callable[..., Any]) -> None:
    page = visit("plan", viewport={"width": 1440, "height": 900})
    room = {name: page.locator(".floor-board").get_by_role("button", name=TITLES[name]) for name in NAMES}
    box = still(room["hall"])
    shot(page, "plan-1440")
    sound(page)
    page.mouse.move(box["x"] + 22, box["y"] + 22)
    page.mouse.down()
    page.mouse.move(box["x"] + 82, box["y"] + 22, steps=3)
    page.mouse.up()
    written(page, lambda: set(places()) == {"hall.jpg"})
    before = places()["hall.jpg"]
    room["hall"].focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowUp")
    written(page, lambda: places()["hall.jpg"][:2] == (round(before[0] + 0.3, 2), round(before[1] + 1, 2)))
    # Keys one after the other are one step.
    page.keyboard.press("Control+z")
    written(page, lambda: places().get("hall.jpg") == before)
    # In numbers, and on another storey.
    page.locator("input[name=floor-x]").fill("2,5")
    page.locator("input[name=floor-y]").fill("-1")
    page.locator("input[name=floor-y]").press("Tab")
    written(page, lambda: places().get("hall.jpg") == (2.5, -1.0, 0))
    page.locator(".floor-row", has_text="Қойма").click()
    page.locator(".floor-chosen select").select_option("1")
    written(page, lambda: places().get("store.jpg", (0, 0, 0))[2] == 1)
    assert page.locator(".floor-storeys [aria-pressed=true]").inner_text() == "2-қабат"
    page.locator(".floor-storeys [data-floor='0']").click()
    # The rest stays where it lies; one distance scales everything that is laid.
    page.get_by_role("button", name="Барлық залды тұрған жерінде қалдыру").click()
    written(page, lambda: len(places()) >= 3)
    page.locator("#floor-one").select_option("hall")
    page.locator("#floor-other").select_option("yard")
    page.locator("#floor-far").fill("10")
    page.locator("#floor-far").press("Enter")

    def apart() -> float:
        (x, y, _), (u, v, _) = places()["hall.jpg"], places()["yard.jpg"]
        return float(((x - u) ** 2 + (y - v) ** 2) ** 0.5)

    written(page, lambda: [pair.distance for pair in document().walk.pairs] == [10])
    assert abs(apart() - 10) < 0.02, places()
    shot(page, "plan-laid-1440")


def test_the_museums_own_drawing_is_moved_by_its_places(
    museum: Museum, house: Any, visit: Callable[..., Any], make_photo: Callable[..., Path], tmp_path: Path
) -> None:
    told = document().model_dump(mode="json", by_alias=True, exclude_unset=True)
    places_of = {"hall.jpg": {"x": 0, "y": 0}, "yard.jpg": {"x": 8, "y": 0}}
    for scene in told["scenes"]:
        if scene["file"] in places_of:
            scene["position"] = places_of[scene["file"]]
    points = [{"left": 20, "top": 50, "scene": "hall"}, {"left": 80, "top": 50, "scene": "yard"}]
    told["plans"] = [{"picture": "plan.jpg", "points": points}]
    museum.refresh_from_db()
    save_document(museum, museum.revision, MuseumFile.model_validate(told), house.people["keeper"])
    picture = make_photo(tmp_path / "plan.jpg", 7).read_bytes()
    page = visit("plan", viewport={"width": 1440, "height": 900})
    drawn = {"body": picture, "content_type": "image/jpeg"}
    page.route(re.compile("file=plan.jpg"), lambda route: route.fulfill(**drawn))
    page.reload()

    def pins() -> list[tuple[str | None, float | None, float | None]]:
        return [(point.scene, point.x, point.y) for point in document().plans[0].points]

    one, other = page.locator(".floor-pin").first, page.locator(".floor-pin").last
    box = still(other)
    shot(page, "plan-drawing-1440")
    sound(page)
    page.mouse.move(box["x"] + 22, box["y"] + 22)
    page.mouse.down()
    page.mouse.move(box["x"] + 22, box["y"] + 102, steps=4)
    shot(page, "plan-drawing-held-1440")
    page.mouse.up()
    written(page, lambda: pins()[1][0] is None)
    first, second = pins()
    assert first == (None, 0, 0), "the other place stays where it was"
    assert second[1] == 8
    assert second[2] < 0, "lower on the screen is further down"
    one.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowUp")
    written(page, lambda: pins()[0] == (None, 0.1, 1))
    # Keys one after the other are one step, and so is a drag.
    page.keyboard.press("Control+z")
    written(page, lambda: pins() == [first, second])
    page.keyboard.press("Control+z")
    written(page, lambda: pins() == [("hall", None, None), ("yard", None, None)])
    touch = page.context.new_cdp_session(page)
    box = still(one)
    x, y = box["x"] + 22, box["y"] + 22
    for kind, dx in (("touchStart", 0), ("touchMove", -30), ("touchMove", -60), ("touchEnd", -60)):
        points = [] if kind == "touchEnd" else [{"x": x + dx, "y": y}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        frames(page)
    written(page, lambda: (pins()[0][1] or 0) < 0)


def test_the_plan_by_a_finger_in_the_dark(visit: Callable[..., Any]) -> None:
    page = visit("plan", viewport={"width": 768, "height": 1024}, has_touch=True, color_scheme="dark")
    page.locator(".shell-languages [lang=ru]").tap()
    room = page.locator(".floor-board").get_by_role("button", name="Аула")
    box = still(room)
    shot(page, "plan-768")
    sound(page)
    touch = page.context.new_cdp_session(page)
    x, y = box["x"] + 22, box["y"] + 22
    for kind, dx in (("touchStart", 0), ("touchMove", 30), ("touchMove", 60), ("touchEnd", 60)):
        points = [] if kind == "touchEnd" else [{"x": x + dx, "y": y - dx}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        frames(page)
    written(page, lambda: "yard.jpg" in places())
    until(page, "document.querySelector('.floor-chosen h2')?.textContent === 'Аула'")
