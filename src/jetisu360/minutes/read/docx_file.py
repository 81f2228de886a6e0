"""A Word document: its paragraphs, lists with their numbers or dashes, and tables, in order."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree

from jetisu360.minutes.read.document import Document, Writer
from jetisu360.minutes.read.refusals import TextDamaged, TextLocked, TextTooLarge

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
# What is unpacked of one part; a document of a thousand pages has some tens of megabytes of XML.
MOST_XML = 64_000_000
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_docx(data: bytes, name: str) -> Document:
    """The document of a docx file's bytes.

    Raises:
        TextDamaged: it is no docx, or not whole.
        TextTooLarge: its XML unpacks to more than `MOST_XML` bytes.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "EncryptedPackage" in names:
                raise TextLocked(name=name)
            body = _part(archive, "word/document.xml", name)
            numbering = _part(archive, "word/numbering.xml", name) if "word/numbering.xml" in names else b""
        root = ElementTree.fromstring(_transitional(body))
        kinds = _bullets(ElementTree.fromstring(_transitional(numbering))) if numbering else {}
    except (zipfile.BadZipFile, zlib.error, KeyError, ElementTree.ParseError, EOFError, NotImplementedError,
            RuntimeError, ValueError, OSError) as error:  # fmt: skip
        raise TextDamaged(name=name, kind="docx") from error
    writer = Writer("docx")
    content = root.find(f"{_W}body")
    if content is not None:
        _write(content, writer, _Numbers(kinds), 0)
    return writer.document()


def _part(archive: zipfile.ZipFile, part: str, name: str) -> bytes:
    with archive.open(part) as file:
        data = file.read(MOST_XML + 1)
    if len(data) > MOST_XML:
        raise TextTooLarge(name=name, limit=MOST_XML // 1_000_000)
    return data


def _transitional(xml: bytes) -> bytes:
    return xml.replace(_STRICT[1:-1].encode(), _W[1:-1].encode())


class _Numbers:
    """Counts numbered paragraphs as Word does, level by level."""

    def __init__(self, bullets: dict[tuple[str, str], bool]) -> None:
        self._bullets = bullets
        self._counts: dict[tuple[str, int], int] = {}

    def mark(self, paragraph: ElementTree.Element) -> str:
        number = paragraph.find(f"{_W}pPr/{_W}numPr")
        if number is None:
            return ""
        which, level = _value(number, "numId"), _value(number, "ilvl") or "0"
        if not which or which == "0" or not level.isdecimal():
            return ""
        if self._bullets.get((which, level), True):
            return "- "
        depth = min(int(level), 8)
        self._counts[which, depth] = self._counts.get((which, depth), 0) + 1
        for deeper in range(depth + 1, 9):
            self._counts.pop((which, deeper), None)
        parts = [str(self._counts.get((which, above), 1)) for above in range(depth + 1)]
        return ".".join(parts) + ". "


def _bullets(numbering: ElementTree.Element) -> dict[tuple[str, str], bool]:
    """For each (list, level): is it a bullet rather than a number?"""
    abstract: dict[str, dict[str, bool]] = {}
    for definition in numbering.iter(f"{_W}abstractNum"):
        levels = {}
        for level in definition.iter(f"{_W}lvl"):
            levels[level.get(f"{_W}ilvl", "0")] = _value(level, "numFmt") in ("bullet", "none")
        abstract[definition.get(f"{_W}abstractNumId", "")] = levels
    found = {}
    for number in numbering.iter(f"{_W}num"):
        for depth, bullet in abstract.get(_value(number, "abstractNumId"), {}).items():
            found[number.get(f"{_W}numId", ""), depth] = bullet
    return found


def _value(element: ElementTree.Element, tag: str) -> str:
    child = element.find(f"{_W}{tag}")
    return "" if child is None else child.get(f"{_W}val", "")


def _write(content: ElementTree.Element, writer: Writer, numbers: _Numbers, depth: int) -> None:
    for element in content:
        if element.tag == f"{_W}p":
            text = _text(element)
            if text.strip():
                writer.paragraph(numbers.mark(element) + text)
        elif element.tag == f"{_W}tbl":
            for row in element.iter(f"{_W}tr"):
                cells = [" ".join(_text(p) for p in cell.iter(f"{_W}p")) for cell in row.findall(f"{_W}tc")]
                writer.row(cells, writer.tables)
            writer.tables += 1
        elif depth < 20 and element.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
            _write(element, writer, numbers, depth + 1)


def _text(paragraph: ElementTree.Element) -> str:
    return "".join(_letters(paragraph))


def _letters(paragraph: ElementTree.Element) -> Iterator[str]:
    for element in paragraph.iter():
        if element.tag == f"{_W}t":
            yield element.text or ""
        elif element.tag in (f"{_W}tab", f"{_W}noBreakHyphen"):
            yield " " if element.tag == f"{_W}tab" else "-"
        elif element.tag in (f"{_W}br", f"{_W}cr"):
            yield "\n"
