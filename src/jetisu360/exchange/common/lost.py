"""What a tour holds and a format cannot say: counted, named, and told in three languages.

A format names the facts (`facts.py`) that it carries; whatever else the tour has is lost in it, and said.
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
SHOWN = 12
"""Names listed in a sentence, of which there may be thousands."""


@dataclass(frozen=True)
class Lost:
    """One kind of thing that did not come along: how many, and in three languages what."""

    code: str
    count: int
    message: Mapping[str, str]

    def say(self, language: str) -> str:
        return self.message[language]

    def as_json(self) -> dict[str, Any]:
        return {"code": self.code, "count": self.count, "message": dict(self.message)}


def lost_of(tour: Tour, carried: frozenset[str]) -> list[Lost]:
    """What of `tour` a format does not carry.

    Raises:
        KeyError: a format that carries what is no fact; that is ours to fix.
    """
    for code in carried:
        FACTS[code]
    counts = ((code, fact, int(fact.count(tour))) for code, fact in FACTS.items() if code not in carried)
    return [Lost(code, count, fact.told.fill(count=count)) for code, fact, count in counts if count]


def named(code: str, names: Sequence[str], told: Message) -> list[Lost]:
    """A loss with its names listed, `{names}` and `{count}` in the sentence; none for no names."""
    if not names:
        return []
    shown = ", ".join(visible(name) for name in names[:SHOWN]) + (" …" if len(names) > SHOWN else "")
    return [Lost(code, len(names), told.fill(names=shown, count=len(names)))]


_HEADS = _("This format cannot say the following, so it is not here:")


def files(lost: Sequence[Lost]) -> dict[str, bytes]:
    """LOST.txt for people, in three languages, and lost.json for programs; nothing where nothing is lost."""
    if not lost:
        return {}
    parts = [
        "\n".join([_HEADS[language], *(f"  • {one.say(language)}" for one in lost)]) for language in LANGUAGES
    ]
    listing = json.dumps([one.as_json() for one in lost], ensure_ascii=False, indent=1)
    return {TEXT_FILE: ("\n\n".join(parts) + "\n").encode(), JSON_FILE: (listing + "\n").encode()}
