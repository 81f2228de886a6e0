"""Changes as people make them, and as they should not: of all kinds and places, some with a stale `was`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random
from typing import Any

from jetisu360.tour.operations.operate import Rooms, present
from jetisu360.tour.operations.places import key_of, walk

NAMES = ("attic", "cellar", "hall", "yard")
FILES = tuple(f"{name}.jpg" for name in NAMES)
ROOMS = Rooms(FILES, dict(zip(FILES, NAMES, strict=True)))
LANGUAGES = ("kk", "ru", "en")
WORDS = ("", "зал", "Үлкен зал", "x" * 300, "<b>a</b>", "\u202e\u202b", "🏺", " a ", "\n")
ANGLES = (-180.0, -90, 0, 0.0, 12.5, 90, 180, 179.99, 360)
OBJECTS = ("bowl", "coin", "saddle")
LABELS = ("l-1", "l-2", "l-3")
Json = dict[str, Any]


def random_change(random: Random, values: Mapping[str, Any], number: int = 0) -> Json:
    """One change as JSON. Most can be made in `values`."""
    operations = [operation(random, values) for _ in range(random.choice((1, 1, 1, 2, 3)))]
    return {"id": f"change-{number:08}", "made": number, "said": "", "operations": operations}


def operation(random: Random, values: Mapping[str, Any]) -> Json:
    return random.choice(_KINDS)(random, values)


def _set(random: Random, values: Mapping[str, Any], at: list[str], value: Any) -> Json:
    was = present(values, at)
    if random.random() < 0.06:
        was = random.choice((None, "stale", 3, {}))
    return {"kind": "set", "at": at, "value": value, "was": was}


def _room(random: Random) -> str:
    return random.choice((*FILES, "HALL.jpg", "gone.jpg"))


def _label(random: Random, values: Mapping[str, Any]) -> list[str]:
    there = [
        ["scenes", scene["file"], "labels", label["id"]]
        for scene in values.get("scenes", [])
        for label in scene.get("labels", [])
    ]
    if there and random.random() < 0.9:
        return random.choice(there)
    return ["scenes", _room(random), "labels", random.choice(LABELS)]


def _text(random: Random, values: Mapping[str, Any]) -> Json:
    table = random.choice(
        (
            ["title"],
            ["scenes", _room(random), random.choice(("title", "description"))],
            [*_label(random, values), random.choice(("title", "text"))],
            ["objects", random.choice(OBJECTS), random.choice(("title", "material"))],
            ["visit", "address"],
        )
    )
    return _set(random, values, [*table, random.choice(LANGUAGES)], random.choice((*WORDS, None)))


def _number(random: Random, values: Mapping[str, Any]) -> Json:
    room = ["scenes", _room(random)]
    at = random.choice(
        (
            [*room, "heading"],
            [*room, "view", "yaw"],
            [*room, "view", "fov"],
            [*room, "level", "roll"],
            [*room, "position", "x"],
            [*_label(random, values), random.choice(("yaw", "pitch"))],
            ["walk", "camera_height"],
            ["visit", "latitude"],
        )
    )
    return _set(random, values, at, random.choice((*ANGLES, None, 75, 1.6)))


def _table(random: Random, values: Mapping[str, Any]) -> Json:
    room = ["scenes", _room(random)]
    at, value = random.choice(
        (
            ([*room, "view"], {"yaw": random.choice(ANGLES), "fov": 75}),
            ([*room, "view"], None),
            ([*room, "level"], {}),
            ([*room, "level"], {"pitch": 0, "roll": 0.0}),
            ([*room, "level"], None),
            ([*room, "position"], {"x": 1, "y": 2, "z": 1.6, "floor": random.choice((0, 1))}),
            ([*room, "position"], None),
            ([*room, "title"], {"kk": "", "ru": "зал"}),
            ([*_label(random, values), "pictures"], ["a.jpg", {"file": "b.jpg", "alt": {}}]),
            ([*_label(random, values), "sound"], {"file": "a.mp3", "title": {"kk": "a"}}),
            ([*_label(random, values), "polygon"], [[0, 0], [1, 0], [1, 1.0]]),
            ([*_label(random, values), "polygon"], []),
            (["highlights"], random.sample(OBJECTS, 2)),
            (["highlights"], []),
            (["visit"], {}),
            (["visit"], None),
        )
    )
    return _set(random, values, at, value)


def _flag(random: Random, values: Mapping[str, Any]) -> Json:
    room = ["scenes", _room(random)]
    at = random.choice(([*room, "skip"], [*room, "listed"], ["walk", "find"], ["publish", "source_names"]))
    return _set(random, values, at, random.choice((True, False, None)))


def _word(random: Random, values: Mapping[str, Any]) -> Json:
    at, value = random.choice(
        (
            ([*_label(random, values), "object"], random.choice((*OBJECTS, None, "nothing"))),
            ([*_label(random, values), "kind"], random.choice(("text", "object", None, "rubbish"))),
            ([*_label(random, values), "id"], "l-9"),
            (["start"], random.choice((*NAMES, None, "nowhere"))),
            (["scenes", _room(random), "id"], random.choice(("den", "hall", None))),
            (["scenes", _room(random), "blur"], []),
            (["rubbish"], 1),
            (["scenes", _room(random)], None),
        )
    )
    try:
        return _set(random, values, at, value)
    except Exception:  # no such place at all
        return {"kind": "set", "at": at, "value": value, "was": None}


_LISTS: Mapping[str, Callable[[Random], tuple[list[str], Json]]] = {
    "labels": lambda random: (
        ["scenes", _room(random), "labels"],
        {
            "id": random.choice(LABELS),
            "yaw": random.choice(ANGLES),
            "pitch": random.choice((0, 90, -90, 91)),
            **random.choice(({}, {"object": random.choice(OBJECTS)}, {"title": {"kk": "белгі"}})),
        },
    ),
    "labels of many rooms": lambda random: (
        ["labels"],
        {
            "id": random.choice(("all-1", "l-1")),
            **random.choice(({}, {"scenes": [random.choice(NAMES)]}, {"except": ["hall", "nowhere"]})),
            **random.choice(({}, {"object": random.choice(OBJECTS)})),
        },
    ),
    "links": lambda random: (
        ["links"],
        {
            **dict(zip(("from", "to"), random.sample(NAMES, 2), strict=True)),
            "yaw": random.choice(ANGLES),
            **random.choice(({}, {"both": True, "arrival": {"yaw": 3}}, {"both": True})),
        },
    ),
    "pairs": lambda random: (
        ["walk", "pairs"],
        {
            "between": random.sample([*NAMES, "nowhere"], 2),
            "link": random.choice((True, False)),
        },
    ),
    "objects": lambda random: (
        ["objects"],
        {"id": random.choice(OBJECTS), "title": {"kk": random.choice(WORDS)}, "dimensions": ""},
    ),
    "routes": lambda random: (
        ["routes"],
        {
            "id": "short",
            "stops": [{"scene": random.choice(NAMES), "label": random.choice((None, *LABELS))}],
        },
    ),
    "scenes": lambda random: (
        ["scenes"],
        {"file": _room(random), **random.choice(({}, {"listed": False}, {"title": {"kk": "a"}}))},
    ),
}


def _add(random: Random, values: Mapping[str, Any]) -> Json:
    at, item = _LISTS[random.choice(list(_LISTS))](random)
    keys = _keys(values, at)
    return {"kind": "add", "at": at, "item": item, "before": random.choice((None, *keys))}


def _remove(random: Random, values: Mapping[str, Any]) -> Json:
    at, item = _LISTS[random.choice(list(_LISTS))](random)
    keys = _keys(values, at) or [key_of(item, walk(at)[-1].key)]  # type: ignore[union-attr]
    place = [*at, random.choice(keys)]
    was = present(values, place) if random.random() < 0.9 else item
    return {"kind": "remove", "at": place, "was": was, "before": None}


def _move(random: Random, values: Mapping[str, Any]) -> Json:
    at, _item = _LISTS[random.choice(("labels", "scenes", "scenes", "objects"))](random)
    keys = _keys(values, at)
    if at == ["scenes"]:
        keys = list(FILES)
    key = random.choice(keys or ["l-1"])
    return {"kind": "move", "at": [*at, key], "before": random.choice((None, *keys)), "was": None}


def _keys(values: Mapping[str, Any], at: list[str]) -> list[str]:
    node = walk(at)[-1]
    found = [key_of(item, node.key) for item in present(values, at) or []]  # type: ignore[union-attr]
    return [key for key in found if key]


_KINDS = (_text, _text, _number, _table, _flag, _word, _add, _add, _add, _remove, _move)
