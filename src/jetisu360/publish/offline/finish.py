"""The last files of a site, which are about all the others: `offline.json`, and the archive with its page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from jetisu360.files.paths import joined
from jetisu360.publish.compress import with_siblings
from jetisu360.publish.deploy.manifest import Entry, Manifest
from jetisu360.publish.layout import OFFLINE_PLAN, archive_path
from jetisu360.publish.offline.archive import archive_into
from jetisu360.publish.offline.listing import offline_plan
from jetisu360.publish.offline.pages import Archive, offline_pages
from jetisu360.tour.document.tour import Tour


@dataclass(frozen=True)
class Finish:
    """`archive`: the site offers itself as one file."""

    tour: Tour
    archive: bool = False

    def files(self, manifest: Manifest) -> dict[str, bytes]:
        """The files without an archive, by name; in a bucket there is none."""
        return {OFFLINE_PLAN: offline_plan(manifest.files, self.tour)}

    def __call__(self, stage: Path, manifest: Manifest) -> None:
        """Adds them to a site that is being put together in a folder."""
        self._put(stage, manifest, self.files(manifest))
        if not self.archive:
            return
        path = archive_path(self.tour.id)
        out = joined(stage, path, written=True)
        out.parent.mkdir(parents=True, exist_ok=True)
        with out.open("x+b") as file:
            size = archive_into(file, stage, self.tour, manifest)
        manifest.files[path] = Entry(_sha256(out), size)
        for page, data in offline_pages(self.tour, Archive(path, size)):
            self._put(stage, manifest, dict(with_siblings(page, data)))

    def _put(self, stage: Path, manifest: Manifest, files: dict[str, bytes]) -> None:
        for name, data in files.items():
            target = joined(stage, name, written=True)
            # What stands there may be a second name of a file of the old site, which must stay as it is.
            target.unlink(missing_ok=True)
            target.write_bytes(data)
            manifest.files[name] = Entry.of(data)


def _sha256(path: Path) -> str:
    import hashlib

    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


Finisher = Callable[[Path, Manifest], None]
