"""An export from end to end: the site opened, the format chosen, the folder put in place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal, get_args

from jetisu360.exchange.common.lost import Lost, files
from jetisu360.exchange.common.progress import Silent, Watcher
from jetisu360.exchange.common.site import Site
from jetisu360.exchange.common.staging import check_out, staged, write
from jetisu360.language import LANGUAGES
from jetisu360.publish.pages.licences import licence
from jetisu360.publish.pages.shown_text import say
from jetisu360.storage import Folder
from jetisu360.tour.document.tour import Tour

Target = Literal["iiif", "pannellum", "marzipano", "gpano", "csv"]
TARGETS: tuple[Target, ...] = get_args(Target)
CREDITS = "CREDITS.txt"


def export(
    site: Folder,
    target: Target,
    out: Path,
    *,
    address: str | None = None,
    quality: int | None = None,
    watcher: Watcher | None = None,
) -> list[Lost]:
    """Writes the site in another format into `out`, a new or empty folder; returns what it cannot say.

    `address` is where the files of an IIIF export will stand on the web, unless the site's document says it.
    `quality` is that of JPEG files that have to be made again.

    Raises:
        JetisuError: nothing is at `out`.
    """
    check_out(out, site)
    opened = Site(site)
    watcher = watcher or Silent()
    with staged(out) as stage:
        lost = _writer(target, address, quality)(opened, stage, watcher)
        for name, data in (*files(lost).items(), (CREDITS, credits_text(opened.tour))):
            write(stage, name, data)
    return lost


Writer = Callable[[Site, Path, Watcher], list[Lost]]


def _writer(target: Target, address: str | None, quality: int | None) -> Writer:
    """The format's own module, loaded only when it is asked for."""
    if target == "gpano":
        from jetisu360.exchange.gpano import write as gpano_out

        best = quality or gpano_out.QUALITY
        return lambda site, out, watcher: gpano_out.export_gpano(site, out, watcher, best)
    if target == "pannellum":
        from jetisu360.exchange.pannellum.write import export_pannellum

        return lambda site, out, watcher: export_pannellum(site, out, watcher, quality or 85)
    if target == "iiif":
        from jetisu360.exchange.iiif import write as iiif_out

        best = quality or iiif_out.QUALITY
        return lambda site, out, watcher: iiif_out.export_iiif(site, out, watcher, address, best)
    if target == "marzipano":
        from jetisu360.exchange.marzipano.write import export_marzipano

        return lambda site, out, watcher: export_marzipano(site, out, watcher, quality or 90)
    if target == "csv":
        from jetisu360.exchange.tables.write import export_csv

        return export_csv
    raise AssertionError(target)


def credits_text(tour: Tour) -> bytes:
    """Title, credits and licence, which go with every copy whatever its format can say."""
    terms = licence(tour.licence)
    lines = []
    for language in LANGUAGES:
        texts = say(tour.title, language), say(tour.credits, language)
        lines += [text.text for text in texts if text and not text.language]
    if terms.name:
        lines.append(" ".join(part for part in (terms.name, terms.href) if part))
    return ("\n".join(lines or [tour.id]) + "\n").encode()
