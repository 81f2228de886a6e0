"""Six faces in three kilobytes, whatever the picture."""

from __future__ import annotations

import io

import cv2
import numpy as np
import pytest
from PIL import Image

from jetisu360.panorama.geometry.projection import FACES
from jetisu360.panorama.tiles.preview import LIMIT, make_preview

from ..spheres import cut, face_directions, rendered, smooth_colour, textured


def strip(data):
    image = Image.open(io.BytesIO(data))
    assert image.format == "WEBP"
    assert not image.info.get("exif")
    pixels = np.asarray(image.convert("RGB"))
    side = pixels.shape[0]
    assert pixels.shape == (side, 6 * side, 3)
    assert side % 16 == 0
    return {face: pixels[:, i * side : (i + 1) * side] for i, face in enumerate(FACES)}


def test_the_faces_are_in_order_and_the_right_way_up():
    _, pyramid = cut(rendered(1024))
    assert len(pyramid.preview) <= LIMIT
    for face, pixels in strip(pyramid.preview).items():
        exact = smooth_colour(face_directions(face, pixels.shape[0]))
        assert np.abs(pixels - exact).mean() < 3, face


@pytest.mark.parametrize("side", [8, 100, 320])
def test_noise_fits_too(side):
    random = np.random.default_rng(5)
    faces = {face: random.integers(0, 256, (side, side, 3), dtype=np.uint8) for face in FACES}
    assert len(make_preview(faces)) <= LIMIT


def test_the_room_there_is_gets_used():
    _, pyramid = cut(textured(1024))
    assert LIMIT * 0.75 <= len(pyramid.preview) <= LIMIT


def test_it_looks_like_the_scene():
    """Better than the plainest way, 32-pixel faces at a fixed quality."""
    random = np.random.default_rng(2)
    faces = {
        face: cv2.resize(
            random.integers(0, 256, (20, 20, 3), dtype=np.uint8), (320, 320), interpolation=cv2.INTER_CUBIC
        )
        for face in FACES
    }

    def error(data):
        return np.mean(
            [
                np.abs(cv2.resize(pixels, (320, 320)).astype(float) - faces[face]).mean()
                for face, pixels in strip(data).items()
            ]
        )

    plain = np.concatenate(
        [cv2.resize(faces[face], (32, 32), interpolation=cv2.INTER_AREA) for face in FACES], axis=1
    )
    buffer = io.BytesIO()
    Image.fromarray(plain).save(buffer, "WEBP", quality=50)
    assert error(make_preview(faces)) < error(buffer.getvalue())


def test_no_face_bleeds_into_its_neighbour():
    colours = [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0), (0, 255, 255), (255, 0, 255)]
    faces = {face: np.full((320, 320, 3), c, np.uint8) for face, c in zip(FACES, colours, strict=True)}
    for face, pixels in strip(make_preview(faces)).items():
        # The decoder smooths halved colour over the one column on either side of a boundary; no further.
        assert np.abs(pixels[:, 1:-1].astype(int) - faces[face][0, 0]).max() < 12, face


def test_a_limit_that_nothing_fits_is_refused():
    with pytest.raises(ValueError, match="10 bytes"):
        make_preview({face: np.zeros((32, 32, 3), np.uint8) for face in FACES}, limit=10)
