"""The local server against visitors who mean no good: raw sockets, strange archives, other people's names."""

from __future__ import annotations

import re
import socket
import struct
import threading
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jetisu360.publish.serve import local_server as server_module
from jetisu360.publish.serve.answers import part_of
from jetisu360.publish.serve.local_server import MOST_CONNECTIONS, served
from jetisu360.publish.serve.own_names import OwnNames
from jetisu360.publish.serve.server import SiteServer, open_server
from jetisu360.publish.serve.zipped import ZippedSite

PAGE = b"<!doctype html><title>x</title>" + "Мұражай".encode()
TILE = bytes(range(256)) * 8
FILES = {
    "index.html": PAGE,
    "kk/index.html": PAGE,
    "Мұражай/index.html": PAGE,
    "a/tile.webp": TILE,
    "notes.txt": b"text " * 5000,
    "csp.html": b'<meta http-equiv="Content-Security-Policy" content="default-src *&#13;&#10;X-Evil: 1">',
    "u.html": '<meta http-equiv="Content-Security-Policy" content="Қазақ">'.encode(),
    "bad.html": b'<meta http-equiv="Content-Security-Policy" content="\xff\xfe">',
}
# Names that no site has; an archive may hold them all the same.
STRANGE = {
    "a\r\nSet-Cookie: x=1/index.html": PAGE,
    "/evil.com/index.html": PAGE,
    "//evil.com/x/index.html": PAGE,
    "../up.html": b"up",
    ".git/config": b"hidden",
    "kk/.hidden": b"hidden",
}


def raw(port: int, data: bytes, timeout: float = 10) -> bytes:
    """What comes back for these bytes until the server closes."""
    with socket.create_connection(("127.0.0.1", port), timeout=timeout) as line:
        line.sendall(data)
        found = b""
        while piece := line.recv(65536):
            found += piece
    return found


def get(
    server: SiteServer, path: str, *headers: str, method: str = "GET"
) -> tuple[int, dict[str, str], bytes]:
    host = (
        []
        if any(one.lower().startswith("host:") for one in headers)
        else [f"Host: 127.0.0.1:{server.server_port}"]
    )
    lines = [f"{method} {path} HTTP/1.1", *host, "Connection: close", *headers, "", ""]
    head, _, body = raw(server.server_port, "\r\n".join(lines).encode("latin-1")).partition(b"\r\n\r\n")
    first, *rest = head.decode("latin-1").split("\r\n")
    named = {name.lower(): value for name, _, value in (one.partition(": ") for one in rest)}
    assert len(named) == len(rest), "no header twice, none out of a name"
    return int(first.split()[1]), named, body


@contextmanager
def running(site: Path, host: str = "127.0.0.1") -> Iterator[SiteServer]:
    with open_server(site, host) as server, served(server):
        yield server


def write(folder: Path) -> Path:
    for name, data in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def archive(path: Path, kind: int = zipfile.ZIP_STORED, **more: bytes) -> Path:
    with zipfile.ZipFile(path, "w", kind) as out:
        for name, data in (FILES | STRANGE | more).items():
            out.writestr(name, data)
    return path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteServer]:
    with running(write(tmp_path_factory.mktemp("site"))) as server:
        yield server


@pytest.fixture(scope="module")
def zipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteServer]:
    with running(archive(tmp_path_factory.mktemp("zip") / "site.zip")) as server:
        yield server


@pytest.fixture(params=["folder", "zipped"])
def either(request: pytest.FixtureRequest) -> SiteServer:
    found: SiteServer = request.getfixturevalue(request.param)
    return found


@pytest.mark.parametrize(
    ("asked", "status", "part"),
    [
        ("bytes=0-0", 206, (0, 0)),
        ("bytes=-5", 206, (2043, 2047)),
        ("Bytes=2047-", 206, (2047, 2047)),
        ("bytes=1-" + "9" * 5000, 206, (1, 2047)),
        ("bytes=-" + "9" * 5000, 206, (0, 2047)),
        ("bytes=" + "0" * 5000 + "7-9", 206, (7, 9)),
        ("bytes=" + "9" * 5000 + "-", 416, None),
        ("bytes=" + "9" * 5000 + "-" + "9" * 5001, 416, None),
        ("bytes=2048-", 416, None),
        ("bytes=-0", 416, None),
        ("bytes=-" + "0" * 5000, 416, None),
        ("bytes=9-3", 200, None),
        ("bytes=" + "9" * 5000 + "-3", 200, None),
        ("bytes=0-1,3-4", 200, None),
        ("bytes=" + ",".join(["0-1"] * 2000), 200, None),
        ("bytes=--5", 200, None),
        ("bytes=\u00b2-", 200, None),
        ("items=0-1", 200, None),
        ("bytes=-", 200, None),
        ("", 200, None),
    ],
)  # fmt: skip
def test_any_range_gets_a_right_answer(
    either: SiteServer, asked: str, status: int, part: tuple[int, int] | None
) -> None:
    found, headers, body = get(either, "/a/tile.webp", f"Range: {asked}")
    assert found == status
    if part:
        assert body == TILE[part[0] : part[1] + 1]
        assert headers["content-range"] == f"bytes {part[0]}-{part[1]}/2048"
    elif status == 416:
        assert headers["content-range"] == "bytes */2048"
    else:
        assert body == TILE
    assert headers["content-length"] == str(len(body))


@given(
    st.text("0123456789-,= bytes", max_size=40)
    | st.from_regex(r"bytes=[0-9]{0,6}-[0-9]{0,6}", fullmatch=True)
)
@settings(max_examples=300, deadline=None)
def test_a_part_is_always_within_the_file(written: str) -> None:
    for size in (0, 1, 2048):
        part = part_of(written, size)
        assert part in (None, "beyond") or (isinstance(part, tuple) and 0 <= part[0] <= part[1] < size)


def test_a_part_of_an_older_version_is_not_sent(either: SiteServer) -> None:
    tag = get(either, "/a/tile.webp")[1]["etag"]
    assert get(either, "/a/tile.webp", "Range: bytes=0-1", 'If-Range: "old"')[0] == 200
    assert get(either, "/a/tile.webp", "Range: bytes=0-1", f"If-Range: {tag}")[0] == 206
    assert get(either, "/a/tile.webp", f"If-None-Match: {tag}")[0] == 304
    assert get(either, "/a/tile.webp", f'If-None-Match: "x{tag[1:]}')[0] == 200
    status, headers, body = get(either, "/a/tile.webp", "Range: bytes=0-1", method="HEAD")
    assert (status, headers["content-length"], body) == (200, "2048", b"")


def test_a_part_of_a_large_film_is_not_read_from_its_beginning(tmp_path: Path, monkeypatch: Any) -> None:
    film = bytes(8_000_000)
    place = archive(tmp_path / "film.zip", **{"film.mp4": film})
    site = ZippedSite(place)
    read: list[int] = []
    kept = site._raw.read
    monkeypatch.setattr(site, "_raw", type("Counted", (), {
        "read": lambda _, n: (read.append(n), kept(n))[1], "seek": site._raw.seek, "close": site._raw.close,
    })())  # fmt: skip
    found = site.answer("/film.mp4", {"range": "bytes=7000000-7000009"})
    assert found.body.read(10) == film[7_000_000:7_000_010]
    assert sum(read) < 20_000
    found = site.answer("/film.mp4", {})
    assert found.length == len(film)
    assert sum(read) < 30_000, "and it is sent piece by piece"
    site.close()


def test_names_of_every_kind_are_quoted_or_refused(either: SiteServer) -> None:
    cyrillic = "/%D0%9C%D2%B1%D1%80%D0%B0%D0%B6%D0%B0%D0%B9"
    status, headers, _ = get(either, cyrillic)
    assert (status, headers["location"]) == (301, f"{cyrillic}/")
    assert get(either, f"{cyrillic}/")[2] == PAGE
    for path in (
        "/a%0d%0aSet-Cookie:%20x=1", "/a%0d%0aSet-Cookie:%20x=1/", "/evil.com", "//evil.com/x", "/../up.html",
        "/%2e%2e/up.html", "/.git/config", "/kk/.hidden", "/%2egit/config", "/kk%00", "/kk/%1b[2J",
    ):  # fmt: skip
        status, headers, body = get(either, path)
        assert status == 404, path
        assert "set-cookie" not in headers
        assert body == b"404\n"
    for path in ("//kk", "/kk", "///kk?x=//evil.com"):
        assert get(either, path)[1]["location"] == "/kk/"


def test_a_policy_that_no_header_can_hold_is_a_strict_one(either: SiteServer) -> None:
    for path in ("/csp.html", "/u.html", "/bad.html"):
        status, headers, _ = get(either, path)
        assert (status, headers["content-security-policy"]) == (200, "default-src 'self'"), path
        assert "x-evil" not in headers


def patched(path: Path, entry: bytes, local: int, central: int, value: int) -> Path:
    """Another number (16 bits) in both heads of an entry."""
    data = bytearray(path.read_bytes())
    for mark, offset, length, head in ((b"PK\3\4", local, 26, 30), (b"PK\1\2", central, 28, 46)):
        at = -1
        while (at := data.find(mark, at + 1)) >= 0:
            size = struct.unpack_from("<H", data, at + length)[0]
            if data[at + head : at + head + size] == entry:
                struct.pack_into("<H", data, at + offset, value)
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("kind", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("fault", ["locked", "method 99", "cut off", "altered", "size"])
def test_damaged_entries_are_told_in_a_sentence(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], fault: str, kind: int
) -> None:
    place = archive(tmp_path / "site.zip", kind)
    name = b"notes.txt"
    if fault == "locked":
        patched(place, name, 6, 8, 1)
    elif fault == "method 99":
        patched(place, name, 8, 10, 99)
    elif fault == "size":
        patched(place, name, 22, 24, 9)
    else:
        data = bytearray(place.read_bytes())
        at = data.find(name) + len(name)
        if fault == "altered":
            data[at + 20] ^= 0xFF
        else:
            at -= 30 + len(name)
            data[at : at + 4] = b"XXXX"  # the mark of the local head
        place.write_bytes(data)
    with running(place) as server:
        status, headers, body = get(server, "/notes.txt")
        assert status == 500
        assert "notes.txt" in body.decode()
        assert headers["content-type"] == "text/plain; charset=utf-8"
        get(server, "/notes.txt", "Range: bytes=0-4")
        assert get(server, "/")[0] == 200, "the others are as they were"
    assert capfd.readouterr().err == ""


def test_what_is_no_http_is_refused_without_a_word_on_the_terminal(
    either: SiteServer, capfd: pytest.CaptureFixture[str]
) -> None:
    port = either.server_port
    host = f"Host: 127.0.0.1:{port}\r\n".encode()
    for data, status in (
        (b"GET / HTTP/1.1\r\n\r\n", b"400"),
        (b"GET / HTTP/1.1\r\n" + host + host + b"\r\n", b"400"),
        (b"GET / HTTP/1.1\r\n" + host + b"nocolon\r\n\r\n", b"400"),
        (b"GET / HTTP/1.1\r\n" + host + b" folded: x\r\n\r\n", b"400"),
        (b"GET / HTTP/1.1\r\n" + host + b"X: a\x00b\r\n\r\n", b"400"),
        (b"GET / HTTP/9.9\r\n" + host + b"\r\n", b"505"),
        (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"505"),
        (bytes(range(256)) + b"\r\n\r\n", b"400"),
        (b"GET /" + b"a" * 70000 + b" HTTP/1.1\r\n" + host + b"\r\n", b"431"),
        (b"GET / HTTP/1.1\r\n" + host + b"X: y\r\n" * 200 + b"\r\n", b"431"),
        (b"GET / HTTP/1.1\r\n" + host + b"X: " + b"y" * 70000 + b"\r\n\r\n", b"431"),
        (b"POST / HTTP/1.1\r\n" + host + b"Connection: close\r\n\r\n", b"501"),
        (b"FOO / HTTP/1.1\r\n" + host + b"Connection: close\r\n\r\n", b"501"),
        (b"get / HTTP/1.1\r\n" + host + b"Connection: close\r\n\r\n", b"501"),
        (b"GET / HTTP/1.0\r\n\r\n", b"200"),
        (b"GET * HTTP/1.1\r\n" + host + b"Connection: close\r\n\r\n", b"404"),
        (b"GET /[ HTTP/1.1\r\n" + host + b"Connection: close\r\n\r\n", b"404"),
        (b"GET //[::1/x HTTP/1.1\r\n" + host + b"Connection: close\r\n\r\n", b"404"),
    ):
        try:
            assert raw(port, data).split(b" ")[1] == status, data[:60]
        except ConnectionResetError:  # the system tells a visitor so who goes on sending
            assert status == b"431"
    # What follows a request with a body is no second request.
    body = b"GET /kk/ HTTP/1.1\r\n" + host + b"\r\n"
    for method in (b"GET", b"POST"):
        length = f"Content-Length: {len(body)}\r\n\r\n".encode()
        assert raw(port, method + b" / HTTP/1.1\r\n" + host + length + body).count(b"HTTP/1.1 ") == 1
    assert capfd.readouterr().err == ""


def test_only_its_own_names_are_answered(either: SiteServer) -> None:
    port = either.server_port
    for ours in (f"localhost:{port}", f"LocalHost.:{port}", f"127.0.0.1:{port}", f"[::1]:{port}"):
        assert get(either, "/", f"Host: {ours}")[0] == 200, ours
    for other in (
        f"attacker.example:{port}", "attacker.example", "localhost", "127.0.0.1", f"localhost:{port + 1}",
        f"127.0.0.1.nip.io:{port}", f"localhost.evil.com:{port}", f"x@localhost:{port}",
        f"localhost:{port}@evil.com",
        "", f"192.168.0.1:{port}", f"0.0.0.0:{port}", f"localhost:{port}, evil.com", f"[::2]:{port}",
        "localhost:x",
    ):  # fmt: skip
        status, _, body = get(either, "/", f"Host: {other}")
        assert status == 421, other
        assert PAGE not in body
        assert f"http://127.0.0.1:{port}/" in body.decode()
    assert get(either, f"http://localhost:{port}/kk/")[2] == PAGE
    assert get(either, "http://evil.com/kk/")[0] == 404


def test_a_name_is_ours_only_where_we_are_bound() -> None:
    here = OwnNames("127.0.0.1", "127.0.0.1", 8360)
    assert not here.everywhere
    assert not here.to_others
    assert not here.admits(f"{socket.gethostname()}:8360", "127.0.0.1") or socket.gethostname() == "localhost"
    for bound in ("0.0.0.0", "::"):
        everywhere = OwnNames(bound, bound, 8360)
        assert everywhere.everywhere
        assert everywhere.to_others
        assert everywhere.admits("192.168.1.7:8360", "192.168.1.7"), "the address that was reached"
        assert everywhere.admits("192.168.1.7:8360", "::ffff:192.168.1.7")
        assert everywhere.admits(f"{socket.gethostname()}:8360", "192.168.1.7")
        assert not everywhere.admits("192.168.1.8:8360", "192.168.1.7")
        assert not everywhere.admits("evil.com:8360", "192.168.1.7")
        assert not everywhere.admits(f"{bound}:8360", "192.168.1.7")
    assert OwnNames("museum.lan", "192.168.1.7", 80).admits("museum.lan", "192.168.1.7")


def test_it_listens_where_it_says(tmp_path: Path) -> None:
    site = write(tmp_path)
    for nothing in ("", " ", "127.0.0.1"):
        with open_server(site, nothing) as server:
            assert server.server_address[0] == "127.0.0.1"
            assert server.urls_for_others == []
    said: list[list[str]] = []
    for everywhere in ("0.0.0.0", "0"):
        with open_server(site, everywhere) as server:
            assert server.url.startswith("http://127.0.0.1:")
            assert server.names.to_others
            said.append(server.urls_for_others)
    assert all(
        re.fullmatch(r"http://[\d.]+:\d+/|http://\[[\da-f:]+\]:\d+/", one) for urls in said for one in urls
    )


def threads() -> int:
    return threading.active_count()


def test_900_slow_visitors_keep_nobody_out(tmp_path: Path) -> None:
    with running(write(tmp_path)) as server:
        before = threads()
        slow: list[socket.socket] = []
        try:
            for number in range(900):
                line = socket.create_connection(("127.0.0.1", server.server_port), timeout=10)
                slow.append(line)
                line.sendall(b"GET / HTTP/1.1\r\nHost: local"[: 5 + number % 20])
                if number % 100 == 99:
                    started = time.monotonic()
                    assert get(server, "/kk/")[2] == PAGE
                    assert time.monotonic() - started < 5
            assert threads() - before <= server_module.READERS
            assert len(server._visitors) <= MOST_CONNECTIONS
        finally:
            for line in slow:
                line.close()
        assert get(server, "/")[0] == 200


def test_who_does_not_read_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server_module, "PATIENCE_SECONDS", 0.5)
    site = write(tmp_path)
    (site / "film.mp4").write_bytes(bytes(30_000_000))
    with running(site) as server:
        with socket.create_connection(("127.0.0.1", server.server_port), timeout=10) as line:
            line.sendall(f"GET /film.mp4 HTTP/1.1\r\nHost: 127.0.0.1:{server.server_port}\r\n\r\n".encode())
            deadline = time.monotonic() + 10
            while not server._visitors and time.monotonic() < deadline:
                time.sleep(0.02)
            while server._visitors and time.monotonic() < deadline:
                time.sleep(0.02)
            assert not server._visitors
        # And who never finishes the request.
        with socket.create_connection(("127.0.0.1", server.server_port), timeout=10) as line:
            line.sendall(b"GET / HTTP/1.1\r\n")
            assert line.recv(100) == b""


def test_an_end_comes_at_once_though_visitors_are_there(tmp_path: Path) -> None:
    with running(write(tmp_path)) as server:
        lines = [socket.create_connection(("127.0.0.1", server.server_port), timeout=5) for _ in range(5)]
        started = time.monotonic()
    assert time.monotonic() - started < 3
    for line in lines:
        line.close()
