"""Where the zenith of a picture is, by its straight edges: the direction that most of them run towards.

Each edge lies in a plane through the camera; the plane of an upright edge holds the zenith. So the zenith is
sought as a vanishing point is (Barnard, *Interpreting perspective images*, 1983): by a vote over a grid of
directions, then by weighted least squares.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jetisu360.panorama.geometry.projection import Array
from jetisu360.panorama.level.edges import WIDTH, Edges

FARTHEST = 13.0
"""Degrees from the picture's own vertical within which the zenith is sought."""

STEP = 0.5
"""Degrees between places of the grid."""

APART = 3.0
"""Degrees between places that count as different ones."""

USUAL = 4.0
"""Degrees that cameras are usually tilted by (standard deviation of the prior of the vote)."""

UNEVEN = 0.3
"""Degrees by which a good upright edge of a building is off (standard deviation), and so is all that stands
in one sector."""

SHAKE = 0.7
"""Pixels, at `edges.WIDTH`, by which the ends of an edge are found off (standard deviation)."""

ODDS = 0.4 / 0.6 * 44 / np.sqrt(2 * np.pi)
"""The density of upright edges at the zenith over that of others, for a spread of one degree, if 40 % are
upright and the others lean evenly over 44°."""

FOOT = -4.0
"""Pitch that an edge must reach down to, to have a say: see `_standing`."""

FEWEST = 6
"""Standing edges below which nothing is said."""

SECTORS = 24
"""The horizon is cut into so many; what stands in one may be off together."""

RESAMPLES = 64


@dataclass(frozen=True)
class Zenith:
    """What was found: `direction` (3,) in the camera's axes, length 1, and how well it is supported.

    `edges`: how many standing edges run there. `error`: degrees, by which it may be off in its worse
    direction if edges err at random (standard deviation); large where all edges stand at one yaw. `steady`:
    share of resamples (bootstrap over the sectors) that end within half a degree. `lead`: of the vote over
    that of the best other place, as a share of the vote.
    """

    direction: Array
    edges: float
    error: float
    steady: float
    lead: float


def find_zenith(edges: Edges) -> Zenith | None:
    """The zenith, or None where there are too few edges to speak of one. The same edges, the same answer."""
    standing = _standing(edges)
    count = len(standing.lengths)
    if count < FEWEST:
        return None
    sector = _sector(standing)
    places = _grid()
    prior = -(np.degrees(np.arccos(places[:, 1])) ** 2) / (2 * USUAL**2)
    votes = np.zeros((SECTORS, len(places)))
    np.add.at(votes, sector, _votes(standing, places))
    total = votes.sum(axis=0) + prior
    best = int(total.argmax())
    direction, chance, error = _refined(standing, np.ones(count), places[best])

    # Which sectors happened to be built up is chance: were others, would it be the same place?
    random = np.random.default_rng(0)
    drawn = random.multinomial(SECTORS, np.full(SECTORS, 1 / SECTORS), RESAMPLES)
    starts = (drawn @ votes + prior).argmax(axis=1)
    ends = np.array(
        [
            _refined(standing, times[sector].astype(float), places[start], rounds=6)[0]
            for times, start in zip(drawn, starts, strict=True)
        ]
    )
    steady = float((_between(ends, direction) < 0.5).mean())

    # What hangs or begins higher up makes the answer finer, but may not lead it away.
    finer = _refined(edges, np.ones(len(edges.lengths)), direction, first=1.0)[0]
    if _between(finer, direction) <= max(1.5 * error, UNEVEN):
        direction = finer
    return Zenith(direction, float(chance.sum()), error, steady, _lead(total, places, best))


def _standing(edges: Edges) -> Edges:
    """Those that reach below the eyes of the camera, as walls, posts and furniture do.

    The ribs of a roof do not. In a yurt hundreds of poles meet in the crown, which is a vanishing point as
    good as any, and not the zenith unless the camera stands exactly beneath.
    """
    stay = edges.lows <= FOOT
    return Edges(edges.normals[stay], edges.lengths[stay], edges.yaws[stay], edges.lows[stay])


def _sector(edges: Edges) -> NDArray[np.int64]:
    return np.floor((edges.yaws + 180) / (360 / SECTORS)).astype(np.int64) % SECTORS


def _spread(edges: Edges) -> Array:
    """Degrees by which each edge's plane may pass by the zenith although the edge is upright."""
    pixels = np.radians(edges.lengths) * WIDTH / (2 * np.pi)
    spread: Array = np.hypot(UNEVEN, np.degrees(SHAKE / pixels))
    return spread


def _grid() -> Array:
    """Directions (n, 3) within `FARTHEST` of the picture's own vertical, `STEP` apart."""
    most = int(FARTHEST / STEP)
    x, z = (v.ravel() for v in np.meshgrid(*[np.arange(-most, most + 1) * STEP] * 2))
    near = np.hypot(x, z) <= FARTHEST
    x, z = x[near], z[near]
    off = np.radians(np.hypot(x, z))
    # sin(off) / off, which knows what it is at 0.
    scale = np.radians(np.sinc(off / np.pi))
    return np.stack([x * scale, np.cos(off), z * scale], axis=1)


def _votes(edges: Edges, places: Array) -> Array:
    """(edges, places): log-likelihood ratio of "may be upright if the zenith is there" to "leans anyhow"."""
    # The grid is coarse: an edge must not miss a place because it runs between two.
    spread = np.hypot(_spread(edges), STEP / 2)[:, np.newaxis]
    off = np.degrees(np.arcsin(np.clip(edges.normals @ places.T, -1, 1)))
    votes: Array = np.log1p(ODDS / spread * np.exp(-0.5 * (off / spread) ** 2))
    return votes


def _refined(
    edges: Edges, times: Array, start: Array, *, rounds: int = 15, first: float = 2.5
) -> tuple[Array, Array, float]:
    """Expectation maximisation from `start`: the direction, each edge's chance to be upright, the error (°).

    `times`: how often each edge counts; `first`: how many times its spread an edge has in the first round.
    A sector's information is bounded: however many edges a leaning wall has, it says no more than `UNEVEN`
    allows (random effects).
    """
    sector, spread = _sector(edges), np.radians(_spread(edges))
    direction = start
    for number in range(rounds):
        # Wide at first, so that edges between two places of the grid are not lost.
        wide = spread * max(1.0, first * 0.7**number)
        odds = ODDS / np.degrees(wide) * np.exp(-0.5 * (edges.normals @ direction / wide) ** 2)
        chance = times * odds / (1 + odds)
        information = chance / spread**2
        held = np.bincount(sector, information, SECTORS)
        weight = information / (1 + held[sector] * np.radians(UNEVEN) ** 2)
        matrix = (edges.normals * weight[:, np.newaxis]).T @ edges.normals
        # The direction most nearly at right angles to all normals.
        direction = np.linalg.eigh(matrix)[1][:, 0]
        direction = direction * (1.0 if direction[1] >= 0 else -1.0)
    least = float(np.linalg.eigvalsh(matrix[np.ix_([0, 2], [0, 2])])[0])
    return direction, chance, float(np.degrees(1 / np.sqrt(max(least, 1.0))))


def _lead(votes: Array, places: Array, best: int) -> float:
    here = float(votes[best])
    far = places @ places[best] < np.cos(np.radians(APART))
    return (here - max(float(votes[far].max()), 0.0)) / here if here > 0 else 0.0


def _between(directions: Array, other: Array) -> Array:
    angle: Array = np.degrees(np.arccos(np.clip(directions @ other, -1, 1)))
    return angle
