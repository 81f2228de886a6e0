"""The weak phone on a slow line that pages are measured on, in Chromium."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

PHONE = {"width": 412, "height": 823}
DENSITY = 2
CPU_SLOWDOWN = 4
LATENCY_MS = 150
BYTES_A_SECOND = 1.6e6 / 8
BROWSERS = (
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
    "chromium-headless-shell",
)
ARGUMENTS = [
    "--no-sandbox",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-background-networking",
    "--no-first-run",
]


@contextmanager
def chromium() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def phone(browser: Any) -> Iterator[tuple[Any, Any]]:
    """An empty page with an empty cache, and the session with its browser, which tells of the network."""
    context = browser.new_context(viewport=PHONE, device_scale_factor=DENSITY, is_mobile=True, has_touch=True)
    try:
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        line = {
            "latency": LATENCY_MS,
            "downloadThroughput": BYTES_A_SECOND,
            "uploadThroughput": BYTES_A_SECOND,
        }
        session.send("Network.emulateNetworkConditions", {"offline": False, **line})
        session.send("Emulation.setCPUThrottlingRate", {"rate": CPU_SLOWDOWN})
        yield page, session
    finally:
        context.close()
