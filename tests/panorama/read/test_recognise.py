"""What is not a panorama is called by its own name, and what is one is not called by another's."""

import numpy as np
import pytest

from jetisu360.panorama.read.kinds.circles import is_dual_fisheye, is_fisheye
from jetisu360.panorama.read.kinds.cube_map import is_blank
from jetisu360.panorama.read.photo import read_photo
from jetisu360.panorama.refusals import Refusal

from .corpus import Pixels, cross, disc, face, grid, jpeg, room


def code(pixels: Pixels) -> str:
    with pytest.raises(Refusal) as caught:
        read_photo(jpeg(pixels), "a")
    return caught.value.code


def noisy(pixels: Pixels) -> Pixels:
    noise = np.random.default_rng(1).normal(0, 6, pixels.shape)
    return np.clip(pixels + noise, 0, 255).astype(np.uint8)


def test_a_circle_in_a_wide_frame_is_a_fisheye() -> None:
    frame = np.zeros((600, 900, 3), np.uint8)
    frame[:, 150:750] = disc()
    assert code(noisy(frame)) == "fisheye"


def test_two_circles_below_each_other_are_a_pair_too() -> None:
    assert code(np.vstack([disc(), disc()])) == "dual-fisheye"


def test_two_circles_pass_for_no_sphere_even_when_the_file_says_so() -> None:
    from .corpus import gpano

    with pytest.raises(Refusal) as caught:
        read_photo(jpeg(np.hstack([disc(), disc()]), xmp=gpano(ProjectionType="equirectangular")), "a")
    assert caught.value.code == "dual-fisheye"


def test_a_keeper_may_know_better() -> None:
    from jetisu360.panorama.read.photo import Coverage

    photo = read_photo(jpeg(np.hstack([disc(), disc()])), "a", coverage=Coverage(360, 180))
    assert photo.info.crop.is_full


@pytest.mark.parametrize("pole", [20, 45, 60])
def test_a_panorama_with_black_poles_is_a_panorama(pole: int) -> None:
    sphere = room()
    rows = round(512 * pole / 180)
    sphere[:rows] = 0
    sphere[-rows:] = 0
    assert not is_dual_fisheye(sphere)


def test_a_dark_panorama_with_two_lamps_is_a_panorama() -> None:
    sphere = (room() // 20).astype(np.uint8)
    sphere[200:300, 230:280] = 250
    sphere[200:300, 740:800] = 250
    assert not is_dual_fisheye(sphere)
    assert not is_dual_fisheye(np.zeros((512, 1024, 3), np.uint8))


def test_cubes_in_every_layout() -> None:
    tall = np.zeros((4 * 200, 3 * 200, 3), np.uint8)
    for index, (row, column) in enumerate(((0, 1), (1, 1), (2, 1), (3, 1), (1, 0), (1, 2))):
        tall[row * 200 : (row + 1) * 200, column * 200 : (column + 1) * 200] = face(200, index)
    for picture in (cross(), tall, grid(6, 1), grid(1, 6), grid(3, 2), grid(2, 3), 255 - tall):
        assert code(picture) == "cube-map", picture.shape
        assert code(noisy(picture)) == "cube-map", picture.shape


@pytest.mark.parametrize(
    "size", [(1200, 900), (900, 1200), (1200, 800), (800, 1200), (1800, 300), (900, 900)]
)
def test_ordinary_pictures_of_a_cubes_shape_are_no_cubes(size: tuple[int, int]) -> None:
    width, height = size
    picture = noisy(room(2 * max(size), height)[:, :width])
    assert code(picture) in ("flat-photo", "strip-without-coverage")


def test_an_exhibit_on_a_white_ground_is_a_flat_photo() -> None:
    picture = np.full((900, 1200, 3), 250, np.uint8)
    picture[250:700, 320:880] = room(1120, 560)[50:500, :560]
    assert code(picture) == "flat-photo"
    assert not is_fisheye(picture)


def test_a_horizon_in_the_middle_or_a_wall_at_a_third_makes_no_cube() -> None:
    horizon = room(1800, 900)[:800, :1200].copy()
    horizon[400:] //= 3
    wall = room(1800, 900)[:800, :1200].copy()
    wall[:, 400:] //= 3
    corner = room(1800, 900)[:800, :1200].copy()
    corner[:400, 400:] //= 3
    assert [code(picture) for picture in (horizon, wall, corner)] == ["flat-photo"] * 3


def test_a_blank_frame_is_taken_with_a_remark() -> None:
    photo = read_photo(jpeg(np.full((512, 1024, 3), 90, np.uint8)), "a")
    assert [remark.code for remark in photo.info.remarks] == ["blank-picture"]
    assert not is_blank(room(256, 128))
