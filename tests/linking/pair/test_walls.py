"""How walls stand in a picture is found, and is heard where matches leave a turn open."""

from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np
import pytest
import simplejpeg
from hypothesis import given, settings
from hypothesis import strategies as st

from jetisu360.linking.pair.compare import pair_of
from jetisu360.linking.pair.hypothesis import wrap
from jetisu360.linking.pair.walls import QUARTER, UNSEEN, WallAlignment, Walls, align, find_walls
from jetisu360.panorama.geometry.projection import level_matrix
from jetisu360.panorama.geometry.sphere import Crop, Level
from jetisu360.panorama.level.edges import Edges, find_edges

from ..world import Camera, World, matches_of, relative_pose_of

ROOT = Path(__file__).parents[3]


def folded(angle: float) -> float:
    return (angle + 45) % 90 - 45


def edges_of(yaws: list[float], level: Level = Level(), shake: float = 0.2) -> Edges:  # noqa: B008 - frozen
    """Edges along these level directions, each at some height beside the camera, as a tilted camera sees
    them.
    """
    draw = np.random.default_rng(5)
    normals = []
    for yaw in yaws:
        along = np.array([math.sin(math.radians(yaw)), 0, math.cos(math.radians(yaw))])
        to_it = np.cross(along, [0, 1, 0]) * draw.choice([-1, 1]) + [0, draw.uniform(-0.9, 0.9), 0]
        normal = np.cross(along, to_it) + draw.normal(scale=math.radians(shake), size=3)
        normals.append(level_matrix(level).T @ (normal / np.linalg.norm(normal)))
    some = np.full(len(yaws), 12.0)
    return Edges(np.array(normals).reshape(-1, 3), some, some, some)


@settings(deadline=None, derandomize=True)
@given(st.floats(0, 90, exclude_max=True), st.floats(-5, 5), st.floats(-5, 5))
def test_two_directions_at_right_angles_among_others(yaw: float, pitch: float, roll: float) -> None:
    others = list(np.random.default_rng(1).uniform(0, 180, 12))
    level = Level(pitch, roll)
    walls = find_walls(edges_of([yaw] * 12 + [yaw + 90] * 12 + others, level), level)
    assert walls is not None
    assert abs(folded(walls.angle - yaw)) < 0.4
    assert 0 <= walls.angle < QUARTER
    assert walls.reliance > 0.5


def test_nothing_is_said_of_a_round_room_or_without_edges() -> None:
    assert find_walls(edges_of([]), Level()) is None
    around = find_walls(edges_of(list(np.linspace(0, 180, 60, endpoint=False))), Level())
    assert around is None or around.reliance < 0.35


@pytest.mark.parametrize("scene", ["foyer", "gallery-1", "petroglyphs-2", "courtyard"])
def test_in_the_sample_museum_to_a_tenth_of_a_degree(scene: str) -> None:
    one = next(
        s
        for s in json.loads((ROOT / "demo" / "ground_truth.json").read_text("utf-8"))["scenes"]
        if s["id"] == scene
    )
    pixels = simplejpeg.decode_jpeg((ROOT / "demo" / "photos" / one["file"]).read_bytes(), "RGB")
    height, width = pixels.shape[:2]
    walls = find_walls(
        find_edges(pixels, Crop(0, 0, width, height, width, height)), Level(one["pitch"], one["roll"])
    )
    assert walls is not None
    # The house stands along north and east.
    assert abs(folded(walls.angle + one["heading"])) < 0.1
    assert walls.error < 0.3
    assert walls.reliance > 0.9


def test_a_turn_that_fits_the_walls_is_likelier_and_one_that_does_not_is_less_likely() -> None:
    fits = WallAlignment(30.0, 0.2, 0.9)
    assert fits.miss(121.0) == pytest.approx(-1.0)
    assert fits.speaks_for(-60.2, 0.2) > 2
    assert fits.speaks_for(70.0, 0.2) < -2
    # Held loosely, or by walls that hardly show, it says little.
    assert 0 < fits.speaks_for(-60.0, 12.0) < fits.speaks_for(-60.0, 0.2) / 2
    assert WallAlignment(30.0, 0.2, 0.1).speaks_for(70.0, 0.2) == pytest.approx(UNSEEN, abs=0.5)
    assert align(None, Walls(1, 1, 1)) is None


def test_through_a_door_walls_hold_the_turn(building: World) -> None:
    """A dozen things in one narrow direction: turn and way make good for each other, until walls say."""
    a, b = Camera(6, 3, 70), Camera(10, 3, 300)
    matches = matches_of(building, a, b, wrong=0.8, most=14)
    relative_yaw, _ = relative_pose_of(a, b)
    told = WallAlignment(relative_yaw % QUARTER, 0.1, 0.95)
    alone, with_walls = pair_of(matches), pair_of(matches, told)
    assert abs(wrap(with_walls.candidates[0].relative_yaw - relative_yaw)) < 0.5
    assert (
        abs(wrap(with_walls.candidates[0].relative_yaw - relative_yaw))
        <= abs(wrap(alone.candidates[0].relative_yaw - relative_yaw)) + 0.05
    )
    assert with_walls.candidates[0].slack <= alone.candidates[0].slack
    told_so, untold = with_walls.candidates[0].evidence, alone.candidates[0].evidence
    assert told_so is not None
    assert untold is not None
    assert told_so.walls > untold.walls == UNSEEN
