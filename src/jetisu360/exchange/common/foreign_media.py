"""The pictures, films and sounds that the labels of somebody else's tour show, for the folder made of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from jetisu360.errors import JetisuError
from jetisu360.exchange.common.files import Files, inside
from jetisu360.exchange.common.lost import Lost, named
from jetisu360.files.paths import is_safe
from jetisu360.language import _
from jetisu360.tour.naming import Names, slugify

KINDS = {
    "pictures": frozenset((".jpg", ".jpeg", ".png", ".webp", ".avif", ".tif", ".tiff")),
    "film": frozenset((".mp4", ".webm")),
    "sound": frozenset((".mp3", ".ogg", ".m4a", ".wav")),
}
_MISSING = _("Files of labels that are missing or outside the tour's folder ({count}): {names}.")


def medium(address: object) -> dict[str, Any]:
    """What a label's table says of a file, by its kind; empty for what is none that we know."""
    if not isinstance(address, str):
        return {}
    suffix = PurePosixPath(address.split("?")[0]).suffix.lower()
    kind = next((kind for kind, suffixes in KINDS.items() if suffix in suffixes), None)
    if kind is None:
        return {}
    return {kind: [{"file": address}] if kind == "pictures" else {"file": address}}


def gathered(
    files: Files, folder: str, entries: Iterable[dict[str, Any]]
) -> tuple[dict[str, Callable[[], bytes]], list[Lost]]:
    """The files that labels name, by new names, which the labels get; those that are missing are left out."""
    found: dict[str, str] = {}
    taken = Names()
    missing: dict[str, None] = {}
    for label in (label for entry in entries for label in entry.get("labels", [])):
        for kind in KINDS.keys() & label.keys():
            record = label[kind][0] if kind == "pictures" else label[kind]
            try:
                path = inside(record["file"], folder)
            except JetisuError:
                path = ""
            if path and files.exists(path):
                if path not in found:
                    found[path] = _fresh(path, taken)
                record["file"] = found[path]
            else:
                missing[record["file"]] = None
                del label[kind]
    return {name: partial(files.read, path) for path, name in found.items()}, named(
        "import-media-missing", list(missing), _MISSING
    )


def _fresh(path: str, taken: Names) -> str:
    """A name in `media/` that every system can hold, and that is nobody else's there; `taken` grows by it."""
    name = PurePosixPath(path)
    if not is_safe(name.name, written=True):
        name = PurePosixPath(f"{slugify(name.stem) or 'media'}-1{name.suffix.lower()}")
    fresh = taken.free(f"media/{name.stem}", end=name.suffix, form=str.casefold)
    taken.add(fresh.casefold())
    return fresh
