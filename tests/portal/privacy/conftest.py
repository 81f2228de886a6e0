"""A museum with rooms in which faces were found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.commands.review.museum import PEOPLE, subjects, write_photographs

from jetisu360.portal.museums.working import as_folder
from jetisu360.portal.originals.photographs import add
from jetisu360.portal.privacy.found import as_json
from jetisu360.portal.privacy.models import Look
from jetisu360.portal.privacy.sessions import _kept


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    _kept.clear()
    yield
    _kept.clear()


@pytest.fixture
def looked(house: Any, tmp_path: Path) -> Any:
    """The museum `own` with three rooms in which faces were found."""
    photos, museum = tmp_path / "photos", house.own
    write_photographs(photos)
    for name in PEOPLE:
        with (photos / name).open("rb") as file:
            add(museum, file, name, house.people["keeper"], size=(photos / name).stat().st_size)
    as_folder(museum)
    found = [as_json(item) for item in subjects(photos) if item.file in PEOPLE]
    Look.objects.create(museum=museum, subjects=found)
    return museum
