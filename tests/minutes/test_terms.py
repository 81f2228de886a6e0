"""Terms as official texts write them, in both languages; the text is of Monday, 12 February 2018."""

from datetime import date

import pytest

from jetisu360.minutes.common.calendar import add_working, is_working, working_after, working_before
from jetisu360.minutes.common.due import with_day_off
from jetisu360.minutes.kk.dates import kazakh_term_alone, kazakh_terms
from jetisu360.minutes.ru.dates import russian_term_alone, russian_terms

BASE = date(2018, 2, 12)

KAZAKH = {
    "Наурыз айының соңына дейін осындай форматқа": "2018-03-31",
    "15 наурызға дейін": "2018-03-15",
    "15 наурызға дейін нәтижесін баяндау": "2018-03-15",
    "бір апта ішінде көрсеткіштерді түзету": "2018-02-19",
    "I тоқсанның қорытындысы": None,
    "ақпанның 20-сына дейін": "2018-02-20",
    "2018 жылғы 15 наурызға дейін": "2018-03-15",
    "2018 жылдың 15 наурызына дейін": "2018-03-15",
    "осы жылдың отыз бірінші мамырына дейін": "2018-05-31",
    "мамырдың он бесіне дейін": "2018-05-15",
    "ағымдағы жылғы 1 наурыздан кешіктірмей": "2018-03-01",
    "15.03.2018 ж. дейін": "2018-03-15",
    "жыл соңына дейін": "2018-12-31",
    "осы айдың соңына дейін": "2018-02-28",
    "наурыз айының ортасына дейін": "2018-03-15",
    "2-тоқсанда": "2018-06-30",
    "осы жылғы IV тоқсанда": "2018-12-31",
    "I тоқсанның соңына дейін": "2018-03-31",
    "2018 жылдың бірінші жартыжылдығының соңына дейін": "2018-06-30",
    "наурыздың бірінші онкүндігінде": "2018-03-10",
    "10-20 сәуір аралығында": "2018-04-20",
    "бір апта ішінде": "2018-02-19",
    "10 жұмыс күні ішінде": "2018-02-26",
    "10 күнтізбелік күн ішінде": "2018-02-22",
    "қол қойылған күннен бастап 10 күн ішінде": "2018-02-22",
    "он күндік мерзімде": "2018-02-22",
    "бір ай мерзімде": "2018-03-12",
    "48 сағат ішінде": "2018-02-14",
    "жұмаға дейін": "2018-02-16",
    "екі мың жиырма екінші жылға дейін": "2021-12-31",
    "2018 жылға дейін": "2018-12-31",
    "Жаңа жылға дейін": "2018-12-31",
    "ай сайын": "recurring",
    "әр айдың 5-іне дейін": "recurring",
    "апта сайын бейсенбі күні": "recurring",
    "қысқа мерзімде": "vague",
    "келесі отырысқа дейін": "vague",
    "жылыту маусымына дейін": "vague",
    "бүге-шігесіне дейін қадағалап": None,
    "1 миллион тоннаға дейін": None,
    "40 пайызға дейін": None,
    "2017 жылғы 5 қаңтардағы № 10 қаулы": None,
    "былтыр тамыз айында": None,
}
RUSSIAN = {
    "до конца марта": "2018-03-31",
    "представить отчёт до 1 июня": "2018-06-01",
    "с отчётом до пятницы": "2018-02-16",
    "отчёт за первый квартал": None,
    "в срок до 15.03.2018": "2018-03-15",
    "не позднее 1 апреля": "2018-04-01",
    "до 15 марта т.г. обеспечить": "2018-03-15",
    "до 1 апреля с.г.": "2018-04-01",
    "до первого марта": "2018-03-01",
    "с 10 по 20 апреля": "2018-04-20",
    "до 20 числа": "2018-02-20",
    "до конца текущего года": "2018-12-31",
    "до середины апреля": "2018-04-15",
    "в недельный срок": "2018-02-19",
    "в двухнедельный срок": "2018-02-26",
    "в 10-дневный срок": "2018-02-22",
    "в течение 10 рабочих дней": "2018-02-26",
    "в течение 3 (трех) рабочих дней": "2018-02-15",
    "в течение месяца": "2018-03-12",
    "через две недели": "2018-02-26",
    "в I квартале": "2018-03-31",
    "до конца второго квартала 2019 года": "2019-06-30",
    "в первом полугодии 2018 года": "2018-06-30",
    "во второй декаде марта": "2018-03-20",
    "к понедельнику": "2018-02-19",
    "до 2020 года": "2019-12-31",
    "к Новому году": "2018-12-31",
    "ежеквартально": "recurring",
    "ежемесячно до 10 числа месяца, следующего за отчетным, представлять": "recurring",
    "каждый понедельник": "recurring",
    "в кратчайшие сроки": "vague",
    "до следующего заседания": "vague",
    "до начала отопительного сезона": "vague",
    "постановление от 15 января 2018 года № 12": None,
    "в прошлом году": None,
    "до 40 процентов": None,
}


def meaning(terms: list) -> str | None:  # type: ignore[type-arg]
    return None if not terms else str(terms[0].due or terms[0].kind)


@pytest.mark.parametrize(("text", "expected"), KAZAKH.items())
def test_a_kazakh_term(text: str, expected: str | None) -> None:
    assert meaning(kazakh_terms(text, BASE)) == expected


@pytest.mark.parametrize(("text", "expected"), RUSSIAN.items())
def test_a_russian_term(text: str, expected: str | None) -> None:
    assert meaning(russian_terms(text, BASE)) == expected


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("апрель", "2018-04-30"),
        ("1 марта", "2018-03-01"),
        ("ежемесячно, до 5 числа", "recurring"),
        ("2018-2020 гг.", "2020-12-31"),
    ],
)
def test_a_russian_cell(text: str, expected: str) -> None:
    due = russian_term_alone(text, BASE)
    assert due is not None
    assert str(due.due or due.kind) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("сәуір", "2018-04-30"),
        ("2018 жылғы 1 наурыз", "2018-03-01"),
        ("01.03.2018", "2018-03-01"),
        ("тоқсан сайын", "recurring"),
    ],
)
def test_a_kazakh_cell(text: str, expected: str) -> None:
    due = kazakh_term_alone(text, BASE)
    assert due is not None
    assert str(due.due or due.kind) == expected
