"""The rows of the board follow the museums.

A museum's row (`Standing`) carries a mark of what it was made from. Three questions give the marks of all
museums; only those whose mark is another are read and made anew. That is done by whoever opens the board, and
by every worker when it has nothing to do, so that the day on which a stage was first reached is known to
nobody's credit but the work's. To make everything again, delete the rows: `Reached` keeps its days.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Max, Q, Sum

from jetisu360.errors import JetisuError
from jetisu360.portal.audit.models import Event
from jetisu360.portal.board.models import Reached, Standing
from jetisu360.portal.board.stages import Built, Facts, Stage, states
from jetisu360.portal.museums.documents import read_document
from jetisu360.portal.museums.models import Museum
from jetisu360.portal.originals.models import Photograph
from jetisu360.portal.privacy.found import open_places
from jetisu360.portal.privacy.models import Look
from jetisu360.portal.publication.models import Publication, Version
from jetisu360.tour.museum_toml.completeness import counted
from jetisu360.tour.museum_toml.entries import MuseumFile
from jetisu360.tour.museum_toml.file_names import form

RULE = 2
"""Part of every mark: another number, and all rows are made anew."""
BATCH = 20
"""Museums whose documents are held at a time."""
LONG = ("findings", "told", "changes")
"""Of a version, what is long and not asked for here."""
UNKNOWN, REFUSED = "received", "refused"
"""States of a photograph that nobody has looked into, and of one that cannot be a room."""


@dataclass(frozen=True)
class Seen:
    """What visitors see of a museum, and since when; who has checked it, and when."""

    published_at: datetime | None
    checked_at: datetime | None


@dataclass(frozen=True)
class Around:
    """What is known of many museums without reading one of them, by their numbers."""

    photographs: Mapping[int, Mapping[str, Any]]
    newest: Mapping[int, Version]
    publications: Mapping[int, Publication]

    @classmethod
    def of(cls, museums: Sequence[int]) -> Around:
        of_these = {"museum__in": museums}
        photographs = (
            Photograph.objects.filter(**of_these, kind=Photograph.PHOTOGRAPH)
            .order_by()
            .values("museum")
            .annotate(
                count=Count("pk"),
                unknown=Count("pk", filter=Q(state=UNKNOWN)),
                refused=Count("pk", filter=Q(state=REFUSED)),
                size=Sum("size"),
                last=Max("pk"),
            )
        )
        newest = Version.objects.filter(**of_these).order_by().values("museum").annotate(newest=Max("pk"))
        versions = Version.objects.filter(pk__in=newest.values("newest")).defer(*LONG)
        publications = (
            Publication.objects.filter(**of_these)
            .select_related("version__approval")
            .defer(*(f"version__{name}" for name in LONG))
        )
        return cls(
            {row["museum"]: row for row in photographs},
            {row.museum_id: row for row in versions},
            {row.museum_id: row for row in publications},
        )

    def seen(self, museum: int) -> Seen:
        row = self.publications.get(museum)
        if row is None or row.version is None:
            return Seen(None, None)
        approval = getattr(row.version, "approval", None)
        return Seen(row.version.published_at or row.changed_at, approval.at if approval else None)

    def mark(self, museum: Museum) -> str:
        files, version = self.photographs.get(museum.pk, {}), self.newest.get(museum.pk)
        public, seen = self.publications.get(museum.pk), self.seen(museum.pk)
        parts = [RULE, museum.revision]
        parts += [files.get(name, 0) for name in ("count", "unknown", "refused", "size", "last")]
        parts += [version.pk, version.revision, version.undecided, version.unreached] if version else ["-"]
        parts += [public.version_id if public else "-", seen.checked_at is not None]
        return " ".join(map(str, parts))


def follow_all() -> None:
    """Brings the row of every museum up to date."""
    follow(Museum.objects.filter(archived=False))


def follow(museums: Any) -> list[tuple[Museum, Standing]]:
    """These museums (a query), each with its row, brought up to date; what is up to date is not read."""
    there = list(museums.listed())
    around = Around.of([museum.pk for museum in there])
    rows = {row.museum_id: row for row in Standing.objects.filter(museum__in=there)}
    stale = [
        museum for museum in there if museum.pk not in rows or rows[museum.pk].mark != around.mark(museum)
    ]
    for first in range(0, len(stale), BATCH):
        rows |= {row.museum_id: row for row in _made(stale[first : first + BATCH], around)}
    return [(museum, rows[museum.pk]) for museum in there]


def _made(museums: Sequence[Museum], around: Around) -> list[Standing]:
    # (Read once more: the revision that was read is the one of the mark.)
    fresh = list(Museum.objects.filter(pk__in=[museum.pk for museum in museums]))
    files = _photographs(fresh)
    renewed = _renewed(fresh, around)
    looks = {look.museum_id: look for look in Look.objects.filter(museum__in=fresh)}
    rows, reached = [], []
    for museum in fresh:
        document, built = _document(museum), around.newest.get(museum.pk)
        skipped = {form(entry.file) for entry in document.scenes if entry.skip}
        mine = [row for row in files.get(museum.pk, ()) if row.key not in skipped]
        good = [row for row in mine if row.state not in (UNKNOWN, REFUSED)]
        seen = around.seen(museum.pk)
        found = states(
            Facts(
                good=len(good),
                refused=sum(row.state == REFUSED for row in mine),
                waiting=sum(row.state == UNKNOWN for row in mine),
                texts=counted(museum.document, [row.key for row in good]),
                built=built
                and Built(
                    rooms=built.rooms,
                    unreached=built.unreached,
                    undecided=_undecided(built, looks.get(museum.pk), document),
                    renewed=renewed.get(museum.pk, 0),
                ),
                published=seen.published_at is not None,
                checked=seen.checked_at is not None,
            )
        )
        kept = {stage.value: [state.have, state.of, state.left] for stage, state in found.items()}
        rows.append(Standing(museum=museum, mark=around.mark(museum), stages=kept))
        days = {
            Stage.PHOTOGRAPHED: max((row.received_at for row in good), default=None),
            Stage.LINKED: built and built.built_at,
            Stage.PRIVACY: built and built.built_at,
            Stage.PUBLISHED: seen.published_at,
            Stage.CHECKED: seen.checked_at,
        }
        reached += [
            Reached(museum=museum, stage=stage.value, at=days.get(stage) or museum.changed_at)
            for stage, state in found.items()
            if state.complete
        ]
    Standing.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["museum"], update_fields=["mark", "stages"]
    )
    Reached.objects.bulk_create(reached, ignore_conflicts=True)
    return rows


def _undecided(built: Version, look: Look | None, document: MuseumFile) -> int:
    """Places on which nobody has decided by now, and pictures that could not be looked at."""
    if look is None:  # (a version from before looks were kept)
        return int(built.undecided)
    return open_places(look, document) + sum(1 for told in look.subjects if told["problem"])


def _document(museum: Museum) -> MuseumFile:
    """What the museum says; one that cannot be read says nothing, and the others are not held up by it."""
    try:
        return read_document(museum)
    except JetisuError:
        return MuseumFile()


def _photographs(museums: Iterable[Museum]) -> dict[int, list[Photograph]]:
    found: dict[int, list[Photograph]] = {}
    rows = Photograph.objects.filter(museum__in=museums, kind=Photograph.PHOTOGRAPH)
    for row in rows.only("museum", "key", "state", "received_at"):
        found.setdefault(row.museum_id, []).append(row)
    return found


def _renewed(museums: Iterable[Museum], around: Around) -> dict[int, int]:
    """How many photographs of a museum are others than in its newest version: the journal says so, by
    whichever way they came.
    """
    since = {museum.slug: around.newest[museum.pk] for museum in museums if museum.pk in around.newest}
    if not since:
        return {}
    replaced: dict[int, set[str]] = {}
    events = Event.objects.filter(
        action="photograph.replaced",
        museum__in=since,
        at__gt=min(version.built_at for version in since.values()),
    )
    for slug, name, at in events.values_list("museum", "target", "at"):
        if at > since[slug].built_at:
            replaced.setdefault(since[slug].museum_id, set()).add(name)
    return {museum: len(names) for museum, names in replaced.items()}
