"""Real photographs: what each is taken for, and whether the tilt that cameras record is understood."""

import math
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from jetisu360.panorama.geometry.projection import angles_of, angles_of_pixel, direction_of, to_level
from jetisu360.panorama.geometry.sphere import Level
from jetisu360.panorama.read.gpano import read_gpano
from jetisu360.panorama.read.photo import Coverage, PhotoInfo, inspect_photo, read_photo
from jetisu360.panorama.refusals import Refusal

DATA = Path(__file__).parents[4] / "shared" / "data"
pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not DATA.exists(), reason="the real photographs are not beside the checkout"),
]

REFUSED = {
    "fusion2sphere/GB064364.jpeg": "fisheye",
    "fusion2sphere/GB075169.JPG": "fisheye",
    "fusion2sphere/GF064364.jpeg": "fisheye",
    "fusion2sphere/GF075169.JPG": "fisheye",
    "fusion2sphere/GPBK7152_img1.jpg": "fisheye",
    "fusion2sphere/GPFR7152_img1.jpg": "fisheye",
    "metadata-extractor/kodak-pixpro-sp360.jpg": "fisheye",
    "pannellum-org/charles-street.jpg": "strip-without-coverage",
    "polyhaven/st_fagans_interior_1k.hdr": "unsupported-format",
    "stitch-synthetic-peabody-gallery/frame_01.jpg": "flat-photo",
    "stitch-synthetic-peabody-gallery/frame_27.jpg": "flat-photo",
    "geovisio/crop.jpg": "too-small",
    "geovisio/xpcomment.jpg": "too-small",
    "texts/meeting-2018-kk.txt": "not-a-picture",
}
SPHERES = {
    "fusion2sphere/GP0003.jpg": 3072,
    "geovisio/1.jpg": 5760,
    "geovisio/1_blurred.jpg": 5760,
    "geovisio/2.jpg": 5760,
    "geovisio/3.jpg": 5760,
    "geovisio/4.jpg": 5760,
    "geovisio/5.jpg": 5760,
    "geovisio/d1.jpg": 1024,
    "pannellum-org/alma-correlator-facility.jpg": 4096,
    "pannellum-org/alma.jpg": 4096,
    "pannellum-org/bma-0.jpg": 4096,
    "pannellum-org/bma-1.jpg": 4096,
    "pannellum-org/cerro-toco-0.jpg": 4096,
    "pannellum-org/cerro-toco-1.jpg": 4096,
    "pannellum-org/from-tree.jpg": 4096,
    "pannellum-org/jfk.jpg": 4096,
    "peabody-library/peabody-library_6th-floor_8192x4096.jpg": 8192,
    "peabody-library/peabody-library_gallery_13760x6880.jpg": 13760,
    "polyhaven/hall_of_finfish.jpg": 8192,
}


def info(name: str) -> PhotoInfo:
    return inspect_photo((DATA / name).read_bytes(), name, sha256="unused")


@pytest.mark.parametrize("name", REFUSED)
def test_refused_for_what_it_is(name: str) -> None:
    for ask in (inspect_photo, read_photo):
        with pytest.raises(Refusal) as caught:
            ask((DATA / name).read_bytes(), name, sha256="unused")
        assert caught.value.code == REFUSED[name]


@pytest.mark.parametrize("name", SPHERES)
def test_taken_as_a_full_sphere(name: str) -> None:
    photo = read_photo((DATA / name).read_bytes(), name, sha256="unused")
    assert photo.info.crop.is_full
    assert photo.info.remarks == ()
    assert photo.pixels.shape == (SPHERES[name] // 2, SPHERES[name], 3)


def test_what_cameras_wrote() -> None:
    theta = info("pannellum-org/cerro-toco-0.jpg")
    assert (theta.camera, theta.heading) == ("RICOH THETA S", 337.5)
    assert theta.captured_at == datetime(2015, 12, 5, 20, 27, 47, tzinfo=UTC)  # by its satellites; no offset
    assert theta.gps is not None
    assert theta.gps.lat == pytest.approx(-22.95918, abs=1e-5)
    assert theta.gps.lon == pytest.approx(-67.81081, abs=1e-5)
    phone = info("geovisio/d1.jpg")
    assert (phone.camera, phone.heading) == ("Google Pixel 3", 67)
    assert phone.captured_at == datetime(2020, 9, 13, 14, 45, 41, tzinfo=UTC)
    action = info("geovisio/1.jpg")
    assert action.camera == "GoPro Max"
    # Its panorama data say 0 for everything; the direction in its EXIF is the real one.
    assert action.heading == pytest.approx(349.06, abs=0.01)
    assert info("peabody-library/peabody-library_gallery_8192x4096.jpg").heading == 240


def test_a_partial_panorama_of_a_phone_has_its_area() -> None:
    data = (DATA / "geovisio/crop.jpg").read_bytes()
    start = data.index(b"<x:xmpmeta")
    area = read_gpano((data[start : data.index(b"</x:xmpmeta>") + 12],)).area
    assert area is not None
    assert (area.left, area.top, area.width, area.height) == (0, 2538, 15872, 2606)


def test_a_strip_with_the_keepers_coverage() -> None:
    data = (DATA / "pannellum-org/charles-street.jpg").read_bytes()
    photo = read_photo(data, "street", coverage=Coverage(149.87, 54.15, 1.17), sha256="unused")
    crop = photo.info.crop
    assert crop.yaw_range == pytest.approx((-74.935, 74.935))
    assert crop.pitch_range == pytest.approx((1.17 - 27.075, 1.17 + 27.075))
    assert crop.full_width / crop.full_height == pytest.approx(2, abs=0.01)


# Licancabur, 5916 m, and where its summit is in the two pictures, found by eye on an enlargement (±2 pixels).
LICANCABUR = (-22.8342, -67.8836, 5916.0)
SUMMIT = {"pannellum-org/cerro-toco-0.jpg": (2075, 967), "pannellum-org/cerro-toco-1.jpg": (599.5, 938)}
EARTH = 6_371_000.0


def summit_pitch(seen: PhotoInfo) -> float:
    """The summit above this camera's horizon, with the curve of the Earth and refraction (0.13 of it)."""
    assert seen.gps is not None
    assert seen.gps.altitude is not None
    north = math.radians(LICANCABUR[0] - seen.gps.lat) * EARTH
    east = math.radians(LICANCABUR[1] - seen.gps.lon) * EARTH * math.cos(math.radians(seen.gps.lat))
    distance = math.hypot(north, east)
    drop = distance**2 / (2 * EARTH) * (1 - 0.13)
    return math.degrees(math.atan2(LICANCABUR[2] - seen.gps.altitude - drop, distance))


def sun_pitch(seen: PhotoInfo) -> float:
    """The sun's altitude by the low-precision formulas of the Astronomical Almanac (0.01°)."""
    assert seen.gps is not None
    assert seen.captured_at is not None
    days = (seen.captured_at - datetime(2000, 1, 1, 12, tzinfo=UTC)).total_seconds() / 86400
    anomaly = math.radians(357.528 + 0.9856003 * days)
    longitude = math.radians(
        280.460 + 0.9856474 * days + 1.915 * math.sin(anomaly) + 0.020 * math.sin(2 * anomaly)
    )
    tilt = math.radians(23.439 - 4e-7 * days)
    ascension = math.atan2(math.cos(tilt) * math.sin(longitude), math.cos(longitude))
    declination = math.asin(math.sin(tilt) * math.sin(longitude))
    hour = math.radians(280.46061837 + 360.98564736629 * days + seen.gps.lon) - ascension
    latitude = math.radians(seen.gps.lat)
    return math.degrees(
        math.asin(
            math.sin(latitude) * math.sin(declination)
            + math.cos(latitude) * math.cos(declination) * math.cos(hour)
        )
    )


def sun_pixel(pixels: np.ndarray) -> tuple[float, float]:
    """The middle of the burnt-out patch of sky."""
    rows, columns = np.nonzero(pixels[:1000].astype(int).sum(axis=2) >= 755)
    near = np.abs(columns - np.median(columns)) < 120
    return float(columns[near].mean()), float(rows[near].mean())


def errors(level_of: object) -> float:
    """Root mean square, degrees, of the pitch of the sun and of the summit in both pictures once levelled."""
    found = []
    for name, summit in SUMMIT.items():
        photo = read_photo((DATA / name).read_bytes(), name, sha256="unused")
        for (column, row), truth in (
            (summit, summit_pitch(photo.info)),
            (sun_pixel(photo.pixels), sun_pitch(photo.info)),
        ):
            direction = direction_of(*angles_of_pixel(column, row, 4096, 2048))
            _, pitch = angles_of(to_level(direction, level_of(photo.info.level)))  # type: ignore[operator]
            found.append(float(pitch) - truth)
    return float(np.sqrt(np.mean(np.square(found))))


def test_the_recorded_tilt_is_taken_out_the_right_way_round() -> None:
    ours = errors(lambda level: level)
    untouched = errors(lambda level: Level())
    other_roll = errors(lambda level: Level(level.pitch, -level.roll))
    other_pitch = errors(lambda level: Level(-level.pitch, level.roll))
    both = errors(lambda level: Level(-level.pitch, -level.roll))
    # The camera's own sensor is about a degree off; the signs are worth more than that.
    assert ours < 1.1
    assert ours < untouched - 0.6
    assert ours < min(other_roll, other_pitch, both) - 0.6
