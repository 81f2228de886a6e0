# ruff: noqa: E501 - XML as programs write it, one hot spot a line
"""Pano2VR: tours as versions 4 to 7 write them, made of a sphere that is known.

What is expected of faces, `pan`, `tilescale`, `overlap` and levelling was seen in Pano2VR's own player, 7.1.
"""

import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import simplejpeg

from jetisu360.errors import JetisuError
from jetisu360.exchange.common.found import FoundTour
from jetisu360.exchange.common.sphere.tilt import X, Z, about
from jetisu360.exchange.import_tour import find_tour, import_tour
from jetisu360.panorama.geometry.projection import FACES, angles_of, direction_of, level_matrix
from jetisu360.panorama.geometry.sphere import Level

from ..foreign_faces import Faces, cut, write

SIZE = 384
WIDTH = 1216


@pytest.fixture
def faces(helpers: Any) -> Faces:
    return Faces(helpers.colours)


def node(inner: str, name: str = "node1", view: str = "", user: str = "", more: str = "") -> str:
    return (
        f'<panorama id="{name}">{inner}<view fovmode="0" pannorth="0">{view}</view><userdata {user}/>'
        f"{more}</panorama>"
    )


TILES = '<input {} tilesize="32" ' + " ".join(f'tile{i}url="t_{i}.jpg"' for i in range(6)) + "/>"


def found(folder: Path, xml: str) -> FoundTour:
    """The tour of an XML whose nodes all show the same small faces."""
    for index in range(6):
        write(folder / f"t_{index}.jpg", np.full((32, 32, 3), 99, np.uint8))
    (folder / "pano.xml").write_text(xml, "utf-8")
    return find_tour(folder, "ru", None)


def lost(of: FoundTour) -> dict[str, tuple[str, ...]]:
    return {one.code: one.items for one in of.lost}


def test_tiles_with_what_overlaps(tmp_path: Path, faces: Faces, helpers: Any) -> None:
    """The finest level has the highest number; each tile has a pixel more on each side."""
    source = tmp_path / "a"
    for level, size in ((0, 128), (1, SIZE)):
        for index, face in enumerate(FACES):
            for (row, column), tile in cut(faces.face(face, size, 1), size, 254, 1).items():
                write(source / f"tiles/node1/cf_{index}/l_{level}/c_{column}/tile_{row}.jpg", tile)
    levels = "".join(f'<level width="{size}" height="{size}"/>' for size in (SIZE, 128))
    given = (
        f'<input overlap="1" width="{SIZE}" height="{SIZE}" leveltilesize="254" '
        f'leveltileurl="tiles/node1/cf_%c/l_%l/c_%x/tile_%y.jpg">{levels}</input>'
    )
    xml = node(given, user='title="Зал"')
    (source / "pano.xml").write_text(f'<tour start="node1">{xml}</tour>', "utf-8")
    import_tour(source, tmp_path / "out", language="ru")
    back = simplejpeg.decode_jpeg((tmp_path / "out" / "node1.jpg").read_bytes())
    assert back.shape == (WIDTH // 2, WIDTH, 3)
    assert helpers.similarity(back, faces.sphere(WIDTH)) > 0.97
    assert 'title = { ru = "Зал" }' in (tmp_path / "out" / "museum.toml").read_text("utf-8")


@pytest.mark.parametrize(("edge", "packed"), [(0, False), (4, True)])
def test_faces_in_one_file_each(tmp_path: Path, faces: Faces, helpers: Any, edge: int, packed: bool) -> None:
    """Older tours, and packages: `tilescale` says how much of a face's file is beyond the face."""
    source = tmp_path / "a"
    for index, face in enumerate(FACES):
        write(source / f"images/hall_o_{index}.jpg", faces.face(face, SIZE, edge))
    scale = (SIZE + 2 * edge) / SIZE
    urls = " ".join(f'tile{index}url="images/hall_o_{index}.jpg"' for index in range(6))
    (source / "hall_out.xml").write_text(
        f'<panorama id=""><input tilescale="{scale:.6f}" tilesize="{SIZE + 2 * edge}" {urls}/></panorama>'
    )
    if packed:
        with zipfile.ZipFile(tmp_path / "a.ggpkg", "w") as archive:
            for file in source.rglob("*"):
                archive.write(file, file.relative_to(source))
        source = tmp_path / "a.ggpkg"
    import_tour(source, tmp_path / "out")
    back = simplejpeg.decode_jpeg((tmp_path / "out" / "hall-out.jpg").read_bytes())
    assert helpers.similarity(back, faces.sphere(WIDTH)) > 0.97


def test_levelling_becomes_level(tmp_path: Path) -> None:
    """The player turns the picture about Z by −roll, then about X by −pitch; hot spots are in what is seen."""
    spot = '<hotspots><hotspot id="p" pan="-55" tilt="12" title="Сундук" url=""/></hotspots>'
    xml = node(TILES.format('levelingpitch="15" levelingroll="-20"'), more=spot)
    entry = found(tmp_path, xml).scenes[0].entry
    matrix = about(X, -15) @ about(Z, 20)
    assert level_matrix(Level(**entry["level"])) == pytest.approx(matrix, abs=1e-6)
    label = entry["labels"][0]
    seen = matrix @ (matrix.T @ direction_of(label["yaw"], label["pitch"]))
    yaw, pitch = angles_of(seen)
    assert (float(yaw), float(pitch)) == pytest.approx((55, 12), abs=1e-3), "pan is to the left"


def test_views_links_arrivals_and_texts(tmp_path: Path) -> None:
    start = '<start pan="20" tilt="-5" fov="70" projection="4"/>'
    spots = """<hotspots>
      <hotspot id="Point01" skinid="ht_node" pan="-340" tilt="-16.19" url="{node2}" target="78.5/-10.9/70.0" title="Двор"/>
      <hotspot id="Point02" skinid="ht_node" pan="30" tilt="0" url="{node2}" target="$fwd" title=""/>
      <hotspot id="Point03" skinid="ht_node" pan="40" tilt="0" url="{node3}" target="" title="К выходу"/>
      <hotspot id="Point04" skinid="ht_node" pan="50" tilt="0" url="{gone}" target=""/>
      <hotspot id="Point05" skinid="ht_info" pan="60" tilt="1" url="" title="Сундук" description="XIX век.&#xa;Дуб."/>
      <hotspot id="Point06" skinid="ht_url" pan="70" tilt="1" url="https://museum.example.kz/" target="_blank" title="Сайт"/>
      <hotspot id="Point07" skinid="ht_image" pan="80" tilt="1" url="images/jug.jpg" title="Кувшин"/>
      <hotspot id="Point08" skinid="ht_info" pan="90" tilt="1" url=""/>
      <polyhotspot id="Poly01" url="{node2}" title=""><polystring>-10/5|10/5|10/-5|-10/-5</polystring></polyhotspot>
      <polyhotspot id="Poly02" url="" title="Ковёр"><vertex pan="-10" tilt="5"/><vertex pan="10" tilt="5"/><vertex pan="0" tilt="-5"/></polyhotspot>
    </hotspots><media>
      <video id="Element01" pan="-145" tilt="1"><source url="media/film.mp4"/><source url="media/film.webm"/></video>
      <sound id="Гид" pan="15" tilt="2" loop="1"><source url="media/guide.mp3"/><source url="media/guide.ogg"/></sound>
      <sound id="Element02" pan="0" tilt="0" loop="0"><source url="media/music.mp3"/></sound>
      <lensflare id="L" pan="0" tilt="0"/>
    </media>"""
    user = 'description="Большой зал" latitude="45.01" longitude="78.37"'
    place = node(TILES.format(""), view=start, user=user, more=spots).replace(
        'pannorth="0"', 'pannorth="-94"'
    )
    other = '<start pan="-158.3" tilt="-4.13" fov="90"/>'
    xml = "".join(
        (
            f'<tour start="node2" appversion="7.1.10">{place}',
            node(TILES.format(""), "node2", other, 'title="Двор"'),
            node(TILES.format(""), "node3"),
            '<masternode><userdata title="Музей" author="Автор" copyright="© Музей"/></masternode></tour>',
        )
    )
    for name in ("images/jug.jpg", "media/film.mp4", "media/guide.mp3", "media/music.mp3"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    tour = found(tmp_path, xml)
    assert tour.values["title"] == {"ru": "Музей"}
    assert tour.values["credits"] == {"ru": "Автор © Музей"}
    assert tour.values["start"] == "node2"
    assert tour.values["visit"] == {"latitude": 45.01, "longitude": 78.37}
    first, _second, third = (scene.entry for scene in tour.scenes)
    assert first["view"] == {"yaw": -20.0, "pitch": -5.0, "fov": 70.0}
    assert first["heading"] == 266.0
    assert first["description"] == {"ru": "Большой зал"}
    assert third["title"] == {"ru": "К выходу"}, "called as the links call it"
    assert "heading" not in third
    ways = [(one["to"], one["yaw"], one["pitch"], one.get("arrival")) for one in tour.values["links"]]
    assert ways == [
        ("node2", -20.0, -16.19, {"yaw": -78.5, "pitch": -10.9}),
        ("node2", -30.0, 0.0, None),
        ("node3", -40.0, 0.0, {"yaw": 0.0, "pitch": 0.0}),
        ("node2", 0.0, 0.0, {"yaw": 158.3, "pitch": -4.13}),
    ]
    labels = {label["id"]: label for label in first["labels"]}
    assert labels["point05"]["title"] == {"ru": "Сундук"}
    assert labels["point05"]["text"] == {"ru": "XIX век.\nДуб."}
    assert labels["point06"]["href"] == "https://museum.example.kz/"
    assert labels["point07"]["pictures"] == [{"file": "media/jug.jpg"}]
    assert labels["poly02"]["polygon"] == [[10.0, 5.0], [-10.0, 5.0], [0.0, -5.0]]
    assert labels["element01"]["film"] == {"file": "media/film.mp4"}
    assert (labels["element01"]["yaw"], labels["element01"]["pitch"]) == (145.0, 1.0)
    assert labels["gid"]["sound"] == {"file": "media/guide.mp3"}
    assert labels["gid"]["title"] == {"ru": "Гид"}
    said = lost(tour)
    assert said["import-link-nowhere"] == ("node1/Point04: → {gone}",)
    assert said["import-link-outlines"] == ("node1/Poly01: → node2",)
    assert said["import-label-empty"] == ("node1/Point08: ht_info",)
    assert said["import-scene-sounds"] == ("node1/Element02: media/music.mp3",)
    assert set(said) == {
        "import-link-nowhere",
        "import-link-outlines",
        "import-label-empty",
        "import-scene-sounds",
    }


@pytest.mark.parametrize(("mode", "fov"), [("0", 70.0), ("1", 43.0), ("2", 37.9), ("3", 55.4)])
def test_fields_of_view_become_vertical_ones(tmp_path: Path, mode: str, fov: float) -> None:
    """0 vertical, 1 horizontal, 2 diagonal, 3 across 4 : 3 of the height; on a screen 16 : 9."""
    xml = node(TILES.format(""), view='<start pan="0" tilt="0" fov="70"/>').replace(
        'fovmode="0"', f'fovmode="{mode}"'
    )
    assert found(tmp_path, xml).scenes[0].entry["view"]["fov"] == pytest.approx(fov, abs=0.1)


def test_places_on_a_plan_are_told(tmp_path: Path) -> None:
    user = '<userdata title="A"><mapcoords x_floorplan_percent="49.4" y_floorplan_percent="93.9" mapid="Plan"/></userdata>'
    xml = f'<tour start="node1"><panorama id="node1">{TILES.format("")}{user}</panorama></tour>'
    assert lost(found(tmp_path, xml))["import-plan-places"] == ("node1: Plan (49.4 %, 93.9 %)",)


def test_panoramas_that_lead_to_each_other_by_file(tmp_path: Path) -> None:
    for name, other in (("one_out", "two_out"), ("two_out", "one_out")):
        spot = f'<hotspots><hotspot id="P" pan="1" tilt="0" url="{other}.swf"/></hotspots>'
        (tmp_path / f"{name}.xml").write_text(f"<panorama id=''>{TILES.format('')}{spot}</panorama>")
    for index in range(6):
        write(tmp_path / f"t_{index}.jpg", np.full((32, 32, 3), 99, np.uint8))
    tour = find_tour(tmp_path, "kk", None)
    assert sorted(scene.id for scene in tour.scenes) == ["one-out", "two-out"]
    assert len(tour.values["links"]) == 2
    assert lost(tour) == {}


@pytest.mark.parametrize(
    ("xml", "code"),
    [
        ("<tour><panorama id='a'><input flat='1'/></panorama></tour>", "exchange-scene-wrong"),
        ("<tour><panorama id='a'><input><video/></input></panorama></tour>", "exchange-scene-wrong"),
        ("<tour start='a'><panorama id='a'/></tour>", "exchange-scene-wrong"),
        ("<tour><input/></tour>", "exchange-nothing-to-import"),
        (f"<panorama>{TILES.format('').replace('t_0', '../t_0')}</panorama>", "exchange-path-outside"),
        (f"<panorama>{TILES.format('').replace('t_0', 'gone')}</panorama>", "exchange-picture-missing"),
        (
            "<panorama><input leveltileurl='t_%c.jpg' leveltilesize='510'><level width='99999999'/></input></panorama>",
            "exchange-scene-wrong",
        ),
    ],
)
def test_a_bad_tour(tmp_path: Path, xml: str, code: str) -> None:
    with pytest.raises(JetisuError) as caught:
        found(tmp_path, xml)
    assert caught.value.code == code
