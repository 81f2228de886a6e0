"""In which language the texts of somebody else's tour are, where neither the tour nor its keeper says it.

A tour with one language names it nowhere. Kazakh and Russian are told apart by Kazakh's own letters, Latin
ones are English, unless py3langid is sure of another language: then the keeper is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from babel import Locale

from jetisu360.exchange.common.found import FoundTour
from jetisu360.exchange.common.refusals import LanguageUnknown
from jetisu360.language import LANGUAGES, Language

UNKNOWN: Language = "kk"
"""What texts count as until they are looked at."""
KAZAKH = frozenset("әғқңөұүһі")
MOST_LETTERS = 20_000
"""Of all texts together that are looked at: some pages."""
SURE, AMONG_OURS = 0.6, 0.2
"""Probabilities: another language is asked about where it has at least the first, and ours together less
than the second. On titles of tours (November 2026) eight words of Danish have 0.68, a German or Spanish
sentence 0.88 to 1.0; two words of English leave another language at most 0.15, Kazakh in Latin letters 0.59.
"""


def told_language(found: FoundTour) -> FoundTour:
    """The tour with its texts in the language that they seem to be in. One in several languages, or in one
    that its files name, stays as it is.

    Raises:
        LanguageUnknown: it is none of the three.
    """
    spoken = {language for text in _texts(found) for language in text}
    if len(spoken) != 1:
        return found
    (given,) = spoken
    if given != UNKNOWN:
        return found
    guessed = guess(value for text in _texts(found) for value in text.values())
    if guessed is None or guessed == given:
        return found
    for scene in found.scenes:
        scene.entry = _renamed(scene.entry, given, guessed)
    found.values = _renamed(found.values, given, guessed) | {"language": guessed}
    return found


def languages_of(values: Mapping[str, Any], entries: Iterable[Mapping[str, Any]]) -> list[Language]:
    """The languages that there are texts in, Kazakh first."""
    spoken = {language for part in (values, *entries) for text in _in(part) for language in text}
    return [language for language in LANGUAGES if language in spoken]


def guess(texts: Iterable[str]) -> Language | None:
    """The language of the texts; None where there are no letters.

    Raises:
        LanguageUnknown
    """
    text = " ".join(_some(texts))
    letters = [letter for letter in text.lower() if letter.isalpha()]
    if not letters:
        return None
    cyrillic = sum("\u0400" <= letter <= "\u052f" for letter in letters)
    latin = sum(letter < "\u0250" or "\u1e00" <= letter <= "\u1eff" for letter in letters)
    ranked = _identifier().rank(text)
    name, probability = ranked[0]
    ours = sum(float(value) for one, value in ranked if one in LANGUAGES)
    if 2 * (cyrillic + latin) < len(letters) or (float(probability) >= SURE and ours < AMONG_OURS):
        raise LanguageUnknown(name=_named(name))
    if latin > cyrillic:
        return "en"
    return "kk" if KAZAKH & set(letters) else "ru"


def _some(texts: Iterable[str]) -> Iterator[str]:
    left = MOST_LETTERS
    for text in texts:
        yield text[:left]
        left -= len(text)
        if left <= 0:
            return


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _named(code: str) -> dict[str, str]:
    """What a language is called in each of ours."""
    return {language: Locale(language).languages.get(code, code) for language in LANGUAGES}


def _texts(found: FoundTour) -> Iterator[Mapping[str, str]]:
    for part in (found.values, *(scene.entry for scene in found.scenes)):
        yield from _in(part)


def _in(value: Any) -> Iterator[Mapping[str, str]]:
    """The texts inside of a table: tables whose keys are languages."""
    if isinstance(value, Mapping):
        if _is_text(value):
            yield value
        else:
            for item in value.values():
                yield from _in(item)
    elif isinstance(value, list):
        for item in value:
            yield from _in(item)


def _renamed(value: Any, old: str, new: str) -> Any:
    if isinstance(value, Mapping):
        if _is_text(value):
            return {new if key == old else key: text for key, text in value.items()}
        return {key: _renamed(one, old, new) for key, one in value.items()}
    return [_renamed(item, old, new) for item in value] if isinstance(value, list) else value


def _is_text(value: Mapping[str, Any]) -> bool:
    return (
        bool(value)
        and value.keys() <= set(LANGUAGES)
        and all(isinstance(item, str) for item in value.values())
    )
