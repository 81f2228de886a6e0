"""The rows of a table as objects: what each says, under which id and which number."""

from __future__ import annotations

import hashlib
from typing import Any

from jetisu360.exchange.common.refusals import TableWrong
from jetisu360.exchange.tables.columns import Columns
from jetisu360.exchange.tables.encodings import lost_letters
from jetisu360.exchange.tables.keys import Row
from jetisu360.exchange.tables.pictures import CloseUps
from jetisu360.exchange.tables.reading import Table
from jetisu360.exchange.tables.told import Told
from jetisu360.files.paths import is_safe
from jetisu360.language import Message, _
from jetisu360.tour.naming import slugify


def rows_of(table: Table, columns: Columns, close_ups: CloseUps, told: Told, name: str) -> list[Row]:
    """What the rows say, without those that name no object and those that say the same once more.

    Raises:
        TableWrong
    """
    rows: list[Row] = []
    seen: set[bytes] = set()
    ids: set[str] = set()
    records_are_numbers = _records_are_numbers(table, columns, name)
    for number, cells in table.rows:
        own, record = _ids(cells, columns, number, name)
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
            raise TableWrong(name=name, problem=_twice(number, own))
        if own:
            ids.add(own)
        elif not (entry.get("title") or row.inventory_number or record):
            told.anonymous.append(str(number))
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


def _ids(cells: dict[int, str], columns: Columns, number: int, name: str) -> tuple[str, str]:
    """The id of ours that a row names, and the record of another system. What stands under `id` is ours
    where it
    could be; with digits in it, it is another system's; a word is a slip of the pen.
    """
    record, _column = columns.said(cells, "record")
    text, _column = columns.said(cells, "id")
    if not text:
        return "", record
    if slugify(text) == text and is_safe(text, written=True):
        return text, record
    if any(item.isdigit() for item in text):
        return "", record or text
    raise TableWrong(name=name, problem=_bad_id(number, text))


def _records_are_numbers(table: Table, columns: Columns, name: str) -> bool:
    """Whether the system's own ids are what the museum calls its things by: in a table without inventory
    numbers,
    where they are more than counted (PastPerfect's Object ID is `1999.12.3`).
    """
    if "inventory_number" in columns.by_target:
        return False
    return any(
        record and not record.isdecimal()
        for record in (_ids(cells, columns, number, name)[1] for number, cells in table.rows)
    )


def _bad_id(number: int, wanted: str) -> Message:
    return _("id = “{wanted}” in row {number} may have only small Latin letters, digits and hyphens").fill(
        number=number, wanted=wanted[:60]
    )


def _twice(number: int, own: str) -> Message:
    return _("the object “{own}” in row {number} was there before").fill(number=number, own=own)
