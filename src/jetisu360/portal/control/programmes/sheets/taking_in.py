"""What rows of a table become: projects of a programme with their sums, or sums of projects that are here.

Of a project that is here already nothing but its sums is taken in: what it is called, until when it is
planned and how far it is a person says on its page, with a reason where one is needed. Several rows of one
project, a year each, are one project.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone

from jetisu360.portal.control.folders.importing import by_column, headings_of
from jetisu360.portal.control.folders.models import Sheet, SheetRow
from jetisu360.portal.control.folders.reading import said
from jetisu360.portal.control.offices.models import Office
from jetisu360.portal.control.programmes import money
from jetisu360.portal.control.programmes.changing import make_project
from jetisu360.portal.control.programmes.models import District, Programme, Project
from jetisu360.portal.control.programmes.sheets.reading import (
    NOTHING_NEW,
    THERE,
    Known,
    Names,
    Read,
    key_of,
    read_row,
)

KIND = "projects"
ACTION = "sheet.projects"


def known_of(sheet: Sheet) -> Known:
    """What the rows of a table can name: three questions."""
    projects: dict[str, int] = {}
    numbers: dict[int, frozenset[str]] = {}
    rows = Project.objects.filter(programme=sheet.about).order_by("-pk").values_list("pk", "title")
    for number, title in rows:
        keys = frozenset(key_of(str(one)) for one in title.values()) - {""}
        numbers[number] = keys
        projects |= dict.fromkeys(keys, number)
    return Known(
        offices=Names(Office.objects.filter(region=sheet.region_id, closed=False)),
        districts=Names(District.objects.filter(region=sheet.region_id, closed=False), districts=True),
        projects=projects,
        numbers=numbers,
    )


def read_rows(sheet: Sheet, rows: Sequence[SheetRow]) -> list[Read]:
    """What each would become, and what is wrong with it. A row of a project that an earlier row names adds
    to that.
    """
    known, headings = known_of(sheet), headings_of(sheet)
    brought, today = timezone.localdate(sheet.brought_at), timezone.localdate()
    return [read_row(by_column(sheet, row), known, headings, brought, today) for row in rows]


def make(sheet: Sheet, rows: Sequence[SheetRow]) -> None:
    programme = Programme.objects.get(pk=sheet.about)
    made: dict[str, Project] = {}
    read = read_rows(sheet, rows)
    # (What an earlier batch of this table has made was not here before.)
    own = set(sheet.rows.filter(made__isnull=False).values_list("made", flat=True))
    there = Project.objects.in_bulk([one.project for one in read if one.project is not None])
    for row, found in zip(rows, read, strict=True):
        if found.project in own:
            found.wrong = [one for one in found.wrong if one != NOTHING_NEW]
            found.without = [one for one in found.without if one != THERE]
        row.wrong = said([*found.wrong, *found.without])
        if found.wrong:
            continue
        keys = [key_of(title) for title in found.title.values()]
        project = there.get(found.project) or next((made[key] for key in keys if key in made), None)
        if project is None:
            values = {**found.values, "title": found.title}
            project = make_project(sheet.person, programme, values)
            made |= dict.fromkeys(keys, project)
        if found.sums and found.year is not None and found.as_of is not None:
            money.enter(sheet.person, project, found.year, found.sums, found.as_of, found.document)
        row.made = project.pk
