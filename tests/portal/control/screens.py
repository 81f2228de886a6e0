"""What the tests of control in a browser share: sizes, and a look at a screen.

`JETISU360_SCREENS=DIR` keeps pictures of the screens there.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1440, "height": 900}
Browsers = Callable[..., Any]
"""`(person, language, size)` → a page in which the person is signed in."""


def looked_at(page: Any, name: str) -> None:
    """It is no page of errors, nothing is cut, axe finds nothing; a picture where one is asked for."""
    # Where a link was followed a moment ago, the new page may not have its body yet.
    page.wait_for_load_state()
    assert page.locator("body.quiet-page").count() == 0, f"{name}: {page.title()}"
    size = page.viewport_size["width"]
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, f"{name} at {size}"
    if kept := os.environ.get("JETISU360_SCREENS"):
        page.screenshot(path=Path(kept) / f"{name}-{size}.png", full_page=True)
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    assert found.violations_count == 0, f"{name}: {found.generate_report()}"
    assert page.complaints == [], page.complaints
