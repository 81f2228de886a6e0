"""Files of boundaries, good and bad."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

Ring = list[list[float]]


def square(west: float, south: float, side: float = 1.0) -> Ring:
    east, north = west + side, south + side
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def feature(name: str, *rings: Any, kind: str = "Polygon", **properties: str) -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": {"name": name, **properties},
        "geometry": {"type": kind, "coordinates": list(rings)},
    }


def collection(features: Sequence[Any], **more: Any) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": list(features), **more}).encode()


GOOD = [
    feature("Aksuskiy", square(78, 45)),
    feature("Alakolskiy", square(79, 45)),
    feature("Karatalskiy", square(77, 45)),
]
_FLAT = [[x, y] for y, x in square(45, 78)]
_EIGHT = [[78, 45], [79, 46], [79, 45], [78, 46], [78, 45]]

BAD: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "boundaries-not-geojson"),
    "NUL": (b'{"type": "FeatureCollection\x00"}', "boundaries-not-geojson"),
    "not UTF-8": (b"\xff\xfe{\x00}\x00", "boundaries-not-geojson"),
    "nested": (b"[" * 200_000, "boundaries-not-geojson"),
    "a list": (b"[1, 2]", "boundaries-not-geojson"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "boundaries-not-geojson"),
    "TopoJSON": (json.dumps({"type": "Topology", "objects": {}, "arcs": []}).encode(), "boundaries-topojson"),
    "one feature": (json.dumps(GOOD[0]).encode(), "boundaries-not-collection"),
    "no features": (collection([]), "boundaries-not-collection"),
    "features of nothing": (collection([None, 3]), "boundaries-not-collection"),
    "too many": (collection([GOOD[0]] * 301), "boundaries-too-many"),
    "too detailed": (collection([feature("A", square(78, 45) * 90_000)]), "boundaries-too-detailed"),
    "a point": (collection([feature("A", 78, 45, kind="Point")]), "boundaries-not-areas"),
    "no geometry": (collection([{"type": "Feature", "geometry": None}]), "boundaries-not-areas"),
    "a ring of words": (collection([feature("A", [["a", "b"]] * 5)]), "boundaries-not-areas"),
    "a ring of nothing": (collection([feature("A", [])]), "boundaries-not-areas"),
    "a line": (collection([feature("A", [[78, 45], [79, 46]])]), "boundaries-not-areas"),
    "not a number": (
        collection([feature("A", [[float("nan"), 45], *square(78, 45)])]),
        "boundaries-not-areas",
    ),
    "endless": (collection([feature("A", [[10**400, 45], *square(78, 45)])]), "boundaries-not-geojson"),
    "heights": (collection([feature("A", [[*point, 900] for point in square(78, 45)])]), "boundaries-3d"),
    "metres": (collection([feature("A", square(8_700_000, 5_600_000, 9000))]), "boundaries-projection"),
    "another projection": (
        collection(GOOD, crs={"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}),
        "boundaries-projection",
    ),
    "latitude first": (collection([feature("A", [[y, x] for x, y in square(78, 45)])]), "boundaries-swapped"),
    "elsewhere": (collection([feature("A", square(10, 50))]), "boundaries-elsewhere"),
    "a figure of eight": (collection([feature("A", _EIGHT)]), "boundaries-crossing"),
}
