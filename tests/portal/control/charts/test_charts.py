"""Charts: nothing leaves the picture, nothing lies over another text, whatever the values and names are."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jetisu360.language import Translator
from jetisu360.portal.control.charts.bars import Bar, bars
from jetisu360.portal.control.charts.classes import classes
from jetisu360.portal.control.charts.line import Point, line, runs
from jetisu360.portal.control.charts.money_bar import Sums, money_bar
from jetisu360.portal.control.charts.numbers import measured, money
from jetisu360.portal.control.charts.scale import fitting, from_zero
from jetisu360.portal.control.charts.small_multiples import Series, small_multiples
from jetisu360.portal.control.programmes.money import tenge

from .drawn import outside, overlapping, parsed, texts

KK, RU, EN = Translator("kk"), Translator("ru"), Translator("en")
SAY = partial(measured, words=KK)
few = settings(max_examples=40, deadline=None)
names = st.text(min_size=1, max_size=50)
amounts = st.none() | st.decimals(0, 10**16, places=2, allow_nan=False, allow_infinity=False)
values = st.none() | st.floats(-1e12, 1e12, allow_nan=False)


@pytest.mark.parametrize(
    ("amount", "kk", "ru", "en"),
    [
        (0, "0 ₸", "0 ₸", "0 ₸"),
        (950_000, "950 000 ₸", "950 000 ₸", "950,000 ₸"),
        (1_234_567, "1,23 млн ₸", "1,23 млн ₸", "1.23 m ₸"),
        (Decimal("12345000000.00"), "12,34 млрд ₸", "12,34 млрд ₸", "12.34 bn ₸"),
        (345_600_000, "345,6 млн ₸", "345,6 млн ₸", "345.6 m ₸"),
    ],
)
def test_sums_are_written_as_each_language_writes_them(amount: Decimal, kk: str, ru: str, en: str) -> None:
    told = [money(amount, words).replace("\u00a0", " ").replace("\u202f", " ") for words in (KK, RU, EN)]
    assert told == [kk, ru, en]


@few
@given(st.decimals(0, 10**14, places=2))
def test_one_sum_looks_the_same_on_every_page(amount: Decimal) -> None:
    assert [money(amount, words) for words in (KK, RU, EN)] == [
        tenge(amount)[one] for one in ("kk", "ru", "en")
    ]


@few
@given(st.floats(-1e17, 1e17), st.floats(-1e17, 1e17))
def test_a_scale_keeps_the_order_of_values(one: float, other: float) -> None:
    for scale in (from_zero([one, other], 10, 110), fitting([one, other], 10, 110)):
        low, high = sorted((one, other))
        assert 10 <= scale.at(low) <= scale.at(high) <= 110
        assert all(scale.low - 1e-9 * abs(scale.low) <= tick for tick in scale.ticks())


@few
@given(amounts, amounts, amounts, st.none() | st.floats(0, 1), names)
def test_money_stays_in_its_picture(
    planned: Decimal | None, allocated: Decimal | None, spent: Decimal | None, seen: float | None, title: str
) -> None:
    for words in (KK, RU, EN):
        chart = money_bar(Sums(planned, allocated, spent, seen), title, words, "m")
        drawn = parsed(chart.svg)
        assert not outside(drawn)
        assert not overlapping(texts(drawn))
        assert [text for text, _ in texts(drawn) if "₸" in text and ":" not in text] == [
            row[1] for row in chart.table.rows[:3] if "₸" in row[1]
        ]


def test_money_that_runs_ahead_of_the_work_is_said_and_hatched() -> None:
    chart = money_bar(Sums(Decimal(1000), Decimal(900), Decimal(700), 0.4), "Жол", RU, "m")
    assert "url(#m-ahead)" in chart.svg
    assert chart.table.rows[-1][1] == "300 ₸"
    assert "url(#m-ahead)" not in money_bar(Sums(Decimal(1000), None, Decimal(400), 0.4), "Жол", RU, "m").svg


@few
@given(st.lists(st.builds(Bar, names, values, values), max_size=25))
def test_bars_stay_in_their_picture_and_stand_in_order(given_bars: list[Bar]) -> None:
    chart = bars(given_bars, "Жұмыс орындары", SAY, KK, "b")
    drawn = parsed(chart.svg)
    assert not outside(drawn)
    assert not overlapping(texts(drawn))
    assert len(chart.table.rows) == len(given_bars)
    known = [one.value for one in given_bars if one.value is not None]
    assert [row[-1] for row in chart.table.rows[: len(known)]] == [
        SAY(one) for one in sorted(known, reverse=True)
    ]


def test_a_name_cannot_become_markup() -> None:
    evil = '"><script>alert(1)</script>\x00&'
    for svg in (
        bars([Bar(evil, 1.0)], evil, SAY, KK, "b").svg,
        line([Point(evil, 1.0)], evil, SAY, KK, "l").svg,
        money_bar(Sums(Decimal(1)), evil, KK, "m").svg,
    ):
        assert "<script" not in svg
        assert "\x00" not in svg
        parsed(svg)


@few
@given(st.lists(st.builds(Point, names, values, values), max_size=16))
def test_a_line_stays_in_its_picture(points: list[Point]) -> None:
    chart = line(points, "Жұмыс орындары", SAY, RU, "l")
    drawn = parsed(chart.svg)
    assert not outside(drawn)
    below = [one for one in texts(drawn) if one[1][3] > 170]
    assert not overlapping(below)
    assert [row[0] for row in chart.table.rows] == [point.period for point in points]


def test_a_line_stops_where_nothing_was_accepted() -> None:
    points = [Point(str(place), value) for place, value in enumerate((5.0, 6.0, None, 7.0, None, 8.0, 9.0))]
    assert runs([one.value for one in points]) == [[0, 1], [3], [5, 6]]
    drawn = line(points, "t", SAY, KK, "l").svg
    assert drawn.count('class="chart-line is-actual"') == 2
    assert drawn.count('class="chart-dot is-actual"') == 2  # (the one alone, and the last)


def test_a_scale_that_does_not_begin_at_zero_is_said() -> None:
    flat = line([Point("1", 96.0), Point("2", 98.5)], "t", SAY, EN, "l")
    assert "not at zero" in flat.note
    assert line([Point("1", 10.0), Point("2", 98.5)], "t", SAY, EN, "l").note == ""


@few
@given(st.lists(st.lists(values, min_size=4, max_size=4), max_size=8))
def test_small_ones_share_one_scale(rows: list[list[float | None]]) -> None:
    series = [Series(str(place), tuple(row)) for place, row in enumerate(rows)]
    found = small_multiples(series, ["1", "2", "3", "4"], "t", SAY, KK, "s")
    assert not any(outside(parsed(one.svg)) for one in found.pictures)
    assert len(found.table.rows) == len(rows)


@few
@given(st.lists(st.floats(-1e9, 1e9), max_size=40))
def test_classes_keep_the_order_and_hold_every_value(given_values: list[float]) -> None:
    for how in (None, "steps", "quantiles"):
        found = classes(given_values, how)  # type: ignore[arg-type]
        assert found.count <= 5
        ordered = [found.of(value) for value in sorted(given_values)]
        assert ordered == sorted(ordered)


def test_values_that_lie_far_apart_are_classed_by_their_number() -> None:
    assert classes([1, 2, 3, 4, 5, 6, 7, 8, 1000]).how == "quantiles"
    assert classes([10, 20, 30, 40, 50]).how == "steps"


def test_no_two_ticks_are_written_alike() -> None:
    whole = partial(measured, words=KK, digits=0)
    told = [
        text
        for text, _box in texts(parsed(line([Point("1", 0.0), Point("2", 1.0)], "t", whole, KK, "l").svg))
    ]
    assert told.count("0") == 1
    nothing = parsed(line([Point("1", None)], "t", whole, KK, "l").svg)
    assert [text for text, _box in texts(nothing)] == ["1"]
