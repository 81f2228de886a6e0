"""What one sees first, in three kilobytes, whatever the picture."""

from __future__ import annotations

import io

import cv2
import numpy as np
from PIL import Image

from jetisu360.panorama.geometry.sphere import Crop
from jetisu360.panorama.tiles.glimpse import AROUND, ASPECT, JUDGED_AT, LIMIT, around, make_glimpse
from jetisu360.panorama.tiles.preview import make_preview
from jetisu360.panorama.tiles.view import render_view

from ..spheres import cut, rendered, textured


def pixels_of(data: bytes) -> np.ndarray:
    image = Image.open(io.BytesIO(data))
    assert image.format == "WEBP"
    return np.asarray(image.convert("RGB"))


def seen(sphere: np.ndarray, height: int = JUDGED_AT) -> np.ndarray:
    crop = Crop(0, 0, sphere.shape[1], sphere.shape[0], sphere.shape[1], sphere.shape[0])
    return render_view(sphere, crop, yaw=20, pitch=5, fov=75, width=ASPECT * height, height=height)


def test_noise_fits_too() -> None:
    random = np.random.default_rng(5)
    noise = random.integers(0, 256, (JUDGED_AT, ASPECT * JUDGED_AT, 3), dtype=np.uint8)
    glimpse = make_glimpse(noise)
    assert len(glimpse) <= LIMIT
    height, width = pixels_of(glimpse).shape[:2]
    assert width == ASPECT * height


def test_it_shows_more_of_the_view_than_the_preview_of_six_faces() -> None:
    """Its bytes go where one looks: what is left of it, as large as the view, is nearer to it."""
    view = seen(textured(2048)).astype(float)

    def error(data: bytes, part: slice) -> float:
        shown = pixels_of(data)[:, part]
        large = cv2.resize(shown, view.shape[1::-1], interpolation=cv2.INTER_CUBIC)
        return float(np.mean((large - view) ** 2))

    six = {face: view.astype(np.uint8)[:, JUDGED_AT // 2 : -JUDGED_AT // 2] for face in "frblud"}
    preview = make_preview(six, LIMIT)
    side = pixels_of(preview).shape[0]
    middle = view[:, JUDGED_AT // 2 : -JUDGED_AT // 2]
    face = cv2.resize(pixels_of(preview)[:, :side], middle.shape[1::-1], interpolation=cv2.INTER_CUBIC)
    assert error(make_glimpse(view.astype(np.uint8)), slice(None)) < np.mean((face - middle) ** 2)


def test_what_is_around_it_is_the_preview_in_a_third_of_the_bytes() -> None:
    _, pyramid = cut(rendered(1024))
    coarse = around(pyramid.preview)
    assert len(coarse) <= AROUND
    fine, shown = pixels_of(pyramid.preview), pixels_of(coarse)
    side = shown.shape[0]
    assert shown.shape[1] == 6 * side
    same_size = cv2.resize(fine, (6 * side, side), interpolation=cv2.INTER_AREA)
    assert np.abs(same_size.astype(float) - shown).mean() < 5
