"""`jetisu360 archive`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jetisu360.commands.console import errors_told, tell, tell_json
from jetisu360.files.typed import quoted
from jetisu360.language import Language, _
from jetisu360.storage import Folder


def run(site: Folder, out: Path, language: Language, as_json: bool, *, force: bool = False) -> None:
    """Writes the archive of a site that is whole, and tells how large it is."""
    from jetisu360.publish.check.site import NotASite
    from jetisu360.publish.deploy.manifest import checked_manifest, unchanged
    from jetisu360.publish.layout import TOUR
    from jetisu360.publish.offline.archive import archive_output, archive_site
    from jetisu360.publish.refusals import ArchiveNotRemote, SiteNotWhole
    from jetisu360.tour.document.tour import read_tour

    def fields() -> dict[str, Any]:
        return {"site": site.shown(), "file": str(out)}

    with errors_told(language, as_json, fields):
        if site.remote:
            raise ArchiveNotRemote(address=site.shown())
        manifest = checked_manifest(site, written=True)
        if manifest is None or TOUR not in manifest.files:
            raise NotASite(site=site.shown())
        tour = read_tour(site.read(TOUR))
        archive_output(site.path, out, tour, force=force).check()
        if len(unchanged(site.path, manifest)) != len(manifest.files):
            raise SiteNotWhole(site=site.shown())
        size = archive_site(site.path, out, tour, manifest, force=force)
        if as_json:
            tell_json({"ok": True, **fields(), "bytes": size})
        else:
            tell(
                _(
                    "The archive is ready: {file} ({megabytes:.1f} MB). To see it: jetisu360 view {quoted}"
                ).say(language, file=out, megabytes=size / 1e6, quoted=quoted(str(out)))
            )
