"""What a page is told of the links: enough to ask a person, in the order of what it would change."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tests.linking.world import CAMERAS, pairs_of
from tests.linking.world import museum as building

from jetisu360.build.cache_keys import pairs_code
from jetisu360.build.found_links import Linked, found_links
from jetisu360.build.links import Linking, SceneToLink
from jetisu360.build.steps.compare_pairs import pair_file
from jetisu360.build.steps.cut_scene import SceneTask
from jetisu360.build.steps.extract_features import FeatureTask
from jetisu360.linking.constraints import Fixed
from jetisu360.linking.graph.neighbours import with_arrows
from jetisu360.linking.graph.solve import solve
from jetisu360.linking.pair.compare import Pair
from jetisu360.linking.pair.hypothesis import wrap
from jetisu360.linking.serialise import pack_pair
from jetisu360.storage import Folder

USED = ((0, 1), (3, 4), (4, 6), (6, 7), (4, 7))
"""A house in three parts: 0–1, 3–4 and 6–7, of which the last two may be joined by what 4 and 6 show."""


def unsure(pair: Pair) -> Pair:
    """The same, believed half as much."""
    weaker = [replace(one, probability=one.probability / 2) for one in pair.candidates]
    return replace(pair, candidates=tuple(weaker))


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """`found_links` of that house by what a person said of it."""
    work = Folder.at(Path(tmp_path_factory.mktemp("work")))
    compared = pairs_of(building(), CAMERAS)
    # It is right, and by itself as likely as not: a person has to be asked.
    compared[4, 6] = unsure(compared[4, 6])
    scenes = [
        SceneToLink(
            f"room-{k}",
            FeatureTask(SceneTask(f"{k}.jpg", work, work, sha256(bytes([k])).hexdigest()), "code"),
        )
        for k in range(8)
    ]
    for a, b in USED:
        name = pair_file(scenes[a].features.key, scenes[b].features.key, pairs_code())
        work.write(name, pack_pair(compared[a, b]))

    def tell(fixed: Fixed | None = None) -> dict[str, Any]:
        fixed = fixed or Fixed()
        graph = solve(8, {edge: compared[edge] for edge in USED}, fixed)
        graph = replace(graph, links=with_arrows(8, graph.links, fixed.joined))
        linking = Linking([scene.id for scene in scenes], graph, fixed, [f"{k}.jpg" for k in range(8)])
        return json.loads(json.dumps(found_links(Linked(linking, scenes))))  # type: ignore[no-any-return]

    return tell


def between(told: dict[str, Any], a: int, b: int) -> dict[str, Any]:
    return next(pair for pair in told["pairs"] if pair["rooms"] == [f"{a}.jpg", f"{b}.jpg"])


def test_a_suggestion_that_joins_two_parts_is_told_with_all_that_shows_it(told: Any) -> None:
    found = told()
    rooms = {room["file"]: room for room in found["rooms"]}
    assert [rooms[f"{k}.jpg"]["part"] for k in (3, 4, 6, 7)] in (
        [2, 2, 4, 4],
        [2, 2, 3, 3],
        [3, 3, 4, 4],
        [2, 2, 5, 5],
    )
    assert not rooms["2.jpg"]["placed"], "it hangs alone"
    pair = between(found, 4, 6)
    assert (pair["status"], pair["joins"], pair["arrow"], pair["contradicts"]) == (
        "suggested",
        True,
        False,
        False,
    )
    assert pair["a"]["yaw"] == pair["yaw"]
    assert abs(wrap(pair["b"]["arrives"] - pair["back"] - 180)) < 0.05, "who comes in looks onward"
    assert abs(wrap(pair["yaw"] - pair["turn"] + 180 - pair["back"])) < 0.05
    assert between(found, 0, 1)["status"] == "sure"
    assert not between(found, 0, 1)["joins"]


def test_the_marked_places_are_the_same_things_far_from_each_other(told: Any) -> None:
    """What is marked in both pictures lies in one plane with the line between the cameras."""
    pair = between(told(), 0, 1)
    assert 6 <= len(pair["places"]) <= 12

    def direction(yaw: float, pitch: float) -> Any:
        y, p = np.radians(yaw), np.radians(pitch)
        return np.array([np.cos(p) * np.sin(y), np.sin(p), np.cos(p) * np.cos(y)])

    baseline = direction(pair["yaw"], 0)
    for yaw, pitch, yaw_b, pitch_b in pair["places"]:
        seen = direction(yaw_b + pair["turn"], pitch_b)
        off = np.cross(direction(yaw, pitch), baseline) @ seen
        assert abs(np.degrees(off)) < 3
    shown = np.stack([direction(yaw, pitch) for yaw, pitch, *_ in pair["places"]])
    apart = shown @ shown.T - np.eye(len(shown))
    assert apart.max() < np.cos(np.radians(5.9))


def test_what_a_person_said_is_told_as_said(told: Any) -> None:
    shown = between(told(), 4, 6)
    said = Fixed(
        joined=frozenset({(4, 6)}), seen={(4, 6): (shown["yaw"], shown["back"])}, apart=frozenset({(4, 7)})
    )
    found = told(said)
    rooms = {room["file"]: room["part"] for room in found["rooms"]}
    assert rooms["3.jpg"] == rooms["7.jpg"]
    pair = between(found, 4, 6)
    assert (pair["status"], pair["joins"], pair["arrow"], pair["confidence"]) == (
        "confirmed",
        False,
        True,
        1.0,
    )
    assert between(found, 4, 7)["status"] == "refused"


def test_a_comparison_that_cannot_be_read_costs_only_its_places(
    told: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "jetisu360.linking.serialise.unpack_pair",
        lambda data: 1 / 0 if not data else (_ for _ in ()).throw(ValueError()),
    )
    assert between(told(), 0, 1)["places"] == []
