"""The table of assignments as an Excel workbook: one sheet, ready to print and to sort."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence

from jetisu360.language import Language, _
from jetisu360.minutes.model.assignment import Assignment
from jetisu360.minutes.report.summary import ALWAYS, HEADINGS, clean, summary

_TIME = re.compile(rb">\d{4}-\d\d-\d\dT[\d:.]+Z?<")
_LONGEST_CELL = 32_000
"""Characters; Excel holds 32 767."""


def xlsx(found: Sequence[Assignment], name: str, language: Language) -> bytes:
    """The workbook; whatever the text holds is a string there and no formula."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = _("Assignments").say(language)[:31]
    for column, (_key, heading, width) in enumerate(HEADINGS, 1):
        head = sheet.cell(1, column, heading.say(language))
        head.font = Font(bold=True)
        sheet.column_dimensions[head.column_letter].width = width
    for row, line in enumerate(summary(found, language), 2):
        for column, (key, _heading, _width) in enumerate(HEADINGS, 1):
            cell = sheet.cell(row, column)
            if key == "number":
                cell.value = line.number
            elif key == "due" and line.day is not None:
                cell.value = line.day
                cell.number_format = "dd.mm.yyyy"
            else:
                cell.value = clean(line.cell(key))[:_LONGEST_CELL]
                cell.data_type = "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddHeader.left.text = clean(name).replace("&", "&&")[:120]
    held = io.BytesIO()
    book.save(held)
    return _always_the_same(held.getvalue())


def _always_the_same(data: bytes) -> bytes:
    """The workbook without the time at which it was written: the same text gives the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in made.namelist():
            part = made.read(name)
            if name == "docProps/core.xml":
                part = _TIME.sub(b">2020-01-01T00:00:00Z<", part)
            kept.writestr(zipfile.ZipInfo(name, ALWAYS), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()
