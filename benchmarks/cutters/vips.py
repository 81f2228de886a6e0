"""libvips: `mapim` looks each face up, `dzsave` cuts it into tiles and levels, both on all cores."""

from __future__ import annotations

import numpy as np
import pyvips

from benchmarks.cutters.common import EXTENSION, QUALITY, TILE, arguments, measured
from jetisu360.panorama.geometry.projection import FACE_PLANES, FACES
from jetisu360.panorama.tiles.faces import face_sizes


def lookup(face: str, side: int, width: int, height: int) -> np.ndarray:
    """Column and row in the source for each pixel of a face; (side, side, 2), 32 bits."""
    matrix = FACE_PLANES[face].matrix().astype(np.float32)
    a = (np.arange(side, dtype=np.float32) + 0.5) / side * 2 - 1
    b = a[:, np.newaxis]
    x, y, z = (m[0] * a + m[1] * b + m[2] for m in matrix)
    found = np.empty((side, side, 2), np.float32)
    found[..., 0] = (np.arctan2(x, z) / (2 * np.pi) + 0.5) * width - 0.5
    found[..., 1] = (0.5 - np.arctan2(y, np.sqrt(x * x + z * z)) / np.pi) * height - 0.5
    return found


def main() -> None:
    options = arguments(__doc__)
    with measured(options.out, interpolation=options.interpolation) as report:
        source = pyvips.Image.new_from_file(str(options.picture), access="random").copy_memory()
        side = face_sizes(source.width, TILE)[-1]
        interpolate = pyvips.Interpolate.new(options.interpolation)
        for face in FACES:
            index = pyvips.Image.new_from_array(lookup(face, side, source.width, source.height))
            cut = source.mapim(index, interpolate=interpolate, extend="copy")
            cut.dzsave(
                str(options.out / face),
                tile_size=TILE,
                overlap=0,
                depth="onetile",
                suffix=f".{EXTENSION[options.format]}[Q={QUALITY}]",
            )
        report["threads"] = pyvips.concurrency_get() if hasattr(pyvips, "concurrency_get") else None


if __name__ == "__main__":
    main()
