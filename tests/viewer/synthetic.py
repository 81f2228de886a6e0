"""A site whose pictures are a formula.

Every pixel of a tile is computed from its direction, by the formulas of docs/architecture.md and by nothing
of ours, so that what a browser shows can be compared with what it should show.
"""

from __future__ import annotations

import base64
import io
import json
import wave
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from jetisu360.publish.pages.viewer_words import VIEWER, VIEWER_MORE

ROOT = Path(__file__).parents[2]
BUILT = ROOT / "src" / "jetisu360" / "publish" / "static" / "built"
LANGUAGES = ("kk", "ru", "en")

FACES = "frblud"
Colour = Callable[[np.ndarray], np.ndarray]


def face_directions(face: str, a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Directions (…, 3), not normalised, of points of a face."""
    one = np.ones_like(a)
    x, y, z = {
        "f": (a, -b, one),
        "r": (one, -b, -a),
        "b": (-a, -b, -one),
        "l": (-one, -b, a),
        "u": (a, one, b),
        "d": (a, -one, -b),
    }[face]
    return np.stack([x, y, z], -1)


def direction(yaw: float, pitch: float) -> np.ndarray:
    yaw, pitch = np.radians(yaw), np.radians(pitch)
    return np.array([np.cos(pitch) * np.sin(yaw), np.sin(pitch), np.cos(pitch) * np.cos(yaw)])


def fine(directions: np.ndarray) -> np.ndarray:
    """A colour for every direction; it changes by 3 levels a texel at 800 px a face, so that shifts show."""
    unit = directions / np.linalg.norm(directions, axis=-1, keepdims=True)
    return 127.5 + 100 * np.sin(12 * unit + np.array([0.0, 1.0, 2.0]))


def coarse(directions: np.ndarray) -> np.ndarray:
    """A colour that even a preview of 48 px a face can hold."""
    unit = directions / np.linalg.norm(directions, axis=-1, keepdims=True)
    return 127.5 + 100 * np.sin(1.5 * unit + np.array([0.0, 0.4, 0.8]))


def face_picture(colour: Colour, face: str, size: int) -> np.ndarray:
    """A whole face, uint8 (size, size, 3)."""
    centres = (np.arange(size) + 0.5) / size * 2 - 1
    a, b = np.meshgrid(centres, centres)
    return np.rint(colour(face_directions(face, a, b))).astype(np.uint8)


def png(pixels: np.ndarray) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "PNG", compress_level=1)
    return buffer.getvalue()


def write_tiles(folder: Path, colour: Colour, face_sizes: list[int], tile_size: int) -> None:
    for level, size in enumerate(face_sizes):
        for face in FACES:
            picture = face_picture(colour, face, size)
            place = folder / str(level) / face
            place.mkdir(parents=True)
            for row in range(0, size, tile_size):
                for column in range(0, size, tile_size):
                    tile = picture[row : row + tile_size, column : column + tile_size]
                    (place / f"{row // tile_size}_{column // tile_size}.png").write_bytes(png(tile))


def preview(colour: Colour, size: int = 48) -> str:
    strip = np.concatenate([face_picture(colour, face, size) for face in FACES], axis=1)
    return "data:image/png;base64," + base64.b64encode(png(strip)).decode()


def scene(scene_id: str, title: str, colour: Colour, **more: Any) -> dict[str, Any]:
    record = {
        "id": scene_id,
        "title": title,
        "description": f"{title} туралы.",
        "tiles": {
            "tile_size": 256,
            "face_sizes": [200, 400, 800],
            "formats": ["png"],
            "path": f"scenes/{scene_id}/00000000",
        },
        "preview": preview(colour),
        "poster": f"scenes/{scene_id}/00000000/poster.png",
        "view": {"yaw": 0, "pitch": 0, "fov": 75},
        "limits": None,
        "heading": None,
        "labels": [],
        "links": [],
    }
    return {**record, **more}


SWORD = {
    "title": "Алтын қанжар",
    "description": "Сақ дәуірінің қанжары.\n\nБесшатыр қорғанынан табылған.",
    "inventory_number": "ДҮ-017",
    "material": "Алтын, темір",
    "date": "б.з.д. V ғасыр",
    "maker": "",
    "dimensions": "32 × 5 см",
    "rights": "CC0",
    "lang": {"material": "ru"},
}


PICTURES = [
    {
        "src": "media/dagger.png",
        "width": 640,
        "height": 480,
        "thumbnail": "media/dagger.small.png",
        "alt": "Қанжардың сабы",
        "credit": "А. Сейітов",
    },
    {"src": "media/sheath.png", "width": 480, "height": 640, "thumbnail": None, "alt": "", "credit": ""},
]
SOUND = {
    "src": "media/story.wav",
    "type": "audio/wav",
    "title": "Қобыз үні",
    "language": None,
    "transcript": "Қобыз ойналады.\n\nСоңында желдің сыбдыры естіледі.",
}
FILM = {
    "src": "media/film.webm",
    "type": "video/webm",
    "poster": "media/dagger.png",
    "captions": [
        {"src": "media/film.ru.vtt", "language": "ru"},
        {"src": "media/film.kk.vtt", "language": "kk"},
    ],
    "transcript": "Шебер қанжар соғып жатыр.",
}
# Somebody speaks Russian on a Kazakh page, with captions.
SPEECH = {**SOUND, "title": "Шебердің сөзі", "language": "ru", "captions": "media/film.ru.vtt"}
# One label of every kind, for the yard.
KINDS: list[dict[str, Any]] = [
    {"id": "cauldron", "kind": "object", "yaw": 20, "title": "Қазан", "object": {"title": "Қазан"}},
    {"id": "words", "kind": "text", "yaw": 55, "title": "Аула туралы", "text": "Аула 1907 жылы салынған."},
    {"id": "shot", "kind": "picture", "yaw": 85, "title": "Ескі сурет", "pictures": PICTURES},
    {"id": "kobyz", "kind": "sound", "yaw": 120, "title": "Қобыз", "sound": SOUND},
    {"id": "speech", "kind": "sound", "yaw": 140, "title": "Шебер", "sound": SPEECH},
    {"id": "smith", "kind": "film", "yaw": 160, "title": "Зергер", "film": FILM},
    {"id": "away", "kind": "link", "yaw": -90, "title": "Музейдің сайты", "href": "https://example.org/"},
]
ROUTES = [
    {
        "id": "main",
        "title": "Музеймен таныстыру",
        "description": "Он минуттық серуен.",
        "stops": [
            {
                "scene": "hall",
                "label": "sword",
                "title": "Алтын қанжар",
                "text": "Осы жерден бастаймыз.",
            },
            {
                "scene": "yard",
                "yaw": 120,
                "pitch": 0,
                "fov": 60,
                "title": "Қобыз",
                "text": "Тыңдап көріңіз.",
                "sound": SOUND,
            },
            {
                "scene": "strip",
                "yaw": 10,
                "pitch": 0,
                "fov": 50,
                "title": "Балкон",
                "text": "Соңғы аялдама.",
            },
        ],
    }
]

PLAN = """<figure class="plan"><svg class="plan-drawing" viewBox="0 0 300 200" width="300" height="200"
 role="group" aria-label="Жоспар" data-north="0">
<path class="plan-ways" d="M60 60L200 60M60 60L60 150"/>
<a href="#hall" data-scene-link="hall" data-bearing="30" transform="translate(60 60)">
<title>1. Алтын залы</title>
<g class="plan-mark"><circle class="plan-target" r="20"/><circle r="10"/><text y="4">1</text></g></a>
<a href="#yard" data-scene-link="yard" data-bearing="100" transform="translate(200 60)"><title>2. Аула</title>
<g class="plan-mark"><circle class="plan-target" r="20"/><circle r="10"/><text y="4">2</text></g></a>
<a href="#strip" data-scene-link="strip" transform="translate(60 150)"><title>3. Балкон</title>
<g class="plan-mark"><circle class="plan-target" r="20"/><circle r="10"/><text y="4">3</text></g></a>
</svg></figure>"""


def scenes() -> dict[str, dict[str, Any]]:
    hall = scene(
        "hall",
        "Алтын залы",
        fine,
        heading=30,
        links=[
            {"to": "yard", "title": "Аула", "yaw": 100, "pitch": -14, "arrival": None},
            {
                "to": "strip",
                "title": "Балкон",
                "yaw": -40,
                "pitch": -20,
                "arrival": {"yaw": 5, "pitch": 2},
                "said": True,
            },
        ],
        labels=[
            {
                "id": "sword",
                "kind": "object",
                "yaw": 12,
                "pitch": 6,
                "title": "Алтын қанжар",
                "text": "",
                "href": None,
                "object": SWORD,
                "page": "kk/objects/sword.html",
                "polygon": [[7, 2], [17, 2], [17, 10], [7, 10]],
            },
            {
                "id": "note",
                "kind": "text",
                "yaw": -160,
                "pitch": 10,
                "title": "Sundial",
                "text": "A sundial of the steppe.",
                "href": "https://example.org/",
                "lang": {"title": "en", "text": "en"},
            },
        ],
    )
    yard = scene(
        "yard",
        "Аула",
        coarse,
        heading=100,
        links=[{"to": "hall", "title": "Алтын залы", "yaw": -150, "pitch": -10, "arrival": None}],
        labels=[{"pitch": 2, "text": "", "href": None, **label} for label in KINDS],
    )
    strip = scene(
        "strip",
        "Балкон",
        coarse,
        limits={"yaw": [-70, 80], "pitch": [-27, 31]},
        links=[{"to": "hall", "title": "Алтын залы", "yaw": 60, "pitch": -10, "arrival": None}],
    )
    return {"hall": hall, "yard": yard, "strip": strip}


def even() -> dict[str, Any]:
    """A scene whose tiles meet in the middle of a face, as those of faces of 1,024, 2,048 and 4,096 px do,
    with ways up and down stairs, and a sound of its own. Only reached by its address: it is in no list.
    """
    ways = {"hall": (10, 35), "yard": (-30, -70), "strip": (120, 80)}
    links = [
        {
            "to": to,
            "title": to,
            "yaw": yaw,
            "pitch": pitch,
            "arrival": {"yaw": 90, "pitch": -10},
            "said": True,
        }
        for to, (yaw, pitch) in ways.items()
    ]
    record = scene("even", "Тең", fine, links=links)
    record["ambient"] = {"src": "media/wind.wav", "size": 512_000}
    record["tiles"] |= {"tile_size": 200, "face_sizes": [200, 400, 800]}
    return record


COLOURS: dict[str, Colour] = {"hall": fine, "yard": coarse, "strip": coarse, "even": fine}

PAGE = """<!doctype html>
<html lang="kk"><head><meta charset="utf-8"><title>Музей</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body{{margin:0}}{css}{more_css}</style></head>
<body><main><h1 data-scene-title>Алтын залы</h1>
<div class="viewer" id="viewer"><img class="viewer-poster" src="" hidden alt="Алтын залы"></div>
<script type="application/json" id="viewer-data">{data}</script>
<script>{script}</script>
<nav aria-label="Бөлмелер"><ul>
<li><a href="#hall" data-scene-link="hall">Алтын залы</a></li>
<li><a href="#yard" data-scene-link="yard">Аула</a></li>
<li><a href="#strip" data-scene-link="strip">Балкон</a></li></ul>
<a href="../ru/page.html" data-keep-view hreflang="ru" lang="ru">Русский</a></nav>
{plan}</main></body></html>
"""


def write_site(folder: Path) -> None:
    """The whole site: `kk/page.html`, `data/kk/*.json`, `scenes/…`."""
    listed = scenes()
    records = {**listed, "even": even()}
    strings = {key: texts["kk"] for key, texts in VIEWER.items()}
    for name, record in records.items():
        tiles = record["tiles"]
        write_tiles(folder / tiles["path"], COLOURS[name], tiles["face_sizes"], tiles["tile_size"])
        (folder / record["poster"]).write_bytes(png(face_picture(COLOURS[name], "f", 120)))
        data = folder / "data" / "kk" / f"{name}.json"
        data.parent.mkdir(parents=True, exist_ok=True)
        data.write_text(json.dumps(record, ensure_ascii=False), "utf-8")
    (folder / "kk").mkdir()
    write_media(folder / "media")
    (folder / "assets").mkdir()
    for file in (*BUILT.glob("viewer-*.js"), BUILT / "viewer-more.css"):
        (folder / "assets" / file.name).write_bytes(file.read_bytes())
    for language in LANGUAGES:
        words = {key: texts[language] for key, texts in VIEWER_MORE.items()}
        (folder / "assets" / f"words.{language}.json").write_text(json.dumps(words), "utf-8")
    css = (BUILT / "viewer.css").read_text("utf-8")
    script = (BUILT / "viewer.js").read_text("utf-8")
    page_data = {
        "language": "kk",
        "base": "../",
        "start": "hall",
        "scenes": {name: f"data/kk/{name}.json" for name in records},
        "scene": records["hall"],
        "strings": strings,
        "more": {
            "script": "assets/viewer-more.js",
            "lists": "data/kk/lists.json",
            "style": "assets/viewer-more.css",
            "xr": "assets/viewer-xr.js",
            "kiosk": "assets/viewer-kiosk.js",
            "plain": "assets/viewer-plain.js",
            "rare": "assets/viewer-rare.js",
            "own": "assets/viewer-own.js",
            "asked": "assets/viewer-asked.js",
            "aside": "assets/viewer-aside.js",
            "strings": "assets/words.kk.json",
        },
    }
    rooms = {
        name: {"title": record["title"], "thumbnail": record["poster"]} for name, record in listed.items()
    }
    for page, routes in (("bare", []), ("page", []), ("tour", ROUTES)):
        lists = json.dumps({"scenes": rooms, "routes": routes}, ensure_ascii=False)
        (folder / "data" / "kk" / f"lists.{page}.json").write_text(lists, "utf-8")
    plain = "h1{margin:0;font-size:1.5rem;line-height:3rem;padding:0 1rem}"
    for page, more_css, plan in (
        # The picture fills the window and nothing lies over it: for reading pixels.
        (
            "bare",
            ".viewer{height:100vh!important;min-height:0!important}nav,h1{display:none}"
            ".viewer-spots,.viewer-bar,.viewer-toast{visibility:hidden}",
            "",
        ),
        ("page", plain, ""),
        ("tour", plain, PLAN),
    ):
        text = (
            json.dumps(page_data, ensure_ascii=False)
            .replace("lists.json", f"lists.{page}.json")
            .replace("<", "\\u003c")
        )
        html = PAGE.format(css=css, more_css=more_css, data=text, script=script, plan=plan)
        (folder / "kk" / f"{page}.html").write_text(html, "utf-8")


def write_media(folder: Path) -> None:
    """Two pictures, a second of a tone, captions; the film itself is never played."""
    folder.mkdir()
    for name, width, height in (("dagger", 640, 480), ("dagger.small", 160, 120), ("sheath", 480, 640)):
        across, down = np.meshgrid(np.linspace(60, 220, width), np.linspace(40, 160, height))
        picture = np.stack([across, down, np.full_like(across, 90)], -1).astype(np.uint8)
        (folder / f"{name}.png").write_bytes(png(picture))
    with wave.open(str(folder / "story.wav"), "wb") as file:
        file.setparams((1, 2, 8000, 8000, "NONE", ""))
        tone = 8000 * np.sin(2 * np.pi * 220 * np.arange(8000) / 8000)
        file.writeframes(tone.astype("<i2").tobytes())
    for language in ("kk", "ru"):
        (folder / f"film.{language}.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:02.000\n…\n", "utf-8")
