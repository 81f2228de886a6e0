"""py360convert's `e2c` makes six faces, Pillow cuts them into tiles."""

from __future__ import annotations

import numpy as np
import py360convert
from PIL import Image

from benchmarks.cutters.common import EXTENSION, QUALITY, TILE, arguments, measured
from jetisu360.panorama.tiles.faces import face_sizes, tile_address, tiles


def main() -> None:
    options = arguments(__doc__)
    Image.MAX_IMAGE_PIXELS = None
    with measured(options.out) as report:
        pixels = np.asarray(Image.open(options.picture).convert("RGB"))
        sizes = face_sizes(pixels.shape[1], TILE)
        faces = py360convert.e2c(pixels, face_w=sizes[-1], mode="bilinear", cube_format="dict")
        for name, face in faces.items():
            whole = Image.fromarray(np.ascontiguousarray(face).astype(np.uint8))
            for level in range(len(sizes) - 1, -1, -1):
                for tile in tiles(sizes[level], TILE):
                    path = options.out / tile_address(level, name.lower(), tile, EXTENSION[options.format])
                    path.parent.mkdir(parents=True, exist_ok=True)
                    box = (tile.left, tile.top, tile.left + tile.width, tile.top + tile.height)
                    whole.crop(box).save(path, quality=QUALITY)
                whole = whole.reduce(2)
        report["face_sizes"] = sizes


if __name__ == "__main__":
    main()
