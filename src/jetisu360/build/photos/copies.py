"""Of files with the same bytes one stays: the one that the keeper names, else one whose name is no copy's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from pathlib import PurePosixPath

from jetisu360.build.left_out import LeftOut
from jetisu360.language import _
from jetisu360.tour.naming import title_words
from jetisu360.tour.refusals import TourRefusal

# What systems and people add to the name of a copy, in front (Windows before Vista) or behind.
_COPY_WORD = r"(?:copy|kopie|duplicate|backup|bak|копия|дубликат|көшірме|көшірмесі)"
_MARKS = (
    re.compile(r"\s?\(\d{1,3}\)$"),  # browsers, Windows: "zal (1)"
    re.compile(r"~\d{1,2}$"),  # Android
    re.compile(rf"(?:^|[\s_\-–—.(]){_COPY_WORD}\)?(?:\s?\(?\d{{1,3}}\)?)?$", re.IGNORECASE),
    re.compile(rf"^{_COPY_WORD}(?:\s?\(\d{{1,3}}\))?(?:\s+of)?[\s_\-–—]", re.IGNORECASE),
)


class PhotoDuplicate(TourRefusal):
    """`name`, `first`."""

    code = "photo-duplicate"
    sentence = _("“{name}” is an exact copy of “{first}”.")
    advice = _("Take the copy out of the folder.")


def drop_copies(
    hashes: Mapping[str, str], named: Collection[str] = ()
) -> tuple[dict[str, str], dict[str, str], list[LeftOut]]:
    """The files that stay with their SHA-256, in the order given; the copies, each with the name of the file
    that it is a copy of; and what is said of them. `named`: what museum.toml names, in its order.
    """
    groups: dict[str, list[str]] = {}
    for name, digest in hashes.items():
        groups.setdefault(digest, []).append(name)
    order = {name: number for number, name in enumerate(named)}
    stay = {digest: _original(names, order) for digest, names in groups.items()}
    kept = {name: digest for name, digest in hashes.items() if stay[digest] == name}
    copies = {name: stay[digest] for name, digest in hashes.items() if stay[digest] != name}
    left_out = [
        LeftOut.because(name, PhotoDuplicate(name=name, first=first)) for name, first in copies.items()
    ]
    return kept, copies, left_out


def _original(names: list[str], named: Mapping[str, int]) -> str:
    if len(names) == 1:
        return names[0]
    stems = {_stem(name) for name in names}

    def rank(at: int) -> tuple[int, int, int, int, int]:
        name, stem = names[at], _stem(names[at])
        # "zal 2" beside "zal" is what macOS calls its copy.
        longer = any(stem[:end] in stems for end in range(1, len(stem)))
        marks = sum(copy_marks(part) for part in name.split("/")) + longer
        return (named.get(name, len(named)), marks, not title_words(name), name.count("/"), at)

    return names[min(range(len(names)), key=rank)]


def copy_marks(name: str) -> int:
    """How many times a name says that it is a copy's: 0 for `zal.jpg`, 2 for `Копия zal (1).jpg`."""
    stem, found = _stem(name), 0
    while mark := next((item for item in _MARKS if item.search(stem)), None):
        stem, found = mark.sub("", stem).strip(), found + 1
    return found


def _stem(name: str) -> str:
    return unicodedata.normalize("NFC", PurePosixPath(name).stem).casefold().strip()
