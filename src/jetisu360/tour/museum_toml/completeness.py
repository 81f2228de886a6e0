"""How many of the texts that visitors meet a museum has in each language, and where they are.

The rule is the one of `tour/checks`: titles are needed; what need not be there at all has to be there in
every language as soon as it is begun in one. The editor counts by the same rule
(`viewer/src/editor/objects/counting.ts`), so that its numbers are those of the overview and of the board.

What is counted are the values of a document as they are kept, without the models of `entries.py`: a museum
of 5,000 objects is counted in some milliseconds, on every page that shows it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Literal, NamedTuple

from jetisu360.language import LANGUAGES
from jetisu360.tour.museum_toml.file_names import form

Group = Literal["museum", "rooms", "labels", "objects", "routes"]
GROUPS: tuple[Group, ...] = ("museum", "rooms", "labels", "objects", "routes")
Counts = dict[str, tuple[int, int]]
"""{language: (how many are there, of how many)}."""

_CARD = ("description", "material", "date", "maker", "rights")
_VISIT = ("address", "place", "hours", "admission")


class Text(NamedTuple):
    """`languages`: those in which it is there. `needed`: it counts even where nothing is there."""

    group: Group
    languages: Collection[str]
    needed: bool


def counted(values: Mapping[str, Any], rooms: Iterable[str]) -> Counts:
    """Of the whole museum. `values`: a document; `rooms`: forms of the names of the photographs that are
    shown.
    """
    return _counts(texts_of(values, rooms))


def counted_by_group(values: Mapping[str, Any], rooms: Iterable[str]) -> dict[Group, Counts]:
    """The same, apart; groups without a text are left out."""
    found: dict[Group, list[Text]] = {group: [] for group in GROUPS}
    for text in texts_of(values, rooms):
        found[text.group].append(text)
    counts = {group: _counts(texts) for group, texts in found.items()}
    return {group: count for group, count in counts.items() if any(of for _have, of in count.values())}


def _counts(texts: Iterable[Text]) -> Counts:
    shown = [text for text in texts if text.needed or text.languages]
    return {
        language: (sum(language in text.languages for text in shown), len(shown)) for language in LANGUAGES
    }


def texts_of(values: Mapping[str, Any], rooms: Iterable[str]) -> Iterator[Text]:
    """Every text that a visitor may meet."""
    yield from (_text("museum", values, name, needed=True) for name in ("title", "description"))
    yield _text("museum", values, "credits")
    yield from (_text("museum", _table(values.get("visit")), name) for name in _VISIT)
    for label in _tables(values.get("labels")):
        yield from _of_label(label)
    entries = {form(str(entry.get("file"))): entry for entry in _tables(values.get("scenes"))}
    for name in rooms:
        room = entries.get(name, {})
        yield _text("rooms", room, "title", needed=True)
        yield _text("rooms", room, "description")
        for label in _tables(room.get("labels")):
            yield from _of_label(label)
    for thing in _tables(values.get("objects")):
        yield _text("objects", thing, "title", needed=True)
        yield from (_text("objects", thing, name) for name in _CARD)
    for route in _tables(values.get("routes")):
        yield _text("routes", route, "title", needed=True)
        yield _text("routes", route, "description")
        for stop in _tables(route.get("stops")):
            yield from (_text("routes", stop, name) for name in ("title", "text"))


def _of_label(label: Mapping[str, Any]) -> Iterator[Text]:
    if not label.get("object"):
        yield _text("labels", label, "title", needed=True)
    yield _text("labels", label, "text")


def _text(group: Group, table: Mapping[str, Any], name: str, *, needed: bool = False) -> Text:
    words = table.get(name)
    there = [
        language
        for language in LANGUAGES
        if isinstance(words, Mapping) and isinstance(words.get(language), str) and words[language].strip()
    ]
    return Text(group, there, needed)


def _table(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _tables(value: Any) -> list[Mapping[str, Any]]:
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []
