"""Kazakh in Latin letters: the alphabet of 2021, there and back.

The draft of 28 January 2021 has 31 letters; since 22 April 2021 ң is ñ (before: ŋ). Source of the
table: "Kazakh alphabets", Wikipedia (en.wikipedia.org/wiki/Kazakh_alphabets, section Latin script, with
the sample «Būl mağan kelgen bala – menıñ qazylyğymdy tartyp alsa kerek!»). The draft has no signs for
ё ц ч щ ъ ь э ю я, which, but for ю and я, only borrowed words have; here they are written by their
sounds: io ts tş ştş – – e iu ia.

What the Latin alphabet does not tell apart, and how it is read back:

- `i` is и and й. After a vowel it is й (тай, үй), else и (тиіс). With a or u after a vowel it is я, ю
  (аялдама, аю), because Kazakh never writes йа, йу.
- `h` is х and һ: х.
- `ts`, `tş` may be ц, ч or т + с, т + ш (айтса, айтшы): the latter.
- ъ, ь, э, ё are gone.
"""

from __future__ import annotations

import re
import unicodedata

from jetisu360.kazakh.alphabet import LETTERS, repair

_SPELLED = "aäbvgğde.jziikqlmnñoöprstuūüfhh....#yı#e.."
"""For each of `LETTERS`: its Latin letter, `#` for none, `.` for two and more."""
_MORE = {"ё": "io", "ц": "ts", "ч": "tş", "ш": "ş", "щ": "ştş", "ю": "iu", "я": "ia", "ъ": "", "ь": ""}
_TO_LATIN = dict(zip(LETTERS, _SPELLED, strict=True)) | _MORE
_CAPITALS = {"i": "İ", "ı": "I"}
_SINGLE = {
    latin: cyrillic
    for cyrillic, latin in _TO_LATIN.items()
    if len(latin) == 1 and cyrillic not in ("э", "й", "һ")
}
_SINGLE["ŋ"] = "ң"
_HARD_OR_SOFT = frozenset("аәеёоөуұүыіэюяи")
_MARKED = frozenset("äğıñŋöşūü")

_WORD = re.compile(r"[^\W\d_]+")
_JOINED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SPACED = re.compile(r"\S+")
_ADDRESS = re.compile(r"@|://|www\.|\.(?:kz|com|org|net|ru)\b", re.IGNORECASE)
_ROMAN = re.compile(r"(?=[IVXLCDM])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


def to_latin(text: str) -> str:
    """Kazakh Cyrillic in the Latin letters of 2021; everything else (digits, signs, Latin words) stays.

    Capitals: «Я» at the head of a word is «İa», among capitals («ЯМР») «İA».
    """
    text = repair(unicodedata.normalize("NFC", text))
    out: list[str] = []
    last = len(text) - 1
    for at, letter in enumerate(text):
        small = letter.lower()
        latin = _TO_LATIN.get(small)
        if latin is None:
            out.append(letter)
        elif letter == small or not latin:
            out.append(latin)
        elif len(latin) == 1:
            out.append(_capital(latin))
        else:
            after = text[at + 1] if at < last else ""
            before = text[at - 1] if at else ""
            shout = after.isupper() if after.isalpha() else before.isupper()
            rest = "".join(map(_capital, latin[1:])) if shout else latin[1:]
            out.append(_capital(latin[0]) + rest)
    return "".join(out)


def _capital(letter: str) -> str:
    return _CAPITALS.get(letter) or letter.upper()


def _small(text: str) -> str:
    return text.replace("İ", "i").replace("I", "ı").lower()


def to_cyrillic(text: str) -> str:
    """Kazakh in Latin letters of 2021, read into Cyrillic; what is ambiguous is read as the module says.

    Words with letters that the alphabet lacks (c w x, é), addresses and Roman numbers stay.
    """
    return _SPACED.sub(_spaced_to_cyrillic, unicodedata.normalize("NFC", text))


def _spaced_to_cyrillic(match: re.Match[str]) -> str:
    return match[0] if _ADDRESS.search(match[0]) else _JOINED.sub(_joined_to_cyrillic, match[0])


def _joined_to_cyrillic(match: re.Match[str]) -> str:
    parts = match[0].split("-")
    if _foreign(parts[0]):
        # «Wi-Fi» stays as a whole, the suffix in «Facebook-qa» does not.
        return "-".join(part if part[0].isupper() else _word_to_cyrillic(part) for part in parts)
    return "-".join(map(_word_to_cyrillic, parts))


def _foreign(word: str) -> bool:
    return any(letter not in _SINGLE for letter in _small(word))


def _word_to_cyrillic(word: str) -> str:
    small = _small(word)
    if _foreign(word) or _ROMAN.fullmatch(word):
        return word
    cyrillic = _read(small)
    if word == small:
        return cyrillic
    if len(word) > 1 and all(letter.isupper() for letter in word):
        return cyrillic.upper()
    if word[0].isupper():
        return cyrillic[0].upper() + cyrillic[1:]
    return cyrillic


def _read(word: str) -> str:
    out: list[str] = []
    at, length = 0, len(word)
    while at < length:
        letter = word[at]
        following = word[at + 1] if at + 1 < length else ""
        if letter == "i" and out and out[-1] in _HARD_OR_SOFT:
            if following in ("a", "u"):
                out.append("я" if following == "a" else "ю")
                at += 1
            else:
                out.append("й")
        elif letter == "i":
            out.append("и")
        else:
            out.append(_SINGLE[letter])
        at += 1
    return "".join(out)


def looks_latin_kazakh(text: str) -> bool:
    """Whether a text in Latin letters is Kazakh of 2021 rather than another language.

    By letters: nearly all are of the alphabet, one in fifty at least is of ä ğ ı ñ ö ş ū ü, and there is
    what no other alphabet has together: q without u, or ä with ı, or ū with another of them.
    """
    small = _small(text)
    letters = [letter for letter in small if letter.isalpha()]
    if not letters or sum(letter in _SINGLE for letter in letters) < 0.95 * len(letters) or "ç" in letters:
        return False
    marked = [letter for letter in letters if letter in _MARKED]
    if len(marked) * 50 < len(letters):
        return False
    kinds = set(marked)
    return {"ä", "ı"} <= kinds or ("ū" in kinds and len(kinds) > 1) or bool(re.search("q(?!u)", small))
