"""The numbers of a Word document's paragraphs: its lists, styles that number, and the count itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jetisu360.files.xml_events import Name
from jetisu360.minutes.read.docx_names import attribute, local

_PLACE = re.compile(r"%([1-9])")
_LONGEST_MARK = 40
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_LETTERS = {
    "russianLower": _RUSSIAN,
    "russianUpper": _RUSSIAN.upper(),
    "lowerLetter": _LATIN,
    "upperLetter": _LATIN.upper(),
}
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


@dataclass
class _Level:
    """How paragraphs of one level are marked: `text` is as «%1.%2)», `start` the first number."""

    kind: str = "decimal"
    text: str | None = None
    start: int = 1


class Lists:
    """`numbering.xml`: the levels of each list."""

    def __init__(self) -> None:
        self._levels: dict[str, dict[str, _Level]] = {}
        self._definition: dict[str, str] = {}
        self._path: list[str] = []
        self._inside: dict[str, _Level] = {}
        self._level: _Level | None = None
        self._formatted = False
        self._list: str | None = None

    def level(self, which: str, level: str) -> _Level | None:
        """None where nobody defines it."""
        return self._levels.get(self._definition.get(which, ""), {}).get(level)

    def start(self, name: Name, attributes: dict[Name, str]) -> None:
        tag = local(name)
        inside = self._path[-1] if self._path else ""
        self._path.append(tag)
        value = attribute(attributes, "val")
        if tag == "abstractNum":
            self._inside = {}
            self._levels[attribute(attributes, "abstractNumId")] = self._inside
        elif tag == "lvl" and inside == "abstractNum":
            self._level, self._formatted = _Level(), False
            self._inside[attribute(attributes, "ilvl") or "0"] = self._level
        elif tag == "num":
            self._list = attribute(attributes, "numId")
        elif tag == "abstractNumId" and inside == "num" and self._list is not None:
            self._definition[self._list] = value
            self._list = None
        elif inside == "lvl" and self._level is not None:
            if tag == "numFmt" and not self._formatted:
                self._level.kind, self._formatted = value, True  # the first one counts
            elif tag == "lvlText":
                self._level.text = value[:_LONGEST_MARK]
            elif tag == "start" and value.isdecimal() and len(value) < 4:
                self._level.start = int(value)

    def end(self, name: Name) -> None:
        if self._path.pop() == "lvl":
            self._level = None

    def text(self, data: str) -> None:
        """There is none that counts."""


class Styles:
    """`styles.xml`: which styles of paragraphs number them."""

    def __init__(self) -> None:
        self._own: dict[str, tuple[str, str]] = {}
        self._based: dict[str, str] = {}
        self._path: list[str] = []
        self._style = ""
        self._level = "0"

    def numbers(self, style: str) -> tuple[str, str]:
        """List and level of a style, its own or of one that it is based on; empty where there is none."""
        for _ in range(20):
            if style in self._own:
                return self._own[style]
            style = self._based.get(style, "")
        return "", ""

    def start(self, name: Name, attributes: dict[Name, str]) -> None:
        tag = local(name)
        self._path.append(tag)
        if tag == "style":
            self._style, self._level = attribute(attributes, "styleId"), "0"
        elif self._path[-3:] == ["pPr", "numPr", "ilvl"]:
            self._level = attribute(attributes, "val") or "0"
            if self._style in self._own:
                self._own[self._style] = self._own[self._style][0], self._level
        elif self._path[-3:] == ["pPr", "numPr", "numId"]:
            self._own[self._style] = attribute(attributes, "val"), self._level
        elif tag == "basedOn" and self._path[-2:-1] == ["style"]:
            self._based[self._style] = attribute(attributes, "val")

    def end(self, name: Name) -> None:
        self._path.pop()

    def text(self, data: str) -> None:
        """There is none that counts."""


class Numbers:
    """Counts numbered paragraphs as Word does, level by level."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._counts: dict[tuple[str, int], int] = {}

    def mark(self, which: str, level: str) -> str:
        """What stands before the next paragraph of a list: «1.2. », «а) », «- », or nothing."""
        if not which or which == "0" or not level.isdecimal():
            return ""
        own = self._lists.level(which, level)
        if own is None or own.kind in ("bullet", "none"):
            return "- "  # what nobody defines is a bullet
        depth = min(int(level), 8) if len(level) < 4 else 8
        self._counts[which, depth] = self._counts.get((which, depth), own.start - 1) + 1
        for deeper in range(depth + 1, 9):
            self._counts.pop((which, deeper), None)
        if own.text is None:
            return ".".join(self._number(which, above) for above in range(depth + 1)) + ". "
        mark = _PLACE.sub(lambda place: self._number(which, int(place[1]) - 1), own.text)
        # «(1)» is written as «1)», which is a number to whoever reads the text.
        return f"{mark.strip().lstrip('(')} ".lstrip()

    def _number(self, which: str, depth: int) -> str:
        level = self._lists.level(which, str(depth)) or _Level()
        return numeral(self._counts.get((which, depth), level.start), level.kind)


def numeral(number: int, kind: str) -> str:
    """A number as Word calls the ways to write it: `decimal`, `russianLower`, `upperRoman`."""
    letters = _LETTERS.get(kind, "")
    if letters and 0 < number <= len(letters):
        return letters[number - 1]
    if kind in ("upperRoman", "lowerRoman") and 0 < number < 4000:
        found = ""
        for value, sign in _ROMAN:
            found += sign * (number // value)
            number %= value
        return found.upper() if kind == "upperRoman" else found
    return str(number)
