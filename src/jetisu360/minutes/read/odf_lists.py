"""The styles of a LibreOffice document that count: how lists are numbered, which sheets are hidden."""

from __future__ import annotations

from dataclasses import dataclass, field

from jetisu360.files.xml_events import Name
from jetisu360.minutes.read.docx_lists import numeral

_KINDS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
          "а": "russianLower", "А": "russianUpper"}  # fmt: skip
_LONGEST_MARK = 20


@dataclass(frozen=True, slots=True)
class Level:
    """`kind`: of its numbers, empty for dashes and dots; `shown`: how many levels its number is made of."""

    kind: str = ""
    before: str = ""
    after: str = ""
    shown: int = 1
    start: int = 1


@dataclass
class Numbering:
    """A list that is open: where its count is, and the lists around it."""

    levels: dict[int, Level]
    depth: int
    style: str
    counts: dict[int, int] = field(default_factory=dict)
    """By level; those of deeper ones begin again under each point."""

    def next(self, start: int) -> str:
        """The mark of the next point."""
        level = self.levels.get(self.depth)
        if level is None or not level.kind:
            return "- "
        self.counts[self.depth] = start or self.counts.get(self.depth, level.start - 1) + 1
        for deeper in [one for one in self.counts if one > self.depth]:
            del self.counts[deeper]
        numbers = [
            numeral(self.counts.get(one, 1), self.levels.get(one, level).kind or "decimal")
            for one in range(max(1, self.depth - level.shown + 1), self.depth + 1)
        ]
        # «(1)» is written as «1)», which is a number to whoever reads the text.
        return f"{level.before.strip().lstrip('(')}{'.'.join(numbers)}{level.after.strip()} "


class ListStyles:
    """Listens to `styles.xml` and to the styles of `content.xml`."""

    def __init__(self) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        self._hidden: set[str] = set()
        self._list = ""
        self._style = ""
        self._counts: dict[str, dict[int, int]] = {}

    def begun(self, style: str, above: Numbering | None, goes_on: bool) -> Numbering:
        """A list that begins; one within another counts by that one's style."""
        if above is not None:
            style = style or above.style
            return Numbering(self._levels.get(style, {}), above.depth + 1, style, above.counts)
        counts = self._counts.get(style, {}) if goes_on else {}
        self._counts[style] = counts
        return Numbering(self._levels.get(style, {}), 1, style, counts)

    def is_hidden(self, style: str) -> bool:
        """Whether a table of this style is not shown."""
        return style in self._hidden

    def start(self, name: Name, attributes: dict[Name, str]) -> None:
        own = {key[1]: value for key, value in attributes.items()}
        if name[1] == "list-style":
            self._list = own.get("name", "")
            self._levels[self._list] = {}
        elif name[1].startswith("list-level-style-") and self._list:
            number = own.get("level", "")
            if number.isdecimal() and len(number) < 3:
                self._levels[self._list][int(number)] = Level(
                    _KINDS.get(own.get("num-format", "").split(",")[0], "") if "number" in name[1] else "",
                    own.get("num-prefix", "")[:_LONGEST_MARK],
                    own.get("num-suffix", "")[:_LONGEST_MARK],
                    _small(own.get("display-levels", "")),
                    _small(own.get("start-value", "")),
                )
        elif name[1] == "style":
            self._style = own.get("name", "")
        elif name[1] == "table-properties" and own.get("display") == "false":
            self._hidden.add(self._style)

    def end(self, name: Name) -> None:
        if name[1] == "list-style":
            self._list = ""

    def text(self, data: str) -> None:
        """There is none that counts."""


def _small(value: str) -> int:
    return int(value) if value.isdecimal() and value.isascii() and len(value) < 4 else 1
