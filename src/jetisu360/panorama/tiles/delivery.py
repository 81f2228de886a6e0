"""Tiles on their way out: encoded in every format, and given to one sink by several threads."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

from jetisu360.panorama.geometry.resample import Pixels
from jetisu360.panorama.tiles.encode import EXTENSIONS, encode_image
from jetisu360.panorama.tiles.faces import Tile, tile_address

Sink = Callable[[str, bytes], None]


class Delivery:
    """Encodes and delivers. `stopped` is set once the sink has failed, or by whoever wants no more tiles."""

    def __init__(self, sink: Sink, formats: Sequence[str], quality: int) -> None:
        self.stopped = threading.Event()
        self._sink, self._lock = sink, threading.Lock()
        self._formats, self._quality = list(formats), quality

    def encode(self, pixels: Pixels) -> list[bytes]:
        """A tile in every format."""
        return [encode_image(pixels, name, self._quality) for name in self._formats]

    def give(self, level: int, face: str, tile: Tile, encoded: Sequence[bytes]) -> None:
        """Gives a tile to the sink; once the sink has failed, it is not called again by anyone."""
        for name, data in zip(self._formats, encoded, strict=True):
            with self._lock:
                if self.stopped.is_set():
                    return
                try:
                    self._sink(tile_address(level, face, tile, EXTENSIONS[name]), data)
                except BaseException:
                    self.stopped.set()
                    raise
