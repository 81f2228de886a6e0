"""The trap's pictures, plan and ground truth agree with each other; no Blender needed."""

from __future__ import annotations

import json
import math
import struct
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

TRAP = Path(__file__).resolve().parents[2] / "demo" / "trap"
LIMIT = 350_000
NEAR = 4.0

Table = dict[str, Any]


@pytest.fixture(scope="module")
def truth() -> Table:
    return json.loads((TRAP / "ground_truth.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def rooms(truth: Table) -> dict[str, str]:
    """Room of each scene."""
    return {s["id"]: s["room"] for s in truth["scenes"]}


def jpeg_facts(path: Path) -> tuple[int, int, bool]:
    """Width, height and whether there is an EXIF segment, from the markers alone."""
    data = path.read_bytes()
    assert data[:2] == b"\xff\xd8"
    at, exif = 2, False
    while data[at + 1] not in (0xC0, 0xC1, 0xC2):
        assert data[at] == 0xFF
        exif = exif or (data[at + 1] == 0xE1 and data[at + 4 : at + 8] == b"Exif")
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    height, width = struct.unpack(">HH", data[at + 5 : at + 9])
    return width, height, exif


def wrap(angle: float) -> float:
    return (angle + 180.0) % 360.0 - 180.0


def direction(origin: list[float], target: list[float], heading: float) -> tuple[float, float]:
    """Written out once more on purpose: the test must not trust the code that wrote the file."""
    dx, dy, dz = (t - o for t, o in zip(target, origin, strict=True))
    return wrap(math.degrees(math.atan2(dx, dy)) - heading), math.degrees(math.atan2(dz, math.hypot(dx, dy)))


def test_every_scene_has_its_picture_and_no_other_is_there(truth: Table) -> None:
    files = {s["file"] for s in truth["scenes"]}
    assert {p.name for p in (TRAP / "photos").iterdir()} == files
    for name in files:
        path = TRAP / "photos" / name
        assert jpeg_facts(path) == (2048, 1024, False), name
        assert path.stat().st_size <= LIMIT, name


def test_cameras_stand_in_their_rooms_and_no_heading_is_there_twice(truth: Table) -> None:
    boxes = {r["id"]: r["outline"] for r in truth["rooms"]}
    assert 9 <= len(boxes) <= 11
    assert 18 <= len(truth["scenes"]) <= 22
    assert {s["room"] for s in truth["scenes"]} == set(boxes)
    for scene in truth["scenes"]:
        x, y, z = scene["position"]
        (x0, y0), (x1, y1) = boxes[scene["room"]][0], boxes[scene["room"]][2]
        assert x0 < x < x1, scene["id"]
        assert y0 < y < y1, scene["id"]
        assert 1.45 <= z == scene["height"] <= 1.75, scene["id"]
    headings = [s["heading"] for s in truth["scenes"]]
    assert min(abs(wrap(a - b)) for a, b in combinations(headings, 2)) > 0.5


def test_a_few_pictures_are_tilted(truth: Table) -> None:
    tilts = [(s["pitch"], s["roll"]) for s in truth["scenes"] if s["pitch"] or s["roll"]]
    assert len(tilts) == 3
    assert all(1.0 <= max(abs(pitch), abs(roll)) <= 4.0 for pitch, roll in tilts)


def test_every_pair_is_there_once_and_its_directions_follow_from_the_poses(truth: Table) -> None:
    scenes = {s["id"]: s for s in truth["scenes"]}
    pairs = {frozenset((p["a"], p["b"])) for p in truth["pairs"]}
    assert len(pairs) == len(truth["pairs"]) == len(scenes) * (len(scenes) - 1) // 2
    for pair in truth["pairs"]:
        a, b = scenes[pair["a"]], scenes[pair["b"]]
        assert pair["distance"] == pytest.approx(math.dist(a["position"], b["position"]), abs=1e-3)
        for one, other, suffix in ((a, b, "a_to_b"), (b, a, "b_to_a")):
            yaw, pitch = direction(one["position"], other["position"], one["heading"])
            assert abs(wrap(pair[f"yaw_{suffix}"] - yaw)) < 0.01
            assert pair[f"pitch_{suffix}"] == pytest.approx(pitch, abs=0.01)
        assert 0.0 <= pair["share"] <= 1.0
        assert 0.0 <= pair["share_back"] <= 1.0


def test_there_are_near_pairs_in_rooms_and_through_doors(truth: Table, rooms: dict[str, str]) -> None:
    near = [p for p in truth["pairs"] if p["in_sight"] and p["distance"] <= NEAR]
    assert len(near) >= 18
    assert sum(rooms[p["a"]] != rooms[p["b"]] for p in near) >= 5
    # Whoever stands as near in the same room is seen.
    assert all(
        p["in_sight"]
        for p in truth["pairs"]
        if rooms[p["a"]] == rooms[p["b"]] and p["distance"] <= NEAR and rooms[p["a"]] != "corridor"
    )


def test_traps_are_those_of_the_rooms(truth: Table, rooms: dict[str, str]) -> None:
    kinds: Counter[str] = Counter()
    for pair in truth["pairs"]:
        kinds.update(pair["traps"])
        both = {rooms[pair["a"]], rooms[pair["b"]]}
        assert ("identical halls" in pair["traps"]) == (both == {"hall-a", "hall-b"})
        assert ("banner" in pair["traps"]) == (both == {"foyer", "lounge"})
        # What tempts most must be false: nobody sees from one hall into the other, nor both banners.
        if {"identical halls", "banner", "alike classrooms"} & set(pair["traps"]):
            assert not pair["in_sight"]
            assert pair["share"] < 0.01 > pair["share_back"]
    assert set(kinds) == {
        "identical halls",
        "banner",
        "alike classrooms",
        "repeated doors",
        "white corridors",
        "repeated signs",
        "parquet",
    }


def test_the_halls_lie_alike_and_one_place_is_the_same_in_both(truth: Table) -> None:
    corners = {r["id"]: r["outline"] for r in truth["rooms"]}
    shift = [b - a for a, b in zip(corners["hall-a"][0], corners["hall-b"][0], strict=True)]
    for one, other in zip(corners["hall-a"], corners["hall-b"], strict=True):
        assert [b - a for a, b in zip(one, other, strict=True)] == pytest.approx(shift)
    places = {
        hall: {
            (
                round(s["position"][0] - corners[hall][0][0], 3),
                round(s["position"][1] - corners[hall][0][1], 3),
            )
            for s in truth["scenes"]
            if s["room"] == hall
        }
        for hall in ("hall-a", "hall-b")
    }
    assert places["hall-a"] & places["hall-b"]


def test_two_cameras_of_the_corridor_stand_one_door_apart(truth: Table) -> None:
    found = {s["id"]: s["position"] for s in truth["scenes"] if s["room"] == "corridor"}
    steps = [math.dist(found[a][:2], found[b][:2]) for a, b in combinations(sorted(found), 2)]
    assert any(step == pytest.approx(3.0, abs=1e-6) for step in steps)
