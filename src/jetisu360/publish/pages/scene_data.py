"""What the viewer needs to show one scene to a reader of one language (contract: docs/publishing.md)."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from jetisu360.language import Language, Translator, _
from jetisu360.publish.layout import data_file, object_page, room_page
from jetisu360.publish.pages.shown_text import Said, say
from jetisu360.publish.pages.units import in_script_of
from jetisu360.tour import ways
from jetisu360.tour.document.tour import (
    LABEL_FOV,
    ExhibitObject,
    Film,
    Glimpse,
    Label,
    Picture,
    Scene,
    Sound,
    Tour,
)
from jetisu360.tour.document.visit import RouteStop

Record = dict[str, Any]
OBJECT_TEXTS = ("title", "description", "material", "date", "maker", "rights")


def scene_title(tour: Tour, scene: Scene, language: Language) -> Said:
    """The scene's title; a scene without one is called by its number, as rooms on a plan are."""
    number = next(place for place, other in enumerate(tour.scenes, 1) if other.id == scene.id)
    return say(scene.title, language) or Said(Translator(language)(_("Room {number}"), number=number))


def scene_record(tour: Tour, scene: Scene, language: Language, code: str | None = None) -> Record:
    """One scene; addresses are relative to the site's root, a text that fell back is named in its `lang`.

    `code` is the folder of the pages that the record leads to: the language's own unless given.
    """
    code = code or language
    objects = {thing.id: thing for thing in tour.objects}
    record: Record = {
        "id": scene.id,
        "page": room_page(scene.id, code),
        "tiles": scene.tiles.model_dump(include={"tile_size", "face_sizes", "formats", "path"}),
        "preview": scene.preview,
        "poster": scene.poster,
        "thumbnail": scene.thumbnail,
        "view": scene.view.model_dump(include={"yaw", "pitch", "fov"}),
        "limits": scene.limits.model_dump(include={"yaw", "pitch"}) if scene.limits else None,
        "heading": scene.heading,
        "labels": [_label(label, objects, language, code) for label in scene.labels],
        "links": _links(tour, scene, language),
    }
    if scene.ambient:
        heard = scene.ambient.spoken_for(language)
        record["ambient"] = {"src": heard.src, "size": heard.size}
    return with_texts(
        record,
        {"title": scene_title(tour, scene, language), "description": say(scene.description, language)},
    )


def glimpse_of(scene: Scene) -> Glimpse | None:
    """What the page may show of the scene before anything else: nothing where its view is another by now."""
    glimpse = scene.glimpse
    return glimpse if glimpse and glimpse.shows(scene.view) else None


def route_records(tour: Tour, language: Language) -> list[Record]:
    """The guided routes; a stop at a scene that is not there is left out."""
    routes = []
    for route in tour.routes:
        stops = [_stop(tour, stop, language) for stop in route.stops if tour.scene(stop.scene)]
        if stops:
            texts = {"title": say(route.title, language), "description": say(route.description, language)}
            routes.append(with_texts({"id": route.id, "stops": stops}, texts))
    return routes


def stop_direction(tour: Tour, stop: RouteStop) -> tuple[float, float, float]:
    """Yaw, pitch and field of view of a stop: its own, else its label's, else the scene's first view."""
    scene = tour.scene(stop.scene)
    label = next((item for item in scene.labels if item.id == stop.label), None) if scene else None
    if label is not None:
        yaw, pitch, fov = label.yaw, label.pitch, LABEL_FOV
    elif scene is not None:
        yaw, pitch, fov = scene.view.yaw, scene.view.pitch, scene.view.fov
    else:
        yaw, pitch, fov = 0.0, 0.0, LABEL_FOV
    return (
        yaw if stop.yaw is None else stop.yaw,
        pitch if stop.pitch is None else stop.pitch,
        fov if stop.fov is None else stop.fov,
    )


def _stop(tour: Tour, stop: RouteStop, language: Language) -> Record:
    yaw, pitch, fov = stop_direction(tour, stop)
    record: Record = {
        "scene": stop.scene,
        "yaw": yaw,
        "pitch": pitch,
        "fov": fov,
        "label": stop.label,
        "sound": sound_record(stop.sound, language),
    }
    return with_texts(record, {"title": say(stop.title, language), "text": say(stop.text, language)})


def picture_record(picture: Picture, language: Language) -> Record:
    """A picture as the viewer shows it: on a screen, or small in a row of others."""
    record: Record = {
        "src": picture.src,
        "width": picture.width,
        "height": picture.height,
        "thumbnail": picture.thumbnail or picture.src,
    }
    return with_texts(record, {"alt": say(picture.alt, language), "credit": say(picture.credit, language)})


def sound_record(sound: Sound | None, language: Language) -> Record | None:
    """A recording; `lang` names the languages of texts that fell back, `language` is that of the speech."""
    if sound is None:
        return None
    sound = sound.spoken_for(language)
    record: Record = {"src": sound.src, "type": sound.type, "language": sound.language}
    if sound.duration is not None:
        record["duration"] = sound.duration
    if sound.captions:
        record["captions"] = sound.captions
    texts = {"title": say(sound.title, language), "transcript": say(sound.transcript, language)}
    return with_texts(record, texts)


def film_record(film: Film | None, language: Language) -> Record | None:
    """A film with its captions."""
    if film is None:
        return None
    record: Record = {
        "src": film.src,
        "type": film.type,
        "poster": film.poster,
        "captions": [{"src": caption.src, "language": caption.language} for caption in film.captions],
    }
    return with_texts(record, {"transcript": say(film.transcript, language)})


def encode(record: Record) -> bytes:
    """UTF-8 without spaces."""
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def in_page(record: Record) -> str:
    """The same for the inside of a <script> element: nothing in it can end the element or open a comment."""
    return (
        encode(record)
        .decode()
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )


def lists_record(records: list[Record], routes: list[Record], reached: Collection[str]) -> Record:
    """What the viewer lists: every room by name and with a small picture, and the guided routes. `reached`:
    ids of those to which ways lead; the others are `apart`.

    A file of its own: the first view needs none of it, and it grows with the museum.
    """
    scenes: Record = {}
    for record in records:
        scenes[record["id"]] = {"title": record["title"], "thumbnail": record["thumbnail"]}
        if record["id"] not in reached:
            scenes[record["id"]]["apart"] = True
        if "title" in record.get("lang", {}):
            scenes[record["id"]]["lang"] = {"title": record["lang"]["title"]}
    return {"id": "viewer-lists", "scenes": scenes, "routes": routes}


def data_path(record: Record, code: str) -> str:
    """Where a record is kept: its address changes with its content, so that it may be cached indefinitely."""
    return data_file(code, record["id"], encode(record))


def _label(label: Label, objects: dict[str, ExhibitObject], language: Language, code: str) -> Record:
    thing = objects.get(label.object or "")
    title = say(label.title, language) or (say(thing.title, language) if thing else Said(""))
    record: Record = {
        "id": label.id,
        "kind": label.kind,
        "yaw": label.yaw,
        "pitch": label.pitch,
        "href": label.href,
        "page": object_page(thing.id, code) if thing else None,
    }
    if pictures := label.pictures or (thing.pictures if thing else []):
        record["pictures"] = [picture_record(picture, language) for picture in pictures]
    if sound := label.sound or (thing.sound if thing else None):
        record["sound"] = sound_record(sound, language)
    if label.film:
        record["film"] = film_record(label.film, language)
    if label.everywhere:
        record["everywhere"] = True
    if label.polygon:
        record["polygon"] = [list(corner) for corner in label.polygon]
    if thing:
        record["object"] = _object(thing, language)
    return with_texts(record, {"title": title, "text": say(label.text, language)})


def _object(thing: ExhibitObject, language: Language) -> Record:
    texts = {name: say(getattr(thing, name), language) for name in OBJECT_TEXTS}
    texts["inventory_number"] = say({language: thing.inventory_number}, language)
    texts["dimensions"] = say({language: in_script_of(language, thing.dimensions)}, language)
    return with_texts({}, texts)


def _links(tour: Tour, scene: Scene, language: Language) -> list[Record]:
    links = []
    for link in tour.links:
        target = tour.scene(link.to)
        if link.from_ != scene.id or target is None:
            continue
        there = ways.arrival(link, target)
        record: Record = {
            "to": link.to,
            "yaw": link.yaw,
            "pitch": ways.arrow_pitch(link, scene.limits),
            "arrival": there.model_dump(include={"yaw", "pitch"}) if there else None,
        }
        if ways.is_said(link):
            record["said"] = True
        links.append(with_texts(record, {"title": scene_title(tour, target, language)}))
    return links


def with_texts(record: Record, texts: dict[str, Said]) -> Record:
    """The record with these texts; `lang` names the languages of those that fell back."""
    record.update({name: said.text for name, said in texts.items()})
    lang = {name: said.language for name, said in texts.items() if said.language}
    if lang:
        record["lang"] = lang
    return record
