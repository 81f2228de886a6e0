"""The step that looks at one photograph for what it can be known by: its features, for linking.

What it finds goes into the work folder, never into a site; so do the place on Earth, the compass direction
and the time that the camera wrote.
"""

from __future__ import annotations

import functools
import json
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from jetisu360.build.run.runner import Outcome
from jetisu360.build.run.threads import limited
from jetisu360.build.steps.cut_scene import SceneTask, read_source
from jetisu360.build.steps.step import made_once
from jetisu360.storage import Folder

if TYPE_CHECKING:
    from jetisu360.panorama.geometry.sphere import Level
    from jetisu360.panorama.level.edges import Edges
    from jetisu360.panorama.read.photo import Photo

FEATURES_VERSION = 3


@dataclass(frozen=True)
class FeatureTask:
    """One photograph to look at. `code`: `cache_keys.features_code()` of the machine that plans the build."""

    scene: SceneTask
    code: str = ""

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
        decides = [FEATURES_VERSION, self.code, one.code, one.sha256, one.level, one.coverage]
        return sha256(json.dumps(decides, sort_keys=True).encode()).hexdigest()

    @property
    def pack(self) -> str:
        return f"{self.key}.zip"


def extract_features(task: FeatureTask, threads: int | None = None) -> Outcome:
    """Makes the pack of one photograph, unless it is there."""
    with limited(threads):
        return made_once(task, lambda: _look(task))


def _look(task: FeatureTask) -> bytes:
    from jetisu360.build.steps.levelling import choose_level
    from jetisu360.panorama.level.edges import find_edges

    photo = read_source(task.scene)
    edges = find_edges(photo.pixels, photo.info.crop)
    return look_at(photo, edges, choose_level(task.scene.level, photo, edges).level)


def look_at(photo: Photo, edges: Edges, level: Level) -> bytes:
    """The pack of a photograph that was read and levelled already."""
    from jetisu360.linking.features.extraction import find_features
    from jetisu360.linking.serialise import pack_features

    features = find_features(photo.pixels, photo.info.crop, level, edges)
    gps = photo.info.gps
    notes = {
        "heading": photo.info.heading,
        "gps": [gps.lat, gps.lon] if gps else None,
        "taken": photo.info.captured_at.isoformat() if photo.info.captured_at else None,
        "level": [level.pitch, level.roll],
    }
    return pack_features(features, notes)
