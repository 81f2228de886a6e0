"""From photographs to a walk: the steps that look and compare, and what the keeper says, brought together."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any, overload

from jetisu360.build.cache_keys import graph_code, pairs_code
from jetisu360.build.folder import LeftOut
from jetisu360.build.run.local import Job, Runner
from jetisu360.build.steps.compare_pairs import compare_with, pair_file, tasks_of
from jetisu360.build.steps.cut_scene import Outcome
from jetisu360.build.steps.extract_features import LookTask, look_at
from jetisu360.build.steps.pose_graph_record import from_record, to_record
from jetisu360.files.limits import MOST_MANIFEST_VALUES, read_json
from jetisu360.files.over_limits import LimitExceeded
from jetisu360.files.stopped import WorkLost, work_lost
from jetisu360.language import _
from jetisu360.storage import Folder
from jetisu360.tour.museum_toml.museum_file import MuseumFile, SceneEntry

if TYPE_CHECKING:
    from jetisu360.linking.constraints import Fixed
    from jetisu360.linking.features.extraction import Features
    from jetisu360.linking.graph.solve import SolvedGraph
    from jetisu360.linking.pair.compare import Pair

Edge = tuple[int, int]
VANISHED = _("finished files in it have disappeared")
DAMAGED = _("files in it are damaged again and again")
STOREY = 3.0
"""Metres from floor to floor, where nothing else is known."""
COMPARE_PIXELS = 4e6
"""A comparison takes as much memory as cutting a picture of so many pixels."""


@dataclass(frozen=True)
class Stop:
    """A scene of the tour, by its id; how its photograph is read, and what the keeper wrote of it."""

    id: str
    look: LookTask
    entry: SceneEntry | None = None
    pixels: float = 0.0


@dataclass
class Walking:
    """The walk over `ids` (what could not be looked at is left out), what was said, and what it took.

    `failed`: steps that came to nothing. `blind`: pairs that the keeper called neighbours, of which nothing
    shows the direction.
    """

    ids: list[str]
    walk: SolvedGraph
    fixed: Fixed
    names: list[str]
    done: int = 0
    cpu: float = 0.0
    keys: set[str] = field(default_factory=set)
    failed: list[LeftOut] = field(default_factory=list)
    blind: list[Edge] = field(default_factory=list)


def find_walk(
    stops: Sequence[Stop],
    museum: MuseumFile,
    work: Folder,
    runner: Callable[[], Runner],
    began: Callable[[str, int], None],
    stepped: Callable[[Outcome], None],
) -> Walking:
    """Looks at the photographs, compares them, and solves for the walk. What is there already is not done
    again.

    `began` hears the name of a stage (`looking`, `comparing`) and how many steps it has; `stepped` each step.

    Raises:
        Stopped: the work folder or the processes cannot be used any more.
    """
    code = pairs_code()
    done, cpu = 0, 0.0
    failed: list[LeftOut] = []

    def run(stage: str, jobs: list[Job]) -> bool:
        """Whether every step of the stage came to something."""
        nonlocal done, cpu
        before = len(failed)
        if jobs:
            began(stage, len(jobs))
            for outcome in runner().run(jobs):
                cpu += outcome.cpu
                done += 1
                if outcome.left_out is not None:
                    failed.append(outcome.left_out)
                stepped(outcome)
        return len(failed) == before

    def attempt() -> Walking:
        there = work.files()
        looks = [stop for stop in stops if stop.look.pack not in there]
        all_seen = run("looking", [Job(stop.look, stop.pixels, look_at) for stop in looks])
        old, there = set(there), work.files()
        if all_seen and any(stop.look.pack not in there for stop in stops):
            raise WorkLost(folder=work.shown(), problem=VANISHED)
        seen = [stop for stop in stops if stop.look.pack in there]
        keys = [stop.look.key for stop in seen]
        pairs, chosen = _pairs(keys, work, code)
        missing = [pair for pair in pairs if pair_file(keys[pair[0]], keys[pair[1]], code) not in there]
        _check_looks({seen[k].look.pack for pair in missing for k in pair} & old, work)
        names = [stop.look.name for stop in seen]
        compared = run(
            "comparing",
            [Job(task, COMPARE_PIXELS, compare_with) for task in tasks_of(names, keys, missing, work, code)],
        )
        if compared and missing:
            there = work.files()
            # A pair that nobody misses would be taken for one that has nothing in common.
            if any(pair_file(keys[a], keys[b], code) not in there for a, b in missing):
                raise WorkLost(folder=work.shown(), problem=VANISHED)
        ids = [stop.id for stop in seen]
        entries = {stop.id: stop.entry for stop in seen if stop.entry is not None}
        walking = _solved(ids, keys, pairs, museum, entries, work, code)
        walking.names = names
        walking.keys |= {chosen, *keys} | {pair_file(keys[a], keys[b], code)[:-4] for a, b in pairs}
        return walking

    try:
        walking = attempt()
    except _Damaged as damaged:
        work.delete_many(damaged.names)  # what a failing disk has damaged is made again
        try:
            walking = attempt()
        except _Damaged:
            raise WorkLost(folder=work.shown(), problem=DAMAGED) from None
    except FileNotFoundError as error:
        raise work_lost(work.shown(), error) from error
    walking.done, walking.cpu, walking.failed = done, cpu, failed
    return walking


class _Damaged(Exception):
    """`names`: files of the work folder that cannot be read."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(names)
        self.names = names


def _check_looks(packs: set[str], work: Folder) -> None:
    """Raises _Damaged where a pack that is needed cannot be read."""
    from jetisu360.linking.serialise import unpack_features

    damaged = []
    for name in sorted(packs):
        try:
            unpack_features(work.read(name))
        except (ValueError, OSError):
            damaged.append(name)
    if damaged:
        raise _Damaged(damaged)


def _pairs(keys: Sequence[str], work: Folder, code: str) -> tuple[list[Edge], str]:
    """Which photographs to compare, by number, the smaller first; and the key of the file that remembers it,
    because to choose among many takes a look at all of them.
    """
    key = sha256(json.dumps(["pairs", code, list(keys)]).encode()).hexdigest()
    if work.exists(f"{key}.zip"):
        try:
            known = read_json(work.read(f"{key}.zip"), key, values=MOST_MANIFEST_VALUES)
            return [(a, b) for a, b in known], key
        except (ValueError, TypeError, OSError, LimitExceeded):
            pass  # a damaged file is as good as none
    from jetisu360.linking.features.retrieval import candidates

    # Whoever photographs a building walks through it: who follow each other are compared in any case.
    following = {(k, k + 1) for k in range(len(keys) - 1)}
    pairs = sorted({*candidates(_Looks(keys, work)), *following})
    work.write(f"{key}.zip", json.dumps(pairs).encode())
    return pairs, key


class _Looks(Sequence["Features"]):
    """The features of many photographs, each read when it is asked for: all at once would fill the memory."""

    def __init__(self, keys: Sequence[str], work: Folder) -> None:
        self._keys, self._work = keys, work

    def __len__(self) -> int:
        return len(self._keys)

    @overload
    def __getitem__(self, index: int) -> Features: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Features]: ...

    def __getitem__(self, index: int | slice) -> Features | Sequence[Features]:
        from jetisu360.linking.serialise import unpack_features

        if isinstance(index, slice):
            return [self[k] for k in range(*index.indices(len(self)))]
        return unpack_features(self._work.read(f"{self._keys[index]}.zip"))[0]


def _solved(
    ids: list[str],
    keys: Sequence[str],
    pairs: Sequence[Edge],
    museum: MuseumFile,
    entries: Mapping[str, SceneEntry],
    work: Folder,
    code: str,
) -> Walking:
    """The walk, from the work folder if nothing that decides it has changed. A pair whose step failed is
    taken for one that has nothing in common.

    Raises:
        _Damaged
    """
    from jetisu360.linking.graph.neighbours import with_arrows
    from jetisu360.linking.graph.solve import solve
    from jetisu360.linking.serialise import unpack_features, unpack_pair

    fixed = fixed_by(museum, ids, entries)
    decides = [graph_code(), ids, list(keys), [list(pair) for pair in pairs], _said(museum, entries)]
    key = sha256(json.dumps(decides, sort_keys=True).encode()).hexdigest()
    name = f"{key}.zip"
    if work.exists(name):
        try:
            return _walking(ids, from_record(work.read(name)), fixed, museum, key)
        except (ValueError, KeyError, OSError):
            pass  # a damaged file is as good as none
    notes: dict[str, dict[str, Any]] = {}
    compared: dict[Edge, Pair] = {}
    damaged: list[str] = []
    missing = False
    for id_, look in zip(ids, keys, strict=True):
        try:
            notes[id_] = unpack_features(work.read(f"{look}.zip"))[1]
        except (ValueError, OSError):
            damaged.append(f"{look}.zip")
    for a, b in pairs:
        pack = pair_file(keys[a], keys[b], code)
        try:
            compared[a, b] = unpack_pair(work.read(pack))
        except FileNotFoundError:
            missing = True
        except (ValueError, OSError):
            damaged.append(pack)
    if damaged:
        raise _Damaged(damaged)
    compass = {k: note for k, id_ in enumerate(ids) if (note := notes[id_].get("heading")) is not None}
    gps = {k: note for k, id_ in enumerate(ids) if (note := notes[id_].get("gps")) is not None}
    walk = solve(len(ids), compared, fixed, compass, local_metres(gps))
    walk = replace(walk, links=with_arrows(len(ids), walk.links, forced_by(museum, ids)))
    if not missing:
        work.write(name, to_record(walk))
    return _walking(ids, walk, fixed, museum, key)


def _walking(ids: list[str], walk: SolvedGraph, fixed: Fixed, museum: MuseumFile, key: str) -> Walking:
    arrows = {(link.a, link.b) for link in walk.links if link.arrow}
    return Walking(ids, walk, fixed, [], keys={key}, blind=sorted(forced_by(museum, ids) - arrows))


def local_metres(places: Mapping[int, Sequence[float]]) -> dict[int, tuple[float, float]]:
    """Degrees of latitude and longitude as metres east and north of their middle; good within a town."""
    if not places:
        return {}
    latitude = sum(place[0] for place in places.values()) / len(places)
    longitude = sum(place[1] for place in places.values()) / len(places)
    north = 111_320.0
    east = north * math.cos(math.radians(latitude))
    return {k: ((p[1] - longitude) * east, (p[0] - latitude) * north) for k, p in places.items()}


def _said(museum: MuseumFile, entries: Mapping[str, SceneEntry]) -> Any:
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
        camera_height=museum.walk.camera_height,
    )


def forced_by(museum: MuseumFile, ids: Sequence[str]) -> frozenset[Edge]:
    """Pairs that the keeper called neighbours."""
    at = {id_: k for k, id_ in enumerate(ids)}
    pairs = (sorted((at[p.between[0]], at[p.between[1]])) for p in _known(museum, at) if p.link)
    return frozenset((a, b) for a, b in pairs)


def _known(museum: MuseumFile, at: Mapping[str, int]) -> list[Any]:
    return [p for p in museum.walk.pairs if p.between[0] in at and p.between[1] in at]
