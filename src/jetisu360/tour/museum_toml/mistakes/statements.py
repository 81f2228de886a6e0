"""A text that is meant to be TOML, cut into what was meant as one statement each: a header, or a field.

Of a text with mistakes nobody can know where a statement ends; brackets and quotes that are never closed
would take in all that follows. What looks like the next header or field ends them here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

HEADER = re.compile(r"\s*\[\[?\s*[A-Za-z][\w.\"-]*\s*\]?\]\s*(?:#.*)?$")
FIELD = re.compile(r"\s*[A-Za-z_][\w.-]*\s*[=:]\s*\S")

LONGEST = 200_000
"""Characters of one statement; what is longer is taken line by line."""

_MOST_LINES = 200
"""… of a text that is broken over several."""
_OTHER_QUOTES = re.compile(r"=\s*(?:«[^»]*|[“„][^“”]*)$")
"""A text in quotes of a book that does not end in its line."""
_WORDS = re.compile(r"\s*[«„“(–]?\s*\w(?!.*[=\[\]{}\"`])")
_QUOTE_OR_BRACE = re.compile(r'\\.|["\[\]{}]')

_SIGN = re.compile(
    r'(?P<three>"""|\'\'\')|(?P<text>"(?:[^"\\]|\\.)*+"|\'[^\']*+\')|(?P<rest>["\'#])|(?P<open>[\[{])|(?P<close>[\]}])'
)


@dataclass(frozen=True)
class Statement:
    """`line`: the number, from 1, of the first of its lines."""

    line: int
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


def statements(lines: list[str]) -> list[Statement]:
    """All of them in order; what is blank or a remark belongs to none."""
    found: list[Statement] = []
    at = 0
    # What is looked at in vain, because a bracket is never closed, may not grow with the square of the text.
    patience = 2 * sum(map(len, lines)) + LONGEST
    while at < len(lines):
        start = lines[at].lstrip()
        if not start or start.startswith("#"):
            at += 1
            continue
        count, seen = (1, 0) if start.startswith("[") or patience < 0 else _extent(lines, at)
        patience -= seen
        found.append(Statement(at + 1, tuple(lines[at : at + count])))
        at += count
    return found


def _extent(lines: list[str], first: int) -> tuple[int, int]:
    """How many lines the statement has that begins in line `first` (from 0), and how many characters of the
    text were looked at to find it.
    """
    stack: list[str] = []
    three: str | None = None
    size = 0
    for at in range(first, len(lines)):
        line = lines[at]
        size += len(line) + 1
        if size > LONGEST:
            break
        if at > first and three is None:
            if HEADER.match(line):
                return _not_closed(lines, first, at), size
            if stack and stack[-1] == "[" and FIELD.match(line):
                return at - first, size
        three, open_text = _follow(line, stack, three)
        if at == first and not stack and (open_text or _OTHER_QUOTES.search(line)):
            return _broken_text(lines, first), size
        if at == first and stack and open_text and (count := _broken_in_braces(lines, first)):
            return count, size
        if not stack and three is None:
            return at - first + 1, size
    if three is not None:
        return _next_statement(lines, first + 1) - first, size
    return _not_closed(lines, first, len(lines)), size


def _follow(line: str, stack: list[str], three: str | None) -> tuple[str | None, bool]:
    """Goes through a line; the three quotes that are open behind it, and whether a text of one line is."""
    at = 0
    while at < len(line):
        if three is not None:
            end = line.find(three, at)
            if end < 0:
                return three, False
            at, three = end + 3, None
            continue
        sign = _SIGN.search(line, at)
        if sign is None:
            break
        at = sign.end()
        kind = sign.lastgroup
        if kind == "three":
            three = sign.group()
        elif kind == "rest":
            return None, sign.group() != "#"
        elif kind == "open":
            stack.append(sign.group())
        elif kind == "close" and stack:
            stack.pop()
    return three, False


def _not_closed(lines: list[str], first: int, end: int) -> int:
    """A bracket is open at the next header, or at the end. Where it was meant to hold several lines, they
    belong to it; else only the first does.
    """
    head = lines[first].split("#")[0].rstrip()
    if not head.endswith(("{", "[", ",", "(")):
        return 1
    while end > first + 1 and not lines[end - 1].strip():
        end -= 1
    return end - first


def _broken_text(lines: list[str], first: int) -> int:
    """A text in single quotes that goes on in the lines below: to the one that ends with the quote, or, where
    none does, as far as there is nothing but words.
    """
    other = _OTHER_QUOTES.search(lines[first])
    quotes = "»”“" if other else '"' if '"' in lines[first] else "'"
    words = first + 1
    for at in range(first + 1, min(len(lines), first + _MOST_LINES)):
        line = lines[at].rstrip()
        if HEADER.match(line) or FIELD.match(line):
            break
        if line.endswith(tuple(quotes)) and (other or line.count(quotes) % 2):
            return at - first + 1
        if words == at and _WORDS.match(line):
            words += 1
    return 1 if other else words - first


def _broken_in_braces(lines: list[str], first: int) -> int:
    """The same of texts in a table in braces, to the line that closes it; 0 where none does."""
    inside, depth = False, 0
    for at in range(first, min(len(lines), first + _MOST_LINES)):
        if at > first and (HEADER.match(lines[at]) or (inside and FIELD.match(lines[at]))):
            break
        for sign in _QUOTE_OR_BRACE.findall(lines[at]):
            if sign == '"':
                inside = not inside
            elif not inside:
                depth += 1 if sign in "[{" else -1
        if not inside and depth <= 0:
            return at - first + 1
    return 0


def _next_statement(lines: list[str], at: int) -> int:
    """The next line (from 0) that looks like a header or a field, or one behind the last."""
    for index in range(at, len(lines)):
        if HEADER.match(lines[index]) or FIELD.match(lines[index]):
            return index
    return len(lines)
