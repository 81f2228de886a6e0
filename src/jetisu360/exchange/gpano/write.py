"""A site as a folder of photographs again: equirectangular JPEG with GPano, and a museum.toml.

The photographs are put together from the tiles, so they are level, blurred where the site is, and say nothing
of where on Earth they were taken. All that museum.toml can say is in it, and `jetisu360 build` reads it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from jetisu360.exchange.common import media
from jetisu360.exchange.common.lost import Lost, lost_of
from jetisu360.exchange.common.progress import Watcher
from jetisu360.exchange.common.site import Site
from jetisu360.exchange.common.staging import write
from jetisu360.exchange.common.text.museum_text import museum_text
from jetisu360.exchange.gpano.jpeg_metadata import Facts, with_facts
from jetisu360.language import LANGUAGES
from jetisu360.panorama.geometry.resample import Pixels
from jetisu360.panorama.geometry.sphere import Crop
from jetisu360.panorama.tiles.encode import encode_image
from jetisu360.publish.pages.licences import licence
from jetisu360.tour.document.tour import Scene, Tour
from jetisu360.tour.museum_toml.entries import MuseumFile
from jetisu360.tour.museum_toml.museum_file import NAME, from_tour

QUALITY = 92
TEXTS = frozenset(
    (
        *("title", "description", "text", "credits", "material", "date", "maker", "rights"),
        *("alt", "credit", "transcript", "address", "place", "hours", "admission"),
    )
)
"""Fields of the document that hold a text in several languages."""

CARRIES = frozenset(
    (
        *(
            "tour-title",
            "tour-description",
            "tour-id",
            "credits",
            "licence",
            "first-language",
            "languages",
            "start",
            "order",
        ),
        *(
            "scenes",
            "scene-titles",
            "scene-descriptions",
            "captured",
            "cameras",
            "views",
            "limits",
            "headings",
        ),
        *("positions", "links", "arrivals", "labels", "label-texts", "label-links", "label-kinds"),
        *("label-everywhere", "label-objects", "label-outlines", "label-media"),
        *("objects", "object-media", "visit", "highlights"),
        *("routes", "route-sounds"),
    )
)


def export_gpano(site: Site, out: Path, watcher: Watcher, quality: int = QUALITY) -> list[Lost]:
    """Writes `<scene>.jpg` for each scene, the media beside them, and museum.toml; says what is lost."""
    watcher.begin(len(site.tour.scenes))
    for scene in site.tour.scenes:
        write(out, f"{scene.id}.jpg", photograph(site, scene, quality))
        watcher.step(scene.id)
    museum = museum_of(site.tour)
    for name in media.files_of(site.tour):
        write(out, name, site.read(name))
    write(out, NAME, museum_text(museum).encode())
    return lost_of(site.tour, CARRIES)


def photograph(site: Site, scene: Scene, quality: int) -> bytes:
    """One scene as a JPEG that says what it covers, where north is and where to look first."""
    pixels = site.equirect(scene)
    return photograph_of(site.tour, scene, pixels, crop_of(scene, pixels.shape[1]), quality)


def photograph_of(tour: Tour, scene: Scene, pixels: Pixels, crop: Crop, quality: int) -> bytes:
    """The same of a sphere that is there already, and of the part `crop` of it."""
    facts = Facts(
        crop,
        heading=scene.heading,
        view=(scene.view.yaw, scene.view.pitch, scene.view.fov),
        title=scene.title,
        description=scene.description,
        rights=tour.credits,
        licence=licence(tour.licence).href,
        captured_at=scene.captured_at,
        camera=scene.camera,
    )
    return with_facts(encode_image(cropped(pixels, crop), "jpeg", quality), facts)


def crop_of(scene: Scene, width: int) -> Crop:
    """What of the sphere the scene's photograph covers, in whole pixels of a sphere `width` wide.

    A range that reaches over the picture's edge (yaw 180°) cannot be cut out of it in one piece: the
    photograph then goes all the way round.
    """
    height = width // 2
    if scene.limits is None:
        return Crop(0, 0, width, height, width, height)
    (west, east), (low, high) = scene.limits.yaw, scene.limits.pitch
    left, right = round((west + 180) / 360 * width), round((east + 180) / 360 * width)
    if left < 0 or right > width or right - left < 2:
        left, right = 0, width
    top, bottom = round((90 - high) / 180 * height), round((90 - low) / 180 * height)
    top, bottom = max(0, min(top, height - 2)), min(height, max(bottom, top + 2))
    return Crop(left, top, right - left, bottom - top, width, height)


def cropped(pixels: Pixels, crop: Crop) -> Pixels:
    top, left = int(crop.top), int(crop.left)
    return np.ascontiguousarray(pixels[top : top + int(crop.height), left : left + int(crop.width)])


def museum_of(tour: Tour) -> MuseumFile:
    """museum.toml for the photographs that `photograph` makes of this tour's scenes."""
    known: dict[str, Any] = _in_three_languages(tour.model_dump(by_alias=True, mode="json"))
    for scene in known["scenes"]:
        scene["view"]["fov"] = min(max(scene["view"]["fov"], 10.0), 130.0)
    values = from_tour(Tour.model_validate(known)).model_dump(
        by_alias=True, exclude_defaults=True, mode="json"
    )
    for entry in values.get("scenes", []):
        entry["file"] = f"{entry['id']}.jpg"
        # The pictures are level: an estimate of their tilt would only turn the labels away.
        entry["level"] = {"pitch": 0.0, "roll": 0.0}
    if tour.address:
        values["address"] = tour.address
    # All the ways there are stand in the file: finding them again would add to them.
    values["walk"] = {"find": False}
    return MuseumFile.model_validate(values)


def _in_three_languages(value: Any, inside: str = "") -> Any:
    """A document without texts in languages that museum.toml does not know."""
    if isinstance(value, list):
        return [_in_three_languages(item, inside) for item in value]
    if not isinstance(value, dict):
        return value
    if inside in TEXTS:
        return {key: text for key, text in value.items() if key in LANGUAGES}
    return {key: _in_three_languages(one, key) for key, one in value.items()}
