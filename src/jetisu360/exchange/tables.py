"""Tables as files: CSV in UTF-8 with the mark that Excel needs, and XLSX."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from jetisu360.exchange.cells import neutralised, restored
from jetisu360.exchange.refusals import FileTooLarge, SourceMissing, TableWrong
from jetisu360.regular import check_regular, read_regular

Row = Sequence[str | float | int | None]

MOST_BYTES = 100_000_000
MOST_UNPACKED = 1_000_000_000
MOST_ROWS = 200_000
MOST_COLUMNS = 500
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
    """The header, and each row by column; cells are texts, empty rows are left out.

    Raises:
        SourceMissing, FileTooLarge, TableWrong
    """
    if not path.exists():
        raise SourceMissing(source=str(path))
    if check_regular(path).st_size > MOST_BYTES:
        raise FileTooLarge(name=path.name, limit=MOST_BYTES // 1_000_000)
    rows = _xlsx_rows(path) if path.suffix.lower() == ".xlsx" else _csv_rows(path)
    header: list[str] | None = None
    found: list[dict[str, str]] = []
    for row in rows:
        if not any(cell.strip() for cell in row):
            continue
        if header is None:
            header = [cell.strip() for cell in row]
            while header and not header[-1]:
                header.pop()
            if len(header) > MOST_COLUMNS:
                raise TableWrong(name=path.name, problem=_TOO_LARGE)
            twice = [name for name in header if name and header.count(name) > 1]
            if twice:
                raise TableWrong(name=path.name, problem=_twice(twice[0]))
            continue
        if len(found) == MOST_ROWS:
            raise TableWrong(name=path.name, problem=_TOO_LARGE)
        found.append({name: cell for name, cell in zip(header, row, strict=False) if name})
    if header is None:
        raise TableWrong(name=path.name, problem=_EMPTY)
    return header, found


def _csv_rows(path: Path) -> Iterator[list[str]]:
    text = _decoded(path)
    first = text.lstrip("\r\n").split("\n", 1)[0]
    # Excel writes what the system's region says: a semicolon in Kazakhstan and Russia.
    delimiter = max(",;\t", key=first.count)
    before = csv.field_size_limit(10_000_000)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            yield [restored(cell) for cell in row]
    except csv.Error:
        raise TableWrong(name=path.name, problem=_NOT_CSV) from None
    finally:
        csv.field_size_limit(before)


def _decoded(path: Path) -> str:
    data = read_regular(path)
    try:
        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return data.decode("utf-16")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Not guessed: the old Russian encoding has no Kazakh letters, so such a table is spoilt already.
        raise TableWrong(name=path.name, problem=_NOT_UTF8) from None


def _xlsx_rows(path: Path) -> Iterator[list[str]]:
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(path) as archive:
            if sum(info.file_size for info in archive.infolist()) > MOST_UNPACKED:
                raise FileTooLarge(name=path.name, limit=MOST_UNPACKED // 1_000_000)
        book = load_workbook(path, read_only=True, data_only=True, keep_links=False)
        sheet = book.worksheets[0]
        for row in sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS + 1):
            yield [_text(value) for value in row]
        book.close()
    except (FileTooLarge, TableWrong):
        raise
    except Exception:
        # openpyxl raises whatever its XML, zip and style parsers meet.
        raise TableWrong(name=path.name, problem=_NOT_XLSX) from None


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))  # an inventory number 12 comes back from Excel as 12.0
    return _from_excel(value) if isinstance(value, str) else str(value)


# Excel writes characters that XML cannot hold as _x000D_, and what looks like that as _x005F_x000D_.
_LIKE_AN_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NOT_IN_XML = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]")


def _for_excel(text: str) -> str:
    """A text as a cell of XLSX can hold it: without control characters, and not longer than Excel allows."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace").decode("utf-8")
    return _LIKE_AN_ESCAPE.sub("_x005F_", _NOT_IN_XML.sub("", plain))[:LONGEST_CELL]


def _from_excel(text: str) -> str:
    return text.replace("_x000D_\n", "\n").replace("_x000D_", "\n").replace("_x005F_", "_")


def _twice(name: str) -> dict[str, str]:
    return {
        "kk": f"«{name}» бағаны екі рет кездеседі",
        "ru": f"столбец «{name}» встречается дважды",
        "en": f"the column “{name}” is there twice",
    }


_EMPTY = {"kk": "кесте бос", "ru": "таблица пуста", "en": "it is empty"}
_NOT_CSV = {"kk": "бұл CSV емес", "ru": "это не CSV", "en": "it is not CSV"}
_NOT_XLSX = {
    "kk": "бұл XLSX емес немесе файл бүлінген",
    "ru": "это не XLSX или файл повреждён",
    "en": "it is no XLSX, or damaged",
}
_NOT_UTF8 = {
    "kk": "файл UTF-8 кодталуында емес; Excel-де «CSV UTF-8» немесе XLSX түрінде сақтаңыз",
    "ru": "файл не в кодировке UTF-8; сохраните его в Excel как «CSV UTF-8» или XLSX",
    "en": "it is not in UTF-8; save it in Excel as “CSV UTF-8” or as XLSX",
}
_TOO_LARGE = {
    "kk": f"кесте тым үлкен (ең көбі {MOST_ROWS} жол, {MOST_COLUMNS} баған)",
    "ru": f"таблица слишком велика (не больше {MOST_ROWS} строк и {MOST_COLUMNS} столбцов)",
    "en": f"it is too large (at most {MOST_ROWS} rows and {MOST_COLUMNS} columns)",
}
