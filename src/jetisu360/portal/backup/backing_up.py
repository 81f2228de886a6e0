"""A backup is made while the portal runs.

Files first, rows after them. Originals and versions never change, so what the database speaks of now is put
away in as long as it takes. Then one snapshot of the database: its rows are written, and the few files that
came meanwhile follow. So every file that a row of the backup names was there when the row was read, and
nobody has had to wait.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from django.apps import apps
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from jetisu360 import __version__
from jetisu360.files.output_refusals import OutputExists
from jetisu360.files.outputs import Output
from jetisu360.portal.audit.record import record
from jetisu360.portal.backup.manifest import FORMAT, Manifest, Site, rows_of
from jetisu360.portal.backup.needed import Needed, needed, site_of_region, site_of_version
from jetisu360.portal.backup.rows import write_rows
from jetisu360.portal.backup.sites import SitesKept
from jetisu360.portal.backup.snapshot import snapshot
from jetisu360.portal.backup.tables import taken
from jetisu360.portal.backup.writing import Members
from jetisu360.portal.originals.places import inside, place


@dataclass
class Made:
    """What is in a backup. `amiss`: what was missing or altered in the storage already; `size` in bytes."""

    rows: int = 0
    originals: int = 0
    sites: int = 0
    amiss: list[str] = field(default_factory=list)
    size: int = 0


def back_up(file: Path, *, force: bool = False) -> Made:
    """Writes the whole portal into `file`, which appears when it is finished.

    Raises:
        OutputRefused, PlaceFailed: nothing is at `file` that was not there before.
        DatabaseError, StorageFailed, OSError
    """
    places = [place(role) for role in ("originals", "working", "published")]
    output = Output(file, force=force, folders=tuple(one.path for one in places if not one.remote))
    output.check()
    if not force and os.path.lexists(file):
        raise OutputExists(file=file)
    with output.open() as opened:
        if os.name != "nt":  # it holds what lets people in
            os.fchmod(opened.fileno(), 0o600)
        with Members(opened, timezone.now()) as members:
            made = _Making(members).make()
        made.size = opened.tell()
    record(
        None, "backup.made", file.name, {"rows": made.rows, "originals": made.originals, "sites": made.sites}
    )
    return made


class _Making:
    def __init__(self, members: Members) -> None:
        self._members = members
        self._sites = SitesKept(members)
        self._originals: set[tuple[str, str]] = set()
        self._missing: set[tuple[str, str]] = set()
        self._altered: list[str] = []

    def make(self) -> Made:
        self._keep(needed())
        with snapshot():
            migrations = _migrations()
            tables = {}
            for model in taken(apps):
                table = model._meta.label_lower
                with self._members.add(rows_of(table)) as sink:
                    tables[table] = write_rows(model, sink)
            last = needed()
        regions = [site for slug in last.regions if (site := site_of_region(slug))]
        self._keep(last, regions, late=True)
        sites = [*self._sites.kept.values()]
        amiss = self._amiss(last)
        self._members.finish(
            Manifest(
                format=FORMAT,
                version=__version__,
                made_at=self._members.when.isoformat(timespec="seconds"),
                migrations=migrations,
                tables=tables,
                sites=sites,
                pointers={site.region: site.path for site in sites if site.region},
                amiss=amiss,
                members=self._members.written,
            )
        )
        return Made(sum(tables.values()), len(self._originals), len(sites), amiss)

    def _keep(self, what: Needed, regions: Iterable[Site] = (), *, late: bool = False) -> None:
        """Puts away what is not in the backup yet."""
        for slug, sha256 in what.originals:
            if (slug, sha256) not in self._originals:
                self._keep_original(slug, sha256)
        for slug, folder in what.versions:
            # What a late one has in common with others of its museum would be far back in the backup.
            self._sites.keep(site_of_version(slug, folder).model_copy(update={"alone": late}))
        for site in regions:
            self._sites.keep(site)

    def _keep_original(self, slug: str, sha256: str) -> None:
        folder = inside(place("originals"), slug)
        try:
            source = folder.open(f"{sha256[:2]}/{sha256}")
        except FileNotFoundError:
            self._missing.add((slug, sha256))
            return
        name = _original(slug, sha256)
        with source, self._members.add(name) as sink:
            if sink.take(source).sha256 != sha256:
                self._altered.append(name)
        self._originals.add((slug, sha256))

    def _amiss(self, last: Needed) -> list[str]:
        """What was removed while the backup was made is not missed."""
        missing = self._missing.intersection(last.originals)
        sites = {f"versions/{slug}/{folder}" for slug, folder in last.versions} & self._sites.missing
        names = [_original(*one) for one in missing] + self._altered
        return sorted([*names, *sites, *self._sites.altered])


def _original(slug: str, sha256: str) -> str:
    return f"originals/{slug}/{sha256[:2]}/{sha256}"


def _migrations() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for app, name in sorted(MigrationRecorder(connection).applied_migrations()):
        found.setdefault(app, []).append(name)
    return found
