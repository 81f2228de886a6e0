"""What a picture is, by its pixels: a full sphere, two of them, or what else; so that a keeper is told the
right thing.

A refusal is only for what is sure. What is not sure is published with a remark. Which thresholds decide, and
how often they err: `python -m benchmarks.recognise`.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from jetisu360.panorama.read.extent import is_sphere
from jetisu360.panorama.read.kinds.circles import is_dual_fisheye, is_fisheye
from jetisu360.panorama.read.kinds.closure import DOUBTFUL, UPRIGHT_POLES, closure_of
from jetisu360.panorama.read.kinds.cube_map import is_blank, is_cube_map
from jetisu360.panorama.read.kinds.doubled import ALIKE, Halves, halves, likeness
from jetisu360.panorama.read.kinds.look import Pixels, reduced
from jetisu360.panorama.read.kinds.plain_areas import is_plain_all_round, margins_of, missing_tiles
from jetisu360.panorama.refusals import (
    CubeMap,
    DualFisheye,
    Fisheye,
    FlatPhoto,
    MarginAround,
    NoSphere,
    Refusal,
    SphereOnSide,
    SqueezedSphere,
    StereoPart,
    StripWithoutCoverage,
)
from jetisu360.panorama.remarks import (
    BlankPicture,
    MarginSeen,
    MissingTiles,
    PlainAllRound,
    Remark,
    SphereDoubtful,
)

_TWINS = 0.93
"""Likeness from which the two sides of a 2:1 picture are two eyes' and not a symmetrical hall's: real pairs
have 0.86 to 0.99, real halls up to 0.34, rendered ones up to 0.9."""

_BAND = 0.1
"""Share of the height from which a band of one colour at the top or at the bottom is worth a remark: less
covers a tripod."""

_STILLS = (1.2, 1.98)
"""Widths over heights of a sphere that a frame squeezes: 16:9, 16:10, 4:3 and their neighbours."""

_FILMS = 1.5
"""The least of them that is more a film's than a photograph's: of 172 photographs 4:3 the edges of one
met."""

_PAIRS: dict[Halves, tuple[float, float]] = {"above": (0.45, 2.5), "beside": (1.6, 4.4)}
"""Widths over heights of pictures that may hold one sphere above the other, or beside it, whole or
squeezed."""


def judge_sphere(pixels: Pixels, name: str, *, said: bool) -> tuple[Halves | None, list[Remark]]:
    """A picture of a sphere's shape, (h, w, 3): which of its halves is to be taken where it holds two
    spheres, and what there is to remark. `said`: the file itself says that it is a sphere, or the keeper has
    placed something in it; then it is not refused for what only looks otherwise.

    Raises:
        DualFisheye, NoSphere, MarginAround, StereoPart
    """
    look = reduced(pixels)
    if is_blank(look):
        return None, [BlankPicture(name=name)]
    beside = likeness(pixels, "beside")
    half = _half_of_sphere(pixels, beside)
    if half is not None:
        return half, []
    if is_dual_fisheye(pixels):
        raise DualFisheye(name=name)
    height, width = pixels.shape[:2]
    whole = closure_of(pixels)
    margins = margins_of(pixels)
    if margins.aside:
        if not said and closure_of(margins.inner(pixels)).meets:
            raise MarginAround(name=name, share=_percent(margins.aside))
        return None, [MarginSeen(name=name, share=_percent(margins.aside))]
    if not said and beside >= ALIKE:
        one = closure_of(halves(pixels, "beside")[0])
        # VR180: neither half goes on in itself, nor one in the other.
        if one.step >= DOUBTFUL and not one.meets and not whole.meets:
            raise StereoPart(name=name)
    missing = missing_tiles(pixels)
    if missing.rows.any():  # what is not there goes on in nothing
        whole = replace(closure_of(missing.seam(pixels)), poles=whole.poles)
    if whole.is_no_sphere and not said:
        raise NoSphere(name=name, width=width, height=height)
    remarks: list[Remark] = []
    if not said and is_plain_all_round(pixels):
        return None, [PlainAllRound(name=name)]
    if whole.is_doubtful:
        remarks.append(SphereDoubtful(name=name))
    if missing.share > 0:
        remarks.append(MissingTiles(name=name, share=_percent(missing.share)))
    if (share := max(margins.top, margins.bottom)) >= _BAND:
        remarks.append(MarginSeen(name=name, share=_percent(share)))
    return None, remarks


def is_surely_sphere(pixels: Pixels) -> bool:
    """Whether a picture of a sphere's shape closes in itself, for all that its file says."""
    return closure_of(pixels).closes


def judge_other(look: Pixels, name: str, width: int, height: int) -> Halves:
    """A picture of no sphere's shape of which nothing says what it covers: which of its halves is a sphere.
    `look` is it or a smaller copy, (h, w, 3); `width` and `height` are its own.

    Raises:
        Refusal: it holds no two spheres; this is what it is.
    """
    shape = width / height
    pair = False
    for how, (least, most) in _PAIRS.items():
        if least <= shape <= most and likeness(look, how) >= ALIKE:
            if closure_of(halves(look, how)[0]).meets:
                return how
            pair = True
    refusal = _other(look, name, width, height)
    if pair and isinstance(refusal, (FlatPhoto, StripWithoutCoverage)):
        raise StereoPart(name=name)
    raise refusal


def _other(look: Pixels, name: str, width: int, height: int) -> Refusal:
    if is_dual_fisheye(look):
        return DualFisheye(name=name)
    if is_fisheye(look):
        return Fisheye(name=name)
    if is_cube_map(reduced(look)):
        return CubeMap(name=name)
    margins = margins_of(look)
    # A sky without a cloud may look like a margin above.
    for around in (margins, replace(margins, top=0.0, bottom=0.0)):
        inner = around.inner(look)
        if inner.shape == look.shape or not is_sphere(inner.shape[1], inner.shape[0]):
            continue
        if closure_of(inner).meets:
            return MarginAround(name=name, share=_percent(1 - inner.size / look.size))
    if not margins.aside:  # of which one tells nothing of what its picture's edges show
        if is_sphere(height, width) and is_surely_sphere(np.rot90(look)):
            return SphereOnSide(name=name)
        if _is_still(look, width / height):
            return SqueezedSphere(name=name, width=width, height=height)
    if width > 2 * height:
        return StripWithoutCoverage(name=name, width=width, height=height)
    return FlatPhoto(name=name, width=width, height=height)


def _is_still(look: Pixels, shape: float) -> bool:
    """In shapes that photographs have, all of it has to speak for a sphere."""
    if not _STILLS[0] <= shape <= _STILLS[1]:
        return False
    closure = closure_of(look)
    if shape >= _FILMS:
        return closure.closes
    return closure.meets and closure.step < DOUBTFUL and closure.poles < UPRIGHT_POLES


def _half_of_sphere(pixels: Pixels, beside: float) -> Halves | None:
    """Which half of a 2:1 picture is a squeezed sphere, where both are; `beside`: the likeness of those that
    lie beside each other.
    """
    if likeness(pixels, "above") >= ALIKE and not closure_of(halves(pixels, "above")[0]).parts:
        return "above"
    if beside >= _TWINS and closure_of(halves(pixels, "beside")[0]).meets:
        return "beside"
    return None


def _percent(share: float) -> int:
    return max(1, round(share * 100))
