"""Who is let in, and who is not: the pictures are of people who are not unknown yet."""

from __future__ import annotations

import http.client
import json
import re
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jetisu360.commands.review.server import ReviewServer
from jetisu360.publish.refusals import AddressNotAvailable

Serving = Callable[..., ReviewServer]


def ask(
    server: ReviewServer, path: str, headers: dict[str, str] | None = None, body: Any = None, method: str = ""
) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=20)
    try:
        data = json.dumps(body).encode() if body is not None else None
        connection.request(method or ("POST" if data is not None else "GET"), path, data, headers or {})
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    finally:
        connection.close()


def entered(server: ReviewServer) -> tuple[str, str]:
    """The cookie of who came by the address, and the token of the page."""
    _, headers, _ = ask(server, server.address.removeprefix(server.url.rstrip("/")))
    cookie = headers["set-cookie"].partition(";")[0]
    _, _, page = ask(server, "/", {"Cookie": cookie})
    token = re.search(rb'"token": "([^"]+)"', page)
    assert token
    return cookie, token[1].decode()


def test_the_address_works_once_and_nothing_is_shown_without_it(serving: Serving) -> None:
    server = serving()
    assert server.address.startswith("http://127.0.0.1:")
    for path in ("/", "/api/review", "/api/version"):
        status, _, body = ask(server, path)
        assert status == 403
        assert b"gold.jpg" not in body
    way = server.address.removeprefix(server.url.rstrip("/"))
    assert ask(server, way, method="HEAD")[0] == 200, "a look ahead does not use it up"
    status, headers, body = ask(server, way)
    assert status == 200
    assert "HttpOnly" in headers["set-cookie"]
    assert "SameSite=Strict" in headers["set-cookie"]
    status, headers, body = ask(server, way)
    assert status == 403
    assert "set-cookie" not in headers
    assert "Ctrl+C" in body.decode()
    assert ask(server, "/start/wrong")[0] == 403


def test_who_came_by_it_sees_the_page_and_its_policy_allows_nothing_else(serving: Serving) -> None:
    server = serving()
    cookie, _ = entered(server)
    status, headers, page = ask(server, "/", {"Cookie": cookie})
    assert status == 200
    policy = headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-frame-options"] == "DENY"
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"
    assert b"http://" not in page.replace(b"http://www.w3.org/2000/svg", b"")
    assert b"https://" not in page
    assert ask(server, "/api/review", {"Cookie": cookie})[0] == 200
    assert ask(server, "/start/again", {"Cookie": cookie})[0] == 200, "a reload of the old address leads on"


def test_a_change_needs_the_page_itself(serving: Serving, folder: Path) -> None:
    server = serving()
    cookie, token = entered(server)
    good = {
        "Cookie": cookie,
        "Origin": server.url.rstrip("/"),
        "Content-Type": "application/json",
        "X-Review-Token": token,
    }
    where = {"yaw": 1, "pitch": 2, "width": 3, "height": 4}
    body = {"add": [{"file": "gold.jpg", "verdict": "blur", "where": where}]}
    for wrong in (
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Origin": f"http://localhost:{server.server_port + 1}"},
        {"X-Review-Token": "guess"},
        {"X-Review-Token": ""},
        {"Cookie": ""},
        {"Content-Type": "text/plain"},
        {"Content-Type": "application/x-www-form-urlencoded"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ):
        assert ask(server, "/api/changes", {**good, **wrong}, body)[0] == 403, wrong
    assert not (folder / "museum.toml").exists()
    assert ask(server, "/api/changes", {**good, "Sec-Fetch-Site": "same-origin"}, body)[0] == 200
    assert (folder / "museum.toml").exists()
    assert ask(server, "/changes", good, body)[0] == 403
    assert ask(server, "/api/changes", good, method="PUT")[0] == 501


def test_another_name_for_this_computer_gets_nothing(serving: Serving) -> None:
    server = serving()
    cookie, _ = entered(server)
    for host in ("evil.example", f"evil.example:{server.server_port}", "127.0.0.1:1"):
        assert ask(server, "/api/review", {"Cookie": cookie, "Host": host})[0] == 421
        assert ask(server, server.address.removeprefix(server.url.rstrip("/")), {"Host": host})[0] == 421


def test_bodies_are_bounded_before_they_are_read(serving: Serving) -> None:
    server = serving()
    for line in ("Content-Length: 999999999", "Transfer-Encoding: chunked", "Content-Length: x"):
        with socket.create_connection(("127.0.0.1", server.server_port), timeout=20) as wire:
            head = f"POST /api/changes HTTP/1.1\r\nHost: 127.0.0.1:{server.server_port}\r\n{line}\r\n\r\n"
            wire.sendall(head.encode())
            assert wire.recv(100).split()[1] in (b"413", b"411")


def test_a_port_that_is_taken_gives_way_to_the_next_free_one(serving: Serving) -> None:
    first = serving()
    second = serving(first.server_port)
    assert first.server_port < second.server_port < first.server_port + 20 or second.server_port > 0
    assert second.server_port != first.server_port
    one, _ = entered(first)
    other, _ = entered(second)
    assert one.partition("=")[0] != other.partition("=")[0], "two reviews share no cookie"
    assert ask(second, "/", {"Cookie": one})[0] == 403


def test_a_port_that_is_none_is_a_sentence(serving: Serving) -> None:
    with pytest.raises(AddressNotAvailable):
        serving(99999)


def test_fonts_are_served_and_nothing_beside_them(serving: Serving) -> None:
    server = serving()
    status, headers, data = ask(server, "/fonts/spectral-cyrillic-400-normal.woff2")
    assert (status, headers["content-type"], data[:4]) == (200, "font/woff2", b"wOF2")
    for path in (
        "/fonts/OFL.txt",
        "/fonts/../site.css",
        "/fonts/",
        "/museum.toml",
        "/gold.jpg",
        "/favicon.ico",
    ):
        assert ask(server, path)[0] == 404
