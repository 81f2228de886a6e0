"""In which encoding the letters of a table are: by its mark, else by what they make.

Excel in Kazakhstan and Russia saves “CSV” in Windows-1251. That has no Kazakh letters: it writes `?` for
them, and who wants them back needs the table itself. Older programs had encodings with them (KZ-1048, PT154),
DOS had its own.
"""

from __future__ import annotations

import codecs
import re

from jetisu360.files.limits import PIECE

SAMPLE = 200_000
"""Bytes that are looked at to tell the one-byte encodings apart."""

_OLD = ("cp1251", "kz1048", "ptcp154", "cp866", "cp1252")
"""In the order in which they are likely; a later one has to be better."""

# A file in UTF-8 with a broken letter here and there is damaged UTF-8, and nothing else.
_FEW = 20
_MOSTLY = 0.8
"""Part of the letters of a table that are Latin or Cyrillic; the others are dashes, quotes and the like."""
_CONTROLS = bytes(item for item in range(32) if item not in b"\t\n\v\f\r")
_MOST_CONTROLS = 0.01
"""Part of the bytes of a text that may be control characters: a picture or a sound has ten times as many."""
_KAZAKH = frozenset("әғқңөұүһіӘҒҚҢӨҰҮҺІ")
_RARE = frozenset("ѓѕєїјљњћќўџђґЃЅЄЇЈЉЊЋЌЎЏЂҐ")
_LOST = re.compile(r"[^\W\d_]\?+[^\W\d_]|\?{2,}[^\W\d_]|[^\W\d_]\?{2,}[^\W\d_]")


class NotText(ValueError):
    """It is in none of the encodings, or damaged."""


def encoding_of(data: bytes) -> str:
    """The name of the encoding, for `bytes.decode`.

    Raises:
        NotText
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if data.startswith(codecs.BOM_UTF8):
        return _whole_utf8(data)
    if wide := _without_mark(data):
        return wide
    try:
        return _whole_utf8(data)
    except NotText:
        sample = data[:SAMPLE]
        valid = sample.decode("utf-8", "ignore")
        broken = sample.decode("utf-8", "replace").count("\ufffd") - valid.count("\ufffd")
        if sum(item > "\x7f" for item in valid) > _FEW * broken:
            raise
    return _one_byte(sample)


def lost_letters(text: str) -> bool:
    """Whether a text has lost letters: `?` inside a word."""
    return "?" in text and "://" not in text and _LOST.search(text) is not None


def _whole_utf8(data: bytes) -> str:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for at in range(0, len(data), PIECE):
            decoder.decode(data[at : at + PIECE])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        raise NotText from None
    return "utf-8-sig"


def _without_mark(data: bytes) -> str | None:
    """UTF-16 without its mark: every second byte is that of Latin or of Cyrillic letters, and no other is."""
    head = data[:4096]
    even, odd = (sum(head[start::2].count(item) for item in (0, 4)) for start in (0, 1))
    if max(even, odd) * 2 < _MOSTLY * len(head) or min(even, odd) * 2 > (1 - _MOSTLY) * len(head):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _one_byte(sample: bytes) -> str:
    if len(sample) - len(sample.translate(None, _CONTROLS)) > _MOST_CONTROLS * len(sample):
        raise NotText
    best = max(_OLD, key=lambda name: (_likely(sample, name), -_OLD.index(name)))
    if _likely(sample, best) <= 0:
        raise NotText
    return best


def _likely(sample: bytes, name: str) -> float:
    """How much the letters beyond ASCII look like words: neighbours of one alphabet count for it, signs
    inside
    words and capitals after small letters against it.
    """
    text = sample.decode(name, "replace")
    score = 0.0
    before = " "
    for item in text:
        if item > "\x7f":
            score += _western(before, item) if name == "cp1252" else _cyrillic(before, item)
        before = item
    return score


def _cyrillic(before: str, one: str) -> float:
    if one in _KAZAKH:
        return 1.5
    if one in _RARE:
        return 0.2
    if "\u0400" <= one <= "\u04ff":
        if one.isupper() and before.islower():
            return -2
        return 1.0 if "\u0400" <= before <= "\u04ff" or not before.isalpha() else -1
    return 0.0 if one in "«»№–—…“”’\u00a0°" else -1.5


def _western(before: str, one: str) -> float:
    if one.isalpha():
        # Several in a row are no words of any language that is written in this encoding.
        return -1 if before > "\x7f" and before.isalpha() else 1.2
    return 0.0 if one in "–—…“”’‘\u00a0°×©®½¼" else -1.5
