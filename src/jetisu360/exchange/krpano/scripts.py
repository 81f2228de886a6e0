"""krpano's actions, read and never run: which calls a line of script makes, with their arguments as text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

MOST_DEPTH = 16
"""Calls inside each other, and actions that call each other."""
MOST_CALLS = 1_000_000
"""Of all hot spots of a tour together, their actions followed. The largest tour seen makes 2,000."""

Call = tuple[str, list[str]]

_TOKEN = re.compile(r"'[^']*+'|\"[^\"]*+\"|([A-Za-z_][\w.\[\]]*+)?\s*+\(|\)|,|;")
_ARGUMENT = re.compile(r"%([1-9])")


def calls(script: str) -> list[Call]:
    """Every call in a script, the inner ones before those around them; names in small letters."""
    found: list[Call] = []
    frames: list[tuple[str, int, list[str]]] = []
    for token in _TOKEN.finditer(script):
        sign = token.group()[-1]
        if sign == "(":
            if len(frames) < MOST_DEPTH:
                frames.append(((token[1] or "").lower(), token.end(), []))
            else:
                return found
        elif frames and sign in ",)":
            name, start, arguments = frames[-1]
            arguments.append(_plain(script[start : token.start()]))
            if sign == ")":
                frames.pop()
                if name:
                    found.append((name, arguments))
            else:
                frames[-1] = name, token.end(), arguments
    return found


def _plain(argument: str) -> str:
    text = argument.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        return text[1:-1].strip()
    return text


class Actions:
    """The calls that a script leads to, through the actions of the tour.

    A skin's own actions (`skin_…`) are no part of a tour and are not followed.
    """

    def __init__(self, bodies: Mapping[str, str]) -> None:
        self._bodies = bodies
        self._known: dict[str, list[Call]] = {}
        self._left = MOST_CALLS

    def of(self, script: str) -> Iterator[Call]:
        """`script` first, then what it calls, each with its arguments filled in."""
        todo = [(call, 0) for call in reversed(calls(script))]
        while todo and self._left > 0:
            (name, arguments), depth = todo.pop()
            self._left -= 1
            yield name, arguments
            if name in self._bodies and depth < MOST_DEPTH and not name.startswith("skin_"):
                if name not in self._known:
                    self._known[name] = calls(self._bodies[name])
                self._left -= len(self._known[name])
                if self._left <= 0:
                    return
                inner = [(one, [_filled(each, arguments) for each in its]) for one, its in self._known[name]]
                todo.extend((call, depth + 1) for call in reversed(inner))


def _filled(text: str, arguments: list[str]) -> str:
    def given(found: re.Match[str]) -> str:
        index = int(found[1]) - 1
        return arguments[index] if index < len(arguments) else ""

    return _ARGUMENT.sub(given, text)[:2000] if "%" in text else text
