"""A small museum for the review: photographs of our own making, and what might have been found in them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

import cv2
import numpy as np

from jetisu360.build.steps.reading import PictureFile
from jetisu360.commands.review.subject import Subject
from jetisu360.panorama.geometry.resample import Pixels
from jetisu360.panorama.privacy.region import Box, Proposal, Region
from jetisu360.panorama.tiles.encode import encode_image
from jetisu360.storage import Folder

WIDTH = 1024

MUSEUM = {"kk": "Жетісу музейі", "ru": "Музей Жетысу", "en": "Museum of Jetisu"}
# Where somebody stands: room → region and score; the first is a bust.
PEOPLE: Mapping[str, tuple[tuple[Region, float], ...]] = {
    "gold.jpg": (
        (Region(-20.0, 4.0, 8.0, 10.0), 0.95),
        (Region(35.0, -6.0, 6.0, 8.0), 0.7),
        (Region(179.0, 2.0, 7.0, 9.0), 0.4),
    ),
    "hall.jpg": ((Region(60.0, 0.0, 6.0, 8.0), 0.9), (Region(-100.0, 10.0, 5.0, 6.0), 0.55)),
    "yard.jpg": ((Region(0.0, -70.0, 6.0, 6.0), 0.6),),
}
CLOSE_UP = (Box(40.0, 20.0, 20.0, 30.0), 0.8)
TITLES = {
    "gold.jpg": {"kk": "Алтын залы", "ru": "Золотой зал", "en": "Gold hall"},
    "hall.jpg": {"kk": "Кіреберіс", "ru": "Вестибюль", "en": "Entrance"},
    "yard.jpg": {"kk": "Аула", "ru": "Двор", "en": "Courtyard"},
    "quiet.jpg": {"kk": "Кітапхана", "ru": "Библиотека", "en": "Library"},
    "cup.jpg": {"kk": "Кесе", "ru": "Чаша", "en": "Cup"},
    "broken.jpg": {"kk": "Бұзылған", "ru": "Битый", "en": "Broken"},
}


def sphere(people: tuple[tuple[Region, float], ...], hue: int) -> Pixels:
    """A room with a face drawn at every region: uint8 (512, 1024, 3)."""
    rows, columns = np.mgrid[0 : WIDTH // 2, 0:WIDTH].astype(np.float32)
    pitch, yaw = 90 - (rows + 0.5) / WIDTH * 360, (columns + 0.5) / WIDTH * 360 - 180
    stripes = 14 * np.sin(np.radians(yaw * 8)) + 10 * np.sin(np.radians(pitch * 12))
    hsv = np.stack([np.full_like(yaw, hue), np.full_like(yaw, 70), 150 + stripes + pitch * 0.5], axis=-1)
    picture = cv2.cvtColor(np.clip(hsv, 0, 255).astype(np.uint8), cv2.COLOR_HSV2RGB)
    for region, _ in people:
        _face(picture, yaw, pitch, region)
    return np.ascontiguousarray(picture)


def _face(picture: Pixels, yaw: Pixels, pitch: Pixels, region: Region) -> None:
    """An oval with eyes and a mouth, as one sees it from the camera."""
    a, b = np.radians(yaw - region.yaw), np.radians(pitch)
    sin, cos = np.sin(np.radians(region.pitch)), np.cos(np.radians(region.pitch))
    x, y, z = np.cos(b) * np.sin(a), np.sin(b), np.cos(b) * np.cos(a)
    up, ahead = y * cos - z * sin, y * sin + z * cos
    across = np.degrees(np.arctan2(x, ahead)) / (region.width / 2)
    above = np.degrees(np.arctan2(up, np.hypot(x, ahead))) / (region.height / 2)
    oval = np.hypot(across, above)
    picture[(oval < 1.25) & (above > -0.2)] = (70, 48, 36)
    picture[oval < 1] = (226, 184, 150)
    for side in (-0.38, 0.38):
        picture[np.hypot(across - side, above - 0.2) < 0.13] = (40, 30, 28)
    picture[(np.abs(across) < 0.35) & (np.abs(above + 0.45) < 0.07)] = (150, 60, 60)


def write_photographs(folder: Path) -> None:
    """The photographs, a close-up, and one that is damaged."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, (name, people) in enumerate({**PEOPLE, "quiet.jpg": ()}.items()):
        (folder / name).write_bytes(encode_image(sphere(people, 12 + number * 22), "jpeg", 85))
    flat = np.full((600, 900, 3), (205, 196, 180), dtype=np.uint8)
    cv2.ellipse(flat, (450, 210), (90, 90), 0, 0, 360, (226, 184, 150), -1)
    (folder / "cup.jpg").write_bytes(encode_image(flat, "jpeg", 85))
    (folder / "broken.jpg").write_bytes(b"\xff\xd8\xff no picture")


def subjects(folder: Path) -> list[Subject]:
    """What would have been found, with the files as they lie there now."""
    photos = Folder.at(str(folder))

    def file(name: str) -> PictureFile:
        return PictureFile(name, photos, hashlib.sha256((folder / name).read_bytes()).hexdigest())

    found = [
        Subject(file(name), TITLES[name], tuple(Proposal("face", where, score) for where, score in people))
        for name, people in {**PEOPLE, "quiet.jpg": ()}.items()
    ]
    box, score = CLOSE_UP
    found.append(Subject(file("cup.jpg"), TITLES["cup.jpg"], (Proposal("face", box, score),), flat=True))
    problem = {"kk": "Сурет бұзылған.", "ru": "Снимок повреждён.", "en": "The photograph is damaged."}
    found.append(Subject(file("broken.jpg"), TITLES["broken.jpg"], problem=problem))
    return found
