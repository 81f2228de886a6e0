"""The head of one request to the local server, read strictly: only plain HTTP/1 passes (RFC 9112)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from http import HTTPStatus

MOST_BYTES = 16 * 1024
"""Of a head: request line and headers together. Browsers send about one kilobyte."""
MOST_HEADERS = 100

_LINE = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]{1,32}) (\S+) HTTP/([0-9])\.([0-9])")
_HEADER = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*(.*?)[ \t]*")
_CONTROL = re.compile(rb"[\x00-\x08\x0a-\x1f\x7f]")


class BadRequest(Exception):
    """`status`: what is answered before the connection is closed."""

    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status.phrase)
        self.status = status


@dataclass(frozen=True)
class Head:
    """`headers` by their names in small letters; one that came twice is joined with a comma."""

    method: str
    target: str
    headers: dict[str, str]
    lasting: bool
    """Whether the visitor may send another request over the same connection."""


def read_head(data: bytes) -> Head:
    """The head in `data`, which ends with its empty line.

    Raises:
        BadRequest
    """
    line, *lines = data.removesuffix(b"\r\n\r\n").split(b"\r\n")
    match = _LINE.fullmatch(line)
    if match is None:
        raise BadRequest(HTTPStatus.BAD_REQUEST)
    if match[3] != b"1":
        raise BadRequest(HTTPStatus.HTTP_VERSION_NOT_SUPPORTED)
    if len(lines) > MOST_HEADERS:
        raise BadRequest(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)
    headers: dict[str, str] = {}
    for item in lines:
        found = _HEADER.fullmatch(item)
        if found is None or _CONTROL.search(found[2]):
            raise BadRequest(HTTPStatus.BAD_REQUEST)
        name, value = found[1].decode("ascii").lower(), found[2].decode("latin-1")
        if name == "host" and name in headers:
            raise BadRequest(HTTPStatus.BAD_REQUEST)
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    new = match[4] != b"0"
    if new and "host" not in headers:
        raise BadRequest(HTTPStatus.BAD_REQUEST)
    # The body of a request is not read; what follows on the wire is then no new request.
    body = headers.get("content-length", "0") != "0" or "transfer-encoding" in headers
    lasting = new and not body and "close" not in headers.get("connection", "").lower()
    return Head(match[1].decode("ascii"), match[2].decode("latin-1"), headers, lasting)
