"""Nothing that somebody else made is removed, renamed or written to, whatever it is called."""

import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jetisu360.build.work_folder import WorkMisplaced, check_work
from jetisu360.files import aside
from jetisu360.files.lock import LockNotOurs, PlaceBusy, PlaceLock
from jetisu360.publish.deploy import place as place_module
from jetisu360.publish.deploy import region as region_place
from jetisu360.publish.deploy import swap as exchange
from jetisu360.publish.deploy.bucket import place_in_bucket
from jetisu360.publish.deploy.manifest import Manifest, read_manifest
from jetisu360.publish.deploy.ours import SiteHoldsForeign
from jetisu360.publish.deploy.place import SiteNotOurs, check_place, place
from jetisu360.storage import Folder

MakeTour = Callable[..., Any]
TOKEN = "0123456789abcdef"
posix = pytest.mark.skipif(os.name != "posix", reason="links and pipes are POSIX")


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waiting for the disk is not what is tested here."""
    monkeypatch.setattr(place_module, "sync", lambda folder: None)
    monkeypatch.setattr(os, "fsync", lambda handle: None)


def put(site: Path, made: Any, build: str = "one") -> Any:
    tour, packed, work = made
    with PlaceLock(site):
        aside.recover(site)
        return place(site, tour, packed, work, [("index.html", build.encode())], build)


def tree(folder: Path) -> dict[str, str]:
    """Every entry below: its kind, and its text or where it leads."""
    found = {}
    for path in sorted(folder.rglob("*")):
        mode = path.lstat().st_mode
        what = path.readlink() if stat.S_ISLNK(mode) else path.read_text() if stat.S_ISREG(mode) else ""
        found[path.relative_to(folder).as_posix()] = f"{stat.S_IFMT(mode):o} {what}"
    return found


@pytest.mark.parametrize("way", ["exchange", "renames"])
@pytest.mark.parametrize("there", [True, False], ids=["site", "no-site"])
def test_neighbours_of_a_site_stay_as_they_are(
    tmp_path: Path, make_tour: MakeTour, monkeypatch: pytest.MonkeyPatch, way: str, there: bool
) -> None:
    if way == "renames":
        monkeypatch.setattr(exchange, "_exchange", lambda one, other: False)
    place_there = tmp_path / "served"
    site = place_there / "site"
    theirs = [
        *("site.old", "site.staging-1", "site.staging-backup", ".site.staging-77", "site.lock.d"),
        *(f".site.jetisu360-aside-{TOKEN}", f".site.jetisu360-aside-{TOKEN[::-1]}", "site.part"),
        *(f".site.jetisu360-aside-{TOKEN}0", f".other.jetisu360-aside-{TOKEN}"),
    ]
    for name in theirs:
        (place_there / name).mkdir(parents=True)
        (place_there / name / "thesis.docx").write_text("years of work")
    # Named like ours and marked, but for another site; and a mark that is not one.
    (place_there / theirs[6] / aside.MARK).write_text(json.dumps({"program": "Jetisu 360", "for": "other"}))
    (place_there / theirs[5] / aside.MARK).write_text('{"for": "site"}')
    (place_there / "site.lock").write_text("important")
    made = make_tour("a")
    before = tree(place_there)
    if there:
        put(site, made)
    put(site, make_tour("b"), "two")
    after = {name: what for name, what in tree(place_there).items() if name.split("/")[0] != "site"}
    assert after == before


@posix
def test_a_link_named_like_a_folder_of_ours_is_not_followed(tmp_path: Path, make_tour: MakeTour) -> None:
    real = tmp_path / "real"
    real.mkdir()
    (real / aside.MARK).write_text(json.dumps({"program": "Jetisu 360", "for": "site"}))
    (real / "new").mkdir()
    (tmp_path / f".site.jetisu360-aside-{TOKEN}").symlink_to(real)
    put(tmp_path / "site", make_tour("a"))
    assert {path.name for path in real.iterdir()} == {aside.MARK, "new"}
    assert (tmp_path / f".site.jetisu360-aside-{TOKEN}").is_symlink()


def test_what_a_killed_command_left_goes_with_the_next_one_for_the_same_place(tmp_path: Path) -> None:
    one, other = tmp_path / "site", tmp_path / "site2"
    (aside.set_aside(one) / aside.NEW).mkdir()
    (aside.set_aside(other) / aside.NEW).mkdir()
    just_made = tmp_path / f".site.jetisu360-aside-{TOKEN}"
    just_made.mkdir()  # killed before it was marked
    half_marked = tmp_path / f".site.jetisu360-aside-{TOKEN[::-1]}"
    half_marked.mkdir()
    (half_marked / aside.MARK).touch()
    aside.recover(one)
    assert [path.name[: len(".site2.")] for path in tmp_path.iterdir()] == [".site2."]
    aside.recover(other)
    assert not list(tmp_path.iterdir())


def test_the_old_one_comes_back_only_where_nothing_stands(tmp_path: Path) -> None:
    site = tmp_path / "site"
    for wanted in ("theirs", "old"):
        folder = aside.set_aside(site)
        (folder / aside.OLD).mkdir()
        (folder / aside.OLD / "old").touch()
        if wanted == "theirs":
            site.mkdir()
            (site / "theirs").touch()
        aside.recover(site)
        assert [path.name for path in site.iterdir()] == [wanted]
        assert [path.name for path in tmp_path.iterdir()] == ["site"]
        (site / wanted).unlink()
        site.rmdir()


def test_the_mark_goes_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A removal that is stopped half-way leaves something that is still known for ours."""
    folder = aside.set_aside(tmp_path / "site")
    for name in ("a", "b"):
        (folder / name).mkdir()
    removed: list[str] = []

    def stops(path: Path) -> None:
        removed.append(path.name)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(aside, "_remove", stops)
        with pytest.raises(KeyboardInterrupt):
            aside.discard(folder)
    assert removed in (["a"], ["b"])
    aside.recover(tmp_path / "site")
    assert not folder.exists()


def test_a_very_long_name_has_room_for_what_is_beside_it(tmp_path: Path, make_tour: MakeTour) -> None:
    site = tmp_path / ("ұ" * 125)
    put(site, make_tour("a"))
    (aside.set_aside(site) / aside.NEW).mkdir()
    put(site, make_tour("b"), "two")
    assert {path.name for path in tmp_path.iterdir()} == {site.name, "work"}


LOCKS: dict[str, Callable[[Path, Path], object]] = {
    "text": lambda lock, target: lock.write_text("important"),
    "number": lambda lock, target: lock.write_text("4711\n"),
    "link": lambda lock, target: lock.symlink_to(target),
    "dangling": lambda lock, target: lock.symlink_to(target.with_name("nothing")),
    "second name": lambda lock, target: os.link(target, lock),
    "folder": lambda lock, target: lock.mkdir(),
    "pipe": lambda lock, target: os.mkfifo(lock),
}


@posix
@pytest.mark.parametrize("kind", LOCKS)
def test_a_lock_of_somebody_else_is_neither_emptied_nor_followed_nor_removed(
    tmp_path: Path, kind: str
) -> None:
    target = tmp_path / "target.txt"
    target.touch() if kind == "second name" else target.write_text("important")
    LOCKS[kind](PlaceLock(tmp_path / "site").path, target)
    before = tree(tmp_path)
    with pytest.raises(LockNotOurs), PlaceLock(tmp_path / "site"):
        pass
    assert tree(tmp_path) == before


def test_a_lock_that_a_killed_command_left_is_taken_over(tmp_path: Path) -> None:
    for text in ("", "jetisu360 4711\n"):
        PlaceLock(tmp_path / "site").path.write_text(text)
        with PlaceLock(tmp_path / "site") as lock:
            assert lock.path.read_text() == f"jetisu360 {os.getpid()}\n"
        assert not list(tmp_path.iterdir())


def test_two_places_do_not_lock_each_other_and_one_locks_itself(tmp_path: Path) -> None:
    script = (
        "import sys, time\nfrom pathlib import Path\nfrom jetisu360.files.lock import PlaceLock\n"
        "with PlaceLock(Path(sys.argv[1])):\n    print('locked', flush=True)\n    time.sleep(60)"
    )
    words = [sys.executable, "-c", script, str(tmp_path / "site")]
    other = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None
    other.stdout.readline()
    try:
        with PlaceLock(tmp_path / "site2"):
            pass
        with pytest.raises(PlaceBusy, match=str(other.pid)), PlaceLock(tmp_path / "site"):
            pass
    finally:
        other.kill()
        other.wait()
    with PlaceLock(tmp_path / "site"):
        pass
    assert not list(tmp_path.iterdir())


SHA = "0" * 64
FOREIGN = {
    "empty list": {"files": {}},
    "a key": {"build": "x", "files": {}},
    "web app": {"name": "Notes", "icons": [], "start_url": "."},
    "extension": {"manifest_version": 3, "name": "x", "version": "1"},
    "bundler": {"files": {"main.js": "/static/main.js"}, "entrypoints": []},
    "sums": {"files": {"thesis.docx": {"sha256": SHA, "size": 7}}},
    "sums and key": {"build": "x", "files": {"thesis.docx": {"sha256": SHA, "size": 7}}},
    "no sums": {"build": "x", "files": {"tour.json": {"sha256": "?", "size": "7"}}},
    "list": [],
    "nothing": None,
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_a_manifest_of_another_program_makes_no_site(tmp_path: Path, kind: str) -> None:
    photos, site = tmp_path / "photos", tmp_path / "site"
    photos.mkdir()
    site.mkdir()
    (site / "manifest.json").write_text(json.dumps(FOREIGN[kind]))
    (site / "thesis.docx").touch()
    for more in ("tour.json", "region.json"):
        with pytest.raises(SiteNotOurs):
            check_place(Folder.at(photos), Folder.at(site))
        with pytest.raises(SiteNotOurs):
            region_place.check_place(Folder.at(photos), Folder.at(site))
        (site / more).write_text("{}")


@pytest.mark.parametrize("name", [".git", ".ssh", ".thesis.docx"])
def test_a_folder_of_hidden_files_is_not_empty(tmp_path: Path, name: str) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "site" / name).mkdir(parents=True)
    for check in (check_place, region_place.check_place):
        with pytest.raises(SiteNotOurs):
            check(Folder.at(tmp_path / "photos"), Folder.at(tmp_path / "site"))


def test_a_site_of_the_first_days_is_built_in_place(tmp_path: Path, make_tour: MakeTour) -> None:
    """Its manifest did not name the program."""
    site = tmp_path / "site"
    put(site, make_tour("a"))
    record = json.loads((site / "manifest.json").read_text())
    del record["program"]
    (site / "manifest.json").write_text(json.dumps(record))
    (tmp_path / "photos").mkdir()
    check_place(Folder.at(tmp_path / "photos"), Folder.at(site))
    (site / "tour.json").unlink()  # the way to repair a site is to delete what is wrong with it
    check_place(Folder.at(tmp_path / "photos"), Folder.at(site))
    put(site, make_tour("b"), "two")
    assert json.loads((site / "manifest.json").read_text())["program"] == "Jetisu 360"


@pytest.mark.parametrize("way", ["exchange", "renames"])
def test_what_a_keeper_puts_into_a_site_stays_in_it(
    tmp_path: Path, make_tour: MakeTour, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    if way == "renames":
        monkeypatch.setattr(exchange, "_exchange", lambda one, other: False)
    site = tmp_path / "site"
    put(site, make_tour("a", "b"))
    old_tiles = next(site.glob("scenes/room-1/*"))
    theirs = {".git/HEAD": "ref", "CNAME": "museum.kz", "scenes/notes.txt": "x", "kk/x/y/z.txt": "deep"}
    theirs |= {f"{old_tiles.relative_to(site).as_posix()}/mine.txt": "among old tiles"}
    for name, text in theirs.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text)
    (site / ".git" / "empty").mkdir()
    if os.name == "posix":
        (site / "link").symlink_to("CNAME")
        (site / "folder-link").symlink_to(".git")
    for build in ("two", "three"):
        put(site, make_tour(build), build)
        assert {name: (site / name).read_text() for name in theirs} == theirs
        assert (site / ".git" / "empty").is_dir()
        assert os.name != "posix" or ((site / "link").is_symlink() and (site / "folder-link").is_symlink())
    manifest = read_manifest(Folder(str(site)))
    assert manifest is not None
    assert not set(theirs) & set(manifest.files)
    assert [path.name for path in old_tiles.iterdir()] == ["mine.txt"], "the old tiles are gone"


def test_where_a_keepers_file_is_in_the_way_nothing_is_done(tmp_path: Path, make_tour: MakeTour) -> None:
    site = tmp_path / "site"
    tour, packed, work = make_tour("a")
    put(site, (tour, packed, work))
    (site / "robots.txt").write_text("mine")
    with pytest.raises(SiteHoldsForeign, match=r"robots\.txt"):
        place(site, tour, packed, work, [("robots.txt", b"ours")], "two")
    assert (site / "robots.txt").read_text() == "mine"
    assert (site / "index.html").read_text() == "one"
    assert {path.name for path in tmp_path.iterdir()} == {"site", "work"}


def test_what_takes_the_sites_place_during_the_work_is_not_replaced(
    tmp_path: Path, make_tour: MakeTour, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"

    def meanwhile(folder: Path) -> None:
        site.mkdir()
        (site / "thesis.docx").write_text("years of work")

    monkeypatch.setattr(place_module, "sync", meanwhile)
    with pytest.raises(SiteNotOurs):
        put(site, make_tour("a"))
    assert tree(site) == {"thesis.docx": "100000 years of work"}
    assert {path.name for path in tmp_path.iterdir()} == {"site", "work"}


def test_in_a_bucket_only_what_is_ours_goes(make_tour: MakeTour) -> None:
    site = Folder("memory://nobodys/site")
    theirs = {
        *("media/film.mp4", "data/kk/visitors.json", "assets/logo.svg", "scenes/notes.txt", "search/x.txt"),
        *("data/private.json", "thesis.docx"),
    }
    left = {"scenes/hall/0123abcd/0/f/0_0.webp", "media/a.0123abcd.jpg", "data/kk/hall.0123abcd.json.br"}

    def send(*marks: str) -> None:
        tour, packed, work = make_tour(*marks)
        place_in_bucket(site, tour, packed, work, [("index.html", b"page")], marks[-1])

    send("a", "b")
    site.write_many(dict.fromkeys(theirs | left, b"x"))
    send("a", "c")
    manifest = read_manifest(site)
    assert manifest is not None
    assert set(site.files()) == theirs | {"manifest.json", *manifest.files}
    assert manifest.ours


def test_a_foreign_manifest_in_a_bucket_is_not_ours() -> None:
    photos = Folder("memory://nobodys/photos")
    for number, record in enumerate(FOREIGN.values()):
        site = Folder(f"memory://nobodys/foreign-{number}")
        site.write_many({"manifest.json": json.dumps(record).encode(), "thesis.docx": b"x"})
        with pytest.raises(SiteNotOurs):
            check_place(photos, site)
    begun = Folder("memory://nobodys/begun")
    first_days = b'{\n"build": "",\n"files": {}\n}\n'
    begun.write_many({"manifest.json": first_days, "scenes/a/0123abcd/x.webp": b"x"})
    check_place(photos, begun)
    again = Folder("memory://nobodys/again")
    again.write_many({"manifest.json": Manifest().as_json()})
    check_place(photos, again)


@pytest.mark.parametrize(
    ("work", "right"),
    [
        *(("site", False), ("site/work", False), ("photos", False), ("link/work", False)),
        *(("photos/.work", False), ("site.work", True), (".", True), ("new", True)),
    ],
)
def test_the_work_folder_is_not_the_photographs_nor_in_the_site(
    tmp_path: Path, work: str, right: bool
) -> None:
    for name in ("photos", "site"):
        (tmp_path / name).mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "site")
    words = [Folder.at(tmp_path / name) for name in (work, "photos", "site")]
    if right:
        check_work(*words)
    else:
        with pytest.raises(WorkMisplaced):
            check_work(*words)
    with pytest.raises(WorkMisplaced):
        check_work(Folder("s3://b/photos"), Folder("s3://b/photos"))
