"""A document or a workbook of LibreOffice (odt, ods): paragraphs, lists, tables, notes, in order.

Its XML is read as it comes, without a tree. What a reader does not see is not read: what a tracked change has
deleted, remarks, hidden text; sheets, rows and columns that are hidden are named as unread.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from datetime import date

from jetisu360.files.limits import (
    MOST_CHARACTERS,
    MOST_COLUMNS,
    MOST_DOCUMENT_XML,
    MOST_PART_ENTRIES,
    open_zip,
    unzipped,
)
from jetisu360.files.xml_events import Name, XmlDamaged, read_xml
from jetisu360.minutes.read.document import Document, Writer
from jetisu360.minutes.read.odf_lists import ListStyles, Numbering
from jetisu360.minutes.read.refusals import TextDamaged, TextLocked, TextTooLarge

_DARK = frozenset(
    (
        "tracked-changes",
        "annotation",
        "annotation-end",
        "hidden-text",
        "hidden-paragraph",
        "forms",
        "ruby-text",
        "note-citation",
        "object",
        "shapes",
        "covered-table-cell",
    )
)
_MANIFEST = "META-INF/manifest.xml"
_BODIES = frozenset(("text", "spreadsheet"))
_MOST_REPEATED = 1000
_UNSHOWN = frozenset(("collapse", "filter"))


def read_odf(data: bytes, name: str, kind: str) -> Document:
    """The document of a file's bytes; `kind` is odt or ods.

    Raises:
        TextDamaged, TextLocked, TextTooLarge, LimitExceeded
    """
    try:
        with open_zip(io.BytesIO(data), name, MOST_PART_ENTRIES) as archive:
            names = set(archive.namelist())
            manifest = unzipped(archive, _MANIFEST, MOST_DOCUMENT_XML, name) if _MANIFEST in names else b""
            if b"encryption-data" in manifest:
                raise TextLocked(name=name)
            lists = ListStyles()
            if "styles.xml" in names:
                read_xml(unzipped(archive, "styles.xml", MOST_DOCUMENT_XML, name), lists, name)
            content = unzipped(archive, "content.xml", MOST_DOCUMENT_XML, name)
            read_xml(content, lists, name)
            reader = _Body(kind, lists, name)
            read_xml(content, reader, name)
    except (zipfile.BadZipFile, KeyError, XmlDamaged, EOFError, OSError) as error:
        raise TextDamaged(name=name, kind=kind) from error
    return reader.finished()


@dataclass
class _Table:
    number: int
    sheet: str
    cells: list[str] | None = None
    """Of the row that is open."""
    merged: set[int] = field(default_factory=set)
    down: dict[int, int] = field(default_factory=dict)
    """How many rows below a column's cell still fills."""
    across: int = 0
    """Columns that the last cell still fills."""
    repeats: int = 1
    unshown: bool = False
    column: int = 0
    columns: set[int] = field(default_factory=set)
    """Hidden ones."""


@dataclass
class _Cell:
    lines: list[str] = field(default_factory=list)
    day: str = ""
    across: int = 1
    down: int = 1
    repeats: int = 1


class _Body:
    """Writes the blocks of the document as they end."""

    def __init__(self, kind: str, lists: ListStyles, name: str) -> None:
        self.writer = Writer(kind)
        self._sheets = kind == "ods"
        self._lists = lists
        self._name = name
        self._path: list[str] = []
        self._dark = 0
        self._within = 0
        self._letters: list[list[str]] = []
        """Of the paragraphs that are open: a note or a text box stands within one."""
        self._open: list[_Table | _Cell] = []
        self._numbers: list[Numbering] = []
        self._mark = ""
        self._later: list[str] = []
        self._hidden: list[str] = []
        self._count = 0

    def finished(self) -> Document:
        for note in self._later:
            self.writer.paragraph(note)
        if self._hidden:
            begin = self.writer.length
            self.writer.paragraph(", ".join(self._hidden))
            self.writer.doubt("hidden", begin)
        return self.writer.document()

    def start(self, name: Name, attributes: dict[Name, str]) -> None:
        tag = name[1]
        self._path.append(tag)
        depth = len(self._path)
        if not self._within:
            if tag in _BODIES and depth > 1 and self._path[-2] == "body":
                self._within = depth
            return
        if self._dark:
            return
        own = {key[1]: value for key, value in attributes.items()}
        if tag == "covered-table-cell":
            self._covered(own)
        if tag in _DARK:
            self._dark = depth
        elif tag in ("p", "h"):
            self._letters.append([self._mark])
            self._mark = ""
        elif tag in ("s", "tab", "line-break"):
            self.text(" " * min(_number(own, "c"), 80) if tag == "s" else " " if tag == "tab" else "\n")
        elif tag == "list":
            above = self._numbers[-1] if self._numbers else None
            goes_on = own.get("continue-numbering") == "true" or bool(own.get("continue-list"))
            self._numbers.append(self._lists.begun(own.get("style-name", ""), above, goes_on))
        elif tag == "list-item" and self._numbers:
            self._mark = self._numbers[-1].next(_number(own, "start-value", 0))
        elif tag.startswith("table") and tag != "table-source":
            self._in_table(tag, own)

    def _in_table(self, tag: str, own: dict[str, str]) -> None:
        top = self._open[-1] if self._open else None
        if tag == "table":
            sheet = own.get("name", "") if self._sheets else ""
            if self._lists.is_hidden(own.get("style-name", "")) and self._sheets:
                self._hidden.append(sheet)
                self._dark = len(self._path)
                return
            if self._sheets and sheet and self.writer.tables:
                self.writer.paragraph(sheet)
            self._open.append(_Table(self.writer.tables, sheet))
            self.writer.tables += 1
        elif tag == "table-column" and isinstance(top, _Table):
            repeats = min(_number(own, "number-columns-repeated"), MOST_COLUMNS)
            if own.get("visibility") in _UNSHOWN:
                top.columns.update(range(top.column, min(top.column + repeats, MOST_COLUMNS)))
            top.column += repeats
        elif tag == "table-row" and isinstance(top, _Table):
            top.cells, top.merged, top.across = [], set(), 0
            top.repeats = _number(own, "number-rows-repeated")
            top.unshown = own.get("visibility") in _UNSHOWN
        elif tag == "table-cell" and isinstance(top, _Table) and top.cells is not None:
            top.across = 0
            self._open.append(
                _Cell(
                    day=own.get("date-value", "")[:10],
                    across=_number(own, "number-columns-spanned"),
                    down=_number(own, "number-rows-spanned"),
                    repeats=_number(own, "number-columns-repeated"),
                )
            )

    def _covered(self, own: dict[str, str]) -> None:
        """A place that a cell beside it or above it fills."""
        table = self._open[-1] if self._open else None
        if not isinstance(table, _Table) or table.cells is None:
            return
        for _ in range(min(_number(own, "number-columns-repeated"), MOST_COLUMNS - len(table.cells))):
            if table.across:
                table.across -= 1
            elif table.down.get(len(table.cells), 0):
                table.merged.add(len(table.cells))
            table.cells.append("")

    def text(self, data: str) -> None:
        if self._dark or not self._letters:
            return
        self._count += len(data)
        if self._count > 4 * MOST_CHARACTERS:
            raise TextTooLarge(name=self._name, limit=2)
        self._letters[-1].append(data)

    def end(self, name: Name) -> None:
        depth, tag = len(self._path), self._path.pop()
        if self._dark:
            if self._dark == depth:
                self._dark = 0
            return
        if not self._within:
            return
        if depth == self._within:
            self._within = 0
        elif tag in ("p", "h") and self._letters:
            self._put("".join(self._letters.pop()))
        elif tag == "list" and self._numbers:
            self._numbers.pop()
        elif tag == "table-cell" and self._open and isinstance(self._open[-1], _Cell):
            self._end_cell(self._open.pop())
        elif tag == "table-row" and self._open and isinstance(self._open[-1], _Table):
            self._end_row(self._open[-1])
        elif tag == "table" and self._open and isinstance(self._open[-1], _Table):
            self._open.pop()

    def _put(self, text: str) -> None:
        if self._letters or "note-body" in self._path:
            # A note or a text box within a paragraph: after the text.
            self._later.append(text)
        elif self._open and isinstance(self._open[-1], _Cell):
            self._open[-1].lines.append(text)
        else:
            self.writer.paragraph(text)

    def _end_cell(self, cell: _Table | _Cell) -> None:
        table = self._open[-1] if self._open else None
        if not isinstance(table, _Table) or not isinstance(cell, _Cell) or table.cells is None:
            return
        text = _day(cell.day) or "\n".join(cell.lines)
        for _ in range(min(cell.repeats, MOST_COLUMNS - len(table.cells))):
            if cell.down > 1:
                table.down[len(table.cells)] = cell.down
            table.cells.append(text)
        table.across = cell.across - 1

    def _end_row(self, table: _Table) -> None:
        cells, table.cells = table.cells or [], None
        shown = ["" if place in table.columns else cell for place, cell in enumerate(cells)]
        while shown and not shown[-1].strip() and len(shown) - 1 not in table.merged:
            shown.pop()
        dark = cells if table.unshown else [cells[place] for place in table.columns if place < len(cells)]
        left = any(cell.strip() for cell in dark)
        if left and table.sheet not in self._hidden:
            self._hidden.append(table.sheet)
        if any(shown) and not table.unshown:
            for _ in range(min(table.repeats, _MOST_REPEATED)):
                self._weigh(shown)
                self.writer.row(shown, table.number, table.merged)
        table.down = {column: rows - 1 for column, rows in table.down.items() if rows > 1}

    def _weigh(self, row: list[str]) -> None:
        """Counts a row's letters: it may be there a thousand times."""
        self._count += sum(map(len, row))
        if self._count > 4 * MOST_CHARACTERS:
            raise TextTooLarge(name=self._name, limit=2)


def _number(attributes: dict[str, str], name: str, other: int = 1) -> int:
    value = attributes.get(name, "")
    return int(value) if value.isdecimal() and value.isascii() and len(value) < 8 else other


def _day(value: str) -> str:
    """«2026-05-01» as plans write it."""
    try:
        return f"{date.fromisoformat(value):%d.%m.%Y}" if value else ""
    except ValueError:
        return ""
