"""Who is meant: phrases in any case are brought to the nominative."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jetisu360.kazakh import nominative, nominatives
from jetisu360.kazakh.alphabet import LETTERS

ONE = [
    ("қала әкімдігіне", "қала әкімдігі"),
    ("Талдықорған қаласының әкімдігіне", "Талдықорған қаласының әкімдігі"),
    ("облыс әкімінің орынбасары Б.Манзоровқа", "облыс әкімінің орынбасары Б.Манзоров"),
    ("Б. Манзоровқа", "Б. Манзоров"),
    ("«Жетісу құрылыс» ЖШС-на", "«Жетісу құрылыс» ЖШС"),
    ("«Жетісу құрылыс» ЖШС-ның", "«Жетісу құрылыс» ЖШС"),
    ("«Самұрық-Қазына»-ға", "«Самұрық-Қазына»"),
    ("мәдениет, мұрағаттар және құжаттама басқармасына", "мәдениет, мұрағаттар және құжаттама басқармасы"),
    ("мәдениет басқармасына (Б. Асанов)", "мәдениет басқармасы (Б. Асанов)"),
    ("ЕЭА-лардың", "ЕЭА-лар"),
    ("қала әкімі", "қала әкімі"),
    ("құрылыс басқармасына.", "құрылыс басқармасы"),
]


@pytest.mark.parametrize(("phrase", "wanted"), ONE, ids=[one[0] for one in ONE])
def test_one(phrase: str, wanted: str) -> None:
    assert nominative(phrase) == wanted


MANY = [
    ("аудан, қала әкімдеріне", ["аудан әкімдері", "қала әкімдері"]),
    ("әкімдер мен басшыларға", ["әкімдер", "басшылар"]),
    ("қаржы басқармасына және аудан әкімдеріне", ["қаржы басқармасы", "аудан әкімдері"]),
    ("облыстық, қалалық мәслихаттарға", ["облыстық мәслихаттар", "қалалық мәслихаттар"]),
    ("Ескелді, Кербұлақ аудандарының әкімдеріне", ["Ескелді ауданының әкімі", "Кербұлақ ауданының әкімі"]),
    ("білім, денсаулық сақтау басқармаларына", ["білім басқармасы", "денсаулық сақтау басқармасы"]),
    ("мәдениет, мұрағаттар және құжаттама басқармасына", ["мәдениет, мұрағаттар және құжаттама басқармасы"]),
    ("басқарма басшылары, аудандар мен қалалар әкімдеріне",
     ["басқарма басшылары", "аудандар әкімдері", "қалалар әкімдері"]),
    ("Л.Тұрлашовқа, С.Бескемпіровке", ["Л.Тұрлашов", "С.Бескемпіров"]),
    ("", []),
]  # fmt: skip


@pytest.mark.parametrize(("phrase", "wanted"), MANY, ids=[one[0] for one in MANY])
def test_many(phrase: str, wanted: list[str]) -> None:
    assert nominatives(phrase) == wanted


@given(st.text(alphabet=LETTERS + "АҚ-«»(),.„ 019i", max_size=60))
def test_any_phrase_passes_and_what_is_nominative_stays_readable(phrase: str) -> None:
    nominative(phrase)
    assert all(nominatives(phrase))


def test_long_nonsense_passes() -> None:
    for nonsense in (
        "() " * 5000,
        "А. " * 5000,
        "қала, " * 5000,
        "«" * 5000,
        "әкімдеріне " * 5000,
        " " * 9999 + "а",
    ):
        nominative(nonsense)
        nominatives(nonsense)
