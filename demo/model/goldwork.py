"""Gold ornaments in the Saka animal style: reliefs raised from drawn masks."""

from __future__ import annotations

import math

import numpy as np
from mathutils import Matrix

from . import materials as m
from . import mesh
from .drawing import Board, smooth_line, spiral


def relief(
    name: str, board: Board, width: float, depth: float, matrix: Matrix, material: object | None = None
) -> None:
    """A repoussé plate: the mask is the outline, its blurred self the swelling."""
    sharp, soft, softer = board.array(0.0), board.array(2.0), board.array(5.0)
    h, w = sharp.shape
    height = width * h / w
    level = depth * np.sqrt(np.clip(soft * softer, 0, 1)) * (0.75 + 0.25 * soft)
    index = -np.ones((h, w), int)
    inside = sharp > 0.5
    grown = inside.copy()
    grown[1:] |= inside[:-1]
    grown[:, 1:] |= inside[:, :-1]
    grown[1:, 1:] |= inside[:-1, :-1]
    index[grown] = np.arange(grown.sum())
    ys, xs = np.nonzero(grown)
    verts = np.stack([(xs / (w - 1) - 0.5) * width, (0.5 - ys / (h - 1)) * height, level[ys, xs] + 0.001], 1)
    iy, ix = np.nonzero(inside[:-1, :-1])
    faces = np.stack([index[iy + 1, ix], index[iy + 1, ix + 1], index[iy, ix + 1], index[iy, ix]], 1)
    obj = mesh.mesh(name, verts, faces.tolist(), material or m.gold(), True)
    obj.matrix_world = matrix


def stag() -> Board:
    """A recumbent stag: legs folded, muzzle forward, antlers in S-curls along the back."""
    b = Board(1.5, 1.0, 110)
    b.stroke(smooth_line([(0.22, 0.36), (0.45, 0.42), (0.75, 0.40), (0.98, 0.50), (1.12, 0.62)]), 0.30, 0.13)
    b.stroke([(1.08, 0.64), (1.36, 0.60)], 0.13, 0.06)
    b.stroke(smooth_line([(0.95, 0.42), (1.12, 0.26), (0.86, 0.16), (0.66, 0.18)]), 0.10, 0.055)
    b.stroke(smooth_line([(0.24, 0.34), (0.20, 0.16), (0.42, 0.12), (0.62, 0.10)]), 0.12, 0.055)
    b.stroke([(1.10, 0.68), (1.02, 0.76)], 0.07, 0.03)
    b.stroke(smooth_line([(1.14, 0.68), (0.95, 0.80), (0.5, 0.76), (0.12, 0.66)]), 0.065)
    for k in range(5):
        x, y = 0.18 + 0.20 * k, 0.74 + 0.028 * k
        b.stroke(spiral(x, y + 0.07, 0.085, 270, -0.85, 0.45, 20), 0.05, 0.035)
    b.stroke(spiral(1.22, 0.80, 0.09, 220, 0.9, 0.4, 20), 0.05, 0.035)
    b.stroke([(0.12, 0.42), (0.05, 0.50)], 0.06, 0.03)
    b.dot(1.17, 0.635, 0.022, 0)
    b.stroke(spiral(0.36, 0.36, 0.09, 90, 0.8, 0.5, 20), 0.016, value=0)
    b.stroke(spiral(0.92, 0.46, 0.08, 90, 0.8, 0.5, 20), 0.016, value=0)
    return b


def panther() -> Board:
    """A beast of prey rolled into a ring."""
    b = Board(1.0, 1.0, 110)
    b.stroke(spiral(0.5, 0.5, 0.36, 60, 0.92, 0.06, 60), 0.20, 0.11)
    b.dot(0.70, 0.80, 0.15)
    b.stroke([(0.72, 0.80), (0.90, 0.72)], 0.13, 0.08)
    b.stroke([(0.62, 0.90), (0.64, 0.97)], 0.08, 0.04)
    for a in (130, 215, 300):
        t = math.radians(a)
        b.stroke(spiral(0.5 + 0.21 * math.cos(t), 0.5 + 0.21 * math.sin(t), 0.07, a, 0.9, 0.5, 18), 0.05)
    b.dot(0.74, 0.83, 0.024, 0)
    for a in range(90, 360, 30):
        t = math.radians(a)
        b.dot(0.5 + 0.35 * math.cos(t), 0.5 + 0.35 * math.sin(t), 0.022, 0)
    return b


def eagle() -> Board:
    """A bird of prey with spread wings, heraldic."""
    b = Board(1.4, 1.0, 110)
    b.stroke([(0.7, 0.70), (0.7, 0.30)], 0.22, 0.14)
    b.dot(0.7, 0.82, 0.11)
    b.stroke([(0.74, 0.84), (0.86, 0.78), (0.84, 0.72)], 0.08, 0.03)
    for s in (-1, 1):
        b.stroke(
            smooth_line([(0.7 + s * 0.08, 0.62), (0.7 + s * 0.30, 0.80), (0.7 + s * 0.56, 0.74)]), 0.13, 0.07
        )
        for k in range(6):
            x = 0.7 + s * (0.16 + 0.085 * k)
            b.stroke([(x, 0.70), (x + s * 0.04, 0.34 + 0.035 * k)], 0.065, 0.05)
        b.stroke([(0.7 + s * 0.04, 0.3), (0.7 + s * 0.14, 0.08)], 0.08, 0.10)
    b.stroke([(0.7, 0.3), (0.7, 0.06)], 0.08, 0.11)
    b.dot(0.71, 0.84, 0.02, 0)
    return b


def torque(x: float, y: float, z: float, radius: float = 0.10) -> None:
    """A neck ring of three turns standing on its edge."""
    points = [
        (x + radius * math.cos(t) * 1.0, y + 0.012 * t / 3, z + radius + radius * math.sin(t))
        for t in np.linspace(-1.2, 15.4, 110)
    ]
    mesh.tube("torque", points, 0.0085, m.gold(), sides=3)


def bowl(x: float, y: float, z: float, radius: float = 0.09) -> None:
    """A fluted drinking bowl."""
    rings = []
    for r, h in ((0.25, 0.0), (0.55, 0.06), (0.85, 0.28), (1.0, 0.62), (0.96, 0.62), (0.8, 0.3), (0.3, 0.1)):
        ring = mesh.ring((x, y, z + h * radius), radius * r, radius * r, 64)
        wave = 1 + 0.035 * np.cos(np.arange(64) * 2 * math.pi / 64 * 16) * min(1.0, h * 4)
        ring[:, 0] = x + (ring[:, 0] - x) * wave
        ring[:, 1] = y + (ring[:, 1] - y) * wave
        rings.append(ring)
    mesh.loft("gold-bowl", rings, m.gold())


def akinak(matrix: Matrix, length: float = 0.42) -> None:
    """A short sword with gold hilt and scabbard, lying in its local x."""
    b = Board(1.6, 0.6, 90)
    b.stroke([(0.50, 0.3), (1.45, 0.3)], 0.18, 0.10)
    b.stroke([(0.18, 0.3), (0.50, 0.3)], 0.09)
    b.stroke([(0.10, 0.14), (0.10, 0.46)], 0.10)
    b.stroke([(0.48, 0.14), (0.53, 0.3), (0.48, 0.46)], 0.10)
    for k in range(7):
        b.dot(0.66 + 0.115 * k, 0.3, 0.03, 0)
    relief("akinak", b, length, 0.012, matrix)
