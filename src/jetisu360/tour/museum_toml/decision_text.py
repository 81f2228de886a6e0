"""Tables put into the text of a museum.toml and taken out again; every other byte of it stays.

The text is cut at lines, not parsed and written anew: a style-keeping parser puts a new table behind the
comment that stands before the *next* one, brings scattered `[[scenes]]` together, and takes 0.6 s for a file
of 130 KB (docs/decisions/privacy-review.md). What no cutting can do, tables written in one line, is left to
it. Whoever calls compares what the new text says with what it should say (`decisions.py`).
"""

from __future__ import annotations

import json
import re
from bisect import bisect
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any

from jetisu360.tour.museum_toml.toml_lines import Location, line_table

INDENT = "  "
_LINE = re.compile(r"""(\s*[\w-]+\s*=\s*)(?:[^\s"'#\[{]+|"[^"\\]*"|'[^']*')(\s*(?:#.*)?\r?)""")
"""A key with a plain value; what else stands in the line stays as it is."""


class NoSuchPlace(Exception):
    """The text has no lines of its own for what is to be changed."""


class TomlText:
    """The lines of a text, where its tables are in them, and what is to be put in and taken out.

    All changes are told of the text as it was given; `str()` is the text with all of them.
    """

    def __init__(self, source: str) -> None:
        # Lines keep the end that they have: a file that two editors wrote may have both.
        self.lines = source.split("\n")
        self._return = "\r" if source.count("\r\n") * 2 > source.count("\n") else ""
        self._table = line_table(source)
        self._headers = sorted(
            (number - 1, place)
            for place, number in self._table.items()
            if place and self.lines[number - 1].lstrip().startswith("[")
        )
        self._more: dict[int, list[str]] = {}
        self._gone: set[int] = set()
        self._said: dict[int, str] = {}

    def __str__(self) -> str:
        lines: list[str] = []
        for number, line in enumerate(self.lines):
            lines += self._more.get(number, ())
            if number not in self._gone:
                lines.append(self._said.get(number, line))
        if more := self._more.get(len(self.lines)):
            # The last line of a text ends as every other.
            lines = [*lines[:-1], lines[-1] + self._return, *more, ""]
        return "\n".join(lines)

    def put(self, inside: Location, tables: Iterable[tuple[str, Mapping[str, Any]]]) -> None:
        """More tables `[[inside.name]]` at the end of the table `inside`.

        Raises:
            NoSuchPlace
        """
        first = self._header(inside)
        after = self._end_of(inside)
        indent = self._indent(first, after)
        head = ".".join(str(part) for part in inside if isinstance(part, str))
        for name, values in tables:
            self._put_lines(after, ["", *_table(f"{head}.{name}", values, indent)])

    def put_new(
        self, name: str, values: Mapping[str, Any], tables: Iterable[tuple[str, Mapping[str, Any]]]
    ) -> None:
        """A new `[[name]]` at the end of the text, and one `[[name.inner]]` in it for each of `tables`."""
        last = len(self.lines)
        while last and not self.lines[last - 1].strip():
            last -= 1
        # What stood there at the end stays there: blank lines, or none.
        lines = _table(name, values, "")
        for inner, table in tables:
            lines += ["", *_table(f"{name}.{inner}", table, INDENT)]
        self._put_lines(last, ["", *lines] if last or self._more.get(0) else lines)

    def take(self, place: Location) -> None:
        """Takes out the table at `place`, and the empty line before it.

        Raises:
            NoSuchPlace
        """
        first = self._header(place)
        last = self._content_end(first, self._next_header(first, place))
        if first and not self.lines[first - 1].strip():
            first -= 1
        self._gone.update(range(first, last))

    def say(self, inside: Location, key: str, value: Any) -> None:
        """One value of the table `inside`, which has a line of its own; None takes it out.

        Raises:
            NoSuchPlace
        """
        first = self._header(inside)
        number = self._table.get((*inside, key))
        if number is None:
            if value is not None:
                indent = re.match(r"\s*", self.lines[first])
                self._put_lines(first + 1, [f"{indent[0] if indent else ''}{key} = {toml_value(value)}"])
            return
        found = _LINE.fullmatch(self.lines[number - 1])
        if found is None or number - 1 <= first:
            raise NoSuchPlace
        if value is None:
            self._gone.add(number - 1)
        else:
            self._said[number - 1] = f"{found[1]}{toml_value(value)}{found[2]}"

    def _header(self, place: Location) -> int:
        number = self._table.get(place)
        if number is None or not re.match(r"\s*\[\[", self.lines[number - 1]):
            raise NoSuchPlace
        return number - 1

    def _end_of(self, place: Location) -> int:
        """The line after the last one that belongs to a table and to those in it."""
        last = max(line for line, found in self._headers if found[: len(place)] == place)
        return self._content_end(last, self._next_header(last, None))

    def _next_header(self, line: int, inside: Location | None) -> int:
        """The next line with a header that is not one of a table in `inside`."""
        for found, place in islice(self._headers, bisect(self._headers, (line + 1,)), None):
            if found > line and (inside is None or place[: len(inside)] != inside):
                return found
        return len(self.lines)

    def _content_end(self, first: int, limit: int) -> int:
        """The line after the last one between these that says something, with the comment right below it.

        A comment that touches the next header is that header's.
        """
        last = limit
        while last > first + 1 and not _says(self.lines[last - 1]):
            last -= 1
        below = last
        while below < limit and self.lines[below].lstrip().startswith("#"):
            below += 1
        return last if below == limit and limit < len(self.lines) else below

    def _indent(self, first: int, after: int) -> str:
        for line in self.lines[first + 1 : after]:
            if found := re.match(r"(\s*)\[", line):
                return found[1]
        return INDENT

    def _put_lines(self, at: int, lines: list[str]) -> None:
        self._more.setdefault(at, []).extend(line + self._return for line in lines)


def _says(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _table(head: str, values: Mapping[str, Any], indent: str) -> list[str]:
    return [f"{indent}[[{head}]]", *(f"{indent}{key} = {toml_value(value)}" for key, value in values.items())]


def toml_value(value: Any) -> str:
    """A text, number or truth as TOML writes it, and a list or a small table of them."""
    if isinstance(value, Mapping):
        return f"{{ {', '.join(f'{key} = {toml_value(inner)}' for key, inner in value.items())} }}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(toml_value, value))}]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.10g}" if "." in f"{value:.10g}" else f"{value:.1f}"
    # JSON's texts are TOML's, but for a DEL, which TOML wants escaped.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
