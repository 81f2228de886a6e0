"""What the windows look at: sky, a yard with trees and a fence, a block of flats."""

from __future__ import annotations

import numpy as np

from model import materials as m
from model import mesh, plants, sky

from . import surfaces

TREES = (
    (2.0, 25.5, 4.2),
    (8.3, 27.0, 5.0),
    (13.6, 25.0, 3.8),
    (2.5, -4.5, 4.6),
    (6.8, -7.0, 5.2),
    (19.0, -2.0, 4.0),
    (-6.0, 11.0, 4.8),
    (21.5, 33.0, 4.4),
)


def build() -> None:
    """Everything beyond the walls."""
    sky.build_sky(0.9)
    mesh.box(
        "yard", (-60, -60, -0.4), (90, 90, -0.2), m.plain("grass", (0.16, 0.22, 0.07), 0.95, variation=0.5)
    )
    for k, (x, y, height) in enumerate(TREES):
        plants.tree(x, y, 40 + k, height, leaves=5000)
    steel = surfaces.plain("fence", (0.10, 0.13, 0.12))
    for y in (31.0, -11.0):
        mesh.tubes(
            "fence", [[(x, y, -0.2), (x, y, 1.3)] for x in np.arange(-20, 45, 0.45)], 0.02, steel, sides=0
        )
        mesh.box("fence-rail", (-20, y - 0.02, 1.1), (45, y + 0.02, 1.16), steel)
    for k, (x, y, w, h) in enumerate(
        ((-4, 44, 26, 13), (28, 48, 20, 16), (4, -30, 34, 12), (-34, 12, 12, 14))
    ):
        _block(x, y, w, h, k)


def _block(x: float, y: float, width: float, height: float, seed: int) -> None:
    """A block of flats with rows of windows, some of them with curtains."""
    rng = np.random.default_rng(seed)
    wall = surfaces.paint(
        f"block-{seed}", ((0.66, 0.58, 0.46), (0.60, 0.42, 0.32), (0.62, 0.64, 0.62), (0.7, 0.66, 0.5))[seed]
    )
    depth = 11.0
    mesh.box("block", (x, y, -0.3), (x + width, y + depth, height), wall)
    kinds = [
        surfaces.plain(f"pane-{i}", c, 0.2)
        for i, c in enumerate(((0.05, 0.07, 0.1), (0.16, 0.2, 0.26), (0.5, 0.46, 0.4)))
    ]
    for z in np.arange(1.0, height - 1.6, 2.8):
        for u in np.arange(x + 1.0, x + width - 1.6, 2.6):
            pane = kinds[int(rng.integers(3))]
            for v in (y - 0.02, y + depth + 0.02):
                mesh.box("pane", (u, v - 0.02, z), (u + 1.3, v + 0.02, z + 1.4), pane)
        for v in np.arange(y + 1.0, y + depth - 1.6, 2.6):
            pane = kinds[int(rng.integers(3))]
            mesh.box("pane", (x + width, v, z), (x + width + 0.04, v + 1.3, z + 1.4), pane)
