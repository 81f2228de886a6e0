"""One indicator through a year: districts down, periods across, and what the region has together.

A total is a total only if every district of the region has an accepted figure. Until then there is what
has come in so far, called so, with how many districts it is of. A ratio of the region is that of its two
sums, and no mean of ratios.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jetisu360.portal.control.indicators.figures import NOTHING, Pair, deviation, is_good, pair_of, ratio
from jetisu360.portal.control.indicators.kinds import Adding, Kind
from jetisu360.portal.control.indicators.life_cycle import State
from jetisu360.portal.control.indicators.models import Figure, Indicator
from jetisu360.portal.control.indicators.periods import Every, Period, of_year
from jetisu360.portal.control.programmes.models import District


@dataclass(frozen=True)
class Cell:
    """Of one district and period, as accepted. `report`: its number; None where nothing was accepted.
    `first_planned`: the plan that was accepted first, where another stands there now.
    """

    period: Period
    pair: Pair = NOTHING
    report: int | None = None
    first_planned: Decimal | None = None
    moved: bool = False
    good: bool | None = None

    @property
    def away(self) -> Decimal | None:
        return deviation(self.pair.planned, self.pair.actual)


@dataclass(frozen=True)
class Total:
    """`there` of `districts` have an accepted figure; only if that is all of them, `pair` is the total."""

    period: Period
    there: int
    districts: int
    pair: Pair = NOTHING

    @property
    def complete(self) -> bool:
        return self.districts > 0 and self.there == self.districts


@dataclass(frozen=True)
class Table:
    indicator: Indicator
    periods: list[Period]
    rows: list[tuple[District, list[Cell]]]
    totals: list[Total]


def together(adding: str, values: Iterable[Decimal | None]) -> Decimal | None:
    """None where one is unknown, or where they do not add up."""
    known = list(values)
    found = [one for one in known if one is not None]
    if not found or len(found) < len(known) or adding == Adding.NONE:
        return None
    whole = sum(found, Decimal(0))
    return whole if adding == Adding.SUM else whole / len(found)


def total_of(
    indicator: Indicator, period: Period, districts: int, found: Sequence[Mapping[int, Pair]]
) -> Total:
    """`found`: of each district that has an accepted report of the period, its numbers."""
    there = [one for one in found if pair_of(indicator, one).actual is not None]
    if indicator.kind == Kind.NUMBER:
        pairs = [pair_of(indicator, one) for one in there]
        pair = Pair(
            together(indicator.adding, (one.planned for one in pairs)),
            together(indicator.adding, (one.actual for one in pairs)),
        )
        return Total(period, len(there), districts, pair)
    sums = []
    for number in (indicator.above_id, indicator.below_id):
        pairs = [one.get(number or 0, NOTHING) for one in there]
        sums.append(
            (
                together(Adding.SUM, (one.planned for one in pairs)),
                together(Adding.SUM, (one.actual for one in pairs)),
            )
        )
    (above_planned, above), (below_planned, below) = sums
    pair = Pair(ratio(above_planned, below_planned, indicator.times), ratio(above, below, indicator.times))
    return Total(period, len(there), districts, pair)


def accepted(numbers: Iterable[int], periods: Iterable[Period]) -> list[Figure]:
    """The accepted figures of these indicators in periods of one kind and year."""
    wanted = list(periods)
    if not wanted:
        return []
    return list(
        Figure.objects.filter(
            indicator__in=list(numbers),
            report__state=State.ACCEPTED,
            report__every=wanted[0].every,
            report__year__in={one.year for one in wanted},
            report__number__in={one.number for one in wanted},
        ).select_related("report")
    )


def table_of(indicator: Indicator, year: int, districts: Iterable[District]) -> Table:
    """`districts`: of its region, in their order, closed ones too: these stand there if they had a figure."""
    figures = accepted(numbers_of(indicator), of_year(Every(indicator.every), year))
    return table_from(indicator, year, districts, figures)


def numbers_of(indicator: Indicator) -> list[int]:
    """The numbers that it is made of: itself, or the two of a ratio."""
    return [one for one in (indicator.above_id, indicator.below_id) if one] or [indicator.pk]


def table_from(
    indicator: Indicator, year: int, districts: Iterable[District], figures: Iterable[Figure]
) -> Table:
    """`figures`: the accepted ones of its numbers in that year."""
    periods = of_year(Every(indicator.every), year)
    pairs: dict[tuple[int, int], dict[int, Pair]] = {}
    kept: dict[tuple[int, int], Figure] = {}
    for one in figures:
        place = (one.report.district_id, one.report.number)
        pairs.setdefault(place, {})[one.indicator_id] = Pair(one.planned, one.actual)
        kept[place] = one
    with_some = {district for district, _number in pairs}
    shown = [one for one in districts if not one.closed or one.pk in with_some]
    rows = [
        (district, [_cell(indicator, period, district, pairs, kept) for period in periods])
        for district in shown
    ]
    totals = []
    for period in periods:
        # (A district that is no more counts where it still reported.)
        asked = [one for one in shown if not one.closed or (one.pk, period.number) in pairs]
        of_period = [pairs[place] for one in asked if (place := (one.pk, period.number)) in pairs]
        totals.append(total_of(indicator, period, len(asked), of_period))
    return Table(indicator, periods, rows, totals)


def _cell(
    indicator: Indicator,
    period: Period,
    district: District,
    pairs: Mapping[tuple[int, int], Mapping[int, Pair]],
    kept: Mapping[tuple[int, int], Figure],
) -> Cell:
    place = (district.pk, period.number)
    if place not in pairs:
        return Cell(period)
    pair, figure = pair_of(indicator, pairs[place]), kept[place]
    moved = indicator.kind == Kind.NUMBER and figure.plan_moved
    good = is_good(indicator.better, pair.planned, pair.actual)
    return Cell(period, pair, figure.report_id, figure.first_planned, moved, good)
