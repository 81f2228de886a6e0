"""What a build remembers in its work folder, so that the next one need not open what did not change."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from typing import Any, Protocol

from jetisu360.build.left_out import LeftOut
from jetisu360.files.limits import MOST_JSON, read_json
from jetisu360.files.over_limits import LimitExceeded
from jetisu360.storage import Folder, Stat

NAME = "jetisu360-work.json"
VERSION = 1
_OURS = re.compile(rf"^(?:{re.escape(NAME)}|[0-9a-f]{{64}}\.zip)(?:\.tmp-.*)?$|^(?:sites|steps)$")


class Picture(Protocol):
    """A file of a folder, by its content."""

    @property
    def name(self) -> str: ...

    @property
    def source(self) -> Folder: ...

    @property
    def sha256(self) -> str: ...


class State:
    """SHA-256 by name, size and time of a file; sizes of pictures by SHA-256; refusals by what decided them;
    ids of scenes by site and name of the photograph, which the public tour does not tell; how each site was
    asked for (`asked.py`); what pages are when rendered and contents when compressed (`publish/kept.py`).

    A damaged or foreign file is as good as none: everything in it can be found out again. `own`: the folder
    was new or empty when the first build came, so that what is in it is ours.
    """

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._before = _load(folder)
        self.own = is_own(folder)
        self.hashes: dict[str, list[str]] = dict(self._before.get("hashes", {}))
        self.pixels: dict[str, float] = dict(self._before.get("pixels", {}))
        self._ids: dict[str, dict[str, str]] = dict(self._before.get("ids", {}))
        self._asked: dict[str, Any] = dict(self._before.get("asked", {}))
        self.refused: dict[str, dict[str, Any]] = dict(self._before.get("refused", {}))
        self.compressed: dict[str, Any] = dict(self._before.get("compressed", {}))

    def hash_of(self, place: str, stat: Stat) -> str | None:
        """The SHA-256 of a file that has not changed since it was last seen."""
        known = self.hashes.get(place)
        return known[2] if known and known[:2] == [str(stat.size), stat.stamp] else None

    def remember_hash(self, place: str, stat: Stat, digest: str) -> None:
        self.hashes[place] = [str(stat.size), stat.stamp, digest]

    def refusal_of(self, key: str) -> LeftOut | None:
        known = self.refused.get(key)
        return LeftOut(**known) if known else None

    def remember_refusal(self, key: str, left_out: LeftOut) -> None:
        self.refused[key] = asdict(left_out)

    def pixels_of(self, picture: Picture) -> float:
        """Pixels that a picture will take in memory; 0 where its head cannot be had cheaply."""
        known = self.pixels.get(picture.sha256)
        if known is not None or picture.source.remote:
            return known or 0.0
        from jetisu360.build.run.picture_size import pixels_in_memory

        pixels = pixels_in_memory(picture.source.local(picture.name))
        self.pixels[picture.sha256] = pixels
        return pixels

    def ids_of(self, site: str) -> dict[str, str]:
        """Ids of the scenes of a site by the name of their photograph, as it was last built from here."""
        known = self._ids.get(site)
        if not isinstance(known, dict):
            return {}
        return {name: found for name, found in known.items() if isinstance(found, str)}

    def remember_ids(self, site: str, ids: dict[str, str]) -> None:
        self._ids[site] = ids

    def asked_of(self, site: str) -> Any:
        """How a site was last asked for (`asked.py`), or None."""
        return self._asked.get(site)

    def remember_asked(self, site: str, asked: dict[str, Any]) -> None:
        self._asked[site] = asked

    def keep_only(self, places: set[str], refusals: set[str]) -> None:
        """Forgets what this build did not meet, so that the file does not grow without bound."""
        self.hashes = {place: known for place, known in self.hashes.items() if place in places}
        digests = {known[2] for known in self.hashes.values()}
        self.pixels = {digest: pixels for digest, pixels in self.pixels.items() if digest in digests}
        self.refused = {key: known for key, known in self.refused.items() if key in refusals}

    def save(self) -> None:
        """Writes the file when there is something new to write. First before anything else is put into a
        folder: later it would not be seen any more that the folder was empty.
        """
        now = {
            **{"version": VERSION, "own": self.own, "ids": dict(self._ids)},
            "asked": dict(self._asked),
            **{"hashes": self.hashes, "pixels": self.pixels, "refused": self.refused},
            "compressed": self.compressed,
        }
        if now != self._before:
            self._folder.write(
                NAME, json.dumps(now, ensure_ascii=False, indent=0).encode("utf-8", "surrogatepass")
            )
            self._before = now


def is_own(folder: Folder) -> bool:
    """Whether everything in a work folder is ours: it says so, or holds nothing but what we name so."""
    raw = _load(folder)
    if "own" in raw:
        return raw["own"] is True
    if folder.remote or not folder.path.is_dir():
        return True
    names = [path.name for path in folder.path.iterdir()]
    # The state of a program of the first days does not say it, and that of a failing disk says nothing.
    return not names or (NAME in names and all(_OURS.match(name) for name in names))


def knows(folder: Folder, photos: Folder) -> bool:
    """Whether photographs of that folder were built in this work folder."""
    start = photos.shown("-")[:-1]
    return any(place.startswith(start) for place in _load(folder).get("hashes", {}))


def _load(folder: Folder) -> dict[str, Any]:
    try:
        raw = read_json(folder.read(NAME, MOST_JSON), NAME)
    except (OSError, ValueError, LimitExceeded):
        return {}
    if not isinstance(raw, dict) or raw.get("version") != VERSION:
        return {}
    for newer in ("ids", "asked", "compressed"):
        raw.setdefault(newer, {})
    parts = ("hashes", "pixels", "refused", "ids", "asked", "compressed")
    return raw if all(isinstance(raw.get(part), dict) for part in parts) else {}
