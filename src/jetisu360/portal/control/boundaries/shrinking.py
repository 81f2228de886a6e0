"""Boundaries made small enough for a page, so that neighbours still share their border.

All rings are cut where three of them meet (or where one begins to run along another); each piece between two
such places is thinned once (Douglas–Peucker), whoever it belongs to. So a border stays one line, and no gap
opens along it. The coarseness grows until all of it is small enough.
"""

from __future__ import annotations

import itertools
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from jetisu360.portal.control.boundaries.refusals import TooRagged
from jetisu360.portal.control.boundaries.thinning import kept
from jetisu360.publish.region.projection import Floats

MOST_BYTES = 60_000
# Degrees · 10⁻⁴: eleven metres.
PLACES = 10_000
# A degree of longitude is so much of one of latitude at 45°.
NARROW = 0.707
FINEST, COARSEST, FACTOR = 3e-4, 0.08, 2.0
Point = tuple[int, int]
Polygons = Sequence[Sequence[Floats]]


def shrunk(features: Sequence[Polygons], most: int = MOST_BYTES) -> list[dict[str, Any]]:
    """GeoJSON geometries (MultiPolygon) of all together at most so many bytes.

    Raises:
        TooRagged: even as coarse as may be they are more.
    """
    rounded = [[[_rounded(ring) for ring in polygon] for polygon in one] for one in features]
    rings = [ring for one in rounded for polygon in one for ring in polygon if len(ring) > 3]
    joints = _joints(rings)

    def made(gap: float) -> list[dict[str, Any]] | None:
        pieces: dict[tuple[Point, ...], list[Point]] = {}
        found = [_geometry(one, joints, gap, pieces) for one in rounded]
        return found if len(json.dumps(found, separators=(",", ":"))) <= most else None

    # (What cannot be small enough is known at once.)
    coarsest = made(COARSEST)
    if coarsest is None:
        raise TooRagged
    gap = FINEST
    while gap < COARSEST:
        found = made(gap)
        if found is not None:
            return found
        gap *= FACTOR
    return coarsest


def _rounded(ring: Floats) -> list[Point]:
    """Without the end that repeats the beginning, and without points that are one after rounding."""
    whole = np.rint(np.asarray(ring) * PLACES).astype(int)
    new = np.ones(len(whole), dtype=bool)
    new[1:] = (np.diff(whole, axis=0) != 0).any(axis=1)
    points = [(int(x), int(y)) for x, y in whole[new]]
    return points[:-1] if len(points) > 1 and points[0] == points[-1] else points


def _joints(rings: Iterable[list[Point]]) -> set[Point]:
    """Points from which lines go in more than two directions."""
    beside: dict[Point, set[Point]] = defaultdict(set)
    for ring in rings:
        for before, here in zip([ring[-1], *ring[:-1]], ring, strict=True):
            beside[here].add(before)
            beside[before].add(here)
    return {point for point, others in beside.items() if len(others) > 2}


def _geometry(
    polygons: Sequence[Sequence[list[Point]]],
    joints: set[Point],
    gap: float,
    pieces: dict[tuple[Point, ...], list[Point]],
) -> dict[str, Any]:
    """What becomes less than a triangle is left out, unless it is the largest part of its district."""
    made = []
    for polygon in polygons:
        outer, *holes = (_thin(ring, joints, gap, pieces) for ring in polygon)
        if len(outer) > 3:
            made.append([outer, *(hole for hole in holes if len(hole) > 3)])
    if not made:
        largest = max((polygon[0] for polygon in polygons), key=len)
        made = [[[*largest, largest[0]]]]
    shown = [[[[x / PLACES, y / PLACES] for x, y in ring] for ring in polygon] for polygon in made]
    return {"type": "MultiPolygon", "coordinates": shown}


def _thin(
    ring: list[Point], joints: set[Point], gap: float, pieces: dict[tuple[Point, ...], list[Point]]
) -> list[Point]:
    """Closed, of at least four points, or nothing that matters."""
    if len(ring) < 3:
        return []
    at = [place for place, point in enumerate(ring) if point in joints]
    if not at:
        # (The same ring, as a hole of another, is cut at the same point.)
        at = [ring.index(min(ring))]
    turned = ring[at[0] :] + ring[: at[0] + 1]
    cuts = [place - at[0] for place in at] + [len(ring)]
    made: list[Point] = [turned[0]]
    for start, end in itertools.pairwise(cuts):
        made += _piece(turned[start : end + 1], gap, pieces)[1:]
    return made


def _piece(line: list[Point], gap: float, pieces: dict[tuple[Point, ...], list[Point]]) -> list[Point]:
    """Thinned in one direction, whichever it is walked in."""
    back = tuple(line) > tuple(reversed(line))
    key = tuple(reversed(line)) if back else tuple(line)
    if key not in pieces:
        flat = np.array(key, dtype=float) / PLACES * (NARROW, 1)
        pieces[key] = [key[place] for place in kept(flat, gap)]
    found = pieces[key]
    return found[::-1] if back else found
