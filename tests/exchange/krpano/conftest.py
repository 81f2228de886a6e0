"""Faces of a sphere that is known."""

from typing import Any

import pytest

from ..foreign_faces import Faces


@pytest.fixture
def faces(helpers: Any) -> Faces:
    return Faces(helpers.colours)
