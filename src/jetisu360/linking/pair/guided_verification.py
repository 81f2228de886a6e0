"""A pair looked at again when the rest of the tour says how it must stand, if it sees each other at all.

Among all relative poses, ten matches that agree are chance; within two degrees of where they have to be, they
are not. So pictures at the two ends of a long hall, or with two doors between them, are joined after all.
"""

from __future__ import annotations

import math
from dataclasses import replace

from jetisu360.linking.graph.poses import in_world
from jetisu360.linking.pair.compare import Candidate, candidate
from jetisu360.linking.pair.evidence import evidence
from jetisu360.linking.pair.hypothesis import Hypothesis, wrap
from jetisu360.linking.pair.matching import Floats, Matches
from jetisu360.linking.pair.refine import refine_all
from jetisu360.linking.pair.relative_pose import with_chance
from jetisu360.linking.pair.triangulation import Points
from jetisu360.linking.pair.walls import WallAlignment

TURNS = (-1.0, 0.0, 1.0)
ASIDE = (-2.5, 0.0, 2.5)
TURN_WITHIN, WAY_WITHIN = 2.0, 4.5
CHOICES = 150.0
"""How many different answers there are so near the expected one, roughly: chance has as many tries."""


def verify(
    matches: Matches, relative_yaw: float, baseline: Floats, walls: WallAlignment | None = None
) -> Candidate | None:
    """The best candidate near `relative_yaw` (degrees) and `baseline`, with its probability; None where there
    is none.
    """
    guesses = [
        (math.radians(relative_yaw + off), in_world(baseline, aside)) for off in TURNS for aside in ASIDE
    ]
    best: Hypothesis | None = None
    for it in refine_all(matches, guesses, walls):
        if it is None or abs(wrap(it.relative_yaw - relative_yaw)) > TURN_WITHIN:
            continue
        if float(it.baseline @ baseline) < math.cos(math.radians(WAY_WITHIN)):
            continue
        if best is None or it.score > best.score:
            best = it
    if best is None:
        return None
    best = with_chance(matches, best)
    seen = candidate(matches, best, _likely(best), evidence(matches, [best], 0))
    # It follows from the places of others, so it has no say in how far apart things are.
    return replace(seen, points=Points.none())


def _likely(it: Hypothesis) -> float:
    """From how improbable so much agreement is by chance (a Poisson count), over all the answers near by."""
    count, chance = it.score, max(1.5, 1.3 * it.expected)
    if count <= chance:
        return 0.0
    gain = count * math.log(count / chance) - (count - chance) - math.log(CHOICES)
    odds = 0.5 * math.exp(min(6.0, 0.7 * gain))
    return odds / (1 + odds)
