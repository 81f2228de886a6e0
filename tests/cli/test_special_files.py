"""What is no file at all in the place of one: pipes, sockets, devices, links to themselves and to nothing.

Each is one sentence in three languages, the others go on, and nothing ever waits for it.
"""

import functools
import os
import socket
import stat
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from jetisu360.build.make import whole_pack
from jetisu360.build.photos import folder as folder_module
from jetisu360.build.photos.folder import MAX_DEPTH, list_folder
from jetisu360.build.state import State
from jetisu360.build.steps.cut_scene import SceneTask
from jetisu360.files.regular import NotAFile, is_device_name, open_regular
from jetisu360.language import LANGUAGES
from jetisu360.publish.check.site import verify_site
from jetisu360.publish.serve.request_head import Head
from jetisu360.publish.serve.server import open_server
from jetisu360.storage import Folder

pytestmark = [
    pytest.mark.skipif(os.name != "posix", reason="pipes and sockets in folders are POSIX"),
    pytest.mark.timeout(60),
]
MakePhoto = Callable[..., Path]
Call = Callable[..., Any]


def fifo(path: Path) -> None:
    os.mkfifo(path)


def a_socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the address of a socket has room for 100 bytes
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


def device(path: Path) -> None:
    try:
        os.mknod(path, 0o600 | stat.S_IFCHR, os.makedev(1, 5))
    except OSError:
        pytest.skip("only root makes devices, and not in every container")


def endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


def loop(path: Path) -> None:
    path.symlink_to(path.name)


def dangling(path: Path) -> None:
    path.symlink_to("nothing-there")


def a_folder(path: Path) -> None:
    path.mkdir()


KINDS = (fifo, a_socket, device, endless, loop, dangling, a_folder)
Make = Callable[[Path], None]


def photos_of(tmp_path: Path, museum: Path) -> Path:
    (tmp_path / "photos").mkdir()
    os.link(museum / "photos" / "a.jpg", tmp_path / "photos" / "a.jpg")
    return tmp_path / "photos"


def all_kinds(photos: Path) -> list[str]:
    """One of each kind in the place of a photograph, another in that of a sound; their names."""
    (photos / "deep").mkdir()
    names = [f"{kind.__name__}.jpg" for kind in KINDS]
    names += [f"deep/{kind.__name__}.mp3" for kind in KINDS]
    for name, kind in zip(names, [*KINDS, *KINDS], strict=True):
        kind(photos / name)
    text = "".join(f"[[scenes]]\nfile = '{name}'\n" for name in names if name.endswith("jpg"))
    (photos / "museum.toml").write_text(text)
    return names


@pytest.mark.parametrize("command", ["build", "links"])
def test_in_the_place_of_a_photograph(
    call: Call, museum: Path, tmp_path: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from jetisu360.linking.features.extraction import find_features

    quick = functools.partial(find_features, width=640, most=150)
    monkeypatch.setattr("jetisu360.linking.features.extraction.find_features", quick)
    photos = photos_of(tmp_path, museum)
    names = all_kinds(photos)
    more = ("--out", tmp_path / "site") if command == "build" else ()
    work = museum / "site.work" if command == "build" else tmp_path / "work"
    said = call(command, photos, *more, "--work", work, "--json")
    assert said.status == 0, said.err
    left = [one["name"] for one in said.json["left_out"]]
    assert sorted(left) == sorted(names), "each once, and nothing else"
    for one in said.json["left_out"]:
        assert len({one["message"][language] for language in LANGUAGES}) == 3
        assert "Errno" not in one["message"]["kk"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("command", ["build", "links"])
def test_in_the_place_of_the_keepers_words(
    call: Call, museum: Path, tmp_path: Path, kind: Make, command: str
) -> None:
    """A tour without them would be published with rooms that have no names."""
    photos = photos_of(tmp_path, museum)
    kind(photos / "museum.toml")
    more = ("--out", tmp_path / "site") if command == "build" else ()
    said = call(command, photos, *more, "--work", tmp_path / "work", "--json")
    assert said.status == 2
    assert said.code == ("symlink-outside" if kind is endless else "words-unreadable")
    assert "museum.toml" in said.json["error"]["message"]["ru"]
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "words",
    [
        ("build", "{x}", "--out", "{out}"),
        ("region", "{x}", "--out", "{out}"),
        ("links", "{x}"),
        ("check", "{x}"),
        ("view", "{x}", "--no-browser", "--port", "0"),
        ("archive", "{x}", "--out", "{out}"),
        ("export", "{x}", "--to", "csv", "--out", "{out}"),
        ("import", "{x}", "--out", "{out}"),
        ("import", "{x}.json", "--out", "{out}"),
        ("import", "{x}.zip", "--out", "{out}"),
        ("import", "{x}.js", "--out", "{out}"),
        ("import", "{x}.csv", "--into", "{folder}"),
        ("import", "{x}.xlsx", "--into", "{folder}"),
        ("minutes", "{x}.txt", "--date", "2018-02-12"),
    ],
    ids=lambda words: " ".join(words[:2]),
)
def test_in_the_place_of_what_a_command_is_given(
    call: Call, tmp_path: Path, kind: Make, words: tuple[str, ...]
) -> None:
    places = {"x": tmp_path / "x", "out": tmp_path / "out", "folder": tmp_path / "folder"}
    (tmp_path / "folder").mkdir()
    kind(Path(words[1].format(**places)))
    said = call(*(word.format(**places) for word in words))
    assert said.status == 2
    assert len(said.err.strip().splitlines()) == 1, said.err
    assert "Errno" not in said.err
    assert not (tmp_path / "out").exists()
    assert {path.name for path in (tmp_path / "folder").iterdir()} == set()


@pytest.mark.parametrize("kind", KINDS)
def test_in_the_place_of_region_toml(call: Call, tmp_path: Path, kind: Make) -> None:
    (tmp_path / "region").mkdir()
    kind(tmp_path / "region" / "region.toml")
    said = call("region", tmp_path / "region", "--out", tmp_path / "site", "--json")
    assert said.status == 2
    assert said.code in ("words-unreadable", "region-file-missing")
    if kind is not dangling:
        assert said.code == "words-unreadable"


@pytest.mark.parametrize("kind", KINDS)
def test_in_the_place_of_the_museum_toml_that_a_table_goes_into(
    call: Call, tmp_path: Path, kind: Make
) -> None:
    (tmp_path / "table.csv").write_text("id,title\nurn,Urn\n")
    (tmp_path / "folder").mkdir()
    kind(tmp_path / "folder" / "museum.toml")
    before = (tmp_path / "folder" / "museum.toml").lstat().st_ino
    said = call("import", tmp_path / "table.csv", "--into", tmp_path / "folder", "--json")
    assert said.status == 2
    assert said.code == "words-unreadable"
    assert (tmp_path / "folder" / "museum.toml").lstat().st_ino == before, "it is as it was"


@pytest.mark.parametrize("kind", KINDS)
def test_in_the_place_of_a_file_of_a_site(call: Call, site: Path, tmp_path: Path, kind: Make) -> None:
    page = site / "en" / "index.html"
    page.unlink()
    kind(page)
    report = verify_site(Folder.at(site))
    codes = {finding.code for finding in report.findings if finding.file == "en/index.html"}
    assert codes & {"file-special", "file-missing", "file-outside"}
    with open_server(site) as server:
        assert server.answer(Head("GET", "/en/index.html", {}, False), b"", "127.0.0.1").status in (404, 301)
    said = call("archive", site, "--out", tmp_path / "a.zip", "--json")
    assert said.status == 2
    assert [path.name for path in tmp_path.iterdir()] == ["site"], "nothing half-done is left"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["manifest.json", "tour.json"])
def test_in_the_place_of_a_sites_own_records(
    call: Call, site: Path, tmp_path: Path, kind: Make, name: str
) -> None:
    (site / name).unlink()
    kind(site / name)
    for words in (
        ("check", site),
        ("archive", site, "--out", tmp_path / "out"),
        ("export", site, "--to", "pannellum", "--out", tmp_path / "out"),
    ):
        said = call(*words)
        if words[0] == "export" and name == "manifest.json":
            continue  # an export needs none
        assert said.status == 2, words
        assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("kind", KINDS)
def test_in_the_place_of_what_a_build_remembers(tmp_path: Path, kind: Make) -> None:
    kind(tmp_path / "jetisu360-work.json")
    assert State(Folder.at(tmp_path)).hashes == {}


@pytest.mark.parametrize("kind", [fifo, a_socket, endless, loop, dangling])
def test_in_the_place_of_a_finished_step(tmp_path: Path, kind: Make) -> None:
    task = SceneTask("a.jpg", Folder.at(tmp_path), Folder.at(tmp_path), "0" * 64)
    kind(tmp_path / task.pack)
    assert whole_pack(task.work, task.pack) is None, "it is made again"
    assert not list(tmp_path.iterdir())


def test_a_pipe_that_takes_the_place_of_a_file_between_looking_and_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.jpg").write_bytes(b"x")

    def looked(path: Any, name: str | None = None) -> None:
        (tmp_path / "a.jpg").unlink()
        os.mkfifo(tmp_path / "a.jpg")

    monkeypatch.setattr("jetisu360.files.regular.check_regular", looked)
    with pytest.raises(NotAFile):
        open_regular(tmp_path / "a.jpg")


def test_windows_opens_no_device_under_a_files_name(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("CON", "con.jpg", "C:\\photos\\NUL.png", "photos/COM1.tif", "lpt9", "aux .jpg")
    assert not any(is_device_name(name) for name in names), "elsewhere they are names like any other"
    monkeypatch.setattr("jetisu360.files.regular.os.name", "nt")
    assert all(is_device_name(name) for name in names)
    assert not any(
        is_device_name(name) for name in ("console.jpg", "com.jpg", "conference/a.jpg", "con_1.jpg")
    )


def test_a_folder_named_like_a_photograph_is_said_and_looked_into(museum: Path, tmp_path: Path) -> None:
    photos = photos_of(tmp_path, museum)
    (photos / "hall.jpg").mkdir()
    (photos / "hall.jpg" / "b.jpg").touch()
    listing = list_folder(Folder.at(photos))
    assert list(listing.photographs) == ["a.jpg", "hall.jpg/b.jpg"]
    assert [(one.name, one.code) for one in listing.left_out] == [("hall.jpg", "folder-named-as-file")]


def test_nine_folders_deep_is_taken_and_beyond_the_limit_is_said(tmp_path: Path) -> None:
    photos = tmp_path / "photos"
    nine = photos.joinpath(*(str(number) for number in range(9)))
    nine.mkdir(parents=True)
    (nine / "a.jpg").touch()
    deep = photos.joinpath(*["d"] * (MAX_DEPTH + 3))
    deep.mkdir(parents=True)
    (deep / "b.jpg").touch()
    listing = list_folder(Folder.at(photos))
    assert list(listing.photographs) == ["0/1/2/3/4/5/6/7/8/a.jpg"]
    assert [one.code for one in listing.left_out] == ["folder-too-deep"]
    assert str(MAX_DEPTH) in listing.left_out[0].say("kk")


def test_what_is_deep_in_a_bucket_is_said_once(monkeypatch: pytest.MonkeyPatch) -> None:
    bucket = Folder("memory://deep")
    folder = "/".join(["d"] * MAX_DEPTH)
    bucket.write_many({"a.jpg": b"1", f"{folder}/b.jpg": b"2", f"{folder}/c/d.jpg": b"3"})
    listing = list_folder(bucket)
    assert list(listing.photographs) == ["a.jpg"]
    assert [(one.name, one.code) for one in listing.left_out] == [(folder, "folder-too-deep")]


def test_a_name_that_is_no_text(museum: Path, tmp_path: Path) -> None:
    photos = photos_of(tmp_path, museum)
    try:
        Path(os.fsdecode(os.fsencode(photos) + b"/h\xff.jpg")).write_bytes(b"x")
    except OSError:
        pytest.skip("this disk takes no such name")
    listing = list_folder(Folder.at(photos))
    assert list(listing.photographs) == ["a.jpg", "hÿ.jpg"]
    assert listing.encodings == {"hÿ.jpg": "cp1252"}
    assert Folder.at(photos).read("hÿ.jpg") == b"x"


@contextmanager
def nobody() -> Iterator[None]:
    """Rights are no hindrance to root: for a moment this process is somebody else."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder that everybody may go into, unlike those that pytest makes."""
    import shutil
    import tempfile

    made = Path(tempfile.mkdtemp())
    made.chmod(0o755)
    yield made
    for path in made.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755)
    shutil.rmtree(made)


def test_what_may_not_be_read(open_folder: Path) -> None:
    photos = open_folder / "photos"
    for name in ("a.jpg", "shut.jpg", "closed/b.jpg", "blind/c.jpg"):
        (photos / name).parent.mkdir(parents=True, exist_ok=True)
        (photos / name).write_bytes(name.encode())
    (photos / "shut.jpg").chmod(0)
    (photos / "closed").chmod(0)
    (photos / "blind").chmod(0o744)
    with nobody():
        listing = list_folder(Folder.at(photos))
        found = folder_module.fingerprints(Folder.at(photos), list(listing.photographs))
    assert {one.name: one.code for one in listing.left_out} == {
        "closed": "folder-unreadable",
        "blind": "folder-unreadable",
    }
    assert isinstance(found["a.jpg"], str)
    assert isinstance(found["shut.jpg"], folder_module.PhotoUnreadable)
    said = [listing.left_out[0].say("ru"), found["shut.jpg"].say("ru")]
    assert all("нет прав доступа" in one for one in said)


def test_the_keepers_words_may_not_be_read(call: Call, open_folder: Path, make_photo: MakePhoto) -> None:
    make_photo(open_folder / "photos" / "a.jpg")
    (open_folder / "photos" / "museum.toml").touch(0)
    open_folder.chmod(0o777)
    with nobody():
        said = call("build", open_folder / "photos", "--out", open_folder / "site", "--json")
    assert (said.status, said.code) == (2, "words-unreadable")
    assert {path.name for path in open_folder.iterdir()} <= {"photos", "site.work"}


def test_a_zip_that_is_swapped_for_a_pipe(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("index.html", "x")
    with open_server(tmp_path / "a.zip") as server:
        (tmp_path / "a.zip").unlink()
        os.mkfifo(tmp_path / "a.zip")
        assert server.answer(Head("GET", "/", {}, False), b"", "127.0.0.1").status == 200, (
            "what is open stays open"
        )
    with pytest.raises(NotAFile):
        open_server(tmp_path / "a.zip")
