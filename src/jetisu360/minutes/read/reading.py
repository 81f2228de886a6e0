"""A file of whatever kind to a document, or a sentence that says why not."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from jetisu360.files.limits import (
    MOST_CHARACTERS,
    MOST_MINUTES,
    MOST_MINUTES_TEXT,
    MOST_PART_ENTRIES,
    open_zip,
)
from jetisu360.files.regular import open_regular
from jetisu360.minutes.read.document import Document, document_of
from jetisu360.minutes.read.docx_file import OLE, read_docx
from jetisu360.minutes.read.encoding import decode, garbled
from jetisu360.minutes.read.html_file import looks_like_html, read_html
from jetisu360.minutes.read.pdf_file import read_pdf
from jetisu360.minutes.read.refusals import (
    TextDamaged,
    TextEmpty,
    TextGarbled,
    TextLocked,
    TextMissing,
    TextOldFormat,
    TextTooLarge,
    TextUnreadable,
)
from jetisu360.minutes.read.xlsx_file import read_xlsx


def read_file(path: Path) -> Document:
    """Reads txt, html, docx, xlsx or pdf; what a file is, its first bytes say, not its name.

    Raises:
        MinutesRefusal, LimitExceeded: one of their children, each a sentence for whoever gave the file.
        NotAFile: it is a pipe, a device, a folder. OSError: it cannot be opened.
    """
    name = path.name
    try:
        with open_regular(path, name) as file:
            data = file.read(MOST_MINUTES + 1)
    except FileNotFoundError:
        raise TextMissing(name=name) from None
    return read_bytes(data, name)


def read_bytes(data: bytes, name: str) -> Document:
    """The same for bytes in memory; `name` is for the sentences only."""
    if len(data) > MOST_MINUTES:
        raise TextTooLarge(name=name, limit=MOST_MINUTES // 1_000_000)
    if not data.strip():
        raise TextEmpty(name=name)
    document = _read(data, name)
    if not document.text.strip():
        raise TextEmpty(name=name)
    if len(document.text) > MOST_CHARACTERS:
        raise TextTooLarge(name=name, limit=MOST_MINUTES_TEXT // 2_000_000)
    if garbled(document.text):
        raise TextGarbled(name=name)
    return document


def _read(data: bytes, name: str) -> Document:
    if data.startswith(b"PK\x03\x04"):
        return _of_office(data, name)
    if b"%PDF-" in data[:1024]:
        return read_pdf(data, name)
    if data.startswith(OLE):
        if _LOCKED in data:
            raise TextLocked(name=name)
        sheet = Path(name).suffix.lower() == ".xls"
        raise TextOldFormat(name=name, kind="xls" if sheet else "doc", modern="xlsx" if sheet else "docx")
    if data.startswith(b"{\\rtf"):
        raise TextOldFormat(name=name, kind="rtf", modern="docx")
    if len(data) > MOST_MINUTES_TEXT:
        raise TextTooLarge(name=name, limit=MOST_MINUTES_TEXT // 2_000_000)
    decoded = decode(data)
    if decoded is None:
        raise TextUnreadable(name=name)
    text, encoding = decoded
    return read_html(text) if looks_like_html(text) else document_of(text, encoding)


_LOCKED = "EncryptedPackage".encode("utf-16-le")
"""In a file of Word or Excel with a password."""
_OPEN = {
    "application/vnd.oasis.opendocument.text": ("odt", "docx"),
    "application/vnd.oasis.opendocument.spreadsheet": ("ods", "xlsx"),
}


def _of_office(data: bytes, name: str) -> Document:
    """A zip is a document, a workbook, or one of those of OpenOffice, which say so in their first part."""
    try:
        with open_zip(io.BytesIO(data), name, MOST_PART_ENTRIES) as archive:
            if any(part.startswith("xl/") for part in archive.namelist()):
                return read_xlsx(data, name)
    except zipfile.BadZipFile:
        raise TextDamaged(name=name, kind="docx") from None
    kind, modern = next((of for mark, of in _OPEN.items() if mark.encode() in data[:200]), ("", ""))
    if kind:
        raise TextOldFormat(name=name, kind=kind, modern=modern)
    return read_docx(data, name)
