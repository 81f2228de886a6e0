"""A patch lies where it should, as it should: compared with pictures that were computed pixel by pixel."""

from __future__ import annotations

import numpy as np
import pytest
from tests.panorama.spheres import full, rendered, ssim, textured

from jetisu360.panorama.geometry.projection import angles_of_pixel, direction_of, level_matrix, to_level
from jetisu360.panorama.geometry.sphere import Crop, Level
from jetisu360.panorama.patch.draw import draw_patch
from jetisu360.panorama.patch.patch import Patch
from jetisu360.panorama.tiles.view import render_view

WIDTH = 512
TILTS = [Level(), Level(4, -3), Level(-12, 9), Level(88, 0), Level(0, 180)]


def ornament(a, b):
    """A colour for each place of a square, a to the right and b down, both in [−1, 1]: (…, 3), 0 to 255; no
    two of its corners alike.
    """
    rings = 0.5 + 0.5 * np.cos(9 * np.hypot(a - 0.2, b + 0.1))
    return 255 * np.stack([0.15 + 0.7 * rings, (a + 1) / 2.2, (b + 1) / 2.2], axis=-1)


def emblem(side: int = 700, alpha=255) -> np.ndarray:
    across = (np.arange(side) + 0.5) / side * 2 - 1
    a, b = np.meshgrid(across, across)
    cover = np.broadcast_to(np.asarray(alpha, float), a.shape)[..., np.newaxis]
    return np.rint(np.concatenate([ornament(a, b), cover], axis=2)).clip(0, 255).astype(np.uint8)


def on_the_floor(direction, radius: float, turn: float = 0.0):
    """Where a direction of the level world meets the square of an emblem; NaN above the horizon."""
    x, y, z = direction
    depth = np.where(y < -0.05, -y, np.nan) * np.tan(np.radians(radius))
    c, s = np.cos(np.radians(turn)), np.sin(np.radians(turn))
    return (x * c - z * s) / depth, -(x * s + z * c) / depth


def truth(level: Level, radius: float, turn: float, round_: bool):
    """What a camera tilted by `level` takes of a grey world with the emblem on its floor, and where it is."""

    def colour(direction):
        a, b = on_the_floor(direction, radius, turn)
        inside = np.hypot(a, b) <= 1 if round_ else np.maximum(np.abs(a), np.abs(b)) <= 1
        return np.where(np.nan_to_num(inside, nan=0)[..., np.newaxis], np.nan_to_num(ornament(a, b)), 128.0)

    return rendered(WIDTH, colour, level, oversample=4)


@pytest.mark.parametrize("level", TILTS, ids=str)
@pytest.mark.parametrize(("radius", "turn", "round_"), [(15, 0, True), (30, 125, False), (60, -40, True)])
def test_an_emblem_lies_where_a_camera_would_see_it(
    level: Level, radius: float, turn: float, round_: bool
) -> None:
    grey = np.full((WIDTH // 2, WIDTH, 3), 128, np.uint8)
    drawn = draw_patch(grey, full(WIDTH), level, Patch(radius, turn, round_), emblem())
    exact = truth(level, radius, turn, round_)
    changed = np.abs(exact.astype(int) - 128).max(axis=2) > 12
    rows = np.flatnonzero(changed.any(axis=1))
    band = slice(rows[0], rows[-1] + 1)
    assert ssim(drawn[band], exact[band]) > 0.96
    # The edge fades inside of it, so what is a pixel or two away from it is the very same.
    apart = np.abs(drawn.astype(int) - exact.astype(int)).max(axis=2)
    assert np.median(apart[changed]) <= 2
    assert not (grey != 128).any(), "the photograph itself is as it was"


def test_who_looks_straight_down_sees_it_undistorted() -> None:
    picture = draw_patch(textured(2048), full(2048), Level(3, 2), Patch(20, 0, False), emblem())
    view = render_view(
        picture, full(2048), yaw=0, pitch=-90, fov=40, width=300, height=300, level=Level(3, 2)
    )
    across = (np.arange(300) + 0.5) / 150 - 1
    exact = np.rint(ornament(*np.meshgrid(across, across))).clip(0, 255).astype(np.uint8)
    assert ssim(view[12:-12, 12:-12], exact[12:-12, 12:-12]) > 0.98


def test_a_finer_emblem_does_not_shimmer() -> None:
    side = 3000
    lines = np.zeros((side, side, 4), np.uint8)
    lines[..., 3] = 255
    lines[::2, :, :3] = 255  # finer than any pixel of the photograph
    grey = np.zeros((WIDTH // 2, WIDTH, 3), np.uint8)
    for radius in (15, 45, 60):
        drawn = draw_patch(grey, full(WIDTH), Level(5, 5), Patch(radius), lines)
        inside = on_the_floor(_directions(Level(5, 5)), radius)
        middle = drawn[np.hypot(*inside) < 0.9]
        assert middle.std() < 3, radius
        assert abs(float(middle.mean()) - 127.5) < 3


def _directions(level: Level):
    column, row = np.meshgrid(np.arange(WIDTH), np.arange(WIDTH // 2))
    return to_level(direction_of(*angles_of_pixel(column, row, WIDTH, WIDTH // 2)), level)


def test_transparency_is_kept_and_nothing_dark_comes_in_from_what_is_not_there() -> None:
    across = (np.arange(400) + 0.5) / 200 - 1
    a, b = np.meshgrid(across, across)
    ring = np.where((np.hypot(a, b) < 0.8) & (np.hypot(a, b) > 0.5), 255, 0)
    white = np.where(ring[..., np.newaxis] > 0, 255, 0)  # black where nothing is to be seen
    picture = np.dstack([white.repeat(3, axis=2), ring]).astype(np.uint8)
    under = np.full((WIDTH // 2, WIDTH, 3), 200, np.uint8)
    drawn = draw_patch(under, full(WIDTH), Level(), Patch(25), picture)
    where = np.hypot(*on_the_floor(_directions(Level()), 25))
    assert (drawn[(where < 0.45) | (where > 0.86)] == 200).all()
    assert (drawn[(where > 0.56) & (where < 0.74)] == 255).all()
    assert drawn.min() >= 199


def test_only_what_shows_the_floor_below_the_camera_is_drawn_on() -> None:
    picture = textured(WIDTH)
    half = Crop(0, 0, WIDTH, 200, WIDTH, WIDTH // 2)
    above = picture[:200]
    assert draw_patch(above, half, Level(), Patch(15), emblem()) is above
    strip = Crop(150, 50, 200, 100, WIDTH, WIDTH // 2)
    part = picture[50:150, 150:350]
    assert draw_patch(part, strip, Level(), Patch(15, fill=True), emblem()) is part
    # A camera that looks down has it in the middle of a picture that is no whole sphere.
    down = Level(-90, 0)
    drawn = draw_patch(part, strip, down, Patch(8), emblem())
    changed = np.argwhere((drawn != part).any(axis=2))
    column, row = 256 - 150, 128 - 50
    assert np.abs(changed.mean(axis=0) - (row, column)).max() < 2
    sure = level_matrix(down) @ (0, 0, 1)
    assert np.allclose(sure, (0, -1, 0))


@pytest.mark.parametrize("level", TILTS, ids=str)
def test_a_fill_continues_what_surrounds_it(level: Level) -> None:
    """A floor that changes slowly looks afterwards as if the tripod had never stood on it."""

    def floor(direction):
        x, _, z = direction / np.linalg.norm(direction, axis=0)
        return 120 + 60 * np.stack([x, z, x * z], axis=-1)

    def with_tripod(direction):
        where = np.hypot(*on_the_floor(direction, 18))
        return np.where((np.nan_to_num(where, nan=9) < 1)[..., np.newaxis], 0.0, floor(direction))

    exact = rendered(WIDTH, floor, level)
    drawn = draw_patch(rendered(WIDTH, with_tripod, level), full(WIDTH), level, Patch(20, fill=True), None)
    assert np.abs(drawn.astype(int) - exact.astype(int)).max() <= 4


def test_a_fill_has_no_seam_and_no_grain() -> None:
    picture = textured(WIDTH)
    drawn = draw_patch(picture, full(WIDTH), Level(), Patch(25, fill=True), None)
    where = np.hypot(*on_the_floor(_directions(Level()), 25))
    assert (drawn[where > 1.3] == picture[where > 1.3]).all()
    view = render_view(drawn, full(WIDTH), yaw=0, pitch=-90, fov=40, width=200, height=200)
    steps = np.abs(np.diff(view[50:150, 50:150].astype(int), axis=1))
    assert steps.max() <= 6, "soft all over"


def test_drawn_over_in_place_where_the_picture_is_ours() -> None:
    picture = textured(WIDTH)
    copy = draw_patch(picture, full(WIDTH), Level(), Patch(15), emblem())
    assert copy is not picture
    assert draw_patch(picture, full(WIDTH), Level(), Patch(15), emblem(), own=True) is picture
    assert (copy == picture).all()
