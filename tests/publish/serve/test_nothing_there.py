"""Where there is no page: the site's own, with the way back, wherever the site stands and however deep."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from jetisu360.publish.pages.assets import Viewer
from jetisu360.publish.serve.local_server import served
from jetisu360.publish.serve.server import open_server

from ...waiting import until

PAGE = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.fixture(scope="module")
def site(sample: ModuleType, viewer: Viewer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of which nobody said where it will stand."""
    folder: Path = tmp_path_factory.mktemp("nowhere")
    sample.write_site(folder, sample.tour(), viewer)
    (folder / "tour.json").write_bytes(sample.tour().as_json())
    return folder


def ask(url: str, headers: dict[str, str]) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers)) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


@pytest.mark.parametrize("archived", [False, True], ids=["folder", "archive"])
def test_a_person_gets_the_page_and_a_picture_gets_three_digits(
    site: Path, tmp_path: Path, archived: bool
) -> None:
    if archived:
        site = Path(shutil.make_archive(str(tmp_path / "site"), "zip", site))
    with open_server(site) as server, served(server):
        for path in ("kk/rooms/gone.html", "gone", "a/b/c/d/", "kk/../../etc/passwd", ".hidden"):
            status, text = ask(server.url + path, PAGE | {"Range": "bytes=0-3", "If-None-Match": "*"})
            assert status == HTTPStatus.NOT_FOUND
            assert "Мұндай бет жоқ" in text, path
        assert ask(server.url + "media/gone.webp", {"Accept": "image/*"}) == (404, "404\n")
        assert ask(server.url + "kk/index.html", PAGE)[0] == HTTPStatus.OK


class ManyHosts(http.server.SimpleHTTPRequestHandler):
    """As hosts do with the sites of many people: each in a folder, whose `404.html` is shown at any depth."""

    def send_error(self, code: int, *_: Any) -> None:
        body = Path(str(self.directory), "people", "museum", "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def host(site: Path, tmp_path: Path) -> Iterator[str]:
    shutil.copytree(site, tmp_path / "people" / "museum")
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(ManyHosts, directory=str(tmp_path))
    )
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/people/museum/"
    server.shutdown()
    server.server_close()


@pytest.mark.browser
@pytest.mark.parametrize("path", ["gone.html", "kk/objects/gone.html", "a/b/c/d/e.html", "kk//x/"])
def test_the_way_back_is_found_in_a_folder_of_any_host(chromium: Any, host: str, path: str) -> None:
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(host + path)
    way = page.get_by_role("link", name="Такой страницы нет")
    until(page, "document.querySelector('a[hreflang=ru]').pathname === '/people/museum/ru/index.html'")
    way.click()
    page.wait_for_url(f"{host}ru/index.html**")
    context.close()
