"""The letters of Kazakh, the order of words, and the folded form in which search compares them."""

from __future__ import annotations

import re
import unicodedata

LETTERS = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
"""The 42 letters of the Cyrillic alphabet, in their order."""

OWN = frozenset("әғқңөұүһі")
"""Letters that Russian does not have: a word with one of them is Kazakh."""

LATIN_LETTERS = "aäbdefgğhıijklmnñoöpqrsştuūüvyz"
"""The 31 letters of the Latin alphabet of 2021 (see `latin`), in their order."""

VOWELS = frozenset("аәеёиоөуұүыіэюя")

# Letters of other languages stand where an English reader looks for them.
_LATIN_ORDER = "aäbcdefgğhıijklmnñŋoöpqrsştuūüvwxyz"

# Primary weights: gap between words < numbers < Cyrillic < Latin < everything else. CLDR's Kazakh, too,
# puts Cyrillic before Latin.
_GAP, _NUMBER, _CYRILLIC, _LATIN, _OTHER = 1, 2, 16, 128, 512
_WEIGHT = {letter: chr(_CYRILLIC + place) for place, letter in enumerate(LETTERS)}
_WEIGHT |= {letter: chr(_LATIN + place) for place, letter in enumerate(_LATIN_ORDER)}
_PIECE = re.compile(r"\d+|\D")


def sort_key(text: str) -> tuple[str, str, str]:
    """A key that puts texts into Kazakh alphabetical order: `sorted(names, key=sort_key)`.

    First the letters count (digits before Cyrillic before Latin, numbers by their value: «2-зал» before
    «10-зал»), then case (small before capital), then all the rest, so that the order of different texts
    never depends on chance. Punctuation is a gap between words; quotation marks and foreign accents do not
    count.
    """
    text = unicodedata.normalize("NFC", text)
    # One piece at a time: a few capitals (İ) become two characters.
    letters: list[str] = []
    for piece in _PIECE.findall(text.lower()):
        if piece in _WEIGHT:
            letters.append(_WEIGHT[piece])
        elif piece[0].isdecimal():
            digits = "".join(str(unicodedata.decimal(digit)) for digit in piece).lstrip("0")
            letters.append(chr(_NUMBER) + chr(min(len(digits), 0xD000) + 1) + digits)
        elif piece.isalpha():
            base = unicodedata.normalize("NFD", piece)[0]
            letters.append(_WEIGHT.get(base) or chr(_OTHER) + base)
        elif letters and letters[-1] != chr(_GAP) and not _silent(piece):
            letters.append(chr(_GAP))
    if letters and letters[-1] == chr(_GAP):
        letters.pop()
    case = "".join("1" if letter.isupper() else "0" for letter in text if letter.isalpha())
    return "".join(letters), case, text


def _silent(character: str) -> bool:
    return unicodedata.category(character) in ("Pi", "Pf", "Mn", "Cf") or character in "\"'ʼ"


_FOLDED = str.maketrans("әғқңөұүһіёıß", "агкноуухиеis")
_SAFE = frozenset(LETTERS + "abcdefghijklmnopqrstuvwxyz0123456789 -")
_MARKS = ("Mn", "Cf", "Me")


def fold(text: str) -> str:
    r"""The form in which search compares: small letters, ә→а ғ→г қ→к ң→н ө→о ұ ү→у һ→х і→и ё→е, no accents.

    «Мұражай» and «муражай», typed on a Russian keyboard, are one. й stays й, however it is encoded.
    Invisible marks (soft hyphens, joiners) go. Folding what is folded changes nothing. The browser's twin:
    `s.normalize("NFC").toLowerCase()`, then each character that is not in `LETTERS` by its NFD without
    `\p{Mn}`, `\p{Me}` and `\p{Cf}`, then the table.
    """
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    text = text.lower()
    if not _SAFE.issuperset(text):
        text = "".join(letter if letter in _SAFE else _bare(letter) for letter in text)
    return text.translate(_FOLDED)


def _bare(character: str) -> str:
    return "".join(
        part for part in unicodedata.normalize("NFD", character) if unicodedata.category(part) not in _MARKS
    )


# What keyboards without Kazakh letters put in their place: the look-alike and what was meant.
_LOOKALIKES = str.maketrans("iIhHaAeEoOpPcCxXyYkKMTBəƏѳѲүҮ", "іІһҺаАеЕоОрРсСхХуУкКМТВәӘөӨүҮ")
_ALIKE = frozenset(chr(code) for code in _LOOKALIKES)
_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC_WORD = re.compile(r"[Ѐ-ԯ]")
_FOREIGN_SIGNS = re.compile(r"[A-Za-zƏəѲѳ]")


def repair(text: str) -> str:
    """Latin look-alikes inside Cyrillic words become the Cyrillic letters that were meant: «тiл» → «тіл».

    As long as before, letter for letter, so that offsets stay right. Words that hold any other Latin letter
    (GPS, «Wi-Fi») stay.
    """
    if not _FOREIGN_SIGNS.search(text):
        return text
    return _WORD.sub(_repair_word, text)


def _repair_word(match: re.Match[str]) -> str:
    word = match[0]
    strange = [letter for letter in word if _FOREIGN_SIGNS.match(letter)]
    if strange and len(strange) < len(word) and _CYRILLIC_WORD.search(word) and _ALIKE.issuperset(strange):
        return word.translate(_LOOKALIKES)
    return word


def is_kazakh_letter(character: str) -> bool:
    """Whether it is a letter of the Cyrillic alphabet of Kazakh, small or capital."""
    return character.lower() in LETTERS and len(character) == 1
