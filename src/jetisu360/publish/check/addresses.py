"""The addresses that the files of a site point at, so that `jetisu360 check` can follow every one."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

from jetisu360.files.html_events import HtmlReader
from jetisu360.files.limits import read_json
from jetisu360.files.over_limits import LimitExceeded
from jetisu360.publish.layout import HOME, POINTED_AT

# Attributes whose address is fetched when the page opens; `a` and `link rel=canonical` are only followed
# on a click.
_FETCHED = {
    ("img", "src"),
    ("img", "srcset"),
    ("script", "src"),
    ("source", "src"),
    ("source", "srcset"),
    ("video", "src"),
    ("video", "poster"),
    ("audio", "src"),
    ("iframe", "src"),
    ("embed", "src"),
    ("object", "data"),
    ("input", "src"),
    ("track", "src"),
    ("image", "href"),
    ("use", "href"),
}
_FETCHING_RELATIONS = {
    "stylesheet",
    "icon",
    "preload",
    "modulepreload",
    "prefetch",
    "manifest",
    "apple-touch-icon",
}
_PAGE_META = re.compile(r"^(?:og|twitter):(?:image|url|audio|video)(?::(?:secure_)?url)?$", re.IGNORECASE)
# What browsers read as the address of a host: they drop spaces before it, and take a backslash for a slash.
_OUTSIDE = re.compile(r"[\x00-\x20]*(?:https?:|[/\\]{2})", re.IGNORECASE)
# A relative address of one of our kinds of file, as it stands in the data of the viewer.
_KINDS = "|".join(sorted(kind[1:] for kind in POINTED_AT))
_FILE = re.compile(rf"^(?:\.{{0,2}}/)*[\w\-]+(?:[./][\w\-]+)*\.(?:{_KINDS})(?:[?#].*)?$")
# Words for people, which may look like anything, and a label's own address, which its author answers for.
_WORDS = frozenset(
    (
        *("title", "description", "text", "material", "date", "maker", "rights", "strings", "href"),
        *("alt", "credit", "transcript", "inventory_number", "dimensions"),
    )
)


@dataclass(frozen=True)
class Address:
    """`target` as it is written; whether a browser fetches it unasked; whether it counts from the root."""

    target: str
    fetched: bool = False
    from_root: bool = False


class _Page(HtmlReader):
    def __init__(self) -> None:
        self.found: list[Address] = []
        self.ids: set[str] = set()
        self.language = ""
        self._json = self._style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        # The way up to the region leads out of the museum's site, and has to; that of a page which is shown
        # at any depth counts from the root.
        if "data-region" in values or "data-way" in values:
            return
        self._style = tag == "style"
        self._json = tag == "script" and values.get("type", "") == "application/json"
        self._style = tag == "style"
        if tag == "html":
            self.language = values.get("lang", "")
        if "id" in values:
            self.ids.add(values["id"])
        for name, value in values.items():
            if name == "srcset":
                found = [part.split()[0] for part in value.split(",") if part.strip()]
            elif name in ("href", "src", "poster", "data", "action", "xlink:href"):
                found = [value]
            elif name == "style":
                found = list(css_urls(value))
            else:
                continue
            fetched = (tag, name) in _FETCHED or name == "style"
            if tag == "link":
                fetched = bool(_FETCHING_RELATIONS & set(values.get("rel", "").lower().split()))
            self.found += [Address(item, fetched) for item in found]
        if tag == "meta" and _PAGE_META.match(values.get("property", values.get("name", ""))):
            self.found.append(Address(values.get("content", "")))

    def handle_endtag(self, tag: str) -> None:
        self._json = self._style = False

    def handle_data(self, data: str) -> None:
        if self._json:
            try:
                self.found += list(in_json(read_json(data, "JSON")))
            except (ValueError, LimitExceeded):
                return
        elif self._style:
            # A title may say url(…) as well: only a style sheet means it.
            self.found += in_css(data)


def in_page(text: str) -> tuple[list[Address], str]:
    """The addresses in an HTML page, and the language that it says it is in."""
    page = _Page()
    page.read(text)
    return page.found, page.language


def in_css(text: str) -> list[Address]:
    return [Address(url, True) for url in css_urls(text)]


def css_urls(text: str) -> Iterator[str]:
    """What stands in `url(…)`, up to the next bracket that closes."""
    at = 0
    while (opening := text.find("url(", at)) >= 0 and (end := text.find(")", opening)) >= 0:
        target = text[opening + 4 : end].strip().strip("\"'")
        if target:
            yield target
        at = end + 1


def in_json(value: Any) -> Iterator[Address]:
    """Everything in the viewer's data that is written like the address of one of our files."""
    if isinstance(value, str):
        if _FILE.match(value):
            yield Address(value, True, from_root=True)
    elif isinstance(value, dict):
        for key, one in value.items():
            if key not in _WORDS:
                yield from in_json(one)
    elif isinstance(value, list):
        for item in value:
            yield from in_json(item)


def is_outside(target: str) -> bool:
    """Whether an address leads to another host (`//host`, `https://host`), well written or not."""
    return bool(_OUTSIDE.match(target))


def _parts(target: str) -> SplitResult | None:
    """The parts of an address; None for what is none (`https://[x`)."""
    try:
        return urlsplit(target)
    except ValueError:
        return None


def inside(target: str, page: str) -> str | None:
    """The file of the site that `target`, written in the file `page`, means; None for other addresses.

    A folder means its `index.html`. A target that leads out of the site comes back beginning with `../`.
    """
    parts = _parts(target)
    if parts is None or parts.scheme or parts.netloc or not parts.path:
        return None
    path = unquote(parts.path)
    if path.startswith("/"):
        return "../" + path.lstrip("/")  # from the root of the server: wrong as soon as a site is in a folder
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    if joined == ".":
        return HOME
    return f"{joined}/{HOME}" if path.endswith(("/", "/.", "/..")) or path in (".", "..") else joined
