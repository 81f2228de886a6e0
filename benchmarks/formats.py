"""Which format says the same with the fewest bytes, and what quality 85 keeps of a photograph.

`python -m benchmarks.formats [--docs] [--tiles N] [--pictures N]`
"""

from __future__ import annotations

import argparse
import io
import time
from collections.abc import Callable
from pathlib import Path
from statistics import mean
from typing import Any

import cv2
import numpy as np
import simplejpeg
from PIL import Image

from benchmarks import pictures
from benchmarks.similarity import decoded, equirectangular, ssim, top_faces
from benchmarks.tables import keep, table
from jetisu360.panorama.geometry.projection import FACE_PLANES
from jetisu360.panorama.geometry.resample import Pixels, Sampler
from jetisu360.panorama.geometry.sphere import Crop
from jetisu360.panorama.tiles.encode import encode_image
from jetisu360.panorama.tiles.faces import face_sizes
from jetisu360.panorama.tiles.pyramid import cut_pyramid
from jetisu360.panorama.tiles.view import render_view


def pillow(format: str, **settings: Any) -> Callable[[Pixels, int], bytes]:
    def encode(pixels: Pixels, quality: int) -> bytes:
        buffer = io.BytesIO()
        Image.fromarray(pixels).save(buffer, format, quality=quality, **settings)
        return buffer.getvalue()

    return encode


def jpeg(sampling: str) -> Callable[[Pixels, int], bytes]:
    return lambda pixels, quality: simplejpeg.encode_jpeg(
        pixels, quality=quality, colorspace="RGB", colorsubsampling=sampling
    )


CODECS: dict[str, tuple[Callable[[Pixels, int], bytes], tuple[int, ...]]] = {
    "WebP, method 4 (ours)": (lambda p, q: encode_image(p, "webp", q), (70, 78, 85, 90, 94)),
    "WebP, method 2": (pillow("WEBP", method=2), (70, 78, 85, 90, 94)),
    "WebP, method 6": (pillow("WEBP", method=6), (70, 78, 85, 90, 94)),
    "JPEG 4:2:0 (ours)": (lambda p, q: encode_image(p, "jpeg", q), (65, 73, 80, 87, 92)),
    "JPEG 4:4:4": (jpeg("444"), (65, 73, 80, 87, 92)),
    "JPEG 4:2:0, optimised, progressive": (
        pillow("JPEG", optimize=True, progressive=True, subsampling=2),
        (65, 73, 80, 87, 92),
    ),
    "AVIF, speed 8 (ours)": (lambda p, q: encode_image(p, "avif", q), (50, 60, 70, 80)),
    "AVIF, speed 9": (pillow("AVIF", speed=9, max_threads=1), (50, 60, 70, 80)),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--docs", action="store_true", help="put the tables into docs/benchmarks.md")
    parser.add_argument("--tiles", type=int, default=9, help="tiles of each picture")
    parser.add_argument("--pictures", type=int, default=4)
    options = parser.parse_args()
    found = [path for path in pictures.GALLERY if path.exists()] or [pictures.picture(8192)]
    found = found[: options.pictures]
    codecs = compare(found, options.tiles)
    kept = {path.stem: fidelity(path) for path in found}
    text = describe(codecs, kept)
    keep("formats", {"codecs": codecs, "fidelity": kept}, text, docs=options.docs)


def load(path: Path) -> tuple[Pixels, Crop]:
    pixels = simplejpeg.decode_jpeg(path.read_bytes(), "RGB")
    height, width = pixels.shape[:2]
    return pixels, Crop(0, 0, width, height, width, height)


def some_tiles(path: Path, count: int) -> list[Pixels]:
    """Tiles of the top level before encoding, spread over all faces."""
    pixels, crop = load(path)
    sampler = Sampler(pixels, crop)
    side = face_sizes(crop.full_width)[-1]
    centres = (np.arange(side) + 0.5) / side * 2 - 1
    per_side = side // 512
    places = [(face, r, c) for face in FACE_PLANES for r in range(per_side) for c in range(per_side)]
    chosen = [places[i] for i in np.linspace(0, len(places) - 1, count).round().astype(int)]
    return [
        sampler.sample(
            FACE_PLANES[face], centres[c * 512 : c * 512 + 512], centres[r * 512 : r * 512 + 512]
        ).pixels
        for face, r, c in chosen
    ]


def compare(paths: list[Path], count: int) -> dict[str, dict[str, Any]]:
    """For each codec: its curve of quality, SSIM, bytes a tile and processor milliseconds a megapixel."""
    curves: dict[str, dict[str, Any]] = {name: {} for name in CODECS}
    for path in paths:
        tiles = some_tiles(path, count)
        megapixels = sum(tile.shape[0] * tile.shape[1] for tile in tiles) / 1e6
        for name, (encode, qualities) in CODECS.items():
            curve = []
            for quality in qualities:
                clock = time.process_time()
                files = [encode(tile, quality) for tile in tiles]
                spent = time.process_time() - clock
                alike = mean(ssim(tile, decoded(data)) for tile, data in zip(tiles, files, strict=True))
                curve.append([quality, alike, mean(map(len, files)), spent * 1000 / megapixels])
            curves[name][path.stem] = curve
    return curves


def at(curve: list[list[float]], alike: float, column: int) -> float:
    """The column's value where the curve reaches that SSIM; bytes and time grow about exponentially."""
    x = [point[1] for point in curve]
    return float(np.exp(np.interp(alike, x, np.log([point[column] for point in curve]))))


def fidelity(path: Path) -> dict[str, float]:
    """What tiles at quality 85 keep: on the source's grid, at half of it, and in a visitor's views."""
    pixels, crop = load(path)
    width = pixels.shape[1]
    tiles: dict[str, bytes] = {}
    pyramid = cut_pyramid(pixels, crop, tiles.__setitem__)
    back = equirectangular(top_faces(tiles, pyramid.face_sizes, pyramid.tile_size), width)

    def half(picture: Pixels) -> Pixels:
        return np.asarray(
            cv2.resize(picture, (width // 2, width // 4), interpolation=cv2.INTER_AREA), dtype=np.uint8
        )

    views = []
    for yaw, pitch in ((0, 0), (60, 0), (120, -20), (180, 0), (-120, 30), (-60, -60)):
        seen = [
            render_view(p, crop, yaw=yaw, pitch=pitch, fov=75, width=1920, height=1080)
            for p in (pixels, back)
        ]
        views.append(ssim(*seen))
    top = str(len(pyramid.face_sizes) - 1)
    return {
        "own grid": ssim(pixels, back),
        "half": ssim(half(pixels), half(back)),
        "views": mean(views),
        "MB": sum(map(len, tiles.values())) / 1e6,
        "MB of the top level": sum(len(v) for k, v in tiles.items() if k.startswith(top + "/")) / 1e6,
    }


def describe(codecs: dict[str, dict[str, Any]], kept: dict[str, dict[str, float]]) -> str:
    ours = "WebP, method 4 (ours)"
    names = list(kept)
    rows = []
    for codec, curves in codecs.items():
        shares, times = [], []
        for name in names:
            # As alike as our own tiles are at quality 85.
            alike = next(point[1] for point in codecs[ours][name] if point[0] == 85)
            shares.append(at(curves[name], alike, 2) / at(codecs[ours][name], alike, 2))
            times.append(at(curves[name], alike, 3))
        rows.append([codec, *(f"{s:.2f}" for s in shares), f"{mean(shares):.2f}", f"{mean(times):.0f}"])
    head = ["bytes for the same SSIM, WebP = 1", *names, "mean", "processor, ms/MP"]
    fidelity_rows = [
        [name, *(f"{one[key]:.4f}" for key in ("own grid", "half", "views")), f"{one['MB']:.2f}"]
        for name, one in kept.items()
    ]
    fidelity_head = [
        "SSIM at quality 85, WebP",
        "source's own grid",
        "half of it",
        "views (1080 rows, 75°)",
        "MB",
    ]
    return table(head, rows) + "\n\n" + table(fidelity_head, fidelity_rows)


if __name__ == "__main__":
    main()
