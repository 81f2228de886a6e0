"""The page of a room: `rooms/<scene>.html`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from jetisu360.language import Language, _
from jetisu360.publish.layout import HOME, object_page, room_page
from jetisu360.publish.pages.models.frame import Beside, Frame, NamedLink, frame
from jetisu360.publish.pages.models.in_reading import InReading
from jetisu360.publish.pages.models.media import Film, Picture, Sound, film, picture, sound
from jetisu360.publish.pages.object_places import Place
from jetisu360.publish.pages.shown_text import Said
from jetisu360.tour.document.tour import ExhibitObject, Scene

BASE, UP = "../../", "../"
"""From the page to the root of the site, and to the folder of its reading."""


@dataclass(frozen=True)
class RoomObject:
    """An object that is seen in the room: `view` leads to it in the panorama, `note` is said of it there."""

    title: Said
    href: str
    view: str
    date: Said
    material: Said
    description: Said
    note: Said


@dataclass(frozen=True)
class Note:
    """What else is pointed out in the room; `more` is a page elsewhere."""

    title: Said
    view: str
    text: Said
    pictures: tuple[Picture, ...]
    sound: Sound | None
    film: Film | None
    more: str | None


@dataclass(frozen=True)
class Door:
    """A room that one can walk to from here."""

    title: Said
    href: str
    thumbnail: str


@dataclass(frozen=True)
class RoomPage:
    """`walk_in`: the room in the panorama; `number` of `total` in the order of the tour."""

    template: ClassVar = "room.html"

    language: Language
    frame: Frame
    number: int
    total: int
    walk_in: str
    poster: str
    description: Said
    objects: tuple[RoomObject, ...]
    notes: tuple[Note, ...]
    doors: tuple[Door, ...]
    beside: Beside


def fill_room(museum: InReading, number: int) -> RoomPage:
    """The room with that number, counted from 0."""
    scenes, words = museum.tour.scenes, museum.words
    scene = scenes[number]
    title = museum.showing.rooms[scene.id]
    description = museum.say(scene.description)
    objects: dict[str, Place] = {}
    notes: list[Place] = []
    for label in scene.labels:
        if label.everywhere:  # listed once, on the museum's page
            continue
        place = Place(scene, label, title)
        if label.object in museum.showing.objects:
            objects.setdefault(label.object, place)
        elif label.title or label.text or label.pictures or label.sound or label.film:
            notes.append(place)
    doors = dict.fromkeys(link.to for link in museum.tour.links if link.from_ == scene.id)
    return RoomPage(
        language=museum.language,
        frame=frame(
            museum,
            room_page(scene.id),
            title,
            description,
            summary_default=_("{title}: the room, its objects and its 360° panorama."),
            image=scene.poster,
            linked=museum.linked.room(scene, title),
            enter=True,
            zoom=any(place.label.pictures for place in notes),
        ),
        number=number + 1,
        total=len(scenes),
        walk_in=f"{UP}{HOME}#{scene.id}",
        poster=BASE + scene.poster,
        description=description,
        objects=tuple(
            _object(museum, place, museum.showing.objects[name]) for name, place in objects.items()
        ),
        notes=tuple(fill_note(museum, place, BASE, UP) for place in notes),
        doors=tuple(
            Door(museum.showing.rooms[other.id], f"{other.id}.html", BASE + other.thumbnail)
            for name in doors
            if (other := museum.tour.scene(name)) and other.id != scene.id
        ),
        beside=Beside(
            label=words(_("Neighbouring rooms")),
            before_label=words(_("Previous room")),
            after_label=words(_("Next room")),
            before=_next_door(museum, scenes[number - 1]) if number else None,
            after=_next_door(museum, scenes[number + 1]) if number + 1 < len(scenes) else None,
        ),
    )


def _next_door(museum: InReading, scene: Scene) -> NamedLink:
    return NamedLink(museum.showing.rooms[scene.id], f"{scene.id}.html")


def _object(museum: InReading, place: Place, thing: ExhibitObject) -> RoomObject:
    return RoomObject(
        title=museum.showing.title(thing),
        href=object_page(thing.id, ".."),
        view=f"{UP}{HOME}{place.view}",
        date=museum.say(thing.date),
        material=museum.say(thing.material),
        description=museum.say(thing.description),
        note=museum.say(place.label.text),
    )


def fill_note(museum: InReading, place: Place, base: str, up: str) -> Note:
    """`base`, `up`: from the page to the root of the site, and to the folder of its reading."""
    label = place.label
    title = museum.say(label.title)
    return Note(
        title=title,
        view=f"{up}{HOME}{place.view}" if up else place.view,
        text=museum.say(label.text),
        pictures=tuple(picture(museum, item, base) for item in label.pictures),
        sound=sound(museum, label.sound, base) if label.sound else None,
        film=film(museum, label.film, title, base) if label.film else None,
        more=label.href,
    )
