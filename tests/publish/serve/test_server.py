"""The local server: what a browser gets, and what nobody gets."""

from __future__ import annotations

import errno
import html
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from email.utils import parsedate_to_datetime
from pathlib import Path

import brotli
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jetisu360.publish.refusals import AddressNotAvailable, NothingToServe
from jetisu360.publish.serve.answers import answer
from jetisu360.publish.serve.server import SiteServer, open_server, opened, serve
from jetisu360.publish.serve.zipped import ZippedSite

POLICY = "default-src 'none'; script-src 'sha256-AAA='"
META = f'<meta http-equiv="Content-Security-Policy" content="{html.escape(POLICY)}">'
PAGE = f"<!doctype html>{META}Ң"
TILE = bytes(range(256)) * 40
RECORD = json.dumps({"title": "Қобыз" * 100}, ensure_ascii=False).encode()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.txt").write_text("secret")
    site = tmp_path_factory.mktemp("parent") / "site"
    (site.parent / "secret.txt").parent.mkdir(exist_ok=True)
    (site.parent / "secret.txt").write_text("secret")
    files: dict[str, bytes] = {
        "index.html": PAGE.encode(),
        "kk/index.html": PAGE.encode(),
        "kk/index.html.br": brotli.compress(PAGE.encode()),
        "kk/index.html.gz": b"gz of the page",
        "data/kk/gold.0123abcd.json": RECORD,
        "assets/spectral.0123abcd.woff2": b"wOF2",
        "scenes/gold/0123abcd/0/f/0_0.webp": TILE,
        "scenes/gold/0123abcd/0/f/0_0.avif": TILE,
        "tour.json": b"{}",
        "бөлме 1.txt": b"room",
        ".jetisu/secret.txt": b"secret",
        ".hidden": b"secret",
        "empty/note.txt": b"",
    }
    for path, data in files.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(data)
    (site / "out").symlink_to(outside)
    (site / "out.txt").symlink_to(outside / "secret.txt")
    (site / "loop").symlink_to(site / "loop")
    (site / "inside.txt").symlink_to(site / "tour.json")
    return site


@pytest.fixture(scope="module")
def ask(folder: Path) -> Iterator[Callable[..., tuple[int, dict[str, str], bytes]]]:
    """`ask(path, method, **headers)` → status, headers in lower case, body."""
    server = open_server(folder)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)

    def request(path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
        connection.putrequest(method, path, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        response = connection.getresponse()
        return (
            response.status,
            {name.lower(): value for name, value in response.getheaders()},
            response.read(),
        )

    yield request
    connection.close()
    server.shutdown()
    server.server_close()


Ask = Callable[..., tuple[int, dict[str, str], bytes]]


def test_a_folder_answers_with_its_page(ask: Ask) -> None:
    for path in ("/", "/index.html", "/kk/", "/kk/index.html", "/kk/?a=1", "//kk/"):
        status, headers, body = ask(path)
        assert (status, body) == (200, PAGE.encode()), path
        assert headers["content-type"] == "text/html; charset=utf-8"
        assert headers["content-length"] == str(len(body))


def test_a_folder_without_its_slash_is_sent_on(ask: Ask) -> None:
    status, headers, _ = ask("/kk")
    assert (status, headers["location"]) == (301, "/kk/")
    for path in ("//kk", "///kk", "/kk//"):
        assert ask(path)[1].get("location", "/kk/") == "/kk/", "never to another host"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/data/kk/gold.0123abcd.json", "application/json; charset=utf-8"),
        ("/scenes/gold/0123abcd/0/f/0_0.webp", "image/webp"),
        ("/scenes/gold/0123abcd/0/f/0_0.avif", "image/avif"),
        ("/assets/spectral.0123abcd.woff2", "font/woff2"),
        ("/%D0%B1%D3%A9%D0%BB%D0%BC%D0%B5%201.txt", "text/plain; charset=utf-8"),
        ("/kk/index.html.br", "application/octet-stream"),
    ],
)
def test_types_are_right_and_not_guessed(ask: Ask, path: str, kind: str) -> None:
    status, headers, _ = ask(path)
    assert (status, headers["content-type"]) == (200, kind)
    assert headers["x-content-type-options"] == "nosniff"


def test_the_smallest_encoding_that_the_browser_reads(ask: Ask) -> None:
    status, headers, body = ask("/kk/", accept_encoding="gzip, deflate, br, zstd")
    assert (status, headers["content-encoding"]) == (200, "br")
    assert brotli.decompress(body) == PAGE.encode()
    assert headers["vary"] == "Accept-Encoding"
    assert ask("/kk/", accept_encoding="gzip")[1]["content-encoding"] == "gzip"
    for plain in ("", "identity", "br;q=0, gzip;q=0.0"):
        _, headers, body = ask("/kk/", accept_encoding=plain)
        assert "content-encoding" not in headers
        assert headers["vary"] == "Accept-Encoding"
        assert body == PAGE.encode()
    assert "content-encoding" not in ask("/tour.json", accept_encoding="br")[1]


def test_what_carries_its_version_is_kept_for_ever_and_pages_are_asked_for_again(ask: Ask) -> None:
    for path in (
        "/scenes/gold/0123abcd/0/f/0_0.webp",
        "/data/kk/gold.0123abcd.json",
        "/assets/spectral.0123abcd.woff2",
    ):
        assert ask(path)[1]["cache-control"] == "public, max-age=31536000, immutable"
    for path in ("/", "/kk/", "/tour.json", "/nowhere"):
        assert ask(path)[1]["cache-control"] == "no-cache"


def test_the_page_s_own_policy_is_its_header(ask: Ask) -> None:
    assert ask("/kk/")[1]["content-security-policy"] == POLICY
    assert ask("/kk/", accept_encoding="br")[1]["content-security-policy"] == POLICY
    assert ask("/tour.json")[1]["content-security-policy"] == "default-src 'none'"


@pytest.mark.parametrize("moment", [-(2**31), 0, 2**32, 2**33 + 10**12])
def test_a_time_that_no_clock_showed_stops_no_answer(ask: Ask, folder: Path, moment: int) -> None:
    file = folder / "tour.json"
    kept = file.stat()
    try:
        os.utime(file, (moment, moment))
    except (OSError, OverflowError):
        pytest.skip("this disk holds no such time")
    try:
        status, headers, _ = ask("/tour.json")
    finally:
        os.utime(file, ns=(kept.st_atime_ns, kept.st_mtime_ns))
    assert status == 200
    said = parsedate_to_datetime(headers["last-modified"])
    assert said.timestamp() <= time.time(), "a file of tomorrow is one of today"


def test_head_says_the_same_without_the_body(ask: Ask) -> None:
    status, headers, body = ask("/kk/", "HEAD", accept_encoding="br")
    assert (status, body) == (200, b"")
    assert headers == ask("/kk/", accept_encoding="br")[1] | {"date": headers["date"]}
    assert ask("/nowhere", "HEAD")[0] == 404


def test_what_the_browser_has_is_not_sent_again(ask: Ask) -> None:
    _, headers, _ = ask("/kk/", accept_encoding="br")
    tag = headers["etag"]
    status, again, body = ask("/kk/", accept_encoding="br", if_none_match=f'"other", W/{tag}')
    assert (status, body, again["etag"]) == (304, b"", tag)
    assert again["cache-control"] == "no-cache"
    assert ask("/kk/", accept_encoding="gzip", if_none_match=tag)[0] == 200, (
        "another encoding is another thing"
    )
    assert ask("/kk/", if_modified_since=headers["last-modified"])[0] == 304
    assert ask("/kk/", if_modified_since="Thu, 01 Jan 1970 00:00:00 GMT")[0] == 200
    assert ask("/kk/", if_modified_since="yesterday")[0] == 200
    assert ask("/kk/", if_none_match='"x"', if_modified_since=headers["last-modified"])[0] == 200


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-99", 0, 99),
        ("bytes=100-", 100, 10239),
        ("bytes=-10", 10230, 10239),
        ("bytes=10000-99999", 10000, 10239),
    ],
)
def test_a_part_of_a_file(ask: Ask, asked: str, first: int, last: int) -> None:
    status, headers, body = ask("/scenes/gold/0123abcd/0/f/0_0.webp", range=asked)
    assert (status, body) == (206, TILE[first : last + 1])
    assert headers["content-range"] == f"bytes {first}-{last}/10240"


def test_parts_that_are_not_there(ask: Ask) -> None:
    tile = "/scenes/gold/0123abcd/0/f/0_0.webp"
    for beyond in ("bytes=10240-", "bytes=-0"):
        status, headers, _ = ask(tile, range=beyond)
        assert (status, headers["content-range"]) == (416, "bytes */10240")
    for whole in ("bytes=5-4", "bytes=0-1,5-6", "lines=1-2", "bytes=-", "bytes=a-b"):
        assert ask(tile, range=whole)[0] == 200
    assert ask(tile, range="bytes=0-1", if_range='"old"')[0] == 200
    assert ask("/kk/", range="bytes=0-4", accept_encoding="br")[2] == PAGE.encode()[:5], (
        "of the page, not of its .br"
    )


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere", "/empty/", "/index.html/", "/.hidden", "/.jetisu/secret.txt", "/kk/../.hidden",
        "/%2ehidden", "/../secret.txt", "/..%2fsecret.txt", "/%2e%2e/secret.txt", "/kk/../../secret.txt",
        "/..\\secret.txt", "/..%5csecret.txt", "/out/secret.txt", "/out.txt", "/loop", "/tour.json%00.html",
        "/%00", "/%ff%fe", "/C:/x", "http://other/", "secret.txt", "/" + "a" * 5000, "/a" * 2000,
    ],
)  # fmt: skip
def test_nothing_outside_and_nothing_hidden(ask: Ask, path: str) -> None:
    status, _, body = ask(path)
    # Another host is not only nothing of ours: its name is refused.
    assert status == (421 if path.startswith("http:") else 404)
    assert b"secret" not in body


def test_a_link_that_stays_inside_is_followed(ask: Ask) -> None:
    assert ask("/inside.txt")[2] == b"{}"


PIECES = st.sampled_from(["..", ".", "", "kk", "out", "%2e%2e", "secret.txt", "\\", "%2f", ".jetisu"])


@given(st.text(max_size=40).map("/".__add__) | st.lists(PIECES).map("/".join).map("/".__add__))
@settings(max_examples=150, deadline=None)
def test_no_path_shows_a_secret(folder: Path, path: str) -> None:
    found = answer(folder, path, {})
    assert b"secret" not in found.body.read()
    found.close()


def test_other_methods_are_refused(ask: Ask) -> None:
    assert ask("/", "POST")[0] == 501
    assert ask("/", "DELETE")[0] == 501
    assert ask("/")[0] == 200


def test_a_port_that_may_not_be_used_gives_way_to_a_free_one(folder: Path) -> None:
    """Windows says so of one that another program has for itself."""

    def make(site: Path | ZippedSite, host: str, port: int) -> SiteServer:
        if port:
            raise PermissionError(errno.EACCES, "forbidden")
        return SiteServer(site, host, port)

    with opened(make, folder, "127.0.0.1", 8360) as server:
        assert server.server_port != 8360


def test_a_taken_port_gives_way_to_a_free_one(folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with open_server(folder, port=port) as server:
            assert server.server_port not in (0, port)
            assert server.url == f"http://127.0.0.1:{server.server_port}/"


def test_refusals_say_what_to_do(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(NothingToServe) as empty:
        serve(tmp_path)
    assert str(tmp_path) in empty.value.say("kk")
    for host, port in (("203.0.113.1", 0), ("127.0.0.1", 70000)):
        with pytest.raises(AddressNotAvailable):
            open_server(folder, host, port)


def test_the_site_may_be_exchanged_while_it_is_shown(tmp_path: Path) -> None:
    site, new = tmp_path / "site", tmp_path / "new"
    for place, text in ((site, "old"), (new, "new")):
        place.mkdir()
        (place / "index.html").write_text(text)
    assert answer(site, "/", {}).body.read() == b"old"
    site.rename(tmp_path / "old")
    assert answer(site, "/", {}).status == 404
    new.rename(site)
    assert answer(site, "/", {}).body.read() == b"new"


def test_ctrl_c_ends_it_quietly(folder: Path) -> None:
    script = (
        "import sys; from jetisu360.publish.serve.server import serve;"
        "serve(sys.argv[1], on_ready=lambda url: print(url, flush=True)); print('closed', flush=True)"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )
    assert process.stdout
    url = process.stdout.readline().strip()
    connection = http.client.HTTPConnection(url.removeprefix("http://").rstrip("/"), timeout=10)
    connection.request("GET", "/kk/")
    assert connection.getresponse().read() == PAGE.encode()
    process.send_signal(signal.SIGINT)
    out, errors = process.communicate(timeout=20)
    connection.close()
    assert (out.strip(), errors.strip(), process.returncode) == ("closed", "", 0)
