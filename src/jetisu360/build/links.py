"""The scenes are linked: photographs are looked at, compared, and the walk through them is solved for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jetisu360.build.cache_keys import features_code, pairs_code
from jetisu360.build.context import Context
from jetisu360.build.gather import Gathered
from jetisu360.build.make import VANISHED, run_steps
from jetisu360.build.plan.scene_plan import PlannedScene
from jetisu360.build.progress import Stage
from jetisu360.build.run.runner import Job
from jetisu360.build.steps.choose_pairs import ChooseTask, choose_pairs
from jetisu360.build.steps.compare_pairs import compare_with, tasks_of
from jetisu360.build.steps.constraints import Edge, fixed_by, forced_by
from jetisu360.build.steps.damaged import Damaged
from jetisu360.build.steps.extract_features import LookTask, look_at
from jetisu360.build.steps.solve_graph import GraphTask, solve_graph
from jetisu360.files.stopped import WorkLost, work_lost
from jetisu360.language import _
from jetisu360.tour.museum_toml.museum_file import MuseumFile, SceneEntry

if TYPE_CHECKING:
    from jetisu360.linking.constraints import Fixed
    from jetisu360.linking.graph.solved_graph import SolvedGraph

DAMAGED = _("files in it are damaged again and again")
COMPARE_PIXELS = 4e6
"""A comparison takes as much memory as cutting a picture of so many pixels."""


@dataclass(frozen=True)
class Stop:
    """A scene of the tour, by its id; how its photograph is read, and what the keeper wrote of it."""

    id: str
    look: LookTask
    entry: SceneEntry | None = None
    pixels: float = 0.0


@dataclass(frozen=True)
class Walking:
    """The walk over `ids` (what could not be looked at is left out), and the names of their photographs.

    `keys`: of the files that it stands on. `blind`: pairs that the keeper called neighbours, of which nothing
    shows the direction.
    """

    ids: Sequence[str]
    walk: SolvedGraph
    fixed: Fixed
    names: Sequence[str]
    keys: frozenset[str] = frozenset()
    blind: Sequence[Edge] = ()


def stops_of(context: Context, gathered: Gathered, scenes: Sequence[PlannedScene]) -> list[Stop]:
    """Scenes, ready to be linked."""
    stops = []
    for scene in scenes:
        task = gathered.scenes[scene.name]
        stops.append(
            Stop(scene.id, LookTask(task, features_code()), scene.entry, context.state.pixels_of(task))
        )
    return stops


def link_scenes(context: Context, museum: MuseumFile, stops: Sequence[Stop]) -> Walking:
    """Looks at the photographs, compares them, and solves for the walk. What is there already is not done
    again; what came to nothing is in the report.

    Raises:
        Stopped: the work folder or the processes cannot be used any more.
    """
    try:
        return _linked(context, museum, stops)
    except Damaged as damaged:
        context.work.delete_many(damaged.names)  # what a failing disk has damaged is made again
        try:
            return _linked(context, museum, stops)
        except Damaged:
            raise WorkLost(folder=context.work.shown(), problem=DAMAGED) from None
    except FileNotFoundError as error:
        raise work_lost(context.work.shown(), error) from error


def _linked(context: Context, museum: MuseumFile, stops: Sequence[Stop]) -> Walking:
    code = pairs_code()
    before = set(context.work.files())
    seen = _looked_at(context, stops, before)
    looks = tuple(stop.look.key for stop in seen)
    choose = ChooseTask(looks, context.work, code)
    task = GraphTask(
        ids=tuple(stop.id for stop in seen),
        looks=looks,
        pairs=tuple(choose_pairs(choose)),
        museum=museum,
        entries={stop.id: stop.entry for stop in seen if stop.entry is not None},
        work=context.work,
        pairs_code=code,
    )
    _compared(context, task, [stop.look.name for stop in seen], before)
    context.report.began("solving")
    walk = solve_graph(task)
    context.report.ended()
    arrows = {(link.a, link.b) for link in walk.links if link.arrow}
    packs = (task.pack, choose.pack, *(stop.look.pack for stop in seen), *map(task.pair_pack, task.pairs))
    return Walking(
        task.ids,
        walk,
        fixed_by(museum, task.ids, task.entries),
        [stop.look.name for stop in seen],
        frozenset(pack.removesuffix(".zip") for pack in packs),
        sorted(forced_by(museum, task.ids) - arrows),
    )


def _looked_at(context: Context, stops: Sequence[Stop], before: set[str]) -> list[Stop]:
    """The stops whose features are there now."""
    jobs = [Job(stop.look, look_at, stop.pixels) for stop in stops if stop.look.pack not in before]
    all_seen = _run(context, "looking", jobs)
    context.report.began("looking" if jobs else "solving")  # choosing whom to compare takes such a look
    there = context.work.files()
    if all_seen and any(stop.look.pack not in there for stop in stops):
        raise WorkLost(folder=context.work.shown(), problem=VANISHED)
    return [stop for stop in stops if stop.look.pack in there]


def _compared(context: Context, task: GraphTask, names: Sequence[str], before: set[str]) -> None:
    """Makes the comparisons that are missing. `before`: files that are older than this command, so that what
    is needed of them is looked at before it is used.
    """
    there = context.work.files()
    missing = [pair for pair in task.pairs if task.pair_pack(pair) not in there]
    used = {f"{task.looks[k]}.zip" for pair in missing for k in pair}
    if damaged := list(_damaged(context, used & before)):
        raise Damaged(damaged)
    steps = tasks_of(names, task.looks, missing, task.work, task.pairs_code)
    if _run(context, "comparing", [Job(one, compare_with, COMPARE_PIXELS) for one in steps]) and missing:
        there = context.work.files()
        # A pair that nobody misses would be taken for one that has nothing in common.
        if any(task.pair_pack(pair) not in there for pair in missing):
            raise WorkLost(folder=context.work.shown(), problem=VANISHED)


def _damaged(context: Context, packs: set[str]) -> Iterator[str]:
    """Features that cannot be read."""
    if not packs:  # a known walk needs nothing that looks at pictures
        return
    from jetisu360.linking.serialise import unpack_features

    for name in sorted(packs):
        try:
            unpack_features(context.work.read(name))
        except (ValueError, OSError):
            yield name


def _run(context: Context, stage: Stage, jobs: Sequence[Job]) -> bool:
    """Whether every step came to something."""
    failed = [one.left_out for one in run_steps(context, stage, jobs) if one.left_out is not None]
    context.report.unlinked += failed
    return not failed
