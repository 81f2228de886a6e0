"""What a sheet of a workbook says besides its cells: what it hides, and what it has not computed."""

from __future__ import annotations

from dataclasses import dataclass, field

from jetisu360.files.limits import MOST_COLUMNS

_MOST = 1000
"""Formulas without a saved value of which the places are kept."""
_MOST_ROWS = 200_000
_ON = ("1", "true")


@dataclass
class Notes:
    """`unsaved`: the places («B7») of formulas beside which no value is saved; `rows` count from 1, `columns`
    from 0: those that are hidden.
    """

    unsaved: list[str] = field(default_factory=list)
    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)

    def formula(self, place: str) -> None:
        if len(self.unsaved) < _MOST:
            self.unsaved.append(place)

    def row(self, number: int, attributes: dict[str, str]) -> None:
        if attributes.get("hidden") in _ON and len(self.rows) < _MOST_ROWS:
            self.rows.add(number)

    def column(self, attributes: dict[str, str]) -> None:
        """Of several columns in a run."""
        first, last = attributes.get("min", ""), attributes.get("max", "")
        if attributes.get("hidden") in _ON and all(one.isdecimal() and len(one) < 8 for one in (first, last)):
            self.columns.update(range(int(first) - 1, min(int(last), MOST_COLUMNS)))
