"""A plan laid over the places on Earth that cameras wrote: its north and its scale, and who does not fit.

A phone's or a camera's position is good to a few metres outdoors and to nothing indoors. So it is asked only
where the pictures of a component are spread over more than that, and only believed where they agree with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from jetisu360.linking.pair.matching import Floats

ERROR = 4.0
"""Metres by which such positions are usually off."""
LEAST_SPREAD = 6.0
LEAST = 3
FITS = 0.35
"""Part of the spread by which the plan may miss the positions, in the middle, to be laid over them."""
ROUNDS = 8


@dataclass(frozen=True)
class Overlay:
    """`rotation`: degrees by which all headings grow; `scale`: metres for one of the plan's; `misses`: by
    picture, metres between its place in the plan and the place that was written.
    """

    rotation: float
    scale: float
    misses: Mapping[int, float]


def overlay(
    positions: Floats, members: Sequence[int], gps: Mapping[int, tuple[float, float]]
) -> Overlay | None:
    """How the component `members` of a plan (`positions` (n, 3): east, up, north) lies on `gps` (metres east,
    north).

    None where too few pictures know their place, they are too near to each other, or it does not fit.
    """
    known = [k for k in members if k in gps]
    if len(known) < LEAST:
        return None
    # Plans as complex numbers: a rotation and a scale are one factor (Umeyama 1991, in the plane).
    plan = positions[known, 0] + 1j * positions[known, 2]
    earth = np.array([complex(*gps[k]) for k in known])
    middle = complex(np.median(earth.real), np.median(earth.imag))
    spread = float(np.percentile(np.abs(earth - middle), 75))
    if spread < LEAST_SPREAD / 2 or float(np.ptp(np.abs(plan - plan.mean()))) < 1e-6:
        return None
    weights = np.ones(len(known))
    factor, shift = 1 + 0j, 0j
    for _ in range(ROUNDS):
        middle_plan = (weights * plan).sum() / weights.sum()
        middle_earth = (weights * earth).sum() / weights.sum()
        centred = plan - middle_plan
        factor = (weights * np.conj(centred) * (earth - middle_earth)).sum() / (
            weights * np.abs(centred) ** 2
        ).sum()
        shift = middle_earth - factor * middle_plan
        misses = np.abs(earth - factor * plan - shift)
        weights = 1 / (1 + (misses / ERROR) ** 2)
    misses = np.abs(earth - factor * plan - shift)
    if float(np.median(misses)) > max(ERROR, FITS * spread) or not 0.2 < abs(factor) < 5:
        return None
    # East is the real axis and north the imaginary one, so a rotation to the left makes headings smaller.
    rotation = -float(np.degrees(np.angle(factor)))
    return Overlay(rotation, float(abs(factor)), {k: float(m) for k, m in zip(known, misses, strict=True)})
