"""What a build has found, in the words of a list, and the place where each thing is mended."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from jetisu360.build.left_out import LeftOut
from jetisu360.build.looking import BLOCKING
from jetisu360.build.photos.beside import joined, quoted
from jetisu360.build.report import Report
from jetisu360.build.undecided import HINTS, DecisionsVoid, Hints, Undecided, name_of, rooms
from jetisu360.errors import JetisuError
from jetisu360.language import LANGUAGES, Message, _, _n
from jetisu360.portal.publication.keepers_words import with_advice, with_title
from jetisu360.portal.publication.models import Version
from jetisu360.portal.publication.reopened import reopened
from jetisu360.tour.checks.checks import EMBARRASSING


class NotYetPublishable(JetisuError):
    """`number`: of the version; `n`: how much is to be mended."""

    code = "version-not-publishable"
    sentence = _n(
        "Version {number} cannot be published yet: {n} thing is to be mended first.",
        "Version {number} cannot be published yet: {n} things are to be mended first.",
    )
    advice = _("They are listed below the preview; make a new preview afterwards.")


class VersionGone(JetisuError):
    """`number`."""

    code = "version-gone"
    sentence = _("Version {number} is not kept any more.")
    advice = _("Make a new preview and publish that.")


_UNDECIDED = _n(
    "Faces and number plates: {n} place waits for a decision.",
    "Faces and number plates: {n} places wait for a decision.",
)
PRIVACY = "privacy"
_SAID_OTHERWISE = {Undecided.code, Hints.code, DecisionsVoid.code}


def findings_of(
    report: Report, photographs: Mapping[str, str], titles: Mapping[str, Mapping[str, str]]
) -> list[dict[str, Any]]:
    """The findings as JSON, those that keep a version from visitors first. `photographs`, `titles`: names of
    files and titles of rooms by the ids of their scenes.
    """
    found = []
    for item in report.findings:
        row = item.as_json()
        row["message"] = with_title(item.message, item.scene or "", titles.get(item.scene or "", {}))
        row["blocks"] = item.code in EMBARRASSING
        if photograph := photographs.get(item.scene or ""):
            row["photograph"] = photograph
        found.append(row)
    if n := undecided(report):
        found.append(_row(PRIVACY, _UNDECIDED.fill(n=n), blocks=True))
    return sorted(found, key=lambda row: (not row["blocks"], row["severity"] != "error"))


def told_by(report: Report) -> list[dict[str, Any]]:
    """Files that are not in the tour, and what the build had to say, as JSON."""
    notes = [note for note in report.all_notes if note.code not in _SAID_OTHERWISE]
    return [*_rows(report.left_out, "left out"), *_privacy(report), *_rows(notes, "note")]


def _privacy(report: Report) -> list[dict[str, Any]]:
    """What the build's own notes say with a command that nobody here has to type."""
    pictures = report.looked.pictures if report.looked else ()
    found = []
    if any(picture.count(*HINTS) for picture in pictures):
        found.append(_row(Hints.code, Hints.sentence.fill(rooms=rooms(pictures, *HINTS))))
    if void := [picture for picture in pictures if picture.void]:
        names = joined([quoted(name_of(picture)) for picture in void])
        found.append(_row(DecisionsVoid.code, DecisionsVoid.sentence.fill(rooms=names)))
    return found


def undecided(report: Report) -> int:
    """Proposals and pictures that keep a version from visitors."""
    if report.looked is None:
        return 0
    return report.looked.count(*BLOCKING) + len(report.looked.failed)


def findings(version: Version) -> list[dict[str, Any]]:
    """What was found when it was built, and what was taken back since."""
    rows: list[dict[str, Any]] = list(version.findings)
    if not any(row["code"] == PRIVACY for row in rows) and (n := reopened(version)):
        rows.insert(0, _row(PRIVACY, _UNDECIDED.fill(n=n), blocks=True))
    return rows


def blocking(version: Version) -> list[dict[str, Any]]:
    return [row for row in findings(version) if row["blocks"]]


def check_publishable(version: Version) -> None:
    """Raises NotYetPublishable, VersionGone."""
    if version.removed:
        raise VersionGone(number=version.number)
    if wrong := blocking(version):
        raise NotYetPublishable(number=version.number, n=len(wrong))


def _row(code: str, message: Message, *, blocks: bool = False) -> dict[str, Any]:
    said = {language: message.say(language) for language in LANGUAGES}
    return {"code": code, "severity": "error" if blocks else "warning", "message": said, "blocks": blocks}


def _rows(items: Iterable[LeftOut], kind: str) -> list[dict[str, Any]]:
    return [
        {"name": item.name, "code": item.code, "message": with_advice(item.code, item.message), "kind": kind}
        for item in items
    ]
