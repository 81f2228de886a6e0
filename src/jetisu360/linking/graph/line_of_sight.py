"""Whether one looks from one camera to the other, or at a wall between them.

Two pictures that see each other's room through a door know where the other camera is, though a wall may stand
between. What all pairs see says how far things are in every direction: beyond the other camera, and it is
in sight; nearer, and something stands between.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from jetisu360.linking.graph.pose_graph import Edge
from jetisu360.linking.pair.compare import Candidate

AROUND = math.cos(math.radians(6.0))
"""About so far from the direction of the other camera a thing says whether it is in sight."""
NEARER, BEYOND = 0.75, 0.95
"""Parts of the distance to it."""
ENOUGH = 2


def occluded_pairs(found: Mapping[Edge, Candidate], metres: Mapping[Edge, float]) -> set[Edge]:
    """The pairs that have something between them: more of what is seen near that direction, from either side,
    lies nearer than the other camera than lies beyond it.
    """
    seen: dict[int, list[tuple[Any, Any]]] = {}
    for (a, b), it in found.items():
        length = metres[a, b]
        seen.setdefault(a, []).append((it.points.p, length * it.points.far_a))
        seen.setdefault(b, []).append((it.points.q, length * it.points.far_b))
    things = {
        k: (np.concatenate([directions for directions, _ in some]), np.concatenate([far for _, far in some]))
        for k, some in seen.items()
    }
    behind_a_wall = set()
    for (a, b), it in found.items():
        nearer = beyond = 0
        for k, baseline in ((a, it.baseline), (b, it.swapped().baseline)):
            directions, far = things[k]
            part = far[directions @ baseline > AROUND] / max(metres[a, b], 1e-9)
            nearer += int(np.count_nonzero(part < NEARER))
            beyond += int(np.count_nonzero(part > BEYOND))
        if nearer >= ENOUGH and nearer > beyond:
            behind_a_wall.add((a, b))
    return behind_a_wall
