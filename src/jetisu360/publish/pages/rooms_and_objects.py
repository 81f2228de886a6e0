"""The pages of rooms and objects: everything that can be read, heard and looked at without the panorama."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from markupsafe import Markup

from jetisu360.language import Message, Translator, _
from jetisu360.publish.layout import HOME, object_page, objects_page, room_page, route_page
from jetisu360.publish.pages import assets
from jetisu360.publish.pages.csp import policy
from jetisu360.publish.pages.kiosk import is_for_hall, kiosk
from jetisu360.publish.pages.linked_data import Linked
from jetisu360.publish.pages.museum import (
    LANGUAGE_NAMES,
    alternates,
    base_address,
    languages,
    minutes,
    render,
    routes_shown,
    summary,
    title_length,
    tour_title,
)
from jetisu360.publish.pages.object_places import Place, Showing
from jetisu360.publish.pages.order import first_letter, in_order
from jetisu360.publish.pages.readings import Reading
from jetisu360.publish.pages.region_link import region_address, region_link
from jetisu360.publish.pages.scene_data import Record, in_page, scene_title
from jetisu360.publish.pages.shown_text import Said, say
from jetisu360.publish.pages.units import in_script_of
from jetisu360.tour.document.media import PictureRecord
from jetisu360.tour.document.tour import ExhibitObject, Scene, Tour

# Names on one sheet of the list of objects: more would be a long page on a phone, and a heavy one.
SHEET = 200


ROOM_DEFAULT = _("{title}: the room, its objects and its 360° panorama.")
"""Of a room without a description of its own."""


class TextPages:
    """The pages of one tour in one reading. What they share is found once."""

    def __init__(self, tour: Tour, as_read: Reading) -> None:
        self._tour = tour
        self._reading = as_read
        self._language = as_read.language
        self._words = Translator(as_read.language)
        self._museum = tour_title(tour, as_read.language)
        self._absolute = base_address(tour)
        self._showing = Showing(tour, as_read.language)
        self._routes = routes_shown(tour, as_read.language)
        self._region = region_link(tour, as_read.language)
        region = region_address(self._absolute, self._region)
        self._linked = Linked(tour, as_read, self._absolute, self._museum, region, self._region)

    def paths(self) -> list[str]:
        """The paths of all pages below the reading's folder."""
        found = [room_page(scene.id) for scene in self._tour.scenes]
        found += [object_page(thing.id) for thing in self._tour.objects]
        found += [route_page(route["id"]) for route in self._routes]
        return found + [objects_page(number) for number in range(len(self._sheets()))]

    def pages(self) -> Iterator[tuple[str, str]]:
        """Path below the reading's folder, and the page."""
        for number, scene in enumerate(self._tour.scenes):
            yield room_page(scene.id), self._room(number, scene)
        for thing in self._showing.walk:
            yield object_page(thing.id), self._object(thing)
        for number, route in enumerate(self._routes):
            yield route_page(route["id"]), self._route(number, route)
        sheets = self._sheets()
        for number in range(len(sheets)):
            yield objects_page(number), self._sheet(number, sheets)

    # ---- rooms

    def _room(self, number: int, scene: Scene) -> str:
        tour, words = self._tour, self._words
        title = self._showing.rooms[scene.id]
        description = say(scene.description, self._language)
        objects: dict[str, Place] = {}
        notes: list[Place] = []
        for label in scene.labels:
            place = Place(scene, label, title)
            if label.object in self._showing.objects:
                objects.setdefault(label.object, place)
            elif label.title or label.text or label.pictures or label.sound or label.film:
                notes.append(place)
        doors = dict.fromkeys(link.to for link in tour.links if link.from_ == scene.id)
        rooms = tour.scenes
        return self._page(
            "room.html",
            room_page(scene.id, self._reading.code),
            title,
            description,
            og_image=scene.poster,
            linked=self._linked.room(scene, title),
            zoom=any(place.label.pictures for place in notes),
            scene=scene,
            number=number + 1,
            total=len(rooms),
            objects=[(place, self._showing.objects[name]) for name, place in objects.items()],
            notes=notes,
            doors=[
                (other, scene_title(tour, other, self._language))
                for name in doors
                if (other := tour.scene(name)) and other.id != scene.id
            ],
            before=self._door(rooms[number - 1]) if number else None,
            after=self._door(rooms[number + 1]) if number + 1 < len(rooms) else None,
            beside_label=words(_("Neighbouring rooms")),
            before_label=words(_("Previous room")),
            after_label=words(_("Next room")),
        )

    def _door(self, scene: Scene) -> tuple[Said, str]:
        return self._showing.rooms[scene.id], f"{scene.id}.html"

    # ---- guided routes

    def _route(self, number: int, route: dict[str, Any]) -> str:
        words = self._words
        title = self._route_title(route)
        stops = [self._stop(stop) for stop in route["stops"]]
        before = self._routes[number - 1] if number else None
        after = self._routes[number + 1] if number + 1 < len(self._routes) else None
        return self._page(
            "route.html",
            route_page(route["id"], self._reading.code),
            title,
            route["description"],
            og_image=stops[0]["picture"],
            og_sized=False,
            linked=self._linked.route(route, title, [stop["title"] or stop["room"] for stop in stops]),
            default=_("{title}: a guided route through the museum, stop by stop."),
            stops=stops,
            before=(self._route_title(before), f"{before['id']}.html") if before else None,
            after=(self._route_title(after), f"{after['id']}.html") if after else None,
            beside_label=words(_("Guided routes")),
            before_label=words(_("Previous route")),
            after_label=words(_("Next route")),
        )

    def _route_title(self, route: dict[str, Any]) -> Said:
        title: Said = route["title"]
        return title or Said(self._words(_("Route")))

    def _stop(self, stop: dict[str, Any]) -> dict[str, Any]:
        """With its room's name and a picture: the view of its label, else that of the room."""
        scene = self._tour.scene(stop["scene"])
        assert scene is not None  # stops at scenes that are not there have been left out
        label = next((one for one in scene.labels if one.id == stop["label"]), None)
        picture = (label.poster if label else None) or scene.thumbnail
        return stop | {"room": self._showing.rooms[scene.id], "picture": picture}

    # ---- objects

    def _object(self, thing: ExhibitObject) -> str:
        words, language, showing = self._words, self._language, self._showing
        title = self._title(thing)
        places = showing.places(thing.id)
        description = say(thing.description, language)
        labels = [place.label for place in places]
        own = {text.text for text in (title, description)}
        texts = [text for label in labels if (text := say(label.text, language)) and text.text not in own]
        still = showing.still(thing.id)
        pictures = list(thing.pictures) + [one for label in labels for one in label.pictures]
        sounds = [one for one in (thing.sound, *(label.sound for label in labels)) if one]
        image = still or (pictures[0].src if pictures else None)
        before, after = showing.beside(thing.id)
        room = (places[0].scene, places[0].room) if places else None
        return self._page(
            "object.html",
            object_page(thing.id, self._reading.code),
            title,
            description,
            crumbs=[(room[1], room_page(room[0].id, ".."))] if room else [],
            og_image=image or (self._tour.scene(self._tour.start) or self._tour.scenes[0]).poster,
            og_sized=bool(still) or not image,
            og_type="article",
            linked=self._linked.object(thing, title, image, room),
            zoom=bool(pictures),
            default=_("{title}: the object and its place in the room."),
            thing=thing,
            date=say(thing.date, language),
            texts=list({text.text: text for text in texts}.values()),
            pictures=pictures,
            still=still if places else None,
            places=places,
            sounds=sounds,
            films=[(label.film, say(label.title, language)) for label in labels if label.film],
            facts=self._facts(thing),
            total=len(self._tour.objects),
            before=self._neighbour(before),
            after=self._neighbour(after),
            beside_label=words(_("Neighbouring objects")),
            before_label=words(_("Previous object")),
            after_label=words(_("Next object")),
        )

    def _title(self, thing: ExhibitObject) -> Said:
        return self._showing.title(thing) or Said(self._words(_("Untitled object")))

    def _neighbour(self, thing: ExhibitObject | None) -> tuple[Said, str] | None:
        return (self._title(thing), f"{thing.id}.html") if thing else None

    def _facts(self, thing: ExhibitObject) -> list[tuple[str, Said]]:
        language = self._language
        found = [(name, say(getattr(thing, name), language)) for name in ("date", "material", "maker")]
        found += [
            ("dimensions", say({language: in_script_of(language, thing.dimensions)}, language)),
            ("inventory-number", say({language: thing.inventory_number}, language)),
            ("rights", say(thing.rights, language)),
        ]
        return [(name, said) for name, said in found if said]

    # ---- the list of objects

    def _sheets(self) -> list[list[ExhibitObject]]:
        objects = in_order(self._tour.objects, lambda thing: self._showing.title(thing).line, self._reading)
        return [objects[start : start + SHEET] for start in range(0, len(objects), SHEET)]

    def _sheet(self, number: int, sheets: Sequence[list[ExhibitObject]]) -> str:
        letters: dict[str, list[ExhibitObject]] = {}
        for thing in sheets[number]:
            letters.setdefault(self._letter(thing), []).append(thing)
        names = [f"{self._letter(sheet[0])}–{self._letter(sheet[-1])}" for sheet in sheets]
        return self._page(
            "objects.html",
            f"{self._reading.code}/{objects_page(number)}",
            Said(self._words(_("Objects"))),
            Said(""),
            og_image=(self._tour.scene(self._tour.start) or self._tour.scenes[0]).poster,
            default=_("The museum's objects in alphabetical order."),
            letters=list(letters.items()),
            sheets=[(name, objects_page(place), place == number) for place, name in enumerate(names)],
            total=len(self._tour.objects),
        )

    def _letter(self, thing: ExhibitObject) -> str:
        return first_letter(self._showing.title(thing).line, self._reading)

    # ---- what all have in common

    def _page(
        self,
        template: str,
        path: str,
        title: Said,
        description: Said,
        *,
        og_image: str,
        og_sized: bool = True,
        og_type: str = "website",
        crumbs: Sequence[tuple[Said, str]] = (),
        linked: Record | None = None,
        zoom: bool = False,
        default: Message = ROOM_DEFAULT,
        **values: Any,
    ) -> str:
        inside = path.removeprefix(f"{self._reading.code}/")
        base = "../" * path.count("/")
        home = "../" * inside.count("/")
        absolute = self._absolute or base
        script = assets.own_script("zoom.js")
        hall = kiosk(self._language, self._tour.language, base, hall=is_for_hall(self._tour))
        others = alternates(absolute, inside)
        return render(
            template,
            **values,
            title=title,
            description=description,
            window_title=f"{title.line} – {self._museum.line}",
            summary=summary(title, description, self._words, default),
            language=self._language,
            words=self._words,
            say=say,
            showing=self._showing,
            csp=policy(scripts=[*hall.scripts, *([script] if zoom else [])]),
            kiosk=hall,
            icon=assets.icon(),
            base=base,
            home=home,
            style=base + assets.text_style()[0],
            fonts=base + assets.fonts()[0],
            canonical=dict(others)[self._reading.code],
            alternates=others,
            default_address=dict(others)[self._tour.language],
            languages=languages(self._tour, self._reading, absolute, base, inside),
            language_names=LANGUAGE_NAMES,
            og_locale=self._reading.og_locale,
            og_type=og_type,
            og_image=absolute + og_image,
            og_sized=og_sized,
            og_alt=title.line,
            museum=self._museum,
            region=self._region,
            title_length=title_length(title.line),
            museum_length=title_length(self._museum.line),
            crumbs=[(self._museum, f"{home}{HOME}"), *crumbs],
            zoom=zoom,
            zoom_script=Markup(script),
            zoom_data=partial(zoom_data, base=base),
            minutes=minutes,
            linked_data=Markup(in_page(linked)) if linked else None,
        )


def zoom_data(picture: PictureRecord, *, base: str) -> str:
    """What `zoom.js` reads of a picture: its tiles, or null where the picture itself is all there is."""
    zoom = picture.zoom
    if zoom is None:
        return "{}"
    return json.dumps(
        {
            "path": base + zoom.path,
            "tile": zoom.tile_size,
            "widths": zoom.widths,
            "heights": zoom.heights,
            "format": zoom.format,
        },
        separators=(",", ":"),
    )
