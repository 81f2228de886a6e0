# ruff: noqa: E501 - XML as programs write it, one hot spot a line
"""krpano: tours as its tools write them, made of a sphere that is known, and what people write by hand.

What is expected of faces, angles and `prealign` was seen in krpano's own viewer, 1.22.
"""

from pathlib import Path

import numpy as np
import pytest

from jetisu360.errors import JetisuError
from jetisu360.exchange.common.files import FolderFiles
from jetisu360.exchange.import_tour import find_tour, import_tour
from jetisu360.exchange.krpano.read import read_krpano
from jetisu360.exchange.krpano.scripts import calls
from jetisu360.panorama.geometry.projection import FACES

from ..foreign_faces import write
from .tours import IMAGE, found, lost, tour


def test_scenes_views_links_and_arrivals(tmp_path: Path) -> None:
    xml = f"""<krpano title="Музей степи" onstart="startup();">
      <action name="startup">if(startscene === null, loadscene(scene_b, null, MERGE); );</action>
      <style name="skin_hotspotstyle" url="vtourskin_hotspot.png" linkedscene="" onclick="skin_hotspotstyle_click();"/>
      <action name="go">loadscene(%1, null, MERGE, BLEND(1));</action>
      <scene name="scene_A" title="Hall &amp; yard" lat="45.01" lng="78.37" heading="90.0">
        <view hlookat="370" vlookat="5" fov="100" fovtype="MFOV"/>{IMAGE}
        <hotspot name="s1" style="skin_hotspotstyle" ath="-190" atv="20" linkedscene="scene_B" linkedscene_lookat="64.72,13.82,120.0"/>
        <hotspot name="s2" ath="10" atv="-5" onclick="loadscene('scene_b', 'view.hlookat=33&amp;view.vlookat=-4', MERGE);"/>
        <hotspot name="s3" ath="20" atv="0" onclick="go(scene_b);" tooltip="Далее"/>
        <hotspot name="s4" ath="30" atv="0" onclick="transition(s4,1.0,scene_b,-86);"/>
        <hotspot name="s5" ath="40" atv="0" linkedscene="scene_gone"/>
        <hotspot name="s6" style="skin_hotspotstyle" tx="-100" ty="100" tz="0" linkedscene="scene_b" linkedscene_hoffset="0.0"/>
      </scene>
      <scene name="scene_b" title="Двор" lat="45.03" lng="78.37"><view hlookat="-30" vlookat="-2" fov="60" fovtype="VFOV"/>{IMAGE}</scene>
    </krpano>"""
    tour_ = found(tmp_path, xml)
    values = tour_.values
    assert values["title"] == {"ru": "Музей степи"}
    assert values["start"] == "b"
    assert values["visit"] == {"latitude": 45.02, "longitude": 78.37}
    assert values["walk"] == {"find": False}
    first = tour_.scenes[0].entry
    assert first["title"] == {"ru": "Hall & yard"}
    assert first["heading"] == 90.0
    # MFOV is the horizontal angle on a wide screen: 2 · atan(tan 50° · 9 / 16).
    assert first["view"] == {"yaw": 10.0, "pitch": -5.0, "fov": pytest.approx(67.67, abs=0.01)}
    assert tour_.scenes[1].entry["view"] == {"yaw": -30.0, "pitch": 2.0, "fov": 60.0}
    ways = [(one["yaw"], one["pitch"], one["arrival"]) for one in values["links"]]
    there = {"yaw": -30.0, "pitch": 2.0}
    assert ways == [
        (170.0, -20.0, {"yaw": 64.72, "pitch": -13.82}),
        (10.0, 5.0, {"yaw": 33.0, "pitch": 4.0}),
        (20.0, 0.0, there),
        (30.0, 0.0, there),
        (-90.0, -45.0, there),
    ]
    said = lost(tour_)
    assert said["import-link-nowhere"] == ("scene_a/s5: → scene_gone",)
    assert said["import-link-texts"] == ("scene_a/s3: Далее",)
    assert said["import-arrival-same"] == ("scene_a/s6: → b",)
    assert len(said["import-scene-places"]) == 2
    assert set(said) == {
        "import-link-nowhere",
        "import-link-texts",
        "import-arrival-same",
        "import-scene-places",
    }


def test_labels_with_texts_pictures_films_and_addresses(tmp_path: Path) -> None:
    write(tmp_path / "photo" / "jug.jpg", np.full((40, 60, 3), 9, np.uint8))
    write(tmp_path / "overlay.jpg", np.full((40, 60, 3), 9, np.uint8))
    (tmp_path / "film.mp4").write_bytes(b"film")
    (tmp_path / "voice.mp3").write_bytes(b"voice")
    xml = f"""<krpano>
      <data name="chest"><![CDATA[<h1>Сундук</h1><p>XIX век &amp; позже</p><img src="%SWFPATH%/photo/jug.jpg">]]></data>
      <data name="apart">Никто не покажет</data>
      <action name="show_photo">set(layer[big].url, %1); set(layer[big].visible, true);</action>
      <style name="info" url="skin/info.png" distorted="true"/>
      <layer name="plan"><layer name="dot" x="10" y="20" onclick="loadscene(a);"/></layer>
      <layer name="logo" url="logo.png"/>
      <scene name="a" onstart="playsound(bg, voice.mp3, 0);">{IMAGE}
        <hotspot name="one" style="info" ath="1" atv="2" html="data:chest"/>
        <hotspot name="two" style="info" ath="2" atv="2" tooltip="Кувшин" onclick="show_photo(%FIRSTXML%/photo/jug.jpg);"/>
        <hotspot name="three" style="info" ath="3" atv="2" title="Фильм" url="plugins/videoplayer.js" videourl="film.mp4" posterurl="photo/jug.jpg"/>
        <hotspot name="four" style="info" ath="4" atv="2" title="Сайт" onclick="openurl('https://museum.example.kz/', _blank);"/>
        <hotspot name="five" style="info" ath="5" atv="2" title="Голос" onclick="playsound(v, 'jug.jpg'); playsound(v, voice.mp3);"/>
        <hotspot name="six" url="overlay.jpg" ath="6" atv="2" distorted="true"/>
        <hotspot name="seven" style="info" ath="7" atv="2" onclick="do_something_odd(7);"/>
        <hotspot name="eight" style="info" ath="8" atv="2"/>
        <hotspot name="nine" style="info" title="[b]Угол[/b]"><point ath="-10" atv="-10"/><point ath="10" atv="-10"/><point ath="10" atv="10"/><point ath="-10" atv="10"/></hotspot>
        <hotspot name="ten" style="info" ath="10" atv="2" onclick="showtext('Здесь был очаг', INFO);"/>
      </scene></krpano>"""
    tour_ = found(tmp_path, xml)
    labels = {label["id"]: label for label in tour_.scenes[0].entry["labels"]}
    assert labels["one"]["title"] == {"ru": "Сундук"}
    assert labels["one"]["text"] == {"ru": "XIX век & позже"}
    assert labels["one"]["pictures"] == [{"file": "media/jug.jpg"}]
    assert (labels["one"]["yaw"], labels["one"]["pitch"]) == (1.0, -2.0)
    assert labels["two"]["title"] == {"ru": "Кувшин"}
    assert labels["two"]["pictures"] == [{"file": "media/jug.jpg"}]
    assert labels["three"]["film"] == {"file": "media/film.mp4"}
    assert "pictures" not in labels["three"], "a poster is the film's first picture"
    assert labels["four"]["href"] == "https://museum.example.kz/"
    assert labels["five"]["sound"] == {"file": "media/voice.mp3"}
    assert labels["six"]["pictures"] == [{"file": "media/overlay.jpg"}]
    assert labels["nine"]["title"] == {"ru": "Угол"}
    assert labels["nine"]["polygon"] == [[-10.0, 10.0], [10.0, 10.0], [10.0, -10.0], [-10.0, -10.0]]
    assert (labels["nine"]["yaw"], labels["nine"]["pitch"]) == (0.0, 0.0)
    assert labels["ten"]["title"] == {"ru": "Здесь был очаг"}
    assert set(tour_.media) == {"media/jug.jpg", "media/film.mp4", "media/voice.mp3", "media/overlay.jpg"}
    said = lost(tour_)
    assert said["import-scripts"] == ("a/seven: do_something_odd(7);",)
    assert said["import-label-empty"] == ("a/eight",)
    assert said["import-texts-apart"] == ("apart: Никто не покажет",)
    assert said["import-layers"] == ("logo: logo.png",)
    assert said["import-plan-places"] == ("dot: a (10, 20)",)
    assert said["import-scene-sounds"] == ("a: voice.mp3",)


def test_includes_stay_in_the_folder_and_are_told(tmp_path: Path) -> None:
    source = tmp_path / "a"
    (source / "inner").mkdir(parents=True)
    for face in FACES:
        write(source / "inner" / f"p_{face}.jpg", np.full((32, 32, 3), 99, np.uint8))
    (tmp_path / "secret.xml").write_text('<krpano><data name="secret">x</data></krpano>')
    (source / "inner" / "scenes.xml").write_text(
        f'<krpano><scene name="in">{IMAGE}</scene><include url="../tour.xml"/></krpano>', "utf-8"
    )
    tour(
        source,
        '<krpano><include url="inner/scenes.xml"/><include url="../secret.xml"/>'
        '<include url="https://example.com/skin.xml"/><include url="%VIEWER%/plugins/gone.xml"/></krpano>',
    )
    tour_ = find_tour(source, "kk", None)
    assert [scene.id for scene in tour_.scenes] == ["in"], "addresses are counted from the file that has them"
    assert set(lost(tour_)["import-files-missing"]) == {
        "tour.xml: ../secret.xml",
        "tour.xml: https://example.com/skin.xml",
        "tour.xml: %VIEWER%/plugins/gone.xml",
    }


def test_panoramas_that_lead_to_each_other_by_file(tmp_path: Path) -> None:
    """As krpano's tools made tours before there were scenes."""
    for name, other in (("one", "two"), ("two", "one")):
        (tmp_path / f"{name}.xml").write_text(
            f'<krpano>{IMAGE}<hotspot name="s" ath="5" atv="0" onclick="loadpano(%SWFPATH%/{other}.xml,null,MERGE);"/></krpano>'
        )
    for face in FACES:
        write(tmp_path / f"p_{face}.jpg", np.full((32, 32, 3), 99, np.uint8))
    tour_ = find_tour(tmp_path, "kk", None)
    assert sorted(scene.id for scene in tour_.scenes) == ["one", "two"]
    assert sorted((one["from"], one["to"]) for one in tour_.values["links"]) == [
        ("one", "two"),
        ("two", "one"),
    ]


def test_xml_that_is_none_to_the_letter(tmp_path: Path) -> None:
    """Viewers read it, and so do we: bare `&` and `<`, attributes twice, CDATA, a style that looks like HTML's."""
    xml = f"""<krpano><style name="s" url="skin/x.png"/><data name="d"><![CDATA[<b>Ваза</b>]]></data>
      <scene name="a" title="Зал & двор" title="b">{IMAGE}
      <hotspot name="h" style="s" ath=5 atv="1" html="data:d" onhover="if(a < 3 && b, x());"></scene></krpano>"""
    tour_ = found(tmp_path, xml)
    assert tour_.scenes[0].entry["title"] == {"ru": "Зал & двор"}
    assert tour_.scenes[0].entry["labels"][0]["title"] == {"ru": "Ваза"}


@pytest.mark.parametrize(
    "xml",
    [
        "<krpano><encrypted>KENCPUZRcHR0</encrypted></krpano>",
        "<krpano>KENCRUBRcHR0cHR0</krpano>",
        "KENCPUZR0000",
    ],
)
def test_an_encrypted_tour_is_said_to_be_so(tmp_path: Path, xml: str) -> None:
    for source in (tmp_path, tour(tmp_path, xml) / "tour.xml"):
        tour(tmp_path, xml)
        with pytest.raises(JetisuError) as caught:
            find_tour(source, "kk", None)
        assert caught.value.code == "exchange-tour-encrypted"
        assert "krpano" in caught.value.say("kk")


@pytest.mark.parametrize(
    ("xml", "code"),
    [
        ("<krpano></krpano>", "exchange-configuration-damaged"),
        (
            '<krpano><scene name="a"><image><sphere url="plugin:video"/></image></scene></krpano>',
            "exchange-scene-wrong",
        ),
        ('<krpano><scene name="a"/></krpano>', "exchange-scene-wrong"),
        (
            '<krpano><scene name="a"><image><cube url="../p_%s.jpg"/></image></scene></krpano>',
            "exchange-path-outside",
        ),
        (
            '<krpano><scene name="a"><image><cube url="https://a.kz/p_%s.jpg"/></image></scene></krpano>',
            "exchange-picture-remote",
        ),
        (
            '<krpano><scene name="a"><image><cube url="gone_%s.jpg"/></image></scene></krpano>',
            "exchange-picture-missing",
        ),
        ('<!DOCTYPE a [<!ENTITY b "c">]><krpano><scene name="a"/></krpano>', "limit-entities"),
        ("<krpano>" + "<krpano>" * 400 + "<scene/>", "limit-depth"),
        ("<html>", "exchange-configuration-damaged"),
    ],
)
def test_a_bad_tour(tmp_path: Path, xml: str, code: str) -> None:
    with pytest.raises(JetisuError) as caught:
        import_tour(tour(tmp_path, xml) / "tour.xml", tmp_path.parent / "out-bad")
    assert caught.value.code == code


def test_one_scene_without_its_picture_does_not_stop_the_others(tmp_path: Path) -> None:
    xml = f'<krpano><scene name="a">{IMAGE}<hotspot name="h" ath="1" atv="0" linkedscene="b"/></scene><scene name="b"><image><cube url="gone_%s.jpg"/></image></scene></krpano>'
    tour_ = found(tmp_path, xml)
    assert [scene.id for scene in tour_.scenes] == ["a"]
    (left,) = lost(tour_)["import-scene-left-out"]
    assert "b: " in str(left)
    assert "gone_f.jpg" in str(left)
    assert lost(tour_)["import-link-nowhere"] == ("a/h: → b",)


def test_further_tours_and_copies_of_editors(tmp_path: Path) -> None:
    for name in ("old/tour.xml", "tour.xml - backup-2026.01.31-19.08.54.xml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f'<krpano><scene name="other">{IMAGE}</scene></krpano>')
    tour_ = found(tmp_path, f'<krpano><scene name="a">{IMAGE}</scene></krpano>')
    assert [scene.id for scene in tour_.scenes] == ["a"]
    assert lost(tour_) == {"import-other-tours": ("old/tour.xml",)}


def test_the_xml_that_the_page_opens_is_the_tour(tmp_path: Path) -> None:
    (tmp_path / "real.xml").write_text(f'<krpano><scene name="real">{IMAGE}</scene></krpano>')
    (tmp_path / "index.html").write_text(
        '<script>embedpano({swf:"tour.swf", xml:"real.xml", target:"pano"})</script>'
    )
    tour_ = found(tmp_path, f'<krpano><scene name="a">{IMAGE}</scene></krpano>')
    assert [scene.id for scene in tour_.scenes] == ["real"]


def test_calls_of_a_script() -> None:
    script = "if(a == 'x,(y)', loadscene( get(linkedscene) , null); ); openurl(\"https://a.kz/?b=(c)\");"
    assert ("loadscene", ["get(linkedscene)", "null"]) in calls(script)
    assert ("openurl", ["https://a.kz/?b=(c)"]) in calls(script)
    assert calls("((((" * 1000) == []


def test_the_reader_takes_a_file_by_its_name(tmp_path: Path) -> None:
    found(tmp_path, f'<krpano><scene name="a">{IMAGE}</scene></krpano>')
    assert read_krpano(FolderFiles(tmp_path), "tour.xml", "kk").sources == ("tour.xml",)
    assert [one.id for one in find_tour(tmp_path / "tour.xml", "kk", None).scenes] == ["a"]


def test_a_page_that_a_hot_spot_opens_is_its_card_and_other_documents_are_told(tmp_path: Path) -> None:
    write(tmp_path / "doc" / "jug.jpg", np.full((40, 60, 3), 9, np.uint8))
    (tmp_path / "doc" / "one.html").write_text("<h1>Кувшин</h1><p>Глина</p><img src='jug.jpg'>", "utf-8")
    xml = f"""<krpano><scene name="a">{IMAGE}
      <hotspot name="one" ath="1" atv="0" onclick="openFrame(iframe, doc/one.html, 1200, 900, true);" info_ah="doc/one.html"/>
      <hotspot name="two" ath="2" atv="0" title="Устав" onclick="openFrame(iframe, doc/two.pdf, 1200, 900, true);"/>
      </scene></krpano>"""
    tour_ = found(tmp_path, xml)
    one, two = tour_.scenes[0].entry["labels"]
    assert one["title"] == {"ru": "Кувшин"}
    assert one["text"] == {"ru": "Глина"}
    assert one["pictures"] == [{"file": "media/jug.jpg"}]
    assert two["title"] == {"ru": "Устав"}
    assert lost(tour_) == {"import-address-unsafe": ("a/two: doc/two.pdf",)}


@pytest.mark.parametrize("page", [True, False])
def test_an_xml_whose_scenes_are_all_in_files_that_it_includes_is_the_tour(
    tmp_path: Path, page: bool
) -> None:
    """Else one of those files is taken for the tour, and its title, its actions and its texts are lost."""
    if page:
        (tmp_path / "index.html").write_text('<script>embedpano({xml: "xml/main.xml"})</script>', "utf-8")
    for name in ("xml", "rooms", "skin"):
        (tmp_path / name).mkdir()
    (tmp_path / "rooms" / "yard.xml").write_text(
        f'<krpano><scene name="yard" title="Аула">{IMAGE.replace("p_", "../p_")}</scene></krpano>', "utf-8"
    )
    (tmp_path / "rooms" / "all.xml").write_text('<krpano><include url="yard.xml"/></krpano>', "utf-8")
    (tmp_path / "skin" / "skin.xml").write_text('<krpano><include url="plugins.xml"/></krpano>', "utf-8")
    (tmp_path / "xml" / "main.xml").write_text(
        '<krpano title="Мұражай"><include url="../skin/skin.xml"/><include url="../rooms/all.xml"/></krpano>',
        "utf-8",
    )
    for face in FACES:
        write(tmp_path / f"p_{face}.jpg", np.full((32, 32, 3), 99, np.uint8))
    of = find_tour(tmp_path, "kk", None)
    assert of.values["title"] == {"kk": "Мұражай"}
    assert [scene.entry["title"] for scene in of.scenes] == [{"kk": "Аула"}]
    assert "import-other-tours" not in lost(of)
