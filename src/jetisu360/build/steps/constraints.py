"""What the keeper says in museum.toml of how the scenes stand to each other, as the solver takes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from jetisu360.tour.museum_toml.museum_file import MuseumFile, SceneEntry

if TYPE_CHECKING:
    from jetisu360.linking.constraints import Fixed

Edge = tuple[int, int]
STOREY = 3.0
"""Metres from floor to floor, where nothing else is known."""


def words_of(museum: MuseumFile, entries: Mapping[str, SceneEntry]) -> Any:
    """What of museum.toml decides a walk."""
    scenes = [
        (id_, entry.heading, entry.position and entry.position.model_dump()) for id_, entry in entries.items()
    ]
    links = [link.model_dump(by_alias=True) for link in museum.links]
    return [scenes, links, museum.walk.model_dump()]


def fixed_by(museum: MuseumFile, ids: Sequence[str], entries: Mapping[str, SceneEntry]) -> Fixed:
    """What the keeper said, by numbers of scenes. What is said of scenes that are not there is passed
    over.
    """
    import numpy as np

    from jetisu360.linking.constraints import Drawn, Fixed

    at = {id_: k for k, id_ in enumerate(ids)}
    drawn: dict[Edge, Drawn] = {}
    for link in museum.links:
        if link.from_ in at and link.to in at and link.from_ != link.to:
            a, b = at[link.from_], at[link.to]
            drawn[a, b] = Drawn(link.yaw, link.arrival.yaw if link.arrival else None)
            if link.both and link.arrival is not None:
                drawn[b, a] = Drawn(link.arrival.yaw + 180, link.yaw + 180)
    scenes = [(at[id_], entry) for id_, entry in entries.items()]
    said = [(tuple(sorted((at[p.between[0]], at[p.between[1]]))), p) for p in _known(museum, at)]
    return Fixed(
        drawn=drawn,
        headings={k: scene.heading % 360 for k, scene in scenes if scene.heading is not None},
        positions={
            k: np.array([scene.position.x, STOREY * scene.position.floor, scene.position.y])
            for k, scene in scenes
            if scene.position is not None
        },
        distances={(e[0], e[1]): p.distance for e, p in said if p.distance is not None},
        apart=frozenset((e[0], e[1]) for e, p in said if p.link is False),
        flipped=frozenset((e[0], e[1]) for e, p in said if p.flip),
        joined=forced_by(museum, ids),
        seen={(e[0], e[1]): _seen(p, at) for e, p in said if p.link and None not in (p.yaw, p.back)},
        camera_height=museum.walk.camera_height,
    )


def _seen(pair: Any, at: Mapping[str, int]) -> tuple[float, float]:
    """Of the larger number in the smaller, and back; in the file they are in the order of `between`."""
    there, back = (
        (pair.yaw, pair.back) if at[pair.between[0]] < at[pair.between[1]] else (pair.back, pair.yaw)
    )
    return float(there), float(back)


def forced_by(museum: MuseumFile, ids: Sequence[str]) -> frozenset[Edge]:
    """Pairs that the keeper called neighbours."""
    at = {id_: k for k, id_ in enumerate(ids)}
    pairs = (sorted((at[p.between[0]], at[p.between[1]])) for p in _known(museum, at) if p.link)
    return frozenset((a, b) for a, b in pairs)


def _known(museum: MuseumFile, at: Mapping[str, int]) -> list[Any]:
    return [p for p in museum.walk.pairs if p.between[0] in at and p.between[1] in at]
