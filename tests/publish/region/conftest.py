"""A region of two small museums and one without a tour."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from PIL import Image

from jetisu360.build.progress import Silent
from jetisu360.build.region import BuiltRegion, RegionOptions, build_region
from jetisu360.publish.deploy.manifest import Entry, Manifest
from jetisu360.publish.serve.server import open_server
from jetisu360.storage import Folder
from jetisu360.tour.document.tour import Tour

REGION = """
id = "jetisu"
language = "kk"
address = "https://museums.example.kz"
title = { kk = "Жетісу музейлері", ru = "Музеи Жетысу", en = "Museums of Jetisu" }
description = { kk = "Екі музей мен бір жоспар.", ru = "Два музея и один замысел." }

[[museums]]
id = "dala"
folder = "dala"
place = { kk = "Есік қаласы", ru = "город Есик" }
latitude = 43.36
longitude = 77.47

[[museums]]
id = "auyl"
folder = "auyl"
title = { kk = "Әуен музейі", ru = "Музей мелодий", en = "Museum of melodies" }
latitude = 45.0164
longitude = 78.3792

[[museums]]
id = "keiin"
title = { kk = "Ілияс Жансүгіров әдеби музейі", ru = "Литературный музей И. Жансугурова" }
latitude = 45.0176
longitude = 78.3844
"""


class Quiet(Silent):
    """Keeps what it hears."""

    def __init__(self) -> None:
        self.museums: list[str] = []
        self.steps: list[str] = []

    def museum(self, name: str, number: int, total: int) -> None:
        self.museums.append(name)

    def step(self, name: str, *_: Any) -> None:
        self.steps.append(name)


@pytest.fixture(scope="session")
def museum_site(sample: ModuleType) -> Callable[[Path, Tour], Path]:
    """`museum_site(folder, tour)`: a built museum site, with its manifest."""

    def write(folder: Path, tour: Tour) -> Path:
        from jetisu360.publish.pages.assets import BUILT, built_viewer

        viewer = built_viewer() if (BUILT / "viewer.js").is_file() else sample.STAND_IN
        sample.write_site(folder, tour, viewer)
        (folder / "tour.json").write_bytes(tour.as_json())
        files = {
            path.relative_to(folder).as_posix(): Entry.of(path.read_bytes())
            for path in folder.rglob("*")
            if path.is_file()
        }
        (folder / "manifest.json").write_bytes(Manifest(files, "0" * 64).as_json())
        return folder

    return write


@pytest.fixture(scope="session")
def write_region(
    sample: ModuleType, museum_site: Callable[[Path, Tour], Path]
) -> Callable[[Path], RegionOptions]:
    """`write_region(folder)`: a folder with region.toml, one built museum and one of photographs."""

    def write(folder: Path) -> RegionOptions:
        source = folder / "source"
        museum_site(source / "dala", sample.tour())
        (source / "auyl").mkdir(parents=True)
        panorama = Image.radial_gradient("L").resize((1024, 512)).convert("RGB")
        panorama.save(source / "auyl" / "kui.jpg")
        (source / "region.toml").write_text(REGION, "utf-8")
        return RegionOptions(
            Folder(str(source)), Folder(str(folder / "site")), Folder(str(folder / "work")), workers=1
        )

    return write


@pytest.fixture(scope="session")
def built(
    write_region: Callable[[Path], RegionOptions], tmp_path_factory: pytest.TempPathFactory
) -> tuple[RegionOptions, BuiltRegion]:
    """The region, built once for tests that only look at it."""
    options = write_region(tmp_path_factory.mktemp("region"))
    return options, build_region(options, Quiet())


@pytest.fixture
def again(built: tuple[RegionOptions, BuiltRegion], tmp_path: Path) -> RegionOptions:
    """The same region, built already, for a test to change."""
    folder = built[0].folder.path.parent
    for name in ("source", "site", "work"):
        shutil.copytree(folder / name, tmp_path / name, dirs_exist_ok=True)
    return RegionOptions(
        Folder(str(tmp_path / "source")),
        Folder(str(tmp_path / "site")),
        Folder(str(tmp_path / "work")),
        workers=1,
    )


@pytest.fixture(scope="session")
def address(built: tuple[RegionOptions, BuiltRegion]) -> Iterator[str]:
    with open_server(built[0].site.path) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.url
        server.shutdown()


@pytest.fixture
def quiet() -> Quiet:
    return Quiet()
