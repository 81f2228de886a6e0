"""The figures that the lists are held to; `python -m benchmarks.kazakh` prints them and names every miss."""

from pathlib import Path

import pytest

from jetisu360.kazakh import inflect, lookups, stem
from jetisu360.kazakh.lexicon import words
from jetisu360.kazakh.nominal import CASES, Possessive

from . import lists

REAL = Path(__file__).parents[3] / "shared" / "data" / "texts" / "meeting-2018-kk.txt"


@pytest.mark.parametrize("half", lists.HALVES)
def test_nominatives_are_right(half: str) -> None:
    phrases = lists.phrases(half)
    assert len(phrases) >= 250
    assert len({phrase for phrase, _ in phrases}) == len(phrases)
    assert 1 - len(lists.wrong_nominatives(half)) / len(phrases) >= 0.97


@pytest.mark.parametrize("half", lists.HALVES)
def test_forms_of_a_word_are_found_together(half: str) -> None:
    families = lists.families(half)
    assert len(families) >= 30
    assert sum(map(len, families)) >= 300
    assert lists.conflation(half)[2] >= 0.75


def test_the_halves_share_nothing() -> None:
    one, other = ({phrase for phrase, _ in lists.phrases(half)} for half in lists.HALVES)
    assert not one & other
    here, there = ({word for family in lists.families(half) for word in family} for half in lists.HALVES)
    assert not here & there


def test_every_form_of_every_noun_leads_a_browser_to_its_stem() -> None:
    owners: tuple[Possessive | None, ...] = (None, "poss3", "poss1pl")
    nouns = [text for text, word in words().items() if word.kind == "noun" and "-" not in text]
    for at, noun in enumerate(nouns):
        for case in CASES:
            form = inflect(noun, plural=bool(at % 2), possessive=owners[at % 3], case=case)
            assert stem(form) in lookups(form), form


def test_nearly_every_form_of_a_noun_has_the_stem_of_the_noun() -> None:
    owners: tuple[Possessive | None, ...] = (None, "poss3")
    nouns = [text for text, word in words().items() if word.kind == "noun" and "-" not in text]
    forms = [
        (noun, inflect(noun, plural=plural, possessive=possessive, case=case))
        for noun in nouns
        for plural in (False, True)
        for possessive in owners
        for case in CASES
    ]
    astray = [form for noun, form in forms if stem(form) != stem(noun)]
    assert len(astray) < 0.005 * len(forms), astray[:20]


@pytest.mark.real
@pytest.mark.skipif(not REAL.exists(), reason="needs ../shared/data/texts beside the checkout")
def test_the_report_that_all_began_with_comes_back_from_latin_letters() -> None:
    from jetisu360.kazakh import to_cyrillic, to_latin

    text = REAL.read_text("utf-8")
    assert to_cyrillic(to_latin(text)) == text
