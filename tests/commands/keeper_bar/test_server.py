"""Who has the bar, and that the site's own pages stay what visitors get."""

from __future__ import annotations

import contextlib
import http.client
import json
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from jetisu360.commands.keeper_bar.server import BarServer
from jetisu360.commands.keeper_bar.watch import FileGone, Told
from jetisu360.publish.serve.local_server import served
from jetisu360.publish.serve.server import opened


@contextlib.contextmanager
def serving(site: Path, host: str = "127.0.0.1") -> Iterator[BarServer]:
    server = opened(BarServer, site, host, 0)
    with server, served(server):
        yield server


def ask(server: BarServer, path: str, **headers: str) -> tuple[int, str, dict[str, str]]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=60)
    with contextlib.closing(connection):
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return (
            answer.status,
            answer.read().decode(),
            {name.lower(): value for name, value in answer.getheaders()},
        )


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "index.html").write_text("<!doctype html>museum")
    return tmp_path


def test_the_bar_stands_beside_the_site(site: Path) -> None:
    with serving(site) as server:
        assert ask(server, "/")[1] == "<!doctype html>museum"
        status, page, headers = ask(server, "/-/")
        assert status == 200
        assert server.bar == f"http://127.0.0.1:{server.server_port}/-/"
        assert "keeper-bar" in page
        assert "frame-src 'self'" in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["cache-control"] == "no-store"


def test_others_of_the_network_have_no_bar(site: Path) -> None:
    with serving(site, "0.0.0.0") as server:
        assert server.bar is None
        for path in ("/-/", "/-/status"):
            assert ask(server, path)[0] == 404
        assert ask(server, "/")[0] == 200


def test_a_stranger_by_another_name_learns_nothing(site: Path) -> None:
    with serving(site) as server:
        assert ask(server, "/-/status", Host="museum.example.kz")[0] == 421


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_how_it_stands_is_told_in_the_language_of_the_command(site: Path, language: str) -> None:
    error = FileGone(folder="photos")
    with serving(site) as server:
        assert json.loads(ask(server, "/-/status")[1]) == {"standing": None, "version": 0, "error": None}
        server.language = language  # type: ignore[assignment]
        server.watch = SimpleNamespace(told=Told("wrong", 3, error))  # type: ignore[assignment]
        told = json.loads(ask(server, "/-/status")[1])
        assert told == {"standing": "wrong", "version": 3, "error": error.say(language)}
