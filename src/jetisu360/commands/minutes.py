"""`jetisu360 minutes`."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from jetisu360.commands.console import errors_told, tell, visible_json
from jetisu360.files.outputs import Output
from jetisu360.files.seal import html_comment
from jetisu360.language import Language, _, visible
from jetisu360.minutes.common.due import day_of
from jetisu360.minutes.extract import found_in
from jetisu360.minutes.model.assignment import Assignment
from jetisu360.minutes.model.unread import Unread
from jetisu360.minutes.read.dated import date_of
from jetisu360.minutes.read.document import Document
from jetisu360.minutes.read.ours import in_our_languages
from jetisu360.minutes.read.reading import read_file
from jetisu360.minutes.read.refusals import DateMissing, DateWrong, TextForeign
from jetisu360.minutes.report import spreadsheet, word
from jetisu360.minutes.report.page import page
from jetisu360.minutes.report.wording import KINDS, MISSING, UNREAD

SEAL = "minutes"


def run(
    file: Path,
    day: str | None,
    language: Language,
    as_json: bool,
    html: Path | None,
    text: Path | None,
    *,
    xlsx: Path | None = None,
    docx: Path | None = None,
    table: bool = False,
    force: bool = False,
) -> None:
    """Reads, tells, and writes what was asked for; ends the program with status 2 when there is nothing to
    read.
    """
    with errors_told(language, as_json):
        # What is there is not ours to replace, but a page that this command made and nobody has corrected.
        outputs = {
            kind: Output(
                path,
                SEAL if kind == "html" else None,
                force,
                (file,),
                others=tuple(other for other in (html, text, xlsx, docx) if other and other is not path),
            )
            for kind, path in (("html", html), ("text", text), ("xlsx", xlsx), ("docx", docx))
            if path
        }
        for output in outputs.values():
            output.check()
        base = _day(day) if day is not None else None
        document = read_file(file)
        if not in_our_languages(document):
            raise TextForeign(name=file.name)
        if base is None:
            base = _of_text(document, file.name, language)
        result = found_in(document, base)
        found, unread = result.assignments, result.unread
        for kind, output in outputs.items():
            if kind == "text":
                # Bytes, so that line ends stay and offsets hold on every system.
                output.write(document.text.encode("utf-8"))
                continue
            if kind == "html":
                made = page(document, found, base, file.name, language, _fonts(), unread).encode("utf-8")
                output.write(made + html_comment(SEAL))
            elif kind == "xlsx":
                output.write(spreadsheet.xlsx(found, file.name, language))
            else:
                output.write(word.docx(found, file.name, base, language))
            tell(_("Written: {file}").say(language, file=output.path), sys.stderr if as_json else sys.stdout)
        if as_json:
            plain = (sys.stdout.encoding or "").lower().replace("-", "") != "utf8"
            answer = {
                "assignments": [item.as_json(document.text) for item in found],
                "unread": [passage.as_json(document.text) for passage in unread],
            }
            tell(visible_json(json.dumps(answer, indent=1, ensure_ascii=plain)))
        elif table or not (html or xlsx or docx):
            _table(found, language)
            _not_read(unread, document, language)


def _fonts() -> str:
    """The house's display face inside the page: it must look the same without a network."""
    from base64 import b64encode
    from importlib.resources import files

    folder = files("jetisu360.publish").joinpath("static")
    css = folder.joinpath("fonts.css").read_text("utf-8")
    for name in ("latin", "cyrillic-ext", "cyrillic"):
        data = b64encode(folder.joinpath("fonts", f"spectral-{name}-400-normal.woff2").read_bytes()).decode()
        css = css.replace("{" + name + "}", f"data:font/woff2;base64,{data}")
    return css


def _day(value: str) -> date:
    parts = value.strip().split("-")
    if len(parts) == 3 and all(part.isdecimal() and part.isascii() and len(part) < 5 for part in parts):
        found = day_of(int(parts[0]), int(parts[1]), int(parts[2]))
        if found is not None:
            return found
    raise DateWrong(value=value)


def _of_text(document: Document, name: str, language: Language) -> date:
    dated = date_of(document)
    if dated is None:
        raise DateMissing(name=name)
    phrase = " ".join(document.text[dated.start : dated.end].split())
    tell(
        _("The text is of {day}, as it says itself: “{phrase}”.").say(
            language, day=dated.day.isoformat(), phrase=phrase
        ),
        sys.stderr,
    )
    return dated.day


_COLUMNS = (
    (_("Kind"), 1),
    (_("Assignment"), 4),
    (_("Responsible"), 2),
    (_("Due"), 2),
    (_("Missing"), 2),
)
"""Heads of the table, and how wide a column is beside the others."""


def _table(found: Sequence[Assignment], language: Language) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    asked = [item for item in found if item.kind != "note"]
    complete = sum(item.complete for item in found)
    if found:
        table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
        for head, ratio in _COLUMNS:
            table.add_column(head.say(language), overflow="fold", ratio=ratio)
        for item in found:
            table.add_row(*(Text(visible(cell, keep="\n")) for cell in _cells(item, language)))
        Console(highlight=False, emoji=False).print(table)
    tell(
        _("Assignments found: {count}, of which complete: {complete}.").say(
            language, count=len(asked), complete=complete
        )
    )


_LONGEST_PASSAGE = 80
"""Characters of a passage that was not read, as the terminal shows it."""


def _not_read(unread: Sequence[Unread], document: Document, language: Language) -> None:
    for passage in unread:
        words = " ".join(document.text[passage.start : passage.end].split())
        short = words if len(words) <= _LONGEST_PASSAGE else words[: _LONGEST_PASSAGE - 2].rstrip() + " …"
        tell(
            _("Not read, {reason}: “{quote}”").say(
                language, reason=UNREAD[passage.why].say(language), quote=visible(short)
            )
        )


def _cells(one: Assignment, language: Language) -> tuple[str, ...]:
    who = ", ".join(one.responsible)
    if one.co_executors:
        who += f" (+ {', '.join(one.co_executors)})"
    due = one.due.isoformat() if one.due else one.due_phrase or ""
    if one.due_working:
        due += f" ({one.due_working.isoformat()})"
    missing = ", ".join(MISSING[name].say(language) for name in one.missing)
    return KINDS[one.kind].say(language), one.text, who, due, missing
