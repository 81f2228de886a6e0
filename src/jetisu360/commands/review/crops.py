"""The pictures of the page: small ones of every place that is asked about, one of the whole.

A photograph of 8192 × 4096 takes half a second to decode and 100 MB, so it is decoded once for all that is
known to be wanted of it, one photograph at a time, and only small JPEG files stay in memory, as many as a
bound allows. Photographs whose turn comes soon are prepared ahead (`prepare`), and whoever asks for another
one now is served first.
"""

from __future__ import annotations

import math
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import cv2
import numpy as np

from jetisu360.build.refusals import PhotoChanged
from jetisu360.build.steps.reading import read_flat_picture, read_photograph
from jetisu360.commands.review.subject import Subject
from jetisu360.errors import JetisuError
from jetisu360.language import LANGUAGES, _
from jetisu360.panorama.geometry.resample import Pixels
from jetisu360.panorama.geometry.sphere import Crop
from jetisu360.panorama.privacy.region import Box, Region
from jetisu360.panorama.tiles.encode import encode_image
from jetisu360.panorama.tiles.view import render_view
from jetisu360.tour.refusals import TourRefusal

SIDE = 448
"""Of a small picture, pixels: what a face of 6° and what is around it have in a photograph of 8192 columns.
"""
AROUND = 2.4
"""How much larger than its place a small picture is, so that one sees whose face it is."""
NARROWEST, BROADEST = 10.0, 110.0
"""Degrees that a small picture shows at least and at most."""
WIDE = 4096
"""Columns of the picture of the whole: what every phone takes as one texture."""
FLAT_SIDE = 2400
QUALITY = 86
MOST_BYTES = 160 << 20
"""Of files kept in memory: the pictures of about a hundred photographs."""


class PhotoOtherNow(TourRefusal):
    """`name`."""

    code = "photo-other-now"
    sentence = _("“{name}” is not the photograph any more that was looked at.")
    advice = _(
        "Start the review again, in the portal make a new preview: this one is then looked at as well."
    )


@dataclass(frozen=True)
class Extent:
    """What a picture covers. Of a sphere: `left` and `top` edge as yaw and pitch, `width` and `height` in
    degrees; of a flat picture its pixels, and both edges 0.
    """

    left: float
    top: float
    width: float
    height: float


def angle_shown(where: Region) -> float:
    """The field of view of the small picture of a region, degrees."""
    return min(max(AROUND * max(where.width, where.height), NARROWEST), BROADEST)


def part_shown(where: Box, width: int, height: int) -> tuple[float, float, float]:
    """The square that the small picture of a box shows: left, top and side, in pixels of the picture."""
    box_width, box_height = where.width / 100 * width, where.height / 100 * height
    side = max(AROUND * max(box_width, box_height), 0.1 * min(width, height), 16.0)
    left = (where.left + where.width / 2) / 100 * width - side / 2
    top = (where.top + where.height / 2) / 100 * height - side / 2
    return left, top, side


class Crops:
    """The small pictures of photographs; may be asked from several threads.

    `places`: all places of a subject that a small picture is likely to be wanted of.
    """

    def __init__(
        self,
        places: Callable[[Subject], Iterable[Region | Box]],
        most_bytes: int = MOST_BYTES,
    ) -> None:
        self._places = places
        self._most = most_bytes
        self._kept: OrderedDict[tuple[str, Region | Box | None], bytes] = OrderedDict()
        self._size = 0
        self._extents: dict[str, Extent] = {}
        self._problems: dict[str, Mapping[str, str]] = {}
        self._lock = threading.Lock()
        self._decoding = threading.Lock()
        self._asked = 0
        self.closed = threading.Event()

    def small(self, subject: Subject, where: Region | Box) -> bytes:
        """A square JPEG of a place and what is around it.

        Raises:
            JetisuError: the photograph cannot be read, or is another one than was looked at.
        """
        return self._of(subject, where)

    def whole(self, subject: Subject) -> bytes:
        """A JPEG of all that the photograph shows, as its pixels lie.

        Raises:
            JetisuError: as above.
        """
        return self._of(subject, None)

    def extent(self, subject: Subject) -> Extent:
        """What the picture of the whole covers.

        Raises:
            JetisuError: as above.
        """
        if subject.id not in self._extents:
            self._of(subject, None)
        return self._extents[subject.id]

    def problem(self, subject: Subject) -> Mapping[str, str] | None:
        """Why there are no pictures of it, by language, as far as is known."""
        return subject.problem or self._problems.get(subject.id)

    def prepare(self, subjects: Iterable[Subject]) -> None:
        """Makes what is likely to be wanted, in that order, while nobody waits for anything else."""
        for subject in subjects:
            while self._asked and not self.closed.is_set():
                self.closed.wait(0.05)
            if self.closed.is_set() or self._size > self._most * 0.9:
                return
            if self.problem(subject) is None and (subject.id, None) not in self._kept:
                try:
                    self._of(subject, None, ahead=True)
                except JetisuError:
                    continue  # it is told where the photograph is shown

    def _of(self, subject: Subject, where: Region | Box | None, ahead: bool = False) -> bytes:
        key = (subject.id, where)
        if (found := self._found(key)) is not None:
            return found
        self._asked += not ahead
        try:
            with self._decoding:
                if (found := self._found(key)) is not None:  # made for somebody else meanwhile
                    return found
                return self._made(subject, where)
        finally:
            self._asked -= not ahead

    def _found(self, key: tuple[str, Region | Box | None]) -> bytes | None:
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
            return found

    def _made(self, subject: Subject, where: Region | Box | None) -> bytes:
        try:
            pixels, crop = _read(subject)
        except JetisuError as error:
            self._problems[subject.id] = {language: error.say(language) for language in LANGUAGES}
            raise
        self._problems.pop(subject.id, None)
        self._extents[subject.id] = _extent(pixels, crop)
        wanted = dict.fromkeys([where, None, *self._places(subject)])
        made = {place: _encoded(pixels, crop, place) for place in wanted}
        with self._lock:
            for place, data in made.items():
                before = self._kept.pop((subject.id, place), b"")
                self._kept[subject.id, place] = data
                self._size += len(data) - len(before)
            while self._size > self._most and len(self._kept) > len(made):
                self._size -= len(self._kept.popitem(last=False)[1])
        return made[where]


def _read(subject: Subject) -> tuple[Pixels, Crop | None]:
    try:
        if subject.flat:
            return read_flat_picture(subject.picture), None
        photo = read_photograph(subject.picture)
    except PhotoChanged:
        raise PhotoOtherNow(name=subject.file) from None
    return photo.pixels, photo.info.crop


def _extent(pixels: Pixels, crop: Crop | None) -> Extent:
    if crop is None:
        return Extent(0.0, 0.0, float(pixels.shape[1]), float(pixels.shape[0]))
    (left, right), (bottom, top) = crop.yaw_range, crop.pitch_range
    return Extent(left, top, right - left, top - bottom)


def _encoded(pixels: Pixels, crop: Crop | None, where: Region | Box | None) -> bytes:
    if where is None:
        most = WIDE if crop is not None else FLAT_SIDE
        picture = _no_larger(pixels, most)
    elif isinstance(where, Region):
        if crop is None:
            raise ValueError("a region of a sphere in a flat picture")
        picture = render_view(
            pixels,
            crop,
            yaw=where.yaw,
            pitch=where.pitch,
            fov=angle_shown(where),
            width=SIDE,
            height=SIDE,
        )
    else:
        picture = _part(pixels, where)
    return encode_image(picture, "jpeg", QUALITY)


def _no_larger(pixels: Pixels, most: int) -> Pixels:
    height, width = pixels.shape[:2]
    scale = most / max(width, height)
    if scale >= 1:
        return pixels
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def _part(pixels: Pixels, where: Box) -> Pixels:
    """A square around a box; beyond the picture's edge it is dark."""
    height, width = pixels.shape[:2]
    left, top, side = part_shown(where, width, height)
    columns, rows = math.floor(left), math.floor(top)
    length = max(1, math.ceil(side))
    square = np.full((length, length, 3), 28, dtype=np.uint8)
    across = slice(max(0, columns), max(0, min(width, columns + length)))
    down = slice(max(0, rows), max(0, min(height, rows + length)))
    inside = pixels[down, across]
    at = (max(0, -rows), max(0, -columns))
    square[at[0] : at[0] + inside.shape[0], at[1] : at[1] + inside.shape[1]] = inside
    shape = (SIDE, SIDE)
    how = cv2.INTER_AREA if length > SIDE else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(square, shape, interpolation=how), dtype=np.uint8)
