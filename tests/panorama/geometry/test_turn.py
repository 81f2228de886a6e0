"""A turn and its way back meet again, whatever the angles."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jetisu360.panorama.geometry.projection import direction_of
from jetisu360.panorama.geometry.turn import Turn

YAW, PITCH = st.floats(-180, 180), st.floats(-90, 90)


@given(YAW, PITCH, st.floats(-90, 90), YAW, PITCH)
@example(180.0, 0.0, 0.0, -180.0, 90.0)
@example(90.0, 90.0, 0.0, 0.0, -90.0)
@example(-40.0, 10.0, 90.0, 5.0, 5.0)
def test_there_and_back(yaw: float, pitch: float, roll: float, at_yaw: float, at_pitch: float) -> None:
    turn = Turn(yaw, pitch, roll)
    back = turn.back.of(*turn.of(at_yaw, at_pitch))
    # Angles mean little at a pole: directions are compared.
    assert np.allclose(direction_of(*back), direction_of(at_yaw, at_pitch), atol=1e-7)
    assert np.allclose(Turn.of_matrix(turn.matrix()).matrix(), turn.matrix(), atol=1e-7)


def test_a_turn_about_the_upright_adds_to_the_yaw() -> None:
    assert Turn(yaw=30.0).of(170.0, 12.0) == pytest.approx((-160.0, 12.0))
    assert Turn(yaw=30.0).of(0.0, 90.0)[1] == pytest.approx(90.0)
