"""Taking photographs in: each is looked into by a process that can be ended, and kept as it came."""

from __future__ import annotations

import base64
import hashlib
import tempfile
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from django.db import transaction

from jetisu360.errors import JetisuError
from jetisu360.language import pick
from jetisu360.panorama.refusals import TooManyBytes
from jetisu360.portal.audit.record import record
from jetisu360.portal.control.assignments.models import Assignment
from jetisu360.portal.control.assignments.moving import held
from jetisu360.portal.control.evidence import codes
from jetisu360.portal.control.evidence.aligning import ask_to_align
from jetisu360.portal.control.evidence.files import Size, keep_small, originals, read_small
from jetisu360.portal.control.evidence.look import LIMITS
from jetisu360.portal.control.evidence.looks import ALIKE, says_something, unlike
from jetisu360.portal.control.evidence.models import Capture, Point
from jetisu360.portal.control.evidence.refusals import LookFailed
from jetisu360.portal.uploads import looker

MOST = 20
"""Photographs of one form."""
SECONDS = 45.0
"""For one photograph; the largest that is opened takes 15."""
MOST_COMPARED = 20_000
"""Earlier captures of a region, the newest first, that a new one is compared with."""
COMMAND = (looker.COMMAND[0], "-m", "jetisu360.portal.control.evidence.look")
PIECE = 1 << 20


@dataclass
class Taken:
    """What became of the photographs of one form. `refused`: (name, why)."""

    new: list[Capture] = field(default_factory=list)
    known: list[Capture] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


def take(who: Any, assignment: Assignment, point: Point, files: list[Any], note: str, language: str) -> Taken:
    """Each of `files` (Django's uploaded files) for itself: one that is refused does not stop the others."""
    taken = Taken()
    with looker.Looker(SECONDS, COMMAND) as eyes, tempfile.TemporaryDirectory() as folder:
        for number, file in enumerate(files):
            name = _called(file.name)
            try:
                capture, new = _one(
                    who, assignment, point, file, name, note, eyes, Path(folder) / str(number)
                )
            except Refused as error:
                taken.refused.append((name, pick(error.words, language)))
            except JetisuError as error:
                taken.refused.append((name, error.say(language)))
            else:
                (taken.new if new else taken.known).append(capture)
    for one in taken.new:
        ask_to_align(who, one)
    return taken


class Refused(Exception):
    """The process that looks has refused it; `words`: the sentence in each language."""

    def __init__(self, words: dict[str, str]) -> None:
        super().__init__(words)
        self.words = words


def _one(
    who: Any,
    assignment: Assignment,
    point: Point,
    file: IO[bytes],
    name: str,
    note: str,
    eyes: looker.Looker,
    path: Path,
) -> tuple[Capture, bool]:
    """The capture, and whether it is new.

    Raises:
        Refused, LookFailed; OSError, StorageFailed
    """
    sha256, size = _copied(file, path)
    known = Capture.objects.filter(assignment=assignment, sha256=sha256).first()
    if known is not None:
        return known, False
    found = _looked(eyes, path, name)
    region = assignment.region
    with path.open("rb") as kept:
        originals(region.slug).put(kept, sha256, name)
    _keep(region.pk, sha256, found)
    path.unlink()
    with transaction.atomic():
        held(assignment.pk)  # (two of the same form, at the same moment)
        known = Capture.objects.filter(assignment=assignment, sha256=sha256).first()
        if known is not None:
            return known, False
        like, bits = _alike(region.pk, sha256, found["look"])
        code = codes.current(assignment)
        capture = Capture.objects.create(
            point=point,
            assignment=assignment,
            region=region,
            name=name,
            sha256=sha256,
            size=size,
            **{key: found[key] for key in ("kind", "width", "height", "look")},
            **{key: found[key] for key in ("latitude", "longitude")},
            camera=found["camera"][:200],
            taken_at=datetime.fromisoformat(found["taken_at"]) if found["taken_at"] else None,
            received_by=who,
            note=note.strip()[:4000],
            like_id=like,
            unlike=bits,
            code=code.code if code else "",
        )
        told = {"sha256": sha256, "point": point.title, "capture": capture.pk}
        record(who, "evidence.received", assignment, told)
    return capture, True


def small_of(capture: Capture, size: Size) -> bytes | None:
    """A JPEG, made again where it is not there any more; None where its original is gone, too."""
    data = read_small(capture.region_id, capture.sha256, size)
    if data is None and make_small_again(capture):
        data = read_small(capture.region_id, capture.sha256, size)
    return data


def make_small_again(capture: Capture) -> bool:
    """As after a backup, which has originals only. False where that cannot be done now."""
    with looker.Looker(SECONDS, COMMAND) as eyes, tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "0"
        try:
            with originals(capture.region.slug).open(capture.sha256, capture.name) as kept:
                _copied(kept, path)
            found = _looked(eyes, path, capture.name)
        except (JetisuError, Refused):
            return False
    _keep(capture.region_id, capture.sha256, found)
    return True


def _keep(region_id: int, sha256: str, found: dict[str, Any]) -> None:
    keep_small(region_id, sha256, "picture", base64.b64decode(found["picture"]))
    keep_small(region_id, sha256, "small", base64.b64decode(found["small"]))


def _looked(eyes: looker.Looker, path: Path, name: str) -> dict[str, Any]:
    if path.stat().st_size > LIMITS.max_bytes:
        size = -(-path.stat().st_size // 1_000_000)
        raise TooManyBytes(name=name, size=size, limit=f"{LIMITS.max_bytes / 1e6:g}", needed=size)
    try:
        said = eyes.look(path, name, fresh=False, kind="evidence")
    except looker.LookFailed:
        raise LookFailed(name=name) from None
    if "refused" in said:
        raise Refused(said["refused"]["message"])
    found: dict[str, Any] = said["found"]
    return found


def _alike(region_id: int, sha256: str, look: str) -> tuple[int | None, int | None]:
    """The earliest capture of the same file, else the one that looks most alike; and the bits that differ."""
    rows = Capture.objects.filter(region=region_id).order_by("pk")
    same = rows.filter(sha256=sha256).values_list("pk", flat=True).first()
    if same is not None:
        return same, 0
    if not says_something(look):
        return None, None
    near = rows.order_by("-pk").values_list("pk", "look")[:MOST_COMPARED]
    best = min(((unlike(look, other), number) for number, other in near.iterator()), default=(ALIKE + 1, 0))
    return (best[1], best[0]) if best[0] <= ALIKE else (None, None)


def _copied(file: IO[bytes], path: Path) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with path.open("wb") as kept:
        while piece := file.read(PIECE):
            digest.update(piece)
            kept.write(piece)
            size += len(piece)
    return digest.hexdigest(), size


def _called(name: str | None) -> str:
    """A file's name as it can be shown and kept."""
    plain = "".join(sign for sign in (name or "") if sign.isprintable()).strip()
    return plain[-200:] or "photo"
