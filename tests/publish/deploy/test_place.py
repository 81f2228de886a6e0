"""A site is exchanged as a whole: killed at any moment, the old one or the new one is there, and whole."""

import hashlib
import json
import os
import random
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jetisu360.build.run.local import DiskFull
from jetisu360.files import aside
from jetisu360.files.lock import PlaceBusy, PlaceLock
from jetisu360.publish.deploy import swap as exchange
from jetisu360.publish.deploy.manifest import read_manifest, up_to_date
from jetisu360.publish.deploy.place import (
    SiteInPhotographs,
    SiteNotOurs,
    SiteNotReplaceable,
    check_place,
    place,
)
from jetisu360.publish.kept import Later
from jetisu360.storage import Folder

MakeTour = Callable[..., Any]


def contents(site: Path) -> dict[str, bytes]:
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


def whole(site: Path) -> str:
    """Asserts that all files of the manifest are there and right, and no others; returns the build's key."""
    files = contents(site)
    manifest = json.loads(files.pop("manifest.json"))
    assert set(files) == set(manifest["files"])
    for name, entry in manifest["files"].items():
        assert hashlib.sha256(files[name]).hexdigest() == entry["sha256"], name
    build: str = manifest["build"]
    return build


def put(site: Path, made: Any, build: str, page: bytes = b"<!doctype html>") -> Any:
    tour, packed, work = made
    return place(site, tour, packed, work, [("index.html", page), ("kk/index.html", page)], build)


def test_a_new_site_has_everything_and_nothing_else(tmp_path: Path, make_tour: MakeTour) -> None:
    site = tmp_path / "сайт бір"
    placed = put(site, make_tour("a", "b"), "one")
    assert whole(site) == "one"
    assert (site / "scenes/room-0" / b"a".hex().ljust(8, "0") / "0/f/0_0.webp").is_file()
    assert placed.files == len(contents(site)) - 1
    assert {path.name for path in tmp_path.iterdir()} == {"сайт бір", "work"}


def test_unchanged_pictures_are_the_same_files(tmp_path: Path, make_tour: MakeTour) -> None:
    site = tmp_path / "site"
    put(site, make_tour("a", "b"), "one")
    inodes = {name: (site / name).stat().st_ino for name in contents(site) if "room-0" in name}
    placed = put(site, make_tour("a", "c"), "two", b"new")
    assert whole(site) == "two"
    assert placed.kept == len(inodes) == 8
    assert {name: (site / name).stat().st_ino for name in inodes} == inodes
    assert (site / "index.html").read_bytes() == b"new"


def test_a_picture_that_was_altered_is_made_again_not_linked(tmp_path: Path, make_tour: MakeTour) -> None:
    site = tmp_path / "site"
    made = make_tour("a")
    put(site, made, "one")
    tile = next(site.rglob("0_0.webp"))
    tile.write_bytes(b"x" * tile.stat().st_size)
    assert up_to_date(Folder(str(site)), "one") is None
    put(site, made, "one")
    assert whole(site) == "one"
    assert up_to_date(Folder(str(site)), "one") is not None
    tile.unlink()
    assert up_to_date(Folder(str(site)), "one") is None
    assert up_to_date(Folder(str(site)), "two") is None


def test_two_renames_where_the_system_cannot_exchange(
    tmp_path: Path, make_tour: MakeTour, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange, "_exchange", lambda one, other: False)
    site = tmp_path / "site"
    put(site, make_tour("a"), "one")
    put(site, make_tour("b"), "two")
    assert whole(site) == "two"
    assert {path.name for path in tmp_path.iterdir()} == {"site", "work"}


def test_a_stop_between_two_renames_is_mended(tmp_path: Path, make_tour: MakeTour) -> None:
    site = tmp_path / "site"
    put(site, make_tour("a"), "one")
    folder = aside.set_aside(site)
    site.rename(folder / aside.OLD)
    (aside.set_aside(site) / aside.NEW).mkdir()
    aside.recover(site)
    assert whole(site) == "one"
    assert {path.name for path in tmp_path.iterdir()} == {"site", "work"}


def test_a_link_to_the_site_stays_a_link(tmp_path: Path, make_tour: MakeTour) -> None:
    put(tmp_path / "real", make_tour("a"), "one")
    (tmp_path / "site").symlink_to(tmp_path / "real")
    put(tmp_path / "site", make_tour("b"), "two")
    assert (tmp_path / "site").is_symlink()
    assert whole(tmp_path / "real") == "two"


@pytest.mark.parametrize(("number", "kind"), [(28, DiskFull), (13, SiteNotReplaceable)])
def test_when_writing_fails_the_old_site_stays(
    tmp_path: Path, make_tour: MakeTour, monkeypatch: pytest.MonkeyPatch, number: int, kind: type[Exception]
) -> None:
    site = tmp_path / "site"
    put(site, make_tour("a"), "one")

    def fails(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("jetisu360.publish.deploy.place.sync", fails)
    with pytest.raises(kind):
        put(site, make_tour("b"), "two")
    assert whole(site) == "one"
    assert {path.name for path in tmp_path.iterdir()} == {"site", "work"}


def test_somebody_elses_folder_is_not_touched(tmp_path: Path) -> None:
    photos, site = tmp_path / "photos", tmp_path / "site"
    photos.mkdir()
    site.mkdir()
    check_place(Folder.at(photos), Folder.at(site))
    (site / ".DS_Store").touch()
    check_place(Folder.at(photos), Folder.at(site))
    (site / "thesis.doc").touch()
    with pytest.raises(SiteNotOurs):
        check_place(Folder.at(photos), Folder.at(site))
    (site / "manifest.json").write_text("{}")  # many programs write a file of that name
    with pytest.raises(SiteNotOurs):
        check_place(Folder.at(photos), Folder.at(site))
    (tmp_path / "file").touch()
    with pytest.raises(SiteNotOurs):
        check_place(Folder.at(photos), Folder.at(tmp_path / "file"))


@pytest.mark.parametrize("out", ["photos", "photos/site", ".", "photos/../photos/x", "link/site"])
def test_site_and_photographs_are_not_inside_each_other(tmp_path: Path, out: str) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "photos")
    with pytest.raises(SiteInPhotographs):
        check_place(Folder.at(tmp_path / "photos"), Folder.at(tmp_path / out))


def test_a_second_build_is_told_to_wait(tmp_path: Path) -> None:
    site = tmp_path / "site"
    script = "import sys, time; from pathlib import Path; from jetisu360.files.lock import PlaceLock\n"
    script += "with PlaceLock(Path(sys.argv[1])):\n    print('locked', flush=True); time.sleep(60)"
    other = subprocess.Popen([sys.executable, "-c", script, str(site)], stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None
    other.stdout.readline()
    with pytest.raises(PlaceBusy, match=str(other.pid)), PlaceLock(site):
        pass
    other.kill()
    other.wait()
    with PlaceLock(site):  # a killed build leaves no lock
        pass
    assert not list(tmp_path.iterdir())


FLIP = """
import sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[3])
from jetisu360.files import aside
from jetisu360.publish.kept import Later
from jetisu360.publish.deploy import swap as exchange
from jetisu360.files.lock import PlaceLock
from jetisu360.publish.deploy.place import place
import flip_tours
if sys.argv[4] == "renames":
    exchange._exchange = lambda one, other: False
site = Path(sys.argv[1])
made = flip_tours.make(Path(sys.argv[2]))
print("ready", flush=True)
while True:
    for build, (tour, packed, work, pages) in made.items():
        with PlaceLock(site):
            aside.recover(site)
            place(site, tour, packed, work, pages, build)
"""
TOURS = """
from jetisu360.tour.document.tour import read_tour
from jetisu360.build.made import PackedScene
from jetisu360.build.plan.scene_plan import PlannedScene
from jetisu360.tour.pack import read_pack
from jetisu360.storage import Folder

def make(folder):
    work = Folder(str(folder / "work"))
    made = {}
    for build in ("one", "two"):
        tour = read_tour((folder / f"{build}.json").read_bytes())
        packed = []
        for scene in tour.scenes:
            start = scene.tiles.path[-8:]
            key = next(p.stem for p in (folder / "work").iterdir() if p.stem.startswith(start))
            with work.open(f"{key}.zip") as file:
                packed.append(PackedScene(PlannedScene(scene.id, "a", {}), key, read_pack(file)))
        made[build] = (tour, packed, work, [("index.html", build.encode() * 2000)])
    return made
"""


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX")
@pytest.mark.parametrize("way", ["exchange", "renames"])
def test_killed_at_any_moment_there_is_always_a_whole_site(
    tmp_path: Path, make_tour: MakeTour, way: str
) -> None:
    """One process puts two tours in place in turn, as fast as it can, and is killed again and again."""
    for build, marks in (("one", ("a", "b")), ("two", ("a", "c"))):
        tour, _, _ = make_tour(*marks)
        (tmp_path / f"{build}.json").write_bytes(tour.as_json())
    (tmp_path / "flip.py").write_text(FLIP)
    (tmp_path / "flip_tours.py").write_text(TOURS)
    site = tmp_path / "served" / "site"
    put(site, make_tour("a", "b"), "one")
    luck = random.Random(360)
    seen = set()
    arguments = [str(tmp_path / "flip.py"), str(site), str(tmp_path), str(tmp_path), way]
    # A few; `benchmarks/kills.py` kills 200 times. On a busy machine they may all fall into the same half of
    # a turn: then there are more.
    for attempt in range(80):
        if attempt >= 5 and len(seen) == 2:
            break
        flipper = subprocess.Popen([sys.executable, *arguments], stdout=subprocess.PIPE, text=True)
        assert flipper.stdout is not None
        flipper.stdout.readline()
        time.sleep(luck.uniform(0, 0.12 + attempt / 100))
        flipper.kill()
        flipper.wait()
        if way == "renames" and not site.exists():
            # Between two renames there is a moment without a site; the next command brings the old one back.
            (old,) = [one / aside.OLD for one in aside.left_aside(site) if (one / aside.OLD).exists()]
            assert whole(old)
            aside.recover(site)
        seen.add(whole(site))
    with PlaceLock(site):
        aside.recover(site)
    assert {path.name for path in site.parent.iterdir()} == {"site"}
    assert seen == {"one", "two"}, "the kills came at different moments"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux exchanges in one call")
def test_a_visitor_never_finds_nothing(tmp_path: Path, make_tour: MakeTour) -> None:
    """While tours are put in place in turn, the page and the manifest can be opened at every moment."""
    site = tmp_path / "site"
    first, second = make_tour("a", "b"), make_tour("a", "c")
    put(site, first, "one")
    script = textwrap.dedent(
        """
        import sys
        from pathlib import Path
        before, changes = b"", 0
        while changes < 20:
            page = (Path(sys.argv[1]) / "index.html").read_bytes()
            assert page in (b"1" * 5000, b"2" * 5000), page[:9]
            changes += page != before
            before = page
        """
    )
    (site / "index.html").write_bytes(b"1" * 5000)
    # However busy the machine is: until the visitor has seen it change twenty times.
    visitor = subprocess.Popen([sys.executable, "-c", script, str(site)])
    while visitor.poll() is None:
        put(site, second, "two", b"2" * 5000)
        put(site, first, "one", b"1" * 5000)
    assert visitor.returncode == 0
    assert read_manifest(Folder(str(site))) is not None


def test_a_compressed_file_comes_from_the_old_site_also_under_another_name(
    tmp_path: Path, make_tour: MakeTour
) -> None:
    site, (tour, packed, work) = tmp_path / "site", make_tour("a")
    page, asked = b"compressed " * 40, []

    def later(data: bytes) -> Later:
        def make() -> bytes:
            asked.append(data)
            return data

        return Later(hashlib.sha256(data).hexdigest(), len(data), make)

    place(site, tour, packed, work, [("search/1/a.bin.br", later(page))], "one")
    place(site, tour, packed, work, [("search/1/a.bin.br", later(page))], "two")
    place(site, tour, packed, work, [("search/2/a.bin.br", later(page))], "three")
    assert asked == [page]
    assert whole(site) == "three"
    assert (site / "search/2/a.bin.br").read_bytes() == page
    (site / "search/2/a.bin.br").write_bytes(b"defaced" + page[7:])  # of the same size, and newer
    place(site, tour, packed, work, [("search/2/a.bin.br", later(page))], "four")
    assert asked == [page, page]
    assert whole(site) == "four"


def test_where_nothing_can_have_two_names_compressed_files_are_copied(
    tmp_path: Path, make_tour: MakeTour, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: Any, **__: Any) -> None:
        raise OSError("no links here")

    def never() -> bytes:
        raise AssertionError("compressed again")

    site, (tour, packed, work) = tmp_path / "site", make_tour("a")
    page = b"compressed " * 40
    place(site, tour, packed, work, [("index.html.br", page)], "one")
    monkeypatch.setattr(os, "link", refused)
    known = Later(hashlib.sha256(page).hexdigest(), len(page), never)
    place(site, tour, packed, work, [("index.html.br", known)], "two")
    assert whole(site) == "two"


def test_a_wrong_record_of_a_compressed_file_does_no_harm(tmp_path: Path, make_tour: MakeTour) -> None:
    site, (tour, packed, work) = tmp_path / "site", make_tour("a")
    place(site, tour, packed, work, [("index.html.br", Later("0" * 64, 3, lambda: b"right"))], "one")
    assert whole(site) == "one"
    assert (site / "index.html.br").read_bytes() == b"right"
