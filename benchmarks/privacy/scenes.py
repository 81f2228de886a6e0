"""Spheres with faces on them, composed so that it is known where: turned, small, large, occluded, dark."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np

from benchmarks.pictures import SHARED
from benchmarks.privacy.compose import paste
from benchmarks.privacy.faces import Face
from jetisu360.panorama.geometry.projection import Array, direction_of
from jetisu360.panorama.geometry.resample import Floats, Pixels
from jetisu360.panorama.privacy.region import Region

WIDTH = 8192

ROOMS = (
    "polyhaven/hall_of_finfish.jpg",
    "peabody-library/peabody-library_gallery_8192x4096.jpg",
    "peabody-library/peabody-library_6th-floor_8192x4096.jpg",
    "pannellum-org/alma-correlator-facility.jpg",
)
"""Without people whose faces could be seen."""

CONDITIONS = ("plain", "half covered", "dark", "behind glass", "leaning", "blurred", "squeezed")

SIZES = 2.0, 12.0
"""Degrees, hair line to chin."""

HIGHEST = 80.0

ASIDE = 0.62
"""Breadth of a squeezed face against a whole one."""


@dataclass(frozen=True)
class Placed:
    """A face that was put somewhere. `degrees`: its height."""

    name: str
    condition: str
    where: Region


@dataclass(frozen=True)
class Scene:
    pixels: Pixels
    placed: list[Placed]


def room(name: str) -> Pixels:
    """A background, as wide as is measured."""
    picture = cv2.imread(str(SHARED / name), cv2.IMREAD_COLOR_RGB)
    if picture is None:
        raise FileNotFoundError(SHARED / name)
    if picture.shape[1] != WIDTH:
        picture = cv2.resize(picture, (WIDTH, WIDTH // 2), interpolation=cv2.INTER_CUBIC)
    return np.asarray(picture, dtype=np.uint8)


def scenes(faces: list[Face], rooms: list[Pixels], count: int, each: int, seed: int) -> Iterator[Scene]:
    """`count` spheres with `each` faces; the same every time."""
    random = np.random.default_rng(seed)
    at = 0
    for number in range(count):
        sphere = rooms[number % len(rooms)].copy()
        placed: list[Placed] = []
        for where in _places(each, random):
            face = faces[at % len(faces)]
            condition = CONDITIONS[at // len(faces) % len(CONDITIONS)]
            at += 1
            # A face of a few pixels, made large, is no face but a blur.
            height = min(where.height, max(SIZES[0], (face.box[3] - face.box[1]) / WIDTH * 360 * 1.6))
            ratio = (face.box[2] - face.box[0]) / (face.box[3] - face.box[1])
            where = Region(where.yaw, where.pitch, height * ratio, height)
            _put(sphere, face, condition, where, random)
            placed.append(Placed(face.name, condition, where))
        yield Scene(sphere, placed)


def _places(count: int, random: np.random.Generator) -> list[Region]:
    """Places far enough from each other that no head covers another."""
    found: list[Region] = []
    while len(found) < count:
        size = math.exp(random.uniform(*np.log(SIZES)))
        place = Region(random.uniform(-180, 180), random.uniform(-HIGHEST, HIGHEST), size, size)
        look = direction_of(place.yaw, place.pitch)
        near = [
            math.degrees(math.acos(float(np.clip(look @ direction_of(other.yaw, other.pitch), -1, 1))))
            < 1.6 * (place.height + other.height) + 2
            for other in found
        ]
        if not any(near):
            found.append(place)
    return found


def _put(sphere: Pixels, face: Face, condition: str, where: Region, random: np.random.Generator) -> None:
    pixels: Floats = face.pixels.astype(np.float32)
    mask: Floats = face.mask.astype(np.float32) / np.float32(255)
    box = face.box
    size = pixels.shape[1], pixels.shape[0]
    if condition == "dark":
        grain = random.normal(0, 5, pixels.shape).astype(np.float32)
        pixels = pixels * np.float32(random.uniform(0.12, 0.3)) + grain
    elif condition == "half covered":
        pixels = _cover(pixels, box, random)
    elif condition == "behind glass":
        pixels = _glass(pixels, sphere, random)
    elif condition == "leaning":
        middle = float(box[0] + box[2]) / 2, float(box[1] + box[3]) / 2
        turn = cv2.getRotationMatrix2D(middle, random.choice([-1, 1]) * random.uniform(15, 30), 1)
        pixels = _floats(cv2.warpAffine(pixels, turn, size, borderMode=cv2.BORDER_REPLICATE))
        mask = _floats(cv2.warpAffine(mask, turn, size))
    elif condition == "blurred":
        length = max(3, round((box[3] - box[1]) * random.uniform(0.06, 0.14)))
        pixels = _floats(cv2.filter2D(pixels, -1, np.full((1, length), 1 / length, np.float32)))
    elif condition == "squeezed":
        # As broad as a face is that looks aside.
        narrow = round(size[0] * ASIDE)
        pixels = _floats(cv2.resize(pixels, (narrow, size[1]), interpolation=cv2.INTER_AREA))
        mask = _floats(cv2.resize(mask, (narrow, size[1]), interpolation=cv2.INTER_AREA))
        box = box * [narrow / size[0], 1, narrow / size[0], 1]
        where = Region(where.yaw, where.pitch, where.width * ASIDE, where.height)
    paste(sphere, np.clip(pixels, 0, 255).astype(np.uint8), mask, box, where)


def _floats(pixels: object) -> Floats:
    return np.asarray(pixels, dtype=np.float32)


def _cover(pixels: Floats, box: Array, random: np.random.Generator) -> Floats:
    """A mask, a hand, a pillar: a third of the face is behind something of one colour."""
    out = pixels.copy()
    height, width = pixels.shape[:2]
    left, top, right, bottom = (int(side) for side in box)
    third, aside = int(0.36 * (right - left)), int(0.2 * (right - left))
    rows, columns = {
        "below": (
            slice(bottom - int(0.36 * (bottom - top)), height),
            slice(max(0, left - aside), right + aside),
        ),
        "left": (slice(0, height), slice(0, left + third)),
        "right": (slice(0, height), slice(right - third, width)),
    }[str(random.choice(["below", "left", "right"]))]
    out[rows, columns] = random.uniform(20, 235, 3)
    return out


def _glass(pixels: Floats, sphere: Pixels, random: np.random.Generator) -> Floats:
    """Nearly half of it the reflection of something else in the room."""
    height, width = pixels.shape[:2]
    y, x = random.integers(1200, 2400), random.integers(0, WIDTH - 900)
    other = cv2.resize(sphere[y : y + 700, x : x + 700], (width, height), interpolation=cv2.INTER_AREA)
    return pixels * np.float32(0.5) + other.astype(np.float32) * np.float32(0.4) + np.float32(22)
