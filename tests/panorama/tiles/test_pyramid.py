"""Tiles hold what the sphere has in their directions: mid-face, at seams, at the poles, all the way round."""

from __future__ import annotations

import threading
from pathlib import Path

import cv2
import numpy as np
import pytest
import simplejpeg

from jetisu360.panorama.geometry.projection import FACES
from jetisu360.panorama.geometry.sphere import Crop
from jetisu360.panorama.tiles.pyramid import cut_pyramid
from jetisu360.panorama.tiles.view import render_view

from ..spheres import (
    cut,
    decoded,
    equirectangular,
    face_directions,
    face_pixels,
    full,
    looked_at,
    rendered,
    smooth_colour,
    ssim,
    textured,
)


@pytest.fixture(scope="module")
def smooth():
    return rendered(2048)


@pytest.mark.parametrize("format", ["webp", "jpeg", "avif"])
def test_a_sphere_of_known_colours_comes_back_through_tiles(smooth, format):
    tiles, pyramid = cut(smooth, formats=[format])
    for level, size in enumerate(pyramid.face_sizes):
        for face in FACES:
            exact = smooth_colour(face_directions(face, size))
            error = np.abs(face_pixels(tiles, level, face, size).astype(float) - exact)
            assert error.mean() <= 1, (level, face)
            assert error.max() < 8, (level, face)


def test_before_encoding_only_rounding_is_lost(smooth, monkeypatch):
    tiles, pyramid = cut_raw(smooth, monkeypatch)
    for level, size in enumerate(pyramid.face_sizes):
        for face in FACES:
            error = np.abs(tiles[level, face] - smooth_colour(face_directions(face, size)))
            assert error.mean() < 0.4, (level, face)
            assert error.max() < 2.5, (level, face)


@pytest.mark.parametrize("width", [1000, 1001, 1023])
def test_widths_that_no_face_divides_are_as_exact(width, monkeypatch):
    picture = rendered(width - width % 2)
    if width % 2:
        # An odd width: the last column was lost on the way, so each one is a little wider.
        picture = cv2.resize(picture, (width, width // 2), interpolation=cv2.INTER_LINEAR)
    crop = Crop(0, 0, width, width / 2, width, width / 2)
    tiles, pyramid = cut_raw(picture, monkeypatch, crop=crop)
    size = pyramid.face_sizes[-1]
    for face in FACES:
        error = np.abs(tiles[len(pyramid.face_sizes) - 1, face] - smooth_colour(face_directions(face, size)))
        assert error.mean() < 0.6, face
        assert error.max() < 5, face


def test_the_picture_s_own_edges_do_not_show(monkeypatch):
    """±180° runs down the middle of face b, the poles lie in the middle of u and d."""
    tiles, pyramid = cut_raw(rendered(2048), monkeypatch)
    top = len(pyramid.face_sizes) - 1
    size = pyramid.face_sizes[-1]
    middle = slice(size // 2 - 8, size // 2 + 8)
    for face, rows, columns in (
        ("b", slice(None), middle),
        ("u", slice(None), middle),
        ("d", slice(None), middle),
        ("u", middle, middle),
        ("d", middle, middle),
    ):
        exact = smooth_colour(face_directions(face, size))[rows, columns]
        assert np.abs(tiles[top, face][rows, columns] - exact).max() < 2, face


def test_faces_meet_without_a_seam(monkeypatch):
    """Across an edge a step is no larger than within the faces on either side."""
    tiles, pyramid = cut_raw(textured(2048, boxes=0), monkeypatch)
    top = len(pyramid.face_sizes) - 1
    of = {face: tiles[top, face].astype(float) for face in FACES}
    # Eight columns on either side of an edge, each pair turned so that the edge runs down the middle.
    edges = {
        "f|r": (of["f"][:, -8:], of["r"][:, :8]),
        "r|b": (of["r"][:, -8:], of["b"][:, :8]),
        "b|l": (of["b"][:, -8:], of["l"][:, :8]),
        "l|f": (of["l"][:, -8:], of["f"][:, :8]),
        "u|f": (of["u"][-8:].swapaxes(0, 1), of["f"][:8].swapaxes(0, 1)),
        "f|d": (of["f"][-8:].swapaxes(0, 1), of["d"][:8].swapaxes(0, 1)),
        "u|b": (of["u"][:8][::-1, ::-1].swapaxes(0, 1), of["b"][:8].swapaxes(0, 1)),
        "d|b": (of["d"][-8:, ::-1].swapaxes(0, 1), of["b"][-8:][::-1].swapaxes(0, 1)),
        "u|r": (of["u"][::-1, -8:], of["r"][:8].swapaxes(0, 1)),
        "u|l": (of["u"][:, :8][:, ::-1], of["l"][:8].swapaxes(0, 1)),
        "d|r": (of["d"][:, -8:], of["r"][-8:][::-1].swapaxes(0, 1)),
        "d|l": (of["d"][::-1, :8][:, ::-1], of["l"][-8:][::-1].swapaxes(0, 1)),
    }
    for name, (one, other) in edges.items():
        steps = np.abs(np.diff(np.concatenate([one, other], axis=1), axis=1)).mean(axis=(0, 2))
        # The pixels on either side of an edge are as far apart as any two neighbours there.
        assert steps[7] <= 1.2 * np.delete(steps, 7).max(), name


def test_a_line_that_runs_round_the_sphere_stays_whole(monkeypatch):
    """Hard edges exactly where the picture's own left and right edge meet."""
    picture = np.full((512, 1024, 3), 30, dtype=np.uint8)
    picture[:, :8] = picture[:, -8:] = 220
    tiles, pyramid = cut_raw(picture, monkeypatch)
    back = tiles[len(pyramid.face_sizes) - 1, "b"]
    size = pyramid.face_sizes[-1]
    assert (back[:, size // 2 - 3 : size // 2 + 3] > 200).all()
    assert (back[:, : size // 4] < 50).all()


@pytest.mark.parametrize(("quality", "kept"), [(85, 0.97), (95, 0.98)])
def test_detail_survives_on_the_source_s_own_grid(quality, kept):
    picture = textured(2048)
    tiles, pyramid = cut(picture, quality=quality)
    top = len(pyramid.face_sizes) - 1
    faces = {face: face_pixels(tiles, top, face, pyramid.face_sizes[top]) for face in FACES}
    assert ssim(picture, equirectangular(faces, 2048)) >= kept


@pytest.mark.real
@pytest.mark.slow
def test_a_photograph_looks_the_same_at_quality_85():
    path = Path(__file__).parents[4] / "shared" / "data" / "polyhaven" / "hall_of_finfish.jpg"
    if not path.exists():
        pytest.skip("the real photographs are not beside the checkout (../shared/data)")
    picture = simplejpeg.decode_jpeg(path.read_bytes(), "RGB")
    tiles, pyramid = cut(picture)
    top = len(pyramid.face_sizes) - 1
    faces = {face: face_pixels(tiles, top, face, pyramid.face_sizes[top]) for face in FACES}
    for yaw, pitch in ((0, 0), (140, -25), (-100, 40)):
        view = {"yaw": yaw, "pitch": pitch, "fov": 75, "width": 1280, "height": 720}
        before = render_view(picture, full(picture.shape[1]), **view)
        assert ssim(before, looked_at(faces, **view)) >= 0.98, (yaw, pitch)


def test_lower_levels_are_means_of_the_one_above(monkeypatch):
    tiles, pyramid = cut_raw(textured(2048), monkeypatch)
    for level in range(len(pyramid.face_sizes) - 1):
        upper = tiles[level + 1, "f"].astype(float)
        side = pyramid.face_sizes[level]
        mean = upper.reshape(side, 2, side, 2, 3).mean(axis=(1, 3))
        assert np.abs(mean - tiles[level, "f"]).max() <= 0.75


def test_every_tile_is_there_in_its_size_and_format():
    tiles, pyramid = cut(textured(4096)[::2, ::2], formats=["webp", "jpeg"], tile_size=256)
    assert pyramid.formats == ["webp", "jpg"]
    assert pyramid.tile_size == 256
    expected = set()
    for level, size in enumerate(pyramid.face_sizes):
        for face in FACES:
            for row in range(-(-size // 256)):
                for column in range(-(-size // 256)):
                    for extension in ("webp", "jpg"):
                        address = f"{level}/{face}/{row}_{column}.{extension}"
                        expected.add(address)
                        assert decoded(tiles[address]).shape[:2] == (
                            min(256, size - row * 256),
                            min(256, size - column * 256),
                        )
    assert set(tiles) == expected


def test_the_number_of_threads_changes_no_byte():
    picture = textured(1536)
    one, first = cut(picture, threads=1, tile_size=128)
    many, second = cut(picture, threads=5, tile_size=128)
    assert one == many
    assert first == second


def test_the_sink_is_called_by_one_thread_at_a_time():
    inside = threading.Lock()

    def sink(address: str, data: bytes) -> None:
        assert inside.acquire(blocking=False)
        inside.release()

    cut_pyramid(textured(1024), full(1024), sink, tile_size=64, threads=4)


def test_what_the_sink_raises_comes_out_and_stops_the_work():
    class DiskFullError(Exception):
        pass

    seen = []

    def sink(address: str, data: bytes) -> None:
        seen.append(address)
        if len(seen) == 5:
            raise DiskFullError

    with pytest.raises(DiskFullError):
        cut_pyramid(textured(1024), full(1024), sink, tile_size=32, threads=3)
    # Not one more, though other threads were in the middle of their rows.
    assert len(seen) == 5


def test_opencv_s_threads_are_left_as_they_were():
    before = cv2.getNumThreads()
    cut(textured(256))
    assert cv2.getNumThreads() == before


@pytest.mark.parametrize(
    ("pixels", "options"),
    [
        (np.zeros((8, 16), np.uint8), {}),
        (np.zeros((8, 16, 4), np.uint8), {}),
        (np.zeros((8, 16, 3), np.float32), {}),
        (np.zeros((0, 0, 3), np.uint8), {}),
        (np.zeros((8, 16, 3), np.uint8), {"formats": ["bmp"]}),
        (np.zeros((8, 16, 3), np.uint8), {"formats": []}),
        (np.zeros((8, 16, 3), np.uint8), {"quality": 0}),
        (np.zeros((8, 16, 3), np.uint8), {"tile_size": 511}),
    ],
)
def test_what_cannot_be_is_refused(pixels, options):
    with pytest.raises(ValueError, match=r"."):
        cut_pyramid(pixels, full(16), lambda a, b: None, **options)


def cut_raw(picture, monkeypatch, crop=None, **options):
    """Faces as they are before encoding, by (level, face), and the Pyramid."""
    from jetisu360.panorama.tiles import delivery as module

    kept = []

    def keep(pixels, format, quality):
        kept.append(pixels.copy())
        return str(len(kept) - 1).encode()

    monkeypatch.setattr(module, "encode_image", keep)
    addresses, result = cut(picture, crop, threads=1, **options)
    faces = {
        (level, face): np.zeros((size, size, 3), np.uint8)
        for level, size in enumerate(result.face_sizes)
        for face in FACES
    }
    for address, number in addresses.items():
        level, face, name = address.split("/")
        row, column = (int(v) * 512 for v in name.split(".")[0].split("_"))
        tile = kept[int(number)]
        faces[int(level), face][row : row + tile.shape[0], column : column + tile.shape[1]] = tile
    return faces, result
