"""One page of a pdf: its lines as they stand, and the tables that lines are drawn around.

pypdf's layout mode gives the lines. Where its own parts are not as this module knows them, and where nothing
is drawn, a page is lines only.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from jetisu360.minutes.read.pdf_cells import Net, Word, nets_of, rows_in
from jetisu360.minutes.read.pdf_rules import Operation, rules_of

if TYPE_CHECKING:
    from pypdf import PageObject

Rows = list[list[str | None]]
_FEWEST_RULES = 6
"""Lines of which a table of two rows and three columns is made, at least."""
_FEWEST_LETTERS = 20
"""Of a page that is no picture; a scan may have a number or a stamp in letters."""
_DRAWS = re.compile(rb"\s(?:re|l)\s")
_TURNS = {90: (0, -1, 1, 0, 0, 0), 180: (-1, 0, 0, -1, 0, 0), 270: (0, 1, -1, 0, 0, 0)}
"""From the places on a page that is turned so far to those on the page as it is seen."""
_WIDER = 1.25
"""Of the letters of layout mode: a place in its lines is so many times as wide as a letter is on average."""


@dataclass(frozen=True, slots=True)
class Table:
    """`line`: before which of the page's lines it stands; `rows` as `pdf_cells.rows_in` gives them."""

    line: int
    edges: tuple[float, ...]
    rows: Rows


@dataclass(slots=True)
class Page:
    """`text`: its lines; `picture`: whether it shows a picture and no letters, as scanners make them."""

    text: str
    tables: list[Table] = field(default_factory=list)
    picture: bool = False

    def as_json(self) -> list[Any]:
        return [self.text, [[table.line, table.edges, table.rows] for table in self.tables], self.picture]

    @classmethod
    def of_json(cls, value: list[Any]) -> Page:
        text, tables, picture = value
        return cls(text, [Table(line, tuple(edges), rows) for line, edges, rows in tables], picture)

    def letters(self) -> int:
        """Characters but blanks."""
        cells = (cell or "" for table in self.tables for row in table.rows for cell in row)
        return len(self.text) - self.text.count(" ") + sum(map(len, cells))


def page_of(page: PageObject) -> Page:
    """Lines and tables of a page. One that was written on its side, and is turned to be seen, is turned."""
    contents = page.get_contents()
    drawn = contents is not None and len(_DRAWS.findall(contents.get_data())) >= _FEWEST_RULES
    found = (_in_nets(page, 0) if drawn else None) or Page(page.extract_text(extraction_mode="layout"))
    if page.rotation in _TURNS and not found.letters() and contents is not None:
        found = _in_nets(page, page.rotation) or found
    found.picture = found.letters() < _FEWEST_LETTERS and _has_picture(page)
    return found


def _has_picture(page: PageObject) -> bool:
    resources = page.get("/Resources")
    held = resources.get_object().get("/XObject") if resources is not None else None
    objects = held.get_object().values() if held is not None else ()
    return any(one.get_object().get("/Subtype") == "/Image" for one in objects)


def _in_nets(page: PageObject, turned: int) -> Page | None:
    """The page with its tables; None where it is upright and has none."""
    from pypdf.generic import ContentStream

    # Letters as bytes: which they are, their font says.
    operations: list[Operation] = ContentStream(page["/Contents"].get_object(), page.pdf, "bytes").operations
    if turned:
        operations = [(list(_TURNS[turned]), b"cm"), *operations]
    nets = nets_of(rules_of(operations))
    letters = _letters(page, operations) if nets or turned else None
    if letters is None:
        return None
    groups, words = letters
    inside: defaultdict[int, list[Word]] = defaultdict(list)
    for word in words:
        holder = next((place for place, net in enumerate(nets) if net.holds(word)), None)
        if holder is not None:
            inside[holder].append(word)
    outside: defaultdict[int, list[Any]] = defaultdict(list)
    for group in groups:
        word = _word(group)
        if not any(net.holds(word) for net in nets):
            outside[sum(word.base < net.heights[0] for net in nets)].append(group)
    return _put_together(nets, inside, outside, groups)


def _word(group: Any) -> Word:
    return Word(
        group["text"], group["tx"], group["displaced_tx"], group["ty"], max(1.0, group["font_height"])
    )


def _put_together(
    nets: Sequence[Net], inside: dict[int, list[Word]], outside: dict[int, list[Any]], groups: Sequence[Any]
) -> Page:
    left = min((group["tx"] for group in groups), default=0.0)
    letters = sum(len(group["text"]) for group in groups)
    wide = sum(group["displaced_tx"] - group["tx"] for group in groups) / max(1.0, letters * _WIDER)
    lines: list[str] = []
    tables: list[Table] = []
    for place in range(len(nets) + 1):
        lines += _lines(outside.get(place, []), left, wide)
        if place < len(nets) and inside.get(place):
            rows = rows_in(nets[place], inside[place])
            tables.append(Table(len(lines), tuple(nets[place].edges), rows))
            lines.append("")
    return Page("\n".join(lines), tables)


def _letters(page: PageObject, operations: Sequence[Operation]) -> tuple[list[Any], list[Word]] | None:
    """The letters of the page with their places on it, in groups that are lines of text, and piece by piece
    as they are written; None where pypdf has other parts.
    """
    try:
        from pypdf._text_extraction._layout_mode._fixed_width_page import recurse_to_target_op
        from pypdf._text_extraction._layout_mode._text_state_manager import TextStateManager

        found, pieces = recurse_to_target_op(
            iter(operations), TextStateManager(), b"Q", page._layout_mode_fonts()
        )
        words = [
            Word(piece.text, piece.tx, piece.displaced_tx, piece.ty, max(1.0, piece.font_height))
            for piece in pieces
            if piece.text.strip() and not piece.rotated and piece.font.interpretable
        ]
    except (ImportError, AttributeError, TypeError):
        return None
    groups: list[Any] = [group for group in found if group["text"]]
    if any(group["flip_sort"] != 1 for group in groups):
        return None
    return sorted(groups, key=lambda group: (-group["ty"], group["tx"])), words


def _lines(groups: Sequence[Any], left: float, wide: float) -> list[str]:
    """What stands above, between or under tables, as layout mode writes it."""
    if not groups or wide <= 0:
        return []
    from pypdf._text_extraction import _layout_mode

    moved = [
        {**group, "tx": group["tx"] - left, "displaced_tx": group["displaced_tx"] - left} for group in groups
    ]
    by_height = _layout_mode.y_coordinate_groups(moved)  # type: ignore[arg-type]
    return [*_layout_mode.fixed_width_page(by_height, wide, True, 1).split("\n"), ""]
