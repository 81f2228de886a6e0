"""A museum built from one small photograph, with its archive, and a server for it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from jetisu360.build.options import Options
from jetisu360.build.pipeline import build
from jetisu360.build.progress import Silent
from jetisu360.publish.serve.server import open_server
from jetisu360.storage import Folder

MUSEUM = """
id = "kui"
title = { kk = "Күй музейі", ru = "Музей кюев", en = "Museum of kuis" }
[[scenes]]
id = "hall"
file = "hall.jpg"
title = { kk = "Зал", ru = "Зал", en = "Hall" }
"""


def build_museum(folder: Path, *, archive: bool = False, kiosk: bool = False, text: str = MUSEUM) -> Path:
    """Builds it in `folder`; a second time with another text, it is published anew."""
    photos = folder / "photos"
    photos.mkdir(parents=True, exist_ok=True)
    if not (photos / "hall.jpg").exists():
        noise = Image.effect_noise((4096, 2048), 60).convert("RGB")
        noise.save(photos / "hall.jpg", quality=60)
    (photos / "museum.toml").write_text(text, "utf-8")
    options = Options(
        Folder(str(photos)),
        Folder(str(folder / "site")),
        Folder(str(folder / "work")),
        workers=1,
        archive=archive,
        kiosk=kiosk,
    )
    build(options, Silent())
    return folder / "site"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_museum(tmp_path_factory.mktemp("offline"), archive=True)


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    with open_server(site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.url
        server.shutdown()


@pytest.fixture
def rebuild() -> Any:
    return build_museum
