"""Tours of krpano in a folder."""

from pathlib import Path

import numpy as np
import simplejpeg

from jetisu360.exchange.common.found import FoundTour
from jetisu360.exchange.import_tour import find_tour
from jetisu360.panorama.geometry.projection import FACES

from ..foreign_faces import write

SIZE = 384
WIDTH = 1216  # 384 · π, rounded up to 32
TILES = "panos/hall.tiles"


def tour(folder: Path, xml: str) -> Path:
    (folder / "tour.xml").write_text(xml, "utf-8")
    return folder


def picture(folder: Path, scene: str = "hall") -> np.ndarray:
    return simplejpeg.decode_jpeg((folder / f"{scene}.jpg").read_bytes())


def found(folder: Path, xml: str) -> FoundTour:
    """The tour of an XML whose scenes all show one small face."""
    for face in FACES:
        write(folder / f"p_{face}.jpg", np.full((32, 32, 3), 99, np.uint8))
    return find_tour(tour(folder, xml), "ru", None)


IMAGE = '<image><cube url="p_%s.jpg"/></image>'


def lost(of: FoundTour) -> dict[str, tuple[str, ...]]:
    return {one.code: one.items for one in of.lost}
