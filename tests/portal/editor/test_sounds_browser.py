"""What is heard, in the editor: the sound of a room, and the same recording in several languages.

`JETISU360_SCREENS=DIR` keeps pictures of it there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from jetisu360.portal.originals.models import Photograph

from ...waiting import frames, until
from ..publication.conftest import Site, emptied, site, unlooked
from .rooms import Desk, keeper_at

__all__ = ["emptied", "site", "unlooked"]
"""Fixtures of the museum whose photographs are there."""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("unlooked"),
]
FILES = ("wind.mp3", "story-kk.mp3", "story-ru.mp3", "story-ru.vtt")
OBJECT = {"id": "kobyz", "title": {"kk": "Қобыз", "ru": "Кобыз"}}


@pytest.fixture
def desk(site: Site, live_server: Any, chromium: Any) -> Iterator[Desk]:
    for number, name in enumerate(FILES):
        Photograph.objects.create(
            museum=site.museum,
            name=name,
            kind=Photograph.MEDIA,
            sha256=str(number) * 64,
            size=480_000,
            state="good",
            verdict={"duration": 12.0} if name.endswith("mp3") else {},
        )
    scenes = site.museum.document["scenes"]
    label = {"id": "door", "kind": "sound", "yaw": 1.0, "title": {"kk": "Есік"}}
    site.says(scenes=[{**scenes[0], "labels": [label]}, *scenes[1:]], objects=[OBJECT])
    with keeper_at(site, live_server, chromium) as there:
        there.page.goto("/museums/own/editor#rooms/a")
        there.page.locator(".inspector-panel").wait_for()
        yield there


def chosen(desk: Desk, button: str, file: str) -> None:
    """Presses a button, and takes a file out of the window that it opens."""
    desk.page.get_by_role("button", name=button, exact=True).click()
    desk.page.locator(".media-item", has_text=file).click()
    desk.page.locator("dialog[open]").wait_for(state="detached")


def test_a_room_gets_its_sound_another_and_none(desk: Desk) -> None:
    page = desk.page
    part = page.locator(".inspector-part", has_text="Sound of the room")
    assert part.locator("audio").is_hidden()
    chosen(desk, "Add a sound", "wind.mp3")
    desk.saved(lambda: desk.room().get("ambient") == {"file": "wind.mp3"})
    part.locator("audio[src$='media/play?file=wind.mp3']").wait_for()
    chosen(desk, "Choose another", "story-kk.mp3")
    desk.saved(lambda: desk.room()["ambient"] == {"file": "story-kk.mp3"})
    desk.button("Without it").click()
    desk.saved(lambda: "ambient" not in desk.room())
    assert part.locator("audio").is_hidden()
    assert page.evaluate("document.activeElement.textContent") == "Add a sound"
    # Each was a step, and each comes back.
    desk.press("Control+z")
    desk.saved(lambda: desk.room().get("ambient") == {"file": "story-kk.mp3"})
    desk.press("Control+z")
    desk.saved(lambda: desk.room()["ambient"] == {"file": "wind.mp3"})
    part.locator("audio[src$='media/play?file=wind.mp3']").wait_for()


def recorded_in_two(desk: Desk, sound: Any) -> None:
    """The first recording in Kazakh is there: one in Russian beside it, with captions; out and back again."""
    page = desk.page
    others = page.locator(".field-also")
    chosen(desk, "Add a recording in another language", "story-ru.mp3")
    # It is taken to be in the first language that has none; one may say otherwise at once.
    desk.saved(lambda: sound().get("also") == [{"file": "story-ru.mp3", "language": "ru"}])
    assert page.evaluate("document.activeElement.value") == "ru"
    others.locator("select").select_option("en")
    desk.saved(lambda: sound()["also"][0]["language"] == "en")
    assert page.evaluate("document.activeElement.value") == "en", "who chooses goes on choosing"
    others.locator("select").select_option("ru")
    others.get_by_role("button", name="Add captions: story-ru.mp3").click()
    page.locator(".media-item", has_text="story-ru.vtt").click()
    both = [{"file": "story-ru.mp3", "language": "ru", "captions": "story-ru.vtt"}]
    desk.saved(lambda: sound()["also"] == both)
    others.get_by_role("button", name="Take the recording “story-ru.mp3” out").click()
    desk.saved(lambda: "also" not in sound())
    page.locator(".shell-brand, h1").first.focus()
    desk.press("Control+z")
    desk.saved(lambda: sound().get("also") == both)
    others.locator("audio[src$='story-ru.mp3']").wait_for()


def test_a_label_speaks_two_languages(desk: Desk) -> None:
    page = desk.page
    page.locator(".inspector-list button").click()
    chosen(desk, "Add a sound", "story-kk.mp3")

    def sound() -> dict[str, Any]:
        heard: dict[str, Any] = desk.labels()[0].get("sound", {})
        return heard

    desk.saved(lambda: sound() == {"file": "story-kk.mp3"})
    assert not page.get_by_text("Choose above what language").is_visible()
    spoken = page.locator(".inspector-medium > .field-select select")
    spoken.select_option("kk")
    desk.saved(lambda: sound().get("language") == "kk")
    recorded_in_two(desk, sound)
    # Whose language is not said is not known which of them to give.
    page.locator(".inspector-medium > .field-select select").select_option("")
    page.get_by_text("Choose above what language").wait_for()


def test_an_object_speaks_two_languages(desk: Desk) -> None:
    page = desk.page
    page.goto("/museums/own/editor#objects?item=kobyz")
    chosen(desk, "Add a sound", "story-kk.mp3")

    def sound() -> dict[str, Any]:
        heard: dict[str, Any] = desk.document["objects"][0].get("sound", {})
        return heard

    page.locator(".objects-part .objects-select").select_option("kk")
    desk.saved(lambda: sound() == {"file": "story-kk.mp3", "language": "kk"})
    recorded_in_two(desk, sound)


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_windows_of_files_and_fields_hold_on_a_tablet(desk: Desk, language: str) -> None:
    """The window of files is looked into by axe while it is open, and so is what comes of it."""
    page = desk.page
    page.set_viewport_size({"width": 768, "height": 1024})
    page.locator(f".shell-languages [lang={language}]").click()
    until(page, f"document.documentElement.lang === '{language}'")
    page.goto("/museums/own/editor#objects?item=kobyz")
    page.locator(".objects-part > .shell-row > .shell-button").last.click()
    page.locator(".media-dialog .media-item").first.wait_for()
    frames(page, 4)
    desk.looked_at(f"media-choose-{language}-768")
    page.locator(".media-item", has_text="story-kk.mp3").click()
    page.locator(".field-also .shell-button").click()
    page.locator(".media-item", has_text="story-ru.mp3").click()
    page.locator(".field-also select").scroll_into_view_if_needed()
    frames(page, 4)
    desk.looked_at(f"also-{language}-768")
