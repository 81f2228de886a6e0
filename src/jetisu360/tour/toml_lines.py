"""Where in a TOML text a value was written: `tomllib` gives values without their lines, people need lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

Location = tuple[str | int, ...]

_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""^\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_PART = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")


def line_table(source: str) -> dict[Location, int]:
    """The line (from 1) of every table header and of every key that begins a line.

    Keys inside an inline table share the line of the key that holds it; a multi-line text holds no keys.
    """
    lines: dict[Location, int] = {(): 1}
    counts: dict[Location, int] = {}
    here: Location = ()
    inside = ""  # the quotes that a multi-line text waits for
    for number, line in enumerate(source.splitlines(), 1):
        if not inside:
            if header := _HEADER.match(line):
                here = _enter(_parts(header[2]), header[1] == "[[", counts)
                lines.setdefault(here, number)
            elif key := _KEY.match(line):
                path = here
                for part in _parts(key[1]):
                    path = (*path, part)
                    lines.setdefault(path, number)
        inside = _open_quotes(line, inside)
    return lines


def line_of(lines: dict[Location, int], location: Sequence[str | int]) -> int:
    """The line of `location`, or of the nearest thing around it that has one."""
    path = tuple(location)
    while path not in lines:
        path = path[:-1]
    return lines[path]


def _parts(text: str) -> list[str]:
    return [part.strip("\"'") for part in _PART.findall(text)]


def _enter(parts: list[str], array: bool, counts: dict[Location, int]) -> Location:
    """The location that a header opens; `[scenes.title]` belongs to the last `[[scenes]]`."""
    path: Location = ()
    for part in parts[:-1]:
        path = (*path, part)
        if path in counts:
            path = (*path, counts[path])
    path = (*path, parts[-1])
    if array:
        counts[path] = counts.get(path, -1) + 1
        path = (*path, counts[path])
    elif path in counts:
        path = (*path, counts[path])
    return path


def _open_quotes(line: str, inside: str) -> str:
    """Which triple quotes are still open at the end of the line."""
    position = 0
    while True:
        if inside:
            end = line.find(inside, position)
            if end < 0:
                return inside
            position, inside = end + 3, ""
        else:
            opening = re.compile(r'"""|\'\'\'').search(line, position)
            if not opening:
                return ""
            position, inside = opening.end(), opening.group()
