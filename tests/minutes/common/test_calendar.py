"""The working calendar, and what else a term may mean; the text is of Monday, 12 February 2018."""

from datetime import date

from jetisu360.minutes.common.calendar import add_working, is_working, working_after, working_before
from jetisu360.minutes.common.due import with_day_off
from jetisu360.minutes.kk.dates import kazakh_terms
from jetisu360.minutes.ru.dates import russian_terms

BASE = date(2018, 2, 12)


def test_what_may_be_read_otherwise_is_offered_with_the_reason() -> None:
    (month,) = kazakh_terms("наурызға дейін", BASE)
    assert (month.due, [(str(a.due), a.reason) for a in month.alternatives]) == (
        date(2018, 2, 28),
        [("2018-03-31", "through")],
    )
    (passed,) = russian_terms("до 1 февраля", BASE)
    assert (passed.due, passed.alternatives[0].reason) == (date(2019, 2, 1), "this-year")
    (days,) = russian_terms("в течение 10 дней", BASE)
    assert [(str(a.due), a.reason) for a in days.alternatives] == [("2018-02-26", "working-days")]


def test_a_day_off_is_kept_and_working_days_are_proposed() -> None:
    (end_of_march,) = kazakh_terms("наурыз айының соңына дейін", BASE)
    assert end_of_march.due == date(2018, 3, 31)  # a Saturday
    assert working_before(end_of_march.due) == date(2018, 3, 30)
    assert [(str(a.due), a.reason) for a in with_day_off(end_of_march)] == [
        ("2018-04-02", "working-day-after")
    ]


def test_the_calendar_knows_days_that_the_government_moved() -> None:
    assert is_working(date(2018, 4, 28))  # a Saturday worked for
    assert not is_working(date(2018, 4, 30))  # this Monday
    assert working_after(date(2018, 4, 29)) == date(2018, 5, 2)
    assert add_working(date(2018, 3, 19), 3) == date(2018, 3, 27)  # Nauryz lies between
