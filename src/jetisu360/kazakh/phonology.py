"""What decides the shape of a suffix: whether a word is hard or soft, and on what sound it ends.

Rules: the orthography of 1983 (and its revisions) as school grammars give it; exceptions are flags in the
lexicon.
"""

from __future__ import annotations

from typing import Literal

from jetisu360.kazakh.alphabet import VOWELS

Harmony = Literal["b", "f"]
"""Back (hard: қала-ға) or front (soft: өңір-ге)."""

BACK: Harmony = "b"
FRONT: Harmony = "f"

Final = Literal["V", "R", "L", "N", "Z", "T"]
"""The last sound: a vowel; й р у и; л; м н ң; з ж; other (voiceless, and borrowed б в г д, which act so)."""

FINALS: tuple[Final, ...] = ("V", "R", "L", "N", "Z", "T")

_HARD = frozenset("аоұыяё")
_SOFT = frozenset("әеөүіэ")
_NATIVE_HARD = frozenset("қғұы")
_FINAL: dict[str, Final] = {
    **dict.fromkeys("аәеёоөыіұүэя", "V"),
    **dict.fromkeys("уиюйр", "R"),
    "л": "L",
    **dict.fromkeys("мнң", "N"),
    **dict.fromkeys("зж", "Z"),
}
_SOFT_ENDS = ("ь", "кт", "нк", "рк", "ск", "лк")
_TO_SOFT = str.maketrans("аықғ", "еікг")
_VOICED = {"к": "г", "қ": "ғ", "п": "б"}
_VOICELESS = {"г": "к", "ғ": "қ", "б": "п"}


def final(word: str) -> Final:
    """The last sound of a word in small letters; ь and ъ are no sounds."""
    last = word[-1:]
    if last in ("ь", "ъ"):
        last = word[-2:-1]
    return _FINAL.get(last, "T")


def harmony(word: str) -> Harmony:
    """Whether suffixes to a word in small letters are hard or soft: its last vowel decides.

    и and у are neither. At the end of a word the vowel before decides (оқу-ға, келу-ге, ресми-ге); inside a
    last syllable и is soft (режим-ге, тариф-ке) unless қ ғ ұ ы show the word to be hard, and у is hard
    (клуб-қа). A word on ь is soft (отель-ге), and so are borrowed ones on кт, нк, рк, ск (факті, банкі,
    паркке).
    """
    if word.endswith(_SOFT_ENDS):
        return FRONT
    for at in range(len(word) - 1, -1, -1):
        letter = word[at]
        if letter in _HARD:
            return BACK
        if letter in _SOFT:
            return FRONT
        if at == len(word) - 1 or (at and word[at - 1] in VOWELS):
            continue
        if letter == "и":
            return FRONT if _NATIVE_HARD.isdisjoint(word) and "х" not in word[at:] else BACK
        if letter in "ую":
            return BACK if not (set(word[:at]) & frozenset("әөүі")) else FRONT
    return BACK if word[-1:] in "ую" else FRONT


def soften(suffix: str) -> str:
    """The soft twin of a hard suffix: лар → лер, ғы → гі."""
    return suffix.translate(_TO_SOFT)


def voiced(stem: str) -> str:
    """к қ п at the end become г ғ б before a vowel: кітап → кітаб(ы)."""
    last = stem[-1:]
    return stem[:-1] + _VOICED[last] if last in _VOICED else stem


def unvoiced(stem: str) -> str:
    """The way back: кітаб → кітап."""
    last = stem[-1:]
    return stem[:-1] + _VOICELESS[last] if last in _VOICELESS else stem
