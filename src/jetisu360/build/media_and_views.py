"""Beside the photographs: the files that museum.toml names are taken, and stills of labels are drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from jetisu360.build.beginning import Beginning
from jetisu360.build.context import Context
from jetisu360.build.gather import Gathered
from jetisu360.build.left_out import LeftOut
from jetisu360.build.made import PackedScene
from jetisu360.build.make import packs_of
from jetisu360.build.plan.media_plan import Shelf
from jetisu360.build.run.runner import Job
from jetisu360.build.steps.cut_scene import SceneTask
from jetisu360.build.steps.label_views import FirstView, PackedViews, ViewsTask, draw_views
from jetisu360.build.steps.media import MediaTask, PackedMedia, take_media


@dataclass(frozen=True)
class Beside:
    """What there is beside the tiles: media by their names in museum.toml, stills by the ids of scenes."""

    shelf: Shelf = field(default_factory=Shelf)
    views: Mapping[str, PackedViews] = field(default_factory=dict)


def take_media_and_views(
    context: Context, gathered: Gathered, scenes: Sequence[PackedScene], beginning: Beginning
) -> Beside:
    """Both at once, so that no core waits. What could not be taken is in the report.

    Raises:
        Stopped: the work folder or the processes cannot be used any more.
    """

    def job(task: MediaTask | ViewsTask) -> Job:
        if isinstance(task, ViewsTask):
            return Job(task, draw_views, context.state.pixels.get(task.scene.sha256, 0.0))
        # Sounds and films go through in blocks.
        pixels = context.state.pixels_of(task) if task.kind == "picture" else 0.0
        return Job(task, take_media, pixels)

    views: dict[str, ViewsTask] = {}
    for scene in scenes:
        first = beginning.view if scene.planned.id == beginning.scene else None
        if task := _views_task(gathered.scenes[scene.planned.name], scene, first):
            views[scene.planned.id] = task
    tasks: list[MediaTask | ViewsTask] = [*gathered.media.values(), *views.values()]
    packs = packs_of(context, "beside", tasks, job)
    beside = Beside(
        Shelf(
            {
                one: PackedMedia(task, packs[task.key])
                for one, task in gathered.media.items()
                if task.key in packs
            }
        ),
        {
            scene: PackedViews(scene, task.key, packs[task.key])
            for scene, task in views.items()
            if task.key in packs
        },
    )
    context.report.notes += [
        LeftOut(**remark) for media in beside.shelf.all() for remark in media.pack.remarks
    ]
    return beside


def _views_task(
    task: SceneTask, scene: PackedScene, first: tuple[float, float, float] | None
) -> ViewsTask | None:
    """The step that draws what one sees at the labels of objects, and `first`, with which visits begin; None
    where there is nothing to draw. What stands in many rooms is no view of a thing.
    """
    views = tuple(
        (name, round(entry.yaw, 3), round(entry.pitch, 3))
        for name, entry in scene.planned.own_labels
        if entry.object
    )
    made = scene.pack.scene
    begins = None
    # Of a part of a sphere the viewer may have to look elsewhere: it depends on the screen.
    if first and made["limits"] is None:
        begins = FirstView(*first, tuple(made["tiles"]["face_sizes"]), made["preview"])
    return ViewsTask(task, views, begins) if views or begins else None
