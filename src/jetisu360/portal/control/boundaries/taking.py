"""Boundaries come in: a file is kept as somebody sent it, made smaller; then its shapes go into the districts
that were chosen for them, all at once, and only once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from jetisu360.portal.audit.record import record
from jetisu360.portal.control.boundaries.reading import Feature, read
from jetisu360.portal.control.boundaries.refusals import NoShapeChosen, ShapeTwice, TakenAlready
from jetisu360.portal.control.boundaries.shrinking import MOST_BYTES, shrunk
from jetisu360.portal.control.charts.geometry import rings_of
from jetisu360.portal.control.programmes.models import BoundarySource, District
from jetisu360.portal.museums.models import Region

# What is kept until it is known which shapes are whose; a whole country's districts are some more.
MOST_KEPT = 600_000


def send(who: Any, region: Region, data: bytes, source: str, licence: str, districts: int) -> BoundarySource:
    """`districts`: how many the region has; the more else is in the file, the more of it is kept for now.

    Raises:
        JetisuError: the file is not taken.
    """
    features = read(data)
    part = max(len(features) / max(districts, 1), 1.0)
    shapes = shrunk([one.polygons for one in features], round(min(MOST_BYTES * part, MOST_KEPT)))
    with transaction.atomic():
        made = BoundarySource.objects.create(
            region=region,
            source=source,
            licence=licence,
            shapes=[_kept(one, shape) for one, shape in zip(features, shapes, strict=True)],
            sent_by=who,
        )
        record(who, "boundaries.sent", made, {"shapes": len(shapes), "licence": licence})
    return made


def take(who: Any, sent: BoundarySource, chosen: Mapping[District, int | None]) -> int:
    """`chosen`: which shape each district gets; None: it keeps what it has. How many got one.

    Raises:
        NoShapeChosen, ShapeTwice, TakenAlready, TooRagged
    """
    wanted = {one: place for one, place in chosen.items() if place is not None}
    if not wanted:
        raise NoShapeChosen
    places = list(wanted.values())
    for place in places:
        if places.count(place) > 1:
            raise ShapeTwice(name=sent.shapes[place]["names"][0])
    small = shrunk([_polygons(sent.shapes[place]["geometry"]) for place in places])
    with transaction.atomic():
        rows = BoundarySource.objects.filter(pk=sent.pk, taken_at=None)
        if not rows.update(taken_at=timezone.now(), taken_by=who):
            raise TakenAlready
        for district, geometry in zip(wanted, small, strict=True):
            District.objects.filter(pk=district.pk, region=sent.region_id).update(boundary=geometry)
        record(who, "boundaries.taken", sent, {"districts": sorted(one.pk for one in wanted)})
    return len(wanted)


def _kept(feature: Feature, geometry: dict[str, Any]) -> dict[str, Any]:
    return {"names": list(feature.names), "geometry": geometry}


def _polygons(geometry: dict[str, Any]) -> Sequence[Sequence[Any]]:
    return [rings_of({"type": "Polygon", "coordinates": one}) for one in geometry["coordinates"]]
