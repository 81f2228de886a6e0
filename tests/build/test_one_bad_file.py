"""Whatever is wrong with one file of a folder: the others become a site, and of it one sentence is said."""

import contextlib
import io
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
import pytest
import simplejpeg
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from jetisu360.build.options import Options
from jetisu360.build.pipeline import build
from jetisu360.build.progress import Silent
from jetisu360.build.report import Report
from jetisu360.storage import Folder

from ..here import Here

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="names of bytes, pipes and rights of POSIX")

GOOD = "good.jpg"
# From 1677 to 2262: what nanoseconds in 64 bits can hold; a broken clock of a camera gives any of it.
TIMES = st.sampled_from([-(2**63), -1, 0, 1, 2**31 * 10**9, 2**32 * 10**9, 4_320_000_000 * 10**9, 2**63 - 1])
NAMES = st.one_of(
    st.binary(min_size=1, max_size=60),
    st.text(min_size=1, max_size=60).map(lambda text: text.encode("utf-8", "replace")),
    st.sampled_from(
        [b"CON", b"nul.jpg", b"a\nb", b"trailing.", b"trailing ", b"\xe2\x80\xaegpj", b"-", b"..."]
    ),
)
EVENTS = ("nothing", "vanishes", "grows", "shrinks", "becomes a folder", "becomes a pipe", "may not be read")


def picture(seed: int) -> bytes:
    noise = np.random.default_rng(seed).integers(0, 255, (16, 32, 3), np.uint8)
    noise[:, -1] = noise[:, 0]  # it goes all the way round
    return bytes(simplejpeg.encode_jpeg(np.ascontiguousarray(noise.repeat(32, 0).repeat(32, 1)), quality=70))


def happen(event: str, path: Path) -> None:
    """What becomes of a file between one look at it and the next."""
    if event == "grows":
        with path.open("ab") as file:
            file.write(b"more")
    elif event == "shrinks":
        os.truncate(path, path.stat().st_size // 2)
    elif event != "nothing":
        path.unlink()
        if event == "becomes a folder":
            path.mkdir()
        elif event == "becomes a pipe":
            os.mkfifo(path)


@contextlib.contextmanager
def at_look(number: int, event: str, bad: Path) -> Iterator[None]:
    """`event` comes over the file just before it is opened for the `number`th time."""
    seen = 0
    opened = os.open

    def opening(path: Any, flags: int, *rest: Any, **named: Any) -> int:
        nonlocal seen
        if os.fspath(path) == os.fspath(bad):
            seen += 1
            if event == "may not be read":
                raise PermissionError(13, "Permission denied", path)
            if seen == number:
                happen(event, bad)
        return opened(path, flags, *rest, **named)

    with patch("os.open", opening):
        yield


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The photographs, with work that is done once for all examples."""
    root = tmp_path_factory.mktemp("one-bad-file")
    (root / "pictures").mkdir()
    (root / "pictures" / GOOD).write_bytes(picture(1))
    return root


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(b"\x87\xa0\xab.jpg", "picture", 0, "nothing", 1)
@example(b"hall.jpg", "picture", -1, "vanishes", 2)
@example(b"hall.jpg", "picture", 2**63 - 1, "becomes a pipe", 2)
@example(b"hall.jpg", "text", 0, "may not be read", 1)
@given(
    name=NAMES,
    content=st.sampled_from(["picture", "half", "nothing", "text", "film", "noise"]),
    moment=TIMES,
    event=st.sampled_from(EVENTS),
    look=st.integers(1, 4),
)
def test_one_file_never_stops_the_others(
    place: Path, name: bytes, content: str, moment: int, event: str, look: int
) -> None:
    name = (name.replace(b"/", b"").replace(b"\0", b"").lstrip(b".") or b"x")[:200] + b".jpg"
    photos = place / "photos"
    shutil.rmtree(photos, ignore_errors=True)
    shutil.copytree(place / "pictures", photos)
    bad = Path(os.fsdecode(os.path.join(os.fsencode(photos), name)))  # noqa: PTH118
    whole = picture(2)
    data = {"picture": whole, "half": whole[: len(whole) // 2], "nothing": b"", "text": "зал".encode()}
    data |= {"film": b"\0\0\0\x18ftypisom" + bytes(64), "noise": bytes(range(256)) * 40}
    bad.write_bytes(data[content])
    with contextlib.suppress(OSError):  # this disk holds no such time
        os.utime(bad, ns=(moment, moment))
    report = Report()
    options = Options(
        Folder.at(photos), Folder.at(place / "site"), Folder.at(place / "work"), links=False, workers=1
    )
    with (
        patch("jetisu360.build.context.LocalRunner", Here),
        at_look(look, event, bad),
        contextlib.redirect_stderr(io.StringIO()),
    ):
        built = build(options, Silent(), report)
    assert GOOD in built.photographs.values()
    assert len(report.left_out) <= 1
    assert {one.code for one in report.left_out}.isdisjoint({"step-failed", "worker-lost", "program-fault"})
    for one in (*report.left_out, *report.notes):
        one.name.encode()
        for language in ("kk", "ru", "en"):
            one.say(language).encode()
    if content == "picture" and event == "nothing":
        assert len(built.photographs) == 2
    for text in built.photographs.values():
        text.encode()
    # And again, with what the work folder remembers.
    with patch("jetisu360.build.context.LocalRunner", Here):
        build(options, Silent(), Report())


def test_a_folder_that_vanishes_is_one_sentence(tmp_path: Path) -> None:
    for room in ("a", "b"):
        (tmp_path / "photos" / room).mkdir(parents=True)
        (tmp_path / "photos" / room / f"{room}.jpg").write_bytes(picture(ord(room)))
    scan = os.scandir

    def vanishing(path: Any) -> Any:
        if Path(path).name == "b":
            Path(path).rename(tmp_path / "gone")
        return scan(path)

    report = Report()
    options = Options(
        Folder.at(tmp_path / "photos"),
        Folder.at(tmp_path / "site"),
        Folder.at(tmp_path / "work"),
        links=False,
    )
    with patch("jetisu360.build.context.LocalRunner", Here), patch("os.scandir", vanishing):
        built = build(options, Silent(), report)
    assert list(built.photographs.values()) == ["a/a.jpg"]
    assert [one.code for one in report.left_out] == ["folder-unreadable"]
