"""Names in lists stand where a reader of that language looks for them."""

import pytest

from jetisu360.publish.pages.order import first_letter, in_order
from jetisu360.publish.pages.readings import LATIN, READINGS, reading


def order(names: list[str], code: str) -> list[str]:
    return in_order(names, str, next(one for one in READINGS if one.code == code))


def test_kazakh_letters_stand_in_their_own_places() -> None:
    names = [
        "Қыш құмыра",
        "Ұршық",
        "Үзеңгі",
        "Ағаш",
        "Әшекей",
        "Балбал",
        "Қобыз",
        "Домбыра",
        "Іңкәр",
        "Кебеже",
    ]
    assert order(names, "kk") == [
        *("Ағаш", "Әшекей", "Балбал", "Домбыра", "Кебеже", "Қобыз", "Қыш құмыра", "Ұршық", "Үзеңгі", "Іңкәр")
    ]


def test_quotation_marks_do_not_count_and_numbers_count_as_numbers() -> None:
    assert order(["«Көктем»", "Киіз үй", "10-зал", "2-зал"], "kk") == [
        "2-зал",
        "10-зал",
        "Киіз үй",
        "«Көктем»",
    ]


def test_what_fell_back_stands_at_the_end() -> None:
    assert order(["Қобыз", "yurt", "Émail", "dombra"], "en") == ["dombra", "Émail", "yurt", "Қобыз"]
    assert order(["Zippo", "Ёлка", "Ель", "Юрта"], "ru") == ["Ель", "Ёлка", "Юрта", "Zippo"]
    assert order(["", "Я"], "kk") == ["Я", ""]


def test_latin_letters_have_an_order_of_their_own() -> None:
    """Ш comes after Т, but Ş comes before it."""
    names = ["Шаңырақ", "Қобыз", "Тұскиіз", "Жетіген", "Балбал"]
    assert order(names, "kk-Latn") == ["Балбал", "Жетіген", "Қобыз", "Шаңырақ", "Тұскиіз"]
    assert order(names, "kk") == ["Балбал", "Жетіген", "Қобыз", "Тұскиіз", "Шаңырақ"]


@pytest.mark.parametrize(
    ("name", "code", "letter"),
    [
        ("«Әшекей»", "kk", "Ә"),
        ("әшекей", "kk-Latn", "Ä"),
        ("émail", "en", "E"),
        ("12 тас", "kk", "#"),
        ("…", "ru", "#"),
    ],
)
def test_the_letter_that_a_name_stands_under(name: str, code: str, letter: str) -> None:
    assert first_letter(name, LATIN if code == "kk-Latn" else reading(code)) == letter  # type: ignore[arg-type]
