"""A map of equal squares, for a region of whose districts no boundaries are known: each takes the cell of a
grid that is nearest to where it lies, so that neighbours stay neighbours. No square is larger than another,
so no district looks more important for its steppe.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from jetisu360.portal.control.charts.geometry import Shape
from jetisu360.publish.region.projection import Albers, Floats

# On a phone a square narrower than this holds no name.
MOST_COLUMNS = 5
# So many cells more than districts: room for the outline of the region.
ROOM = 1.25
GAP = 3.0


def squares(cells: Sequence[tuple[int, int]], width: float, fewest: int = 3) -> tuple[list[Shape], float]:
    """The squares of cells (column, row), and the map's height. `fewest`: as many columns find room."""
    columns = max((column for column, _ in cells), default=0) + 1
    rows = max((row for _, row in cells), default=-1) + 1
    side = width / max(columns, fewest)
    left = (width - columns * side) / 2
    shapes = []
    for column, row in cells:
        x, y = left + column * side + GAP / 2, row * side + GAP / 2
        far = side - GAP
        corners = [(x, y), (x + far, y), (x + far, y + far), (x, y + far), (x, y)]
        shapes.append(Shape((np.array(corners),)))
    return shapes, rows * side


def in_rows(count: int) -> list[tuple[int, int]]:
    """Cells one after another, as one reads, where it is not known what lies where."""
    columns = min(MOST_COLUMNS, max(math.ceil(math.sqrt(count)), 1))
    return [(place % columns, place // columns) for place in range(count)]


def by_middles(middles: Sequence[tuple[float, float]]) -> list[tuple[int, int]]:
    """A cell (column, row) for each (latitude, longitude); no two have the same."""
    if len(middles) < 2:
        return [(0, 0)] * len(middles)
    degrees = np.array(middles, dtype=float)
    albers = Albers(float(degrees[:, 1].min() + degrees[:, 1].max()) / 2)
    places = np.column_stack(albers(degrees[:, 1], degrees[:, 0])) * (1, -1)
    low, extent = places.min(axis=0), np.maximum(np.ptp(places, axis=0), 1e-6)
    columns, rows = _grid(len(middles), float(extent[0] / extent[1]))
    asked = (places - low) / extent * (columns - 1, rows - 1)
    cells = np.array([(column, row) for row in range(rows) for column in range(columns)], dtype=float)
    taken = _assigned(asked, cells)
    chosen = cells[taken].astype(int)
    chosen -= chosen.min(axis=0)
    return [(int(column), int(row)) for column, row in chosen]


def _grid(count: int, shape: float) -> tuple[int, int]:
    """Columns and rows for so many, about as wide and as high as the region is."""
    columns = round(math.sqrt(count * ROOM * min(max(shape, 0.2), 5)))
    columns = min(max(columns, 1), MOST_COLUMNS, count)
    return columns, math.ceil(count * (ROOM if columns > 1 else 1) / columns)


def _assigned(asked: Floats, cells: Floats) -> list[int]:
    """The cell of each place: first the nearest free one, then exchanged as long as that brings all nearer
    (the sum of the squares of what they had to go).
    """
    cost = ((asked[:, None] - cells[None]) ** 2).sum(axis=2)
    taken: list[int] = [-1] * len(asked)
    free = set(range(len(cells)))
    # Those at the edge first: they have the fewest cells to go to.
    for place in np.argsort(-((asked - asked.mean(axis=0)) ** 2).sum(axis=1), kind="stable").tolist():
        taken[place] = min(free, key=lambda cell: (cost[place, cell], cell))
        free.discard(taken[place])
    better = True
    while better:
        better = _moved(taken, free, cost) or _swapped(taken, cost)
    return taken


def _moved(taken: list[int], free: set[int], cost: Floats) -> bool:
    for place, cell in enumerate(taken):
        best = min(free, key=lambda one: (cost[place, one], one), default=cell)
        if cost[place, best] < cost[place, cell] - 1e-9:
            free.add(cell)
            free.discard(best)
            taken[place] = best
            return True
    return False


def _swapped(taken: list[int], cost: Floats) -> bool:
    now = cost[range(len(taken)), taken]
    after = cost[:, taken]
    gain = now[:, None] + now[None] - after - after.T
    first, second = np.unravel_index(int(gain.argmax()), gain.shape)
    if gain[first, second] <= 1e-9:
        return False
    taken[first], taken[second] = taken[second], taken[first]
    return True
