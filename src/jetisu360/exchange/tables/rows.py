"""The rows of a table as objects: what each says, under which id and which number."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

from jetisu360.exchange.common.refusals import TableWrong
from jetisu360.exchange.tables.columns import Columns
from jetisu360.exchange.tables.encodings import lost_letters
from jetisu360.exchange.tables.keys import Row
from jetisu360.exchange.tables.pictures import Pictures
from jetisu360.exchange.tables.reading import Table
from jetisu360.exchange.tables.told import Told
from jetisu360.files.paths import is_safe
from jetisu360.language import Message, _
from jetisu360.tour.naming import slugify

Wrong = Callable[[int, Message], None]


def rows_of(
    table: Table, columns: Columns, close_ups: Pictures, told: Told, name: str, *, wrong: Wrong | None = None
) -> list[Row]:
    """What the rows say, without those that name no object and those that say the same once more. `wrong` is
    told the number of a row that cannot be taken, and why; the others then go on.

    Raises:
        TableWrong: a row cannot be taken, and nobody is there to be told.
    """

    def refuse(number: int, problem: Message) -> None:
        if wrong is None:
            raise TableWrong(name=name, problem=problem)
        wrong(number, problem)

    rows: list[Row] = []
    seen: set[bytes] = set()
    ids: set[str] = set()
    records_are_numbers = _records_are_numbers(table, columns)
    for number, cells in table.rows:
        own, record = _ids(cells, columns)
        if own is None:
            refuse(number, _bad_id(number, columns.said(cells, "id")[0]))
            continue
        entry = columns.entry(cells)
        if records_are_numbers and record:
            entry["inventory_number"] = record
        if record:
            entry["record"] = record
        if pictures := close_ups.files(columns.said(cells, "pictures")[0]):
            entry["pictures"] = pictures
        if table.encoding and any(lost_letters(text) for text in cells.values()):
            told.letters.append(str(number))
        row = Row(number, own, record, entry)
        if own in ids:
            refuse(number, _twice(number, own))
            continue
        if own:
            ids.add(own)
        elif not (entry.get("title") or row.inventory_number or record):
            told.anonymous.append(str(number))
            if wrong is not None:
                wrong(number, _NAMELESS)
            continue
        if _is_repeated(row, entry, told, seen):
            continue
        rows.append(row)
    return rows


def _is_repeated(row: Row, entry: dict[str, Any], told: Told, seen: set[bytes]) -> bool:
    """Notes the number of a row; whether the whole row was there before."""
    key = row.inventory_number or row.record
    if not key:
        return False
    told.numbers.setdefault(key, (entry.get("inventory_number") or row.record, []))[1].append(row.number)
    same = hashlib.sha256(repr((row.id, entry)).encode("utf-8", "replace")).digest()
    if same in seen:
        return True
    seen.add(same)
    return False


def _ids(cells: dict[int, str], columns: Columns) -> tuple[str | None, str]:
    """The id of ours that a row names, and the record of another system. What stands under `id` is ours
    where it
    could be; with digits in it, it is another system's; a word is a slip of the pen (None).
    """
    record, _column = columns.said(cells, "record")
    text, _column = columns.said(cells, "id")
    if not text:
        return "", record
    if slugify(text) == text and is_safe(text, written=True):
        return text, record
    if any(item.isdigit() for item in text):
        return "", record or text
    return None, record


def _records_are_numbers(table: Table, columns: Columns) -> bool:
    """Whether the system's own ids are what the museum calls its things by: in a table without inventory
    numbers,
    where they are more than counted (PastPerfect's Object ID is `1999.12.3`).
    """
    if "inventory_number" in columns.by_target:
        return False
    return any(
        record and not record.isdecimal()
        for record in (_ids(cells, columns)[1] for _number, cells in table.rows)
    )


_NAMELESS = _("the row has neither a title nor a number")


def _bad_id(number: int, wanted: str) -> Message:
    return _("id = “{wanted}” in row {number} may have only small Latin letters, digits and hyphens").fill(
        number=number, wanted=wanted[:60]
    )


def _twice(number: int, own: str) -> Message:
    return _("the object “{own}” in row {number} was there before").fill(number=number, own=own)
