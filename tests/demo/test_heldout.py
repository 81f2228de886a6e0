"""The pictures, plan and ground truth of the house held out agree with each other; no Blender needed."""

from __future__ import annotations

import json
import math
import struct
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

HELDOUT = Path(__file__).resolve().parents[2] / "demo" / "heldout"
LIMIT, ALL = 370_000, 6_000_000
NEAR = 4.0

Table = dict[str, Any]


@pytest.fixture(scope="module")
def truth() -> Table:
    return json.loads((HELDOUT / "ground_truth.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def brightness(truth: Table) -> dict[str, float]:
    """Mean grey of each picture in levels of 255."""
    return {s["id"]: float(_grey(s["file"]).mean()) for s in truth["scenes"]}


def _grey(name: str) -> np.ndarray:
    with Image.open(HELDOUT / "photos" / name) as picture:
        picture.draft("L", (512, 256))
        return np.asarray(picture.convert("L"), np.float32)


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
    assert {p.name for p in (HELDOUT / "photos").iterdir()} == files
    sizes = []
    for name in files:
        path = HELDOUT / "photos" / name
        assert jpeg_facts(path) == (2048, 1024, False), name
        sizes.append(path.stat().st_size)
    assert max(sizes) <= LIMIT
    assert sum(sizes) < ALL


def test_cameras_stand_in_their_rooms_at_very_different_heights(truth: Table) -> None:
    rooms = {r["id"]: r for r in truth["rooms"]}
    assert 6 <= len(rooms) <= 8
    assert {s["room"] for s in truth["scenes"]} == set(rooms)
    for scene in truth["scenes"]:
        room = rooms[scene["room"]]
        x, y, z = scene["position"]
        (x0, y0), (x1, y1) = room["outline"][0], room["outline"][2]
        assert x0 < x < x1, scene["id"]
        assert y0 < y < y1, scene["id"]
        assert z == pytest.approx(room["floor_z"] + scene["height"], abs=1e-3)
    heights = [s["height"] for s in truth["scenes"]]
    assert (min(heights), max(heights)) == (1.25, 1.9)
    headings = [s["heading"] for s in truth["scenes"]]
    assert min(abs(wrap(a - b)) for a, b in combinations(headings, 2)) > 0.5


def test_some_pictures_are_tilted_by_at_most_three_degrees(truth: Table) -> None:
    tilts = [(s["pitch"], s["roll"]) for s in truth["scenes"] if s["pitch"] or s["roll"]]
    assert 4 <= len(tilts) <= len(truth["scenes"]) // 2
    assert all(1.0 <= math.hypot(pitch, roll) <= 3.0 for pitch, roll in tilts)


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


def test_one_gets_from_any_picture_to_any_other_over_pairs_in_sight(truth: Table) -> None:
    rooms = {s["id"]: s["room"] for s in truth["scenes"]}
    sight = [(p["a"], p["b"]) for p in truth["pairs"] if p["in_sight"]]
    reached, front = {truth["scenes"][0]["id"]}, [truth["scenes"][0]["id"]]
    while front:
        here = front.pop()
        for pair in sight:
            if here in pair:
                there = pair[1] if pair[0] == here else pair[0]
                if there not in reached:
                    reached.add(there)
                    front.append(there)
    assert reached == set(rooms)
    near = [p for p in truth["pairs"] if p["in_sight"] and p["distance"] <= NEAR]
    assert len(near) >= 10
    assert sum(rooms[p["a"]] != rooms[p["b"]] for p in near) >= 3
    # Up the stairs to the half storey, too.
    steep = [
        p for p in truth["pairs"] if p["in_sight"] and {rooms[p["a"]], rooms[p["b"]]} == {"hall", "gallery"}
    ]
    assert any(abs(p["pitch_a_to_b"]) > 8 for p in steep)


def test_no_two_pictures_have_the_same_light(truth: Table) -> None:
    lights = [(s["light"]["day"], s["light"]["sun_azimuth"], *s["light"]["lit"]) for s in truth["scenes"]]
    assert len(set(lights)) == len(lights)
    # In every room with lamps of its own at least one picture is taken with them and, but for the room
    # without windows, one without.
    by_room: dict[str, set[bool]] = {}
    for scene in truth["scenes"]:
        by_room.setdefault(scene["room"], set()).add(scene["room"] in scene["light"]["lit"])
    assert {room for room, states in by_room.items() if states == {True}} == {"ethnography"}
    assert all(True in states for states in by_room.values())


def test_one_picture_is_much_darker_and_one_room_much_warmer(
    truth: Table, brightness: dict[str, float]
) -> None:
    order = sorted(brightness, key=brightness.__getitem__)
    assert order[0] == "library-2"
    assert brightness["library-2"] < 0.6 * float(np.median(list(brightness.values())))
    warmth = {}
    for scene in truth["scenes"]:
        with Image.open(HELDOUT / "photos" / scene["file"]) as picture:
            red, _, blue = np.asarray(picture.convert("RGB").reduce(8), np.float32).reshape(-1, 3).mean(0)
        warmth[scene["id"]] = float(red / blue)
    warmest = sorted(warmth, key=warmth.__getitem__)[-2:]
    assert set(warmest) == {"ethnography-1", "ethnography-2"}


def test_people_stand_elsewhere_in_every_picture(truth: Table) -> None:
    rooms = {r["id"]: r for r in truth["rooms"]}
    places = []
    for scene in truth["scenes"]:
        assert 2 <= len(scene["people"]) <= 3
        assert len({p["who"] for p in scene["people"]}) == len(scene["people"])
        for person in scene["people"]:
            x, y, z = person["position"]
            assert math.hypot(x - scene["position"][0], y - scene["position"][1]) > 0.8, scene["id"]
            outline, floor = rooms[scene["room"]]["outline"], rooms[scene["room"]]["floor_z"]
            assert outline[0][0] < x < outline[2][0], scene["id"]
            assert outline[0][1] < y < outline[2][1], scene["id"]
            assert z == floor
            places.append((x, y))
    assert min(math.dist(a, b) for a, b in combinations(places, 2)) > 0.1
