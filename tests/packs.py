"""Small photographs and packs, for the tests of building and of putting a site in place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import simplejpeg

from jetisu360.build.made import PackedScene
from jetisu360.build.plan.scene_plan import PlannedScene
from jetisu360.storage import Folder
from jetisu360.tour.document.tour import Tour
from jetisu360.tour.pack import pack_bytes, read_pack

MakePhoto = Callable[..., Path]


@pytest.fixture(scope="session")
def make_photo() -> MakePhoto:
    """Writes a small panorama whose pixels follow from `seed`; returns its path."""

    def make(path: Path, seed: int = 0, width: int = 1024, height: int = 512) -> Path:
        noise = np.random.default_rng(seed).uniform(0, 255, (height // 32 + 1, width // 32 + 1, 3))
        noise[:, width // 32 - 1] = noise[:, 0]  # it goes all the way round
        rows, columns = np.arange(height) // 32, np.arange(width) // 32
        pixels = noise[rows][:, columns].astype(np.uint8)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(simplejpeg.encode_jpeg(np.ascontiguousarray(pixels), quality=80))
        return path

    return make


SCENE: dict[str, Any] = {
    "source": {"name": "a.jpg", "sha256": "0" * 64, "width": 1024, "height": 512},
    "tiles": {"tile_size": 512, "face_sizes": [326], "formats": ["webp"]},
    "preview": "data:image/webp;base64,AA==",
    "level": {"pitch": 0, "roll": 0},
    "view": {"yaw": 0, "pitch": 0, "fov": 75},
    "limits": None,
    "remarks": [],
}


@pytest.fixture
def make_tour(tmp_path: Path) -> Callable[..., tuple[Tour, list[PackedScene], Folder]]:
    """A tour of tiny scenes whose packs are in a work folder; `mark` goes into their pictures and keys."""

    def make(*marks: str, work: Path | None = None) -> tuple[Tour, list[PackedScene], Folder]:
        from jetisu360.build.assemble import Wanted, assemble
        from jetisu360.build.made import Made
        from jetisu360.build.plan.scene_plan import ScenePlan
        from jetisu360.tour.museum_toml.museum_file import MuseumFile

        folder = Folder(str(work or tmp_path / "work"))
        packed = []
        for number, mark in enumerate(marks):
            key = f"{mark}".encode().hex().ljust(64, "0")
            tiles = {f"0/{face}/0_0.webp": f"{mark} {face}".encode() * 40 for face in "frblud"}
            others = {"poster.jpg": mark.encode(), "thumbnail.webp": mark.encode() * 2}
            folder.write(f"{key}.zip", pack_bytes(SCENE, {**tiles, **others}))
            with folder.open(f"{key}.zip") as file:
                planned = PlannedScene(f"room-{number}", f"{number}.jpg", {"kk": "Зал", "ru": "Зал"})
                packed.append(PackedScene(planned, key, read_pack(file)))
        tour, _ = assemble(MuseumFile(), ScenePlan(), Made(packed), Wanted("museum"))
        return tour, packed, folder

    return make
