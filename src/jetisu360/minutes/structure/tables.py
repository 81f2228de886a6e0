"""Tables of protocols and plans: which column holds the task, who answers for it, and by when."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from jetisu360.minutes.read.document import Block, Document, Span

_COLUMNS = (
    ("number", re.compile(r"^\s*(?:№|р/с|п/п|т/с|рет)", re.I)),
    ("due", re.compile(r"срок|мерзім|дата\s+(?:испол|заверш|провед)|^\s*(?:дата|когда|қашан)\s*$|период\s+исп|орындау\s+уақыты|уақыты|күні\s*$", re.I)),  # noqa: E501
    ("responsible", re.compile(r"ответств|исполнител|жауапты|орындаушы|атқарушы|орындау(?:ға)?\s+жауап|^\s*(?:кто|кім)(?:\s+(?:отвеча|исполн|орында|жауап)\w*(?:\s+береді)?)?\s*$", re.I)),  # noqa: E501
    ("co", re.compile(r"соисполнител|бірлесіп\s+орында", re.I)),
    ("result", re.compile(r"форма\s+заверш|результат|аяқта(?:лу|у)\s+(?:ныса|форма)|нәтиже|завершени", re.I)),
    ("task", re.compile(r"мероприяти|поручени|задач|действи[яй]|(?:^|\s)меры|что\s+(?:с?делать|надо|нужно)|пути\s+(?:ре|вы)|решени|тапсырма|(?:^|\s)іс-(?:шара|әрекет|қимыл)|шара(?:лар)?|қадам|не\s+істе|міндет|шешу|шешім|жұмыс(?:тар|тың|\s+түр)|виды?\s+работ|перечень\s+работ", re.I)),  # noqa: E501
)  # fmt: skip
_ABOUT = re.compile(r"содержани|наименовани|мазмұн|атауы|вопрос|мәселе", re.I)
"""Columns that hold tasks where no other does: «Проблемный вопрос» does not beside «Пути решения»."""
_OTHER = re.compile(r"источник|сумм|примечан|отметк|ход\s+исполн|қаржы|ескертпе|орындалуы|статус", re.I)


_LONGEST_HEADING = 60
"""Characters of a column's heading; what is longer is a cell."""
_MOST_WORDS = 9
"""Words of a cell of the heading row; a sentence has more."""
_MOST_LEFT_OUT = 3
"""By so much a row's number may be ahead in a table that goes on; rows between may be read as lines."""
_FEWEST_WORDS = 2
"""Words of a cell that may hold a task although its row names nobody and no day."""


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
    heads = _Heads()
    for index, block in enumerate(document.blocks):
        if block.kind != "row":
            continue
        columns = heads.of(document.text, block)
        row = _row(document.text, block, index, columns) if columns else None
        if row is not None:
            found.append(_as_above(document.text, row, found[-1] if found else None))
    return found


class _Heads:
    """Which columns hold what, row by row: a heading may take two rows, and hold for the tables after it that
    go on with its numbers (a table cut in two by a page or by the title of a part).
    """

    def __init__(self) -> None:
        self._columns: dict[int, dict[str, int]] = {}
        self._last: dict[str, int] = {}
        self._width = self._number = 0
        self._under_heading = -1

    def of(self, text: str, block: Block) -> dict[str, int]:
        """The columns that hold for this row; none for a heading, and where no heading has been."""
        if block.table not in self._columns:
            self._columns[block.table] = self._last if self._goes_on(text, block) else {}
        heading = columns_of(text, block)
        if heading is not None:
            two = self._under_heading == block.table
            self._last = {**self._columns[block.table], **heading} if two else heading
            self._columns[block.table] = self._last
            self._width, self._number, self._under_heading = len(block.cells), 0, block.table
            return {}
        self._under_heading = -1
        self._number = _number(text, block) or self._number
        columns = self._columns[block.table]
        return columns if "task" in columns and len(columns) > 1 else {}

    def _goes_on(self, text: str, block: Block) -> bool:
        ahead = _number(text, block) - self._number
        return len(block.cells) == self._width and self._number > 0 and 0 < ahead <= _MOST_LEFT_OUT


def _number(text: str, block: Block) -> int:
    """«12», «12.», «№ 12» in the first cell of a row, else 0."""
    first = block.cells[0]
    match = _NUMBER.fullmatch(text[first.start : min(first.end, first.start + 12)])
    return int(match[1]) if match else 0


_NUMBER = re.compile(r"\s*(?:№\s*)?(\d{1,4})\s*[.)]?\s*")


def as_paragraphs(document: Document, rows: Mapping[int, Row]) -> Document:
    """The document with the cells of tables that are no tables of tasks as paragraphs, so that what they ask
    is found as in any text: every table whose heading is not understood, what stands above a heading, and the
    title of a part that has a row of its own. `rows` are the tasks, by block.
    """
    known = {document.blocks[index].table for index in rows}
    begun: set[int] = set()
    blocks: list[Block] = []
    for index, block in enumerate(document.blocks):
        if block.kind != "row":
            blocks.append(block)
            continue
        heading = columns_of(document.text, block) is not None
        if heading or index in rows:
            begun.add(block.table)
        own = block.own()
        if (
            block.table in known
            and block.table in begun
            and (index in rows or heading or not _is_title(document.text, own))
        ):
            blocks.append(block)
        else:
            blocks += [Block(line.start, line.end) for line in block.lines or own]
    return replace(document, blocks=tuple(blocks))


def _is_title(text: str, own: Sequence[Span]) -> bool:
    """The title of a part: one cell, or two of which the first is a Roman number."""
    return len(own) < 2 or (len(own) == 2 and _ROMAN.fullmatch(text, own[0].start, own[0].end) is not None)


_ROMAN = re.compile(r"\s*[IVXІХ]{1,5}\s*[.)]?\s*")


def is_unread(document: Document, block: Block) -> bool:
    """Whether a row of a table that is understood holds what may be a task, without anybody or a day."""
    cells = [document.text[cell.start : cell.end] for cell in block.own()]
    if columns_of(document.text, block) is not None or all(map(_is_heading, cells)):
        return False
    return any(len(_WORD.findall(cell)) >= _FEWEST_WORDS and not _TOTAL.match(cell) for cell in cells)


def _is_heading(cell: str) -> bool:
    return len(cell) <= _LONGEST_HEADING and any(
        pattern.search(cell) for pattern in (_OTHER, _ABOUT, *(pattern for _name, pattern in _COLUMNS))
    )


_WORD = re.compile(r"[^\W\d_]{2,}")
_TOTAL = re.compile(r"\s*(?:итого|всего|барлығы|жиыны|жалпы\s+сома)", re.I)


def lines_of(document: Document, span: Span) -> str:
    """A cell's words, its lines parted as they were."""
    text, blocks = document.text, document.blocks
    block = blocks[bisect_right(blocks, span.start, key=lambda one: one.start) - 1]
    within = [line for line in block.lines if span.start <= line.start and line.end <= span.end]
    lines: list[str] = []
    for part in (text[line.start : line.end] for line in within):
        # «Облыстық | мәдениет басқармасы»: a small letter goes on with the name above.
        if lines and part[:1].islower():
            lines[-1] += f" {part}"
        else:
            lines.append(part)
    return "\n".join(lines) if within else text[span.start : span.end]


_DITTO = re.compile(
    r"[-–—=\s]*(?://|\"|[«»“”„›]|\'\'|[|])[-–—=\s]*|[-–—]?\s*(?:то|тот|та|те|там|так)\s*+же[-–—\s]*|аналогично"
    r"|(?:дәл\s+)?(?:сол|осы)(?:\s+(?:сияқты|секілді|да|мерзім\w*|жауапты\w*))?|сонда|бұл\s+да|жоғарыдағыдай"
)
"""«-//-», «то же», «сол сияқты», «бұл да»: as the cell above."""


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


def columns_of(text: str, block: Block) -> dict[str, int] | None:
    """Which column holds what, if the row is the heading of a table of tasks."""
    found: dict[str, int] = {}
    about: int | None = None
    for index, cell in enumerate(block.cells):
        words = text[cell.start : cell.end]
        if len(words) > _LONGEST_HEADING or _OTHER.search(words):
            continue
        for name, pattern in _COLUMNS:
            if name not in found and pattern.search(words):
                if name == "responsible" and _COLUMNS[3][1].search(words):
                    name = "co"
                found[name] = index
                if name == "due" and "responsible" not in found and _COLUMNS[2][1].search(words):
                    # «Ответственный и срок исполнения»: one cell says both.
                    found["responsible"] = index
                break
        else:
            if about is None and _ABOUT.search(words):
                about = index
    if about is not None:
        found.setdefault("task", about)
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
    if all(span is None or span.start < block.start for span in map(cell, ("task", "responsible", "due"))):
        # Only a remark is of this row: its task is that of the row above.
        return None
    return Row(index, task, cell("responsible"), cell("co"), cell("due"), cell("result"))
