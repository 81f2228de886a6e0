"""The scripts of an HTML page: those in it, those it loads, the data it carries, and the pages it frames."""

from __future__ import annotations

import re

from jetisu360.files.html_events import Attributes, HtmlReader

_NOT_A_BREAK = re.compile(r"[^\n]")
_DATA_TYPES = ("application/json", "application/ld+json", "text/json")


class PageScripts(HtmlReader):
    """`script`: the text of the page with blanks for everything that is no script, so that lines and columns
    stay those of the page. `sources`: addresses of scripts that it loads; `data`: JSON that it carries;
    `frames`: addresses of pages in it.
    """

    def __init__(self, page: str) -> None:
        self.sources: list[str] = []
        self.data: list[str] = []
        self.frames: list[str] = []
        self._page = page
        self._parts: list[str] = []
        self._at = 0
        self._kind: str | None = None
        self.read(page)
        self.script = "".join([*self._parts, _blank(page[self._at :])])
        self.sources += imported(self.script)

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        given = {name: value or "" for name, value in reversed(attrs)}
        if tag == "script":
            self._kind = given.get("type", "").strip().lower()
            if given.get("src"):
                self.sources.append(given["src"])
        elif tag in ("iframe", "frame", "embed") and (given.get("src") or given.get("data-src")):
            self.frames.append(given.get("src") or given["data-src"])

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._kind = None

    def handle_data(self, data: str) -> None:
        if self._kind is None:
            return
        if self._kind in _DATA_TYPES:
            self.data.append(data)
        elif "template" not in self._kind and "html" not in self._kind:
            found = self._page.find(data, self._at)
            if found >= 0:
                self._parts += [_blank(self._page[self._at : found]), data]
                self._at = found + len(data)


_IMPORTED = re.compile(r"\b(?:from|import)\b\s*+\(?\s*+[\"'`](\.{0,2}/[^\"'`\n]++)[\"'`]")


def imported(script: str) -> list[str]:
    """The addresses of the modules that a script imports."""
    return [found[1] for found in _IMPORTED.finditer(script)]


def _blank(text: str) -> str:
    return _NOT_A_BREAK.sub(" ", text)
