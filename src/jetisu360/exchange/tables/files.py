"""Tables as files: CSV in UTF-8 with the mark that Excel needs, and XLSX."""

from __future__ import annotations

import contextlib
import csv
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from jetisu360.exchange.common.refusals import FileTooLarge, SourceMissing, TableWrong
from jetisu360.exchange.tables.cells import neutralised, restored
from jetisu360.exchange.tables.xlsx_rows import XlsxDamaged, xlsx_rows
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
from jetisu360.files.regular import check_regular
from jetisu360.language import Message, _

Row = Sequence[str | float | int | None]

MOST_UNPACKED = 1000 * MB
"""Of everything in an XLSX, pictures too, as it says itself."""
_MOST_ROW = 8 * MOST_CELL
LONGEST_CELL = 32_767
"""Characters that a cell of Excel holds."""


def csv_bytes(header: Sequence[str], rows: Sequence[Row]) -> bytes:
    """Commas, CRLF, quotes where needed (RFC 4180), and a byte order mark, without which Excel shows Kazakh
    letters as rubbish. Numbers stay numbers; texts cannot become formulas.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow(
            ["" if one is None else neutralised(one) if isinstance(one, str) else one for one in row]
        )
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def xlsx_bytes(title: str, header: Sequence[str], rows: Sequence[Row]) -> bytes:
    """One sheet, its first row fixed. Every text is typed as text, so that none is a formula."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    sheet.freeze_panes = "B2"

    def cell(value: str | float | int | None, bold: bool = False) -> Any:
        if value is None or value == "":
            return None
        made = WriteOnlyCell(sheet, value=0)
        if isinstance(value, str):
            made.value = _for_excel(value)
            made.data_type = "s"
            made.quotePrefix = True
        else:
            made.value = value
        if bold:
            made.font = Font(bold=True)
        return made

    sheet.append([cell(name, True) for name in header])
    for row in rows:
        sheet.append([cell(value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read_table(path: Path) -> tuple[list[str], list[dict[str, str]]]:
    """The header, and each row by column; cells are texts, empty ones and empty rows are left out.

    Raises:
        SourceMissing, FileTooLarge, TableWrong, LimitExceeded
    """
    if not path.exists():
        raise SourceMissing(source=str(path))
    if check_regular(path).st_size > MOST_TABLE:
        raise FileTooLarge(name=path.name, limit=MOST_TABLE // MB)
    rows = _xlsx_rows(path) if path.suffix.lower() == ".xlsx" else _csv_rows(path)
    header: list[str] | None = None
    found: list[dict[str, str]] = []
    cells = 0
    for row in rows:
        if not any(cell.strip() for cell in row):
            continue
        if header is None:
            header = [cell.strip() for cell in row]
            while header and not header[-1]:
                header.pop()
            if len(header) > MOST_COLUMNS:
                raise TooManyColumns(name=path.name, limit=MOST_COLUMNS)
            twice = [name for name in header if name and header.count(name) > 1]
            if twice:
                raise TableWrong(name=path.name, problem=_twice(twice[0]))
            continue
        if len(found) == MOST_ROWS:
            raise TooManyRows(name=path.name, limit=MOST_ROWS)
        found.append({name: cell for name, cell in zip(header, row, strict=False) if name and cell})
        cells += len(found[-1])
        if cells > MOST_CELLS:
            raise TooManyCells(name=path.name, limit=MOST_CELLS)
    if header is None:
        raise TableWrong(name=path.name, problem=_EMPTY)
    return header, found


def _csv_rows(path: Path) -> Iterator[list[str]]:
    data = read_file(path, MOST_TABLE)
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    text = io.TextIOWrapper(io.BytesIO(data), "utf-16" if wide else "utf-8-sig", newline="")
    before = csv.field_size_limit(MOST_CELL)
    try:
        first = text.read(MOST_CELL).lstrip("\r\n").split("\n", 1)[0]
        # Excel writes what the system's region says: a semicolon in Kazakhstan and Russia.
        delimiter = max(",;\t", key=first.count)
        text.seek(0)
        lines = _Lines(text, path.name)
        for row in csv.reader(lines, delimiter=delimiter):
            lines.length = 0
            yield [restored(cell) for cell in row]
    except UnicodeDecodeError:
        # Not guessed: the old Russian encoding has no Kazakh letters, so such a table is spoilt already.
        raise TableWrong(name=path.name, problem=_NOT_UTF8) from None
    except csv.Error as error:
        if "field limit" in str(error):
            raise TextTooLong(name=path.name, limit=MOST_CELL) from None
        raise TableWrong(name=path.name, problem=_NOT_CSV) from None
    finally:
        csv.field_size_limit(before)


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


def _xlsx_rows(path: Path) -> Iterator[list[str]]:
    with contextlib.suppress(zipfile.BadZipFile, OSError), open_zip(path, path.name) as archive:
        # Cheap to ask, and nothing is unpacked for a bomb that says what it is.
        if sum(info.file_size for info in archive.infolist()) > MOST_UNPACKED:
            raise FileTooLarge(name=path.name, limit=MOST_UNPACKED // MB)
    try:
        for row in xlsx_rows(path):
            yield [_text(value) for value in row]
    except XlsxDamaged:
        raise TableWrong(name=path.name, problem=_NOT_XLSX) from None


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))  # an inventory number 12 comes back from Excel as 12.0
    return _from_excel(value) if isinstance(value, str) else str(value)


# Excel writes characters that XML cannot hold as _x000D_, and what looks like that as _x005F_x000D_.
_LIKE_AN_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile(r"_x005F_|_x000D_\n?")
_NOT_IN_XML = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]")


def _for_excel(text: str) -> str:
    """A text as a cell of XLSX can hold it: without control characters, and not longer than Excel allows."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace").decode("utf-8")
    return _LIKE_AN_ESCAPE.sub("_x005F_", _NOT_IN_XML.sub("", plain))[:LONGEST_CELL]


def _from_excel(text: str) -> str:
    return _ESCAPED.sub(lambda found: "_" if found[0] == "_x005F_" else "\n", text)


def _twice(name: str) -> Message:
    return _("the column “{name}” is there twice").fill(name=name)


_EMPTY = _("it is empty")
_NOT_CSV = _("it is not CSV")
_NOT_XLSX = _("it is no XLSX, or damaged")
_NOT_UTF8 = _("it is not in UTF-8; save it in Excel as “CSV UTF-8” or as XLSX")
