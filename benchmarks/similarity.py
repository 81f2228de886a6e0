"""How alike two pictures are, and how tiles become a picture again."""

from __future__ import annotations

import io

import cv2
import numpy as np
from PIL import Image

from jetisu360.panorama.geometry.projection import FACES, angles_of_pixel, direction_of, face_of
from jetisu360.panorama.geometry.resample import Pixels


def ssim(one: Pixels, other: Pixels) -> float:
    """Mean structural similarity of the grey pictures, Gaussian window of 11 pixels (Wang et al. 2004)."""
    total, strip = 0.0, 512
    for top in range(0, len(one), strip):
        low, high = max(0, top - 8), min(len(one), top + strip + 8)
        found = _map(one[low:high], other[low:high])
        total += float(found[top - low : top - low + strip].sum())
    return total / float(one.shape[0] * one.shape[1])


def _map(one: Pixels, other: Pixels) -> np.ndarray:
    x, y = (cv2.cvtColor(v, cv2.COLOR_RGB2GRAY).astype(np.float32) for v in (one, other))

    def mean(v: np.ndarray) -> np.ndarray:
        return cv2.GaussianBlur(v, (11, 11), 1.5)

    mx, my = mean(x), mean(y)
    vx, vy, cov = mean(x * x) - mx * mx, mean(y * y) - my * my, mean(x * y) - mx * my
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    found: np.ndarray = ((2 * mx * my + c1) * (2 * cov + c2)) / ((mx**2 + my**2 + c1) * (vx + vy + c2))
    return found


def decoded(data: bytes) -> Pixels:
    return np.asarray(Image.open(io.BytesIO(data)).convert("RGB"))


def top_faces(tiles: dict[str, bytes], sizes: list[int], tile_size: int) -> dict[str, Pixels]:
    """The largest level of each face, put together from its tiles."""
    side, level = sizes[-1], str(len(sizes) - 1)
    faces = {face: np.empty((side, side, 3), np.uint8) for face in FACES}
    for address, data in tiles.items():
        of_level, face, name = address.split("/")
        if of_level == level:
            row, column = (int(v) * tile_size for v in name.split(".")[0].split("_"))
            tile = decoded(data)
            faces[face][row : row + tile.shape[0], column : column + tile.shape[1]] = tile
    return faces


def equirectangular(faces: dict[str, Pixels], width: int) -> Pixels:
    """Faces back to the picture they were cut from, by cubic interpolation."""
    height, side, pad = width // 2, faces["f"].shape[0], 3
    padded = [cv2.copyMakeBorder(faces[f], pad, pad, pad, pad, cv2.BORDER_REPLICATE) for f in FACES]
    out = np.empty((height, width, 3), np.uint8)
    for top in range(0, height, 128):
        column, row = np.meshgrid(np.arange(width), np.arange(top, min(height, top + 128)))
        index, a, b = face_of(direction_of(*angles_of_pixel(column, row, width, height)))
        x, y = (((v + 1) / 2 * side - 0.5 + pad).astype(np.float32) for v in (a, b))
        for number, face in enumerate(padded):
            here = index == number
            if here.any():
                found = cv2.remap(face, x, y, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
                out[top : top + 128][here] = found[here]
    return out
