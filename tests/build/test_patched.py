"""The patch over the tripod is in everything that is made of a photograph, and in nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from jetisu360.build.options import Options
from jetisu360.build.pipeline import Built, build
from jetisu360.build.progress import Silent
from jetisu360.build.report import Report
from jetisu360.storage import Folder
from jetisu360.tour.museum_toml.museum_file import MuseumFileWrong

MakePhoto = Callable[..., Path]
EMBLEM = "[patch]\npicture = 'emblem.png'\nradius = 30\n"
HALL = "[[scenes]]\nfile = 'hall.jpg'\nlevel = { pitch = 0, roll = 0 }\n"
YARD = "[[scenes]]\nfile = 'yard.jpg'\nlevel = { pitch = 0, roll = 0 }\n"
DOWN = """[[scenes.labels]]
yaw = 0
pitch = -90
object = "vase"
"""
VASE = "[[objects]]\nid = 'vase'\ntitle = 'Vase'\n"
RED = np.array([210, 20, 30])


@pytest.fixture
def options(tmp_path: Path, make_photo: MakePhoto) -> Options:
    for seed, name in enumerate(("hall", "yard")):
        make_photo(tmp_path / "photos" / f"{name}.jpg", seed)
    emblem(tmp_path / "photos" / "emblem.png")
    return Options(
        *(Folder.at(tmp_path / name) for name in ("photos", "site", "site.work")),
        workers=1,
        draft=True,
        links=False,
    )


def emblem(path: Path, colour: tuple[int, int, int] = (210, 20, 30)) -> None:
    Image.new("RGB", (300, 300), colour).save(path)


def built(options: Options, museum: str, report: Report | None = None) -> Built:
    (options.photos.path / "museum.toml").write_text(museum, "utf-8")
    return build(options, Silent(), report)


def below(options: Options, built: Built, number: int = 0) -> np.ndarray:
    """The mean colour of the middle of the face that looks down."""
    path = options.site.path / built.tour.scenes[number].tiles.path / "0" / "d" / "0_0.webp"
    face = np.asarray(Image.open(path).convert("RGB"), float)
    side = len(face)
    return face[side * 4 // 9 : side * 5 // 9, side * 4 // 9 : side * 5 // 9].mean(axis=(0, 1))


def test_every_picture_of_a_room_has_it_and_the_emblem_itself_is_nowhere(options: Options) -> None:
    look_down = "view = { yaw = 0, pitch = -90, fov = 30 }\n"
    made = built(options, VASE + EMBLEM + HALL + look_down + DOWN + YARD)
    site = options.site.path
    scene = made.tour.scenes[0]
    assert len(made.tour.scenes) == 2, "the emblem is no room"
    assert np.abs(below(options, made) - RED).max() < 8
    assert np.abs(below(options, made, 1) - RED).max() < 8
    for picture in (scene.poster, scene.thumbnail, scene.labels[0].poster):
        assert picture is not None
        pixels = np.asarray(Image.open(site / picture).convert("RGB"), float)
        assert np.abs(np.median(pixels, axis=(0, 1)) - RED).max() < 8, picture
    assert not list(site.rglob("*emblem*"))
    assert {note.code for note in made.report.notes} <= {"soft-pictures"}


def test_a_changed_emblem_makes_those_rooms_again_that_have_it(options: Options) -> None:
    own = YARD + "patch = { picture = 'small.webp', radius = 20 }\n"
    Image.new("RGBA", (80, 40), (20, 200, 40, 255)).save(options.photos.path / "small.webp", lossless=True)
    before = built(options, EMBLEM + HALL + own)
    assert np.abs(below(options, before, 1) - (20, 200, 40)).max() < 12
    emblem(options.photos.path / "emblem.png", (0, 0, 240))
    after = built(options, EMBLEM + HALL + own)
    assert (after.report.stage("cutting").done, after.report.scenes_reused) == (1, 1)
    assert np.abs(below(options, after) - (0, 0, 240)).max() < 8
    (options.photos.path / "emblem.png").rename(options.photos.path / "sign.png")
    named = built(options, EMBLEM.replace("emblem", "sign") + HALL + own)
    assert named.report.stage("cutting").done == 0, "how a file is called is in no picture"
    without = built(options, EMBLEM.replace("emblem", "sign") + HALL + "patch = false\n" + own)
    assert without.report.stage("cutting").done == 1
    assert np.abs(below(options, without) - (0, 0, 240)).max() > 30


def test_what_was_blurred_stays_blurred_under_a_transparent_patch(options: Options) -> None:
    region = "[[scenes.blur]]\nyaw = 0\npitch = -90\nwidth = 70\nheight = 70\n"
    Image.new("RGBA", (100, 100), (0, 0, 0, 0)).save(options.photos.path / "emblem.png")
    plain = below(options, built(options, HALL + region))
    assert np.abs(below(options, built(options, EMBLEM + HALL + region)) - plain).max() < 3


def test_without_a_picture_what_surrounds_it_fills_the_place(options: Options) -> None:
    photo = np.array(Image.open(options.photos.path / "hall.jpg"))
    rows = len(photo)
    photo[rows * 7 // 10 :] = (90, 120, 150)
    photo[rows * 89 // 100 :] = 0  # a tripod of 20°
    Image.fromarray(photo).save(options.photos.path / "hall.jpg", quality=98)
    made = built(options, "[patch]\nblur = true\nradius = 28\n" + HALL + YARD)
    assert np.abs(below(options, made) - (90, 120, 150)).max() < 8


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "emblem-unusable"), (b"<svg/>", "emblem-unusable"), (None, "media-not-there")],
)
def test_a_bad_emblem_is_named_once_and_the_build_goes_on(
    options: Options, data: bytes | None, code: str
) -> None:
    path = options.photos.path / "emblem.png"
    path.unlink() if data is None else path.write_bytes(data)
    report = Report()
    made = built(options, EMBLEM + HALL + YARD, report)
    told = [one for one in (*report.notes, *report.left_out) if one.name == "emblem.png"]
    assert len(made.tour.scenes) == 2
    # An empty file, and one that is no picture, is also told as any other in the folder.
    assert code in {one.code for one in told}
    assert len([one for one in told if one.code == code]) == 1
    assert np.abs(below(options, made) - RED).max() > 30


def test_an_emblem_of_another_kind_is_refused_by_its_kind(options: Options) -> None:
    Image.new("RGB", (64, 64)).save(options.photos.path / "emblem.tif")
    made = built(options, EMBLEM.replace(".png", ".tif") + HALL)
    (note,) = [one for one in made.report.notes if one.code == "emblem-unusable"]
    assert "TIFF" in note.say("en")


@pytest.mark.parametrize(
    ("museum", "line"),
    [
        ("[patch]\nradius = 20\n", 1),
        ("[patch]\npicture = 'emblem.png'\nradius = 61\n", 3),
        (HALL + "patch = { radius = 20 }\n", 4),
        (HALL + "patch = true\n" + "[patch]\ncolour = 'red'\n", 6),
    ],
)
def test_what_makes_no_patch_is_a_mistake_with_its_line(options: Options, museum: str, line: int) -> None:
    with pytest.raises(MuseumFileWrong) as error:
        built(replace(options, draft=True), museum)
    assert f"line {line} " in error.value.say("en")
