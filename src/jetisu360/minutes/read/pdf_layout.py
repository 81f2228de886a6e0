"""A page of a pdf as somebody reads it: column after column, tables row by row, without its running head.

pypdf's layout mode writes a page as lines of letters in a grid. Where several lines one after the other have
text on both sides of the same blank strip, that strip is a gutter: of columns where both sides are filled
with text, of a table where strips are several or its heading says so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import numpy as np
import numpy.typing as npt

from jetisu360.minutes.read.wrapping import seam

_FEWEST = 4
"""Lines with text on both sides of a blank strip that make it a gutter."""
_WIDEST, _MOST_LINES, _DEEPEST = 400, 300, 6
"""Letters of a line, lines of a page, parts within parts: what is looked at. A larger page is one flow."""
_NARROWEST = 14
"""Letters of a line in a column of text; what is narrower is a column of a table, or the marks of a list."""
_FILLED = 0.6
"""How much of its column a line of text fills, in the middle."""
_FEWEST_OF_TEXT = 6
"""The same, where both sides are text."""
_ALIGNED = 0.6
"""How many lines of a column begin at one place, at least; the first lines of paragraphs may stand back."""
_SURELY = 8
"""Lines beside a gutter that wide blanks of one text hardly make by chance."""
_SENTENCE = 6
"""Words of a line that holds more than the two sides of a signature."""
_MARK = re.compile(r"\W*(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|[^\W\d_])?\W*")
_NUMBER = re.compile(r"(?:№\s*)?\d{1,3}(?:\.\d{1,2})*\s*[.)]?")
_NUMBERED = re.compile(r"(?P<number>\d{1,3}|№)[.)]? +(?P<rest>\S.*)")
_PAGE = re.compile(r"\W*(?:(?:стр|бет)\w*\W*)?(\d{1,3})\W*(?:(?:из|бет\w*)?\W*\d{0,3}\W*)?", re.IGNORECASE)
_HEADING = re.compile(
    r"№|мерзім|срок|жауапты|ответств|исполнител|орындаушы|мероприят|іс-шара|тапсырма|поручени", re.IGNORECASE
)
_HEADING_WITHIN = 6
"""Lines of a table in which its heading stands."""
_GAP = re.compile(r"\S {2,}\S")
_ONE_BLANK = re.compile(r"(?<=\S) (?=\S)")
_EDGE = 2
"""Lines at the head and the foot of a page among which a running one is looked for."""


@dataclass
class Flow:
    """Lines that are read one after the other: a page, or a column of it. `unsure`: or in another order;
    `width`: letters of the longest line of the page or column.
    """

    lines: list[str]
    unsure: bool = False
    width: int = 0

    @property
    def plain(self) -> bool:
        """Whether it is neither a column nor unsure."""
        return not self.unsure and not self.width


@dataclass
class Grid:
    """Rows of a table; `open`: the first of them goes on from the page before."""

    rows: list[list[str | None]]
    open: bool = False


Part = Flow | Grid


def without_running_heads(pages: Sequence[str]) -> list[list[str]]:
    """The lines of each page. What stands at the head or the foot of several pages is kept once, numbers of
    pages not at all.
    """
    split = [page.splitlines() for page in pages]
    edges = [_edges(lines) for lines in split]
    often = Counter(
        key for lines, at in zip(split, edges, strict=True) for key in {_key(lines[place]) for place in at}
    )
    seen: set[str] = set()
    found: list[list[str]] = []
    for number, (lines, at) in enumerate(zip(split, edges, strict=True), 1):
        kept = list(lines)
        for place in at:
            key = _key(lines[place])
            running = often[key] >= max(2, len(split) // 2)
            page = _PAGE.fullmatch(lines[place])
            if (running and key in seen) or (page and (running or int(page[1]) == number)):
                kept[place] = ""
            elif running:
                seen.add(key)
        found.append(kept)
    return found


def _edges(lines: list[str]) -> list[int]:
    """The lines at the head and the foot that stand apart from what is between."""
    filled = [place for place, line in enumerate(lines) if line.strip()]
    if len(filled) == 1:
        # Beside it stands a table, or nothing.
        return filled
    apart: list[int] = []
    for order in (filled, filled[::-1]):
        for count, (place, after) in enumerate(pairwise(order), 1):
            if abs(after - place) > 1:
                apart += order[:count]
                break
            if count == _EDGE:
                break
    return sorted(set(apart))


def _key(line: str) -> str:
    """Lines of which only a number differs are the same."""
    return re.sub(r"\d+", "#", " ".join(line[:_WIDEST].split()))


def parts_of(lines: Sequence[str]) -> list[Part]:
    """What a page consists of, in the order in which it is read."""
    lines = [line.expandtabs().rstrip() for line in lines]
    if len(lines) > _MOST_LINES or max(map(len, lines), default=0) > _WIDEST:
        return [Flow(lines, width=max(map(len, lines), default=0))]
    found: list[Part] = []
    for part in _parts(lines, _DEEPEST):
        last = found[-1] if found else None
        if isinstance(part, Flow) and isinstance(last, Flow) and part.plain and last.plain:
            last.lines += part.lines
        else:
            found.append(part)
    for part in found:
        if isinstance(part, Flow) and not part.width:
            part.width = max(map(len, lines))
    return found


def _parts(lines: list[str], depth: int) -> Iterator[Part]:
    found = _band(lines) if depth else None
    if found is not None:
        first, last = found
        yield from _parts(lines[:first], depth - 1)
        yield from _read_band(lines[first:last])
        yield from _parts(lines[last:], depth - 1)
    elif any(line.strip() for line in lines):
        yield Flow(lines)


def _filled(lines: Sequence[str]) -> npt.NDArray[np.bool_]:
    """(lines, places): where letters are, and single blanks between words."""
    width = max(map(len, lines), default=0) + 2
    rows = [_ONE_BLANK.sub("x", line).ljust(width) for line in lines]
    return np.array([[letter != " " for letter in row] for row in rows], bool).reshape(len(rows), width)


def _band(lines: Sequence[str]) -> tuple[int, int] | None:
    """Where the lines begin and end that stand beside a gutter, the one that most lines stand beside."""
    if sum(_GAP.search(line) is not None for line in lines) < _FEWEST:
        return None
    filled = _filled(lines)
    width = filled.shape[1]
    # A strip of two places is crossed by a line, or has its text on the left and on the right.
    crossed = filled | np.roll(filled, -1, axis=1)
    left = np.maximum.accumulate(filled, axis=1)
    right = np.maximum.accumulate(filled[:, ::-1], axis=1)[:, ::-1]
    beside = left & right & ~crossed
    run, both, begin = (np.zeros(width, np.int64) for _ in range(3))
    best = (0, 0, 0, 0)
    for place in range(len(lines) + 1):
        ends = crossed[place] if place < len(lines) else np.ones(width, bool)
        many = np.where(ends & (2 * both >= run), both, 0)
        at = int(np.argmax(many))
        if many[at] >= max(_FEWEST, best[0] + 1):
            best = int(many[at]), int(begin[at]), place, at
        if place < len(lines):
            run = np.where(ends, 0, run + bool(filled[place].any()))
            both = np.where(ends, 0, both + beside[place])
            begin = np.where(ends, place + 1, begin)
    count, first, last, at = best
    return _without_title(lines, at, first, last) if count else None


def _without_title(lines: Sequence[str], at: int, first: int, last: int) -> tuple[int, int]:
    """Lines on the left only that stand above the columns are none of theirs."""
    while not lines[first][at:].strip():
        first += 1
    return first, last


def _read_band(lines: list[str]) -> Iterator[Part]:
    """Columns or a table, whatever lines beside a gutter are."""
    core = max(place for place, line in enumerate(lines) if _GAP.search(line)) + 1
    cuts = _cuts(lines[:core])
    crossed: npt.NDArray[np.bool_] = np.any(_filled(lines)[:, cuts], axis=1)
    end = next((place for place in range(core, len(lines)) if crossed[place]), len(lines))
    columns = _sliced(lines[:end], cuts)
    texts = _with_marks(columns)
    headings = len(set(map(str.lower, _HEADING.findall(" ".join(lines[:_HEADING_WITHIN])))))
    if headings < 2 and len(texts) > 1 and all(map(_is_text, texts)) and _is_aligned(lines[:core], cuts):
        for text in texts:
            yield Flow(text, width=max(map(len, text)))
    elif headings > 1 or len(texts) > 2:
        # A table ends where a blank line follows its last row.
        end = next((place for place in range(core, end) if not lines[place].strip()), end)
        grid = _grid(_numbered(_sliced(lines[:end], cuts)), headings > 1)
        yield grid or Flow(lines[:end], unsure=_has_sentence(lines[:end]))
    else:
        yield Flow(lines[:end], unsure=core >= _SURELY and len(texts) > 1 and _has_sentence(lines[:end]))
    yield from _parts(lines[end:], 0)


def _is_aligned(lines: list[str], cuts: list[int]) -> bool:
    """Whether each column but the first has enough lines and begins at one place: in a text that is set with
    wide blanks words begin anywhere, and a strip between them is a matter of chance.
    """
    if sum(bool(line[: cuts[0]].strip() and line[cuts[0] :].strip()) for line in lines) < _FEWEST_OF_TEXT:
        return False
    for begin, end in pairwise((*cuts, _WIDEST + 1)):
        places = [len(line) - len(line[begin:].lstrip()) for line in lines if line[begin:end].strip()]
        most = Counter(places).most_common(1)[0][0]
        if sum(abs(at - most) < 2 for at in places) < _ALIGNED * len(places):
            return False
    return True


def _has_sentence(lines: list[str]) -> bool:
    return any(len(line.split()) >= _SENTENCE for line in lines)


def _sliced(lines: list[str], cuts: list[int]) -> list[list[str]]:
    """The columns between the cuts, line by line."""
    edges = pairwise((0, *cuts, _WIDEST + 1))
    return [[line[begin:end].strip() for line in lines] for begin, end in edges]


def _cuts(lines: list[str]) -> list[int]:
    """The middle of each blank strip of two places or more that no line crosses."""
    filled = _filled(lines)
    crossed = filled.any(axis=0)
    before = np.maximum.accumulate(filled, axis=1).sum(axis=0)
    after = np.maximum.accumulate(filled[:, ::-1], axis=1)[:, ::-1].sum(axis=0)
    free = ~crossed & (before >= 2) & (after >= 2)
    cuts: list[int] = []
    begin: int | None = None
    for place, is_free in enumerate(free):
        if is_free:
            begin = place if begin is None else begin
        elif begin is not None:
            if place - begin > 1:
                cuts.append((begin + place) // 2)
            begin = None
    return cuts


def _with_marks(columns: list[list[str]]) -> list[list[str]]:
    """Columns of text, the marks of a list («1.», «–») at the lines that they stand before."""
    found: list[list[str]] = []
    marks: list[str] | None = None
    for column in columns:
        if marks is not None:
            column = [f"{mark} {line}".strip() for mark, line in zip(marks, column, strict=True)]
        marks = column if all(map(_MARK.fullmatch, column)) else None
        if marks is None:
            found.append(column)
    return found or columns


def _is_text(column: Sequence[str]) -> bool:
    """Whether lines are those of a text that is set in a column."""
    lengths = [len(line) for line in column if line]
    return (
        len(lengths) >= _FEWEST - 1
        and median(lengths) >= _NARROWEST
        and median(lengths) >= _FILLED * max(lengths)
    )


def _numbered(columns: list[list[str]]) -> list[list[str]]:
    """The numbers of rows as a column of their own, where no strip parts them from the first column."""
    heads = [_NUMBERED.fullmatch(line) for line in columns[0]]
    numbers = [int(head["number"]) for head in heads if head and head["number"] != "№"]
    if len(numbers) < 2 or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return columns
    marks = [head["number"] if head else "" for head in heads]
    rest = [head["rest"] if head else line for head, line in zip(heads, columns[0], strict=True)]
    return [marks, rest, *columns[1:]]


def _grid(columns: list[list[str]], headed: bool) -> Grid | None:
    """Rows begin where the first column has a number; what stands above is a heading, or the rest of a row of
    the page before.
    """
    starts = [place for place, cell in enumerate(columns[0]) if _NUMBER.fullmatch(cell)]
    if len(starts) < (1 if headed else 2):
        return None
    edges = [0, *starts] if starts[0] else starts
    rows: list[list[str | None]] = [
        [_joined(column[begin:end]) for column in columns]
        for begin, end in pairwise((*edges, len(columns[0])))
    ]
    return Grid(rows, open=bool(starts[0]) and not headed)


def _joined(cell: Sequence[str]) -> str:
    """The lines of a cell as one."""
    whole = ""
    for line in cell:
        if line:
            whole = seam(whole, line) if whole else line
    return whole
