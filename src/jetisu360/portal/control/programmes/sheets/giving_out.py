"""Projects as a sheet: a row for each year, day and document of which sums are told, in the columns that the
import knows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from jetisu360.exchange.tables.files import Row as Cells
from jetisu360.exchange.tables.files import xlsx_bytes
from jetisu360.language import pick
from jetisu360.portal.control.programmes.kinds import KIND_WORDS, STATUS_WORDS, Kind, Status, Sum
from jetisu360.portal.control.programmes.models import Money, Project
from jetisu360.portal.control.programmes.money import counting_rows
from jetisu360.portal.control.programmes.sheets.columns import COLUMNS
from jetisu360.portal.looks.words import current_language, say

MOST_ROWS = 5000


def sheet(title: str, projects: Sequence[Project]) -> bytes:
    """XLSX, in the language of the request: the sums that count, each as of its day."""
    money: dict[int, list[Money]] = defaultdict(list)
    for row in counting_rows([one.pk for one in projects]):
        money[row.project_id].append(row)
    rows = [cells for one in projects for cells in _rows(one, money[one.pk])]
    return xlsx_bytes(title, [say(words) for words in COLUMNS.values()], rows)


def _rows(one: Project, money: Sequence[Money]) -> list[Cells]:
    language = current_language()
    what: list[object] = [
        one.pk,
        one.title.get("kk"),
        one.title.get("ru"),
        say(KIND_WORDS[Kind(one.kind)]),
        say(STATUS_WORDS[Status(one.status)]),
        pick(one.district.title, language) if one.district else None,
        pick(one.office.title, language) if one.office else None,
        one.starts,
        one.ends,
    ]
    told: dict[tuple[int, date, str], dict[str, float]] = defaultdict(dict)
    for row in money:
        told[row.year, row.as_of, row.document][row.kind] = float(row.amount)
    lines: list[Cells] = [
        [*what, year, *(sums.get(kind) for kind in Sum), as_of, document]  # type: ignore[list-item]
        for (year, as_of, document), sums in sorted(told.items())
    ]
    return lines or [[*what, *[None] * 6]]  # type: ignore[list-item]
