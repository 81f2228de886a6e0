"""The page of an object: `objects/<object>.html`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from jetisu360.language import Language, _
from jetisu360.publish.layout import FAVOURITES_PAGE, HOME, object_page, objects_page, room_page
from jetisu360.publish.pages.labels import OBJECT_FIELDS
from jetisu360.publish.pages.models.frame import Beside, Frame, NamedLink, frame
from jetisu360.publish.pages.models.in_reading import InReading
from jetisu360.publish.pages.models.media import Film, Picture, Sound, film, picture, sound
from jetisu360.publish.pages.object_places import Place
from jetisu360.publish.pages.shown_text import Said
from jetisu360.publish.pages.units import in_script_of
from jetisu360.tour.document.tour import ExhibitObject

BASE, UP = "../../", "../"
"""From the page to the root of the site, and to the folder of its reading."""


@dataclass(frozen=True)
class Fact:
    """A line of the inventory card; `key`: its name in `labels.OBJECT_FIELDS`, which `label` says."""

    key: str
    label: str
    said: Said


@dataclass(frozen=True)
class Still:
    """A view of the object out of the panorama, 1200 × 630; `href`: that view."""

    src: str
    href: str
    room: str


@dataclass(frozen=True)
class ShownAt:
    """A place where the object is seen; without a picture of that view (`poster`) the room's is shown."""

    href: str
    poster: str | None
    thumbnail: str
    room: NamedLink


@dataclass(frozen=True)
class ObjectPage:
    """`texts`: what labels say of it; `still`: shown where there are no `pictures`; `total`: of all objects,
    which `all_objects` lists.
    """

    template: ClassVar = "object.html"

    language: Language
    frame: Frame
    date: Said
    description: Said
    texts: tuple[Said, ...]
    pictures: tuple[Picture, ...]
    still: Still | None
    sounds: tuple[Sound, ...]
    films: tuple[Film, ...]
    facts: tuple[Fact, ...]
    places: tuple[ShownAt, ...]
    beside: Beside
    all_objects: str
    total: int
    object_id: str
    favourites: str


def fill_object(museum: InReading, thing: ExhibitObject) -> ObjectPage:
    """The page of one of the museum's objects."""
    words, showing = museum.words, museum.showing
    title, description = museum.object_title(thing), museum.say(thing.description)
    places = showing.places(thing.id)
    labels = [place.label for place in places]
    pictures = [*thing.pictures, *(item for label in labels for item in label.pictures)]
    sounds = [item for item in (thing.sound, *(label.sound for label in labels)) if item]
    still = showing.still(thing.id)
    image = still or (pictures[0].src if pictures else None)
    before, after = showing.beside(thing.id)
    room = (places[0].scene, places[0].room) if places else None
    return ObjectPage(
        language=museum.language,
        frame=frame(
            museum,
            object_page(thing.id),
            title,
            description,
            summary_default=_("{title}: the object and its place in the room."),
            image=image or museum.start.poster,
            image_sized=bool(still) or not image,
            kind="article",
            crumbs=[NamedLink(room[1], room_page(room[0].id, ".."))] if room else [],
            linked=museum.linked.object(thing, title, image, room),
            enter=bool(places),
            like=True,
            zoom=bool(pictures),
        ),
        date=museum.say(thing.date),
        description=description,
        texts=_texts(museum, places, {title.text, description.text}),
        pictures=tuple(picture(museum, item, BASE) for item in pictures),
        still=Still(BASE + still, f"{UP}{HOME}{places[0].view}", places[0].room.line)
        if still and not pictures
        else None,
        sounds=tuple(sound(museum, item, BASE) for item in sounds),
        films=tuple(
            film(museum, label.film, museum.say(label.title), BASE) for label in labels if label.film
        ),
        facts=inventory_facts(museum, thing, ("date", "material", "maker")),
        places=tuple(
            ShownAt(
                href=f"{UP}{HOME}{place.view}",
                poster=BASE + place.label.poster if place.label.poster else None,
                thumbnail=BASE + place.scene.thumbnail,
                room=NamedLink(place.room, room_page(place.scene.id, "..")),
            )
            for place in places
        ),
        beside=Beside(
            label=words(_("Neighbouring objects")),
            before_label=words(_("Previous object")),
            after_label=words(_("Next object")),
            before=_neighbour(museum, before),
            after=_neighbour(museum, after),
        ),
        all_objects=UP + objects_page(),
        total=len(museum.tour.objects),
        object_id=thing.id,
        favourites=UP + FAVOURITES_PAGE,
    )


def inventory_facts(museum: InReading, thing: ExhibitObject, first: tuple[str, ...]) -> tuple[Fact, ...]:
    """The lines of the object's inventory card that are not empty; `first`: which texts come first."""
    found = [(key, museum.say(getattr(thing, key))) for key in first]
    found += [
        ("dimensions", museum.say({museum.language: in_script_of(museum.language, thing.dimensions)})),
        ("inventory-number", museum.say({museum.language: thing.inventory_number})),
        ("rights", museum.say(thing.rights)),
    ]
    return tuple(Fact(key, museum.words(OBJECT_FIELDS[key]), said) for key, said in found if said)


def _neighbour(museum: InReading, thing: ExhibitObject | None) -> NamedLink | None:
    return NamedLink(museum.object_title(thing), f"{thing.id}.html") if thing else None


def _texts(museum: InReading, places: list[Place], known: set[str]) -> tuple[Said, ...]:
    """What labels say of the object; nothing that is `known`, and nothing twice."""
    texts = [museum.say(place.label.text) for place in places]
    return tuple({text.text: text for text in texts if text and text.text not in known}.values())
