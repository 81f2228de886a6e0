"""What a visitor types finds what the museum wrote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jetisu360.kazakh import fold, search_terms, stem, suffix_table, to_latin
from jetisu360.kazakh.alphabet import LETTERS


@pytest.mark.parametrize(
    "forms",
    [
        "мұражай мұражайдың муражайдын мұражайларынан Мұражайымыздағы мұражаймен мұражайларға",
        "музей музейі музейінде музейлердің музейінікі",
        "кітап кітабы кітаптар кітабының кітаптан",
        "халық халқы халқымыздың халықтар",
        "орын орны орнында орындар",
        "облыс облыстық облысының облыстар",
        "орындау орындалды орындауға орындаған орындасын орындалуын",
        "кимешек кимешегі кимешектің",
        "Баталов Баталовқа Баталовтың",
    ],
)
def test_one_word_in_many_forms_is_one_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


def test_words_that_only_look_alike_are_not_mixed_up() -> None:
    for pair in ("қала қалам", "бас басқа", "ат ата", "көл көлік", "жол жолдас", "бала балық"):
        one, other = pair.split()
        assert stem(one) != stem(other)


@given(st.text(alphabet=LETTERS + LETTERS.upper() + "-"))
def test_a_russian_keyboard_gives_the_same_stem(word: str) -> None:
    assert stem(word) == stem(fold(word))


@given(st.text())
def test_any_text_passes(text: str) -> None:
    search_terms(text)


def test_terms_of_a_kazakh_text() -> None:
    assert search_terms("Мұражайдың жәдігерлері мен қорық-музейлер, 2018-ге дейін") == [
        "муражай", "жадигер", "мен", "корык", "музей", "2018", "дейин",
    ]  # fmt: skip


def test_russian_words_stay_whole() -> None:
    text = "Картины художников в музее Алматинской области, история и культура"
    assert search_terms(text) == fold(text).replace(",", "").split()
    for word in ("картины", "характер", "театров", "министерство", "гражданин"):
        assert search_terms(word) == [word]


def test_one_word_without_letters_of_its_own_is_kazakh_when_the_lexicon_explains_it() -> None:
    assert search_terms("муражайдын") == ["муражай"]
    assert search_terms("домбыралар") == ["домбыра"]


def test_latin_script_gives_the_same_terms() -> None:
    text = "Мұражайдың қолжазбалары қазақтың тарихын айтады"
    assert search_terms(to_latin(text)) == search_terms(text)


def test_the_table_for_browsers_is_folded_and_small() -> None:
    table = suffix_table()
    assert {"дын", "лар", "ларынан", "сы", "дагы", "ымыздын"} <= set(table)
    assert all(fold(text) == text for text in table)
    assert len(table) < 1000
