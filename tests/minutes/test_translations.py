"""A document in two languages asks once, and what only one of them asks stays."""

from datetime import date

from jetisu360.minutes.extract import Found, found_in
from jetisu360.minutes.read.document import document_of
from jetisu360.minutes.read.reading import read_bytes

from . import conftest as made

KAZAKH = (
    "1. Құрылыс басқармасы мектептің құрылысын 2024 жылғы 1 қыркүйекке дейін аяқтасын.",
    "2. Білім басқармасы 12 мектепті жаңа оқу жылына дайындасын.",
    "3. Қаржы басқармасы бюджет жобасын әзірлесін.",
)
RUSSIAN = (
    "1. Управлению строительства завершить строительство школы до 1 сентября 2024 года.",
    "2. Управлению образования подготовить 12 школ к новому учебному году.",
    "3. Управлению финансов разработать проект бюджета.",
)
MORE = "4. Управлению культуры провести 3 концерта до 5 мая 2024 года."


def read(*lines: str) -> Found:
    return found_in(document_of("\n".join(lines)), date(2024, 1, 10))


def test_the_second_language_is_named_and_not_proposed_again() -> None:
    found = read("Облыс әкімі ҚАУЛЫ ЕТЕДІ:", *KAZAKH, "Аким области ПОСТАНОВЛЯЕТ:", *RUSSIAN)
    assert [one.language for one in found.assignments] == ["kk"] * 3
    assert [one.why for one in found.unread] == ["translation"] * 3


def test_what_only_one_language_says_stays() -> None:
    found = read("Облыс әкімі ҚАУЛЫ ЕТЕДІ:", *KAZAKH, "Аким области ПОСТАНОВЛЯЕТ:", *RUSSIAN, MORE)
    assert [one.text for one in found.assignments if one.language == "ru"] == ["провести 3 концерта"]


def test_two_columns_of_a_table_are_one_document_in_two_languages() -> None:
    rows = zip(KAZAKH, RUSSIAN, strict=True)
    found = found_in(read_bytes(made.docx(made.table(*rows)), "a.docx"), date(2024, 1, 10))
    assert [one.language for one in found.assignments] == ["kk"] * 3


def test_a_text_that_goes_on_in_the_other_language_asks_for_all_of_it() -> None:
    other = (
        "1. Управлению культуры провести 3 концерта до 5 мая 2024 года.",
        "2. Управлению спорта построить 2 площадки до 7 июня 2024 года.",
        "3. Управлению финансов разработать проект бюджета.",
    )
    found = read("Облыс әкімі ҚАУЛЫ ЕТЕДІ:", *KAZAKH, "Аким области ПОСТАНОВЛЯЕТ:", *other)
    assert len(found.assignments) == 6
    assert not found.unread
