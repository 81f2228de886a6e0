"""A solved pose graph: links with their directions, headings, positions. To read one needs no solver."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jetisu360.linking.graph.pose_graph import Edge

if TYPE_CHECKING:
    from jetisu360.linking.pair.matching import Floats

SURE = 0.9
SUGGESTED, NEXT, LEAST = 0.035, 0.02, 0.02
"""Least confidence of a link that is shown: of any two pictures, of two that follow each other in the tour
(whoever photographs a building walks through it), and of a picture that has no other.
"""

FOLLOWS = 0.5
"""Confidence, by itself and after all others were heard, from which a pair joins two parts of a tour that
nothing else joins, where its pictures follow each other in the order of the walk: without that order, 0.17
for two in a row, 0.4 where one lies between.
"""


@dataclass(frozen=True)
class SolvedLink:
    """Two pictures that see each other. `yaw`, `pitch`: of B seen in A; `yaw_back`, `pitch_back`: of A seen
    in B.

    `relative_yaw`: heading of B less that of A. `confidence`: share of such links that are right. `metres`
    between them. `matches`, `inliers`, `sectors`, `loops`: why. `drawn`: a person drew it. `arrow`: chosen
    for visitors. `by_itself`: the confidence before other pairs were heard. `occluded`: something stands
    between. `follows`: the two are neighbours in the order in which the pictures were taken. `held`:
    something besides the two speaks for it, a loop or that order (or no order is known that could).
    `borne_out`: another link between the same two parts of the tour says the same.
    """

    a: int
    b: int
    yaw: float
    pitch: float
    yaw_back: float
    pitch_back: float
    relative_yaw: float
    confidence: float
    metres: float = 0.0
    matches: int = 0
    inliers: int = 0
    sectors: int = 0
    loops: int = 0
    drawn: bool = False
    arrow: bool = False
    by_itself: float = 0.0
    occluded: bool = False
    held: bool = True
    follows: bool = False
    borne_out: bool = False

    @property
    def sure(self) -> bool:
        return self.drawn or self.confidence >= SURE


@dataclass(frozen=True)
class SolvedGraph:
    """`headings` (n,) degrees; `positions` (n, 3) metres east, up, north. `component` (n,): pictures of one
    connected component stand in known directions to each other; `scale_group` (n,): those with one number
    share one scale, too. `north`, `scaled`: by component, whether heading 0 is north and whether anybody
    measured a distance. `alone`: pictures that see no other. `astray`: those whose written place on Earth
    does not fit. `aliased`: pairs that seem to be of one place; `same`: those of them
    that no other picture tells apart.
    """

    links: tuple[SolvedLink, ...]
    headings: Floats
    positions: Floats
    component: tuple[int, ...]
    north: tuple[bool, ...] = ()
    scaled: tuple[bool, ...] = ()
    alone: tuple[int, ...] = ()
    astray: tuple[int, ...] = ()
    scale_group: tuple[int, ...] = ()
    aliased: tuple[Edge, ...] = ()
    same: tuple[Edge, ...] = ()

    @property
    def shown(self) -> tuple[SolvedLink, ...]:
        """The links that a person should see: the likely ones, and of a picture without any the likeliest."""
        likely = {
            (link.a, link.b)
            for link in self.links
            if link.drawn or link.confidence >= (NEXT if link.follows or link.b == link.a + 1 else SUGGESTED)
        }
        joined = {k for key in likely for k in key}
        for link in self.links:  # the likeliest first
            if not {link.a, link.b} <= joined and link.confidence >= LEAST:
                likely.add((link.a, link.b))
                joined |= {link.a, link.b}
        return tuple(link for link in self.links if (link.a, link.b) in likely)
