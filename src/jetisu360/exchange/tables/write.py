"""A site as tables: scenes, links, labels and objects, for spreadsheets and for catalogues.

`objects.csv` and `objects.xlsx` have the columns of Dublin Core and can be imported again; the others are for
looking, counting and translating.
"""

from __future__ import annotations

from pathlib import Path

from jetisu360.exchange.common.lost import Lost, lost_of, named
from jetisu360.exchange.common.progress import Watcher
from jetisu360.exchange.common.site import Site
from jetisu360.exchange.common.staging import write
from jetisu360.exchange.tables import dublin_core
from jetisu360.exchange.tables.files import LONGEST_CELL, Row, csv_bytes, xlsx_bytes
from jetisu360.language import LANGUAGES, _
from jetisu360.tour.document.tour import Tour

CARRIES = frozenset(
    (
        *("languages", "scene-titles", "scene-descriptions", "sources", "captured", "cameras", "views"),
        *("headings", "positions", "links", "arrivals", "link-origins", "labels", "label-texts"),
        *("label-links", "label-kinds", "label-objects", "objects", "order", "limits", "levels"),
    )
)

Table = tuple[list[str], list[Row]]


def export_csv(site: Site, out: Path, watcher: Watcher) -> list[Lost]:
    """Writes the tables; says what is lost."""
    tour = site.tour
    watcher.begin(4)
    for name, (header, rows) in tables(tour).items():
        write(out, f"{name}.csv", csv_bytes(header, rows))
        if name == "objects":
            write(out, f"{name}.xlsx", xlsx_bytes(name, header, rows))
        watcher.step(f"{name}.csv")
    long = [
        str(row[0])
        for row in tables(tour)["objects"][1]
        if any(isinstance(item, str) and len(item) > LONGEST_CELL for item in row)
    ]
    return [*lost_of(tour, CARRIES), *named("cells-cut", long, _CUT)]


def tables(tour: Tour) -> dict[str, Table]:
    """Header and rows of each table."""
    return {
        "scenes": _scenes(tour),
        "links": _links(tour),
        "labels": _labels(tour),
        "objects": (dublin_core.HEADER, [dublin_core.row_of(thing) for thing in tour.objects]),
    }


def _texts(name: str) -> list[str]:
    return [f"{name}@{language}" for language in LANGUAGES]


def _scenes(tour: Tour) -> Table:
    header = ["number", "id", *_texts("title"), *_texts("description"), "file", "width", "height", "sha256"]
    header += ["captured_at", "camera", "heading", "view_yaw", "view_pitch", "view_fov"]
    header += ["x", "y", "z", "floor", "level_pitch", "level_roll"]
    header += ["limits_yaw_min", "limits_yaw_max", "limits_pitch_min", "limits_pitch_max"]
    rows: list[Row] = []
    for number, scene in enumerate(tour.scenes, 1):
        place, source, limits = scene.position, scene.source, scene.limits
        rows.append(
            [
                *(number, scene.id),
                *(scene.title.get(language, "") for language in LANGUAGES),
                *(scene.description.get(language, "") for language in LANGUAGES),
                *(source.name, source.width, source.height, source.sha256),
                scene.captured_at.isoformat().replace("+00:00", "Z") if scene.captured_at else None,
                *(scene.camera, scene.heading, scene.view.yaw, scene.view.pitch, scene.view.fov),
                *((place.x, place.y, place.z, place.floor) if place else (None,) * 4),
                *(scene.level.pitch, scene.level.roll),
                *((*limits.yaw, *limits.pitch) if limits else (None,) * 4),
            ]
        )
    return header, rows


def _links(tour: Tour) -> Table:
    header = ["from", "to", "yaw", "pitch", "arrival_yaw", "arrival_pitch", "origin", "confidence"]
    rows: list[Row] = []
    for link in tour.links:
        arrival = (link.arrival.yaw, link.arrival.pitch) if link.arrival else (None, None)
        rows.append([link.from_, link.to, link.yaw, link.pitch, *arrival, link.origin, link.confidence])
    return header, rows


def _labels(tour: Tour) -> Table:
    header = ["scene", "id", "kind", "yaw", "pitch", *_texts("title"), *_texts("text"), "object", "href"]
    rows: list[Row] = [
        [
            *(scene.id, label.id, label.kind, label.yaw, label.pitch),
            *(label.title.get(language, "") for language in LANGUAGES),
            *(label.text.get(language, "") for language in LANGUAGES),
            *(label.object, label.href),
        ]
        for scene in tour.scenes
        for label in scene.labels
    ]
    return header, rows


_CUT = _("Texts cut short in XLSX, whose cells are limited ({count}): {names}. In the CSV they are whole.")
