"""Tables that were pasted as text, a cell a line: «№», «Шара», «Мерзімі», «Жауапты», «1», «Жөндеу», …"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from jetisu360.minutes.read.document import Block, Document, Span
from jetisu360.minutes.read.language import language_of
from jetisu360.minutes.structure.lines import term_of
from jetisu360.minutes.structure.tables import columns_of

_WIDEST = 7
"""Columns of a table that is looked for."""
_MOST_LINES = 60
"""Lines of one row."""
_LONGEST_TERM = 60
_SOME_DAY = date(2020, 1, 1)
_FIRST = re.compile(r"\s*(?:№|р/с|п/п|т/с|рет)[^\n]{0,8}")
_NUMBER = re.compile(r"\s*(\d{1,3})\s*[.)]?\s*")


def unflattened(document: Document) -> Document:
    """The document with such tables as tables: lines that name columns, the first of which are numbers, and
    then as many lines for each number, from 1 on.
    """
    blocks = document.blocks
    found: list[Block] = []
    table = max((block.table for block in blocks), default=-1)
    at = 0
    while at < len(blocks):
        rows = _rows(document.text, blocks, at)
        if rows:
            table += 1
            found += [replace(row, table=table) for row in rows]
            at += sum(max(len(row.cells), len(row.lines) + 1) for row in rows)
        else:
            found.append(blocks[at])
            at += 1
    return replace(document, blocks=tuple(found)) if len(found) < len(blocks) else document


def _rows(text: str, blocks: Sequence[Block], at: int) -> list[Block]:
    """The heading that begins at a block, and the rows under it; nothing where there is none."""
    if not _is_line(blocks, at) or not _FIRST.fullmatch(text, blocks[at].start, blocks[at].end):
        return []
    for width in range(_WIDEST, 2, -1):
        head = _row(blocks, at, width)
        if head is None or columns_of(text, head) is None:
            continue
        rows = [head]
        next_row = at + width
        while (row := _numbered(text, blocks, next_row, width, len(rows))) is not None:
            rows.append(row)
            next_row += max(width, len(row.lines) + 1)
        if len(rows) > 1:
            return rows
    return []


def _is_line(blocks: Sequence[Block], at: int) -> bool:
    return at < len(blocks) and blocks[at].kind == "paragraph"


def _row(blocks: Sequence[Block], at: int, width: int) -> Block | None:
    if not all(_is_line(blocks, place) for place in range(at, at + width)):
        return None
    cells = tuple(Span(block.start, block.end) for block in blocks[at : at + width])
    return Block(cells[0].start, cells[-1].end, "row", cells)


def _numbered(text: str, blocks: Sequence[Block], at: int, width: int, number: int) -> Block | None:
    """The row that begins with its number at a block. A cell that was cut into several lines is one where
    they go on with a small letter, but for terms: «до 1 мая».
    """
    if not _is_number(text, blocks, at, number):
        return None
    groups: list[list[Span]] = []
    place = at + 1
    while place < min(len(blocks), at + _MOST_LINES) and _is_line(blocks, place):
        if _is_number(text, blocks, place, number + 1) and len(groups) >= width - 1:
            break
        line = Span(blocks[place].start, blocks[place].end)
        if groups and text[line.start].islower() and not _is_term(text[line.start : line.end]):
            groups[-1].append(line)
        elif len(groups) == width - 1:
            break
        else:
            groups.append([line])
        place += 1
    if len(groups) < width - 1:
        return None
    first = blocks[at]
    cells = (Span(first.start, first.end), *(Span(one[0].start, one[-1].end) for one in groups))
    several = any(len(one) > 1 for one in groups)
    lines = tuple(line for one in groups for line in one) if several else ()
    return Block(first.start, cells[-1].end, "row", cells, lines=lines)


def _is_number(text: str, blocks: Sequence[Block], at: int, number: int) -> bool:
    if not _is_line(blocks, at):
        return False
    found = _NUMBER.fullmatch(text, blocks[at].start, blocks[at].end)
    return found is not None and int(found[1]) == number


def _is_term(line: str) -> bool:
    """Whether a line says when, and nothing besides."""
    if len(line) > _LONGEST_TERM:
        return False
    term = term_of(line, _SOME_DAY, language_of(line) == "ru")
    return term is not None and 2 * (term.end - term.start) >= len(line)
