"""Which fields and tables a text has already: each may be written once, and a table in one way."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal

from jetisu360.files.limits import read_toml
from jetisu360.language import Message, _
from jetisu360.tour.museum_toml.mistakes.masked import Masked
from jetisu360.tour.museum_toml.tables import several

Path = tuple[str | int, ...]
Kind = Literal["value", "table", "list", "parent"]

_NAME = "museum.toml"
_FIELD_TWICE = _("“{name}” is written already in line {first}; keep one of the two")
_TABLE_TWICE = _(
    "the table [{name}] begins already in line {first}; put these fields there, or delete one of the two"
)
_WHOLE_ALREADY = _(
    "“{name}” is written already in line {first} as a whole; put “{part}” there, in its braces"
)
_TWO_BRACKETS = _("of [[{name}]] there are several, so it stands in two brackets on each side")
_ONE_BRACKET = _("of [{name}] there is only one, so it stands in one bracket on each side")
_NO_PARENT = _("[[{name}]] belongs to a [[{parent}]], and none stands above it")


@dataclass(frozen=True)
class Clash:
    """`repair`: what was likely meant, to be told; `instead`: what to go on with."""

    what: Message
    repair: str = ""
    instead: str = ""


class Names:
    def __init__(self) -> None:
        self._known: dict[Path, tuple[Kind, int]] = {}
        self._counts: dict[Path, int] = {}
        self._here: Path = ()

    def take(self, text: str, line: int) -> Clash | None:
        """Takes statements that a parser reads; what is wrong with the first that does not go with those
        taken before.
        """
        clash = None
        for one in _parts(text):
            found = self._header(one, line) if one.lstrip().startswith("[") else self._field(one, line)
            clash = clash or found
        return clash

    def _header(self, text: str, line: int) -> Clash | None:
        double = text.lstrip().startswith("[[")
        names = _names(text)
        name = ".".join(names)
        clash = None
        if several(names) is not (expected := double) and several(names) is not None:
            double = not expected
            better = f"[[{name}]]" if double else f"[{name}]"
            clash = Clash((_TWO_BRACKETS if double else _ONE_BRACKET).fill(name=name), better, better)
        above: Path = ()
        for depth, part in enumerate(names[:-1], 1):
            above = (*above, part)
            kind, first = self._known.get(above, (None, 0))
            if kind == "value":
                self._here = (*above, line)  # what follows clashes with nothing
                return Clash(
                    _WHOLE_ALREADY.fill(name=part, first=first, part=names[depth]), instead=elsewhere(line)
                )
            if kind is None and several(names[:depth]):
                self._open((*above,), line)
                clash = clash or Clash(
                    _NO_PARENT.fill(name=name, parent=".".join(names[:depth])),
                    instead=f"[[{'.'.join(names[:depth])}]]\n{text}",
                )
            elif kind is None:
                self._known[above] = ("parent", line)
            if above in self._counts:
                above = (*above, self._counts[above])
        path = (*above, names[-1])
        kind, first = self._known.get(path, (None, 0))
        if double and kind in (None, "list"):
            self._open(path, line)
            self._here = (*path, self._counts[path])
            return clash
        if not double and kind in (None, "parent"):
            self._known[path] = ("table", line)
            self._here = path
            return clash
        self._here = (*path, line)
        known = _FIELD_TWICE if kind == "value" else _TABLE_TWICE
        return clash or Clash(known.fill(name=name, first=first), instead=elsewhere(line))

    def _open(self, path: Path, line: int) -> None:
        self._known[path] = ("list", line)
        self._counts[path] = self._counts.get(path, -1) + 1

    def _field(self, text: str, line: int) -> Clash | None:
        names = _names(text)
        path = self._here
        for depth, part in enumerate(names[:-1], 1):
            path = (*path, part)
            kind, first = self._known.get(path, (None, 0))
            if kind == "value":
                return Clash(_WHOLE_ALREADY.fill(name=part, first=first, part=names[depth]))
            self._known.setdefault(path, ("table", line))
        path = (*path, names[-1])
        if path in self._known:
            return Clash(_FIELD_TWICE.fill(name=".".join(names), first=self._known[path][1]))
        self._known[path] = ("value", line)
        return None


# Most names are written so; the others are left to a parser.
_SIMPLE = re.compile(r"\s*(?:\[\[?\s*([\w-]+(?:\.[\w-]+)*)\s*\]|([\w-]+(?:\.[\w-]+)*)\s*=)", re.ASCII)


def elsewhere(line: int) -> str:
    """A header in whose table the fields below clash with nothing and are looked at by nobody."""
    return f"[-line-{line}]"


def _parts(text: str) -> list[str]:
    """A repaired statement may be several, one a line."""
    if "\n" not in text:
        return [text] if not text.lstrip().startswith("#") else []
    masked = Masked.of(text)
    lines = masked.text.split("\n")
    if len(lines) > 1 and all(re.match(r"\s*(?:#|\[\[?\w|[\w.-]+\s*=\s*[^\[{]*$)", line) for line in lines):
        return [masked.whole(line) for line in lines if not line.lstrip().startswith("#")]
    return [text] if not text.lstrip().startswith("#") else []


def _names(text: str) -> tuple[str, ...]:
    """The parts of the name of a header or a field, which a parser reads."""
    if simple := _SIMPLE.match(text):
        return tuple((simple[1] or simple[2]).split("."))
    masked = Masked.of(text)
    head = masked.text.lstrip()
    if head.startswith("["):
        known: Any = read_toml(masked.whole(head), _NAME)
    else:
        known = read_toml(masked.whole(head.partition("=")[0]) + "= 0", _NAME)
    names: list[str] = []
    while known and isinstance(known, dict | list):
        if isinstance(known, list):
            known = known[0]
            continue
        name, known = next(iter(known.items()))
        names.append(name)
    return tuple(names)
