# ruff: noqa: E501 - XML as programs write it, one hot spot a line
"""krpano: pictures of every kind, as its tools cut them, made of a sphere that is known.

What is expected of faces, angles and `prealign` was seen in krpano's own viewer, 1.22.
"""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import simplejpeg
from hypothesis import given
from hypothesis import strategies as st

from jetisu360.exchange.common.sphere.tilt import X, Y, Z, about, turn_of
from jetisu360.exchange.import_tour import find_tour, import_tour
from jetisu360.panorama.geometry.projection import FACES, angles_of, direction_of, level_matrix, to_level
from jetisu360.panorama.geometry.sphere import Level

from ..foreign_faces import Faces, cut, write
from .tours import SIZE, TILES, WIDTH, found, lost, picture, tour


def test_tiles_of_today(tmp_path: Path, faces: Faces, helpers: Any) -> None:
    """`multires`: a tile's size, then those of the levels; the finest is taken, tiles are counted from 1."""
    source = tmp_path / "a"
    for level, size in ((1, 192), (2, SIZE)):
        for face in FACES:
            for (row, column), tile in cut(faces.face(face, size), size, 256).items():
                write(
                    source
                    / f"{TILES}/{face}/l{level}/{row + 1:02}/l{level}_{face}_{row + 1:02}_{column + 1:02}.jpg",
                    tile,
                )
    url = f"{TILES}/%s/l%l/%0v/l%l_%s_%0v_%0h.jpg"
    tour(
        source,
        f'<krpano version="1.21"><scene name="scene_hall" title="Зал"><image><cube url="{url}" multires="256,192,{SIZE}"/></image></scene></krpano>',
    )
    assert import_tour(source, tmp_path / "out", language="ru").lost == []
    back = picture(tmp_path / "out")
    assert back.shape == (WIDTH // 2, WIDTH, 3), "all of the finest level"
    assert helpers.similarity(back, faces.sphere(WIDTH)) > 0.97
    text = (tmp_path / "out" / "museum.toml").read_text("utf-8")
    assert 'title = { ru = "Зал" }' in text
    assert 'start = "hall"' in text


def test_levels_of_old(tmp_path: Path, faces: Faces, helpers: Any) -> None:
    """Up to 1.19 each level stood by itself, with an address for each side."""
    source = tmp_path / "a"
    names = {"left": "l", "front": "f", "right": "r", "back": "b", "up": "u", "down": "d"}
    for face in FACES:
        for (row, column), tile in cut(faces.face(face, SIZE), SIZE, 256).items():
            write(source / f"t/{face}_{row}_{column}.jpg", tile)
    sides = "".join(f'<{name} url="%SWFPATH%/t/{face}_%v_%h.jpg"/>' for name, face in names.items())
    small = '<level tiledimagewidth="192" tiledimageheight="192"><cube url="no/%s_%v_%h.jpg"/></level>'
    tour(
        source,
        f'<krpano><image type="CUBE" multires="true" tilesize="256" baseindex="0">{small}'
        f'<level tiledimagewidth="{SIZE}" tiledimageheight="{SIZE}">{sides}</level>'
        '<mobile><cube url="m_%s.jpg"/></mobile></image></krpano>',
    )
    import_tour(source, tmp_path / "out")
    assert helpers.similarity(picture(tmp_path / "out", "tour"), faces.sphere(WIDTH)) > 0.97


@pytest.mark.parametrize("kind", ["cube", "left", "cubestrip", "sphere", "tiled sphere"])
def test_pictures_of_every_kind(tmp_path: Path, faces: Faces, helpers: Any, kind: str) -> None:
    source = tmp_path / "a"
    names = {"left": "l", "front": "f", "right": "r", "back": "b", "up": "u", "down": "d"}
    image = {
        "cube": '<cube url="%FIRSTXML%/p_%s.jpg"/>',
        "left": "".join(f'<{name} url="p_{face}.jpg"/>' for name, face in names.items()),
        "cubestrip": '<cubestrip url="strip.jpg"/>',
        "sphere": '<sphere url="sphere.jpg"/>',
        "tiled sphere": '<sphere url="s%l_%v_%h.jpg" multires="512,1024x512,1216x608"/>',
    }[kind]
    if kind in ("cube", "left"):
        for face in FACES:
            write(source / f"p_{face}.jpg", faces.face(face, SIZE))
    elif kind == "cubestrip":
        write(source / "strip.jpg", np.concatenate([faces.face(face, SIZE) for face in "lfrbud"], axis=1))
    elif kind == "sphere":
        write(source / "sphere.jpg", faces.sphere(WIDTH))
    else:
        sphere = faces.sphere(WIDTH)
        for row in range(2):
            for column in range(3):
                tile = sphere[row * 512 : row * 512 + 512, column * 512 : column * 512 + 512]
                write(source / f"s2_{row + 1}_{column + 1}.jpg", tile)
    tour(source, f'<krpano><scene name="hall"><image>{image}</image></scene></krpano>')
    import_tour(source, tmp_path / "out")
    assert helpers.similarity(picture(tmp_path / "out"), faces.sphere(WIDTH)) > 0.97
    if kind == "sphere":
        assert (tmp_path / "out" / "hall.jpg").read_bytes() == (source / "sphere.jpg").read_bytes()


def test_a_strip_of_a_sphere_and_a_cylinder(tmp_path: Path, faces: Faces, helpers: Any) -> None:
    """`voffset` is positive down; without `vfov` a strip keeps its proportions."""
    source = tmp_path / "a"
    write(source / "part.jpg", faces.sphere(2048, -90, 90, -22.5, 45))
    width, radius = 1216, 1216 / (2 * np.pi)
    height = round(2 * radius * np.tan(np.radians(30)))
    yaw = (np.arange(width) + 0.5) / width * 360 - 180
    pitch = np.degrees(np.arctan((height / 2 - np.arange(height) - 0.5) / radius))
    write(source / "cylinder.jpg", faces.seen(direction_of(yaw[np.newaxis, :], pitch[:, np.newaxis])))
    tour(
        source,
        '<krpano><scene name="part"><image hfov="180" voffset="-11.25"><sphere url="part.jpg"/></image></scene>'
        '<scene name="round"><image hfov="360"><cylinder url="cylinder.jpg"/></image></scene></krpano>',
    )
    import_tour(source, tmp_path / "out")
    text = (tmp_path / "out" / "museum.toml").read_text("utf-8")
    assert "coverage = { horizontal = 180.0, vertical = 67.5, centre_pitch = 11.25 }" in text
    rolled = picture(tmp_path / "out", "round")
    high = np.degrees(np.arctan(height / 2 / radius))
    wanted = faces.sphere(width, low=-high, high=high)
    assert rolled.shape == wanted.shape
    assert helpers.similarity(rolled, wanted) > 0.98


@given(st.tuples(*[st.floats(-60, 60)] * 3), st.floats(-180, 180), st.floats(-80, 80))
def test_what_is_seen_after_prealign_is_found_in_the_levelled_picture(
    angles: tuple[float, float, float], yaw: float, pitch: float
) -> None:
    x, y, z = angles
    matrix = about(Y, y) @ about(Z, z) @ about(X, x)
    turn = turn_of(matrix)
    if abs(turn.pitch) > 85:
        return  # the middle of the picture is at a pole, and has no yaw
    in_picture = direction_of(yaw, pitch)
    theirs = angles_of(matrix @ in_picture)
    ours = turn.direction(float(theirs[0]), float(theirs[1]))
    levelled = to_level(in_picture, Level(turn.pitch, turn.roll))
    assert direction_of(ours["yaw"], ours["pitch"]) == pytest.approx(levelled, abs=1e-5)


def test_prealign_becomes_level_and_angles_follow(tmp_path: Path) -> None:
    """As the viewer does it: about X, then Z, then Y."""
    xml = (
        '<krpano><scene name="a"><image prealign="4|25|-7"><cube url="p_%s.jpg"/></image><view hlookat="25" vlookat="0"/>'
        '<hotspot name="s" ath="55" atv="12" title="Сундук"/></scene></krpano>'
    )
    entry = found(tmp_path, xml).scenes[0].entry
    level = Level(**entry["level"])
    matrix = about(Y, 25) @ about(Z, -7) @ about(X, 4)
    turn = turn_of(matrix)
    assert (entry["level"]["pitch"], entry["level"]["roll"]) == pytest.approx(
        (turn.pitch, turn.roll), abs=1e-3
    )
    in_picture = matrix.T @ direction_of(55, -12)
    yaw, pitch = angles_of(level_matrix(level) @ in_picture)
    label = entry["labels"][0]
    assert (label["yaw"], label["pitch"]) == pytest.approx((float(yaw), float(pitch)), abs=0.001)


def test_a_level_that_is_not_whole_gives_way_to_a_smaller_one(tmp_path: Path, faces: Faces) -> None:
    for level, size in ((1, 192), (2, SIZE)):
        for face in FACES:
            for (row, column), tile in cut(faces.face(face, size), size, 256).items():
                write(tmp_path / f"l{level}_{face}_{row + 1}_{column + 1}.jpg", tile)
    (tmp_path / "l2_d_2_1.jpg").unlink()
    tour(
        tmp_path,
        f'<krpano><scene name="a"><image><cube url="l%l_%s_%v_%h.jpg" multires="256,192,{SIZE}"/></image></scene></krpano>',
    )
    tour_ = find_tour(tmp_path, "kk", None)
    assert lost(tour_) == {"import-coarser": ("a: l2_d_2_1.jpg",)}
    _extension, data = tour_.scenes[0].photograph({})
    assert simplejpeg.decode_jpeg_header(data)[:2] == (512, 1024), "no photograph is smaller"
