"""Who is let in: as with the review of faces (`tests/commands/review/test_server.py`), whose server it is."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from tests.commands.review.test_server import ask, entered

from jetisu360.commands.local_page.server import PageServer

Serving = Callable[..., PageServer]
PATHS = ("/", "/api/editor/api/news?since=0", "/api/links/api/found", "/api/pictures/hall/tiles/0/f/0_0.jpg")


def test_nothing_is_shown_or_written_without_the_address_and_the_word_of_the_page(
    serving: Serving, folder: Path
) -> None:
    server = serving()
    for path in PATHS:
        status, _, body = ask(server, path)
        assert status == 403
        assert b"hall" not in body
    cookie, token = entered(server)
    for path in PATHS:
        assert ask(server, path, {"Cookie": cookie})[0] == 200
    ours = {
        "Cookie": cookie,
        "X-Review-Token": token,
        "Origin": server.url.rstrip("/"),
        "Content-Type": "application/json",
    }
    pair = {"between": ["hall", "yard"], "link": False}
    operation = {"kind": "add", "at": ["walk", "pairs"], "item": pair, "before": None}
    change = {"id": "12345678", "made": 1, "said": "x", "operations": [operation]}
    body = {"tab": "t", "who": "w", "revision": 1, "changes": [change]}
    way = "/api/editor/api/changes"
    for name in ours:
        without = {key: value for key, value in ours.items() if key != name}
        assert ask(server, way, without, body)[0] == 403, name
    assert ask(server, way, {**ours, "Origin": "http://evil.example"}, body)[0] == 403
    assert ask(server, way, {**ours, "Host": "evil.example"}, body)[0] in (400, 403, 421)
    assert not (folder / "museum.toml").exists()
    status, _, answer = ask(server, way, ours, body)
    assert status == 200
    assert json.loads(answer)["results"][0]["status"] == "done"


def test_the_policy_of_the_page_allows_nothing_else(serving: Serving) -> None:
    server = serving()
    cookie, _ = entered(server)
    status, headers, page = ask(server, "/", {"Cookie": cookie})
    assert status == 200
    policy = headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert headers["x-frame-options"] == "DENY"
    assert b"https://" not in page
