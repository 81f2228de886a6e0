"""The step that solves for the walk: from compared pairs and the keeper's words to links, headings,
positions.
"""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from jetisu360.build.cache_keys import graph_code
from jetisu360.build.steps.compare_pairs import pair_file
from jetisu360.build.steps.constraints import Edge, fixed_by, forced_by, words_of
from jetisu360.build.steps.damaged import Damaged
from jetisu360.build.steps.pose_graph_record import from_record, to_record
from jetisu360.storage import Folder
from jetisu360.tour.museum_toml.museum_file import MuseumFile, SceneEntry

if TYPE_CHECKING:
    from jetisu360.linking.graph.solved_graph import SolvedGraph
    from jetisu360.linking.pair.compare import Pair


@dataclass(frozen=True)
class GraphTask:
    """Scenes by their ids, with the keys of their features; the pairs that were compared, by number; and all
    that the keeper says of them. `pairs_code`: `cache_keys.pairs_code()`, by which the comparisons are named.
    `order`: the how-manieth each was taken (`walking_order`), None where nobody knows.
    """

    ids: tuple[str, ...]
    features: tuple[str, ...]
    pairs: tuple[Edge, ...]
    museum: MuseumFile
    entries: Mapping[str, SceneEntry]
    work: Folder
    pairs_code: str
    order: tuple[int, ...] | None = None

    @functools.cached_property
    def key(self) -> str:
        """The hash of everything that decides the walk, the keeper's words included."""
        pairs = [list(pair) for pair in self.pairs]
        words = words_of(self.museum, self.entries)
        decides = [graph_code(), list(self.ids), list(self.features), pairs, words, self.order]
        return sha256(json.dumps(decides, sort_keys=True).encode()).hexdigest()

    @property
    def pack(self) -> str:
        return f"{self.key}.zip"

    def pair_pack(self, pair: Edge) -> str:
        """The file of a comparison."""
        return pair_file(self.features[pair[0]], self.features[pair[1]], self.pairs_code)


def solve_graph(task: GraphTask) -> SolvedGraph:
    """The walk, from the work folder if nothing that decides it has changed. A pair whose step failed is
    taken for one that has nothing in common.

    Raises:
        Damaged
    """
    if task.work.exists(task.pack):
        try:
            return from_record(task.work.read(task.pack))
        except (ValueError, KeyError, OSError):
            pass  # a damaged file is as good as none
    notes, compared = inputs_of(task)
    walk = walk_of(task, notes, compared)
    if len(compared) == len(task.pairs):
        task.work.write(task.pack, to_record(walk))
    return walk


def walk_of(
    task: GraphTask, notes: Sequence[Mapping[str, Any]], compared: Mapping[Edge, Pair]
) -> SolvedGraph:
    """The walk, of what `inputs_of` has read: for who solves again and again while a person answers."""
    from jetisu360.linking.graph.neighbours import with_arrows
    from jetisu360.linking.graph.solve import solve

    count = len(task.ids)
    compass = {k: note for k in range(count) if (note := notes[k].get("heading")) is not None}
    gps = {k: note for k in range(count) if (note := notes[k].get("gps")) is not None}
    fixed = fixed_by(task.museum, task.ids, task.entries)
    walk = solve(count, compared, fixed, compass, local_metres(gps), task.order)
    return replace(walk, links=with_arrows(count, walk.links, forced_by(task.museum, task.ids)))


def inputs_of(task: GraphTask) -> tuple[list[dict[str, Any]], dict[Edge, Pair]]:
    """What the photographs say of themselves, and the comparisons that are there.

    Raises:
        Damaged
    """
    from jetisu360.linking.serialise import unpack_features, unpack_pair

    notes: list[dict[str, Any]] = []
    compared: dict[Edge, Pair] = {}
    damaged: list[str] = []
    for features in task.features:
        try:
            notes.append(unpack_features(task.work.read(f"{features}.zip"))[1])
        except (ValueError, OSError):
            damaged.append(f"{features}.zip")
    for pair in task.pairs:
        pack = task.pair_pack(pair)
        try:
            compared[pair] = unpack_pair(task.work.read(pack))
        except FileNotFoundError:
            continue
        except (ValueError, OSError):
            damaged.append(pack)
    if damaged:
        raise Damaged(damaged)
    return notes, compared


def local_metres(places: Mapping[int, Sequence[float]]) -> dict[int, tuple[float, float]]:
    """Degrees of latitude and longitude as metres east and north of their middle; good within a town."""
    if not places:
        return {}
    latitude = sum(place[0] for place in places.values()) / len(places)
    longitude = sum(place[1] for place in places.values()) / len(places)
    north = 111_320.0
    east = north * math.cos(math.radians(latitude))
    return {k: ((p[1] - longitude) * east, (p[0] - latitude) * north) for k, p in places.items()}
