"""The rows of a table as they stand in its file: CSV in whatever encoding and with whatever separator, or
XLSX.

Nothing is said here of what they mean, but for the separator: it is the one with which headings are found.
"""

from __future__ import annotations

import contextlib
import csv
import io
import re
import zipfile
from bisect import bisect
from collections.abc import Generator
from dataclasses import dataclass, field
from datetime import datetime, time
from itertools import islice
from pathlib import Path
from typing import Any

from jetisu360.exchange.common.refusals import FileTooLarge, SourceMissing, TableWrong
from jetisu360.exchange.tables.cells import restored
from jetisu360.exchange.tables.encodings import NotText, encoding_of
from jetisu360.exchange.tables.headings import PEEK, Knows, find_headings
from jetisu360.files.limits import (
    MB,
    MOST_CELL,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_TABLE,
    open_zip,
    read_file,
)
from jetisu360.files.over_limits import TextTooLong, TooManyCells, TooManyColumns, TooManyRows
from jetisu360.files.regular import check_regular, open_regular
from jetisu360.files.xlsx_rows import Merged, XlsxDamaged, from_excel, xlsx_rows, xlsx_sheets
from jetisu360.language import _

MOST_UNPACKED = 1000 * MB
"""Of everything in an XLSX, pictures too, as it says itself."""
_MOST_ROW = 8 * MOST_CELL
MOST_SHEETS = 5
"""Sheets whose first rows are looked at for headings: a cover page, a list of rooms, then the inventory."""
_ZIP = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SEPARATORS = ";,\t|"
_SAMPLE = 1 << 16

Rows = Generator[tuple[int, list[str]], None, None]


@dataclass
class Table:
    """A table: its headings by column (empty where a column has none), and of each filled row its number in
    the sheet and its filled cells by column.

    `encoding` is that of a CSV that is not in UTF-8; `unread` the names of sheets that were not read.
    """

    headings: list[str]
    rows: list[tuple[int, dict[int, str]]] = field(default_factory=list)
    encoding: str = ""
    unread: list[str] = field(default_factory=list)


def read_table(path: Path, knows: Knows | None = None) -> tuple[list[str], list[dict[str, str]]]:
    """The headings, and each row by heading; cells are texts, empty ones and empty rows are left out. Of two
    columns with one heading the first is given.

    Raises:
        SourceMissing, FileTooLarge, TableWrong, LimitExceeded
    """
    table = read(path, knows or (lambda heading: ""))
    rows = []
    for _number, cells in table.rows:
        row: dict[str, str] = {}
        for column, cell in cells.items():
            if column < len(table.headings) and table.headings[column]:
                row.setdefault(table.headings[column], cell)
        rows.append(row)
    return table.headings, rows


def read(path: Path, knows: Knows) -> Table:
    """The whole table. `knows` says of which key a text is the heading, if of any; the row with the most of
    them is that of the headings, and what stands above it is a title.

    Raises:
        SourceMissing, FileTooLarge, TableWrong, LimitExceeded
    """
    if not path.exists():
        raise SourceMissing(source=str(path))
    if check_regular(path).st_size > MOST_TABLE:
        raise FileTooLarge(name=path.name, limit=MOST_TABLE // MB)
    with open_regular(path) as file:
        head = file.read(len(_OLD_EXCEL))
    if head == _OLD_EXCEL or path.suffix.lower() in (".xls", ".ods"):
        raise TableWrong(name=path.name, problem=_OLD)
    merged: list[Merged] = []
    if head.startswith(_ZIP) or path.suffix.lower() in (".xlsx", ".xlsm"):
        rows, unread = _xlsx(path, merged, knows)
        table = _table(rows, path.name, knows)
        table.unread = unread
        _fill_merged(table, merged, path.name)
        return table
    data = read_file(path, MOST_TABLE)
    try:
        encoding = encoding_of(data)
    except NotText:
        raise TableWrong(name=path.name, problem=_NOT_TEXT) from None
    with contextlib.closing(_csv_rows(data, encoding, path.name, knows)) as found:
        table = _table(found, path.name, knows)
    table.encoding = "" if encoding.startswith("utf") else encoding
    return table


def _table(rows: Rows, name: str, knows: Knows) -> Table:
    first = list(islice(rows, PEEK))
    if not first:
        raise TableWrong(name=name, problem=_EMPTY)
    headings = find_headings([row for _, row in first], knows)
    if len(headings.names) > MOST_COLUMNS:
        raise TooManyColumns(name=name, limit=MOST_COLUMNS)
    table = Table(headings.names)
    cells = 0

    def take(number: int, row: list[str]) -> None:
        nonlocal cells
        if headings.repeats(row, not table.rows):
            return
        if len(table.rows) == MOST_ROWS:
            raise TooManyRows(name=name, limit=MOST_ROWS)
        filled = {column: cell for column, cell in enumerate(row[: MOST_COLUMNS + 1]) if cell}
        cells += len(filled)
        if cells > MOST_CELLS:
            raise TooManyCells(name=name, limit=MOST_CELLS)
        table.rows.append((number, filled))

    for number, row in first[headings.last + 1 :]:
        take(number, row)
    for number, row in rows:
        take(number, row)
    return table


def _fill_merged(table: Table, merged: list[Merged], name: str) -> None:
    """What stands in the first of merged cells is said of all the rows that they stretch over."""
    if not merged:
        return
    by_number = dict(table.rows)
    numbers = sorted(by_number)
    budget = MOST_CELLS
    for block in merged:
        first = by_number.get(block.top)
        if first is None or block.left not in first or block.bottom <= block.top:
            continue
        for number in numbers[bisect(numbers, block.top) : bisect(numbers, block.bottom)]:
            budget -= 1
            if budget < 0:
                raise TooManyCells(name=name, limit=MOST_CELLS)
            by_number[number].setdefault(block.left, first[block.left])


def _csv_rows(data: bytes, encoding: str, name: str, knows: Knows) -> Rows:
    """Its filled rows, numbered as a spreadsheet would."""
    text = io.TextIOWrapper(io.BytesIO(data), encoding, newline="")
    before = csv.field_size_limit(MOST_CELL)
    try:
        sample = text.read(_SAMPLE)
        # Excel's own line that names the separator.
        named = re.match(r"\ufeff?sep=(.)\r?\n", sample)
        separator = named[1] if named else _separator(sample, knows)
        text.seek(0)
        if named:
            text.readline()
        lines = _Lines(text, name)
        for number, row in enumerate(csv.reader(lines, delimiter=separator), 2 if named else 1):
            lines.length = 0
            if any(cell.strip() for cell in row):
                yield number, [restored(cell) for cell in row]
    except UnicodeDecodeError:
        raise TableWrong(name=name, problem=_NOT_TEXT) from None
    except csv.Error as error:
        if "field limit" in str(error):
            raise TextTooLong(name=name, limit=MOST_CELL) from None
        raise TableWrong(name=name, problem=_NOT_CSV) from None
    finally:
        csv.field_size_limit(before)


def _separator(sample: str, knows: Knows) -> str:
    """With which the most headings are known; else the one that parts the first row most often."""

    def found(separator: str) -> tuple[int, int, int, int]:
        rows: list[list[str]] = []
        with contextlib.suppress(csv.Error):
            for row in csv.reader(io.StringIO(sample, newline=""), delimiter=separator):
                if any(cell.strip() for cell in row):
                    rows.append(row)
                if len(rows) == PEEK:
                    break
        if not rows:
            return 0, 0, 0, 0
        headings = find_headings(rows, knows)
        filled = sum(bool(name) for name in headings.names)
        return headings.known, headings.left, filled, -_SEPARATORS.index(separator)

    return max(_SEPARATORS, key=found)


class _Lines:
    """The lines of a file, unless those of one row are more than rows have. `length`: of the row so far."""

    def __init__(self, text: io.TextIOWrapper, name: str) -> None:
        self._text = text
        self._name = name
        self.length = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._text.readline(_MOST_ROW)
        if not line:
            raise StopIteration
        self.length += len(line)
        if self.length >= _MOST_ROW:
            raise TextTooLong(name=self._name, limit=MOST_CELL)
        return line


def _xlsx(path: Path, merged: list[Merged], knows: Knows) -> tuple[Rows, list[str]]:
    """The rows of the first sheet that has headings, else of the first; and the names of the other sheets."""
    with contextlib.suppress(zipfile.BadZipFile, OSError), open_zip(path, path.name) as archive:
        # Cheap to ask, and nothing is unpacked for a bomb that says what it is.
        if sum(info.file_size for info in archive.infolist()) > MOST_UNPACKED:
            raise FileTooLarge(name=path.name, limit=MOST_UNPACKED // MB)
    try:
        sheets = xlsx_sheets(path)
    except XlsxDamaged:
        raise TableWrong(name=path.name, problem=_NOT_XLSX) from None
    chosen = 0
    if len(sheets) > 1:
        for number in range(min(len(sheets), MOST_SHEETS)):
            with contextlib.closing(_sheet_rows(path, number, [])) as rows:
                first = [row for _, row in islice(rows, PEEK)]
            if first and find_headings(first, knows).known:
                chosen = number
                break
    unread = [sheet for number, sheet in enumerate(sheets) if number != chosen]
    return _sheet_rows(path, chosen, merged), unread


def _sheet_rows(path: Path, sheet: int, merged: list[Merged]) -> Rows:
    try:
        for number, row in xlsx_rows(path, sheet, merged):
            texts = [_text(value) for value in row]
            if any(text.strip() for text in texts):
                yield number, texts
    except XlsxDamaged:
        raise TableWrong(name=path.name, problem=_NOT_XLSX) from None


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))  # an inventory number 12 comes back from Excel as 12.0
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return from_excel(value) if isinstance(value, str) else str(value)


_EMPTY = _("it is empty")
_NOT_CSV = _("it is not CSV")
_NOT_XLSX = _("it is no XLSX, or damaged")
_NOT_TEXT = _("its letters are in no known encoding, or damaged; save it in Excel as “CSV UTF-8” or as XLSX")
_OLD = _("it is an old kind of spreadsheet (XLS or ODS); save it as XLSX")
