"""The map of districts and the small lines below it, of whatever is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from django.urls import reverse

from jetisu360.kazakh.alphabet import sort_key
from jetisu360.language import Message, Translator, _p, pick
from jetisu360.portal.control.charts.districts_map import Area, MapChart, districts_map
from jetisu360.portal.control.charts.numbers import measured
from jetisu360.portal.control.charts.small_multiples import Multiples, Series, small_multiples
from jetisu360.portal.control.folders.filters import Filter
from jetisu360.portal.control.folders.places import Folder
from jetisu360.portal.control.overview.asked import MONEY, OVERDUE, Asked
from jetisu360.portal.control.overview.sums import Known, by_district, spent_share, years_of
from jetisu360.portal.control.programmes.models import District

OFFERED: Mapping[str, Message] = {
    MONEY: _p("overview", "Money spent of what was planned"),
    OVERDUE: _p("overview", "Assignments overdue"),
}
MOST_YEARS = 6


@dataclass(frozen=True)
class Drawn:
    """`many`: None where nothing changes with time. `more`: where all of it stands, or empty."""

    map: MapChart
    many: Multiples | None = None
    more: str = ""


def money(asked: Asked, districts: Sequence[District], known: Sequence[Known], words: Translator) -> Drawn:
    """What was spent of what was planned, over all years; below, year by year."""
    of = by_district(known)
    say = partial(measured, words=words, unit="%", digits=0)
    values = {one.pk: spent_share(of.get(one.pk, ())) for one in districts}
    hrefs = {one.pk: asked.query(district=one) + "#programmes" for one in districts}
    title = words(OFFERED[MONEY])
    drawn = districts_map(areas_of(districts, values, hrefs, words), title, say, words, "map")
    years = years_of(known)[-MOST_YEARS:]
    if len(years) < 2:
        return Drawn(drawn)
    series = [
        Series(
            name_of(one, words),
            tuple(spent_share(of.get(one.pk, ()), year) for year in years),
            hrefs[one.pk],
        )
        for one in in_order(districts, words)
    ]
    return Drawn(drawn, small_multiples(series, list(map(str, years)), title, say, words, "year"))


def overdue(
    asked: Asked, districts: Sequence[District], counted: Mapping[int, int], words: Translator
) -> Drawn:
    """Of the akimat that answers for each district; one that has none is not known."""
    say = partial(measured, words=words)
    values: dict[int, float | None] = {}
    hrefs = {}
    folder = reverse("folders:folders")
    for one in districts:
        values[one.pk] = None if one.office_id is None else float(counted.get(one.office_id, 0))
        narrowed = Filter(Folder.CONTROL, executor=one.office_id, due="overdue")
        hrefs[one.pk] = asked.query(district=one) if one.office_id is None else folder + narrowed.query()
    title = words(OFFERED[OVERDUE])
    return Drawn(districts_map(areas_of(districts, values, hrefs, words), title, say, words, "map"))


def name_of(one: District, words: Translator) -> str:
    return pick(one.title, words.language) or f"№ {one.pk}"


def in_order(districts: Sequence[District], words: Translator) -> list[District]:
    return sorted(districts, key=lambda one: sort_key(pick(one.title, words.language)))


def areas_of(
    districts: Sequence[District],
    values: Mapping[int, float | None],
    hrefs: Mapping[int, str],
    words: Translator,
) -> list[Area]:
    return [
        Area(
            name=name_of(one, words),
            value=values[one.pk],
            href=hrefs[one.pk],
            boundary=one.boundary,
            middle=None if one.latitude is None or one.longitude is None else (one.latitude, one.longitude),
        )
        for one in districts
    ]
