"""Pannellum: a configuration that says what the tour says, and the way back, for tours of every kind."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
import simplejpeg
from hypothesis import given, settings
from PIL import Image

from jetisu360.exchange.export_site import export
from jetisu360.exchange.import_tour import import_tour
from jetisu360.exchange.pannellum.read import museum_values
from jetisu360.exchange.pannellum.write import configuration, page
from jetisu360.language import LANGUAGES
from jetisu360.storage import Folder
from jetisu360.tour.document.tour import Tour

from .. import generated

REAL = Path(__file__).parents[4] / "shared" / "data" / "pannellum-org"
if not REAL.is_dir():
    REAL = Path("/work/shared/data/pannellum-org")


@given(tour=generated.tours())
@settings(max_examples=60, deadline=None)
def test_what_the_configuration_can_say_comes_back(tour: Tour) -> None:
    files = {language: json.loads(json.dumps(configuration(tour, language))) for language in LANGUAGES}
    values, entries, lost = museum_values(files)
    assert lost == []
    assert values["start"] == tour.start
    assert values["title"] == tour.title
    assert values.get("credits", {}) == tour.credits
    for there in tour.scenes:
        entry = entries[there.id]
        assert entry["title"] == there.title
        assert entry.get("heading") == there.heading
        assert entry["view"]["yaw"] == pytest.approx(there.view.yaw)
        assert entry["view"]["pitch"] == pytest.approx(there.view.pitch)
        assert entry["view"]["fov"] == pytest.approx(there.view.fov, abs=0.01)
        labels = entry.get("labels", [])
        assert len(labels) == len(there.labels)
        for back, label in zip(labels, there.labels, strict=True):
            assert (back["id"], back["yaw"], back["pitch"]) == (label.id, label.yaw, label.pitch)
            assert back["title"] == label.title
            assert back.get("text", {}) == label.text
            assert back.get("href") == label.href
    kept = [
        {"from": link.from_, "to": link.to, "yaw": link.yaw, "pitch": link.pitch}
        | ({"arrival": link.arrival.model_dump()} if link.arrival else {})
        for link in sorted(tour.links, key=lambda link: generated.IDS.index(link.from_))
    ]
    assert values.get("links", []) == kept


@pytest.fixture(scope="module")
def exported(museum: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("pannellum") / "out"
    export(Folder.at(museum.site), "pannellum", out)
    return out


def test_every_tile_that_pannellum_will_ask_for_is_there(exported: Path) -> None:
    tour = json.loads((exported / "tour.kk.json").read_text("utf-8"))
    for scene in tour["scenes"].values():
        tiles = scene["multiRes"]
        for level in range(1, tiles["maxLevel"] + 1):
            size = tiles["cubeResolution"] * 2 ** (level - tiles["maxLevel"])
            assert size == int(size), "Pannellum halves it without rounding"
            count = -(-int(size) // tiles["tileResolution"])
            if level == 1:
                assert count == 1
            for face in "fbudlr":
                for y in range(count):
                    for x in range(count):
                        path = tiles["path"].replace("%s", face).replace("%l", str(level))
                        path = path.replace("%x", str(x)).replace("%y", str(y))
                        file = exported / f"{tiles['basePath']}{path}.{tiles['extension']}"
                        with Image.open(file) as tile:
                            wide = min(tiles["tileResolution"], int(size) - x * tiles["tileResolution"])
                            assert tile.width == wide
        for face in "fbudlr":
            assert (exported / f"{tiles['basePath']}/fallback/{face}.{tiles['extension']}").is_file()


def test_the_page_opens_in_the_first_language_of_the_tour(exported: Path) -> None:
    for language in LANGUAGES:
        fallback = f'["kk", "ru", "en"].indexOf(asked) < 0 ? "{language}" : asked'
        assert fallback in page(language)
        assert f'<html lang="{language}">' in page(language)
    assert (exported / "index.html").read_text("utf-8") == page("kk")


def test_tiles_are_ours_byte_for_byte(museum: Any, exported: Path) -> None:
    path = museum.tour.scenes[0].tiles.path
    ours = (museum.site / path / "1" / "f" / "0_1.webp").read_bytes()
    assert (exported / "tiles" / "yard" / "2" / "f0_1.webp").read_bytes() == ours


def test_a_tour_goes_there_and_back(museum: Any, exported: Path, tmp_path: Path, helpers: Any) -> None:
    result = import_tour(exported, tmp_path / "back")
    assert result.scenes == 3
    assert result.lost == []
    again = helpers.build_site(tmp_path / "back", tmp_path / "site")
    for scene in museum.tour.scenes:
        back = again.scene(scene.id)
        assert back.title == scene.title
        assert back.heading == scene.heading
        said = [view.model_dump(exclude={"origin"}) for view in (back.view, scene.view)]
        assert said[0] == pytest.approx(said[1], abs=0.01)
        assert [label.title for label in back.labels if label.id == "well"] == [
            label.title for label in scene.labels if label.id == "well"
        ]
    # The cup's picture is its label's now; its sound and its credit could not come, and were told.
    (cup,) = (label for label in again.scene("hall").labels if label.id == "cup-here")
    assert [(one.width, one.height) for one in cup.pictures] == [(300, 256)]
    told = json.loads((exported / "lost.json").read_text("utf-8"))
    assert {one["code"]: one["count"] for one in told if one["code"].startswith("label-media")} == {
        "label-media-rest": 1,
        "label-media-words": 1,
    }
    assert [link.model_dump() for link in again.links] == [link.model_dump() for link in museum.tour.links]
    assert again.start == museum.tour.start
    strip, before = again.scene("strip").limits, museum.tour.scene("strip").limits
    assert strip.yaw == pytest.approx(before.yaw, abs=0.3)
    assert strip.pitch == pytest.approx(before.pitch, abs=0.3)
    picture = simplejpeg.decode_jpeg((tmp_path / "back" / "yard.jpg").read_bytes())
    source = simplejpeg.decode_jpeg((museum.photos / "yard.jpg").read_bytes())
    smaller = np.asarray(Image.fromarray(picture).resize(source.shape[1::-1], Image.Resampling.LANCZOS))
    assert helpers.similarity(smaller, source) > 0.96


def test_one_language_is_enough(exported: Path, tmp_path: Path) -> None:
    import_tour(exported / "tour.ru.json", tmp_path / "back")
    text = (tmp_path / "back" / "museum.toml").read_text("utf-8")
    assert 'language = "ru"' in text
    assert 'title = { ru = "Двор" }' in text
    assert "Аула" not in text


def test_markup_of_others_becomes_text(tmp_path: Path, helpers: Any) -> None:
    photo = simplejpeg.encode_jpeg(helpers.sphere(1024), quality=90)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a b.jpg").write_bytes(photo)
    spot = {"type": "info", "text": "<b>Кувшин</b> &amp; чаша<br>II век<script>alert(1)</script>", "yaw": 370}
    bad = {"type": "info", "text": "x", "URL": "javascript:alert(1)"}
    gone = {"type": "scene", "sceneId": "nowhere"}
    config = {"panorama": "a%20b.jpg", "title": "Зал", "hotSpots": [spot, bad, gone, {"yaw": 1}], "magic": 1}
    (tmp_path / "in" / "c.json").write_text(json.dumps(config), "utf-8")
    result = import_tour(tmp_path / "in" / "c.json", tmp_path / "out", language="ru")
    text = (tmp_path / "out" / "museum.toml").read_text("utf-8")
    assert 'title = { ru = "Кувшин & чаша" }' in text
    assert 'text = { ru = "II век" }' in text
    assert "alert" not in text
    assert "yaw = 10.0" in text
    codes = {one.code for one in result.lost}
    assert codes == {
        "import-options",
        "import-link-nowhere",
        "import-label-empty",
        "import-address-unsafe",
    }
    assert "magic" in (tmp_path / "out" / "LOST.txt").read_text("utf-8")


def test_a_strip_is_where_pannellum_shows_it(tmp_path: Path, helpers: Any) -> None:
    (tmp_path / "in").mkdir()
    strip = np.ascontiguousarray(helpers.sphere(2048)[400:700, :1024])
    (tmp_path / "in" / "s.jpg").write_bytes(simplejpeg.encode_jpeg(strip, quality=90))
    config = {"type": "equirectangular", "panorama": "s.jpg", "haov": 180, "vaov": 52.7, "vOffset": -6.5}
    (tmp_path / "in" / "c.json").write_text(json.dumps(config), "utf-8")
    import_tour(tmp_path / "in" / "c.json", tmp_path / "out")
    text = (tmp_path / "out" / "museum.toml").read_text("utf-8")
    assert "coverage = { horizontal = 180.0, vertical = 52.7, centre_pitch = -6.5 }" in text
    limits = helpers.build_site(tmp_path / "out", tmp_path / "site").scenes[0].limits
    assert limits.yaw == pytest.approx((-90, 90))


@pytest.mark.parametrize("height", [1024, 995, 1060])
def test_what_its_author_saw_as_a_sphere_is_one(height: int, tmp_path: Path, helpers: Any) -> None:
    """Two halves that are alike, edges that do not meet, a stitcher's cut: Pannellum lays it over the whole
    sphere, and that is where the labels were put.
    """
    (tmp_path / "in").mkdir()
    half = helpers.sphere(2048)[: height // 2, 300:1500]
    picture = cv2.resize(np.vstack([half, half]), (2048, height))
    (tmp_path / "in" / "a.jpg").write_bytes(simplejpeg.encode_jpeg(picture, quality=90))
    (tmp_path / "in" / "c.json").write_text('{"type": "equirectangular", "panorama": "a.jpg"}', "utf-8")
    assert import_tour(tmp_path / "in" / "c.json", tmp_path / "out").lost == []
    scene = helpers.build_site(tmp_path / "out", tmp_path / "site").scenes[0]
    assert (scene.source.width, scene.source.height) == (2048, height)
    assert scene.limits is None


def test_six_faces_become_a_photograph(tmp_path: Path, helpers: Any) -> None:
    from jetisu360.panorama.geometry.projection import angles_of, face_direction

    (tmp_path / "in").mkdir()
    places = (np.arange(400) + 0.5) / 400 * 2 - 1
    for face in "frblud":
        yaw, pitch = angles_of(face_direction(face, places[np.newaxis, :], places[:, np.newaxis]))
        pixels = helpers.colours(np.radians(yaw), np.radians(pitch))
        Image.fromarray(pixels).save(tmp_path / "in" / f"{face}.png")
    config = {"type": "cubemap", "cubeMap": [f"{face}.png" for face in "frblud"]}
    (tmp_path / "in" / "c.json").write_text(json.dumps(config), "utf-8")
    import_tour(tmp_path / "in" / "c.json", tmp_path / "out")
    made = simplejpeg.decode_jpeg((tmp_path / "out" / "panorama.jpg").read_bytes())
    assert helpers.similarity(made, helpers.sphere(made.shape[1])) > 0.97


@pytest.mark.real
def test_a_real_tour_of_pannellum_is_taken(tmp_path: Path) -> None:
    """The tour of the Baltimore Museum of Art on pannellum.org; its pictures lie one folder up."""
    if not REAL.is_dir():
        pytest.skip("the real photographs are not beside the checkout")
    (tmp_path / "config").mkdir()
    (tmp_path / "images").mkdir()
    shutil.copy(REAL / "tour-bma.json", tmp_path / "config")
    for name in ("from-tree.jpg", "bma-0.jpg"):
        shutil.copy(REAL / name, tmp_path / "images")
    result = import_tour(
        tmp_path / "config" / "tour-bma.json", tmp_path / "out", language="en", root=tmp_path
    )
    assert result.scenes == 2
    assert result.lost == []
    text = (tmp_path / "out" / "museum.toml").read_text("utf-8")
    assert 'title = { en = "Mason Circle" }' in text
    assert 'credits = { en = "Matthew Petroff" }' in text
    assert re.search(r'from = "circle"\nto = "house"\nyaw = 132.9\npitch = -2.1', text)
    assert "arrival = { yaw = -23.0, pitch = 2.0 }" in text
    assert (tmp_path / "out" / "circle.jpg").read_bytes() == (REAL / "from-tree.jpg").read_bytes()
