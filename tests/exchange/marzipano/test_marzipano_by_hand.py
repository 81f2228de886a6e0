"""Projects of Marzipano as authors change them: by hand, with keys of their own, views beyond the zenith."""

import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from jetisu360.errors import JetisuError
from jetisu360.exchange.import_tour import import_tour
from jetisu360.exchange.marzipano.read import museum_values
from jetisu360.tour.museum_toml.entries import MuseumFile
from jetisu360.tour.museum_toml.museum_file import read_museum_file

LEVELS = [{"size": 256, "tileSize": 256, "fallbackOnly": True}, {"size": 512, "tileSize": 512}]


def tiles(folder: Path, scene: str = "0-hall") -> None:
    for face in "frblud":
        tile = folder / "tiles" / scene / "1" / face / "0" / "0.jpg"
        tile.parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (512, 512), (90, 120, 60)).save(tile)


def scene(**keys: Any) -> dict[str, Any]:
    return {"id": "0-hall", "name": "Hall", "levels": LEVELS, "linkHotspots": [], "infoHotspots": []} | keys


def script(*scenes: dict[str, Any]) -> str:
    return f"var APP_DATA = {json.dumps({'scenes': scenes, 'name': 'T', 'settings': {}})};"


def taken(folder: Path, out: Path) -> tuple[MuseumFile, dict[str, Any]]:
    found = import_tour(folder, out, language="en")
    museum, _text = read_museum_file((out / "museum.toml").read_bytes())
    return museum, {one.code: one.items for one in found.lost}


@pytest.mark.parametrize(
    ("yaw", "pitch", "expected"),
    [
        (0.5, 3.0, (-151.35, -8.11)),
        (0.5, 6.1, (28.65, 10.5)),
        (0.5, -3.0, (-151.35, 8.11)),
        (0.0, -1.5707963, (0.0, 90.0)),
        (-2.0, 1.0, (-114.59, -57.3)),
        (7.0, 0.1, (41.07, -5.73)),
    ],
)
def test_a_label_is_where_marzipano_shows_it(yaw: float, pitch: float, expected: tuple[float, float]) -> None:
    """Down is positive; beyond ±90° it turns over. By hand, from the projection of Marzipano 0.10.2."""
    spot = {"yaw": yaw, "pitch": pitch, "title": "Chest", "text": ""}
    one = scene(infoHotspots=[spot], initialViewParameters={"yaw": yaw, "pitch": pitch, "fov": 1.0})
    _values, entries, lost = museum_values({"en": {"scenes": [one]}})
    (label,) = entries[0]["labels"]
    assert (label["yaw"], label["pitch"]) == pytest.approx(expected, abs=0.01)
    assert (entries[0]["view"]["yaw"], entries[0]["view"]["pitch"]) == pytest.approx(expected, abs=0.01)
    assert lost == []


def test_keys_and_lists_of_the_authors_own(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    tiles(folder)
    Image.new("RGB", (40, 30)).save(folder / "jug.png")
    (folder / "kui.mp3").write_bytes(b"ID3")
    jug = {
        "yaw": 0.5,
        "pitch": 0,
        "title": "Jug",
        "text": "Clay",
        "img_src": "jug.png",
        "audio": "gone.mp3",
        "n": 7,
    }
    audio = {"yaw": 1.0, "pitch": 0, "title": "Kui", "src": "kui.mp3"}
    html = {
        "yaw": 2.0,
        "pitch": 0,
        "title": "Film",
        "text": "<video><source src= 'https://a.kz/f.mp4'></video>",
    }
    way = {"yaw": 0, "pitch": 0, "target": "nowhere", "title": "Out"}
    one = scene(infoHotspots=[jug, html], audioHotspots=[audio], linkHotspots=[way], mood="warm")
    (folder / "data.js").write_text(script(one), "utf-8")
    museum, told = taken(folder, tmp_path / "out")
    labels = {label.title.en: label for label in museum.scenes[0].labels}
    assert set(labels) == {"Jug", "Kui", "Film"}
    assert labels["Jug"].pictures[0].file == "media/jug.png"
    assert labels["Kui"].sound is not None
    assert labels["Kui"].sound.file == "media/kui.mp3"
    assert told == {
        "import-options": ("0-hall/infoHotspots/1/n: 7", "0-hall/mood: warm"),
        "import-link-texts": ("0-hall/linkHotspots/1/title: Out",),
        "import-link-nowhere": ("0-hall/linkHotspots/1: → nowhere",),
        "import-media-missing": ("0-hall: Jug: gone.mp3",),
        "import-media-remote": ("0-hall: Film: https://a.kz/f.mp4",),
    }


BY_HAND = """
// our museum
export const data = {
  scenes: [{
    id: '0-hall', name: "Hall", // by hand
    levels: [{size: 512 / 2, tileSize: 256, fallbackOnly: true}, {tileSize: 512, size: 512},],
    infoHotspots: [{yaw: 0.5, pitch: 0, title: 'Jug', text: 'It\\'s ' + `clay`,}],
  },],
};
"""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("data.js", BY_HAND),
        ("tour.js", BY_HAND.replace("export const data", "window.APP")),
        ("index.html", f"<script>{BY_HAND.replace('export const data', 'var d')}</script>"),
        ("data.js", "var s = [];" + BY_HAND.replace("export const", "const") + "module.exports = data;"),
    ],
)
def test_what_is_written_by_hand_is_read(name: str, text: str, tmp_path: Path) -> None:
    folder = tmp_path / "in" / "app-files"
    tiles(folder)
    (folder / name).write_text(text, "utf-8")
    museum, told = taken(tmp_path / "in", tmp_path / "out")
    assert museum.scenes[0].labels[0].text.en == "It's clay"
    assert told == {}


def test_a_mistake_is_told_with_its_line(tmp_path: Path) -> None:
    tiles(tmp_path / "in")
    (tmp_path / "in" / "data.js").write_text(
        'var APP_DATA = {"scenes": [\n {"id": "a" "levels": []}]};', "utf-8"
    )
    with pytest.raises(JetisuError) as caught:
        import_tour(tmp_path / "in", tmp_path / "out")
    assert "line 2, column" in caught.value.say("en")


def test_data_without_tiles_do_not_hide_those_that_have_them(tmp_path: Path) -> None:
    """A copy of data.js in a folder of its own is often left over."""
    for folder, name in (("a-old", "Old"), ("tour/app-files", "New")):
        (tmp_path / "in" / folder).mkdir(parents=True)
        (tmp_path / "in" / folder / "data.js").write_text(script(scene(name=name)), "utf-8")
    (tmp_path / "in" / "data.js").write_text("var rows = {};", "utf-8")
    tiles(tmp_path / "in" / "tour" / "app-files")
    museum, _told = taken(tmp_path / "in", tmp_path / "out")
    assert museum.scenes[0].title.en == "New"


def test_of_several_projects_the_tools_own_is_taken_and_copies_are_told(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    tiles(folder)
    (folder / "data.js").write_text(script(scene()), "utf-8")
    (folder / "data (1).js").write_text(script(scene(name="Copy")), "utf-8")
    (folder / "old").mkdir()
    (folder / "old" / "data.js").write_text(script(scene(name="Old")), "utf-8")
    museum, lost = taken(folder, tmp_path / "out")
    assert museum.scenes[0].title.en == "Hall"
    assert lost == {"import-other-tours": ("data (1).js", "old/data.js")}


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("R0010771_20210219104146", None),
        ("360_0006_Stitch_XHC", None),
        ("Entrada_Calle", {"en": "Entrada Calle"}),
        ("Hall 2_b", {"en": "Hall 2_b"}),
        ("12", {"en": "12"}),
    ],
    ids=["a camera's", "a stitcher's", "of a file", "a person's", "a room's number"],
)
def test_what_the_tool_took_from_a_file_is_no_title(written: str, shown: dict[str, str] | None) -> None:
    values, entries, _lost = museum_values({"en": {"scenes": [scene(name=written)], "name": "Project Title"}})
    assert entries[0].get("title") == shown
    assert "title" not in values, "nobody has named this tour"
