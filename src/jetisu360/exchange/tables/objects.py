"""A table of objects into the museum.toml of a folder, without touching anything else that a keeper wrote."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jetisu360.exchange.common.lost import Lost
from jetisu360.exchange.tables.columns import choose_columns, meaning_with, read_maps
from jetisu360.exchange.tables.keys import Row, find_places
from jetisu360.exchange.tables.museum_edit import difference, edited
from jetisu360.exchange.tables.pictures import CloseUps
from jetisu360.exchange.tables.reading import read
from jetisu360.exchange.tables.rows import rows_of
from jetisu360.exchange.tables.told import Told, write_told
from jetisu360.files.limits import MOST_TOML, read_file, read_toml
from jetisu360.files.outputs import check_rewrite, rewrite
from jetisu360.files.system_errors import said
from jetisu360.language import Language, pick
from jetisu360.tour.museum_toml.museum_file import NAME, read_museum_file
from jetisu360.tour.naming import Names, slugify, unique
from jetisu360.tour.refusals import FolderNotFound, WordsUnreadable


@dataclass(frozen=True)
class Change:
    """What the table says otherwise of an object that was there: its id, the key (`title@ru`), the texts."""

    id: str
    key: str
    before: str
    after: str


@dataclass
class Taken:
    """What became of the rows of a table.

    `language`: of texts whose columns name none, if there are such. `columns`: the headings by the key that
    they were taken for. `listed`: LOST.txt in the folder names all that is in `lost`.
    """

    file: Path
    added: int = 0
    changed: int = 0
    same: int = 0
    language: Language | None = None
    columns: dict[str, list[str]] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    lost: list[Lost] = field(default_factory=list)
    listed: bool = False

    def as_json(self) -> dict[str, Any]:
        return {
            "file": str(self.file),
            "added": self.added,
            "changed": self.changed,
            "same": self.same,
            "language": self.language,
            "columns": self.columns,
            "changes": [vars(change) for change in self.changes],
            "lost": [item.as_json() for item in self.lost],
        }


def import_objects(
    table: Path, folder: Path, language: Language | None = None, maps: Sequence[str] = ()
) -> Taken:
    """Adds and changes the objects of a table. A cell that is empty changes nothing; no object is removed.

    `language` is that of texts whose columns name none; without it they are in the language of the table's
    headings, else in the first of museum.toml. `maps` are `heading=key`. `keys.py` says which object a row
    is;
    a new object without an `id` gets one made of its English, Kazakh or Russian title.

    Raises:
        FolderNotFound, SourceMissing, FileTooLarge, TableWrong, MapWrong, MuseumFileWrong,
        MuseumFileNotEdited,
        LimitExceeded, OutputRefused: the file is as it was.
    """
    if not folder.is_dir():
        raise FolderNotFound(folder=str(folder))
    meanings = read_maps(maps)

    def knows(heading: str) -> str:
        meaning = meaning_with(heading, meanings)
        return meaning.key if meaning else ""

    read_in = read(table, knows)
    file = folder / NAME
    data = _keepers_words(file)
    check_rewrite(file)
    there = file.is_file()
    read_museum_file(data, language or "kk")
    source = data.decode("utf-8-sig")
    raw = read_toml(source, NAME)
    first: Language = raw.get("language", language or "kk")
    columns = choose_columns(read_in, table.name, meanings, first, language)
    taken = Taken(
        file, language=columns.language if columns.without_language else None, columns=columns.targets()
    )
    close_ups = CloseUps(folder, table)
    told = Told()
    rows = rows_of(read_in, columns, close_ups, told, table.name)
    new, edits = _sort(rows, raw.get("objects", []), first, taken, told)
    taken.lost = told.lost(read_in, columns, close_ups)
    if new or edits:
        changed = edited(source, raw, edits, new, first, file)
        close_ups.write()
        rewrite(file, data if there else None, changed.encode())
    taken.listed = write_told(folder, taken.lost)
    return taken


def _keepers_words(file: Path) -> bytes:
    """What the keeper wrote; nothing where there is nothing at all, not even a link that leads nowhere."""
    if not os.path.lexists(file):
        return b""
    try:
        return read_file(file, MOST_TOML, NAME)
    except OSError as error:
        raise WordsUnreadable(name=NAME, problem=said(error)) from None


def _sort(
    rows: Sequence[Row], known: Sequence[Mapping[str, Any]], first: Language, taken: Taken, told: Told
) -> tuple[list[dict[str, Any]], dict[int, dict[str, Any]]]:
    """Objects to add, and keys to change by the object's place in the file."""
    places = find_places(rows, known, first)
    ids = Names([*(thing["id"] for thing in known), *(row.id for row in rows if row.id)])
    new: list[dict[str, Any]] = []
    edits: dict[int, dict[str, Any]] = {}
    for number, row in enumerate(rows):
        place = places.get(number)
        if not row.said.get("title") and (place is None or not known[place].get("title")):
            told.untitled.append(str(row.number))
        if place is None:
            own = row.id or unique(wanted_id(row), ids)
            ids.add(own)
            new.append({"id": own, **row.said})
            taken.added += 1
        elif change := difference(known[place], row.said, first):
            edits[place] = change
            taken.changes += changes_of(known[place], change, first)
            taken.changed += 1
        else:
            taken.same += 1
    return new, edits


def wanted_id(row: Row) -> str:
    """The id that a new object would have, if it were free."""
    title = pick(row.said.get("title", {}), "en")
    number = row.said.get("inventory_number", "") or row.record
    wanted = slugify(title) or slugify(number)
    if wanted:
        return wanted
    # A title in letters that have no Latin ones here; the same title gets the same id.
    return "object-" + hashlib.sha256((title or number).encode("utf-8", "replace")).hexdigest()[:6]


def changes_of(before: Mapping[str, Any], change: Mapping[str, Any], first: Language) -> list[Change]:
    """Each text of a change, as it was and as the table has it."""
    own, found = str(before["id"]), []
    for key, value in change.items():
        old = before.get(key)
        if key == "pictures":
            added = [item["file"] if isinstance(item, dict) else item for item in value[len(old or []) :]]
            found.append(Change(own, key, "", ", ".join(added)))
        elif isinstance(value, dict):
            texts = {first: old} if isinstance(old, str) else old or {}
            found += [
                Change(own, f"{key}@{language}", texts.get(language, ""), text)
                for language, text in value.items()
                if texts.get(language, "").strip() != text
            ]
        else:
            found.append(Change(own, key, old or "", value))
    return found
