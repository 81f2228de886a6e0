"""A region's site with programmes, built once, and a server for it."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from tests.publish.programmes.documents import counted

from jetisu360.build.region import render_region
from jetisu360.exchange.oc4ids.package import package_bytes
from jetisu360.language import LANGUAGES
from jetisu360.publish.deploy.manifest import Entry, Manifest
from jetisu360.publish.layout import MANIFEST
from jetisu360.publish.programmes.document import Programmes
from jetisu360.publish.programmes.files import Shown
from jetisu360.publish.region.region_file import RegionWords
from jetisu360.publish.serve.server import open_server
from jetisu360.tour.museum_toml.words import Words


def picture(path: str) -> bytes:
    """A picture of its own for each address. Those of the yard: green all round with a red wall, ahead in the
    first, to the right in the second.
    """
    data = io.BytesIO()
    if "/aula." in path:
        sphere = Image.new("RGB", (512, 256), (20, 120, 40))
        turn = int(path.partition("/aula.")[2][0])
        sphere.paste((200, 30, 30), (224 + 128 * turn, 0, 288 + 128 * turn, 256))
        sphere.save(data, "WEBP", lossless=True)
        return data.getvalue()
    shade = sum(path.encode()) % 200
    Image.new("RGB", (160, 90), (shade, 120, 90)).save(data, "WEBP")
    return data.getvalue()


def shown(document: Programmes) -> Shown:
    packages = {language: data for language in LANGUAGES if (data := package_bytes(document, language))}
    return Shown(document, packages, picture)


def words(document: Programmes) -> RegionWords:
    return RegionWords(
        id=document.region.id, title=Words(**document.region.title), address=document.region.address
    )


@pytest.fixture(scope="session")
def programmes_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A region without museums whose office shows its programmes."""
    document = counted()
    site = tmp_path_factory.mktemp("programmes") / "site"
    manifest = Manifest(build="test")
    for name, data in render_region(words(document), [], shown(document)):
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        manifest.files[name] = Entry.of(data)
    (site / MANIFEST).write_bytes(manifest.as_json())
    return site


@pytest.fixture(scope="session")
def programmes_address(programmes_site: Path) -> Iterator[str]:
    with open_server(programmes_site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.url
        server.shutdown()
