"""A museum of two rooms, built, and copied for every test that edits it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from jetisu360.build.options import Options
from jetisu360.build.pipeline import build
from jetisu360.build.progress import Silent
from jetisu360.storage import Folder

from ...packs import MakePhoto

TEXTS = """\
id = "museum"
title = { kk = "Музей", ru = "Музей", en = "Museum" }
address = "https://museum.example.kz/"

[[scenes]]
file = "1.jpg"
id = "hall"
title = { kk = "Зал", ru = "Зал", en = "Hall" }
description = { kk = "Кең зал.", ru = "Большой зал.", en = "A wide hall." }

[[scenes]]
file = "2.jpg"
id = "yard"
title = { kk = "Аула", ru = "Двор", en = "Yard" }
description = { kk = "Аула.", ru = "Двор.", en = "A yard." }

[[links]]
from = "hall"
to = "yard"
yaw = 45.0
arrival = { yaw = 10.0, pitch = 0.0 }
both = true

[[objects]]
id = "vase"
title = { kk = "Құмыра", ru = "Кувшин", en = "Vase" }
description = { kk = "Құмыра.", ru = "Кувшин.", en = "A vase." }
"""


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory, make_photo: MakePhoto) -> Path:
    """A folder with `photos`, `site` and the work folder of the site."""
    folder = tmp_path_factory.mktemp("keeper-bar")
    for number in (1, 2):
        make_photo(folder / "photos" / f"{number}.jpg", number)
    (folder / "photos" / "museum.toml").write_text(TEXTS, "utf-8")
    build(options_in(folder), Silent())
    return folder


@pytest.fixture
def museum(built_once: Path, tmp_path: Path) -> Path:
    """The same, of the test's own, and built there: a work folder knows sites by their place."""
    folder = Path(shutil.copytree(built_once, tmp_path / "museum"))
    build(options_in(folder), Silent())
    return folder


def options_in(folder: Path) -> Options:
    return Options(
        Folder(str(folder / "photos")),
        Folder(str(folder / "site")),
        Folder(str(folder / "site.work")),
        links=False,
        workers=1,
    )
