"""A museum of three rooms whose linking is known beforehand: what a keeper says joins or parts them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.commands.review.museum import sphere

from jetisu360.build.links import SceneToLink
from jetisu360.build.steps.cut_scene import SceneTask
from jetisu360.build.steps.extract_features import FeatureTask
from jetisu360.commands.review_links.pictures import Pictures
from jetisu360.commands.review_links.session import Session
from jetisu360.panorama.geometry.sphere import Level
from jetisu360.panorama.tiles.encode import encode_image
from jetisu360.storage import Folder
from jetisu360.tour.museum_toml.keeper_file import KeeperFile
from jetisu360.tour.museum_toml.museum_file import MuseumFile

ROOMS = ("hall", "stairs", "yard")
LIKELY = {("hall", "stairs"): 0.6, ("stairs", "yard"): 0.4, ("hall", "yard"): 0.1}


class Solver:
    """As `SolvedAgain`: parts are what is confirmed or drawn. `asked`: how often it was solved."""

    levels = dict.fromkeys(ROOMS, Level())

    def __init__(self) -> None:
        self.asked = 0

    def found(self, museum: MuseumFile) -> dict[str, Any]:
        self.asked += 1
        hidden = {entry.file.removesuffix(".jpg") for entry in museum.scenes if entry.skip}
        said = {tuple(sorted(pair.between)): pair.link for pair in museum.walk.pairs}
        drawn = {tuple(sorted((link.from_, link.to))) for link in museum.links}
        rooms = [room for room in ROOMS if room not in hidden]
        part = {room: number for number, room in enumerate(rooms)}
        for one, other in [*(key for key, link in said.items() if link), *drawn]:
            if one in part and other in part:
                old, new = part[other], part[one]
                part = {room: new if number == old else number for room, number in part.items()}
        pairs = [
            _pair(key, confidence, _status(said.get(key), key in drawn), joins=part[key[0]] != part[key[1]])
            for key, confidence in LIKELY.items()
            if not hidden & {*key}
        ]
        return {
            "rooms": [_room(room, number, part[room]) for number, room in enumerate(rooms)],
            "parts": [{"north": False, "measured": False}] * (max(part.values()) + 1),
            "pairs": pairs,
        }


def _status(link: bool | None, drawn: bool) -> str:
    if drawn:
        return "drawn"
    return {True: "confirmed", False: "refused", None: "suggested"}[link]


def _room(name: str, number: int, part: int) -> dict[str, Any]:
    at = {"x": 4.0 * number, "y": 0.0, "floor": 0, "heading": 0.0}
    return {"file": f"{name}.jpg", "id": name, "part": part, "scale": part, "placed": True, **at}


def _pair(key: Sequence[str], confidence: float, status: str, *, joins: bool) -> dict[str, Any]:
    arrow = {"yaw": 20.0, "pitch": -8.0, "arrives": 30.0}
    return {
        **{"rooms": [f"{name}.jpg" for name in key], "status": status, "confidence": confidence},
        **{"a": arrow, "b": {**arrow, "yaw": -100.0}, "yaw": 20.0, "back": -100.0, "turn": 0.0},
        **{"metres": 4.0, "matches": 40, "agree": 12, "loops": 0, "joins": joins, "contradicts": False},
        **{"copies": False, "arrow": status != "suggested", "places": [[20.0, 0.0, -100.0, 0.0]]},
    }


def write_photographs(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for number, room in enumerate(ROOMS):
        (folder / f"{room}.jpg").write_bytes(encode_image(sphere((), 12 + 30 * number), "jpeg", 85))


def scenes(folder: Path) -> list[SceneToLink]:
    photos, work = Folder.at(str(folder)), Folder.at(f"{folder}.work")
    found = []
    for room in ROOMS:
        digest = hashlib.sha256((folder / f"{room}.jpg").read_bytes()).hexdigest()
        found.append(SceneToLink(room, FeatureTask(SceneTask(f"{room}.jpg", photos, work, digest))))
    return found


def session(folder: Path, solver: Solver | None = None) -> Session:
    rooms = scenes(folder)
    pictures = Pictures({scene.id: (scene.features.scene, Level()) for scene in rooms})
    return Session(KeeperFile(folder), solver or Solver(), rooms, pictures)  # type: ignore[arg-type]
