"""A pdf with text: its lines joined to paragraphs again, over columns and pages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jetisu360.errors import JetisuError
from jetisu360.files.limits import MOST_PDF_MEMORY, MOST_PDF_SECONDS, megabytes
from jetisu360.files.over_limits import TakesTooLong, TakesTooMuchMemory
from jetisu360.minutes.read.document import Document, Writer
from jetisu360.minutes.read.pdf_layout import Flow, Grid, Part, parts_of, without_running_heads
from jetisu360.minutes.read.pdf_over_pages import going_on, same_edges, sewn
from jetisu360.minutes.read.pdf_page import Rows, Table
from jetisu360.minutes.read.pdf_pages import Refusal, pages_of
from jetisu360.minutes.read.refusals import TextDamaged, TextLocked, TextScanned, TextTooLarge
from jetisu360.minutes.read.wrapping import seam

_ENDS = re.compile(r"[.!?:;…»\"]\s*$")
_FAR_APART = 3
"""Blank lines that end a paragraph wherever it is cut."""
_BEGINS = re.compile(r"\s*(?:\d{1,2}(?:\.\d{1,2})*[.)]|[-–—•*])\s|\s{4,}\S")


def read_pdf(data: bytes, name: str) -> Document:
    """The document of a pdf file's bytes.

    Raises:
        TextDamaged, TextLocked, TextScanned: no whole pdf, one with a password, one without letters.
        TextTooLarge: more pages or letters than are read.
        TakesTooLong, TakesTooMuchMemory
    """
    pages = pages_of(data)
    if isinstance(pages, str):
        raise _refusal(pages, name)
    count = len(pages)
    if sum(page.letters() for page in pages) < 20 * min(count, 1):
        raise TextScanned(name=name, pages=count)
    puts = _Puts()
    every = zip(pages, without_running_heads([page.text for page in pages]), strict=True)
    for number, (page, lines) in enumerate(every, 1):
        if page.picture:
            puts.picture(f"{number} / {count}")
        begin = 0
        for table in page.tables:
            puts.parts(lines[begin : table.line])
            puts.table(table)
            begin = table.line
        puts.parts(lines[begin:])
    return puts.document()


class _Puts:
    """Writes parts of pages; a paragraph or a row that a page or a column cuts is whole again."""

    def __init__(self) -> None:
        self._writer = Writer("pdf")
        self._last = ""
        self._rows: Rows = []
        self._edges: tuple[float, ...] = ()

    def parts(self, lines: Sequence[str]) -> None:
        for part in parts_of(lines):
            self.part(part)

    def picture(self, place: str) -> None:
        """A page that is a picture among others that are not."""
        self._end_paragraph()
        self._end_table()
        begin = self._writer.length
        self._writer.paragraph(place)
        self._writer.doubt("scan", begin)

    def table(self, table: Table) -> None:
        """A table that lines are drawn around, or what a page has cut off the one before."""
        self._end_paragraph()
        rows = table.rows
        if self._rows and same_edges(self._edges, table.edges):
            rows = going_on(self._rows, rows)
        else:
            self._end_table()
        self._edges = table.edges
        self._rows += rows

    def part(self, part: Part) -> None:
        if isinstance(part, Grid):
            self._grid(part)
            return
        self._end_table()
        if part.unsure:
            self._end_paragraph()
        begin = self._writer.length
        for paragraph in _paragraphs(part):
            if self._last and not part.unsure and _is_cut(self._last, paragraph):
                self._last = seam(self._last, paragraph)
            else:
                self._end_paragraph()
                self._last = paragraph
        if part.unsure:
            self._end_paragraph()
            self._writer.doubt("order", begin)

    def document(self) -> Document:
        self._end_paragraph()
        self._end_table()
        return self._writer.document()

    def _grid(self, grid: Grid) -> None:
        self._end_paragraph()
        rows = grid.rows
        if self._edges or (self._rows and len(self._rows[-1]) != len(rows[0])):
            self._end_table()
        if grid.open and self._rows:
            self._rows[-1] = sewn(self._rows[-1], rows[0])
            rows = rows[1:]
        self._rows += rows

    def _end_paragraph(self) -> None:
        if self._last:
            self._writer.paragraph(self._last)
        self._last = ""

    def _end_table(self) -> None:
        for row in self._rows:
            merged = [column for column, cell in enumerate(row) if cell is None]
            self._writer.row([cell or "" for cell in row], self._writer.tables, merged)
        self._writer.tables += bool(self._rows)
        self._rows, self._edges = [], ()


def _is_cut(paragraph: str, after: str) -> bool:
    """Whether a page or a column ends within a sentence."""
    words = after.split()
    return not _ENDS.search(paragraph) and bool(words) and words[0][:1].islower() and not _BEGINS.match(after)


def _refusal(why: Refusal, name: str) -> JetisuError:
    if why == "locked":
        return TextLocked(name=name)
    if why in ("pages", "letters"):
        return TextTooLarge(name=name, limit=20 if why == "pages" else 2)
    if why == "time":
        return TakesTooLong(name=name, limit=MOST_PDF_SECONDS)
    if why == "memory":
        return TakesTooMuchMemory(name=name, limit=megabytes(MOST_PDF_MEMORY))
    return TextDamaged(name=name, kind="pdf")


def _paragraphs(part: Flow) -> list[str]:
    """Lines that run on are one paragraph: pdf knows lines only, and a sentence cut in two would be lost."""
    found: list[str] = []
    open_line, width, blank = False, 0, 0
    for line in part.lines:
        if not line.strip():
            blank += 1
            # Lines far apart are still one paragraph when the last ran to the edge within a sentence.
            last_line = found[-1].rstrip() if found else ""
            runs_on = not _ENDS.search(last_line) and width >= 0.85 * part.width and blank < _FAR_APART
            open_line = open_line and runs_on
            continue
        blank = 0
        # Of a line at the right edge («… әкімдеріне») only its letters.
        width = len(line.rstrip()) if 2 * len(line.strip()) > len(line.rstrip()) else len(line.strip())
        if open_line and not _BEGINS.match(line):
            # A word broken at a line's end is whole again; a hyphen that belongs to it («жол-көлік») stays.
            found[-1] = seam(found[-1], line)
        else:
            found.append(line)
        # A short line that ends as sentences do is the last of its paragraph.
        open_line = not (_ENDS.search(line) and len(line.rstrip()) < 0.8 * part.width)
        if line.strip().isupper() and len(line.strip()) < 60:
            open_line = False
    return found
