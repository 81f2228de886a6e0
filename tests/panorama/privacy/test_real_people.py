"""The people of the real photographs are found, and where nobody is there is little to look at."""

import json
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from benchmarks.privacy.judge import score_of

from jetisu360.panorama.geometry.sphere import Crop
from jetisu360.panorama.privacy.find import find
from jetisu360.panorama.privacy.region import Proposal, Region

MARKED: dict[str, Any] = json.loads((Path(__file__).parent / "marked_faces.json").read_text("utf-8"))
DATA = Path(__file__).parents[4] / "shared" / "data"

pytestmark = [pytest.mark.real, pytest.mark.slow]


def look(name: str) -> list[Proposal]:
    if not (DATA / name).exists():
        pytest.skip("the real photographs are not beside the checkout (../shared/data)")
    pixels = np.asarray(cv2.imread(str(DATA / name), cv2.IMREAD_COLOR_RGB), dtype=np.uint8)
    height, width = pixels.shape[:2]
    return find(pixels, Crop(0, 0, width, height, width, height))


@pytest.mark.parametrize("name", MARKED["pictures"])
def test_everybody_who_was_marked_by_hand_is_found(name: str) -> None:
    found = look(name)
    for mark in MARKED["pictures"][name]:
        face = Region(mark["yaw"], mark["pitch"], mark["width"], mark["height"])
        assert score_of(face, found), f"{mark}: {found}"


@pytest.mark.parametrize("name", ["polyhaven/hall_of_finfish.jpg", "geovisio/1.jpg"])
def test_where_nobody_is_there_are_at_most_twelve_proposals(name: str) -> None:
    assert len(look(name)) <= 12
