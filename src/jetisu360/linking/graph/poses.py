"""Headings and positions of all pictures, from the pairs that are believed."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from jetisu360.linking.constraints import Fixed
from jetisu360.linking.graph.adjustment import Observation, adjust
from jetisu360.linking.graph.baseline_lengths import Span, estimate_lengths
from jetisu360.linking.graph.pose_graph import Edge, anchors, bridges, components
from jetisu360.linking.graph.positions import Direction, solve_positions
from jetisu360.linking.pair.compare import Candidate
from jetisu360.linking.pair.hypothesis import wrap
from jetisu360.linking.pair.matching import Floats

Chosen = dict[Edge, tuple[Candidate, float]]
FIRM = 0.4
"""A length that is known better than this holds two parts of a tour in one scale."""

LAID_APART = 0.5
"""Metres; between nearer places the direction says nothing."""


@dataclass(frozen=True)
class Places:
    """`headings` (n,) degrees, `positions` (n, 3) metres. `component` (n,): connected component of each
    picture; `scale_group` (n,): pictures that share one scale. `metric`: components in which a person gave a
    distance.
    """

    headings: Floats
    positions: Floats
    component: tuple[int, ...]
    scale_group: tuple[int, ...]
    metric: frozenset[int]

    def seen(self, a: int, b: int) -> tuple[float, Floats, float]:
        """Relative yaw (degrees) and baseline direction from `a` to `b` as these places have it, and the
        metres between.
        """
        between = self.positions[b] - self.positions[a]
        length = float(np.linalg.norm(between))
        baseline = in_picture(between / max(length, 1e-9), float(self.headings[a]))
        return wrap(float(self.headings[b] - self.headings[a])), baseline, length


def find_places(
    trusted: Mapping[Edge, tuple[Candidate, float]],
    headings: Floats,
    fixed: Fixed,
) -> Places:
    """Places from the `trusted` pairs; `headings` (n,) to start with."""
    count = len(headings)
    edges = list(trusted)
    component = components(count, edges)
    headings = _turned_to_positions(trusted, headings, component, fixed)
    spans = [Span(a, b, trusted[a, b][0].points, trusted[a, b][1]) for a, b in edges]
    given = {k: fixed.distances[edge] for k, edge in enumerate(edges) if edge in fixed.distances}
    for k, (a, b) in enumerate(edges):
        if a in fixed.positions and b in fixed.positions:
            given[k] = max(0.1, float(np.linalg.norm(fixed.positions[a] - fixed.positions[b])))
    lengths = estimate_lengths(spans, fixed.camera_height, given)
    observations = []
    for k, edge in enumerate(edges):
        it, p = trusted[edge]
        metres, known = float(lengths.metres[k]), float(lengths.known[k])
        observations.append(
            Observation(*edge, it.relative_yaw, it.baseline, it.information, metres, known, p**2)
        )
    directions = [
        Direction(s.a, s.b, in_world(s.baseline, float(headings[s.a])), s.metres, s.known, s.weight)
        for s in observations
    ]
    positions = solve_positions(count, directions, fixed.positions)
    held_headings, held_positions = anchors(component, fixed.headings), anchors(component, fixed.positions)
    headings, positions = adjust(headings, positions, observations, held_headings, held_positions)
    loose = bridges(count, edges)
    one_scale = [edge for k, edge in enumerate(edges) if edge not in loose or lengths.known[k] >= FIRM]
    return Places(
        headings,
        positions,
        tuple(component),
        tuple(components(count, one_scale)),
        frozenset(component[edges[k][0]] for k in given),
    )


def _turned_to_positions(
    trusted: Mapping[Edge, tuple[Candidate, float]], headings: Floats, component: list[int], fixed: Fixed
) -> Floats:
    """The headings, those of a component turned together as the positions ask that a person gave in it, where
    nobody gave a heading: a plan that was laid out by hand lies as it was laid.
    """
    off: dict[int, list[float]] = {}
    for (a, b), (it, _) in trusted.items():
        if a in fixed.positions and b in fixed.positions:
            between = fixed.positions[b] - fixed.positions[a]
            if math.hypot(between[0], between[2]) >= LAID_APART:
                plan = math.degrees(math.atan2(between[0], between[2]))
                off.setdefault(component[a], []).append(wrap(plan - float(headings[a]) - it.yaw))
    stated = {component[k] for k in fixed.headings}
    turned = headings.copy()
    for number, misses in off.items():
        if number not in stated:
            members = [k for k, part in enumerate(component) if part == number]
            turned[members] += _middle(misses)
    return turned


def _middle(degrees: list[float]) -> float:
    """The one of the angles that is nearest to all others, so that a room put elsewhere turns nothing."""
    return min(degrees, key=lambda one: sum(abs(wrap(one - other)) for other in degrees))


def in_picture(direction: Floats, heading: float) -> Floats:
    """A direction east, up, north as it is in a picture whose middle looks to `heading`."""
    c, s = math.cos(math.radians(heading)), math.sin(math.radians(heading))
    return np.array([direction[0] * c - direction[2] * s, direction[1], direction[0] * s + direction[2] * c])


def in_world(direction: Floats, heading: float) -> Floats:
    """A direction in a picture whose middle looks to `heading`, as east, up, north."""
    c, s = math.cos(math.radians(heading)), math.sin(math.radians(heading))
    return np.array([direction[0] * c + direction[2] * s, direction[1], direction[2] * c - direction[0] * s])
