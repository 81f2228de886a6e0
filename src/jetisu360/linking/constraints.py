"""What a person has stated of a tour. All of it holds, whatever the pictures seem to show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jetisu360.linking.graph.pose_graph import Edge

if TYPE_CHECKING:
    from jetisu360.linking.pair.matching import Floats

DRAWN_WITHIN = 25.0


@dataclass(frozen=True)
class Drawn:
    """An arrow that a person drew from one picture to another: its `yaw`, and the `arrival` yaw in the other
    if that was stated. Arrows point at doors as often as at cameras, so they are good to some `DRAWN_WITHIN`
    degrees.
    """

    yaw: float
    arrival: float | None = None


@dataclass(frozen=True)
class Fixed:
    """By numbers of pictures. Pairs in `apart` and `flipped` are (smaller, larger).

    `headings`: degrees from north; `positions` (3,): metres east, up, north; `distances`: metres;
    `apart`: these two are no neighbours; `flipped`: the other is in the opposite direction; `joined`: these
    two are neighbours, in a direction that the pictures have to say. `seen`: yaws, of B in A and of A in B,
    that a person was shown who called the pair neighbours.
    """

    drawn: Mapping[Edge, Drawn] = field(default_factory=dict)
    headings: Mapping[int, float] = field(default_factory=dict)
    positions: Mapping[int, Floats] = field(default_factory=dict)
    distances: Mapping[Edge, float] = field(default_factory=dict)
    apart: frozenset[Edge] = frozenset()
    flipped: frozenset[Edge] = frozenset()
    joined: frozenset[Edge] = frozenset()
    seen: Mapping[Edge, tuple[float, float]] = field(default_factory=dict)
    camera_height: float = 1.6
