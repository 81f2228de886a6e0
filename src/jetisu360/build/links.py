"""The scenes are linked: photographs are looked at, compared, and the walk through them is solved for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
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
from jetisu360.build.steps.extract_features import FeatureTask, extract_features
from jetisu360.build.steps.solve_graph import GraphTask, solve_graph
from jetisu360.build.steps.walking_order import Taken, walking_order
from jetisu360.build.work_folder import take_over
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
class SceneToLink:
    """A scene of the tour, by its id; how its photograph is read, and what the keeper wrote of it."""

    id: str
    features: FeatureTask
    entry: SceneEntry | None = None
    pixels: float = 0.0


@dataclass(frozen=True)
class Linking:
    """The pose graph of `ids` (what could not be looked at is left out), and the names of their photographs.

    `keys`: of the files that it stands on. `blind`: pairs that the keeper called neighbours, of which nothing
    shows the direction. `task`: what was solved.
    """

    ids: Sequence[str]
    graph: SolvedGraph
    fixed: Fixed
    names: Sequence[str]
    keys: frozenset[str] = frozenset()
    blind: Sequence[Edge] = ()
    task: GraphTask | None = None


def scenes_to_link(context: Context, gathered: Gathered, scenes: Sequence[PlannedScene]) -> list[SceneToLink]:
    """Scenes, ready to be linked."""
    found = []
    for scene in scenes:
        task = gathered.scenes[scene.name]
        features = FeatureTask(task, features_code())
        found.append(SceneToLink(scene.id, features, scene.entry, context.state.pixels_of(task)))
    return found


def link_scenes(context: Context, museum: MuseumFile, scenes: Sequence[SceneToLink]) -> Linking:
    """Looks at the photographs, compares them, and solves the pose graph. What is there already is not done
    again; what came to nothing is in the report.

    Raises:
        Stopped: the work folder or the processes cannot be used any more.
    """
    try:
        return _linked(context, museum, scenes)
    except Damaged as damaged:
        context.work.delete_many(damaged.names)  # what a failing disk has damaged is made again
        try:
            return _linked(context, museum, scenes)
        except Damaged:
            raise WorkLost(folder=context.work.shown(), problem=DAMAGED) from None
    except FileNotFoundError as error:
        raise work_lost(context.work.shown(), error) from error


def _linked(context: Context, museum: MuseumFile, scenes: Sequence[SceneToLink]) -> Linking:
    code = pairs_code()
    take_over(context.photos, context.work, {scene.features.pack for scene in scenes})
    before = set(context.work.files())
    seen = _looked_at(context, scenes, before)
    features = tuple(scene.features.key for scene in seen)
    order = _order(context, seen)
    choose = ChooseTask(features, context.work, code, order)
    task = GraphTask(
        ids=tuple(scene.id for scene in seen),
        features=features,
        pairs=tuple(choose_pairs(choose)),
        museum=museum,
        entries={scene.id: scene.entry for scene in seen if scene.entry is not None},
        work=context.work,
        pairs_code=code,
        order=order,
    )
    take_over(context.photos, context.work, set(map(task.pair_pack, task.pairs)))
    _compared(context, task, [scene.features.name for scene in seen], before)
    context.report.began("solving")
    graph = solve_graph(task)
    context.report.ended()
    found = [scene.features.pack for scene in seen]
    packs = (task.pack, choose.pack, *found, *map(task.pair_pack, task.pairs))
    keys = frozenset(pack.removesuffix(".zip") for pack in packs)
    return linking_of(task, graph, [scene.features.name for scene in seen], keys)


def linking_of(
    task: GraphTask, graph: SolvedGraph, names: Sequence[str], keys: frozenset[str] = frozenset()
) -> Linking:
    """A solved task, with what the keeper said in it."""
    arrows = {(link.a, link.b) for link in graph.links if link.arrow}
    fixed = fixed_by(task.museum, task.ids, task.entries)
    blind = sorted(forced_by(task.museum, task.ids) - arrows)
    return Linking(task.ids, graph, fixed, names, keys, blind, task)


def _order(context: Context, scenes: Sequence[SceneToLink]) -> tuple[int, ...]:
    """The how-manieth each photograph was taken, as far as that is known."""
    from jetisu360.linking.notes import unpack_notes  # NumPy only where photographs are linked

    taken = []
    for scene in scenes:
        try:
            at = unpack_notes(context.work.read(scene.features.pack)).get("taken")
        except (ValueError, OSError):  # who needs what else is in the file will find it damaged
            at = None
        placed = scene.entry is not None and scene.entry.listed
        taken.append(Taken(scene.features.name, placed, datetime.fromisoformat(at) if at else None))
    return walking_order(taken)


def _looked_at(context: Context, scenes: Sequence[SceneToLink], before: set[str]) -> list[SceneToLink]:
    """The scenes whose features are there now."""
    unseen = [scene for scene in scenes if scene.features.pack not in before]
    jobs = [Job(scene.features, extract_features, scene.pixels) for scene in unseen]
    all_seen = _run(context, "looking", jobs)
    context.report.began("looking" if jobs else "solving")  # choosing whom to compare takes such a look
    there = context.work.files()
    if all_seen and any(scene.features.pack not in there for scene in scenes):
        raise WorkLost(folder=context.work.shown(), problem=VANISHED)
    return [scene for scene in scenes if scene.features.pack in there]


def _compared(context: Context, task: GraphTask, names: Sequence[str], before: set[str]) -> None:
    """Makes the comparisons that are missing. `before`: files that are older than this command, so that what
    is needed of them is looked at before it is used.
    """
    there = context.work.files()
    missing = [pair for pair in task.pairs if task.pair_pack(pair) not in there]
    used = {f"{task.features[k]}.zip" for pair in missing for k in pair}
    if damaged := list(_damaged(context, used & before)):
        raise Damaged(damaged)
    steps = tasks_of(names, task.features, missing, task.work, task.pairs_code)
    if _run(context, "comparing", [Job(step, compare_with, COMPARE_PIXELS) for step in steps]) and missing:
        there = context.work.files()
        # A pair that nobody misses would be taken for one that has nothing in common.
        if any(task.pair_pack(pair) not in there for pair in missing):
            raise WorkLost(folder=context.work.shown(), problem=VANISHED)


def _damaged(context: Context, packs: set[str]) -> Iterator[str]:
    """Features that cannot be read."""
    if not packs:  # a known graph needs nothing that looks at pictures
        return
    from jetisu360.linking.serialise import unpack_features

    for name in sorted(packs):
        try:
            unpack_features(context.work.read(name))
        except (ValueError, OSError):
            yield name


def _run(context: Context, stage: Stage, jobs: Sequence[Job]) -> bool:
    """Whether every step came to something."""
    failed = [step.left_out for step in run_steps(context, stage, jobs) if step.left_out is not None]
    context.report.unlinked += failed
    return not failed
