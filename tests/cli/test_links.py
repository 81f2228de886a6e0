"""`jetisu360 links`, and what `build` makes of it, with four pictures of which nobody says a word."""

import io
import json
import math
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

from jetisu360.publish.check.site import verify_site
from jetisu360.storage import Folder
from jetisu360.tour.document.tour import Tour, read_tour

from .test_private import assert_nothing_leaves

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
TRUTH = json.loads((ROOT / "demo" / "ground_truth.json").read_text("utf-8"))
NAMES = ("atrium-1", "atrium-2", "petroglyphs-1", "petroglyphs-2")
CERTAIN = (("atrium-1", "atrium-2"), ("petroglyphs-1", "petroglyphs-2"))
LATITUDE, LONGITUDE = 45.01642, 78.37916
Run = Callable[..., Any]


def truth(start: str, end: str) -> tuple[float, float]:
    """The yaw of `end` seen in `start`, and of `start` seen in `end`."""
    for pair in TRUTH["pairs"]:
        if (pair["a"], pair["b"]) == (start, end):
            return pair["yaw_a_to_b"], pair["yaw_b_to_a"]
        if (pair["b"], pair["a"]) == (start, end):
            return pair["yaw_b_to_a"], pair["yaw_a_to_b"]
    raise AssertionError(f"{start} and {end} are not in demo/ground_truth.json")


def off(one: float, other: float) -> float:
    return abs((one - other + 180) % 360 - 180)


def place_of(name: str) -> tuple[float, float]:
    """Latitude and longitude of a scene, as if the museum were three times as large, for GPS to matter."""
    scene = next(one for one in TRUTH["scenes"] if one["id"] == name)
    x, y = scene["position"][:2]
    north = 111_320.0
    return LATITUDE + 3 * y / north, LONGITUDE + 3 * x / north / math.cos(math.radians(LATITUDE))


def sexagesimal(degrees: float) -> tuple[float, float, float]:
    minutes = degrees % 1 * 60
    return float(int(degrees)), float(int(minutes)), round(minutes % 1 * 60, 4)


def with_secrets(photo: bytes, name: str) -> bytes:
    """The same picture, to which a camera has added its number and its place."""
    exif = Image.Exif()
    exif[Base.Make], exif[Base.Artist] = "Ricoh", "Somebody Private"
    exif.get_ifd(IFD.Exif)[Base.BodySerialNumber] = "SERIAL-4711"
    latitude, longitude = place_of(name)
    exif.get_ifd(IFD.GPSInfo).update(
        {GPS.GPSLatitudeRef: "N", GPS.GPSLatitude: sexagesimal(latitude)}
        | {GPS.GPSLongitudeRef: "E", GPS.GPSLongitude: sexagesimal(longitude)}
    )
    data = exif.tobytes()
    return b"\xff\xd8\xff\xe1" + struct.pack(">H", len(data) + 2) + data + photo[2:]


@pytest.fixture(scope="module")
def museum(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`photos`, and in `photos.work` what was found in them once it was looked for."""
    root = tmp_path_factory.mktemp("links")
    (root / "photos").mkdir()
    for name in NAMES:
        photo = (ROOT / "demo" / "photos" / f"{name}.jpg").read_bytes()
        (root / "photos" / f"{name}.jpg").write_bytes(with_secrets(photo, name))
    return root


@pytest.fixture(scope="module")
def found(museum: Path, run: Run) -> Any:
    return run("links", museum / "photos", "--json")


def everything(folder: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in sorted(folder.rglob("*")) if path.is_file()}


def test_pictures_that_see_each_other_are_found_with_their_directions(found: Any) -> None:
    assert found.status == 0, found.err
    result = found.json
    assert result["ok"]
    assert result["left_out"] == result["notes"] == []
    links = {(link["from"], link["to"]): link for link in result["links"]}
    for start, end in CERTAIN:
        link = links.get((start, end)) or links[end, start]
        assert link["kind"] == "sure"
        assert link["arrow"]
        yaw, back = truth(link["from"], link["to"])
        assert off(link["yaw"], yaw) <= 1
        assert off(link["yaw_back"], back) <= 1
        assert link["why"]["matches"] >= link["why"]["agreeing"] > 100
    for (start, end), link in links.items():
        if link["kind"] == "sure":
            assert off(link["yaw"], truth(start, end)[0]) <= 3, (start, end)
    assert [picture["id"] for picture in result["pictures"]] == list(NAMES)
    headings = {scene["id"]: scene["heading"] for scene in TRUTH["scenes"]}
    for picture in result["pictures"]:
        assert picture["file"] == f"{picture['id']}.jpg"
        assert picture["north"], "four places on Earth give north"
    turned = [picture["heading"] - headings[picture["id"]] for picture in result["pictures"]]
    assert max(off(one, turned[0]) for one in turned) <= 1.5, "one compass"
    assert off(turned[0], 0) < 6
    assert "[4/4]" in found.err
    assert set(result["seconds"]) == {"looking", "comparing", "solving"}


def test_what_was_found_is_not_looked_for_again(found: Any, museum: Path, run: Run) -> None:
    before = everything(museum / "photos.work")
    again = run("links", museum / "photos", "--json")
    assert again.status == 0, again.err
    assert "[1/" not in again.err, "no step is done"
    assert {**again.json, "seconds": 0} == {**found.json, "seconds": 0}
    assert set(again.json["seconds"]) == {"solving"}
    assert (
        everything(museum / "photos.work").items()
        >= {name: time for name, time in before.items() if name.endswith(".zip")}.items()
    )


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("sure", "matches agree", "Scenes: 4, sure links:")),
        ("ru", ("точно", "согласуются", "Сцен: 4, надёжных переходов:")),
        ("kk", ("анық", "сәйкестіктің", "Көрініс: 4, анық өту жолы:")),
    ],
)
def test_the_table_has_a_row_for_each(
    found: Any, museum: Path, run: Run, language: str, words: tuple[str, ...]
) -> None:
    table = run("links", museum / "photos", "--language", language)
    assert table.status == 0, table.err
    for word in words:
        assert word in table.out
    rows = [line for line in table.out.splitlines() if "atrium-1 – atrium-2" in line]
    assert len(rows) == 1
    assert "°" in rows[0]
    assert "→" in rows[0]


def test_why_is_drawn(found: Any, museum: Path, run: Run, tmp_path: Path) -> None:
    words = ("links", museum / "photos", "--explain", "petroglyphs-2", "petroglyphs-1")
    drawn = run(*words, "--out", tmp_path / "why.jpg")
    assert drawn.status == 0, drawn.err
    picture = Image.open(io.BytesIO((tmp_path / "why.jpg").read_bytes()))
    assert picture.format == "JPEG"
    assert picture.height > picture.width > 1000
    assert str(tmp_path / "why.jpg") in drawn.out
    beside = run(*words, "--json", cwd=tmp_path)
    assert (tmp_path / "petroglyphs-2_petroglyphs-1.jpg").is_file()
    assert beside.json["ok"], "the JSON stays alone on standard output"


def test_a_scene_that_is_not_there_is_a_sentence(found: Any, museum: Path, run: Run, tmp_path: Path) -> None:
    result = run("links", museum / "photos", "--explain", "atrium-1", "atrium-9", cwd=tmp_path)
    assert result.status == 2
    assert "There is no scene “atrium-9”; there are: atrium-1," in result.err
    assert len(result.err.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("prepare", "code"),
    [
        (lambda folder: None, "no-photographs"),
        (lambda folder: folder.rmdir(), "folder-not-found"),
        (lambda folder: (folder / "a.jpg").write_text("text"), "nothing-to-show"),
        (lambda folder: (folder / "museum.toml").write_text("[walk]\nfnd = 1"), "museum-file-wrong"),
    ],
)
def test_nothing_to_tell_is_status_2(
    tmp_path: Path, run: Run, prepare: Callable[[Path], None], code: str
) -> None:
    (tmp_path / "photos").mkdir()
    prepare(tmp_path / "photos")
    result = run("links", tmp_path / "photos", "--json")
    assert result.status == 2
    assert result.json["ok"] is False
    assert result.json["error"]["code"] == code
    assert result.json["error"]["message"]["en"] in result.err


def build(museum: Path, run: Run, *words: str) -> tuple[Tour, dict[str, Any]]:
    """What `links` has found is there already; only the tiles are cut, once."""
    site = museum / "site"
    options = ("--work", museum / "photos.work", "--format", "jpeg", "--quality", "40", "--json")
    built = run("build", museum / "photos", "--out", site, *options, *words)
    assert built.status == 0, built.err
    return read_tour((site / "tour.json").read_bytes()), built.json


def ways(tour: Tour) -> set[tuple[str, str]]:
    return {(link.from_, link.to) for link in tour.links}


def test_a_build_puts_arrows_headings_and_a_plan_into_the_site(found: Any, museum: Path, run: Run) -> None:
    tour, result = build(museum, run)
    # (The fifth step draws what visits begin with.)
    assert result["steps"]["done"] == 5, "four pictures are cut, none is looked at or compared again"
    assert {link.origin for link in tour.links} == {"measured"}
    assert {(end, start) for start, end in ways(tour)} == ways(tour), "there and back"
    for pair in CERTAIN:
        for start, end in (pair, pair[::-1]):
            link = next(one for one in tour.links if (one.from_, one.to) == (start, end))
            assert off(link.yaw, truth(start, end)[0]) <= 1
            assert -35 <= link.pitch <= -3
            assert link.arrival is not None
            assert off(link.arrival.yaw, truth(end, start)[0] + 180) <= 1, "on arriving one looks onward"
            assert 0.9 <= link.confidence <= 1
    assert [sorted(plan.scenes) for plan in tour.plans] == [sorted(NAMES)]
    assert tour.plans[0].north
    assert all(scene.position is not None and scene.heading is not None for scene in tour.scenes)
    assert {one.code for one in verify_site(Folder.at(museum / "site")).errors} <= {"text-missing"}
    _, result = build(museum, run)
    assert result["unchanged"]
    assert result["steps"]["done"] == 0


def test_the_place_on_earth_serves_and_stays_at_home(found: Any, museum: Path, run: Run) -> None:
    build(museum, run)
    places = [f"{value:.3f}" for name in NAMES for value in place_of(name)]
    assert_nothing_leaves(museum / "site", ("SERIAL-4711", "Somebody Private", *places))


def test_the_keepers_word_is_law_for_the_next_build(found: Any, museum: Path, run: Run) -> None:
    before, _ = build(museum, run)
    assert ("atrium-1", "atrium-2") in ways(before)
    words = museum / "photos" / "museum.toml"
    words.write_text('[[walk.pairs]]\nbetween = ["atrium-2", "atrium-1"]\nlink = false\n', "utf-8")
    try:
        after, result = build(museum, run)
    finally:
        words.unlink()
    # The one step is what visits begin with: it was a view of the door that there is no arrow to any more.
    assert result["steps"]["done"] == 1, "nothing is looked at again for a word"
    assert not result["unchanged"]
    assert not {("atrium-1", "atrium-2"), ("atrium-2", "atrium-1")} & ways(after)
    assert ("petroglyphs-1", "petroglyphs-2") in ways(after)


@pytest.mark.parametrize("how", ["--no-links", "find = false"])
def test_who_wants_no_links_gets_none(found: Any, museum: Path, run: Run, how: str) -> None:
    words = museum / "photos" / "museum.toml"
    words.write_text("" if how.startswith("-") else f"[walk]\n{how}\n", "utf-8")
    try:
        tour, _ = build(museum, run, *([how] if how.startswith("-") else []))
    finally:
        words.unlink()
    assert tour.links == []
    assert tour.plans == []
    assert all(scene.heading is None and scene.position is None for scene in tour.scenes)
