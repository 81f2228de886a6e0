"""A museum whose preview is made, in the editor, in a real browser."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe

from jetisu360.portal.accounts.links import make_sign_in_link
from jetisu360.portal.accounts.models import Person
from jetisu360.portal.museums.models import Museum

from ...waiting import PATIENCE, until, written

ROOMS = "/museums/own/editor#rooms/a"
MARK = ".desk-marks [data-key='{}']"


@dataclass
class Desk:
    """The keeper's browser in the editor of the museum `own`; what the page complains of ends the test."""

    page: Any
    site: Any
    complaints: list[str] = field(default_factory=list)

    def open(self, address: str = ROOMS) -> None:
        # (The same page with another hash would not be loaded anew.)
        self.page.goto("about:blank")
        self.page.goto(address)
        self.page.locator(".desk-picture[data-sharp]").wait_for()

    @property
    def document(self) -> dict[str, Any]:
        document: dict[str, Any] = Museum.objects.get(slug="own").document
        return document

    def room(self, file: str = "a.jpg") -> dict[str, Any]:
        return next(scene for scene in self.document["scenes"] if scene["file"] == file)

    def labels(self) -> list[dict[str, Any]]:
        labels: list[dict[str, Any]] = self.room().get("labels", [])
        return labels

    def link(self, start: str, end: str) -> dict[str, Any] | None:
        links = self.document.get("links", [])
        return next((link for link in links if (link["from"], link["to"]) == (start, end)), None)

    def saved(self, there: Callable[[], bool]) -> None:
        """Waits until it stands in the museum's document."""
        written(self.page, there)

    @property
    def picture(self) -> dict[str, float]:
        box: dict[str, float] = self.page.locator(".desk-picture").bounding_box()
        return box

    def at(self, x: float, y: float) -> tuple[float, float]:
        """A place of the picture by its shares, in pixels of the window."""
        box = self.picture
        return box["x"] + box["width"] * x, box["y"] + box["height"] * y

    def drag(self, locator: Any, x: float, y: float) -> None:
        """Takes something in its middle, and lets it go `x` and `y` pixels off."""
        box = locator.bounding_box()
        start = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        self.drag_to(start, (start[0] + x, start[1] + y))

    def drag_to(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        mouse = self.page.mouse
        mouse.move(*start)
        mouse.down()
        mouse.move((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
        mouse.move(*end)
        mouse.up()

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def button(self, name: str) -> Any:
        return self.page.get_by_role("button", name=name, exact=True)

    def looked_at(self, name: str) -> None:
        """Nothing is wider than the screen, axe finds nothing; `JETISU360_SCREENS=DIR` keeps a picture."""
        assert self.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, name
        if kept := os.environ.get("JETISU360_SCREENS"):
            self.page.screenshot(path=Path(kept) / f"{name}.png")
        found = Axe().run(self.page, options={"resultTypes": ["violations"]})
        assert found.violations_count == 0, f"{name}: {found.generate_report()}"


@contextmanager
def keeper_at(site: Any, live_server: Any, chromium: Any, **how: Any) -> Iterator[Desk]:
    """The keeper, signed in, in a browser of its own."""
    Person.objects.update(language="en")
    token = make_sign_in_link(site.keeper, at_once=True)
    address = live_server.url.replace("127.0.0.1", "localhost")
    told: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}, "reduced_motion": "reduce", **how}
    context = chromium.new_context(base_url=address, locale="en", **told)
    context.set_default_timeout(1000 * PATIENCE)  # (milliseconds)
    page = context.new_page()
    desk = Desk(page, site)
    page.on("pageerror", lambda error: desk.complaints.append(str(error)))
    page.on(
        "console", lambda message: desk.complaints.append(message.text) if "Policy" in message.text else None
    )
    page.goto(f"/enter/{token}")
    yield desk
    until(page, "!document.querySelector('.shell-status[data-kind=saving]')")
    context.close()
    assert desk.complaints == [], desk.complaints
