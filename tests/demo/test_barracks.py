"""The pictures, plan and ground truth of the barracks agree with each other; no Blender needed."""

from __future__ import annotations

import json
import math
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

BARRACKS = Path(__file__).resolve().parents[2] / "demo" / "barracks"
LIMIT = 250_000
MODULE = 6.0

Table = dict[str, Any]


@pytest.fixture(scope="module")
def truth() -> Table:
    return json.loads((BARRACKS / "ground_truth.json").read_text(encoding="utf-8"))


def test_every_scene_has_its_picture_and_no_other_is_there(truth: Table) -> None:
    files = {scene["file"] for scene in truth["scenes"]}
    assert {path.name for path in (BARRACKS / "photos").iterdir()} == files
    for name in files:
        path = BARRACKS / "photos" / name
        assert path.stat().st_size <= LIMIT
        with Image.open(path) as picture:
            assert picture.size == (1536, 768)


def test_two_numbers_of_the_camera_are_missing(truth: Table) -> None:
    numbers = [int(scene["id"].removeprefix("dsc-")) for scene in truth["scenes"]]
    assert numbers == sorted(numbers)
    assert set(range(numbers[0], numbers[-1] + 1)) - set(numbers) == {419, 428}


def test_modules_are_equal(truth: Table) -> None:
    rooms = {room["id"]: room for room in truth["rooms"]}
    first = rooms["dormitory-1"]["outline"]
    for k in range(1, 4):
        for (x, y), there in zip(first, rooms[f"dormitory-{k + 1}"]["outline"], strict=True):
            assert there == pytest.approx([x + MODULE * k, y])
    places = {scene["id"]: scene["position"] for scene in truth["scenes"]}
    for one, other in (("0414", "0418"), ("0418", "0422"), ("0422", "0426"), ("0417", "0420")):
        (x, y, z), there = places[f"dsc-{one}"], places[f"dsc-{other}"]
        assert there == pytest.approx([x + MODULE, y, z])


def test_who_follow_each_other_mostly_see_each_other(truth: Table) -> None:
    ids = [scene["id"] for scene in truth["scenes"]]
    sight = {frozenset((pair["a"], pair["b"])) for pair in truth["pairs"] if pair["in_sight"]}
    following = [frozenset(pair) in sight for pair in pairwise(ids)]
    assert sum(following) >= 0.6 * len(following)
    places = {scene["id"]: scene["position"] for scene in truth["scenes"]}
    for pair in truth["pairs"]:
        assert pair["distance"] == pytest.approx(math.dist(places[pair["a"]], places[pair["b"]]), abs=1e-3)
