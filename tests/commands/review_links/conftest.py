"""Three rooms, copied for every test that answers about them, and the page that asks."""

from __future__ import annotations

import contextlib
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from jetisu360.commands.local_page.server import PageServer
from jetisu360.commands.review_links.run import open_links_review
from jetisu360.publish.serve.local_server import served

from .solving import session, write_photographs


@pytest.fixture(scope="session")
def photographs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("links")
    write_photographs(folder)
    return folder


@pytest.fixture
def folder(photographs: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(photographs, tmp_path / "photos"))


@pytest.fixture
def serving(folder: Path) -> Iterator[Callable[..., PageServer]]:
    """Starts a server of a new session; all are stopped in the end."""
    with contextlib.ExitStack() as stack:

        def start(port: int = 0) -> PageServer:
            new = session(folder)
            server = open_links_review(new, port, "en", "jetisu360 build photos --out SITE", str(folder))
            own = stack.enter_context(contextlib.ExitStack())
            own.callback(new.close)
            own.callback(server.server_close)
            own.enter_context(served(server))
            threading.Thread(target=new.solve, daemon=True).start()
            threading.Thread(target=new.pictures.prepare, args=(new.soon,), daemon=True).start()
            server.stop = own.close  # type: ignore[attr-defined]
            return server

        yield start
