"""Marzipano: a project as its tool writes it, and the way back, from the folder and from the zip."""

import itertools
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
import simplejpeg
from hypothesis import given, settings

from jetisu360.exchange.export_site import export
from jetisu360.exchange.import_tour import import_tour
from jetisu360.exchange.marzipano.read import museum_values, read_data
from jetisu360.exchange.marzipano.write import PREVIEW_FACES, levels, project, script
from jetisu360.language import LANGUAGES
from jetisu360.panorama.tiles.faces import face_sizes
from jetisu360.storage import Folder
from jetisu360.tour.document.tour import Tour

from .. import generated


class OneFile:
    """A data.js alone."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def read(self, path: str, most: int = 0) -> bytes:
        return self.data


@given(tour=generated.tours())
@settings(max_examples=60, deadline=None)
def test_what_the_project_can_say_comes_back(tour: Tour) -> None:
    files = {language: read_data(OneFile(script(tour, language)), "data.js") for language in LANGUAGES}
    values, entries, lost = museum_values(files)
    assert lost == []
    assert values["start"] == tour.start
    assert values["title"] == tour.title
    found = {entry["id"]: entry for entry in entries}
    for there in tour.scenes:
        entry = found[there.id]
        assert entry["title"] == there.title
        assert entry["view"] == pytest.approx(there.view.model_dump(exclude={"origin"}), abs=0.006)
        labels = entry.get("labels", [])
        assert len(labels) == len(there.labels)
        for back, label in zip(labels, there.labels, strict=True):
            assert (back["yaw"], back["pitch"]) == pytest.approx((label.yaw, label.pitch), abs=1e-3)
            assert back["title"] == label.title
            assert back.get("text", {}) == label.text
            assert back.get("href") == label.href
    ways = [(link["from"], link["to"], link["yaw"], link["pitch"]) for link in values.get("links", [])]
    wanted = sorted((link.from_, link.to, link.yaw, link.pitch) for link in tour.links)
    assert [way[:2] for way in sorted(ways)] == [way[:2] for way in wanted]
    for way, want in zip(sorted(ways), wanted, strict=True):
        assert way[2:] == pytest.approx(want[2:], abs=1e-3)


@pytest.mark.parametrize("width", [1024, 2048, 4096, 5760, 8192, 12416, 16384])
def test_levels_obey_the_rules_of_marzipano(width: int) -> None:
    """`size % tileSize == 0`, and sizes and numbers of tiles are multiples of those of the level below."""
    scene = generated.scene("a", {}, {"yaw": 0}, None, [])
    scene["tiles"]["face_sizes"] = face_sizes(width)
    tour = Tour.model_validate({"id": "t", "start": "a", "scenes": [scene]})
    given_levels = levels(tour.scenes[0])
    for level in given_levels:
        assert level["size"] % level["tileSize"] == 0
    for below, above in itertools.pairwise(given_levels):
        assert above["size"] % below["size"] == 0
        assert (above["size"] // above["tileSize"]) % (below["size"] // below["tileSize"]) == 0
    assert [level["size"] for level in given_levels[1:]] == face_sizes(width)


def test_pitch_is_down_and_angles_are_radians() -> None:
    labels = [{"id": "l", "yaw": 90, "pitch": 45, "title": {"kk": "<b>"}, "text": {"kk": "a\n&"}}]
    scene = generated.scene("a", {"kk": "<i>"}, {"yaw": 0}, None, labels)
    tour = Tour.model_validate({"id": "t", "start": "a", "scenes": [scene]})
    made = project(tour, "kk")["scenes"][0]
    spot = made["infoHotspots"][0]
    assert (spot["yaw"], spot["pitch"]) == pytest.approx((1.570796, -0.785398), abs=1e-5)
    assert (spot["title"], spot["text"]) == ("&lt;b&gt;", "a<br>&amp;"), "these two are HTML"
    assert made["name"] == "<i>", "a name is not"


@pytest.fixture(scope="module")
def exported(museum: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("marzipano") / "out"
    export(Folder.at(museum.site), "marzipano", out)
    return out


def test_the_layout_is_that_of_the_tool(exported: Path) -> None:
    text = (exported / "app-files" / "data.js").read_text("utf-8")
    assert text.startswith("var APP_DATA = {")
    data = json.loads(text[len("var APP_DATA = ") : text.rindex(";")])
    assert next(scene["id"] for scene in data["scenes"]) == "hall", "the tour begins there"
    for scene in data["scenes"]:
        base = exported / "app-files" / "tiles" / scene["id"]
        preview = simplejpeg.decode_jpeg((base / "preview.jpg").read_bytes())
        side = scene["levels"][0]["size"]
        assert preview.shape == (6 * side, side, 3)
        for z, level in enumerate(scene["levels"]):
            if level.get("fallbackOnly"):
                continue
            for face in PREVIEW_FACES:
                count = level["size"] // level["tileSize"]
                for y in range(count):
                    for x in range(count):
                        tile = (base / str(z) / face / str(y) / f"{x}.jpg").read_bytes()
                        assert simplejpeg.decode_jpeg_header(tile)[:2] == (level["tileSize"],) * 2


def test_a_label_shows_its_pictures_and_plays_its_sound(museum: Any, exported: Path) -> None:
    for language, seen in (("kk", "Тостаған"), ("ru", "Чаша")):
        made = read_data(OneFile((exported / "app-files" / f"data.{language}.js").read_bytes()), "data.js")
        texts = [spot["text"] for scene in made["scenes"] for spot in scene["infoHotspots"]]
        (text,) = [text for text in texts if "<img" in text]
        thing = next(one for one in museum.tour.objects if one.id == "cup")
        assert f'<img src="{thing.pictures[0].src}" alt="{seen}"' in text
        assert f'<audio controls preload="none" src="{thing.sound.src}"' in text
        for name in (thing.pictures[0].src, thing.sound.src):
            assert (exported / "app-files" / name).read_bytes() == (museum.site / name).read_bytes()


@pytest.mark.parametrize("packed", [False, True])
def test_a_project_goes_there_and_back(
    museum: Any, exported: Path, tmp_path: Path, helpers: Any, packed: bool
) -> None:
    source = exported
    if packed:
        source = tmp_path / "project.zip"
        with zipfile.ZipFile(source, "w") as archive:
            for file in exported.rglob("*"):
                archive.write(file, f"project/{file.relative_to(exported)}")
    result = import_tour(source, tmp_path / "back")
    assert result.scenes == 3
    assert result.lost == []
    text = (tmp_path / "back" / "museum.toml").read_text("utf-8")
    assert 'title = { kk = "Аула", ru = "Двор", en = "Yard" }' in text
    assert 'title = { kk = "Сайт <b>&amp;</b>", ru = "Сайт «музея»", en = "=Site" }' in text
    assert 'href = "https://museum.example.kz/"' in text
    picture = simplejpeg.decode_jpeg((tmp_path / "back" / "yard.jpg").read_bytes())
    assert helpers.similarity(picture, helpers.sphere(picture.shape[1])) > 0.96
