"""What the keeper brings: photographs that the camera has numbered, one of them broken, and their names."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops

PHOTOS = Path(__file__).parents[3] / "demo" / "photos"
SIZE = (2048, 1024)
BROKEN = "R0010045.JPG"

TITLE = {
    "kk": "Жетісу тарихы мен өнері музейі",
    "ru": "Музей истории и искусства Жетысу",
    "en": "Museum of the history and art of Jetisu",
}
ABOUT = {
    "kk": "Музейде Жетісудің көне заманнан бүгінге дейінгі тарихы көрсетілген.",
    "ru": "Музей показывает историю Жетысу с древности до наших дней.",
    "en": "The museum shows the history of Jetisu from antiquity to our days.",
}
ADDRESS = {"kk": "Тәуелсіздік көшесі, 1", "ru": "улица Тауелсиздик, 1", "en": "1 Tauelsizdik Street"}


@dataclass(frozen=True)
class Room:
    """`photograph`: of the sample museum; `name`: what the camera or the phone called it."""

    photograph: str
    name: str
    title: dict[str, str]


ROOMS = (
    Room("gallery-1.jpg", "R0010043.JPG", {"kk": "Бейнелеу өнері", "ru": "Живопись", "en": "Paintings"}),
    Room(
        "gallery-2.jpg",
        "IMG_20181019_114502.jpg",
        {"kk": "Бейнелеу өнері, терезе жағы", "ru": "Живопись, у окна", "en": "Paintings, by the window"},
    ),
    Room("atrium-2.jpg", "R0010041.JPG", {"kk": "Атриум", "ru": "Атриум", "en": "Atrium"}),
    Room("courtyard.jpg", "IMG_0012.JPG", {"kk": "Аула", "ru": "Двор", "en": "Courtyard"}),
    Room("yurt.jpg", "R0010044.JPG", {"kk": "Киіз үй", "ru": "Юрта", "en": "Yurt"}),
)
"""The first two stand next to each other: a tour finds the way between them. In the courtyard stand balbals
whose faces somebody has to decide on.
"""
ATRIUM, YURT = ROOMS[2], ROOMS[4]
TURNED = 40
"""Degrees by which the camera stands otherwise when the atrium is photographed anew."""


def photograph(room: Room, turned: int = 0) -> bytes:
    """The photograph, smaller than the camera made it: a build of it is quicker. `turned`: degrees by which
    everything stands further to the right.
    """
    kept = BytesIO()
    with Image.open(PHOTOS / room.photograph) as picture:
        small = picture.convert("RGB").resize(SIZE)
    ImageChops.offset(small, SIZE[0] * turned // 360, 0).save(kept, "JPEG", quality=85)
    return kept.getvalue()


def files(rooms: tuple[Room, ...] = ROOMS) -> list[dict[str, object]]:
    """As a browser is given them: in the order of their names, which is not that of the rooms, with one that
    breaks off in the middle.
    """
    found = {room.name: photograph(room) for room in rooms}
    found[BROKEN] = found[rooms[-1].name][:9000]
    return [{"name": name, "mimeType": "image/jpeg", "buffer": found[name]} for name in sorted(found)]
