"""The rooms' own walls, floors and ceilings, each with its own colour and light, and the outside of the
building.
"""

from __future__ import annotations

from mathutils import Matrix

from . import architecture as a
from . import materials as m
from . import mesh, plan
from .architecture import OAK, WALNUT, Window
from .site import Site

FOYER_WINDOWS = (Window("s", 8.0, 1.5, 0.7, 3.1), Window("s", 14.0, 1.5, 0.7, 3.1))
MUSIC_WINDOWS = (
    Window("n", 8.4, 1.6, 0.8, 3.0),
    Window("n", 13.6, 1.6, 0.8, 3.0),
    Window("w", 22.4, 1.6, 0.8, 3.0),
)
GALLERY_SLOT = (3.15, 3.2, 4.05, 16.8)
ATRIUM_SKYLIGHT = (8.3, 9.0, 14.3, 15.0)
WARM = (1.0, 0.82, 0.62)
SOFT = (1.0, 0.90, 0.78)


def build(site: Site) -> None:
    """All indoor rooms."""
    _foyer(site)
    _atrium(site)
    _petroglyphs(site)
    _gold(site)
    _music(site)
    _gallery(site)
    a.door_frames(m.wood("frame-wood", *WALNUT, "z", 0.42))
    _outside()


def _foyer(site: Site) -> None:
    room = plan.room("foyer")
    oak = m.wood("oak-beam", *OAK, "x")
    a.walls(room, m.plaster("foyer-plaster", (0.77, 0.62, 0.44), (0.56, 0.42, 0.28)), FOYER_WINDOWS)
    a.floor(
        room,
        m.slabs(
            "foyer-stone",
            ((0.30, 0.25, 0.19), (0.46, 0.39, 0.30), (0.60, 0.53, 0.43)),
            (0.9, 0.6),
            (0.20, 0.16, 0.12),
            0.32,
        ),
    )
    a.ceiling(room, m.wood("foyer-ceiling", *OAK, "y", plank=0.16))
    a.beams(room, oak, 6, "x")
    a.skirting(room, m.wood("skirting-dark", *WALNUT, "x"))
    for w in FOYER_WINDOWS:
        a.window_frame(room, w, m.wood("window-wood", *WALNUT, "z"))
    site.area("foyer", (11, 4, 4.0), (11, 4, 0), (6, 4), 190, SOFT)


def _atrium(site: Site) -> None:
    room = plan.room("atrium")
    oak = m.wood("atrium-beam", (0.16, 0.085, 0.04), (0.36, 0.21, 0.105), "x")
    a.walls(room, m.plaster("atrium-plaster", (0.74, 0.60, 0.42), (0.54, 0.40, 0.26), 1.2))
    a.floor(
        room,
        m.slabs(
            "atrium-stone",
            ((0.27, 0.19, 0.12), (0.385, 0.285, 0.185), (0.48, 0.375, 0.26)),
            (1.2, 1.2),
            (0.13, 0.09, 0.055),
            0.30,
            turn=0.7854,
            veins=0.35,
        ),
    )
    a.ceiling(room, m.plaster("atrium-ceiling", (0.74, 0.64, 0.50)), ATRIUM_SKYLIGHT, 0.35)
    x0, y0, x1, y1 = ATRIUM_SKYLIGHT
    h = room.height
    upstand = m.plaster("upstand", (0.82, 0.76, 0.66))
    for lo, hi in (
        ((x0 - 0.2, y0 - 0.2, h), (x0, y1 + 0.2, h + 0.8)),
        ((x1, y0 - 0.2, h), (x1 + 0.2, y1 + 0.2, h + 0.8)),
        ((x0, y0 - 0.2, h), (x1, y0, h + 0.8)),
        ((x0, y1, h), (x1, y1 + 0.2, h + 0.8)),
    ):
        mesh.box("upstand", lo, hi, upstand)
    # Two crossing layers of beams, as the ribs cross in a shanyrak.
    for i in range(1, 6):
        x = x0 + (x1 - x0) * i / 6
        mesh.box(
            "skylight-beam",
            (x - 0.06, y0 - 0.05, h + 0.05),
            (x + 0.06, y1 + 0.05, h + 0.32),
            m.wood("atrium-beam-y", (0.16, 0.085, 0.04), (0.36, 0.21, 0.105), "y"),
            0.01,
        )
        y = y0 + (y1 - y0) * i / 6
        mesh.box("skylight-beam", (x0 - 0.05, y - 0.05, h + 0.32), (x1 + 0.05, y + 0.05, h + 0.5), oak, 0.01)
    for lo, hi in (
        ((x0 - 0.12, y0 - 0.12, h - 0.16), (x1 + 0.12, y0 + 0.06, h + 0.02)),
        ((x0 - 0.12, y1 - 0.06, h - 0.16), (x1 + 0.12, y1 + 0.12, h + 0.02)),
        ((x0 - 0.12, y0, h - 0.16), (x0 + 0.06, y1, h + 0.02)),
        ((x1 - 0.06, y0, h - 0.16), (x1 + 0.12, y1, h + 0.02)),
    ):
        mesh.box("skylight-trim", lo, hi, oak, 0.012)
    a.skirting(room, m.wood("skirting-oak", *OAK, "x"), 0.16)
    _frieze(room)
    site.area("atrium", (11.3, 12, 6.5), (11.3, 12, 0), (5.4, 5.4), 210, (0.94, 0.95, 1.0))
    site.area("atrium", (11.0, 16.4, 5.6), (11, 16.4, 0), (8, 1.6), 95, WARM)


def _frieze(room: plan.Room) -> None:
    """A painted band of ornament under the atrium's ceiling, different on each wall."""
    from . import ornament

    grounds = ((0.50, 0.17, 0.09), (0.16, 0.24, 0.26), (0.50, 0.17, 0.09), (0.16, 0.24, 0.26))
    for k, side in enumerate("nesw"):
        matrix, lo, hi, _ = a.wall_frame(room.box, side)
        cloth = ornament.runner(
            hi - lo, 0.56, 140 + k, grounds[k], (0.80, 0.64, 0.40), (0.30, 0.15, 0.08), 200.0
        )
        band = m.pictured(f"atrium-frieze-{side}", cloth, 0.9)
        corners = [(lo, 4.98), (hi, 4.98), (hi, 5.54), (lo, 5.54)]
        obj = mesh.quad("atrium-frieze", [(u, v, 0.006) for u, v in corners], band)
        obj.matrix_world = matrix


def _petroglyphs(site: Site) -> None:
    room = plan.room("petroglyphs")
    a.walls(room, m.plaster("petro-plaster", (0.40, 0.24, 0.155), (0.21, 0.125, 0.085), 1.6))
    a.floor(
        room,
        m.slabs(
            "petro-stone",
            ((0.13, 0.095, 0.075), (0.21, 0.155, 0.125), (0.31, 0.235, 0.185)),
            (1.4, 0.7),
            (0.04, 0.03, 0.024),
            0.42,
            veins=0.6,
        ),
    )
    a.ceiling(room, m.plain("petro-ceiling", (0.16, 0.105, 0.075), 0.9))
    a.beams(room, m.wood("petro-beam", *WALNUT, "x"), 7, "x", (0.16, 0.36))
    site.area("petroglyphs", (21.4, 12.8, 4.15), (21.4, 12.8, 0), (7, 6.5), 230, (1.0, 0.80, 0.60))


def _gold(site: Site) -> None:
    room = plan.room("gold")
    a.walls(room, m.plaster("gold-plaster", (0.215, 0.034, 0.030), (0.11, 0.02, 0.018), 1.6))
    a.floor(room, m.wood("gold-floor", (0.085, 0.042, 0.022), (0.22, 0.115, 0.056), "x", 0.48, plank=0.18))
    a.ceiling(room, m.plain("gold-ceiling", (0.13, 0.05, 0.04), 0.9))
    a.beams(room, m.wood("gold-beam", *WALNUT, "y"), 5, "y", (0.24, 0.22))
    a.skirting(room, m.plain("brass-strip", (0.55, 0.36, 0.14), 0.35, 0.9), 0.08, 0.02)
    site.area("gold", (20.4, 21.8, 3.6), (20.4, 21.8, 0), (6, 5.5), 230, (1.0, 0.80, 0.58))


def _music(site: Site) -> None:
    room = plan.room("music")
    a.walls(room, m.plaster("music-plaster", (0.115, 0.215, 0.20), (0.08, 0.13, 0.115), 1.3), MUSIC_WINDOWS)
    a.floor(room, m.wood("music-floor", (0.17, 0.085, 0.036), (0.40, 0.23, 0.11), "y", 0.34, plank=0.14))
    a.ceiling(room, m.plaster("music-ceiling", (0.76, 0.63, 0.44)))
    a.beams(room, m.wood("music-beam", *OAK, "x"), 5, "x", (0.2, 0.26))
    a.skirting(room, m.wood("skirting-oak", *OAK, "x"), 0.18)
    for w in MUSIC_WINDOWS:
        a.window_frame(room, w, m.wood("window-wood", *WALNUT, "z"))
    site.area("music", (11, 22.2, 4.0), (11, 22.2, 0), (7, 4.5), 200, SOFT)
    # Sky light helps itself through the windows; a lamp in the opening finds its way in with far less noise.
    for x in (8.4, 13.6):
        site.area("music", (x, 25.9, 1.9), (x, 20, 1.0), (1.5, 2.0), 60, (0.80, 0.90, 1.0))
    site.area("music", (6.1, 22.4, 1.9), (12, 22.4, 1.0), (1.5, 2.0), 45, (0.80, 0.90, 1.0))


def _gallery(site: Site) -> None:
    room = plan.room("gallery")
    a.walls(room, m.plaster("gallery-plaster", (0.76, 0.66, 0.50), (0.55, 0.45, 0.32)))
    a.floor(room, m.wood("gallery-floor", (0.20, 0.12, 0.065), (0.46, 0.31, 0.18), "y", 0.36, plank=0.12))
    a.ceiling(room, m.plaster("gallery-ceiling", (0.80, 0.72, 0.58)), GALLERY_SLOT)
    x0, y0, x1, y1 = GALLERY_SLOT
    oak = m.wood("gallery-oak", *OAK, "y")
    for lo, hi in (
        ((x0 - 0.1, y0 - 0.1, 4.1), (x0, y1 + 0.1, 4.9)),
        ((x1, y0 - 0.1, 4.1), (x1 + 0.1, y1 + 0.1, 4.9)),
        ((x0, y0 - 0.1, 4.1), (x1, y0, 4.9)),
        ((x0, y1, 4.1), (x1, y1 + 0.1, 4.9)),
    ):
        mesh.box("slot", lo, hi, oak)
    for i in range(17):
        y = y0 + (y1 - y0) * (i + 0.5) / 17
        mesh.box("slot-fin", (x0, y - 0.025, 4.15), (x1, y + 0.025, 4.75), m.wood("fin-oak", *OAK, "x"))
    a.skirting(room, m.wood("skirting-oak", *OAK, "y"), 0.15)
    site.area("gallery", (3.6, 10.0, 4.12), (3.6, 10.0, 0), (0.9, 13), 200, (1.0, 0.92, 0.80))


def _outside() -> None:
    """Facades, parapets and the closed east wing, as seen from the courtyard and through the skylight."""
    stone = m.plaster("facade", (0.69, 0.53, 0.36), (0.46, 0.36, 0.26), 1.2)
    trim = m.rock("facade-trim", ((0.42, 0.31, 0.20), (0.56, 0.43, 0.29), (0.66, 0.53, 0.38)), 2.2, 2.5, 0.2)
    half = plan.WALL / 2
    # The south face runs the whole width; door and windows of the foyer are cut out of it.
    south = [(1.0, -0.02), (27.0, -0.02), (27.0, 5.4), (1.0, 5.4)]
    holes = [a.arch(11.0, 2.4, -0.03, 3.2)] + [a.arch(w.at, w.width, w.sill, w.top) for w in FOYER_WINDOWS]
    # Blind niches give the two closed wings the rhythm of the windows.
    niches = [a.arch(x, 1.5, 0.7, 3.1) for x in (3.6, 18.4, 21.4, 24.4)]
    face = Matrix(((1, 0, 0, 0), (0, 0, -1, half / 2), (0, 1, 0, 0), (0, 0, 0, 1)))
    mesh.sheet("facade-south", [south, *holes, *niches], half, stone, face)
    shadow = m.plaster("niche", (0.50, 0.36, 0.23))
    for x in (3.6, 18.4, 21.4, 24.4):
        mesh.box("niche-back", (x - 0.8, 0.2, 0.6), (x + 0.8, 0.3, 3.2), shadow)
    for x in (8.0, 14.0, 3.6, 18.4, 21.4, 24.4):
        rim = [a.arch(x, 1.86, 0.6, 3.32), a.arch(x, 1.5, 0.7, 3.1)]
        mesh.sheet("window-rim", rim, 0.1, trim, Matrix.Translation((0, -0.04, 0)) @ face, bevel=0.02)
    for z, depth, height in ((0.0, 0.12, 0.45), (3.75, 0.10, 0.12), (5.15, 0.20, 0.22), (5.37, 0.30, 0.14)):
        for x0, x1 in ((0.9, 9.0), (13.0, 27.1)) if z < 5.0 else ((0.9, 27.1),):
            mesh.box("cornice", (x0, -depth, z), (x1, 0.05, z + height), trim, 0.02)
    _portal(stone, trim)
    # Closed volumes behind: they only have to look right from outside and keep the sun out.
    mesh.box("east-wing-back", (16.4, 0.35, 0), (27.0, 7.6, 5.0), stone)
    for x0, y0, x1, y1, z0, z1 in (
        (1.0, 0.2, 5.9, 1.78, 0, 5.0),
        (1.0, 1.6, 1.38, 18.6, 0, 5.0),
        (5.8, 7.6, 16.2, 7.75, 4.7, 6.6),
        (5.7, 7.7, 5.9, 18.2, 4.5, 6.6),
        (16.1, 7.7, 16.3, 18.3, 4.9, 6.6),
        (5.7, 18.2, 16.3, 18.3, 4.7, 6.6),
        (26.6, 7.6, 27.0, 18.0, 0, 5.2),
        (24.6, 17.8, 25.0, 26.0, 0, 4.6),
        (16.2, 25.8, 25.0, 26.1, 0, 4.6),
    ):
        mesh.box("mass", (x0, y0, z0), (x1, y1, z1), stone)


def _portal(stone: object, trim: object) -> None:
    """The raised entrance frame with its band of ornament."""
    from . import ornament

    face = Matrix(((1, 0, 0, 0), (0, 0, -1, -0.35), (0, 1, 0, 0), (0, 0, 0, 1)))
    outer = [(9.0, 0), (13.0, 0), (13.0, 6.3), (9.0, 6.3)]
    mesh.sheet("portal", [outer, a.arch(11.0, 2.8, -0.01, 4.15)], 0.8, stone, face, bevel=0.02)
    # Inside the portal's deep arch the wall steps back once more.
    mesh.sheet(
        "portal-inner",
        [a.arch(11.0, 2.9, 0, 4.2), a.arch(11.0, 2.4, -0.01, 3.2)],
        0.2,
        trim,
        Matrix.Translation((0, 0.27, 0)) @ face,
    )
    terracotta = m.pictured(
        "frieze",
        ornament.runner(4.0, 0.62, 21, (0.62, 0.40, 0.24), (0.84, 0.70, 0.50), (0.36, 0.20, 0.12)),
        0.8,
        relief=0.35,
    )
    mesh.quad(
        "portal-frieze",
        [(9.15, -0.756, 5.32), (12.85, -0.756, 5.32), (12.85, -0.756, 5.92), (9.15, -0.756, 5.92)],
        terracotta,
    )
    for x in (9.3, 12.7):
        upright = m.pictured(
            f"frieze-{x}",
            ornament.runner(4.2, 0.36, 22, (0.62, 0.40, 0.24), (0.84, 0.70, 0.50), (0.36, 0.20, 0.12)),
            0.8,
            relief=0.35,
        )
        mesh.quad(
            "portal-band",
            [
                (x + 0.17, -0.756, 0.75),
                (x + 0.17, -0.756, 5.0),
                (x - 0.17, -0.756, 5.0),
                (x - 0.17, -0.756, 0.75),
            ],
            upright,
        )
    for z, d in ((0.0, 0.1), (6.28, 0.12)):
        mesh.box(
            "portal-cap", (8.88, -0.75 - d, z), (13.12, 0.1, z + (0.5 if z == 0 else 0.2)), trim, 0.02
        ) if z else None
    walnut = m.wood("door-leaf", (0.10, 0.045, 0.02), (0.24, 0.115, 0.05), "z", 0.45)
    for sign in (-1, 1):
        x = 11.0 + sign * 1.18
        leaf = [mesh.box("leaf", (x - 0.035, 0.42, 0.02), (x + 0.035, 1.56, 2.72), walnut, 0.01)]
        for z0, z1 in ((0.18, 0.95), (1.08, 1.75), (1.88, 2.6)):
            leaf.append(mesh.box("leaf-panel", (x - 0.05, 0.56, z0), (x + 0.05, 1.42, z1), walnut, 0.02))
