"""A site as a project of the Marzipano Tool: `app-files/data.js` and tiles.

Marzipano's rules (src/geometries/Cube.js): a level's size is a multiple of its tile size, and so are sizes
and numbers of tiles from level to level. Our sizes are level 0's times powers of two, so tiles as large as
level 0 fit every level: faces are cut again, no pixel is resampled. Its tool writes JPEG, so they are encoded
again.

Angles are in radians; pitch is positive *down* (src/views/Rectilinear.js, coordinatesToScreen), whatever its
documentation says. Titles and texts of info hotspots are HTML; names of scenes are plain text.
"""

from __future__ import annotations

import html
import json
import math
from importlib import resources
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from jetisu360.exchange.common.lost import Lost, lost_of
from jetisu360.exchange.common.media import Shown, labels_shown, not_shown, shown
from jetisu360.exchange.common.progress import Watcher
from jetisu360.exchange.common.site import Site
from jetisu360.exchange.common.sphere.angles import wrapped
from jetisu360.exchange.common.staging import write
from jetisu360.exchange.common.text.texts import in_language, label_texts, title_of, to_html
from jetisu360.language import LANGUAGES, Language
from jetisu360.panorama.geometry.projection import FACES
from jetisu360.panorama.tiles.encode import encode_image
from jetisu360.publish.pages.shown_text import say
from jetisu360.tour.document.tour import ExhibitObject, Label, Scene, Tour

APP = "app-files"
VARIABLE = "APP_DATA"
PREVIEW_FACES = "bdflru"
"""The order of the faces in preview.jpg, from the top down."""

CARRIES = frozenset(
    (
        *("tour-title", "languages", "start", "scenes", "scene-titles", "views", "links", "labels"),
        *("label-texts", "label-links", "label-media"),
    )
)


def export_marzipano(site: Site, out: Path, watcher: Watcher, quality: int) -> list[Lost]:
    """Writes `app-files/` with one `data.<language>.js` a language, and says what is lost.

    `data.js`, which Marzipano's own page reads, is in the tour's first language.
    """
    watcher.begin(len(site.tour.scenes))
    for scene in site.tour.scenes:
        _write_tiles(site, scene, out, quality)
        watcher.step(scene.id)
    for language in LANGUAGES:
        write(out, f"{APP}/data.{language}.js", script(site.tour, language))
    write(out, f"{APP}/data.js", script(site.tour, site.tour.language))
    page = resources.files("jetisu360.exchange") / "pages" / "marzipano.html"
    write(out, f"{APP}/index.html", page.read_bytes())
    for name in dict.fromkeys(name for item in labels_shown(site.tour) for name in _files(item)):
        write(out, f"{APP}/{name}", site.read(name))
    return [*lost_of(site.tour, CARRIES), *not_shown(site.tour, lambda item: item.count)]


def script(tour: Tour, language: Language) -> bytes:
    """data.js: one variable with the project in it."""
    return f"var {VARIABLE} = {json.dumps(project(tour, language), ensure_ascii=False, indent=2)};\n".encode()


def project(tour: Tour, language: Language) -> dict[str, Any]:
    """The project in one language. The scene where the tour begins comes first: nothing else says it."""
    things = {thing.id: thing for thing in tour.objects}
    ordered = sorted(tour.scenes, key=lambda scene: scene.id != tour.start)
    return {
        "scenes": [_scene(tour, scene, things, language) for scene in ordered],
        "name": in_language(tour.title, language),
        "settings": {
            "mouseViewMode": "drag",
            "autorotateEnabled": False,
            "fullscreenButton": True,
            "viewControlButtons": True,
        },
    }


def levels(scene: Scene) -> list[dict[str, Any]]:
    """The preview, which is shown until tiles come, and the levels of our pyramid."""
    sizes = scene.tiles.face_sizes
    base, small = sizes[0], preview_size(scene)
    return [
        {"tileSize": small, "size": small, "fallbackOnly": True},
        *({"tileSize": base, "size": size} for size in sizes),
    ]


def preview_size(scene: Scene) -> int:
    """A side that divides that of level 0."""
    base = scene.tiles.face_sizes[0]
    return base // 2 if base > 256 and base % 2 == 0 else base


def _scene(tour: Tour, scene: Scene, things: dict[str, ExhibitObject], language: Language) -> dict[str, Any]:
    return {
        "id": scene.id,
        "name": in_language(title_of(tour, scene), language),
        "levels": levels(scene),
        "faceSize": scene.tiles.face_sizes[-1],
        "initialViewParameters": {
            **_direction(scene.view.yaw, scene.view.pitch),
            "fov": math.radians(scene.view.fov),
        },
        "linkHotspots": [
            {**_direction(link.yaw, link.pitch), "rotation": 0, "target": link.to}
            for link in tour.links
            if link.from_ == scene.id and tour.scene(link.to)
        ],
        "infoHotspots": [_label(label, things.get(label.object or ""), language) for label in scene.labels],
    }


def _label(label: Label, thing: ExhibitObject | None, language: Language) -> dict[str, Any]:
    title, text = label_texts(label, thing)
    words = to_html(in_language(text, language))
    if label.href:
        href = html.escape(label.href)
        words += f'{"<br>" if words else ""}<a href="{href}">{href}</a>'
    words += _media(shown(label, thing), language)
    return {
        **_direction(label.yaw, label.pitch),
        "title": to_html(in_language(title, language)),
        "text": words,
    }


def _media(media: Shown, language: Language) -> str:
    """What a label shows and plays, as HTML: Marzipano's own page puts a text into its panel as it is."""
    wide = 'style="display:block;width:100%;margin-top:8px"'
    parts = [
        f'<img src="{html.escape(picture.src)}" alt="{html.escape(say(picture.alt, language).line)}" {wide}>'
        for picture in media.pictures
    ]
    if media.sound:
        parts.append(f'<audio controls preload="none" src="{html.escape(media.sound.src)}" {wide}></audio>')
    if media.film:
        parts.append(f'<video controls preload="none" src="{html.escape(media.film.src)}" {wide}></video>')
    return "".join(parts)


def _files(media: Shown) -> list[str]:
    return [picture.src for picture in (*media.pictures, media.sound, media.film) if picture]


def _direction(yaw: float, pitch: float) -> dict[str, float]:
    return {"yaw": math.radians(wrapped(yaw)), "pitch": -math.radians(pitch) + 0.0}


def _write_tiles(site: Site, scene: Scene, out: Path, quality: int) -> None:
    sizes, base = scene.tiles.face_sizes, f"{APP}/tiles/{scene.id}"
    side, small = sizes[0], preview_size(scene)
    strip = np.empty((6 * small, small, 3), dtype=np.uint8)
    for level, size in enumerate(sizes):
        cube = site.cube(scene, level)
        for face in FACES:
            whole = cube.face(face)
            if level == 0:
                top = PREVIEW_FACES.index(face) * small
                strip[top : top + small] = cv2.resize(whole, (small, small), interpolation=cv2.INTER_AREA)
            for row in range(size // side):
                for column in range(size // side):
                    tile = whole[row * side : (row + 1) * side, column * side : (column + 1) * side]
                    name = f"{base}/{level + 1}/{face}/{row}/{column}.jpg"
                    write(out, name, encode_image(tile, "jpeg", quality))
    write(out, f"{base}/preview.jpg", encode_image(strip, "jpeg", quality))
