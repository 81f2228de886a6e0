"""What a reader of somebody else's tour could not take: one vocabulary for all readers, and the words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from jetisu360.errors import JetisuError
from jetisu360.exchange.common.lost import Item, Lost, named
from jetisu360.language import LANGUAGES, Message, _

KINDS: Mapping[str, Message] = {
    "import-scene-left-out": _("Scenes whose picture could not be taken ({count}): {names}."),
    "import-other-tours": _("Further tours in the folder, each to be taken by itself ({count}): {names}."),
    "import-unreadable": _("Files that could not be read ({count}): {names}."),
    "import-options": _("Options that were not taken ({count}): {names}."),
    "import-code": _("What the tour does by a program of its own, which is never run ({count}): {names}."),
    "import-link-nowhere": _("Links to scenes that are not in the tour ({count}): {names}."),
    "import-link-texts": _(
        "Words of links of their own ({count}): {names}. Here a link is called as its scene."
    ),
    "import-arrival-same": _(
        "Links that keep the visitor's look on arriving ({count}): {names}. "
        "Here one arrives as the scene begins."
    ),
    "import-coarser": _(
        "Scenes taken in a smaller size, because tiles of the full one are missing ({count}): {names}."
    ),
    "import-placeless": _("Links and labels that stand nowhere ({count}): {names}."),
    "import-link-outlines": _(
        "Links that were outlines ({count}): {names}. Here a link is an arrow at the middle of its outline."
    ),
    "import-scripts": _("Labels that run a script which was not understood ({count}): {names}."),
    "import-texts-apart": _("Texts that no label shows ({count}): {names}."),
    "import-layers": _("Pictures and texts laid over the screen ({count}): {names}."),
    "import-plan-places": _("Places of scenes on a map or a plan ({count}): {names}."),
    "import-scene-places": _("Places on Earth of single scenes ({count}): {names}."),
    "import-scene-sounds": _("Sounds of scenes ({count}): {names}."),
    "import-files-missing": _("Files that the tour includes and that could not be read ({count}): {names}."),
    "import-label-empty": _("Labels with neither a text nor an address ({count}): {names}."),
    "import-address-unsafe": _("Addresses of labels that may not be followed ({count}): {names}."),
    "import-address-more": _("Further addresses of labels that lead to one already ({count}): {names}."),
    "import-media-more": _("Sounds and films of labels that have one already ({count}): {names}."),
    "import-media-kind": _("Files of labels that are of a kind that is not shown ({count}): {names}."),
    "import-media-missing": _(
        "Files of labels that are missing or outside the tour's folder ({count}): {names}."
    ),
    "import-media-remote": _(
        "Pictures, sounds and films of labels that are on the web ({count}; ADDRESSES.txt): {names}."
    ),
}
"""Code → what is told, with `{names}` and `{count}`; in the order in which they are told."""


class Losses:
    """Collects them while a tour is read."""

    def __init__(self) -> None:
        self._items: dict[str, dict[str, Item]] = {code: {} for code in KINDS}
        self._addresses: dict[str, dict[str, None]] = {code: {} for code in KINDS}

    def add(self, code: str, where: str, words: object = "", *, address: str | None = None) -> None:
        """One thing: where it was in the tour (`hall/3`), and its words or value, whole. Said twice it
        is told once. `address`: where on the web somebody may fetch it.

        Raises:
            KeyError: a code that is not in `KINDS`; that is ours to fix.
        """
        said = words if isinstance(words, str) else value_text(words)
        item = f"{where}: {said}" if where and said else where or said
        self._items[code][item] = item
        if address:
            self._addresses[code][address] = None

    def refused(self, code: str, where: str, error: JetisuError, *, address: str | None = None) -> None:
        """One thing that an error keeps out, with what is wrong in three languages."""
        before = f"{where}: " if where else ""
        said: Item = {
            language: before + error.sentence.say(language, **error.details) for language in LANGUAGES
        }
        self._items[code][before + error.sentence.say("en", **error.details)] = said
        if address:
            self._addresses[code][address] = None

    def options(self, where: str, part: Mapping[str, Any], known: frozenset[str]) -> None:
        """The keys of `part` that its reader does not know, each with its value."""
        for key, value in part.items():
            if key not in known:
                self.add("import-options", f"{where}/{key}" if where else str(key), value)

    def told(self) -> list[Lost]:
        return [
            item
            for code, message in KINDS.items()
            for item in named(code, list(self._items[code].values()), message, list(self._addresses[code]))
        ]


def value_text(value: object) -> str:
    """A value of somebody else's as it was written."""
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, default=str)


def web_address(error: JetisuError) -> str | None:
    """Where on the web the file is that an error is about."""
    address = error.details.get("address") if error.code == "exchange-picture-remote" else None
    return address if isinstance(address, str) else None
