"""The last word of a Kazakh name: which kind of office, body or people it says, and in which case."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from jetisu360.kazakh.analysis import Analysis
from jetisu360.minutes.common.letters import KAZAKH_CAPITALS
from jetisu360.minutes.common.wordlists import sections
from jetisu360.minutes.kk.words import VERBAL, Case, case_of, readings

Kind = Literal["office", "body", "people", "compound", "abbreviation", "person"]

_KINDS: tuple[Kind, ...] = ("office", "body", "people", "compound")


@dataclass(frozen=True, slots=True)
class Head:
    kind: Kind
    case: Case
    complete: bool
    """Whether it can stand for somebody: «әкімі», «әкімдер», «Үкімет», rather than the «әкімдік» of a
    building.
    """
    plural: bool


_CAPITALS = re.compile(rf"[{KAZAKH_CAPITALS}]{{2,6}}")


def _is_body_by_form(reading: Analysis) -> bool:
    """«ДСМ-ге», «ҚТЖ-ға»: letters that somebody is asked in; not those of things («ЖЭО-ға»)."""
    asked = reading.kind == "abbreviation" and reading.case in ("dative", "instrumental")
    return (
        asked
        and _CAPITALS.fullmatch(reading.stem) is not None
        and reading.stem not in sections("kk", "heads.txt")["thing"]
    )


@lru_cache(maxsize=1 << 14)
def head_of(word: str) -> Head | None:
    """What a word is as the last word of somebody's name, or None."""
    low = word.lower()
    kinds = sections("kk", "heads.txt")
    for reading in readings(word):
        stem = reading.stem.lower()
        kind: Kind | None = next((k for k in _KINDS if stem in kinds[k]), None)
        known = reading.stem.upper() in kinds["abbreviation"]
        if kind is None and word[0].isupper() and (known or _is_body_by_form(reading)):
            kind = "abbreviation"
        if kind is None or (set(reading.tags) & VERBAL):
            continue
        possessed = reading.possessive == "poss3"
        case = case_of(reading)
        complete = (
            possessed
            or reading.plural
            or kind in ("abbreviation", "office")
            or word[0].isupper()
            or case in ("dative", "ablative")
        )
        if kind == "people" and not (reading.plural or low.startswith(("жауаптылар", "басшылар"))):
            continue
        return Head(kind, case, complete, reading.plural)
    return None
