"""A tour as the files of a site: everything but the tiles, `tour.json` and `manifest.json`."""

from __future__ import annotations

from collections.abc import Iterator

from jetisu360.publish import assets
from jetisu360.publish.compress import with_siblings
from jetisu360.publish.data import Record, data_path, encode, route_records, scene_record
from jetisu360.publish.pages import chooser_page, museum_page
from jetisu360.publish.refusals import TourHasNoScenes
from jetisu360.text import LANGUAGES, Language
from jetisu360.tour.document import Tour


def render_site(tour: Tour, *, viewer: assets.Viewer | None = None) -> Iterator[tuple[str, bytes]]:
    """Yields (path, content) of every page, record and shared file, with their compressed siblings.

    The same tour gives the same bytes. `viewer` is the one in the package unless another is given.

    Raises:
        ViewerNotBuilt: the package's viewer has not been built.
        TourHasNoScenes: there is nothing to stand in.
    """
    if not tour.scenes:
        raise TourHasNoScenes
    viewer = viewer or assets.built_viewer()
    yield from with_siblings("index.html", chooser_page(tour).encode())
    for language in LANGUAGES:
        records = [scene_record(tour, scene, language) for scene in tour.scenes]
        page = museum_page(tour, language, viewer, _viewer_data(tour, records, language, viewer))
        yield from with_siblings(f"{language}/index.html", page.encode())
        for record in records:
            yield from with_siblings(data_path(record, language), encode(record))
    for path, data in assets.fonts()[1].items():
        yield from with_siblings(path, data)


def _viewer_data(tour: Tour, records: list[Record], language: Language, viewer: assets.Viewer) -> Record:
    """What the page hands to the viewer: the start scene whole, the others by address."""
    start = next((record for record in records if record["id"] == tour.start), records[0])
    scenes = {}
    for record in records:
        scenes[record["id"]] = {
            "title": record["title"],
            "data": data_path(record, language),
            "page": record["page"],
            "thumbnail": record["thumbnail"],
        }
        if "title" in record.get("lang", {}):
            scenes[record["id"]]["lang"] = {"title": record["lang"]["title"]}
    return {
        "language": language,
        "base": "../",
        "start": start["id"],
        "scenes": scenes,
        "scene": start,
        "routes": route_records(tour, language),
        "strings": viewer.strings_in(language),
    }
