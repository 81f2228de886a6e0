"""The page that an issuer or a controller opens on Monday."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from jetisu360.language import Translator, pick
from jetisu360.portal.control.charts.money_bar import money_bar
from jetisu360.portal.control.charts.svg import Chart
from jetisu360.portal.control.indicators.models import Indicator
from jetisu360.portal.control.indicators.rights import Rights
from jetisu360.portal.control.overview import attention, indicated, on_map
from jetisu360.portal.control.overview.asked import INDICATOR, MONEY, OVERDUE, Asked, asked_of, region_of
from jetisu360.portal.control.overview.sums import Known, added, known_of
from jetisu360.portal.control.programmes.models import Programme
from jetisu360.portal.looks.words import translator


@dataclass(frozen=True)
class Line:
    """A programme with its money; `projects`: how many, `unplanned`: of how many nothing is to be seen,
    `warned`: how many have warnings.
    """

    programme: Programme
    chart: Chart
    projects: int
    unplanned: int
    warned: int


def overview(request: HttpRequest) -> HttpResponseBase:
    rights = Rights(request.user)
    today, words = timezone.localdate(), translator()
    regions = list(attention.regions_of(rights, today))
    if not regions:
        return render(request, "overview/overview.html", {"region": None})
    region = region_of(request, regions)
    sight = attention.sight_of(rights)
    districts = list(rights.districts().filter(region=region, closed=False))
    indicators = list(rights.indicators().filter(region=region, closed=False))
    shows = _shows(indicators, all_seen=region.pk in sight.regions)
    asked = asked_of(request, region, districts, list(shows))
    rows = rights.projects().filter(programme__region=region, programme__closed=False)
    known = known_of(list(rows), today)
    warned = sum(bool(one.known.warnings) for one in known)
    context: dict[str, Any] = {
        "region": region,
        "regions": regions,
        "asked": asked,
        "today": today,
        "waiting": [*attention.waiting(sight, today), *attention.of_region(region, warned)],
        "lines": _lines(known, asked, words),
        "shows": shows,
        "may_change": region.pk in rights.held,
    }
    indicator = next((one for one in indicators if asked.show == f"{INDICATOR}{one.pk}"), None)
    if not districts:
        context["drawn"] = None
    elif indicator is not None:
        shown = indicated.draw(asked, indicator, districts, today, words)
        context |= {"drawn": shown.drawn, "shown": shown}
    elif asked.show == OVERDUE:
        counted = attention.overdue_by_office(region.pk, today)
        context["drawn"] = on_map.overdue(asked, districts, counted, words)
    else:
        context["drawn"] = on_map.money(asked, districts, known, words)
    return render(request, "overview/overview.html", context)


def _shows(indicators: Sequence[Indicator], *, all_seen: bool) -> dict[str, Mapping[str, str]]:
    """What the map can show. `all_seen`: the person sees every assignment of the region."""
    found: dict[str, Mapping[str, str]] = {MONEY: on_map.OFFERED[MONEY]}
    if all_seen:
        found[OVERDUE] = on_map.OFFERED[OVERDUE]
    return found | {f"{INDICATOR}{one.pk}": one.title for one in indicators}


def _lines(known: Sequence[Known], asked: Asked, words: Translator) -> list[Line]:
    """Those of the most money first."""
    of: dict[int, list[Known]] = {}
    for one in known:
        if asked.district is None or one.project.district_id == asked.district.pk:
            of.setdefault(one.project.programme_id, []).append(one)
    lines = []
    for number, rows in of.items():
        programme = rows[0].project.programme
        sums = added(rows)
        chart = money_bar(sums, pick(programme.title, words.language), words, f"money-{number}")
        unplanned = sum(one.seen is None for one in rows)
        warned = sum(bool(one.known.warnings) for one in rows)
        line = Line(programme, chart, len(rows), unplanned, warned)
        lines.append((sums.planned or Decimal(0), line))
    return [line for _planned, line in sorted(lines, key=lambda one: (-one[0], one[1].programme.pk))]
