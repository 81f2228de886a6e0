"""What would be public now, as `programmes.json`: programmes and projects that are marked as public, and of
their places the photographs that were reviewed.

A project is public with its programme only. Names of people, what an inspector wrote, and photographs that
nobody reviewed are not asked of the database at all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Prefetch

from jetisu360.exchange.oc4ids.completeness import NOT_KEPT, completeness
from jetisu360.portal.control.evidence.models import Place
from jetisu360.portal.control.programmes.kinds import KIND_WORDS, STATUS_WORDS, Kind, Status
from jetisu360.portal.control.programmes.models import District, Money, Programme, Project, Stage
from jetisu360.portal.control.public.figures import indicators
from jetisu360.portal.control.public.models import PublicCapture, Publisher
from jetisu360.portal.control.public.names import Names
from jetisu360.portal.control.public.photographs.files import address
from jetisu360.portal.control.public.photographs.turns import turns
from jetisu360.portal.control.public.words import text_of
from jetisu360.portal.publication.addresses import region_address
from jetisu360.publish.pages.dates import ZONE
from jetisu360.publish.programmes import document as shown

LICENCE_ADDRESSES = {
    "cc-by-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "cc0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
}


@dataclass(frozen=True)
class Pictures:
    """Those that are ready: `at` a place and point, in the order in which they came. `turns`: by capture."""

    at: Mapping[int, Mapping[int, list[PublicCapture]]]
    turns: Mapping[int, float]


def gather(region: Any, at: datetime, names: Names, chosen: list[PublicCapture]) -> shown.Programmes:
    """The document of a region (its row, with its `publisher`). `at`: when it would be published; `chosen`:
    its chosen photographs.
    """
    how: Publisher | None = getattr(region, "publisher", None)
    pictures = _pictures(chosen)
    programmes = [_programme(one, names, pictures) for one in _rows(region)]
    made = shown.Programmes(
        made_at=at,
        region=shown.Region(id=region.slug, title=text_of(region.title), address=region_address(region)),
        publisher=text_of(how.title) if how else {},
        prefix=how.prefix or None if how else None,
        licence=LICENCE_ADDRESSES.get(how.licence) if how else None,
        programmes=programmes,
        indicators=indicators(region, names),
        not_kept=[dict(one) for one in NOT_KEPT],
    )
    for programme, project in made.projects():
        found = completeness(made, programme, project)
        project.completeness = shown.Completeness(
            there=found.there, of=found.of, missing=[dict(one.missing) for one in found.missing]
        )
    return made


def _rows(region: Any) -> list[Programme]:
    projects = (
        Project.objects.filter(public=True)
        .select_related("office", "district")
        .prefetch_related(
            Prefetch("money", Money.objects.order_by("year", "kind", "as_of", "pk")),
            Prefetch("stages", Stage.objects.order_by("number")),
            Prefetch("places", Place.objects.order_by("pk")),
        )
        .order_by("pk")
    )
    rows = Programme.objects.filter(region=region, public=True).select_related("office").order_by("pk")
    return list(rows.prefetch_related(Prefetch("projects", projects)))


def chosen_of(region: Any) -> list[PublicCapture]:
    """The photographs that somebody wants everybody to see, in the order in which they came."""
    rows = PublicCapture.objects.filter(region=region).exclude(state=PublicCapture.BACK)
    return list(rows.select_related("capture__point").order_by("capture__received_at", "pk"))


def _pictures(chosen: list[PublicCapture]) -> Pictures:
    found: dict[int, dict[int, list[PublicCapture]]] = defaultdict(lambda: defaultdict(list))
    ready = [row for row in chosen if row.state == PublicCapture.READY]
    for row in ready:
        point = row.capture.point
        found[point.place_id][point.pk].append(row)
    return Pictures(found, turns(ready))


def _programme(row: Programme, names: Names, pictures: Pictures) -> shown.Programme:
    return shown.Programme(
        id=names.of("programme", row),
        title=text_of(row.title),
        about=text_of(row.about),
        office=_office(row.office, names),
        first_year=row.first_year,
        last_year=row.last_year,
        projects=[_project(one, names, pictures) for one in row.projects.all()],
    )


def _project(row: Project, names: Names, pictures: Pictures) -> shown.Project:
    return shown.Project(
        id=names.of("project", row),
        title=text_of(row.title),
        about=text_of(row.about),
        kind=shown.Coded(code=row.kind, title=dict(KIND_WORDS[Kind(row.kind)])),
        status=shown.Coded(code=row.status, title=dict(STATUS_WORDS[Status(row.status)])),
        office=_office(row.office, names),
        district=_district(row.district, names),
        starts=row.starts,
        ends=row.ends,
        first_ends=row.first_ends,
        money=_money(row.money.all()),
        stages=[
            shown.StageSeen(number=one.number, title=text_of(one.title), due=one.due, seen_on=one.seen_on)
            for one in row.stages.all()
        ],
        places=[_place(one, names, pictures) for one in row.places.all()],
    )


def _money(rows: Any) -> list[shown.BudgetYear]:
    """The newest row of each sum of each year."""
    newest: dict[int, dict[str, Money]] = {}
    for row in rows:
        newest.setdefault(row.year, {})[row.kind] = row
    return [
        shown.BudgetYear(
            year=year,
            sums=[
                shown.Sum(kind=one.kind, amount=one.amount, as_of=one.as_of, document=one.document.strip())
                for one in kinds.values()
            ],
        )
        for year, kinds in newest.items()
    ]


def _place(row: Place, names: Names, pictures: Pictures) -> shown.Place:
    name = names.of("place", row)
    both = row.latitude is not None and row.longitude is not None
    return shown.Place(
        id=name,
        title=text_of(row.title),
        latitude=row.latitude if both else None,
        longitude=row.longitude if both else None,
        points=[
            shown.Point(
                title=shots[0].capture.point.title,
                photographs=[_photograph(name, one, pictures.turns) for one in shots],
            )
            for _point, shots in sorted(pictures.at.get(row.pk, {}).items())
        ],
    )


def _photograph(place: str, row: PublicCapture, known: Mapping[int, float]) -> shown.Photograph:
    return shown.Photograph(
        file=address(place, row.key),
        width=row.width,
        height=row.height,
        day=row.capture.received_at.astimezone(ZONE).date(),
        wide=row.capture.kind == "sphere",
        turn=round(known[row.capture_id], 2) if row.capture_id in known else None,
    )


def _office(row: Any, names: Names) -> shown.Office | None:
    return shown.Office(id=names.of("office", row), title=text_of(row.title)) if row else None


def _district(row: District | None, names: Names) -> shown.District | None:
    if row is None:
        return None
    both = row.latitude is not None and row.longitude is not None
    return shown.District(
        id=names.of("district", row),
        title=text_of(row.title),
        latitude=row.latitude if both else None,
        longitude=row.longitude if both else None,
    )
