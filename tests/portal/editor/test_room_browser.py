"""The room in the editor: labels, outlines, ways, views, north, level; by mouse, by keys and by finger.

`JETISU360_SCREENS=DIR` keeps pictures of it there.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import TimeoutError as NotYet

from jetisu360.panorama.geometry.projection import direction_of, to_level
from jetisu360.panorama.geometry.sphere import Level
from jetisu360.portal.museums.models import Museum

from ...waiting import frames, still, until
from ..publication.conftest import Site, emptied, site, unlooked
from .rooms import MARK, ROOMS, Desk, keeper_at

__all__ = ["emptied", "site", "unlooked"]
"""Fixtures of the museum whose preview is made."""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("unlooked"),
]


@pytest.fixture
def previewed(site: Site, signed_in: Any) -> Site:
    site.says(
        objects=[
            {"id": "kobyz", "inventory_number": "KP 7", "title": {"kk": "Қобыз", "ru": "Кобыз"}},
            {"id": "saddle", "title": {"kk": "Ер-тоқым", "ru": "Седло"}},
        ]
    )
    signed_in(site.keeper).post("/museums/own/publish/preview")
    site.work()
    return site


@pytest.fixture
def desk(previewed: Site, live_server: Any, chromium: Any) -> Iterator[Desk]:
    with keeper_at(previewed, live_server, chromium) as there:
        yield there


def test_a_label_by_mouse_and_keys_its_words_and_its_outline(desk: Desk) -> None:
    desk.open()
    page = desk.page
    page.mouse.dblclick(*desk.at(0.4, 0.4))
    # One writes at once, in the first language.
    until(page, "document.activeElement.lang === 'kk'")
    page.keyboard.type("Қобыз туралы")
    desk.saved(lambda: [label.get("title") for label in desk.labels()] == [{"kk": "Қобыз туралы"}])
    (label,) = desk.labels()
    mark = page.locator(MARK.format(f"label {label['id']}"))
    assert mark.locator(".viewer-name").inner_text() == "Қобыз туралы"
    assert "not complete" in mark.get_attribute("aria-label")
    page.get_by_role("textbox", name="Title, in Russian").fill("О кобызе")
    # A whole page of text, with a mark of the direction of writing, and control characters that nobody meant.
    text = page.get_by_role("textbox", name="Text, in Kazakh")
    text.fill("ә" * 19_990 + "\u200f\u0007سلام")
    desk.saved(lambda: desk.labels()[0].get("text", {}).get("kk", "").endswith("\u200fسلام"))
    assert len(desk.labels()[0]["text"]["kk"]) == 19_995

    desk.drag(mark, 120, 60)
    desk.saved(lambda: desk.labels()[0]["yaw"] > label["yaw"] + 3)
    moved = desk.labels()[0]
    assert moved["pitch"] < label["pitch"] - 2
    mark.focus()
    desk.press("ArrowLeft", "ArrowLeft", "Shift+ArrowUp")
    desk.saved(lambda: desk.labels()[0]["yaw"] == pytest.approx(moved["yaw"] - 2, abs=0.011))
    assert desk.labels()[0]["pitch"] == pytest.approx(moved["pitch"] + 0.1, abs=0.011)
    # The steps of the keys are one step of undo; a number may be typed instead.
    desk.press("Control+z")
    desk.saved(lambda: desk.labels()[0]["yaw"] == moved["yaw"])
    desk.press("Control+Shift+z")
    desk.saved(lambda: desk.labels()[0]["yaw"] == pytest.approx(moved["yaw"] - 2, abs=0.011))
    mark.click()
    page.get_by_role("spinbutton", name="To the right, °").fill("-180")
    page.get_by_role("spinbutton", name="Up, °").fill("90")
    desk.saved(lambda: (desk.labels()[0]["yaw"], desk.labels()[0]["pitch"]) == (-180, 90))

    # The outline: four clicks, a corner dragged, one taken away; the label stands in its middle.
    page.locator(".desk-picture").focus()
    desk.press("Home", "p")
    for place in ((0.3, 0.5), (0.5, 0.5), (0.5, 0.7), (0.3, 0.7)):
        page.mouse.click(*desk.at(*place))
    desk.button("Done").click()
    desk.saved(lambda: len(desk.labels()[0].get("polygon", [])) == 4)
    outlined = desk.labels()[0]
    assert -30 < outlined["yaw"] < 0
    assert -30 < outlined["pitch"] < 0
    desk.button("Change the outline").click()
    desk.drag(page.locator(".desk-corner").nth(1), 80, -40)
    desk.saved(lambda: desk.labels()[0]["polygon"][1][0] > outlined["polygon"][1][0] + 2)
    page.locator(".desk-corner").nth(0).focus()
    desk.press("Delete")
    desk.saved(lambda: len(desk.labels()[0]["polygon"]) == 3)
    desk.press("Escape")

    # It is an object of the museum, whose title it then has.
    page.get_by_role("combobox", name="Kind").select_option("object")
    desk.button("Choose an object").click()
    page.get_by_role("searchbox", name="Search").fill("кобыз")
    desk.press("Enter")
    desk.saved(lambda: desk.labels()[0].get("object") == "kobyz")
    desk.button("Remove the label").click()
    desk.saved(lambda: desk.labels() == [])
    desk.press("Control+z")
    desk.saved(lambda: desk.labels() and desk.labels()[0]["object"] == "kobyz")

    # Said once, it is seen in every room, at the same place; but for the one where it is not wanted.
    page.locator(MARK.format(f"label {label['id']}")).click()
    page.get_by_label("Show it in every room").check()
    desk.saved(lambda: desk.labels() == [] and len(desk.document.get("labels", [])) == 1)
    page.locator(".shell-room").nth(1).click()
    page.locator(MARK.format(f"label {label['id']}")).click()
    desk.button("Not in this room").click()
    desk.saved(lambda: desk.document["labels"][0].get("except") == ["b"])
    assert page.locator(MARK.format(f"label {label['id']}")).count() == 0


def test_ways_views_north_and_level(desk: Desk) -> None:
    desk.open()
    page = desk.page
    # A room is dragged out of the list into the picture.
    row = page.locator(".shell-room").nth(1).bounding_box()
    desk.drag_to((row["x"] + 40, row["y"] + 30), desk.at(0.6, 0.75))
    desk.saved(lambda: desk.link("a", "b") is not None)
    drawn = desk.link("a", "b")
    assert drawn is not None
    assert drawn["pitch"] < -10
    desk.drag(page.locator(MARK.format("way b")), -150, 20)
    desk.saved(lambda: (desk.link("a", "b") or {})["yaw"] < drawn["yaw"] - 4)
    # Visitors arrive looking where one looks now, in the other room.
    desk.button("Set by looking").click()
    until(page, "location.hash.startsWith('#rooms/b')")
    page.locator(".desk-bar").wait_for()
    desk.drag_to(desk.at(0.5, 0.6), desk.at(0.3, 0.6))
    desk.button("They arrive looking here").click()
    desk.saved(lambda: "arrival" in (desk.link("a", "b") or {}))
    assert (desk.link("a", "b") or {})["arrival"]["yaw"] > 5
    until(page, "location.hash === '#rooms/a?way=b'")
    page.get_by_label("It leads back as well").check()
    desk.saved(lambda: (desk.link("a", "b") or {}).get("both") is True)

    # The first view and north are set by looking, too.
    desk.press("Escape")
    desk.drag_to(desk.at(0.5, 0.5), desk.at(0.35, 0.55))
    desk.button("Take the present view").click()
    desk.saved(lambda: desk.room().get("view", {}).get("yaw", 0) > 2)
    page.locator(".inspector").get_by_role("button", name="Set by looking").click()
    desk.button("North is here").click()
    desk.saved(lambda: "heading" in desk.room())
    assert desk.room()["heading"] == pytest.approx(360 - desk.room()["view"]["yaw"], abs=0.06)

    # The level: what stands on a thing stays on it.
    desk.press("n")
    until(page, "document.activeElement.lang === 'kk'")
    page.keyboard.type("Шам")
    desk.saved(lambda: len(desk.labels()) == 1 and "title" in desk.labels()[0])
    before, view, way = desk.labels()[0], desk.room()["view"], desk.link("a", "b") or {}
    seen = page.locator(MARK.format(f"label {before['id']}")).bounding_box()
    desk.press("Escape", "Escape")
    desk.button("Straighten the picture").click()
    # What is to be done stands in the tool's bar; it is said, and not shown a second time.
    until(page, "document.querySelector('.viewer-live').textContent.startsWith('Drag the yellow line')")
    assert "yellow line" not in page.locator(".viewer-toast").inner_text()
    desk.drag(page.locator(".desk-corner.is-level").nth(2), 0, 50)
    page.get_by_role("spinbutton", name="To the front, °").fill("2")
    desk.looked_at("editor-level")
    desk.button("Straighten").click()
    desk.saved(lambda: desk.room().get("level", {}).get("pitch") == 2)
    level = desk.room()["level"]
    assert abs(level["roll"]) > 1
    for was, now in (
        (before, desk.labels()[0]),
        (view, desk.room()["view"]),
        (way, desk.link("a", "b") or {}),
    ):
        # (The photograph was upright: its own directions are those of before.)
        thing = to_level(direction_of(was["yaw"], was["pitch"]), Level(level["pitch"], level["roll"]))
        assert thing == pytest.approx(direction_of(now["yaw"], now["pitch"]), abs=1e-5)
    desk.press("Control+z")
    desk.saved(lambda: "level" not in desk.room() and desk.labels()[0] == before)
    frames(page)
    assert page.locator(MARK.format(f"label {before['id']}")).bounding_box() == pytest.approx(seen, abs=0.5)

    # There is no way between the rooms at all, whatever the pictures show.
    page.locator(MARK.format("way b")).focus()
    desk.press("Delete")
    desk.button("There is no way").click()
    desk.saved(lambda: desk.link("a", "b") is None)
    assert desk.document["walk"]["pairs"] == [{"between": ["a", "b"], "link": False}]


def test_by_keyboard_alone_in_three_languages(desk: Desk) -> None:
    desk.open()
    page = desk.page
    for language in ("kk", "ru", "en"):
        page.locator(f".shell-languages [lang={language}]").click()
        until(page, f"document.documentElement.lang === '{language}'")
        for width in (768, 1440):
            page.set_viewport_size({"width": width, "height": 1024 if width == 768 else 900})
            frames(page, 4)
            desk.looked_at(f"editor-room-{language}-{width}")
    page.emulate_media(color_scheme="dark")
    desk.looked_at("editor-room-dark")
    page.emulate_media(color_scheme="light")

    # A room is found, moved and left out; the list says what is missing.
    desk.press("/")
    page.keyboard.type("екинши")
    page.locator(".shell-room").first.focus()
    desk.press("Enter")
    until(page, "location.hash.startsWith('#rooms/b')")
    page.locator(".shell-search").fill("")
    # (The list hears of the address a moment later.)
    page.locator(".shell-room[aria-current][href='#rooms/b']").focus()
    desk.press("Alt+ArrowUp")
    desk.saved(lambda: [scene["file"] for scene in desk.document["scenes"]] == ["b.jpg", "a.jpg"])
    assert "Missing: ways, labels" in page.locator(".shell-room[aria-current]").inner_text()
    page.get_by_label("Visitors see this room").focus()
    desk.press("Space")
    desk.saved(lambda: desk.room("b.jpg").get("skip") is True)
    assert page.locator(".shell-apart .shell-room").count() == 1
    desk.press("Space")
    desk.saved(lambda: "skip" not in desk.room("b.jpg"))

    # A label in the middle, a way chosen from a list, an outline of three corners: no mouse.
    page.locator(".desk-picture").focus()
    desk.press("n")
    until(page, "document.activeElement.lang === 'kk'")
    page.keyboard.type("Есік")
    desk.press("Escape", "p")
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft"):
        desk.press("Enter", key)
    desk.button("Done").focus()
    desk.press("Enter")
    desk.saved(lambda: len(desk.room("b.jpg").get("labels", [{}])[0].get("polygon", [])) == 3)
    page.locator(".desk-picture").focus()
    desk.press("l")
    page.locator("dialog[open]").wait_for()
    desk.press("Enter")
    desk.saved(lambda: desk.link("b", "a") is not None)
    desk.press("?")
    page.locator("dialog[open]").wait_for()
    desk.looked_at("editor-keys")
    desk.press("Escape")


def test_by_finger_on_a_tablet(previewed: Site, live_server: Any, chromium: Any) -> None:
    with keeper_at(
        previewed, live_server, chromium, viewport={"width": 768, "height": 1024}, has_touch=True
    ) as desk:
        desk.open()
        page = desk.page
        finger = page.context.new_cdp_session(page)

        def touch(kind: str, *places: tuple[float, float]) -> None:
            points = [{"x": x, "y": y} for x, y in places]
            finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

        # A finger that rests sets a label, and its words come in a drawer.
        touch("touchStart", desk.at(0.5, 0.4))
        until(page, "document.querySelector('.desk.has-inspector')")
        touch("touchEnd")
        page.get_by_role("textbox", name="Title, in Kazakh").fill("Терезе")
        desk.saved(lambda: [label.get("title") for label in desk.labels()] == [{"kk": "Терезе"}])
        page.locator(".inspector-close").tap()
        (label,) = desk.labels()
        mark = page.locator(MARK.format(f"label {label['id']}"))
        box = mark.bounding_box()
        start = box["x"] + 22, box["y"] + 22
        touch("touchStart", start)
        touch("touchMove", (start[0] - 60, start[1] + 40))
        touch("touchMove", (start[0] - 120, start[1] + 80))
        touch("touchEnd")
        desk.saved(lambda: desk.labels()[0]["yaw"] < label["yaw"] - 4)

        # A room is dragged out of the drawer: after a rest, because a finger that moves at once scrolls.
        # (A browser with much to do now and then makes no click of a touch: then one taps once more.)
        page.get_by_role("button", name="Show the rooms").tap()
        with contextlib.suppress(NotYet):
            page.wait_for_selector(".shell.has-list", timeout=5000)
        if not page.locator(".shell.has-list").count():
            page.get_by_role("button", name="Show the rooms").tap()
        row = page.locator(".shell-room").nth(1)
        row.wait_for()
        until(page, "document.querySelector('.shell-list').getBoundingClientRect().left === 0")
        box = still(row)
        touch("touchStart", (box["x"] + 40, box["y"] + 30))
        page.locator(".shell-ghost").wait_for()
        touch("touchMove", (500, 500))
        touch("touchMove", desk.at(0.5, 0.7))
        touch("touchEnd")
        desk.saved(lambda: desk.link("a", "b") is not None)
        desk.looked_at("editor-room-tablet")


def test_two_thousand_labels_at_the_poles_and_behind(
    previewed: Site, live_server: Any, chromium: Any
) -> None:
    places = [(-180.0, 0.0), (179.9, 0.0), (0.0, 90.0), (0.0, -90.0), (90.0, 45.0)]
    labels = [
        {
            "id": f"l-{n}",
            "kind": "text",
            "title": {"kk": f"Белгі {n}", "ru": f"Метка {n}"},
            "yaw": places[n % 5][0],
            "pitch": places[n % 5][1],
        }
        for n in range(2000)
    ]
    scenes = previewed.museum.document["scenes"]
    previewed.says(scenes=[{**scenes[0], "labels": labels}, *scenes[1:]])
    with keeper_at(previewed, live_server, chromium) as desk:
        desk.open()
        page = desk.page
        assert page.locator(".desk-mark").count() == 2000
        # Each is reached from the list beside the picture, wherever it is.
        for number in (0, 1, 2, 3):
            page.locator(".inspector-list button").nth(number).click()
            mark = page.locator(MARK.format(f"label l-{number}"))
            found = f"document.querySelector(\"[data-key='label l-{number}']\")"
            until(page, f"!{found}.classList.contains('is-away')")
            mark.focus()
            desk.press("ArrowUp" if number != 2 else "ArrowDown")
            desk.saved(lambda number=number: desk.labels()[number].get("pitch", 0) != places[number][1])
            page.locator(".inspector").get_by_role("button", name="Back to the room").click()
        now = [desk.labels()[number].get("pitch", 0) for number in range(4)]
        assert now == [1, 1, 89, -89]


def test_without_a_picture_and_in_the_archive(site: Site, live_server: Any, chromium: Any) -> None:
    """Nobody has looked into the photographs yet, and the browser has no WebGL: what can be said is said."""
    scenes = site.museum.document["scenes"]
    label = {"id": "door", "kind": "text", "yaw": 1.0, "title": {"kk": "Есік"}}
    site.says(scenes=[{**scenes[0], "labels": [label]}, *scenes[1:]])
    with keeper_at(site, live_server, chromium) as desk:
        page = desk.page
        page.goto(ROOMS)
        page.get_by_text("still being looked into").wait_for()
        page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
        page.reload()
        page.get_by_text("cannot show the panorama").wait_for()
        page.locator(".inspector-list button").click()
        page.get_by_role("textbox", name="Title, in Russian").fill("Дверь")
        page.get_by_role("spinbutton", name="Up, °").fill("-4")
        desk.saved(lambda: desk.labels()[0].get("pitch") == -4)
        assert desk.labels()[0]["title"] == {"kk": "Есік", "ru": "Дверь"}
        Museum.objects.filter(slug="own").update(archived=True)
        page.reload()
        page.locator(".shell-closed").wait_for()
        words = page.locator(".inspector textarea, .inspector input[type=text]").first
        assert words.get_attribute("readonly") is not None
        assert page.locator(".inspector button:visible", has_text="Remove").count() == 0
