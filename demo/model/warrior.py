"""The gold-clad warrior: a mannequin in a red caftan set with gold plates and a tall pointed headdress."""

from __future__ import annotations

import math

import numpy as np
from mathutils import Matrix

from . import goldwork, mesh
from . import materials as m

# Half width, half depth at heights of the caftan, from hem to neck.
CAFTAN = (
    (0.62, 0.265, 0.205),
    (0.74, 0.245, 0.185),
    (0.90, 0.215, 0.155),
    (1.02, 0.190, 0.135),
    (1.16, 0.205, 0.145),
    (1.30, 0.225, 0.145),
    (1.40, 0.215, 0.125),
    (1.455, 0.12, 0.09),
    (1.50, 0.065, 0.065),
)


def _at(z: float) -> tuple[float, float]:
    zs = [c[0] for c in CAFTAN]
    return float(np.interp(z, zs, [c[1] for c in CAFTAN])), float(np.interp(z, zs, [c[2] for c in CAFTAN]))


def _plates(points: list[tuple[np.ndarray, np.ndarray]], size: float, material: object) -> object:
    """Small arrowhead plates: each an inverted raised triangle at a point, looking along a normal."""
    verts, faces = [], []
    for p, n in points:
        n = n / np.linalg.norm(n)
        side = np.cross((0, 0, 1.0), n)
        side /= np.linalg.norm(side)
        up = np.cross(n, side)
        k = len(verts)
        verts += [
            p + up * size * 0.55 - side * size * 0.5,
            p + up * size * 0.55 + side * size * 0.5,
            p - up * size * 0.75,
            p + n * size * 0.30,
        ]
        faces += [(k, k + 3, k + 1), (k + 1, k + 3, k + 2), (k + 2, k + 3, k)]
    faces = [f[::-1] for f in faces]
    return mesh.mesh("plates", verts, faces, material)


def build(x: float, y: float, z: float, turn: float) -> None:
    """The figure on its base; local front is -y."""
    red, trousers = m.felt("caftan", (0.30, 0.022, 0.018)), m.felt("trousers", (0.20, 0.018, 0.016))
    leather, face = m.plain("boots", (0.10, 0.045, 0.02), 0.45), m.plain("mannequin", (0.30, 0.19, 0.12), 0.5)
    gold = m.gold()
    parts = [mesh.loft("caftan", [mesh.ring((0, 0, h), w, d, 40, 2.4) for h, w, d in CAFTAN], red)]
    for s in (-1, 1):
        leg = [
            mesh.ring((s * 0.105, 0.0, h), r, r * 1.05, 20)
            for h, r in ((0.30, 0.075), (0.5, 0.095), (0.70, 0.115))
        ]
        parts.append(mesh.loft("leg", leg, trousers))
        boot = [
            mesh.ring((s * 0.11, dy, h), rx, ry, 20)
            for h, rx, ry, dy in (
                (0.0, 0.052, 0.135, -0.05),
                (0.05, 0.055, 0.13, -0.05),
                (0.10, 0.058, 0.085, -0.012),
                (0.2, 0.066, 0.075, 0),
                (0.36, 0.082, 0.088, 0),
            )
        ]
        parts.append(mesh.loft("boot", boot, leather))
        arm = [
            (s * 0.205, 0, 1.375),
            (s * 0.265, 0.015, 1.24),
            (s * 0.29, 0.0, 1.08),
            (s * 0.275, -0.075, 0.94),
            (s * 0.24, -0.13, 0.86),
        ]
        parts.append(mesh.tube("arm", arm, (0.075, 0.068, 0.06, 0.052, 0.046), red, sides=6))
        parts.append(
            mesh.lathe(
                "hand",
                [(0.012, -0.08), (0.034, -0.05), (0.036, 0.0), (0.028, 0.035)],
                (s * 0.233, -0.143, 0.835),
                face,
                12,
            )
        )
        parts.append(
            mesh.tube("cuff", [(s * 0.252, -0.108, 0.892), (s * 0.245, -0.122, 0.872)], 0.054, gold, sides=6)
        )
        spots = []
        for j in range(9):
            t = j / 8
            px = np.interp(t, np.linspace(0, 1, 5), [a[0] for a in arm])
            py = np.interp(t, np.linspace(0, 1, 5), [a[1] for a in arm])
            pz = np.interp(t, np.linspace(0, 1, 5), [a[2] for a in arm])
            r = float(np.interp(t, np.linspace(0, 1, 5), (0.077, 0.070, 0.062, 0.054, 0.048)))
            for k in range(9):
                a = 2 * math.pi * (k + 0.5 * (j % 2)) / 9
                n = np.array([math.cos(a), math.sin(a), 0.05])
                spots.append((np.array([px, py, pz]) + r * n, n))
        parts.append(_plates(spots, 0.034, gold))
        boots = []
        for j in range(6):
            h = 0.15 + 0.038 * j
            for k in range(10):
                a = 2 * math.pi * (k + 0.5 * (j % 2)) / 10
                n = np.array([math.cos(a), math.sin(a), 0.0])
                boots.append((np.array([s * 0.11, 0, h]) + (0.062 + 0.1 * (h - 0.15)) * n, n))
        parts.append(_plates(boots, 0.03, gold))
    spots = []
    for j, h in enumerate(np.arange(0.66, 1.44, 0.037)):
        if abs(h - 1.02) < 0.035:
            continue
        w, d = _at(float(h))
        count = max(14, int(2 * math.pi * math.hypot(w, d) / math.sqrt(2) / 0.044))
        for p in mesh.ring((0, 0, h), w + 0.003, d + 0.003, count, 2.4, 0):
            a = math.atan2(p[1] / d**2, p[0] / w**2) + 0.0
            spots.append(
                (np.array(p) if j % 2 else _shift(p, w, d, count), np.array([math.cos(a), math.sin(a), 0.08]))
            )
    parts.append(_plates(spots, 0.040, gold))
    # Belt with heavy plaques, hem and front borders.
    w, d = _at(1.02)
    parts.append(
        mesh.loft(
            "belt",
            [mesh.ring((0, 0, h), w + 0.012, d + 0.012, 40, 2.4) for h in (0.99, 0.995, 1.045, 1.05)],
            m.plain("belt", (0.06, 0.025, 0.015), 0.5),
        )
    )
    bead = [(0.002, -0.024), (0.020, -0.018), (0.026, 0), (0.020, 0.018), (0.002, 0.024)]
    belt = mesh.ring((0, 0, 1.02), w + 0.02, d + 0.02, 15, 2.4, 6)
    parts += [mesh.lathe("belt-plaque", bead, tuple(p), gold, 10) for p in belt]
    w, d = _at(0.63)
    parts.append(
        mesh.loft(
            "hem",
            [mesh.ring((0, 0, h), w + 0.006, d + 0.006, 40, 2.4) for h in (0.618, 0.645)],
            gold,
            caps=False,
        )
    )
    for s in (-0.016, 0.016):
        line = [(s * 1.4, -_at(h)[1] - 0.010, h) for h in np.linspace(0.64, 1.44, 16)]
        parts.append(mesh.tube("border", line, 0.009, gold))
    neck = [
        (0.085 * math.cos(t), 0.075 * math.sin(t), 1.475 + 0.012 * k)
        for k in range(3)
        for t in np.linspace(0, 2 * math.pi, 28)
    ]
    parts.append(mesh.tube("torque", neck, 0.0105, gold))
    parts.append(
        mesh.loft(
            "head",
            [
                mesh.ring((0, -0.012, 1.50 + h), rx, ry, 24)
                for h, rx, ry in (
                    (0.0, 0.045, 0.05),
                    (0.035, 0.058, 0.075),
                    (0.09, 0.076, 0.095),
                    (0.15, 0.082, 0.10),
                    (0.21, 0.078, 0.095),
                    (0.26, 0.05, 0.06),
                )
            ],
            face,
        )
    )
    parts.append(
        mesh.tube(
            "nose", [(0, -0.112, 1.655), (0, -0.128, 1.615), (0, -0.108, 1.605)], (0.008, 0.014, 0.012), face
        )
    )
    parts += _headdress(red, gold)
    b = (
        Matrix.Translation((0.12, -0.175, 0.88))
        @ Matrix.Rotation(math.radians(90), 4, "X")
        @ Matrix.Rotation(math.radians(-68), 4, "Z")
    )
    before = set(_names())
    goldwork.akinak(b, 0.36)
    parts += _new(before)
    mesh.move(parts, mesh.placed(x, y, z, turn))


def _shift(p: np.ndarray, w: float, d: float, count: int) -> np.ndarray:
    """The same point moved half a step round the body, so that rows of plates are staggered."""
    a = math.pi / count
    u, v = p[0] / w, p[1] / d
    return np.array([w * (u * math.cos(a) - v * math.sin(a)), d * (u * math.sin(a) + v * math.cos(a)), p[2]])


def _names() -> list[object]:
    import bpy

    return list(bpy.context.scene.collection.objects)


def _new(before: set[object]) -> list[object]:
    return [o for o in _names() if o not in before]


def _headdress(red: object, gold: object) -> list[object]:
    """The tall pointed cap with neck flaps, gold mounts, feathers and arrows."""
    parts: list[object] = []
    cap = (
        (1.665, 0.094, 0.112, 0.0),
        (1.72, 0.094, 0.110, 0.0),
        (1.80, 0.082, 0.092, 0.006),
        (1.92, 0.058, 0.062, 0.012),
        (2.06, 0.036, 0.038, 0.014),
        (2.20, 0.018, 0.018, 0.010),
        (2.30, 0.004, 0.004, 0.0),
    )
    parts.append(mesh.loft("cap", [mesh.ring((0, dy, h), rx, ry, 28) for h, rx, ry, dy in cap], red))
    for s in (-1, 1):
        flap = [(s * 0.088, 0.02, 1.70), (s * 0.094, 0.025, 1.60), (s * 0.085, 0.03, 1.50)]
        parts.append(mesh.tube("flap", flap, (0.034, 0.036, 0.022), red, sides=5))
        spots = [(np.array([s * 0.127, 0.022, h]), np.array([s, 0, 0.0])) for h in (1.67, 1.63, 1.59, 1.55)]
        parts.append(_plates(spots, 0.028, gold))
        for k in range(2):
            base, tip = (s * (0.06 + 0.03 * k), 0.035, 1.76), (s * (0.105 + 0.05 * k), 0.06, 2.17 - 0.08 * k)
            parts.append(mesh.tube("arrow", [base, tip], 0.0045, gold))
            parts.append(
                mesh.tube(
                    "arrowhead", [tip, (tip[0] + s * 0.008, tip[1], tip[2] + 0.06)], (0.014, 0.001), gold
                )
            )
    for h, w in ((1.685, 0.012), (1.755, 0.007), (1.86, 0.006), (1.98, 0.005)):
        rx, ry, dy = (float(np.interp(h, [c[0] for c in cap], [c[i] for c in cap])) for i in (1, 2, 3))
        parts.append(
            mesh.loft(
                "cap-band",
                [mesh.ring((0, dy, h + e), rx + 0.004, ry + 0.004, 28) for e in (-w, w)],
                gold,
                caps=False,
            )
        )
    spots = []
    for j, h in enumerate(np.arange(1.785, 2.17, 0.036)):
        rx, ry, dy = (float(np.interp(h, [c[0] for c in cap], [c[i] for c in cap])) for i in (1, 2, 3))
        count = max(5, int(2 * math.pi * rx / 0.045))
        for k in range(count):
            a = 2 * math.pi * (k + 0.5 * (j % 2)) / count
            n = np.array([math.cos(a), math.sin(a), 0.25])
            spots.append((np.array([rx * math.cos(a), dy + ry * math.sin(a), h]), n))
    parts.append(_plates(spots, 0.030, gold))
    # Two winged horses on the brow, facing apart, reduced to curls and wings.
    for s in (-1, 1):
        horse = [
            (s * 0.012, -0.118, 1.70),
            (s * 0.03, -0.125, 1.735),
            (s * 0.06, -0.112, 1.745),
            (s * 0.072, -0.104, 1.775),
            (s * 0.092, -0.086, 1.77),
        ]
        parts.append(mesh.tube("horse", horse, (0.009, 0.014, 0.011, 0.010, 0.006), gold))
        for k in range(3):
            wing = [
                (s * 0.03, -0.122, 1.74),
                (s * (0.02 + 0.012 * k), -0.12, 1.80 + 0.02 * k),
                (s * (0.03 + 0.022 * k), -0.11, 1.85 + 0.022 * k),
            ]
            parts.append(mesh.tube("wing", wing, (0.007, 0.006, 0.003), gold))
    parts.append(
        mesh.lathe(
            "finial",
            [(0.004, 0), (0.014, 0.02), (0.008, 0.045), (0.018, 0.07), (0.002, 0.11)],
            (0, 0, 2.29),
            gold,
            12,
        )
    )
    return parts
