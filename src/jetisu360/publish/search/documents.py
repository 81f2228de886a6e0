"""What can be found (museums, rooms, objects, routes, notes): the words, and what a result shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from jetisu360.kazakh.alphabet import sort_key
from jetisu360.kazakh.latin import to_latin
from jetisu360.language import LANGUAGES, Language, Translator, _
from jetisu360.publish.layout import HOME, object_page, programme_page, project_page, room_page, route_page
from jetisu360.publish.pages.catalogue import shared_labels, view_hash
from jetisu360.publish.pages.routes import routes
from jetisu360.publish.pages.scene_data import scene_title
from jetisu360.publish.pages.shown_text import Said, say
from jetisu360.publish.pages.units import in_script_of
from jetisu360.publish.programmes.document import Programmes
from jetisu360.tour.document.tour import LABEL_FOV, ExhibitObject, Label, Scene, Tour

MUSEUM, ROOM, OBJECT, PROGRAMME, PROJECT, ROUTE, NOTE = range(7)
Texts = Mapping[str, str]
# A shown line is not a text to read.
LONGEST_LINE = 90
# So much of a text is at hand that the page can show the part of it in which the words are.
LONGEST_EXCERPT = 360


@dataclass(frozen=True)
class Document:
    """`kind`: one of those above. `titles`, `texts`: what its words are taken from, by language.

    `shown`: for each language what a result shows: `[title, its language if another, line, page, view,
    picture]`; addresses count from the root of the site that is searched.
    """

    kind: int
    titles: list[tuple[Language, str]]
    texts: list[tuple[Language, str]]
    shown: dict[Language, list[Any]]
    order: tuple[Any, ...] = field(default=())


def of_tour(tour: Tour, root: str = "", title: Texts | None = None) -> Iterator[Document]:
    """Everything that can be found in a tour whose site is at `root` (`museums/<id>/`, or nothing).

    `title`: what the museum is called, if not as its tour says. In a region every line names the museum.
    """
    name: Texts = title or tour.title
    museum: dict[Language, Said] = {
        language: say(name, language) or Said(Translator(language)(_("Museum"))) for language in LANGUAGES
    }
    within = museum if root else {language: Said("") for language in LANGUAGES}
    yield _document(
        MUSEUM,
        titles=[name],
        texts=[tour.description, *_visit(tour)],
        shown={
            language: [museum[language], _excerpt(tour.description, language), f"{root}{language}/{HOME}", ""]
            for language in LANGUAGES
        },
    )
    rooms: dict[str, dict[Language, Said]] = {
        scene.id: {language: scene_title(tour, scene, language) for language in LANGUAGES}
        for scene in tour.scenes
    }
    for scene in tour.scenes:
        yield _document(
            ROOM,
            titles=[scene.title],
            texts=[scene.description],
            shown={
                language: [
                    rooms[scene.id][language],
                    _lines(within[language].line, _excerpt(scene.description, language)),
                    root + room_page(scene.id, language),
                    f"{root}{language}/{HOME}#{scene.id}",
                ]
                for language in LANGUAGES
            },
            picture=root + scene.thumbnail,
        )
    places: dict[str, tuple[Scene, Label]] = {}
    for scene, label in tour.labels_once():
        if label.object:
            places.setdefault(label.object, (scene, label))
    for thing in tour.objects:
        yield _object(thing, places.get(thing.id), rooms, within, root)
    yield from _routes(tour, within, root)
    own = [(scene, label) for scene in tour.scenes for label in scene.labels if not label.everywhere]
    for scene, label in (*own, *shared_labels(tour)):
        if not label.object and (label.title or label.text):
            yield _note(scene, label, rooms[scene.id], within, root)


def of_facts(title: Texts, texts: list[Texts], address: str) -> Document:
    """A museum that has no tour yet; `address` holds `{language}`."""
    return _document(
        MUSEUM,
        titles=[title],
        texts=texts,
        shown={
            language: [say(title, language), "", address.format(language=language), ""]
            for language in LANGUAGES
        },
    )


def of_programmes(document: Programmes) -> Iterator[Document]:
    """The programmes of a region, and their projects: by name, description, office and district."""
    unnamed = {language: Said(Translator(language)(_("Without a name"))) for language in LANGUAGES}
    for programme in document.programmes:
        names = {language: say(programme.title, language) or unnamed[language] for language in LANGUAGES}
        yield _document(
            PROGRAMME,
            titles=[programme.title],
            texts=[programme.about, programme.office.title if programme.office else {}],
            shown={
                language: [names[language], "", programme_page(programme.id, language), ""]
                for language in LANGUAGES
            },
        )
        for project in programme.projects:
            office = project.office.title if project.office else {}
            district = project.district.title if project.district else {}
            yield _document(
                PROJECT,
                titles=[project.title],
                texts=[project.about, office, district, *(place.title for place in project.places)],
                shown={
                    language: [
                        say(project.title, language) or unnamed[language],
                        names[language].line,
                        project_page(project.id, language),
                        "",
                    ]
                    for language in LANGUAGES
                },
            )


def _object(
    thing: ExhibitObject,
    place: tuple[Scene, Label] | None,
    rooms: Mapping[str, Mapping[Language, Said]],
    within: Mapping[Language, Said],
    root: str,
) -> Document:
    shown: dict[Language, list[Any]] = {}
    for language in LANGUAGES:
        facts = [say(getattr(thing, key), language) for key in ("material", "date")]
        room = rooms[place[0].id][language] if place else Said("")
        line = " · ".join(fact.line for fact in (*facts, room, within[language]) if fact)
        view = view_hash(place[0].id, place[1].yaw, place[1].pitch, LABEL_FOV) if place else ""
        shown[language] = [
            say(thing.title, language) or Said(Translator(language)(_("Untitled object"))),
            _short(line, 2 * LONGEST_LINE),
            root + object_page(thing.id, language),
            f"{root}{language}/{HOME}{view}" if view else "",
        ]
    first = thing.pictures[0] if thing.pictures else None
    picture = (first.thumbnail or first.src) if first else place[1].poster if place else None
    number = {"en": thing.inventory_number}
    dimensions: Texts = {language: in_script_of(language, thing.dimensions) for language in LANGUAGES}
    return _document(
        OBJECT,
        titles=[thing.title, number],
        texts=[thing.description, thing.material, thing.date, thing.maker, dimensions],
        shown=shown,
        picture=root + picture if picture else "",
    )


def _routes(tour: Tour, within: Mapping[Language, Said], root: str) -> Iterator[Document]:
    """The guided routes, with what is said at their stops; a picture is that of the first one's room."""
    said = {language: {route.id: route for route in routes(tour, language)} for language in LANGUAGES}
    for route in tour.routes:
        if route.id not in said["kk"]:
            continue
        first = tour.scene(said["kk"][route.id].stops[0].scene)
        yield _document(
            ROUTE,
            titles=[route.title],
            texts=[route.description, *(text for stop in route.stops for text in (stop.title, stop.text))],
            shown={
                language: [
                    say(route.title, language) or Said(Translator(language)(_("Guided route"))),
                    _lines(within[language].line, _excerpt(route.description, language)),
                    root + route_page(route.id, language),
                    f"{root}{language}/{HOME}{said[language][route.id].stops[0].href}",
                ]
                for language in LANGUAGES
            },
            picture=root + first.thumbnail if first else "",
        )


def _note(
    scene: Scene,
    label: Label,
    room: Mapping[Language, Said],
    within: Mapping[Language, Said],
    root: str,
) -> Document:
    """A label that is about no object: its words, and the way to it in the panorama."""
    view = view_hash(scene.id, label.yaw, label.pitch, LABEL_FOV)
    own = label.pictures[0] if label.pictures else None
    return _document(
        NOTE,
        titles=[label.title],
        texts=[label.text],
        shown={
            language: [
                say(label.title, language) or Said(Translator(language)(_("Note"))),
                _lines(room[language].line, within[language].line, _excerpt(label.text, language)),
                root + room_page(scene.id, language),
                f"{root}{language}/{HOME}{view}!{label.id}",
            ]
            for language in LANGUAGES
        },
        picture=root + ((own.thumbnail or own.src) if own else label.poster or scene.thumbnail),
    )


def _document(
    kind: int,
    titles: list[Texts],
    texts: list[Texts],
    shown: Mapping[Language, list[Any]],
    picture: str = "",
) -> Document:
    told: dict[Language, list[Any]] = {}
    for language, (title, line, page, view) in shown.items():
        told[language] = [
            _short(title.line, LONGEST_LINE * 2),
            title.language or 0,
            line,
            page,
            view,
            picture,
        ]
    # One order for all languages, so that a number of a document says its rank: the Kazakh title's.
    first = told["kk"][0]
    return Document(
        kind, _spoken(titles, latin=True), _spoken(texts), told, (kind, *sort_key(first), told["kk"][2])
    )


def _spoken(texts: list[Texts], *, latin: bool = False) -> list[tuple[Language, str]]:
    """(language, text) of all that is said; Kazakh titles in Latin letters as well."""
    found = [(language, text[language]) for text in texts for language in LANGUAGES if text.get(language)]
    if latin:
        found += [("en", to_latin(text["kk"])) for text in texts if text.get("kk")]
    return found


def _visit(tour: Tour) -> list[Texts]:
    visit = tour.visit
    return [visit.place, visit.address] if visit else []


def _excerpt(text: Texts, language: Language) -> str:
    return _short(say(text, language).line, LONGEST_EXCERPT)


def _lines(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _short(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[:longest].rsplit(" ", 1)[0] + "…"
