"""Draws the icons of an installed museum out of the mark: `static/icons/*.png`. Needs a Chromium."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

PUBLISH = Path(__file__).resolve().parents[1] / "src" / "jetisu360" / "publish"
# Size of the picture, and of the mark in it; a maskable icon may lose its outer tenth on every side.
ICONS = {"icon-192": (192, 0.72), "icon-512": (512, 0.72), "icon-maskable-512": (512, 0.56)}


def main() -> int:
    mark = (PUBLISH / "templates" / "mark.svg").read_text("utf-8")
    names = "chromium", "google-chrome", "chromium-headless-shell"
    chromium = next(filter(None, map(shutil.which, names)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, (size, share) in ICONS.items():
            page = browser.new_page(viewport={"width": size, "height": size})
            page.set_content(
                "<style>body{margin:0;height:100vh;display:grid;place-items:center;background:#f6f1e7;color:#0d5c63}"
                f"svg{{width:{size * share}px;height:{size * share}px}}</style>{mark}"
            )
            page.screenshot(path=PUBLISH / "static" / "icons" / f"{name}.png")
            page.close()
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
