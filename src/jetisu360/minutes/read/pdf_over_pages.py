"""A table that goes on over a page: its heading is said once, a row that the page cuts is whole again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jetisu360.minutes.read.wrapping import seam

Row = list[str | None]
_ASIDE = 4.0
"""Points between the edges of one table on two pages."""
_MOST_OF_HEADING = 4
_NUMBER = re.compile(r"\s*(?:№\s*)?\d{1,3}(?:\.\d{1,2})*\s*[.)]?\s*")
_ENDS = re.compile(r"[.;:!?»)]\s*$")


def same_edges(one: Sequence[float], other: Sequence[float]) -> bool:
    """Whether the columns of two tables stand at the same places."""
    return len(one) == len(other) and all(
        abs(here - there) < _ASIDE for here, there in zip(one, other, strict=True)
    )


def going_on(above: list[Row], rows: list[Row]) -> list[Row]:
    """The rows of the next page without the heading that they repeat; the last row above takes what the page
    has cut off it, and cells that are empty over several rows go on from above.
    """
    again = 0
    while again < min(len(rows), _MOST_OF_HEADING, len(above)) and rows[again] == above[again]:
        again += 1
    rows = rows[again:]
    if not rows:
        return rows
    for column, (first, second) in enumerate(zip(rows[0], rows[1] if len(rows) > 1 else [], strict=False)):
        if first == "" and second is None:
            rows[0][column] = None
    numbers = sum(1 for row in above if row[0] and _NUMBER.fullmatch(row[0]))
    if _is_cut(above[-1], rows[0], 2 * numbers >= len(above) - 2 and numbers > 0):
        above[-1] = sewn(above[-1], rows[0])
        return rows[1:]
    return rows


def _is_cut(last: Row, first: Row, numbered: bool) -> bool:
    """Whether two rows are the two parts of one that a page has cut."""
    both = [(one, other) for one, other in zip(last, first, strict=True) if one and other]
    runs_on = any(other[:1].islower() and not _ENDS.search(one) for one, other in both)
    filled = sum(bool(cell) for cell in first)
    if numbered and first[0] == "":
        return runs_on or filled > 1
    if numbered and last[0] == "":
        return runs_on
    return not numbered and runs_on and last[0] != ""


def sewn(above: Row, below: Row) -> Row:
    """Two parts of a row as one."""
    return [
        seam(one, other) if one and other else one or other for one, other in zip(above, below, strict=True)
    ]
