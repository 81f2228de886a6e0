"""Assignments as a sheet: days are days, nothing in it is a formula, and every heading is one that the import
knows.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import prefetch_related_objects
from django.utils import timezone

from jetisu360.exchange.tables.files import Row as Cells
from jetisu360.exchange.tables.files import xlsx_bytes
from jetisu360.language import _, pick
from jetisu360.portal.control.assignments.models import Assignment
from jetisu360.portal.control.folders.columns import COLUMNS
from jetisu360.portal.control.folders.rows import Row, rows
from jetisu360.portal.looks.words import current_language, say

MOST_ROWS = 5000
BETWEEN = "; "
"""Between several offices in one cell."""


def sheet(title: str, found: Sequence[Assignment], today: date) -> bytes:
    """XLSX, in the language of the request."""
    prefetch_related_objects(found, "co_executors")
    header = [say(words) for words in COLUMNS.values()]
    return xlsx_bytes(title, header, [_cells(row) for row in rows(found, today)])


def _cells(row: Row) -> Cells:
    one, language = row.assignment, current_language()
    return [
        one.pk,
        one.task,
        one.result,
        pick(one.executor.title, language) if one.executor else None,
        BETWEEN.join(pick(office.title, language) for office in one.co_executors.all()),
        one.due,
        one.first_due,
        row.moved or None,
        say(row.state),
        timezone.localdate(one.assigned_at) if one.assigned_at else None,
        timezone.localdate(one.closed_at) if one.closed_at else None,
        one.issuer,
        one.programme,
        one.place,
        one.source.title if one.source else None,
        one.point,
        say(_("yes")) if one.on_site else None,
        one.evidence or None,
        row.remarks or None,
    ]
