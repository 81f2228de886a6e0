"""A text with its quotes marked: lines of segments, each of which says whose quote it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from jetisu360.minutes.read.document import Block, document_of


@dataclass(frozen=True, slots=True)
class Quote:
    """`number`: of the proposal, `place`: as it is counted on the page; `state`: a `Decision`."""

    number: int
    place: int
    start: int
    end: int
    state: str


@dataclass(frozen=True, slots=True)
class Segment:
    """`quotes`: whose it is, the shortest first; `begins`: those that begin here; `unread`: from 1, 0 where
    it was read; `unread_begins`: whether that passage begins here.
    """

    text: str
    quotes: tuple[Quote, ...] = ()
    begins: tuple[Quote, ...] = ()
    unread: int = 0
    unread_begins: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph has one cell, a row of a table several."""

    cells: tuple[tuple[Segment, ...], ...]
    row: bool


def lines_of(text: str, quotes: Sequence[Quote], unread: Sequence[dict[str, Any]]) -> list[Line]:
    """Time grows with the text and its quotes, not with their product: both are in the text's order."""
    order = sorted(quotes, key=lambda quote: (quote.start, quote.end))
    dark = [(number, one["start"], one["end"]) for number, one in enumerate(unread, 1)]
    found: list[Line] = []
    begun: set[int] = set()
    first = first_dark = 0
    for block in document_of(text).blocks:
        while first < len(order) and order[first].end <= block.start:
            first += 1
        while first_dark < len(dark) and dark[first_dark][2] <= block.start:
            first_dark += 1
        here = []
        for quote in order[first:]:
            if quote.start >= block.end:
                break
            if quote.end > block.start:
                here.append(quote)
        passages = []
        for one in dark[first_dark:]:
            if one[1] >= block.end:
                break
            passages.append(one)
        spans = [(cell.start, cell.end) for cell in block.cells] or [(block.start, block.end)]
        cells = tuple(_segments(text, Block(*span), here, passages, begun) for span in spans)
        found.append(Line(cells, block.kind == "row"))
    return found


def _segments(
    text: str,
    block: Block,
    quotes: Sequence[Quote],
    unread: Sequence[tuple[int, int, int]],
    begun: set[int],
) -> tuple[Segment, ...]:
    edges = {block.start, block.end}
    for start, end in [(one.start, one.end) for one in quotes] + [(start, end) for _n, start, end in unread]:
        edges.update(edge for edge in (start, end) if block.start < edge < block.end)
    found = []
    for start, end in pairwise(sorted(edges)):
        over = sorted(
            (one for one in quotes if one.start <= start and end <= one.end),
            key=lambda one: one.end - one.start,
        )
        begins = tuple(one for one in over if one.number not in begun)
        begun.update(one.number for one in begins)
        dark = next((one for one in unread if one[1] <= start and end <= one[2]), None)
        key = -dark[0] if dark else 0
        dark_begins = dark is not None and key not in begun
        if dark_begins:
            begun.add(key)
        found.append(Segment(text[start:end], tuple(over), begins, dark[0] if dark else 0, dark_begins))
    return tuple(found)
