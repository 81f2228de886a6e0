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
from typing import TYPE_CHECKING, Any

from jetisu360.build.run.runner import Outcome
from jetisu360.build.steps.cut_scene import (
    POSTER,
    SceneTask,
    covered,
    preview_address,
    preview_of,
    read_source,
)
from jetisu360.build.steps.step import made_once
from jetisu360.publish.layout import scene_folder
from jetisu360.storage import Folder
from jetisu360.tour.document.tour import LABEL_FOV
from jetisu360.tour.pack import Pack, pack_bytes

if TYPE_CHECKING:
    from jetisu360.panorama.geometry.resample import Pixels

VIEWS_VERSION = 2


@dataclass(frozen=True)
class FirstView:
    """The view with which visits begin, degrees in the levelled picture; the sizes of faces, and the preview
    of the whole picture, a `data:` address.
    """

    yaw: float
    pitch: float
    fov: float
    face_sizes: tuple[int, ...]
    preview: str


@dataclass(frozen=True)
class ViewsTask:
    """`views`: id of a label, yaw and pitch in the levelled picture. `first`: None where no visit begins."""

    scene: SceneTask
    views: tuple[tuple[str, float, float], ...]
    first: FirstView | None = None

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
        first = astuple(self.first) if self.first else ()
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
    def glimpse(self) -> dict[str, Any] | None:
        """The first view, small and in full, as the tour document has it; None where no visit begins."""
        glimpse, names = (self.pack.scene[name] for name in ("glimpse", "stills"))
        return glimpse and {**glimpse, "stills": {"path": self.path, "names": names} if names else None}


def draw_views(task: ViewsTask, threads: int | None = None) -> Outcome:
    """Makes the pack of one scene's stills, unless it is there."""
    return made_once(task, lambda: _draw(task))


def _draw(task: ViewsTask) -> bytes:
    from jetisu360.build.steps.levelling import choose_level
    from jetisu360.panorama.tiles.encode import encode_image
    from jetisu360.panorama.tiles.glimpse import ASPECT, JUDGED_AT, around, make_glimpse
    from jetisu360.panorama.tiles.stills import still_sizes
    from jetisu360.panorama.tiles.view import render_view

    photo = read_source(task.scene)
    level = choose_level(task.scene.level, photo).level
    crop, (pixels, _) = photo.info.crop, covered(task.scene, photo, level)
    del photo

    def seen(yaw: float, pitch: float, fov: float, size: tuple[int, int]) -> Pixels:
        width, height = size
        return render_view(
            pixels, crop, yaw=yaw, pitch=pitch, fov=fov, width=width, height=height, level=level
        )

    quality = task.scene.settings.quality
    files = {
        f"{name}.jpg": encode_image(seen(yaw, pitch, LABEL_FOV, POSTER), "jpeg", quality)
        for name, yaw, pitch in task.views
    }
    glimpse, stills = None, {}
    if first := task.first:
        look = functools.partial(seen, first.yaw, first.pitch, first.fov)
        glimpse = {
            "src": preview_address(make_glimpse(look((ASPECT * JUDGED_AT, JUDGED_AT)))),
            "around": preview_address(around(preview_of(first.preview))),
            "yaw": first.yaw,
            "pitch": first.pitch,
            "fov": first.fov,
        }
        stills = still_sizes(first.face_sizes, first.fov)
        files |= {f"{name}.webp": encode_image(look(size), "webp", quality) for name, size in stills.items()}
    return pack_bytes({"remarks": [], "glimpse": glimpse, "stills": list(stills)}, files)
