"""What a tour holds and a format cannot say, or an import cannot take: counted and named in three languages.

A format names the facts (`facts.py`) that it carries; whatever else the tour has is lost in it, and said.
What is not taken by an import is named with its words (`import_losses.py`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jetisu360.exchange.common.facts import FACTS
from jetisu360.language import LANGUAGES, Message, _, visible
from jetisu360.tour.document.tour import Tour

TEXT_FILE = "LOST.txt"
JSON_FILE = "lost.json"
ADDRESSES_FILE = "ADDRESSES.txt"
"""Files on the web that labels show, one address a line: what `wget -x -i` and its like take."""
FILES = (TEXT_FILE, JSON_FILE, ADDRESSES_FILE)
SHOWN = 12
"""Names listed in a sentence, of which there may be thousands; the files list all."""
SHOWN_LETTERS = 80
"""Of one name in a sentence: a line of a terminal. The files have it whole."""


Item = str | Mapping[str, str]
"""One thing that is lost: in the words of the tour, or in three languages where the words are ours."""


@dataclass(frozen=True)
class Lost:
    """One kind of thing that did not come along: how many, and in three languages what.

    `items`: each of them, whole, with its own words; empty where only the number is known. `addresses`: those
    on the web that somebody may fetch.
    """

    code: str
    count: int
    message: Mapping[str, str]
    items: tuple[Item, ...] = ()
    addresses: tuple[str, ...] = ()

    def say(self, language: str) -> str:
        return self.message[language]

    def as_json(self) -> dict[str, Any]:
        items = [item if isinstance(item, str) else dict(item) for item in self.items]
        found = {"code": self.code, "count": self.count, "message": dict(self.message), "items": items}
        return found | ({"addresses": self.addresses} if self.addresses else {})


def lost_of(tour: Tour, carried: frozenset[str]) -> list[Lost]:
    """What of `tour` a format does not carry.

    Raises:
        KeyError: a format that carries what is no fact; that is ours to fix.
    """
    for code in carried:
        FACTS[code]
    counts = ((code, fact, int(fact.count(tour))) for code, fact in FACTS.items() if code not in carried)
    return [Lost(code, count, fact.told.fill(count=count)) for code, fact, count in counts if count]


def named(code: str, names: Sequence[Item], told: Message, addresses: Sequence[str] = ()) -> list[Lost]:
    """A loss with its names listed, `{names}` and `{count}` in the sentence; none for no names."""
    if not names:
        return []
    more = " …" if len(names) > SHOWN else ""
    shown = {
        language: ", ".join(_short(_listed(name, language)) for name in names[:SHOWN]) + more
        for language in LANGUAGES
    }
    items = tuple(_visible(name) for name in names)
    return [Lost(code, len(names), told.fill(names=shown, count=len(names)), items, tuple(addresses))]


def _listed(name: Item, language: str) -> str:
    """In a list a sentence of ours ends where the next one begins."""
    return name if isinstance(name, str) else name[language].removesuffix(".")


def _visible(name: Item) -> Item:
    if isinstance(name, str):
        return visible(name, keep="\n")
    return {language: visible(text, keep="\n") for language, text in name.items()}


def _short(name: str) -> str:
    plain = visible(" ".join(name.split()) if "\n" in name else name)
    return plain if len(plain) <= SHOWN_LETTERS else plain[: SHOWN_LETTERS - 1] + "…"


EXPORTED = _("This format cannot say the following, so it is not here:")
IMPORTED = _("The following could not be taken from the tour, so it is not here:")
_ALL = _("All of it, under the same numbers:")


def files(lost: Sequence[Lost], head: Message = EXPORTED) -> dict[str, bytes]:
    """LOST.txt for people, in three languages, lost.json for programs, ADDRESSES.txt for a downloader;
    nothing where nothing is lost.
    """
    if not lost:
        return {}
    parts = [
        "\n".join([head[language], *(f"  {n}. {one.say(language)}" for n, one in enumerate(lost, 1))])
        for language in LANGUAGES
    ]
    listed = [(n, one) for n, one in enumerate(lost, 1) if one.items]
    if listed:
        parts.append("\n".join(_ALL[language] for language in LANGUAGES))
        parts += ["\n".join([f"{n}.", *(_item(item) for item in one.items)]) for n, one in listed]
    listing = json.dumps([one.as_json() for one in lost], ensure_ascii=False, indent=1)
    found = {TEXT_FILE: ("\n\n".join(parts) + "\n").encode(), JSON_FILE: (listing + "\n").encode()}
    addresses = dict.fromkeys(address for one in lost for address in one.addresses)
    if addresses:
        found[ADDRESSES_FILE] = ("\n".join(addresses) + "\n").encode()
    return found


def _item(item: Item) -> str:
    text = item if isinstance(item, str) else "\n".join(dict.fromkeys(item.values()))
    return "  • " + text.replace("\n", "\n    ")
