"""Made-up halls with walls to tell apart, and what keepers' folders hold of such halls besides spheres."""

from __future__ import annotations

from functools import cache

import cv2
import numpy as np

from jetisu360.panorama.geometry.sphere import Crop
from jetisu360.panorama.tiles.view import render_view

from .corpus import Pixels


@cache
def hall(seed: int = 0, width: int = 1600) -> Pixels:
    """A full sphere, (width / 2, width, 3), whose patches have edges of all directions and sizes."""
    random = np.random.default_rng(seed)
    height = width // 2
    yaw = ((np.arange(width) + 0.5) / width * 2 - 1) * np.pi
    pitch = (0.5 - (np.arange(height) + 0.5) / height)[:, None] * np.pi
    there = np.stack(
        np.broadcast_arrays(np.sin(yaw) * np.cos(pitch), np.sin(pitch), np.cos(yaw) * np.cos(pitch)), -1
    )
    total = np.full((height, width, 3), 128.0)
    for scale in (3, 5, 8, 12, 18, 25, 35, 50, 70):
        wave = there @ random.normal(0, scale / 2, (3, 3)) + random.uniform(0, 6, 3)
        total += np.tanh(12 * np.sin(wave)) @ random.normal(0, 16, (3, 3))
    return np.clip(total, 0, 255).astype(np.uint8)


def view(sphere: Pixels, yaw: float, fov: float, width: int, height: int, pitch: float = 4) -> Pixels:
    """What a telephone sees of it."""
    h, w = sphere.shape[:2]
    return render_view(
        sphere, Crop(0, 0, w, h, w, h), yaw=yaw, pitch=pitch, fov=fov, width=width, height=height
    )


def sized(picture: Pixels, width: int, height: int) -> Pixels:
    return np.asarray(cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA), np.uint8)


def other_eye(sphere: Pixels) -> Pixels:
    """The same hall from 6 cm aside, exposed a little otherwise."""
    width = sphere.shape[1]
    along = np.arange(width) + 3 + 2 * np.sin(np.arange(width) / width * 4 * np.pi)
    moved = sphere[:, np.round(along).astype(int) % width]
    return np.clip(moved * 1.03 + 2, 0, 255).astype(np.uint8)


def lens(sphere: Pixels, yaw: float, size: int = 700, around: Pixels | int = 0) -> Pixels:
    """What an equidistant fisheye of 195° draws, (size, size, 3), on black, white or stray light."""
    rows, columns = (np.mgrid[0:size, 0:size] + 0.5) / size * 2 - 1
    off = np.hypot(columns, rows) / 0.97
    bent = np.minimum(off, 1) * np.radians(97.5)
    turn = np.arctan2(rows, columns)
    x, y, z = np.sin(bent) * np.cos(turn), -np.sin(bent) * np.sin(turn), np.cos(bent)
    height, width = sphere.shape[:2]
    column = (np.degrees(np.arctan2(x, z)) + yaw) % 360 / 360 * width
    row = (0.5 - np.arcsin(np.clip(y, -1, 1)) / np.pi) * height
    inside = sphere[np.minimum(row.astype(int), height - 1), column.astype(int) % width]
    ground = np.broadcast_to(np.asarray(around, np.uint8), (size, size, 3))
    return np.where((off < 1)[..., None], inside, ground)


def stray_light(size: int = 700) -> Pixels:
    """A glow about a lens's circle, brighter to one side."""
    rows, columns = (np.mgrid[0:size, 0:size] + 0.5) / size * 2 - 1
    glow = 60 * np.exp(-np.maximum(np.hypot(columns, rows) - 1, 0) / 0.25) * (0.7 + 0.3 * columns)
    return np.repeat(np.clip(glow, 0, 255)[..., None], 3, axis=2).astype(np.uint8)
