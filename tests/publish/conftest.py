"""Sites of the sample museum in folders, and a server for all tests here."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from types import ModuleType

import pytest

from jetisu360.publish.pages.assets import BUILT, Viewer, built_viewer
from jetisu360.publish.serve.server import SiteServer, open_server
from jetisu360.tour.document.tour import Tour

from . import sample as sample_module


@pytest.fixture(scope="session")
def sample() -> ModuleType:
    """`sample.py` beside this file."""
    return sample_module


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
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return server.url

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def rich(
    sample: ModuleType, viewer: Viewer, media_files: ModuleType, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of the sample museum with pictures, a sound, a film, a route and opening facts."""

    def media(name: str) -> bytes:
        made = {"mp3": media_files.mp3(40), "mp4": media_files.mp4(), "vtt": media_files.VTT}
        if (suffix := name.rpartition(".")[2]) in made:
            return bytes(made[suffix])
        size = (512, 512) if "/warrior.00000000/" in name else (1600, 1200)
        return bytes(media_files.picture(*size, "WEBP"))

    folder = tmp_path_factory.mktemp("rich")
    sample.write_site(folder, sample.rich(), viewer, media)
    server = open_server(folder)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.url
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def museum(show: Callable[[Tour], str], sample: ModuleType) -> str:
    """The address of the sample museum."""
    return show(sample.tour())
