"""Names of files as people send them, made such that they can lie in a folder on every system."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from io import BytesIO
from pathlib import PurePosixPath

from jetisu360.build.photos.beside import is_media, is_picture, kind_beside
from jetisu360.build.photos.litter import is_litter
from jetisu360.files.paths import is_safe
from jetisu360.language import visible
from jetisu360.portal.originals.media_kinds import MOST, media_kind
from jetisu360.portal.uploads.refusals import FilmNotPhotograph, MediaTooBig, NotAPhotograph, NotMedia
from jetisu360.portal.uploads.sizes import size_words

UNNAMED = "photograph"
LONGEST_PART = 120
"""Characters; Kazakh letters have two bytes each, and a folder's entry at most 255."""
DEEPEST = 6
"""Folders in folders that are kept of a dragged folder; of deeper ones the last."""

_FORBIDDEN = re.compile(r'[<>:"|?*\\/]')


def harmless_name(raw: str) -> str:
    """A relative name, `/` between its parts, that leads nowhere and deceives nobody.

    What was a trick stays readable: `../../etc/passwd` becomes `etc/passwd`, a mark of direction `_`.
    """
    parts = [_harmless_part(part) for part in re.split(r"[/\\]", raw)]
    kept = [part for part in parts if part]
    kept = kept[-DEEPEST:] if kept else [UNNAMED]
    name = "/".join(kept)
    return name if is_safe(name, written=True) else _last_resort(kept[-1])


def _harmless_part(part: str) -> str:
    part = unicodedata.normalize("NFC", part.encode("utf-8", "replace").decode())
    part = "".join("_" if visible(letter) != letter else letter for letter in part)
    part = re.sub(r"\s+", " ", _FORBIDDEN.sub("_", part)).strip(" ")
    if not part.strip("."):
        return ""
    part = part.rstrip(". ")
    stem, suffix = _split(part)
    if len(part) > LONGEST_PART:
        part = stem[: LONGEST_PART - len(suffix)].rstrip(". ") + suffix
    # “con.jpg” is a device of Windows, “_con.jpg” a file.
    return part if is_safe(part, written=True) else f"_{part}"


def _last_resort(part: str) -> str:
    suffix = _split(part)[1]
    plain = re.sub(r"[^0-9A-Za-z.]", "", suffix)
    return f"{UNNAMED}{plain}"


def _split(part: str) -> tuple[str, str]:
    suffix = PurePosixPath(part).suffix
    suffix = suffix if len(suffix) <= 10 else ""
    return part[: len(part) - len(suffix)], suffix


def free_name(name: str, taken: Callable[[str], bool]) -> str:
    """The name, or the first of `hall (2).jpg`, `hall (3).jpg`, … that is not `taken`."""
    stem, suffix = _split(name)
    found, number = name, 2
    while taken(found):
        found, number = f"{stem} ({number}){suffix}", number + 1
    return found


def is_clutter(raw: str) -> bool:
    """Whether a name in a dragged folder is nobody's photograph: hidden, or left behind by a system."""
    *folders, name = re.split(r"[/\\]", raw)
    return is_litter(name, folder=False) or any(is_litter(part, folder=True) for part in folders if part)


def check_kind(name: str) -> None:
    """Refuses by its ending what is surely no photograph; the rest is told by its content later.

    Raises:
        NotAPhotograph, FilmNotPhotograph
    """
    if is_picture(name):
        return
    # (Bytes of nothing: only an ending that says nothing lets a file pass.)
    kind = kind_beside(name, lambda: BytesIO(b"\0\1\2\3"))
    if kind == "film":
        raise FilmNotPhotograph(name=name)
    if is_media(name) or kind != "other":
        raise NotAPhotograph(name=name)


def check_media(name: str, size: int) -> None:
    """Refuses by its ending what no object and no label can show, and what is too large for its kind.

    Raises:
        NotMedia, MediaTooBig
    """
    kind = media_kind(name)
    if kind is None:
        raise NotMedia(name=name)
    if size > MOST[kind]:
        raise MediaTooBig(name=name, size=size_words(size), limit=size_words(MOST[kind]))
