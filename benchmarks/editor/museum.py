"""The museum that the editor is measured with: 60 rooms, 500 labels, 500 objects."""

from __future__ import annotations

from typing import Any

from benchmarks.portal.seed import WORDS, said

ROOMS, LABELS, OBJECTS = 60, 500, 500


def file(room: int) -> str:
    return f"R{room:07}.JPG"


def document() -> dict[str, Any]:
    scenes = [
        {
            "file": file(room),
            "id": f"room-{room}",
            "title": said({"kk": "{n}-зал", "ru": "Зал {n}"}, n=room),
            "description": said(WORDS, 3),
            "labels": [
                {
                    "id": f"label-{number}",
                    "yaw": number % 360 - 180.0,
                    "pitch": number % 40 - 20.0,
                    "title": said({"kk": "{n}-белгі", "ru": "Метка {n}"}, n=number),
                    "text": said(WORDS),
                    "object": f"thing-{number % OBJECTS}",
                }
                for number in range(room, LABELS, ROOMS)
            ],
        }
        for room in range(ROOMS)
    ]
    objects = [
        {
            "id": f"thing-{thing}",
            "inventory_number": f"ЖО {thing}",
            "title": said({"kk": "{n}-жәдігер", "ru": "Экспонат {n}", "en": "Object {n}"}, n=thing),
            "description": said(WORDS),
            "pictures": [{"file": f"thing-{thing}.jpg"}],
        }
        for thing in range(OBJECTS)
    ]
    links = [
        {"from": f"room-{room}", "to": f"room-{room + 1}", "yaw": 90.0, "both": True, "arrival": {"yaw": 0.0}}
        for room in range(ROOMS - 1)
    ]
    return {"title": said({"kk": "Музей"}), "scenes": scenes, "links": links, "objects": objects}
