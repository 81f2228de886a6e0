"""Which of a detector's proposals a person has answered: by a region to blur, or by one that may be seen.

A blur answers what it covers, whoever drew it and however many regions do so together. A region that may be
seen answers only what lies there and is of about its size: the face of a visitor who stands before a wall
painting lies within the painting, and is somebody else.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from jetisu360.panorama.geometry.projection import Array, angles_of, direction_of, view_plane
from jetisu360.panorama.privacy.region import Box, Proposal, Region

COVERED = 0.95
"""Share of a proposal that has to be blurred. An ear at its edge shows nobody; half a face does."""
ALIKE = 0.4
"""What two regions have in common, as a share of all that either covers, to be about the same thing. A region
that is moved by a quarter of its width and by a quarter of its height has 0.39.
"""
_GRID = 32
"""Points across a region and down it at which it is asked what covers it."""

Place = Region | Box


def open_proposals(
    proposals: Sequence[Proposal], blurred: Sequence[Place], kept: Sequence[Place]
) -> list[Proposal]:
    """Those of `proposals` that neither `blurred` nor `kept` regions answer, in their order.

    What is told of a sphere answers nothing of a flat picture, nor the other way round.
    """
    return [proposal for proposal in proposals if not _answered(proposal.where, blurred, kept)]


def _answered(where: Place, blurred: Sequence[Place], kept: Sequence[Place]) -> bool:
    if covered(where, blurred) >= COVERED:
        return True
    return any(_alike(where, place) >= ALIKE for place in _near(where, kept))


def covered(where: Place, places: Sequence[Place]) -> float:
    """The share of `where`, from 0 to 1, that lies in one of `places` or in several."""
    near = _near(where, places)
    if not near:
        return 0.0
    points, weights = _points(where)
    inside: NDArray[np.bool_] = np.zeros(weights.shape, dtype=bool)
    for place in near:
        inside |= _holds(place, points)
    return float(weights[inside].sum() / weights.sum())


def _near(where: Place, places: Sequence[Place]) -> list[Place]:
    """Those that may have something in common with `where`: for hundreds of regions no more is asked."""
    if isinstance(where, Box):
        return [place for place in places if isinstance(place, Box)]
    regions = [place for place in places if isinstance(place, Region)]
    if not regions:
        return []
    middles = direction_of([region.yaw for region in regions], [region.pitch for region in regions])
    cosines = np.clip(direction_of(where.yaw, where.pitch) @ middles, -1.0, 1.0)
    reach = [_reach(where) + _reach(region) for region in regions]
    return [regions[k] for k in np.flatnonzero(np.degrees(np.arccos(cosines)) <= np.array(reach))]


def _reach(region: Region) -> float:
    """Degrees from the middle within which all of a region lies."""
    return math.hypot(region.width, region.height) / 2


def _points(where: Place) -> tuple[Array, Array]:
    """Points spread over a place: directions (3, n), or percent (2, n); and how much of it each stands
    for.
    """
    steps = (np.arange(_GRID) + 0.5) / _GRID - 0.5
    across, up = (part.ravel() for part in np.meshgrid(steps, steps))
    if isinstance(where, Box):
        left, top = where.left + where.width / 2, where.top + where.height / 2
        return np.stack([left + across * where.width, top + up * where.height]), np.ones(across.shape)
    yaw, pitch = across * where.width, up * where.height
    return _axes(where).T @ direction_of(yaw, pitch), np.cos(np.radians(pitch))


def _holds(place: Place, points: Array) -> NDArray[np.bool_]:
    """Which of the points lie in a place; its edge belongs to it."""
    if isinstance(place, Box):
        right = points[0] - (place.left + place.width / 2)
        up = points[1] - (place.top + place.height / 2)
    else:
        right, up = angles_of(_axes(place) @ points)
    held: NDArray[np.bool_] = (np.abs(right) <= place.width / 2) & (np.abs(up) <= place.height / 2)
    return held


def _axes(region: Region) -> Array:
    """3 × 3: times a direction it gives the one in the frame of the region's middle."""
    plane = view_plane(region.yaw, region.pitch, 90.0, 1, 1)
    right, down, forward = (np.array(axis) for axis in (plane.right, plane.down, plane.forward))
    return np.stack([right, -down, forward])


def _alike(a: Place, b: Place) -> float:
    """What two places have in common, as a share of all that either covers: 1 for the same."""
    small, large = sorted((a, b), key=_area)
    common = covered(small, [large]) * _area(small)
    union = _area(a) + _area(b) - common
    return common / union if union > 0 else 0.0


def _area(place: Place) -> float:
    """How large a place is: the solid angle (a lune's part between two parallels), or percent²."""
    if isinstance(place, Box):
        return place.width * place.height
    return math.radians(min(place.width, 360.0)) * 2 * math.sin(math.radians(min(place.height, 180.0) / 2))
