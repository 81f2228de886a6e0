"""Kazakh words, as the analyser of `kazakh` reads them."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from jetisu360.kazakh.analysis import Analysis, analyse

Case = Literal["nominative", "dative", "accusative", "instrumental", "genitive", "ablative", "other"]


VERBAL = frozenset(
    ("past", "present", "perfect", "gerund", "converb", "habitual", "conditional", "optative", "imperative")
)
_CASES: dict[str, Case] = {
    "nominative": "nominative",
    "dative": "dative",
    "accusative": "accusative",
    "instrumental": "instrumental",
    "genitive": "genitive",
    "ablative": "ablative",
}


@lru_cache(maxsize=1 << 14)
def readings(word: str) -> tuple[Analysis, ...]:
    return tuple(analyse(word)[:4])


def case_of(reading: Analysis) -> Case:
    """The case of a reading, as names need it."""
    if "that" in reading.tags:
        return "other"
    return _CASES.get(reading.case, "other")
