"""The one guard that every reader of outside files uses: at most so much is read, unpacked, nested, counted.

A file from outside is somebody else's claim. What it may cost is decided here, before it is parsed, and what
goes beyond is one sentence (`files/over_limits.py`). The table at the end is what docs/limits.md holds.

Everything here takes time in proportion to its input: the expressions below cannot backtrack (each step is
possessive, and each opening has an end that always matches).
"""

from __future__ import annotations

import json
import math
import re
import tomllib
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from jetisu360.files.over_limits import (
    NumberTooLarge,
    NumberTooLong,
    TooDeep,
    TooManyBytes,
    TooManyEntries,
    TooManyValues,
    UnpacksTooMuch,
)
from jetisu360.files.regular import open_regular

MB = 1_000_000

MOST_TOML = 20 * MB
"""museum.toml, region.toml: those of the largest museums have some megabytes."""
MOST_JSON = 200 * MB
MOST_MANIFEST = 1000 * MB
"""manifest.json has a line for each tile of a site, tens of millions in the largest."""
MOST_CONFIGURATION = 50 * MB
MOST_SCRIPT = 10 * MB
"""Of JavaScript that is taken apart: its tree is eighty times as large as the text."""
MOST_SCRIPT_SECONDS = 0.1, 1.2
"""Of a processor, and so many more for each megabyte: tours take about 0.15 s a megabyte."""
MOST_CONFIGURATIONS = 500 * MB
"""Of all that one archive holds, each time that it is looked at."""
MOST_VALUES = 2_000_000
"""Lists and tables in one file: each is a hundred bytes in memory and may be two in the file."""
MOST_MANIFEST_VALUES = 20_000_000
MOST_DEPTH = 64
"""Lists and tables inside each other. Our own documents have eight; a parser gives up near a thousand."""
MOST_DIGITS = 100
"""Digits of a number: the finest that a computer tells apart have 17."""

MOST_TABLE = 100 * MB
MOST_TABLE_UNPACKED = 400 * MB
MOST_ROWS = 200_000
MOST_COLUMNS = 500
MOST_CELLS = 5_000_000
MOST_CELL = 1_000_000
"""Characters of a cell; Excel itself holds 32 767."""

MOST_MINUTES = 20 * MB
MOST_MINUTES_TEXT = 4 * MB
MOST_CHARACTERS = 1_000_000
"""A page of minutes is 2 000 letters, so this is a file of 500 pages; nobody reads a longer one in one go."""
MOST_DOCUMENT_XML = 64 * MB
"""What is unpacked of one part; a document of a thousand pages has some tens of megabytes of XML."""
MOST_PAGES = 500
MOST_PDF_SECONDS = 20
"""Of the processor, and a quarter of a second more for each page."""
MOST_PDF_MEMORY = 1000 * MB
MOST_READ_AT_ONCE = 200_000
"""Characters of a text that the portal reads while somebody waits: a hundred pages, a few seconds."""
MOST_MAIL = 30 * MB
"""A document of `MOST_MINUTES`, as e-mail packs it."""
MOST_MAIL_PARTS = 50
MOST_MAIL_LINES = 600_000
"""As many as an e-mail of that size has, a line of it being 76 letters."""
MOST_MAIL_HEADER = 10_000
"""Characters of one header: names of files and people in it are taken apart."""

MOST_XML_DEPTH = 256
MOST_XML_TOKEN = 1 * MB
"""Bytes of one tag with its attributes, or of one comment."""

MOST_PART_ENTRIES = 10_000
"""Files in an archive that is one document (docx, xlsx, odt, ods)."""
MOST_ENTRIES = 1_000_000
"""Files in an archive that is a whole tour or site."""
MOST_PICTURE = 600 * MB
MOST_ENTRY = 64 * 1024 * 1024
"""What is unpacked of one deflated file of an archived site."""
MOST_CLOSE_UP = 200 * MB
MOST_EMBLEM = 20 * MB
MOST_EMBLEM_PIXELS = 50_000_000
MOST_SOUND = 50 * MB
MOST_FILM = 300 * MB
MOST_CAPTIONS = 2 * MB

PIECE = 1 << 16


def read_file(file: Path, most: int, name: str = "") -> bytes:
    """The whole file, which may be longer than it said, or have no end at all.

    Raises:
        TooManyBytes, NotAFile, OSError
    """
    with open_regular(file, name or None) as opened:
        return read_open(opened, most, name or file.name)


def read_open(file: IO[bytes], most: int, name: str) -> bytes:
    """The rest of an open file.

    Raises:
        TooManyBytes
    """
    data = file.read(most + 1)
    if len(data) > most:
        raise TooManyBytes(name=name, limit=megabytes(most))
    return data


def check_size(size: int, most: int, name: str) -> None:
    """Raises TooManyBytes where `size` bytes are more than `most`."""
    if size > most:
        raise TooManyBytes(name=name, limit=megabytes(most))


def megabytes(size: int) -> str:
    return f"{size / MB:.3g}" if size < 1000 * MB else f"{size / MB:.0f}"


# JSON ------------------------------------------------------------------------------------------------------

# A string up to its end or that of the file; an opening, a closing bracket; a run of digits.
_JSON = re.compile(r'"(?:[^"\\]++|\\.|\\\Z)*+(?:"|\Z)|[\[{]|[\]}]|[0-9]++', re.DOTALL)


def read_json(
    data: bytes | str, name: str, *, most: int = MOST_JSON, values: int = MOST_VALUES, depth: int = MOST_DEPTH
) -> Any:
    """The value in `data`, as `json.loads` gives it.

    Raises:
        ValueError: it is no JSON, or not in UTF-8, UTF-16 or UTF-32.
        TooManyBytes, TooManyValues, TooDeep, NumberTooLong, NumberTooLarge
    """
    check_size(len(data), most, name)
    text = data if isinstance(data, str) else data.decode(json.detect_encoding(data), "surrogatepass")
    _check_json(text, name, values, depth)
    return json.loads(text, parse_float=lambda number: _finite(number, name))


def read_json_at(text: str, start: int, name: str, *, values: int = MOST_VALUES) -> Any:
    """The value that begins at `start`, whatever follows it.

    Raises:
        as `read_json`
    """
    _check_json(text, name, values, MOST_DEPTH, start, alone=False)
    decoder = json.JSONDecoder(parse_float=lambda number: _finite(number, name))
    return decoder.raw_decode(text, start)[0]


def _check_json(text: str, name: str, values: int, most: int, start: int = 0, alone: bool = True) -> None:
    depth = count = 0
    for token in _JSON.finditer(text, start):
        first = text[token.start()]
        if first in "[{":
            depth += 1
            count += 1
            if depth > most:
                raise TooDeep(name=name, limit=most)
            if count > values:
                raise TooManyValues(name=name, limit=values)
        elif first in "]}":
            depth -= 1
            if depth <= 0 and not alone:
                return
        elif first != '"' and token.end() - token.start() > MOST_DIGITS:
            raise NumberTooLong(name=name, limit=MOST_DIGITS)


def _finite(number: str, name: str) -> float:
    value = float(number)
    if math.isinf(value):
        raise NumberTooLarge(name=name, number=number[:20])
    return value


# TOML ------------------------------------------------------------------------------------------------------

# Texts of the four kinds, comments, bare keys and values, and the signs that give a file its shape. A text
# that nobody closed reaches to the end of its line, a text of many lines to the end of the file.
TOML = re.compile(
    r'(?P<text>"""(?:[^"\\]++|\\.|""?(?!"))*+(?:"{3,5}+|\\?\Z)'
    r"|'''(?:[^']++|''?(?!'))*+(?:'{3,5}+|\Z)"
    r'|"(?:[^"\\\n]++|\\[^\n])*+"?+'
    r"|'[^'\n]*+'?+)"
    r"|(?P<comment>\#[^\n]*+)"
    r"|(?P<bare>[A-Za-z0-9_+-]++)"
    r"|(?P<sign>[\[\]{}=,.\n])",
    re.DOTALL,
)
_NUMBER = re.compile(r"[-+]?[0-9]")


def read_toml(source: str, name: str) -> dict[str, Any]:
    """The tables of a TOML text.

    Raises:
        tomllib.TOMLDecodeError: it is no TOML.
        TooManyBytes, TooManyValues, TooDeep, NumberTooLong
    """
    check_size(len(source), MOST_TOML, name)
    depth = dots = count = 0
    for token in TOML.finditer(source):
        kind = token.lastgroup
        if kind == "sign":
            sign = token.group()
            if sign in "[{":
                depth += 1
                count += 1
            elif sign in "]}":
                depth = max(0, depth - 1)
            dots = dots + 1 if sign == "." else 0
            if depth + dots > MOST_DEPTH:
                raise TooDeep(name=name, limit=MOST_DEPTH)
            if count > MOST_VALUES:
                raise TooManyValues(name=name, limit=MOST_VALUES)
        elif kind == "bare" and token.end() - token.start() > MOST_DIGITS and _NUMBER.match(token.group()):
            raise NumberTooLong(name=name, limit=MOST_DIGITS)
    return tomllib.loads(source)


# Archives --------------------------------------------------------------------------------------------------


def open_zip(file: Path | IO[bytes], name: str, most: int = MOST_ENTRIES) -> zipfile.ZipFile:
    """An archive whose list of files is not endless.

    Raises:
        TooManyEntries
        zipfile.BadZipFile: it is no archive, or a damaged one.
        OSError
    """
    if isinstance(file, Path):
        with file.open("rb") as opened:
            size = _directory_size(opened)
    else:
        size = _directory_size(file)
        file.seek(0)
    # An entry of the list has 46 bytes and a name. The list is read whole, and each entry becomes an object.
    if size > most * 200:
        raise TooManyEntries(name=name, limit=most)
    try:
        archive = zipfile.ZipFile(file)
    except (ValueError, NotImplementedError, OverflowError) as error:
        raise zipfile.BadZipFile(str(error)) from None
    if len(archive.filelist) > most:
        archive.close()
        raise TooManyEntries(name=name, limit=most)
    return archive


def _directory_size(file: IO[bytes]) -> int:
    """Bytes of the list of files, as the end of the archive says (APPNOTE 4.3.14, 4.3.16)."""
    file.seek(0, 2)
    whole = file.tell()
    start = max(0, whole - 65_557)
    file.seek(start)
    tail = file.read(65_557)
    end = tail.rfind(b"PK\5\6")
    if end < 0:
        return 0
    size = int.from_bytes(tail[end + 12 : end + 16], "little")
    locator = tail[end - 20 : end] if end >= 20 else b""
    if locator[:4] == b"PK\6\7":
        file.seek(min(whole, int.from_bytes(locator[8:16], "little")))
        wide = file.read(56)
        if wide[:4] == b"PK\6\6":
            size = max(size if size != 0xFFFFFFFF else 0, int.from_bytes(wide[40:48], "little"))
    return min(size, whole)


def unzipped(archive: zipfile.ZipFile, part: str | zipfile.ZipInfo, most: int, name: str) -> bytes:
    """A file of an archive. Its size is a claim: what counts is what comes out.

    Raises:
        UnpacksTooMuch
        zipfile.BadZipFile: it is damaged, locked, or packed in a way that no document is.
        KeyError: there is none.
    """
    return b"".join(unzipping(archive, part, most, name))


def unzipping(archive: zipfile.ZipFile, part: str | zipfile.ZipInfo, most: int, name: str) -> Iterator[bytes]:
    """The same, piece by piece."""
    info = archive.getinfo(part) if isinstance(part, str) else part
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        # Others unpack a whole block at once, a thousandfold.
        raise zipfile.BadZipFile("unknown packing")
    if info.file_size > most:
        raise UnpacksTooMuch(name=name, limit=megabytes(most))
    left = most
    try:
        with archive.open(info) as file:
            while piece := file.read(PIECE):
                left -= len(piece)
                if left < 0:
                    raise UnpacksTooMuch(name=name, limit=megabytes(most))
                yield piece
    except (EOFError, RuntimeError, NotImplementedError, ValueError, OSError, zlib.error) as error:
        raise zipfile.BadZipFile(str(error)) from None


# What docs/limits.md says -----------------------------------------------------------------------------------

TABLE: tuple[tuple[str, str, str], ...] = (
    ("`museum.toml`, `region.toml`", "size", f"{megabytes(MOST_TOML)} MB"),
    ("`tour.json`, the work folder's files", "size", f"{megabytes(MOST_JSON)} MB"),
    ("`manifest.json`", "size", f"{megabytes(MOST_MANIFEST)} MB"),
    ("configurations of Pannellum, `data.js` of Marzipano", "size", f"{megabytes(MOST_CONFIGURATION)} MB"),
    ("tours inside of scripts and pages", "size", f"{megabytes(MOST_SCRIPT)} MB"),
    ("configurations in an archive", "unpacked, all together", f"{megabytes(MOST_CONFIGURATIONS)} MB"),
    ("TOML and JSON", "lists and tables", f"{MOST_VALUES:,}; {MOST_MANIFEST_VALUES:,} in `manifest.json`"),
    ("TOML and JSON", "lists and tables inside each other", f"{MOST_DEPTH}"),
    ("TOML and JSON", "digits of a number", f"{MOST_DIGITS}; and none beyond 1.8 × 10³⁰⁸"),
    ("tables (CSV, XLSX)", "size", f"{megabytes(MOST_TABLE)} MB"),
    ("tables (XLSX)", "unpacked, the sheet or its texts", f"{megabytes(MOST_TABLE_UNPACKED)} MB"),
    ("tables", "rows", f"{MOST_ROWS:,}"),
    ("tables", "columns", f"{MOST_COLUMNS:,}"),
    ("tables", "filled cells", f"{MOST_CELLS:,}"),
    ("tables", "characters of a cell", f"{MOST_CELL:,}"),
    ("official texts", "size", f"{megabytes(MOST_MINUTES)} MB"),
    ("official texts (txt, html)", "size", f"{megabytes(MOST_MINUTES_TEXT)} MB"),
    ("official texts", "characters", f"{MOST_CHARACTERS:,}"),
    ("official texts (docx, xlsx, odt, ods)", "unpacked, a part", f"{megabytes(MOST_DOCUMENT_XML)} MB"),
    ("official texts (pdf)", "pages", f"{MOST_PAGES:,}"),
    ("official texts (pdf)", "time", f"{MOST_PDF_SECONDS} s, and ¼ s more for each page"),
    ("official texts (pdf)", "memory, where the system can bound it", f"{megabytes(MOST_PDF_MEMORY)} MB"),
    ("official texts, in the portal", "characters", f"{MOST_READ_AT_ONCE:,}"),
    ("e-mail with an official text", "size", f"{megabytes(MOST_MAIL)} MB"),
    ("e-mail with an official text", "parts", f"{MOST_MAIL_PARTS}"),
    ("e-mail with an official text", "lines", f"{MOST_MAIL_LINES:,}"),
    ("e-mail with an official text", "characters of a header", f"{MOST_MAIL_HEADER:,}"),
    ("docx, xlsx, odt, ods", "files in the archive", f"{MOST_PART_ENTRIES:,}"),
    ("docx, xlsx, odt, ods, XMP", "XML elements inside each other", f"{MOST_XML_DEPTH}"),
    ("xlsx", "one tag with its attributes", f"{megabytes(MOST_XML_TOKEN)} MB"),
    ("docx, xlsx, odt, ods, XMP", "document types and entities", "none"),
    ("archives of tours and sites", "files", f"{MOST_ENTRIES:,}"),
    ("archives of sites (`view FILE.zip`)", "unpacked, a file", f"{megabytes(MOST_ENTRY)} MB"),
    ("pictures of somebody else's tour", "size", f"{megabytes(MOST_PICTURE)} MB"),
    ("pictures of labels and objects", "size", f"{megabytes(MOST_CLOSE_UP)} MB"),
    ("the emblem over the tripod", "size", f"{megabytes(MOST_EMBLEM)} MB"),
    ("the emblem over the tripod", "pixels", f"{MOST_EMBLEM_PIXELS:,}"),
    ("sounds", "size", f"{megabytes(MOST_SOUND)} MB"),
    ("films", "size", f"{megabytes(MOST_FILM)} MB"),
    ("captions", "size", f"{megabytes(MOST_CAPTIONS)} MB"),
)
"""Of what; what; how much."""
