"""Where the headings of a table are: below titles, in two rows, beside empty columns, once more on each
page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from jetisu360.exchange.tables.vocabulary import LEFT

Knows = Callable[[str], str]
"""The key that a heading means; nothing for a text that is no heading."""
PEEK = 30
"""Filled rows among which the headings are looked for: titles, stamps of approval and notes come before
them."""


@dataclass(frozen=True)
class Headings:
    """The names by column, the last row that they take (from 0), how many mean a key, how many are known and
    left.
    """

    names: list[str]
    last: int
    known: int
    left: int = 0
    rows: tuple[tuple[str, ...], ...] = ()

    def repeats(self, row: Sequence[str], is_first: bool) -> bool:
        """Whether a row says nothing but the headings again, or as the first below them numbers the
        columns.
        """
        if is_first and _counts(_trimmed(row)):
            return True
        return any(
            len(row) >= len(cells) > 0 and row[0].strip() == cells[0] and _trimmed(row) == cells
            for cells in self.rows
        )


def find_headings(rows: Sequence[Sequence[str]], knows: Knows) -> Headings:
    """The row, or the two rows, with the most headings that are known; the first row where none is.

    Two rows are one heading each where the upper one stands over several of the lower: `Атауы` over
    `қазақша` and
    `орысша`, `Размеры` over `высота` and `ширина`.
    """
    best = _one(rows, 0, knows)
    for number in range(len(rows)):
        for found in (_one(rows, number, knows), _two(rows, number, knows)):
            if found is not None and _said(found) > _said(best):
                best = found
    return best


def _said(found: Headings) -> tuple[int, int]:
    """A cell of some row may read like a heading that is left out («Музей»): alone it makes none of it."""
    return found.known, found.left if found.known or found.left > 1 else 0


def _one(rows: Sequence[Sequence[str]], number: int, knows: Knows) -> Headings:
    names = _stripped(rows[number])
    return Headings(names, number, *_count(names, knows), (_trimmed(rows[number]),))


def _two(rows: Sequence[Sequence[str]], number: int, knows: Knows) -> Headings | None:
    if number + 1 == len(rows):
        return None
    upper, lower = _stripped(rows[number]), _stripped(rows[number + 1])
    width = max(len(upper), len(lower))
    upper += [""] * (width - len(upper))
    lower += [""] * (width - len(lower))
    names: list[str] = []
    over = ""
    groups = 0
    for above, below in zip(upper, lower, strict=True):
        if above:
            over = above if below else ""
        names.append(_joined(above or over, below, knows) if below else above)
        groups += not above and bool(below) and bool(over)
    if not groups:
        return None
    return Headings(
        names, number + 1, *_count(names, knows), (_trimmed(rows[number]), _trimmed(rows[number + 1]))
    )


def _joined(above: str, below: str, knows: Knows) -> str:
    """The name of a column under a common heading. Under sizes and titles of groups its own is enough."""
    if not above:
        return below
    together = f"{above} {below}"
    if knows(together):
        return together
    # "Acquired: date" is no date of the object.
    return f"{above} ({below})" if knows(above) in LEFT or not knows(below) else below


def _count(names: Sequence[str], knows: Knows) -> tuple[int, int]:
    found = [key for name in set(names) if name and (key := knows(name))]
    left = sum(key in LEFT for key in found)
    return len(found) - left, left


def _stripped(row: Sequence[str]) -> list[str]:
    names = [" ".join(cell.split()) for cell in row]
    while names and not names[-1]:
        names.pop()
    return names


def _trimmed(row: Sequence[str]) -> tuple[str, ...]:
    return tuple(_stripped(row))


def _counts(cells: Sequence[str]) -> bool:
    """A row that numbers the columns, as the forms of inventory books have below their headings."""
    filled = [cell.rstrip(".") for cell in cells if cell]
    if len(filled) < 3 or not all(cell.isdecimal() and len(cell) < 4 for cell in filled):
        return False
    numbers = [int(cell) for cell in filled]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] in (0, 1)
