"""The list of headings: each is found however it is written, and the documents show it as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scripts import table_headings

from jetisu360.exchange.tables.vocabulary import entries, meaning_of, words
from jetisu360.language import Language

HEADINGS = [
    (entry.key, heading)
    for entry in entries()
    for headings in entry.headings.values()
    for heading in headings
]


def test_every_heading_means_its_key_and_no_other() -> None:
    wrong = [
        (heading, key, found)
        for key, heading in HEADINGS
        if (found := meaning_of(heading)) is None or found.key != key
    ]
    assert wrong == []


@given(
    st.sampled_from(HEADINGS),
    st.sampled_from([str.upper, str.lower, str.title]),
    st.sampled_from([" ", "  ", "_", "-", " - "]),
)
def test_case_and_joints_count_for_nothing(heading: tuple[str, str], case: type, joint: str) -> None:
    key, text = heading
    if any(one.isupper() for one in text[1:]) and " " not in text:
        return  # a name whose words only its capitals part
    found = meaning_of(joint.join(case(text).split()))
    assert found is not None, text
    assert found.key == key


@pytest.mark.parametrize(
    ("heading", "key", "language"),
    [
        ("Название (каз)", "title", "kk"),
        ("Наименование на русском языке", "title", "ru"),
        ("Атауы (орысша)", "title", "ru"),
        ("Атауы ағылшын тілінде", "title", "en"),
        ("Title [kk]", "title", "kk"),
        ("title.ru", "title", "ru"),
        ("TITLE EN", "title", "en"),
        ("kk_description", "description", "kk"),
        ("Описание KZ", "description", "kk"),
        ("dc.title[ru]", "title", "ru"),
        ("Тугендеу номири", "inventory_number", None),
        ("Материалы, техникасы (рус.)", "material", "ru"),
        ("№ инв.", "inventory_number", None),
        ("Кезеңі / Период", "date", None),
        ("objectTitle[1]", "title", None),
    ],
)
def test_headings_as_people_write_them(heading: str, key: str, language: Language | None) -> None:
    found = meaning_of(heading)
    assert found is not None
    assert (found.key, found.language) == (key, language)


@pytest.mark.parametrize("heading", ["title@de", "Колонка 3", "page_seen", "", "???", "x" * 1000, "Қосымша"])
def test_what_is_no_heading(heading: str) -> None:
    assert meaning_of(heading) is None


def test_words_are_bounded() -> None:
    assert len("".join(words("а" * 1_000_000))) <= 300


def test_the_document_shows_the_list() -> None:
    page = table_headings.PAGE.read_text("utf-8")
    assert table_headings.renewed(page) == page, "make docs"
