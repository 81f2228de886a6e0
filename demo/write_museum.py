"""Write ``photos/museum.toml`` from ``texts.toml``, ``ground_truth.json`` and ``decided.toml``, so that no
angle of the tour is ever typed by hand.
"""

from __future__ import annotations

import hashlib
import json
import math
import sys
import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from model import plan, poses  # noqa: E402

LANGUAGES = ("kk", "ru", "en")
Table = dict[str, Any]


def _quote(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _texts(lines: list[str], header: str, texts: Table) -> None:
    """One TOML table with the three languages."""
    lines.append(f"[{header}]")
    lines.extend(f"{language} = {_quote(texts[language])}" for language in LANGUAGES)
    lines.append("")


def _towards(scene: Table, point: list[float]) -> tuple[float, float]:
    """Yaw and pitch of a point in the levelled picture of a scene."""
    yaw, pitch = poses.direction(scene["position"], point, scene["heading"])
    return poses.wrap(yaw), pitch


def _scene(
    lines: list[str], scene: Table, document: Table, anchors: dict[str, Table], kept: list[Table]
) -> None:
    texts = document["scenes"][scene["id"]]
    x, y, z = scene["position"]
    yaw, pitch = _towards(scene, anchors[texts["look"]]["position"])
    # A first view straight down at a carpet or up at a roof would show no room.
    pitch = max(-9.0, min(6.0, pitch))
    lines += [
        "[[scenes]]",
        f"id = {_quote(scene['id'])}",
        f"file = {_quote(scene['file'])}",
        f"heading = {scene['heading']}",
    ]
    if scene["pitch"] or scene["roll"]:
        lines.append(f"level = {{ pitch = {scene['pitch']}, roll = {scene['roll']} }}")
    lines += [
        f"position = {{ x = {x}, y = {y}, z = {z}, floor = 0 }}",
        f"view = {{ yaw = {yaw:.2f}, pitch = {pitch:.2f}, fov = {texts['fov']} }}",
    ]
    _texts(lines, "scenes.title", texts["title"])
    _texts(lines, "scenes.description", texts["description"])
    for name in texts["labels"]:
        _label(lines, scene, name, document, anchors)
    for region in kept:
        _kept(lines, "scenes.keep", scene["file"], region, ("yaw", "pitch", "width", "height"))


def _kept(lines: list[str], header: str, file: str, found: Table, keys: tuple[str, ...]) -> None:
    """What was found in a picture and may be seen, with the beginning of the picture's SHA-256."""
    digest = hashlib.sha256((HERE / "photos" / file).read_bytes()).hexdigest()
    lines += [f"[[{header}]]", *(f"{key} = {found[key]}" for key in keys)]
    lines += [f"reason = {_quote(found['reason'])}", f'photo = "{digest[:12]}"', ""]


def _label(lines: list[str], scene: Table, name: str, document: Table, anchors: dict[str, Table]) -> None:
    is_object = name in document["objects"]
    source = document["objects" if is_object else "texts"][name]
    yaw, pitch = _towards(scene, anchors[source["anchor"]]["position"])
    lines += ["[[scenes.labels]]", f"id = {_quote(name)}", f'kind = "{"object" if is_object else "text"}"']
    if is_object:
        lines.append(f"object = {_quote(name)}")
    lines += [f"yaw = {yaw:.3f}", f"pitch = {pitch:.3f}", ""]
    if not is_object:
        lines.pop()
        _texts(lines, "scenes.labels.title", source["title"])
        _texts(lines, "scenes.labels.text", source["text"])


def _link(lines: list[str], a: Table, b: Table, in_sight: bool) -> None:
    """One direction of a walk: to the other camera point if it is seen, otherwise to the door between."""
    target = list(b["position"])
    if not in_sight:
        door = plan.door_between(a["room"], b["room"])
        if door is not None:
            target = [door.x, door.y, 0.0]
    yaw, _ = _towards(a, target)
    flat = math.dist(a["position"][:2], target[:2])
    # The arrow lies on the floor towards the target, but never so far that it would be tiny.
    pitch = max(-35.0, -math.degrees(math.atan2(a["height"], min(flat, 6.0))))
    lines += [
        "[[links]]",
        f"from = {_quote(a['id'])}",
        f"to = {_quote(b['id'])}",
        f"yaw = {yaw:.3f}",
        f"pitch = {pitch:.3f}",
        "",
    ]


def _object(lines: list[str], name: str, texts: Table, document: Table) -> None:
    lines += [
        "[[objects]]",
        f"id = {_quote(name)}",
        f"inventory_number = {_quote(texts['number'])}",
        f"dimensions = {_quote(texts['dimensions'])}",
    ]
    for part in ("title", "description", "material", "date"):
        _texts(lines, f"objects.{part}", texts[part])
    _texts(lines, "objects.rights", document["rights"])
    if close_up := document["close-ups"].get(name):
        credit = document["credits_of_pictures"][close_up["kind"]]
        lines += ["[[objects.pictures]]", f'file = "close-ups/{name}.jpg"']
        lines += [f"alt = {_inline(close_up['alt'])}", f"credit = {_inline(credit)}", ""]
    if sound := document["sounds"].get(name):
        _sound(lines, "objects.sound", sound)


def _inline(texts: Table) -> str:
    """The three languages on one line."""
    return "{ " + ", ".join(f"{language} = {_quote(texts[language])}" for language in LANGUAGES) + " }"


def _sound(lines: list[str], header: str, sound: Table) -> None:
    lines += [f"[{header}]", f"file = {_quote(sound['file'])}"]
    lines += [f"title = {_inline(sound['title'])}", f"transcript = {_inline(sound['transcript'])}", ""]


def _route(lines: list[str], route: Table, document: Table) -> None:
    lines += ["[[routes]]", f"id = {_quote(route['id'])}", f"title = {_inline(route['title'])}"]
    lines += [f"description = {_inline(route['description'])}", ""]
    for stop in route["stops"]:
        lines += ["[[routes.stops]]", f"scene = {_quote(stop['scene'])}", f"label = {_quote(stop['label'])}"]
        lines += [f"title = {_inline(stop['title'])}", f"text = {_inline(stop['text'])}", ""]
        if "sound" in stop:
            _sound(lines, "routes.stops.sound", document["sounds"][stop["sound"]])


def compose(document: Table, truth: Table, decided: Table) -> str:
    """The whole museum.toml."""
    anchors = {a["id"]: a for a in truth["anchors"]}
    scenes = {s["id"]: s for s in truth["scenes"]}
    sight = {(p["a"], p["b"]): p["in_sight"] for p in truth["pairs"]}
    lines = [
        "# Written by demo/write_museum.py from demo/texts.toml, demo/ground_truth.json and "
        "demo/decided.toml; edit those instead.",
        "",
    ]
    lines += [f"{key} = {_quote(document[key])}" for key in ("id", "start", "licence")]
    lines += [f"highlights = {json.dumps(document['highlights'])}", ""]
    for key in ("title", "description", "credits"):
        _texts(lines, key, document[key])
    for name, scene in scenes.items():
        kept = [region for region in decided["scenes"] if region["id"] == name]
        _scene(lines, scene, document, anchors, kept)
    for a, b in plan.LINKS:
        seen = sight.get((a, b), sight.get((b, a), False))
        _link(lines, scenes[a], scenes[b], seen)
        _link(lines, scenes[b], scenes[a], seen)
    for name, texts in document["objects"].items():
        _object(lines, name, texts, document)
    for part, texts in document["visit"].items():
        _texts(lines, f"visit.{part}", texts)
    for route in document["routes"]:
        _route(lines, route, document)
    for file in dict.fromkeys(box["file"] for box in decided["pictures"]):
        lines += ["[[pictures]]", f"file = {_quote(file)}"]
        for box in decided["pictures"]:
            if box["file"] == file:
                _kept(lines, "pictures.keep", file, box, ("left", "top", "width", "height"))
    return "\n".join(lines).rstrip() + "\n"


def main() -> None:
    """Read the sources, write the file, and make sure that it can be read back."""
    document = tomllib.loads((HERE / "texts.toml").read_text(encoding="utf-8"))
    truth = json.loads((HERE / "ground_truth.json").read_text(encoding="utf-8"))
    decided = tomllib.loads((HERE / "decided.toml").read_text(encoding="utf-8"))
    text = compose(document, truth, decided)
    tomllib.loads(text)
    (HERE / "photos" / "museum.toml").write_text(text, encoding="utf-8")
    print(f"{len(truth['scenes'])} scenes, {len(document['objects'])} objects, {2 * len(plan.LINKS)} links")


if __name__ == "__main__":
    main()
