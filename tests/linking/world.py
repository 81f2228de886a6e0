"""A building without pictures: rooms, doors and things on the walls, and what cameras in it would match.

World axes are those of the house: east, up, north. A thing is matched where both cameras see it, through
doors or in one room; directions err by a tenth of a degree, sizes as sizes of features do, and a share of the
matches is wrong.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from jetisu360.linking.graph.poses import in_picture
from jetisu360.linking.pair.compare import Pair, pair_of
from jetisu360.linking.pair.hypothesis import wrap
from jetisu360.linking.pair.matching import Matches

Floats = NDArray[np.float64]
Box = tuple[float, float, float, float]
"""West, south, east, north, metres."""
NOISE = math.radians(0.1)
SIZE_NOISE = 0.25
CEILING = 4.0


@dataclass(frozen=True)
class Camera:
    east: float
    north: float
    heading: float = 0.0
    up: float = 1.6

    @property
    def place(self) -> Floats:
        return np.array([self.east, self.up, self.north])

    def sees(self, points: Floats) -> Floats:
        """Directions (n, 3) of length 1 of points (n, 3), in the camera's picture."""
        between = points - self.place
        between = between / np.linalg.norm(between, axis=1, keepdims=True)
        axes = np.stack([in_picture(axis, self.heading) for axis in np.eye(3)])
        seen: Floats = between @ axes
        return seen


@dataclass(frozen=True)
class World:
    """`things` (n, 3); `walls` (m, 4): the west–east, south–north segments that hide them."""

    things: Floats
    walls: Floats
    copies: Mapping[int, int] = field(default_factory=dict)
    """Things that look like another one: number to number."""

    def visible(self, camera: Camera) -> NDArray[np.bool_]:
        """Which things no wall hides, and which are neither too high nor too low for a feature."""
        start = np.array([camera.east, camera.north])
        ends = start + 0.999 * (self.things[:, [0, 2]] - start)
        occluded = np.zeros(len(self.things), bool)
        for wall in self.walls:
            a, b = wall[:2], wall[2:]
            occluded |= (_side(a, b, start) * _side(a, b, ends) < 0) & (
                _side(start, ends, a) * _side(start, ends, b) < 0
            )
        pitch = np.degrees(np.arcsin(camera.sees(self.things)[:, 1]))
        return ~occluded & (pitch > -55) & (pitch < 70)


def _side(a: Floats, b: Floats, point: Floats) -> Floats:
    """On which side of the line a–b a point lies; any of the three may be many."""
    side: Floats = (b[..., 0] - a[..., 0]) * (point[..., 1] - a[..., 1]) - (b[..., 1] - a[..., 1]) * (
        point[..., 0] - a[..., 0]
    )
    return side


def world(rooms: Sequence[Box], doors: Sequence[Box], seed: int = 0, density: float = 3.0) -> World:
    """Rooms with `density` things on a square metre of wall, and things at the foot of the walls. A door is a
    piece of a wall, of no thickness.
    """
    draw = np.random.default_rng(seed)
    walls = [component for room in rooms for side in _sides(room) for component in _without(side, doors)]
    things = []
    for west, south, east, north in walls:
        n = round(density * CEILING * max(abs(east - west), abs(north - south)))
        along = draw.uniform(0, 1, n)
        # Off the wall by a hand, to the one side or the other: in the room that it hangs in.
        off = draw.uniform(0.02, 0.25, n) * draw.choice([-1, 1], n)
        up = np.where(draw.uniform(size=n) < 0.2, 0.0, draw.uniform(0.1, CEILING, n))
        x, z = west + along * (east - west), south + along * (north - south)
        level = abs(east - west) > abs(north - south)
        things.append(np.stack([x + off * (not level), up, z + off * level], axis=1))
    return World(np.concatenate(things), np.array(walls))


def _sides(room: Box) -> list[Box]:
    w, s, e, n = room
    return [(w, s, e, s), (w, n, e, n), (w, s, w, n), (e, s, e, n)]


def _without(side: Box, doors: Sequence[Box]) -> list[Box]:
    """What is left of a wall beside the doors in it."""
    w, s, e, n = side
    axis = 0 if s == n else 1
    left, right, at = (w, e, s) if axis == 0 else (s, n, w)
    cuts = sorted(
        (door[axis], door[axis + 2])
        for door in doors
        if door[1 - axis] == door[3 - axis] == at and door[axis] < right and door[axis + 2] > left
    )
    joined, start = [], left
    for low, high in [*cuts, (right, right)]:
        if low - start > 1e-6:
            joined.append((start, at, low, at) if axis == 0 else (at, start, at, low))
        start = max(start, high)
    return joined


def relative_pose_of(a: Camera, b: Camera) -> tuple[float, Floats]:
    """What is true of the pair: heading of B less that of A, and the direction from A to B in A."""
    return wrap(b.heading - a.heading), a.sees(b.place[np.newaxis])[0]


def matches_of(
    there: World, a: Camera, b: Camera, *, wrong: float = 0.4, most: int = 120, least: int = 30, seed: int = 0
) -> Matches:
    """What comparing the pictures gives: right matches, at most `most`, a share `wrong` of all that are not,
    and at least `least` of these; the surest first, right and wrong ones mixed.
    """
    draw = np.random.default_rng(seed)
    in_a, in_b = there.visible(a), there.visible(b)
    same = [(k, k) for k in np.flatnonzero(in_a & in_b)]
    same += [(k, twin) for k, twin in there.copies.items() if in_a[k] and in_b[twin]]
    found = np.array(same, np.int64).reshape(-1, 2)
    one, other = found[draw.permutation(len(found))[:most]].T
    n = max(least, round(len(one) * wrong / (1 - wrong)))
    bad_a = draw.choice(np.flatnonzero(in_a), n)
    bad_b = draw.choice(np.flatnonzero(in_b), n)
    far_a = np.linalg.norm(there.things[one] - a.place, axis=1)
    far_b = np.linalg.norm(there.things[other] - b.place, axis=1)
    scale = np.concatenate(
        [np.log(far_b / far_a) + draw.normal(0, SIZE_NOISE, len(one)), draw.normal(0, 0.7, n)]
    )
    ratio = np.concatenate([draw.uniform(0.4, 0.87, len(one)), draw.uniform(0.7, 0.87, n)])
    order = np.argsort(ratio)
    p = _shaken(a.sees(there.things[np.concatenate([one, bad_a])]), draw)
    q = _shaken(b.sees(there.things[np.concatenate([other, bad_b])]), draw)
    return Matches(p[order], q[order], scale[order], ratio[order])


def _shaken(directions: Floats, draw: np.random.Generator) -> Floats:
    shaken = directions + draw.normal(0, NOISE, directions.shape)
    result: Floats = shaken / np.linalg.norm(shaken, axis=1, keepdims=True)
    return result


def pairs_of(there: World, cameras: Sequence[Camera], **how: float) -> dict[tuple[int, int], Pair]:
    """Every camera compared with every other."""
    return {
        (a, b): pair_of(matches_of(there, cameras[a], cameras[b], seed=100 * a + b, **how))  # type: ignore[arg-type]
        for a in range(len(cameras))
        for b in range(a + 1, len(cameras))
    }


def with_banner(there: World, at: Floats, again: Floats, count: int = 60, seed: int = 5) -> World:
    """The same with one banner 2 m wide in two places, each given by its middle; it faces north in both."""
    draw = np.random.default_rng(seed)
    shape = np.stack([draw.uniform(-1, 1, count), draw.uniform(-0.7, 0.7, count), np.zeros(count)], axis=1)
    n = len(there.things)
    first, second = n + np.arange(count), n + count + np.arange(count)
    copies = dict(zip(first.tolist(), second.tolist(), strict=True))
    copies |= dict(zip(second.tolist(), first.tolist(), strict=True))
    things = np.concatenate([there.things, shape + at, shape + again])
    return replace(there, things=things, copies={**there.copies, **copies})


ROOMS: list[Box] = [(0, 0, 8, 6), (8, 0, 14, 6), (8, 6, 14, 12), (0, 6, 8, 12), (14, 0, 20, 6)]
DOORS: list[Box] = [(8, 2, 8, 4), (10, 6, 12, 6), (8, 8, 8, 10), (3, 6, 5, 6), (14, 2, 14, 4)]
CAMERAS = [
    Camera(2, 3, 20),
    Camera(6, 3, 95),
    Camera(10, 3, 160),
    Camera(11, 9, 250),
    Camera(6, 9, 300),
    Camera(3, 8.5, 10),
    Camera(12.5, 2.8, 70),
    Camera(17, 3, 200),
]


def museum() -> World:
    """Four rooms around a corner, which one can walk round through their doors, and a fifth beside them."""
    return world(ROOMS, DOORS, seed=1)


def likeness(found: Floats, true: Floats) -> Floats:
    """Places (n, 3) moved, turned about the plumb line and scaled to lie on the true ones."""
    plan, earth = found[:, 0] + 1j * found[:, 2], true[:, 0] + 1j * true[:, 2]
    a, b = plan - plan.mean(), earth - earth.mean()
    factor = (np.conj(a) * b).sum() / (np.abs(a) ** 2).sum()
    laid = factor * a + earth.mean()
    up = (found[:, 1] - found[:, 1].mean()) * abs(factor) + true[:, 1].mean()
    return np.stack([laid.real, up, laid.imag], axis=1)
