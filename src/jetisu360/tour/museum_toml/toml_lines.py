"""Where in a TOML text a value was written: `tomllib` gives values without their lines, people need lines.

The text is cut into its signs (`limits.TOML`) and followed as it nests, so that brackets in texts, in
comments and in lists of many lines are taken for what they are. The time is in proportion to the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from jetisu360.files.limits import TOML

Location = tuple[str | int, ...]

MOST_PLACES = 1_000_000
"""Places remembered; what comes after has the line of the nearest thing around it."""


def line_table(source: str) -> dict[Location, int]:
    """The line (from 1) of every table header, of every key that begins a line, and of everything in lists
    and inline tables that begins on another line than these.

    `source` is a TOML text that a parser has read; of any other the lines are as good as can be.
    """
    reader = _Lines()
    for token in TOML.finditer(source):
        kind = token.lastgroup
        if kind == "sign":
            reader.sign(token.group(), token.start())
        elif kind in ("bare", "text"):
            reader.word(token)
    return reader.lines


def line_of(lines: dict[Location, int], location: Sequence[str | int]) -> int:
    """The line of `location`, or of the nearest thing around it that has one."""
    path = tuple(location)
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


@dataclass(slots=True)
class _Open:
    """A list or an inline table that is not closed yet."""

    sign: str
    path: Location
    line: int
    index: int = 0


class _Lines:
    def __init__(self) -> None:
        self.lines: dict[Location, int] = {(): 1}
        self._line = 1
        self._counts: dict[Location, int] = {}
        self._here: Location = ()
        self._open: list[_Open] = []
        self._mode: Literal["start", "header", "key", "value", "rest"] = "start"
        self._parts: list[str] = []
        self._value: Location = ()
        self._bracket = -1  # where the header that we are in began
        self._double = False

    def sign(self, sign: str, at: int) -> None:
        if sign == "\n":
            self._line += 1
            if not self._open:
                self._mode, self._parts = "start", []
        elif self._mode == "header":
            if sign == "[" and at == self._bracket + 1:
                self._double = True
            elif sign == "]" and self._parts:
                self._here = self._enter(self._parts, self._double)
                self._remember(self._here)
                self._mode = "rest"
        elif self._mode == "start" and sign == "[":
            self._mode, self._bracket, self._double = "header", at, False
        elif self._mode == "key" and sign == "=":
            path = self._open[-1].path if self._open else self._here
            for part in self._parts:
                path = (*path, part)
                self._remember(path)
            self._value, self._mode, self._parts = path, "value", []
        elif self._mode == "value" and sign in "[{":
            self._remember(self._value)
            self._open.append(_Open(sign, self._value, self._line))
            self._next()
        elif self._open and sign == ",":
            self._open[-1].index += 1
            self._next()
        elif self._open and sign in "]}":
            self._open.pop()
            self._mode = "rest"

    def word(self, token: re.Match[str]) -> None:
        text = token.group()
        if self._mode in ("start", "header", "key"):
            self._parts.append(_key(text))
            self._mode = "header" if self._mode == "header" else "key"
        elif self._mode == "value":
            self._remember(self._value)
            self._mode = "rest"
        if token.lastgroup == "text":
            self._line += text.count("\n")

    def _next(self) -> None:
        """What is expected in the innermost list or table."""
        inner = self._open[-1]
        if inner.sign == "[":
            self._mode, self._value = "value", (*inner.path, inner.index)
        else:
            self._mode, self._parts = "key", []

    def _remember(self, path: Location) -> None:
        if (not self._open or self._line != self._open[-1].line) and len(self.lines) < MOST_PLACES:
            self.lines.setdefault(path, self._line)

    def _enter(self, parts: list[str], array: bool) -> Location:
        """The location that a header opens; `[scenes.title]` belongs to the last `[[scenes]]`."""
        path: Location = ()
        for part in parts[:-1]:
            path = (*path, part)
            if path in self._counts:
                path = (*path, self._counts[path])
        path = (*path, parts[-1])
        if array:
            self._remember(path)
            self._counts[path] = self._counts.get(path, -1) + 1
            path = (*path, self._counts[path])
        elif path in self._counts:
            path = (*path, self._counts[path])
        return path


def _key(text: str) -> str:
    return text[1:-1] if text[:1] in "\"'" and text[-1:] == text[:1] and len(text) > 1 else text
