"""A portal that was started for the first time, on an empty folder, at the far end of a line."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from jetisu360.portal.settings.table import PHONE_ADDRESS

from ...waiting import PATIENCE
from ..serve.test_serve import COMMAND, environment, served
from .line import Line, a_line
from .screens import Screens


@dataclass(frozen=True)
class Started:
    """`address`: what people type; `link`: what the program opens in the browser of the computer that it was
    started on.
    """

    folder: Path
    settings: dict[str, str]
    line: Line
    address: str
    link: str

    def command(self, *words: str) -> subprocess.CompletedProcess[str]:
        """A command of the same program, for the same portal."""
        return subprocess.run(
            [*COMMAND, *words, "--folder", str(self.folder)],
            env=environment(**self.settings),
            capture_output=True,
            text=True,
            timeout=300,
        )

    @contextmanager
    def worker(self) -> Iterator[None]:
        """`jetisu360 worker`, as it runs on another machine."""
        command = [*COMMAND, "worker", "--folder", str(self.folder)]
        with (self.folder.parent / "worker.log").open("wb") as log:
            process = subprocess.Popen(command, env=environment(**self.settings), stdout=log, stderr=log)
            try:
                yield
            finally:
                process.terminate()
                process.wait(60)


@contextmanager
def first_start(folder: Path, **settings: str) -> Iterator[Started]:
    """`jetisu360 serve` on an empty folder, as a process of its own."""
    with ExitStack() as held:
        line = held.enter_context(a_line())
        address = f"http://localhost:{line.port}"
        settings = {PHONE_ADDRESS: f"http://phone.localhost:{line.port}", **settings}
        _process, here, link = held.enter_context(served(folder, **settings))
        line.lead_to(int(here.rpartition(":")[2]))
        yield Started(folder, settings, line, address, link.replace(here, address))


@pytest.fixture
def person(chromium: Any) -> Iterator[Callable[..., Screens]]:
    """Somebody new at a browser of their own, who reads `language`."""
    contexts: list[Any] = []

    def comes(language: str, **options: Any) -> Screens:
        contexts.append(chromium.new_context(locale=language, reduced_motion="reduce", **options))
        contexts[-1].set_default_timeout(2000 * PATIENCE)
        return Screens(contexts[-1].new_page(), language)

    yield comes
    for context in contexts:
        context.close()
