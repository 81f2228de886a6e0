"""Where features are is where things are, whatever the camera's turn, tilt and crop."""

from __future__ import annotations

import numpy as np
import pytest

from jetisu360.linking.features.extraction import Features, find_features
from jetisu360.linking.features.mercator import bearings_of, mercator, mercator_height, pitch_of_row
from jetisu360.linking.graph.poses import in_world
from jetisu360.linking.pair.hypothesis import wrap
from jetisu360.linking.pair.matching import match
from jetisu360.panorama.geometry.projection import angles_of, direction_of
from jetisu360.panorama.geometry.sphere import Crop, Level

from ..spheres import full, rendered

W = 1024
MOST = 400


def features_of(pixels: np.ndarray, crop: Crop | None = None, level: Level | None = None) -> Features:
    return find_features(pixels, crop or full(W), level or Level(), width=W, most=MOST)


@pytest.fixture(scope="module")
def straight() -> Features:
    return features_of(rendered(W))


def test_directions_are_those_of_the_house() -> None:
    column, row = np.meshgrid(np.arange(-0.5, W, 37.3), np.arange(-0.5, mercator_height(W), 11.1))
    directions = bearings_of(column.ravel(), row.ravel(), W)
    yaw, pitch = angles_of(directions.T)
    assert np.allclose(direction_of(yaw, pitch).T, directions)
    assert wrap(float(angles_of(bearings_of(np.array([W / 2 - 0.5]), np.array([0.0]), W).T)[0][0])) == (
        pytest.approx(0)
    )
    assert np.allclose(np.degrees(pitch_of_row(row.ravel(), W)), pitch)
    assert np.degrees(pitch_of_row(np.array([-0.5, mercator_height(W) - 0.5]), W)) == pytest.approx(
        [70, -70], abs=0.2
    )


@pytest.mark.parametrize(("yaw", "pitch"), [(0, 0), (100, 50), (-179.9, -30), (179, 10)])
def test_a_spot_is_where_it_was_painted(yaw: float, pitch: float) -> None:
    spot = direction_of(yaw, pitch)
    column, row = np.meshgrid(np.arange(W), np.arange(W // 2))
    seen = direction_of((column + 0.5) / W * 360 - 180, 90 - (row + 0.5) / (W // 2) * 180)
    grey = 255 * np.exp(-((1 - np.tensordot(spot, seen, axes=1)) / 2e-4))
    picture, covered = mercator(
        np.repeat(grey.astype(np.uint8)[..., None], 3, axis=-1), full(W), Level(), 2 * W
    )
    assert covered.all()
    y, x = np.unravel_index(picture.argmax(), picture.shape)
    found = bearings_of(np.array([float(x)]), np.array([float(y)]), 2 * W)[0]
    assert np.degrees(np.arccos(min(1, found @ spot))) < 0.5


def test_a_camera_that_turned_by_40_degrees_sees_everything_40_degrees_further_to_the_left(
    straight: Features,
) -> None:
    found = match(straight, features_of(rendered(W, rotated=40)))
    assert len(found) > 100
    moved = np.stack([in_world(direction, 40) for direction in found.q])
    off = np.degrees(np.arccos(np.clip((moved * found.p).sum(axis=1), -1, 1)))
    assert np.median(off) < 0.1
    assert np.mean(off < 1) > 0.85
    assert np.median(np.abs(found.scale)) < 0.1, "nothing is nearer or farther"


def test_a_tilted_camera_sees_things_where_a_level_one_does(straight: Features) -> None:
    level = Level(pitch=6, roll=-8)
    found = match(straight, features_of(rendered(W, level=level), level=level))
    off = np.degrees(np.arccos(np.clip((found.q * found.p).sum(axis=1), -1, 1)))
    assert len(found) > 100
    assert np.median(off) < 0.15


@pytest.mark.parametrize(
    "crop",
    [
        Crop(300, 150, 400, 200, W, W // 2),
        Crop(900, 160, 300, 180, W, W // 2),
        Crop(0, 180, W, 140, W, W // 2),
    ],
    ids=["a window", "across the seam", "a strip all round"],
)
def test_nothing_is_found_beyond_the_edge_of_a_partial_picture(crop: Crop) -> None:
    columns = (np.arange(int(crop.width)) + int(crop.left)) % W
    part = rendered(W)[int(crop.top) : int(crop.top + crop.height), columns]
    features = features_of(np.ascontiguousarray(part), crop)
    for view in features.views:
        assert len(view) > 10
        yaw, pitch = angles_of(view.bearings.T)
        bottom, top = crop.pitch_range
        assert (pitch > bottom - 0.3).all()
        assert (pitch < top + 0.3).all()
        if crop.width < W:
            left, right = crop.yaw_range
            assert ((yaw - left + 0.3) % 360 < right - left + 0.6).all()


def test_features_are_what_they_say(straight: Features) -> None:
    assert len(straight.views) == 2
    for view in straight.views:
        assert 100 < len(view) <= MOST
        assert np.allclose(np.linalg.norm(view.bearings, axis=1), 1, atol=1e-5)
        assert (view.sizes > 0).all()
        assert np.allclose(np.linalg.norm(view.unit, axis=1), 1, atol=1e-3)
        assert (np.degrees(np.arcsin(view.bearings[:, 1])) > -55.5).all(), "the tripod is nobody's feature"


def test_a_blank_wall_has_none() -> None:
    features = features_of(np.full((W // 2, W, 3), 200, np.uint8))
    assert [len(view) for view in features.views] == [0, 0]
    assert len(match(features, features)) == 0


def test_the_surest_matches_come_first(straight: Features) -> None:
    found = match(straight, features_of(rendered(W, rotated=40)))
    assert len(found) > 50
    assert (np.diff(found.ratio) >= 0).all()
