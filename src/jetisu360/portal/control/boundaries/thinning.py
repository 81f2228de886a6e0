"""Which points of a line stay (Douglas–Peucker), in time that grows with its length: a long line is taken in
pieces, whose ends stay. (On a line of teeth the method alone would take the square of it.)
"""

from __future__ import annotations

from jetisu360.publish.region.outline import thinned
from jetisu360.publish.region.projection import Floats

PIECE = 1000


def kept(line: Floats, gap: float) -> list[int]:
    """The places of the points (n, 2) that are needed so that none is farther than `gap` from the line."""
    found = [0]
    for start in range(0, len(line) - 1, PIECE):
        piece = line[start : start + PIECE + 1]
        place = 1
        for point in thinned(piece, gap)[1:-1]:
            while (piece[place] != point).any():
                place += 1
            found.append(start + place)
            place += 1
        found.append(start + len(piece) - 1)
    return found
