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
from jetisu360.minutes.read.mail import looks_like_mail
from jetisu360.minutes.read.mail_file import read_mail_file
from jetisu360.minutes.read.odf_file import read_odf
from jetisu360.minutes.read.pdf_file import read_pdf
from jetisu360.minutes.read.refusals import (
    TextDamaged,
    TextEmpty,
    TextGarbled,
    TextLocked,
    TextMissing,
    TextOldFormat,
    TextPacked,
    TextPicture,
    TextTooLarge,
    TextUnreadable,
)
from jetisu360.minutes.read.rtf_file import read_rtf
from jetisu360.minutes.read.xlsx_file import read_xlsx


def read_file(path: Path) -> Document:
    """Reads txt, html, docx, xlsx, odt, ods, rtf, pdf or an e-mail: its first bytes say which, not its name.

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
        kind, modern = _OLD.get(Path(name).suffix.lower(), ("doc", "docx"))
        raise TextOldFormat(name=name, kind=kind, modern=modern)
    if data.startswith(_PICTURES) or data[8:12] == b"WEBP" or data[4:8] == b"ftyp":
        raise TextPicture(name=name)
    if data.startswith(_PACKED):
        raise TextPacked(name=name)
    if data.startswith(b"{\\rtf"):
        return read_rtf(data, name)
    if looks_like_mail(data, name):
        return read_mail_file(data, name, _of_part)
    if len(data) > MOST_MINUTES_TEXT:
        raise TextTooLarge(name=name, limit=MOST_MINUTES_TEXT // 2_000_000)
    decoded = decode(data)
    if decoded is None:
        raise TextUnreadable(name=name)
    text, encoding = decoded
    return read_html(text) if looks_like_html(text) else document_of(text, encoding)


def _of_part(data: bytes, name: str) -> Document:
    """An e-mail within an e-mail is a text."""
    return read_bytes(data, name.removesuffix(".eml"))


_OLD = {".xls": ("xls", "xlsx"), ".msg": ("msg", "eml")}
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")
_PACKED = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")
_LOCKED = "EncryptedPackage".encode("utf-16-le")
"""In a file of Word or Excel with a password."""
_OPEN = {
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
}


def _of_office(data: bytes, name: str) -> Document:
    """A zip is a document, a workbook, or one of those of OpenOffice, which say so in their first part."""
    try:
        with open_zip(io.BytesIO(data), name, MOST_PART_ENTRIES) as archive:
            names = archive.namelist()
            if any(part.startswith("xl/") for part in names):
                return read_xlsx(data, name)
    except zipfile.BadZipFile:
        raise TextDamaged(name=name, kind="docx") from None
    kind = next((of for mark, of in _OPEN.items() if mark.encode() in data[:200]), "")
    if kind:
        return read_odf(data, name, kind)
    if "word/document.xml" not in names and not any(part.startswith("word/") for part in names):
        raise TextPacked(name=name)
    return read_docx(data, name)
