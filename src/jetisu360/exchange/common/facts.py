"""All that a tour can hold, fact by fact: where in the document, how many, and its name in three languages.

A test sees to it that every field of the document is some fact's, so that a new field is not forgotten when
exports tell what they cannot say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from jetisu360.language import LANGUAGES, Message, _
from jetisu360.tour.document.fields import Model
from jetisu360.tour.document.media import Captions, Film, PictureRecord, Recording, Sound, Zoom
from jetisu360.tour.document.tour import (
    Arrival,
    ExhibitObject,
    Glimpse,
    Label,
    LevelModel,
    Limits,
    Link,
    PlanDrawing,
    PlanModel,
    Position,
    Region,
    Scene,
    Source,
    Stills,
    Tiles,
    Tour,
    View,
)
from jetisu360.tour.document.visit import Opening, Route, RouteStop, Visit


@dataclass(frozen=True)
class Fact:
    """A thing that tours hold. `fields`: where in the document; `count`: how many this tour has."""

    fields: tuple[str, ...]
    count: Callable[[Tour], int]
    told: Message


def _labels(tour: Tour) -> Iterable[Any]:
    return (label for scene in tour.scenes for label in scene.labels)


def _stops(tour: Tour) -> Iterable[Any]:
    return (stop for route in tour.routes for stop in route.stops)


def _scenes_with(field: str) -> Callable[[Tour], int]:
    return lambda tour: sum(bool(getattr(scene, field)) for scene in tour.scenes)


def _scenes_known(field: str) -> Callable[[Tour], int]:
    return lambda tour: sum(getattr(scene, field) is not None for scene in tour.scenes)


def _labels_with(field: str) -> Callable[[Tour], int]:
    return lambda tour: sum(bool(getattr(label, field)) for label in _labels(tour))


def _levelled(tour: Tour) -> int:
    return sum(bool(scene.level.pitch or scene.level.roll) for scene in tour.scenes)


def _other_kinds(tour: Tour) -> int:
    return sum(label.kind not in ("text", "link") for label in _labels(tour))


def _languages(tour: Tour) -> int:
    """Languages of the tour's texts beside its first one."""
    texts = [tour.title, *(scene.title for scene in tour.scenes), *(label.title for label in _labels(tour))]
    return len({key for text in texts for key, value in text.items() if value} - {tour.language})


def _other_languages(tour: Tour) -> set[str]:
    texts = [tour.title, tour.description, tour.credits]
    for part in (*tour.scenes, *tour.objects, *_labels(tour), *tour.routes, *_stops(tour)):
        texts += [value for value in (getattr(part, name, None) for name in _TEXT_FIELDS) if value]
    return {key for text in texts for key in text} - set(LANGUAGES)


_TEXT_FIELDS = ("title", "description", "text", "material", "date", "maker", "rights")


# What the parts of a document are called here.
PARTS: dict[type[Model], str] = {
    Tour: "tour",
    Region: "region",
    Scene: "scene",
    Source: "source",
    Tiles: "tiles",
    Glimpse: "glimpse",
    Stills: "stills",
    View: "view",
    Limits: "limits",
    LevelModel: "level",
    Position: "position",
    Label: "label",
    Link: "link",
    Arrival: "arrival",
    ExhibitObject: "object",
    PlanDrawing: "drawing",
    PlanModel: "plan",
    PictureRecord: "picture",
    Zoom: "zoom",
    Sound: "sound",
    Recording: "recording",
    Film: "film",
    Captions: "captions",
    Visit: "visit",
    Opening: "opening",
    Route: "route",
    RouteStop: "stop",
}


def _all(part: str, fields: str) -> tuple[str, ...]:
    return tuple(f"{part}.{field}" for field in fields.split())


_CAPTIONS = _all("captions", "src language")
_PICTURE = _all("picture", "src width height thumbnail alt credit")
_SOUND = (
    *_all("sound", "src type duration size language title transcript captions also"),
    *_all("recording", "src type duration size language captions"),
)
_FILM = (*_all("film", "src type duration poster captions transcript"), *_CAPTIONS)


FACTS: dict[str, Fact] = {
    "tour-title": Fact(
        ("tour.title",),
        lambda tour: bool(tour.title),
        _("The title of the tour."),
    ),
    "tour-description": Fact(
        ("tour.description",),
        lambda tour: bool(tour.description),
        _("The description of the tour."),
    ),
    "credits": Fact(
        ("tour.credits",),
        lambda tour: bool(tour.credits),
        _("The credits. They are written in CREDITS.txt."),
    ),
    "licence": Fact(
        ("tour.licence",),
        lambda tour: bool(tour.licence),
        _("The licence. It is written in CREDITS.txt."),
    ),
    "tour-id": Fact(
        ("tour.version", "tour.id", "tour.address"),
        lambda tour: 1,
        _("The id of the tour and the address of its site."),
    ),
    "region": Fact(
        ("tour.region", "region.title"),
        lambda tour: tour.region is not None,
        _("The region whose site the museum stands in."),
    ),
    "kiosk": Fact(
        ("tour.kiosk",),
        lambda tour: tour.kiosk,
        _("That the site is for the screen of a hall."),
    ),
    "first-language": Fact(
        ("tour.language",),
        lambda tour: tour.language != "kk",
        _("Which language of the tour is the first: an import puts Kazakh first."),
    ),
    "languages": Fact(
        (),
        _languages,
        _("The texts in {count} languages beside the first one."),
    ),
    "other-languages": Fact(
        (),
        lambda tour: len(_other_languages(tour)),
        _("The texts in {count} languages other than Kazakh, Russian and English."),
    ),
    "start": Fact(
        ("tour.start",),
        lambda tour: 1,
        _("The scene where the tour begins."),
    ),
    "order": Fact(
        (),
        lambda tour: bool(tour.scenes) and tour.scenes[0].id != tour.start,
        _("The order of the scenes: the one where the tour begins was put first."),
    ),
    "scenes": Fact(
        (
            *(
                "tour.scenes",
                "scene.id",
                "scene.tiles",
                "scene.preview",
                "scene.glimpse",
                "scene.poster",
                "scene.thumbnail",
            ),
            *_all("tiles", "tile_size face_sizes formats path"),
            *_all("glimpse", "src around yaw pitch fov stills"),
            *_all("stills", "path names"),
        ),
        lambda tour: len(tour.scenes),
        _("The panoramas themselves ({count})."),
    ),
    "scene-titles": Fact(
        ("scene.title",),
        _scenes_with("title"),
        _("The titles of {count} scenes."),
    ),
    "scene-descriptions": Fact(
        ("scene.description",),
        _scenes_with("description"),
        _("The descriptions of {count} scenes."),
    ),
    "sources": Fact(
        ("scene.source", *_all("source", "name sha256 width height")),
        lambda tour: len(tour.scenes),
        _("The name, the size and the SHA-256 of {count} original photographs."),
    ),
    "captured": Fact(
        ("scene.captured_at",),
        _scenes_known("captured_at"),
        _("When {count} photographs were taken."),
    ),
    "cameras": Fact(
        ("scene.camera",),
        _scenes_known("camera"),
        _("The name of the camera ({count})."),
    ),
    "views": Fact(
        ("scene.view", *_all("view", "yaw pitch fov origin")),
        lambda tour: len(tour.scenes),
        _("Where a visitor looks first ({count})."),
    ),
    "limits": Fact(
        ("scene.limits", *_all("limits", "yaw pitch")),
        _scenes_known("limits"),
        _("The limits of {count} partial panoramas: the side without a picture is shown as well."),
    ),
    "levels": Fact(
        ("scene.level", *_all("level", "pitch roll origin confidence")),
        _levelled,
        _("Which tilt was taken out of {count} photographs; the pictures are level."),
    ),
    "headings": Fact(
        ("scene.heading",),
        _scenes_known("heading"),
        _("Where north is ({count})."),
    ),
    "positions": Fact(
        ("scene.position", *_all("position", "x y z floor")),
        _scenes_known("position"),
        _("Where {count} photographs were taken from."),
    ),
    "plans": Fact(
        ("tour.plans", *_all("plan", "id floor scenes to_scale north metres")),
        lambda tour: len(tour.plans),
        _("The plans ({count})."),
    ),
    "drawings": Fact(
        ("plan.title", "plan.drawing", *_all("drawing", "picture x y across turn apart")),
        lambda tour: sum(plan.drawing is not None for plan in tour.plans),
        _("The museum's own drawings under the plans ({count})."),
    ),
    "links": Fact(
        ("tour.links", "link.from_", "link.to", "link.yaw", "link.pitch"),
        lambda tour: len(tour.links),
        _("The links between scenes ({count})."),
    ),
    "arrivals": Fact(
        ("link.arrival", *_all("arrival", "yaw pitch")),
        lambda tour: sum(link.arrival is not None for link in tour.links),
        _("Where a visitor looks on arriving ({count})."),
    ),
    "link-origins": Fact(
        ("link.origin", "link.confidence"),
        lambda tour: sum(link.origin == "measured" for link in tour.links),
        _("That {count} links were measured in the photographs, and how surely."),
    ),
    "labels": Fact(
        ("scene.labels", "label.id", "label.yaw", "label.pitch"),
        lambda tour: sum(1 for _ in _labels(tour)),
        _("The labels ({count})."),
    ),
    "label-texts": Fact(
        ("label.title", "label.text"),
        _labels_with("title"),
        _("The titles and texts of {count} labels."),
    ),
    "label-links": Fact(
        ("label.href",),
        _labels_with("href"),
        _("The addresses that {count} labels lead to."),
    ),
    "label-kinds": Fact(
        ("label.kind",),
        _other_kinds,
        _("What kind {count} labels are of: all become text or links."),
    ),
    "label-everywhere": Fact(
        ("label.everywhere",),
        lambda tour: sum(label.everywhere for _, label in tour.labels_once()),
        _("That {count} labels are of every room: each room has a copy of its own."),
    ),
    "label-objects": Fact(
        ("label.object",),
        _labels_with("object"),
        _("The tie between {count} labels and objects; the object's title and description are in the label."),
    ),
    "label-outlines": Fact(
        ("label.polygon",),
        _labels_with("polygon"),
        _("The outlines of {count} labels."),
    ),
    "label-media": Fact(
        ("label.pictures", "label.sound", "label.film", "label.poster", *_PICTURE, *_SOUND, *_FILM),
        lambda tour: sum(bool(label.pictures or label.sound or label.film) for label in _labels(tour)),
        _("The pictures, sounds and films of {count} labels."),
    ),
    "objects": Fact(
        (
            "tour.objects",
            *(f"object.{name}" for name in ("id", "inventory_number", "title", "description", "material")),
            *(f"object.{name}" for name in ("date", "maker", "dimensions", "rights")),
        ),
        lambda tour: len(tour.objects),
        _("The records of {count} objects. For these there is --to csv."),
    ),
    "object-media": Fact(
        ("object.pictures", "object.sound", *_PICTURE, *_SOUND),
        lambda tour: sum(bool(thing.pictures or thing.sound) for thing in tour.objects),
        _("The pictures and sounds of {count} objects."),
    ),
    "zooms": Fact(
        ("picture.zoom", *_all("zoom", "path tile_size widths heights format")),
        lambda tour: sum(
            picture.zoom is not None
            for holder in (*tour.objects, *_labels(tour))
            for picture in holder.pictures
        ),
        _("The deep zoom of {count} pictures: they are as large as a screen."),
    ),
    "visit": Fact(
        (
            "tour.visit",
            *_all(
                "visit",
                "address place hours opening admission phone email website latitude longitude founded",
            ),
            *_all("opening", "days opens closes"),
        ),
        lambda tour: tour.visit is not None,
        _("Where and when the museum is open."),
    ),
    "highlights": Fact(
        ("tour.highlights",),
        lambda tour: len(tour.highlights),
        _("The list of {count} highlights."),
    ),
    "routes": Fact(
        (
            "tour.routes",
            *_all("route", "id title description stops"),
            *_all("stop", "scene yaw pitch fov label title text"),
        ),
        lambda tour: len(tour.routes),
        _("The guided routes ({count})."),
    ),
    "ambient": Fact(
        ("scene.ambient", *_SOUND),
        lambda tour: sum(scene.ambient is not None for scene in tour.scenes),
        _("The sounds that are heard in {count} rooms."),
    ),
    "route-sounds": Fact(
        ("stop.sound", *_SOUND),
        lambda tour: sum(stop.sound is not None for stop in _stops(tour)),
        _("The sounds of {count} stops of routes."),
    ),
    "unknown": Fact(
        (),
        lambda tour: len(unknown_fields(tour)),
        _("Fields that this program does not know ({count})."),
    ),
}


def unknown_fields(part: Model, path: str = "") -> list[str]:
    """Fields that a newer program wrote, by their place."""
    found = [f"{path}{name}" for name in (part.model_extra or {})]
    for name in type(part).model_fields:
        value = getattr(part, name)
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, Model):
                found += unknown_fields(item, f"{path}{name}.")
    return found
