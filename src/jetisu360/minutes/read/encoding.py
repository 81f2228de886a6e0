"""Bytes to letters: which of the encodings that Kazakh and Russian texts come in is it?"""

from __future__ import annotations

import codecs
import re

# Windows texts of Kazakhstan: Russian ones in cp1251, Kazakh ones in the standard KZ-1048 or the older PT154.
_SINGLE_BYTE = ("cp1251", "kz1048", "ptcp154", "koi8_r", "cp866")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The commonest letters of both languages; half of the letters of any text in them.
_COMMON = frozenset("аеноитрысладкбуымліңғқ")
_OTHER = frozenset("вгжзйпфхцчшщъьэюяёәөұүһ")
_CAPITALS = frozenset("АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ")
_PLAIN = frozenset("0123456789 \t\r\n.,;:!?()«»\"'–—-№%/…“”„|*+=_[]&@•")
_HEAD, _SAMPLE, _LARGE_SAMPLE = 4096, 20_000, 60_000
"""Bytes or characters from the beginning that decide: two pages, ten, thirty."""
_FEW_LETTERS = 10
_GARBLED, _REPLACED, _CONTROL = 4, 10, 200
"""At most one in so many letters may be garbled or replaced, one in so many characters a control sign."""
_PLAIN_SHARE = 0.9
"""Of the characters of UTF-16 without a mark that must be letters of ours, or ASCII."""
_LEAST_LIKELY = 0.72
"""`_likelihood` of the best encoding; the annotated texts of both languages have 0.95 and more."""
_WORD = re.compile(r"[^\W\d_]+")


def decode(data: bytes) -> tuple[str, str] | None:
    """The text and the name of its encoding, or None when the bytes are text in none that is known here."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(name), name.removesuffix("-sig")
            except UnicodeDecodeError:
                return None
    if b"\x00" in data[:_HEAD]:
        return _without_mark(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _single_byte(data)
    return (text, "utf-8") if _is_text(text) else None


def garbled(text: str) -> bool:
    """Letters that come of reading UTF-8 as something else: «РђР»РјР°С‚С‹», «Ð°Ð»Ð¼Ð°», or question marks."""
    sample = text[:_SAMPLE]
    letters = sum(character.isalpha() for character in sample)
    if letters < _FEW_LETTERS:
        return sample.count("�") + sample.count("?") > _FEW_LETTERS
    pairs = len(
        re.findall(r"[РСТУ][\u0080-\u00ffЂѓ‚†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—™љ›њќћџЎўЈ¤Ґ¦§Ё©Є«¬®Ї°±Ііґµ¶·ё№є»јЅѕї]", sample)
    )
    latin = len(re.findall(r"[ÐÑÒÓ][\u0080-\u00ff\u0100-\u017f\u2000-\u21ff]", sample))
    return pairs * _GARBLED > letters or latin * _GARBLED > letters or sample.count("�") * _REPLACED > letters


def _without_mark(data: bytes) -> tuple[str, str] | None:
    for name in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if _is_text(text) and _share(text, _COMMON | _OTHER | _CAPITALS | _PLAIN) > _PLAIN_SHARE:
            return text, name
    return None


def _single_byte(data: bytes) -> tuple[str, str] | None:
    sample = data[:_LARGE_SAMPLE]
    best, score = "", 0.0
    for name in _SINGLE_BYTE:
        try:
            text = sample.decode(name)
        except UnicodeDecodeError:
            continue
        if (likely := _likelihood(text)) > score + 1e-9:
            best, score = name, likely
    if score < _LEAST_LIKELY:
        return None
    text = data.decode(best, "replace")
    return (text, best) if _is_text(text) else None


def _likelihood(text: str) -> float:
    """How much of a text looks as Kazakh and Russian do: common small letters, capitals at a word's head."""
    if not text:
        return 0.0
    good = 0.0
    for character in text:
        if character in _COMMON or character in _PLAIN:
            good += 1
        elif character in _OTHER or (character.isascii() and character.isalpha()):
            good += 0.9
        elif character in _CAPITALS:
            good += 0.5
        else:
            good -= 0.5
    inside = sum(
        1
        for word in _WORD.findall(text)
        if not word.isupper() and any(letter.isupper() for letter in word[1:])
    )
    return (good - 2 * inside) / len(text)


def _share(text: str, letters: frozenset[str]) -> float:
    sample = text[:_SAMPLE]
    return sum(character in letters or character.isascii() for character in sample) / max(1, len(sample))


def _is_text(text: str) -> bool:
    """Hardly any control characters, and none that only binary files hold."""
    sample = text[:_LARGE_SAMPLE]
    odd = sum(1 for character in sample if ord(character) < 32 and character not in "\t\r\n\x0b\x0c\x1e\x1f")
    return odd * _CONTROL <= len(sample)
