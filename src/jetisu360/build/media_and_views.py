"""The steps of a build beside the cutting of photographs: media of museum.toml, and stills of labels."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from jetisu360.build.assemble import PackedScene
from jetisu360.build.folder import LeftOut
from jetisu360.build.gather import Gathered, media_task, views_task
from jetisu360.build.media_plan import MediaFile, Shelf
from jetisu360.build.run.local import Job, Runner
from jetisu360.build.state import State
from jetisu360.build.steps.cut_scene import Outcome, SceneTask, Settings
from jetisu360.build.steps.label_views import PackedViews, ViewsTask, draw_views
from jetisu360.build.steps.media import MediaTask, PackedMedia, take_media
from jetisu360.build.steps.solve_graph import VANISHED
from jetisu360.files.stopped import WorkLost
from jetisu360.storage import Folder
from jetisu360.tour.pack import Pack, read_pack


class Watcher(Protocol):
    """The part of a build's watcher that these steps speak to."""

    def step(self, name: str, left_out: LeftOut | None, seconds: float) -> None: ...

    def stage(self, name: str, total: int) -> None: ...


@dataclass
class Beside:
    """What there is beside the tiles. `done` steps were run now; `refusals` are keys of lasting ones."""

    shelf: Shelf = field(default_factory=Shelf)
    views: dict[str, PackedViews] = field(default_factory=dict)
    done: int = 0
    cpu: float = 0.0

    @property
    def packs(self) -> list[PackedMedia | PackedViews]:
        """Everything that belongs into the site."""
        return [*self.shelf.all(), *self.views.values()]

    @property
    def remarks(self) -> list[LeftOut]:
        """What the keeper should know of media that were taken."""
        return [LeftOut(**remark) for one in self.shelf.all() for remark in one.pack.remarks]

    @property
    def keys(self) -> set[str]:
        return {one.key for one in self.packs}


def refusal_keys(gathered: Gathered, photos: Folder, work: Folder, settings: Settings) -> set[str]:
    """Under which refusals of media are remembered."""
    return {_refusal_key(task) for task in _media_tasks(gathered, photos, work, settings).values()}


def prepare_beside(
    gathered: Gathered,
    scenes: Sequence[PackedScene],
    tasks: Mapping[str, SceneTask],
    photos: Folder,
    work: Folder,
    settings: Settings,
    state: State,
    runner: Callable[[], Runner],
    watcher: Watcher,
    left_out: list[LeftOut],
) -> Beside:
    """Runs the steps that are not done yet. `tasks` are those of the photographs, by name; `left_out` grows
    by the files that could not be taken.

    Raises:
        Stopped: the work folder or the processes cannot be used any more.
    """
    media = _media_tasks(gathered, photos, work, settings)
    views: dict[str, ViewsTask] = {}
    for scene in scenes:
        still = views_task(tasks[scene.planned.name], scene.planned)
        if still is not None:
            views[scene.planned.id] = still
    there = work.files()
    jobs: dict[str, Job] = {}
    owners: dict[str, MediaTask] = {}
    refused: set[str] = set()
    for task in media.values():
        if task.pack in there and _pack(work, task.pack):
            continue
        if known := state.refusal_of(_refusal_key(task)):
            if task.name not in refused:
                left_out.append(known)
            refused.add(task.name)
        else:
            jobs[task.key] = Job(task, _pixels(task, state), take_media)
            owners[task.name] = task
    for still in views.values():
        if not (still.pack in there and _pack(work, still.pack)):
            jobs[still.key] = Job(still, state.pixels.get(still.scene.sha256, 0.0), draw_views)
    beside = Beside(done=len(jobs))
    if jobs:
        watcher.stage("beside", len(jobs))
        for outcome in runner().run(list(jobs.values())):
            beside.cpu += outcome.cpu
            if outcome.left_out is not None:
                refused.add(outcome.name)
            _heard(outcome, owners, state, left_out)
            watcher.step(outcome.name, outcome.left_out, outcome.seconds)
    packed = {one: (task, _pack(work, task.pack)) for one, task in media.items()}
    for name, found in [
        *((task.name, pack) for task, pack in packed.values()),
        *((still.name, _pack(work, still.pack)) for still in views.values()),
    ]:
        if found is None and name not in refused:
            raise WorkLost(folder=work.shown(), problem=VANISHED)
    beside.shelf = Shelf({one: PackedMedia(task, pack) for one, (task, pack) in packed.items() if pack})
    for scene_id, still in views.items():
        if pack := _pack(work, still.pack):
            beside.views[scene_id] = PackedViews(scene_id, still.key, pack)
    return beside


def _media_tasks(
    gathered: Gathered, photos: Folder, work: Folder, settings: Settings
) -> dict[MediaFile, MediaTask]:
    return {
        one: media_task(photos, work, settings, one, name, digest, gathered.museum.publish.source_names)
        for one, (name, digest) in gathered.media.items()
    }


def _heard(outcome: Outcome, owners: Mapping[str, MediaTask], state: State, left_out: list[LeftOut]) -> None:
    if outcome.left_out is None:
        return
    left_out.append(outcome.left_out)
    if outcome.lasting and outcome.name in owners:
        state.remember_refusal(_refusal_key(owners[outcome.name]), outcome.left_out)


def _refusal_key(task: MediaTask) -> str:
    return f"{task.key} {task.name}"


def _pixels(task: MediaTask, state: State) -> float:
    """What it will take in memory, in pixels of three bytes; 0 where that cannot be had cheaply."""
    if task.source.remote or task.kind != "picture":  # (sounds and films go through in blocks)
        return 0.0
    from jetisu360.build.run.picture_size import pixels_in_memory

    if task.sha256 not in state.pixels:
        state.pixels[task.sha256] = pixels_in_memory(Path(task.source.shown(task.name)))
    return state.pixels[task.sha256]


def _pack(work: Folder, name: str) -> Pack | None:
    """A pack that can be read; one that a failing disk has damaged is made again."""
    try:
        with work.open(name) as file:
            return read_pack(file)
    except FileNotFoundError:
        return None
    except (zipfile.BadZipFile, OSError, KeyError, ValueError, TypeError):
        work.delete_many([name])
        return None
