"""The originals of a replacement: what the comparing and the page see of them."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np

from jetisu360.build.steps.levelling import ChosenLevel, choose_level
from jetisu360.linking.features.extraction import Features, find_features
from jetisu360.panorama.geometry.projection import angles_of, direction_of, level_matrix
from jetisu360.panorama.geometry.sphere import Level
from jetisu360.panorama.geometry.turn import Turn
from jetisu360.panorama.level.edges import find_edges
from jetisu360.panorama.read.photo import Coverage, Photo, read_photo
from jetisu360.portal.originals.store import Originals
from jetisu360.tour.turning.places import scene_of

WIDTH, TALL = 1440, 90.0
"""Columns of a strip; degrees from its lower to its upper edge."""
QUALITY = 82


def read(museum: Any, name: str, sha256: str) -> Photo:
    """The photograph with that SHA-256.

    Raises:
        OriginalMissing, Refusal; OSError, StorageFailed
    """
    with Originals(museum).open(sha256, name) as file:
        data = file.read()
    said = _scene(museum, name).get("coverage") or {}
    coverage = None
    if said:
        horizontal = said.get("horizontal", 360.0)
        coverage = Coverage(
            horizontal=horizontal, vertical=said.get("vertical"), centre_pitch=said.get("centre_pitch")
        )
    return read_photo(data, name, sha256=sha256, coverage=coverage)


def seen(museum: Any, photo: Photo, *, old: bool) -> tuple[Features, ChosenLevel]:
    """What it can be known by, levelled as a build does it; what the keeper drew is of the old one alone."""
    edges = find_edges(photo.pixels, photo.info.crop)
    chosen = choose_level(_drawn(museum, photo.info.name) if old else None, photo, edges)
    return find_features(photo.pixels, photo.info.crop, chosen.level, edges), chosen


def strip(photo: Photo, level: Level, turn: Turn) -> bytes:
    """A flat JPEG of all around, 45° up and down: what stands in its middle is what stood in the middle of
    the picture before the `turn`.
    """
    height = round(WIDTH * TALL / 360)
    yaw = (np.arange(WIDTH) + 0.5) / WIDTH * 360 - 180
    pitch = TALL / 2 - (np.arange(height) + 0.5) / height * TALL
    here = direction_of(yaw[np.newaxis], pitch[:, np.newaxis])
    to_camera = level_matrix(level).T @ turn.matrix()
    yaws, pitches = angles_of(np.tensordot(to_camera, here, axes=1))
    crop, pixels = photo.info.crop, photo.pixels
    scale = min(1.0, 2 * WIDTH / crop.full_width)
    if scale < 1:
        size = max(1, round(pixels.shape[1] * scale)), max(1, round(pixels.shape[0] * scale))
        pixels = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA).astype(np.uint8, copy=False)
    x = ((yaws + 180) / 360 * crop.full_width - crop.left) % crop.full_width * (pixels.shape[1] / crop.width)
    y = ((90 - pitches) / 180 * crop.full_height - crop.top) * (pixels.shape[0] / crop.height)
    border = cv2.BORDER_WRAP if crop.width >= crop.full_width - 0.5 else cv2.BORDER_CONSTANT
    flat = cv2.remap(
        pixels,
        (x - 0.5).astype(np.float32),
        (y - 0.5).astype(np.float32),
        cv2.INTER_LINEAR,
        borderMode=border,
    )
    bgr = cv2.cvtColor(flat.astype(np.uint8, copy=False), cv2.COLOR_RGB2BGR)
    return bytes(cv2.imencode(".jpg", bgr, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])[1])


def _scene(museum: Any, name: str) -> dict[str, Any]:
    number = scene_of(museum.document, name)
    return {} if number is None else museum.document["scenes"][number]


def _drawn(museum: Any, name: str) -> tuple[float, float] | None:
    level = _scene(museum, name).get("level")
    return (level.get("pitch", 0.0), level.get("roll", 0.0)) if level else None
