"""All mistakes of a TOML text that can be told in one go."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from jetisu360.files.limits import read_toml
from jetisu360.files.over_limits import LimitExceeded
from jetisu360.language import LANGUAGES, Message, _
from jetisu360.tour.museum_toml.mistakes.names import Clash, Names, elsewhere
from jetisu360.tour.museum_toml.mistakes.rules import ANY, FIELDS, HEADERS, Rule
from jetisu360.tour.museum_toml.mistakes.statements import Statement, statements
from jetisu360.tour.museum_toml.validation import MOST_PROBLEMS

_LONGEST_SHOWN = 200
_MOST_LINES_SHOWN = 8
_LONGEST_REPAIRED = 5_000
"""Characters of a statement for which a repair is looked for; nobody types a longer one."""
_REPEATED = re.compile(r"(.)\1{100}")
"""Nobody types this, and patterns that look for what is meant would take long over it."""
_MOST_TRIED = 400
_FEW = 60
"""… of a long statement."""
_MOST_STEPS = 3
_MOST_REST = 5

_NAME = "museum.toml"
_NOT_READ = _("this is not written by the rules of TOML")
_JSON = _(
    "the file is written as JSON; museum.toml is TOML: each field in a line of its own, name = value, "
    "without braces round all"
)
_OLD_MAC = _(
    "the lines of this file end as on a Mac of long ago, so that all of it is one line; save it in your "
    "editor with the line ends of Windows or Unix"
)
_JOIN = _("{first}; {second}")


@dataclass(frozen=True)
class Mistake:
    """`line`: from 1. `shown`: what stands there. `repair`: what was likely meant, or an empty text."""

    line: int
    what: Message
    shown: str
    repair: str = ""

    @property
    def sentence(self) -> Message:
        details = {"line": self.line, "what": self.what, "shown": _as_it_is(self.shown, "      ")}
        if self.repair:
            return _("line {line}: {what}\n      {shown}\n    → {repair}").fill(
                **details, repair=_as_it_is(self.repair, "      ")
            )
        return _("line {line}: {what}\n      {shown}").fill(**details)


def _as_it_is(text: str, indent: str = "") -> dict[str, str]:
    """Some lines of a file as a detail of a sentence, in which its line ends stay line ends."""
    lines = [line.replace("\t", "  ").rstrip()[:_LONGEST_SHOWN] for line in text.strip().split("\n")]
    if len(lines) > _MOST_LINES_SHOWN:
        lines = [*lines[: _MOST_LINES_SHOWN - 1], "…"]
    return dict.fromkeys(LANGUAGES, f"\n{indent}".join(lines))


@dataclass
class Diagnosis:
    """`text`: the source with everything put right or taken out; `numbers`: which line of the source each of
    its lines comes from. `touched`: lines of the source of which something is told. `lost`: something had to
    be taken out, so that what is missing need not be missing. `more`: mistakes that are not told.
    """

    text: str = ""
    mistakes: list[Mistake] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    touched: set[int] = field(default_factory=set)
    lost: bool = False
    more: int = 0


def diagnose(source: str) -> Diagnosis:
    """`source` may be any text. The time is in proportion to it."""
    found = Diagnosis()
    if "\r" in source.strip() and "\n" not in source:
        found.mistakes.append(Mistake(1, _OLD_MAC, source.strip().split("\r")[0]))
        found.lost = True
        return found
    lines = source.replace("\r\n", "\n").split("\n")
    if source.lstrip()[:1] == "{":
        line = next(number for number, line in enumerate(lines, 1) if line.strip())
        found.mistakes.append(Mistake(line, _JSON, lines[line - 1]))
        return found
    names = Names()
    put: list[tuple[int, str]] = []
    for statement in statements(lines):
        text = statement.text
        if not parses(text):
            text = _put_right(statement, found)
        if text and (clash := names.take(text, statement.line)):
            text = _clashing(statement, clash, found)
        last = statement.line + len(statement.lines) - 1
        put += [(min(number, last), line) for number, line in enumerate(text.split("\n"), statement.line)]
    _assemble(found, put)
    return found


def parses(text: str) -> bool:
    try:
        read_toml(text, _NAME)
    except (ValueError, RecursionError, LimitExceeded):
        return False
    return True


def _put_right(statement: Statement, found: Diagnosis) -> str:
    """The statement as it was likely meant, or an empty text; what is wrong with it is told."""
    nothing = elsewhere(statement.line) if statement.text.lstrip().startswith("[") else ""
    found.touched |= set(range(statement.line, statement.line + len(statement.lines)))
    if len(found.mistakes) >= MOST_PROBLEMS:
        found.more += 1
        found.lost = True
        return nothing
    rules, repaired = _meant(statement.text)
    if not rules:
        found.lost = True
        line = statement.line + _line_of_error(statement.text)
        found.mistakes.append(Mistake(line, _NOT_READ, statement.lines[line - statement.line]))
        return nothing
    what = rules[0].what
    for rule in rules[1:]:
        what = _JOIN.fill(first=what, second=rule.what)
    lines = repaired.split("\n")
    at = 0
    if len(lines) == len(statement.lines) > 1:
        changed = [i for i, (a, b) in enumerate(zip(statement.lines, lines, strict=True)) if a != b] or [0]
        at, end = changed[0], changed[-1] + 1
        shown, better = "\n".join(statement.lines[at:end]), "\n".join(lines[at:end])
    else:
        shown, better = statement.lines[0], repaired
    told = "" if better.strip() in ("", "#") else better
    found.mistakes.append(Mistake(statement.line + at, what, shown, told))
    found.lost = found.lost or repaired.lstrip().startswith("#") or "…" in repaired
    return repaired


def _meant(text: str) -> tuple[Sequence[Rule], str]:
    """The fewest rules that make a statement of `text` which a parser reads, and that statement."""
    if len(text) > _LONGEST_REPAIRED or _REPEATED.search(text):
        return (), ""
    most = min(_MOST_TRIED, max(_FEW, _MOST_TRIED * _FEW // len(text)))
    rules = (*ANY, *(HEADERS if text.lstrip().startswith("[") else FIELDS))
    waiting = deque([(text, tuple[Rule, ...]())])
    seen = {text}
    while waiting and len(seen) < most:
        before, used = waiting.popleft()
        for rule in rules:
            for after in rule.tries(before):
                if after in seen:
                    continue
                seen.add(after)
                way = used if rule in used else (*used, rule)
                if parses(after):
                    return way, after
                if len(way) < _MOST_STEPS:
                    waiting.append((after, way))
    return (), ""


def _line_of_error(text: str) -> int:
    """Of the statement, from 0: the line that a parser complains of."""
    try:
        read_toml(text, _NAME)
    except (ValueError, RecursionError, LimitExceeded) as error:
        return min(_line_of(error, 1) - 1, text.count("\n"))
    return 0


def _line_of(error: Exception, otherwise: int) -> int:
    """The line, from 1, that a parser names."""
    where = re.search(r"line (\d+)", str(error))
    return int(where[1]) if where else otherwise


def _clashing(statement: Statement, clash: Clash, found: Diagnosis) -> str:
    """The text to go on with, once it is told that a statement does not go with those above it."""
    if statement.line not in found.touched:
        if len(found.mistakes) >= MOST_PROBLEMS:
            found.more += 1
        else:
            found.mistakes.append(Mistake(statement.line, clash.what, statement.lines[0], clash.repair))
    found.touched |= set(range(statement.line, statement.line + len(statement.lines)))
    return clash.instead


def _assemble(found: Diagnosis, put: list[tuple[int, str]]) -> None:
    """The text of all statements; what still does not go together is told by the parser's line alone."""
    for _round in range(_MOST_REST):
        found.text = "\n".join(line for _number, line in put)
        found.numbers = [number for number, _line in put]
        try:
            read_toml(found.text, _NAME)
            return
        except (RecursionError, LimitExceeded):
            break
        except ValueError as error:
            at = min(_line_of(error, len(put)), len(put)) - 1
            number, line = put[at]
            if number not in found.touched:
                found.mistakes.append(Mistake(number, _NOT_READ, line))
            found.touched.add(number)
            found.lost = True
            put[at] = (number, "")
    else:
        found.text, found.numbers = "", []
