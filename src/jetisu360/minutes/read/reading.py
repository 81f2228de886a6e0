"""A file of whatever kind to a document, or a sentence that says why not."""

from __future__ import annotations

from pathlib import Path

from jetisu360.files.limits import MOST_CHARACTERS, MOST_MINUTES, MOST_MINUTES_TEXT
from jetisu360.files.regular import open_regular
from jetisu360.minutes.read.document import Document, document_of
from jetisu360.minutes.read.docx_file import OLE, read_docx
from jetisu360.minutes.read.encoding import decode, garbled
from jetisu360.minutes.read.html_file import looks_like_html, read_html
from jetisu360.minutes.read.pdf_file import read_pdf
from jetisu360.minutes.read.refusals import (
    TextEmpty,
    TextGarbled,
    TextMissing,
    TextOldFormat,
    TextTooLarge,
    TextUnreadable,
)


def read_file(path: Path) -> Document:
    """Reads txt, html, docx or pdf; what a file is, its first bytes say, not its name.

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
        return read_docx(data, name)
    if b"%PDF-" in data[:1024]:
        return read_pdf(data, name)
    if data.startswith(OLE):
        raise TextOldFormat(name=name, kind="doc")
    if data.startswith(b"{\\rtf"):
        raise TextOldFormat(name=name, kind="rtf")
    if len(data) > MOST_MINUTES_TEXT:
        raise TextTooLarge(name=name, limit=MOST_MINUTES_TEXT // 2_000_000)
    decoded = decode(data)
    if decoded is None:
        raise TextUnreadable(name=name)
    text, encoding = decoded
    return read_html(text) if looks_like_html(text) else document_of(text, encoding)
