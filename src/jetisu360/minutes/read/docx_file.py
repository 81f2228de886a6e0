"""A Word document: its paragraphs, lists with their numbers or dashes, and tables, in order.

Its XML is read as it comes, without a tree. A table inside a table is read once: its rows are rows of their
own, and its text stands in the cells around it as well; how deep that may go, and how much text comes of it,
is bounded while it is read.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field

from jetisu360.files.limits import MOST_CHARACTERS, MOST_DOCUMENT_XML, MOST_PART_ENTRIES, open_zip, unzipped
from jetisu360.files.xml_events import Name, XmlDamaged, read_xml
from jetisu360.minutes.read.document import Document, Writer
from jetisu360.minutes.read.refusals import TextDamaged, TextLocked, TextTooLarge

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_FLOW = frozenset(("sdt", "sdtContent", "ins", "customXml"))
"""What may stand around paragraphs and tables; anything else is no part of the text."""
_DEEPEST_FLOW = 20
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_docx(data: bytes, name: str) -> Document:
    """The document of a docx file's bytes.

    Raises:
        TextDamaged: it is no docx, or not whole.
        TextTooLarge: it holds more text than is read.
        LimitExceeded: its XML unpacks to too much, is nested too deeply or declares entities.
    """
    try:
        with open_zip(io.BytesIO(data), name, MOST_PART_ENTRIES) as archive:
            names = set(archive.namelist())
            if "EncryptedPackage" in names:
                raise TextLocked(name=name)
            body = unzipped(archive, "word/document.xml", MOST_DOCUMENT_XML, name)
            lists = _Lists()
            if "word/numbering.xml" in names:
                read_xml(unzipped(archive, "word/numbering.xml", MOST_DOCUMENT_XML, name), lists, name)
        reader = _Body(_Numbers(lists), name)
        read_xml(body, reader, name)
    except (zipfile.BadZipFile, KeyError, XmlDamaged, EOFError, OSError) as error:
        raise TextDamaged(name=name, kind="docx") from error
    return reader.writer.document()


def _local(name: Name) -> str:
    """The name of an element of Word's, empty for others'."""
    return name[1] if name[0] in (_W, _STRICT) else ""


def _attribute(attributes: dict[Name, str], name: str) -> str:
    return attributes.get((_W, name)) or attributes.get((_STRICT, name)) or ""


class _Lists:
    """`numbering.xml`: for each list and level, whether it is a bullet rather than a number."""

    def __init__(self) -> None:
        self._bullets: dict[str, dict[str, bool]] = {}
        self._definition: dict[str, str] = {}
        self._path: list[str] = []
        self._levels: dict[str, bool] = {}
        self._level: str | None = None
        self._list: str | None = None

    def bullet(self, which: str, level: str) -> bool:
        """What nobody defines is a bullet."""
        return self._bullets.get(self._definition.get(which, ""), {}).get(level, True)

    def start(self, name: Name, attributes: dict[Name, str]) -> None:
        tag = _local(name)
        inside = self._path[-1] if self._path else ""
        self._path.append(tag)
        if tag == "abstractNum":
            self._levels = {}
            self._bullets[_attribute(attributes, "abstractNumId")] = self._levels
        elif tag == "lvl":
            self._level = _attribute(attributes, "ilvl") or "0"
            self._levels[self._level] = False
        elif tag == "numFmt" and inside == "lvl" and self._level is not None:
            self._levels[self._level] = _attribute(attributes, "val") in ("bullet", "none")
            self._level = None  # the first one counts
        elif tag == "num":
            self._list = _attribute(attributes, "numId")
        elif tag == "abstractNumId" and inside == "num" and self._list is not None:
            self._definition[self._list] = _attribute(attributes, "val")
            self._list = None

    def end(self, name: Name) -> None:
        self._path.pop()

    def text(self, data: str) -> None:
        """There is none that counts."""


class _Numbers:
    """Counts numbered paragraphs as Word does, level by level."""

    def __init__(self, lists: _Lists) -> None:
        self._lists = lists
        self._counts: dict[tuple[str, int], int] = {}

    def mark(self, which: str, level: str) -> str:
        if not which or which == "0" or not level.isdecimal():
            return ""
        if self._lists.bullet(which, level):
            return "- "
        depth = min(int(level), 8) if len(level) < 4 else 8
        self._counts[which, depth] = self._counts.get((which, depth), 0) + 1
        for deeper in range(depth + 1, 9):
            self._counts.pop((which, deeper), None)
        parts = [str(self._counts.get((which, above), 1)) for above in range(depth + 1)]
        return ".".join(parts) + ". "


@dataclass
class _Paragraph:
    """One that is open: its letters so far, the cells that wait for them, and its list."""

    depth: int
    places: list[tuple[list[str], int]]
    letters: list[str] = field(default_factory=list)
    which: str | None = None
    level: str | None = None
    numbered: int = 0
    """How many `numPr` it has had; the first counts."""


class _Body:
    """Writes the blocks of `document.xml` as they end."""

    def __init__(self, numbers: _Numbers, name: str) -> None:
        self.writer = Writer("docx")
        self._numbers = numbers
        self._name = name
        self._path: list[str] = []
        self._flow = 0  # how many of the open elements lead from the document to this place of its flow
        self._block = 0  # the depth of the paragraph or table of the flow that is open, else 0
        self._paragraphs: list[_Paragraph] = []
        self._rows: list[list[list[str]]] = []
        self._open_rows: list[tuple[int, list[list[str]]]] = []
        self._open_cells: list[tuple[int, list[str]]] = []
        self._letters = 0

    def start(self, name: Name, attributes: dict[Name, str]) -> None:
        tag = _local(name)
        path = self._path
        path.append(tag)
        if not self._block:
            self._enter_flow(tag)
            if not self._block:
                return
        if tag == "p" and (path[self._block - 1] == "tbl" or len(path) == self._block):
            places = [(cell, len(cell)) for _, cell in self._open_cells]
            for waiting, _ in places:
                waiting.append("")
            self._paragraphs.append(_Paragraph(len(path), places))
        elif path[self._block - 1] == "tbl" and tag == "tr":
            row: list[list[str]] = []
            self._rows.append(row)
            self._open_rows.append((len(path), row))
        elif tag == "tc" and self._open_rows and self._open_rows[-1][0] == len(path) - 1:
            cell: list[str] = []
            self._open_rows[-1][1].append(cell)
            self._open_cells.append((len(path), cell))
        elif self._paragraphs:
            self._in_paragraph(tag, attributes)

    def _enter_flow(self, tag: str) -> None:
        depth = len(self._path)
        if depth != self._flow + 1:
            return
        if depth <= 2:
            # The root, whatever it is called, and the body in it.
            self._flow += depth == 1 or tag == "body"
        elif tag in ("p", "tbl"):
            self._block = depth
        elif tag in _FLOW and depth - 2 <= _DEEPEST_FLOW:
            self._flow += 1

    def _in_paragraph(self, tag: str, attributes: dict[Name, str]) -> None:
        if tag in ("tab", "noBreakHyphen"):
            self._write(" " if tag == "tab" else "-")
        elif tag in ("br", "cr"):
            self._write("\n")
        elif tag in ("numPr", "numId", "ilvl"):
            one = self._paragraphs[-1]
            inside = self._path[one.depth :]
            if inside == ["pPr", "numPr"]:
                one.numbered += 1
            elif one.numbered == 1 and inside == ["pPr", "numPr", "numId"] and one.which is None:
                one.which = _attribute(attributes, "val")
            elif one.numbered == 1 and inside == ["pPr", "numPr", "ilvl"] and one.level is None:
                one.level = _attribute(attributes, "val")

    def text(self, data: str) -> None:
        if self._paragraphs and self._path[-1] == "t":
            self._write(data)

    def _write(self, letters: str) -> None:
        # A paragraph in a text box is part of the one around it as well.
        for paragraph in self._paragraphs:
            paragraph.letters.append(letters)
            self._letters += len(letters) * max(1, len(paragraph.places))
        if self._letters > 4 * MOST_CHARACTERS:
            raise TextTooLarge(name=self._name, limit=2)

    def end(self, name: Name) -> None:
        path, depth = self._path, len(self._path)
        if self._paragraphs and self._paragraphs[-1].depth == depth:
            one = self._paragraphs.pop()
            text = "".join(one.letters)
            for cell, place in one.places:
                cell[place] = text
            if depth == self._block and text.strip():
                self.writer.paragraph(self._numbers.mark(one.which or "", one.level or "0") + text)
        elif self._open_cells and self._open_cells[-1][0] == depth:
            self._open_cells.pop()
        elif self._open_rows and self._open_rows[-1][0] == depth:
            self._open_rows.pop()
        if depth == self._block:
            if path[-1] == "tbl":
                for row in self._rows:
                    self.writer.row([" ".join(cell) for cell in row], self.writer.tables)
                self.writer.tables += 1
                self._rows.clear()
            self._block = 0
        elif depth == self._flow:
            self._flow -= 1
        path.pop()
