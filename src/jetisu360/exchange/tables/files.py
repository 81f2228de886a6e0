"""Tables as files for others: CSV in UTF-8 with the mark that Excel needs, and XLSX."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from jetisu360.exchange.tables.cells import neutralised

Value = str | float | int | date | None
Row = Sequence[Value]

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
            ["" if item is None else neutralised(item) if isinstance(item, str) else item for item in row]
        )
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def xlsx_bytes(title: str, header: Sequence[str], rows: Sequence[Row]) -> bytes:
    """One sheet, its first row fixed. Texts are typed as texts, so that none is a formula; days are days."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    sheet.freeze_panes = "B2"

    def cell(value: Value, bold: bool = False) -> Any:
        if value is None or value == "":
            return None
        made = WriteOnlyCell(sheet, value=0)
        if isinstance(value, str):
            made.value = _for_excel(value)
            made.data_type = "s"
            made.quotePrefix = True
        else:
            made.value = value
        if isinstance(value, date):
            made.number_format = "dd.mm.yyyy"
        if bold:
            made.font = Font(bold=True)
        return made

    sheet.append([cell(name, True) for name in header])
    for row in rows:
        sheet.append([cell(value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


# Excel writes characters that XML cannot hold as _x000D_, and what looks like that as _x005F_x000D_.
_LIKE_AN_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NOT_IN_XML = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]")


def _for_excel(text: str) -> str:
    """A text as a cell of XLSX can hold it: without control characters, and not longer than Excel allows."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace").decode("utf-8")
    return _LIKE_AN_ESCAPE.sub("_x005F_", _NOT_IN_XML.sub("", plain))[:LONGEST_CELL]
