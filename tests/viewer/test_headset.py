"""WebXR, with an emulated headset: what both eyes get; walking and reading by a long look or a controller."""

from __future__ import annotations

import base64
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from ..waiting import PATIENCE

pytestmark = pytest.mark.browser

DEVICE = (Path(__file__).parent / "headset.js").read_text("utf-8")
SIZE = 400
LISTEN = """document.addEventListener('jetisu360', ({ detail: viewer }) =>
  viewer.addEventListener('headset', ({ detail }) => { window.shown = detail; }));"""


def put_on(visit: Any, address: str = "tour.html", own_time: bool = False, **options: Any) -> Any:
    def before(page: Any) -> None:
        if own_time:
            page.clock.install()
        page.add_init_script(DEVICE)
        page.add_init_script(LISTEN)

    visitor = visit(address, before=before, **options)
    visitor.sharp()
    page = visitor.page
    page.wait_for_selector(".has-more")
    page.get_by_role("button", name="Тағы").click()
    page.get_by_role("button", name="VR көзілдірігімен қарау").click()
    page.wait_for_function("window.shown?.sharp")
    return visitor


def eyes(page: Any) -> tuple[np.ndarray, np.ndarray]:
    """What the left and the right eye get, (SIZE, SIZE, 3), rows from the top."""
    raw = np.frombuffer(base64.b64decode(page.evaluate("headset.pixels()")), np.uint8)
    picture = raw.reshape(SIZE, 2 * SIZE, 4)[::-1, :, :3].astype(float)
    return picture[:, :SIZE], picture[:, SIZE:]


def seen(page: Any, wrong: Callable[[np.ndarray, np.ndarray], str]) -> None:
    """Waits until both eyes get what they should; `wrong` says what is wrong with it, "" is nothing."""
    deadline = time.monotonic() + PATIENCE
    while True:
        page.evaluate("headset.drawn()")
        said = wrong(*eyes(page))
        if not said:
            return
        assert time.monotonic() < deadline, said


def stop_time(page: Any) -> None:
    """From here on time passes only by `page.clock.run_for`; the page must have come with `own_time`."""
    page.clock.pause_at(page.evaluate("Date.now()") / 1000 + 1)


def expected(colour: Any, yaw: float, pitch: float, left: float, right: float) -> np.ndarray:
    """What an eye must see that looks there and whose picture reaches from tangent `left` to `right`."""
    across = left + (np.arange(SIZE) + 0.5) / SIZE * (right - left)
    above = 1 - (np.arange(SIZE) + 0.5) / SIZE * 2
    x, y = np.meshgrid(across, above)
    p, q = np.radians(pitch), np.radians(yaw)
    ahead = np.array([np.cos(p) * np.sin(q), np.sin(p), np.cos(p) * np.cos(q)])
    side = np.array([np.cos(q), 0, -np.sin(q)])
    up = np.array([-np.sin(p) * np.sin(q), np.cos(p), -np.sin(p) * np.cos(q)])
    return np.asarray(colour(ahead + x[..., None] * side + y[..., None] * up))


def test_both_eyes_get_the_right_picture_and_it_is_fetched_only_now(visit: Any, synthetic: Any) -> None:
    asked: list[str] = []

    def before(page: Any) -> None:
        page.add_init_script(DEVICE)
        page.add_init_script(LISTEN)
        page.on("request", lambda request: asked.append(request.url))

    # Looking where nothing hangs: only the point in the middle of the view lies over the picture.
    visitor = visit("page.html#yard/-60/20/75", before=before)
    visitor.sharp()
    page = visitor.page
    page.wait_for_selector(".has-more")
    assert not any("viewer-xr" in url for url in asked)
    page.get_by_role("button", name="Тағы").click()
    page.get_by_role("button", name="VR көзілдірігімен қарау").click()
    page.wait_for_function("window.shown?.sharp")
    assert any("viewer-xr" in url for url in asked)
    page.evaluate("headset.turn(0, 40)")

    def wrong(*pictures: np.ndarray) -> str:
        # Yaw −60 of the picture was ahead when the headset was put on.
        for picture, left, right in zip(pictures, (-1, -0.8), (0.8, 1), strict=True):
            error = np.abs(picture - expected(synthetic.coarse, -60, 40, left, right)).max(axis=-1)
            # All but the point of the view, and plates at the edge.
            if np.median(error) > 2 or np.mean(error <= 6) <= 0.97:
                return f"median error {np.median(error)}, {np.mean(error <= 6)} of it right"
        return ""

    seen(page, wrong)


def test_a_turned_head_sees_what_is_there(visit: Any, synthetic: Any) -> None:
    visitor = put_on(visit, "page.html#strip/0/0/75")
    page = visitor.page
    for yaw, pitch in ((0, 60), (120, -50), (-135, 30)):
        page.evaluate("([yaw, pitch]) => headset.turn(yaw, pitch)", [yaw, pitch])

        def wrong(*pictures: np.ndarray, yaw: float = yaw, pitch: float = pitch) -> str:
            for picture, left, right in zip(pictures, (-1, -0.8), (0.8, 1), strict=True):
                error = np.abs(picture - expected(synthetic.coarse, yaw, pitch, left, right)).max(axis=-1)
                if np.median(error) > 2:
                    return f"median error {np.median(error)} at {yaw}, {pitch}"
            return ""

        seen(page, wrong)


def test_a_long_look_at_a_door_walks_and_a_glance_does_not(visit: Any) -> None:
    visitor = put_on(visit, own_time=True)
    page = visitor.page
    stop_time(page)
    # The door to the yard: yaw 100, on the floor.
    page.evaluate("headset.turn(100, -18)")
    page.clock.run_for(500)
    assert page.evaluate("window.shown.pointing") == "Аула"
    page.evaluate("headset.turn(60, 30)")
    page.clock.run_for(1500)
    assert page.evaluate("[window.shown.scene, window.shown.walking]") == ["hall", False]
    page.clock.resume()
    page.evaluate("headset.turn(100, -18)")
    page.wait_for_function("window.shown.scene === 'yard' && !window.shown.walking && window.shown.sharp")
    # Taking it off, one is where one was, looking where one looked: onward from the door, which is 30 there.
    page.evaluate("headset.turn(110, 5)")
    page.evaluate("headset.drawn()")
    page.evaluate("headset.takeOff()")
    visitor.arrived("yard")
    view = visitor.view()
    assert view["yaw"] == pytest.approx(40, abs=0.5)
    assert view["pitch"] == pytest.approx(5, abs=0.5)
    assert not page.evaluate("headset.isOn")


def test_a_controller_points_walks_and_reads(visit: Any) -> None:
    visitor = put_on(visit, own_time=True)
    page = visitor.page
    page.evaluate("headset.hand = {yaw: 12, pitch: 6}")
    page.wait_for_function("window.shown.pointing === 'Алтын қанжар'")
    page.clock.run_for(2500)
    assert not page.evaluate("window.shown.open"), "with a controller in the hand, looking chooses nothing"
    page.evaluate("headset.press()")
    page.wait_for_function("window.shown.open")
    # The door is not there while one reads; looking away closes the page.
    page.evaluate("headset.hand = {yaw: -40, pitch: -20}; headset.turn(-40, 0)")
    page.wait_for_function("!window.shown.open && window.shown.pointing === 'Балкон'")
    page.evaluate("headset.press()")
    page.wait_for_function("window.shown.scene === 'strip' && !window.shown.walking")


def test_the_page_of_a_label_is_read_and_closed_by_looking(visit: Any) -> None:
    visitor = put_on(visit)
    page = visitor.page
    page.evaluate("headset.turn(12, 6)")
    page.wait_for_function("window.shown.open")

    def wrong(left: np.ndarray, _: np.ndarray) -> str:
        # Paper in the middle of the view, with dark letters on it.
        middle = left[185:225, 120:320].reshape(-1, 3)
        paper = np.mean(np.abs(middle - np.array([246, 241, 231])).max(axis=1) < 12)
        letters = np.mean(middle.max(axis=1) < 110)
        return "" if paper > 0.5 and letters > 0.01 else f"{paper} of it is paper, {letters} letters"

    seen(page, wrong)
    for pitch in range(-4, -60, -2):
        page.evaluate("pitch => headset.turn(12, pitch)", pitch)
        page.evaluate("headset.drawn()")
        if page.evaluate("window.shown.pointing") == "close":
            break
    page.wait_for_function("!window.shown.open")


def test_names_are_large_enough_to_read(visit: Any) -> None:
    """Capitals are over a degree high: three times what a reader needs (0.33° is a book at hand)."""
    visitor = put_on(visit, own_time=True)
    page = visitor.page
    # Time stands still: nobody looks so long that the page of the dagger opens. Its name is below its sign.
    stop_time(page)
    page.evaluate("headset.turn(12, 6)")
    page.clock.run_for(400)
    left, _ = eyes(page)
    column = left[:, 178:266]
    rows = np.flatnonzero((column.min(axis=-1) > 225).any(axis=1))
    below = rows[rows > SIZE // 2 + 18]
    letters = below[: np.argmax(np.diff(below, append=below[-1] + 99) > 4) + 1]
    degrees = np.degrees(np.arctan(1 - letters.min() / 200) - np.arctan(1 - (letters.max() + 1) / 200))
    assert degrees > 1


def test_where_there_is_no_headset_nobody_is_offered_one(visit: Any) -> None:
    visitor = visit("page.html")
    visitor.page.wait_for_selector(".has-more")
    visitor.page.get_by_role("button", name="Тағы").click()
    assert visitor.page.get_by_role("button", name="VR көзілдірігімен қарау").count() == 0
