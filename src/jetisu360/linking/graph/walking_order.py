"""The order in which pictures were taken, as evidence: whoever photographs a building walks through it.

Two pictures that follow each other see each other far more often than two that do not, so their candidates
are believed sooner. How much that is worth in a tour its own pairs say: those that need no others to be
believed lie near the diagonal, or they lie anywhere, as in a folder whose names say nothing. Between "this
order says as much as elsewhere" and "it says nothing" they decide (a mixture of two models, weighed by
Bayes).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from jetisu360.linking.graph.pose_graph import Edge
from jetisu360.linking.pair.compare import Candidate, Pair

CONTRAST = {1: 12.0, 2: 4.0, 3: 4.0}
"""How many times likelier than two pictures far from each other in order, 1 to 3 steps apart, see each other:
of all pairs of the sample museum and of the trap, less than was counted there (45, 9, 9 and 12, 2, 5).
"""
SPEAKS = {1: 5.0, 2: 1.6, 3: 1.6}
"""By how much the odds of a candidate grow for it, where the order is all that it may be. Against a pair far
apart it says nothing: people come back to where they were.
"""
PLAIN = 0.7
"""Likelihood from which a pair has a say in what the order is worth."""
MEANS = 0.5
"""The weight from which an order means anything: neighbours in it are `near`."""
STEPS = 2
"""Pictures at most so far apart in order are neighbours in it: between them one may be missing."""


@dataclass(frozen=True)
class WalkingOrder:
    """`ranks`: of each picture, in the order in which they were taken; none where that is not known.
    `weight`, 0 to 1: how probable it is that the order means anything.
    """

    ranks: Sequence[int] = ()
    weight: float = 0.0

    @property
    def means_something(self) -> bool:
        return self.weight >= MEANS

    def apart(self, edge: Edge) -> int:
        """Steps between two pictures; 0 where the order means nothing."""
        return abs(self.ranks[edge[0]] - self.ranks[edge[1]]) if self.means_something else 0

    def near(self, edge: Edge) -> bool:
        """Whether the two are neighbours in an order that means something."""
        return 0 < self.apart(edge) <= STEPS

    def far(self, edge: Edge) -> bool:
        """Whether others were taken between the two, in an order that means something."""
        return self.apart(edge) > STEPS

    def heard(self, edge: Edge, candidates: Sequence[Candidate]) -> list[Candidate]:
        """The candidates of a pair with what the order says for them."""
        grown = self.grown(edge, [candidate.probability for candidate in candidates])
        return [
            one if p == one.probability else replace(one, probability=p)
            for one, p in zip(candidates, grown, strict=True)
        ]

    def grown(self, edge: Edge, believed: Sequence[float]) -> list[float]:
        """The probabilities of the candidates of a pair, of which one at most is right, with what the order
        says for them.
        """
        if not self.ranks:
            return list(believed)
        times = SPEAKS.get(abs(self.ranks[edge[0]] - self.ranks[edge[1]]), 1.0)
        factor = 1 + self.weight * (times - 1)
        return [factor * p / (1 + (factor - 1) * sum(believed)) for p in believed]


def measured(count: int, pairs: Mapping[Edge, Pair], ranks: Sequence[int] | None) -> WalkingOrder:
    """The order `ranks` of `count` pictures, weighed by the pairs that are likely by themselves."""
    if ranks is None or count < 3:
        return WalkingOrder()
    steps = Counter({step: max(0, count - step) for step in CONTRAST})
    far = count * (count - 1) // 2 - steps.total()
    mean = (sum(CONTRAST[step] * steps[step] for step in CONTRAST) + far) / (count * (count - 1) / 2)
    speaks_for = 0.0
    for (a, b), pair in pairs.items():
        likely = max((candidate.probability for candidate in pair.candidates), default=0.0)
        if likely >= PLAIN:
            speaks_for += likely * math.log(CONTRAST.get(abs(ranks[a] - ranks[b]), 1.0) / mean)
    return WalkingOrder(tuple(ranks), 1 / (1 + math.exp(-max(-30.0, min(30.0, speaks_for)))))
