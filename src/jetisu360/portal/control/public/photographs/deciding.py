"""What people decide of faces in photographs for everybody: kept as a museum's decisions are, so that the
same review page asks for them (`commands/review`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from jetisu360.commands.review.session import Place
from jetisu360.panorama.privacy.region import Box, Region
from jetisu360.portal.audit.record import record
from jetisu360.portal.control.public.models import PublicCapture, Review
from jetisu360.portal.control.public.photographs.files import file_of
from jetisu360.portal.jobs.lease import ask
from jetisu360.portal.museums.documents import DocumentChanged, checked
from jetisu360.portal.privacy.found import open_places as open_in
from jetisu360.portal.privacy.models import Look
from jetisu360.tour.museum_toml.decision import Decision
from jetisu360.tour.museum_toml.decisions import applied, decisions_of
from jetisu360.tour.museum_toml.entries import MuseumFile
from jetisu360.tour.museum_toml.values import values_of

_TRIES = 5
MOST_TOLD = 60
"""Decisions of one event of the journal."""
DECIDED = (PublicCapture.REVIEW, PublicCapture.BLURRING, PublicCapture.READY)


def read(region_id: int) -> MuseumFile:
    row = Review.objects.filter(region=region_id).first()
    return checked(row.document if row else {})


def open_places(row: PublicCapture) -> int:
    """How many places of a photograph nobody has decided on."""
    return open_in(Look(subjects=[row.subject]), read(row.region_id))


def blurred_of(row: PublicCapture) -> list[Region | Box]:
    """What is to be blurred in it."""
    name = file_of(row.capture_id)
    found = decisions_of(read(row.region_id))
    return [one.where for one in found if one.file == name and one.verdict == "blur"]


class RegionDecisions:
    """The decisions of a region (its key); `who` makes those that are written here. (The review's
    `Decisions`.)
    """

    def __init__(self, region: Any, who: Any) -> None:
        self._region, self._who = region, who

    def stamp(self) -> tuple[int, ...]:
        return tuple(Review.objects.filter(region=self._region).values_list("revision", flat=True))

    def made(self) -> Mapping[Place, Any]:
        """(The journal names who; the page does not.)"""
        return {}

    def read(self) -> MuseumFile:
        return read(self._region.pk)

    def change(self, add: Sequence[Decision], remove: Sequence[Decision] = ()) -> MuseumFile:
        """All or nothing. A photograph that was ready is not any more: it is blurred anew, and what was
        published of it disappears.

        Raises:
            TooManyDecisions, DocumentChanged
        """
        for _attempt in range(_TRIES):
            row, _made = Review.objects.get_or_create(region=self._region)
            there = checked(row.document)
            values = values_of(there)
            after = applied(values, add, remove)
            if after is values:
                return there
            document = checked(after)
            if self._written(row, document, [*add, *remove]):
                return document
        raise DocumentChanged

    def _written(self, row: Review, document: MuseumFile, decisions: Sequence[Decision]) -> bool:
        names = sorted({one.file for one in decisions})
        with transaction.atomic():
            rows = Review.objects.filter(pk=row.pk, revision=row.revision)
            if not rows.update(document=values_of(document), revision=row.revision + 1):
                return False
            touched = PublicCapture.objects.filter(region=self._region, capture__in=_numbers(names))
            shown = touched.filter(state=PublicCapture.READY).exists()
            touched.filter(state__in=DECIDED).update(state=PublicCapture.REVIEW)
            told = [
                {"file": one.file, "verdict": one.verdict, "where": vars(one.where)}
                for one in decisions[:MOST_TOLD]
            ]
            record(self._who, "public.decided", self._region, {"decisions": told, "n": len(decisions)})
        if shown:
            ask("region", self._region, self._who)
        return True


def _numbers(names: Sequence[str]) -> list[int]:
    stems = [name.partition(".")[0] for name in names]
    return [int(stem) for stem in stems if stem.isdecimal() and len(stem) < 19]


def go_on(who: Any, region: Any) -> int:
    """Blurs the photographs on which everything is decided: so many begin."""
    from jetisu360.portal.control.public.photographs import job

    document = read(region.pk)
    rows = PublicCapture.objects.filter(region=region, state=PublicCapture.REVIEW)
    decided = [row.pk for row in rows if not open_in(Look(subjects=[row.subject]), document)]
    if not decided:
        return 0
    with transaction.atomic():
        begun = PublicCapture.objects.filter(pk__in=decided, state=PublicCapture.REVIEW).update(
            state=PublicCapture.BLURRING
        )
        record(who, "public.blurred", region, {"photographs": begun})
    ask(job.KIND, region, who)
    return int(begun)
