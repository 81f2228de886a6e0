"""A partial panorama never lets a visitor look where there is no picture."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jetisu360.build.steps.framing import first_view, limits_of
from jetisu360.panorama.geometry.sphere import Crop, Level

FULL = Crop(0, 0, 4096, 2048, 4096, 2048)


def strip(left: float, width: float, bottom: float, top: float) -> Crop:
    """A picture between those degrees."""
    return Crop(
        (left + 180) / 360 * 4096,
        (90 - top) / 180 * 2048,
        width / 360 * 4096,
        (top - bottom) / 180 * 2048,
        4096,
        2048,
    )


def test_a_full_sphere_has_no_limits_and_looks_ahead() -> None:
    assert limits_of(FULL, Level(3, 2)) is None
    assert first_view(None) == (0, 0, 75)


def test_a_strip_is_limited_to_itself() -> None:
    limits = limits_of(strip(-75, 150, -27, 27), Level())
    assert limits is not None
    assert np.allclose(limits, ((-75, 75), (-27, 27)))
    yaw, pitch, fov = first_view(limits)
    assert (round(yaw, 6), round(pitch, 6)) == (0, 0)
    assert fov <= 54.001


def test_a_view_upwards_stays_in_the_picture() -> None:
    limits = ((-60.0, 60.0), (20.0, 80.0))
    _, pitch, fov = first_view(limits)
    assert pitch - fov / 2 >= 20
    assert pitch + fov / 2 <= 80


@pytest.mark.parametrize("pitch", [-10.0, 10.0])
def test_a_camera_that_looked_up_covers_what_is_higher(pitch: float) -> None:
    limits = limits_of(strip(-30, 60, -20, 20), Level(pitch, 0))
    assert limits is not None
    (_, _), (bottom, top) = limits
    assert abs((bottom + top) / 2 - pitch) < 3


@given(
    st.floats(-60, 60),
    st.floats(40, 150),
    st.floats(25, 60),
    st.floats(-12, 12),
    st.floats(-12, 12),
    st.integers(0, 2**32 - 1),
)
def test_inside_the_limits_there_is_picture(
    centre: float, width: float, half: float, pitch: float, roll: float, seed: int
) -> None:
    crop = strip(centre - width / 2, width, -half, half)
    level = Level(pitch, roll)
    limits = limits_of(crop, level)
    assert limits is not None
    (left, right), (bottom, top) = limits
    assert left < right
    assert bottom < top
    if limits == (crop.yaw_range, crop.pitch_range) and not level.is_level:
        return  # tilted so far that nothing upright is left
    # Middles of the four sides lie in the picture; corners may not (limits_of says so).
    yaw = np.radians([left, right, (left + right) / 2, (left + right) / 2])
    tilt = np.radians([(bottom + top) / 2, (bottom + top) / 2, bottom, top])
    x, y, z = np.cos(tilt) * np.sin(yaw), np.sin(tilt), np.cos(tilt) * np.cos(yaw)
    turn, lift = np.radians(-roll), np.radians(-pitch)
    y, z = y * np.cos(lift) + z * np.sin(lift), z * np.cos(lift) - y * np.sin(lift)
    x, y = x * np.cos(turn) - y * np.sin(turn), x * np.sin(turn) + y * np.cos(turn)
    own_pitch = np.degrees(np.arcsin(y))
    own_yaw = (np.degrees(np.arctan2(x, z)) - centre + 180) % 360 - 180
    assert (np.abs(own_pitch) <= half + 1.5).all()
    assert (np.abs(own_yaw) <= width / 2 + 1.5).all()
