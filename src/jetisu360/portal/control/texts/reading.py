"""A pasted text or a file to documents that can be read, each with what it says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jetisu360.errors import JetisuError
from jetisu360.files.limits import MOST_MAIL, MOST_MINUTES, MOST_READ_AT_ONCE, check_size
from jetisu360.minutes.read.dated import date_of
from jetisu360.minutes.read.document import Document
from jetisu360.minutes.read.mail import looks_like_mail, read_mail
from jetisu360.minutes.read.ours import in_our_languages
from jetisu360.minutes.read.reading import read_bytes
from jetisu360.minutes.read.refusals import TextForeign
from jetisu360.portal.control.texts.refusals import MailOfOutlook, TextTooLong, TextWithoutDay

LONGEST_TITLE = 120
OLE = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class Given:
    """A document that somebody gave. `file`: the name of its file, empty where there is none; `name`: for
    sentences about it; `title`, `day`: as it says itself, or the e-mail that it came with.
    """

    document: Document
    file: str
    name: str
    title: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Read:
    """`left`: names of attachments that were not read."""

    texts: tuple[Given, ...]
    left: tuple[str, ...] = ()


def of_paste(text: str, name: str) -> Read:
    """`name`: what a pasted text is called in a sentence.

    Raises:
        as `of_file`
    """
    clean = text.replace("\r\n", "\n").replace("\r", "\n")
    return Read((_given(read_bytes(clean.encode("utf-8", "replace"), name), "", name),))


def of_file(data: bytes, name: str) -> Read:
    """Of an e-mail every attached document, or its own text where there is none.

    Raises:
        MinutesRefusal, LimitExceeded, TextTooLong, MailDamaged, MailEmpty, MailOfOutlook
    """
    if data.startswith(OLE) and name.lower().endswith(".msg"):
        raise MailOfOutlook(name=name)
    if not looks_like_mail(data, name):
        check_size(len(data), MOST_MINUTES, name)
        return Read((_given(read_bytes(data, name), name, name),))
    mail = read_mail(data, name)
    found, left, wrong = [], list(mail.left), None
    for part in mail.parts:
        try:
            given = _given(read_bytes(part.data, part.name), part.name if part.attached else name, part.name)
        except JetisuError as error:
            left.append(part.name)
            wrong = wrong or error
            continue
        title = given.title if part.attached else mail.subject or given.title
        found.append(Given(given.document, given.file, given.name, title, given.day or mail.day))
    if not found and wrong is not None:
        raise wrong
    return Read(tuple(found), tuple(left))


def most_bytes(name: str) -> int:
    """How large a file of this name may be."""
    return MOST_MAIL if name.lower().endswith(".eml") else MOST_MINUTES


def _given(document: Document, file: str, name: str) -> Given:
    if len(document.text) > MOST_READ_AT_ONCE:
        raise TextTooLong(name=name, limit=MOST_READ_AT_ONCE)
    if not in_our_languages(document):
        raise TextForeign(name=name)
    dated = date_of(document)
    return Given(document, file, name, title_of(document), dated.day if dated else None)


def title_of(document: Document) -> str:
    """Its first line, or the beginning of that."""
    block = next(iter(document.blocks), None)
    line = " ".join(document.text[block.start : block.end].split()) if block else ""
    if len(line) <= LONGEST_TITLE:
        return line
    return line[: LONGEST_TITLE - 2].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + " …"


def day_of(given: Given, chosen: date | None) -> date:
    """The date that somebody chose, or the text's own.

    Raises:
        TextWithoutDay
    """
    day = chosen or given.day
    if day is None:
        raise TextWithoutDay(name=given.name)
    return day
