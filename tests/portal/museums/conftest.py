"""Originals in a folder of the test, and photographs that a museum has."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jetisu360.portal.originals import photographs
from jetisu360.portal.originals.models import Photograph
from jetisu360.portal.originals.places import inside
from jetisu360.storage import Folder


@pytest.fixture(autouse=True)
def storage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(
        "jetisu360.portal.originals.store.place", lambda role: inside(Folder.at(tmp_path), role)
    )
    return tmp_path


@pytest.fixture
def add_photograph(house: Any) -> Callable[..., Photograph]:
    def add(name: str, museum: Any = None, data: bytes = b"") -> Photograph:
        data = data or name.encode()
        return photographs.add(museum or house.own, io.BytesIO(data), name, None, size=len(data))

    return add
