"""Every photograph of the plan is cut into the tiles of its scene."""

from __future__ import annotations

from jetisu360.build.cache_keys import features_code
from jetisu360.build.context import Context
from jetisu360.build.gather import Gathered, nothing
from jetisu360.build.left_out import LeftOut
from jetisu360.build.made import PackedScene
from jetisu360.build.make import packs_of
from jetisu360.build.photos.beside import listed
from jetisu360.build.photos.cube_faces import faces_as_one
from jetisu360.build.run.runner import Job
from jetisu360.build.steps.cut_and_look import CutAndLook, cut_and_look
from jetisu360.build.steps.cut_scene import SceneTask, cut_scene
from jetisu360.build.steps.extract_features import FeatureTask
from jetisu360.build.work_folder import take_over
from jetisu360.language import _, _n
from jetisu360.tour.refusals import TourRefusal

SOFT_FACE = 640
"""Pixels along a cube face, about a third of a whole sphere's width. A telephone's screen of 390 × 3 pixels
shows 75° of it: with fewer, one pixel of the picture has to fill more than two of the screen's each way.
"""


class SoftPictures(TourRefusal):
    """`n`, `names` (a text in three languages)."""

    code = "soft-pictures"
    sentence = _n(
        "{n} picture has few pixels and will look soft: {names}.",
        "{n} pictures have few pixels and will look soft: {names}.",
    )
    advice = _(
        "If the camera has saved a larger one, take that: messengers and web pages make pictures small. "
        "A whole sphere is sharp on a telephone from some 4,000 pixels of width."
    )


def cut_scenes(context: Context, gathered: Gathered, *, to_link: bool = False) -> list[PackedScene]:
    """The scenes whose pictures are there, in the order of the plan. `to_link`: they will be linked, so that
    a photograph that is read to be cut is looked at as well.

    Raises:
        NothingToShow: there is none.
        Stopped: the work folder or the processes cannot be used any more.
    """

    def job(task: SceneTask) -> Job:
        pixels = context.state.pixels_of(task)
        if to_link:
            return Job(CutAndLook(FeatureTask(task, features_code())), cut_and_look, pixels)
        return Job(task, cut_scene, pixels)

    if to_link:
        features = {FeatureTask(task, features_code()).pack for task in gathered.scenes.values()}
        take_over(context.photos, context.work, features)
    packs = packs_of(context, "cutting", gathered.scenes.values(), job)
    tasks = [(scene, gathered.scenes[scene.name]) for scene in gathered.plan.scenes]
    scenes = [PackedScene(scene, task.key, packs[task.key]) for scene, task in tasks if task.key in packs]
    context.report.left_out[:] = faces_as_one(context.report.left_out)
    if not scenes:
        raise nothing(context)
    context.report.notes += [LeftOut(**remark) for scene in scenes for remark in scene.pack.remarks]
    soft = [scene.planned.name for scene in scenes if scene.pack.scene["tiles"]["face_sizes"][-1] < SOFT_FACE]
    if soft:
        note = SoftPictures(n=len(soft), names=listed(soft))
        context.report.notes.append(LeftOut.because(context.photos.name, note))
    return scenes
