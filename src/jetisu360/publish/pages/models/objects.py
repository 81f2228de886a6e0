"""The list of all objects in alphabetical order: `objects.html`, and further sheets of a large museum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from jetisu360.language import Language, _
from jetisu360.publish.layout import FAVOURITES_PAGE, object_page, objects_page
from jetisu360.publish.pages.models.frame import Frame, frame
from jetisu360.publish.pages.models.in_reading import InReading
from jetisu360.publish.pages.order import first_letter, in_order
from jetisu360.publish.pages.shown_text import Said
from jetisu360.tour.document.tour import ExhibitObject

# Names on one sheet of the list of objects: more would be a long page on a phone, and a heavy one.
SHEET = 200
BASE = "../"
"""From the page to the root of the site."""


@dataclass(frozen=True)
class ListedObject:
    """`room`: where it is shown first; empty where nowhere. `picture`: a small one, if there is any."""

    title: Said
    href: str
    date: Said
    room: Said
    picture: str | None


@dataclass(frozen=True)
class Letter:
    """The objects whose names begin with it."""

    letter: str
    objects: tuple[ListedObject, ...]


@dataclass(frozen=True)
class Sheet:
    """A part of the list: `А–К`."""

    name: str
    href: str
    current: bool


@dataclass(frozen=True)
class ObjectsPage:
    """`total`: of all objects, not only of this sheet's."""

    template: ClassVar = "objects.html"

    language: Language
    frame: Frame
    letters: tuple[Letter, ...]
    sheets: tuple[Sheet, ...]
    total: int
    favourites: str


def sheets_of(museum: InReading) -> list[list[ExhibitObject]]:
    """The objects by their names, as many on a sheet as a page holds."""
    showing = museum.showing
    objects = in_order(museum.tour.objects, lambda thing: showing.title(thing).line, museum.reading)
    return [objects[start : start + SHEET] for start in range(0, len(objects), SHEET)]


def fill_objects(museum: InReading, number: int, sheets: Sequence[list[ExhibitObject]]) -> ObjectsPage:
    """The sheet with that number, counted from 0."""
    letters: dict[str, list[ListedObject]] = {}
    for thing in sheets[number]:
        letters.setdefault(_letter(museum, thing), []).append(_listed(museum, thing))
    names = [f"{_letter(museum, sheet[0])}–{_letter(museum, sheet[-1])}" for sheet in sheets]
    return ObjectsPage(
        language=museum.language,
        frame=frame(
            museum,
            objects_page(number),
            Said(museum.words(_("Objects"))),
            Said(""),
            summary_default=_("The museum's objects in alphabetical order."),
            image=museum.start.poster,
        ),
        letters=tuple(Letter(letter, tuple(objects)) for letter, objects in letters.items()),
        sheets=tuple(Sheet(name, objects_page(place), place == number) for place, name in enumerate(names)),
        total=len(museum.tour.objects),
        favourites=FAVOURITES_PAGE,
    )


def _listed(museum: InReading, thing: ExhibitObject) -> ListedObject:
    places = museum.showing.places(thing.id)
    first = thing.pictures[0] if thing.pictures else None
    picture = (first.thumbnail or first.src) if first else museum.showing.still(thing.id)
    return ListedObject(
        title=museum.showing.title(thing),
        href=object_page(thing.id),
        date=museum.say(thing.date),
        room=places[0].room if places else Said(""),
        picture=BASE + picture if picture else None,
    )


def _letter(museum: InReading, thing: ExhibitObject) -> str:
    return first_letter(museum.showing.title(thing).line, museum.reading)
