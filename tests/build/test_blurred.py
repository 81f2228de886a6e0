"""A decision in museum.toml reaches the pictures that it is about, at once and everywhere, and no others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from PIL import Image

from jetisu360.build.options import LinkOptions, Options
from jetisu360.build.pipeline import Built, build, find_links
from jetisu360.build.progress import Silent
from jetisu360.build.report import Report
from jetisu360.storage import Folder

MakePhoto = Callable[..., Path]
HALL = """
[[objects]]
id = "vase"
title = "Vase"
pictures = ["vase.jpg"]
[[scenes]]
file = "hall.jpg"
[[scenes.labels]]
yaw = 10
object = "vase"
"""
YARD = "[[scenes]]\nfile = 'yard.jpg'\n"
REGION = "[[scenes.blur]]\nyaw = 10\npitch = 0\nwidth = 30\nheight = 30\n"
BOX = "[[pictures]]\nfile = 'vase.jpg'\n[[pictures.blur]]\nleft = 20\ntop = 20\nwidth = 30\nheight = 30\n"


@pytest.fixture
def options(tmp_path: Path, make_photo: MakePhoto) -> Options:
    for seed, name in enumerate(("hall", "yard")):
        make_photo(tmp_path / "photos" / f"{name}.jpg", seed)
    make_photo(tmp_path / "photos" / "vase.jpg", 7, 600, 400)
    return Options(
        *(Folder.at(tmp_path / name) for name in ("photos", "site", "site.work")), workers=1, draft=True
    )


def built(options: Options, museum: str, *, links: bool = False) -> Built:
    (options.photos.path / "museum.toml").write_text(museum, "utf-8")
    return build(replace(options, links=links), Silent())


def contents(site: Path) -> dict[str, str]:
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


def test_one_region_more_makes_that_scene_again_and_nothing_of_the_old_one_stays(options: Options) -> None:
    before = built(options, HALL + YARD, links=True)
    old = contents(options.site.path)
    after = built(options, HALL + REGION + YARD, links=True)
    new = contents(options.site.path)
    (hall, yard), (hall_before, yard_before) = after.tour.scenes, before.tour.scenes
    assert (after.report.stage("cutting").done, after.report.scenes_reused) == (1, 1)
    assert after.report.stage("beside").done == 1, "the label's still; the close-up is as it was"
    assert after.report.stage("looking").done == after.report.stage("comparing").done == 0
    assert [link.model_dump() for link in after.tour.links] == [
        link.model_dump() for link in before.tour.links
    ]
    assert (hall.level, hall.heading, hall.position) == (
        hall_before.level, hall_before.heading, hall_before.position
    )  # fmt: skip
    assert yard.tiles == yard_before.tiles
    assert {name: new.get(name) for name in old if name.startswith(yard.tiles.path)} == {
        name: one for name, one in old.items() if name.startswith(yard.tiles.path)
    }
    gone = [
        name for name in old if name.startswith((hall_before.tiles.path, hall_before.labels[0].poster or "-"))
    ]
    assert len(gone) > 8
    assert not [name for name in gone if name in new]
    shown = {old[name] for name in gone if name.endswith("/f/0_0.webp")}
    assert shown
    assert not shown & set(new.values()), "under no other name either"
    assert {path.name for path in options.site.path.parent.iterdir()} == {"photos", "site", "site.work"}
    # Taken back, everything is as it was, and nothing is made.
    again = built(options, HALL + YARD, links=True)
    assert again.report.stage("cutting").done == 0
    assert contents(options.site.path) == old


def test_a_box_makes_that_picture_again_alone(options: Options) -> None:
    before = built(options, HALL + YARD)
    old = contents(options.site.path)
    after = built(options, HALL + YARD + BOX)
    new = contents(options.site.path)
    assert after.report.stage("cutting").done == 0
    assert after.report.stage("beside").done == 1
    (picture,), (picture_before,) = after.tour.objects[0].pictures, before.tour.objects[0].pictures
    assert picture.src != picture_before.src
    assert not {picture_before.src, picture_before.thumbnail} & set(new)
    assert not {old[picture_before.src], old[picture_before.thumbnail or ""]} & set(new.values())


def test_a_decision_under_the_name_of_a_copy_or_in_other_letters_blurs(options: Options) -> None:
    plain = built(options, HALL + YARD).tour.scenes[0]
    blurred = built(options, HALL + REGION + YARD).tour.scenes[0]
    other = REGION.replace("yaw = 10", "yaw = 11")
    # Two tables about one file: the later one says what it is called, and what the first decided holds.
    twice = built(options, HALL.replace("hall.jpg", "Hall.JPG") + REGION + YARD + HALL[HALL.index("[[sc") :])
    assert blurred.tiles.path in {scene.tiles.path for scene in twice.tour.scenes}
    both = built(options, HALL + REGION + other + YARD).tour.scenes[0]
    assert len({one.tiles.path for one in (plain, blurred, both)}) == 3
    (options.photos.path / "hall copy.jpg").write_bytes((options.photos.path / "hall.jpg").read_bytes())
    copied = built(options, HALL + REGION + YARD + "[[scenes]]\nfile = 'hall copy.jpg'\n" + other)
    assert copied.tour.scenes[0].tiles.path == both.tiles.path
    # A copy of a close-up under another name.
    (options.photos.path / "vase 2.jpg").write_bytes((options.photos.path / "vase.jpg").read_bytes())
    shown = HALL.replace('["vase.jpg"]', '["vase.jpg", "vase 2.jpg"]') + YARD
    plain_pictures = built(options, shown).tour.objects[0].pictures
    blurred_pictures = built(options, shown + BOX).tour.objects[0].pictures
    assert not {one.src for one in plain_pictures} & {one.src for one in blurred_pictures}


def test_what_blurs_nothing_is_told(options: Options) -> None:
    strip = Image.open(options.photos.path / "yard.jpg").crop((300, 150, 700, 350))
    strip.save(options.photos.path / "yard.jpg")
    coverage = "coverage = { horizontal = 140, vertical = 70, centre_pitch = 0 }\n"
    report = built(
        options,
        HALL
        + YARD
        + coverage
        + REGION.replace("yaw = 10", "yaw = 170")
        + BOX.replace("vase.jpg", "vaze.jpg"),
    ).report
    notes = {note.code: (note.name, note.say("en")) for note in report.notes}
    assert notes["regions-outside"][0] == "yard.jpg"
    assert "1 region to be blurred (yaw 170°, pitch 0°) lies outside" in notes["regions-outside"][1]
    assert "decides what is blurred in “vaze.jpg”" in notes["decided-of-no-picture"][1]
    assert "did you mean “vase.jpg”?" in notes["decided-of-no-picture"][1]


def test_five_hundred_overlapping_regions_are_built(options: Options) -> None:
    regions = "".join(
        f"[[scenes.blur]]\nyaw = {number / 3}\npitch = {number % 60 - 30}\nwidth = 8\nheight = 9\n"
        for number in range(500)
    )
    report = built(options, HALL + regions + YARD).report
    assert not report.left_out


def test_looking_for_links_sees_no_decision(options: Options) -> None:
    links = LinkOptions(options.photos, options.work, workers=1)
    (options.photos.path / "museum.toml").write_text(HALL + YARD, "utf-8")
    find_links(links, Silent(), first := Report())
    (options.photos.path / "museum.toml").write_text(HALL + REGION + YARD, "utf-8")
    find_links(links, Silent(), second := Report())
    assert (first.stage("looking").done, second.stage("looking").done) == (2, 0)
    assert (first.stage("comparing").done, second.stage("comparing").done) == (1, 0)
