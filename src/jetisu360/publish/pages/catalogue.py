"""The rooms and their objects as lists to be read: the complete alternative to the panorama."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from jetisu360.language import Language
from jetisu360.publish.pages.dates import days
from jetisu360.publish.pages.scene_data import scene_title
from jetisu360.publish.pages.shown_text import Said, say
from jetisu360.publish.pages.units import in_script_of
from jetisu360.tour.document.tour import LABEL_FOV, ExhibitObject, Label, Scene, Tour

# With more objects than this the museum page only names them; each has a page of its own.
BRIEF = 16
# All of a museum page comes before the first view, so it may not grow with the museum: with more than so many
# rooms it only lists them, with more objects it leads to their list, with more stops to the
# pages of routes.
MANY_ROOMS = 24
MANY_OBJECTS = 60
MANY_STOPS = 8


@dataclass(frozen=True)
class Entry:
    """One object or note. `view` is the hash of its place in the panorama; `facts` are (word key, text).

    `id` is the object's, None for a note.
    """

    title: Said
    paragraphs: Said
    facts: list[tuple[str, Said]] = field(default_factory=list)
    view: str | None = None
    href: str | None = None
    picture: str | None = None
    is_object: bool = False
    id: str | None = None


@dataclass(frozen=True)
class Room:
    """One scene; `number` counts from 1 in the order of the tour."""

    scene: Scene
    number: int
    title: Said
    description: Said
    objects: int
    entries: list[Entry]
    day: date | None


def rooms(tour: Tour, language: Language) -> list[Room]:
    """Every scene in the order of the tour. An object shown in two rooms is described in the first."""
    things = {thing.id: thing for thing in tour.objects}
    described: set[str] = set()
    found = []
    for number, scene in enumerate(tour.scenes, 1):
        entries = []
        here: set[str] = set()
        for label in scene.labels:
            if label.everywhere:
                continue
            thing = things.get(label.object or "")
            if thing and thing.id in here:
                continue
            entry = _entry(scene, label, thing, language, brief=thing is not None and thing.id in described)
            if entry:
                entries.append(entry)
            if thing:
                here.add(thing.id)
        described |= here
        taken = days([scene.captured_at])
        found.append(
            Room(
                scene=scene,
                number=number,
                title=scene_title(tour, scene, language),
                description=say(scene.description, language),
                objects=len(here),
                entries=entries,
                day=taken[0] if taken else None,
            )
        )
    return found


def shared_labels(tour: Tour) -> list[tuple[Scene, Label]]:
    """The labels of every room, each once, with the room in which it is met first: that where a visit begins,
    if it is there.
    """
    found: dict[str, tuple[Scene, Label]] = {}
    for scene in sorted(tour.scenes, key=lambda scene: scene.id != tour.start):
        for label in scene.labels:
            if label.everywhere:
                found.setdefault(label.id, (scene, label))
    return list(found.values())


def elsewhere(tour: Tour, language: Language) -> list[Entry]:
    """Objects that no label points at."""
    shown = {label.object for scene in tour.scenes for label in scene.labels if not label.everywhere}
    return [_object_entry(thing, language) for thing in tour.objects if thing.id not in shown]


def shared_rights(tour: Tour, language: Language) -> Said:
    """The rights that all objects have in common: said once, not under each."""
    first = tour.objects[0].rights if len(tour.objects) > 1 else {}
    same = all(thing.rights == first for thing in tour.objects)
    return say(first, language) if same else Said("")


def view_hash(scene: str, yaw: float, pitch: float, fov: float) -> str:
    """The address of a view inside the page: `#scene/yaw/pitch/fov`, degrees with one decimal."""
    return "#" + "/".join((scene, *(f"{round(angle, 1) + 0.0:g}" for angle in (yaw, pitch, fov))))


def _entry(
    scene: Scene, label: Label, thing: ExhibitObject | None, language: Language, *, brief: bool
) -> Entry | None:
    view = view_hash(scene.id, label.yaw, label.pitch, LABEL_FOV)
    title, text = say(label.title, language), say(label.text, language)
    if thing:
        entry = _object_entry(thing, language, view=view, href=label.href, title=title, text=text)
        return (
            Entry(entry.title, Said(""), entry.facts, view, is_object=True, id=thing.id) if brief else entry
        )
    if not (title or text):
        return None
    return Entry(title, text, view=view, href=label.href)


def _object_entry(
    thing: ExhibitObject,
    language: Language,
    *,
    view: str | None = None,
    href: str | None = None,
    title: Said | None = None,
    text: Said | None = None,
) -> Entry:
    facts = [(name, say(getattr(thing, name), language)) for name in ("material", "date", "maker")]
    facts += [
        ("dimensions", say({language: in_script_of(language, thing.dimensions)}, language)),
        ("inventory-number", say({language: thing.inventory_number}, language)),
        ("rights", say(thing.rights, language)),
    ]
    return Entry(
        title=say(thing.title, language) or title or Said(""),
        paragraphs=say(thing.description, language) or text or Said(""),
        facts=[(name, said) for name, said in facts if said],
        view=view,
        href=href,
        picture=(thing.pictures[0].thumbnail or thing.pictures[0].src) if thing.pictures else None,
        is_object=True,
        id=thing.id,
    )
