"""The pictures of the page: tiles of every room, small enough to be made while one looks at the one before.

They stay in memory, as many as a bound allows, and are gone when the program ends. What is asked about first
is made first (`prepare`).
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import cv2
import numpy as np

from jetisu360.build.steps.cut_scene import SceneTask, preview_address, read_source
from jetisu360.errors import JetisuError
from jetisu360.panorama.geometry.sphere import Crop, Level
from jetisu360.panorama.tiles.pyramid import cut_pyramid

WIDE = 3216
"""Columns of a whole sphere that are kept: two pictures side by side show no more of it."""
TILE = 512
QUALITY = 82
MOST_BYTES = 192 << 20
"""Of tiles in memory: some two hundred rooms."""


@dataclass(frozen=True)
class Shown:
    """A room: how the viewer is told of its tiles, and the tiles by their addresses below the room's."""

    record: Mapping[str, Any]
    tiles: Mapping[str, bytes]

    @property
    def size(self) -> int:
        return sum(map(len, self.tiles.values()))


class Pictures:
    """Tiles by the ids of rooms; may be asked from several threads. `changed`: called when there is one more.

    `rooms`: how each is read, and the level in which its links are known.
    """

    def __init__(
        self, rooms: Mapping[str, tuple[SceneTask, Level]], changed: Callable[[], object] = lambda: None
    ) -> None:
        self.rooms = rooms
        self.changed = changed
        self._kept: OrderedDict[str, Shown] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()
        self._making = threading.Lock()
        self._failed: set[str] = set()
        self.closed = threading.Event()

    def known(self, room: str) -> Shown | None:
        """What is there already."""
        with self._lock:
            return self._kept.get(room)

    def get(self, room: str) -> Shown:
        """A room's tiles, made now if they are not there.

        Raises:
            JetisuError: the photograph cannot be read, or is another one than was looked at.
        """
        if (found := self.known(room)) is not None:
            return found
        with self._making:
            if (found := self.known(room)) is not None:  # made for somebody else meanwhile
                return found
            shown = _cut(*self.rooms[room])
        with self._lock:
            self._kept[room] = shown
            self._size += shown.size
            while self._size > MOST_BYTES and len(self._kept) > 2:
                self._size -= self._kept.popitem(last=False)[1].size
        self.changed()
        return shown

    def prepare(self, order: Callable[[], Iterable[str]]) -> None:
        """Makes rooms one by one, always the next that `order` wants, until all are there."""
        while not self.closed.is_set():
            room = next((one for one in order() if self.known(one) is None and one not in self._failed), None)
            if room is None or self._size > MOST_BYTES * 0.9:
                return
            try:
                self.get(room)
            except JetisuError:
                self._failed.add(room)  # its place on the page says that there is no picture


def _cut(task: SceneTask, level: Level) -> Shown:
    from jetisu360.build.steps.framing import limits_of

    photo = read_source(task)
    crop, pixels = photo.info.crop, photo.pixels
    scale = WIDE / crop.full_width
    if scale < 1:
        height, width = pixels.shape[:2]
        size = max(1, round(width * scale)), max(1, round(height * scale))
        pixels = np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
        crop = _scaled(crop, size[0] / width)
    tiles: dict[str, bytes] = {}
    lock = threading.Lock()

    def sink(path: str, tile: bytes) -> None:
        with lock:
            tiles[path] = tile

    pyramid = cut_pyramid(pixels, crop, sink, level=level, formats=("jpeg",), quality=QUALITY, tile_size=TILE)
    limits = limits_of(crop, level)
    record = {
        "tiles": {
            "tile_size": pyramid.tile_size,
            "face_sizes": list(pyramid.face_sizes),
            "formats": list(pyramid.formats),
            "path": "tiles",
        },
        "preview": preview_address(pyramid.preview),
        "limits": limits and {"yaw": list(limits[0]), "pitch": list(limits[1])},
    }
    return Shown(record, tiles)


def _scaled(crop: Crop, scale: float) -> Crop:
    return replace(crop, **{name: value * scale for name, value in vars(crop).items()})
