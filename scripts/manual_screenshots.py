"""The pictures of the keepers' manuals (docs/manual), in three languages, taken from the sample museum.

    jetisu360 build demo/photos --out build/demo
    PYTHONPATH=. python scripts/manual_screenshots.py build/demo [--portal FOLDER] [--out DIR] [--only NAME]

Makes a portal of its own in which the sample museum has its photographs, names and a preview, in which the
standing stones of the yard wait as faces; called again it uses the one that is there. Needs Playwright and a
Chromium (`make browser`).
"""

from __future__ import annotations

import argparse
import io
import os
import shutil
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from benchmarks.phone import ARGUMENTS, BROWSERS
from PIL import Image
from playwright.sync_api import sync_playwright

from demo_portal import PHOTOS, bring_in, operator, sample
from editor_screenshots import LANGUAGES, save
from editor_screenshots import serving as portal_serving
from jetisu360.portal.serve.prepare import prepare
from jetisu360.tour.museum_toml.museum_file import read_museum_file
from screenshots import ROOT, SHARP, serving

WINDOW = {"width": 1180, "height": 760}
OBJECT = "golden-warrior"
"""The exhibit whose label is open in `manual-label`."""


Act = Callable[[Any], None]


def nothing(page: Any) -> None:
    pass


def to_the_first_room(page: Any) -> None:
    page.locator(".room-words h2 a").first.click()
    page.wait_for_load_state("networkidle")


def to_the_verdicts(page: Any) -> None:
    page.locator(".photograph").first.evaluate(
        "(photograph) => photograph.scrollIntoView({ block: 'center' })"
    )


def to_the_findings(page: Any) -> None:
    page.locator(".preview-phone").first.evaluate("(preview) => preview.scrollIntoView({ block: 'start' })")
    page.evaluate("scrollBy(0, -120)")


def the_first_question(page: Any) -> None:
    for _attempt in range(600):
        if page.evaluate("() => document.querySelector('.look')?.dataset.ready === 'true'"):
            return
        page.wait_for_timeout(100)


def open_the_label(page: Any) -> None:
    page.locator(f'.viewer-label[data-id="{OBJECT}"]').click()
    page.wait_for_timeout(800)


IN_PORTAL: dict[str, tuple[str, Act]] = {
    "museum": ("", nothing),
    "photographs": ("/photographs", to_the_verdicts),
    "room": ("/rooms", to_the_first_room),
    "publish": ("/publish", to_the_findings),
    "review": ("/faces", the_first_question),
}
"""Name of a picture → where it is in the portal, within the museum, and what is done there."""

ON_SITE: dict[str, tuple[str, Act]] = {
    "tour": ("", nothing),
    "label": ("#gold/77/0/62", open_the_label),
}
"""The same of the site: a view (`#room/yaw/pitch/fov`), or where the visit begins."""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("site", type=Path, help="the built sample museum")
    parser.add_argument("--portal", type=Path, default=ROOT / "build" / "manual-portal")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "images")
    parser.add_argument("--only", choices=(*IN_PORTAL, *ON_SITE))
    asked = parser.parse_args()
    # Playwright's synchronous interface runs a loop in this thread, beside which Django asks no database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    in_portal = {name: shot for name, shot in IN_PORTAL.items() if asked.only in (None, name)}
    on_site = {name: shot for name, shot in ON_SITE.items() if asked.only in (None, name)}
    with ExitStack() as held:
        pages: list[tuple[str, str, Callable[[Any], None], Act]] = []
        if in_portal:
            prepare(asked.portal)
            museum = f"/museums/{ready().slug}"
            home = held.enter_context(portal_serving(asked.portal))
            for language in LANGUAGES:
                for name, (where, act) in in_portal.items():
                    pages.append((name, language, portal_page(home, language, museum + where), act))
        site = held.enter_context(serving(asked.site))
        for language in LANGUAGES:
            for name, (where, act) in on_site.items():
                pages.append((name, language, site_page(f"{site}{language}/{where}"), act))
        browser = held.enter_context(sync_playwright()).chromium.launch(executable_path=path, args=ARGUMENTS)
        for name, language, opened, act in pages:
            save(taken(browser, opened, act), asked.out / f"manual-{name}-{language}.webp")


def taken(browser: Any, opened: Callable[[Any], None], act: Act) -> Image.Image:
    """What the window shows, once it was opened and something was done there."""
    context = browser.new_context(viewport=WINDOW, reduced_motion="reduce", color_scheme="light")
    try:
        page = context.new_page()
        opened(page)
        act(page)
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(1500)
        return Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    finally:
        context.close()


def portal_page(home: str, language: str, address: str) -> Callable[[Any], None]:
    """Signs in as the operator, who reads that language, and opens a page."""
    from jetisu360.portal.accounts.links import make_sign_in_link
    from jetisu360.portal.accounts.models import Person

    def opened(page: Any) -> None:
        Person.objects.update(language=language)
        page.goto(f"{home}/enter/{make_sign_in_link(Person.objects.get(), at_once=True)}")
        page.goto(home + address)

    return opened


def site_page(address: str) -> Callable[[Any], None]:
    """Opens a view of the tour, and waits until it is sharp."""

    def opened(page: Any) -> None:
        page.goto(address)
        page.wait_for_load_state("networkidle")
        page.evaluate(SHARP)

    return opened


def ready() -> Any:
    """The sample museum with a preview; nobody has decided yet whether the standing stones are faces."""
    from jetisu360.portal.jobs.lease import ask
    from jetisu360.portal.jobs.worker import Worker
    from jetisu360.portal.museums.documents import save_document

    who = operator()
    museum = sample(who)
    if not museum.photographs.exists():
        bring_in(museum, who)
        museum.refresh_from_db()
        document, _text = read_museum_file((PHOTOS / "museum.toml").read_bytes())
        for scene in document.scenes:
            scene.keep = []
        save_document(museum, museum.revision, document, who)
    if not museum.versions.exists():
        ask("build", museum, who)
        Worker().run_one()
    return museum


if __name__ == "__main__":
    main()
