"""The two pictures in README.md, taken from the built sample museum.

    jetisu360 build demo/photos --out build/demo
    python -m scripts.screenshots build/demo [--out docs/images]

`museum-desktop.jpg` is the first thing that a visitor sees on a large screen; `museum-phone.jpg` shows four
moments of a visit on a phone side by side. Needs Playwright and a Chromium (`make browser`).
"""

from __future__ import annotations

import argparse
import io
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.phone import ARGUMENTS, BROWSERS, PHONE
from PIL import Image, ImageDraw
from playwright.sync_api import sync_playwright

from jetisu360.publish.serve.server import open_server

ROOT = Path(__file__).resolve().parents[1]
DESKTOP = {"width": 1440, "height": 900}
DENSITY = 2
QUALITY = 85

# The phones' sheet: width of one screen and the space around it, px; the colours are those of the site.
SCREEN = 412
MARGIN = 36
ROUND = 26
PAPER, LINE = "#e9e1d1", "#cfc4af"

# The page's policy forbids eval, so that waiting is a function of the page's own time.
SHARP = """async () => {
  const frame = () => new Promise(requestAnimationFrame);
  const end = performance.now() + 30000;
  while (!window.jetisu360?.viewer && performance.now() < end) await frame();
  const { viewer } = window.jetisu360;
  while ((!viewer.state.sharp || viewer.state.walking) && performance.now() < end) await frame();
  // Fonts are asked for only after the picture is sharp, so "ready" may mean that none was asked for yet.
  const loaded = () => [...document.fonts].some(face => face.status === "loaded");
  while (!loaded() && performance.now() < end) await frame();
  await document.fonts.ready;
  return viewer.state.sharp && loaded();
}"""
LOADED = "() => [...document.images].every((image) => image.complete && (image.naturalWidth || image.hidden))"

Act = Callable[[Any], None]


@contextmanager
def serving(site: Path) -> Iterator[str]:
    with open_server(site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def settle(page: Any) -> None:
    """Waits for a sharp picture, the late fonts and whatever moves."""
    page.wait_for_load_state("networkidle")
    if not page.evaluate(SHARP):
        raise SystemExit(f"{page.url} never became sharp.")
    page.wait_for_timeout(1200)


def shot(
    browser: Any, address: str, size: dict[str, int], act: Act | None = None, **options: Any
) -> Image.Image:
    """What the window shows at an address, after `act`."""
    context = browser.new_context(viewport=size, color_scheme="light", **options)
    try:
        page = context.new_page()
        page.goto(address)
        settle(page)
        if act:
            act(page)
            page.wait_for_timeout(600)
        return Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    finally:
        context.close()


def open_object(page: Any) -> None:
    """Taps what is nearest to the middle of the picture: its text page opens."""
    nearest = page.evaluate(
        """() => {
          const middle = (element) => {
            const { left, top, width, height } = element.getBoundingClientRect();
            return { x: left + width / 2, y: top + height / 2 };
          };
          const { x, y } = middle(document.querySelector(".viewer"));
          const aside = (label) => Math.hypot(middle(label).x - x, middle(label).y - y);
          const labels = [...document.querySelectorAll(".viewer-label:not(.is-away)")];
          return labels.sort((p, q) => aside(p) - aside(q))[0].dataset.id;
        }"""
    )
    page.locator(f'.viewer-label[data-id="{nearest}"]').tap()


def show_rooms(page: Any) -> None:
    page.evaluate("() => document.getElementById('page_rooms').scrollIntoView()")
    for _ in range(50):
        page.wait_for_timeout(100)
        if page.evaluate(LOADED):
            return


def side_by_side(screens: list[Image.Image]) -> Image.Image:
    """Screens with round corners on a quiet ground."""
    screens = [
        screen.resize((SCREEN, round(screen.height * SCREEN / screen.width)), Image.Resampling.LANCZOS)
        for screen in screens
    ]
    height = max(screen.height for screen in screens)
    sheet = Image.new("RGB", (MARGIN + len(screens) * (SCREEN + MARGIN), height + 2 * MARGIN), PAPER)
    draw = ImageDraw.Draw(sheet)
    for number, screen in enumerate(screens):
        left = MARGIN + number * (SCREEN + MARGIN)
        # Drawn four times as large and made small again: round corners without steps.
        mask = Image.new("L", (SCREEN * 4, screen.height * 4), 0)
        ImageDraw.Draw(mask).rounded_rectangle((0, 0, *(side - 1 for side in mask.size)), ROUND * 4, fill=255)
        box = (left - 1, MARGIN - 1, left + SCREEN, MARGIN + screen.height)
        draw.rounded_rectangle(box, ROUND + 1, outline=LINE, width=1)
        sheet.paste(screen, (left, MARGIN), mask.resize(screen.size, Image.Resampling.LANCZOS))
    return sheet


def save(picture: Image.Image, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.save(path, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    print(f"{path}: {picture.width} × {picture.height}, {path.stat().st_size / 1024:.0f} KB")


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("site", type=Path, help="the built sample museum")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "images")
    asked = parser.parse_args(arguments)
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    phone: dict[str, Any] = {"device_scale_factor": DENSITY, "is_mobile": True, "has_touch": True}
    with serving(asked.site) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        try:
            save(shot(browser, f"{site}kk/", DESKTOP), asked.out / "museum-desktop.jpg")
            screens = [
                shot(browser, f"{site}kk/", PHONE, **phone),
                shot(browser, f"{site}ru/#gold/77/0/62", PHONE, **phone),
                shot(browser, f"{site}kk/#gold/77/0/62", PHONE, open_object, **phone),
                shot(browser, f"{site}ru/", PHONE, show_rooms, **phone),
            ]
            save(side_by_side(screens), asked.out / "museum-phone.jpg")
        finally:
            browser.close()


if __name__ == "__main__":
    main()
