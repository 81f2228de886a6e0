"""A site of ours, opened to be carried elsewhere: its document, its tiles, its media."""

from __future__ import annotations

import functools
from pathlib import PurePosixPath

import numpy as np

from jetisu360.exchange.common.pictures import decode_picture
from jetisu360.exchange.common.refusals import NotASite, PictureMissing
from jetisu360.exchange.common.sphere.cube import Cube
from jetisu360.exchange.common.sphere.equirectangular import equirect, width_for
from jetisu360.files.limits import MOST_JSON
from jetisu360.files.regular import NotAFile
from jetisu360.panorama.geometry.resample import Pixels
from jetisu360.publish.layout import TOUR, tile
from jetisu360.publish.refusals import TourHasNoScenes
from jetisu360.storage import Folder
from jetisu360.tour.document.tour import Scene, Tour, read_tour
from jetisu360.tour.refusals import DocumentForeign


class Site:
    """A site in a folder or a bucket.

    Raises:
        NotASite, DocumentDamaged, DocumentTooNew, TourHasNoScenes: when it is opened.
    """

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        try:
            data = folder.read(TOUR, MOST_JSON)
        except (FileNotFoundError, NotADirectoryError, NotAFile):
            raise NotASite(site=folder.shown()) from None
        try:
            self.tour: Tour = read_tour(data)
        except DocumentForeign:
            raise NotASite(site=folder.shown()) from None
        if not self.tour.scenes:
            raise TourHasNoScenes
        self.objects = {thing.id: thing for thing in self.tour.objects}

    def read(self, name: str) -> bytes:
        """A file of the site.

        Raises:
            PictureMissing
        """
        try:
            return self.folder.read(name)
        except (FileNotFoundError, NotADirectoryError):
            raise PictureMissing(path=name) from None

    def tile_name(self, scene: Scene, level: int, face: str, row: int, column: int) -> str:
        tiles = scene.tiles
        return tile(tiles.path, level, face, row, column, tiles.formats[0])

    def cube(self, scene: Scene, level: int = -1) -> Cube:
        """The faces of a level, the finest one unless said."""
        sizes = scene.tiles.face_sizes
        number = range(len(sizes))[level]

        def load(face: str, row: int, column: int, height: int, width: int) -> Pixels:
            name = self.tile_name(scene, number, face, row, column)
            return decode_picture(self.read(name), name, (width, height))

        return Cube(sizes[number], scene.tiles.tile_size, load)

    def width(self, scene: Scene) -> int:
        """The width of the whole sphere that the scene's tiles were cut from, an even number of pixels.

        That of the source where the faces are those of such a width; else what keeps all of the faces.
        """
        face, source = scene.tiles.face_sizes[-1], scene.source
        whole: float = source.width
        if scene.limits is not None:
            west, east = scene.limits.yaw
            whole = source.width * 360 / max(east - west, 1)
        elif abs(source.width / source.height - 2) > 0.04:
            return width_for(face)
        likely = round(whole / 2) * 2
        return likely if 0.95 < face * np.pi / likely < 1.2 else width_for(face)

    def equirect(self, scene: Scene, width: int | None = None) -> Pixels:
        """The whole sphere of a scene, uint8 (width / 2, width, 3)."""
        return equirect(self.cube(scene), width or self.width(scene))

    @functools.cached_property
    def address(self) -> str | None:
        """Where the site stands on the web, if its document says so."""
        return self.tour.address.rstrip("/") if self.tour.address else None


def extension(name: str) -> str:
    """`webp` of `a/b.webp`."""
    return PurePosixPath(name).suffix.lstrip(".").lower()
