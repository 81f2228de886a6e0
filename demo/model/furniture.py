"""Things found in every room: benches, plinths, showcases, text boards, planters, lamps."""

from __future__ import annotations

import math
from collections.abc import Sequence

from mathutils import Matrix

from . import boards, mesh
from . import materials as m
from .site import Site

TRACK = (0.02, 0.018, 0.016)


def bench(x: float, y: float, turn: float, material: object, length: float = 1.7) -> None:
    """A bench of three boards on two solid feet."""
    parts = [
        mesh.box(
            "bench",
            (-length / 2, -0.2 + 0.14 * i, 0.42),
            (length / 2, -0.075 + 0.14 * i, 0.47),
            material,
            0.008,
        )
        for i in range(3)
    ]
    parts += [
        mesh.box(
            "bench-foot",
            (s * length * 0.36 - 0.04, -0.18, 0),
            (s * length * 0.36 + 0.04, 0.2, 0.42),
            material,
            0.01,
        )
        for s in (-1, 1)
    ]
    mesh.move(parts, mesh.placed(x, y, 0, turn))


def plinth(x: float, y: float, size: tuple[float, float, float], material: object, turn: float = 0.0) -> None:
    """A solid base with a shadow gap at the floor."""
    w, d, h = size
    parts = [
        mesh.box("plinth", (-w / 2, -d / 2, 0.05), (w / 2, d / 2, h), material, 0.012),
        mesh.box(
            "plinth-foot",
            (-w / 2 + 0.04, -d / 2 + 0.04, 0),
            (w / 2 - 0.04, d / 2 - 0.04, 0.06),
            m.plain("shadow", TRACK),
        ),
    ]
    mesh.move(parts, mesh.placed(x, y, 0, turn))


def showcase(
    site: Site,
    room: str,
    x: float,
    y: float,
    size: tuple[float, float],
    base: float,
    top: float,
    turn: float,
    material: object,
    watts: float = 16.0,
    inner: object | None = None,
) -> None:
    """A cabinet: plinth, four bronze posts, a hood with a lamp in it. It has no panes: glass costs far more
    light than it shows.
    """
    w, d = size
    bronze = m.plain("bronze-frame", (0.16, 0.10, 0.05), 0.35, 0.9)
    parts = [
        mesh.box("case-base", (-w / 2, -d / 2, 0.06), (w / 2, d / 2, base), material, 0.01),
        mesh.box(
            "case-foot",
            (-w / 2 + 0.05, -d / 2 + 0.05, 0),
            (w / 2 - 0.05, d / 2 - 0.05, 0.07),
            m.plain("shadow", TRACK),
        ),
        mesh.box(
            "case-bed",
            (-w / 2 + 0.02, -d / 2 + 0.02, base),
            (w / 2 - 0.02, d / 2 - 0.02, base + 0.012),
            inner or m.felt("case-felt", (0.10, 0.018, 0.018)),
        ),
        mesh.box("case-hood", (-w / 2, -d / 2, top - 0.09), (w / 2, d / 2, top), material, 0.01),
        mesh.box(
            "case-lamp",
            (-w / 2 + 0.06, -d / 2 + 0.06, top - 0.096),
            (w / 2 - 0.06, d / 2 - 0.06, top - 0.09),
            m.glow("case-light", (1.0, 0.86, 0.62), 3.0),
        ),
    ]
    for sx in (-1, 1):
        for sy in (-1, 1):
            cx, cy = sx * (w / 2 - 0.012), sy * (d / 2 - 0.012)
            parts.append(
                mesh.box(
                    "case-post", (cx - 0.011, cy - 0.011, base), (cx + 0.011, cy + 0.011, top - 0.08), bronze
                )
            )
    mesh.move(parts, mesh.placed(x, y, 0, turn))
    lamp = site.area(
        room, (x, y, top - 0.11), (x, y, 0), (w * 0.7, d * 0.7), watts, (1.0, 0.83, 0.58), spread=150
    )
    lamp.rotation_euler = (0, 0, math.radians(turn))


def text_board(
    site: Site,
    name: str,
    centre: Sequence[float],
    facing: float,
    titles: tuple[str, str, str],
    lines: tuple[str, ...],
    width: float = 0.75,
    lean: float = 0.0,
    **colours: object,
) -> None:
    """A board on the wall, or leaning on a stand."""
    picture = m.pictured(f"board-{name}", boards.board(titles, lines, **colours), 0.6)  # type: ignore[arg-type]
    height = width * 4 / 3
    a = math.radians(facing)
    back = (centre[0] - 0.018 * math.sin(a), centre[1] - 0.018 * math.cos(a), centre[2])
    body = mesh.box(
        "board-back",
        (-width / 2 - 0.015, -0.012, -height / 2 - 0.015),
        (width / 2 + 0.015, 0.012, height / 2 + 0.015),
        m.plain("board-edge", (0.12, 0.08, 0.05)),
        0.004,
    )
    body.matrix_world = (
        Matrix.Translation(back)
        @ Matrix.Rotation(math.radians(180 - facing), 4, "Z")
        @ Matrix.Rotation(math.radians(-lean), 4, "X")
    )
    mesh.panel("board", centre, width, height, facing, picture, lean)
    site.anchor(name, centre)


def caption(x: float, y: float, z: float, facing: float, text: str, width: float = 0.22) -> None:
    """A small card under or beside an exhibit, leaning back on a wire."""
    picture = m.pictured(f"caption-{text}", boards.sign(text, (232, 224, 208), (60, 42, 28), (480, 110)), 0.6)
    mesh.panel("caption", (x, y, z), width, width * 110 / 480, facing, picture, 35)


def pendant(
    x: float,
    y: float,
    z: float,
    top: float,
    radius: float = 0.28,
    colour: tuple = (1.0, 0.80, 0.52),
    strength: float = 5.0,
) -> None:
    """A felt-shaded hanging lamp."""
    shade = m.felt("lamp-shade", (0.56, 0.46, 0.33))
    mesh.lathe(
        "lamp-shade",
        [(radius, 0), (radius * 0.94, 0.12), (radius * 0.55, 0.27), (0.04, 0.33)],
        (x, y, z),
        shade,
        caps=False,
    )
    mesh.lathe(
        "lamp-bulb",
        [(0.01, 0.02), (0.07, 0.05), (0.085, 0.11), (0.05, 0.18), (0.02, 0.22)],
        (x, y, z),
        m.glow("bulb", colour, strength),
    )
    mesh.tube("lamp-cord", [(x, y, z + 0.32), (x, y, top)], 0.008, m.plain("cord", TRACK))


def track(
    points: Sequence[tuple[float, float, float]],
    aims: Sequence[Sequence[float]],
    material: object | None = None,
) -> None:
    """A black ceiling track with small cylinder spots pointing at things."""
    black = material or m.plain("track", TRACK, 0.5)
    mesh.tube("track", points, 0.02, black, sides=1)
    for (ax, ay, az), (tx, ty, tz) in aims:  # type: ignore[misc]
        length = math.dist((ax, ay, az), (tx, ty, tz))
        u = [(t - a) / length for t, a in zip((tx, ty, tz), (ax, ay, az), strict=True)]
        tip = [a + 0.17 * v for a, v in zip((ax, ay, az - 0.1), u, strict=True)]
        mesh.tube("spot-stem", [(ax, ay, az), (ax, ay, az - 0.1)], 0.01, black)
        mesh.tube("spot-can", [(ax, ay, az - 0.1), tip], 0.042, black)
        lens = [a + 0.002 * v for a, v in zip(tip, u, strict=True)]
        mesh.tube("spot-lens", [tip, lens], 0.034, m.glow("spot-lens", (1.0, 0.86, 0.66), 8.0))


def rug(
    x: float, y: float, width: float, length: float, turn: float, picture: object, z: float = 0.012
) -> None:
    """A carpet with a little thickness; `picture` is a material with the pattern."""
    a, b = width / 2, length / 2
    top = mesh.quad("rug", [(-a, -b, z), (a, -b, z), (a, b, z), (-a, b, z)], picture)
    side = mesh.box("rug-edge", (-a, -b, 0), (a, b, z - 0.001), m.felt("rug-edge", (0.10, 0.05, 0.03)))
    mesh.move([top, side], mesh.placed(x, y, 0, turn))
