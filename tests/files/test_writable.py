"""A place that cannot be written is refused before the work, in one sentence; the trial leaves nothing."""

import errno
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from jetisu360.build import work_folder
from jetisu360.files import writable
from jetisu360.files.stopped import (
    DiskFull,
    NotReplaceable,
    PlaceFailed,
    PlaceNotWritable,
    WorkLost,
    WorkMisplaced,
)
from jetisu360.files.system_errors import disk_full, said
from jetisu360.files.writable import check_file, check_replaceable, check_writable, writing
from jetisu360.language import LANGUAGES
from jetisu360.storage import Folder

LONG = "с" * 125  # 250 bytes: a name by itself, none with anything added


def check_work(work: Path, photos: Path = Path("/photographs"), site: Path | None = None) -> None:
    work_folder.check_work(Folder.at(work), Folder.at(photos), Folder.at(site) if site else None)


def everything(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


def test_what_can_be_written_passes_and_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "file").touch()
    before = everything(tmp_path)
    for place in ("there", "not there", "not/there/either"):
        check_writable(tmp_path / place, ["a/b/c"])
        check_replaceable(tmp_path / place, ["a/b/c"])
        check_file(tmp_path / place / "out.zip")
    check_file(tmp_path / "file")
    check_work(tmp_path / "site.work", tmp_path / "photos", tmp_path / "site")
    assert everything(tmp_path) == before


Make = Callable[[Path], Path]


def in_a_file(root: Path) -> Path:
    (root / "file").touch()
    return root / "file" / "site"


def on_a_loop(root: Path) -> Path:
    (root / "loop").symlink_to("loop")
    return root / "loop"


def below_a_loop(root: Path) -> Path:
    (root / "loop").symlink_to("loop")
    return root / "loop" / "site"


def on_a_link_to_nothing(root: Path) -> Path:
    (root / "link").symlink_to("nothing")
    return root / "link" / "site"


def with_a_long_name(root: Path) -> Path:
    return root / ("x" * 256)


def with_a_long_path(root: Path) -> Path:
    return root.joinpath(*["x" * 200] * 30)


@pytest.mark.parametrize(
    "make", [in_a_file, on_a_loop, below_a_loop, on_a_link_to_nothing, with_a_long_name, with_a_long_path]
)
@pytest.mark.parametrize("check", [check_writable, check_replaceable, check_file, check_work])
def test_what_is_in_the_way_is_said(tmp_path: Path, make: Make, check: Any) -> None:
    place = make(tmp_path)
    before = everything(tmp_path)
    if make is on_a_link_to_nothing and check is check_replaceable:
        check(place)  # a link to a site is followed, and the folder that it names is made
        return
    with pytest.raises(PlaceNotWritable) as raised:
        check(place)
    assert everything(tmp_path) == before
    sentences = {raised.value.say(language) for language in LANGUAGES}
    assert len(sentences) == 3
    assert not any("Errno" in one or "irectory" in one for one in sentences)


@pytest.mark.skipif(sys.platform != "linux", reason="other disks count letters, not bytes")
def test_a_name_that_is_too_long_for_what_is_added_to_it(tmp_path: Path) -> None:
    check_writable(tmp_path / LONG)
    with pytest.raises(PlaceNotWritable, match="too long"):
        check_replaceable(tmp_path / LONG)


@pytest.mark.parametrize(
    ("error", "kind", "words"),
    [
        (OSError(errno.EROFS, ""), PlaceNotWritable, "read-only"),
        (PermissionError(errno.EACCES, ""), PlaceNotWritable, "permission is denied"),
        (OSError(errno.ENOSPC, ""), DiskFull, "full"),
        (OSError(errno.EDQUOT, ""), DiskFull, "full"),
        (OSError(errno.EIO, ""), PlaceNotWritable, "has failed"),
        (OSError(errno.ESTALE, ""), PlaceNotWritable, "not connected"),
    ],
)
@pytest.mark.parametrize("check", [check_writable, check_replaceable, check_file, check_work])
def test_what_the_disk_says_is_said(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    error: OSError,
    kind: type[PlaceFailed],
    words: str,
    check: Any,
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(tempfile, "TemporaryFile", fails)
    with pytest.raises(kind, match=words):
        check(tmp_path / "place")


@pytest.mark.parametrize("number", [39, 112, 1295])
def test_what_windows_calls_a_full_disk(number: int) -> None:
    error = OSError(errno.EINVAL, "Недостаточно места на диске")
    error.winerror = number  # type: ignore[attr-defined, unused-ignore]
    assert disk_full(error)
    assert not disk_full(OSError(errno.EINVAL, ""))
    assert "диск" in said(error)["ru"]


def test_a_drive_that_there_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(path: Path) -> None:
        raise FileNotFoundError(errno.ENOENT, "", str(path))

    monkeypatch.setattr(Path, "lstat", nothing)
    with pytest.raises(PlaceNotWritable, match="no such drive"):
        check_writable(Path("/q/site"))


@pytest.mark.skipif(os.name != "posix", reason="mount points are POSIX")
def test_a_mount_point_cannot_be_exchanged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NotReplaceable):
        check_replaceable(Path("/"))
    (tmp_path / "my site").mkdir()
    check_replaceable(tmp_path / "my site")
    table = f"1 2 0:3 / {os.fspath(tmp_path.resolve())}/my\\040site rw - tmpfs none rw\n"
    monkeypatch.setattr(Path, "read_text", lambda *_: table)
    with pytest.raises(NotReplaceable, match="mount point"):
        check_replaceable(tmp_path / "my site")


def test_windows_does_not_exchange_the_folder_that_one_stands_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "site" / "kk").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "site" / "kk")
    check_replaceable(tmp_path / "site")
    assert writable._stands_in(tmp_path / "site")
    assert not writable._stands_in(tmp_path / "site" / "ru")


@pytest.mark.skipif(os.name != "posix", reason="sticky folders are POSIX")
def test_somebody_elses_folder_in_a_shared_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "site").mkdir()
    tmp_path.chmod(0o1777)
    monkeypatch.setattr(os, "geteuid", lambda: 4242)
    with pytest.raises(NotReplaceable):
        check_replaceable(tmp_path / "site")


@pytest.mark.parametrize("work", ["photos", "photos/work", "site", "site/work", "link/work"])
def test_the_work_folder_is_in_no_other(tmp_path: Path, work: str) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "link").symlink_to("photos")
    with pytest.raises(WorkMisplaced):
        check_work(tmp_path / work, tmp_path / "photos", tmp_path / "site")
    check_work(tmp_path / "photos.work", tmp_path / "photos", tmp_path / "site")


def test_what_is_written_is_about_its_place(tmp_path: Path) -> None:
    with pytest.raises(DiskFull), writing(tmp_path):
        raise OSError(errno.ENOSPC, "")
    with pytest.raises(PlaceNotWritable, match="folder"), writing(tmp_path):
        tmp_path.write_bytes(b"")


def test_a_work_folder_that_disappears_is_not_made_again(tmp_path: Path) -> None:
    with Folder.at(tmp_path / "disk" / "work").opened() as work:
        work.write("a.zip", b"1")
        (tmp_path / "disk").rename(tmp_path / "unplugged")
        with pytest.raises(WorkLost, match="disk"):
            work.write("b.zip", b"2")
    assert everything(tmp_path) == {"unplugged", "unplugged/work", "unplugged/work/a.zip"}


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES, errno.EIO, errno.ESTALE])
def test_a_work_folder_that_becomes_unusable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def fails(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("os.fsync", fails)
    with Folder.at(tmp_path / "work").opened() as work, pytest.raises(WorkLost) as raised:
        work.write("b.zip", b"2")
    assert os.strerror(number) not in raised.value.say("kk")
    assert everything(tmp_path) == set(), "no half of a file is left, nor a folder for nothing"


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = sys.platform == "linux" and os.geteuid() == 0
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(disk)]
    if not mounted or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("only root mounts a small disk, and not in every container")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_disk_without_room_for_a_first_byte(full: Path) -> None:
    with pytest.raises(NotReplaceable):
        check_replaceable(full)
    (full / "filler").write_bytes(b"x" * 40_000)
    for check in (check_writable, check_replaceable, check_work):
        with pytest.raises(DiskFull):
            check(full / "site")
    with pytest.raises(DiskFull):
        check_file(full / "a.zip")
    assert everything(full) == {"filler"}
