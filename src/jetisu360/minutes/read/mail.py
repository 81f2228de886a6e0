"""An e-mail that was saved as a file (.eml): its text, and the documents that are attached to it.

Python's `email` reads it, with the older policy: that one takes headers apart only as far as they are asked
for. What it may cost is bounded before: `files/limits.py`.
"""

from __future__ import annotations

import email
import email.policy
import re
from dataclasses import dataclass
from datetime import date
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime

from jetisu360.files.limits import (
    MOST_MAIL,
    MOST_MAIL_HEADER,
    MOST_MAIL_LINES,
    MOST_MAIL_PARTS,
    check_size,
)
from jetisu360.minutes.read.refusals import MailDamaged, MailEmpty

DOCUMENTS = (".docx", ".odt", ".rtf", ".xlsx", ".ods", ".pdf", ".html", ".htm", ".txt")
OTHERS = (".doc", ".xls", ".msg", ".eml", ".zip", ".rar", ".7z")
"""Attachments that may hold a text, and are not read: the page says so."""
_PICTURES = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".heic")
_PHOTOGRAPHED = 60_000
"""Bytes of a picture that may be of a page; the marks of offices under their e-mails are smaller."""
_PARTS = re.compile(rb"(?i)boundary|message/rfc822")
_HEAD = re.compile(
    rb"\A(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n)*){2,}", re.ASCII
)
_KNOWN = re.compile(rb"(?im)^(?:received|return-path|mime-version|message-id|delivered-to|dkim-signature):")


@dataclass(frozen=True, slots=True)
class Part:
    """A text or a document of an e-mail. `name`: of its file, or the e-mail's subject."""

    name: str
    data: bytes
    attached: bool


@dataclass(frozen=True, slots=True)
class Mail:
    """`day`: when it was sent, by its own account; `body`: its own text, which is one of the `parts` where no
    document is attached; `left`: names of attachments that are not read.
    """

    subject: str
    day: date | None
    parts: tuple[Part, ...]
    left: tuple[str, ...]
    body: Part | None = None


def looks_like_mail(data: bytes, name: str) -> bool:
    """By its name, or by the headers that it begins with."""
    if name.lower().endswith(".eml"):
        return True
    head = _HEAD.match(data[:20_000].replace(b"\r\n", b"\n"))
    return head is not None and _KNOWN.search(head.group()) is not None


def read_mail(data: bytes, name: str) -> Mail:
    """The documents that are attached to it; its own text where there are none.

    Raises:
        TooManyBytes, MailDamaged, MailEmpty
    """
    check_size(len(data), MOST_MAIL, name)
    # (What a part costs to find grows with the parts that it lies in.)
    if len(_PARTS.findall(data)) > 2 * MOST_MAIL_PARTS or data.count(b"\n") > MOST_MAIL_LINES:
        raise MailDamaged(name=name)
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        every = list(message.walk())
    except (RecursionError, LookupError, ValueError, TypeError, AttributeError):
        raise MailDamaged(name=name) from None
    if len(every) > 2 * MOST_MAIL_PARTS or any(
        len(str(value)) > MOST_MAIL_HEADER for part in every for _key, value in part.items()
    ):
        raise MailDamaged(name=name)
    parts = [part for part in every if not part.is_multipart()]
    subject = _text(message.get("Subject"))
    documents: list[Part] = []
    left: list[str] = []
    bodies: dict[str, Part] = {}
    for part in parts:
        file = _file_name(part)
        if file.lower().endswith(DOCUMENTS):
            documents.append(Part(file, _bytes(part), attached=True))
        elif file:
            photographed = file.lower().endswith(_PICTURES) and len(_bytes(part)) >= _PHOTOGRAPHED
            if photographed or file.lower().endswith(OTHERS):
                left.append(file)
        elif part.get_content_type() in ("text/plain", "text/html"):
            bodies.setdefault(part.get_content_type(), Part(subject or name, _letters(part), attached=False))
    body = bodies.get("text/plain") or bodies.get("text/html")
    given = documents or ([body] if body is not None else [])
    found = [one for one in given if one.data.strip()]
    if not found:
        raise MailEmpty(name=name)
    return Mail(subject, _day(message), tuple(found), tuple(left), body)


def _file_name(part: Message) -> str:
    try:
        name = part.get_filename() or ""
    except (ValueError, LookupError, TypeError):
        return ""
    return _text(name).replace("\\", "/").rsplit("/", 1)[-1].strip()[:200]


def _text(value: object) -> str:
    """A header as people read it, in one line."""
    if not value:
        return ""
    try:
        said = str(make_header(decode_header(str(value))))
    except (ValueError, LookupError, UnicodeError):
        said = str(value)
    return " ".join(said.encode("utf-8", "replace").decode().split())


def _bytes(part: Message) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _letters(part: Message) -> bytes:
    """In UTF-8, where the e-mail says what it is in; what says nothing is left to whoever reads it."""
    data, charset = _bytes(part), part.get_content_charset()
    if not charset:
        return data
    try:
        return data.decode(charset, "replace").encode("utf-8", "replace")
    except LookupError:
        return data


def _day(message: Message) -> date | None:
    try:
        return parsedate_to_datetime(str(message.get("Date") or "")).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
