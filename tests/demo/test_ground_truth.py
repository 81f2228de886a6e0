"""The sample museum's pictures, ground truth and texts agree with each other; no Blender needed."""

from __future__ import annotations

import json
import math
import struct
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

DEMO = Path(__file__).resolve().parents[2] / "demo"
PHOTOS = DEMO / "photos"
LANGUAGES = {"kk", "ru", "en"}
LIMIT = 1_500_000

Table = dict[str, Any]


@pytest.fixture(scope="module")
def truth() -> Table:
    return json.loads((DEMO / "ground_truth.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def museum() -> Table:
    return tomllib.loads((PHOTOS / "museum.toml").read_text(encoding="utf-8"))


def jpeg_facts(path: Path) -> tuple[int, int, bool]:
    """Width, height and whether there is an EXIF segment, from the markers alone."""
    data = path.read_bytes()
    assert data[:2] == b"\xff\xd8"
    at, exif = 2, False
    while True:
        assert data[at] == 0xFF
        marker = data[at + 1]
        (length,) = struct.unpack(">H", data[at + 2 : at + 4])
        if marker == 0xE1 and data[at + 4 : at + 8] == b"Exif":
            exif = True
        if marker in (0xC0, 0xC1, 0xC2):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height, exif
        at += 2 + length


def wrap(angle: float) -> float:
    return (angle + 180.0) % 360.0 - 180.0


def inside(outline: list[list[float]], x: float, y: float) -> bool:
    hit = False
    for (x0, y0), (x1, y1) in zip(outline, outline[1:] + outline[:1], strict=True):
        if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
            hit = not hit
    return hit


def direction(origin: list[float], target: list[float], heading: float) -> tuple[float, float]:
    """Written out once more on purpose: the test must not trust the code that wrote the file."""
    dx, dy, dz = (t - o for t, o in zip(target, origin, strict=True))
    return wrap(math.degrees(math.atan2(dx, dy)) - heading), math.degrees(math.atan2(dz, math.hypot(dx, dy)))


def test_pictures_are_panoramas_of_the_agreed_size(truth: Table) -> None:
    for scene in truth["scenes"]:
        path = PHOTOS / scene["file"]
        assert jpeg_facts(path) == (4096, 2048, False), path.name
        assert path.stat().st_size <= LIMIT, path.name


def test_there_are_no_other_pictures(truth: Table) -> None:
    assert {p.name for p in PHOTOS.glob("*.jpg")} == {s["file"] for s in truth["scenes"]}


def test_rooms_and_scenes_are_enough(truth: Table) -> None:
    rooms = {r["id"] for r in truth["rooms"]}
    assert len(rooms) >= 7
    assert {"courtyard", "yurt"} <= rooms
    assert 10 <= len(truth["scenes"]) <= 12
    assert {s["room"] for s in truth["scenes"]} == rooms


def test_exactly_two_pictures_are_tilted(truth: Table, museum: Table) -> None:
    tilted = {s["id"]: (s["pitch"], s["roll"]) for s in truth["scenes"] if s["pitch"] or s["roll"]}
    assert sorted(tilted.values()) == [(-1.6, 4.0), (3.1, -2.4)]
    assert {
        s["id"]: (s["level"]["pitch"], s["level"]["roll"]) for s in museum["scenes"] if "level" in s
    } == tilted


def test_cameras_stand_in_their_rooms_at_eye_level(truth: Table) -> None:
    rooms = {r["id"]: r for r in truth["rooms"]}
    for scene in truth["scenes"]:
        x, y, z = scene["position"]
        room = rooms[scene["room"]]
        assert inside(room["outline"], x, y), scene["id"]
        assert scene["height"] == pytest.approx(z - room["floor_z"])
        assert 1.45 <= scene["height"] <= 1.75
        assert abs(scene["heading"] % 90) > 1.0, "headings must not follow the walls"


def test_doors_join_known_rooms_and_one_loop_exists(truth: Table) -> None:
    rooms = {r["id"] for r in truth["rooms"]}
    edges = [tuple(d["between"]) for d in truth["doors"]]
    assert all(set(edge) <= rooms for edge in edges)
    # A connected graph with as many edges as nodes has a loop.
    reached, todo = {"courtyard"}, ["courtyard"]
    while todo:
        here = todo.pop()
        for a, b in edges:
            for near, far in ((a, b), (b, a)):
                if near == here and far not in reached:
                    reached.add(far)
                    todo.append(far)
    assert reached == rooms
    assert len(edges) >= len(rooms)


def test_every_pair_is_there_once_and_its_directions_follow_from_the_poses(truth: Table) -> None:
    scenes = {s["id"]: s for s in truth["scenes"]}
    names = {frozenset((p["a"], p["b"])) for p in truth["pairs"]}
    assert len(names) == len(truth["pairs"]) == len(scenes) * (len(scenes) - 1) // 2
    for pair in truth["pairs"]:
        a, b = scenes[pair["a"]], scenes[pair["b"]]
        assert pair["distance"] == pytest.approx(math.dist(a["position"], b["position"]), abs=1e-3)
        for one, other, suffix in ((a, b, "a_to_b"), (b, a, "b_to_a")):
            yaw, pitch = direction(one["position"], other["position"], one["heading"])
            assert abs(wrap(pair[f"yaw_{suffix}"] - yaw)) < 0.01
            assert pair[f"pitch_{suffix}"] == pytest.approx(pitch, abs=0.01)
        # Both lines of sight are one line: seen from the other end it points back.
        back = wrap(pair["yaw_a_to_b"] + a["heading"] - pair["yaw_b_to_a"] - b["heading"])
        assert abs(abs(back) - 180.0) < 0.01
        assert pair["pitch_a_to_b"] == pytest.approx(-pair["pitch_b_to_a"], abs=0.01)
        assert 0.0 <= pair["share"] <= 1.0
        assert 0.0 <= pair["share_back"] <= 1.0


def test_linking_has_near_pairs_and_pairs_through_doors(truth: Table) -> None:
    rooms = {s["id"]: s["room"] for s in truth["scenes"]}
    near = [p for p in truth["pairs"] if 1.5 <= p["distance"] <= 4.0 and rooms[p["a"]] == rooms[p["b"]]]
    through = [
        p for p in truth["pairs"] if p["in_sight"] and rooms[p["a"]] != rooms[p["b"]] and p["share"] > 0.02
    ]
    assert len(near) >= 4
    assert all(p["in_sight"] for p in near)
    assert len(through) >= 5


def test_links_go_both_ways_and_point_at_the_other_camera_or_the_door(truth: Table, museum: Table) -> None:
    scenes = {s["id"]: s for s in truth["scenes"]}
    doors = {frozenset(d["between"]): d["centre"] for d in truth["doors"]}
    sight = {frozenset((p["a"], p["b"])): p["in_sight"] for p in truth["pairs"]}
    links = {(x["from"], x["to"]): x for x in museum["links"]}
    assert len(links) == len(museum["links"])
    for (start, end), link in links.items():
        assert (end, start) in links
        a, b = scenes[start], scenes[end]
        target = b["position"] if sight[frozenset((start, end))] else doors[frozenset((a["room"], b["room"]))]
        assert abs(wrap(link["yaw"] - direction(a["position"], target, a["heading"])[0])) < 0.01
        assert -35.0 <= link["pitch"] <= -10.0
    assert {x["from"] for x in museum["links"]} == set(scenes)


def test_labels_point_at_things_that_the_camera_sees(truth: Table, museum: Table) -> None:
    scenes = {s["id"]: s for s in truth["scenes"]}
    for scene in museum["scenes"]:
        a = scenes[scene["id"]]
        for label in scene["labels"]:
            fits = [
                anchor
                for anchor in truth["anchors"]
                if scene["id"] in anchor["seen_from"]
                and abs(wrap(label["yaw"] - direction(a["position"], anchor["position"], a["heading"])[0]))
                < 0.01
                and abs(label["pitch"] - direction(a["position"], anchor["position"], a["heading"])[1]) < 0.01
            ]
            assert fits, f"{scene['id']}: {label['id']}"


def texts(value: Any, path: str = "") -> list[tuple[str, Table]]:
    """All tables that hold a language."""
    if isinstance(value, list):
        return [found for i, item in enumerate(value) for found in texts(item, f"{path}[{i}]")]
    if isinstance(value, dict):
        own = [(path, value)] if LANGUAGES & set(value) else []
        return own + [found for key, item in value.items() for found in texts(item, f"{path}.{key}")]
    return []


def test_every_text_is_there_in_three_languages(museum: Table) -> None:
    found = texts(museum)
    assert len(found) > 100
    for path, table in found:
        assert set(table) == LANGUAGES, path
        assert all(len(t.strip()) > 1 for t in table.values()), path
        assert table["en"] not in (table["kk"], table["ru"]), path


def test_objects_are_labelled_and_numbered_once(museum: Table) -> None:
    objects = {o["id"] for o in museum["objects"]}
    assert len(objects) == len(museum["objects"]) >= 14
    assert len({o["inventory_number"] for o in museum["objects"]}) == len(objects)
    labelled = {x["object"] for s in museum["scenes"] for x in s["labels"] if x["kind"] == "object"}
    assert labelled == objects
    assert sum(x["kind"] == "text" for s in museum["scenes"] for x in s["labels"]) >= 5
    assert museum["start"] in {s["id"] for s in museum["scenes"]}


def test_museum_toml_is_what_the_writer_writes() -> None:
    before = (PHOTOS / "museum.toml").read_text(encoding="utf-8")
    code = (
        "import json, tomllib, sys; from pathlib import Path;"
        "sys.path.insert(0, 'demo'); import write_museum as w;"
        "d = tomllib.loads(Path('demo/texts.toml').read_text(encoding='utf-8'));"
        "t = json.loads(Path('demo/ground_truth.json').read_text(encoding='utf-8'));"
        "k = tomllib.loads(Path('demo/decided.toml').read_text(encoding='utf-8'));"
        "sys.stdout.buffer.write(w.compose(d, t, k).encode('utf-8'))"
    )
    result = subprocess.run([sys.executable, "-c", code], cwd=DEMO.parent, capture_output=True, check=True)
    assert result.stdout.decode("utf-8") == before
