"""What search engines are told, in the words of schema.org: Museum, Place, VisualArtwork, BreadcrumbList.

`tests/publish/pages/test_linked_data.py` holds every type and property to schema.org's own vocabulary.
Addresses have to be whole there, so what needs one is only said where the site's address is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from jetisu360.publish.layout import HOME, object_page, room_page, route_page
from jetisu360.publish.pages.readings import Reading
from jetisu360.publish.pages.region_link import RegionLink
from jetisu360.publish.pages.routes import Route
from jetisu360.publish.pages.shown_text import Said, say
from jetisu360.publish.pages.units import in_script_of
from jetisu360.tour.document.tour import ExhibitObject, Scene, Tour
from jetisu360.tour.document.visit import DAYS

Node = dict[str, Any]
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAYS = {day: f"https://schema.org/{name}" for day, name in zip(DAYS, _NAMES, strict=True)}


class Linked:
    """Makes the graphs of one tour in one reading; `absolute` is the site's address with a slash, or None.

    `region_address`: the whole address of the home page of `region`, in whose site the museum's stands.
    """

    def __init__(
        self,
        tour: Tour,
        reading: Reading,
        absolute: str | None,
        museum: Said,
        region_address: str | None = None,
        region: RegionLink | None = None,
    ) -> None:
        self._tour = tour
        self._reading = reading
        self._absolute = absolute
        self._museum = museum
        self._above = [(region.title, region_address)] if region and region_address else []

    def museum(self, start: Scene) -> Node:
        """The graph of the museum's page."""
        language = self._reading.language
        node: Node = {"@type": "Museum", "name": self._museum.line}
        description = Said(say(self._tour.description, language).text).line
        _put(node, "description", description)
        node |= self._addresses(f"{self._reading.code}/{HOME}", start.poster)
        visit = self._tour.visit
        if visit is not None:
            address: Node = {}
            _put(address, "streetAddress", say(visit.address, language).line)
            _put(address, "addressLocality", say(visit.place, language).line)
            if address:
                node["address"] = {"@type": "PostalAddress", **address}
            if visit.latitude is not None and visit.longitude is not None:
                node["geo"] = {
                    "@type": "GeoCoordinates",
                    "latitude": visit.latitude,
                    "longitude": visit.longitude,
                }
            if visit.opening:
                node["openingHoursSpecification"] = [
                    {
                        "@type": "OpeningHoursSpecification",
                        "dayOfWeek": [_DAYS[day] for day in item.days],
                        "opens": item.opens,
                        "closes": item.closes,
                    }
                    for item in visit.opening
                ]
            _put(node, "telephone", visit.phone.strip())
            _put(node, "sameAs", visit.website or "")
            if visit.email or visit.founded:
                # To schema.org a Museum is a place; only an Organization has an e-mail and a beginning.
                node["@type"] = ["Museum", "Organization"]
                _put(node, "email", visit.email)
                _put(node, "foundingDate", visit.founded)
        # Alone, a museum is the beginning of its own way.
        return _graph(node, self._crumbs([]) if self._above else None)

    def room(self, scene: Scene, title: Said) -> Node:
        """The graph of a room's page."""
        node: Node = {"@type": "Place", "name": title.line}
        _put(node, "description", Said(say(scene.description, self._reading.language).text).line)
        node |= self._addresses(room_page(scene.id, self._reading.code), scene.poster)
        node["containedInPlace"] = self._museum_node()
        return _graph(node, self._crumbs([(title, room_page(scene.id, self._reading.code))]))

    def object(
        self,
        thing: ExhibitObject,
        title: Said,
        image: str | None,
        room: tuple[Scene, Said] | None,
    ) -> Node:
        """The graph of an object's page; `room` is where it is shown first."""
        language, code = self._reading.language, self._reading.code
        node: Node = {"@type": "VisualArtwork", "name": title.line}
        _put(node, "description", Said(say(thing.description, language).text).line)
        node |= self._addresses(object_page(thing.id, code), image)
        _put(node, "identifier", Said(thing.inventory_number).line)
        _put(node, "artMedium", say(thing.material, language).line)
        # Written as museums write dates («б.з.б. IV–III ғғ.»), which no calendar type holds.
        _put(node, "temporalCoverage", say(thing.date, language).line)
        _put(node, "creditText", say(thing.maker, language).line)
        _put(node, "copyrightNotice", say(thing.rights, language).line)
        _put(node, "size", Said(in_script_of(language, thing.dimensions)).line)
        if thing.sound and self._absolute:
            heard = thing.sound.spoken_for(language)
            sound: Node = {
                "@type": "AudioObject",
                "contentUrl": self._absolute + heard.src,
                "encodingFormat": heard.type,
            }
            _put(sound, "name", say(thing.sound.title, language).line)
            _put(sound, "transcript", Said(say(thing.sound.transcript, language).text).line)
            node["associatedMedia"] = sound
        trail = [(title, object_page(thing.id, code))]
        if room is not None:
            scene, name = room
            place: Node = {"@type": "Place", "name": name.line, "containedInPlace": self._museum_node()}
            node["contentLocation"] = place | self._addresses(room_page(scene.id, code), None)
            trail.insert(0, (name, room_page(scene.id, code)))
        return _graph(node, self._crumbs(trail))

    def route(self, route: Route, title: Said, stops: Sequence[Said]) -> Node:
        """The graph of a guided route's page; `stops`: what each is called."""
        page = route_page(route.id, self._reading.code)
        node: Node = {"@type": "TouristTrip", "name": title.line}
        _put(node, "description", Said(route.description.text).line)
        node |= self._addresses(page, None)
        node["itinerary"] = {
            "@type": "ItemList",
            "itemListElement": [
                {"@type": "ListItem", "position": number, "name": name.line}
                for number, name in enumerate(stops, 1)
            ],
        }
        return _graph(node, self._crumbs([(title, page)]))

    def _museum_node(self) -> Node:
        node: Node = {"@type": "Museum", "name": self._museum.line}
        return node | self._addresses(f"{self._reading.code}/{HOME}", None)

    def _addresses(self, page: str, image: str | None) -> Node:
        found: Node = {}
        if self._absolute:
            found["url"] = self._absolute + page
            if image:
                found["image"] = self._absolute + image
        return found

    def _crumbs(self, trail: Sequence[tuple[Said, str]]) -> Node | None:
        """The way to a page; only with addresses, which it consists of."""
        if not self._absolute:
            return None
        below = [(self._museum, f"{self._reading.code}/{HOME}"), *trail]
        steps = [*self._above, *((name, self._absolute + page) for name, page in below)]
        return {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": number, "name": name.line, "item": page}
                for number, (name, page) in enumerate(steps, 1)
            ],
        }


def _graph(node: Node, *more: Node | None) -> Node:
    others = [item for item in more if item]
    if not others:
        return {"@context": "https://schema.org", **node}
    return {"@context": "https://schema.org", "@graph": [node, *others]}


def _put(node: Node, key: str, value: str) -> None:
    if value:
        node[key] = value
