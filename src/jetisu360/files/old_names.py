"""Names of files that are in no encoding of today, read as what they most likely are.

On Linux a name is bytes. One that was unpacked from an archive of an old Windows is not UTF-8; Python hands
it over with lone surrogates in it, which nothing can write, show or send. So a name gets a printable form as
soon as it is met (`printable_names`), every other part of the house knows the file by that, and where it is
opened the real name is found again (`real_path`).

Which encoding it was is told by letters that follow each other, as they do in the house's own Kazakh and
Russian sentences: in the wrong encoding they make words like «чры» (зал) or «‡ «». Russian Windows packs in
cp866 (its own zip folders) or in cp1251; Kazakh letters are in neither, but in KZ-1048 and PTCP154.
"""

from __future__ import annotations

import contextlib
import math
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path, PurePosixPath

from jetisu360.language import sample

# The dearest first: of two that read a name alike the first is said.
# What files of a museum are called and what messages seldom say: buildings, rooms, times, collections.
_IN_NAMES = {
    "kk": ("бас ғимарат", "ғимарат", "ғасыр", "ғылым", "ғибадатхана", "ғұрып", "ғұн", "тарихи ғимарат") * 4
}
_CYRILLIC = ("cp866", "cp1251", "kz1048", "ptcp154", "koi8-r")
_WESTERN = ("cp1252", "cp850")
_CHINESE = "gb18030"  # what 360° cameras and their programs come with
DAMAGED = "utf-8"
"""The name is UTF-8, but for some bytes: it was cut off in the middle of a letter."""
UNKNOWN = ""
WHOLE = "as it is"
"""The name is UTF-8 without a fault; the system says that its names are something older (LC_ALL=C)."""

# Bits that a letter costs where there is nothing to count; a pair of letters of a real word costs 5 to 10.
_NOT_THERE, _NO_LETTER, _MIXED = 13.0, 18.0, 6.0
_SIGN, _STRANGE, _BROKEN_CASE = 8.0, 20.0, 20.0
_WESTERN_LETTER, _RARE_WESTERN, _CHINESE_LETTER = 8.0, 13.0, 9.0
# Bits by which the reading that a whole folder agrees on may look worse than another.
_NEAR = 3.0
# Bits that an encoding costs since it is seldom met in names.
_SELDOM = {"koi8-r": 2.0, "ptcp154": 0.25, "gb18030": 3.0}
# Above this no encoding makes words of a name. (Of the names in tests/files/test_old_names.py, in their right
# encodings, the worst costs 14.1: «һәм».)
_TOO_MUCH = 15.0
_COMMON_WESTERN = set("éèêëàâáäãåæçíîïñóôöøœúûüßÉÈÀÁÄÅÇÑÖØÜ")
_REPLACED = "�"


@dataclass(frozen=True)
class Printable:
    """A name that can be shown and written, and the encoding it was taken for, or `DAMAGED` or `UNKNOWN`."""

    name: str
    encoding: str


def is_old(name: str) -> bool:
    """Whether a name, as the system gave it, is no text."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return True
    return False


@dataclass(frozen=True)
class _Reading:
    cost: float
    text: str
    code: str


def printable(name: str) -> str:
    """A name of no folder's, such as the one that a person typed."""
    return _readings(name)[0].text if is_old(name) else name


def printable_names(names: Iterable[str]) -> dict[str, Printable]:
    """The printable names of those files of one folder that are no text, by their real names. No two are the
    same, and none is the name of another file there.
    """
    every = list(names)
    old = sorted(one for one in every if is_old(one))
    if not old:
        return {}
    readings = {one: _readings(one) for one in old}
    # What was packed together is in one encoding: it decides where a short name would read well in two.
    common = Counter(found[0].code for found in readings.values()).most_common(1)[0][0]
    taken = {_form(one) for one in every if not is_old(one)}
    numbers: dict[str, int] = {}  # how far those of one name have come
    found: dict[str, Printable] = {}
    for real, known in readings.items():
        best = next(
            (one for one in known if one.code == common and one.cost < known[0].cost + _NEAR), known[0]
        )
        path, name, number = PurePosixPath(best.text), best.text, numbers.get(best.text, 2)
        while _form(name) in taken:
            name, number = f"{path.stem} ({number}){path.suffix}", number + 1
        numbers[best.text] = number
        taken.add(_form(name))
        found[real] = Printable(name, best.code)
    return found


def real_path(folder: Path, name: str) -> Path | None:
    """Where a file is whose printable name below `folder` is `name`; None where nothing has that name."""
    path = folder
    for part in name.split("/"):
        direct = path / part
        if not _is_there(direct):
            real = _real_name(path, part)
            if real is None:
                return None
            direct = path / real
        path = direct
    return path


def _is_there(path: Path) -> bool:
    with contextlib.suppress(OSError, ValueError):  # (too long, once it is UTF-8)
        path.lstat()
        return True
    return False


def _real_name(folder: Path, shown: str) -> str | None:
    try:
        known = _real_names(folder, folder.stat().st_mtime_ns)
        if shown not in known:  # put there within the same tick of the clock
            known = _real_names.__wrapped__(folder, 0)
    except OSError:
        return None
    return known.get(shown)


@lru_cache(maxsize=64)
def _real_names(folder: Path, _changed: int) -> Mapping[str, str]:
    """Real names by printable ones, of the files of a folder that are no text."""
    names = os.listdir(folder)  # noqa: PTH208 - names are wanted as the system gives them
    return {one.name: real for real, one in printable_names(names).items()}


def _form(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _plain(text: str) -> str:
    return "".join(_REPLACED if unicodedata.category(one) in ("Cc", "Cn", "Co") else one for one in text)


def _mostly_utf8(raw: bytes) -> str | None:
    """The name where it is UTF-8 but for a few bytes, or with halves of pairs in it; else None."""
    with contextlib.suppress(UnicodeDecodeError):
        return (
            raw.decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        )
    text = raw.decode("utf-8", "replace")
    letters = sum(one > "\x7f" and one != _REPLACED for one in text)
    return text if letters > 2 * text.count(_REPLACED) else None


@lru_cache(maxsize=1 << 13)
def _readings(name: str) -> tuple[_Reading, ...]:
    """What a name may say, the likeliest first; at least one. None has a `/`, a control character or a NUL
    that was not there.
    """
    try:
        raw = name.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # of Windows, where a name may end in the middle of a pair
        halves = name.encode("utf-16-le", "surrogatepass")
        return (_Reading(0.0, halves.decode("utf-16-le", "replace"), DAMAGED),)
    with contextlib.suppress(UnicodeDecodeError):
        return (_Reading(0.0, raw.decode(), WHOLE),)
    damaged = _mostly_utf8(raw)
    if damaged is not None:
        return (_Reading(0.0, damaged, DAMAGED),)
    found = []
    for code in (*_CYRILLIC, *_WESTERN, _CHINESE):
        with contextlib.suppress(UnicodeDecodeError):
            text = raw.decode(code)
            cost = _cost(text, code)
            if cost < _TOO_MUCH and not any(one > "\x7f" and _plain(one) == _REPLACED for one in text):
                found.append(_Reading(cost, text, code))
    found.sort(key=lambda one: one.cost)
    return tuple(found) or (_Reading(_TOO_MUCH, raw.decode("ascii", "replace"), UNKNOWN),)


def _cost(text: str, code: str) -> float:
    """Bits for each letter that is not ASCII: the fewer, the more the name looks like words."""
    high = [at for at, one in enumerate(text) if one > "\x7f"]
    if code == _CHINESE:
        common = all(0xB0 <= text[at].encode(code)[0] <= 0xD7 and "一" <= text[at] <= "鿿" for at in high)
        return _CHINESE_LETTER + _SELDOM[code] if common else math.inf
    around = [(text[at - 1 : at], text[at], text[at + 1 : at + 2]) for at in high]
    if code in _WESTERN:
        bits = sum(_western(*three) for three in around)
    else:
        bits = min(sum(_cyrillic(language, *three) for three in around) for language in ("kk", "ru"))
    return bits / max(1, len(high)) + _SELDOM.get(code, 0.0)


def _sign(before: str, sign: str, after: str) -> float:
    if sign == "№":
        fits = not before.isalpha()
    elif sign in "—–":
        fits = not before.isalpha() and not after.isalpha()
    elif sign in "«»":
        fits = before.isalpha() != after.isalpha() and after.isalpha() == (sign == "«")
    else:
        fits = False
    return _SIGN if fits else _STRANGE


def _western(before: str, letter: str, after: str) -> float:
    if not letter.isalpha():
        return _sign(before, letter, after)
    beside = any(one.isascii() and one.isalpha() for one in (before, after))
    return _WESTERN_LETTER if beside and letter in _COMMON_WESTERN else _RARE_WESTERN + (not beside) * _MIXED


def _cyrillic(language: str, before: str, letter: str, after: str) -> float:
    if not letter.isalpha():
        return _sign(before, letter, after)
    bits = 0.0
    if any(one.isascii() and one.isalpha() for one in (before, after)):
        bits += _MIXED
    if before.islower() and letter.isupper():
        bits += _BROKEN_CASE
    known = _pairs(language)
    if f" {letter.lower()}" not in known and f"{letter.lower()} " not in known:
        return bits + _NO_LETTER
    pairs = (_pair(before, letter), _pair(letter, after))
    return bits + sum(known.get(pair, _NOT_THERE) for pair in pairs) / len(pairs)


def _pair(first: str, second: str) -> str:
    return "".join(
        one.lower() if one.isalpha() and not one.isascii() else " " for one in (first or " ", second or " ")
    )


@cache
def _pairs(language: str) -> Mapping[str, float]:
    """What a pair of letters costs in a language, in bits: the seldomer it is, the more."""
    counted: Counter[str] = Counter()
    for text in (*sample(language), *_IN_NAMES.get(language, ())):
        for word in re.findall(r"[^\W\d_]+", text):
            if not word.isascii():
                counted.update(map(_pair, f" {word}", f"{word} "))
    total = sum(counted.values())
    return {pair: -math.log2(count / total) for pair, count in counted.items()}
