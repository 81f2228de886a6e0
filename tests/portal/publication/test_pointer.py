"""The pointer changes in one step: whoever looks meanwhile sees the old or the new one."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest

from jetisu360.portal.publication.pointer import Pointer
from jetisu360.storage import Folder


@pytest.fixture(params=["link", "file"])
def pointer(request: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pointer:
    if request.param == "file":

        def forbidden(*_: object, **__: object) -> None:
            raise OSError("a required privilege is not held by the client")

        monkeypatch.setattr(Path, "symlink_to", forbidden)
    for name in ("versions/own/1-a", "versions/own/2-b"):
        (tmp_path / name).mkdir(parents=True)
    return Pointer(Folder(str(tmp_path)), "current/jetisu/own")


def test_set_read_and_taken_away(pointer: Pointer) -> None:
    assert pointer.read() is None
    pointer.set(None)
    for target in ("versions/own/1-a", "versions/own/2-b", "versions/own/2-b", "versions/own/1-a"):
        pointer.set(target)
        assert pointer.read() == target
    pointer.set(None)
    assert pointer.read() is None


def test_there_is_never_nothing_in_between(pointer: Pointer) -> None:
    pointer.set("versions/own/1-a")
    seen: set[str | None] = set()
    over = threading.Event()

    def look() -> None:
        while not over.is_set():
            seen.add(pointer.read())

    thread = threading.Thread(target=look)
    thread.start()
    for number in range(300):
        pointer.set("versions/own/2-b" if number % 2 else "versions/own/1-a")
    over.set()
    thread.join(20)
    assert seen <= {"versions/own/1-a", "versions/own/2-b"}


def test_a_link_is_one_that_any_web_server_follows(tmp_path: Path) -> None:
    (tmp_path / "versions" / "own" / "1-a").mkdir(parents=True)
    (tmp_path / "versions" / "own" / "1-a" / "index.html").write_text("кіреберіс", "utf-8")
    Pointer(Folder(str(tmp_path)), "current/jetisu/own").set("versions/own/1-a")
    assert (tmp_path / "current/jetisu/own/index.html").read_text("utf-8") == "кіреберіс"
    moved = tmp_path.rename(tmp_path.with_name("moved"))
    assert (moved / "current/jetisu/own/index.html").exists(), "the link is relative"


@pytest.mark.parametrize("written", ["../../../etc", "/etc", "versions/../../x", "", 7, None])
def test_a_pointer_leads_nowhere_else(tmp_path: Path, written: object) -> None:
    import json

    (tmp_path / "current").mkdir()
    (tmp_path / "current" / "own.json").write_text(json.dumps({"target": written}))
    assert Pointer(Folder(str(tmp_path)), "current/own").read() is None
    if isinstance(written, str) and written:
        (tmp_path / "current" / "own").symlink_to(written)
        assert Pointer(Folder(str(tmp_path)), "current/own").read() is None
