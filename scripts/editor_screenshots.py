"""The pictures of the editor's manual (docs/editor.md), in three languages, taken from the sample museum.

    PYTHONPATH=. python scripts/editor_screenshots.py [--portal build/editor-portal] [--out docs/images]

Makes a portal of its own with the sample museum in it; called again it uses the one that is there. Needs
Playwright and a Chromium (`make browser`).
"""

from __future__ import annotations

import argparse
import io
import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.phone import ARGUMENTS, BROWSERS
from PIL import Image
from playwright.sync_api import sync_playwright

from demo_portal import PHOTOS, bring_in, operator, sample
from jetisu360.portal.serve.prepare import prepare
from jetisu360.portal.serve.server import free_port
from jetisu360.tour.museum_toml.museum_file import read_museum_file
from screenshots import ROOT

LANGUAGES = ("kk", "ru", "en")
WINDOW = {"width": 1280, "height": 760}
MOST = 60_000
"""Bytes of one picture: the manual has eighteen of them."""

Act = Callable[[Any], None]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--portal", type=Path, default=ROOT / "build" / "editor-portal")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "images")
    asked = parser.parse_args()
    # Playwright's synchronous interface runs a loop in this thread, beside which Django asks no database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    prepare(asked.portal)
    museum = ready()
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    with serving(asked.portal) as home, sync_playwright() as playwright:
        browser: Any = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        try:
            for language in LANGUAGES:
                take(browser, home, museum.slug, language, asked.out)
        finally:
            browser.close()


def ready() -> Any:
    """The sample museum with a preview; its document is as the folder has it, but for some words."""
    from jetisu360.portal.jobs.lease import ask
    from jetisu360.portal.jobs.worker import Worker
    from jetisu360.portal.museums.documents import save_document
    from jetisu360.portal.publication import building

    who = operator()
    museum = sample(who)
    if not museum.photographs.exists():
        bring_in(museum, who)
    if not museum.versions.exists():
        building.PRIVACY = "skip"  # what is found in the sample is decided already
        ask("build", museum, who)
        Worker().run_one()
    document, _text = read_museum_file((PHOTOS / "museum.toml").read_bytes())
    told = document.model_dump(by_alias=True, exclude_unset=True)
    # Something is missing, as in a museum at work.
    for field, language, some in (
        ("title", "en", slice(2, None, 5)),
        ("description", "en", slice(1, None, 3)),
        ("description", "ru", slice(4, None, 7)),
    ):
        for thing in told["objects"][some]:
            thing[field].pop(language, None)
    museum.refresh_from_db()
    save_document(museum, museum.revision, type(document).model_validate(told), who)
    return museum


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The portal in a process of its own; its address."""
    port = free_port("127.0.0.1", 0)
    home = f"http://localhost:{port}"
    # By the process's own environment: no worker, since nothing is built while pictures are taken.
    environment = {**os.environ, "JETISU360_OWN_WORKER": "false", "JETISU360_LOG_LEVEL": "warning"}
    asked = ["serve", "--folder", str(folder), "--port", str(port), "--no-browser"]
    process = subprocess.Popen([sys.executable, "-m", "jetisu360", *asked], env=environment)
    try:
        for _attempt in range(600):
            try:
                urllib.request.urlopen(f"{home}/healthz").close()
                break
            except OSError:
                time.sleep(0.2)
        yield home
    finally:
        process.terminate()
        process.wait()


def take(browser: Any, home: str, museum: str, language: str, out: Path) -> None:
    """All pictures in one language, which is that of the person who has signed in."""
    from jetisu360.portal.accounts.links import make_sign_in_link
    from jetisu360.portal.accounts.models import Person

    Person.objects.update(language=language)
    for name, (address, act) in PICTURES.items():
        context = browser.new_context(
            base_url=home,
            viewport=WINDOW,
            reduced_motion="reduce",
            color_scheme="light",
        )
        try:
            page = context.new_page()
            page.goto(f"/enter/{make_sign_in_link(Person.objects.get(), at_once=True)}")
            page.goto(f"/museums/{museum}/editor#{address}")
            page.locator(".shell-saved, .shell-top").first.wait_for()
            act(page)
            settle(page)
            save(
                Image.open(io.BytesIO(page.screenshot())).convert("RGB"),
                out / f"editor-{name}-{language}.webp",
            )
        finally:
            context.close()


READY = """() => {
  const seen = (element) => {
    const { bottom, top } = element.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  };
  const pictures = [...document.images].filter((image) => image.checkVisibility() && seen(image));
  const room = document.querySelector(".desk");
  return pictures.every((image) => image.complete && image.naturalWidth)
    && (!room?.checkVisibility() || !!room.querySelector("[data-sharp]"));
}"""


def settle(page: Any) -> None:
    """Waits for pictures, tiles and fonts, and for whatever moves."""
    page.wait_for_load_state("networkidle")
    for _attempt in range(300):
        if page.evaluate(READY):
            break
        page.wait_for_timeout(200)
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(2500)


def save(picture: Image.Image, path: Path) -> None:
    """As good as fits into MOST bytes."""
    for quality in range(84, 20, -4):
        picture.save(path, "WEBP", quality=quality, method=6)
        if path.stat().st_size <= MOST:
            break
    print(f"{path.name}: {picture.width} × {picture.height}, {path.stat().st_size / 1000:.0f} kB")


def nothing(page: Any) -> None:
    pass


def below(page: Any) -> None:
    """What a label is, shows and where it lies, instead of its texts."""
    page.locator(".inspector-panel section").first.evaluate("(section) => section.scrollIntoView()")


PICTURES: dict[str, tuple[str, Act]] = {
    "room": ("rooms/atrium-1", nothing),
    "label": ("rooms/gold/golden-warrior", below),
    "links": ("links", nothing),
    "plan": ("plan", nothing),
    "objects": ("objects?item=kobyz", nothing),
    "texts": ("completeness", nothing),
}
"""Name of a picture → where it is, and what is done there."""


if __name__ == "__main__":
    main()
