"""The job: compares what was there with what is there now, and turns the document where that is sure."""

from __future__ import annotations

import math
from typing import Any

from jetisu360.errors import JetisuError
from jetisu360.linking.alignment.aligned import Alignment, aligned
from jetisu360.panorama.geometry.projection import level_matrix
from jetisu360.panorama.geometry.sphere import Level
from jetisu360.panorama.geometry.turn import Turn
from jetisu360.panorama.refusals import Refusal
from jetisu360.portal.jobs.lease import Lease
from jetisu360.portal.jobs.progress import JobProgress
from jetisu360.portal.museums.models import Museum
from jetisu360.portal.originals.models import Photograph
from jetisu360.portal.originals.refusals import OriginalMissing
from jetisu360.portal.replacing.answers import turn_document
from jetisu360.portal.replacing.asking import room_of
from jetisu360.portal.replacing.models import Replacement
from jetisu360.portal.replacing.pictures import read, seen
from jetisu360.portal.replacing.refusals import OldGone
from jetisu360.tour.turning.places import directions

LOOK = 2.0
"""Degrees by which a label may miss its thing before a person should look at it."""


def run(lease: Lease) -> dict[str, Any]:
    """Each replacement of the museum that waits. Killed, it begins with the one that it was at."""
    museum = Museum.objects.get(pk=lease.job.museum_id)
    progress = JobProgress(lease)
    waiting = list(Replacement.objects.filter(museum=museum, state=Replacement.WAITING).order_by("pk"))
    progress.stage("comparing", len(waiting))
    for number, row in enumerate(waiting, 1):
        museum.refresh_from_db()
        row.museum = museum
        _compare(row, lease)
        progress.at(number)
    return {"compared": len(waiting)}


def _compare(row: Replacement, lease: Lease) -> None:
    there = Photograph.objects.filter(museum=row.museum, name=row.name).first()
    if there is None:  # it was removed meanwhile: what was said of it stays in the document
        _settled(row, state=Replacement.BACK)
        return
    if there.sha256 != row.new_sha256:
        return  # another has come, and asked for itself
    try:
        new = read(row.museum, row.name, row.new_sha256)
    except (OriginalMissing, Refusal) as error:
        _settled(row, state=Replacement.UNSURE, problem=error.as_json()["message"])
        return
    lease.check()
    try:
        old = read(row.museum, row.name, row.sha256)
    except (OriginalMissing, Refusal):
        _settled(row, state=Replacement.UNSURE, problem=OldGone(name=row.name).as_json()["message"])
        return
    of_old, was = seen(row.museum, old, old=True)
    lease.check()
    of_new, level = seen(row.museum, new, old=False)
    lease.check()
    found = aligned(of_old, of_new)
    row.found = told(row, found, was.level, level.level, levelled=level.origin != "none")
    if found.same == "yes":
        try:
            turn_document(row, row.turn, None)
        except JetisuError as error:  # the archive; a document that breaks a rule: a person is asked
            _settled(row, state=Replacement.UNSURE, found=row.found, problem=error.as_json()["message"])
        return
    state = Replacement.UNSURE if found.same == "unsure" else Replacement.OTHER
    _settled(row, state=state, found=row.found)


def told(row: Replacement, found: Alignment, was: Level, now: Level, *, levelled: bool) -> dict[str, Any]:
    """What the comparing found, as the row keeps it."""
    turn: Turn = found.turn
    level: list[float] | None = None
    if not levelled and found.same == "yes" and max(abs(turn.pitch), abs(turn.roll)) > 0.3:
        # Nobody would level the new one: the old one knows how. What is left of the turn is its yaw.
        level, turn = _levelled(turn)
    room = room_of(row.museum, row.name)
    look = []
    for each in directions(row.museum.document, row.name, room):
        off = found.off(each.yaw, each.pitch)
        if each.what == "label" and found.moved != 0.0 and (off is None or off > LOOK):
            look.append({"place": list(each.place), "off": None if off is None else round(off, 1)})
    return {
        **{name: round(getattr(turn, name), 3) for name in ("yaw", "pitch", "roll")},
        "confidence": found.confidence,
        "moved": None if found.moved is None else round(found.moved, 2),
        "level": level,
        "levels": {"old": [was.pitch, was.roll], "new": level or [now.pitch, now.roll]},
        "look": look,
    }


def _levelled(turn: Turn) -> tuple[list[float], Turn]:
    """Pitch and roll that level the new photograph, whose picture as it is `turn` leads to from the levelled
    old one; and the turn that is left.
    """
    x, y, z = turn.matrix() @ (0.0, 1.0, 0.0)  # the upright
    level = Level(
        math.degrees(math.atan2(z, math.hypot(x, y))),
        math.degrees(math.atan2(x, y)),
    )
    left = Turn.of_matrix(level_matrix(level) @ turn.matrix())
    return [round(level.pitch, 3), round(level.roll, 3)], left


def _settled(row: Replacement, **fields: Any) -> None:
    """Written only where nobody has settled it meanwhile, and it is still of this photograph."""
    same = Replacement.objects.filter(pk=row.pk, state=Replacement.WAITING, new_sha256=row.new_sha256)
    same.update(**fields)
