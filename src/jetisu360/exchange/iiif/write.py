"""A site as IIIF Presentation 3: a manifest of the museum, one of each object, and a collection of them.

Every thing is named by its address, so IIIF has to be told where its files will stand. A canvas is a scene's
whole picture; labels are annotations at a point of it (or in an outline), links annotations whose body is the
next canvas; routes are ranges. Nothing here needs a server of images: pictures are plain JPEG files.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jetisu360.exchange.common.lost import Lost, lost_of, named
from jetisu360.exchange.common.media import files_of
from jetisu360.exchange.common.progress import Watcher
from jetisu360.exchange.common.refusals import AddressNeeded, AddressWrong
from jetisu360.exchange.common.site import Site, extension
from jetisu360.exchange.common.sphere.angles import rounded
from jetisu360.exchange.common.staging import write
from jetisu360.exchange.common.text.texts import label_texts
from jetisu360.exchange.gpano.write import crop_of, photograph_of
from jetisu360.exchange.iiif import parts as iiif
from jetisu360.exchange.iiif.objects import object_manifest
from jetisu360.exchange.iiif.parts import Part
from jetisu360.files.paths import joined
from jetisu360.language import LANGUAGES, _
from jetisu360.panorama.geometry.sphere import Crop
from jetisu360.publish.layout import HOME, image_type, room_page
from jetisu360.publish.pages.labels import VISIT_FIELDS
from jetisu360.tour.document.tour import Label, Scene
from jetisu360.tour.site_address import is_site_address

QUALITY = 92

CARRIES = frozenset(
    (
        *("tour-title", "tour-description", "credits", "licence", "languages", "other-languages", "start"),
        *("order", "scenes", "scene-titles", "scene-descriptions", "captured", "cameras", "limits", "links"),
        *("labels", "label-texts", "label-links", "label-objects", "label-outlines", "label-media"),
        *("objects", "object-media", "visit", "highlights", "routes"),
    )
)


def export_iiif(site: Site, out: Path, watcher: Watcher, address: str | None, quality: int) -> list[Lost]:
    """Writes `collection.json`, `museum/manifest.json`, `objects/<id>/manifest.json`, `images/` and `media/`.

    Raises:
        AddressNeeded, AddressWrong
    """
    base = _base(address or (f"{site.address}/iiif" if site.address else None))
    maker = _Maker(site, base)
    watcher.begin(len(site.tour.scenes))
    for scene in site.tour.scenes:
        pixels = site.equirect(scene)
        crop = maker.crops[scene.id] = crop_of(scene, pixels.shape[1])
        write(out, f"images/{scene.id}.jpg", photograph_of(site.tour, scene, pixels, crop, quality))
        write(out, maker.thumbnail_file(scene), site.read(scene.thumbnail))
        watcher.step(scene.id)
    for name in files_of(site.tour):
        write(out, name, site.read(name))
    shown, hidden = [], []
    for thing in site.tour.objects:
        manifest, stills = object_manifest(site, base, thing)
        if manifest is None:
            hidden.append(thing.id)
            continue
        for still in stills:
            if not joined(out, still).exists():
                write(out, still, site.read(still))
        shown.append(thing.id)
        write(out, f"objects/{thing.id}/manifest.json", _json(manifest))
    museum = maker.museum(frozenset(shown))
    write(out, "museum/manifest.json", _json(museum))
    write(out, "collection.json", _json(maker.collection(museum, shown)))
    return [*lost_of(site.tour, CARRIES), *named("objects-not-shown", hidden, _HIDDEN)]


def _base(address: str | None) -> str:
    if address is None:
        raise AddressNeeded
    plain = address.strip().rstrip("/")
    if not is_site_address(plain):
        raise AddressWrong(address=address[:200])
    return plain


def _json(part: Part) -> bytes:
    return (json.dumps(part, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


class _Maker:
    """Makes the parts of one tour; `crops`: what of the sphere each scene's image covers."""

    def __init__(self, site: Site, base: str) -> None:
        self.site, self.tour, self.base = site, site.tour, base
        self.crops: dict[str, Crop] = {}
        self.id = f"{base}/museum/manifest.json"

    def museum(self, objects: frozenset[str]) -> Part:
        """The museum's manifest; `objects` are those that have one of their own."""
        tour, visit = self.tour, self.tour.visit
        where = iiif.place(self.id, visit.latitude, visit.longitude) if visit else {}
        pages = {language: f"{language}/{HOME}" for language in LANGUAGES}
        description = iiif.texts(tour.description)
        structures = self._ranges()
        return {
            "@context": [iiif.NAVPLACE, iiif.CONTEXT] if where else iiif.CONTEXT,
            "id": self.id,
            "type": "Manifest",
            "label": iiif.label(tour.title, tour.id),
            **({"summary": description} if description else {}),
            "metadata": self._facts(),
            **iiif.statement(tour.credits),
            **iiif.rights(tour.licence),
            **iiif.homepage(self.site.address, tour.title, pages),
            **where,
            "thumbnail": [self._thumbnail(tour.scene(tour.start) or tour.scenes[0])],
            "start": {"id": self._canvas_id(tour.start), "type": "Canvas"},
            "partOf": [{"id": f"{self.base}/collection.json", "type": "Collection"}],
            "items": [self._canvas(scene, objects) for scene in tour.scenes],
            **({"structures": structures} if structures else {}),
        }

    def collection(self, museum: Part, objects: list[str]) -> Part:
        """The museum and its objects, the highlights first."""
        best = [name for name in self.tour.highlights if name in objects]
        ordered = [*best, *(name for name in objects if name not in best)]
        things = self.site.objects
        return {
            "@context": iiif.CONTEXT,
            "id": f"{self.base}/collection.json",
            "type": "Collection",
            "label": museum["label"],
            **{key: museum[key] for key in ("summary", "requiredStatement", "rights") if key in museum},
            "items": [
                {
                    "id": self.id,
                    "type": "Manifest",
                    "label": museum["label"],
                    "thumbnail": museum["thumbnail"],
                },
                *(
                    {
                        "id": f"{self.base}/objects/{name}/manifest.json",
                        "type": "Manifest",
                        "label": iiif.label(things[name].title, name),
                    }
                    for name in ordered
                ),
            ],
        }

    def thumbnail_file(self, scene: Scene) -> str:
        return f"images/{scene.id}.thumbnail.{extension(scene.thumbnail)}"

    def _canvas_id(self, scene_id: str) -> str:
        return f"{self.base}/museum/canvas/{scene_id}"

    def _thumbnail(self, scene: Scene) -> Part:
        kind = image_type(scene.thumbnail, "image/webp")
        return iiif.image(f"{self.base}/{self.thumbnail_file(scene)}", None, None, kind)

    def _facts(self) -> list[Part]:
        """What a visitor asks, and the licence in words where it is none that IIIF knows."""
        tour, visit = self.tour, self.tour.visit
        facts = [] if iiif.rights(tour.licence) else iiif.pair(_("Licence"), tour.licence)
        if visit is not None:
            for key in ("address", "place", "hours", "admission", "phone", "email", "website", "founded"):
                facts += iiif.pair(VISIT_FIELDS[key], getattr(visit, key) or "")
            times = "; ".join(f"{', '.join(item.days)} {item.opens}–{item.closes}" for item in visit.opening)
            facts += iiif.pair(_("Opening hours"), times)
        return facts

    def _canvas(self, scene: Scene, objects: frozenset[str]) -> Part:
        crop, identity = self.crops[scene.id], self._canvas_id(scene.id)
        width, height = round(crop.width), round(crop.height)
        summary = iiif.texts(scene.description)
        pages = {language: room_page(scene.id, language) for language in LANGUAGES}
        canvas: Part = {
            "id": identity,
            "type": "Canvas",
            "label": iiif.label(scene.title, scene.id),
            **({"summary": summary} if summary else {}),
            "width": width,
            "height": height,
            "thumbnail": [self._thumbnail(scene)],
            **iiif.homepage(self.site.address, scene.title, pages),
        }
        if scene.captured_at is not None:
            canvas["navDate"] = scene.captured_at.strftime("%Y-%m-%dT%H:%M:%SZ")
        if scene.camera:
            canvas["metadata"] = iiif.pair(_("Camera"), scene.camera)
        body = iiif.image(f"{self.base}/images/{scene.id}.jpg", width, height)
        painting = iiif.annotation(f"{identity}/image", "painting", body, identity)
        canvas["items"] = [iiif.page(f"{identity}/page", [painting])]
        notes = [*self._labels(scene, canvas, crop, objects), *self._links(scene, canvas, crop)]
        if notes:
            canvas["annotations"] = [iiif.page(f"{identity}/annotations", notes)]
        return canvas

    def _labels(self, scene: Scene, canvas: Part, crop: Crop, objects: frozenset[str]) -> list[Part]:
        notes = []
        for label in scene.labels:
            identity = f"{canvas['id']}/label/{label.id}"
            if label.polygon:
                target = iiif.within(canvas["id"], crop, label.polygon)
            else:
                target = iiif.at(canvas["id"], crop, label.yaw, label.pitch)
            thing = self.site.objects.get(label.object or "")
            bodies = [*iiif.textual(*label_texts(label, thing)), *self._media(label)]
            if bodies:
                notes.append(iiif.annotation(identity, "commenting", bodies, target))
            if label.href:
                body = {"id": label.href, "type": "Text", "format": "text/html"}
                if label.href.startswith("http"):
                    notes.append(iiif.annotation(f"{identity}/link", "linking", body, target))
            if thing is not None and thing.id in objects:
                body = {"id": f"{self.base}/objects/{thing.id}/manifest.json", "type": "Manifest"}
                notes.append(iiif.annotation(f"{identity}/object", "linking", body, target))
        return notes

    def _media(self, label: Label) -> list[Part]:
        bodies: list[Part] = []
        for picture in label.pictures:
            width, height = iiif.picture_size(picture) or (None, None)
            kind = image_type(picture.src)
            bodies.append(iiif.image(f"{self.base}/{iiif.escaped(picture.src)}", width, height, kind))
        for record, kind in ((label.sound, "Sound"), (label.film, "Video")):
            if record is not None:
                body: Part = {
                    "id": f"{self.base}/{iiif.escaped(record.src)}",
                    "type": kind,
                    "format": record.type,
                }
                if record.duration:
                    body["duration"] = record.duration
                bodies.append(body)
        return bodies

    def _links(self, scene: Scene, canvas: Part, crop: Crop) -> list[Part]:
        notes = []
        ways = [link for link in self.tour.links if link.from_ == scene.id and self.tour.scene(link.to)]
        for number, link in enumerate(ways, 1):
            there = self.tour.scene(link.to)
            assert there is not None
            body: Part = {
                "id": self._canvas_id(link.to),
                "type": "Canvas",
                "label": iiif.label(there.title, there.id),
            }
            target = iiif.at(canvas["id"], crop, link.yaw, link.pitch)
            notes.append(iiif.annotation(f"{canvas['id']}/way/{number}", "linking", body, target))
        return notes

    def _ranges(self) -> list[Part]:
        """The rooms in the tour's order, and the guided routes."""
        rooms: Part = {
            "id": f"{self.base}/museum/range/rooms",
            "type": "Range",
            "label": iiif.words(_("Rooms")),
            "items": [{"id": self._canvas_id(scene.id), "type": "Canvas"} for scene in self.tour.scenes],
        }
        return [rooms, *(self._route(route) for route in self.tour.routes)]

    def _route(self, route: Any) -> Part:
        identity = f"{self.base}/museum/range/{route.id}"
        stops = []
        for number, stop in enumerate(route.stops, 1):
            scene = self.tour.scene(stop.scene)
            if scene is None:
                continue
            label = next((item for item in scene.labels if item.id == stop.label), None)
            yaw = stop.yaw if stop.yaw is not None else label.yaw if label else scene.view.yaw
            pitch = stop.pitch if stop.pitch is not None else label.pitch if label else scene.view.pitch
            canvas = self._canvas_id(scene.id)
            summary = iiif.texts(stop.text)
            stops.append(
                {
                    "id": f"{identity}/{number}",
                    "type": "Range",
                    "label": iiif.label(stop.title or scene.title, scene.id),
                    **({"summary": summary} if summary else {}),
                    "items": [iiif.at(canvas, self.crops[scene.id], rounded(yaw), rounded(pitch))],
                }
            )
        summary = iiif.texts(route.description)
        return {
            "id": identity,
            "type": "Range",
            "label": iiif.label(route.title, route.id),
            **({"summary": summary} if summary else {}),
            "items": stops,
        }


_HIDDEN = _(
    "Objects with neither a picture nor a label in a room ({count}): {names}. IIIF shows pictures only."
)
