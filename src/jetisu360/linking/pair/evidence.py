"""What speaks for a hypothesis, as numbers that mean the same in every pair of pictures.

A count of matches means nothing by itself: a library has thousands, a white room has twenty, a frieze
repeats. So every count stands beside what chance would give, beside the next best hypothesis, and beside how
many different directions it comes from: a banner that stands in two rooms gives a hundred matches out of one
corner.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import astuple, dataclass

import numpy as np

from jetisu360.linking.pair.epipolar import agreement, yaw_matrix
from jetisu360.linking.pair.hypothesis import Hypothesis
from jetisu360.linking.pair.matching import Floats, Matches

SECTOR = 20.0
CELL = 4.0
WINDOW = 50.0


@dataclass(frozen=True)
class Evidence:
    """`surplus`: log of the weight beyond chance. `against_chance`: log of weight over chance's. `share`: of
    all matches. `margin`: log of the weight over the best other hypothesis'. `places`: log of the number of
    different places. `sectors`: how many of 18 parts of the horizon they lie in (the fewer of A's and B's).
    `sizes`: spread of the log of sizes about the triangle's. `steep`: how much the baseline rises, 0–1.
    `near`: median angle under which things are seen from both, log of degrees. `spread`: part of the places
    that lie outside the 50 degrees where most are (the less of A's and B's): near 0 for a banner. `walls`:
    log of how much likelier a right relative yaw fits the walls so than another; `walls.UNSEEN` where no
    walls are seen.
    """

    surplus: float
    against_chance: float
    share: float
    margin: float
    places: float
    sectors: float
    sizes: float
    steep: float
    near: float
    spread: float
    walls: float

    def vector(self) -> Floats:
        return np.array(astuple(self))


def evidence(matches: Matches, found: Sequence[Hypothesis], index: int) -> Evidence:
    """The evidence for `found[index]`, the others being its rivals."""
    it = found[index]
    inliers = matches.take(it.inliers & matches.telling)
    rivals = [other.score for other in found if other is not it]
    rotated = inliers.q @ yaw_matrix(math.radians(it.relative_yaw)).T
    if len(inliers):
        size = agreement(inliers, rotated, it.baseline[np.newaxis]).size[0]
        sizes = float(np.sqrt(np.mean(np.clip(size, -1.5, 1.5) ** 2)))
        angle = float(np.degrees(np.median(np.arccos(np.clip((inliers.p * rotated).sum(axis=1), -1, 1)))))
    else:
        sizes, angle = 1.5, 0.0
    return Evidence(
        surplus=math.log1p(max(0.0, it.score - it.expected)),
        against_chance=math.log((it.score + 1) / (it.expected + 1)),
        share=it.score / max(1, int(np.count_nonzero(matches.telling))),
        margin=math.log((it.score + 1) / (max(rivals, default=0.0) + 1)),
        places=math.log1p(min(places(inliers.p), places(inliers.q))),
        sectors=float(min(sectors(inliers.p), sectors(inliers.q))),
        sizes=sizes,
        steep=abs(float(it.baseline[1])),
        near=math.log(angle + 0.3),
        spread=min(spread(inliers.p), spread(inliers.q)),
        walls=it.walls,
    )


def sectors(directions: Floats) -> int:
    """How many parts of the horizon, each `SECTOR` wide, the directions (n, 3) lie in."""
    yaw = np.degrees(np.arctan2(directions[:, 0], directions[:, 2]))
    return len(np.unique(np.floor(yaw / SECTOR)))


def spread(directions: Floats) -> float:
    """Part of the different places among the directions (n, 3) that lie outside the fullest `WINDOW` of
    yaw.
    """
    if not len(directions):
        return 0.0
    cells = np.unique(_cells(directions), axis=0)
    yaw = np.sort((cells[:, 1] + 0.5) * CELL / np.cos(np.radians((cells[:, 0] + 0.5) * CELL)) % 360)
    around = np.concatenate([yaw, yaw + 360])
    fullest = np.max(np.searchsorted(around, yaw + WINDOW, side="right") - np.arange(len(yaw)))
    return 1 - float(fullest) / len(yaw)


def places(directions: Floats) -> int:
    """How many different places they are: cells of `CELL` degrees, nearly square all over the sphere."""
    return len(np.unique(_cells(directions), axis=0)) if len(directions) else 0


def _cells(directions: Floats) -> Floats:
    """Row and column (n, 2) of the cell of each direction."""
    yaw = np.degrees(np.arctan2(directions[:, 0], directions[:, 2]))
    row = np.floor(np.degrees(np.arcsin(np.clip(directions[:, 1], -1, 1))) / CELL)
    column = np.floor(yaw * np.cos(np.radians((row + 0.5) * CELL)) / CELL)
    return np.stack([row, column], axis=1)
