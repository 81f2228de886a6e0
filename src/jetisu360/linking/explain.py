"""Two panoramas, one above the other, with what they have in common drawn between them."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from jetisu360.linking.common_places import agreeing
from jetisu360.linking.graph.solved_graph import SolvedLink
from jetisu360.linking.pair.matching import Floats, Matches
from jetisu360.panorama.geometry.projection import angles_of, pixel_of, to_camera
from jetisu360.panorama.geometry.sphere import Crop, Level

Pixels = NDArray[np.uint8]
WIDTH = 1600
_GAP = 24
_YES, _NO, _WAY = (46, 204, 113), (150, 150, 150), (255, 196, 0)


def draw_matches(
    pictures: tuple[Pixels, Pixels],
    crops: tuple[Crop, Crop],
    levels: tuple[Level, Level],
    matches: Matches,
    link: SolvedLink | None,
) -> Pixels:
    """RGB uint8 (h, WIDTH, 3): A above, B below, each RGB uint8 of its crop. Green lines join the matches
    that agree with the `link` (A to B), grey dots are the others; a yellow line stands where the other
    picture was taken.
    """
    above, below = (_fitted(picture, crop) for picture, crop in zip(pictures, crops, strict=True))
    top = above.shape[0] + _GAP
    sheet = np.full((top + below.shape[0], WIDTH, 3), 24, np.uint8)
    sheet[: above.shape[0]], sheet[top:] = above, below
    agree = agreeing(matches, link)
    a, b = _places(matches.p, crops[0], levels[0], 0), _places(matches.q, crops[1], levels[1], top)
    for yes in (False, True):
        for k in np.flatnonzero(agree == yes):
            one, other = (int(a[k, 0]), int(a[k, 1])), (int(b[k, 0]), int(b[k, 1]))
            if yes:
                cv2.line(sheet, one, other, _YES, 1, cv2.LINE_AA)
            for point in (one, other):
                cv2.circle(sheet, point, 3 if yes else 2, _YES if yes else _NO, -1, cv2.LINE_AA)
    if link is not None:
        for yaw, first, last in ((link.yaw, 0, above.shape[0]), (link.yaw_back, top, sheet.shape[0])):
            x = int((yaw + 180) / 360 * WIDTH) % WIDTH
            cv2.line(sheet, (x, first), (x, last - 1), _WAY, 2)
    return sheet


def _fitted(picture: Pixels, crop: Crop) -> Pixels:
    """The picture in its place on a full equirectangular one, WIDTH columns wide, cut to the rows that it
    has.
    """
    scale = WIDTH / crop.full_width
    size = max(1, round(crop.width * scale)), max(1, round(crop.height * scale))
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    sheet = np.full((round(WIDTH / 2), WIDTH, 3), 40, np.uint8)
    top = min(round(crop.top * scale), sheet.shape[0] - 1)
    columns = (np.arange(size[0]) + round(crop.left * scale)) % WIDTH
    rows = min(size[1], sheet.shape[0] - top)
    sheet[top : top + rows, columns] = small[:rows]
    return sheet


def _places(directions: Floats, crop: Crop, level: Level, top: int) -> NDArray[np.int64]:
    """Column and row (n, 2) on the sheet of directions (n, 3) in the levelled picture."""
    yaw, pitch = angles_of(to_camera(directions.T, level))
    x, y = pixel_of(yaw, pitch, WIDTH, WIDTH / 2)
    places: NDArray[np.int64] = np.rint(np.stack([x, y + top], axis=1)).astype(np.int64)
    return places
