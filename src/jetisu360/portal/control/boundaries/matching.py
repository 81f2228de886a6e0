"""Which boundary of a file is which district: by its names, in whichever language and spelling. A proposal;
a person looks at it before anything is taken.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from jetisu360.kazakh.alphabet import fold

# Below this two names are no longer thought to be one.
ALIKE = 0.72
_KINDS = re.compile(
    r"\b(?:аудан\w*|кала\w{0,2}|район\w*|город\w*|гор|г|district|city|town|rayon|raion|region|audany|qalasy)\b\.?",
)
_ENDINGS = re.compile(r"(?:skiy|skij|skii|sky|skyi|inskiy|ij|iy|y|i)$")
_LATIN = {
    **dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziyklmnoprstufye", strict=True)),
    "ж": "zh",
    "х": "h",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "sh",
    "ю": "yu",
    "я": "ya",
    "ь": "",
    "ъ": "",
}
_ALSO = (("kh", "h"), ("gh", "g"), ("q", "k"), ("j", "zh"), ("w", "v"), ("x", "ks"))


def plain(name: str) -> str:
    """A name without what kind of place it is, in letters in which Kazakh, Russian and English are alike."""
    words = _KINDS.sub(" ", fold(name.lower()) if not name.isascii() else name.lower())
    text = "".join(_LATIN.get(letter, letter) for letter in words)
    for given, meant in _ALSO:
        text = text.replace(given, meant)
    letters = "".join(one for one in text if one.isalpha())
    return _ENDINGS.sub("", letters) or letters


def matched(districts: Mapping[int, Sequence[str]], shapes: Sequence[Sequence[str]]) -> dict[int, int]:
    """District → the place of its boundary. `districts`: names by number; `shapes`: the names of each."""
    of_shapes = [{plain(one) for one in names} - {""} for names in shapes]
    rated = []
    for number, names in districts.items():
        own = {plain(one) for one in names} - {""}
        for place, others in enumerate(of_shapes):
            likeness = max((_alike(one, other) for one in own for other in others), default=0.0)
            if likeness >= ALIKE:
                rated.append((likeness, number, place))
    found: dict[int, int] = {}
    # The surest first; each boundary once.
    for _likeness, number, place in sorted(rated, key=lambda one: (-one[0], one[1], one[2])):
        if number not in found and place not in found.values():
            found[number] = place
    return found


def _alike(one: str, other: str) -> float:
    return 1.0 if one == other else SequenceMatcher(None, one, other, autojunk=False).ratio()
