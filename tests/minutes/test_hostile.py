"""No text crashes the reading, and none takes more than time in proportion to its length."""

from __future__ import annotations

import time
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from jetisu360.minutes.extract import assignments
from jetisu360.minutes.model.assignment import Assignment
from jetisu360.minutes.read.document import document_of

BASE = date(2024, 2, 12)
# What the rules look for, and the signs that open something and may never close it.
_PIECES = [
    "тапсырды",
    "тапсырылды",
    "жүктелсін",
    "міндеттеді",
    "керек",
    "тиіс",
    "қажеттігін",
    "ескертті",
    "қатаң",
    "баса",
    "назар",
    "аудару",
    "енгізу",
    "мен",
    "және",
    "пен",
    "әкіміне",
    "әкімдеріне",
    "басқармасына",
    "әкімі",
    "басқармасы",
    "аудан",
    "қала",
    "Ақсу",
    "Жетісу",
    "ауданының",
    "дейін",
    "наурызға",
    "15",
    "2024",
    "жылғы",
    "сайын",
    "апта",
    "тоқсанда",
    "мерзімде",
    "нақтылап,",
    "бірлесіп,",
    "енгізуді,",
    "салу,",
    "жөндеу",
    "құрылысы",
    "жуырда",
    "басталатын",
    "аяқталады",
    "деп",
    "күтілуде",
    "енгізілмек",
    "жоспарланып",
    "міндет",
    "–",
    "қатарында",
    "туралы",
    "деді",
    "айтты",
    "Мерзімі:",
    "Жауапты:",
    "ШЕШТІ:",
    "аяқтасын,",
    "ұсынсын.",
    "жіберуді",
    "сұраймыз",
    "поручил",
    "поручено",
    "обеспечить",
    "завершить,",
    "акимам",
    "районов",
    "и",
    "городов",
    "управлению",
    "финансов",
    "до",
    "конца",
    "марта",
    "в",
    "срок",
    "не",
    "позднее",
    "совместно",
    "с",
    "необходимо",
    "должны",
    "возложить",
    "на",
    "контроль",
    "за",
    "Срок:",
    "Отв.:",
    "РЕШИЛИ:",
    "планируется",
    "будет",
    "завершится",
    "прошу",
    "С",
    "уважением",
    "ежемесячно",
    "т.г.",
    "№",
    "(",
    ")",
    "«",
    "»",
    '"',
    "–",
    "-",
    "1)",
    "1.1.",
    "а)",
    "А.Б.",
    "А.",
    ";",
    ":",
    ",",
    ".",
    "?",
    "!",
    "…",
]
PIECE = st.sampled_from([*(f"{one} " for one in _PIECES), *_PIECES, "\n", "\n1) ", "\n- ", "\t", "  "])
TEXT = st.lists(PIECE | st.text(max_size=3), max_size=60).map("".join)


def read(text: str) -> list[Assignment]:
    document = document_of(text)
    found = assignments(document, BASE)
    for one in found:
        assert document.text[one.start : one.end] == one.quote
        assert one.quote.strip()
        assert one.text.strip()
    return found


@settings(max_examples=120, deadline=None)
@given(TEXT)
def test_any_text_passes_and_its_quotes_are_its_own_words(text: str) -> None:
    read(text)


def seconds(text: str) -> float:
    """Of this process, the better of two runs: another program that runs beside it does not count."""
    found = []
    for _ in range(2):
        begin = time.process_time()
        assignments(document_of(text), BASE)
        found.append(time.process_time() - begin)
    return min(found)


@settings(max_examples=8, deadline=None)
@given(st.lists(PIECE, min_size=1, max_size=6).map("".join))
def test_eight_times_the_text_takes_about_eight_times_as_long(unit: str) -> None:
    for joined in ("", "\n"):
        # Sentences that are just not left out for their length, and one endless line.
        text = joined.join([unit * (2400 // len(unit))] * 4)
        once = seconds(text)
        more = seconds(joined.join([text] * 8))
        assert more <= max(0.4, 16 * once), (unit, once, more)


def test_a_word_without_end_takes_time_in_proportion_to_its_length() -> None:
    once, more = (seconds("Oblys ákimi " + "ж" * length) for length in (20_000, 160_000))
    assert more <= max(0.4, 16 * once), (once, more)
