"""A filled table comes back: read row by row into the lines of a report, where a person looks at it before
anything is kept. What a row lacks, is left as it is; what cannot be read, is said with the number of the row.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import ROUND_HALF_EVEN, Decimal
from pathlib import Path

from jetisu360.errors import JetisuError
from jetisu360.exchange.tables.reading import Table, read
from jetisu360.language import Message, _
from jetisu360.portal.control.folders.columns import plain
from jetisu360.portal.control.indicators.columns import column_of
from jetisu360.portal.control.indicators.figures import Line
from jetisu360.portal.control.indicators.models import Report
from jetisu360.portal.control.indicators.moving import MOST_NOTE, Entry
from jetisu360.portal.control.indicators.numbers import PLACES, read_number
from jetisu360.portal.control.indicators.refusals import RowsWithoutIndicator

MOST_ROWS = 5000
UNKNOWN = _("There is no indicator “{text}” in this report.")
TWICE = _("This indicator stands in an earlier row already.")
LONG = _("The note is longer than {limit} characters.")
_OF_EXCEL = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3})?", re.ASCII)


@dataclass
class Brought:
    """`entries`: what the report would have; `fresh`: how many figures the table named. `wrong`: row and
    reason; `elsewhere`: how many rows are of other districts or periods.
    """

    entries: dict[int, Entry] = field(default_factory=dict)
    fresh: int = 0
    wrong: list[tuple[int, Message]] = field(default_factory=list)
    elsewhere: int = 0


def of_cell(text: str) -> Decimal | None:
    """A number of a cell: as people write it, or as a spreadsheet keeps what it counted (0.30000000000004).

    Raises:
        NotANumber, NumberTooLarge
    """
    plain_text = text.strip()
    if _OF_EXCEL.fullmatch(plain_text) and len(plain_text) <= 40:
        value = Decimal(plain_text)
        if abs(value) < Decimal(10) ** 15:
            rounded = value.quantize(Decimal(1).scaleb(-PLACES), ROUND_HALF_EVEN)
            return read_number(f"{rounded:f}")
    return read_number(text)


def bring(path: Path, report: Report, lines: list[Line]) -> Brought:
    """
    Raises:
        SourceMissing, FileTooLarge, TableWrong, LimitExceeded, RowsWithoutIndicator
    """
    return of_table(read(path, column_of), report, lines)


def of_table(table: Table, report: Report, lines: list[Line]) -> Brought:
    """
    Raises:
        RowsWithoutIndicator: it has no column of indicators.
    """
    places: dict[str, int] = {}
    for place, heading in enumerate(table.headings):
        places.setdefault(column_of(heading), place)
    if not {"code", "indicator"} & set(places):
        raise RowsWithoutIndicator
    by_code = {str(one.indicator.pk): one for one in lines}
    by_name: dict[str, Line] = {}
    for one in lines:
        by_name |= {plain(text): one for text in one.indicator.title.values()}
    here = {
        "district": {plain(text) for text in report.district.title.values()},
        "period": {plain(text) for text in (report.period.key, *report.period.name().values())},
    }
    found, seen = Brought(), set[int]()
    for number, cells in table.rows[:MOST_ROWS]:
        row = {key: cells[place].strip() for key, place in places.items() if key and cells.get(place)}
        if any(row.get(key) and plain(row[key]) not in known for key, known in here.items()):
            found.elsewhere += 1
            continue
        line = by_code.get(row.get("code", "")) or by_name.get(plain(row.get("indicator", "")))
        if line is None:
            if row.keys() & {"planned", "actual", "note"}:
                text = row.get("indicator") or row.get("code", "")
                found.wrong.append((number, UNKNOWN.fill(text=text[:120])))
        elif line.indicator.pk in seen:
            found.wrong.append((number, TWICE))
        elif line.typed:
            seen.add(line.indicator.pk)
            _take(found, number, row, line)
    return found


def _take(found: Brought, number: int, row: dict[str, str], line: Line) -> None:
    values = {"planned": line.pair.planned, "actual": line.pair.actual}
    for key in values:
        if key not in row:
            continue
        try:
            values[key] = of_cell(row[key])
        except JetisuError as error:
            found.wrong.append((number, error.sentence.fill(**error.details)))
            return
    note = row.get("note", line.note)
    if len(note) > MOST_NOTE:
        found.wrong.append((number, LONG.fill(limit=MOST_NOTE)))
        return
    found.entries[line.indicator.pk] = Entry(values["planned"], values["actual"], note)
    found.fresh += 1
