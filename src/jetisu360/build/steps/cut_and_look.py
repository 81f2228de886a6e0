"""The step that makes a scene's pictures and, of the same photograph, what it can be known by: to read a
photograph, to see what it is and to level it takes as long as much of either.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jetisu360.build.run.runner import Outcome
from jetisu360.build.run.threads import limited
from jetisu360.build.steps.cut_scene import SceneTask, make_pack, read_source
from jetisu360.build.steps.extract_features import FeatureTask, look_at
from jetisu360.build.steps.step import made_once
from jetisu360.files.stopped import Stopped
from jetisu360.storage import Folder, StorageFailed

if TYPE_CHECKING:
    from jetisu360.build.steps.levelling import ChosenLevel
    from jetisu360.panorama.level.edges import Edges
    from jetisu360.panorama.read.photo import Photo


@dataclass(frozen=True)
class CutAndLook:
    """One photograph to cut, and to look at."""

    look: FeatureTask

    @property
    def name(self) -> str:
        return self.look.name

    @property
    def work(self) -> Folder:
        return self.look.work


def cut_and_look(task: CutAndLook, threads: int | None = None) -> Outcome:
    """Makes the pack of the scene, unless it is there, and with it that of its features."""

    def read(scene: SceneTask) -> tuple[Photo, ChosenLevel]:
        from jetisu360.build.steps.levelling import choose_level
        from jetisu360.panorama.level.edges import find_edges

        photo = read_source(scene)
        edges = find_edges(photo.pixels, photo.info.crop)
        chosen = choose_level(scene.level, photo, edges)
        with limited(threads):
            _look(task.look, photo, edges, chosen)
        return photo, chosen

    return made_once(task.look.scene, lambda: make_pack(task.look.scene, threads, read))


def _look(task: FeatureTask, photo: Photo, edges: Edges, chosen: ChosenLevel) -> None:
    """What goes wrong in it stops no scene: looking is tried again where only that is done, and says why."""
    try:
        if not task.work.exists(task.pack):
            task.work.write(task.pack, look_at(photo, edges, chosen.level))
    except (Stopped, StorageFailed, OSError, ImportError):
        raise
    except Exception:
        return
