"""How well the tilt of a camera is estimated, and what the confidence is worth: docs/level.md.

`python -m benchmarks.level [--docs] [--fit] [--turns N] [--cases N]`

Two measurements. *Pictures*: every photograph there is, rotated by known random tilts and rendered again;
what comes out is held against the tilt. *Cases*: the edges of the same photographs, thinned, cut to a part of
the circle, mixed with edges that lean anyhow, and edges of made-up yurts and woods: thousands of them, to see
whether a confidence of 90 % is right nine times in ten. `--fit` prints the weights of `panorama.level`.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np
import simplejpeg
from numpy.typing import NDArray

from benchmarks import tables
from benchmarks.pictures import ROOT, SHARED
from benchmarks.tables import keep, table
from jetisu360.panorama.geometry.projection import (
    angles_of,
    angles_of_pixel,
    direction_of,
    level_matrix,
    pixel_of,
    to_level,
)
from jetisu360.panorama.geometry.sphere import Crop, Level
from jetisu360.panorama.level.edges import LEAN, SHORTEST, Edges, find_edges
from jetisu360.panorama.level.estimate import SURE, confidence_of, estimate_level
from jetisu360.panorama.level.zenith import Zenith, find_zenith

Array = NDArray[np.float64]
UP = np.array([0.0, 1.0, 0.0])
WIDE = 4096
MOST = 8.0
"""Degrees that pictures are turned by at most."""

SAMPLE = "sample museum"
ROOMS = "real rooms"
STREETS = "real streets and house fronts"
NATURE = "real nature"
KINDS = {
    ROOMS: (
        "polyhaven/hall_of_finfish.jpg",
        "peabody-library/peabody-library_main_8192x4096.jpg",
        "peabody-library/peabody-library_gallery_8192x4096.jpg",
        "peabody-library/peabody-library_6th-floor_8192x4096.jpg",
        "pannellum-org/alma-correlator-facility.jpg",
        "pannellum-org/jfk.jpg",
    ),
    STREETS: (
        *(f"geovisio/{number}.jpg" for number in range(1, 6)),
        "pannellum-org/bma-0.jpg",
        "pannellum-org/bma-1.jpg",
    ),
    NATURE: (
        "pannellum-org/alma.jpg",
        "pannellum-org/from-tree.jpg",
        "pannellum-org/cerro-toco-0.jpg",
        "pannellum-org/cerro-toco-1.jpg",
    ),
}


@dataclass(frozen=True)
class Picture:
    """A photograph with the zenith in it: exact for the sample museum, None for others (nobody knows)."""

    path: Path
    kind: str
    zenith: Array | None

    def read(self) -> NDArray[np.uint8]:
        pixels = simplejpeg.decode_jpeg(self.path.read_bytes(), "RGB")
        if pixels.shape[1] > WIDE:
            pixels = cv2.resize(pixels, (WIDE, WIDE // 2), interpolation=cv2.INTER_AREA)
        return np.asarray(pixels, dtype=np.uint8)


def pictures() -> Iterator[Picture]:
    truth = json.loads((ROOT / "demo" / "ground_truth.json").read_text("utf-8"))
    for scene in truth["scenes"]:
        zenith = level_matrix(Level(scene["pitch"], scene["roll"])).T @ UP
        yield Picture(ROOT / "demo" / "photos" / scene["file"], SAMPLE, zenith)
    for kind, names in KINDS.items():
        for name in names:
            if (SHARED / name).exists():
                yield Picture(SHARED / name, kind, None)
            else:
                print(f"left out, not beside the checkout: {name}")


def whole(pixels: NDArray[np.uint8]) -> Crop:
    height, width = pixels.shape[:2]
    return Crop(0, 0, width, height, width, height)


def turned(pixels: NDArray[np.uint8], level: Level) -> NDArray[np.uint8]:
    """The picture that the same camera takes, tilted by `level` against how it stood."""
    height, width = pixels.shape[:2]
    column, row = np.meshgrid(np.arange(width), np.arange(height))
    looks = to_level(direction_of(*angles_of_pixel(column, row, width, height)), level)
    x, y = (v.astype(np.float32) for v in pixel_of(*angles_of(looks), width, height))
    pad = 4
    wrapped = np.concatenate([pixels[:, -pad:], pixels, pixels[:, :pad]], axis=1)
    out = cv2.remap(wrapped, x + pad, y, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(out, dtype=np.uint8)


def between(one: Array, other: Array) -> float:
    return float(np.degrees(np.arccos(np.clip(one @ other, -1, 1))))


def tilt(random: np.random.Generator) -> Level:
    """A random tilt of at most `MOST` degrees."""
    off, towards = random.uniform(0.5, MOST), random.uniform(0, 2 * np.pi)
    return Level(off * np.cos(towards), off * np.sin(towards))


@dataclass(frozen=True)
class Turn:
    picture: str
    kind: str
    error: float
    """Degrees from the truth; for real pictures from the estimate of the picture as it is, turned as well."""

    confidence: float
    turned: bool
    sure_of_itself: bool
    """Whether the picture as it is was estimated with confidence: else `error` means nothing."""


def measure_pictures(found: list[Picture], turns: int) -> tuple[list[Turn], dict[str, object]]:
    random = np.random.default_rng(360)
    measured: list[Turn] = []
    own: dict[str, object] = {}
    for picture in found:
        pixels = picture.read()
        clock = time.process_time()
        estimate = estimate_level(pixels, whole(pixels))
        spent = time.process_time() - clock
        here = level_matrix(estimate.level).T @ UP
        truth = picture.zenith if picture.zenith is not None else here
        sure = picture.zenith is not None or estimate.confidence >= SURE
        name = picture.path.stem
        own[name] = {
            "kind": picture.kind,
            "pitch": estimate.level.pitch,
            "roll": estimate.level.roll,
            "confidence": estimate.confidence,
            "edges": estimate.edges,
            "error": between(here, truth) if picture.zenith is not None else None,
            "tilt": between(truth, UP) if picture.zenith is not None else None,
            "corrected": estimate.is_worth_it,
            "cpu": spent,
        }
        if picture.zenith is not None:
            measured.append(Turn(name, picture.kind, between(here, truth), estimate.confidence, False, sure))
        for _ in range(turns):
            level = tilt(random)
            again = estimate_level(turned(pixels, level), whole(pixels))
            error = between(level_matrix(again.level).T @ UP, level_matrix(level).T @ truth)
            measured.append(Turn(name, picture.kind, error, again.confidence, True, sure))
    return measured, own


def some(edges: Edges, which: NDArray[np.bool_]) -> Edges:
    return Edges(edges.normals[which], edges.lengths[which], edges.yaws[which], edges.lows[which])


def joined(one: Edges, other: Edges) -> Edges:
    pairs = ((getattr(one, part), getattr(other, part)) for part in ("normals", "lengths", "yaws", "lows"))
    return Edges(*(np.concatenate(pair) for pair in pairs))


def edges_of(ends: Array) -> Edges:
    """Edges from their ends, (n, 2, 3)."""
    ends = ends / np.linalg.norm(ends, axis=2, keepdims=True)
    first, last = ends[:, 0], ends[:, 1]
    across, middle = np.cross(first, last), first + last
    length = np.degrees(np.arctan2(np.linalg.norm(across, axis=1), np.sum(first * last, axis=1)))
    normals = across / np.linalg.norm(across, axis=1, keepdims=True)
    yaws = np.degrees(np.arctan2(middle[:, 0], middle[:, 2]))
    lows = np.degrees(np.arcsin(np.clip(np.minimum(first[:, 1], last[:, 1]), -1, 1)))
    return some(Edges(normals, length, yaws, lows), length >= SHORTEST)


def leaning(random: np.random.Generator, how: str) -> Edges:
    """Edges that lean anyhow (all round, or in one bunch), or like trunks, by some degrees."""
    count = int(random.choice([10, 25, 60, 150, 400]))
    yaw = random.uniform(-180, 180, count)
    if how == "bunch":
        yaw = random.normal(random.uniform(-180, 180), 20, count)
    lean = (
        random.normal(0, random.uniform(3, 8), count) if how == "trunks" else random.uniform(-30, 30, count)
    )
    middle = direction_of(yaw, random.uniform(-25, 25, count)).T
    right = direction_of(yaw + 90, np.zeros(count)).T
    up = np.cross(middle, right)
    up *= np.sign(up[:, 1:2])
    lean = np.radians(lean)[:, np.newaxis]
    half = np.tan(np.radians(3 + random.exponential(4, count)) / 2)[:, np.newaxis]
    along = (np.cos(lean) * up + np.sin(lean) * right) * half
    return edges_of(np.stack([middle - along, middle + along], axis=1))


def yurt(random: np.random.Generator) -> Edges:
    """A yurt from within: poles from the wall to the crown, few posts, lattice; the camera anywhere in it."""
    wall, crown = random.uniform(0.1, 0.5), random.uniform(1.3, 2.2)  # above the camera, metres
    radius, ring = random.uniform(2.5, 4), random.uniform(0.4, 0.8)
    x, z = random.uniform(-0.5, 0.5, 2) * radius * random.uniform(0, 1.2)
    ends: list[tuple[Array, Array]] = []

    def at(angle: float, r: float, y: float) -> Array:
        return np.array([r * np.cos(angle) - x, y, r * np.sin(angle) - z])

    for angle in np.linspace(0, 2 * np.pi, random.integers(40, 90), endpoint=False):
        ends += [(at(angle + d, radius, wall), at(angle + d, ring, crown)) for d in (-0.003, 0.003)]
    for angle in random.uniform(0, 2 * np.pi, random.integers(1, 14)):
        ends += [
            (at(angle, radius, -1.4), at(angle, radius, wall)),
            (at(angle, radius, -1), at(angle, radius, 0)),
        ]
    for angle in random.uniform(0, 2 * np.pi, random.integers(0, 150)):
        step = random.choice([-1, 1]) * random.uniform(0.1, 0.3)
        ends.append((at(angle, radius, -1.2), at(angle + step, radius, 0.1)))
    directions = np.array(ends)
    directions /= np.linalg.norm(directions, axis=2, keepdims=True)
    return edges_of(directions + random.normal(0, 0.0012, directions.shape))


CASES = {"as it is": 0.27, "part of the circle": 0.17, "thinned": 0.15, "thinned part": 0.13} | {
    "leaning edges among": 0.1,
    "leaning edges only": 0.08,
    "yurt": 0.1,
}


@dataclass(frozen=True)
class Case:
    scene: str
    kind: str
    error: float
    zenith: Zenith


def cases(scenes: dict[str, tuple[Edges, Array]], count: int, seed: int) -> Iterator[Case]:
    """Random cases from edges and their zenith; each is turned so that the zenith is up to `MOST` off."""
    random = np.random.default_rng(seed)
    names = sorted(scenes)
    for _ in range(count):
        name, kind = str(random.choice(names)), str(random.choice(list(CASES), p=list(CASES.values())))
        edges, zenith = scenes[name]
        truth: Array | None = level_matrix(tilt(random)).T @ UP
        if "part" in kind:
            off = (edges.yaws - random.uniform(-180, 180) + 180) % 360 - 180
            edges = some(edges, np.abs(off) < random.choice([240, 180, 120, 90, 60]) / 2)
        if "thinned" in kind or "among" in kind:
            edges = some(edges, random.random(len(edges.yaws)) < random.choice([0.5, 0.25, 0.12, 0.06]))
        if "only" in kind:
            how = str(random.choice(["anyhow", "bunch", "trunks"]))
            edges, zenith = leaning(random, how), UP
            truth = truth if how == "trunks" else None
        if kind == "yurt":
            edges, zenith = yurt(random), UP
        if truth is not None:
            edges = replace(edges, normals=edges.normals @ rotation(zenith, truth).T)
        if "among" in kind:
            edges = joined(edges, leaning(random, str(random.choice(["anyhow", "bunch", "trunks"]))))
        edges = some(edges, np.abs(edges.normals[:, 1]) <= np.sin(np.radians(LEAN)))
        answer = find_zenith(edges)
        if answer is not None:
            error = between(answer.direction, truth) if truth is not None else 90.0
            yield Case(name, kind, error, answer)


def rotation(one: Array, other: Array) -> Array:
    """The shortest turn from one direction to another (Rodrigues)."""
    x, y, z = np.cross(one, other)
    cross = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    matrix: Array = np.eye(3) + cross + cross @ cross / (1 + one @ other)
    return matrix


def fit(measured: list[Case]) -> Array:
    """Weights of the logistic regression, by Newton's method."""
    x = np.array([[1, np.log(min(c.zenith.error, 3.0)), c.zenith.steady, c.zenith.lead] for c in measured])
    good = np.array([case.error < 0.5 for case in measured], dtype=float)
    weights = np.zeros(4)
    for _ in range(50):
        chance = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (good - chance) - 0.01 * weights
        curve = (x * (chance * (1 - chance))[:, np.newaxis]).T @ x + 0.01 * np.eye(4)
        weights = weights + np.linalg.solve(curve, slope)
    return weights


BINS = (0.0, 0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)


def reliability(pairs: list[tuple[float, float]]) -> list[list[object]]:
    """Rows for (confidence, error): bin, how many, mean confidence, share within 0.5°, 95th percentile."""
    rows: list[list[object]] = []
    confidence, error = (np.array(v) for v in zip(*pairs, strict=True))
    for low, high in pairwise(BINS):
        held = (confidence >= low) & (confidence < high)
        if held.any():
            rows.append(
                [
                    f"{low:.2f} – {min(high, 1):.2f}",
                    int(held.sum()),
                    f"{confidence[held].mean():.2f}",
                    f"{(error[held] < 0.5).mean():.2f}",
                    f"{np.quantile(error[held], 0.95):.2f}",
                ]
            )
    return rows


def describe(measured: list[Turn], own: dict[str, object], judged: list[Case]) -> str:
    rows: list[list[object]] = []
    for kind in (SAMPLE, *KINDS):
        group = [turn for turn in measured if turn.kind == kind]
        if not group:
            continue
        held = [turn for turn in group if turn.sure_of_itself]
        sure = [turn.error for turn in held if turn.confidence >= SURE]
        measures = (np.median(sure), np.quantile(sure, 0.9), max(sure)) if sure else ()
        rows.append(
            [
                kind,
                len({turn.picture for turn in group}),
                len(group),
                sum(turn.confidence >= SURE for turn in group),
                *([f"{value:.2f}" for value in measures] or ["–"] * 3),
            ]
        )
    head = ["pictures", "how many", "estimates", "confident", "median error, °", "90 %", "worst"]
    lines = [table(head, rows), ""]
    own_rows = [
        [
            name,
            *(f"{one[key]:.2f}" for key in ("pitch", "roll")),  # type: ignore[index]
            f"{one['confidence']:.2f}",  # type: ignore[index]
            "yes" if one["corrected"] else "–",  # type: ignore[index]
            "–" if one["error"] is None else f"{one['tilt']:.2f}",  # type: ignore[index]
            "–" if one["error"] is None else f"{one['error'] if one['corrected'] else one['tilt']:.2f}",  # type: ignore[index]
            f"{one['cpu']:.2f}",  # type: ignore[index]
        ]
        for name, one in own.items()
    ]
    head = ["as it is", "pitch", "roll", "confidence", "corrected", "tilt, °", "left, °", "processor, s"]
    lines += [table(head, own_rows), ""]
    head = ["confidence", "cases", "mean confidence", "within 0.5°", "95 % of errors below, °"]
    lines += [table(head, reliability([(confidence_of(c.zenith), c.error) for c in judged])), ""]
    rows = []
    for kind in CASES:
        cases_of_kind = [case for case in judged if case.kind == kind]
        sure_cases = [case.error for case in cases_of_kind if confidence_of(case.zenith) >= SURE]
        good = f"{np.mean(np.array(sure_cases) < 0.5):.3f}" if sure_cases else "–"
        rows.append([kind, len(cases_of_kind), len(sure_cases), good])
    lines.append(table(["cases", "how many", "confident", "of these within 0.5°"], rows))
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--docs", action="store_true", help="put the tables into docs/level.md")
    parser.add_argument("--fit", action="store_true", help="print weights for panorama.level and stop")
    parser.add_argument("--turns", type=int, default=3, help="random tilts of each picture")
    parser.add_argument("--cases", type=int, default=1500)
    options = parser.parse_args()
    found = list(pictures())
    scenes: dict[str, tuple[Edges, Array]] = {}
    for picture in found:
        pixels = picture.read()
        edges = find_edges(pixels, whole(pixels)).upright()
        zenith = find_zenith(edges)
        if picture.zenith is not None:
            scenes[picture.path.stem] = edges, picture.zenith
        elif zenith is not None and confidence_of(zenith) >= SURE:
            scenes[picture.path.stem] = edges, zenith.direction
    # Other cases for the fit than those that it is judged by.
    judged = list(cases(scenes, options.cases, 7 if options.fit else 11))
    if options.fit:
        half = set(sorted(scenes)[::2])
        for name, part in (
            ("half of the scenes", [case for case in judged if case.scene in half]),
            ("the other half", [case for case in judged if case.scene not in half]),
            ("all", judged),
        ):
            print(f"{name}: {fit(part).round(2)} from {len(part)} cases")
        return
    measured, own = measure_pictures(found, options.turns)
    text = describe(measured, own, judged)
    tables.PAGE = ROOT / "docs" / "level.md"
    keep("level", {"pictures": own}, text, docs=options.docs)


if __name__ == "__main__":
    main()
