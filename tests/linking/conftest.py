"""One synthetic museum, compared once for all tests of the package."""

from __future__ import annotations

import pytest

from jetisu360.linking.pair.compare import Pair

from .world import CAMERAS, World, museum, pairs_of


@pytest.fixture(scope="session")
def building() -> World:
    return museum()


@pytest.fixture(scope="session")
def compared(building: World) -> dict[tuple[int, int], Pair]:
    """Every two of `world.CAMERAS`, with four wrong matches in ten."""
    return pairs_of(building, CAMERAS)
