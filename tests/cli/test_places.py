"""Places where nothing can be written: said before the work, once, and never of a photograph."""

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jetisu360.publish.deploy.manifest import read_manifest, unchanged
from jetisu360.storage import Folder

pytestmark = pytest.mark.timeout(120)
Call = Callable[..., Any]
TEXT = "Комитету по делам архивов до 1 марта 2018 года представить отчёт о работе музеев."

COMMANDS: dict[str, tuple[str, ...]] = {
    "build": ("build", "{photos}", "--out", "{place}", "--work", "{work}"),
    "build --work": ("build", "{photos}", "--out", "{new}", "--work", "{place}"),
    "links --work": ("links", "{photos}", "--work", "{place}"),
    "links --explain": ("links", "{photos}", "--work", "{work}", "--explain", "a", "b", "--out", "{place}"),
    "region": ("region", "{region}", "--out", "{place}", "--work", "{work}"),
    "region --work": ("region", "{region}", "--out", "{new}", "--work", "{place}"),
    "export": ("export", "{site}", "--to", "csv", "--out", "{place}"),
    "import": ("import", "{photos}", "--out", "{place}"),
    "archive": ("archive", "{site}", "--out", "{place}"),
    "minutes --html": ("minutes", "{text}", "--date", "2018-02-12", "--html", "{place}"),
    "minutes --text": ("minutes", "{text}", "--date", "2018-02-12", "--text", "{place}"),
    "schema": ("schema", "--out", "{place}"),
}
FOLDERS = ("build", "region", "export", "import")
"""What they write is exchanged for what is there."""


@pytest.fixture
def places(museum: Path, tmp_path: Path) -> dict[str, Path]:
    (tmp_path / "photos").mkdir()
    os.link(museum / "photos" / "a.jpg", tmp_path / "photos" / "a.jpg")
    (tmp_path / "photos" / "museum.toml").write_text("[[scenes]]\nfile = 'a.jpg'\n")
    (tmp_path / "region").mkdir()
    shutil.copytree(tmp_path / "photos", tmp_path / "region" / "m", copy_function=os.link)
    (tmp_path / "region" / "region.toml").write_text("[[museums]]\nid = 'm'\nfolder = 'm'\n")
    (tmp_path / "text.txt").write_text(TEXT, "utf-8")
    (tmp_path / "disk").mkdir()
    given = {name: tmp_path / name for name in ("photos", "region", "work", "new", "disk")}
    return {**given, "text": tmp_path / "text.txt", "site": museum / "site"}


def command(name: str, places: dict[str, Path], place: Path) -> list[str]:
    return [word.format(**places, place=place) for word in COMMANDS[name]]


def everything(root: Path) -> set[str]:
    return {str(path.relative_to(root)) for path in root.rglob("*")}


def too_long(disk: Path) -> Path:
    return disk / ("x" * 300)


def below_a_file(disk: Path) -> Path:
    (disk / "file").touch()
    return disk / "file" / "out"


def itself(disk: Path) -> Path:
    (disk / "loop").symlink_to("loop")
    return disk / "loop"


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("make", [too_long, below_a_file, itself])
def test_what_is_bound_to_be_refused_is_refused_before_the_work(
    call: Call,
    places: dict[str, Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    make: Callable[[Path], Path],
) -> None:
    place = make(places["disk"])
    before = everything(tmp_path)

    def worked(*_: object, **__: object) -> None:
        raise AssertionError("work was done first")

    for work in (
        "jetisu360.build.gather.list_folder",
        "jetisu360.exchange.export_site.Site",
        "jetisu360.exchange.import_tour.FolderFiles",
        "jetisu360.publish.offline.archive.archive_site",
        "jetisu360.commands.minutes.read_file",
    ):
        monkeypatch.setattr(work, worked)
    said = call(*command(name, places, place))
    assert said.status == 2
    assert len(said.err.strip().splitlines()) == 1, said.err
    assert "cannot be written" in said.err or "nothing was written through it" in said.err
    assert everything(tmp_path) == before


@pytest.mark.skipif(os.name != "posix", reason="mount points are POSIX")
@pytest.mark.parametrize("name", FOLDERS)
def test_a_mount_point_is_refused_before_the_work(
    call: Call, places: dict[str, Path], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr("os.path.ismount", lambda path: str(path) == str(places["disk"].resolve()))
    said = call(*command(name, places, places["disk"]))
    assert said.status == 2
    assert "mount point" in said.err
    assert not list(places["disk"].iterdir())


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES, errno.ENOSPC])
@pytest.mark.parametrize("name", COMMANDS)
def test_a_read_only_or_a_full_disk_is_refused_before_the_work(
    call: Call,
    places: dict[str, Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    number: int,
) -> None:
    disk = str(places["disk"])

    def fails(dir: Path, **_: object) -> Any:
        if str(dir).startswith(disk):
            raise OSError(number, os.strerror(number), str(dir))
        return Path(os.devnull).open("rb+", buffering=0)

    monkeypatch.setattr("os.fsync", lambda _: None)
    monkeypatch.setattr("tempfile.TemporaryFile", fails)
    before = everything(tmp_path)
    said = call(*command(name, places, places["disk"] / "out"))
    assert said.status == 2
    assert len(said.err.strip().splitlines()) == 1, said.err
    assert ("full" if number == errno.ENOSPC else "cannot be written") in said.err
    assert everything(tmp_path) == before


@pytest.mark.parametrize("name", [one for one in COMMANDS if one != "links --explain"])
def test_a_disk_that_fills_up_at_work_is_called_a_full_disk(
    call: Call, places: dict[str, Path], monkeypatch: pytest.MonkeyPatch, name: str, museum: Path
) -> None:
    disk = places["disk"]
    opened = Path.open
    written = 0

    def fills_up(path: Path, mode: str = "r", *words: Any, **more: Any) -> Any:
        nonlocal written
        if set(mode) & set("wxa") and path.is_relative_to(disk):
            written += 1
            if written > 1 or name in ("archive", "schema", "minutes --html", "minutes --text"):
                opened(path, mode, *words, **more).close()  # the name is there, the bytes have no room
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return opened(path, mode, *words, **more)

    if name in ("build", "region"):
        shutil.copytree(museum / "site.work", places["work"] / ("steps/m" if name == "region" else ""))
    monkeypatch.setattr(Path, "open", fills_up)
    words = command(name, places, disk / "out")
    if name in ("links --work", "build --work", "region --work"):
        fill_packs(monkeypatch)
    said = call(*words)
    assert said.status == 2, said.out
    assert "is full" in said.err, said.err
    assert "space left" not in said.err
    left = {path.name for path in disk.rglob("*") if path.is_file() and not path.name.startswith("jetisu360")}
    if name in ("minutes --html", "minutes --text", "schema"):
        left.discard("out")
    assert not [one for one in left if not one.endswith(".zip") or ".tmp" in one], left


def fill_packs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Steps whose packs are made at once: what is asked is where they go."""
    for step in ("cut_scene", "cut_and_look"):
        monkeypatch.setattr(f"jetisu360.build.steps.{step}.make_pack", lambda *_: b"x" * 1000)
    monkeypatch.setattr("jetisu360.build.steps.extract_features._look", lambda *_: b"x" * 1000)


@pytest.mark.parametrize("how", ["gone", "read-only", "full"])
def test_a_work_folder_lost_in_the_middle_ends_the_build_with_one_sentence(
    call: Call,
    places: dict[str, Path],
    site: Path,
    tmp_path: Path,
    make_photo: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
    how: str,
) -> None:
    for number in range(3):
        make_photo(places["photos"] / f"{number}.jpg", number + 10)
    before = (site / "manifest.json").read_bytes()
    made = 0

    def make(*_: object) -> bytes:
        nonlocal made
        made += 1
        if how == "gone":
            shutil.rmtree(places["work"])
        else:
            number = errno.EROFS if how == "read-only" else errno.ENOSPC
            monkeypatch.setattr("os.fsync", lambda _: exec("raise OSError(number, '')", {"number": number}))
        return b"x"

    monkeypatch.setattr("jetisu360.build.steps.cut_and_look.make_pack", make)
    said = call("build", places["photos"], "--out", site, "--work", places["work"], "--json")
    assert said.status == 2
    assert said.code == ("disk-full" if how == "full" else "work-lost")
    assert str(places["work"]) in said.json["error"]["message"]["kk"]
    assert said.json["left_out"] == [], "no photograph is blamed"
    assert made == 1, "the others are not tried"
    assert how != "gone" or not places["work"].exists()
    assert (site / "manifest.json").read_bytes() == before
    manifest = read_manifest(Folder.at(site))
    assert manifest is not None
    assert len(unchanged(site, manifest)) == len(manifest.files)


def test_packs_that_disappear_are_not_rooms_that_disappear(
    call: Call, places: dict[str, Path], monkeypatch: pytest.MonkeyPatch, museum: Path
) -> None:
    """The work folder is emptied after the last step, while the site is put together."""
    shutil.copytree(museum / "site.work", places["work"])

    def emptied(*_: object, **__: object) -> Any:
        for path in places["work"].glob("*.zip"):
            path.unlink()
        return iter(())

    monkeypatch.setattr("jetisu360.publish.site_files.plain_site", emptied)
    words = ("build", places["photos"], "--out", places["new"], "--work", places["work"], "--json")
    said = call(*words)
    assert (said.status, said.code) == (2, "work-lost")
    assert not places["new"].exists()


@pytest.mark.parametrize(
    ("out", "work", "code"),
    [
        ("new", "photos/work", "work-misplaced"),
        ("new", "photos", "work-misplaced"),
        ("new", "new/work", "work-misplaced"),
        ("new", "new", "work-misplaced"),
        ("photos/site", "work", "site-in-photographs"),
        ("text.txt", "work", "site-not-ours"),
        ("new", "text.txt", "place-not-writable"),
    ],
)
def test_places_in_each_other(
    call: Call, places: dict[str, Path], tmp_path: Path, out: str, work: str, code: str
) -> None:
    before = everything(tmp_path)
    words = ("build", places["photos"], "--out", tmp_path / out, "--work", tmp_path / work, "--json")
    said = call(*words)
    assert (said.status, said.code) == (2, code)
    assert everything(tmp_path) == before


@pytest.mark.skipif(os.name != "posix", reason="Windows removes no folder that a program stands in")
def test_a_folder_that_was_exchanged_under_its_shell(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`build -o .` and then once more, in the same shell."""
    (tmp_path / "site").mkdir()
    monkeypatch.chdir(tmp_path / "site")
    monkeypatch.setenv("PWD", str(tmp_path / "site"))
    (tmp_path / "site").rmdir()
    said = call("check", ".", "--json")
    assert (said.status, said.code) == (2, "standing-nowhere")
    (tmp_path / "site").mkdir()
    said = call("check", ".", "--json")
    assert (said.status, said.code) == (2, "not-a-site")
    assert Path.cwd().samefile(tmp_path / "site")
