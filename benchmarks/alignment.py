"""How well a photograph that takes another's place is laid over it: `python -m benchmarks.alignment`.

Every second picture of a tour is photographed anew by calculation: turned anyhow, tilted by up to 4°, exposed
otherwise, in other colours, blurred and noisy. How it was turned is known exactly. And every picture is held
against every other of its tour: none of these may be taken for the same place
(docs/decisions/editor-replacing.md).
"""

from __future__ import annotations

import argparse
import itertools
import math
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from benchmarks.pictures import ROOT
from benchmarks.tables import table
from jetisu360.linking.alignment.aligned import aligned
from jetisu360.linking.features.extraction import Features, find_features
from jetisu360.panorama.geometry.projection import level_matrix
from jetisu360.panorama.geometry.sphere import Crop, Level
from jetisu360.panorama.geometry.turn import Turn
from jetisu360.panorama.level.edges import find_edges
from jetisu360.panorama.level.estimate import level_of_edges

WIDTH = 2560
TOURS = {
    "the sample museum": ROOT / "demo" / "photos",
    "the trap": ROOT / "demo" / "trap" / "photos",
    "the house held out": ROOT / "demo" / "heldout" / "photos",
}
TILTED = 4.0
"""Degrees, forwards and sideways."""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--tour", choices=TOURS, action="append", help="only this one (may be said twice)")
    chosen = parser.parse_args().tour or list(TOURS)
    cv2.setNumThreads(1)
    head = ["tour", "anew", "“yes”", "worst yaw, °", "worst turn, °", "other pairs", "of them “yes”"]
    print(table(head, [judged(name, TOURS[name]) for name in chosen]))


def judged(name: str, folder: Path) -> list[object]:
    """A row of the table."""
    pictures = list(read(folder))
    known = [seen(pixels) for _file, pixels in pictures]
    yaws, turns, yes = [], [], 0
    for (file, pixels), (features, level) in list(zip(pictures, known, strict=True))[::2]:
        chance = random.Random(file)
        turn = Turn(
            chance.uniform(-180, 180), chance.uniform(-TILTED, TILTED), chance.uniform(-TILTED, TILTED)
        )
        again, its_level = seen(photographed_anew(turned(pixels, turn), chance))
        found = aligned(features, again)
        yes += found.same == "yes"
        truth = level_matrix(its_level) @ turn.matrix() @ level_matrix(level).T
        yaws.append(abs((found.turn.yaw - Turn.of_matrix(truth).yaw + 180) % 360 - 180))
        turns.append(angle(found.turn.matrix() @ truth.T))
    pairs = list(itertools.combinations([features for features, _level in known], 2))
    wrong = sum(aligned(one, other).same == "yes" for one, other in pairs)
    return [name, len(yaws), yes, f"{max(yaws):.3f}", f"{max(turns):.3f}", len(pairs), wrong]


def read(folder: Path) -> Iterator[tuple[str, Any]]:
    """Names and pixels (uint8 RGB), no wider than `WIDTH`."""
    for path in sorted(folder.glob("*.jpg")):
        pixels: Any = cv2.imread(str(path), cv2.IMREAD_COLOR_RGB)
        if pixels.shape[1] > WIDTH:
            pixels = cv2.resize(pixels, (WIDTH, WIDTH // 2), interpolation=cv2.INTER_AREA)
        yield path.name, pixels


def seen(pixels: Any) -> tuple[Features, Level]:
    """What linking finds in a picture, and the level in which it does."""
    height, width = pixels.shape[:2]
    crop = Crop(0, 0, width, height, width, width / 2)
    edges = find_edges(pixels, crop)
    estimate = level_of_edges(edges)
    level = estimate.level if estimate.is_worth_it else Level()
    return find_features(pixels, crop, level, edges, width=WIDTH), level


def turned(pixels: Any, turn: Turn) -> Any:
    """The picture that the same camera takes when it is turned."""
    height, width = pixels.shape[:2]
    yaw = ((np.arange(width) + 0.5) / width * 2 - 1) * math.pi
    pitch = (0.5 - (np.arange(height) + 0.5) / height) * math.pi
    up = np.repeat(np.sin(pitch)[:, None], width, 1)
    flat = np.cos(pitch)[:, None]
    there = np.stack([flat * np.sin(yaw), up, flat * np.cos(yaw)], -1) @ turn.matrix()
    x = (np.arctan2(there[..., 0], there[..., 2]) / math.pi + 1) / 2 * width - 0.5
    y = (0.5 - np.arcsin(np.clip(there[..., 1], -1, 1)) / math.pi) * height - 0.5
    wide = cv2.copyMakeBorder(pixels, 0, 0, 4, 4, cv2.BORDER_WRAP)
    maps = (x + 4).astype(np.float32), y.astype(np.float32)
    return cv2.remap(wide, *maps, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


def photographed_anew(pixels: Any, chance: random.Random) -> Any:
    """On another day, with another camera."""
    light = np.clip(pixels.astype(np.float32) / 255 * chance.uniform(0.55, 1.4), 0, 1)
    light = light ** chance.uniform(0.75, 1.35)
    light *= np.array([chance.uniform(0.88, 1.1) for _ in range(3)], np.float32)
    light = cv2.GaussianBlur(light, (0, 0), chance.uniform(0.3, 1.2))
    noise = np.random.default_rng(chance.randrange(9999)).normal(0, chance.uniform(0.005, 0.02), light.shape)
    return np.clip((light + noise) * 255, 0, 255).astype(np.uint8)


def angle(matrix: Any) -> float:
    """Degrees by which a rotation turns."""
    return math.degrees(math.acos(max(-1.0, min(1.0, (float(np.trace(matrix)) - 1) / 2))))


if __name__ == "__main__":
    main()
