"""`jetisu360 privacy`."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from jetisu360.build.looking import Looked, LookedAt
from jetisu360.build.options import PrivacyOptions
from jetisu360.build.privacy import find_private
from jetisu360.build.report import Report
from jetisu360.build.undecided import found, name_of, review_command
from jetisu360.commands import looked_json
from jetisu360.commands.console import Progress, errors_told, tell, tell_json, tell_list
from jetisu360.language import Language, Message, _, _p, shown, visible
from jetisu360.panorama.privacy.region import Box, Kind, Region

WIDE = 160
"""Columns of the table where there is no screen."""

KINDS: dict[Kind, Message] = {"face": _("face"), "plate": _("number plate"), "person": _("somebody?")}


def run(options: PrivacyOptions, language: Language, as_json: bool) -> None:
    """Looks, tells, and ends the program with status 2 when there is nothing to look at."""
    report, started = Report(), time.monotonic()

    def fields() -> dict[str, Any]:
        return {"photos": options.photos.shown(), **_said(report)}

    with errors_told(language, as_json, fields):
        try:
            with Progress(language) as progress:
                looked = find_private(options, progress, report)
        except BaseException:
            if not as_json:
                _tell_said(report, language)
            raise
        if as_json:
            figures = {name: looked_json.figures(looked)[name] for name in ("open", "not_looked_at")}
            seconds = round(time.monotonic() - started, 3)
            steps = report.stage("privacy")
            tell_json(
                {
                    "ok": True,
                    "photos": options.photos.shown(),
                    "pictures": looked_json.pictures(looked),
                    **figures,
                    "steps": {"done": steps.done, "reused": steps.reused, "cpu_seconds": round(steps.cpu, 3)},
                    "seconds": seconds,
                    **_said(report),
                }
            )
        else:
            _tell_said(report, language)
            _table(looked, language)
            _summary(options, looked, language)


def _said(report: Report) -> dict[str, Any]:
    """What is told also of a look that failed."""
    return {
        "left_out": [asdict(item) for item in report.left_out],
        "notes": [asdict(note) for note in report.notes],
    }


def _tell_said(report: Report, language: Language) -> None:
    tell_list(_("Left out ({count}):"), report.left_out, language)
    tell_list(_("Notes ({count}):"), report.notes, language)


_ROOM = _p("privacy", "Room")
_COLUMNS = (_ROOM, _p("privacy", "Found"), _("Score"), _("Direction"), _("Size"), _("File"))


def _table(looked: Looked, language: Language) -> None:
    rows = [row for picture in looked.pictures for row in _rows(picture, language)]
    if not rows:
        return
    from rich.box import SIMPLE
    from rich.console import Console
    from rich.table import Table

    table = Table(box=SIMPLE)
    for head in _COLUMNS:
        table.add_column(head.say(language), overflow="fold")
    for row in rows:
        table.add_row(*row)
    # In a file or a pipe nothing needs to be folded to the width of a screen.
    Console(width=None if sys.stdout.isatty() else WIDE, markup=False).print(table)


def _rows(picture: LookedAt, language: Language) -> Iterator[tuple[str, ...]]:
    """A row for each open proposal of a picture; whose they are stands in the first."""
    room, name = str(shown(name_of(picture), language)), visible(picture.name)
    for proposal in picture.open:
        kind = KINDS[proposal.kind].say(language)
        yield room, kind, f"{proposal.score:.2f}", *_place(proposal.where), name
        room = name = ""


def _place(where: Region | Box) -> tuple[str, str]:
    """Where it is and how large: degrees to the right of the middle and up, or percent of a flat picture."""
    if isinstance(where, Region):
        return f"{where.yaw:+.1f}° / {where.pitch:+.1f}°", f"{where.width:.1f}° × {where.height:.1f}°"
    return f"{where.left:.0f} % / {where.top:.0f} %", f"{where.width:.0f} % × {where.height:.0f} %"


def _summary(options: PrivacyOptions, looked: Looked, language: Language) -> None:
    count = len(looked.pictures)
    if not any(picture.open for picture in looked.pictures):
        tell(_("Pictures: {count}. Nothing waits for a decision.").say(language, count=count))
        return
    tell(_("Pictures: {count}. Open: {found}.").say(language, count=count, found=found(looked.pictures)))
    command = review_command(options.photos, options.work)
    tell(_("To decide on them: {command}").say(language, command=command))
