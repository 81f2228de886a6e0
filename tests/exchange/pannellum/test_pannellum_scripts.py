"""Tours of Pannellum as museums really keep them: inside of scripts and pages, on any level, never run."""

import json
from pathlib import Path
from typing import Any

import pytest
import simplejpeg

from jetisu360.errors import JetisuError
from jetisu360.exchange.import_tour import Imported, import_tour
from jetisu360.language import LANGUAGES
from jetisu360.tour.museum_toml.entries import MuseumFile
from jetisu360.tour.museum_toml.museum_file import read_museum_file

from .scripts import value

SCENES = """{default: {firstScene: "one"}, scenes: {
 one: {title: 'First hall', panorama: "one.jpg", hotSpots: [
   {type: "scene", sceneId: "two", yaw: 40, pitch: -5},
   {type: "info", yaw: 10, pitch: 0, text: "A drum"}, // by hand
 ]},
 two: {title: "Second hall", panorama: "two.jpg"},
}}"""


@pytest.fixture
def photo(helpers: Any) -> bytes:
    data: bytes = simplejpeg.encode_jpeg(helpers.sphere(1024), quality=80)
    return data


def laid(folder: Path, photo: bytes, files: dict[str, str], photos: tuple[str, ...] = ("one", "two")) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    for name in photos:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.jpg").write_bytes(photo)
    return folder


def taken(source: Path, out: Path, **options: Any) -> tuple[MuseumFile, Imported]:
    found = import_tour(source, out, **options)
    return read_museum_file((out / "museum.toml").read_bytes())[0], found


@pytest.mark.parametrize(
    "files",
    [
        {"index.html": "<script src=pannellum.js></script><script src='js/tour.js'></script>",
         "js/tour.js": f"pannellum.viewer('p', {SCENES});",
         "pannellum.js": "var hotSpots={}; !function(){}("},
        {"index.html": f"<h1>Музей</h1>\n<script>\nvar v = window.pannellum.viewer('p', {SCENES});</script>"},
        {"index.php": f"<?php include 'a'; ?><script>pannellum.viewer('p', {SCENES})</script>"},
        {"index.html": "<script src=a.js></script><script src=b.js></script>",
         "a.js": f"var config = {SCENES};",
         "b.js": "window.onload = function () { pannellum.viewer('p', config); };"},
        {"index.html": f"<script type='application/json'>{json.dumps(value('var x = ' + SCENES))}</script>"},
        {"tour.js": f"const config = {SCENES};\nexport default config;"},
        {"tour.js": f"function begin() {{ start({SCENES}); }}"},
        {"index.html": "<script src=a.js></script>", "a.js": """
          var viewer = pannellum.viewer('p', {default: {firstScene: 'one'}, scenes: {
            one: {title: 'First hall', panorama: 'one.jpg'}}});
          viewer.addScene('two', {title: 'Second hall', panorama: 'two.jpg'});
          viewer.addHotSpot({type: 'scene', sceneId: 'two', yaw: 40, pitch: -5}, 'one');
          viewer.addHotSpot({type: 'info', text: 'A drum', yaw: 10, pitch: 0});"""},
    ],
)  # fmt: skip
def test_a_tour_in_scripts_and_pages(files: dict[str, str], photo: bytes, tmp_path: Path) -> None:
    """Whichever way it is kept, and from whichever level it is looked for: the same tour, all of it."""
    folder = laid(tmp_path / "museum" / "www" / "deep" / "er", photo, files)
    for number, source in enumerate((folder, tmp_path / "museum")):
        museum, found = taken(source, tmp_path / f"out{number}", language="en")
        assert [(scene.id, scene.title.en) for scene in museum.scenes] == [
            ("one", "First hall"),
            ("two", "Second hall"),
        ]
        assert [(link.from_, link.to, link.yaw, link.pitch) for link in museum.links] == [
            ("one", "two", 40, -5)
        ]
        assert [(label.title.en, label.yaw) for label in museum.scenes[0].labels] == [("A drum", 10)]
        assert found.lost == []
        assert museum.start == "one"


def test_a_page_or_a_script_may_be_named_itself(photo: bytes, tmp_path: Path) -> None:
    text = f"pannellum.viewer('p', {SCENES})"
    folder = laid(tmp_path / "in", photo, {"a.html": f"<script>{text}</script>", "b.js": text})
    for name in ("a.html", "b.js"):
        assert len(taken(folder / name, tmp_path / f"out-{name}")[0].scenes) == 2


def refused(source: Path, out: Path) -> JetisuError:
    with pytest.raises(JetisuError) as caught:
        import_tour(source, out)
    assert not out.exists()
    assert all(caught.value.say(language) for language in LANGUAGES)
    return caught.value


@pytest.mark.parametrize(
    ("files", "line", "column"),
    [
        ({"t.js": "pannellum.viewer('p', {scenes: {\n one: {panorama: 'one.jpg' title: 'x'}}});"}, 2, 28),
        ({"t.html": "<p>\n<script>\nvar t = {panorama: 'one.jpg', hotSpots: [1 2]};\n"
          "pannellum.viewer('p', t)</script>"}, 3, 44),
        ({"t.js": "pannellum.viewer('p', {panorama: 'one.jpg',\n\ttitle: 'Ә' 'x'});"}, 2, 13),
        ({"t.js": "pannellum.viewer('p', {panorama: 'one.jpg',\n yaw: @, pitch: 1});"}, 2, 2),
        ({"t.json": '{"scenes": {\n"one": {"panorama": "one.jpg"},}}'}, 2, 32),
        ({"t.json": '{"panorama": "one.jpg"\n"title": "x"}'}, 2, 1),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line(
    files: dict[str, str], line: int, column: int, photo: bytes, tmp_path: Path
) -> None:
    """Photographs beside it do not make a bare folder of it."""
    error = refused(laid(tmp_path / "in", photo, files), tmp_path / "out")
    assert error.code == "exchange-configuration-damaged"
    assert f"line {line}, column {column}" in error.say("en")


def test_a_tour_that_only_a_program_makes_says_how_to_save_it(photo: bytes, tmp_path: Path) -> None:
    files = {
        "i.html": "<script>pannellum.viewer('p', {default: {}, scenes: made(rooms)}); var hotSpots</script>"
    }
    error = refused(laid(tmp_path / "in", photo, files), tmp_path / "out")
    assert error.code == "exchange-made-by-script"
    assert "getConfig()" in error.say("en") + str(error.advice["en"])


def test_a_page_that_fetches_its_configuration_is_no_trouble(photo: bytes, tmp_path: Path) -> None:
    files = {
        "i.html": "<script>fetch('t.json').then(r => r.json()).then(c => pannellum.viewer('p', c))</script>",
        "t.json": json.dumps(value("var x = " + SCENES)),
    }
    museum, found = taken(laid(tmp_path / "in", photo, files), tmp_path / "out")
    assert len(museum.scenes) == 2
    assert found.lost == []


def test_pages_of_one_picture_each_are_one_tour(photo: bytes, tmp_path: Path) -> None:
    on, site = "text: 'On', URL: 'yard.html'", "text: 'Site', URL: 'https://a.kz'"
    hall = f"{{title: 'Hall', panorama: 'one.jpg', hotSpots: [{{yaw: 30, {on}}}, {{yaw: 0, {site}}}]}}"
    files = {
        "hall.html": f"<script>pannellum.viewer('p', {hall})</script>",
        "yard.html": "<script>pannellum.viewer('p', {title: 'Yard', panorama: 'two.jpg'})</script>",
    }
    museum, _found = taken(laid(tmp_path / "in", photo, files), tmp_path / "out", language="en")
    assert [(scene.id, scene.title.en) for scene in museum.scenes] == [("hall", "Hall"), ("yard", "Yard")]
    assert [(link.from_, link.to) for link in museum.links] == [("hall", "yard")]
    assert [label.href for label in museum.scenes[0].labels] == ["https://a.kz"]


def test_a_folder_a_language_is_one_tour(photo: bytes, tmp_path: Path) -> None:
    def page(title: str) -> str:
        scene = f"{{title: '{title}', panorama: '../one.jpg'}}"
        return f"<script>pannellum.viewer('p', {{scenes: {{a: {scene}}}}})</script>"

    files = {"kz/index.html": page("Зал"), "ru/index.html": page("Зал"), "en/index.html": page("Hall")}
    museum, found = taken(laid(tmp_path / "in", photo, files), tmp_path / "out")
    assert museum.scenes[0].title.text == {"kk": "Зал", "ru": "Зал", "en": "Hall"}
    assert found.lost == []


def test_another_tour_in_the_folder_is_told(photo: bytes, tmp_path: Path) -> None:
    files = {
        "a.json": '{"scenes": {"a": {"panorama": "one.jpg"}}}',
        "z/b.json": '{"scenes": {"b": {"panorama": "x.jpg"}}}',
    }
    museum, found = taken(laid(tmp_path / "in", photo, files), tmp_path / "out")
    assert [scene.id for scene in museum.scenes] == ["a"]
    assert {one.code: one.items for one in found.lost} == {"import-other-tours": ("z/b.json",)}


def test_keys_of_the_authors_own(photo: bytes, tmp_path: Path) -> None:
    """Words, pictures and ways stand in whatever keys the author liked; the rest is named with its value."""
    spots = """[
      {yaw: 1, pitch: 0, cssClass: "c", createTooltipFunc: hotspot, createTooltipArgs: "Art <b>Museum</b>"},
      {yaw: 2, pitch: 0, text: "Jug", clickHandlerFunc: open, clickHandlerArgs:
         {title: "A jug", description: "Clay, <a href='https://a.kz'>more</a>", image: "jug.jpg", zoom: 3}},
      {yaw: 3, pitch: 0, text: "Cups", gallery:
         [{href: "cup1.jpg", type: "image"}, {href: "cup2.jpg", type: "image"}]},
      {yaw: 4, pitch: 0, text: "Go on", clickHandlerFunc: go, clickHandlerArgs: {sceneId: "two"}},
      {yaw: 5, pitch: 0, text: "Up", clickHandlerFunc: function () { viewer.loadScene('two', 0, 0) }},
      {yaw: 6, pitch: 0, text: "Site", clickHandlerFunc: () => window.open("https://b.kz/x")},
    ]"""
    scenes = f"{{one: {{panorama: 'one.jpg', hotSpots: {spots}}}, two: {{panorama: 'two.jpg'}}}}"
    text = f"pannellum.viewer('p', {{scenes: {scenes}, autoRotate: -2}})"
    folder = laid(tmp_path / "in", photo, {"t.js": text}, ("one", "two", "jug", "cup1", "cup2"))
    museum, found = taken(folder, tmp_path / "out", language="en")
    labels = {label.title.en: label for label in museum.scenes[0].labels}
    assert set(labels) == {"Art Museum", "A jug", "Cups", "Site"}
    assert labels["A jug"].text.en == "Jug\nClay, more"
    assert labels["A jug"].href == "https://a.kz"
    assert [one.file for one in labels["A jug"].pictures] == ["media/jug.jpg"]
    assert [one.file for one in labels["Cups"].pictures] == ["media/cup1.jpg", "media/cup2.jpg"]
    assert labels["Site"].href == "https://b.kz/x"
    assert [(link.yaw, link.to) for link in museum.links] == [(4, "two"), (5, "two")]
    told = {one.code: one.items for one in found.lost}
    assert "autoRotate: -2" in told["import-options"]
    assert "one/2/clickHandlerArgs/zoom: 3" in told["import-options"]
    assert "one/1/createTooltipFunc: hotspot" in told["import-code"]
    assert "one/4: Go on" in told["import-link-texts"]


def test_the_look_of_the_author(photo: bytes, tmp_path: Path) -> None:
    """Targets as they are; “same” is the look along the arrow, “sameAzimuth” by both compasses."""
    spots = ", ".join(
        f"{{type: 'scene', sceneId: 'two', yaw: {yaw}, pitch: {pitch}, {rest}}}"
        for yaw, pitch, rest in (
            (10, -5, "targetYaw: -23, targetPitch: 2"),
            (20, -20, "targetYaw: 'same', targetPitch: 'same'"),
            (30, 70, "targetYaw: 'same', targetPitch: 'same'"),
            (40, 0, "targetYaw: 'sameAzimuth'"),
            (50, 100, "targetHfov: 60"),
        )
    )
    text = f"""pannellum.viewer('p', {{scenes: {{
      one: {{panorama: 'one.jpg', northOffset: 100, hotSpots: [{spots}]}},
      two: {{panorama: 'two.jpg', northOffset: 10, yaw: 90, pitch: -10}}}}}})"""
    museum, found = taken(laid(tmp_path / "in", photo, {"t.js": text}), tmp_path / "out")
    looks = [link.arrival and (link.arrival.yaw, link.arrival.pitch) for link in museum.links]
    assert looks == [(-23, 2), (20, 0), (30, 70), (130, -10), None]
    assert (museum.links[4].yaw, museum.links[4].pitch) == (-130, 80), "beyond the zenith is behind"
    two = museum.scenes[1].view
    assert two is not None
    assert (two.yaw, two.pitch) == (90, -10), "where one looks who is told nothing else"
    assert {one.code: one.items for one in found.lost} == {"import-options": ("one/5/targetHfov: 60",)}


def test_a_picture_that_is_missing_does_not_stop_the_others(photo: bytes, tmp_path: Path) -> None:
    text = """pannellum.viewer('p', {default: {firstScene: 'gone'}, scenes: {
      one: {panorama: '/images/one.jpg', hotSpots: [{sceneId: 'gone', yaw: 0, pitch: 0, type: 'scene'}]},
      far: {panorama: 'https://m.kz/far.jpg'}, gone: {panorama: 'gone.jpg'}}})"""
    folder = laid(tmp_path / "in", photo, {"site/t.js": text}, ("site/images/one",))
    museum, found = taken(folder, tmp_path / "out")
    assert [scene.id for scene in museum.scenes] == ["one"]
    assert museum.links == []
    told = {one.code: one for one in found.lost}
    assert told["import-scene-left-out"].count == 2
    assert told["import-scene-left-out"].addresses == ("https://m.kz/far.jpg",)
    assert told["import-link-nowhere"].items == ("one: → gone",)


def test_where_all_pictures_are_on_the_web_their_addresses_are_one_list(tmp_path: Path, run: Any) -> None:
    addresses = [f"https://m.kz/pano/{n}.jpg" for n in range(15)]
    scenes = ", ".join(f"s{n}: {{panorama: '{address}'}}" for n, address in enumerate(addresses))
    folder = laid(tmp_path / "in", b"", {"t.js": f"pannellum.viewer('p', {{scenes: {{{scenes}}}}})"}, ())
    done = run("import", folder, "--out", tmp_path / "out", "--json")
    assert done.status == 2
    assert done.json["error"]["addresses"] == addresses
    done = run("import", folder, "--out", tmp_path / "out")
    assert set(addresses) <= set(done.err.splitlines()), "each on a line of its own"


def test_files_that_were_downloaded_are_found_and_names_that_windows_takes_for_the_same(
    photo: bytes, tmp_path: Path
) -> None:
    """What `wget -x` lays beside the tour; capital letters; letters that macOS takes apart."""
    text = """pannellum.viewer('p', {scenes: {a: {panorama: 'https://m.kz/pano/1.jpg'},
      b: {panorama: 'Images/Hall.JPG'}, c: {panorama: 'images/\u0439.jpg'}}})"""
    photos = ("m.kz/pano/1", "images/hall", "images/\u0438\u0306")
    museum, found = taken(laid(tmp_path / "in", photo, {"t.js": text}, photos), tmp_path / "out")
    assert [scene.id for scene in museum.scenes] == ["a", "b", "c"]
    assert found.lost == []


@pytest.mark.parametrize(
    "scene",
    [
        "title: {kk: 'Зал', ru: 'Холл', en: 'Hall'}, "
        "hotSpots: [{yaw: 1, text: {kz: 'Құмыра', ru: 'Кувшин'}}]",
        "title_kk: 'Зал', title_ru: 'Холл', title_en: 'Hall', "
        "hotSpots: [{yaw: 1, text_kz: 'Құмыра', text_ru: 'Кувшин'}]",
    ],
)
def test_one_configuration_with_several_languages(scene: str, photo: bytes, tmp_path: Path) -> None:
    text = f"pannellum.viewer('p', {{scenes: {{one: {{panorama: 'one.jpg', {scene}}}}}}})"
    museum, found = taken(laid(tmp_path / "in", photo, {"t.js": text}), tmp_path / "out")
    assert museum.scenes[0].title.text == {"kk": "Зал", "ru": "Холл", "en": "Hall"}
    assert museum.scenes[0].labels[0].title.text == {"kk": "Құмыра", "ru": "Кувшин"}
    assert museum.language == "kk"
    assert found.lost == []


def test_a_picture_in_a_frame(photo: bytes, tmp_path: Path) -> None:
    address = "lib/pannellum.htm#panorama=one.jpg&amp;title=Hall&amp;yaw=20&amp;autoLoad=true"
    files = {"i.html": f"<iframe src='{address}'></iframe>"}
    museum, _found = taken(laid(tmp_path / "in", photo, files), tmp_path / "out", language="en")
    assert museum.scenes[0].title.en == "Hall"
    assert museum.scenes[0].view is not None
    assert museum.scenes[0].view.yaw == 20


def test_a_reason_is_told_in_three_languages(photo: bytes, tmp_path: Path) -> None:
    text = "pannellum.viewer('p', {scenes: {one: {panorama: 'one.jpg'}, two: {panorama: 'gone.jpg'}}})"
    _museum, found = taken(laid(tmp_path / "in", photo, {"t.js": text}, ("one",)), tmp_path / "out")
    (told,) = found.lost
    assert "табылмады" in told.say("kk") or "жоқ" in told.say("kk")
    listed = (tmp_path / "out" / "LOST.txt").read_text("utf-8")
    for language in LANGUAGES:
        assert told.items[0][language] in listed  # type: ignore[index]


def test_what_stands_for_all_scenes_is_every_scenes(photo: bytes, tmp_path: Path) -> None:
    text = """pannellum.viewer('p', {default: {hotSpots: [{yaw: 5, pitch: 0, text: "See https://m.kz/a."}]},
    scenes: { one: {panorama: 'one.jpg', author: 'A', minPitch: -30}, two: {panorama: 'two.jpg', author: 'B',
    hotSpots: []}}})
    """
    museum, found = taken(laid(tmp_path / "in", photo, {"t.js": text}), tmp_path / "out")
    assert [len(scene.labels) for scene in museum.scenes] == [1, 0]
    assert museum.scenes[0].labels[0].href == "https://m.kz/a", (
        "an address without a link is one all the same"
    )
    assert {one.code: one.items for one in found.lost} == {
        "import-options": ("one/minPitch: -30", "one/author: A", "two/author: B")
    }


MINIFIED = """!function(e,t){"use strict";var n="one",o="two";
var r={default:{firstScene:n,autoLoad:!0},scenes:{}};
r.scenes[n]={title:"First hall",panorama:"one.jpg",hotSpots:[{type:"scene",sceneId:o,yaw:40,pitch:-5}]},
r.scenes[o]={title:"Second hall",panorama:"two.jpg"};e.viewer("p",r)}(window.pannellum,document);"""


@pytest.mark.parametrize(
    "files",
    [
        {"index.html": "<script src=pannellum.js></script><script src=t.min2.js></script>",
         "t.min2.js": MINIFIED},
        {"index.html": "<script type=module>import tour from './js/tour.mjs'; "
                       "pannellum.viewer('p', tour);</script>",
         "js/tour.mjs": f"import {{ log }} from './log.mjs';\nexport default {SCENES};",
         "js/log.mjs": "export const log = 1;"},
    ],
)  # fmt: skip
def test_scenes_and_links_of_minified_scripts_and_modules(
    files: dict[str, str], photo: bytes, tmp_path: Path
) -> None:
    """Keys that are names, the names of a function's own, pictures that lie beside the page."""
    museum, found = taken(laid(tmp_path / "in", photo, files), tmp_path / "out", language="en")
    assert [(scene.id, scene.title.en) for scene in museum.scenes] == [
        ("one", "First hall"),
        ("two", "Second hall"),
    ]
    assert [(link.from_, link.to, link.yaw) for link in museum.links] == [("one", "two", 40)]
    assert found.lost == []


def test_a_page_that_shows_a_tour_of_which_nothing_is_found_is_told(photo: bytes, tmp_path: Path) -> None:
    """Else bare photographs would come in, and nobody would miss the rest."""
    page = "<script src='lib/pannellum.js'></script><script src='https://a.kz/tour.js'></script>"
    folder = laid(tmp_path / "in", photo, {"index.html": page})
    with pytest.raises(JetisuError) as caught:
        import_tour(folder, tmp_path / "out")
    assert caught.value.code == "exchange-made-by-script"
    assert "index.html" in caught.value.say("kk")


def test_what_stands_nowhere_is_told_and_not_put_somewhere(photo: bytes, tmp_path: Path) -> None:
    nowhere = '{"yaw": "left", "pitch": 0, "text": "a"}, {"yaw": 1, "pitch": null, "text": "b"}'
    spots = f'[{nowhere}, {{"yaw": 5, "text": "c"}}]'
    files = {"tour.json": f'{{"panorama": "one.jpg", "hotSpots": {spots}}}'}
    museum, found = taken(laid(tmp_path / "in", photo, files), tmp_path / "out", language="en")
    assert [(label.yaw, label.title.en) for label in museum.scenes[0].labels] == [(5, "c")]
    assert [(item.code, item.count) for item in found.lost] == [("import-placeless", 2)]


def test_sentences_in_a_list_end_where_the_next_begins(photo: bytes, tmp_path: Path) -> None:
    scenes = {"one": {"panorama": "one.jpg"}, "a": {"panorama": "a.jpg"}, "b": {"panorama": "b.jpg"}}
    files = {"tour.json": json.dumps({"default": {}, "scenes": scenes})}
    _museum, found = taken(laid(tmp_path / "in", photo, files), tmp_path / "out", language="en")
    for language in LANGUAGES:
        assert ".," not in found.lost[0].say(language)
        assert not found.lost[0].say(language).endswith("..")
