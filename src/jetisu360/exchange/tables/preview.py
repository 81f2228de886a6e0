"""What a table of objects would change in a museum, and nothing written: its columns with a guess for each,
and its rows against the objects that are there.

A row that cannot be taken is told of with its number, and the others go on.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from jetisu360.errors import JetisuError
from jetisu360.exchange.common.lost import Lost
from jetisu360.exchange.tables import columns as choosing
from jetisu360.exchange.tables.columns import Columns, choose_columns, meaning_with, read_maps
from jetisu360.exchange.tables.keys import Row, find_places
from jetisu360.exchange.tables.museum_edit import difference
from jetisu360.exchange.tables.objects import changes_of, wanted_id
from jetisu360.exchange.tables.pictures import NamedPictures
from jetisu360.exchange.tables.reading import Table, read
from jetisu360.exchange.tables.rows import rows_of
from jetisu360.exchange.tables.told import Told
from jetisu360.exchange.tables.vocabulary import LEFT
from jetisu360.language import LANGUAGES, Language, Message
from jetisu360.tour.naming import Names, unique

EXAMPLES = 3
"""Cells of a column that are shown, each once."""
LONGEST_EXAMPLE = 120
Status = Literal["new", "changed", "same", "wrong"]


@dataclass(frozen=True)
class ShownColumn:
    """`target`: the key that it is taken for (`title@ru`); empty: it is left out. `why`: of one that is left
    out, `unknown`, `private` (it stays in the museum), `other` (a card has no place for it) or `row`.
    """

    place: int
    heading: str
    target: str
    why: str
    filled: int
    examples: list[str]


@dataclass(frozen=True)
class ShownRow:
    """A row: what it would do, to which object, field by field. `values`: of a new object its whole table, of
    another the keys that change. `wrong`: why it cannot be taken, by language.
    """

    number: int
    status: Status
    id: str = ""
    title: Mapping[str, str] = field(default_factory=dict)
    fields: list[tuple[str, str, str]] = field(default_factory=list)
    values: Mapping[str, Any] = field(default_factory=dict)
    wrong: Mapping[str, str] | None = None


@dataclass
class Preview:
    """`problem`: why there are columns and no rows, by language. `language`: of texts whose columns name
    none. `rows`: how many the table has.
    """

    columns: list[ShownColumn]
    rows: int = 0
    language: Language | None = None
    problem: Mapping[str, str] | None = None
    shown: list[ShownRow] = field(default_factory=list)
    lost: list[Lost] = field(default_factory=list)


def preview_objects(
    path: Path,
    known: Sequence[Mapping[str, Any]],
    first: Language,
    *,
    language: Language | None = None,
    maps: Sequence[str] = (),
    pictures: Collection[str] = (),
) -> Preview:
    """`known`: the objects of the document; `first`: its first language; `language`: that of texts whose
    columns name none; `maps`: `heading=key`; `pictures`: names of files that a cell may name.

    Raises:
        SourceMissing, FileTooLarge, TableWrong, LimitExceeded: it is no table.
        MapWrong
    """
    meanings = read_maps(maps)

    def knows(heading: str) -> str:
        meaning = meaning_with(heading, meanings)
        return meaning.key if meaning else ""

    table = read(path, knows)
    try:
        columns = choose_columns(table, path.name, meanings, first, language)
    except JetisuError as error:
        # Nobody has said yet what its columns are, or two are called alike: they are shown all the same.
        said: dict[str, str] = {item: error.sentence.say(item, **error.details) for item in LANGUAGES}
        return Preview(_columns(table, None, meanings), len(table.rows), problem=said)
    files = NamedPictures(pictures)
    told = Told()
    wrong: list[tuple[int, Mapping[str, str]]] = []

    def refused(number: int, problem: Message) -> None:
        wrong.append((number, {item: problem.say(item) for item in LANGUAGES}))

    rows = rows_of(table, columns, files, told, path.name, wrong=refused)
    shown = [*_shown(rows, known, first), *(ShownRow(at, "wrong", wrong=said) for at, said in wrong)]
    shown.sort(key=lambda row: row.number)
    return Preview(
        _columns(table, columns, meanings),
        len(table.rows),
        columns.language if columns.without_language else None,
        None,
        shown,
        told.lost(table, columns, files),
    )


def _columns(table: Table, columns: Columns | None, maps: choosing.Maps) -> list[ShownColumn]:
    chosen = {
        column.place: column.target
        for them in (columns.by_target.values() if columns else ())
        for column in them
    }
    width = max([len(table.headings), *(max(cells, default=-1) + 1 for _number, cells in table.rows)])
    filled = [0] * width
    examples: list[dict[str, None]] = [{} for _place in range(width)]
    for _number, cells in table.rows:
        for place, cell in cells.items():
            filled[place] += 1
            if len(examples[place]) < EXAMPLES and cell.strip():
                examples[place][" ".join(cell.split())[:LONGEST_EXAMPLE]] = None
    found = []
    for place in range(width):
        heading = table.headings[place] if place < len(table.headings) else ""
        if not heading and not filled[place]:
            continue
        meaning = meaning_with(heading, maps) if heading else None
        target, why = chosen.get(place, ""), ""
        if not target and columns is None and meaning and meaning.key not in LEFT:
            target = f"{meaning.key}@{meaning.language}" if meaning.language else meaning.key
        elif not target:
            why = meaning.key if meaning and meaning.key in LEFT else "unknown"
        found.append(ShownColumn(place, heading, target, why, filled[place], list(examples[place])))
    return found


def _shown(rows: Sequence[Row], known: Sequence[Mapping[str, Any]], first: Language) -> Iterable[ShownRow]:
    places = find_places(rows, known, first)
    ids = Names([*(thing["id"] for thing in known), *(row.id for row in rows if row.id)])
    for at, row in enumerate(rows):
        place = places.get(at)
        if place is None:
            own = row.id or unique(wanted_id(row), ids)
            ids.add(own)
            values = {"id": own, **_as_kept(row.said)}
            fields = [(change.key, "", change.after) for change in changes_of({"id": own}, row.said, first)]
            yield ShownRow(row.number, "new", own, row.said.get("title", {}), fields, values)
            continue
        before = known[place]
        change = difference(before, row.said, first)
        fields = [(one.key, one.before, one.after) for one in changes_of(before, change, first)]
        title = before.get("title") or row.said.get("title", {})
        status: Status = "changed" if change else "same"
        yield ShownRow(row.number, status, str(before["id"]), title, fields, _as_kept(change))


def _as_kept(values: Mapping[str, Any]) -> dict[str, Any]:
    """As the document keeps it: a picture is a table of its own."""
    if "pictures" not in values:
        return dict(values)
    pictures = [{"file": one} if isinstance(one, str) else one for one in values["pictures"]]
    return {**values, "pictures": pictures}
