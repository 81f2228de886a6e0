"""One synthetic site on a loopback server, and what tests do with a page."""

from __future__ import annotations

import functools
import http.server
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from . import synthetic as synthetic_module

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def synthetic() -> Any:
    """`synthetic.py` beside this file."""
    return synthetic_module


@pytest.fixture(scope="session")
def built() -> None:
    """The viewer, built from the sources as they are now."""
    subprocess.run([sys.executable, str(ROOT / "scripts" / "build_viewer.py")], check=True)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, synthetic: Any, built: None) -> Iterator[str]:
    """The address of the synthetic site."""
    folder = tmp_path_factory.mktemp("viewer-site")
    synthetic.write_site(folder)

    class Handler(http.server.SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: Any) -> None:
            pass

    class Server(http.server.ThreadingHTTPServer):
        def handle_error(self, *_: Any) -> None:
            """A browser that cancels a request is no error."""

    server = Server(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/kk/"
    server.shutdown()
    server.server_close()


WAIT_UNTIL_SHARP = """async () => {
  const frame = () => new Promise(requestAnimationFrame);
  const end = performance.now() + 60000;
  while (!window.jetisu360?.viewer) await frame();
  const { viewer } = window.jetisu360;
  await frame(); await frame();
  while (!viewer.state.sharp && performance.now() < end) await frame();
  await frame();
  return viewer.state.sharp;
}"""


class Visit:
    """A page with the viewer, and what tests do with it."""

    def __init__(self, page: Any) -> None:
        self.page = page

    def sharp(self) -> None:
        assert self.page.evaluate(WAIT_UNTIL_SHARP), "the picture never became sharp"

    def look(self, yaw: float, pitch: float, fov: float) -> dict[str, float]:
        """Looks there; the view that came of it."""
        self.page.wait_for_function("Boolean(window.jetisu360?.viewer)")
        self.page.evaluate(
            "view => window.jetisu360.viewer.lookAt(view)", {"yaw": yaw, "pitch": pitch, "fov": fov}
        )
        self.sharp()
        return self.view()

    def view(self) -> dict[str, float]:
        found: dict[str, float] = self.page.evaluate("({...window.jetisu360.viewer.view})")
        return found

    def state(self) -> dict[str, Any]:
        found: dict[str, Any] = self.page.evaluate("window.jetisu360.viewer.state")
        return found

    def scene(self) -> str:
        found: str = self.page.evaluate("window.jetisu360.viewer.scene")
        return found

    def arrived(self, scene: str) -> None:
        self.page.wait_for_function(
            "id => window.jetisu360.viewer.scene === id && !window.jetisu360.viewer.state.walking", arg=scene
        )

    def settled(self) -> None:
        """Waits until the view has stopped moving."""
        self.page.evaluate(
            """async () => {
              const { viewer } = window.jetisu360;
              let last, still = 0;
              while (still < 6) {
                await new Promise(requestAnimationFrame);
                const now = JSON.stringify(viewer.view);
                still = now === last ? still + 1 : 0;
                last = now;
              }
            }"""
        )


@pytest.fixture
def visit(chromium: Any, site: str) -> Iterator[Callable[..., Visit]]:
    """`visit("page.html#hall", width=…, …)` opens a page of the site in a browser without memory."""
    contexts: list[Any] = []
    errors: list[str] = []

    def open_page(
        address: str,
        *,
        width: int = 1000,
        height: int = 700,
        ratio: float = 1,
        before: Callable[[Any], None] | None = None,
        **options: Any,
    ) -> Visit:
        context = chromium.new_context(
            viewport={"width": width, "height": height}, device_scale_factor=ratio, **options
        )
        contexts.append(context)
        context.set_default_timeout(60_000)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        if before:
            before(page)
        page.goto(site + address)
        return Visit(page)

    yield open_page
    for context in contexts:
        context.close()
    assert not errors, errors
