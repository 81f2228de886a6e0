"""The sample museum by keyboard alone: every room is entered, everything marked there is opened and read."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from jetisu360.tour.document.tour import Tour

from ...waiting import until

pytestmark = pytest.mark.browser

MEDIA = ("pictures", "sound")
DEMO = Path(__file__).parents[3] / "demo"

WHERE = """() => {
  const at = document.activeElement, shown = at.closest('dialog[open]');
  return {
    scene: jetisu360.viewer.scene, label: at.dataset.id ?? null,
    link: at.dataset.sceneLink ?? (at.getAttribute('href') ?? '').replace('#', ''),
    name: at.getAttribute('aria-label') || at.textContent.trim(), tag: at.tagName,
    surface: at.classList.contains('viewer-surface'), spot: at.classList.contains('viewer-spot'),
    dialog: shown ? shown.innerText : null,
    // (A ring is the element's own, or that of its name, of the card around it, of its point on the plan.)
    ring: at.classList.contains('viewer-surface')
      || [at, at.querySelector('.viewer-name'), at.closest('.room, .card')]
        .some((one) => one && getComputedStyle(one).outlineStyle !== 'none')
      || (at.querySelector('.plan-target')?.matches(':focus-visible .plan-target') ?? false),
  };
}"""


@pytest.fixture(scope="module")
def museum_tour(sample: ModuleType) -> Tour:
    """Rooms, doors, labels and objects of our sample museum; its pictures are plain."""
    truth = json.loads((DEMO / "ground_truth.json").read_text("utf-8"))
    written = tomllib.loads((DEMO / "photos" / "museum.toml").read_text("utf-8"))
    places = {room["id"]: room for room in truth["scenes"]}
    rooms = [
        sample.scene(
            room["id"],
            room["title"],
            description=room.get("description", {}),
            heading=room.get("heading"),
            position=dict(zip("xyz", places[room["id"]]["position"], strict=True)),
            labels=room.get("labels", []),
        )
        for room in written["scenes"]
    ]
    links = [
        link
        for pair in truth["pairs"]
        if pair["linked"]
        for link in (
            {"from": pair["a"], "to": pair["b"], "yaw": pair["yaw_a_to_b"]},
            {"from": pair["b"], "to": pair["a"], "yaw": pair["yaw_b_to_a"]},
        )
    ]
    ground = {"id": "ground", "scenes": list(places), "to_scale": True, "north": True, "metres": "measured"}
    # Their photographs and sounds are files beside the museum's: here they are only told of.
    objects = [
        {key: value for key, value in thing.items() if key not in MEDIA} for thing in written["objects"]
    ]
    tour: Tour = sample.tour(scenes=rooms, start=rooms[0]["id"], links=links, objects=objects, plans=[ground])
    return tour


class Walker:
    """Somebody with a keyboard and nothing else."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.opened: dict[str, set[str]] = {}
        self.unmarked: list[str] = []

    def press(self, key: str) -> dict[str, Any]:
        self.page.keyboard.press(key)
        return self.where()

    def where(self) -> dict[str, Any]:
        found: dict[str, Any] = self.page.evaluate(WHERE)
        if found["tag"] != "BODY" and not found["ring"]:
            self.unmarked.append(found["name"])
        return found

    def until(self, key: str, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Presses a key until the focus is where it should be, if it is not there already."""
        if wanted(at := self.where()):
            return at
        for _ in range(120):
            at = self.press(key)
            if wanted(at):
                return at
        raise AssertionError("the focus never came there")

    def look_around(self) -> set[str]:
        """Opens everything in a room, in the order of Tab; the doors that one passes."""
        at = self.where()
        scene, doors = at["scene"], set()
        assert at["surface"]
        opened = self.opened.setdefault(scene, set())
        at = self.press("Tab")
        while at["spot"]:
            if at["label"]:
                read = self.press("Enter")
                assert read["dialog"], f"{at['name']} opens nothing"
                assert at["name"].split()[0] in read["dialog"]
                opened.add(at["label"])
                back = self.press("Escape")
                assert back["label"] == at["label"], "the focus is where it was"
            else:
                doors.add(at["link"])
            at = self.press("Tab")
        return doors

    def arrive(self, scene: str) -> None:
        until(self.page, f"jetisu360.viewer.scene === '{scene}' && !jetisu360.viewer.busy")


def test_every_room_and_every_object_by_keyboard_alone(
    chromium: Any, show: Callable[[Tour], str], museum_tour: Tour
) -> None:
    address = show(museum_tour)
    context = chromium.new_context(viewport={"width": 1200, "height": 800}, reduced_motion="reduce")
    context.set_default_timeout(60_000)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(address + "kk/")
    page.wait_for_selector(".viewer.has-more")
    walker = Walker(page)
    walker.until("Tab", lambda at: at["surface"])
    wanted = {scene.id: {label.id for label in scene.labels} for scene in museum_tour.scenes}
    by_door = 0
    while True:
        here = walker.where()["scene"]
        doors = walker.look_around()
        unseen = [scene for scene in wanted if scene not in walker.opened]
        if not unseen:
            break
        through = [scene for scene in unseen if scene in doors]
        if through:
            target = through[0]
            walker.until("Shift+Tab", lambda at, to=target: at["spot"] and at["link"] == to)
            by_door += 1
        else:
            target = unseen[0]
            walker.until("Tab", lambda at: at["name"] == "Залдар")
            walker.press("Enter")
            walker.until("Tab", lambda at, to=target: at["dialog"] is not None and at["link"] == to)
        walker.press("Enter")
        walker.arrive(target)
        assert target != here
        if not walker.where()["surface"]:
            walker.until("Shift+Tab", lambda at: at["surface"])
    context.close()
    assert walker.opened == wanted
    assert by_door >= 6, "mostly one walks through doors"
    assert not walker.unmarked, "wherever the focus is, one sees it"
    assert not errors
