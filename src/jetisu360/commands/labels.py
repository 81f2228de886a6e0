"""`jetisu360 labels`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from jetisu360.commands.console import errors_told, tell, tell_json
from jetisu360.language import Language, _n
from jetisu360.storage import Folder

if TYPE_CHECKING:
    from jetisu360.publish.hall_labels.cards import What


def run(
    site: Folder,
    out: Path,
    what: What,
    address: str | None,
    language: Language,
    as_json: bool,
    *,
    force: bool = False,
) -> None:
    """Writes the labels of a site's rooms and objects, and tells how many there are."""
    from jetisu360.files.outputs import Output
    from jetisu360.publish.check.site import NotASite
    from jetisu360.publish.deploy.manifest import checked_manifest
    from jetisu360.publish.hall_labels.cards import cards
    from jetisu360.publish.hall_labels.sheet import labels_pdf
    from jetisu360.publish.layout import TOUR
    from jetisu360.publish.pages.shown_text import say
    from jetisu360.tour.document.tour import read_tour

    def fields() -> dict[str, Any]:
        return {"site": site.shown(), "file": str(out)}

    with errors_told(language, as_json, fields):
        manifest = checked_manifest(site)
        if manifest is None or TOUR not in manifest.files:
            raise NotASite(site=site.shown())
        tour = read_tour(site.read(TOUR))
        output = Output(out, force=force, folders=() if site.remote else (site.path,))
        output.check()
        found = cards(tour, what, address)
        sheets = labels_pdf(found, say(tour.title, language).line)
        with output.open() as file:
            file.write(sheets)
        if as_json:
            tell_json({"ok": True, **fields(), "labels": len(found), "bytes": len(sheets)})
        else:
            tell(
                _n("{n} label to print and cut: {file}", "{n} labels to print and cut: {file}").say(
                    language, n=len(found), file=out
                )
            )
