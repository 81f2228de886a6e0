"""A web page: the text that a reader sees, block by block, tables row by row."""

from __future__ import annotations

import re

from jetisu360.files.html_events import HtmlReader
from jetisu360.files.limits import MOST_COLUMNS
from jetisu360.minutes.read.document import Document, Writer

_HIDDEN = frozenset(
    ("script", "style", "noscript", "template", "svg", "head", "nav", "button", "select", "iframe")
)
# What stands beside the text of a page: menus, related news, forms, the site's foot.
_ASIDE = frozenset(("aside", "footer", "form", "dialog"))
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
_BLANKS = re.compile(r"\s+")
_UNSEEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_FEWEST_LETTERS = 40
"""Letters that make the main part of a page its text."""
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
    return reader.document()


class _Reader(HtmlReader):
    def __init__(self) -> None:
        self.writer = Writer("html")
        self._mains: dict[str, list[Writer]] = {"main": [], "article": []}
        self._inside: list[str] = []
        self._text: list[str] = []
        self._hidden: list[str] = []
        self._cells: list[str] | None = None
        self._in_cell = False
        self._spans = 1, 1
        self._down: dict[int, int] = {}
        self._merged: set[int] = set()
        self._numbers: list[int] = []
        self._mark = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HIDDEN or self._hidden or (tag not in _VOID and _is_unseen(attrs)):
            if (tag in _HIDDEN or tag in self._hidden or not self._hidden) and len(self._hidden) < 100:
                self.flush()
                self._hidden.append(tag)
            return
        if tag in self._mains or tag in _ASIDE:
            self.flush()
            if tag in self._mains and len(self._mains[tag]) < 200:
                self._mains[tag].append(Writer("html"))
            if len(self._inside) < 100:
                self._inside.append(tag)
        if tag == "tr":
            if self._cells:
                # A table inside a cell: what stood before it is a row of its own.
                self._end_row()
            self.flush()
            self._cells, self._merged = [], set()
        elif tag in ("td", "th") and self._cells is not None:
            self._end_cell()
            self._go_on()
            self._in_cell = True
            self._spans = _span(attrs, "rowspan"), _span(attrs, "colspan")
        elif tag in _BLOCKS and self._cells is None:
            self.flush()
            if tag in ("ol", "ul"):
                self._numbers.append(0 if tag == "ol" else -1)
                del self._numbers[50:]
            elif tag == "li":
                self._mark = self._next_mark()
        elif tag in _BLOCKS:
            self._text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if self._hidden and tag != "body":
            if tag in self._hidden:
                # The last of its name: elements of one name stand in each other.
                del self._hidden[len(self._hidden) - 1 - self._hidden[::-1].index(tag) :]
            return
        if tag in self._inside:
            self.flush()
            del self._inside[len(self._inside) - 1 - self._inside[::-1].index(tag) :]
        if tag == "body":
            self._hidden.clear()
        elif tag in ("tr", "table") and self._cells is not None:
            self._end_row()
            self._cells = None
            if tag == "table":
                self._end_table()
        elif tag in ("td", "th") and self._cells is not None:
            self._end_cell()
        elif tag in _BLOCKS and self._cells is None:
            self.flush()
            if tag in ("ol", "ul") and self._numbers:
                self._numbers.pop()
            if tag == "table":
                self._end_table()

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._text.append(data if self._cells is None else _BLANKS.sub(" ", data))

    def flush(self) -> None:
        text = " ".join("".join(self._text).split())
        self._text.clear()
        if text:
            for writer in self._writers():
                writer.paragraph(self._mark + text)
            self._mark = ""

    def _writers(self) -> list[Writer]:
        """Where the text of this place goes: the page's, and that of the main part or article around it."""
        if any(tag in _ASIDE for tag in self._inside):
            return [self.writer] if not any(self._mains.values()) else []
        around = [self._mains[tag][-1] for tag in dict.fromkeys(self._inside) if self._mains.get(tag)]
        return [self.writer, *around]

    def document(self) -> Document:
        """The main part of the page, its only or by far longest article, or else all of it."""
        mains = [writer for writer in self._mains["main"] if _letters(writer) >= _FEWEST_LETTERS]
        articles = sorted(self._mains["article"], key=_letters, reverse=True)
        if articles and _letters(articles[0]) * 2 > sum(map(_letters, articles)):
            best = articles[0]
            if _letters(best) >= _FEWEST_LETTERS and (not mains or _letters(best) * 3 > _letters(mains[0])):
                return best.document()
        return mains[0].document() if len(mains) == 1 else self.writer.document()

    def _end_cell(self) -> None:
        text = "".join(self._text).strip()
        self._text.clear()
        if self._cells is not None and (self._in_cell or text):
            down, across = self._spans
            if down > 1 and len(self._cells) < MOST_COLUMNS:
                self._down[len(self._cells)] = down
            self._cells.append(text)
            self._cells += [""] * (min(across, MOST_COLUMNS - len(self._cells)) - 1)
        self._in_cell, self._spans = False, (1, 1)

    def _go_on(self) -> None:
        """Past the columns that a cell of a row above still fills."""
        if self._cells is None:
            return
        while self._down.get(len(self._cells), 0) and len(self._cells) not in self._merged:
            self._merged.add(len(self._cells))
            self._cells.append("")

    def _end_row(self) -> None:
        self._end_cell()
        self._go_on()
        if self._cells is None:
            return
        for writer in self._writers():
            writer.row(self._cells, self.writer.tables, self._merged)
        self._down = {column: left - 1 for column, left in self._down.items() if left > 1}

    def _end_table(self) -> None:
        self.writer.tables += 1
        self._down.clear()

    def _next_mark(self) -> str:
        if not self._numbers or self._numbers[-1] < 0:
            return "- "
        self._numbers[-1] += 1
        return f"{self._numbers[-1]}. "


def _span(attrs: list[tuple[str, str | None]], name: str) -> int:
    """Rows or columns of a cell."""
    value = dict(attrs).get(name) or ""
    return max(1, int(value)) if value.isdecimal() and value.isascii() and len(value) < 5 else 1


def _letters(writer: Writer) -> int:
    return sum(len(part) for part in writer.parts)


def _is_unseen(attrs: list[tuple[str, str | None]]) -> bool:
    """Whether a browser shows nothing of an element: hidden by its attribute or by its own style."""
    found = dict(attrs)
    return (
        "hidden" in found
        or (found.get("aria-hidden") or "") == "true"
        or bool(_UNSEEN.search(found.get("style") or ""))
    )
