"""Stills: the first view as sharp as a screen shows it, in one flat picture for screens of each kind.

A screen gets it with one request, and few pixels beyond its edge; of tiles it would take a dozen, and what
they show besides is not seen yet.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

ASPECTS = {75: (896, 1280), 105: (1344,), 200: (640, 864, 1152), 275: (640, 832)}
"""Width to height in hundredths, to heights in pixels: upright phones and tablets, windows, wide windows."""


def still_sizes(face_sizes: Sequence[int], fov: float) -> dict[str, tuple[int, int]]:
    """Name → width and height, none larger than what the best tiles show of a view of that `fov`."""
    most = int(face_sizes[-1] * math.tan(math.radians(fov) / 2))
    found = {}
    for aspect, heights in ASPECTS.items():
        for height in sorted({min(height, most) for height in heights}):
            found[f"{aspect}-{height}"] = (round(height * aspect / 100), height)
    return found
