"""Tables of protocols and plans: which column holds the task, who answers for it, and by when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from jetisu360.minutes.read.document import Block, Document, Span

_COLUMNS = (
    ("number", re.compile(r"^\s*(?:№|р/с|п/п|т/с|рет)", re.I)),
    ("due", re.compile(r"срок|мерзім|дата\s+испол|орындау\s+уақыты|уақыты|күні\s*$", re.I)),
    ("responsible", re.compile(r"ответств|исполнител|жауапты|орындаушы|орындау(?:ға)?\s+жауап", re.I)),
    ("co", re.compile(r"соисполнител|бірлесіп\s+орында", re.I)),
    ("result", re.compile(r"форма\s+заверш|результат|аяқта(?:лу|у)\s+(?:ныса|форма)|нәтиже|завершени", re.I)),
    ("task", re.compile(r"мероприяти|поручени|содержани|наименовани|задач|тапсырма|іс-шара|мазмұн|атауы|шара|міндет|вопрос|мәселе|решени|шешім", re.I)),  # noqa: E501
)  # fmt: skip
_OTHER = re.compile(r"источник|сумм|примечан|отметк|ход\s+исполн|қаржы|ескертпе|орындалуы|статус", re.I)


_LONGEST_HEADING = 60
"""Characters of a column's heading; what is longer is a cell."""
_MOST_WORDS = 9
"""Words of a cell of the heading row; a sentence has more."""


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one task; a cell that the table lacks is None."""

    block: int
    task: Span
    responsible: Span | None = None
    co: Span | None = None
    due: Span | None = None
    result: Span | None = None


def rows_of(document: Document) -> list[Row]:
    """The tasks of every table whose heading says which column holds tasks, and who or when."""
    found: list[Row] = []
    columns: dict[str, int] = {}
    table = -1
    for index, block in enumerate(document.blocks):
        if block.kind != "row":
            continue
        if block.table != table:
            table, columns = block.table, {}
        heading = _columns(document.text, block)
        if heading is not None:
            columns = heading
            continue
        if "task" in columns and len(columns) > 1:
            row = _row(document.text, block, index, columns)
            if row is not None:
                found.append(_as_above(document.text, row, found[-1] if found else None))
    return found


def as_paragraphs(document: Document, known: set[int]) -> Document:
    """The document with every cell of a table whose heading is not understood as a paragraph of its own, so
    that what it asks is found as in any text; `known` are the tables that are understood.
    """
    blocks: list[Block] = []
    for block in document.blocks:
        if block.kind != "row" or block.table in known:
            blocks.append(block)
            continue
        blocks += [Block(cell.start, cell.end) for cell in block.cells if cell.end > cell.start]
    return replace(document, blocks=tuple(blocks))


def is_unread(document: Document, block: Block) -> bool:
    """Whether a row of a table that is understood holds a sentence that no column of tasks has."""
    return _columns(document.text, block) is None and any(
        len(document.text[cell.start : cell.end].split()) > _MOST_WORDS for cell in block.cells
    )


_DITTO = re.compile(r"[-–—\s]*(?://|\"|»|“|”|''|›)[-–—\s]*|то\s+же|сол")


def _as_above(text: str, row: Row, above: Row | None) -> Row:
    """«-//-» says what the cell above it says."""
    if above is None:
        return row

    def cell(own: Span | None, upper: Span | None) -> Span | None:
        ditto = own is not None and _DITTO.fullmatch(text[own.start : own.end].strip().lower())
        return upper if ditto else own

    return replace(
        row,
        responsible=cell(row.responsible, above.responsible),
        due=cell(row.due, above.due),
        co=cell(row.co, above.co),
    )


def _columns(text: str, block: Block) -> dict[str, int] | None:
    found: dict[str, int] = {}
    for index, cell in enumerate(block.cells):
        words = text[cell.start : cell.end]
        if len(words) > _LONGEST_HEADING or _OTHER.search(words):
            continue
        for name, pattern in _COLUMNS:
            if name not in found and pattern.search(words):
                if name == "responsible" and _COLUMNS[3][1].search(words):
                    name = "co"
                found[name] = index
                break
    is_heading = "task" in found and ("responsible" in found or "due" in found)
    return found if is_heading and not _has_sentence(text, block.cells) else None


def _has_sentence(text: str, cells: Sequence[Span]) -> bool:
    return any(len(text[cell.start : cell.end].split()) > _MOST_WORDS for cell in cells)


def _row(text: str, block: Block, index: int, columns: dict[str, int]) -> Row | None:
    def cell(name: str) -> Span | None:
        at = columns.get(name)
        if at is None or at >= len(block.cells):
            return None
        span = block.cells[at]
        return span if text[span.start : span.end].strip(" -–—") else None

    task = cell("task")
    if (
        task is None
        or not (cell("responsible") or cell("due"))
        or not re.search(r"[^\W\d_]{3}", text[task.start : task.end])
    ):
        return None
    if text[task.start : task.end].strip().isdecimal():
        return None
    return Row(index, task, cell("responsible"), cell("co"), cell("due"), cell("result"))


def split_names(value: str) -> list[str]:
    """«Отдел строительства, отдел образования»: commas and semicolons part names, but not within brackets."""
    parts: list[str] = []
    depth, begin = 0, 0
    for at, letter in enumerate(value):
        depth = max(0, depth + (letter in "(«") - (letter in ")»"))
        if letter in ",;\n" and depth == 0:
            parts.append(value[begin:at])
            begin = at + 1
    parts.append(value[begin:])
    return [part.strip(" .\t") for part in parts if re.search(r"[^\W\d_]{2}", part)]
