"""What the viewer needs to show one scene to a reader of one language (contract: docs/publishing.md)."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from jetisu360.publish.said import Said, say
from jetisu360.publish.units import in_script_of
from jetisu360.publish.words import Words
from jetisu360.text import Language
from jetisu360.tour.document import ExhibitObject, Label, Scene, Tour

Record = dict[str, Any]
OBJECT_TEXTS = ("title", "description", "material", "date", "maker", "rights")


def scene_title(tour: Tour, scene: Scene, language: Language) -> Said:
    """The scene's title; a scene without one is called by its number, as rooms on a plan are."""
    number = next(place for place, other in enumerate(tour.scenes, 1) if other.id == scene.id)
    return say(scene.title, language) or Said(Words(language)("untitled-room", number=number))


def scene_record(tour: Tour, scene: Scene, language: Language) -> Record:
    """One scene; addresses are relative to the site's root, a text that fell back is named in its `lang`."""
    objects = {thing.id: thing for thing in tour.objects}
    record: Record = {
        "id": scene.id,
        "tiles": scene.tiles.model_dump(include={"tile_size", "face_sizes", "formats", "path"}),
        "preview": scene.preview,
        "poster": scene.poster,
        "view": scene.view.model_dump(include={"yaw", "pitch", "fov"}),
        "limits": scene.limits.model_dump(include={"yaw", "pitch"}) if scene.limits else None,
        "heading": scene.heading,
        "labels": [_label(label, objects, language) for label in scene.labels],
        "links": _links(tour, scene, language),
    }
    return _with_texts(
        record,
        {"title": scene_title(tour, scene, language), "description": say(scene.description, language)},
    )


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


def data_path(record: Record, language: Language) -> str:
    """Where a record is kept: its address changes with its content, so that it may be cached for ever."""
    digest = hashlib.sha256(encode(record)).hexdigest()[:8]
    return f"data/{language}/{record['id']}.{digest}.json"


def _label(label: Label, objects: dict[str, ExhibitObject], language: Language) -> Record:
    thing = objects.get(label.object or "")
    title = say(label.title, language) or (say(thing.title, language) if thing else Said(""))
    record: Record = {
        "id": label.id,
        "kind": label.kind,
        "yaw": label.yaw,
        "pitch": label.pitch,
        "href": label.href,
    }
    if thing:
        record["object"] = _object(thing, language)
    return _with_texts(record, {"title": title, "text": say(label.text, language)})


def _object(thing: ExhibitObject, language: Language) -> Record:
    texts = {name: say(getattr(thing, name), language) for name in OBJECT_TEXTS}
    texts["inventory_number"] = say({language: thing.inventory_number}, language)
    texts["dimensions"] = say({language: in_script_of(language, thing.dimensions)}, language)
    return _with_texts({}, texts)


def _links(tour: Tour, scene: Scene, language: Language) -> list[Record]:
    links = []
    for link in tour.links:
        target = tour.scene(link.to)
        if link.from_ != scene.id or target is None:
            continue
        arrival = link.arrival.model_dump(include={"yaw", "pitch"}) if link.arrival else None
        record: Record = {"to": link.to, "yaw": link.yaw, "pitch": link.pitch, "arrival": arrival}
        links.append(_with_texts(record, {"title": scene_title(tour, target, language)}))
    return links


def _with_texts(record: Record, texts: dict[str, Said]) -> Record:
    record.update({name: said.text for name, said in texts.items()})
    lang = {name: said.language for name, said in texts.items() if said.language}
    if lang:
        record["lang"] = lang
    return record
