"""A build from end to end as its callers see it: what they hear, what they are told, and how they end it."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from jetisu360.build.options import LinkOptions, Options
from jetisu360.build.pipeline import build, find_links
from jetisu360.build.progress import Silent
from jetisu360.build.report import Report
from jetisu360.build.work_folder import work_for_links
from jetisu360.errors import JetisuError
from jetisu360.storage import Folder

from .heard import Heard

MakePhoto = Callable[..., Path]


class Cancelled(Exception):
    """What a caller raises who wants no more of it."""


@pytest.fixture
def options(tmp_path: Path, make_photo: MakePhoto) -> Options:
    for seed, name in enumerate(("hall", "yard")):
        make_photo(tmp_path / "photos" / f"{name}.jpg", seed)
    (tmp_path / "photos" / "bad.jpg").write_text("text")
    (tmp_path / "photos" / "museum.toml").write_text("title = 'Музей'\n", "utf-8")
    places = [Folder.at(tmp_path / name) for name in ("photos", "site", "site.work")]
    return Options(*places, workers=1, links=False)


def everything(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


def test_what_is_heard_and_what_is_told(options: Options) -> None:
    heard, report = Heard(), Report()
    built = build(options, heard, report)
    assert heard.words[0] == "cutting 3"
    assert sorted(heard.words[1:4]) == ["hall.jpg", "not bad.jpg", "yard.jpg"]
    # What visits begin with is drawn from its photograph when it is known where they begin.
    assert heard.words[4:] == ["beside 1", "hall.jpg", "placing"]
    assert built.report is report
    assert [one.name for one in report.left_out] == ["bad.jpg"]
    assert (report.stage("cutting").done, report.stage("beside").done) == (3, 1)
    assert report.scenes_reused == 0
    assert built.photographs == {"hall": "hall.jpg", "yard": "yard.jpg"}
    again = Heard()
    assert build(options, again).site.unchanged
    assert again.words == [], "a stage without steps is not told"


@pytest.mark.parametrize("until", ["cutting 3", "hall.jpg", "placing"])
def test_who_hears_may_cancel_and_go_on_later(options: Options, make_photo: MakePhoto, until: str) -> None:
    build(options, Silent())
    for seed, name in enumerate(("hall", "attic")):
        make_photo(options.photos.path / f"{name}.jpg", 10 + seed)
    site, packs = everything(options.site.path), set(options.work.files())
    until = "cutting 2" if until == "cutting 3" else until  # bad.jpg and yard.jpg are known by now
    with pytest.raises(Cancelled):
        build(options, Heard(until, Cancelled))
    assert everything(options.site.path) == site
    assert packs <= set(options.work.files()), "what is done is kept"
    done = build(options, Silent())
    assert len(done.tour.scenes) == 3
    assert done.report.stage("cutting").done <= {"cutting 2": 2, "hall.jpg": 1, "placing": 0}[until]
    assert {path.name for path in options.site.path.parent.iterdir()} == {"photos", "site", "site.work"}


def test_a_build_that_fails_has_told_what_it_found(options: Options) -> None:
    for name in ("hall", "yard"):
        (options.photos.path / f"{name}.jpg").unlink()
    (options.photos.path / "museum.toml").unlink()
    (options.photos.path / "tour.json").write_text('{"tiles": []}')
    report = Report()
    with pytest.raises(JetisuError) as failed:
        build(options, Silent(), report)
    assert failed.value.code == "nothing-to-show"
    assert [(one.name, one.code) for one in report.left_out] == [("bad.jpg", "not-a-picture")]
    assert [(one.name, one.code) for one in report.notes] == [("tour.json", "document-foreign")]
    assert not options.site.path.exists()


def test_links_are_the_same_way_and_stop_early(options: Options) -> None:
    heard = Heard()
    links = find_links(LinkOptions(options.photos, options.work, language="ru", workers=1), heard)
    assert heard.words[0] == "looking 3"
    assert heard.words[-2] == "comparing 1"
    assert links.linking.ids == ("hall", "yard")
    assert [one.name for one in links.report.unlinked] == ["bad.jpg"]
    assert links.report.stage("cutting").done == 0
    built = build(Options(options.photos, options.site, options.work, workers=1), again := Heard())
    assert [word for word in again.words if word[0] in "lc"] == ["cutting 3"]
    assert built.report.stage("looking").done == 0, "what one has found the other has"


def test_a_search_for_links_goes_on_in_the_work_folder_of_the_build(options: Options) -> None:
    (options.photos.path / "bad.jpg").unlink()
    build(Options(options.photos, options.site, options.work, workers=1), Silent())
    kept, own = work_for_links(options.photos)
    assert (kept.shown(), own) == (options.work.shown(), False)
    links = find_links(LinkOptions(options.photos, kept, language="ru", workers=1), heard := Heard())
    assert links.linking.ids == ("hall", "yard")
    assert heard.words == [], "the build has looked at both and compared them"


def test_small_pictures_are_one_sentence(options: Options, make_photo: MakePhoto) -> None:
    make_photo(Path(options.photos.address) / "large.jpg", 3, 4096, 2048)
    report = Report()
    build(options, Silent(), report)
    soft = [note.message for note in report.notes if note.code == "soft-pictures"]
    assert len(soft) == 1
    for text in soft[0].values():
        assert "hall.jpg" in text
        assert "yard.jpg" in text
        assert "large.jpg" not in text
    assert "нерезкими" in soft[0]["ru"]


def test_visits_begin_with_a_door_in_sight_and_the_page_shows_just_that(options: Options) -> None:
    words = options.photos.path / "museum.toml"
    ways = "[[links]]\nfrom = 'hall'\nto = 'yard'\nyaw = 140.0\nboth = true\narrival = { yaw = 20.0 }\n"
    words.write_text("title = 'Музей'\n\n" + ways, "utf-8")
    hall, yard = build(options, Silent()).tour.scenes
    assert (hall.view.yaw, hall.view.origin) == (140.0, "none"), "nobody chose it: who walks in looks onward"
    assert hall.glimpse is not None
    assert hall.glimpse.shows(hall.view)
    assert yard.view.yaw == 0
    assert yard.glimpse is None, "no visit begins there"
    # Somebody chooses.
    words.write_text("[[scenes]]\nfile = 'hall.jpg'\nview = { yaw = -90.0 }\n\n" + ways, "utf-8")
    hall, _ = build(options, Silent()).tour.scenes
    assert hall.view.yaw == -90
    assert hall.glimpse is not None
    assert hall.glimpse.shows(hall.view)


def test_of_a_part_of_a_sphere_there_is_no_picture_of_what_one_sees_first(options: Options) -> None:
    """Where one may look there depends on the screen."""
    words = options.photos.path / "museum.toml"
    words.write_text("[[scenes]]\nfile = 'hall.jpg'\ncoverage = { horizontal = 180.0 }\n", "utf-8")
    hall, _ = build(options, Silent()).tour.scenes
    assert hall.limits is not None
    assert hall.glimpse is None
