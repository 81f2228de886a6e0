"""EXIF: when, where and with what a photograph was taken. Broken EXIF is no reason to refuse."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from jetisu360.panorama.read.formats.ifd import Directories, Entry, NotADirectory

_EXIF_IFD, _GPS_IFD = 0x8769, 0x8825
_TIMES = ((0x9003, 0x9011), (0x9004, 0x9012))  # original, digitized; each with its offset
_STAMP = re.compile(r"(\d{4})[:\-/.](\d\d?)[:\-/.](\d\d?)[ T](\d\d?):(\d\d?):(\d\d?)")
_OFFSET = re.compile(r"([+\-])(\d\d?):?(\d\d)")
# What companies add to their names, and nobody says.
_LEGAL = re.compile(
    r"[,.]|\b(?:co|corp|corporation|company|gmbh|imaging|inc|ltd|limited|optical|llc)\b", re.I
)


@dataclass(frozen=True)
class Gps:
    """Where the camera was: degrees (WGS 84), metres above the sea or None."""

    lat: float
    lon: float
    altitude: float | None = None


@dataclass(frozen=True)
class Shot:
    """What EXIF says. `orientation` is 1 to 8; `direction` is GPSImgDirection, degrees clockwise of north."""

    orientation: int = 1
    captured_at: datetime | None = None
    camera: str | None = None
    gps: Gps | None = None
    direction: float | None = None
    damaged: bool = False


def read_shot(exif: bytes | memoryview | None, zone: str) -> Shot:
    """The shot as its EXIF tells it (CIPA DC-008); `zone`: whose time a clock without an offset shows."""
    if exif is None or not len(exif):
        return Shot()
    try:
        file = Directories(exif)
        tags = file.read(file.first)
    except NotADirectory:
        return Shot(damaged=True)
    sub, sub_damaged = _child(file, tags.get(_EXIF_IFD))
    place, gps_damaged = _child(file, tags.get(_GPS_IFD))
    satellite = _satellite_time(file, place)
    direction = file.number(place.get(17), math.nan)
    orientation = file.number(tags.get(0x0112), 1)
    return Shot(
        orientation=int(orientation) if orientation in range(1, 9) else 1,
        captured_at=_captured_at(file, sub, satellite, zone),
        camera=camera_name(file.text(tags.get(0x010F)), file.text(tags.get(0x0110))),
        gps=_position(file, place),
        direction=direction % 360 if math.isfinite(direction) else None,
        damaged=sub_damaged or gps_damaged,
    )


def _child(file: Directories, pointer: Entry | None) -> tuple[dict[int, Entry], bool]:
    """The directory that `pointer` leads to, and whether it leads astray."""
    if pointer is None:
        return {}, False
    try:
        return file.read(int(file.number(pointer))), False
    except (NotADirectory, ValueError, OverflowError):
        return {}, True


def camera_name(maker: str, model: str) -> str | None:
    """Maker and model as a person says them: `RICOH THETA S`, not `RICOH RICOH THETA S`."""
    maker = " ".join(_LEGAL.sub(" ", maker).split())
    model = " ".join(model.split())
    known = {word.casefold() for word in model.split()}
    if model and (not maker or any(word.casefold() in known for word in maker.split())):
        name = model
    else:
        name = f"{maker} {model}".strip()
    return name[:80].strip() or None


def _moment(text: str) -> datetime | None:
    match = _STAMP.match(text)
    if match is None:
        return None
    try:
        return datetime(*(int(part) for part in match.groups()))  # type: ignore[arg-type]
    except ValueError:
        return None


def _captured_at(
    file: Directories, sub: dict[int, Entry], satellite: datetime | None, zone: str
) -> datetime | None:
    """UTC. The offset that the camera wrote is believed first, then the satellites, then `zone`."""
    for time_tag, offset_tag in _TIMES:
        clock = _moment(file.text(sub.get(time_tag)))
        if clock is None:
            continue
        try:
            offset = _offset(file.text(sub.get(offset_tag)))
            if offset is None and satellite is not None:
                offset = _offset_seen(clock, satellite)
            if offset is not None:
                return clock.replace(tzinfo=timezone(offset)).astimezone(UTC)
            return clock.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
        except (OverflowError, ValueError):  # the year 1 or 9999
            continue
    return satellite


def _offset(text: str) -> timedelta | None:
    if text.strip().upper() == "Z":
        return timedelta(0)
    match = _OFFSET.fullmatch(text.strip())
    if match is None:
        return None
    sign, hours, minutes = match.groups()
    offset = timedelta(hours=int(hours), minutes=int(minutes)) * (-1 if sign == "-" else 1)
    return offset if abs(offset) <= timedelta(hours=14) else None


def _offset_seen(clock: datetime, satellite: datetime) -> timedelta | None:
    """The offset of a camera's clock from UTC, if the satellites' time is of the same moment.

    Offsets are whole quarters of an hour; a fix may be some seconds old. A difference that is neither says
    that the fix is stale or the clock wrong, and then nothing is known.
    """
    seen = clock - satellite.replace(tzinfo=None)
    quarters = round(seen / timedelta(minutes=15))
    offset = timedelta(minutes=15) * quarters
    if abs(offset) > timedelta(hours=14) or abs(seen - offset) > timedelta(minutes=2):
        return None
    return offset


def _satellite_time(file: Directories, place: dict[int, Entry]) -> datetime | None:
    """GPSDateStamp and GPSTimeStamp, which are UTC."""
    day = re.match(r"(\d{4})[:\-/](\d\d?)[:\-/](\d\d?)", file.text(place.get(29)))
    parts = file.numbers(place.get(7))
    if day is None or len(parts) != 3 or not all(math.isfinite(part) for part in parts):
        return None
    year, month, date = (int(part) for part in day.groups())
    try:
        start = datetime(year, month, date, tzinfo=UTC)
        return start + timedelta(seconds=int(parts[0] * 3600 + parts[1] * 60 + parts[2]))
    except (OverflowError, ValueError):
        return None


def _position(file: Directories, place: dict[int, Entry]) -> Gps | None:
    lat = _angle(file, place, 1, 2, "S", 90)
    lon = _angle(file, place, 3, 4, "W", 180)
    if lat is None or lon is None or (lat == 0 and lon == 0):  # 0, 0 is what a camera without a fix writes
        return None
    altitude = file.number(place.get(6), math.nan)
    if file.number(place.get(5)) == 1:
        altitude = -altitude
    return Gps(lat, lon, altitude if math.isfinite(altitude) and abs(altitude) < 20_000 else None)


def _angle(
    file: Directories, place: dict[int, Entry], reference: int, value: int, minus: str, most: float
) -> float | None:
    parts = file.numbers(place.get(value))
    if not parts or len(parts) > 3 or not all(math.isfinite(part) for part in parts):
        return None
    degrees = sum(part / 60**power for power, part in enumerate(parts))
    if file.text(place.get(reference)).upper().startswith(minus):
        degrees = -degrees
    return degrees if abs(degrees) <= most else None
