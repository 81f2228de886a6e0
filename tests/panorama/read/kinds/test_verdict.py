"""A picture is called what it is: spheres are taken whatever is odd about them, and nothing else passes for
one.
"""

from collections.abc import Callable

import cv2
import numpy as np
import pytest

from jetisu360.panorama.geometry.sphere import Crop
from jetisu360.panorama.read.kinds.circles import is_dual_fisheye, is_fisheye
from jetisu360.panorama.read.photo import Coverage, Photo, inspect_photo, read_photo
from jetisu360.panorama.refusals import CoverageImpossible, Refusal

from ..corpus import Pixels, gpano, gpano_area, jpeg
from ..halls import hall, lens, other_eye, sized, stray_light, view

SEEDS = [1, 2, 3]
FULL = gpano(**gpano_area(0, 0, 1600, 800, (1600, 800)))


def read(picture: Pixels, **options: object) -> Photo:
    return read_photo(jpeg(np.ascontiguousarray(picture)), "a.jpg", **options)  # type: ignore[arg-type]


def verdict(picture: Pixels, *, xmp: bytes = b"") -> str:
    """The code of the refusal, or those of the remarks, or nothing."""
    try:
        photo = read_photo(jpeg(np.ascontiguousarray(picture), xmp=xmp), "a.jpg")
    except Refusal as refusal:
        return refusal.code
    return " ".join(remark.code for remark in photo.info.remarks)


def painted(sphere: Pixels, rows: slice, columns: slice, colour: object) -> Pixels:
    out = sphere.copy()
    out[rows, columns] = colour
    return out


ODD_SPHERES: dict[str, Callable[[Pixels], Pixels]] = {
    "as it is": lambda sphere: sphere,
    "a black disc over the tripod": lambda sphere: painted(sphere, slice(-70, None), slice(None), 0),
    "a white disc over the tripod": lambda sphere: painted(sphere, slice(-70, None), slice(None), 255),
    "black poles": lambda sphere: painted(
        painted(sphere, slice(-60, None), slice(None), 0), slice(60), slice(None), 0
    ),
    "a burnt-out sky": lambda sphere: painted(sphere, slice(320), slice(None), 255) // 2 * 2,
    "a white wall at the seam": lambda sphere: painted(
        painted(sphere, slice(100, 640), slice(90), 225), slice(100, 640), slice(-90, None), 225
    ),
    "snow": lambda sphere: (sphere * 0.12 + 215).astype(np.uint8),
    "under water": lambda sphere: cv2.GaussianBlur(  # type: ignore[dict-item]
        (sphere * np.array([0.2, 0.5, 0.7]) + [5, 30, 50]).astype(np.uint8), (0, 0), 2
    ),
    "night": lambda sphere: (sphere * 0.1).astype(np.uint8),
    "grain": lambda sphere: np.clip(
        sphere + np.random.default_rng(1).normal(0, 9, sphere.shape), 0, 255
    ).astype(np.uint8),
    "two lenses exposed apart": lambda sphere: np.clip(
        sphere * np.linspace(0.8, 1.1, sphere.shape[1])[:, None], 0, 255
    ).astype(np.uint8),
    "lenses stitched four rows apart": lambda sphere: np.hstack(
        [sphere[:, :800], np.roll(sphere[:, 800:], 4, axis=0)]
    ),
    "turned upside down": lambda sphere: sphere[::-1, ::-1],
    "one colour only": lambda sphere: np.repeat(sphere.mean(axis=2, keepdims=True), 3, axis=2).astype(
        np.uint8
    ),
}


@pytest.mark.parametrize("what", ODD_SPHERES)
def test_no_sphere_is_refused(what: str) -> None:
    for seed in SEEDS:
        assert read(ODD_SPHERES[what](hall(seed))).info.crop == Crop(0, 0, 1600, 800, 1600, 800)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_sphere_as_it_should_be_has_no_remark(seed: int) -> None:
    assert verdict(hall(seed)) == ""


@pytest.mark.parametrize("seed", SEEDS)
def test_a_telephones_photograph_of_that_shape_is_no_sphere(seed: int) -> None:
    assert verdict(view(hall(seed), 40, 75, 1600, 800)) == "no-sphere"


def test_what_the_file_or_the_keeper_says_is_believed() -> None:
    """The file's own word against its pixels: published, and looked at. The keeper's word: published."""
    photo = view(hall(1), 40, 75, 1600, 800)
    assert verdict(photo, xmp=FULL) == "sphere-doubtful"
    assert read(photo, coverage=Coverage(360, 180)).info.remarks == ()


def test_a_mosaic_of_pictures_is_no_sphere() -> None:
    shots = [view(hall(2), yaw, 70, 400, 400) for yaw in range(0, 320, 40)]
    assert verdict(np.vstack([np.hstack(shots[:4]), np.hstack(shots[4:])])) == "no-sphere"


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("squeezed", [True, False])
@pytest.mark.parametrize("beside", [True, False])
def test_of_a_stereo_sphere_the_left_eyes_half_is_taken(seed: int, squeezed: bool, beside: bool) -> None:
    left, right = hall(seed, 2400), other_eye(hall(seed, 2400))
    size = (1200, 1200) if squeezed and beside else (2400, 600) if squeezed else (2400, 1200)
    left, right = sized(left, *size), sized(right, *size)
    photo = read(np.hstack([left, right]) if beside else np.vstack([left, right]))
    assert [remark.code for remark in photo.info.remarks] == ["stereo-half"]
    assert photo.pixels.shape == (size[1], size[0], 3)
    assert photo.info.crop == Crop(0, 0, *size, *size)
    assert np.abs(photo.pixels.astype(int) - left).mean() < 8


def test_a_still_of_a_stereo_film_gives_its_upper_half() -> None:
    left, right = (sized(one, 1600, 450) for one in (hall(1), other_eye(hall(1))))
    photo = read(np.vstack([left, right]))
    assert photo.pixels.shape == (450, 1600, 3)
    assert photo.info.crop.is_full


def test_half_a_circle_for_two_eyes_is_called_so() -> None:
    left, right = hall(3)[:, 400:1200], other_eye(hall(3))[:, 400:1200]
    assert verdict(np.hstack([left, right])) == "stereo-part"
    # As films keep it, and as some cameras do: eyes in a wide frame, or one above the other.
    assert verdict(sized(np.hstack([left, right]), 1600, 900)) == "stereo-part"
    assert verdict(np.vstack([left, right])) == "stereo-part"


def test_two_photographs_of_one_thing_are_a_pair_of_eyes_and_one_is_a_photograph() -> None:
    eyes = [view(sphere, 30, 70, 800, 450) for sphere in (hall(1), other_eye(hall(1)))]
    assert verdict(np.hstack(eyes)) == "stereo-part"
    assert verdict(eyes[0]) == "flat-photo"


def test_the_half_may_be_too_small() -> None:
    eye = sized(hall(1), 800, 400)
    assert verdict(np.vstack([eye, eye])) == "too-small"


@pytest.mark.parametrize("colour", [0, 128, 255])
@pytest.mark.parametrize("share", [0.75, 0.94])
def test_a_margin_around_a_sphere_is_to_be_cut_off(colour: int, share: float) -> None:
    canvas = np.full((800, 1600, 3), colour, np.uint8)
    inner = sized(hall(1), round(1600 * share), round(800 * share))
    canvas[: inner.shape[0], : inner.shape[1]] = inner
    assert verdict(canvas) == "margin-around"
    film = np.full((900, 1600, 3), colour, np.uint8)
    film[50:850] = hall(1)
    assert verdict(film) == "margin-around"


@pytest.mark.parametrize("colour", [0, 128, 255])
def test_edges_are_compared_where_the_margin_ends_to_the_pixel(colour: int) -> None:
    """Fine detail tells nothing any more when a few columns of it are cut off with the margin."""
    sphere = hall(1, 2000)
    sphere = np.clip(sphere + _grass(sphere.shape), 0, 255).astype(np.uint8)
    corner = np.full((1200, 2400, 3), colour, np.uint8)
    corner[:1000, :2000] = sphere
    framed = np.full((1203, 2203, 3), colour, np.uint8)
    framed[101:1101, 103:2103] = sphere
    aside = np.full((1000, 2351, 3), colour, np.uint8)
    aside[:, 177:2177] = sphere
    for picture in (corner, framed, aside):
        assert verdict(picture) == "margin-around"


def _grass(shape: tuple[int, ...]) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Detail of a few pixels that goes on over the seam."""
    noise = np.random.default_rng(4).normal(0, 60, shape[:2])
    spread = cv2.GaussianBlur(np.hstack([noise, noise, noise]), (0, 0), 2.5)[:, shape[1] : 2 * shape[1]]
    return np.asarray(spread * (22 / spread.std()))[..., None]


def test_a_margin_says_nothing_of_the_edges_of_what_it_surrounds() -> None:
    photo = np.pad(view(hall(1), 20, 80, 1500, 900), ((50, 50), (50, 50), (0, 0)))
    assert verdict(photo) == "flat-photo"


@pytest.mark.parametrize("ground", [6, 120, 245])
def test_an_object_on_one_colour_in_a_spheres_shape_is_not_taken_in_silence(ground: int) -> None:
    thing = view(hall(2), 0, 60, 700, 200)
    picture = np.full((800, 1600, 3), ground, np.uint8)
    rows, columns = np.mgrid[0:200, 0:700]
    shape = np.hypot((rows - 100) / 100, (columns - 350) / 350) < 1
    picture[300:500, 450:1150][shape] = thing[shape]
    assert verdict(picture) == "plain-all-round"
    assert verdict(picture, xmp=FULL) != "plain-all-round"


def test_a_wedge_of_nothing_is_remarked() -> None:
    assert verdict(painted(hall(1), slice(None), slice(1340, None), 128)) == "margin-seen"
    assert verdict(painted(hall(1), slice(-200, None), slice(None), 0)) == "margin-seen"


@pytest.mark.parametrize("colour", [0, 128, 255])
def test_missing_tiles_are_remarked(colour: int) -> None:
    assert verdict(painted(hall(2), slice(200, 400), slice(600, 800), colour)) == "missing-tiles"
    twice = painted(hall(2), slice(400, 800), slice(600, 800), colour)
    assert verdict(painted(twice, slice(400, 600), slice(800, 1000), colour)) == "missing-tiles"


@pytest.mark.parametrize("colour", [0, 128, 238])
def test_a_tile_that_is_missing_at_the_seam_is_all_that_is_said(colour: int) -> None:
    once = painted(hall(2), slice(200, 400), slice(200), colour)
    assert verdict(painted(once, slice(400, 600), slice(-200, None), colour)) == "missing-tiles"
    photo = view(hall(1), 40, 75, 1600, 800)
    assert verdict(painted(photo, slice(300, 500), slice(200), colour)) == "no-sphere"


@pytest.mark.parametrize(
    "area",
    [
        gpano_area(2400, 450, 1280, 640, (3000, 1500)),  # over the seam
        gpano_area(860, 250, 1280, 640, (3000, 1300)),  # of no sphere
    ],
)
def test_what_is_said_to_be_a_part_is_never_stretched_over_the_sphere(area: dict[str, object]) -> None:
    sphere = hall(1, 3000)
    part = np.roll(sphere, 400, axis=1)[450:1090, 860:2140]
    data = jpeg(np.ascontiguousarray(part), xmp=gpano(**area))
    for ask in (inspect_photo, read_photo):
        with pytest.raises(Refusal) as caught:
            ask(data, "a.jpg")
        assert caught.value.code == "panorama-data-wrong"
    whole = jpeg(sized(sphere, 1280, 640), xmp=gpano(**area))
    photo = read_photo(whole, "a.jpg")
    assert photo.info.crop.is_full
    assert [remark.code for remark in photo.info.remarks] == ["panorama-data-ignored"]
    assert "coverage" in photo.info.remarks[0].say("en")


@pytest.mark.parametrize("quarter", [1, 3])
def test_a_sphere_on_its_side_is_called_so(quarter: int) -> None:
    assert verdict(np.rot90(hall(1), quarter)) == "sphere-on-side"
    assert verdict(view(hall(1), 20, 50, 700, 1400)) == "flat-photo"


@pytest.mark.parametrize("size", [(1600, 900), (1600, 1000), (1600, 1200)])
def test_a_films_still_is_a_squeezed_sphere_and_the_keeper_settles_it(size: tuple[int, int]) -> None:
    still = sized(hall(1), *size)
    assert verdict(still) == "squeezed-sphere"
    photo = read(still, coverage=Coverage(360, 180))
    assert photo.info.crop == Crop(0, 0, *size, *size)
    assert verdict(view(hall(1), 20, 80, *size)) == "flat-photo"


def test_a_portrait_is_no_sphere_whatever_the_keeper_says() -> None:
    with pytest.raises(CoverageImpossible):
        read(sized(hall(1), 900, 1600), coverage=Coverage(360, 180))


def _on(ground: int, draw: Callable[[Pixels], object], size: tuple[int, int] = (900, 1200)) -> Pixels:
    picture = np.full((*size, 3), ground, np.uint8)
    draw(picture)
    noise = np.random.default_rng(3).normal(0, 2, picture.shape)
    return np.clip(picture + noise, 0, 255).astype(np.uint8)


def _vase(picture: Pixels) -> None:
    cv2.circle(picture, (600, 440), 375, (192, 152, 90), -1)
    cv2.rectangle(picture, (500, 20), (700, 120), (150, 110, 60), -1)
    cv2.rectangle(picture, (350, 800), (850, 880), (110, 80, 50), -1)


def _flowers(picture: Pixels) -> None:
    random = np.random.default_rng(4)
    for _ in range(16):
        place, size = random.uniform((250, 150), (950, 750)), random.uniform((60, 30), (150, 80))
        cv2.ellipse(
            picture, place.astype(int).tolist(), size.astype(int).tolist(), random.uniform(0, 180), 0, 360,
            random.uniform(90, 240, 3).tolist(), -1,
        )  # fmt: skip


def _arch(picture: Pixels) -> None:
    cv2.ellipse(picture, (600, 420), (400, 400), 0, 180, 360, (200, 140, 60), -1)
    picture[420:880, 200:1000] = (180, 120, 60)
    picture[500:880, 420:780] = (20, 12, 6)


def _moon(picture: Pixels) -> None:
    cv2.circle(picture, (600, 450), 430, (205, 200, 188), -1)
    for x, y, radius in ((480, 330, 90), (700, 420, 120), (560, 620, 60)):
        cv2.circle(picture, (x, y), radius, (165, 160, 150), -1)


@pytest.mark.parametrize(
    ("draw", "ground"),
    [(_vase, 6), (_vase, 245), (_flowers, 4), (_arch, 5), (_moon, 3)],
)
def test_an_object_on_velvet_is_an_ordinary_photograph(draw: Callable[[Pixels], object], ground: int) -> None:
    picture = _on(ground, draw)
    assert verdict(picture) == "flat-photo"
    assert not is_fisheye(picture[:, 150:1050])


@pytest.mark.parametrize("around", [0, 250, "stray"])
def test_lenses_are_known_whatever_light_is_around_them(around: object) -> None:
    ground = stray_light() if around == "stray" else around
    for seed in SEEDS:
        front, back = (lens(hall(seed), yaw, around=ground) for yaw in (0, 180))  # type: ignore[arg-type]
        assert verdict(np.hstack([front, back])) == "dual-fisheye"
        assert verdict(np.vstack([front, back])) == "dual-fisheye"
        assert verdict(front) == "fisheye"


@pytest.mark.parametrize("what", ODD_SPHERES)
def test_no_sphere_is_two_round_frames(what: str) -> None:
    assert not any(is_dual_fisheye(ODD_SPHERES[what](hall(seed))) for seed in SEEDS)


def degrees(step: int, *, written: bool) -> Pixels:
    """A drawn sphere, as people make them to see where things are: a line every `step` degrees."""
    sphere = np.full((1024, 2048, 3), (40, 60, 90), np.uint8)
    for yaw in range(-180, 180, step):
        x = round((yaw + 180) / 360 * 2048)
        cv2.line(sphere, (x, 0), (x, 1023), (120, 140, 170), 2)
        for pitch in range(-80, 90, step):
            y = round((90 - pitch) / 180 * 1024)
            if written:
                cv2.putText(sphere, f"{yaw},{pitch}", (x, y), 0, 0.5, (255, 255, 255), 2)
    for pitch in range(-80, 90, step):
        y = round((90 - pitch) / 180 * 1024)
        cv2.line(sphere, (0, y), (2047, y), (120, 140, 170), 2)
    return sphere


@pytest.mark.parametrize("step", [5, 10, 15, 30])
@pytest.mark.parametrize("written", [True, False])
def test_what_is_the_same_everywhere_is_no_other_eyes(step: int, written: bool) -> None:
    """Otherwise half of it is shown, and everything in it is somewhere else."""
    assert "stereo" not in verdict(degrees(step, written=written))


def test_a_photograph_in_which_something_is_placed_is_not_refused() -> None:
    photo = read(view(hall(1), 40, 75, 1600, 800), placed=True)
    assert [remark.code for remark in photo.info.remarks] == ["sphere-doubtful"]
