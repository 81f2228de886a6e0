"""What a picture covers: the keeper's word, a record that was scaled, a shape."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jetisu360.panorama.geometry.sphere import Crop
from jetisu360.panorama.read.extent import Coverage, find_extent
from jetisu360.panorama.read.gpano import Area, GPano
from jetisu360.panorama.read.photo import inspect_photo, read_photo
from jetisu360.panorama.refusals import CoverageImpossible, FlatPhoto, PanoramaDataWrong, StripWithoutCoverage

from .corpus import gpano, gpano_area, jpeg, room

NOTHING = GPano()
STRIP = room(2048, 1024)[300:800]


def covered(width: int, height: int, coverage: Coverage) -> Crop:
    crop, _ = find_extent("a", width, height, NOTHING, coverage)
    assert crop is not None
    return crop


@pytest.mark.parametrize(
    ("size", "sphere"), [((4096, 2048), True), ((4096, 2066), True), ((4096, 2100), False)]
)
def test_a_sphere_is_twice_as_wide_as_high_to_within_one_percent(size: tuple[int, int], sphere: bool) -> None:
    crop, _ = find_extent("a", *size, NOTHING, None)
    assert (crop is not None) == sphere
    if crop:
        assert crop.is_full


def test_a_strip_is_refused_with_the_option_that_settles_it() -> None:
    with pytest.raises(StripWithoutCoverage) as caught:
        inspect_photo(jpeg(STRIP), "street.jpg")
    for language in ("kk", "ru", "en"):
        sentence = caught.value.say(language)
        assert "street.jpg" in sentence
        assert "coverage = { horizontal = 150, vertical = 54, centre_pitch = 1.2 }" in sentence


def test_the_keepers_word_settles_it() -> None:
    coverage = Coverage(horizontal=150, vertical=54, centre_pitch=1.2)
    photo = read_photo(jpeg(STRIP[:, :1390]), "street.jpg", coverage=coverage)
    left, right = photo.info.crop.yaw_range
    bottom, top = photo.info.crop.pitch_range
    assert (left, right) == pytest.approx((-75, 75))
    assert (bottom, top) == pytest.approx((1.2 - 27, 1.2 + 27))
    assert photo.pixels.shape == (500, 1390, 3)


def test_the_height_may_be_left_to_the_pictures_shape() -> None:
    crop = covered(3600, 600, Coverage(horizontal=360))
    assert crop.pitch_range == pytest.approx((-30, 30))
    assert crop.full_width == pytest.approx(2 * crop.full_height)


def test_the_keepers_word_goes_before_the_files() -> None:
    record = gpano(**gpano_area(0, 0, 1024, 512, (1024, 512)))
    info = inspect_photo(jpeg(room(), xmp=record), "a", coverage=Coverage(180, 90))
    assert info.crop.yaw_range == pytest.approx((-90, 90))


@pytest.mark.parametrize(
    "coverage",
    [
        Coverage(0, 10),
        Coverage(361, 100),
        Coverage(150, 181),
        Coverage(150, 54, centre_pitch=80),
        Coverage(150, 100),
        Coverage(float("nan"), 54),
        Coverage(float("inf")),
        Coverage(10),
    ],
    ids=str,
)
def test_a_coverage_that_cannot_be_says_so(coverage: Coverage) -> None:
    if coverage == Coverage(10):  # a telephoto strip is odd, but can be
        assert covered(1390, 500, coverage).full_width == pytest.approx(1390 * 36)
        return
    with pytest.raises(CoverageImpossible) as caught:
        inspect_photo(jpeg(STRIP[:, :1390]), "street.jpg", coverage=coverage)
    assert "1390 × 500" in caught.value.say("ru")


def test_a_panel_of_a_panorama_that_looks_flat_is_told_of_coverage_too() -> None:
    with pytest.raises(FlatPhoto) as caught:
        inspect_photo(jpeg(room(1600, 800)[:, :1067]), "a.jpg")
    assert "coverage = {" in caught.value.say("en")


FULL = st.integers(600, 20_000)


@given(full=FULL, data=st.data(), scale=st.floats(0.05, 1))
def test_a_record_is_scaled_with_the_picture(full: int, data: st.DataObject, scale: float) -> None:
    width = data.draw(st.integers(full // 4, 2 * full))
    height = data.draw(st.integers(full // 4, full))
    left = data.draw(st.integers(0, 2 * full - width))
    top = data.draw(st.integers(0, full - height))
    file_width, file_height = max(8, round(width * scale)), max(8, round(height * scale))
    record = GPano(area=Area(left, top, width, height, 2 * full, full))
    crop, set_aside = find_extent("a", file_width, file_height, record, None)
    assert crop is not None
    assert not set_aside
    assert (crop.width, crop.height) == (file_width, file_height)
    assert -1e-6 <= crop.left <= crop.full_width - crop.width + 1e-6
    assert -1e-6 <= crop.top <= crop.full_height - crop.height + 1e-6
    # A pixel of the reduced copy is the most that rounding may shift.
    assert crop.left / crop.full_width == pytest.approx(left / (2 * full), abs=1 / file_width)
    assert crop.top / crop.full_height == pytest.approx(top / full, abs=1 / file_height)


@given(
    width=st.integers(1, 40_000),
    height=st.integers(1, 40_000),
    numbers=st.lists(st.floats(allow_nan=True, allow_infinity=True), min_size=6, max_size=6),
)
def test_no_record_leads_outside_of_the_sphere(width: int, height: int, numbers: list[float]) -> None:
    try:
        crop, _ = find_extent("a", width, height, GPano(area=Area(*numbers)), None)
    except PanoramaDataWrong:
        return
    assert crop is not None
    assert 0 <= crop.left <= crop.full_width - crop.width
    assert 0 <= crop.top <= crop.full_height - crop.height


def test_a_keeper_who_does_not_say_where_the_horizon_is_is_asked() -> None:
    strip = jpeg(room(1600, 800)[200:700])
    for coverage, codes in (
        (Coverage(360, 112.5), ["horizon-assumed"]),
        (Coverage(360), ["horizon-assumed"]),
        (Coverage(360, 112.5, 0), []),
        (Coverage(360, 112.5, -11), []),
    ):
        assert [remark.code for remark in read_photo(strip, "a", coverage=coverage).info.remarks] == codes
    whole = read_photo(jpeg(room()), "a", coverage=Coverage(360, 180))
    assert whole.info.remarks == ()
