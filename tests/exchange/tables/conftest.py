"""A museum without objects yet."""

from pathlib import Path

import pytest

from .inventory import Museum


@pytest.fixture
def inventory(tmp_path: Path) -> Museum:
    return Museum(tmp_path / "photos")
