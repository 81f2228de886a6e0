"""A portal with a published museum, made once, and its backup."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from .portals import MAKE, Portal


@dataclass
class Kept:
    """`facts` of the portal that was, its `folder`, which tests may copy, and its backup."""

    facts: Any
    folder: Path
    backup: Path


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory, make_photo: Callable[..., Path]) -> Kept:
    place = tmp_path_factory.mktemp("kept")
    for number in range(3):
        make_photo(place / "photos" / f"{number}.jpg", number)
    portal = Portal(place / "portal")
    portal.run(MAKE, place / "photos")
    facts = portal.facts()
    portal.done("backup", place / "portal.zip")
    return Kept(facts, portal.folder, place / "portal.zip")


@pytest.fixture
def damaged(kept: Kept, tmp_path: Path) -> Path:
    """A copy of the backup, for tests that change it."""
    return Path(shutil.copy(kept.backup, tmp_path / "copy.zip"))
