"""The pictures, films and sounds that the labels of somebody else's tour show, for the folder made of it."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, unquote_to_bytes

from PIL import Image

from jetisu360.exchange.common.files import Files, places
from jetisu360.exchange.common.import_losses import Losses
from jetisu360.exchange.common.text.cards import labels_in
from jetisu360.files.limits import MOST_CLOSE_UP
from jetisu360.files.paths import is_safe
from jetisu360.panorama.refusals import NotAPicture
from jetisu360.tour.naming import Names, slugify

KINDS = {
    "pictures": frozenset((".jpg", ".jpeg", ".jfif", ".png", ".webp", ".avif", ".tif", ".tiff", ".heic")),
    "film": frozenset((".mp4", ".webm")),
    "sound": frozenset((".mp3", ".ogg", ".m4a", ".wav")),
}
"""What a label can show and play, by the ends of names."""

CONVERTED = frozenset((".gif", ".bmp"))
"""Pictures of old pages, which become PNG; of a moving one the first picture."""

_REMOTE = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_DATA = re.compile(r"data:([a-z]++/[a-z0-9.+-]++)?+((?:;[^;,]*+)*+),", re.IGNORECASE)
_DATA_SUFFIXES = {
    "image/jpeg": ".jpg",
    "image/jpg": ".jpg",
    "image/png": ".png",
    "image/webp": ".webp",
    "image/avif": ".avif",
    "video/mp4": ".mp4",
    "video/webm": ".webm",
    "audio/mpeg": ".mp3",
    "audio/mp3": ".mp3",
    "audio/ogg": ".ogg",
    "audio/mp4": ".m4a",
    "audio/wav": ".wav",
    "audio/x-wav": ".wav",
}
Media = dict[str, Callable[[], bytes]]


def gathered(
    files: Files, folders: Sequence[str], entries: Iterable[dict[str, Any]], losses: Losses
) -> Media:
    """The files that labels name, by new names, which the labels get; those that are not there are left out,
    and told.

    `folders`: where relative addresses are looked for, the likeliest first (the page's, the configuration's);
    the root of the tour is the last. An address on the web is never fetched; a file that lies beside the tour
    under the same path is taken for it (`wget -x` lays them so).
    """
    gathering = _Gathering(files, list(dict.fromkeys([*folders, ""])), losses)
    for where, label in labels_in(entries):
        if "pictures" in label:
            label["pictures"] = [
                record for record in label["pictures"] if gathering.take("pictures", record, where)
            ]
        for kind in ("sound", "film"):
            if kind in label and not gathering.take(kind, label[kind], where):
                del label[kind]
        if label.get("pictures") == []:
            del label["pictures"]
    return gathering.media


class _Gathering:
    def __init__(self, files: Files, folders: list[str], losses: Losses) -> None:
        self.files, self.folders, self.losses = files, folders, losses
        self.media: Media = {}
        self._names: dict[str, str] = {}
        self._taken = Names()

    def take(self, kind: str, record: dict[str, Any], where: str) -> bool:
        """Gives the record the file's new name; False where there is no such file to show."""
        address = record["file"]
        if address[:5].lower() == "data:":
            return self._inline(kind, record, where)
        path = next((path for path in places(address, self.folders) if self.files.exists(path)), None)
        if path is None:
            if _REMOTE.match(address):
                full = f"https:{address}" if address.startswith("//") else address
                self.losses.add("import-media-remote", where, _said(record, full), address=full)
            else:
                self.losses.add("import-media-missing", where, _said(record, address))
            return False
        suffix = PurePosixPath(path).suffix.lower()
        if kind == "pictures" and suffix in CONVERTED:
            fresh = self._names.get(path) or _fresh(f"{PurePosixPath(path).with_suffix('')}.png", self._taken)
            self._names[path] = fresh
            self.media[fresh] = partial(_as_png, self.files, path)
            record["file"] = fresh
            return True
        if suffix not in KINDS[kind]:
            self.losses.add("import-media-kind", where, _said(record, address))
            return False
        if path not in self._names:
            self._names[path] = _fresh(path, self._taken)
            self.media[self._names[path]] = partial(self.files.read, path)
        record["file"] = self._names[path]
        return True

    def _inline(self, kind: str, record: dict[str, Any], where: str) -> bool:
        """A file that is written into the card itself."""
        found = _DATA.match(record["file"])
        suffix = _DATA_SUFFIXES.get((found[1] or "").lower()) if found else None
        told = f"{record['file'][:40]}… ({len(record['file'])})"
        if found is None or suffix is None or suffix not in KINDS[kind]:
            self.losses.add("import-media-kind", where, _said(record, told))
            return False
        try:
            body = unquote_to_bytes(record["file"][found.end() :])
            data = base64.b64decode(body) if ";base64" in found[2].lower() else body
        except (binascii.Error, ValueError):
            self.losses.add("import-media-kind", where, _said(record, told))
            return False
        digest = hashlib.sha256(data).hexdigest()
        if digest not in self._names:
            self._names[digest] = _fresh(f"{slugify(where)}{suffix}", self._taken)
            self.media[self._names[digest]] = lambda: data
        record["file"] = self._names[digest]
        return True


def _as_png(files: Files, path: str) -> bytes:
    """Raises Refusal: it is no picture, or one of too many pixels."""
    data = files.read(path, MOST_CLOSE_UP)
    out = BytesIO()
    try:
        with Image.open(BytesIO(data), formats=("GIF", "BMP")) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise NotAPicture(name=path)
            picture.convert("RGBA").save(out, "PNG")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise NotAPicture(name=path) from None
    return out.getvalue()


MOST_PIXELS = 50_000_000
"""Of a GIF or BMP; what is larger is no picture of a card."""


def _said(record: dict[str, Any], address: str) -> str:
    """The address with what was said of the file: the words are not lost with it."""
    words = next(iter({**record.get("title", {}), **record.get("alt", {})}.values()), "")
    return f"{words} → {address}" if words else address


def _fresh(path: str, taken: Names) -> str:
    """A name in `media/` that every system can hold, and that is nobody else's there; `taken` grows by it."""
    # An address may have its letters as numbers: `%D2%9B.png`.
    name = PurePosixPath(unquote(PurePosixPath(path).name))
    if not is_safe(name.name, written=True):
        name = PurePosixPath(f"{slugify(name.stem) or 'media'}-1{name.suffix.lower()}")
    fresh = taken.free(f"media/{name.stem}", end=name.suffix, form=str.casefold)
    taken.add(fresh.casefold())
    return fresh
