"""Walks made by hand, and the tours that they become."""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from jetisu360.build.assemble import Wanted, assemble
from jetisu360.build.links import Linking
from jetisu360.build.made import Made
from jetisu360.build.plan.scene_plan import ScenePlan
from jetisu360.linking.constraints import Fixed
from jetisu360.linking.graph.solved_graph import SolvedGraph, SolvedLink
from jetisu360.tour.document.tour import Tour
from jetisu360.tour.museum_toml.museum_file import MuseumFile, read_museum_file

MakeTour = Callable[..., Any]
IDS = ["room-0", "room-1", "room-2", "room-3"]
PLACES = np.array([[0, 0, 0], [0, 0, 4], [5, 0, 4], [0, 3.2, 8]], float)
HEADINGS = np.array([0.0, 90, 180, 20])


def museum(source: str) -> MuseumFile:
    return read_museum_file(source.encode())[0]


def turned(degrees: float) -> float:
    return (degrees + 180) % 360 - 180


def link(a: int, b: int, confidence: float = 0.97, **more: Any) -> SolvedLink:
    """Between two of PLACES, with the directions that follow."""
    way = PLACES[b] - PLACES[a]
    north = math.degrees(math.atan2(way[0], way[2]))
    pitch = math.degrees(math.atan2(way[1], math.hypot(way[0], way[2])))
    yaw, back = turned(north - HEADINGS[a]), turned(north + 180 - HEADINGS[b])
    far = float(np.linalg.norm(way))
    turn = turned(float(HEADINGS[b] - HEADINGS[a]))
    return SolvedLink(a, b, yaw, pitch, back, -pitch, turn, confidence, far, arrow=True, **more)


def linking(count: int, links: Sequence[SolvedLink], **more: Any) -> Linking:
    """A walk through the first `count` of PLACES, in one piece unless said."""
    fixed = more.pop("fixed", Fixed())
    parts: dict[str, Any] = {
        "component": (0,) * count,
        "north": (False,),
        "scaled": (False,),
        "scale_group": (0,) * count,
        **more,
    }
    walk = SolvedGraph(tuple(links), HEADINGS[:count], PLACES[:count], **parts)
    return Linking(IDS[:count], walk, fixed, [f"{k}.jpg" for k in range(count)])


def assembled(
    make_tour: MakeTour, found: Linking | None, source: str = "", count: int = 3
) -> tuple[Tour, Any]:
    _, packed, _ = make_tour(*(f"mark-{k}" for k in range(count)))
    written = museum(source)
    names = {scene.file: scene for scene in written.scenes}
    packed = [replace(one, planned=replace(one.planned, entry=names.get(one.planned.name))) for one in packed]
    return assemble(written, ScenePlan(), Made(packed, linking=found), Wanted("museum"))
