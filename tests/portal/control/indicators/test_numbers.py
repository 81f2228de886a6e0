"""Numbers as people write them, periods, and what can be computed of figures."""

from __future__ import annotations

import contextlib
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jetisu360.errors import JetisuError
from jetisu360.minutes.common.calendar import is_working
from jetisu360.portal.control.indicators.figures import deviation, is_far, is_good, ratio
from jetisu360.portal.control.indicators.kinds import Adding, Better
from jetisu360.portal.control.indicators.numbers import read_number, shown, typed
from jetisu360.portal.control.indicators.periods import Every, Period, at, last_ones, of_year, parse
from jetisu360.portal.control.indicators.series import together

ON_A_BUSY_MACHINE = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
READ = {
    "1234,5": "1234.5",
    "1234.5": "1234.5",
    "1 234,5": "1234.5",
    "1\u00a0234\u202f567,25": "1234567.25",
    "1,234.5": "1234.5",
    "1.234,5": "1234.5",
    "1,234,567": "1234567",
    "1,234": "1.234",
    "12,5 млн": "12500000",
    "12,5млн.": "12500000",
    "3 мың": "3000",
    "2 тыс. тенге": "2000",
    "1,2 млрд теңге": "1200000000",
    "-7": "-7",
    "\u22127,5": "-7.5",
    "+4": "4",
    "007": "7",
    ",5": "0.5",
}


@pytest.mark.parametrize("text", READ)
def test_numbers_are_read_as_people_write_them(text: str) -> None:
    assert read_number(text) == Decimal(READ[text])


@pytest.mark.parametrize("text", ["", "  ", "-", "–", "—"])
def test_a_dash_is_no_number_and_no_mistake(text: str) -> None:
    assert read_number(text) is None


@pytest.mark.parametrize(
    "text",
    [
        *("көп", "12 үй", "1.2.3,4,5", "1,23,456", "12%", "1e5", "٣", "\0", "5-6"),
        *("9" * 40, "99999999999999999", "1,23456"),
    ],
)
def test_what_is_no_number_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(JetisuError):
        read_number(text)


@ON_A_BUSY_MACHINE
@given(st.text(max_size=40))
def test_any_text_is_a_number_or_refused(text: str) -> None:
    with contextlib.suppress(JetisuError):
        assert read_number(text) is None or text.strip()


@ON_A_BUSY_MACHINE
@given(
    st.decimals(-(10**13), 10**13, places=4, allow_nan=False, allow_infinity=False),
    st.sampled_from(["kk", "ru", "en"]),
)
def test_what_a_field_or_a_table_shows_is_read_back(value: Decimal, language: str) -> None:
    assert read_number(typed(value, language)) == value
    assert read_number(shown(value, 4, language)) == value


def test_far_from_the_plan() -> None:
    assert deviation(Decimal(100), Decimal(120)) == 20
    assert not is_far(Decimal(100), Decimal(120))
    assert not is_far(Decimal(100), Decimal(80))
    assert is_far(Decimal(100), Decimal("120.01"))
    assert is_far(Decimal(100), Decimal("79.99"))
    assert is_far(Decimal(0), Decimal(1))
    assert not is_far(Decimal(0), Decimal(0))
    assert not is_far(None, Decimal(5))
    assert deviation(Decimal(-10), Decimal(-5)) == 50
    assert is_good(Better.LESS, Decimal(10), Decimal(9)) is True
    assert is_good(Better.MORE, Decimal(10), Decimal(9)) is False
    assert is_good(Better.NEITHER, Decimal(10), Decimal(9)) is None


def test_ratios_and_sums() -> None:
    assert ratio(Decimal(1), Decimal(3), 100) == Decimal("33.3333")
    assert ratio(Decimal(1), Decimal(0), 100) is None
    assert ratio(None, Decimal(3), 100) is None
    assert together(Adding.SUM, [Decimal(1), Decimal(2)]) == 3
    assert together(Adding.MEAN, [Decimal(1), Decimal(2)]) == Decimal("1.5")
    assert together(Adding.SUM, [Decimal(1), None]) is None
    assert together(Adding.NONE, [Decimal(1)]) is None


@pytest.mark.parametrize("every", Every)
def test_periods_follow_each_other_without_a_gap(every: Every) -> None:
    for one in of_year(every, 2026):
        assert one.after().before() == one
        assert one.before().last < one.first <= one.last < one.after().first
        assert (one.after().first - one.last).days == 1
        assert at(every, one.first) == at(every, one.last) == one
        assert parse(one.key) == one
        assert is_working(one.due())
        assert one.due() > one.last
        assert all(one.name()[language] for language in ("kk", "ru", "en"))
    assert last_ones(every, date(2026, 5, 1), 3)[0] == at(every, date(2026, 5, 1))


@pytest.mark.parametrize(
    "key", ["quarter-2026-5", "month-2026-0", "year-1999-1", "week-2026-1", "", "quarter-2026-١"]
)
def test_there_are_no_other_periods(key: str) -> None:
    assert parse(key) is None


def test_names_of_periods() -> None:
    assert Period(Every.QUARTER, 2026, 4).name() == {
        "kk": "2026 жылғы 4-тоқсан",
        "ru": "4 квартал 2026 года",
        "en": "quarter 4, 2026",
    }
    assert Period(Every.MONTH, 2026, 3).name()["ru"] == "март 2026 года"
    assert Period(Every.MONTH, 2026, 10).name()["kk"] == "2026 жылғы қазан"
    assert Period(Every.YEAR, 2026, 1).name()["kk"] == "2026 жыл"
