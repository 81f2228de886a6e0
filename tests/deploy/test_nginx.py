"""The portal as on a server: its units' commands, Debian's PostgreSQL, Debian's nginx before it."""

from __future__ import annotations

import http.client
import json
import ssl
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.portal.publication.test_kills import BEGIN, MAKE
from tests.portal.serve.test_serve import COMMAND, environment

from ..servers import free_port, stop, wait_for
from .units import call
from .web_server import NAME, WebServer, web_server

pytestmark = pytest.mark.slow

SITE = "/sites/jetisu/museums/own/"
PUBLISH = """
import time
from jetisu360.portal.jobs.states import State
museum = Museum.objects.get()
def done(kind):
    while (job := Job.objects.filter(kind=kind).latest("pk")).open:
        time.sleep(0.1)
    assert job.state == State.DONE, job.error
    return job
ask("publish", museum, details={"version": done("build").result["version"]})
done("publish")
done("region")
"""
# Of one connection, not of what is answered.
OF_THE_WAY = {"connection", "date", "keep-alive", "server", "transfer-encoding"}


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Served:
    """`tile`: the path of a picture in the site."""

    port: int
    folder: Path
    tile: str
    process: subprocess.Popen[bytes]
    web: WebServer

    def ask(self, path: str, method: str = "GET", body: bytes = b"", **headers: str) -> Answer:
        """Through nginx."""
        way = http.client.HTTPSConnection(
            "127.0.0.1", self.web.secure, context=ssl._create_unverified_context(), timeout=60
        )
        return _answer(way, path, method, body, headers)

    def straight(self, path: str, **headers: str) -> Answer:
        """Of the portal itself, as nginx would ask it."""
        way = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        return _answer(way, path, "GET", b"", {"X-Forwarded-Proto": "https", **headers})


def _answer(
    way: http.client.HTTPConnection, path: str, method: str, body: bytes, headers: dict[str, str]
) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    way.request(method, path, body or None, {"Host": NAME, **named})
    answer = way.getresponse()
    heads = {name.lower(): value for name, value in answer.getheaders()}
    return Answer(answer.status, heads, answer.read())


@contextmanager
def service(name: str, folder: Path, *more: str) -> Iterator[subprocess.Popen[bytes]]:
    command, given = call(name, COMMAND, folder)
    process = subprocess.Popen([*command, *more], env={**environment(), **given})
    try:
        yield process
    finally:
        stop(process)


@pytest.fixture(scope="module")
def served(
    postgresql: str, tmp_path_factory: pytest.TempPathFactory, make_photo: Callable[..., Path]
) -> Iterator[Served]:
    import psycopg

    home = tmp_path_factory.mktemp("server")
    folder, port = home / "portal", free_port()
    make_photo(home / "photos" / "hall.jpg", 1)
    with psycopg.connect(f"{postgresql}/postgres", autocommit=True) as server:
        server.execute("CREATE DATABASE deployed")
    setup = [*COMMAND, "setup", "--folder", str(folder), "--address", f"https://{NAME}"]
    setup += ["--database", f"{postgresql}/deployed", "--behind-proxy"]
    ready = subprocess.run(setup, env=environment(), capture_output=True, text=True, timeout=300)
    assert ready.returncode == 0, ready.stderr
    assert f"https://{NAME}/enter/" in ready.stdout

    def run(code: str, *words: str) -> None:
        command = [sys.executable, "-c", BEGIN + code, str(folder), *words]
        subprocess.run(command, env=environment(), check=True, timeout=300)

    with ExitStack() as held:
        process = held.enter_context(service("jetisu360.service", folder, "--port", str(port)))
        wait_for(port, process)
        run(MAKE, str(home / "photos"))
        with service("jetisu360-worker@.service", folder):
            run(PUBLISH)
        (version,) = (folder / "published" / "versions" / "own").iterdir()
        tile = next(version.rglob("0_0.*")).relative_to(version).as_posix()
        yield Served(port, folder, tile, process, held.enter_context(web_server(home / "nginx", port)))


def test_people_come_by_https_only(served: Served) -> None:
    way = http.client.HTTPConnection("127.0.0.1", served.web.plain, timeout=60)
    plain = _answer(way, "/museums/?a=b", "GET", b"", {})
    assert (plain.status, plain.headers["location"]) == (301, f"https://{NAME}/museums/?a=b")
    assert json.loads(served.ask("/healthz").body)["ok"] is True
    page = served.ask("/account/sign-in")
    assert page.status == 200
    assert "secure" in page.headers["set-cookie"].lower(), "the portal knows that it is asked by https"
    assert page.headers["strict-transport-security"].startswith("max-age=31536000")


def test_nobody_is_somebody_else_by_a_header(served: Served) -> None:
    assert served.ask("/metrics", X_Forwarded_For="127.0.0.1").status in (403, 404)
    assert served.ask("/healthz", Host="elsewhere.example").status == 400


@pytest.mark.parametrize("path", ["", "kk/index.html", "tour.json", "@tile"])
@pytest.mark.parametrize("encoding", ["br", "gzip", "identity"])
def test_a_site_is_the_same_through_nginx(served: Served, path: str, encoding: str) -> None:
    path = SITE + (served.tile if path == "@tile" else path)
    own = served.straight(path, Accept_Encoding=encoding)
    through = served.ask(path, Accept_Encoding=encoding, Cookie="sessionid=of-somebody-who-was-here")
    assert own.status == through.status
    assert own.body == through.body
    assert {name: value for name, value in own.headers.items() if name not in OF_THE_WAY} == {
        name: value for name, value in through.headers.items() if name not in OF_THE_WAY
    }
    assert "set-cookie" not in through.headers


def test_photographs_are_not_too_large_for_nginx(served: Served) -> None:
    large = bytes(3_000_000)
    assert served.ask("/account/sign-in", "POST", large).status == 413
    for path in ("uploads", "photographs", "folder"):
        assert served.ask(f"/museums/own/{path}", "POST", large).status in (302, 403, 404)


def test_a_backup_is_made_every_night_over_that_of_a_week_ago(served: Served, tmp_path: Path) -> None:
    command, given = call("jetisu360-backup.service", COMMAND, served.folder)
    environ = {**environment(), **given, "CACHE_DIRECTORY": str(tmp_path)}
    for _night in range(2):
        done = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, done.stderr
    (made,) = tmp_path.iterdir()
    assert made.name in {f"{day}.zip" for day in range(1, 8)}
    with zipfile.ZipFile(made) as backup:
        assert backup.testzip() is None


def test_tiles_are_there_while_the_portal_starts_anew(served: Served) -> None:
    tile = SITE + served.tile
    whole = served.ask(tile)
    assert whole.headers["cache-control"].endswith("immutable")
    served.process.terminate()
    served.process.wait(30)
    end = time.monotonic() + 30
    while served.ask(SITE + "kk/index.html").status != 502:
        assert time.monotonic() < end
    assert served.ask(tile).body == whole.body
    assert "[emerg]" not in served.web.errors.read_text("utf-8")
