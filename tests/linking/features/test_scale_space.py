"""Extrema stand out where something stands out, at its size, and are described by what is around them."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from jetisu360.linking.features import scale_space
from jetisu360.linking.features.descriptors import describe
from jetisu360.linking.features.scale_space import Extrema, find_points, strips

Grey = NDArray[np.uint8]
Found = dict[str, NDArray[np.float64]]


def found(picture: Grey, fine: slice = slice(None)) -> Found:
    """All points of a picture, in its pixels, with their descriptions."""
    lots: dict[str, list[NDArray[np.float64]]] = {"x": [], "y": [], "size": [], "contrast": [], "d": []}
    for strip in strips(picture, fine):
        points = find_points(strip)
        x, y = strip.place(points)
        lots["x"].append(x)
        lots["y"].append(y)
        lots["size"].append(points.blur * strip.step)
        lots["contrast"].append(points.contrast)
        lots["d"].append(describe(strip, points))
    return {name: np.concatenate(lot).astype(np.float64) for name, lot in lots.items()}


def blob(x: float, y: float, size: float, height: int = 300, width: int = 400, grey: float = 100) -> Grey:
    """A soft bright spot, `size` its standard deviation, on dark grey."""
    down, across = np.mgrid[:height, :width]
    spot = np.exp(-((across - x) ** 2 + (down - y) ** 2) / (2 * size**2))
    return np.rint(60 + grey * spot).astype(np.uint8)


def noise(height: int, width: int, seed: int = 0) -> Grey:
    """Something everywhere, of many sizes."""
    draw = np.random.default_rng(seed)
    layers = [cv2.GaussianBlur(draw.normal(0, s, (height, width)), (0, 0), s) for s in (1.2, 2.5, 6.0)]
    total = sum(layer / layer.std() for layer in layers)
    return np.clip(128 + 30 * total, 0, 255).astype(np.uint8)


@pytest.mark.parametrize("size", [2.0, 3.3, 7.0, 15.0])
@pytest.mark.parametrize("grey", [100, -50])
def test_a_spot_is_found_where_it_is_and_at_its_size(size: float, grey: float) -> None:
    points = found(blob(180.3, 140.7, size, grey=grey))
    k = int(points["contrast"].argmax())
    assert points["x"][k] == pytest.approx(180.3, abs=0.1)
    assert points["y"][k] == pytest.approx(140.7, abs=0.1)
    assert points["size"][k] == pytest.approx(size, rel=0.2)


def test_an_edge_has_no_points_and_a_grey_wall_none_either() -> None:
    edge = np.full((300, 400), 60, np.uint8)
    edge[:, 200:] = 180
    assert len(found(cv2.GaussianBlur(edge, (0, 0), 2.0).astype(np.uint8))["x"]) == 0
    assert len(found(np.full((300, 400), 128, np.uint8))["x"]) == 0


def test_only_some_rows_are_looked_at_twice_as_large() -> None:
    """The smallest points are found there and nowhere else; all others are the same."""
    picture = noise(330, 260)
    everywhere, some = found(picture), found(picture, slice(100, 200))
    small = everywhere["size"] < 1.3
    inside = (everywhere["y"] > 101) & (everywhere["y"] < 198)
    outside = (everywhere["y"] < 98) | (everywhere["y"] > 201)

    def found_again(chosen: NDArray[np.bool_]) -> float:
        x, y = (everywhere[axis][chosen][:, None] - some[axis] for axis in ("x", "y"))
        return float(np.mean(np.hypot(x, y).min(axis=1) < 0.1))

    assert np.count_nonzero(small & inside) > 50
    assert found_again(inside | (everywhere["size"] > 1.9)) > 0.98
    assert found_again(small & outside) < 0.02


@pytest.mark.parametrize("height", [1, 8, 40])
def test_a_picture_of_hardly_any_height_is_no_mistake(height: int) -> None:
    for strip in strips(noise(height, 500)):
        points = find_points(strip)
        x, y = strip.place(points)
        assert ((x > -1) & (x < 500) & (y > -1) & (y < height)).all()
        assert np.isfinite(describe(strip, points)).all()


def test_where_strips_meet_no_point_is_lost_or_found_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    picture = noise(330, 260)
    several = found(picture)
    monkeypatch.setattr(scale_space, "_ROWS", 10_000)
    one = found(picture)
    assert len(one["x"]) > 500

    def as_set(points: Found) -> set[tuple[float, ...]]:
        return {tuple(np.round([points["x"][k], points["y"][k]], 1)) for k in range(len(points["x"]))}

    assert len(as_set(one) ^ as_set(several)) <= 0.01 * len(one["x"])
    assert abs(len(one["x"]) - len(several["x"])) <= 0.005 * len(one["x"])


def test_that_points_are_looked_for_among_bytes_loses_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """However coarse the steps are, and whatever lies beyond the last of them."""
    picture = noise(200, 260)
    usual = found(picture)
    monkeypatch.setattr(scale_space, "_STEPS", 4 * scale_space._STEPS)
    fine = found(picture)
    assert len(usual["x"]) > 300
    for axis in ("x", "y", "size", "contrast"):
        assert np.sort(fine[axis]) == pytest.approx(np.sort(usual[axis]), abs=1e-6)


def share_found_again(first: Grey, second: Grey, scale: float = 1.0) -> float:
    """Of the first picture's points, those whose likest in the second lies where it must."""
    a, b = found(first), found(second)
    strong = np.argsort(-a["contrast"])[:150]
    likest = (a["d"][strong] @ b["d"].T).argmax(axis=1)
    miss = [np.abs((b[axis][likest] + 0.5) - scale * (a[axis][strong] + 0.5)) < 1.5 for axis in ("x", "y")]
    return float(np.mean(miss[0] & miss[1]))


def test_a_description_knows_its_place_again_in_other_light() -> None:
    picture = noise(300, 300)
    darker = np.clip(0.6 * picture.astype(float) + 10, 0, 255).astype(np.uint8)
    assert share_found_again(picture, darker) > 0.95


def test_and_from_nearer_by() -> None:
    picture = noise(260, 260)
    size = 390, 390
    larger = cv2.resize(picture, size, interpolation=cv2.INTER_CUBIC).astype(np.uint8)
    assert share_found_again(picture, larger, 1.5) > 0.8


def test_what_is_upside_down_is_something_else() -> None:
    """Descriptions do not turn: a lamp is not a lamp on its head."""
    picture = noise(260, 260)
    rotated = np.ascontiguousarray(picture[::-1, ::-1])
    a, b = found(picture), found(rotated)
    strong = np.argsort(-a["contrast"])[:150]
    likest = (a["d"][strong] @ b["d"].T).argmax(axis=1)
    again = np.abs(259 - b["x"][likest] - a["x"][strong]) < 1.5
    again &= np.abs(259 - b["y"][likest] - a["y"][strong]) < 1.5
    assert again.mean() < 0.1


def test_descriptions_have_length_one() -> None:
    for strip in strips(noise(200, 200)):
        points = find_points(strip)
        described = describe(strip, points)
        assert described.shape == (len(points), 128)
        assert np.linalg.norm(described, axis=1) == pytest.approx(np.ones(len(points)), abs=1e-4)


def test_a_point_at_the_rim_is_described_by_what_there_is() -> None:
    strip = next(strips(noise(64, 64)))
    at_rim = Extrema(*(np.array([value], np.float32) for value in (1.0, 1.0, 2.0, 5.0)))
    assert np.isfinite(describe(strip, at_rim)).all()
