"""Verbal nouns in -у, the form in which Kazakh names a task: «аяқтау», «аяқтауды», «аяқтауы», «аяқтауға»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from jetisu360.minutes.kk.words import readings

Form = Literal["bare", "accusative", "possessive", "possessive-accusative", "dative", "genitive", "other"]

_END = re.compile(
    r"(?P<stem>.{2,}?[ую])(?P<suffix>|ды|ді|ның|нің|дың|дің|ға|ге|да|де|дан|ден|мен|ы|і|ын|ін|ына|іне|ының|інің|ында|інде"
    r"|ымыз|іміз|ыңыз|іңіз|ыңыздар|іңіздер|ларың?ыз(?:дар)?|лерің?із(?:дер)?"
    r"|(?:лар)?ыңызды|(?:лер)?іңізді|лары|лері|ларын|лерін|ымызды|імізді|ымызға|імізге)$"
)
_FORMS: dict[str, Form] = {
    "": "bare", "ды": "accusative", "ді": "accusative", "ға": "dative", "ге": "dative", "ның": "genitive", "нің": "genitive",  # noqa: E501
    "дың": "genitive", "дің": "genitive", "ын": "possessive-accusative", "ін": "possessive-accusative",
    "ларын": "possessive-accusative", "лерін": "possessive-accusative", "ымызды": "possessive-accusative",
    "ыңызды": "possessive-accusative", "іңізді": "possessive-accusative",
    "ларыңызды": "possessive-accusative", "леріңізді": "possessive-accusative",
    "імізді": "possessive-accusative", "да": "other", "де": "other", "дан": "other", "ден": "other", "мен": "other",  # noqa: E501
    "ына": "dative", "іне": "dative", "ымызға": "dative", "імізге": "dative", "ында": "other", "інде": "other",  # noqa: E501
    "ының": "genitive", "інің": "genitive",
}  # fmt: skip
_SHORTEST_UNKNOWN = 4
"""Letters of the verbal noun of a verb that the lexicon lacks; shorter words in -у are nouns."""
_NO_VERB = frozenset(
    (
        "су",
        "бу",
        "ту",
        "тау",
        "бау",
        "дау",
        "жау",
        "сау",
        "ау",
        "ауру",
        "сұлу",
        "ару",
        "тату",
        "бұрау",
        "қырау",
        "кеу",
        "апару",
        "таяу",
    )
)


@dataclass(frozen=True, slots=True)
class VerbalNoun:
    """`base` is the word with nothing after its -у; `passive`: the doing has no doer («жасалуы керек»)."""

    form: Form
    base: str
    passive: bool


@lru_cache(maxsize=1 << 14)
def verbal_noun(word: str) -> VerbalNoun | None:
    """The verbal noun that a word is, or None. Nouns that only look like one (су, тау, ауру) are none."""
    low = word.lower()
    match = _END.fullmatch(low)
    if match is None or match["stem"] in _NO_VERB:
        return None
    found = [reading for reading in readings(word) if "verbal_noun" in reading.tags]
    if not found and not match["suffix"].endswith(("мыз", "міз")):
        top = readings(word)[0] if readings(word) else None
        # A verb that the lexicon lacks looks like an unknown noun; one that it knows as a noun is a noun.
        if (
            top is None
            or (top.known and not top.stem.endswith(("у", "ю")))
            or (len(match["stem"]) < _SHORTEST_UNKNOWN and match["stem"] not in ("жою", "қою", "сою"))
        ):
            return None
        if word[0].isupper() and match["suffix"]:
            return None
    passive = any("passive" in reading.tags for reading in found[:1])
    return VerbalNoun(_FORMS.get(match["suffix"], "possessive"), word[: len(match["stem"])], passive)
