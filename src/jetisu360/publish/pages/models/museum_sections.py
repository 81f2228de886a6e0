"""The parts of the museum's page below the panorama."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from jetisu360.language import Language, _
from jetisu360.publish.layout import object_page, objects_page, room_page, route_page
from jetisu360.publish.pages.catalogue import (
    BRIEF,
    MANY_OBJECTS,
    MANY_ROOMS,
    MANY_STOPS,
    Entry,
    Room,
    elsewhere,
    shared_labels,
    shared_rights,
)
from jetisu360.publish.pages.dates import days, written
from jetisu360.publish.pages.labels import OBJECT_FIELDS, VISIT_FIELDS
from jetisu360.publish.pages.licences import Licence, licence
from jetisu360.publish.pages.models.in_reading import InReading
from jetisu360.publish.pages.models.media import Sound, sound
from jetisu360.publish.pages.models.object import Fact
from jetisu360.publish.pages.models.room import Note, fill_note
from jetisu360.publish.pages.object_places import Place
from jetisu360.publish.pages.shown_text import Said, say
from jetisu360.publish.pages.visit_facts import Hours, facts, hours
from jetisu360.tour.document.tour import ExhibitObject

BASE = "../"
"""From the page to the root of the site."""


@dataclass(frozen=True)
class Day:
    """A day as programs (`iso`) and as people read it."""

    iso: str
    written: str


@dataclass(frozen=True)
class About:
    """`room`: of the first room, where there is no other."""

    museum: Said
    room: Said


@dataclass(frozen=True)
class VisitFact:
    """`href`: an address, a telephone, or nowhere."""

    label: str
    said: Said
    href: str | None


@dataclass(frozen=True)
class Visit:
    """Where the museum is and how to get in."""

    facts: tuple[VisitFact, ...]
    hours: tuple[Hours, ...]


@dataclass(frozen=True)
class Card:
    """An object as a card."""

    title: Said
    href: str
    picture: str | None
    date: Said


@dataclass(frozen=True)
class Highlights:
    """`tall`: the frames of the pictures are taller than wide; `columns` on a wide screen."""

    tall: bool
    columns: int
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class StopEntry:
    """A stop of a route; `title` may be empty, then it is called by its number."""

    title: Said
    view: str
    text: Said
    sound: Sound | None


@dataclass(frozen=True)
class RouteEntry:
    """`length` in stops; `stops`: none where the page would be too long; `begin`: the first one's view."""

    id: str
    title: Said
    description: Said
    length: int
    begin: str
    page: str
    stops: tuple[StopEntry, ...]


@dataclass(frozen=True)
class RoomEntry:
    """`objects`: how many are seen there; `day`: of the photograph, where that differs between rooms."""

    id: str
    number: int
    title: Said
    current: bool
    page: str
    thumbnail: str
    description: Said
    objects: int
    day: Day | None


@dataclass(frozen=True)
class Rooms:
    """`told`: not too many to describe each; `columns` on a wide screen."""

    entries: tuple[RoomEntry, ...]
    told: bool
    columns: int


@dataclass(frozen=True)
class ObjectEntry:
    """An object or a note: `view` leads to it in the panorama, `page` to the object's, `more` elsewhere."""

    title: Said
    is_object: bool
    view: str | None
    facts: tuple[Fact, ...]
    picture: str | None
    text: Said
    page: str | None
    more: str | None


@dataclass(frozen=True)
class Group:
    """What is seen in one room, or nowhere."""

    title: Said
    entries: tuple[ObjectEntry, ...]


@dataclass(frozen=True)
class Objects:
    """`total`: of all, which the page `all_objects` lists; `groups`: None where they are too many to name."""

    total: int
    all_objects: str
    groups: tuple[Group, ...] | None


@dataclass(frozen=True)
class ThisTour:
    """`first`, `last`: the days of the photographs, `last` only where it is another."""

    first: Day | None
    last: Day | None
    object_rights: Said
    credits: Said
    licence: Licence


def about(museum: InReading, listed: Sequence[Room], start: Room) -> About | None:
    """What the museum says of itself."""
    description = museum.say(museum.tour.description)
    room = start.description if len(listed) == 1 else Said("")
    return About(description, room) if description or room else None


def visit(museum: InReading) -> Visit | None:
    """What museum.toml says of the building."""
    told, lines = facts(museum.tour.visit, museum.language), hours(museum.tour.visit, museum.language)
    if not (told or lines):
        return None
    found = (VisitFact(museum.words(VISIT_FIELDS[item.key]), item.said, item.href) for item in told)
    return Visit(tuple(found), tuple(lines))


def highlights(museum: InReading) -> Highlights | None:
    """The objects that the museum chose."""
    known = museum.showing.objects
    chosen = [known[name] for name in dict.fromkeys(museum.tour.highlights) if name in known]
    if not chosen:
        return None
    cards = tuple(_card(museum, thing) for thing in chosen)
    return Highlights(museum.showing.tall(chosen), _columns(len(chosen)), cards)


def routes(museum: InReading) -> tuple[RouteEntry, ...]:
    """The guided routes, with their stops unless those are many."""
    told = sum(len(route.stops) for route in museum.routes) <= MANY_STOPS
    return tuple(
        RouteEntry(
            id=route.id,
            title=route.title,
            description=route.description,
            length=len(route.stops),
            begin=route.stops[0].href,
            page=route_page(route.id),
            stops=tuple(
                StopEntry(
                    stop.title, stop.href, stop.text, sound(museum, stop.sound, BASE) if stop.sound else None
                )
                for stop in route.stops
            )
            if told
            else (),
        )
        for route in museum.routes
    )


def rooms(listed: Sequence[Room], start: Room, language: Language) -> Rooms:
    """All rooms in the order of the tour."""
    differ = len({room.day for room in listed if room.day}) > 1
    entries = (
        RoomEntry(
            id=room.scene.id,
            number=room.number,
            title=room.title,
            current=room.scene.id == start.scene.id,
            page=room_page(room.scene.id),
            thumbnail=BASE + room.scene.thumbnail,
            description=room.description,
            objects=room.objects,
            day=_day(room.day, language) if differ and room.day else None,
        )
        for room in listed
    )
    return Rooms(tuple(entries), len(listed) <= MANY_ROOMS, _columns(len(listed)))


def objects(museum: InReading, listed: Sequence[Room]) -> Objects | None:
    """The objects and notes by rooms, then those that are seen nowhere."""
    total = len(museum.tour.objects)
    if total > MANY_OBJECTS:
        return Objects(total, objects_page(), None)
    groups = [(room.title, room.entries) for room in listed if room.entries]
    if rest := elsewhere(museum.tour, museum.language):
        groups.append((Said(museum.words(_("Objects not marked in the panorama"))), rest))
    if not groups:
        return None
    rights, brief = shared_rights(museum.tour, museum.language), total > BRIEF
    return Objects(
        total,
        objects_page(),
        tuple(
            Group(title, tuple(_entry(museum, entry, brief=brief, rights=not rights) for entry in entries))
            for title, entries in groups
        ),
    )


def everywhere(museum: InReading) -> tuple[Note, ...]:
    """What is pointed out in every room, or in many: said once here, and on no room's page."""
    rooms = museum.showing.rooms
    return tuple(
        fill_note(museum, Place(scene, label, rooms[scene.id]), BASE, "")
        for scene, label in shared_labels(museum.tour)
        if label.object not in museum.showing.objects
    )


def this_tour(museum: InReading) -> ThisTour | None:
    """When it was photographed and whose it is."""
    tour, language = museum.tour, museum.language
    period = days(scene.captured_at for scene in tour.scenes)
    found = ThisTour(
        first=_day(period[0], language) if period else None,
        last=_day(period[1], language) if period and period[0] != period[1] else None,
        object_rights=shared_rights(tour, language),
        credits=museum.say(tour.credits),
        licence=licence(say({language: tour.licence}, language).text),
    )
    return found if found.first or found.object_rights or found.credits or found.licence.name else None


def _day(day: date, language: Language) -> Day:
    return Day(day.isoformat(), written(day, language))


def _columns(count: int) -> int:
    """Columns on a wide screen: those that leave the fewest places of the last row empty."""
    return count if count < 4 else min((4, 3), key=lambda columns: -count % columns)


def _card(museum: InReading, thing: ExhibitObject) -> Card:
    small = museum.showing.thumbnail(thing)
    return Card(
        title=museum.showing.title(thing),
        href=object_page(thing.id),
        picture=BASE + small if small else None,
        date=museum.say(thing.date),
    )


def _entry(museum: InReading, entry: Entry, *, brief: bool, rights: bool) -> ObjectEntry:
    """`brief`: objects are only named here; `rights`: said of each, because they differ."""
    told = [] if brief else [fact for fact in entry.facts if rights or fact[0] != "rights"]
    return ObjectEntry(
        title=entry.title,
        is_object=entry.is_object,
        view=entry.view,
        facts=tuple(Fact(key, museum.words(OBJECT_FIELDS[key]), said) for key, said in told),
        picture=BASE + entry.picture if entry.picture and not brief else None,
        text=Said("") if brief and entry.is_object else entry.paragraphs,
        page=object_page(entry.id) if entry.id else None,
        more=entry.href,
    )
