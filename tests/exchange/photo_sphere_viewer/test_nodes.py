# ruff: noqa: E501 - nodes as people write them
"""Photo Sphere Viewer: the nodes of a virtual tour in JSON, in scripts and in pages.

What is expected of faces, angles and `sphereCorrection` was seen in the viewer itself, 5.14.
"""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import simplejpeg

from jetisu360.errors import JetisuError
from jetisu360.exchange.common.found import FoundTour
from jetisu360.exchange.common.scripts.script_values import Code
from jetisu360.exchange.common.sphere.tilt import X, Y, Z, about
from jetisu360.exchange.import_tour import find_tour, import_tour
from jetisu360.exchange.photo_sphere_viewer.pictures import FACES as NAMES
from jetisu360.exchange.photo_sphere_viewer.tile_urls import tile_address
from jetisu360.panorama.geometry.projection import angles_of, direction_of, level_matrix
from jetisu360.panorama.geometry.sphere import Level

from ..foreign_faces import Faces, write

SIZE = 384
WIDTH = 1216


@pytest.fixture
def faces(helpers: Any) -> Faces:
    return Faces(helpers.colours)


def found(folder: Path, nodes: Any, name: str = "tour.json") -> FoundTour:
    (folder / name).write_text(nodes if isinstance(nodes, str) else json.dumps(nodes), "utf-8")
    return find_tour(folder, "ru", None)


def picture(folder: Path, name: str, width: int = 1024) -> None:
    write(folder / name, np.full((width // 2, width, 3), 99, np.uint8))


def lost(of: FoundTour) -> dict[str, tuple[str, ...]]:
    return {one.code: one.items for one in of.lost}


def test_links_markers_and_texts(tmp_path: Path) -> None:
    for name in ("hall.jpg", "yard.jpg"):
        picture(tmp_path, name)
    write(tmp_path / "jug.jpg", np.full((40, 60, 3), 9, np.uint8))
    (tmp_path / "film.mp4").write_bytes(b"x")
    nodes = [
        {
            "id": "hall",
            "panorama": "hall.jpg",
            "name": "Зал",
            "caption": "Первый зал",
            "gps": [78.37, 45.01],
            "links": [
                {"nodeId": "yard", "position": {"yaw": "90deg", "pitch": -0.1}},
                {"nodeId": "yard", "position": {"textureX": 256, "textureY": 128}},
                {"nodeId": "gone", "position": {"yaw": 0, "pitch": 0}},
            ],
            "markers": [
                {
                    "id": "m1",
                    "position": {"yaw": 1.0, "pitch": "10deg"},
                    "tooltip": "Сундук",
                    "content": "<p>XIX век</p><img src='jug.jpg'>",
                    "image": "pin.png",
                },
                {
                    "id": "m2",
                    "position": {"yaw": "-90deg", "pitch": "0deg"},
                    "html": "<b>Окно</b>",
                    "tooltip": {"content": "Окно"},
                },
                {
                    "id": "m3",
                    "polygon": [
                        ["-10deg", "10deg"],
                        ["10deg", "10deg"],
                        ["10deg", "-10deg"],
                        ["-10deg", "-10deg"],
                    ],
                    "tooltip": {"content": "Ковёр"},
                },
                {"id": "m4", "polygonPixels": [[512, 256], [612, 256], [612, 356]], "listContent": "Угол"},
                {
                    "id": "m5",
                    "videoLayer": "film.mp4",
                    "position": [
                        {"yaw": 0, "pitch": 0.1},
                        {"yaw": 0.1, "pitch": 0.1},
                        {"yaw": 0.1, "pitch": -0.1},
                        {"yaw": 0, "pitch": -0.1},
                    ],
                },
                {"id": "m6", "longitude": 0.5, "latitude": 0.25, "tooltip": "Старое"},
                {"id": "m7", "position": {"yaw": 0, "pitch": 0}, "circle": 10},
                {"id": "m8", "tooltip": "Нигде"},
            ],
            "map": {"x": 3, "y": 4},
        },
        {
            "id": "yard",
            "panorama": "yard.jpg",
            "name": "Двор",
            "gps": [78.37, 45.03],
            "links": [{"nodeId": "hall", "longitude": 3, "latitude": 0}],
        },
    ]
    tour = found(tmp_path, {"startNodeId": "yard", "nodes": nodes, "defaultYaw": "20deg"})
    assert tour.values["start"] == "yard"
    assert tour.values["visit"] == {"latitude": 45.02, "longitude": 78.37}
    hall, yard = (scene.entry for scene in tour.scenes)
    assert hall["title"] == {"ru": "Зал"}
    assert hall["description"] == {"ru": "Первый зал"}
    assert "view" not in hall
    assert yard["view"] == {"yaw": 20.0, "pitch": 0.0}
    ways = [(one["from"], one["to"], one["yaw"], one["pitch"]) for one in tour.values["links"]]
    assert ways == [
        ("hall", "yard", 90.0, pytest.approx(-5.7296, abs=1e-3)),
        ("hall", "yard", -90.0, 45.0),
        ("yard", "hall", pytest.approx(171.8873, abs=1e-3), 0.0),
    ]
    assert tour.values["links"][0]["arrival"]["yaw"] == 90.0, "the viewer looks on where the link was"
    labels = {label["id"]: label for label in hall["labels"]}
    assert (labels["m1"]["yaw"], labels["m1"]["pitch"]) == (pytest.approx(57.2958, abs=1e-3), 10.0)
    assert labels["m1"]["title"] == {"ru": "Сундук"}
    assert labels["m1"]["text"] == {"ru": "XIX век"}
    assert labels["m1"]["pictures"] == [{"file": "media/jug.jpg"}]
    assert labels["m2"]["title"] == {"ru": "Окно"}
    assert "text" not in labels["m2"]
    assert labels["m3"]["polygon"] == [[-10.0, 10.0], [10.0, 10.0], [10.0, -10.0], [-10.0, -10.0]]
    assert labels["m4"]["polygon"][0] == [0.0, 0.0]
    assert labels["m5"]["film"] == {"file": "media/film.mp4"}
    assert labels["m6"]["pitch"] == pytest.approx(14.3239, abs=1e-3)
    said = lost(tour)
    assert said["import-link-nowhere"] == ("hall/3: → gone",)
    assert said["import-label-empty"] == ("hall/m7",)
    assert said["import-placeless"] == ("hall/m8: Нигде",)
    assert said["import-plan-places"] == ('hall: {"x": 3, "y": 4}',)
    assert len(said["import-scene-places"]) == 2
    assert len(said) == 5


def test_sphere_correction_becomes_level_and_angles_follow(tmp_path: Path) -> None:
    picture(tmp_path, "a.jpg")
    marker = {"id": "m", "position": {"yaw": "55deg", "pitch": "12deg"}, "tooltip": "Сундук"}
    pixel = {"id": "p", "position": {"textureX": 700, "textureY": 200}, "tooltip": "Точка"}
    node = {
        "id": "a",
        "panorama": "a.jpg",
        "sphereCorrection": {"pan": "25deg", "tilt": "15deg", "roll": "-20deg"},
        "markers": [marker, pixel],
    }
    entry = found(tmp_path, {"nodes": [node]}).scenes[0].entry
    matrix = about(Y, -25) @ about(X, 15) @ about(Z, 20)
    level = level_matrix(Level(**entry["level"]))
    yaw, pitch = angles_of(level @ matrix.T @ direction_of(55, 12))
    label = entry["labels"][0]
    assert (label["yaw"], label["pitch"]) == pytest.approx((float(yaw), float(pitch)), abs=0.001)
    in_picture = direction_of(700 / 1024 * 360 - 180, 90 - 200 / 512 * 180)
    yaw, pitch = angles_of(level @ in_picture)
    label = entry["labels"][1]
    assert (label["yaw"], label["pitch"]) == pytest.approx((float(yaw), float(pitch)), abs=0.001)


def test_links_by_coordinates_lead_there_and_tell_north(tmp_path: Path) -> None:
    for name in ("a.jpg", "b.jpg"):
        picture(tmp_path, name)
    nodes = [
        {"id": "a", "panorama": "a.jpg", "position": [78.0, 45.0, 10], "links": [{"nodeId": "b"}]},
        {
            "id": "b",
            "panorama": "b.jpg",
            "gps": [78.001, 45.0, 10],
            "links": [{"nodeId": "a"}],
            "sphereCorrection": {"pan": "30deg"},
        },
    ]
    tour = found(tmp_path, nodes)
    first, second = tour.values["links"]
    assert first["yaw"] == pytest.approx(90.0, abs=0.01), "east"
    # b's middle is shown at yaw −30: what is in the west stands at −60 in its picture.
    assert second["yaw"] == pytest.approx(-60.0, abs=0.01)
    assert [scene.entry["heading"] for scene in tour.scenes] == [0.0, 330.0]


@pytest.mark.parametrize(
    "kind", ["object", "list", "flipped", "stripe", "net", "tiles", "face tiles", "base"]
)
def test_pictures_of_every_kind(tmp_path: Path, faces: Faces, helpers: Any, kind: str) -> None:
    """`top` and `bottom` are turned by half a circle, unless `flipTopBottom` says that they are not."""
    source = tmp_path / "a"

    def face(name: str, turned: bool = True) -> np.ndarray:
        pixels = faces.face(NAMES[name], SIZE)
        return pixels[::-1, ::-1] if turned and name in ("top", "bottom") else pixels

    panorama: Any = {name: f"{name}.jpg" for name in NAMES}
    script = ""
    if kind in ("object", "list", "flipped"):
        for name in NAMES:
            write(source / f"{name}.jpg", face(name, kind != "flipped"))
        if kind == "list":
            panorama = list(panorama.values())
        elif kind == "flipped":
            panorama = {"type": "separate", "paths": panorama, "flipTopBottom": True}
    elif kind == "stripe":
        order = ["left", "right", "top", "bottom", "back", "front"]
        write(source / "s.jpg", np.concatenate([face(name) for name in order], axis=1))
        panorama = {"type": "stripe", "path": "s.jpg", "order": order}
    elif kind == "net":
        net = np.zeros((3 * SIZE, 4 * SIZE, 3), np.uint8)
        places = {
            "left": (1, 0),
            "front": (1, 1),
            "right": (1, 2),
            "back": (1, 3),
            "top": (0, 1),
            "bottom": (2, 1),
        }
        for name, (row, column) in places.items():
            net[row * SIZE : (row + 1) * SIZE, column * SIZE : (column + 1) * SIZE] = face(name, False)
        write(source / "n.jpg", net)
        panorama = {"type": "net", "path": "n.jpg"}
    elif kind == "tiles":
        sphere = faces.sphere(WIDTH)
        for row in range(2):
            for column in range(4):
                write(
                    source / f"t/{column}_{row:02}.jpg",
                    sphere[row * 304 : (row + 1) * 304, column * 304 : (column + 1) * 304],
                )
        script = "{ width: 1216, cols: 4, rows: 2, baseUrl: 'low.jpg', tileUrl: (col, row) => `t/${col}_${String(row).padStart(2, '0')}.jpg` }"
    elif kind == "face tiles":
        for name in NAMES:
            pixels = face(name)
            for row in range(2):
                for column in range(2):
                    write(
                        source / f"{name}_{column + 1}_{row + 1}.jpg",
                        pixels[row * 192 : (row + 1) * 192, column * 192 : (column + 1) * 192],
                    )
        script = f"{{ faceSize: {SIZE}, nbTiles: 2, tileUrl: function (face, col, row) {{ return face + '_' + (col + 1) + '_' + (row + 1) + '.jpg'; }} }}"
    else:
        write(source / "low.jpg", faces.sphere(WIDTH))
        script = (
            "{ width: 4096, cols: 8, rows: 4, baseUrl: 'low.jpg', tileUrl: (col, row) => makeUrl(col, row) }"
        )
    source.mkdir(exist_ok=True)
    if script:
        page = f"<script type='module'>import {{Viewer}} from '@photo-sphere-viewer/core'; const nodes = [{{id: 'a', panorama: {script}, links: [],}}, ]; // nodeId\nnew Viewer({{plugins: [VirtualTourPlugin.withConfig({{nodes, startNodeId: 'a'}})]}});</script>"
        (source / "index.html").write_text(page, "utf-8")
    else:
        (source / "tour.json").write_text(
            json.dumps([{"id": "a", "panorama": panorama, "markers": []}]), "utf-8"
        )
    import_tour(source, tmp_path / "out", language="kk")
    back = simplejpeg.decode_jpeg((tmp_path / "out" / "a.jpg").read_bytes())
    assert helpers.similarity(back, faces.sphere(back.shape[1])) > 0.97
    assert back.shape[1] == WIDTH


def test_a_part_of_a_sphere_lies_where_its_data_says(tmp_path: Path) -> None:
    write(tmp_path / "part.jpg", np.full((256, 512, 3), 99, np.uint8))
    data = {
        "fullWidth": 2048,
        "fullHeight": 1024,
        "croppedX": 1024,
        "croppedY": 256,
        "croppedWidth": 512,
        "croppedHeight": 256,
    }
    node = {
        "id": "a",
        "panorama": "part.jpg",
        "panoData": data,
        "markers": [
            {"id": "m", "position": {"yaw": "45deg", "pitch": "22.5deg"}, "tooltip": "Середина"},
            {"id": "n", "position": {"textureX": 256, "textureY": 128}, "tooltip": "Она же"},
        ],
    }
    scene = found(tmp_path, {"nodes": [node]}).scenes[0]
    entry = dict(scene.entry)
    scene.photograph(entry)
    assert entry["coverage"] == {"horizontal": 90.0, "vertical": 45.0, "centre_pitch": 22.5}
    assert [(label["yaw"], label["pitch"]) for label in entry["labels"]] == [(0.0, 22.5), (0.0, 22.5)]


def test_a_page_with_one_panorama(tmp_path: Path) -> None:
    picture(tmp_path, "hall.jpg")
    page = """<script src="https://cdn.jsdelivr.net/npm/photo-sphere-viewer@4/dist/photo-sphere-viewer.js"></script><script>
      var viewer = new PhotoSphereViewer.Viewer({container: 'v', panorama: 'hall.jpg', caption: 'Зал', defaultLong: 1, defaultYaw: '45deg',
        plugins: [[PhotoSphereViewer.MarkersPlugin, {markers: [{id: 'a', longitude: 0.1, latitude: 0.2, tooltip: 'Стол'}]}]]});</script>"""
    for source in (tmp_path, tmp_path / "index.html"):
        (tmp_path / "index.html").write_text(page, "utf-8")
        (scene,) = find_tour(source, "ru", None).scenes
        assert scene.id == "hall"
        assert scene.entry["title"] == {"ru": "Зал"}
        assert scene.entry["view"] == {"yaw": 45.0, "pitch": 0.0}
        assert scene.entry["labels"][0]["title"] == {"ru": "Стол"}


@pytest.mark.parametrize(
    ("source", "given", "address"),
    [
        ("(col, row) => `a/${col}_${row}.jpg`", (3, 4, 1), "a/3_4.jpg"),
        (
            "(face, col, row, level) => `${level}/${face}/${row + 1}-${col}.webp`",
            ("top", 3, 4, 2),
            "2/top/5-3.webp",
        ),
        ("function (col, row) { return 'a/' + col + '/' + row + \".jpg\"; }", (3, 4, 1), "a/3/4.jpg"),
        ("(c, r) => { return `${c.toString().padStart(3, '0')}.jpg`; }", (3, 4, 1), "003.jpg"),
        ("tileUrl(col, row) { return `${row}/${col}.jpg`; }", (3, 4, 1), "4/3.jpg"),
        ("(col, row) => base + col + row", (3, 4, 1), None),
        ("(col, row) => fetch(col)", (3, 4, 1), None),
        ("getTile", (3, 4, 1), None),
    ],
)
def test_the_addresses_of_tiles_are_read_and_never_run(
    source: str, given: tuple[Any, ...], address: str | None
) -> None:
    made = tile_address(Code(source))
    assert (made(list(given)) if made else None) == address


@pytest.mark.parametrize(
    ("nodes", "code"),
    [
        ([{"id": "a", "panorama": "gone.jpg", "markers": []}], "exchange-picture-missing"),
        ([{"id": "a", "panorama": "../a.jpg", "markers": []}], "exchange-path-outside"),
        ([{"id": "a", "panorama": "https://a.kz/a.jpg", "markers": []}], "exchange-picture-remote"),
        ([{"id": "a", "panorama": 7, "markers": []}], "exchange-scene-wrong"),
        ([{"id": "a", "panorama": {"left": "a.jpg"}, "markers": []}], "exchange-scene-wrong"),
        (
            [{"id": "a", "panorama": {"width": 1e9, "cols": 4, "rows": 2}, "markers": []}],
            "exchange-scene-wrong",
        ),
    ],
)
def test_a_bad_node(tmp_path: Path, nodes: Any, code: str) -> None:
    with pytest.raises(JetisuError) as caught:
        found(tmp_path, {"nodes": nodes})
    assert caught.value.code == code
