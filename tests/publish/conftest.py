"""Sites of the sample museum in folders, a server and one browser for all tests here."""

from __future__ import annotations

import importlib.util
import os
import shutil
import threading
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from jetisu360.publish.assets import BUILT, Viewer, built_viewer
from jetisu360.publish.server import SiteServer, open_server
from jetisu360.tour.document import Tour

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--no-sandbox",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-background-networking",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def sample() -> ModuleType:
    """`sample.py` beside this file (tests are no package here)."""
    spec = importlib.util.spec_from_file_location("publish_sample", Path(__file__).with_name("sample.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def viewer(sample: ModuleType) -> Viewer:
    """The real viewer; the stand-in where nobody has run `make viewer` yet, which CI always has."""
    if os.environ.get("CI") == "true" or (BUILT / "viewer.js").is_file():
        return built_viewer()
    stand_in: Viewer = sample.STAND_IN
    return stand_in


@pytest.fixture(scope="session")
def show(
    sample: ModuleType, viewer: Viewer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[Tour], str]]:
    """`show(tour)`: writes its site, serves it, and gives the address."""
    servers: list[SiteServer] = []

    def start(tour: Tour) -> str:
        folder = tmp_path_factory.mktemp("site")
        sample.write_site(folder, tour, viewer)
        server = open_server(folder)
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        servers.append(server)
        return server.url

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def museum(show: Callable[[Tour], str], sample: ModuleType) -> str:
    """The address of the sample museum."""
    return show(sample.tour())


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A Chromium that draws WebGL without a graphics card; without one these tests are skipped, not in CI."""
    playwright_api = pytest.importorskip("playwright.sync_api")
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    with playwright_api.sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        except playwright_api.Error as error:
            if os.environ.get("CI") == "true":
                raise
            reason = "NO CHROMIUM: the museum page's browser tests did not run; `make browser` installs one"
            warnings.warn(reason, stacklevel=1)
            pytest.skip(f"{reason} ({str(error).splitlines()[0]})")
        yield browser
        browser.close()
