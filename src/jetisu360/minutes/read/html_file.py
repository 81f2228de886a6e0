"""A web page: the text that a reader sees, block by block, tables row by row."""

from __future__ import annotations

import re

from jetisu360.files.html_events import HtmlReader
from jetisu360.minutes.read.document import Document, Writer

_HIDDEN = frozenset(
    ("script", "style", "noscript", "template", "svg", "head", "nav", "button", "select", "iframe")
)
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "br",
        "hr",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "aside",
        "blockquote",
        "pre",
        "dl",
        "dt",
        "dd",
        "figure",
        "figcaption",
        "form",
        "table",
        "caption",
        "address",
        "body",
        "html",
        "title",
    ]
)
_LOOKS = re.compile(r"<!doctype\s+html|<html[\s>]|<body[\s>]|<(?:p|div|table|article)[\s>].*</", re.I | re.S)


def looks_like_html(text: str) -> bool:
    """Whether a text is a web page rather than a text that speaks of one."""
    return bool(_LOOKS.search(text[:4000])) and text.lstrip()[:1] in ("<", "")


def read_html(text: str) -> Document:
    """The document of a page. Never fails: a page that is not well formed is read as browsers would."""
    reader = _Reader()
    reader.read(text)
    reader.flush()
    return reader.writer.document()


class _Reader(HtmlReader):
    def __init__(self) -> None:
        self.writer = Writer("html")
        self._text: list[str] = []
        self._hidden: list[str] = []
        self._cells: list[str] | None = None
        self._in_cell = False
        self._numbers: list[int] = []
        self._mark = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HIDDEN:
            if len(self._hidden) < 100:
                self._hidden.append(tag)
        elif tag == "tr":
            self.flush()
            self._cells = []
        elif tag in ("td", "th") and self._cells is not None:
            self._end_cell()
            self._in_cell = True
        elif tag in _BLOCKS and self._cells is None:
            self.flush()
            if tag in ("ol", "ul"):
                self._numbers.append(0 if tag == "ol" else -1)
                del self._numbers[50:]
            elif tag == "li":
                self._mark = self._next_mark()
        elif tag in _BLOCKS:
            self._text.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN:
            if tag in self._hidden:
                del self._hidden[self._hidden.index(tag) :]
        elif tag == "body":
            self._hidden.clear()
        elif tag in ("tr", "table") and self._cells is not None:
            self._end_cell()
            self.writer.row(self._cells, self.writer.tables)
            self._cells = None
            if tag == "table":
                self.writer.tables += 1
        elif tag in ("td", "th") and self._cells is not None:
            self._end_cell()
        elif tag in _BLOCKS and self._cells is None:
            self.flush()
            if tag in ("ol", "ul") and self._numbers:
                self._numbers.pop()
            if tag == "table":
                self.writer.tables += 1

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._text.append(data)

    def flush(self) -> None:
        text = " ".join("".join(self._text).split())
        self._text.clear()
        if text:
            self.writer.paragraph(self._mark + text)
            self._mark = ""

    def _end_cell(self) -> None:
        text = " ".join("".join(self._text).split())
        self._text.clear()
        if self._cells is not None and (self._in_cell or text):
            self._cells.append(text)
        self._in_cell = False

    def _next_mark(self) -> str:
        if not self._numbers or self._numbers[-1] < 0:
            return "- "
        self._numbers[-1] += 1
        return f"{self._numbers[-1]}. "
