"""The estimated tilt: against the sample museum's exact one, pictures turned on purpose, and real ones."""

from __future__ import annotations

import json
from pathlib import Path

import cv2
import numpy as np
import pytest
import simplejpeg
from hypothesis import given
from hypothesis import strategies as st

from jetisu360.panorama.geometry.projection import (
    angles_of,
    angles_of_pixel,
    direction_of,
    level_matrix,
    pixel_of,
    to_level,
)
from jetisu360.panorama.geometry.sphere import Crop, Level
from jetisu360.panorama.level.estimate import LEAST, SURE, LevelEstimate, estimate_level, level_of_zenith

ROOT = Path(__file__).parents[3]
DATA = ROOT.parent / "shared" / "data"
UP = np.array([0.0, 1.0, 0.0])
TRUTH = json.loads((ROOT / "demo" / "ground_truth.json").read_text("utf-8"))
SCENES = {scene["id"]: scene for scene in TRUTH["scenes"]}
SAMPLE = {name: Level(scene["pitch"], scene["roll"]) for name, scene in SCENES.items()}
TILTED = {"yurt", "petroglyphs-2"}


def sample(name):
    return read(ROOT / "demo" / "photos" / SCENES[name]["file"])


def read(path):
    return simplejpeg.decode_jpeg(path.read_bytes(), "RGB")


def whole(pixels):
    height, width = pixels.shape[:2]
    return Crop(0, 0, width, height, width, height)


def turned(pixels, level, width):
    """The picture, `width` wide, that the camera takes when tilted by `level` against how it stood."""
    tall, wide = pixels.shape[:2]
    column, row = np.meshgrid(np.arange(width), np.arange(width // 2))
    looks = to_level(direction_of(*angles_of_pixel(column, row, width, width // 2)), level)
    x, y = (v.astype(np.float32) for v in pixel_of(*angles_of(looks), wide, tall))
    wrapped = np.concatenate([pixels[:, -4:], pixels, pixels[:, :4]], axis=1)
    return cv2.remap(wrapped, x + 4, y, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)


def left(level, truth):
    """Degrees of tilt that are left when the picture of a camera tilted by `truth` is levelled by `level`."""
    zenith = level_matrix(level) @ level_matrix(truth).T @ UP
    return float(np.degrees(np.arccos(np.clip(zenith[1], -1, 1))))


def applied(estimate: LevelEstimate) -> Level:
    return estimate.level if estimate.is_worth_it else Level()


@pytest.mark.parametrize("name", SAMPLE)
def test_the_sample_museum_is_levelled_where_it_is_tilted_and_left_alone_where_not(name):
    pixels = sample(name)
    estimate = estimate_level(pixels, whole(pixels))
    after = left(applied(estimate), SAMPLE[name])
    if name in TILTED:
        assert estimate.is_worth_it
        assert after <= 0.5
    else:
        assert after <= 0.3
    # Better than asked, and whether or not it is used: the estimate itself.
    assert left(estimate.level, SAMPLE[name]) < 0.35


@pytest.mark.parametrize(
    ("name", "tilt"),
    [
        ("foyer", Level(7, -4)),
        ("atrium-2", Level(-8, 1)),
        ("gold", Level(2, 10)),
        ("petroglyphs-1", Level(-3, -7)),
    ],
)
def test_a_picture_turned_on_purpose_is_turned_back(name, tilt):
    pixels = turned(sample(name), tilt, 3072)
    estimate = estimate_level(pixels, whole(pixels))
    assert estimate.confidence >= SURE
    assert left(estimate.level, tilt) <= 0.5


def test_a_part_of_a_panorama_is_levelled_too():
    """The border of what it covers, as straight as it is, is no edge of the room."""
    tilt = Level(-4, 3)
    pixels = turned(sample("gallery-1"), tilt, 3072)
    crop = Crop(300, 400, 2300, 800, 3072, 1536)
    part = np.ascontiguousarray(pixels[400:1200, 300:2600])
    estimate = estimate_level(part, crop)
    assert estimate.confidence >= SURE
    assert left(estimate.level, tilt) <= 0.5
    grey = np.full_like(part, 128)
    assert estimate_level(grey, crop) == LevelEstimate(Level(), 0.0, 0)


def test_nothing_is_said_of_a_picture_without_uprights():
    random = np.random.default_rng(5)
    coarse = random.uniform(0, 255, (64, 128, 3)).astype(np.float32)
    clouds = cv2.resize(coarse, (2048, 1024), interpolation=cv2.INTER_CUBIC).clip(0, 255).astype(np.uint8)
    noise = random.integers(0, 255, (1024, 2048, 3), dtype=np.uint8)
    for pixels in (clouds, noise):
        assert not estimate_level(pixels, whole(pixels)).is_worth_it


def test_the_same_pixels_give_the_same_answer():
    pixels = cv2.resize(sample("music"), (2048, 1024), interpolation=cv2.INTER_AREA)
    assert estimate_level(pixels, whole(pixels)) == estimate_level(pixels.copy(), whole(pixels))


@given(st.floats(-80, 80), st.floats(-80, 80))
def test_the_level_of_a_zenith_brings_it_back_up(pitch, roll):
    zenith = level_matrix(Level(pitch, roll)).T @ UP
    found = level_of_zenith(zenith)
    assert (found.pitch, found.roll) == pytest.approx((pitch, roll), abs=0.006)
    estimate = LevelEstimate(found, 1.0, 10)
    assert estimate.tilt == pytest.approx(np.degrees(np.arccos(zenith[1])), abs=0.02)
    assert estimate.is_worth_it == (estimate.tilt >= LEAST)


REAL = pytest.mark.skipif(not DATA.exists(), reason="the real photographs are not beside the checkout")


@pytest.mark.real
@REAL
@pytest.mark.parametrize(
    ("name", "tilt"),
    [
        ("polyhaven/hall_of_finfish.jpg", Level(-5, 4)),
        ("geovisio/2.jpg", Level(3, 4)),
    ],
)
def test_a_real_picture_turned_on_purpose_is_turned_back(name, tilt):
    pixels = read(DATA / name)
    own = estimate_level(pixels, whole(pixels))
    again = estimate_level(turned(pixels, tilt, 3072), Crop(0, 0, 3072, 1536, 3072, 1536))
    assert min(own.confidence, again.confidence) >= SURE
    # The zenith of the turned picture, by the estimate of the one before it was turned.
    zenith = level_matrix(tilt).T @ level_matrix(own.level).T @ UP
    assert left(again.level, level_of_zenith(zenith)) <= 0.5


@pytest.mark.real
@REAL
@pytest.mark.parametrize("name", ["alma", "from-tree", "cerro-toco-0"])
def test_mountains_and_trees_are_left_as_they_are(name):
    pixels = read(DATA / "pannellum-org" / f"{name}.jpg")
    assert not estimate_level(pixels, whole(pixels)).is_worth_it
