"""A Word document: its paragraphs, lists with their numbers or dashes, tables and footnotes, in order.

Heads and feet of pages are read once, before and after it. Its XML is read as it comes, without a tree.
What a reader does not see is not read: words that a tracked change has deleted or moved away, hidden letters,
and what stands in for a drawing in older programs. A table inside a table is one of its own, after the row
that it stands in; so are the paragraphs of a text box.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field

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
from jetisu360.minutes.read.docx_lists import Lists, Numbers, Styles
from jetisu360.minutes.read.docx_names import attribute, is_on, local
from jetisu360.minutes.read.refusals import TextDamaged, TextLocked, TextTooLarge

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BODY = frozenset(("body", "footnote", "endnote"))
_UNSEEN = frozenset(("del", "moveFrom", "Fallback", "rt", "delText", "instrText"))
_RUNNING = re.compile(r"word/(?:header|footer)\d{0,4}\.xml")
_ROOTS = frozenset(("hdr", "ftr"))
_SOME_WORD = re.compile(r"[^\W\d_]{3}")
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")


def read_docx(data: bytes, name: str) -> Document:
    """The document of a docx file's bytes.

    Raises:
        TextDamaged: it is no docx, or not whole.
        TextTooLarge: it holds more text than is read.
        LimitExceeded: its XML unpacks to too much, is nested too deeply or declares entities.
    """
    try:
        with open_zip(io.BytesIO(data), name, MOST_PART_ENTRIES) as archive:
            names = set(archive.namelist())
            if "EncryptedPackage" in names:
                raise TextLocked(name=name)
            body = unzipped(archive, "word/document.xml", MOST_DOCUMENT_XML, name)
            lists, styles = Lists(), Styles()
            for part, about in (("word/numbering.xml", lists), ("word/styles.xml", styles)):
                if part in names:
                    read_xml(unzipped(archive, part, MOST_DOCUMENT_XML, name), about, name)
            reader = _Body(Numbers(lists), styles, name)
            running = _running(archive, sorted(filter(_RUNNING.fullmatch, names)), styles, name)
            for line in running["header"]:
                reader.writer.paragraph(line)
            read_xml(body, reader, name)
            for line in running["footer"]:
                reader.writer.paragraph(line)
            for part in _NOTES:
                if part in names:
                    read_xml(unzipped(archive, part, MOST_DOCUMENT_XML, name), reader, name)
    except (zipfile.BadZipFile, KeyError, XmlDamaged, EOFError, OSError) as error:
        raise TextDamaged(name=name, kind="docx") from error
    return reader.writer.document()


def _running(
    archive: zipfile.ZipFile, parts: Sequence[str], styles: Styles, name: str
) -> dict[str, list[str]]:
    """The lines of heads and feet of pages, each once, whichever pages they stand on; numbers of pages are
    none.
    """
    found: dict[str, list[str]] = {"header": [], "footer": []}
    for part in parts:
        reader = _Body(Numbers(Lists()), styles, name)
        read_xml(unzipped(archive, part, MOST_DOCUMENT_XML, name), reader, name)
        which = found["header" if "header" in part else "footer"]
        for line in reader.writer.parts:
            if _SOME_WORD.search(line) and line not in which:
                which.append(line)
    return found


@dataclass
class _Paragraph:
    """One that is open: its letters so far, its list, and what stands in the text boxes within it."""

    depth: int
    letters: list[str] = field(default_factory=list)
    which: str | None = None
    level: str | None = None
    style: str = ""
    numbered: int = 0
    """How many `numPr` it has had; the first counts."""
    runs_on: bool = False
    """Its end has been deleted: it is one with the next."""
    boxes: list[str | _Table] = field(default_factory=list)


@dataclass
class _Cell:
    depth: int
    span: int = 1
    goes_on: bool = False
    lines: list[str] = field(default_factory=list)


@dataclass
class _Row:
    depth: int
    before: int = 0
    deleted: bool = False
    cells: list[_Cell] = field(default_factory=list)
    tables: list[_Table] = field(default_factory=list)


@dataclass
class _Table:
    depth: int
    rows: list[_Row] = field(default_factory=list)


class _Body:
    """Writes the blocks of a part of the document as they end."""

    def __init__(self, numbers: Numbers, styles: Styles, name: str) -> None:
        self.writer = Writer("docx")
        self._numbers = numbers
        self._styles = styles
        self._name = name
        self._path: list[str] = []
        self._open: list[_Paragraph | _Cell | _Row | _Table] = []
        self._dark = 0  # the depth of the element of which nothing is seen, else 0
        self._dark_run = 0
        self._begun: list[str] = []  # paragraphs whose ends were deleted
        self._letters = 0

    def start(self, name: Name, attributes: dict[Name, str]) -> None:
        path = self._path
        path.append(local(name))
        tag, depth = path[-1], len(path)
        within = (depth > 1 and path[0] in _ROOTS) or (depth > 2 and path[1] in _BODY)
        if self._dark or not within:
            return
        inside = path[-2]
        top = self._open[-1] if self._open else None
        if tag in _UNSEEN:
            if tag == "del" and isinstance(top, _Row) and inside == "trPr":
                top.deleted = True
            elif tag == "del" and isinstance(top, _Paragraph) and path[top.depth :] == ["pPr", "rPr", "del"]:
                top.runs_on = True
            self._dark = depth
        elif tag == "p":
            self._open.append(_Paragraph(depth))
        elif tag == "tbl":
            self._open.append(_Table(depth))
        elif tag == "tr" and isinstance(top, _Table):
            row = _Row(depth)
            top.rows.append(row)
            self._open.append(row)
        elif tag == "tc" and isinstance(top, _Row):
            cell = _Cell(depth)
            top.cells.append(cell)
            self._open.append(cell)
        elif isinstance(top, _Paragraph):
            self._in_paragraph(top, tag, attributes)
        elif tag == "gridBefore" and isinstance(top, _Row):
            top.before = _count(attributes)
        elif isinstance(top, _Cell) and inside == "tcPr":
            self._in_cell(top, tag, attributes)

    def _in_cell(self, cell: _Cell, tag: str, attributes: dict[Name, str]) -> None:
        if tag == "gridSpan":
            cell.span = max(1, _count(attributes))
            self._count(cell.span)
        elif tag == "vMerge":
            cell.goes_on = attribute(attributes, "val") != "restart"
        elif tag == "cellDel":
            self._dark = cell.depth

    def _in_paragraph(self, one: _Paragraph, tag: str, attributes: dict[Name, str]) -> None:
        inside = self._path[one.depth :]
        if tag in ("tab", "ptab", "noBreakHyphen"):
            if "pPr" not in inside:
                self._write("-" if tag == "noBreakHyphen" else " ")
        elif tag in ("br", "cr"):
            self._write("\n")
        elif tag == "vanish":
            if inside[-3:-1] == ["r", "rPr"] and is_on(attributes):
                self._dark_run = len(self._path) - 2
        elif inside == ["pPr", "pStyle"]:
            one.style = attribute(attributes, "val")
        elif inside == ["pPr", "numPr"]:
            one.numbered += 1
        elif one.numbered == 1 and inside == ["pPr", "numPr", "numId"] and one.which is None:
            one.which = attribute(attributes, "val")
        elif one.numbered == 1 and inside == ["pPr", "numPr", "ilvl"] and one.level is None:
            one.level = attribute(attributes, "val")

    def text(self, data: str) -> None:
        if not self._dark and self._path[-1] == "t":
            self._write(data)

    def _write(self, letters: str) -> None:
        if self._open and isinstance(self._open[-1], _Paragraph) and not self._dark_run:
            self._open[-1].letters.append(letters)
            self._count(len(letters))

    def _count(self, letters: int) -> None:
        self._letters += letters
        if self._letters > 4 * MOST_CHARACTERS:
            raise TextTooLarge(name=self._name, limit=2)

    def end(self, name: Name) -> None:
        depth = len(self._path)
        if self._open and self._open[-1].depth == depth:
            done = self._open.pop()
            if isinstance(done, _Paragraph):
                self._end_paragraph(done)
            elif isinstance(done, _Table):
                self._end_table(done)
        if self._dark == depth:
            self._dark = 0
        if self._dark_run == depth:
            self._dark_run = 0
        self._path.pop()

    def _end_paragraph(self, one: _Paragraph) -> None:
        text = "".join(one.letters)
        if one.runs_on:
            self._begun.append(text)
        else:
            text = "".join((*self._begun, text))
            self._begun.clear()
            style = self._styles.numbers(one.style)
            which = style[0] if one.which is None else one.which
            if text.strip():
                text = self._numbers.mark(which, one.level or style[1] or "0") + text
            self._place(text)
        for box in one.boxes:
            self._place(box)

    def _end_table(self, table: _Table) -> None:
        around = next((one for one in reversed(self._open) if not isinstance(one, _Cell)), None)
        if isinstance(around, _Row):
            around.tables.append(table)
        else:
            self._place(table)

    def _place(self, what: str | _Table) -> None:
        """Into the paragraph around its text box, into its cell, or into the document."""
        around = self._open[-1] if self._open else None
        if isinstance(around, _Paragraph):
            around.boxes.append(what)
        elif isinstance(what, _Table):
            self._write_table(what)
        elif isinstance(around, _Cell):
            around.lines.append(what)
        else:
            self.writer.paragraph(what)

    def _write_table(self, table: _Table) -> None:
        number = self.writer.tables
        self.writer.tables += 1
        for row in table.rows:
            if not row.deleted:
                texts: list[str] = [""] * row.before
                merged = set()
                for cell in row.cells:
                    if cell.goes_on:
                        merged.add(len(texts))
                    texts += ["\n".join(cell.lines), *[""] * (cell.span - 1)]
                self.writer.row(texts[:MOST_COLUMNS], number, merged)
            for inner in row.tables:
                self._write_table(inner)


def _count(attributes: dict[Name, str]) -> int:
    value = attribute(attributes, "val")
    return min(int(value), MOST_COLUMNS) if value.isdecimal() and len(value) < 6 else 0
