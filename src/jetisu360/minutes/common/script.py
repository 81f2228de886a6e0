"""A sentence as the rules read it, and the way back to where its words stand: Latin and Arabic script in
Cyrillic,
and wide gaps narrow, because a rule that allows blanks in several places tries every way to share them out.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from typing import Literal

from jetisu360.kazakh.latin import to_cyrillic, to_latin
from jetisu360.minutes.common import arabic

Script = Literal["", "2021", "2018", "arabic"]
"""Cyrillic; Latin as of 2021; Latin of 2018 and 2019 (á ǵ ı ń ó ú ý sh ch); Arabic."""

_GAP = re.compile(r"(?<=\s\s)\s++")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
# With accents apart from their letters, and soft hyphens.
_MARKED_WORD = re.compile(
    r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u00ad])*(?:[-’'][^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u00ad])*)*"
)
# Letters of other drafts, as sites still write them.
_OLDER = str.maketrans({"ǧ": "ğ", "Ǧ": "Ğ", "ŋ": "ñ", "Ŋ": "Ñ", "á": "ä", "Á": "Ä", "ǵ": "ğ", "ó": "ö", "ú": "ü", "ń": "ñ"})  # fmt: skip  # noqa: E501
# The alphabet of 2018 has i for і and ı for и, u for ұ and ý for у: letters of 2021 with another meaning.
_OF_2018 = str.maketrans("áÁǵǴńŃóÓúÚuUýÝiıI", "äÄğĞñÑöÖüÜūŪuUıiİ")
_TO_2018 = str.maketrans("äÄğĞñÑöÖüÜūŪuUıiİ", "áÁǵǴńŃóÓúÚuUýÝiıI")
_DIGRAPHS = (("ch", "tş"), ("Ch", "Tş"), ("CH", "TŞ"), ("sh", "ş"), ("Sh", "Ş"), ("SH", "Ş"))
_OPENS = re.compile(r"[.!?؟…]\s+(?:[-–—«\"]\s*)?$")
_MARKS_2018 = re.compile(r"[áǵńóúýÁǴŃÓÚÝ]|[sc]h", re.IGNORECASE)
_MARKS_2021 = re.compile(r"[äğñŋöşūüǧ]", re.IGNORECASE)


def is_of_2018(text: str) -> bool:
    """Whether Kazakh in Latin letters is written as in 2018 rather than as in 2021."""
    return len(_MARKS_2018.findall(text)) > len(_MARKS_2021.findall(text))


class Transliteration:
    """`text`: what the rules read. Word by word, so that every place leads back to one in the original."""

    def __init__(self, original: str, script: Script = "") -> None:
        self.original = original
        self._script = script
        self._here: list[int] = [0]
        self._there: list[int] = [0]
        parts: list[str] = []
        length = at = 0
        if not script:
            for gap in _GAP.finditer(original):
                parts.append(original[at : gap.start()])
                length += gap.start() - at
                at = gap.end()
                self._here.append(length)
                self._there.append(at)
            parts.append(original[at:])
            self.text = "".join(parts)
            return
        for match in (arabic.ARABIC_WORD if script == "arabic" else _WORD).finditer(original):
            for part, cyrillic in (
                (original[at : match.start()], ""),
                (match[0], _cyrillic(match[0], script)),
            ):
                shown = cyrillic or _GAP.sub("", arabic.signs(part))
                self._here.append(length)
                self._there.append(at if part is not match[0] else match.start())
                parts.append(shown)
                length += len(shown)
            at = match.end()
            self._here.append(length)
            self._there.append(at)
        parts.append(_GAP.sub("", arabic.signs(original[at:])))
        self.text = "".join(parts)

    def back(self, position: int) -> int:
        """The place in the original of a place in `text`."""
        index = bisect_right(self._here, position) - 1
        found = self._there[index] + position - self._here[index]
        # Within a word that is shorter in the original there is no such place: its end is meant.
        limit = self._there[index + 1] if index + 1 < len(self._there) else len(self.original)
        return min(found, limit, len(self.original))

    def written(self, text: str) -> str:
        """Words that the rules made, in the script of the original; those of a text in Arabic script in
        Cyrillic.
        """
        if self._script == "2021":
            return to_latin(text)
        if self._script == "2018":
            latin = to_latin(text)
            for later, earlier in _DIGRAPHS:
                latin = latin.replace(earlier, later)
            return latin.translate(_TO_2018).replace("vıtse-", "vıse-").replace("Vıtse-", "Vıse-")
        return text


_LETTERS = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*")
_ALIKE = str.maketrans("іІаАеЕоОрРсСхХуУкКМТВНһ", "iIaAeEoOpPcCxXyYkKMTBHh")
_ONLY_LATIN = re.compile(r"[bdfgjlnqrstvwzDFGJLNQRSUVWZáǵńóúýäğñöşūüıÁǴŃÓÚÝÄĞÑÖŞŪÜİ]")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")


def latin_throughout(text: str) -> str:
    """Cyrillic letters that look like Latin ones become Latin in words of Latin letters: «ákіmі», as some
    sites write it. As long as before, letter for letter.
    """
    if not _ONLY_LATIN.search(text) or not _CYRILLIC.search(text):
        return text

    def meant(match: re.Match[str]) -> str:
        word = match.group()
        if not _CYRILLIC.search(word) or not _ONLY_LATIN.search(word):
            return word
        latin = word.translate(_ALIKE)
        return word if _CYRILLIC.search(latin) else latin

    return _LETTERS.sub(meant, text)


def words_in_cyrillic(text: str, start: int, end: int, script: Script) -> list[tuple[int, int, str]]:
    """Every word between `start` and `end` and how it is written in Cyrillic, where that is otherwise."""
    found = []
    pattern = arabic.ARABIC_WORD if script == "arabic" else _MARKED_WORD
    for match in pattern.finditer(text, start, end):
        word = unicodedata.normalize("NFC", match[0].replace("\u00ad", ""))
        cyrillic = _cyrillic(word, script)
        if script == "arabic" and _OPENS.search(text[max(start, match.start() - 6) : match.start()]):
            # The script has no capitals, by which the end of a sentence is told.
            cyrillic = cyrillic[:1].upper() + cyrillic[1:]
        if cyrillic != match[0]:
            found.append((match.start(), match.end(), cyrillic))
    return found


def written(text: str, script: Script) -> str:
    """Words that the rules made in Cyrillic, in the script of the original; those of a text in Arabic
    script stay.
    """
    return Transliteration("", script).written(text)


def _cyrillic(word: str, script: Script) -> str:
    """One word. «vıse-mınıstr» is written without the letter that Latin lacks."""
    if script != "arabic" and word[:5].lower() in ("vıse-", "vise-"):
        return ("В" if word[0] == "V" else "в") + f"ице-{_cyrillic(word[5:], script)}"
    if script == "arabic":
        return arabic.to_cyrillic(word)
    if script == "2018":
        for later, earlier in _DIGRAPHS:
            word = word.replace(later, earlier)
        return to_cyrillic(word.translate(_OF_2018))
    return to_cyrillic(word.translate(_OLDER))
