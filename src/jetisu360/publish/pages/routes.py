"""The guided routes of a tour as a reader of one language meets them."""

from __future__ import annotations

from dataclasses import dataclass

from jetisu360.language import Language
from jetisu360.publish.pages.catalogue import view_hash
from jetisu360.publish.pages.scene_data import stop_direction
from jetisu360.publish.pages.shown_text import Said, say
from jetisu360.tour.document.media import Sound
from jetisu360.tour.document.tour import Tour


@dataclass(frozen=True)
class Stop:
    """`href`: the view of the stop in the panorama, which tells the viewer which stop it is."""

    scene: str
    label: str | None
    title: Said
    text: Said
    sound: Sound | None
    href: str


@dataclass(frozen=True)
class Route:
    """At least one stop."""

    id: str
    title: Said
    description: Said
    stops: tuple[Stop, ...]


def routes(tour: Tour, language: Language) -> list[Route]:
    """The routes; a stop at a scene that is not there is left out."""
    found = []
    for route in tour.routes:
        there = [stop for stop in route.stops if tour.scene(stop.scene)]
        stops = tuple(
            Stop(
                scene=stop.scene,
                label=stop.label,
                title=say(stop.title, language),
                text=say(stop.text, language),
                sound=stop.sound,
                href=f"{view_hash(stop.scene, *stop_direction(tour, stop))}~{route.id}.{number}",
            )
            for number, stop in enumerate(there, 1)
        )
        if stops:
            found.append(Route(route.id, say(route.title, language), say(route.description, language), stops))
    return found
