"""What all tests share: one real browser a process, and a keyboard interrupt that can be sent."""

from __future__ import annotations

import gzip
import os
import shutil
import signal
import warnings
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import brotli
import pytest
from hypothesis import settings

from jetisu360.publish import compress

from . import media_files as media_files_module
from .buckets import bucket, s3
from .databases import database, postgresql
from .packs import make_photo, make_tour

__all__ = ["bucket", "database", "make_photo", "make_tour", "postgresql", "s3"]
"""Fixtures that stand in a file of their own."""

BROWSERS = (
    "chromium-headless-shell",
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
)
"""The same engine without a window of its own comes first (docs/decisions/tests-browser.md)."""
ARGUMENTS = [
    "--no-sandbox",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-background-networking",
    "--no-first-run",
    "--force-color-profile=srgb",
    # Without a graphics card a page is painted with less work than by a card that the processor plays; WebGL
    # has to be played in any case.
    "--disable-gpu-rasterization",
    "--disable-gpu-compositing",
]

# Files that take longest, longest first, as `scripts/tests_time.py` counts them: two workers that begin with
# them end together, and none waits for the last long one of the other. (`make test` hands out whole files, in
# this order.)
LONGEST_FIRST = (
    *("portal/afternoon/test_afternoon.py", "portal/uploads/test_browser.py", "viewer/test_visit.py"),
    *("viewer/test_access.py", "panorama/read/kinds/test_verdict.py", "portal/editor/test_kills.py"),
    *("portal/editor/test_room_browser.py", "commands/review/test_page.py", "publish/pages/test_browser.py"),
    *("portal/publication/test_kills.py", "portal/objects/test_browser.py", "cli/test_kill.py"),
    *("cli/test_build.py", "portal/uploads/test_clients.py", "cli/test_faults.py"),
    *("exchange/test_viewers.py", "portal/control/cards/test_cards_browser.py", "cli/test_names.py"),
    *("publish/offline/test_keep.py", "build/test_blurred_for_good.py", "cli/test_outputs.py"),
    *("portal/afternoon/test_keyboard.py", "build/test_blurred.py", "cli/test_links.py"),
    *("panorama/tiles/test_pyramid.py", "portal/control/folders/test_import.py", "build/test_pipeline.py"),
    *("house/test_linear_time.py", "publish/pages/test_text_pages_browser.py", "house/test_windows.py"),
    *("panorama/level/test_estimate.py", "house/test_wheel.py", "publish/pages/test_keyboard.py"),
    *("publish/pages/test_text_pages.py", "cluster/test_dask.py", "cluster/test_bucket.py"),
)

# `make test` draws the same examples every time: who changed nothing gets the same answer twice. `make
# explore` draws new ones (docs/decisions/tests-same-examples.md).
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("explore", max_examples=400, deadline=None)
settings.load_profile("same")

# Whoever tests something else need not wait until faces were looked for; processes that a test starts inherit
# it. (In this process `build(Options(…))` does not look unless it is asked.)
os.environ["JETISU360_PRIVACY"] = "skip"

# A shell starts background jobs with the interrupt ignored, and children inherit that: the tests that press
# Ctrl-C would then test nothing.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    rank = {here / name: number for number, name in enumerate(LONGEST_FIRST)}
    items.sort(key=lambda item: rank.get(item.path, len(rank)))


COMPRESSED = 256
"""Files whose siblings are remembered; a site of a few rooms has fewer."""


@pytest.fixture(scope="session", autouse=True)
def quick_compression() -> Iterator[None]:
    """Compressed siblings are made quickly here, and of the same bytes once: at its best, Brotli takes nine
    tenths of the time in which a site is written, and scripts and styles are the same in each of them. Tests
    of what comes out of it ask for `best_compression`.
    """

    @lru_cache(COMPRESSED)
    def quick(data: bytes, mode: int, quality: int) -> bytes:
        return brotli.compress(data, mode=mode, quality=min(quality, 5))

    with pytest.MonkeyPatch.context() as patch:
        names = SimpleNamespace(MODE_TEXT=brotli.MODE_TEXT, compress=quick)
        patch.setattr(compress, "brotli", names)
        patch.setattr(compress, "gzip", SimpleNamespace(compress=lru_cache(COMPRESSED)(gzip.compress)))
        yield


@pytest.fixture
def best_compression(monkeypatch: pytest.MonkeyPatch) -> None:
    """Siblings as they are published."""
    monkeypatch.setattr(compress, "brotli", brotli)


@pytest.fixture(scope="session")
def media_files() -> ModuleType:
    """`media_files.py` beside this file: sounds, films, captions and flat pictures."""
    return media_files_module


def browser_path() -> str | None:
    """The browser of the tests, `JETISU360_TEST_BROWSER` first; None: Playwright's own."""
    names = os.environ.get("JETISU360_TEST_BROWSER"), *BROWSERS
    return next((found for name in names if name and (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A Chromium that draws WebGL without a graphics card; without one these tests skip, but not in CI.

    One for all: Playwright's synchronous interface may be started only once in a process.
    """
    playwright_api = pytest.importorskip("playwright.sync_api")
    path = browser_path()
    with playwright_api.sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        except playwright_api.Error as error:
            if os.environ.get("CI") == "true":
                raise
            reason = "NO CHROMIUM: the browser tests did not run; `make browser` installs one"
            warnings.warn(reason, stacklevel=1)
            pytest.skip(f"{reason} ({str(error).splitlines()[0]})")
        yield browser
        browser.close()
