"""On Windows a site is exchanged also while somebody looks at it; nobody waits for ever."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest

from jetisu360.files import patience
from jetisu360.files.patience import renamed, replaced
from jetisu360.files.system_errors import said
from jetisu360.publish.deploy import swap


def held(winerror: int) -> PermissionError:
    """As Windows raises it."""
    error = PermissionError(13, "The process cannot access the file")
    error.winerror = winerror  # type: ignore[attr-defined]
    return error


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses that were made, none of which takes time; the system is Windows."""
    made: list[float] = []
    now = [0.0]

    def sleep(seconds: float) -> None:
        made.append(seconds)
        now[0] += seconds

    monkeypatch.setattr(patience, "os", type("Windows", (), {"name": "nt"}))
    monkeypatch.setattr(time, "sleep", sleep)
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    return made


def refusing(monkeypatch: pytest.MonkeyPatch, call: str, times: int, winerror: int) -> None:
    real = getattr(Path, call)
    left = [times]

    def refuse(self: Path, target: Path) -> Path:
        if left[0]:
            left[0] -= 1
            raise held(winerror)
        moved: Path = real(self, target)
        return moved

    monkeypatch.setattr(Path, call, refuse)


@pytest.mark.parametrize("winerror", [5, 32, 33])
def test_a_file_that_is_let_go_of_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, waits: list[float], winerror: int
) -> None:
    (tmp_path / "a").write_text("new")
    (tmp_path / "b").write_text("old")
    refusing(monkeypatch, "replace", 4, winerror)
    replaced(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "b").read_text() == "new"
    assert len(waits) == 4


def test_a_site_is_exchanged_while_a_server_sends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, waits: list[float]
) -> None:
    for name in ("new", "site"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(name)
    monkeypatch.setattr(swap, "_exchange", lambda one, other: False)
    refusing(monkeypatch, "rename", 3, 5)
    swap.take_place(tmp_path / "new", tmp_path / "site", tmp_path / "old")
    assert (tmp_path / "site" / "index.html").read_text() == "new"
    assert (tmp_path / "old" / "index.html").read_text() == "site"
    assert waits


def test_patience_ends_and_the_reason_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, waits: list[float]
) -> None:
    (tmp_path / "a").write_text("new")
    refusing(monkeypatch, "rename", 10**6, 32)
    with pytest.raises(PermissionError) as caught:
        renamed(tmp_path / "a", tmp_path / "b")
    assert patience.PATIENCE <= sum(waits) < 2 * patience.PATIENCE
    assert "another program" in said(caught.value)["en"]
    assert (tmp_path / "a").read_text() == "new"


@pytest.mark.parametrize(("winerror", "system"), [(3, "nt"), (32, "posix")])
def test_what_waiting_does_not_change_is_told_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, waits: list[float], winerror: int, system: str
) -> None:
    monkeypatch.setattr(patience, "os", type("System", (), {"name": system}))
    refusing(monkeypatch, "rename", 1, winerror)
    with pytest.raises(PermissionError):
        renamed(tmp_path / "a", tmp_path / "b")
    assert waits == []


@pytest.mark.skipif(os.name != "nt", reason="only Windows holds open files by their names")
def test_on_windows_itself(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("new")
    (tmp_path / "b").write_text("old")
    opened = (tmp_path / "b").open()
    timer = threading.Timer(0.3, opened.close)
    timer.start()
    replaced(tmp_path / "a", tmp_path / "b")
    timer.join()
    assert (tmp_path / "b").read_text() == "new"
