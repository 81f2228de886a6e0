"""A tour as the files of a site: everything but the tiles, `tour.json` and `manifest.json`."""

from __future__ import annotations

from collections.abc import Iterator

from jetisu360.language import _
from jetisu360.publish.kept import File, Kept
from jetisu360.publish.layout import FAVOURITES_PAGE, HOME, NOT_FOUND, ROBOTS, SITEMAP, TOUR
from jetisu360.publish.offline.pages import offline_files
from jetisu360.publish.pages import assets
from jetisu360.publish.pages.kiosk import is_for_hall
from jetisu360.publish.pages.latin import latin_record, latin_strings
from jetisu360.publish.pages.models.chooser import fill_chooser
from jetisu360.publish.pages.models.favourites import fill_favourites
from jetisu360.publish.pages.models.in_reading import InReading
from jetisu360.publish.pages.models.museum import fill_museum
from jetisu360.publish.pages.models.not_found import fill_not_found
from jetisu360.publish.pages.models.text_pages import text_page_paths, text_pages
from jetisu360.publish.pages.page_file import page_file
from jetisu360.publish.pages.readings import READINGS, Reading
from jetisu360.publish.pages.scene_data import (
    Record,
    data_path,
    encode,
    glimpse_of,
    lists_record,
    route_records,
    scene_record,
)
from jetisu360.publish.pages.shown_objects import shown_objects_record
from jetisu360.publish.pages.sitemap import robots, sitemap
from jetisu360.publish.refusals import TourHasNoScenes
from jetisu360.publish.search.documents import of_tour
from jetisu360.publish.search.pages import search_files
from jetisu360.tour.checks.checks import walkable
from jetisu360.tour.document.tour import Tour


def plain_site(
    tour: Tour, *, viewer: assets.Viewer | None = None, kept: Kept | None = None
) -> Iterator[File]:
    """Yields (path, content) of every page, record and shared file.

    The same tour gives the same bytes, also where `kept` knows of pages that need not be made again. `viewer`
    is the one in the package unless another is given.

    Raises:
        ViewerNotBuilt: the package's viewer has not been built.
        TourHasNoScenes: there is nothing to stand in.
    """
    if not tour.scenes:
        raise TourHasNoScenes
    viewer, kept = viewer or assets.built_viewer(), kept or Kept()
    yield HOME, page_file(fill_chooser(tour), kept)
    for reading in READINGS:
        yield from _pages(tour, reading, viewer, kept)
    museum = InReading(tour, READINGS[0])
    absolute = museum.absolute
    yield NOT_FOUND, page_file(fill_not_found(tour.language, museum.title, absolute, TOUR), kept)
    if absolute:
        paths = [HOME, *text_page_paths(museum)]
        yield SITEMAP, sitemap(absolute, paths)
        if (rules := robots(absolute)) is not None:
            yield ROBOTS, rules
    yield assets.text_style()
    yield assets.zoom_script()
    yield assets.below_style()
    later = viewer.more.files() if viewer.more else {}
    yield from {**assets.fonts()[1], **later}.items()
    yield from offline_files(tour)
    hall = is_for_hall(tour)
    yield from search_files(of_tour(tour), tour.title, absolute, tour.language, hall=hall, latin=True)


def _pages(tour: Tour, reading: Reading, viewer: assets.Viewer, kept: Kept) -> Iterator[File]:
    """Everything in one reading."""
    code = reading.code
    records = [scene_record(tour, scene, reading.language, code) for scene in tour.scenes]
    lists = lists_record(records, route_records(tour, reading.language), walkable(tour))
    if tour.objects:
        lists["favourites"] = f"{code}/{FAVOURITES_PAGE}"
    strings = viewer.strings_in(reading.language)
    if reading.latin:
        records, lists = latin_record(records), latin_record(lists)
        strings = latin_strings(strings)
    more = None
    if viewer.more:
        words = viewer.more.strings_in(reading.language)
        path, data = viewer.more.words_file(latin_strings(words) if reading.latin else words, code)
        yield path, data
        more = viewer.more.addresses() | {"strings": path, "lists": data_path(lists, code)}
    viewer_data = _viewer_data(tour, records, strings, reading) | {"more": more}
    museum = InReading(tour, reading)
    models = [(HOME, fill_museum(museum, viewer, viewer_data)), *text_pages(museum)]
    if tour.objects:
        shown = shown_objects_record(museum.showing, code, museum.words(_("Untitled object")))
        shown = latin_record(shown) if reading.latin else shown
        yield data_path(shown, code), encode(shown)
        models.append((FAVOURITES_PAGE, fill_favourites(museum, data_path(shown, code))))
    for path, model in models:
        yield f"{code}/{path}", page_file(model, kept, latin=reading.latin)
    for record in (*records, lists):
        yield data_path(record, code), encode(record)


def _viewer_data(tour: Tour, records: list[Record], strings: dict[str, str], reading: Reading) -> Record:
    """What the page hands to the viewer: the start scene whole, the others by address."""
    scene, start = next(
        (pair for pair in zip(tour.scenes, records, strict=True) if pair[0].id == tour.start),
        (tour.scenes[0], records[0]),
    )
    if glimpse := glimpse_of(scene):
        # The page shows what one sees first; what is around it may be coarser.
        start = start | {"preview": glimpse.around}
    return {
        "language": reading.language,
        "base": "../",
        "start": start["id"],
        "scenes": {record["id"]: data_path(record, reading.code) for record in records},
        "scene": start,
        "strings": strings,
    }
