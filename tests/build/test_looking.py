"""Faces are looked for once in each picture; what nobody has decided on is told, or keeps the site back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from jetisu360.build.left_out import LeftOut
from jetisu360.build.options import Options, PrivacyOptions
from jetisu360.build.pipeline import build
from jetisu360.build.privacy import find_private
from jetisu360.build.progress import Silent
from jetisu360.build.report import Report
from jetisu360.errors import JetisuError
from jetisu360.panorama.privacy import centerface
from jetisu360.panorama.privacy.region import Box, Proposal, Region
from jetisu360.storage import Folder

from ..here import Here
from .heard import Heard

MakePhoto = Callable[..., Path]
FACE = Proposal("face", Region(12.5, -3.25, 4, 5), 0.9)
SMALL = Proposal("face", Region(-120, 10, 2, 2), 0.4)
HINT = Proposal("person", Region(40, -10, 8, 30), 0.6)
IN_CLOSE_UP = Proposal("face", Box(10, 20, 30, 40), 0.8)


class Finder:
    """In place of the detector: what it finds in every photograph and in every flat picture."""

    def __init__(self) -> None:
        self.found: list[Proposal] = [SMALL, FACE]
        self.found_flat: list[Proposal] = []
        self.looks = 0
        self.fails_at: set[int] = set()
        """Mean brightness of the pictures in which it stumbles."""

    def find(self, pixels: np.ndarray, crop: object) -> list[Proposal]:
        assert crop is not None
        return self._looked(pixels, self.found)

    def find_flat(self, pixels: np.ndarray) -> list[Proposal]:
        return self._looked(pixels, self.found_flat)

    def _looked(self, pixels: np.ndarray, found: list[Proposal]) -> list[Proposal]:
        self.looks += 1
        if round(float(pixels.mean())) in self.fails_at:
            raise RuntimeError("stumbled")
        return found


@pytest.fixture
def finder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Finder]:
    found = Finder()
    monkeypatch.setattr("jetisu360.build.context.LocalRunner", Here)
    monkeypatch.setattr("jetisu360.panorama.privacy.find.find", found.find)
    monkeypatch.setattr("jetisu360.panorama.privacy.find.find_flat", found.find_flat)
    return found


@pytest.fixture
def options(tmp_path: Path, make_photo: MakePhoto, finder: Finder) -> Options:
    for seed, name in enumerate(("hall", "yard")):
        make_photo(tmp_path / "photos" / f"{name}.jpg", seed)
    write(tmp_path, "")
    places = [Folder.at(tmp_path / name) for name in ("photos", "site", "site.work")]
    return Options(*places, workers=1, links=False, privacy="tell")


def write(root: Path, text: str) -> None:
    """museum.toml: a hall with a title and whatever `text` adds to it."""
    head = '[[scenes]]\nfile = "hall.jpg"\ntitle = {kk = "Зал", ru = "Зал", en = "The hall"}\n'
    (root / "photos" / "museum.toml").write_text(head + text, "utf-8")


def table(kind: str, proposal: Proposal, photo: Path | None = None) -> str:
    """A decision, as a keeper's file has it."""
    values = "".join(f"{name} = {value}\n" for name, value in vars(proposal.where).items())
    digits = f'photo = "{digest(photo)[:12]}"\n' if photo else ""
    return f"[[scenes.{kind}]]\n{values}{digits}"


def digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def everything(folder: Path) -> dict[str, str]:
    return {str(path): digest(path) for path in sorted(folder.rglob("*")) if path.is_file()}


def of(options: Options) -> PrivacyOptions:
    return PrivacyOptions(options.photos, options.work, workers=1)


def codes(notes: list[LeftOut]) -> list[str]:
    return [note.code for note in notes if note.code != "soft-pictures"]


def test_each_picture_with_what_is_open_in_it(
    options: Options, finder: Finder, media_files: ModuleType
) -> None:
    root = options.photos.path.parent
    (root / "photos" / "warrior.jpg").write_bytes(media_files.picture(300, 200))
    labels = '[[scenes.labels]]\nyaw = 3\nobject = "warrior"\n'
    thing = '[[objects]]\nid = "warrior"\ntitle = {kk = "Алтын адам"}\npictures = ["warrior.jpg"]\n'
    write(root, table("blur", FACE) + labels + thing)
    finder.found_flat = [IN_CLOSE_UP]
    finder.found = [SMALL, HINT, FACE]
    looked = find_private(of(options), Silent())
    hall, yard, warrior = looked.pictures
    assert (hall.name, hall.id, hall.title["en"], hall.flat) == ("hall.jpg", "hall", "The hall", False)
    assert hall.sha256 == digest(root / "photos" / "hall.jpg")
    assert hall.blurred == (FACE.where,)
    assert hall.open == (SMALL, HINT), "finds before hints"
    assert yard.open == (FACE, SMALL, HINT), "the likeliest first"
    assert (warrior.flat, warrior.id, warrior.title["kk"]) == (True, "", "Алтын адам")
    assert warrior.open == (IN_CLOSE_UP,)
    assert (hall.seen.width, hall.seen.height, warrior.seen.width) == (1024, 512, 300)
    assert not options.site.path.exists()


def test_what_is_decided_of_a_close_up_holds_for_its_copy(
    options: Options, finder: Finder, media_files: ModuleType
) -> None:
    root, finder.found, finder.found_flat = options.photos.path.parent, [], [IN_CLOSE_UP]
    for name in ("bust.jpg", "again.jpg"):
        (root / "photos" / name).write_bytes(media_files.picture(300, 200))
    thing = '[[objects]]\nid = "bust"\ntitle = {kk = "Мүсін"}\npictures = ["bust.jpg", "again.jpg"]\n'
    box = "".join(f"{name} = {value}\n" for name, value in vars(IN_CLOSE_UP.where).items())
    write(root, f"{thing}[[pictures]]\nfile = 'bust.jpg'\n[[pictures.blur]]\n{box}")
    looked = find_private(of(options), Silent())
    assert [(picture.name, picture.open) for picture in looked.pictures if picture.flat] == [
        ("bust.jpg", ()),
        ("again.jpg", ()),
    ]
    assert finder.looks == 3, "the same content is looked at once"


def test_a_picture_is_looked_at_once(options: Options, finder: Finder, make_photo: MakePhoto) -> None:
    root = options.photos.path.parent
    find_private(of(options), Silent())
    assert finder.looks == 2
    write(root, "level = {pitch = 3, roll = 1}\n" + table("keep", FACE) + table("blur", SMALL))
    looked = find_private(of(options), again := Heard())
    assert (finder.looks, again.words) == (2, []), "neither a level nor a decision changes what was found"
    assert looked.pictures[0].open == ()
    write(root, "coverage = {horizontal = 360, vertical = 180}\n")
    find_private(of(options), Silent())
    assert finder.looks == 3, "what it covers does"
    make_photo(root / "photos" / "yard.jpg", 7)
    build(options, heard := Heard())
    assert (finder.looks, heard.words[:2]) == (4, ["privacy 1", "yard.jpg"])


def test_what_was_seen_of_another_photograph_holds_no_longer(
    options: Options, finder: Finder, make_photo: MakePhoto
) -> None:
    root = options.photos.path.parent
    hall = root / "photos" / "hall.jpg"
    write(root, table("keep", FACE, hall) + table("blur", SMALL, hall))
    assert find_private(of(options), Silent()).pictures[0].open == ()
    make_photo(hall, 9)
    report = Report()
    looked = find_private(of(options), Silent(), report)
    assert (looked.pictures[0].open, looked.pictures[0].void) == ((FACE,), 1), "a blur still blurs"
    assert codes(report.notes) == ["privacy-decisions-void"]
    assert "The hall” (1)" in report.notes[0].say("en")


def test_a_build_tells_and_a_strict_one_leaves_the_old_site(options: Options, finder: Finder) -> None:
    built = build(options, Silent())
    (note,) = [note for note in built.report.notes if note.code == "privacy-undecided"]
    assert "4 faces. Where" in note.say("en")
    assert "“The hall” (2), “Yard” (2)" in note.say("en")
    command = f"jetisu360 privacy {options.photos.shown()} --review --work {options.work.shown()}"
    assert note.say("kk").endswith(command)
    site = everything(options.site.path)
    with pytest.raises(JetisuError) as refused:
        build(replace(options, privacy="strict", title="New"), heard := Heard())
    assert refused.value.code == "privacy-strict"
    assert refused.value.say("ru").endswith(command)
    assert (heard.words, everything(options.site.path)) == ([], site)
    everywhere = "".join(table("blur", proposal) for proposal in finder.found)
    yard = f'[[scenes]]\nfile = "yard.jpg"\n{everywhere}'
    write(options.photos.path.parent, everywhere + yard)
    done = build(replace(options, privacy="strict", title="New"), Silent())
    assert codes(done.report.notes) == []
    assert finder.looks == 2


def test_a_first_strict_build_makes_nothing(options: Options, finder: Finder) -> None:
    with pytest.raises(JetisuError):
        build(replace(options, privacy="strict"), heard := Heard())
    assert [word for word in heard.words if word.startswith(("cutting", "placing"))] == []
    assert not options.site.path.exists()


def test_hints_are_told_and_keep_nothing_back(options: Options, finder: Finder) -> None:
    finder.found = [HINT]
    built = build(replace(options, privacy="strict"), Silent())
    assert codes(built.report.notes) == ["privacy-hints"]
    assert options.site.path.is_dir()


def test_who_wants_no_look_gets_none(options: Options, finder: Finder) -> None:
    built = build(replace(options, privacy="skip"), heard := Heard())
    assert (finder.looks, built.report.looked, codes(built.report.notes)) == (0, None, [])
    assert heard.words[0] == "cutting 2"


def test_what_could_not_be_looked_at_is_told_and_keeps_a_strict_site_back(
    options: Options, finder: Finder
) -> None:
    from jetisu360.panorama.read.photo import read_photo

    hall = options.photos.path / "hall.jpg"
    finder.fails_at = {round(float(read_photo(hall.read_bytes(), "hall.jpg").pixels.mean()))}
    finder.found = []
    report = Report()
    built = build(options, Silent(), report)
    assert len(built.tour.scenes) == 2, "it is a good photograph"
    assert report.left_out == []
    assert codes(report.notes) == ["privacy-not-looked-at"]
    site = everything(options.site.path)
    with pytest.raises(JetisuError) as refused:
        build(replace(options, privacy="strict", title="New"), Silent())
    assert refused.value.code == "privacy-strict-not-looked-at"
    assert "hall.jpg" in refused.value.say("kk")
    assert everything(options.site.path) == site


def test_what_is_no_photograph_is_said_once_and_opened_once(
    options: Options, finder: Finder, media_files: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    (options.photos.path / "bad.jpg").write_text("text")
    (options.photos.path / "flat.jpg").write_bytes(media_files.picture(300, 200))
    reads: list[str] = []
    read = Folder.read
    monkeypatch.setattr(
        Folder, "read", lambda self, name, *more: reads.append(name) or read(self, name, *more)
    )
    everywhere = "".join(table("blur", proposal) for proposal in finder.found)
    yard = f'[[scenes]]\nfile = "yard.jpg"\n{everywhere}'
    write(options.photos.path.parent, everywhere + yard)
    report = Report()
    build(replace(options, privacy="strict"), heard := Heard(), report)
    assert [(one.name, one.code) for one in report.left_out] == [
        ("bad.jpg", "not-a-picture"),
        ("flat.jpg", "flat-photo"),
    ]
    assert codes(report.notes) == [], "what no visitor sees need not be looked at"
    # (Looked at, cut, and drawn as visits begin with it.)
    assert (reads.count("bad.jpg"), reads.count("hall.jpg")) == (1, 3)
    assert {"privacy 4", "not bad.jpg", "cutting 2"} <= set(heard.words)
    looked = Report()
    find_private(of(options), Silent(), looked)
    assert [one.name for one in looked.left_out] == ["bad.jpg", "flat.jpg"]


def test_what_the_command_has_looked_at_a_build_takes_over(options: Options, finder: Finder) -> None:
    beside = options.photos.beside(".work")
    find_private(PrivacyOptions(options.photos, beside, workers=1), Silent())
    assert finder.looks == 2
    built = build(options, Silent())
    assert finder.looks == 2
    assert codes(built.report.notes) == ["privacy-undecided"]


def test_a_look_that_a_disk_has_damaged_is_taken_again(options: Options, finder: Finder) -> None:
    find_private(of(options), Silent())
    for pack in options.work.path.glob("*.zip"):
        pack.write_bytes(pack.read_bytes()[:40])
    assert len(find_private(of(options), Silent()).pictures[0].open) == 2
    assert finder.looks == 4


@pytest.mark.parametrize("until", ["privacy 2", "hall.jpg"])
def test_it_can_be_cancelled_and_goes_on(options: Options, finder: Finder, until: str) -> None:
    with pytest.raises(KeyboardInterrupt):
        build(options, Heard(until))
    assert not options.site.path.exists()
    build(options, Silent())
    assert finder.looks == 2, "what was looked at is kept"


def test_a_damaged_detector_is_nobodys_photograph(
    options: Options, make_photo: MakePhoto, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(replace(options, privacy="skip"), Silent())
    site, report = everything(options.site.path), Report()
    monkeypatch.undo()
    monkeypatch.setattr("jetisu360.build.context.LocalRunner", Here)
    monkeypatch.setattr(centerface, "SHA256", "0" * 64)
    monkeypatch.setattr(centerface, "_kept", type("", (), {})())
    for choice in ("tell", "strict"):
        with pytest.raises(JetisuError) as stopped:
            build(replace(options, privacy=choice, title="New"), Silent(), report)  # type: ignore[arg-type]
        assert stopped.value.code == "detector-damaged"
    assert (report.left_out, codes(report.notes)) == ([], [])
    assert everything(options.site.path) == site
    build(replace(options, privacy="skip", title="New"), Silent())


def test_nothing_to_look_at_is_a_sentence(options: Options, finder: Finder) -> None:
    for name in ("hall", "yard"):
        (options.photos.path / f"{name}.jpg").write_text(f"text of {name}")
    report = Report()
    with pytest.raises(JetisuError) as stopped:
        find_private(of(options), Silent(), report)
    assert stopped.value.code == "nothing-to-show"
    assert codes(report.left_out) == ["not-a-picture"] * 2
    for path in options.photos.path.iterdir():
        path.unlink()
    with pytest.raises(JetisuError) as stopped:
        find_private(of(options), Silent())
    assert stopped.value.code == "no-photographs"
