"""Check the ground truth against the renderer: glowing markers at known points must land on the computed
pixels.
"""

from __future__ import annotations

import math
import tempfile
from pathlib import Path

import bpy
import numpy as np
from PIL import Image

from . import camera, mesh, poses
from .layout import Capture
from .materials import Graph

WIDTH = 1024
COUNT = 14
ALLOWED = 0.1


def _markers(seed: int) -> np.ndarray:
    """Offsets from the camera, well apart from each other and off the poles, shape (COUNT, 3) in metres."""
    rng = np.random.default_rng(seed)
    found: list[np.ndarray] = []
    while len(found) < COUNT:
        way = rng.normal(0, 1, 3)
        way /= np.linalg.norm(way)
        if abs(way[2]) < 0.9 and all(way @ f / np.linalg.norm(f) < 0.93 for f in found):
            found.append(way * rng.uniform(1.5, 6.0))
    return np.array(found)


def _measure(picture: np.ndarray, x: float, y: float, reach: int = 16) -> tuple[float, float]:
    """Weighted middle of the bright spot near a pixel, in continuous coordinates; the picture's sides
    join.
    """
    height, width = picture.shape
    ys = np.arange(max(0, int(y) - reach), min(height, int(y) + reach))
    xs = np.arange(int(x) - reach, int(x) + reach)
    patch = picture[np.ix_(ys, xs % width)]
    total = patch.sum()
    return float((patch.sum(0) * (xs + 0.5)).sum() / total), float((patch.sum(1) * (ys + 0.5)).sum() / total)


def run(captures: tuple[Capture, ...]) -> int:
    """Render markers from every capture point, print the error of each picture; exit status 1 above the
    limit.
    """
    worst = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for number, capture in enumerate(captures):
            bpy.ops.wm.read_factory_settings(use_empty=True)
            world = bpy.data.worlds.new("black")
            world.use_nodes = True
            world.node_tree.nodes["Background"].inputs["Strength"].default_value = 0.0
            bpy.context.scene.world = world
            graph = Graph("marker")
            lit = graph.finish(
                Base_Color=(0.0, 0.0, 0.0), Emission_Color=(1.0, 1.0, 1.0), Emission_Strength=1.0
            )
            points = np.array(capture.position) + _markers(number)
            for point in points:
                distance = float(np.linalg.norm(point - capture.position))
                radius = distance * math.radians(0.7)
                rings = [
                    mesh.ring(
                        (*point[:2], point[2] + radius * math.sin(t)),
                        radius * math.cos(t),
                        radius * math.cos(t),
                        32,
                    )
                    for t in np.linspace(-1.5, 1.5, 17)
                ]
                mesh.loft("marker", rings, lit)
            eye = camera.add_camera()
            camera.place(eye, capture)
            camera.settings(WIDTH, 16, denoise=False)
            bpy.context.scene.view_settings.view_transform = "Raw"
            bpy.context.scene.view_settings.look = "None"
            target = Path(folder) / f"{capture.id}.png"
            bpy.context.scene.render.filepath = str(target)
            bpy.ops.render.render(write_still=True)
            picture = np.asarray(Image.open(target).convert("L"), np.float64)
            errors = []
            for point in points:
                yaw, pitch = poses.direction(
                    capture.position, point, capture.heading, capture.pitch, capture.roll
                )
                x, y = poses.pixel(yaw, pitch, WIDTH, WIDTH // 2)
                got_yaw, got_pitch = poses.angles(*_measure(picture, x, y), WIDTH, WIDTH // 2)
                across = poses.wrap(got_yaw - yaw) * math.cos(math.radians(pitch))
                errors.append(math.hypot(across, got_pitch - pitch))
            worst = max(worst, *errors)
            print(
                f"{capture.id}: {COUNT} markers, mean {np.mean(errors):.4f} deg, worst {max(errors):.4f} deg",
                flush=True,
            )
    print(f"worst of all {worst:.4f} deg, allowed {ALLOWED}")
    return int(worst >= ALLOWED)
