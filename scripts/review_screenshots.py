"""The two pictures of the review in docs/privacy.md, taken from the sample museum.

    PYTHONPATH=. python scripts/review_screenshots.py [--work build/demo.work] [--out docs/images]

What the detector finds in it are the standing stones of the yard: exhibits, all of them. Looking takes some
minutes; give the work folder of a build, and what it has looked at is not looked at again.
"""

from __future__ import annotations

import argparse
import io
import shutil
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.phone import ARGUMENTS, BROWSERS, PHONE
from PIL import Image
from playwright.sync_api import sync_playwright

from jetisu360.build.options import PrivacyOptions
from jetisu360.build.privacy import find_private
from jetisu360.commands.console import Progress
from jetisu360.commands.review.server import open_review
from jetisu360.commands.review.session import Session
from jetisu360.commands.review.subject import subjects
from jetisu360.publish.serve.local_server import served
from jetisu360.storage import Folder
from jetisu360.tour.museum_toml.decisions import DecisionsFile
from screenshots import DENSITY, DESKTOP, ROOT, save, side_by_side

READY = (
    "() => document.querySelector('.look').dataset.ready === 'true' && document.querySelector('.frames path')"
)


def shoot(page: Any) -> Image.Image:
    page.wait_for_function(READY, timeout=60_000)
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(2500)
    return Image.open(io.BytesIO(page.screenshot())).convert("RGB")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "demo.work")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "images")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        copy = Path(shutil.copytree(ROOT / "demo" / "photos", Path(name) / "photos"))
        photos = Folder.at(str(copy))
        with Progress("en") as progress:
            looked = find_private(PrivacyOptions(photos, Folder.at(str(asked.work)), "kk"), progress)
        session = Session(DecisionsFile(copy), subjects(looked, photos), looked.museum.title.text)
        server = open_review(session, 0, "kk", "jetisu360 build photos --out site", str(copy))
        path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
        with server, served(server), sync_playwright() as playwright:
            browser: Any = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
            try:
                context = browser.new_context(viewport=DESKTOP, color_scheme="light", reduced_motion="reduce")
                page = context.new_page()
                page.goto(server.address)
                page.wait_for_selector(".panel h2")
                page.keyboard.press("4")  # from the close-up to a room
                save(shoot(page), asked.out / "review-desktop.jpg")
                state = context.storage_state()
                options: dict[str, Any] = {"device_scale_factor": DENSITY, "is_mobile": True}
                options |= {"has_touch": True, "color_scheme": "light", "reduced_motion": "reduce"}
                screens = []
                for language, keys in (("Қазақша", "4"), ("Русский", "4a"), ("Русский", "123")):
                    phone = browser.new_context(viewport=PHONE, storage_state=state, **options)
                    page = phone.new_page()
                    page.goto(server.url)
                    page.wait_for_selector(".panel h2")
                    page.get_by_role("button", name=language).tap()
                    for key in keys:
                        page.keyboard.press(key)
                    screens.append(shoot(page))
                save(side_by_side(screens), asked.out / "review-phone.jpg")
            finally:
                browser.close()


if __name__ == "__main__":
    main()
