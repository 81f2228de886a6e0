"""Whether two lists name the same people, however each writes their offices."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jetisu360.minutes.common.script import Transliteration, is_of_2018

_JOINTS = frozenset(("және", "мен", "пен", "бен"))
# «осы өңір әкімдері» are «өңір әкімдері»: which of them a text says, the name does not.
_WHICH = frozenset(("осы", "бірқатар", "әрбір"))


# «әкімдері», «әкімі»: offices of several and of one; «әкімдігі» is a body.
_OF_SEVERAL = re.compile(r"(?<=\w{3})(?:[лдт][ае]р)?[ыі]?$")


def stems(names: Sequence[str], *, number: bool = True) -> set[str]:
    """What tells names apart, in Cyrillic; what joins two of them is no part of either. Without `number`
    many and one are the same.
    """
    return {
        (word if number else _OF_SEVERAL.sub("", word.lower(), count=1))[:5].lower()
        for name in names
        for word in re.findall(r"[^\W_]{3,}", _in_cyrillic(name))
        if word.lower() not in _JOINTS | _WHICH
    }


def _in_cyrillic(name: str) -> str:
    """Names are answered in the letters of their text, and annotated in Cyrillic."""
    if re.search(r"[Ѐ-ӿ]", name) or not re.search(r"[a-z]", name, re.IGNORECASE):
        return name
    return Transliteration(name, "2018" if is_of_2018(name) else "2021").text


def same_people(found: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether the same are named: no word wanted is missing, and what is more is a title or a name of the
    same.
    """
    # «А ауданының әкімі», «Б ауданының әкімі» are «А, Б аудандарының әкімдері».
    same = len(found) == len(wanted)
    have, want = stems(found, number=same), stems(wanted, number=same)
    return bool(want) and want <= have and len(have - want) <= 6
