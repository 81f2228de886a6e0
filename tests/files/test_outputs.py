"""A file that a command writes is there whole or not at all, whatever happens meanwhile."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from jetisu360.files import outputs
from jetisu360.files.lock import PlaceBusy
from jetisu360.files.output_refusals import OutputChanged, OutputExists
from jetisu360.files.outputs import Output, rewrite
from jetisu360.files.seal import html_comment, is_sealed
from jetisu360.files.stopped import PlaceFailed

from ..on_disk import file, killed, posix, tree


def test_a_museum_toml_that_was_changed_meanwhile_is_left(tmp_path: Path) -> None:
    toml = file(tmp_path / "museum.toml", b"old")
    for before in (b"older", None):
        with pytest.raises(OutputChanged):
            rewrite(toml, before, b"new")
    toml.unlink()
    with pytest.raises(OutputChanged):
        rewrite(toml, b"old", b"new")
    rewrite(toml, None, b"new")
    rewrite(toml, b"new", b"newer")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"museum.toml": b"newer"}


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO])
def test_when_the_disk_fails_the_old_file_stays_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    out = Output(tmp_path / "a.html", "minutes")
    out.write(b"first" + html_comment("minutes"))
    before = tree(tmp_path)

    def fails(handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(outputs.os, "fsync", fails)
    with pytest.raises(PlaceFailed) as error:
        out.write(b"second" + html_comment("minutes"))
    assert tree(tmp_path) == before
    assert os.strerror(number) not in error.value.say("kk")
    assert os.strerror(number) not in error.value.say("ru")


def test_what_the_caller_could_not_read_is_not_called_a_fault_of_the_output(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), Output(tmp_path / "a").open():
        (tmp_path / "nothing").read_bytes()
    assert not list(tmp_path.iterdir())


def test_a_file_that_appears_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    def write() -> None:
        with Output(tmp_path / "a", "minutes").open() as new:
            new.write(html_comment("minutes"))
            (tmp_path / "a").write_text("precious")

    with pytest.raises(OutputExists):
        write()
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"a": "precious"}


def test_two_commands_do_not_write_one_file_at_once(tmp_path: Path) -> None:
    with (
        Output(tmp_path / "a").open() as new,
        pytest.raises(PlaceBusy),
        Output(tmp_path / "a").open(),
    ):
        new.write(b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


@posix
@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("name", ["recover", "set_aside", "seal", "sync_name", "discard"])
def test_killed_while_a_file_is_written(tmp_path: Path, name: str, when: str) -> None:
    out = Output(tmp_path / "a.html", "minutes")
    one, two, three = (text + html_comment("minutes") for text in (b"one", b"two", b"three"))
    file(tmp_path / "neighbour.part")
    out.write(one)
    first = out.path.read_bytes()
    killed(lambda: out.write(two), outputs, name, when)
    assert out.path.read_bytes() == first or b"two" in out.path.read_bytes()
    assert is_sealed(out.path, "minutes"), "it is whole"
    Output(tmp_path / "b.html", "minutes").write(one)  # a neighbour's command leaves it alone
    out.write(three)
    assert b"three" in out.path.read_bytes()
    assert {path.name for path in tmp_path.iterdir()} == {"a.html", "b.html", "neighbour.part"}


@posix
@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("name", ["recover", "set_aside", "sync_name", "discard"])
def test_killed_while_museum_toml_is_changed(tmp_path: Path, name: str, when: str) -> None:
    toml = file(tmp_path / "museum.toml", b"old")
    killed(lambda: rewrite(toml, b"old", b"new"), outputs, name, when)
    now = toml.read_bytes()
    assert now in (b"old", b"new")
    rewrite(toml, now, b"newer")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"museum.toml": b"newer"}
