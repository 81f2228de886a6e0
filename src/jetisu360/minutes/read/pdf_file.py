"""A pdf with text: its lines joined to paragraphs again."""

from __future__ import annotations

import re

from jetisu360.errors import JetisuError
from jetisu360.files.limits import MOST_PDF_MEMORY, MOST_PDF_SECONDS, megabytes
from jetisu360.files.over_limits import TakesTooLong, TakesTooMuchMemory
from jetisu360.minutes.read.document import Document, Writer
from jetisu360.minutes.read.pdf_pages import Refusal, pages_of
from jetisu360.minutes.read.refusals import TextDamaged, TextLocked, TextScanned, TextTooLarge
from jetisu360.minutes.read.wrapping import seam

_ENDS = re.compile(r"[.!?:;…»\"]\s*$")
_BEGINS = re.compile(r"\s*(?:\d{1,2}(?:\.\d{1,2})*[.)]|[-–—•*])\s|\s{4,}\S")


def read_pdf(data: bytes, name: str) -> Document:
    """The document of a pdf file's bytes.

    Raises:
        TextDamaged, TextLocked, TextScanned: no whole pdf, one with a password, one without letters.
        TextTooLarge: more pages or letters than are read.
        TakesTooLong, TakesTooMuchMemory
    """
    pages = pages_of(data)
    if isinstance(pages, str):
        raise _refusal(pages, name)
    count = len(pages)
    if sum(character.isalpha() for page in pages for character in page) < 20 * min(count, 1):
        raise TextScanned(name=name, pages=count)
    writer = Writer("pdf")
    for page in pages:
        for paragraph in _paragraphs(page):
            writer.paragraph(paragraph)
    return writer.document()


def _refusal(why: Refusal, name: str) -> JetisuError:
    if why == "locked":
        return TextLocked(name=name)
    if why in ("pages", "letters"):
        return TextTooLarge(name=name, limit=20 if why == "pages" else 2)
    if why == "time":
        return TakesTooLong(name=name, limit=MOST_PDF_SECONDS)
    if why == "memory":
        return TakesTooMuchMemory(name=name, limit=megabytes(MOST_PDF_MEMORY))
    return TextDamaged(name=name, kind="pdf")


def _paragraphs(page: str) -> list[str]:
    """Lines that run on are one paragraph: pdf knows lines only, and a sentence cut in two would be lost."""
    found: list[str] = []
    longest = max((len(line) for line in page.splitlines()), default=0)
    open_line, width = False, 0
    for line in page.splitlines():
        if not line.strip():
            # Lines far apart are still one paragraph when the last ran to the edge within a sentence.
            last_line = found[-1].rstrip() if found else ""
            open_line = open_line and not _ENDS.search(last_line) and width >= 0.85 * longest
            continue
        width = len(line.rstrip())
        if open_line and not _BEGINS.match(line):
            # A word broken at a line's end is whole again; a hyphen that belongs to it («жол-көлік») stays.
            found[-1] = seam(found[-1], line)
        else:
            found.append(line)
        # A short line that ends as sentences do is the last of its paragraph.
        open_line = not (_ENDS.search(line) and len(line.rstrip()) < 0.8 * longest)
        if line.strip().isupper() and len(line.strip()) < 60:
            open_line = False
    return found
