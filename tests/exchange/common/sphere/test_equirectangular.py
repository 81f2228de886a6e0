"""Six faces back to one picture: without seams, without loss that an eye could see."""

from typing import Any

import numpy as np
import pytest

from jetisu360.exchange.common.sphere.cube import Cube
from jetisu360.exchange.common.sphere.equirectangular import equirect, width_for
from jetisu360.panorama.geometry.projection import angles_of, face_direction


def exact_cube(helpers: Any, size: int, tile: int) -> Cube:
    """A cube whose faces are computed from the formula, not cut by us."""

    def load(face: str, row: int, column: int, height: int, width: int) -> np.ndarray:
        a = (np.arange(column * tile, column * tile + width) + 0.5) / size * 2 - 1
        b = (np.arange(row * tile, row * tile + height) + 0.5) / size * 2 - 1
        yaw, pitch = angles_of(face_direction(face, a[np.newaxis, :], b[:, np.newaxis]))
        return helpers.colours(np.radians(yaw), np.radians(pitch))

    return Cube(size, tile, load)


@pytest.mark.parametrize(("size", "tile", "width"), [(652, 512, 2048), (640, 640, 2048), (325, 100, 1030)])
def test_a_cube_becomes_the_picture_that_it_was_made_of(
    helpers: Any, size: int, tile: int, width: int
) -> None:
    made = equirect(exact_cube(helpers, size, tile), width)
    true = helpers.sphere(width)
    assert made.shape == true.shape
    difference = np.abs(made.astype(int) - true)
    # 1 for rounding to whole numbers twice; the rest is what interpolation may miss of the finest waves. At
    # corners of the cube, where three faces meet, a few pixels repeat their neighbours.
    assert difference.mean() < 0.7
    assert np.quantile(difference, 0.9999) <= (3 if size > 600 else 8)


def test_no_seam_where_faces_meet(helpers: Any) -> None:
    """Pixels beside the edges of faces are as near to the truth as all others."""
    width = 2048
    made = equirect(exact_cube(helpers, 652, 512), width).astype(int)
    wrong = np.abs(made - helpers.sphere(width)).max(axis=-1)
    edges = [width * part // 8 for part in (1, 3, 5, 7)]
    beside = np.concatenate([wrong[width // 8 + 30 : -width // 8 - 30, x - 2 : x + 2].ravel() for x in edges])
    assert beside.mean() < wrong.mean() + 0.3
    assert beside.max() <= 4


def test_a_face_goes_on_into_its_neighbours(helpers: Any) -> None:
    cube = exact_cube(helpers, 300, 128)
    wide = Cube(300, 128, cube.load).with_rim("u").astype(int)
    places = (np.arange(-4, 304) + 0.5) / 300 * 2 - 1
    yaw, pitch = angles_of(face_direction("u", places[np.newaxis, :], places[:, np.newaxis]))
    true = helpers.colours(np.radians(yaw), np.radians(pitch)).astype(int)
    wrong = np.abs(wide - true).max(axis=-1)
    for corner in (np.s_[:4, :4], np.s_[:4, -4:], np.s_[-4:, :4], np.s_[-4:, -4:]):
        wrong[corner] = 0
    assert wrong.max() <= 6


@pytest.mark.parametrize(("face", "width"), [(5208, 16384), (2600, 8192), (1296, 4096)])
def test_the_width_is_that_of_the_picture_that_other_tools_cut(face: int, width: int) -> None:
    assert width_for(face) == width
