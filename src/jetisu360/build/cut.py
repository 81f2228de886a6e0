"""Every photograph of the plan is cut into the tiles of its scene."""

from __future__ import annotations

from jetisu360.build.assemble import PackedScene
from jetisu360.build.context import Context
from jetisu360.build.gather import Gathered, nothing
from jetisu360.build.left_out import LeftOut
from jetisu360.build.make import packs_of
from jetisu360.build.photos.cube_faces import faces_as_one
from jetisu360.build.run.runner import Job
from jetisu360.build.steps.cut_scene import SceneTask, cut_scene


def cut_scenes(context: Context, gathered: Gathered) -> list[PackedScene]:
    """The scenes whose pictures are there, in the order of the plan.

    Raises:
        NothingToShow: there is none.
        Stopped: the work folder or the processes cannot be used any more.
    """

    def job(task: SceneTask) -> Job:
        return Job(task, cut_scene, context.state.pixels_of(task))

    packs = packs_of(context, "cutting", gathered.scenes.values(), job)
    tasks = [(scene, gathered.scenes[scene.name]) for scene in gathered.plan.scenes]
    scenes = [PackedScene(scene, task.key, packs[task.key]) for scene, task in tasks if task.key in packs]
    context.report.left_out[:] = faces_as_one(context.report.left_out)
    if not scenes:
        raise nothing(context)
    context.report.notes += [LeftOut(**remark) for scene in scenes for remark in scene.pack.remarks]
    return scenes
