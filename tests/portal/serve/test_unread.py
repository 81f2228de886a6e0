"""A refusal is heard: what it was not interested in is read away, up to a bound."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from jetisu360.portal.serve.unread import MOST, UnreadBody


def refusing(environ: dict[str, Any], start_response: Any) -> list[bytes]:
    return [b"no"]


def left_of(size: int, method: str) -> int:
    body = BytesIO(bytes(size))
    assert UnreadBody(refusing)({"REQUEST_METHOD": method, "wsgi.input": body}, None) == [b"no"]
    return size - body.tell()


def test_the_rest_of_a_request_is_read_away_but_not_for_ever() -> None:
    assert left_of(3_000_000, "POST") == 0
    assert left_of(3_000_000, "PATCH") == 0
    assert left_of(MOST + 5, "POST") == 5
    assert left_of(10, "GET") == 10
