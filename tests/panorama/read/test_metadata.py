"""When, where and with what: EXIF as cameras write it, and as they should not."""

import io
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from jetisu360.panorama.read.metadata import camera_name, read_shot
from jetisu360.panorama.read.photo import PhotoInfo, inspect_photo

from .corpus import jpeg, pil, room, tiff

ROOM = room()


def exif(
    sub: dict[int, Any] | None = None, gps: dict[int, Any] | None = None, first: dict[int, Any] | None = None
) -> bytes:
    tags = Image.Exif()
    for tag, value in (first or {}).items():
        tags[tag] = value
    if sub:
        tags.get_ifd(0x8769).update(sub)
    if gps:
        tags.get_ifd(0x8825).update(gps)
    return tags.tobytes()[6:]


def captured(*args: Any, zone: str = "Asia/Almaty") -> datetime | None:
    return read_shot(exif(*args), zone).captured_at


@pytest.mark.parametrize(
    ("clock", "utc"),
    [
        ("2018:02:12 14:30:00", datetime(2018, 2, 12, 8, 30, tzinfo=UTC)),  # UTC+6
        ("2024:02:29 12:00:00", datetime(2024, 2, 29, 6, 0, tzinfo=UTC)),
        ("2024:03:01 12:00:00", datetime(2024, 3, 1, 7, 0, tzinfo=UTC)),  # UTC+5 from this day
        ("2025:07:01 00:10:00", datetime(2025, 6, 30, 19, 10, tzinfo=UTC)),
    ],
)
def test_a_clock_without_an_offset_shows_the_museums_time(clock: str, utc: datetime) -> None:
    assert captured({0x9003: clock}) == utc


def test_an_offset_is_believed_before_the_museums_time() -> None:
    assert captured({0x9003: "2023:12:18 14:32:47", 0x9011: "+01:00"}) == datetime(
        2023, 12, 18, 13, 32, 47, tzinfo=UTC
    )
    assert captured({0x9003: "2023:12:18 14:32:47", 0x9011: "-09:30"}) == datetime(
        2023, 12, 19, 0, 2, 47, tzinfo=UTC
    )
    assert captured({0x9003: "2024:01:01 01:00:00", 0x9011: "what"}) == datetime(2023, 12, 31, 19, tzinfo=UTC)


def test_satellites_tell_the_offset_of_a_camera_abroad() -> None:
    gps = {7: (9.0, 16.0, 30.0), 29: "2021:07:29"}
    assert captured({0x9003: "2021:07:29 11:16:42"}, gps) == datetime(2021, 7, 29, 9, 16, 42, tzinfo=UTC)
    # A fix from an hour and seven minutes earlier tells nothing.
    stale = {7: (8.0, 9.0, 30.0), 29: "2021:07:29"}
    assert captured({0x9003: "2021:07:29 11:16:42"}, stale) == datetime(2021, 7, 29, 5, 16, 42, tzinfo=UTC)
    assert captured(None, gps) == datetime(2021, 7, 29, 9, 16, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "clock", ["0000:00:00 00:00:00", "2021:13:40 99:00:00", "yesterday", "    :  :     :  :  "]
)
def test_no_time_is_better_than_a_wrong_one(clock: str) -> None:
    assert captured({0x9003: clock}) is None


@pytest.mark.parametrize(
    ("maker", "model", "name"),
    [
        ("RICOH", "RICOH THETA S", "RICOH THETA S"),
        ("GoPro", "FUSION", "GoPro FUSION"),
        ("GoPro", "GoPro Max", "GoPro Max"),
        ("Google", "Pixel 6a", "Google Pixel 6a"),
        ("NIKON CORPORATION", "NIKON D850", "NIKON D850"),
        ("Insta360", "Insta360 X3", "Insta360 X3"),
        ("Arashi Vision", "Insta360 ONE X2", "Arashi Vision Insta360 ONE X2"),
        ("SAMSUNG ELECTRONICS CO., LTD.", "SM-R210", "SAMSUNG ELECTRONICS SM-R210"),
        ("", "DC-1", "DC-1"),
        ("Canon", "", "Canon"),
        ("", "", None),
    ],
)
def test_a_camera_is_named_as_people_name_it(maker: str, model: str, name: str | None) -> None:
    assert camera_name(maker, model) == name


def test_padding_and_control_characters_are_not_part_of_a_name() -> None:
    shot = read_shot(exif(first={0x010F: "GoPro\0\0\0\0", 0x0110: "MAX\n<b>\x07  2\0\0"}), "Asia/Almaty")
    assert shot.camera == "GoPro MAX <b> 2"


def test_position() -> None:
    gps = {1: "N", 2: (43.0, 14.0, 24.0), 3: "E", 4: (76.0, 56.0, 42.0), 5: b"\0", 6: 812.5, 17: 370.0}
    shot = read_shot(exif(None, gps), "Asia/Almaty")
    assert shot.gps is not None
    assert shot.gps.lat == pytest.approx(43.24)
    assert shot.gps.lon == pytest.approx(76.945)
    assert shot.gps.altitude == pytest.approx(812.5)
    assert shot.direction == pytest.approx(10)
    south = read_shot(exif(None, gps | {1: "S", 3: "W", 5: b"\1"}), "Asia/Almaty").gps
    assert south is not None
    assert (south.lat < 0, south.lon < 0, south.altitude) == (True, True, -812.5)


@pytest.mark.parametrize(
    "gps",
    [
        {1: "N", 2: (0.0, 0.0, 0.0), 3: "E", 4: (0.0, 0.0, 0.0)},
        {1: "N", 2: (91.0, 0.0, 0.0), 3: "E", 4: (10.0, 0.0, 0.0)},
        {1: "N", 2: (43.0, 0.0, 0.0)},
        {1: "N", 3: "E"},
    ],
)
def test_a_position_that_cannot_be_is_none(gps: dict[int, Any]) -> None:
    assert read_shot(exif(None, gps), "Asia/Almaty").gps is None


def facts(info: PhotoInfo) -> tuple[object, ...]:
    return info.camera, info.captured_at, info.gps and round(info.gps.lat, 2)


def test_every_container_carries_it() -> None:
    tags = exif(
        {0x9003: "2018:02:12 14:30:00"},
        {1: "N", 2: (43.0, 15.0, 0.0), 3: "E", 4: (76.0, 0.0, 0.0)},
        {0x0110: "X"},
    )
    expected = ("X", datetime(2018, 2, 12, 8, 30, tzinfo=UTC), 43.25)
    assert facts(inspect_photo(jpeg(ROOM, exif=tags), "a")) == expected
    for kind in ("PNG", "WEBP", "AVIF", "TIFF"):
        assert facts(inspect_photo(pil(ROOM, kind, exif=b"Exif\0\0" + tags), "a")) == expected, kind


def test_broken_exif_stops_no_good_picture() -> None:
    tags = exif({0x9003: "2018:02:12 14:30:00"}, None, {0x0110: "X"})
    for broken in (b"garbage", tags[:9], tags[:4] + b"\xff\xff\xff\x7f" + tags[8:], tags[: len(tags) // 2]):
        info = inspect_photo(jpeg(ROOM, exif=broken), "a")
        assert info.crop.is_full
    assert [remark.code for remark in info.remarks] in ([], ["shot-data-ignored"])


@given(
    st.binary(max_size=300),
    st.sampled_from([b"II*\0\x08\0\0\0", b"MM\0*\0\0\0\x08", b"II+\0\x08\0\0\0\x10\0\0\0\0\0\0\0"]),
)
def test_any_bytes_may_stand_where_exif_should(junk: bytes, head: bytes) -> None:
    shot = read_shot(head + junk, "Asia/Almaty")
    assert 1 <= shot.orientation <= 8


def test_a_tiffs_own_directory_is_its_exif() -> None:
    data = tiff(ROOM, extratags=[(0x010F, 2, 6, "RICOH", True), (0x0110, 2, 8, "THETA X", True)])
    assert inspect_photo(data, "a").camera == "RICOH THETA X"
    assert io.BytesIO(data).read(2) in (b"II", b"MM")
