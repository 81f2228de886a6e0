"""One folder of photographs, copied for every test that decides on them."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from jetisu360.commands.review.server import ReviewServer, open_review
from jetisu360.commands.review.session import Session
from jetisu360.publish.serve.local_server import served
from jetisu360.tour.museum_toml.decisions import DecisionsFile

from .museum import MUSEUM, subjects, write_photographs


@pytest.fixture(scope="session")
def photographs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("review")
    write_photographs(folder)
    return folder


@pytest.fixture
def folder(photographs: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(photographs, tmp_path / "photos"))


@pytest.fixture
def session(folder: Path) -> Session:
    return Session(DecisionsFile(folder), subjects(folder), MUSEUM)


def opened(session: Session, folder: Path, port: int = 0) -> ReviewServer:
    return open_review(session, port, "kk", "jetisu360 build photos --out site", str(folder))


@pytest.fixture
def serving(folder: Path) -> Iterator[Callable[..., ReviewServer]]:
    """Starts a server of a new session; all are stopped in the end."""
    stops: list[Callable[[], object]] = []

    def start(port: int = 0) -> ReviewServer:
        found = opened(Session(DecisionsFile(folder), subjects(folder), MUSEUM), folder, port)
        context = served(found)
        context.__enter__()

        def stop() -> None:
            context.__exit__(None, None, None)
            found.server_close()

        found.stop = stop  # type: ignore[attr-defined]
        stops.append(stop)
        return found

    yield start
    for stop in stops:
        with contextlib.suppress(OSError):
            stop()
