"""Order and folding: what a reader looks for is where he looks for it."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from jetisu360.kazakh.alphabet import LETTERS, OWN, fold, repair, sort_key

TEXT = st.text(
    alphabet=st.one_of(
        st.sampled_from(LETTERS + LETTERS.upper() + "İIıäŋ 0129-«»\u0306\u00ad"), st.characters()
    )
)


def test_the_alphabet_is_in_its_own_order() -> None:
    assert len(LETTERS) == 42
    assert sorted(set(LETTERS), key=sort_key) == list(LETTERS)
    assert set(LETTERS) >= OWN


def test_words_stand_in_kazakh_order() -> None:
    words = "ағаш әже әр гүл ғылым қала қалам қар нан наурыз ңой он өзен ту тұз түн ұл үй хан һәм ыдыс ілім"
    assert sorted(set(words.split()), key=sort_key) == words.split()


def test_names_with_numbers_signs_and_other_scripts() -> None:
    wanted = ["1-зал", "2-зал", "10-зал", "Ақ сарай", "«Ақ үй»", "Ақсарай", "ақсу", "Ақсу", "Әулиеата",
              "Ёлка", "Жаркент", "Abay", "Äzim", "Zoo", "Δ", "漢"]  # fmt: skip
    assert sorted(set(wanted), key=sort_key) == wanted


def test_quotes_do_not_move_a_name() -> None:
    assert sort_key("«Алтын адам»")[0] == sort_key("Алтын адам")[0]


@given(TEXT, TEXT)
def test_different_texts_never_have_the_same_key(one: str, other: str) -> None:
    same = unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)
    assert (sort_key(one) == sort_key(other)) == same


def test_a_russian_keyboard_finds_kazakh() -> None:
    for kazakh, typed in [
        ("Мұражай", "муражай"),
        ("ҒЫЛЫМ", "гылым"),
        ("Қаңтар", "кантар"),
        ("Өңір", "онир"),
        ("Үй", "уй"),
        ("Һәм", "хам"),
        ("Іле", "Иле"),
        ("ёлка", "елка"),
        ("Кафе́", "кафе"),
        ("café", "cafe"),
        ("Şymbūlaq", "Symbulaq"),
    ]:
        assert fold(kazakh) == fold(typed)


def test_short_i_stays_however_it_is_written() -> None:
    assert fold("тай") == fold(unicodedata.normalize("NFD", "тай")) == "тай"
    assert fold("тай") != fold("таи")
    assert fold(unicodedata.normalize("NFD", "Ёлка")) == "елка"


def test_invisible_marks_do_not_hide_a_word() -> None:
    assert fold("му\u00adра\u200bжай\ufeff".replace("\u200b", "\u200d")) == "муражай"


@given(TEXT)
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_latin_look_alikes_are_repaired_in_place() -> None:
    assert repair("тiл мен дiн, əкім, аһа hәм") == "тіл мен дін, әкім, аһа һәм"
    for stays in ("GPS", "Wi-Fi", "iPhone", "COVID", "Қазақстан", "Windows-та"):
        assert repair(stays) == stays


@given(TEXT)
def test_repair_keeps_every_offset(text: str) -> None:
    assert len(repair(text)) == len(text)
