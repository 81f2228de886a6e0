"""How often a sphere is called something else, and something else a sphere: docs/spheres.md.

`python -m benchmarks.recognise [--docs] [--also FOLDER] [--each N]`

Every full sphere there is (the sample museum, and the real ones beside the checkout) is made odd in ways in
which true spheres are odd, and made into what only has a sphere's shape or is none. What each is called is
counted. FOLDER may hold further spheres, 2:1, as JPEG or PNG. `--each 5` takes every fifth of all.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np

from benchmarks import tables
from benchmarks.pictures import ROOT, SHARED
from benchmarks.tables import keep, table
from jetisu360.panorama.geometry.sphere import Crop
from jetisu360.panorama.read.extent import is_sphere
from jetisu360.panorama.read.kinds.flat import read_flat
from jetisu360.panorama.read.kinds.look import Pixels, averaged
from jetisu360.panorama.read.kinds.verdict import judge_other, judge_sphere
from jetisu360.panorama.refusals import Refusal
from jetisu360.panorama.tiles.view import render_view

WIDE = 2048
REAL = (
    *("polyhaven/hall_of_finfish.jpg", "fusion2sphere/GP0003.jpg"),
    *(f"peabody-library/peabody-library_{room}_8192x4096.jpg" for room in ("main", "gallery", "6th-floor")),
    *(f"geovisio/{number}.jpg" for number in range(1, 6)),
    *(f"pannellum-org/{name}.jpg" for name in ("alma", "alma-correlator-facility", "bma-0", "bma-1")),
    *(f"pannellum-org/{name}.jpg" for name in ("cerro-toco-0", "cerro-toco-1", "from-tree", "jfk")),
)

Random = np.random.Generator


def odd_spheres(sphere: Pixels, random: Random) -> Iterator[tuple[str, Pixels]]:
    """True spheres, whatever has been done to them."""
    height, width = sphere.shape[:2]
    yield "as it is", sphere
    for name, colour in (("black", 0), ("white", 255)):
        patched = sphere.copy()
        patched[-int(height * random.uniform(0.04, 0.16)) :] = colour
        yield f"{name} disc over the tripod", patched
    sky = sphere.copy()
    sky[: int(height * 0.42)] = np.linspace(150, 230, int(height * 0.42))[:, None, None].astype(np.uint8)
    yield "plain sky", sky
    yield "snow", np.clip(sphere * 0.15 + 205, 0, 255).astype(np.uint8)
    yield "dark", (sphere * 0.12).astype(np.uint8)
    water = (sphere * np.array([0.15, 0.5, 0.65]) + [5, 30, 50]).astype(np.uint8)
    yield "under water", np.asarray(cv2.GaussianBlur(water, (0, 0), 3), np.uint8)
    yield "grain", np.clip(sphere + random.normal(0, 9, sphere.shape), 0, 255).astype(np.uint8)
    ramp = np.linspace(random.uniform(0.62, 0.8), 1.25, width)[:, None]
    yield "lenses exposed apart", np.clip(sphere * ramp, 0, 255).astype(np.uint8)
    half = width // 2
    yield "lenses stitched apart", np.hstack([sphere[:, :half], np.roll(sphere[:, half:], 4, axis=0)])
    small = averaged(sphere, 512, 256)
    yield (
        "enlarged from 512",
        np.asarray(cv2.resize(small, (1024, 512), interpolation=cv2.INTER_CUBIC), np.uint8),
    )
    yield "turned round", np.roll(sphere, int(random.integers(width)), axis=1)


def others(sphere: Pixels, random: Random) -> Iterator[tuple[str, Pixels]]:
    """What is made of a sphere and is none, or is two."""
    height, width = sphere.shape[:2]

    def seen(fov: float, wide: int, tall: int) -> Pixels:
        crop = Crop(0, 0, width, height, width, height)
        yaw, pitch = random.uniform(-180, 180), random.uniform(-12, 12)
        return render_view(sphere, crop, yaw=yaw, pitch=pitch, fov=fov, width=wide, height=tall)

    yield "telephone, 2:1", seen(75, 1200, 600)
    yield "photograph, 4:3", seen(75, 1200, 900)
    yield "photograph, 16:9", seen(80, 1600, 900)
    left, top = int(width * random.uniform(0, 0.45)), int(height * random.uniform(0.1, 0.4))
    yield "crop, 2:1", sphere[top : top + height // 2, left : left + width // 2]
    shots = [seen(70, 400, 400) for _ in range(8)]
    yield "mosaic, 2:1", np.vstack([np.hstack(shots[:4]), np.hstack(shots[4:])])
    along = np.arange(width) + 3 + 2 * np.sin(np.arange(width) / width * 4 * np.pi)
    eye = np.clip(sphere[:, np.round(along).astype(int) % width] * 1.04 + 1, 0, 255).astype(np.uint8)
    squeezed = [averaged(one, width, height // 2) for one in (sphere, eye)]
    yield "stereo, above each other", np.vstack([sphere, eye])
    yield "stereo, squeezed above each other", np.vstack(squeezed)
    yield "stereo, beside each other", np.hstack([sphere, eye])
    start = int(random.integers(width))
    part = [np.roll(one, start, axis=1)[:, : width // 2] for one in (sphere, eye)]
    yield "VR180", np.hstack(part)
    share = random.uniform(0.75, 0.95)
    canvas = np.zeros_like(sphere)
    inner = averaged(sphere, int(width * share), int(height * share))
    canvas[: inner.shape[0], : inner.shape[1]] = inner
    yield "download with a margin", canvas
    missing = sphere.copy()
    tile = width // 8
    row, column = random.integers(4), random.integers(7)
    missing[row * tile : (row + 1) * tile, column * tile : (column + 2) * tile] = random.choice([0, 128, 255])
    yield "missing tiles", missing
    yield "still, 16:9", averaged(sphere, 1600, 900)
    yield "on its side", np.rot90(sphere)


def called(picture: Pixels) -> str:
    height, width = picture.shape[:2]
    whole = np.ascontiguousarray(picture)
    try:
        if not is_sphere(width, height):
            judge_other(whole, "", width, height)
            return "its half is taken"
        half, remarks = judge_sphere(whole, "", said=False)
    except Refusal as refusal:
        return f"`{refusal.code}`"
    if half is not None:
        return "its half is taken"
    return ", ".join(f"remark `{remark.code}`" for remark in remarks) or "a sphere"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--docs", action="store_true", help="put the tables into docs/spheres.md")
    parser.add_argument("--also", type=Path, help="a folder of further full spheres")
    parser.add_argument("--each", type=int, default=1, metavar="N", help="take every Nth sphere only")
    options = parser.parse_args()
    files = [*sorted((ROOT / "demo").glob("*/*.jpg")), *sorted((ROOT / "demo").glob("*/photos/*.jpg"))]
    files += [SHARED / name for name in REAL]
    if options.also:
        files += sorted(path for path in options.also.iterdir() if path.suffix.lower() in (".jpg", ".png"))
    files = files[:: options.each]
    absent = [path.name for path in files if not path.is_file()]
    counts: dict[str, dict[str, Counter[str]]] = {"true": defaultdict(Counter), "other": defaultdict(Counter)}
    used = 0
    for number, path in enumerate(path for path in files if path.is_file()):
        sphere = read_flat(path.read_bytes(), path.name)
        if sphere.shape[1] != 2 * sphere.shape[0]:
            continue
        used += 1
        sphere = averaged(sphere, WIDE, WIDE // 2) if sphere.shape[1] > WIDE else sphere
        random = np.random.default_rng(number)
        for group, made in (("true", odd_spheres(sphere, random)), ("other", others(sphere, random))):
            for what, picture in made:
                counts[group][what][called(picture)] += 1
    rows = {
        group: [
            (what, ", ".join(f"{answer}: {count}" for answer, count in answers.most_common()))
            for what, answers in found.items()
        ]
        for group, found in counts.items()
    }
    text = "\n\n".join(
        table([head, "called, of " + str(used)], rows[group])
        for group, head in (("true", "true spheres"), ("other", "what is none, or two"))
    )
    if absent:
        text += f"\n\nAbsent: {', '.join(absent)}."
    tables.PAGE = ROOT / "docs" / "spheres.md"
    results = {group: {what: dict(c) for what, c in found.items()} for group, found in counts.items()}
    keep("recognise", {"spheres": used, "absent": absent, **results}, text, docs=options.docs)


if __name__ == "__main__":
    main()
