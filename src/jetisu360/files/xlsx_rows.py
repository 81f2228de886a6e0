"""The rows of the sheets of an XLSX, as they come: what is empty costs nothing, and nothing is believed.

The sheet is read as a stream of XML and only its filled cells are looked at. A row says its number and a cell
its column; a number of ten digits, or a gap of a million rows, is a number and no work. What a cell shows
follows ECMA-376 part 1, §18.3.1 and §18.4, and openpyxl, which wrote the tables that we read so far.
"""

from __future__ import annotations

import contextlib
import posixpath
import re
import zipfile
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO, Any

from jetisu360.files.limits import (
    MOST_CELL,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_PART_ENTRIES,
    MOST_ROWS,
    MOST_TABLE_UNPACKED,
    open_zip,
    unzipped,
    unzipping,
)
from jetisu360.files.over_limits import TextTooLong, TooManyCells, TooManyRows
from jetisu360.files.xlsx_notes import Notes
from jetisu360.files.xml_events import Name, XmlDamaged, XmlEvents, read_xml

MOST_STYLES = 20_000_000
"""Bytes of the parts that are no table: the list of sheets, the styles."""

MOST_EMPTY_ROWS = 1_100_000
"""A sheet of Excel has 1 048 576 rows, and some programs write them all."""
MOST_EMPTY_CELLS = 2 * MOST_CELLS
MOST_MERGED = 50_000
"""Blocks of merged cells that are looked at; more are as if they were not merged."""

Cell = str | int | float | bool | Any | None


class XlsxDamaged(ValueError):
    """It is no XLSX, or not whole."""


@dataclass(frozen=True)
class Merged:
    """A block of cells that are shown as one; its text is in the first. Rows count from 1, columns from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Sheet:
    """One that holds cells; `part` is its file within the archive."""

    name: str
    part: str
    hidden: bool = False


def xlsx_sheets(path: Path) -> list[str]:
    """The names of the sheets that hold cells, in order.

    Raises:
        XlsxDamaged, LimitExceeded
    """
    with open_xlsx(path, path.name) as book:
        return [sheet.name for sheet in book.sheets()]


def xlsx_rows(
    path: Path, sheet: int = 0, merged: list[Merged] | None = None
) -> Generator[tuple[int, list[Cell]], None, None]:
    """The filled rows of a sheet by their numbers, each up to its last filled cell. Numbers, truth values and
    dates are such. `merged` grows by the blocks of merged cells, which the file tells after the rows.

    Raises:
        XlsxDamaged, LimitExceeded
    """
    with open_xlsx(path, path.name) as book:
        yield from book.rows(book.sheets()[sheet], [] if merged is None else merged)


# Excel writes characters that XML cannot hold as _x000D_, and what looks like that as _x005F_x000D_.
_ESCAPED = re.compile(r"_x005F_|_x000D_\n?")


def from_excel(text: str) -> str:
    """The text of a cell as Excel shows it."""
    return _ESCAPED.sub(lambda found: "_" if found[0] == "_x005F_" else "\n", text)


@contextlib.contextmanager
def open_xlsx(source: Path | IO[bytes], name: str) -> Iterator[Book]:
    """A workbook to read several sheets of. What is read within raises as `xlsx_rows` does."""
    try:
        with open_zip(source, name, MOST_PART_ENTRIES) as archive:
            yield Book(archive, name)
    except (zipfile.BadZipFile, KeyError, XmlDamaged, ValueError, OverflowError, EOFError) as error:
        raise XlsxDamaged(str(error)) from None


class _Listener:
    """A reader of one part: keeps the elements that are open, by their names without a namespace."""

    def __init__(self) -> None:
        self.open: list[str] = []

    def start(self, name: Name, attributes: dict[Name, str]) -> None:
        self.open.append(name[1])
        self.begin(name[1], {key[1]: value for key, value in attributes.items()} if attributes else {})

    def end(self, name: Name) -> None:
        self.finish(name[1])
        self.open.pop()

    def begin(self, tag: str, attributes: dict[str, str]) -> None: ...

    def finish(self, tag: str) -> None: ...

    def text(self, data: str) -> None: ...


class _Elements(_Listener):
    """Every element with one of these names, and its attributes, in order."""

    def __init__(self, *tags: str) -> None:
        super().__init__()
        self._tags = tags
        self.found: list[tuple[str, dict[str, str]]] = []

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in self._tags:
            self.found.append((f"{self.open[-2]}/{tag}" if len(self.open) > 1 else tag, attributes))


class Book:
    """A workbook that is open. `unpacked`: bytes of its sheets that were read so far."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._archive = archive
        self._name = name
        self.unpacked = 0

    def sheets(self) -> list[Sheet]:
        """Those that hold cells, in order. One that holds only a chart is none."""
        book = self._small(self._workbook(), _Elements("sheet"))
        links = self._links(self._workbook())
        found = [
            Sheet(
                attributes.get("name", ""),
                links[attributes.get("id", "")][1],
                attributes.get("state", "visible") != "visible",
            )
            for tag, attributes in book.found
            if tag == "sheets/sheet" and links.get(attributes.get("id", ""), ("",))[0] == "worksheet"
        ]
        if not found:
            raise XlsxDamaged("no sheet")
        return found

    def rows(
        self,
        sheet: Sheet,
        merged: list[Merged],
        most: int = MOST_TABLE_UNPACKED,
        notes: Notes | None = None,
    ) -> Iterator[tuple[int, list[Cell]]]:
        """As `xlsx_rows`; `most`: bytes that the sheet may unpack to; `notes` grow by what else it says."""
        cells = _Cells(self._name, *self._shared, merged, notes or Notes())
        events = XmlEvents(cells, self._name)
        for piece in unzipping(self._archive, sheet.part, most, self._name):
            self.unpacked += len(piece)
            events.feed(piece)
            yield from cells.take()
        events.feed(b"", last=True)
        yield from cells.take()

    @cached_property
    def _shared(self) -> tuple[list[str], _Styles]:
        """The texts and styles that the cells of every sheet point at."""
        links = self._links(self._workbook())
        about = self._small(self._workbook(), _Elements("workbookPr")).found
        dates_from_1904 = any(attributes.get("date1904", "0") in ("1", "true") for _, attributes in about)
        by_kind = dict(links.values())
        texts = self._texts(by_kind["sharedStrings"]) if "sharedStrings" in by_kind else []
        styles = _Styles(dates_from_1904)
        if "styles" in by_kind and by_kind["styles"] in self._archive.NameToInfo:
            styles.learn(self._small(by_kind["styles"], _Elements("numFmt", "xf")).found)
        return texts, styles

    def _workbook(self) -> str:
        for kind, part in self._links("").values():
            if kind == "officeDocument":
                return part
        return "xl/workbook.xml"

    def _links(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part points at: kind and name of the target, by id."""
        folder, file = posixpath.split(part)
        found = self._small(posixpath.join(folder, "_rels", f"{file}.rels"), _Elements("Relationship")).found
        links = {}
        for _, attributes in found:
            kind = attributes.get("Type", "").rpartition("/")[2]
            target = attributes.get("Target", "")
            whole = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            links[attributes.get("Id", "")] = (kind, posixpath.normpath(whole))
        return links

    def _small(self, part: str, listener: _Elements) -> _Elements:
        read_xml(unzipped(self._archive, part, MOST_STYLES, self._name), listener, self._name)
        return listener

    def _texts(self, part: str) -> list[str]:
        texts = _Texts(self._name)
        pieces = unzipping(self._archive, part, MOST_TABLE_UNPACKED, self._name)
        read_xml(pieces, texts, self._name)
        return texts.found


class _Texts(_Listener):
    """The shared texts. Letters above a word that say how it is read (`rPh`) are none of it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._name = name
        self._parts: list[str] = []
        self._length = 0

    def finish(self, tag: str) -> None:
        if tag == "si":
            if len(self.found) == MOST_CELLS:
                raise TooManyCells(name=self._name, limit=MOST_CELLS)
            self.found.append("".join(self._parts))
            self._parts.clear()
            self._length = 0

    def text(self, data: str) -> None:
        if self.open[-1] == "t" and "rPh" not in self.open:
            self._length += len(data)
            if self._length > MOST_CELL:
                raise TextTooLong(name=self._name, limit=MOST_CELL)
            self._parts.append(data)


class _Styles:
    """Which styles of cells show numbers as dates or times."""

    def __init__(self, from_1904: bool) -> None:
        from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH

        self._epoch = MAC_EPOCH if from_1904 else WINDOWS_EPOCH
        self._dates: set[int] = set()
        self._times: set[int] = set()

    def learn(self, found: list[tuple[str, dict[str, str]]]) -> None:
        from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format

        own = {
            int(attributes.get("numFmtId", "0")): attributes.get("formatCode", "")[:255]
            for tag, attributes in found
            if tag == "numFmts/numFmt"
        }
        styles = [attributes for tag, attributes in found if tag == "cellXfs/xf"]
        for index, attributes in enumerate(styles):
            number = int(attributes.get("numFmtId", "0"))
            shown = own.get(number) or BUILTIN_FORMATS.get(number, "")
            if is_date_format(shown):
                self._dates.add(index)
            if is_timedelta_format(shown):
                self._times.add(index)

    def value(self, number: float, style: int) -> Cell:
        from openpyxl.utils.datetime import from_excel

        if style not in self._dates:
            return number
        try:
            return from_excel(number, self._epoch, timedelta=style in self._times)
        except (OverflowError, ValueError):
            return "#VALUE!"  # as Excel shows a date that there is not


_LONGEST_PLACE = 10
"""Characters of a cell's place; XFD1048576 is the last."""
_PLACE = re.compile(r"([A-Za-z]{1,7})")
_BLOCK = re.compile(r"([A-Za-z]{1,3})(\d{1,7}):([A-Za-z]{1,3})(\d{1,7})")
_SHORT = 400
"""Letters of a number in a cell; more are none."""


class _Cells(_Listener):
    def __init__(
        self, name: str, texts: list[str], styles: _Styles, merged: list[Merged], notes: Notes
    ) -> None:
        super().__init__()
        self._name = name
        self._texts = texts
        self._styles = styles
        self._merged = merged
        self._notes = notes
        self._place = ""
        self._formula = False
        self._number = 0
        self._done: list[tuple[int, list[Cell]]] = []
        self._row: list[Cell] = []
        self._column = 0
        self._kind = "n"
        self._style = 0
        self._parts: list[str] = []
        self._length = self._cells = self._rows = self._seen = 0

    def take(self) -> list[tuple[int, list[Cell]]]:
        """The rows that ended since it was last asked."""
        done, self._done = self._done, []
        return done

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "row":
            self._row, self._column = [], 0
            self._rows += 1
            number = attributes.get("r", "")
            # A row that says no number, or one that nobody can count to, is the next one.
            self._number = int(number) if number.isdecimal() and len(number) < 8 else self._number + 1
            if self._rows > MOST_EMPTY_ROWS:
                raise TooManyRows(name=self._name, limit=MOST_ROWS)
            self._notes.row(self._number, attributes)
        elif tag == "col":
            self._notes.column(attributes)
        elif tag == "mergeCell":
            block = _BLOCK.fullmatch(attributes.get("ref", ""))
            if block and len(self._merged) < MOST_MERGED:
                left, top, right, bottom = block.groups()
                self._merged.append(Merged(int(top), _column(left) - 1, int(bottom), _column(right) - 1))
        elif tag == "c":
            self._seen += 1
            if self._seen > MOST_EMPTY_CELLS:
                raise TooManyCells(name=self._name, limit=MOST_CELLS)
            place = _PLACE.match(attributes.get("r", ""))
            self._column = _column(place[1]) if place else self._column + 1
            self._place = attributes.get("r", "")[:_LONGEST_PLACE]
            self._formula = False
            self._kind = attributes.get("t", "n")
            style = attributes.get("s", "")
            self._style = int(style) if style.isdecimal() and len(style) < 8 else 0
            self._parts.clear()
            self._length = 0
        elif tag == "f":
            self._formula = True

    def text(self, data: str) -> None:
        inside = self.open[-1]
        if inside == "v" or (inside == "t" and "is" in self.open and "rPh" not in self.open):
            self._length += len(data)
            if self._length > MOST_CELL:
                raise TextTooLong(name=self._name, limit=MOST_CELL)
            self._parts.append(data)

    def finish(self, tag: str) -> None:
        if tag == "c" and self._parts:
            value = self._value("".join(self._parts))
            if value is not None and value != "":
                self._put(value)
        elif tag == "c" and self._formula:
            self._notes.formula(self._place)
        elif tag == "row" and self._row:
            self._done.append((self._number, self._row))
            self._row = []

    def _put(self, value: Cell) -> None:
        self._cells += 1
        if self._cells > MOST_CELLS:
            raise TooManyCells(name=self._name, limit=MOST_CELLS)
        # What stands beyond the last column that is read is only known to be there.
        column = min(max(self._column, 1), MOST_COLUMNS + 1)
        self._row += [None] * (column - len(self._row))
        self._row[column - 1] = value

    def _value(self, text: str) -> Cell:
        kind = self._kind
        if kind == "s":
            index = int(text[:_SHORT])
            return self._texts[index] if 0 <= index < len(self._texts) else ""
        if kind in ("inlineStr", "str", "e"):
            return text
        if kind == "b":
            return bool(int(text[:_SHORT]))
        if kind == "d":
            from openpyxl.utils.datetime import from_ISO8601

            moment: Cell = from_ISO8601(text[:_SHORT])
            return moment
        if len(text) > _SHORT:
            raise XlsxDamaged("a number too long")
        number = float(text) if any(sign in text for sign in ".eE") else int(text)
        return self._styles.value(number, self._style)


def _column(letters: str) -> int:
    """`A` is 1, `AA` is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number
