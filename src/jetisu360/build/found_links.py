"""What the linking says of a museum's photographs, as plain values: for a page on which a keeper answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from jetisu360.build.cache_keys import pairs_code
from jetisu360.build.linked_scenes import SAME_FLOOR
from jetisu360.build.links import Linking, SceneToLink
from jetisu360.build.steps.compare_pairs import pair_file
from jetisu360.build.steps.constraints import STOREY

if TYPE_CHECKING:
    from jetisu360.linking.graph.solved_graph import SolvedLink
    from jetisu360.linking.pair.compare import Pair

CONTRADICTS = 6.0
"""Degrees by which a link misses the places that all others give its two rooms, to be said to contradict."""
OWN = 0.2
"""What hardly speaks for itself contradicts nobody: it is chance."""
LEAST_JOINING = 0.02
"""A pair that would join two parts is worth a look even where hardly anything speaks for it."""


@dataclass(frozen=True)
class Linked:
    """A linking, and the scenes that it is of, with the folder that their comparisons are in; `compared`:
    those of them that are in memory, by the numbers of their rooms.
    """

    linking: Linking
    scenes: Sequence[SceneToLink]
    compared: Mapping[tuple[int, int], Pair] = field(default_factory=dict)


def found_links(linked: Linked, *, places: bool = True) -> dict[str, Any]:
    """As JSON: `rooms` in the order of the tour, their `parts`, and every `pair` worth asking about, in no
    order. Rooms are called by the names of their photographs.

    A pair: `rooms`; `status`: `sure`, `suggested`, `confirmed` (a person called them neighbours), `drawn`,
    `refused`; `confidence` 0–1; `a`, `b`: where the arrow to the other lies, in each room, degrees, and the
    yaw on which one `arrives` there; `yaw`, `back`: where the other camera is; `turn`: heading of the second
    less that of the first; `metres`, None where nobody knows; `joins` two parts; `contradicts` the other
    links; `copies`: both seem to be one place; `arrow`: visitors get one; `places`: what both pictures show,
    if somebody wants to know.
    """
    linking, graph = linked.linking, linked.linking.graph
    shown = {(link.a, link.b) for link in graph.shown}
    joining = {
        (link.a, link.b)
        for link in graph.links
        if graph.component[link.a] != graph.component[link.b] and link.confidence >= LEAST_JOINING
    }
    pairs = [
        _pair(linked, link, places=places)
        for link in graph.links
        if (link.a, link.b) in shown | joining or _decided(linking, link)
    ]
    pairs += [_refused(linked, a, b) for a, b in sorted(linking.fixed.apart)]
    return {
        "rooms": list(_rooms(linking)),
        "parts": [
            {"north": bool(north), "measured": bool(scaled)}
            for north, scaled in zip(graph.north, graph.scaled, strict=True)
        ],
        "pairs": pairs,
    }


def _rooms(linking: Linking) -> Iterator[Mapping[str, Any]]:
    graph = linking.graph
    for k, name in enumerate(linking.names):
        x, up, y = (float(v) for v in graph.positions[k])
        yield {
            "file": name,
            "id": linking.ids[k],
            "part": int(graph.component[k]),
            "scale": int(graph.scale_group[k]),
            "placed": graph.component.count(graph.component[k]) > 1 or k in linking.fixed.positions,
            "heading": round(float(graph.headings[k]) % 360, 2),
            "x": round(x, 2),
            "y": round(y, 2),
            "floor": round(up / STOREY) if abs(up) > SAME_FLOOR else 0,
        }


def _pair(linked: Linked, link: SolvedLink, *, places: bool) -> dict[str, Any]:
    from jetisu360.linking.arrows import arrow
    from jetisu360.linking.common_places import common_places

    linking, graph = linked.linking, linked.linking.graph
    height = linking.fixed.camera_height
    there, back = (arrow(graph, link, back=turned, camera_height=height) for turned in (False, True))
    compared = _compared(linked, link.a, link.b) if places else None
    together = graph.component[link.a] == graph.component[link.b]
    return {
        "rooms": [linking.names[link.a], linking.names[link.b]],
        "status": _status(linking, link),
        "confidence": round(link.confidence, 3),
        "a": _arrow(there[0], there[1], back[2]),
        "b": _arrow(back[0], back[1], there[2]),
        "yaw": round(link.yaw, 2),
        "back": round(link.yaw_back, 2),
        "turn": round(link.relative_yaw, 2),
        "metres": round(link.metres, 2) if link.metres > 0 else None,
        "matches": link.matches,
        "agree": link.inliers,
        "loops": link.loops,
        "joins": not together,
        "contradicts": together and link.by_itself >= OWN and _off(linking, link) > CONTRADICTS,
        "copies": (link.a, link.b) in graph.aliased,
        "arrow": link.arrow,
        "places": [list(place) for place in common_places(compared.matches, link)] if compared else [],
    }


def _refused(linked: Linked, a: int, b: int) -> dict[str, Any]:
    """A pair that a person called no neighbours, with what was thought of it before."""
    from jetisu360.linking.arrows import PITCH

    linking, graph = linked.linking, linked.linking.graph
    compared = _compared(linked, a, b)
    best = compared.candidates[0] if compared and compared.candidates else None
    yaw, back = (best.yaw, best.yaw_back) if best else (0.0, 0.0)
    return {
        "rooms": [linking.names[a], linking.names[b]],
        "status": "refused",
        "confidence": round(best.probability, 3) if best else 0.0,
        "a": _arrow(yaw, PITCH, yaw + 180),
        "b": _arrow(back, PITCH, back + 180),
        "yaw": round(yaw, 2),
        "back": round(back, 2),
        "turn": round(best.relative_yaw, 2) if best else 0.0,
        "metres": None,
        "matches": len(compared.matches) if compared else 0,
        "agree": best.inliers if best else 0,
        "loops": 0,
        "joins": graph.component[a] != graph.component[b],
        "contradicts": False,
        "copies": False,
        "arrow": False,
        "places": [],
    }


def _arrow(yaw: float, pitch: float, arrives: float) -> dict[str, float]:
    return {
        "yaw": round(_wrapped(yaw), 2),
        "pitch": round(pitch, 2),
        "arrives": round(_wrapped(arrives), 2),
    }


def _status(linking: Linking, link: SolvedLink) -> str:
    edge = (link.a, link.b)
    if link.drawn:
        return "drawn"
    if edge in linking.fixed.joined:
        return "confirmed"
    return "sure" if link.sure else "suggested"


def _decided(linking: Linking, link: SolvedLink) -> bool:
    edge = (link.a, link.b)
    fixed = linking.fixed
    return link.drawn or edge in fixed.joined or edge in fixed.flipped or edge in fixed.distances


def _off(linking: Linking, link: SolvedLink) -> float:
    """Degrees by which a link misses the headings that the tour has."""
    headings = linking.graph.headings
    return abs(_wrapped(float(headings[link.b] - headings[link.a]) - link.relative_yaw))


def _compared(linked: Linked, a: int, b: int) -> Pair | None:
    """The comparison of two rooms, if it is there and can be read."""
    from jetisu360.linking.serialise import unpack_pair

    if known := linked.compared.get((a, b)):
        return known
    by_id = {scene.id: scene.features for scene in linked.scenes}
    one, other = (by_id[linked.linking.ids[k]] for k in (a, b))
    try:
        return unpack_pair(one.work.read(pair_file(one.key, other.key, pairs_code())))
    except (OSError, ValueError):
        return None


def _wrapped(degrees: float) -> float:
    return (degrees + 180) % 360 - 180
