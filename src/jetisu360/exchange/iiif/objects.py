"""An object as a IIIF manifest of its own: its pictures, and where it is seen in the rooms."""

from __future__ import annotations

from jetisu360.exchange.common.pictures import picture_header
from jetisu360.exchange.common.site import Site
from jetisu360.exchange.iiif import parts as iiif
from jetisu360.exchange.iiif.parts import Part
from jetisu360.language import LANGUAGES, _
from jetisu360.publish.layout import image_type, object_page
from jetisu360.publish.pages.labels import OBJECT_FIELDS
from jetisu360.tour.document.tour import ExhibitObject


def object_manifest(site: Site, base: str, thing: ExhibitObject) -> tuple[Part | None, list[str]]:
    """The manifest, and the stills of the site that it shows; None where there is nothing to show.

    Canvases are the object's pictures, then the stills of the labels that point at it.
    """
    identity = f"{base}/objects/{thing.id}/manifest.json"
    canvases: list[Part] = []
    stills: list[str] = []
    for picture in thing.pictures:
        name = iiif.texts(picture.alt) or iiif.label(thing.title, thing.id)
        canvas = _canvas(site, base, thing, len(canvases) + 1, picture.src, name, iiif.picture_size(picture))
        canvas |= iiif.statement(picture.credit)
        canvases.append(canvas)
    for scene in site.tour.scenes:
        for label in scene.labels:
            if label.object == thing.id and label.poster and label.poster not in stills:
                stills.append(label.poster)
                name = iiif.label(scene.title, scene.id)
                canvases.append(_canvas(site, base, thing, len(canvases) + 1, label.poster, name, None))
    if not canvases:
        return None, []
    tour = site.tour
    summary = iiif.texts(thing.description)
    pages = {language: object_page(thing.id, language) for language in LANGUAGES}
    manifest: Part = {
        "@context": iiif.CONTEXT,
        "id": identity,
        "type": "Manifest",
        "label": iiif.label(thing.title, thing.id),
        **({"summary": summary} if summary else {}),
        "metadata": object_metadata(thing),
        # What the museum demands for this very thing goes before what it demands for all.
        **(iiif.statement(thing.rights, OBJECT_FIELDS["rights"]) or iiif.statement(tour.credits)),
        **iiif.rights(tour.licence),
        **iiif.homepage(site.address, thing.title, pages),
        "partOf": [{"id": f"{base}/collection.json", "type": "Collection"}],
        "items": canvases,
    }
    if thing.sound is not None:
        manifest["rendering"] = [
            {
                "id": f"{base}/{iiif.escaped(thing.sound.src)}",
                "type": "Sound",
                "label": iiif.texts(thing.sound.title) or iiif.words(_("Recording")),
                "format": thing.sound.type,
            }
        ]
    return manifest, stills


def object_metadata(thing: ExhibitObject) -> list[Part]:
    """The inventory card."""
    return [
        *iiif.pair(OBJECT_FIELDS["inventory-number"], thing.inventory_number),
        *iiif.pair(OBJECT_FIELDS["material"], thing.material),
        *iiif.pair(OBJECT_FIELDS["date"], thing.date),
        *iiif.pair(OBJECT_FIELDS["maker"], thing.maker),
        *iiif.pair(OBJECT_FIELDS["dimensions"], thing.dimensions),
        *iiif.pair(OBJECT_FIELDS["rights"], thing.rights),
    ]


def _canvas(
    site: Site,
    base: str,
    thing: ExhibitObject,
    number: int,
    file: str,
    name: dict[str, list[str]],
    size: tuple[int, int] | None,
) -> Part:
    if size is None:
        header = picture_header(site.read(file), file)
        size = header.width, header.height
    identity = f"{base}/objects/{thing.id}/canvas/{number}"
    kind = image_type(file)
    body = iiif.image(f"{base}/{iiif.escaped(file)}", *size, kind)
    painting = iiif.annotation(f"{identity}/image", "painting", body, identity)
    return {
        "id": identity,
        "type": "Canvas",
        "label": name,
        "width": size[0],
        "height": size[1],
        "items": [iiif.page(f"{identity}/page", [painting])],
    }
