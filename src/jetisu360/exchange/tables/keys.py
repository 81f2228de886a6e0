"""Which object of museum.toml a row of a table is, so that a second run finds what the first one made.

In this order: the `id`; the record's number in the museum's own system; the inventory number; and for
rows with none of these what they say: the whole text, else the title, else all but the title. Each object is
one row at most. Rows of one number are told apart by their titles, else by their order.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jetisu360.exchange.tables.vocabulary import PLAIN, TEXTS
from jetisu360.language import Language

Thing = Mapping[str, Any]


@dataclass(frozen=True)
class Row:
    """A row of the table: its number in the sheet, the id and the record that it names, and what it says."""

    number: int
    id: str
    record: str
    said: Thing

    @property
    def inventory_number(self) -> str:
        return folded(self.said.get("inventory_number", ""))


def folded(number: Any) -> str:
    """An inventory number as it is compared: `КП-1` and `кп - 1` are one."""
    return re.sub(r"\s+", "", str(number)).casefold()


def find_places(rows: Sequence[Row], things: Sequence[Thing], first: Language) -> dict[int, int]:
    """The place in `things` (the objects of museum.toml) of each row, by the row's place in `rows`; rows
    that are new are not in it. `first` is the language of plain strings in museum.toml.
    """
    return _Search(rows, things, first).found


class _Search:
    def __init__(self, rows: Sequence[Row], things: Sequence[Thing], first: Language) -> None:
        self.rows = rows
        self.things = [_normal(thing, first) for thing in things]
        self.found: dict[int, int] = {}
        self.taken: set[int] = set()
        by_id = {thing["id"]: place for place, thing in enumerate(things)}
        for place, row in enumerate(rows):
            if row.id and row.id in by_id:
                self._take(place, by_id[row.id])
        unnamed = [place for place, row in enumerate(rows) if not row.id]
        self._numbered(unnamed, lambda row: row.record, lambda thing: str(thing.get("record", "")))
        self._numbered(
            unnamed,
            lambda row: row.inventory_number,
            lambda thing: folded(thing.get("inventory_number", "")),
            lambda row, thing: not row.record or not thing.get("record"),
        )
        left = [place for place in unnamed if place not in self.found]
        bare = [place for place in left if self._is_bare(place)]
        # Also objects that a keeper has given a number since.
        self._same(bare, _all_but_number, self._free())
        self._same(bare, _title, self._nameless())
        self._unique(bare, _but_title)
        # A table that has got numbers since the last time.
        self._unique([place for place in left if not self._is_bare(place)], _but_number)

    def _is_bare(self, row: int) -> bool:
        return not self.rows[row].inventory_number and not self.rows[row].record

    def _take(self, row: int, thing: int) -> None:
        if thing not in self.taken and row not in self.found:
            self.found[row] = thing
            self.taken.add(thing)

    def _free(self) -> list[int]:
        return [place for place in range(len(self.things)) if place not in self.taken]

    def _nameless(self) -> list[int]:
        """Objects that have no number of their own yet."""
        things = self.things
        return [
            place
            for place in self._free()
            if not things[place].get("inventory_number") and not things[place].get("record")
        ]

    def _numbered(
        self,
        places: Iterable[int],
        of_row: Callable[[Row], str],
        of_thing: Callable[[Thing], str],
        fits: Callable[[Row, Thing], bool] = lambda row, thing: True,
    ) -> None:
        """Rows and objects of one number: first those of one title, then in their order."""
        candidates: dict[str, list[int]] = defaultdict(list)
        for place in self._free():
            if number := of_thing(self.things[place]):
                candidates[number].append(place)
        groups: dict[str, list[int]] = defaultdict(list)
        for place in places:
            number = of_row(self.rows[place])
            if place not in self.found and number in candidates:
                groups[number].append(place)
        for number, rows in groups.items():
            if len(rows) > 1 or len(candidates[number]) > 1:
                self._same(rows, _title, candidates[number], fits)
            waiting = deque(place for place in candidates[number] if place not in self.taken)
            for row in rows:
                if row not in self.found and waiting and fits(self.rows[row], self.things[waiting[0]]):
                    self._take(row, waiting.popleft())

    def _same(
        self,
        rows: Iterable[int],
        key: Callable[[Thing], Hashable],
        things: Iterable[int],
        fits: Callable[[Row, Thing], bool] = lambda row, thing: True,
    ) -> None:
        """Pairs rows and objects with one key, in their order."""
        waiting: dict[Hashable, deque[int]] = defaultdict(deque)
        for place in things:
            if place not in self.taken and (found := key(self.things[place])):
                waiting[found].append(place)
        for place in rows:
            if place in self.found:
                continue
            queue = waiting.get(key(self.rows[place].said))
            if queue and fits(self.rows[place], self.things[queue[0]]):
                self._take(place, queue.popleft())

    def _unique(self, rows: Iterable[int], key: Callable[[Thing], Hashable]) -> None:
        """The same where a key says enough and is the only one of its kind on both sides."""
        rows = [place for place in rows if place not in self.found]
        things = self._nameless()
        often = Counter(key(self.rows[place].said) for place in rows)
        often_there = Counter(key(self.things[place]) for place in things)
        wanted = {found for found, count in often.items() if found and count == 1 and often_there[found] == 1}
        self._same(
            [place for place in rows if key(self.rows[place].said) in wanted],
            key,
            [place for place in things if key(self.things[place]) in wanted],
        )


def _normal(thing: Thing, first: Language) -> dict[str, Any]:
    """An object of museum.toml with its texts by language."""
    return {
        key: {first: value} if key in TEXTS and isinstance(value, str) else value
        for key, value in thing.items()
    }


def _texts(thing: Thing) -> dict[str, Any]:
    """What a table can say of an object."""
    found: dict[str, Any] = {}
    for key in (*TEXTS, *PLAIN):
        value = thing.get(key)
        if isinstance(value, Mapping):
            value = {
                name: text.strip() for name, text in value.items() if isinstance(text, str) and text.strip()
            }
        if value:
            found[key] = value
    return found


def _title(thing: Thing) -> Hashable:
    texts = _texts(thing).get("title")
    # One language is enough: translations are added later.
    return next(((name, text) for name, text in sorted(texts.items())), None) if texts else None


_ENOUGH = 2
"""Keys that have to agree before an object whose title has changed is the same."""


def _but_title(thing: Thing) -> Hashable:
    texts = {key: value for key, value in _texts(thing).items() if key != "title"}
    return json.dumps(texts, sort_keys=True) if len(texts) >= _ENOUGH else None


def _all_but_number(thing: Thing) -> str:
    texts = {key: value for key, value in _texts(thing).items() if key != "inventory_number"}
    return json.dumps(texts, sort_keys=True) if texts else ""


def _but_number(thing: Thing) -> Hashable:
    texts = [key for key in _texts(thing) if key != "inventory_number"]
    return _all_but_number(thing) if len(texts) >= _ENOUGH else None
