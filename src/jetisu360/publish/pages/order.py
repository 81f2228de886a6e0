"""The order of names in a list: by the alphabet of whoever reads it.

Kazakh and Russian share one order, because Russian letters stand in the Kazakh alphabet in their own order.
Names in letters that are not the reader's follow at the end.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from jetisu360.kazakh.alphabet import sort_key
from jetisu360.kazakh.latin import to_latin
from jetisu360.publish.pages.readings import Reading

T = TypeVar("T")


def name_key(name: str, reading: Reading) -> Any:
    """What names of one reading are sorted by; numbers in them count as numbers do."""
    if reading.latin:
        return sort_key(to_latin(name))
    if reading.language == "en":
        bare = _bare(name)
        letter = _letter(bare)
        return (bool(letter) and not letter.isascii(), sort_key(bare))
    return sort_key(name)


def first_letter(name: str, reading: Reading) -> str:
    """The capital that a name stands under in a list; `#` for what begins with a number, or with nothing."""
    name = to_latin(name) if reading.latin else _bare(name) if reading.language == "en" else name
    letter = _letter(name)
    if not letter or any(char.isdigit() for char in name.partition(letter)[0]):
        return "#"
    return letter.upper()[:1]


def in_order(things: Iterable[T], name: Callable[[T], str], reading: Reading) -> list[T]:
    """The things by their names; those without a name come last."""
    return sorted(things, key=lambda thing: (not name(thing), name_key(name(thing), reading)))


def _letter(name: str) -> str:
    return next((char for char in name if char.isalpha()), "")


def _bare(name: str) -> str:
    """Latin letters without their marks."""
    return "".join(
        char for char in unicodedata.normalize("NFD", name) if not unicodedata.category(char).startswith("M")
    )
