"""Kazakh in Arabic script (tóte jazý), as it is written abroad, read into Cyrillic.

The script has a letter for each sound, but one for a hard vowel and its soft twin: a sign before the word
(ء) or a
letter of soft words (ك, گ, ە) says that they are soft. Borrowed words mix both, so the lexicon chooses
among what is
possible.
"""

from __future__ import annotations

import re
from functools import lru_cache

from jetisu360.kazakh.analysis import analyse

ARABIC_WORD = re.compile(r"[\u0621-\u06d5]+")
_CONSONANTS = dict(
    zip("بپتجچحدرزسشعفقكکگڭلمنھۆھ", "бптжчхдрзсшғфқккгңлмнһвһ", strict=True),
)
_HARD = {"ا": "а", "و": "о", "ۇ": "ұ", "ى": "ы", "ە": "е", "ه": "е", "ۋ": "у"}
_SOFT = {"ا": "ә", "و": "ө", "ۇ": "ү", "ى": "і", "ە": "е", "ه": "е", "ۋ": "у"}
_JOINED = {"أ": "ءا", "ٶ": "ءو", "ٷ": "ءۇ", "ٸ": "ءى", "ي": "ي", "ی": "ي"}
_VOWELS = frozenset("аәеоөұүыіу")
_IS_SOFT = re.compile("[ءكکگەه]")
_SIGNS = str.maketrans("،؛؟", ",;?")


def to_cyrillic(word: str) -> str:
    """One word; letters of other languages stay."""
    return _to_cyrillic(word)


def signs(text: str) -> str:
    """Commas, semicolons and question marks as European scripts have them, letter for letter."""
    return text.translate(_SIGNS)


@lru_cache(maxsize=1 << 14)
def _to_cyrillic(word: str) -> str:
    word = "".join(_JOINED.get(letter, letter) for letter in word)
    soft = _IS_SOFT.search(word) is not None
    letters = word.replace("ء", "")
    back = max(letters.rfind("ق"), letters.rfind("ع")) + 1
    ways = [len(letters) * (not soft)]
    if soft:
        # Hard up to the last ق or ع («قىزمەت»), then soft; or hard throughout («كوميسسيا»).
        ways = [back + 1, 0, len(letters)] if back else [0, len(letters)]
    read = [_read(letters, hard) for hard in dict.fromkeys(ways)]
    if len(read) == 1:
        return read[0]
    return next((one for one in read if any(reading.known for reading in analyse(one)[:1])), read[0])


def _read(letters: str, hard: int) -> str:
    """The word whose first `hard` letters are hard."""
    out: list[str] = []
    for at, letter in enumerate(letters):
        if letter == "ي":
            following = letters[at + 1 : at + 2]
            if following in ("ا", "ۋ") and out:
                # «كوميسسيا» is -ия: и, and the я of what follows.
                out.append("и" if out[-1] not in _VOWELS else "й")
            else:
                out.append("й" if out and out[-1] in _VOWELS else "и")
            continue
        out.append(_CONSONANTS.get(letter) or (_HARD if at < hard else _SOFT).get(letter, letter))
    return (
        "".join(out)
        .replace("йа", "я")
        .replace("йә", "я")
        .replace("иа", "ия")
        .replace("иә", "ия")
        .replace("йу", "ю")
    )
