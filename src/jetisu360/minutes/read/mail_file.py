"""An e-mail as one document: its subject and day, its own text, and the documents that are attached to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from jetisu360.errors import JetisuError
from jetisu360.minutes.read.document import Block, Document, Doubt, Span, Writer, document_of
from jetisu360.minutes.read.mail import read_mail


def read_mail_file(data: bytes, name: str, read: Callable[[bytes, str], Document]) -> Document:
    """`read` reads one document of the bytes and the name of its file. Attachments that it does not read are
    named as unread, unless nothing else is there.

    Raises:
        MailDamaged, MailEmpty, and as `read`
    """
    mail = read_mail(data, name)
    parts = [part for part in (mail.body,) if part is not None and part.data.strip()]
    parts += [part for part in mail.parts if part.attached]
    head = "\n".join(filter(None, (mail.subject, f"{mail.day:%d.%m.%Y}" if mail.day else "")))
    found: list[Document] = []
    left, wrong = list(mail.left), None
    for part in parts:
        try:
            document = read(part.data, part.name)
        except JetisuError as error:
            left.append(part.name)
            wrong = wrong or error
            continue
        if part.attached:
            found.append(_line(part.name))
        found.append(document)
    if wrong is not None and not found:
        raise wrong
    if len(found) == 1 and not left and found[0].source not in ("html",):
        # Its own text alone is as any other text: its lines may be cut.
        return document_of(f"{head}\n\n{found[0].text}" if head else found[0].text, found[0].source)
    if left:
        writer = Writer("eml")
        writer.paragraph(", ".join(left))
        writer.doubt("attachment", 0)
        found.append(writer.document())
    return _one([*map(_line, filter(None, head.split("\n"))), *found])


def _line(text: str) -> Document:
    writer = Writer("eml")
    writer.paragraph(text)
    return writer.document()


def _one(documents: list[Document]) -> Document:
    """Several one after the other."""
    texts: list[str] = []
    blocks: list[Block] = []
    doubts: list[Doubt] = []
    at = tables = 0
    for document in documents:
        blocks += [_moved(block, at, tables) for block in document.blocks]
        doubts += [Doubt(one.start + at, one.end + at, one.why) for one in document.doubts]
        texts.append(document.text)
        at += len(document.text) + 1
        tables += max((block.table for block in document.blocks), default=-1) + 1
    return Document("\n".join(texts), tuple(blocks), "eml", tuple(doubts))


def _moved(block: Block, by: int, tables: int) -> Block:
    return replace(
        block,
        start=block.start + by,
        end=block.end + by,
        cells=tuple(Span(cell.start + by, cell.end + by) for cell in block.cells),
        lines=tuple(Span(line.start + by, line.end + by) for line in block.lines),
        table=block.table + tables if block.table >= 0 else block.table,
    )
