"""A text that was read from a file: its letters, and where its paragraphs, list items and table rows are.

All offsets of this package count characters of `Document.text` (Python's, that is Unicode code points).
For a plain text file that is the file's own text, line ends and all, without a byte order mark.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Literal

from jetisu360.minutes.read.spaced import spaced

BlockKind = Literal["paragraph", "row"]
DoubtKind = Literal["order", "hidden", "formula", "attachment", "scan"]


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` (not included) of the document's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the text: a paragraph, or a row of a table with the spans of its cells."""

    start: int
    end: int
    kind: BlockKind = "paragraph"
    cells: tuple[Span, ...] = ()
    table: int = -1
    """Which table of the document a row belongs to, from 0; −1 for a paragraph."""
    lines: tuple[Span, ...] = ()
    """The paragraphs of the row's own cells, where a cell has several."""

    def own(self) -> list[Span]:
        """The filled cells that stand in this row; one that goes on from a row above stands there."""
        return [cell for cell in self.cells if self.start <= cell.start and cell.start < cell.end]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A passage of which it is not sure that it was read as it stands; `why` is one of `model.unread.Why`."""

    start: int
    end: int
    why: DoubtKind


@dataclass(frozen=True, slots=True)
class Document:
    """`text`, its `blocks` in order, the `encoding` or format it was read from."""

    text: str
    blocks: tuple[Block, ...]
    source: str = "text"
    doubts: tuple[Doubt, ...] = ()


@dataclass
class Writer:
    """Puts a document together line by line."""

    source: str
    parts: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    length: int = 0
    tables: int = 0
    doubts: list[Doubt] = field(default_factory=list)
    _above: dict[int, tuple[Span, ...]] = field(default_factory=dict)

    def paragraph(self, text: str) -> None:
        for line in text.split("\n"):
            clean = " ".join(line.split())
            if clean:
                self.blocks.append(Block(self.length, self.length + len(clean)))
                self._write(clean)

    def row(self, cells: list[str], table: int, merged: Collection[int] = ()) -> None:
        """A row of the table; the columns in `merged` go on from the row above: they hold what stands there.

        The lines of a cell become one line of the text; `Block.lines` keeps where they were.
        """
        kept = [[clean for line in cell.split("\n") if (clean := " ".join(line.split()))] for cell in cells]
        above = self._above.get(table, ())
        spans: list[Span] = []
        lines: list[Span] = []
        at = self.length
        for column, parts in enumerate(kept):
            if column in merged:
                parts.clear()
            begin = at
            for part in parts:
                lines.append(Span(at, at + len(part)))
                at += len(part) + 1
            end = max(begin, at - 1)
            spans.append(above[column] if column in merged and column < len(above) else Span(begin, end))
            at = end + 1
        self._above[table] = tuple(spans)
        if not any(kept):
            return
        several = tuple(lines) if any(len(parts) > 1 for parts in kept) else ()
        self.blocks.append(Block(self.length, at - 1, "row", tuple(spans), table, several))
        self._write("\t".join(" ".join(parts) for parts in kept))

    def doubt(self, why: DoubtKind, since: int) -> None:
        """What was written from `since` on was perhaps not read as it stands."""
        if self.length > since + 1:
            self.doubts.append(Doubt(since, self.length - 1, why))

    def _write(self, line: str) -> None:
        self.parts.append(line)
        self.length += len(line) + 1

    def document(self) -> Document:
        return Document("\n".join(self.parts), tuple(self.blocks), self.source, tuple(self.doubts))


_LONGEST_ROW = 400
"""Characters of a line in which columns are looked for."""
_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")


def document_of(text: str, source: str = "text") -> Document:
    """Plain text as it is: a line is a paragraph, lines with tabs one after the other are a table's rows."""
    blocks: list[Block] = []
    table, last_was_row = -1, False
    for line in _LINE.finditer(text):
        # The last cells of a row may be empty.
        content = line.group().rstrip(" ") if last_was_row else line.group().rstrip()
        if not content.strip():
            continue
        start = line.start() + len(content) - len(content.lstrip())
        end = line.start() + len(content)
        cells = _cells(text, start, end)
        if len(cells) >= 3:
            if not last_was_row:
                table += 1
            blocks.append(Block(start, end, "row", cells, table))
            last_was_row = True
        else:
            blocks.append(Block(start, end))
            last_was_row = False
    doubts = _in_columns(text, blocks)
    if doubts:
        blocks, doubts = _with_spaced(text, blocks, doubts)
    return Document(text, tuple(blocks), source, doubts)


def _with_spaced(
    text: str, blocks: list[Block], doubts: tuple[Doubt, ...]
) -> tuple[list[Block], tuple[Doubt, ...]]:
    """Tables whose columns blanks hold apart as tables; what of their lines is no row stays doubtful."""
    found = list(blocks)
    lines = [(block.start, block.end) if block.kind == "paragraph" else None for block in blocks]
    number = max((block.table for block in blocks), default=-1)
    tables: list[tuple[int, int]] = []
    left: list[Doubt] = []
    for table in spaced(text, lines):
        number += 1
        for place, cells in table.rows.items():
            spans = tuple(Span(*cell) for cell in cells)
            found[place] = Block(blocks[place].start, blocks[place].end, "row", spans, number)
        first = min(table.rows)
        tables.append((blocks[first].start, blocks[table.after - 1].end))
        left += [
            Doubt(blocks[place].start, blocks[place].end, "order")
            for place in range(first, table.after)
            if place not in table.rows
        ]
    others = [one for one in doubts if not any(begin <= one.start < end for begin, end in tables)]
    return found, tuple(sorted((*others, *left), key=lambda one: one.start))


_GAP = re.compile(r"(?<=\S)[ \u00a0]{3,}(?=\S)")
_FEWEST_ROWS = 3


def _in_columns(text: str, blocks: list[Block]) -> tuple[Doubt, ...]:
    """Lines one after the other whose words stand in columns, held apart by blanks: cells of a table, which
    are read as a line.
    """
    found: list[Doubt] = []
    run: list[Block] = []
    for block in [*blocks, None]:
        if block is not None and block.kind == "paragraph" and _is_spaced(text, block):
            run.append(block)
            continue
        if len(run) >= _FEWEST_ROWS:
            found.append(Doubt(run[0].start, run[-1].end, "order"))
        run = []
    return tuple(found)


def _is_spaced(text: str, block: Block) -> bool:
    gaps = _GAP.finditer(text, block.start, min(block.end, block.start + _LONGEST_ROW))
    return next(gaps, None) is not None and next(gaps, None) is not None


def _cells(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Cells between tabs or, as in a Markdown table, between upright strokes."""
    line = text[start:end]
    mark = "\t" if "\t" in line else "|" if line.count("|") >= 2 else ""
    if not mark:
        return ()
    spans, at = [], start
    for part in line.split(mark):
        left = at + len(part) - len(part.lstrip())
        spans.append(Span(min(left, at + len(part)), max(left, at + len(part.rstrip()))))
        at += len(part) + 1
    if mark == "|":
        spans = [span for span in spans if span.end > span.start]
    return tuple(spans)
