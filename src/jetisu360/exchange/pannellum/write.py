"""A site as a tour for Pannellum 2.5.7: its multires tiles are ours under other names, its texts one file a
language.

Pannellum's rules for multires (its generate.py and libpannellum.js): levels count from 1; a face at level l
is `cubeResolution / 2^(maxLevel − l)` pixels; tiles are `tileResolution` square, the last ones cut off; level
1 is one tile. Our pyramid is made by the same rules from level 0, so no tile has to be cut or encoded again.
"""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from jetisu360.exchange.common.lost import Lost, lost_of
from jetisu360.exchange.common.media import Shown, labels_shown, not_shown, shown
from jetisu360.exchange.common.progress import Watcher
from jetisu360.exchange.common.site import Site
from jetisu360.exchange.common.sphere.angles import horizontal, rounded, wrapped
from jetisu360.exchange.common.sphere.cube import every_tile
from jetisu360.exchange.common.staging import write
from jetisu360.exchange.common.text.texts import in_language, joined, label_texts, title_of
from jetisu360.language import LANGUAGES, Language
from jetisu360.panorama.geometry.projection import FACES
from jetisu360.panorama.tiles.encode import encode_image
from jetisu360.tour.document.tour import Arrival, ExhibitObject, Label, Link, Scene, Tour
from jetisu360.tour.ways import arrival

PATH = "/%l/%s%y_%x"
FALLBACK = 1024
"""Side of the whole faces that Pannellum shows where there is no WebGL, as its own tool makes them."""

MEDIA_WIDTH = 280
"""Pixels that a picture or a film takes beside its hot spot: on a phone it leaves a border."""

CARRIES = frozenset(
    (
        *(
            "tour-title",
            "credits",
            "languages",
            "start",
            "order",
            "scenes",
            "scene-titles",
            "views",
            "limits",
        ),
        *("headings", "links", "arrivals", "labels", "label-texts", "label-links", "label-media"),
    )
)

_WORDS = {
    "kk": {"loadingLabel": "Жүктелуде…", "bylineLabel": "%s", "loadButtonLabel": "Панораманы<br>ашу"},
    "ru": {"loadingLabel": "Загрузка…", "bylineLabel": "%s", "loadButtonLabel": "Открыть<br>панораму"},
    "en": {"loadingLabel": "Loading…", "bylineLabel": "%s", "loadButtonLabel": "Open the<br>panorama"},
}


def export_pannellum(site: Site, out: Path, watcher: Watcher, quality: int) -> list[Lost]:
    """Writes `tour.<language>.json`, `index.html` and `tiles/`; says what is lost."""
    watcher.begin(len(site.tour.scenes))
    for scene in site.tour.scenes:
        _write_tiles(site, scene, out, quality)
        watcher.step(scene.id)
    for language in LANGUAGES:
        text = json.dumps(configuration(site.tour, language), ensure_ascii=False, indent=1)
        write(out, f"tour.{language}.json", (text + "\n").encode())
    write(out, "index.html", page(site.tour.language).encode())
    for name in dict.fromkeys(name for item in labels_shown(site.tour) if (name := _file(item)[1])):
        write(out, name, site.read(name))
    return [*lost_of(site.tour, CARRIES), *not_shown(site.tour, lambda item: 1)]


def page(first: Language) -> str:
    """The page that shows the tour; it opens in the tour's first language."""
    text = (resources.files("jetisu360.exchange") / "pages" / "pannellum.html").read_text("utf-8")
    return text.replace('"kk" /* first */', f'"{first}"').replace(
        '<html lang="kk">', f'<html lang="{first}">'
    )


def configuration(tour: Tour, language: Language) -> dict[str, Any]:
    """The tour configuration in one language. A text that had to fall back says so."""
    default: dict[str, Any] = {
        "firstScene": tour.start,
        "title": in_language(tour.title, language),
        "author": in_language(tour.credits, language),
        "autoLoad": True,
        "sceneFadeDuration": 800,
        "strings": _WORDS[language],
    }
    things = {thing.id: thing for thing in tour.objects}
    return {
        "default": {key: value for key, value in default.items() if value != ""},
        # What a museum writes is text, never markup.
        "escapeHTML": True,
        "scenes": {scene.id: _scene(tour, scene, things, language) for scene in tour.scenes},
    }


def _scene(tour: Tour, scene: Scene, things: dict[str, ExhibitObject], language: Language) -> dict[str, Any]:
    sizes = scene.tiles.face_sizes
    hfov = horizontal(scene.view.fov)
    record: dict[str, Any] = {
        "title": in_language(title_of(tour, scene), language),
        "type": "multires",
        "multiRes": {
            "basePath": f"tiles/{scene.id}",
            "path": PATH,
            "fallbackPath": "/fallback/%s",
            "extension": scene.tiles.formats[0],
            "tileResolution": scene.tiles.tile_size,
            "maxLevel": len(sizes),
            "cubeResolution": sizes[-1],
        },
        "yaw": rounded(wrapped(scene.view.yaw)),
        "pitch": rounded(scene.view.pitch),
        "hfov": rounded(hfov),
    }
    # Pannellum's own bounds are 50° and 120°; a view beyond them would be pulled back.
    if hfov > 120:
        record["maxHfov"] = rounded(hfov)
    if hfov < 50:
        record |= {"minHfov": rounded(hfov), "multiResMinHfov": True}
    if scene.limits is not None:
        (west, east), (low, high) = scene.limits.yaw, scene.limits.pitch
        if east - west < 359.5:
            record |= {"minYaw": rounded(west), "maxYaw": rounded(east)}
        record |= {"minPitch": rounded(low), "maxPitch": rounded(high)}
    if scene.heading is not None:
        record |= {"northOffset": rounded(scene.heading % 360), "compass": True}
    spots = [
        _link(tour, link, language) for link in tour.links if link.from_ == scene.id and tour.scene(link.to)
    ]
    spots += [_label(label, things.get(label.object or ""), language) for label in scene.labels]
    record["hotSpots"] = spots
    return record


def _link(tour: Tour, link: Link, language: Language) -> dict[str, Any]:
    target = tour.scene(link.to)
    assert target is not None
    spot: dict[str, Any] = {
        "type": "scene",
        "yaw": rounded(wrapped(link.yaw)),
        "pitch": rounded(link.pitch),
        "text": in_language(title_of(tour, target), language),
        "sceneId": link.to,
    }
    look = arrival(link, target)
    if look is not None and (
        look == link.arrival or look != Arrival(yaw=target.view.yaw, pitch=target.view.pitch)
    ):
        spot |= {"targetYaw": rounded(wrapped(look.yaw)), "targetPitch": rounded(look.pitch)}
    return spot


def _label(label: Label, thing: ExhibitObject | None, language: Language) -> dict[str, Any]:
    title, text = label_texts(label, thing)
    spot: dict[str, Any] = {
        "id": label.id,
        "type": "info",
        "yaw": rounded(wrapped(label.yaw)),
        "pitch": rounded(label.pitch),
        "text": joined(in_language(title, language), in_language(text, language)),
    }
    if label.href:
        spot["URL"] = label.href
    kind, name = _file(shown(label, thing))
    if name:
        # (A recording alone is played by the element for films.)
        spot |= {kind: name, "width": MEDIA_WIDTH}
    return spot


def _file(media: Shown) -> tuple[str, str]:
    """The one file that a hot spot can show, and under which key: a film, else a picture, else a sound."""
    if media.film:
        return "video", media.film.src
    if media.pictures:
        return "image", media.pictures[0].src
    return "video", media.sound.src if media.sound else ""


def _write_tiles(site: Site, scene: Scene, out: Path, quality: int) -> None:
    tiles, base = scene.tiles, f"tiles/{scene.id}"
    extension = tiles.formats[0]
    for level, size in enumerate(tiles.face_sizes):
        for face, row, column in every_tile(size, tiles.tile_size):
            data = site.read(site.tile_name(scene, level, face, row, column))
            write(out, f"{base}/{level + 1}/{face}{row}_{column}.{extension}", data)
    near = next((at for at, size in enumerate(tiles.face_sizes) if size >= FALLBACK), -1)
    cube = site.cube(scene, near)
    for face in FACES:
        side = min(FALLBACK, cube.size)
        whole = cv2.resize(cube.face(face), (side, side), interpolation=cv2.INTER_AREA)
        small = np.asarray(whole, dtype=np.uint8)
        write(out, f"{base}/fallback/{face}.{extension}", encode_image(small, extension, quality))
