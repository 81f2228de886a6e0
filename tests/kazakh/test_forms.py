"""Words are put together as the grammar says, and taken apart again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jetisu360.kazakh import analyse, inflect
from jetisu360.kazakh.alphabet import LETTERS
from jetisu360.kazakh.lexicon import words
from jetisu360.kazakh.nominal import CASES, POSSESSIVES, Case, Possessive

FORMS: list[tuple[str, bool, Possessive | None, Case, str]] = [
    ("қала", False, None, "genitive", "қаланың"),
    ("қала", False, None, "accusative", "қаланы"),
    ("ауыл", False, None, "genitive", "ауылдың"),
    ("ауыл", True, None, "nominative", "ауылдар"),
    ("ауыл", False, None, "instrumental", "ауылмен"),
    ("әкім", False, None, "ablative", "әкімнен"),
    ("әкім", True, "poss3", "dative", "әкімдеріне"),
    ("қыз", False, None, "instrumental", "қызбен"),
    ("мектеп", False, None, "dative", "мектепке"),
    ("мектеп", False, "poss3", "nominative", "мектебі"),
    ("мектеп", False, None, "instrumental", "мектеппен"),
    ("жүрек", True, "poss1pl", "ablative", "жүректерімізден"),
    ("орын", False, "poss3", "locative", "орнында"),
    ("халық", False, "poss3", "accusative", "халқын"),
    ("ауыз", False, "poss3", "locative", "аузында"),
    ("кітап", False, "poss1", "dative", "кітабыма"),
    ("жол", False, "poss2polite", "genitive", "жолыңыздың"),
    ("музей", False, "poss3", "genitive", "музейінің"),
    ("тау", False, "poss3", "nominative", "тауы"),
    ("тау", False, None, "accusative", "тауды"),
    ("банк", False, "poss3", "nominative", "банкі"),
    ("парк", False, None, "dative", "паркке"),
    ("процесс", False, "poss3", "genitive", "процесінің"),
    ("процесс", False, None, "locative", "процесте"),
    ("турист", True, None, "dative", "туристерге"),
    ("отель", False, "poss3", "ablative", "отелінен"),
    ("комиссия", False, "poss3", "dative", "комиссиясына"),
    ("архив", False, None, "ablative", "архивтен"),
    ("тариф", True, None, "accusative", "тарифтерді"),
    ("педагог", True, None, "dative", "педагогтарға"),
    ("2018", False, None, "dative", "2018-ге"),
    ("2020", False, None, "locative", "2020-да"),
    ("20", False, "poss3", "dative", "20-сына"),
    ("1000", False, None, "dative", "1000-ға"),
    ("ЖШС", False, None, "genitive", "ЖШС-тің"),
    ("ЕЭА", True, None, "genitive", "ЕЭА-лардың"),
    ("облыс әкімі", False, None, "dative", "облыс әкіміне"),
    ("Алматы", False, None, "dative", "Алматыға"),
    ("Талдықорған", False, None, "locative", "Талдықорғанда"),
]


@pytest.mark.parametrize(
    ("stem", "plural", "possessive", "case", "form"), FORMS, ids=[one[-1] for one in FORMS]
)
def test_forms(stem: str, plural: bool, possessive: Possessive | None, case: Case, form: str) -> None:
    assert inflect(stem, plural=plural, possessive=possessive, case=case) == form


def test_nothing_cannot_be_inflected() -> None:
    with pytest.raises(ValueError, match="no stem"):
        inflect(" ")


NOUNS = sorted(
    text for text, word in words().items() if word.kind == "noun" and "-" not in text and len(text) > 3
)


@given(
    st.sampled_from(NOUNS),
    st.booleans(),
    st.sampled_from([None, *POSSESSIVES]),
    st.sampled_from(CASES),
)
def test_what_was_put_together_is_taken_apart(
    stem: str, plural: bool, possessive: Possessive | None, case: Case
) -> None:
    form = inflect(stem, plural=plural, possessive=possessive, case=case)
    wanted = (*(["plural"] if plural else []), *([possessive] if possessive else []))
    wanted += (case,) if case != "nominative" else ()
    assert (stem, wanted) in [(one.stem, one.tags) for one in analyse(form)], form


VERBS = [
    ("тапсырды", "тапсыр", ("past", "p3")),
    ("тапсырылды", "тапсыр", ("passive", "past", "p3")),
    ("ескертілді", "ескерт", ("passive", "past", "p3")),
    ("міндеттеді", "міндетте", ("past", "p3")),
    ("орындауды", "орында", ("verbal_noun", "accusative")),
    ("орындалуын", "орында", ("passive", "verbal_noun", "poss3", "accusative")),
    ("бәсеңдетпеу", "бәсеңдет", ("negative", "verbal_noun")),
    ("енгізілмек", "енгіз", ("passive", "intention")),
    ("тапсырғанын", "тапсыр", ("perfect", "poss3", "accusative")),
    ("жүргізетін", "жүргіз", ("habitual",)),
    ("оқиды", "оқы", ("present", "p3")),
    ("орындасын", "орында", ("optative", "p3")),
    ("салынып", "сал", ("passive", "gerund")),
    ("қамтылған", "қамт", ("passive", "perfect")),
    ("бақыланады", "бақыла", ("passive", "present", "p3")),
    ("істесе", "істе", ("conditional", "p3")),
    ("шығатын", "шық", ("habitual",)),
]


@pytest.mark.parametrize(("form", "root", "tags"), VERBS, ids=[one[0] for one in VERBS])
def test_verbs_of_official_texts(form: str, root: str, tags: tuple[str, ...]) -> None:
    assert (root, tags) in [(one.stem, one.tags) for one in analyse(form)][:3]


def test_a_verb_is_named_as_dictionaries_do() -> None:
    assert [analyse(form)[0].lemma for form in ("тапсырды", "оқиды", "қалаға")] == ["тапсыру", "оқу", "қала"]


def test_words_that_only_look_like_forms_stay_whole() -> None:
    for word in (
        "басқа",
        "ата",
        "қалам",
        "көлік",
        "Алматы",
        "Молалы",
        "Қызылорда",
        "Көкпекті",
        "Павлодар",
        "халық",
    ):
        best = analyse(word)[0]
        assert (best.stem, best.tags) == (word.lower(), ()), word


@given(st.text(alphabet=LETTERS + LETTERS.upper() + "-«».0123456789 i", max_size=80))
def test_any_word_has_an_analysis(word: str) -> None:
    readings = analyse(word)
    assert bool(readings) == bool(word.strip())
    for one in readings:
        assert one.base
        assert one.stem or one.kind == "other"


def test_long_nonsense_takes_no_time() -> None:
    assert analyse("ларының" * 50_000)[0].kind == "other"
    assert analyse("қалаларымыздағылардан")[0].stem == "қала"
