"""What the keeper does in the editor: faces, ways, labels, an outline, north and the first view, the plan."""

from __future__ import annotations

import os
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe

from ... import media_files
from ...waiting import at_rest, frames, until
from .sample import ATRIUM, YURT
from .screens import Screens

WIDTHS = (768, 1440)
"""A tablet and a desk."""
SIZE = {"width": 1440, "height": 900}
OBJECT = {"kk": "Қобыз", "ru": "Кобыз", "en": "Kobyz"}
BY_KEYS = {"kk": "Терезе", "ru": "Окно", "en": "Window"}


class Editor:
    """The editor of one museum, as one keeper has it open."""

    def __init__(self, keeper: Screens, museum: str) -> None:
        self.keeper, self.page, self.museum = keeper, keeper.page, museum

    def open(self, where: str) -> None:
        self.page.goto("about:blank")  # (the same page with another hash would not be loaded anew)
        self.page.goto(f"{self.museum}/editor#{where}")
        self.page.locator(".shell").wait_for()

    def look(self, name: str) -> None:
        """The screen as it is now, at a tablet's and a desk's width."""
        page, language, kept = self.page, self.keeper.language, os.environ.get("JETISU360_SCREENSHOTS")
        assert page.evaluate("document.documentElement.lang") == language, name
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": SIZE["height"]})
            frames(page)
            wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, f"{name} at {width}: {wide} px too wide"
            if kept:
                at_rest(page)
                page.screenshot(path=Path(kept) / f"{name}-{language}-{width}.png")
        found = Axe().run(page, options={"resultTypes": ["violations"]})
        assert found.violations_count == 0, f"{name}: {found.generate_report()}"
        assert self.keeper.complaints == [], name

    def saved(self) -> None:
        """Waits until nothing waits to be written."""
        frames(self.page)
        self.page.locator(".shell-status[data-kind='saved']").wait_for()

    def click(self, selector: str) -> None:
        self.page.locator(selector).first.click()

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def room(self, title: str) -> None:
        """The screen of a room, its picture sharp."""
        self.page.locator(".shell-room", has_text=title).click()
        self.page.locator(".desk-picture[data-sharp]").wait_for()

    def point(self, x: float, y: float) -> None:
        """A click at a place of the picture, by its shares."""
        box = self.page.locator(".desk-picture").bounding_box()
        self.page.mouse.click(box["x"] + box["width"] * x, box["y"] + box["height"] * y)

    def turn(self, by: float) -> None:
        """The picture dragged aside by a share of its width."""
        box = self.page.locator(".desk-picture").bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.6
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x - box["width"] * by / 2, y)
        self.page.mouse.move(x - box["width"] * by, y)
        self.page.mouse.up()

    def say(self, texts: dict[str, str]) -> None:
        """The title of what is chosen, in every language."""
        for code, text in texts.items():
            self.page.locator(f".inspector .field-texts [lang={code}]").first.fill(text)

    def send(self, name: str, data: bytes, kind: str) -> None:
        """A file of this computer, into the dialogue that asks for one."""
        self.page.locator(".media-dialog[open]").wait_for()
        self.page.set_input_files(
            ".media-dialog .media-input", [{"name": name, "mimeType": kind, "buffer": data}]
        )
        self.page.locator(".media-dialog[open]").wait_for(state="detached", timeout=400_000)

    def yaw(self) -> float:
        """Of what is chosen, degrees."""
        return float(self.page.locator(".inspector-pair input").first.input_value())


def answers_the_faces(keeper: Screens, museum: str) -> int:
    """Balbals that look like faces, one key each; how many there were."""
    page = keeper.page
    page.goto(f"{museum}/faces")
    page.locator(".review .panel h2").wait_for()
    answered = 0
    while page.locator(".summary:not([hidden])").count() == 0:
        before = page.evaluate("document.querySelector('.progress').value")
        page.keyboard.press("2")
        answered += 1
        until(page, f"document.querySelector('.progress').value > {before}")
    until(page, "Object.keys(localStorage).every((key) => !key.includes(' '))")  # (nothing waits to be sent)
    return answered


def edits(keeper: Screens, museum: str) -> None:
    """The keeper's work in the editor."""
    editor = Editor(keeper, museum)
    language = keeper.language
    adds_an_object(editor)
    joins_two_rooms(editor, ATRIUM.title[language], YURT.title[language])
    places_labels(editor, ATRIUM.title[language])
    sets_north_and_the_first_view(editor)
    fits_the_plan(editor)
    takes_back_and_does_again(editor)


def adds_an_object(editor: Editor) -> None:
    """A thing of the collection in three languages, with a picture to which visitors can go close."""
    page = editor.page
    editor.open("objects")
    editor.look("40-objects")
    editor.click(".objects-tools .is-main")
    for code, title in OBJECT.items():
        page.locator(f"dialog[open] input[lang={code}]").fill(title)
    editor.click("dialog[open] .is-main")
    page.locator(".objects-card").wait_for()
    editor.click(".objects-part button.shell-button")
    editor.send("kobyz.jpg", media_files.picture(2400, 1800), "image/jpeg")
    page.locator(".objects-picture .media-about", has_text="2400 × 1800").wait_for()
    editor.saved()
    editor.look("41-object")


def joins_two_rooms(editor: Editor, one: str, other: str) -> None:
    """Rooms between which nothing was found: the doors are looked at, and there is the way."""
    page = editor.page
    editor.open("links")
    page.locator("#links-one").select_option(label=one)
    page.locator("#links-other").select_option(label=other)
    editor.click(".links-by-hand button")
    page.locator(".links-question h2").wait_for()
    editor.look("42-links")
    editor.press("w", "t", "3")
    editor.saved()


def places_labels(editor: Editor, room: str) -> None:
    """One by mouse, for the object and with a sound; one by keys alone, with an outline."""
    page = editor.page
    editor.open("rooms")
    editor.room(room)
    editor.click(".desk-tool")
    editor.point(0.45, 0.45)
    until(page, "document.activeElement.lang === 'kk'")
    page.locator(".inspector .field-select select").first.select_option("object")
    editor.click(".inspector-row .shell-button")
    page.locator("dialog[open] input[type=search]").fill("кобыз")
    editor.press("Enter")
    editor.click(".inspector-media + .shell-row button >> nth=1")
    editor.send("kobyz.mp3", media_files.mp3(200), "audio/mpeg")
    page.locator(".inspector-medium audio").wait_for()
    editor.saved()
    editor.look("43-label")
    editor.press("Escape")
    page.locator(".desk-picture").focus()
    editor.press("ArrowRight", "ArrowRight", "n")
    until(page, "document.activeElement.lang === 'kk'")
    editor.say(BY_KEYS)
    editor.press("Escape", "p")
    for keys in (("ArrowRight",) * 3, ("ArrowDown",) * 3, ("ArrowLeft",)):
        editor.press("Enter", *keys)
    page.locator(".desk-bar .is-main").focus()
    editor.press("Enter")
    editor.saved()
    editor.look("44-outline")


def sets_north_and_the_first_view(editor: Editor) -> None:
    page = editor.page
    editor.press("Escape")
    page.locator(".inspector-part").first.wait_for()
    editor.turn(0.15)
    parts = page.locator(".inspector-part")
    parts.nth(0).locator(".shell-button").click()
    parts.nth(1).locator(".shell-button").click()
    page.locator(".desk-bar .is-main").click()
    editor.saved()


def fits_the_plan(editor: Editor) -> None:
    """A room is dragged to where it stands, and one distance typed."""
    page = editor.page
    editor.open("plan")
    room = page.locator(".floor-board button.floor-room").first
    room.wait_for()
    box = room.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y, steps=3)
    page.mouse.up()
    editor.saved()
    editor.look("45-plan")


def takes_back_and_does_again(editor: Editor) -> None:
    editor.press("Control+z")
    editor.saved()
    editor.press("Control+Shift+z")
    editor.saved()
