"""A file of boundaries → its districts, checked. Pure: bytes in, names and rings out.

What GeoJSON asks for (RFC 7946): a FeatureCollection, WGS 84, longitude before latitude. What is more is
asked here: areas only, two numbers a point, all of it in Kazakhstan, no boundary that crosses itself. A ring
that is not closed is closed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from jetisu360.files.limits import read_json
from jetisu360.files.over_limits import LimitExceeded, TooManyValues
from jetisu360.portal.control.boundaries.refusals import (
    BoundariesTooHeavy,
    CrossesItself,
    HasHeights,
    IsTopoJson,
    NotACollection,
    NotAreas,
    NotGeoJson,
    OtherProjection,
    OutsideTheCountry,
    SwappedDegrees,
    TooManyFeatures,
    TooManyPoints,
)
from jetisu360.portal.control.boundaries.thinning import kept
from jetisu360.publish.region.projection import Floats

MOST_BYTES = 20_000_000
MOST_FEATURES = 300
MOST_POINTS = 150_000
LONGEST_NAME = 120
MOST_NAMES = 12
# Kazakhstan, with some room: longitudes, latitudes.
COUNTRY = ((45.0, 89.0), (39.0, 57.0))
# A longer ring is looked at for crossings without points nearer to it than five metres, or more, in degrees.
LONG, FINE, COARSE = 1500, 5e-5, 2e-3
# Where it seems to cross so often and does not, it is let be.
MOST_LOOKED = 50
_WGS84 = ("CRS84", "EPSG::4326", "EPSG:4326")


@dataclass(frozen=True)
class Feature:
    """`names`: every word that the file says of it, the likeliest name first. `polygons`: of rings (n, 2),
    the outer one first; each ends where it begins.
    """

    names: tuple[str, ...]
    polygons: tuple[tuple[Floats, ...], ...]

    @property
    def name(self) -> str:
        return self.names[0] if self.names else "?"


def read(data: bytes) -> list[Feature]:
    """
    Raises:
        JetisuError: one of `refusals`, which says what is wrong.
    """
    if len(data) > MOST_BYTES:
        raise BoundariesTooHeavy(limit=MOST_BYTES // 1_000_000)
    found = _json(data)
    if found.get("type") == "Topology":
        raise IsTopoJson
    given = found.get("features")
    if found.get("type") != "FeatureCollection" or not isinstance(given, list) or not given:
        raise NotACollection
    if len(given) > MOST_FEATURES:
        raise TooManyFeatures(most=MOST_FEATURES)
    _check_projection(found.get("crs"))
    features = [_feature(one, place) for place, one in enumerate(given, 1)]
    if sum(len(ring) for one in features for ring in _rings(one)) > MOST_POINTS:
        raise TooManyPoints(most=MOST_POINTS)
    _check_places(features)
    for one in features:
        if any(crosses_itself(ring) for ring in _rings(one)):
            raise CrossesItself(name=one.name)
    return features


def crosses_itself(ring: Floats) -> bool:
    """Whether two sides of a closed ring (n, 2) cross. (Where it only touches itself nobody sees it.)

    A long ring is looked at without its finest points first; where that seems to cross, the points between
    say whether it does. One that stays long is too ragged to be looked at, and is taken as it is.
    """
    stay, gap = list(range(len(ring))), FINE
    while len(stay) > LONG and gap < COARSE:
        stay, gap = kept(ring, gap), 2 * gap
    if len(stay) > LONG:
        return False
    line, looked = ring[stay], 0
    for place in range(len(line) - 3):
        end = len(line) - 1 - (place == 0)
        others = _crossing(line[place], line[place + 1], line[place + 2 : end], line[place + 3 : end + 1])
        for other in (others + place + 2).tolist():
            looked += 1
            first, second = (ring[stay[one] : stay[one + 1] + 1] for one in (place, other))
            if looked > MOST_LOOKED or any(
                len(_crossing(first[side], first[side + 1], second[:-1], second[1:]))
                for side in range(len(first) - 1)
            ):
                return looked <= MOST_LOOKED
    return False


def _crossing(a: Floats, b: Floats, starts: Floats, ends: Floats) -> Any:
    """Which of many sides the side from a to b crosses."""
    apart = _side(a, b, starts) * _side(a, b, ends) < 0
    return np.flatnonzero(apart & (_side(starts, ends, a) * _side(starts, ends, b) < 0))


def _side(a: Floats, b: Floats, c: Floats) -> Floats:
    """On which side of the line from a to b lies c; any of them may be many."""
    along, away = b - a, c - a
    cross = along[..., 0] * away[..., 1] - along[..., 1] * away[..., 0]
    # (What differs by the last digit lies on the line.)
    return np.asarray(np.where(np.abs(cross) < 1e-12, 0.0, cross))


def _json(data: bytes) -> Mapping[str, Any]:
    try:
        text = data.decode("utf-8-sig")
        found = read_json(text, "GeoJSON", most=MOST_BYTES) if "\0" not in text else None
    except TooManyValues:
        raise TooManyPoints(most=MOST_POINTS) from None
    except (ValueError, LimitExceeded):
        raise NotGeoJson from None
    if not isinstance(found, dict):
        raise NotGeoJson
    return found


def _check_projection(given: Any) -> None:
    """What older files say of their projection."""
    if given is None:
        return
    name = given.get("properties", {}) if isinstance(given, dict) else None
    name = name.get("name") if isinstance(name, dict) else None
    if not isinstance(name, str) or not name.upper().endswith(_WGS84):
        raise OtherProjection


def _feature(given: Any, place: int) -> Feature:
    if not isinstance(given, dict) or given.get("type") != "Feature":
        raise NotACollection
    names = tuple(_names(given.get("properties"))) or (f"№ {place}",)
    geometry = given.get("geometry")
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    inside = geometry.get("coordinates") if isinstance(geometry, dict) else None
    polygons = [inside] if kind == "Polygon" else inside if kind == "MultiPolygon" else None
    if not isinstance(polygons, list) or not polygons:
        raise NotAreas(name=names[0])
    return Feature(names, tuple(_polygon(one, names[0]) for one in polygons))


def _names(properties: Any) -> Iterator[str]:
    """Names first, then whatever else is text."""
    if not isinstance(properties, dict):
        return
    texts = [
        (key, " ".join(value.split())[:LONGEST_NAME])
        for key, value in properties.items()
        if isinstance(value, str) and value.strip() and any(one.isalpha() for one in value)
    ]
    texts.sort(key=lambda one: not any(word in one[0].lower() for word in ("name", "title", "атау", "назв")))
    seen: set[str] = set()
    for _key, text in texts[:MOST_NAMES]:
        if text not in seen:
            seen.add(text)
            yield text


def _polygon(given: Any, name: str) -> tuple[Floats, ...]:
    if not isinstance(given, list) or not given:
        raise NotAreas(name=name)
    return tuple(_ring(one, name) for one in given)


def _ring(given: Any, name: str) -> Floats:
    if not isinstance(given, list) or len(given) < 3:
        raise NotAreas(name=name)
    if any(isinstance(point, list) and len(point) > 2 for point in given):
        raise HasHeights(name=name)
    try:
        ring = np.array(given, dtype=float)
    except (TypeError, ValueError, OverflowError):
        raise NotAreas(name=name) from None
    if ring.ndim != 2 or ring.shape[1] != 2 or not np.isfinite(ring).all():
        raise NotAreas(name=name)
    if (ring[0] != ring[-1]).any():
        ring = np.concatenate([ring, ring[:1]])
    if len(ring) < 4:
        raise NotAreas(name=name)
    return ring


def _check_places(features: list[Feature]) -> None:
    every = np.concatenate([ring for one in features for ring in _rings(one)])
    if (np.abs(every[:, 0]) > 180).any() or (np.abs(every[:, 1]) > 180).any():
        raise OtherProjection
    for one in features:
        places = np.concatenate(list(_rings(one)))
        if _in_country(places):
            continue
        if _in_country(every[:, ::-1]):
            raise SwappedDegrees
        raise OutsideTheCountry(name=one.name)


def _in_country(places: Floats) -> bool:
    (west, east), (south, north) = COUNTRY
    low, high = places.min(axis=0), places.max(axis=0)
    return bool(west <= low[0] and high[0] <= east and south <= low[1] and high[1] <= north)


def _rings(feature: Feature) -> Iterator[Floats]:
    return (ring for polygon in feature.polygons for ring in polygon)
