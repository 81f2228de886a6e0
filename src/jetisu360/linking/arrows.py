"""Where in a picture the arrow to another one lies, and where one looks on coming in."""

from __future__ import annotations

import math

from jetisu360.linking.graph.solved_graph import SolvedGraph, SolvedLink

PITCH = -8.0
"""Degrees, where it is not known how far the other picture is."""
HIGHEST, LOWEST = -3.0, -35.0
STAIRS = 15.0
"""A baseline that rises or falls more steeply than this is a stair or a gallery: the arrow points there
itself.
"""


def arrow(
    solved: SolvedGraph, link: SolvedLink, *, back: bool, camera_height: float
) -> tuple[float, float, float]:
    """Yaw and pitch of the arrow, and the yaw of arrival, degrees.

    The arrow lies on the floor where the other camera stood. Who arrives looks onward, in the direction of
    the walk by the solved headings.
    """
    yaw, pitch = (link.yaw_back, link.pitch_back) if back else (link.yaw, link.pitch)
    onward = (link.yaw if back else link.yaw_back) + 180
    if abs(pitch) > STAIRS:
        at = pitch
    elif link.metres > 0 and solved.component[link.a] == solved.component[link.b]:
        level = link.metres * math.cos(math.radians(pitch))
        rise = link.metres * math.sin(math.radians(pitch))
        at = math.degrees(math.atan2(rise - camera_height, max(level, 0.3)))
        at = max(LOWEST, min(HIGHEST, at))
    else:
        at = PITCH
    return yaw, at, (onward + 180) % 360 - 180
