"""A sentence as the rules read it, and the way back to where its words stand: Latin script in Cyrillic, and
wide gaps narrow, because a rule that allows blanks in several places tries every way to share them out.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from jetisu360.kazakh.latin import to_cyrillic, to_latin

_GAP = re.compile(r"(?<=\s\s)\s++")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
# Letters of the alphabets before 2021, as sites still write them.
_OLDER = str.maketrans({"ǧ": "ğ", "Ǧ": "Ğ", "ŋ": "ñ", "Ŋ": "Ñ", "á": "ä", "Á": "Ä", "ǵ": "ğ", "ó": "ö", "ú": "ü", "ń": "ñ"})  # fmt: skip  # noqa: E501


class Transliteration:
    """`text`: what the rules read. Word by word, so that every place leads back to one in the original."""

    def __init__(self, original: str, *, latin: bool) -> None:
        self.original = original
        self._latin = latin
        self._here: list[int] = [0]
        self._there: list[int] = [0]
        parts: list[str] = []
        length = at = 0
        if not latin:
            for gap in _GAP.finditer(original):
                parts.append(original[at : gap.start()])
                length += gap.start() - at
                at = gap.end()
                self._here.append(length)
                self._there.append(at)
            parts.append(original[at:])
            self.text = "".join(parts)
            return
        for match in _WORD.finditer(original):
            for part, cyrillic in (
                (original[at : match.start()], ""),
                (match[0], to_cyrillic(match[0].translate(_OLDER))),
            ):
                shown = cyrillic or _GAP.sub("", part)
                self._here.append(length)
                self._there.append(at if part is not match[0] else match.start())
                parts.append(shown)
                length += len(shown)
            at = match.end()
            self._here.append(length)
            self._there.append(at)
        parts.append(_GAP.sub("", original[at:]))
        self.text = "".join(parts)

    def back(self, position: int) -> int:
        """The place in the original of a place in `text`."""
        index = bisect_right(self._here, position) - 1
        return min(self._there[index] + position - self._here[index], len(self.original))

    def written(self, text: str) -> str:
        """Words that the rules made, in the script of the original."""
        return to_latin(text) if self._latin else text
