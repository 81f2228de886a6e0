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
_WORD = re.compile(r"[^\W\d_]+")


def decode(data: bytes) -> tuple[str, str] | None:
    """The text and the name of its encoding, or None when the bytes are text in none that is known here."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(name), name.removesuffix("-sig")
            except UnicodeDecodeError:
                return None
    if b"\x00" in data[:4096]:
        return _without_mark(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _single_byte(data)
    return (text, "utf-8") if _is_text(text) else None


def garbled(text: str) -> bool:
    """Letters that come of reading UTF-8 as something else: «РђР»РјР°С‚С‹», «Ð°Ð»Ð¼Ð°», or question marks."""
    sample = text[:20_000]
    letters = sum(character.isalpha() for character in sample)
    if letters < 10:
        return sample.count("�") + sample.count("?") > 10
    pairs = len(
        re.findall(r"[РСТУ][\u0080-\u00ffЂѓ‚†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—™љ›њќћџЎўЈ¤Ґ¦§Ё©Є«¬®Ї°±Ііґµ¶·ё№є»јЅѕї]", sample)
    )
    latin = len(re.findall(r"[ÐÑÒÓ][\u0080-\u00ff\u0100-\u017f\u2000-\u21ff]", sample))
    return pairs * 4 > letters or latin * 4 > letters or sample.count("�") * 10 > letters


def _without_mark(data: bytes) -> tuple[str, str] | None:
    for name in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if _is_text(text) and _share(text, _COMMON | _OTHER | _CAPITALS | _PLAIN) > 0.9:
            return text, name
    return None


def _single_byte(data: bytes) -> tuple[str, str] | None:
    sample = data[:60_000]
    best, score = "", 0.0
    for name in _SINGLE_BYTE:
        try:
            text = sample.decode(name)
        except UnicodeDecodeError:
            continue
        if (likely := _likelihood(text)) > score + 1e-9:
            best, score = name, likely
    if score < 0.72:
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
    sample = text[:20_000]
    return sum(character in letters or character.isascii() for character in sample) / max(1, len(sample))


def _is_text(text: str) -> bool:
    """Hardly any control characters, and none that only binary files hold."""
    sample = text[:60_000]
    odd = sum(1 for character in sample if ord(character) < 32 and character not in "\t\r\n\x0b\x0c\x1e\x1f")
    return odd * 200 <= len(sample)
