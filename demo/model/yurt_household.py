"""What a family keeps in its yurt: chests with bedding, table and bowls, cushions, hangings, a cradle."""

from __future__ import annotations

import math

import numpy as np

from . import materials as m
from . import mesh, ornament
from .plan import YURT_RADIUS
from .site import Site
from .yurt import CX, CY, RED, polar


def furnish(site: Site) -> None:
    """Put everything in its customary place: the tör opposite the door, the table in the middle."""
    red = m.wood("yurt-wood", *RED, "z", 0.45)
    # Tör, the place of honour opposite the door: chests with folded bedding on them.
    colours = (
        (0.50, 0.06, 0.06),
        (0.75, 0.50, 0.14),
        (0.09, 0.21, 0.34),
        (0.44, 0.10, 0.22),
        (0.15, 0.30, 0.20),
        (0.70, 0.60, 0.42),
    )
    for k, y in enumerate((-0.95, 0.0, 0.95)):
        lid = m.pictured(
            f"chest-{k}",
            ornament.runner(
                0.86, 0.50, 80 + k, (0.36, 0.05, 0.035), (0.83, 0.60, 0.22), (0.10, 0.20, 0.16), 360.0, 2
            ),
            0.5,
        )
        x = CX - 2.42 + (0.10 if k != 1 else -0.06)
        mesh.box("chest", (x - 0.26, CY + y - 0.43, 0.06), (x + 0.22, CY + y + 0.43, 0.56), red, 0.012)
        mesh.quad(
            "chest-face",
            [
                (x + 0.222, CY + y - 0.42, 0.07),
                (x + 0.222, CY + y + 0.42, 0.07),
                (x + 0.222, CY + y + 0.42, 0.55),
                (x + 0.222, CY + y - 0.42, 0.55),
            ],
            lid,
        )
        for j in range(5 if k == 1 else 4):
            z = 0.57 + 0.105 * j
            quilt = m.felt(f"quilt-{(j * 2 + k) % 6}", colours[(j * 2 + k) % 6])
            mesh.box(
                "quilt",
                (x - 0.25, CY + y - 0.40 + 0.01 * j, z),
                (x + 0.19, CY + y + 0.40 - 0.012 * j, z + 0.10),
                quilt,
                0.045,
            )
    # Low round table with bowls.
    tx, ty = CX + 0.42, CY + 0.62
    mesh.lathe(
        "table",
        [
            (0.10, 0.03),
            (0.36, 0.05),
            (0.36, 0.07),
            (0.06, 0.10),
            (0.06, 0.27),
            (0.46, 0.29),
            (0.48, 0.31),
            (0.48, 0.335),
            (0.46, 0.34),
        ],
        (tx, ty, 0.03),
        m.wood("table", (0.22, 0.10, 0.04), (0.42, 0.22, 0.10), "x", 0.35),
        40,
    )
    china = m.plain("china", (0.86, 0.84, 0.78), 0.2)
    for k in range(5):
        a = math.radians(72 * k + 20)
        mesh.lathe(
            "piala",
            [(0.022, 0), (0.026, 0.012), (0.055, 0.045), (0.062, 0.062), (0.057, 0.062), (0.03, 0.02)],
            (tx + 0.32 * math.cos(a), ty + 0.32 * math.sin(a), 0.37),
            china,
            20,
        )
    mesh.lathe(
        "dish",
        [(0.05, 0), (0.15, 0.03), (0.19, 0.06), (0.18, 0.06), (0.05, 0.02)],
        (tx, ty, 0.37),
        m.wood("dish", (0.20, 0.10, 0.05), (0.38, 0.22, 0.12), "x"),
        28,
    )
    rng = np.random.default_rng(4)
    for _ in range(26):
        px, py = rng.normal(0, 0.055, 2)
        mesh.lathe(
            "baursak",
            [(0.006, 0), (0.026, 0.012), (0.03, 0.026), (0.02, 0.045), (0.004, 0.052)],
            (tx + px, ty + py, 0.40 + rng.uniform(0, 0.04)),
            m.plain("baursak", (0.62, 0.36, 0.11), 0.6),
            9,
        )
    # Cushions round the table.
    for k, (dx, dy) in enumerate(((0.78, 0.35), (0.1, 0.95), (-0.72, 0.5), (0.55, -0.62))):
        mesh.lathe(
            "cushion",
            [(0.20, 0.0), (0.27, 0.03), (0.28, 0.07), (0.24, 0.12), (0.1, 0.135)],
            (tx + dx, ty + dy, 0.03),
            m.felt(f"quilt-{k}", colours[k]),
            24,
        )
    # Wall hangings on the lattice to the left and right of the place of honour.
    for a, w, seed in ((148, 1.25, 91), (212, 1.25, 92)):
        x, y, z = polar(YURT_RADIUS - 0.16, a, 0.98)
        mesh.panel(
            "tuskiiz",
            (x, y, z),
            w,
            1.0,
            270 - a,
            m.pictured(f"tuskiiz-{seed}", ornament.tuskiiz(2.6, 2.1, seed, 200.0), 0.95, grain=0.1),
        )
    _cradle(*polar(2.05, 300, 0)[:2])
    site.anchor("zhuk", (CX - 2.3, CY, 0.85))
    site.anchor("syrmak", (CX - 1.35, CY + 0.9, 0.03))
    site.anchor("yurt-table", (tx, ty, 0.4))
    site.anchor("besik", (*polar(2.05, 300, 0)[:2], 0.45))


def _cradle(x: float, y: float) -> None:
    """Besik: a rocking cradle with a carrying bar along the top."""
    wood = m.wood("besik", (0.24, 0.10, 0.04), (0.50, 0.26, 0.11), "x", 0.4)
    parts = []
    for s in (-0.38, 0.38):
        bow = [(s, 0.30 * math.sin(t), 0.34 - 0.30 * math.cos(t)) for t in np.linspace(-1.05, 1.05, 11)]
        parts.append(mesh.tube("rocker", bow, 0.02, wood))
        hoop = [(s, 0.22 * math.sin(t), 0.40 + 0.34 * math.cos(t)) for t in np.linspace(-1.9, 1.9, 15)]
        parts.append(mesh.tube("hoop", hoop, 0.02, wood))
    parts.append(mesh.tube("bar", [(-0.48, 0, 0.74), (0.48, 0, 0.74)], 0.022, wood))
    parts.append(mesh.box("tray", (-0.40, -0.2, 0.20), (0.40, 0.2, 0.30), wood, 0.01))
    parts.append(
        mesh.box(
            "bed", (-0.37, -0.17, 0.29), (0.37, 0.17, 0.37), m.felt("besik-cloth", (0.58, 0.12, 0.10)), 0.03
        )
    )
    mesh.move(parts, mesh.placed(x, y, 0.03, 28))
