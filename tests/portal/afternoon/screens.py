"""Every screen on the way is looked at: nothing cut at three widths, nothing that axe finds.

`JETISU360_SCREENSHOTS=DIR` keeps pictures of them there.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe

from jetisu360.publish.pages.assets import BUILT

from ...waiting import at_rest

WIDTHS = (390, 768, 1440)
HEIGHT = 900
CLICKED = "clicked with the mouse"
"""What a page says to the browser's console whenever somebody clicks."""
MOST_SCRIPT = 60_000
"""Bytes of script that a staff page may have, unpacked."""


class Screens:
    """The screens that one person sees in one browser."""

    def __init__(self, page: Any, language: str) -> None:
        self.page = page
        self.language = language
        self.complaints: list[str] = []
        self.clicks = 0
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._hear)
        page.add_init_script(f"""addEventListener("click", (event) => {{
            if (event.isTrusted && event.detail) console.debug("{CLICKED}");
        }}, true)""")

    def _hear(self, said: Any) -> None:
        self.clicks += said.text == CLICKED
        if "Policy" in said.text:
            self.complaints.append(said.text)

    def look(self, name: str) -> None:
        """The page as it is now; it is left at the width of a laptop."""
        page, kept = self.page, os.environ.get("JETISU360_SCREENSHOTS")
        assert page.evaluate("document.documentElement.lang") == self.language, name
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": HEIGHT})
            wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, f"{name} at {width}: {wide} px too wide"
            if kept:
                at_rest(page)
                file = Path(kept) / f"{name}-{self.language}-{width}.png"
                page.screenshot(path=file, full_page=True)
        assert script_bytes(page) <= MOST_SCRIPT, name
        found = Axe().run(page, options={"resultTypes": ["violations"]})
        assert found.violations_count == 0, f"{name}: {found.generate_report()}"
        assert self.complaints == [], name


def script_bytes(page: Any) -> int:
    """What the page's own scripts weigh, unpacked."""
    sources = page.evaluate("[...document.scripts].map(({ src }) => src).filter((src) => src)")
    names = (urlsplit(source).path.rpartition("/")[2] for source in sources)
    return sum((BUILT / "portal" / name).stat().st_size for name in names)
