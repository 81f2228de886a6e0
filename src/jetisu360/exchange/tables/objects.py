"""A table of objects into the museum.toml of a folder, without touching anything else that a keeper wrote.

New objects are appended as text. Objects that are there already are changed key by key with tomlkit, which
keeps comments, order and spacing. Before the file is written, it is read again and compared with what it
should say.
"""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jetisu360.exchange.common.lost import Lost, named
from jetisu360.exchange.common.museum_text import inline, object_text
from jetisu360.exchange.common.refusals import MuseumFileNotEdited, TableWrong
from jetisu360.exchange.tables import dublin_core
from jetisu360.exchange.tables.files import read_table
from jetisu360.files.limits import MOST_TOML, read_file, read_toml
from jetisu360.files.outputs import check_rewrite, rewrite
from jetisu360.files.system_errors import said
from jetisu360.language import Language, Message, _, pick
from jetisu360.tour.museum_toml.entries import ObjectEntry
from jetisu360.tour.museum_toml.museum_file import NAME, read_museum_file
from jetisu360.tour.naming import Names, slugify
from jetisu360.tour.refusals import FolderNotFound, WordsUnreadable


@dataclass
class Taken:
    """What became of the rows of a table."""

    file: Path
    added: int = 0
    changed: int = 0
    same: int = 0
    lost: list[Lost] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return {
            "file": str(self.file),
            "added": self.added,
            "changed": self.changed,
            "same": self.same,
            "lost": [one.as_json() for one in self.lost],
        }


def import_objects(table: Path, folder: Path, language: Language = "kk") -> Taken:
    """Adds and changes the objects of a table. A cell that is empty changes nothing; no object is removed.

    A row is the object with its `id`, else the one with its inventory number; a new object without an `id`
    gets one made of its English, Kazakh or Russian title.

    Raises:
        FolderNotFound, SourceMissing, FileTooLarge, TableWrong, MuseumFileWrong, MuseumFileNotEdited,
        LimitExceeded, OutputRefused: the file is as it was.
    """
    if not folder.is_dir():
        raise FolderNotFound(folder=str(folder))
    header, rows = read_table(table)
    file = folder / NAME
    data = _words(file)
    check_rewrite(file)
    there = file.is_file()
    read_museum_file(data, language)
    source = data.decode("utf-8-sig")
    raw = read_toml(source, NAME)
    first: Language = raw.get("language", language)
    columns = {name: found for name in header if (found := dublin_core.field_of(name, first))}
    if not columns:
        raise TableWrong(name=table.name, problem=_NO_COLUMNS)
    taken = Taken(file)
    known: list[dict[str, Any]] = raw.get("objects", [])
    new, edits, anonymous = _sort(rows, columns, known, first, taken, table.name)
    ignored = [name for name in header if name and name not in columns and name not in ("id", *_FILES)]
    filled = [name for name in _FILES if any(row.get(name, "").strip() for row in rows)]
    taken.lost = [
        *named("table-columns", ignored, _IGNORED),
        *named("table-files", filled, _FILES_STAY),
        *named("table-rows", anonymous, _ANONYMOUS),
    ]
    if not new and not edits:
        return taken
    added = (object_text(ObjectEntry.model_validate(entry, context={"language": first})) for entry in new)
    parts = [_edited(source, edits, file), *added] if new else [_edited(source, edits, file)]
    changed = (
        "\n\n".join(part for part in (one.rstrip() for one in parts) if part) + "\n" if new else parts[0]
    )
    _verify(changed, raw, edits, new, file)
    rewrite(file, data if there else None, changed.encode())
    return taken


def _words(file: Path) -> bytes:
    """What the keeper wrote; nothing where there is nothing at all, not even a link that leads nowhere."""
    if not os.path.lexists(file):
        return b""
    try:
        return read_file(file, MOST_TOML, NAME)
    except OSError as error:
        raise WordsUnreadable(name=NAME, problem=said(error)) from None


def _sort(
    rows: list[dict[str, str]],
    columns: dict[str, tuple[str, str | None]],
    known: list[dict[str, Any]],
    first: Language,
    taken: Taken,
    name: str,
) -> tuple[list[dict[str, Any]], dict[int, dict[str, Any]], list[str]]:
    """Rows to add, keys to change by the object's place in the file, and rows without any name."""
    by_id = {thing["id"]: place for place, thing in enumerate(known)}
    by_number = {
        thing["inventory_number"]: place for place, thing in enumerate(known) if thing.get("inventory_number")
    }
    ids, seen = Names(by_id), set[str]()
    new: list[dict[str, Any]] = []
    edits: dict[int, dict[str, Any]] = {}
    anonymous: list[str] = []
    for number, row in enumerate(rows, 2):
        said = dublin_core.entry_of(row, columns)
        wanted = row.get("id", "").strip()
        if wanted and slugify(wanted) != wanted:
            raise TableWrong(name=name, problem=_bad_id(number, wanted))
        place = by_id.get(wanted) if wanted else by_number.get(said.get("inventory_number", ""))
        title = pick(said.get("title", {}), "en")
        own = wanted or (known[place]["id"] if place is not None else "")
        if not own:
            if not slugify(title or said.get("inventory_number", "")):
                anonymous.append(str(number))
                continue
            own = ids.free(slugify(title or said["inventory_number"]))
        if own in seen:
            raise TableWrong(name=name, problem=_twice(number, own))
        seen.add(own)
        ids.add(own)
        if place is None:
            new.append({"id": own, **said})
            taken.added += 1
        elif change := _difference(known[place], said, first):
            edits[place] = change
            taken.changed += 1
        else:
            taken.same += 1
    return new, edits, anonymous


def _difference(before: dict[str, Any], said: dict[str, Any], first: Language) -> dict[str, Any]:
    """The keys of an object that the table says otherwise, with their whole new values."""
    change: dict[str, Any] = {}
    for key, value in said.items():
        old = before.get(key)
        if isinstance(value, dict):
            texts = {first: old} if isinstance(old, str) else dict(old or {})
            if any(texts.get(language, "").strip() != text for language, text in value.items()):
                change[key] = {**texts, **value}
        elif (old or "").strip() != value:
            change[key] = value
    return change


def _edited(source: str, edits: dict[int, dict[str, Any]], file: Path) -> str:
    """The text with these keys changed and everything else as it was."""
    if not edits:
        return source
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(source)
        objects: Any = document["objects"]
        for place, change in edits.items():
            for key, value in change.items():
                there = objects[place].get(key)
                if isinstance(value, dict) and isinstance(there, dict):
                    for language, text in value.items():
                        there[language] = text
                else:
                    objects[place][key] = tomlkit.value(inline(value))
        return tomlkit.dumps(document)
    except (TOMLKitError, KeyError, IndexError, TypeError, AttributeError):
        raise MuseumFileNotEdited(name=str(file)) from None


def _verify(
    text: str, raw: dict[str, Any], edits: dict[int, dict[str, Any]], new: list[dict[str, Any]], file: Path
) -> None:
    """Refuses a text that says anything else than the old one with the table's changes."""
    wanted = {**raw, "objects": [dict(thing) for thing in raw.get("objects", [])]}
    for place, change in edits.items():
        wanted["objects"][place] |= change
    wanted["objects"] += new
    try:
        found = read_toml(text, NAME)
    except tomllib.TOMLDecodeError:
        raise MuseumFileNotEdited(name=str(file)) from None
    if found != wanted:
        raise MuseumFileNotEdited(name=str(file))
    read_museum_file(text.encode())


_FILES = ("pictures", "sound")


def _bad_id(number: int, wanted: str) -> Message:
    return _("id = “{wanted}” in row {number} may have only small Latin letters, digits and hyphens").fill(
        number=number, wanted=wanted[:60]
    )


def _twice(number: int, own: str) -> Message:
    return _("the object “{own}” in row {number} was there before").fill(number=number, own=own)


_NO_COLUMNS = _("it has no column that is known (for example, dc:title@kk)")
_IGNORED = _("Columns that are not known ({count}): {names}.")
_FILES_STAY = _("Columns of files ({count}): {names}. Pictures and sounds are named in museum.toml itself.")
_ANONYMOUS = _("Rows with neither a title nor a number ({count}): {names}.")
