"""Every conversion, its way back, and the answers shared with the viewer."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jetisu360.panorama.geometry.projection import (
    FACES,
    angles_of,
    angles_of_pixel,
    direction_of,
    face_direction,
    face_of,
    pixel_of,
    to_camera,
    to_level,
    view_plane,
    wrap_yaw,
)
from jetisu360.panorama.geometry.sphere import Level

VECTORS = json.loads((Path(__file__).parents[2] / "vectors" / "projection.json").read_text("utf-8"))
CLOSE = VECTORS["tolerance"]

yaws = st.floats(-180, 180, exclude_max=True)
pitches = st.floats(-89.9, 89.9)


def unit(v):
    v = np.asarray(v, dtype=float)
    return v / np.linalg.norm(v)


def same_yaw(one, other):
    return abs((one - other + 180) % 360 - 180) < CLOSE


@pytest.mark.parametrize("case", VECTORS["angles"], ids=lambda c: f"{c['yaw']},{c['pitch']}")
def test_angles_agree_with_the_viewer(case):
    assert direction_of(case["yaw"], case["pitch"]) == pytest.approx(case["direction"], abs=CLOSE)
    yaw, pitch = angles_of(case["direction"])
    assert pitch == pytest.approx(case["pitch"], abs=CLOSE)
    assert abs(case["pitch"]) == 90 or same_yaw(yaw, case["yaw"])


@pytest.mark.parametrize("case", VECTORS["pixels"], ids=lambda c: f"{c['width']}:{c['column']},{c['row']}")
def test_pixels_agree_with_the_viewer(case):
    size = case["width"], case["height"]
    column, row = pixel_of(case["yaw"], case["pitch"], *size)
    # A picture's two edges are the same meridian.
    assert column % case["width"] == pytest.approx(case["column"] % case["width"], abs=1e-4)
    assert row == pytest.approx(case["row"], abs=1e-4)
    yaw, pitch = angles_of_pixel(case["column"], case["row"], *size)
    assert same_yaw(yaw, case["yaw"])
    assert pitch == pytest.approx(case["pitch"], abs=CLOSE)


@pytest.mark.parametrize("case", VECTORS["faces"], ids=lambda c: f"{c['face']}:{c['a']},{c['b']}")
def test_faces_agree_with_the_viewer(case):
    direction = face_direction(case["face"], case["a"], case["b"])
    assert direction == pytest.approx(case["direction"], abs=CLOSE)
    yaw, pitch = angles_of(direction)
    assert pitch == pytest.approx(case["pitch"], abs=CLOSE)
    assert abs(case["pitch"]) == 90 or same_yaw(yaw, case["yaw"])
    if case["inside"]:
        index, a, b = face_of(direction)
        assert FACES[int(index)] == case["face"]
        assert (float(a), float(b)) == pytest.approx((case["a"], case["b"]), abs=CLOSE)


@pytest.mark.parametrize("case", VECTORS["levels"], ids=lambda c: f"{c['pitch']},{c['roll']}")
def test_levelling_agrees_with_the_viewer(case):
    level = Level(case["pitch"], case["roll"])
    world = to_level(direction_of(case["camera"]["yaw"], case["camera"]["pitch"]), level)
    assert world == pytest.approx(case["direction"], abs=CLOSE)
    yaw, pitch = angles_of(world)
    assert same_yaw(yaw, case["world"]["yaw"])
    assert pitch == pytest.approx(case["world"]["pitch"], abs=CLOSE)


@given(yaws, pitches)
def test_angles_come_back_from_a_direction(yaw, pitch):
    back = angles_of(direction_of(yaw, pitch))
    assert same_yaw(back[0], yaw)
    assert back[1] == pytest.approx(pitch, abs=1e-9)


@given(st.floats(-1e4, 1e4))
def test_a_wrapped_yaw_is_in_range_and_the_same_angle(yaw):
    wrapped = float(wrap_yaw(yaw))
    assert -180 <= wrapped < 180
    assert abs((wrapped - yaw + 180) % 360 - 180) < 1e-8


@given(yaws, pitches, st.integers(2, 40000))
def test_angles_come_back_from_a_pixel(yaw, pitch, width):
    back = angles_of_pixel(*pixel_of(yaw, pitch, width, width / 2), width, width / 2)
    assert back == pytest.approx((yaw, pitch), abs=1e-9)


@given(yaws, st.floats(-90, 90))
def test_every_direction_is_on_one_face_and_comes_back_from_it(yaw, pitch):
    direction = direction_of(yaw, pitch)
    index, a, b = face_of(direction)
    assert -1 - 1e-12 <= a <= 1 + 1e-12
    assert -1 - 1e-12 <= b <= 1 + 1e-12
    assert unit(face_direction(FACES[int(index)], a, b)) == pytest.approx(direction, abs=1e-12)


@given(yaws, pitches, st.floats(-45, 45), st.floats(-45, 45))
def test_levelling_and_back_changes_nothing_and_keeps_angles(yaw, pitch, tilt, roll):
    direction, level = direction_of(yaw, pitch), Level(tilt, roll)
    turned = to_level(direction, level)
    assert np.linalg.norm(turned) == pytest.approx(1)
    assert to_camera(turned, level) == pytest.approx(direction, abs=1e-12)


@given(yaws, st.floats(-80, 80), st.floats(20, 120))
def test_a_view_looks_where_it_is_told_and_spans_its_field(yaw, pitch, fov):
    plane = view_plane(yaw, pitch, fov, 1200, 630).matrix()
    assert unit(plane @ (0, 0, 1)) == pytest.approx(direction_of(yaw, pitch), abs=1e-12)
    top, bottom = unit(plane @ (0, -1, 1)), unit(plane @ (0, 1, 1))
    assert np.degrees(np.arccos(np.clip(top @ bottom, -1, 1))) == pytest.approx(fov, abs=1e-6)
    # Right in the picture is right in the world, and the horizon is not tilted.
    assert plane[1, 0] == pytest.approx(0, abs=1e-12)
    assert top[1] > bottom[1]
