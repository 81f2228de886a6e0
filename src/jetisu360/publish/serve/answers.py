"""What the local server answers to one request: which file, in which encoding, with which headers."""

from __future__ import annotations

import io
import os
import re
import time
from dataclasses import dataclass, replace
from email.utils import formatdate, parsedate_to_datetime
from html import unescape
from http import HTTPStatus
from pathlib import Path
from typing import IO
from urllib.parse import quote, unquote

from jetisu360.files.paths import Base, UnsafeName, is_safe
from jetisu360.files.regular import open_regular
from jetisu360.publish import layout

Headers = list[tuple[str, str]]

SAFE: Headers = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()"),
]
_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy" content="([^"]*)"')
_RANGE = re.compile(r"bytes\s*=\s*([0-9]*)-([0-9]*)", re.IGNORECASE)


@dataclass
class Answer:
    """Status, headers (without Content-Length) and `length` bytes to be read from `body`."""

    status: HTTPStatus
    headers: Headers
    body: IO[bytes]
    length: int

    def close(self) -> None:
        self.body.close()


def answer(folder: Path, target: str, headers: dict[str, str]) -> Answer:
    """The answer to GET `target` (as it came in the request line) with those request headers."""
    asked = {name.lower(): value for name, value in headers.items()}
    found = _find(folder, target)
    if found is None:
        return _nothing(folder, asked)
    if isinstance(found, str):
        return plain(HTTPStatus.MOVED_PERMANENTLY, "", [("Location", found)])
    try:
        return _file(folder.resolve(), found, asked)
    except OSError:
        # Gone, or not ours to read, between looking and opening.
        return _nothing(folder, asked)


def wants_page(asked: dict[str, str]) -> bool:
    """Whether a person will see the answer, and not a script or a picture's place."""
    return "text/html" in asked.get("accept", "").lower()


def only_encoding(asked: dict[str, str]) -> dict[str, str]:
    """Of the request's headers what the page for nothing listens to: it is sent whole, with its status."""
    return {name: value for name, value in asked.items() if name == "accept-encoding"}


def _nothing(folder: Path, asked: dict[str, str]) -> Answer:
    """That there is nothing, as the site says it."""
    page = _find(folder, f"/{layout.NOT_FOUND}") if wants_page(asked) else None
    if isinstance(page, Path):
        try:
            said = _file(folder.resolve(), page, only_encoding(asked))
            return replace(said, status=HTTPStatus.NOT_FOUND)
        except OSError:
            pass
    return plain(HTTPStatus.NOT_FOUND, "404\n")


def name_of(target: str) -> tuple[str, bool] | None:
    """The name of the file in the site that `target` means, and whether it is written as a folder (`/kk/`).

    The root's name is empty. None for what is never shown: another host, a way upwards, hidden names.
    """
    path = unquote(re.split("[?#]", target, maxsplit=1)[0])
    name = "/".join(part for part in path.split("/") if part)
    if not path.startswith("/") or (name and not is_safe(name)) or "/." in f"/{name}":
        return None
    return name, path.endswith("/")


def way_to(name: str) -> str:
    """The address of a folder, with the slash at its end: never another host, never more than one line."""
    return quote(f"/{name}/")


def _find(folder: Path, target: str) -> Path | str | None:
    """The file that `target` means, or the address to go to instead, or None for nothing that we show."""
    asked = name_of(target)
    if asked is None:
        return None
    name, as_folder = asked
    base = Base(folder)
    try:
        root = folder.resolve(strict=True)
        try:
            if as_folder:
                raise IsADirectoryError
            file = base.file(name or layout.HOME)
        except IsADirectoryError:
            if not as_folder:
                return way_to(name)
            file = base.file(f"{name}/{layout.HOME}" if name else layout.HOME)
        file = file.resolve(strict=True)
    except (OSError, ValueError, RuntimeError, UnsafeName):
        return None
    # A link to something hidden is refused like one that leads out of the folder.
    hidden = any(part.startswith(".") for part in file.relative_to(root).parts)
    return None if hidden else file


def _file(root: Path, file: Path, asked: dict[str, str]) -> Answer:
    path = file.relative_to(root).as_posix()
    headers = [*SAFE, ("Content-Type", layout.media_type(path))]
    headers.append(("Cache-Control", layout.caching(path)))
    headers.append(("Content-Security-Policy", _policy(file)))
    encoded, encoding = (file, None) if "range" in asked else _encoded(file, asked.get("accept-encoding", ""))
    if any(file.with_name(file.name + suffix).is_file() for _, suffix in layout.ENCODINGS):
        headers.append(("Vary", "Accept-Encoding"))
    if encoding:
        headers.append(("Content-Encoding", encoding))
    body = open_regular(encoded)
    try:
        facts = os.fstat(body.fileno())
        tag = f'"{facts.st_mtime_ns:x}-{facts.st_size:x}{"-" + encoding if encoding else ""}"'
        headers += [("ETag", tag), ("Last-Modified", _moment(facts.st_mtime))]
        headers.append(("Accept-Ranges", "bytes"))
        if unchanged(tag, facts.st_mtime, asked):
            body.close()
            kept = [header for header in headers if not header[0].startswith("Content-")]
            return Answer(HTTPStatus.NOT_MODIFIED, kept, io.BytesIO(), 0)
        part = part_asked(asked, tag, facts.st_size)
        if part == "beyond":
            body.close()
            return beyond(facts.st_size)
        if isinstance(part, tuple):
            body.seek(part[0])
            return part_answer(headers, body, part, facts.st_size)
        return Answer(HTTPStatus.OK, headers, body, facts.st_size)
    except BaseException:
        body.close()
        raise


def _moment(modified: float) -> str:
    """A disk may hold any number for a time. One that is still to come would be wrong (RFC 9110, 8.8.2.1)."""
    return formatdate(min(max(modified, 0.0), time.time()), usegmt=True)


def part_asked(asked: dict[str, str], tag: str, size: int) -> tuple[int, int] | str | None:
    """As `part_of`; None as well where the visitor has a part of another version."""
    if "range" not in asked or asked.get("if-range", tag) != tag:
        return None
    return part_of(asked["range"], size)


def part_answer(headers: Headers, body: IO[bytes], part: tuple[int, int], size: int) -> Answer:
    """The bytes from `part[0]` to `part[1]`, of which `body` gives the first one next."""
    first, last = part
    headers = [*headers, ("Content-Range", f"bytes {first}-{last}/{size}")]
    return Answer(HTTPStatus.PARTIAL_CONTENT, headers, body, last - first + 1)


def beyond(size: int) -> Answer:
    """Nothing of what was asked for is there."""
    said = [("Content-Range", f"bytes */{size}")]
    return plain(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, "", said)


def policy_of(path: str, beginning: bytes) -> str:
    """The page's own policy, word for word; nothing at all for files that are no pages.

    A service worker has a policy of its own: it may fetch from this site, for the pages that it answers for.
    """
    if path.endswith(".svg"):
        return "default-src 'none'; style-src 'unsafe-inline'"
    if layout.is_worker(path):
        return "default-src 'none'; connect-src 'self'"
    if not path.lower().endswith(".html"):
        return "default-src 'none'"
    match = _POLICY.search(beginning[:8192])
    written = unescape(match[1].decode("utf-8", "replace")) if match else ""
    # What no header can hold is no policy of ours.
    return written if written and written.isascii() and written.isprintable() else "default-src 'self'"


def _policy(file: Path) -> str:
    with open_regular(file) as page:
        return policy_of(file.name, page.read(8192))


def _encoded(file: Path, accepted: str) -> tuple[Path, str | None]:
    """The smallest sibling that the browser can read and that is not older than the file."""
    for encoding, suffix in layout.ENCODINGS:
        sibling = file.with_name(file.name + suffix)
        if not accepts(accepted, encoding) or not sibling.is_file() or sibling.is_symlink():
            continue
        if sibling.stat().st_mtime >= file.stat().st_mtime - 60:
            return sibling, encoding
    return file, None


def accepts(accepted: str, encoding: str) -> bool:
    """Whether `Accept-Encoding` names the encoding with a weight above 0."""
    for part in accepted.split(","):
        name, _, weight = part.partition(";")
        if name.strip().lower() == encoding:
            return not re.fullmatch(r"\s*q\s*=\s*0(\.0*)?\s*", weight)
    return False


def unchanged(tag: str, modified: float | None, asked: dict[str, str]) -> bool:
    """RFC 9110, section 13: If-None-Match decides alone where both are there."""
    if "if-none-match" in asked:
        known = {part.strip().removeprefix("W/") for part in asked["if-none-match"].split(",")}
        return tag in known or "*" in known
    if modified is None:
        return False
    try:
        since = parsedate_to_datetime(asked["if-modified-since"])
        return int(modified) <= since.timestamp()
    except (KeyError, ValueError, TypeError, OverflowError):
        return False


def part_of(written: str, size: int) -> tuple[int, int] | str | None:
    """(first, last) of a single range; "beyond" the file's end; None where we answer with all of it."""
    match = _RANGE.fullmatch(written.strip())
    if not match or (not match[1] and not match[2]):
        return None
    if not match[1]:
        wanted = _number(match[2])
        return (max(0, size - wanted), size - 1) if wanted and size else "beyond"
    first = _number(match[1])
    if match[2] and _number(match[2]) < first:
        return None
    last = min(_number(match[2]), size - 1) if match[2] else size - 1
    if first >= size:
        return "beyond"
    return first, last


def _number(digits: str) -> int:
    """However many digits there are: more than eighteen are more bytes than any file has."""
    digits = digits.lstrip("0")
    return int(digits or "0") if len(digits) <= 18 else 10**18


def plain(status: HTTPStatus, text: str, headers: Headers | None = None) -> Answer:
    """A short answer that is no file."""
    data = text.encode()
    every = [
        *SAFE,
        ("Content-Type", layout.media_type("answer.txt")),
        ("Cache-Control", layout.ASK_AGAIN),
        *(headers or []),
    ]
    return Answer(status, every, io.BytesIO(data), len(data))
