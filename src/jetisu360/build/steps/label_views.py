"""The step that draws what one sees at the labels of a scene: stills for pages of objects and shared links.

They are drawn from the photograph itself, not from the tiles, so they are as sharp as it is. A step of their
own, because labels are moved and added long after a photograph is cut.
"""

from __future__ import annotations

import functools
import json
from dataclasses import astuple, dataclass
from hashlib import sha256

from jetisu360.build.run.runner import Outcome
from jetisu360.build.steps.cut_scene import POSTER, SceneTask, covered, read_source
from jetisu360.build.steps.step import made_once
from jetisu360.publish.layout import scene_folder
from jetisu360.storage import Folder
from jetisu360.tour.document.tour import LABEL_FOV
from jetisu360.tour.pack import Pack, pack_bytes

VIEWS_VERSION = 1


@dataclass(frozen=True)
class ViewsTask:
    """`views`: id of a label, yaw and pitch in the levelled picture."""

    scene: SceneTask
    views: tuple[tuple[str, float, float], ...]

    @property
    def name(self) -> str:
        return self.scene.name

    @property
    def work(self) -> Folder:
        return self.scene.work

    @functools.cached_property
    def key(self) -> str:
        """The name of the pack: the hash of everything that decides its contents."""
        one = self.scene
        decides = [VIEWS_VERSION, one.code, one.sha256, one.level, one.coverage, one.settings.quality]
        regions = sorted(map(astuple, one.regions))
        patch = one.patch.decides if one.patch else ()
        return sha256(json.dumps([*decides, self.views, regions, *patch]).encode()).hexdigest()

    @property
    def pack(self) -> str:
        return f"{self.key}.zip"

    @property
    def refusal_key(self) -> str:
        return f"{self.key} {self.name}"


@dataclass(frozen=True)
class PackedViews:
    """The stills of a scene."""

    scene: str
    key: str
    pack: Pack

    @property
    def path(self) -> str:
        return scene_folder(self.scene, self.key)

    def poster(self, label: str) -> str | None:
        """The address of a label's still."""
        return f"{self.path}/{label}.jpg" if f"{label}.jpg" in self.pack.files else None


def draw_views(task: ViewsTask, threads: int | None = None) -> Outcome:
    """Makes the pack of one scene's stills, unless it is there."""
    return made_once(task, lambda: _draw(task))


def _draw(task: ViewsTask) -> bytes:
    from jetisu360.build.steps.levelling import choose_level
    from jetisu360.panorama.tiles.encode import encode_image
    from jetisu360.panorama.tiles.view import render_view

    photo = read_source(task.scene)
    level = choose_level(task.scene.level, photo).level
    crop, (pixels, _) = photo.info.crop, covered(task.scene, photo, level)
    del photo
    files = {}
    for name, yaw, pitch in task.views:
        picture = render_view(
            pixels,
            crop,
            yaw=yaw,
            pitch=pitch,
            fov=LABEL_FOV,
            width=POSTER[0],
            height=POSTER[1],
            level=level,
        )
        files[f"{name}.jpg"] = encode_image(picture, "jpeg", task.scene.settings.quality)
    return pack_bytes({"remarks": []}, files)
