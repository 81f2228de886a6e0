"""The gallery half a storey up: paintings on the walls, screens with children's drawings, potters' work."""

from __future__ import annotations

from model import landscapes, mesh
from model import materials as m
from model.site import Site

from . import artwork, furniture, lights, mount, plan, shell, surfaces


def build(site: Site) -> None:
    """The gallery with all that is in it."""
    room = plan.PLAN.room("gallery")
    up = plan.UP
    windows = (
        shell.window("n", 8.5, 1.5, up + 0.85, up + 2.5),
        shell.window("n", 11.6, 1.5, up + 0.85, up + 2.5),
        shell.window("e", 12.6, 1.6, up + 0.85, up + 2.5),
    )
    shell.room(
        room,
        m.plaster("gallery-plaster", (0.70, 0.72, 0.74), (0.60, 0.62, 0.64), 0.8),
        m.wood("gallery-floor", (0.48, 0.33, 0.18), (0.70, 0.53, 0.34), "x", 0.4, 0.09),
        windows,
        skirting=(0.14, 0.14, 0.15),
    )
    lights.daylight(site, room, windows)
    shell.radiator(room, windows[0], 8)
    shell.radiator(room, windows[1], 8)
    gilt, black, pine = (
        surfaces.paint("gilt", (0.55, 0.38, 0.14), 0.35, 0.25),
        furniture.wood("black"),
        furniture.wood("pine"),
    )
    for k, (side, at, w, h, kind) in enumerate(
        (
            ("s", 7.7, 1.0, 0.75, "still"),
            ("s", 9.15, 1.3, 0.9, "lake"),
            ("s", 10.7, 0.9, 1.1, "still"),
            ("s", 12.3, 1.5, 1.0, "dusk"),
            ("e", 11.0, 0.8, 1.0, "photo"),
            ("e", 14.4, 1.1, 0.8, "still"),
            ("n", 10.05, 0.8, 0.8, "storm"),
            ("w", 14.5, 1.1, 0.9, "winter"),
            ("w", 10.8, 0.7, 0.9, "photo"),
            ("n", 7.25, 0.45, 0.6, "photo"),
            ("n", 12.9, 0.5, 0.7, "still"),
        )
    ):
        if kind == "still":
            pixels = artwork.still_life(1700 + k, w, h)
        elif kind == "photo":
            pixels = artwork.photo(1700 + k, w, h, 1 + k % 3, False)
        else:
            pixels = landscapes.paint(kind, 1700 + 7 * k, round(w * 460), round(h * 460))
        rim = (gilt, black, pine)[k % 3]
        mount.picture(
            mount.on(room, side, at, 1.6),
            w,
            h,
            m.pictured(f"gallery-{k}", pixels, 0.5),
            rim,
            0.06,
            0.0 if k % 2 else 0.06,
        )
    # Screens with children's drawings stand in the room.
    for x, y, turn, seed in ((10.2, 12.5, 20, 1720), (12.2, 11.2, -35, 1730)):
        place = mesh.placed(x, y, up, turn)
        parts = [
            mesh.box(
                "screen",
                (-0.8, -0.015, 0.55),
                (0.8, 0.015, 1.85),
                surfaces.cloth("screen", (0.55, 0.52, 0.44)),
            )
        ]
        parts += [
            mesh.box("screen-foot", (s * 0.8 - 0.03, -0.25, 0), (s * 0.8 + 0.03, 0.25, 0.04), black, 0.01)
            for s in (-1, 1)
        ]
        parts += [
            mesh.box("screen-post", (s * 0.82 - 0.02, -0.02, 0), (s * 0.82 + 0.02, 0.02, 1.9), black)
            for s in (-1, 1)
        ]
        for face in (-1, 1):
            for i in range(3):
                for j in range(2):
                    cx, cz = -0.52 + 0.52 * i, 0.88 + 0.62 * j
                    w, h = 0.23, 0.17 + 0.03 * ((i + j) % 2)
                    pixels = artwork.drawing(seed + 100 * (face + 1) + 10 * i + j, 2 * w, 2 * h)
                    corners = [
                        (-face * -w + cx, face * 0.02, cz - h),
                        (-face * w + cx, face * 0.02, cz - h),
                        (-face * w + cx, face * 0.02, cz + h),
                        (-face * -w + cx, face * 0.02, cz + h),
                    ]
                    parts.append(
                        mesh.quad(
                            "drawing", corners, m.pictured(f"drawing-{seed}-{face}-{i}{j}", pixels, 0.8)
                        )
                    )
        mesh.move(parts, place)
    for k, (x, y, tall) in enumerate(((7.3, 10.7, 1.0), (12.9, 14.9, 0.9), (9.7, 14.6, 1.1))):
        mesh.box(
            "stand",
            (x - 0.2, y - 0.2, up),
            (x + 0.2, y + 0.2, up + tall),
            surfaces.paint("stand-white", (0.78, 0.77, 0.74)),
            0.01,
            12 * k,
        )
        furniture.pot(
            x,
            y,
            up + tall,
            (furniture.JUG, furniture.SAMOVAR, furniture.JUG)[k],
            ((0.10, 0.24, 0.40), (0.5, 0.32, 0.1), (0.6, 0.2, 0.1))[k],
            1.3,
        )
    furniture.table(
        12.6, 13.9, 84, (1.2, 0.7), pine, 0.75, up, surfaces.cloth("gallery-cloth", (0.24, 0.10, 0.26))
    )
    for k in range(7):
        shape = (furniture.JUG, furniture.BOWL)[k % 2]
        furniture.pot(
            12.45 + 0.12 * (k % 3),
            13.45 + 0.15 * k,
            up + 0.757,
            shape,
            (0.2 + 0.07 * k, 0.5 - 0.05 * k, 0.3),
            0.6,
        )
    furniture.bentwood(8.0, 14.85, 160, up, "pine")
    furniture.ficus(13.0, 10.6, 1740, 1.4, up)
    furniture.ficus(7.2, 15.0, 1741, 1.0, up)
    for x, y in ((8.4, 11.7), (11.6, 11.7), (8.4, 14.0), (11.6, 14.0)):
        lights.tube(site, room, x, y, "x", 42)
