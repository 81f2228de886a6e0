"""Spheres that tests can ask for the right answer: their colour is a formula of the direction."""

from __future__ import annotations

import io

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from jetisu360.panorama.geometry.projection import (
    FACES,
    angles_of_pixel,
    direction_of,
    face_direction,
    face_of,
    to_level,
    view_plane,
)
from jetisu360.panorama.geometry.sphere import Crop, Level
from jetisu360.panorama.tiles.pyramid import cut_pyramid

Pixels = NDArray[np.uint8]
Floats = NDArray[np.float64]


def full(width: int) -> Crop:
    return Crop(0, 0, width, width // 2, width, width // 2)


def smooth_colour(direction: Floats) -> Floats:
    """A different colour in every direction, without edges; (3, …) → (…, 3), 0 to 255."""
    x, y, z = direction / np.linalg.norm(direction, axis=0)
    return 127.5 + 105 * np.stack(
        [x * 0.8 + 0.2 * np.sin(5 * y), y * 0.8 + 0.2 * np.sin(6 * z), z * 0.8 + 0.2 * np.sin(5 * x)], axis=-1
    )


def rendered(width: int, colour=smooth_colour, level: Level | None = None, oversample: int = 1) -> Pixels:
    """The full equirectangular picture that a camera tilted by `level` takes of a sphere."""
    height = width // 2
    column, row = np.meshgrid(
        (np.arange(width * oversample) + 0.5) / oversample - 0.5,
        (np.arange(height * oversample) + 0.5) / oversample - 0.5,
    )
    direction = direction_of(*angles_of_pixel(column, row, width, height))
    exact = colour(to_level(direction, level or Level()))
    exact = exact.reshape(height, oversample, width, oversample, 3).mean(axis=(1, 3))
    return np.rint(exact).clip(0, 255).astype(np.uint8)


def textured(width: int, seed: int = 1, boxes: int = 60) -> Pixels:
    """Something like a photograph: detail at all scales, some hard edges, a little grain."""
    random = np.random.default_rng(seed)
    height = width // 2
    picture = np.zeros((height, width, 3), dtype=np.float32)
    octave = 8
    while octave <= width // 3:
        grain = random.standard_normal((octave // 2, octave, 3)).astype(np.float32)
        joined = np.concatenate([grain[:, -2:], grain, grain[:, :2]], axis=1)
        side = 2 * width // octave
        large = cv2.resize(joined, (width + 2 * side, height), interpolation=cv2.INTER_CUBIC)
        picture += large[:, side : side + width] * (width / octave) ** 0.55
        octave *= 2
    picture = 128 + picture * (45 / picture.std())
    for _ in range(boxes):
        x, y = int(random.integers(0, width)), int(random.integers(height // 4, 3 * height // 4))
        w, h = int(random.integers(8, width // 16)), int(random.integers(8, width // 16))
        shade = tuple(float(v) for v in random.integers(0, 255, 3))
        cv2.rectangle(picture, (x, y), (x + w, y + h), shade, cv2.FILLED)
    # The rows near the poles of a real picture hold no detail finer than the sphere has there.
    for row in range(height):
        spread = 0.4 / max(np.sin((row + 0.5) / height * np.pi), 0.02) - 0.4
        if spread > 0.4:
            line = np.concatenate([picture[row : row + 1]] * 3, axis=1)
            picture[row] = cv2.GaussianBlur(line, (0, 0), sigmaX=spread, sigmaY=1e-3)[0, width : 2 * width]
    return np.rint(picture).clip(0, 255).astype(np.uint8)


def cut(pixels: Pixels, crop: Crop | None = None, **options) -> tuple[dict[str, bytes], object]:
    """All tiles by address, and the Pyramid."""
    tiles: dict[str, bytes] = {}
    pyramid = cut_pyramid(pixels, crop or full(pixels.shape[1]), tiles.__setitem__, **options)
    return tiles, pyramid


def decoded(data: bytes) -> Pixels:
    return np.asarray(Image.open(io.BytesIO(data)).convert("RGB"))


def face_pixels(tiles: dict[str, bytes], level: int, face: str, size: int, tile_size: int = 512) -> Pixels:
    """A face put together from its tiles."""
    out = np.zeros((size, size, 3), dtype=np.uint8)
    for address, data in tiles.items():
        at, of, name = address.split("/")
        if at == str(level) and of == face:
            row, column = (int(v) * tile_size for v in name.split(".")[0].split("_"))
            tile = decoded(data)
            out[row : row + tile.shape[0], column : column + tile.shape[1]] = tile
    return out


def face_directions(face: str, size: int) -> Floats:
    centres = (np.arange(size) + 0.5) / size * 2 - 1
    return face_direction(face, *np.meshgrid(centres, centres))


def equirectangular(faces: dict[str, Pixels], width: int) -> Pixels:
    """Faces back to the picture they were cut from."""
    height, size, pad = width // 2, faces["f"].shape[0], 3
    padded = _padded(faces, pad)
    column, row = np.meshgrid(np.arange(width), np.arange(height))
    index, a, b = face_of(direction_of(*angles_of_pixel(column, row, width, height)))
    x = ((a + 1) / 2 * size - 0.5 + pad).astype(np.float32)
    y = ((b + 1) / 2 * size - 0.5 + pad).astype(np.float32)
    return _look_up(padded, index, x, y)


def looked_at(
    faces: dict[str, Pixels], *, yaw: float, pitch: float, fov: float, width: int, height: int
) -> Pixels:
    """What a visitor sees of the faces: four samples a pixel, as a screen's own filtering would give."""
    a = (np.arange(2 * width) + 0.5) / width - 1
    b = (np.arange(2 * height) + 0.5) / height - 1
    a, b = np.meshgrid(a, b)
    plane = view_plane(yaw, pitch, fov, width, height).matrix()
    index, a, b = face_of(np.tensordot(plane, np.stack([a, b, np.ones_like(a)]), axes=1))
    size, pad = faces["f"].shape[0], 3
    x = ((a + 1) / 2 * size - 0.5 + pad).astype(np.float32)
    y = ((b + 1) / 2 * size - 0.5 + pad).astype(np.float32)
    padded = _padded(faces, pad)
    return cv2.resize(_look_up(padded, index, x, y), (width, height), interpolation=cv2.INTER_AREA)


def _padded(faces: dict[str, Pixels], by: int) -> dict[str, Pixels]:
    return {k: cv2.copyMakeBorder(v, by, by, by, by, cv2.BORDER_REPLICATE) for k, v in faces.items()}


def _look_up(padded, index, x, y) -> Pixels:
    out = np.zeros((*index.shape, 3), dtype=np.uint8)
    for i, name in enumerate(FACES):
        if not (index == i).any():
            continue
        looked_up = cv2.remap(padded[name], x, y, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
        out[index == i] = looked_up[index == i]
    return out


def ssim(one: Pixels, other: Pixels) -> float:
    """Structural similarity of the grey pictures, Gaussian window (Wang et al. 2004)."""
    x, y = (cv2.cvtColor(v, cv2.COLOR_RGB2GRAY).astype(np.float32) for v in (one, other))

    def mean(v):
        return cv2.GaussianBlur(v, (11, 11), 1.5)

    mx, my = mean(x), mean(y)
    vx, vy, cov = mean(x * x) - mx * mx, mean(y * y) - my * my, mean(x * y) - mx * my
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    return float((((2 * mx * my + c1) * (2 * cov + c2)) / ((mx**2 + my**2 + c1) * (vx + vy + c2))).mean())
