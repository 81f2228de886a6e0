"""All pages of a museum that hold no panorama, by their addresses in the folder of a reading."""

from __future__ import annotations

from collections.abc import Iterator

from jetisu360.publish.layout import object_page, objects_page, room_page, route_page
from jetisu360.publish.pages.models.in_reading import InReading
from jetisu360.publish.pages.models.object import fill_object
from jetisu360.publish.pages.models.objects import fill_objects, sheets_of
from jetisu360.publish.pages.models.room import fill_room
from jetisu360.publish.pages.models.route import fill_route
from jetisu360.publish.pages.render import Page


def text_pages(museum: InReading) -> Iterator[tuple[str, Page]]:
    """Path and model of each page."""
    for number, scene in enumerate(museum.tour.scenes):
        yield room_page(scene.id), fill_room(museum, number)
    for thing in museum.showing.walk:
        yield object_page(thing.id), fill_object(museum, thing)
    for number, route in enumerate(museum.routes):
        yield route_page(route.id), fill_route(museum, number)
    sheets = sheets_of(museum)
    for number in range(len(sheets)):
        yield objects_page(number), fill_objects(museum, number, sheets)


def text_page_paths(museum: InReading) -> list[str]:
    """The paths of all of them, in the order of the tour, for a sitemap."""
    found = [room_page(scene.id) for scene in museum.tour.scenes]
    found += [object_page(thing.id) for thing in museum.tour.objects]
    found += [route_page(route.id) for route in museum.routes]
    return found + [objects_page(number) for number in range(len(sheets_of(museum)))]
