"""Keys that an author has added to a label of his own accord: what a reader can tell of them becomes part of
the label's card, and the rest is told with its value.

Programs let anybody add keys (`createTooltipArgs`, `clickHandlerArgs`, `img_src`, `gallery`), so their names
are anybody's. What a value is counts more than its key: the name of a picture is a picture wherever it
stands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from jetisu360.exchange.common.import_losses import Losses
from jetisu360.exchange.common.scripts.script_values import Code
from jetisu360.exchange.common.text.cards import Card, kind_of, opened, read_card
from jetisu360.exchange.common.text.texts import clean, usable_href

TITLES = frozenset(
    ("title", "titel", "name", "heading", "header", "headline", "label", "tooltip", "titulo", "titre")
)
TEXTS = frozenset(
    (
        *("text", "texts", "description", "desc", "descr", "content", "contents", "html", "info", "body"),
        *("details", "detail", "message", "caption", "subtitle", "paragraph", "story", "descripcion"),
    )
)
TARGETS = frozenset(
    (
        *("sceneid", "scene", "target", "targetscene", "targetsceneid", "targetid", "goto", "nextscene"),
        *("destination", "to", "linkto"),
    )
)
ALT = ("alt", "caption", "title", "name", "label", "description", "text")
_LOADS = re.compile(
    r"\b(?:loadScene|switchScene|goToScene|changeScene|gotoScene)\s*+\(\s*+[\"'`]([^\"'`]++)[\"'`]"
)
MOST_DEPTH = 8
"""Lists and tables inside a key that are looked into: a gallery has two."""


@dataclass
class Own:
    """What the keys of one label give beside files and addresses, which go into its card. `targets`: scenes
    that it seems to lead to.
    """

    titles: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)

    def text(self, own: str) -> str:
        """The label's text: its own, between the titles and the texts of the keys, each once."""
        return "\n".join(dict.fromkeys(part for part in (*self.titles, own, *self.texts) if part))


def take(card: Card, part: Mapping[str, Any], known: frozenset[str], where: str, losses: Losses) -> Own:
    """Goes through the keys that are not `known`. Files and addresses go into `card`."""
    own = Own()
    for key, value in part.items():
        if key not in known:
            _take(card, own, key, value, f"{where}/{key}", losses, 0)
    return own


def _take(card: Card, own: Own, key: str, value: Any, where: str, losses: Losses, depth: int) -> None:
    if isinstance(value, Code):
        _code(card, own, value, where, losses)
    elif isinstance(value, str):
        if value.strip():
            _string(card, own, key, value, where, losses)
    elif isinstance(value, Mapping) and depth < MOST_DEPTH:
        if not _file(card, value):
            for name, inner in value.items():
                _take(card, own, str(name), inner, f"{where}/{name}", losses, depth + 1)
    elif isinstance(value, list) and depth < MOST_DEPTH:
        for number, inner in enumerate(value, 1):
            _take(card, own, key, inner, f"{where}/{number}", losses, depth + 1)
    elif value not in (None, False, [], {}):
        losses.add("import-options", where, value)


def _string(card: Card, own: Own, key: str, value: str, where: str, losses: Losses) -> None:
    bare = key.lower().replace("_", "").replace("-", "")
    one_word = len(value.split()) == 1 or ("\n" not in value and "/" in value)
    if "<" not in value and one_word and kind_of(value):
        card.add(value)
    elif "<" not in value and usable_href(value):
        card.link(value)
    elif bare in TITLES:
        own.titles.append(_read(card, value))
    elif bare in TEXTS or bare in _ARGUMENTS or "<" in value:
        own.texts.append(_read(card, value))
        if bare in _ARGUMENTS:
            own.targets.append(value)
    else:
        if bare in TARGETS:
            own.targets.append(value)
        losses.add("import-options", where, value)


_ARGUMENTS = frozenset(("createtooltipargs", "clickhandlerargs", "args"))


def _read(card: Card, value: str) -> str:
    """A text that may be HTML; what is in it besides text goes into the card."""
    inner = read_card(value)
    for mine, theirs in (
        (card.pictures, inner.pictures),
        (card.sounds, inner.sounds),
        (card.films, inner.films),
        (card.links, inner.links),
    ):
        for address, words in theirs.items():
            mine[address] = mine.get(address) or words
    return inner.text


def _file(card: Card, value: Mapping[str, Any]) -> bool:
    """A table that is one file with words of its own: `{src: "a.jpg", alt: "…"}`."""
    texts = {str(key).lower(): one for key, one in value.items() if isinstance(one, str)}
    files = [(key, one) for key, one in texts.items() if "<" not in one and kind_of(one)]
    if len(files) != 1 or len(value) > 6 or any(isinstance(item, (Mapping, list)) for item in value.values()):
        return False
    words = [clean(texts[key]) for key in ALT if key in texts and key != files[0][0]]
    rest = set(texts) - set(ALT) - {files[0][0], "type", "id", "class"}
    if rest or any("<" in word for word in words):
        return False
    card.add(files[0][1], " – ".join(dict.fromkeys(words)))
    return True


def _code(card: Card, own: Own, value: Code, where: str, losses: Losses) -> None:
    """What a function opens can be seen; what else it does is told."""
    for address in opened(value.source):
        card.link(address)
    own.targets += _LOADS.findall(value.source)
    losses.add("import-code", where, value.source)
