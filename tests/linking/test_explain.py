"""The picture that shows why two photographs are neighbours."""

from __future__ import annotations

import numpy as np
import pytest

from jetisu360.linking.explain import WIDTH, draw_matches
from jetisu360.linking.graph.pose_graph import Edge
from jetisu360.linking.graph.solve import solve
from jetisu360.linking.graph.solved_graph import SolvedGraph
from jetisu360.linking.pair.compare import Pair
from jetisu360.linking.pair.matching import Matches
from jetisu360.panorama.geometry.sphere import Crop, Level

from .spheres import full

GREEN, YELLOW = np.array([46, 204, 113]), np.array([255, 196, 0])
BLANK = np.full((128, 256, 3), 60, np.uint8)


def like(sheet: np.ndarray, colour: np.ndarray) -> np.ndarray:
    return np.abs(sheet.astype(int) - colour).max(axis=-1) < 12


@pytest.fixture(scope="module")
def solved(compared: dict[Edge, Pair]) -> SolvedGraph:
    return solve(2, {(0, 1): compared[0, 1]})


def drawn(
    matches: Matches, solved: SolvedGraph | None, crop: Crop | None = None, picture: np.ndarray = BLANK
) -> np.ndarray:
    link = solved.links[0] if solved else None
    return draw_matches((picture, picture), (crop or full(256),) * 2, (Level(),) * 2, matches, link)


def test_lines_join_what_agrees_and_the_other_camera_is_marked(
    compared: dict[Edge, Pair], solved: SolvedGraph
) -> None:
    sheet = drawn(compared[0, 1].matches, solved)
    assert sheet.dtype == np.uint8
    assert sheet.shape[1:] == (WIDTH, 3)
    assert sheet.shape[0] > WIDTH, "two panoramas, one above the other"
    assert like(sheet, GREEN).sum() > 5000
    link, half = solved.links[0], sheet.shape[0] // 2
    for yaw, rows in ((link.yaw, slice(0, half - 20)), (link.yaw_back, slice(half + 20, None))):
        column = int((yaw + 180) / 360 * WIDTH)
        assert like(sheet[rows, column - 2 : column + 3], YELLOW).any(axis=1).mean() > 0.8


def test_without_a_link_there_are_only_dots(compared: dict[Edge, Pair]) -> None:
    sheet = drawn(compared[0, 1].matches, None)
    assert not like(sheet, GREEN).any()
    assert not like(sheet, YELLOW).any()
    assert like(sheet, np.array([150, 150, 150])).sum() > 500
    assert like(drawn(Matches.none(), None), np.array([60, 60, 60])).sum() > WIDTH * 700


def test_a_partial_picture_lies_in_its_place(solved: SolvedGraph) -> None:
    """A window across the seam of a sphere: its two halves are at the two edges."""
    white = np.full((64, 64, 3), 250, np.uint8)
    sheet = drawn(Matches.none(), None, Crop(224, 32, 64, 64, 256, 128), white)
    seen = np.flatnonzero(like(sheet[300], np.array([250, 250, 250])))
    assert len(seen) == WIDTH // 4
    assert {0, WIDTH - 1} <= set(seen.tolist())
    assert not like(sheet[100], np.array([250, 250, 250])).any()
