"""No command writes over what it did not make, over what it reads, or into what it reads: one table for all.

A command with a new option fails here until the option stands in one of the lists.
"""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import socket
import stat
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import typer
from PIL import Image

from jetisu360.build.options import Options
from jetisu360.build.pipeline import build
from jetisu360.build.progress import Silent
from jetisu360.cli import app
from jetisu360.commands import links as links_command
from jetisu360.exchange.common import staging
from jetisu360.files.output_refusals import OutputRefused
from jetisu360.files.seal import is_sealed
from jetisu360.files.stopped import PlaceNotWritable
from jetisu360.publish.deploy.manifest import read_manifest
from jetisu360.publish.offline.archive import archive_site
from jetisu360.storage import Folder
from jetisu360.tour.document.tour import read_tour

from ..on_disk import file, posix, tree

TEXT = "2018 жылғы 12 ақпан\n\nОблыс әкімі қала әкімдігіне үйді наурыз айының соңына дейін салуды тапсырды.\n"


@dataclass(frozen=True)
class Writes:
    """How a command is called that writes one file; `reads`, `folders`: what of the world it reads or owns;
    `kind`: of the seal by which it knows what it made itself.
    """

    words: tuple[str, ...]
    reads: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    kind: str = ""


REPORT = ("minutes", "report.txt", "--date", "2018-02-12")
FILES = {
    ("links", "--out"): Writes(
        ("links", "photos", "--explain", "hall", "foyer"), (), ("photos", "photos.work"), "explain"
    ),
    ("archive", "--out"): Writes(("archive", "site"), (), ("site", "site.work"), "archive/dala"),
    ("minutes", "--html"): Writes(
        ("minutes", "report.txt", "--date", "2018-02-12"), ("report.txt",), (), "minutes"
    ),
    ("minutes", "--text"): Writes(REPORT, ("report.txt",)),
    ("minutes", "--xlsx"): Writes(REPORT, ("report.txt",)),
    ("minutes", "--docx"): Writes(REPORT, ("report.txt",)),
    ("schema", "--out"): Writes(("schema",)),
    ("labels", "--out"): Writes(("labels", "site", "--address", "https://museum.kz"), (), ("site",)),
}
# A whole folder appears: (words, what it reads).
FOLDERS = {
    ("build", "--out"): (("build", "photos", "--no-links"), "photos"),
    ("region", "--out"): (("region", "photos"), "photos"),
    ("export", "--out"): (("export", "site", "--to", "csv"), "site"),
    ("import", "--out"): (("import", "photos"), "photos"),
}
# Work folders hold what can be made again (tests/build/test_work_folder.py); `--into` changes one file.
OTHERS = {
    *(
        ("build", "--work"),
        ("region", "--work"),
        ("links", "--work"),
        ("privacy", "--work"),
        ("view", "--work"),
        ("import", "--into"),
    ),
    # The portal's folder is its own (tests/portal/serve); `setup` writes the rest into settings.env there.
    *(("serve", "--folder"), ("worker", "--folder"), ("doctor", "--folder"), ("setup", "--folder")),
    *(("setup", "--database"), ("setup", "--storage"), ("setup", "--mail")),
    *(("backup", "--folder"), ("restore", "--folder")),
    ("backup", "file"),  # (tests/portal/backup/test_faults.py)
}
READS = {
    *(("build", "photos"), ("region", "folder"), ("links", "photos"), ("archive", "site"), ("view", "site")),
    ("labels", "site"),
    ("privacy", "photos"),
    *(("check", "site"), ("export", "site"), ("import", "source"), ("import", "--root"), ("minutes", "file")),
    ("restore", "file"),
}
NO_PATHS = {
    "--map",
    *("--language", "--format", "--quality", "--workers", "--max-pixels", "--max-megabytes", "--port"),
    *("--title", "--scheduler", "--explain", "--host", "--to", "--address", "--date", "--only"),
}


def test_every_option_of_every_command_is_in_a_list() -> None:
    met = set()
    command: Any = typer.main.get_command(app)
    for name, one in command.commands.items():
        for parameter in one.params:
            option = next((word for word in parameter.opts if word.startswith("--")), parameter.opts[0])
            if not getattr(parameter, "is_flag", False) and option not in NO_PATHS:
                met.add((name, option))
    assert met == {*FILES, *FOLDERS, *OTHERS, *READS}, (
        "an option that writes belongs into a table of this test"
    )


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, make_photo: Callable[..., Path]) -> Path:
    """Two photographs, and the site of them."""
    root = tmp_path_factory.mktemp("outputs")
    for number, name in enumerate(("hall", "foyer")):
        make_photo(root / "photos" / f"{name}.jpg", number)
    (root / "photos" / "museum.toml").write_text("# the keeper's\nid = 'dala'\ntitle = 'Музей'\n", "utf-8")
    places = [Folder.at(root / name) for name in ("photos", "site", "site.work")]
    build(Options(*places, workers=1, links=False), Silent())
    return root


@pytest.fixture
def world(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in, with everything that the commands read. Nobody waits for the disk."""
    here = tmp_path / "world"
    for name in ("photos", "site.work"):
        shutil.copytree(made / name, here / name)
    shutil.copytree(made / "site", here / "site", copy_function=os.link)
    (here / "report.txt").write_text(TEXT, "utf-8")
    (here / "photos.work").mkdir()
    monkeypatch.chdir(here)
    monkeypatch.setattr(os, "fsync", lambda handle: None)
    monkeypatch.setattr(staging, "sync", lambda folder: None)
    return here


def call(*words: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Exit status, and what stands on standard error."""
    capsys.readouterr()
    status = 0
    try:
        app([*words, "--language", "en"], standalone_mode=False)
    except SystemExit as end:
        status = int(end.code or 0)
    return status, capsys.readouterr().err


def link(path: Path, target: Path) -> Path:
    path.symlink_to(target)
    return path


def second_name(path: Path, target: Path) -> Path:
    os.link(target, path)
    return path


def fifo(path: Path) -> Path:
    os.mkfifo(path)
    return path


def unix_socket(path: Path) -> Path:
    with contextlib.closing(socket.socket(socket.AF_UNIX)) as one:
        one.bind(path.name)  # the path of a test may be too long for a socket
    return path


def folder(path: Path) -> Path:
    path.mkdir(parents=True)
    return path


# Bad whatever is read: what makes it, the code of the refusal, and whether `--force` may help.
Bad = tuple[Callable[[Path], Path], str, bool]
TARGETS: dict[str, Bad] = {
    "a document": (lambda w: file(w / "thesis.docx"), "output-exists", True),
    "an empty file": (lambda w: file(w / "note", b""), "output-exists", True),
    "a photograph": (
        lambda w: file(w / "hall_foyer.jpg", b"\xff\xd8\xff\xe0 a photograph"),
        "output-exists",
        True,
    ),
    "another archive": (lambda w: file(w / "a.zip", b"PK\x05\x06" + bytes(18)), "output-exists", True),
    "a folder": (lambda w: folder(w / "folder"), "output-is-folder", False),
    "the folder that we stand in": (lambda w: Path(), "output-is-folder", False),
    "a link to a document": (lambda w: link(w / "link", file(w / "thesis.docx")), "output-is-link", False),
    "a link to nothing": (lambda w: link(w / "link", w / "nothing"), "output-is-link", False),
    "a pipe": (lambda w: fifo(w / "pipe"), "output-is-special", False),
    "a socket": (lambda w: unix_socket(w / "socket"), "output-is-special", False),
    "a device": (lambda w: Path("/dev/null"), "output-is-special", False),
    "below a file": (lambda w: file(w / "thesis.docx") / "x.html", "place-not-writable", False),
    "a name too long": (lambda w: w / ("ұ" * 200), "place-not-writable", False),
    "in a site": (lambda w: w / "site" / "new.html", "output-in-folder", False),
    "a page of a site": (lambda w: w / "site" / "index.html", "output-in-folder", False),
    "the document of a site": (lambda w: w / "site" / "tour.json", "output-in-folder", False),
    "in a work folder": (lambda w: w / "site.work" / "new.zip", "output-in-folder", False),
}
BY_READ: dict[str, Callable[[Path, Path], Path]] = {
    "itself": lambda w, read: read,
    "by a way round": lambda w, read: read.parent / "photos" / ".." / read.name,
    "by a link": lambda w, read: link(w / "link", read),
    "by a second name": lambda w, read: second_name(w / "second", read),
}
BY_FOLDER: dict[str, Callable[[Path, Path], Path]] = {
    "new in it": lambda w, read: read / "new.html",
    "deep in it": lambda w, read: read / "a" / "b" / "new.html",
    "one of it": lambda w, read: next((one for one in sorted(read.iterdir()) if one.is_file()), read / "x"),
    "through a link": lambda w, read: link(w / "link", read) / "new.html",
    "by a way round": lambda w, read: read / ".." / read.name / "new.html",
}


def refused(command: tuple[str, str], bad: str, world: Path) -> Iterator[tuple[Path, str, bool]]:
    """The targets of a kind for a command, made one after the other."""
    writes = FILES[command]
    if bad in TARGETS:
        make, code, forced = TARGETS[bad]
        yield make(world), code, forced
    for read in writes.reads:
        if bad in BY_READ:
            yield BY_READ[bad](world, world / read), "output-is-input", False
    for read in writes.folders:
        if bad in BY_FOLDER:
            yield BY_FOLDER[bad](world, world / read), "output-in-folder", False
            (world / "link").unlink(missing_ok=True)


CODES = {
    kind.code: kind.sentence["en"].split("{")[1].split("}")[1][:20]
    for kind in (*OutputRefused.__subclasses__(), PlaceNotWritable)
}


@posix
@pytest.mark.parametrize("command", FILES, ids=" ".join)
@pytest.mark.parametrize("bad", {**TARGETS, **BY_READ, **BY_FOLDER})
def test_a_bad_target_is_refused_and_nothing_is_changed(
    world: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, command: Any, bad: str
) -> None:
    monkeypatch.setattr(links_command, "find_links", lambda *words, **more: pytest.fail("refused too late"))
    for target, code, forced in refused(command, bad, world):
        before = tree(world)
        for force in ((), *([] if forced else [("--force",)])):
            status, said = call(*FILES[command].words, command[1], str(target), *force, capsys=capsys)
            assert status == 2, (target, force)
            assert CODES[code] in said, f"{code}: {said}"
            assert len(said.strip().splitlines()) == 1
            assert tree(world) == before


@pytest.fixture
def explained(monkeypatch: pytest.MonkeyPatch) -> None:
    """`links --explain` without the looking, which other tests do."""
    picture = io.BytesIO()
    Image.new("RGB", (16, 8), "green").save(picture, "JPEG")
    monkeypatch.setattr(links_command, "find_links", lambda *words, **more: None)
    monkeypatch.setattr(links_command, "explain_pair", lambda *words: picture.getvalue())
    monkeypatch.setattr(links_command, "_table", lambda *words: None)


@pytest.mark.parametrize("command", FILES, ids=" ".join)
def test_what_a_command_made_it_may_make_again_until_somebody_changes_it(
    world: Path, explained: None, capsys: pytest.CaptureFixture[str], command: Any
) -> None:
    writes, out = FILES[command], world / "new folder" / "ғимарат.out"
    words = (*writes.words, command[1], str(out))
    before = tree(world)
    for _ in range(2):
        assert call(*words, capsys=capsys)[0] == 0
        assert set(tree(world)) - set(before) == {"new folder", "new folder/ғимарат.out"}
    assert not writes.kind or is_sealed(out, writes.kind)
    first = out.read_bytes()
    out.chmod(0o600)
    # One letter more, in a place where the format would not notice.
    out.write_bytes(first[:-1] + bytes([first[-1] ^ 1]))
    changed = out.read_bytes()
    status, said = call(*words, capsys=capsys)
    assert (status, out.read_bytes()) == (2, changed)
    assert "--force" in said
    assert call(*words, "--force", capsys=capsys)[0] == 0
    assert out.read_bytes() == first
    assert os.name != "posix" or stat.S_IMODE(out.stat().st_mode) == 0o600, "who may read it stays as it was"
    assert {name: what for name, what in tree(world).items() if name in before} == before


def test_the_sealed_files_are_still_what_they_are(
    world: Path, explained: None, capsys: pytest.CaptureFixture[str]
) -> None:
    for (command, option), writes in FILES.items():
        assert call(*writes.words, option, f"{command}{option}", capsys=capsys)[0] == 0
    assert Image.open("links--out").getpixel((3, 3))[1] > 100  # type: ignore[index]
    with zipfile.ZipFile("archive--out") as archive:
        assert archive.testzip() is None
        assert "tour.json" in archive.namelist()
    page = Path("minutes--html").read_text("utf-8")
    assert page.rstrip().endswith("-->")
    assert "</html>" in page
    assert Path("minutes--text").read_text("utf-8") == TEXT


def test_an_archive_of_another_museum_is_not_replaced(
    world: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    manifest, tour = read_manifest(Folder.at("site")), read_tour(Path("site/tour.json").read_bytes())
    assert manifest is not None
    archive_site(Path("site"), Path("a.zip"), tour.model_copy(update={"id": "other"}), manifest)
    before = Path("a.zip").read_bytes()
    assert call("archive", "site", "-o", "a.zip", capsys=capsys)[0] == 2
    assert Path("a.zip").read_bytes() == before
    archive_site(Path("site"), Path("a.zip"), tour.model_copy(update={"id": "other"}), manifest)


def test_two_results_are_not_one_file(world: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, said = call("minutes", "report.txt", "--html", "a", "--text", "./a", capsys=capsys)
    assert status == 2
    assert "two results" in said
    assert not Path("a").exists()


def test_the_picture_of_a_pair_has_no_name_of_its_own_among_the_photographs(
    world: Path, explained: None, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """`links . --explain hall foyer`, run in the folder of the photographs, where `hall_foyer.jpg` is one."""
    file(world / "photos" / "hall_foyer.jpg", b"a photograph")
    monkeypatch.chdir(world / "photos")
    status, said = call("links", ".", "--explain", "hall", "foyer", capsys=capsys)
    assert status == 2
    assert "hall_foyer.jpg" in said
    assert Path("hall_foyer.jpg").read_bytes() == b"a photograph"


@posix
@pytest.mark.parametrize("command", FOLDERS, ids=" ".join)
@pytest.mark.parametrize(
    "bad", ["full", "file", "empty", "link", "hidden", "in it", "it", "round it", "pipe"]
)
def test_a_folder_of_somebody_else_is_refused_and_nothing_is_changed(
    world: Path, capsys: pytest.CaptureFixture[str], command: Any, bad: str
) -> None:
    words, read = FOLDERS[command]
    (world / "photos" / "region.toml").write_text("title = 'x'\n")
    target = {
        "full": lambda: file(world / "theirs" / "thesis.docx").parent,
        "file": lambda: file(world / "theirs"),
        "empty": lambda: file(world / "theirs", b""),
        "link": lambda: link(world / "link", file(world / "theirs" / "thesis.docx").parent),
        "hidden": lambda: file(world / "theirs" / ".git" / "HEAD").parent.parent,
        "in it": lambda: world / read / "new",
        "it": lambda: world / read,
        "round it": lambda: world,
        "pipe": lambda: fifo(world / "theirs"),
    }[bad]()
    before = tree(world)
    assert call(*words, "--out", str(target), capsys=capsys)[0] == 2
    assert tree(world) == before


@posix
def test_objects_go_into_a_museum_toml_of_the_keepers_only(
    world: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = file(world / "objects.csv", "id,title@kk\ncup,Кесе\n".encode())
    toml = world / "photos" / "museum.toml"
    toml.chmod(0o640)
    assert call("import", str(table), "--into", "photos", capsys=capsys)[0] == 0
    assert toml.read_text("utf-8").startswith("# the keeper's\nid = 'dala'\ntitle = 'Музей'\n")
    assert "Кесе" in toml.read_text("utf-8")
    assert stat.S_IMODE(toml.stat().st_mode) == 0o640
    elsewhere = file(world / "elsewhere.toml", toml.read_bytes())
    for name, make in {
        "linked": lambda place: link(place, elsewhere),
        "piped": lambda place: fifo(place),
        "foldered": lambda place: folder(place),
    }.items():
        folder(world / name)
        make(world / name / "museum.toml")
    before = tree(world)
    for name in ("linked", "piped", "foldered", "site", "site.work"):
        assert call("import", str(table), "--into", name, capsys=capsys)[0] == 2, name
        assert tree(world) == before
