"""A table becomes drafts: read at once, looked at by a person, then made by a worker, each row once. Other
parts of control add tables of their own (`add_maker`), which go the same way.

A batch of rows is one transaction, in which each row also says that it is seen to. A worker that is killed
leaves whole batches, and the next one goes on behind them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction

from jetisu360.exchange.tables.reading import read
from jetisu360.portal.accounts.models import Person
from jetisu360.portal.audit.record import record
from jetisu360.portal.control.assignments.drafts import create
from jetisu360.portal.control.assignments.models import Assignment, Source
from jetisu360.portal.control.folders.columns import column_of
from jetisu360.portal.control.folders.models import Sheet, SheetRow, SheetState
from jetisu360.portal.control.folders.reading import THERE, Directory, Read, read_row, said
from jetisu360.portal.control.folders.refusals import RowsTooMany
from jetisu360.portal.control.offices.models import Office
from jetisu360.portal.jobs.lease import Lease, ask
from jetisu360.portal.jobs.progress import JobProgress
from jetisu360.portal.jobs.refusals import LeaseLost
from jetisu360.portal.museums.models import Region

KIND = "sheet"
ASSIGNMENTS = "assignments"
MOST_ROWS = 5000
BATCH = 25
Make = Callable[[Sheet, Sequence[SheetRow]], None]


@dataclass(frozen=True)
class Maker:
    """`action`: what the journal says when a person has it begun. `make`: makes what each of some rows says,
    and writes onto the row what came of it (without saving it).
    """

    action: str
    make: Make


MAKERS: dict[str, Maker] = {}
"""By `Sheet.kind`."""


def add_maker(kind: str, maker: Maker) -> None:
    """Raises ValueError: there is one already."""
    if MAKERS.setdefault(kind, maker) != maker:
        raise ValueError(kind)


def bring(
    who: Person,
    region: Region,
    path: Path,
    name: str,
    knows: Callable[[str], str] = column_of,
    kind: str = ASSIGNMENTS,
    about: int | None = None,
) -> Sheet:
    """Reads a table, recognises its columns, and keeps its rows to be looked at. `knows`: the key of the
    column that a heading names.

    Raises:
        SourceMissing, FileTooLarge, TableWrong, LimitExceeded, RowsTooMany
    """
    table = read(path, knows)
    if len(table.rows) > MOST_ROWS:
        raise RowsTooMany(rows=len(table.rows), limit=MOST_ROWS)
    mapping = [knows(heading) for heading in table.headings]
    # Of two columns with one meaning the first counts, until a person says otherwise.
    mapping = [key if key not in mapping[:place] else "" for place, key in enumerate(mapping)]
    with transaction.atomic():
        sheet = Sheet.objects.create(
            region=region,
            person=who,
            kind=kind,
            about=about,
            name=name[:200],
            headings=table.headings,
            mapping=mapping,
        )
        SheetRow.objects.bulk_create(
            [
                SheetRow(
                    sheet=sheet, number=number, cells={str(place): text for place, text in cells.items()}
                )
                for number, cells in table.rows
            ],
            batch_size=500,
        )
    return sheet


def by_column(sheet: Sheet, row: SheetRow) -> dict[str, str]:
    return {key: row.cells.get(str(place), "") for place, key in enumerate(sheet.mapping) if key}


def headings_of(sheet: Sheet) -> dict[str, str]:
    return {key: sheet.headings[place] for place, key in enumerate(sheet.mapping) if key}


def read_rows(sheet: Sheet, rows: Sequence[SheetRow]) -> list[Read]:
    """What each would become, and what is wrong with it."""
    directory = Directory(Office.objects.filter(region=sheet.region_id, closed=False))
    headings = headings_of(sheet)
    found = [read_row(by_column(sheet, row), directory, headings) for row in rows]
    numbers = [one.number for one in found if one.number]
    there = dict(Assignment.objects.filter(region=sheet.region_id, pk__in=numbers).values_list("pk", "task"))
    for one in found:
        # A sheet that was downloaded here: what it says of is here already.
        if one.number and there.get(one.number, "").strip() == one.values["task"] != "":
            one.wrong.append(THERE.fill(number=one.number))
    return found


def start(who: Person, sheet: Sheet) -> bool:
    """A worker makes of it what it says; False where one has begun already."""
    with transaction.atomic():
        mine = Sheet.objects.filter(pk=sheet.pk, state=SheetState.CHOSEN)
        if not mine.update(state=SheetState.STARTED):
            return False
        ask(KIND, sheet.region, who)
        record(who, MAKERS[sheet.kind].action, sheet, {"rows": sheet.rows.count()})
    return True


def run(lease: Lease) -> dict[str, Any]:
    """Everything that waits in the job's region."""
    region = lease.job.region
    waiting = SheetRow.objects.filter(sheet__region=region, sheet__state=SheetState.STARTED, seen_to=False)
    progress = JobProgress(lease)
    progress.stage("rows", waiting.count())
    done = 0
    for sheet in Sheet.objects.filter(region=region, state=SheetState.STARTED).order_by("pk"):
        while number := _batch(lease, sheet):
            done += number
            progress.at(done)
        Sheet.objects.filter(pk=sheet.pk).update(state=SheetState.DONE)
    return {"rows": done}


def _batch(lease: Lease, sheet: Sheet) -> int:
    """Raises LeaseLost: another worker has the job."""
    with transaction.atomic():
        Sheet.objects.select_for_update().get(pk=sheet.pk)
        if not lease.still_mine():
            raise LeaseLost
        rows = list(sheet.rows.filter(seen_to=False)[:BATCH])
        MAKERS[sheet.kind].make(sheet, rows)
        for row in rows:
            row.seen_to = True
        SheetRow.objects.bulk_update(rows, ["draft", "made", "wrong", "seen_to"])
    return len(rows)


def _drafts(sheet: Sheet, rows: Sequence[SheetRow]) -> None:
    sources = _sources(sheet)
    for row, found in zip(rows, read_rows(sheet, rows), strict=True):
        row.wrong = said([*found.wrong, *found.without])
        if not found.wrong:
            values = {**found.values, "source": _source(sheet, found.source, sources)}
            row.draft = create(sheet.person, sheet.region, co_executors=found.co_executors, **values)


add_maker(ASSIGNMENTS, Maker("sheet.started", _drafts))


def _sources(sheet: Sheet) -> dict[str, Source]:
    titles = {text for row in sheet.rows.filter(seen_to=False)[:BATCH] if (text := _titled(sheet, row))}
    known = Source.objects.filter(region=sheet.region_id, title__in=titles).order_by("-pk")
    return {one.title: one for one in known}


def _titled(sheet: Sheet, row: SheetRow) -> str:
    return " ".join(by_column(sheet, row).get("source", "").split())


def _source(sheet: Sheet, title: str, known: dict[str, Source]) -> Source | None:
    """The text of that title, or a new one."""
    if not title:
        return None
    if title not in known:
        known[title] = Source.objects.create(
            region=sheet.region, title=title, language="kk", created_by=sheet.person
        )
    return known[title]


def remap(sheet: Sheet, wanted: Mapping[int, str], known: Sequence[str]) -> bool:
    """Other meanings of its columns; False where one is named twice, or work has begun."""
    mapping = [key if (key := wanted.get(place, "")) in known else "" for place in range(len(sheet.headings))]
    named = [key for key in mapping if key]
    if len(set(named)) != len(named):
        return False
    return bool(Sheet.objects.filter(pk=sheet.pk, state=SheetState.CHOSEN).update(mapping=mapping))
