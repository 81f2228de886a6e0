"""The step that draws what one sees at the labels of a scene: stills for pages of objects and shared links;
and, where visits begin, the first view (`panorama/tiles/stills.py`).

They are drawn from the photograph itself, not from the tiles, so they are as sharp as it is. A step of their
own, because labels are moved and added long after a photograph is cut.
"""

from __future__ import annotations

import functools
import json
from dataclasses import astuple, dataclass
from hashlib import sha256
from typing import Any

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
    """`views`: id of a label, yaw and pitch in the levelled picture. `first`: the view with which visits
    begin here (yaw, pitch and field of view), and the sizes of faces; None elsewhere.
    """

    scene: SceneTask
    views: tuple[tuple[str, float, float], ...]
    first: tuple[tuple[float, float, float], tuple[int, ...]] | None = None

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
        first = (self.first,) if self.first else ()
        return sha256(json.dumps([*decides, self.views, regions, *patch, *first]).encode()).hexdigest()

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

    @property
    def stills(self) -> dict[str, Any] | None:
        """Those of the first view, as the tour document names them."""
        names = self.pack.scene.get("stills")
        return {"path": self.path, "names": names} if names else None


def draw_views(task: ViewsTask, threads: int | None = None) -> Outcome:
    """Makes the pack of one scene's stills, unless it is there."""
    return made_once(task, lambda: _draw(task))


def _draw(task: ViewsTask) -> bytes:
    from jetisu360.build.steps.levelling import choose_level
    from jetisu360.panorama.tiles.encode import encode_image
    from jetisu360.panorama.tiles.stills import still_sizes
    from jetisu360.panorama.tiles.view import render_view

    photo = read_source(task.scene)
    level = choose_level(task.scene.level, photo).level
    crop, (pixels, _) = photo.info.crop, covered(task.scene, photo, level)
    del photo

    def seen(yaw: float, pitch: float, fov: float, size: tuple[int, int], format: str) -> bytes:
        width, height = size
        picture = render_view(
            pixels, crop, yaw=yaw, pitch=pitch, fov=fov, width=width, height=height, level=level
        )
        return encode_image(picture, format, task.scene.settings.quality)

    files = {f"{name}.jpg": seen(yaw, pitch, LABEL_FOV, POSTER, "jpeg") for name, yaw, pitch in task.views}
    stills = {}
    if task.first:
        (yaw, pitch, fov), faces = task.first
        stills = still_sizes(faces, fov)
        files |= {f"{name}.webp": seen(yaw, pitch, fov, size, "webp") for name, size in stills.items()}
    return pack_bytes({"remarks": [], "stills": list(stills)}, files)
