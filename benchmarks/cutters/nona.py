"""Hugin's nona makes six faces, Pillow cuts them into tiles: how Pannellum's tour makers do it.

nona resamples with its own default (cubic) and as many threads as it likes; Pillow halves with `reduce`, its
fastest.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from PIL import Image

from benchmarks.cutters.common import EXTENSION, QUALITY, TILE, arguments, measured
from jetisu360.panorama.geometry.projection import FACES
from jetisu360.panorama.tiles.faces import face_sizes, tile_address, tiles

# Turning the picture by these angles brings the face before a camera that looks straight ahead.
TURNS = {"f": (0, 0), "r": (-90, 0), "b": (180, 0), "l": (90, 0), "u": (0, -90), "d": (0, 90)}


def script(picture: Path, width: int, height: int, side: int) -> str:
    """A panotools script: one rectilinear 90° output, and the same equirectangular input six times."""
    lines = [f'p f0 w{side} h{side} v90 E0 R0 n"TIFF_m"', "m i0"]
    lines += [
        f'i f4 w{width} h{height} v360 y{yaw} p{pitch} r0 n"{picture}"'
        for yaw, pitch in (TURNS[face] for face in FACES)
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    options = arguments(__doc__)
    extension = EXTENSION[options.format]
    Image.MAX_IMAGE_PIXELS = None
    with tempfile.TemporaryDirectory() as folder, measured(options.out) as report:
        work = Path(folder)
        with Image.open(options.picture) as image:
            width, height = image.size
        sizes = face_sizes(width, TILE)
        project = work / "cube.pto"
        project.write_text(script(options.picture.resolve(), width, height, sizes[-1]))
        subprocess.run(
            ["nona", "-o", str(work / "face"), str(project)], check=True, stdout=subprocess.DEVNULL
        )
        for number, face in enumerate(FACES):
            with Image.open(work / f"face{number:04}.tif") as opened:
                whole = opened.convert("RGB")
            for level in range(len(sizes) - 1, -1, -1):
                for tile in tiles(sizes[level], TILE):
                    path = options.out / tile_address(level, face, tile, extension)
                    path.parent.mkdir(parents=True, exist_ok=True)
                    box = (tile.left, tile.top, tile.left + tile.width, tile.top + tile.height)
                    whole.crop(box).save(path, quality=QUALITY)
                whole = whole.reduce(2)
        report["face_sizes"] = sizes


if __name__ == "__main__":
    main()
