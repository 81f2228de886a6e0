"""A small museum that was really built. Its photographs show a formula, so that a seam would be seen."""

from __future__ import annotations

import sys
import wave
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import simplejpeg
from PIL import Image
from skimage.metrics import structural_similarity

from jetisu360.build.options import Options
from jetisu360.build.pipeline import build
from jetisu360.build.progress import Silent
from jetisu360.storage import Folder
from jetisu360.tour.document.tour import Tour, read_tour

from ..command import Result, call

WIDTH = 2048

MUSEUM = """
id = "dala"
language = "kk"
start = "hall"
licence = "CC-BY-4.0"
address = "https://museum.example.kz/dala/"
title = { kk = "Дала музейі", ru = "Музей степи", en = "Museum of the Steppe" }
description = { kk = "Сипаттама", ru = "Описание" }
credits = { kk = "Музей қызметкерлері", ru = "Сотрудники музея" }
highlights = ["cup"]

[visit]
address = { kk = "Абай көшесі, 1", ru = "Улица Абая, 1" }
opening = [{ days = ["mo", "tu"], opens = "10:00", closes = "18:00" }]
latitude = 45.01
longitude = 78.37

[[scenes]]
file = "yard.jpg"
id = "yard"
title = { kk = "Аула", ru = "Двор", en = "Yard" }
description = { kk = "Ашық аула", ru = "Открытый двор" }
heading = 123.4
view = { yaw = -30.0, pitch = 5.0, fov = 70.0 }
level = { pitch = 0.0, roll = 0.0 }

  [[scenes.labels]]
  id = "well"
  yaw = -40.5
  pitch = -10.25
  title = { kk = "Құдық", ru = "Колодец" }
  text = { kk = "1907 жылы қазылған.\\nТерең.", ru = "Вырыт в 1907 году.\\nГлубокий." }

  [[scenes.labels]]
  id = "site"
  yaw = 170.0
  pitch = 0.0
  href = "https://museum.example.kz/"
  title = { kk = "Сайт <b>&amp;</b>", ru = "Сайт «музея»", en = "=Site" }

[[scenes]]
file = "hall.jpg"
id = "hall"
title = { kk = "Зал", ru = "Зал", en = "Hall" }
level = { pitch = 0.0, roll = 0.0 }
position = { x = 1.0, y = 2.0 }

  [[scenes.labels]]
  id = "cup-here"
  yaw = 80.0
  pitch = -8.0
  object = "cup"

[[scenes]]
file = "strip.jpg"
id = "strip"
title = { kk = "Жолақ", ru = "Полоса" }
coverage = { horizontal = 180.0, vertical = 60.0, centre_pitch = 5.0 }
level = { pitch = 0.0, roll = 0.0 }

[[links]]
from = "yard"
to = "hall"
yaw = 41.2
pitch = -12.0
arrival = { yaw = 10.0, pitch = 3.0 }

[[links]]
from = "hall"
to = "yard"
yaw = -138.0

[[objects]]
id = "cup"
inventory_number = "ДҮ-002"
title = { kk = "Күміс тостаған", ru = "Серебряная чаша" }
description = { kk = "26 таңба бар.", ru = "26 знаков." }
material = { kk = "күміс", ru = "серебро" }
pictures = [{ file = "close/cup.png", alt = { kk = "Тостаған", ru = "Чаша" }, credit = "Музей" }]
sound = { file = "cup.wav", language = "kk", title = { kk = "Үні" }, transcript = { kk = "Сыңғыр" } }
dimensions = "12 × 7 cm"

[[routes]]
id = "short"
title = { kk = "Қысқа жол", ru = "Короткий путь" }

  [[routes.stops]]
  scene = "hall"
  label = "cup-here"
  text = { kk = "Қараңыз", ru = "Смотрите" }

[[objects]]
id = "formula"
title = { kk = "=2+5", ru = "+7 (7282) 00-00-00", en = "'quoted" }
maker = { kk = "@шебер", ru = "-мастер" }
"""


def colours(yaw: np.ndarray, pitch: np.ndarray) -> np.ndarray:
    """uint8 (…, 3) for angles in radians: smooth, fine enough that a shift by a pixel would be seen."""
    unit = np.stack([np.cos(pitch) * np.sin(yaw), np.sin(pitch), np.cos(pitch) * np.cos(yaw)], -1)
    waves = 60 * np.sin(40 * unit + np.array([0.0, 1.0, 2.0])) + 50 * np.sin(7 * unit[..., ::-1])
    return np.clip(127.5 + waves, 0, 255).astype(np.uint8)


def sphere(width: int = WIDTH, turn: float = 0.0) -> np.ndarray:
    """A whole panorama, (width / 2, width, 3); `turn` in radians makes another one of it."""
    yaw = (np.arange(width) + 0.5) / width * 2 * np.pi - np.pi + turn
    pitch = np.pi / 2 - (np.arange(width // 2) + 0.5) / width * 2 * np.pi
    return colours(yaw[np.newaxis, :], pitch[:, np.newaxis] + 0 * yaw[np.newaxis, :])


def similarity(one: np.ndarray, other: np.ndarray) -> float:
    """SSIM of the grey pictures."""
    grey = (one.astype(float).mean(-1), other.astype(float).mean(-1))
    return float(structural_similarity(*grey, data_range=255))


@dataclass
class Museum:
    """`photos`: the folder; `site`: what was built of it; `tour`: its document."""

    photos: Path
    site: Path
    tour: Tour


def build_site(photos: Path, site: Path) -> Tour:
    """The tour of a folder, built as `jetisu360 build` does."""
    options = Options(Folder.at(photos), Folder.at(site), Folder.at(f"{site}.work"), workers=1)
    build(options, Silent())
    return read_tour((site / "tour.json").read_bytes())


@pytest.fixture(scope="session")
def museum(tmp_path_factory: pytest.TempPathFactory) -> Museum:
    root = tmp_path_factory.mktemp("museum")
    photos = root / "photos"
    photos.mkdir()
    for number, name in enumerate(("yard", "hall")):
        (photos / f"{name}.jpg").write_bytes(simplejpeg.encode_jpeg(sphere(turn=float(number)), quality=97))
    strip = sphere(turn=2.0)[int(1024 * (55 / 180)) : int(1024 * (115 / 180)), 512:1536]
    strip = np.ascontiguousarray(strip)
    (photos / "strip.jpg").write_bytes(simplejpeg.encode_jpeg(strip, quality=97))
    (photos / "close").mkdir()
    Image.fromarray(sphere(512)[:, :300]).save(photos / "close" / "cup.png")
    with wave.open(str(photos / "cup.wav"), "wb") as sound:
        sound.setparams((1, 2, 8000, 0, "NONE", ""))
        sound.writeframes(b"\0\1" * 8000)
    (photos / "museum.toml").write_text(MUSEUM, "utf-8")
    return Museum(photos, root / "site", build_site(photos, root / "site"))


@pytest.fixture(scope="session")
def helpers() -> Any:
    """The functions of this file."""
    return sys.modules[__name__]


@pytest.fixture(scope="session")
def run() -> Callable[..., Result]:
    """The command as a person calls it."""
    return call
