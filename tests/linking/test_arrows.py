"""Where an arrow lies, and where one looks on coming in."""

from __future__ import annotations

import math

import numpy as np
import pytest

from jetisu360.linking.arrows import HIGHEST, LOWEST, PITCH, arrow
from jetisu360.linking.graph.solved_graph import SolvedGraph, SolvedLink
from jetisu360.linking.pair.compare import Candidate
from jetisu360.linking.pair.triangulation import Points

from .world import Camera, relative_pose_of


def walk_of(
    a: Camera, b: Camera, *, metres: float | None = None, together: bool = True
) -> tuple[SolvedGraph, SolvedLink]:
    relative_yaw, baseline = relative_pose_of(a, b)
    it = Candidate(relative_yaw, baseline, 1.0, 50, None, Points.none(), np.eye(3))
    back = it.swapped()
    far = float(np.linalg.norm(a.place - b.place)) if metres is None else metres
    link = SolvedLink(0, 1, it.yaw, it.pitch, back.yaw, back.pitch, relative_yaw, 1.0, far)
    headings, positions = np.array([a.heading, b.heading]), np.stack([a.place, b.place])
    return SolvedGraph((link,), headings, positions, (0, 0) if together else (0, 1)), link


def shown(
    a: Camera, b: Camera, *, back: bool = False, height: float = 1.6, **how: object
) -> tuple[float, float, float]:
    solved, link = walk_of(a, b, **how)  # type: ignore[arg-type]
    return arrow(solved, link, back=back, camera_height=height)


@pytest.mark.parametrize("back", [False, True])
@pytest.mark.parametrize(("h", "g"), [(0, 0), (30, 200), (350, 170.5), (90, 271)])
def test_who_arrives_looks_onward_by_the_common_compass(h: float, g: float, back: bool) -> None:
    a, b = Camera(0, 0, h), Camera(3, 4, g)
    yaw, _, arrival = shown(a, b, back=back)
    start, end = (b, a) if back else (a, b)
    onward = math.degrees(math.atan2(end.east - start.east, end.north - start.north))
    assert (start.heading + yaw - onward + 180) % 360 - 180 == pytest.approx(0, abs=1e-6)
    assert (end.heading + arrival - onward + 180) % 360 - 180 == pytest.approx(0, abs=1e-6)
    assert -180 <= arrival < 180


def test_it_lies_on_the_floor_where_the_other_camera_stood() -> None:
    assert shown(Camera(0, 0), Camera(0, 5))[1] == pytest.approx(-math.degrees(math.atan2(1.6, 5)))
    assert shown(Camera(0, 0), Camera(0, 5), height=2.5)[1] == pytest.approx(
        -math.degrees(math.atan2(2.5, 5))
    )
    near, far = shown(Camera(0, 0), Camera(0, 0.6))[1], shown(Camera(0, 0), Camera(0, 60))[1]
    assert (near, far) == (LOWEST, HIGHEST), "neither under the tripod nor on the horizon"


def test_where_nobody_knows_how_far_it_is() -> None:
    assert shown(Camera(0, 0), Camera(0, 5), metres=0.0)[1] == PITCH == -8
    assert shown(Camera(0, 0), Camera(0, 5), together=False)[1] == -8


def test_on_stairs_it_points_up_or_down_them() -> None:
    below, above = Camera(0, 0, 20, 1.6), Camera(0, 4, 50, 4.6)
    rise = math.degrees(math.atan2(3, 4))
    assert shown(below, above)[1] == pytest.approx(rise)
    assert shown(below, above, back=True)[1] == pytest.approx(-rise)
