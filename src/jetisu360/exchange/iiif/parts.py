"""The small parts of IIIF Presentation 3 (https://iiif.io/api/presentation/3.0/): texts, bodies, places."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from jetisu360.language import LANGUAGES, Language, Message, _
from jetisu360.panorama.geometry.projection import pixel_of
from jetisu360.panorama.geometry.sphere import Crop
from jetisu360.publish.pages.licences import licence
from jetisu360.tour.document.media import PictureRecord

Part = dict[str, Any]
CONTEXT = "http://iiif.io/api/presentation/3/context.json"
NAVPLACE = "http://iiif.io/api/extension/navplace/1/context.json"
_TAG = re.compile(r"[a-zA-Z-]+")
# IIIF names these licences by their old addresses, with http.
_KNOWN_RIGHTS = re.compile(
    r"http://(?:creativecommons\.org/(?:licenses|publicdomain)|rightsstatements\.org/vocab)/.*"
)

CREDITS = _("Credits")


def texts(text: Mapping[str, str]) -> dict[str, list[str]]:
    """A language map; languages other than ours are IIIF's as well."""
    return {key: [value] for key, value in text.items() if value and _TAG.fullmatch(key)}


def label(text: Mapping[str, str], otherwise: str) -> dict[str, list[str]]:
    """A language map that is never empty."""
    return texts(text) or {"none": [otherwise]}


def words(message: Message) -> dict[str, list[str]]:
    """Words of our pages in three languages."""
    return {language: [message.say(language)] for language in LANGUAGES}


def pair(label: Message, value: Mapping[str, str] | str) -> list[Part]:
    """An entry of `metadata`, none for an empty value."""
    said = ({"none": [value]} if value else {}) if isinstance(value, str) else texts(value)
    return [{"label": words(label), "value": said}] if said else []


def rights(written: str) -> Part:
    """`rights`, where the licence is one that IIIF knows by its address."""
    address = (licence(written).href or written).replace("https://", "http://", 1)
    return {"rights": address} if _KNOWN_RIGHTS.fullmatch(address) else {}


def statement(text: Mapping[str, str], label: Message = CREDITS) -> Part:
    """`requiredStatement`: what has to be shown with the picture."""
    said = texts(text)
    return {"requiredStatement": {"label": words(label), "value": said}} if said else {}


def homepage(address: str | None, title: Mapping[str, str], pages: Mapping[Language, str]) -> Part:
    """The pages of a thing, `pages` by language, where the site's address is known."""
    if address is None:
        return {}
    return {
        "homepage": [
            {
                "id": f"{address}/{page}",
                "type": "Text",
                "label": label(title, page),
                "format": "text/html",
                "language": [language],
            }
            for language, page in pages.items()
        ]
    }


def place(identity: str, latitude: float | None, longitude: float | None) -> Part:
    """`navPlace`: where the museum is on Earth. (Where a photograph was taken is never told.)"""
    if latitude is None or longitude is None:
        return {}
    feature = {
        "id": f"{identity}/place/1",
        "type": "Feature",
        "properties": {},
        "geometry": {"type": "Point", "coordinates": [longitude, latitude]},
    }
    return {"navPlace": {"id": f"{identity}/place", "type": "FeatureCollection", "features": [feature]}}


def image(address: str, width: int | None, height: int | None, kind: str = "image/jpeg") -> Part:
    """A picture as the body of an annotation, or as a thumbnail."""
    size = {"width": width, "height": height} if width and height else {}
    return {"id": address, "type": "Image", "format": kind, **size}


def textual(text: Mapping[str, str], more: Mapping[str, str]) -> list[Part]:
    """A body a language: the title, and below it the text."""
    languages = [key for key in dict.fromkeys((*text, *more)) if _TAG.fullmatch(key)]
    bodies = []
    for language in languages:
        value = "\n".join(part for part in (text.get(language, ""), more.get(language, "")) if part)
        if value:
            bodies.append(
                {"type": "TextualBody", "value": value, "format": "text/plain", "language": language}
            )
    return bodies


def annotation(identity: str, motivation: str, body: Part | Sequence[Part], target: Part | str) -> Part:
    return {
        "id": identity,
        "type": "Annotation",
        "motivation": motivation,
        "body": body,
        "target": target,
    }


def page(identity: str, items: Sequence[Part]) -> Part:
    return {"id": identity, "type": "AnnotationPage", "items": list(items)}


def at(canvas: str, crop: Crop, yaw: float, pitch: float) -> Part:
    """The point of a canvas where a direction is seen."""
    x, y = pixels(crop, yaw, pitch)
    return _part_of(canvas, {"type": "PointSelector", "x": x, "y": y})


def within(canvas: str, crop: Crop, corners: Sequence[tuple[float, float]]) -> Part:
    """The outline of a thing on a canvas. One that goes over the picture's edge goes on beyond it."""
    middle = corners[0][0]
    near = [((yaw - middle + 180) % 360 - 180 + middle, pitch) for yaw, pitch in corners]
    spots = [_place(crop, yaw, pitch) for yaw, pitch in near]
    outline = " ".join(f"{x:.0f},{y:.0f}" for x, y in spots)
    svg = f'<svg xmlns="http://www.w3.org/2000/svg"><polygon points="{outline}"/></svg>'
    return _part_of(canvas, {"type": "SvgSelector", "value": svg})


def _part_of(canvas: str, selector: Part) -> Part:
    return {"type": "SpecificResource", "source": canvas, "selector": selector}


def pixels(crop: Crop, yaw: float, pitch: float) -> tuple[int, int]:
    """Where a direction is in the picture, whole pixels from 1 on: IIIF has no place for 0 here."""
    x, y = _place(crop, (yaw + 180) % 360 - 180, pitch)
    return max(1, min(round(crop.width) - 1, round(x))), max(1, min(round(crop.height) - 1, round(y)))


def _place(crop: Crop, yaw: float, pitch: float) -> tuple[float, float]:
    column, row = pixel_of(yaw, pitch, crop.full_width, crop.full_height)
    return float(column) + 0.5 - crop.left, float(row) + 0.5 - crop.top


def picture_size(picture: PictureRecord) -> tuple[int, int] | None:
    return (picture.width, picture.height) if picture.width and picture.height else None


def escaped(name: str) -> str:
    """A name in an address."""
    return quote(name, safe="/.-_~")
