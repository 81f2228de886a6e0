"""A workbook of Excel: plans of measures as offices keep them, sheet by sheet and row by row.

A formula is read as the value that Excel has saved beside it; the places of those without one are named as
unread, as programs write them that compute nothing. A date as a day is written in our texts. Cells
merged over several rows are said once and hold for all of them. A hidden sheet is not read, and named.
"""

from __future__ import annotations

import io
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date, datetime, time

from jetisu360.files.limits import MOST_CHARACTERS, MOST_COLUMNS, MOST_DOCUMENT_XML, megabytes
from jetisu360.files.over_limits import UnpacksTooMuch
from jetisu360.files.xlsx_notes import Notes
from jetisu360.files.xlsx_rows import Book, Cell, Merged, Sheet, XlsxDamaged, from_excel, open_xlsx
from jetisu360.minutes.read.document import Document, DoubtKind, Writer
from jetisu360.minutes.read.refusals import TextDamaged, TextTooLarge


def read_xlsx(data: bytes, name: str) -> Document:
    """The document of a workbook's bytes.

    Raises:
        TextDamaged: it is no workbook, or not whole.
        TextTooLarge: it holds more text than is read.
        LimitExceeded: it unpacks to too much.
    """
    writer = Writer("xlsx")
    try:
        with open_xlsx(io.BytesIO(data), name) as book:
            sheets = book.sheets()
            for sheet in sheets:
                if sheet.hidden:
                    begin = writer.length
                    writer.paragraph(from_excel(sheet.name))
                    writer.doubt("hidden", begin)
                    continue
                if len(sheets) > 1:
                    writer.paragraph(from_excel(sheet.name))
                _write(writer, book, sheet, name)
                writer.tables += 1
    except XlsxDamaged as error:
        raise TextDamaged(name=name, kind="xlsx") from error
    return writer.document()


def _write(writer: Writer, book: Book, sheet: Sheet, name: str) -> None:
    left = MOST_DOCUMENT_XML - book.unpacked
    if left <= 0:
        raise UnpacksTooMuch(name=name, limit=megabytes(MOST_DOCUMENT_XML))
    merged: list[Merged] = []
    notes = Notes()
    rows: list[tuple[int, list[str]]] = []
    letters = 0
    for number, cells in book.rows(sheet, merged, left, notes):
        texts = [_shown(cell) for cell in cells[:MOST_COLUMNS]]
        letters += sum(map(len, texts)) + len(texts)
        if letters > 2 * MOST_CHARACTERS:
            raise TextTooLarge(name=name, limit=2)
        rows.append((number, texts))
    rows, merged, hidden = _shown_only(rows, merged, notes)
    continued = _continued([number for number, _texts in rows], merged)
    for number, texts in rows:
        columns = continued.get(number, frozenset())
        width = max((*columns, len(texts) - 1)) + 1
        letters += width
        if letters > 4 * MOST_CHARACTERS:
            raise TextTooLarge(name=name, limit=2)
        writer.row(texts + [""] * (width - len(texts)), writer.tables, columns)
    _name(writer, "formula", notes.unsaved)
    _name(writer, "hidden", hidden)


_MOST_NAMED = 12
"""Places that are named; of more it is said how many."""


def _name(writer: Writer, why: DoubtKind, places: list[str]) -> None:
    """Places of the sheet that were not read."""
    if places:
        begin = writer.length
        more = f" (+{len(places) - _MOST_NAMED})" if len(places) > _MOST_NAMED else ""
        writer.paragraph(", ".join(places[:_MOST_NAMED]) + more)
        writer.doubt(why, begin)


def _shown_only(
    rows: list[tuple[int, list[str]]], merged: list[Merged], notes: Notes
) -> tuple[list[tuple[int, list[str]]], list[Merged], list[str]]:
    """The rows without those and without the columns that the sheet hides, and the places of what these hold:
    «F:F», «7:7». A block of merged cells whose first row is hidden shows its words in the next.
    """
    if not notes.rows and not notes.columns:
        return rows, merged, []
    held = {
        column for _number, texts in rows for column in notes.columns if column < len(texts) and texts[column]
    }
    places = [f"{letters}:{letters}" for letters in map(_letters, sorted(held))]
    shown = [(number, texts) for number, texts in rows if number not in notes.rows]
    places += [f"{number}:{number}" for number, texts in rows if number in notes.rows and any(texts)]
    by_number = dict(rows)
    numbers = [number for number, _texts in shown]
    blocks: list[Merged] = []
    for block in merged:
        place = bisect_right(numbers, block.top)
        words = by_number.get(block.top, [])
        if block.top in notes.rows and block.left < len(words) and place < len(numbers):
            number, texts = shown[place]
            if number <= block.bottom:
                texts += [""] * (block.left + 1 - len(texts))
                texts[block.left] = words[block.left]
                block = replace(block, top=number)
        blocks.append(block)
    for _number, texts in shown:
        for column in notes.columns:
            if column < len(texts):
                texts[column] = ""
    return shown, blocks, places


def _letters(column: int) -> str:
    """0 is A, 26 is AA."""
    found = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        found = chr(65 + letter) + found
    return found


def _continued(numbers: list[int], merged: list[Merged]) -> Mapping[int, AbstractSet[int]]:
    """For each row the columns in which a block goes on that began in a row above. `numbers` ascend."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    seen = 0
    taken: defaultdict[int, int] = defaultdict(int)
    for block in sorted(merged, key=lambda one: one.top):
        if block.bottom == block.top or block.left >= MOST_COLUMNS:
            continue
        # Blocks lie beside each other; one that lies over another is none, and no work.
        first = max(block.top, taken[block.left]) + 1
        for number in numbers[bisect_left(numbers, first) : bisect_right(numbers, block.bottom)]:
            found[number].add(block.left)
            seen += 1
        if seen > MOST_CHARACTERS:
            # More than any sheet that somebody reads has merged.
            break
        taken[block.left] = max(taken[block.left], block.bottom)
    return found


def _shown(value: Cell) -> str:
    """A cell as somebody reads it."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.10g}"
    if isinstance(value, datetime):
        return f"{value:%d.%m.%Y}" if value.time() == time() else f"{value:%d.%m.%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    return from_excel(value) if isinstance(value, str) else str(value)
