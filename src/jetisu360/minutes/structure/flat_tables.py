"""Tables that were pasted as text, a cell a line: «№», «Шара», «Мерзімі», «Жауапты», «1», «Жөндеу», …"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from jetisu360.minutes.read.document import Block, Document, Span
from jetisu360.minutes.structure.tables import columns_of

_WIDEST = 7
"""Columns of a table that is looked for."""
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
            at += sum(len(row.cells) for row in rows)
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
        while (row := _row(blocks, at + width * len(rows), width)) is not None:
            number = _NUMBER.fullmatch(text, row.cells[0].start, row.cells[0].end)
            if not number or int(number[1]) != len(rows):
                break
            rows.append(row)
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
