"""Small photographs of our own: spheres and flat ones, with what a camera would have written."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime
from typing import Any

import numpy as np
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from jetisu360.portal.control.assignments.models import Assignment
from jetisu360.portal.control.evidence import places, receiving
from jetisu360.portal.control.evidence.models import Capture, Place, Point
from jetisu360.portal.settings.table import Settings

from ..conftest import ControlHouse


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Any, monkeypatch: Any) -> None:
    """Originals and small pictures of this test alone."""
    table = Settings(folder=tmp_path)
    monkeypatch.setattr("jetisu360.portal.originals.places.settings", lambda: table)


def photograph(
    seed: int = 0,
    size: tuple[int, int] = (1024, 512),
    *,
    taken: datetime | None = None,
    where: tuple[float, float] | None = None,
    quality: int = 85,
    turned: float = 0.0,
) -> bytes:
    """A JPEG of coloured patches that goes all the way round. `turned`: by so many degrees to the right."""
    width, height = size
    noise = np.random.default_rng(seed).uniform(0, 255, (height // 32, width // 32, 3))
    noise[:, -1] = noise[:, 0]
    pixels = noise.repeat(32, 0).repeat(32, 1).astype(np.uint8)
    pixels = np.roll(pixels, round(turned / 360 * width), axis=1)
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "RICOH", "RICOH THETA X"
    if taken is not None:
        exif.get_ifd(0x8769).update({0x9003: f"{taken:%Y:%m:%d %H:%M:%S}", 0x9011: "+00:00"})
    if where is not None:
        gps = exif.get_ifd(0x8825)
        gps.update({1: "N", 2: _sixtieths(where[0]), 3: "E", 4: _sixtieths(where[1])})
    kept = io.BytesIO()
    Image.fromarray(pixels).save(kept, "JPEG", quality=quality, exif=exif)
    return kept.getvalue()


def _sixtieths(degrees: float) -> tuple[float, float, float]:
    minutes = degrees % 1 * 60
    return (int(degrees), int(minutes), round(minutes % 1 * 60, 3))


def sent(data: bytes, name: str = "a.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, "image/jpeg")


@pytest.fixture
def gate(office_house: ControlHouse) -> Point:
    """A capture point of a building site near Taldykorgan."""
    who, title = office_house.controller, {"kk": "Мектеп құрылысы", "ru": "Стройка школы"}
    values = {"title": title, "kind": "site", "latitude": 45.0156, "longitude": 78.3739}
    place = places.make(who, office_house.region, values)
    return places.add_point(who, place, "Қақпа алдында")


@pytest.fixture
def received(office_house: ControlHouse, gate: Point) -> Callable[..., Capture]:
    """What the executor has sent for an assignment, from the gate."""

    def make(assignment: Assignment, data: bytes | None = None, point: Point | None = None) -> Capture:
        place: Place = gate.place
        places.link(office_house.controller, assignment, place)
        taken = receiving.take(
            office_house.executor, assignment, point or gate, [sent(data or photograph())], "", "en"
        )
        assert not taken.refused
        return (taken.new + taken.known)[0]

    return make
