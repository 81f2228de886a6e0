"""`python -m benchmarks.exchange PHOTO …`: each photograph cut into our tiles and put together again.

Prints pixels, the seconds of putting together, the highest memory of a process that does only that, and how
like the source the result is (SSIM of grey, PSNR): of tiles without loss, which is what the geometry costs,
of WebP tiles as sites have them, and of the JPEG that an export writes.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import cv2
import numpy as np
import simplejpeg
from PIL import Image
from skimage.metrics import structural_similarity

from jetisu360.exchange.common.sphere.cube import Cube
from jetisu360.exchange.common.sphere.equirectangular import equirect
from jetisu360.panorama.geometry.projection import FACE_PLANES
from jetisu360.panorama.geometry.resample import Pixels, Sampler
from jetisu360.panorama.geometry.sphere import Crop
from jetisu360.panorama.tiles.encode import encode_image
from jetisu360.panorama.tiles.faces import face_sizes
from jetisu360.panorama.tiles.pyramid import cut_pyramid

TILE = 512
Image.MAX_IMAGE_PIXELS = None


def likeness(one: Pixels, other: Pixels) -> tuple[float, float]:
    """SSIM of the grey pictures and PSNR, over eight bands from pole to pole: all of it would take long."""
    tall = min(256, len(one) // 8)
    bands = [slice(top, top + tall) for top in np.linspace(0, len(one) - tall, 8).astype(int)]
    each = [
        structural_similarity(  # type: ignore[no-untyped-call]
            cv2.cvtColor(one[band], cv2.COLOR_RGB2GRAY),
            cv2.cvtColor(other[band], cv2.COLOR_RGB2GRAY),
            data_range=255,
        )
        for band in bands
    ]
    noise = np.mean([np.mean((one[band].astype(np.float32) - other[band]) ** 2) for band in bands])
    return float(np.mean(each)), float(10 * np.log10(255**2 / noise))


def without_loss(pixels: Pixels) -> Cube:
    """The faces as they are sampled, not encoded."""
    height, width = pixels.shape[:2]
    size = face_sizes(width, TILE)[-1]
    sampler = Sampler(pixels, Crop(0, 0, width, height, width, height))
    places = (np.arange(size) + 0.5) / size * 2 - 1
    faces = {face: sampler.sample(plane, places, places).pixels for face, plane in FACE_PLANES.items()}

    def load(face: str, row: int, column: int, tall: int, wide: int) -> Pixels:
        return faces[face][row * TILE : row * TILE + tall, column * TILE : column * TILE + wide]

    return Cube(size, TILE, load)


def of_tiles(folder: Path, size: int, level: int) -> Cube:
    def load(face: str, row: int, column: int, tall: int, wide: int) -> Pixels:
        return np.asarray(Image.open(folder / str(level) / face / f"{row}_{column}.webp").convert("RGB"))

    return Cube(size, TILE, load)


def child(folder: str, size: int, level: int, width: int) -> None:
    """Only the putting together and the encoding: its memory is that of an export."""
    started = time.monotonic()
    picture = equirect(of_tiles(Path(folder), size, level), width)
    made = time.monotonic() - started
    jpeg = encode_image(picture, "jpeg", 92)
    # Not ru_maxrss: a child inherits what its parent had when it was started.
    status = Path("/proc/self/status").read_text()
    most = int(re.search(r"VmHWM:\s*(\d+)", status)[1])  # type: ignore[index]
    (Path(folder) / "made.jpg").write_bytes(jpeg)
    np.save(Path(folder) / "made.npy", picture)
    print(json.dumps({"seconds": made, "megabytes": most / 1000}))


def measure(photo: Path) -> None:
    pixels = simplejpeg.decode_jpeg(photo.read_bytes())
    height, width = pixels.shape[:2]
    exact = likeness(pixels, equirect(without_loss(pixels), width))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)

        def sink(address: str, data: bytes) -> None:
            (folder / address).parent.mkdir(parents=True, exist_ok=True)
            (folder / address).write_bytes(data)

        pyramid = cut_pyramid(pixels, Crop(0, 0, width, height, width, height), sink)
        size, level = pyramid.face_sizes[-1], len(pyramid.face_sizes) - 1
        command = [sys.executable, "-m", "benchmarks.exchange", "--child", name, str(size), str(level)]
        done = subprocess.run([*command, str(width)], capture_output=True, text=True, check=True)
        told = json.loads(done.stdout)
        tiles = likeness(pixels, np.load(folder / "made.npy"))
        jpeg = likeness(pixels, simplejpeg.decode_jpeg((folder / "made.jpg").read_bytes()))
    figures = [f"{ssim:.4f} / {psnr:.1f}" for ssim, psnr in (exact, tiles, jpeg)]
    print(
        f"| {photo.name} | {width} × {height} | {size} | {told['seconds']:.1f} | {told['megabytes']:.0f} | "
        + " | ".join(figures)
        + " |"
    )


def main() -> None:
    words = sys.argv[1:]
    if words[:1] == ["--child"]:
        child(words[1], int(words[2]), int(words[3]), int(words[4]))
        return
    print("| photograph | pixels | face | s | MB at most | no loss: SSIM / PSNR | WebP tiles | and JPEG |")
    print("|---|---|---|---|---|---|---|---|")
    for name in words:
        measure(Path(name))


if __name__ == "__main__":
    main()
