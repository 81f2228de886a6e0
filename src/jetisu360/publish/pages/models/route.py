"""The page of a guided route: `routes/<route>.html`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from jetisu360.language import Language, _
from jetisu360.publish.layout import HOME, room_page, route_page
from jetisu360.publish.pages.models.frame import Beside, Frame, NamedLink, frame
from jetisu360.publish.pages.models.in_reading import InReading
from jetisu360.publish.pages.models.media import Sound, sound
from jetisu360.publish.pages.routes import Route, Stop
from jetisu360.publish.pages.shown_text import Said

BASE, UP = "../../", "../"
"""From the page to the root of the site, and to the folder of its reading."""


@dataclass(frozen=True)
class RouteStop:
    """`view`: the stop in the panorama; `title` may be empty, then it is called by its number."""

    title: Said
    view: str
    picture: str
    room: NamedLink
    text: Said
    sound: Sound | None


@dataclass(frozen=True)
class RoutePage:
    """At least one stop."""

    template: ClassVar = "route.html"

    language: Language
    frame: Frame
    description: Said
    stops: tuple[RouteStop, ...]
    beside: Beside


def fill_route(museum: InReading, number: int) -> RoutePage:
    """The route with that number, counted from 0."""
    words, routes = museum.words, museum.routes
    route = routes[number]
    title = museum.route_title(route)
    stops = [_stop(museum, stop) for stop in route.stops]
    return RoutePage(
        language=museum.language,
        frame=frame(
            museum,
            route_page(route.id),
            title,
            route.description,
            summary_default=_("{title}: a guided route through the museum, stop by stop."),
            image=_picture(museum, route.stops[0]),
            image_sized=False,
            linked=museum.linked.route(route, title, [stop.title or stop.room.name for stop in stops]),
        ),
        description=route.description,
        stops=tuple(stops),
        beside=Beside(
            label=words(_("Guided routes")),
            before_label=words(_("Previous route")),
            after_label=words(_("Next route")),
            before=_neighbour(museum, routes[number - 1]) if number else None,
            after=_neighbour(museum, routes[number + 1]) if number + 1 < len(routes) else None,
        ),
    )


def _neighbour(museum: InReading, route: Route) -> NamedLink:
    return NamedLink(museum.route_title(route), f"{route.id}.html")


def _stop(museum: InReading, stop: Stop) -> RouteStop:
    return RouteStop(
        title=stop.title,
        view=f"{UP}{HOME}{stop.href}",
        picture=BASE + _picture(museum, stop),
        room=NamedLink(museum.showing.rooms[stop.scene], room_page(stop.scene, "..")),
        text=stop.text,
        sound=sound(museum, stop.sound, BASE) if stop.sound else None,
    )


def _picture(museum: InReading, stop: Stop) -> str:
    """The view of the stop's label, else that of the room."""
    scene = museum.tour.scene(stop.scene)
    assert scene is not None  # stops at scenes that are not there have been left out
    label = next((item for item in scene.labels if item.id == stop.label), None)
    return (label.poster if label else None) or scene.thumbnail
