"""Terms as official texts in Russian write them; the text is of Monday, 12 February 2018."""

from __future__ import annotations

from datetime import date

import pytest

from jetisu360.minutes.common.due import Due
from jetisu360.minutes.ru.dates import russian_term_alone, russian_terms

BASE = date(2018, 2, 12)

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


def meaning(terms: list[Due]) -> str | None:
    return None if not terms else str(terms[0].due or terms[0].kind)


@pytest.mark.parametrize(("text", "expected"), RUSSIAN.items())
def test_a_russian_term(text: str, expected: str | None) -> None:
    assert meaning(russian_terms(text, BASE)) == expected


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
