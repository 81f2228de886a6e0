"""`jetisu360 archive`."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any

from jetisu360.commands.console import errors_told, tell, tell_json
from jetisu360.commands.words import word
from jetisu360.text import Language
from jetisu360.tour.storage import Folder


def run(site: Folder, out: Path, language: Language, as_json: bool) -> None:
    """Writes the archive of a site that is whole, and tells how large it is."""
    from jetisu360.publish.manifest import read_manifest, unchanged
    from jetisu360.publish.offline.archive import archive_site
    from jetisu360.publish.place import TOUR
    from jetisu360.publish.refusals import ArchiveNotRemote, SiteNotWhole
    from jetisu360.publish.verify import NotASite
    from jetisu360.tour.document import read_tour
    from jetisu360.tour.writable import check_file

    def fields() -> dict[str, Any]:
        return {"site": site.shown(), "file": str(out)}

    with errors_told(language, as_json, fields):
        if site.remote:
            raise ArchiveNotRemote(address=site.shown())
        check_file(out)
        manifest = read_manifest(site)
        if manifest is None or TOUR not in manifest.files:
            raise NotASite(site=site.shown())
        if len(unchanged(site.path, manifest)) != len(manifest.files):
            raise SiteNotWhole(site=site.shown())
        size = archive_site(site.path, out, read_tour(site.read(TOUR)), manifest)
        if as_json:
            tell_json({"ok": True, **fields(), "bytes": size})
        else:
            tell(word("archived", language, file=out, megabytes=size / 1e6, quoted=shlex.quote(str(out))))
