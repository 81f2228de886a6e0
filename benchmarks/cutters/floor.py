"""The codec floor: what decoding the photograph once and encoding all tiles costs, and nothing else.

The tiles are cut before the clock starts; then each is encoded once, with the product's own settings, by one
thread.
"""

from __future__ import annotations

import json
import os
import time

import numpy as np
import simplejpeg

from benchmarks.cutters.common import EXTENSION, QUALITY, TILE, arguments
from jetisu360.panorama.geometry.sphere import Crop
from jetisu360.panorama.tiles import delivery as delivery_module
from jetisu360.panorama.tiles.encode import encode_image
from jetisu360.panorama.tiles.pyramid import cut_pyramid


def main() -> None:
    options = arguments(__doc__)
    data = options.picture.read_bytes()
    clock = time.process_time()
    pixels = simplejpeg.decode_jpeg(data, "RGB")
    decode = time.process_time() - clock

    tiles: list[np.ndarray] = []
    height, width = pixels.shape[:2]

    def keep(tile: np.ndarray, format: str, quality: int) -> bytes:
        tiles.append(np.ascontiguousarray(tile))
        return b""

    vars(delivery_module)["encode_image"] = keep  # the cutter's own tiles, before they are encoded
    cut_pyramid(pixels, Crop(0, 0, width, height, width, height), lambda a, d: None, tile_size=TILE)
    clock = time.process_time()
    size = sum(len(encode_image(tile, options.format, QUALITY)) for tile in tiles)
    encode = time.process_time() - clock
    report = {"cpu": decode + encode, "decode": decode, "encode": encode, "tiles": len(tiles), "bytes": size}
    print(json.dumps(report | {"extension": EXTENSION[options.format], "pid": os.getpid()}))


if __name__ == "__main__":
    main()
