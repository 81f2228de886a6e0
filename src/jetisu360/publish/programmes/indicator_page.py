"""`indicators/<id>.html`: an indicator through a year, districts down and periods across, as accepted."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from babel.numbers import format_decimal

from jetisu360.language import Language, Translator, _, locale_of
from jetisu360.publish.layout import indicator_page
from jetisu360.publish.pages.models.frame import Frame
from jetisu360.publish.pages.shown_text import Said, say
from jetisu360.publish.programmes.document import Figure, Indicator, Programmes, Total
from jetisu360.publish.programmes.frame import list_link, programmes_frame
from jetisu360.publish.programmes.shown import UNTITLED

_UP = "../"
_SUMMARY = _("{title}: what was planned and what there is, by districts.")
WIDEST = 100
"""The bar of the largest value of a table."""


@dataclass(frozen=True)
class ShownFigure:
    """`bar`: how long its bar is, of `WIDEST`; 0 where none is drawn. `first`: the plan that was accepted
    first, where it was moved. `there`, `of`: of a total that is none yet, else 0.
    """

    actual: str
    planned: str
    first: str
    bar: int
    there: int
    of: int


@dataclass(frozen=True)
class ShownRow:
    name: Said
    figures: tuple[ShownFigure, ...]


@dataclass(frozen=True)
class IndicatorPage:
    template: ClassVar = "indicator.html"

    language: Language
    frame: Frame
    unit: Said
    year: int
    periods: tuple[Said, ...]
    rows: tuple[ShownRow, ...]
    totals: tuple[ShownFigure, ...]


def fill_indicator(
    document: Programmes, indicator: Indicator, language: Language, first: Language = "kk"
) -> IndicatorPage:
    most = max(
        (one.actual for row in indicator.rows for one in row.figures if one.actual is not None),
        default=Decimal(0),
    )
    title = indicator_title(indicator, language)
    return IndicatorPage(
        language=language,
        frame=programmes_frame(
            document,
            language,
            indicator_page(indicator.id),
            title,
            crumbs=(list_link(_UP, language),),
            summary_default=_SUMMARY,
            first=first,
        ),
        unit=say(indicator.unit, language),
        year=indicator.year,
        periods=tuple(say(one, language) for one in indicator.periods),
        rows=tuple(
            ShownRow(
                say(row.district, language) or Said(Translator(language)(UNTITLED)),
                tuple(_shown(one, indicator, most, language) for one in row.figures),
            )
            for row in indicator.rows
        ),
        totals=tuple(_total(one, indicator, language) for one in indicator.totals),
    )


def indicator_title(indicator: Indicator, language: Language) -> Said:
    return say(indicator.title, language) or Said(Translator(language)(UNTITLED))


def number(value: Decimal | None, decimals: int, language: Language) -> str:
    """`1 234,5`; nothing where nothing is known."""
    if value is None:
        return ""
    pattern = "#,##0" + (f".{'0' * decimals}" if decimals else "")
    return format_decimal(value, pattern, locale=locale_of(language))


def _shown(one: Figure, indicator: Indicator, most: Decimal, language: Language) -> ShownFigure:
    planned = number(one.planned, indicator.decimals, language)
    earlier = number(one.first_planned, indicator.decimals, language)
    bar = round(one.actual / most * WIDEST) if one.actual is not None and most > 0 else 0
    return ShownFigure(
        actual=number(one.actual, indicator.decimals, language),
        planned=planned,
        first=earlier if earlier != planned else "",
        bar=max(bar, 0),
        there=0,
        of=0,
    )


def _total(one: Total, indicator: Indicator, language: Language) -> ShownFigure:
    whole = one.of > 0 and one.there == one.of
    return ShownFigure(
        actual=number(one.actual, indicator.decimals, language) if whole else "",
        planned=number(one.planned, indicator.decimals, language) if whole else "",
        first="",
        bar=0,
        there=0 if whole else one.there,
        of=0 if whole else one.of,
    )
