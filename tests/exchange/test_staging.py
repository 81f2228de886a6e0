"""A folder that an export or an import makes appears whole or not at all."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from jetisu360.exchange.common import staging
from jetisu360.files.lock import PlaceBusy, PlaceLock

from ..on_disk import killed, posix


@posix
@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("name", ["recover", "set_aside", "sync", "_make_room", "sync_name", "write"])
def test_killed_while_a_folder_is_exported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, when: str
) -> None:
    monkeypatch.setattr(staging, "sync", lambda folder: None)
    out = tmp_path / "out"
    out.mkdir()
    (tmp_path / ".out.staging-12345").mkdir()  # somebody else's, whatever it is

    def export(text: bytes) -> None:
        with staging.staged(out) as stage:
            staging.write(stage, "a/b", text)

    killed(lambda: export(b"one"), staging, name, when)
    inside = [path.relative_to(out).as_posix() for path in out.rglob("*")] if out.exists() else []
    assert inside in ([], ["a", "a/b"]), "all of it, or nothing"
    if inside:
        shutil.rmtree(out)
    export(b"two")
    assert {path.name for path in tmp_path.iterdir()} == {"out", ".out.staging-12345"}
    assert (out / "a" / "b").read_bytes() == b"two"


def test_a_running_export_of_the_same_folder_is_left_alone(tmp_path: Path) -> None:
    with staging.staged(tmp_path / "out") as stage:
        staging.write(stage, "a", b"x")
        with pytest.raises(PlaceBusy), staging.staged(tmp_path / "out"):
            pass
        with staging.staged(tmp_path / "out2") as other:
            staging.write(other, "a", b"x")
        assert (stage / "a").exists()
    assert {path.name for path in tmp_path.iterdir()} == {"out", "out2"}
    assert not PlaceLock(tmp_path / "out").path.exists()
