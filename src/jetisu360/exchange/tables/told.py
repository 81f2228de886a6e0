"""What a keeper is told of a table: columns, rows and files that did not come along, and what is odd in
it.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from jetisu360.exchange.common.lost import TEXT_FILE, Lost, files, named
from jetisu360.exchange.tables.columns import Columns
from jetisu360.exchange.tables.pictures import Pictures
from jetisu360.exchange.tables.reading import Table
from jetisu360.exchange.tables.vocabulary import SIZES
from jetisu360.files.limits import MOST_JSON, read_file
from jetisu360.files.outputs import rewrite
from jetisu360.files.paths import joined
from jetisu360.language import _

TABLE = _("The following was not taken from the table, or is odd in it:")


@dataclass
class Told:
    """Gathered while the rows are read. `numbers`: each as it is written, and its rows, by how it is
    compared.
    """

    anonymous: list[str] = field(default_factory=list)
    untitled: list[str] = field(default_factory=list)
    letters: list[str] = field(default_factory=list)
    numbers: dict[str, tuple[str, list[int]]] = field(default_factory=dict)

    def lost(self, table: Table, columns: Columns, close_ups: Pictures) -> list[Lost]:
        doubles = [
            f"{shown} ({', '.join(map(str, rows[:20]))})"
            for shown, rows in self.numbers.values()
            if len(rows) > 1
        ]
        sounds = [
            item.heading for item in columns.by_target.get("sound", ()) if _is_filled(table, item.place)
        ]
        if close_ups.of_site:
            sounds += [item.heading for item in columns.by_target["pictures"]]
        return [
            *named("table-columns", columns.unknown, _IGNORED),
            *named("table-columns-private", columns.private, _PRIVATE),
            *named("table-columns-other", columns.other, _OTHER),
            *named("table-columns-unnamed", columns.unnamed, _UNNAMED),
            *named("table-columns-twice", _several(table, columns), _SEVERAL),
            *named("table-files", sounds, _FILES_STAY),
            *named("table-pictures-missing", list(dict.fromkeys(close_ups.missing)), _MISSING),
            *named("table-pictures-remote", list(dict.fromkeys(close_ups.remote)), _REMOTE),
            *named("table-rows", self.anonymous, _ANONYMOUS),
            *named("table-rows-untitled", self.untitled, _UNTITLED),
            *named("table-numbers", doubles, _DOUBLES),
            *named("table-letters", self.letters, _LETTERS),
            *named("table-sheets", table.unread, _SHEETS),
        ]


def write_told(folder: Path, lost: Sequence[Lost]) -> bool:
    """LOST.txt and lost.json beside museum.toml; whether they are there. One that was not made of a table is
    left alone: it says what an import of the whole tour could not take.

    Raises:
        OutputRefused, PlaceFailed, LimitExceeded
    """
    wanted = {joined(folder, name): data for name, data in files(lost, TABLE).items()}
    before = {file: read_file(file, MOST_JSON) for file in wanted if file.is_file()}
    ours = f"{TABLE['kk']}\n".encode()
    text = before.get(joined(folder, TEXT_FILE), ours)
    free = all(file in before or not os.path.lexists(file) for file in wanted)
    if not wanted or not text.startswith(ours) or not free or any(file.is_symlink() for file in wanted):
        return False
    for file, data in wanted.items():
        if before.get(file) != data:
            rewrite(file, before.get(file), data)
    return True


def _several(table: Table, columns: Columns) -> list[str]:
    """The keys for which a row has more than one column filled, with their headings."""
    filled = Counter(place for _number, cells in table.rows for place in cells)
    found = []
    targets = {target: list(them) for target, them in columns.by_target.items()}
    sizes = [item for key in SIZES for item in targets.pop(key, [])]
    if "dimensions" in targets:
        targets["dimensions"] += sizes
    for target, them in targets.items():
        used = [item.heading for item in them if filled[item.place]]
        if len(used) > 1:
            found.append(f"{target}: {', '.join(f'“{heading}”' for heading in used)}")
    return found


def _is_filled(table: Table, place: int) -> bool:
    return any(cells.get(place, "").strip() for _number, cells in table.rows)


_IGNORED = _(
    "Columns that are not known ({count}): {names}. What they are can be said with --map “heading=key”."
)
_PRIVATE = _(
    "Columns that stay in the museum, because they say where things lie, what they cost and who keeps them "
    "({count}): {names}."
)
_OTHER = _(
    "Columns for which an object's card has no place ({count}): {names}. See --map “heading=description”."
)
_UNNAMED = _("Columns without a heading ({count}): {names}.")
_SEVERAL = _("Keys with several columns, of which the first that is filled is taken ({count}): {names}.")
_FILES_STAY = _("Columns of files ({count}): {names}. Pictures and sounds are named in museum.toml itself.")
_MISSING = _(
    "Pictures that are not there ({count}): {names}. Put them beside the table and run the command again."
)
_REMOTE = _("Pictures on the web, where nothing is fetched from ({count}): {names}.")
_ANONYMOUS = _("Rows with neither a title nor a number ({count}): {names}.")
_UNTITLED = _("Rows of objects that have no title yet ({count}): {names}. Write one for each of them.")
_DOUBLES = _(
    "Numbers that stand in more than one row ({count}): {names}. Rows that say the same are one object, "
    "others are objects of their own."
)
_LETTERS = _(
    "Rows with “?” inside words, whose letters were lost when the table was saved ({count}): {names}. "
    "Save the table anew as XLSX or “CSV UTF-8”."
)
_SHEETS = _("Sheets that were not read ({count}): {names}.")
