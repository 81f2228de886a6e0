"""JavaScript of somebody else's tour, read and never run: what is assigned, what is called, and where.

tree-sitter makes the tree, also around mistakes. Around some (comments that begin and never end, in brackets
that never close) its time grows with the square of the text, so it is stopped when it has taken many times
what a script of that size takes. What a value is, says `script_values.py`.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from jetisu360.exchange.common.refusals import ConfigurationDamaged
from jetisu360.files.limits import MB, MOST_SCRIPT, MOST_SCRIPT_SECONDS, check_size
from jetisu360.files.over_limits import TakesTooLong
from jetisu360.language import Message, _

if TYPE_CHECKING:
    from tree_sitter import Language, Node, Tree

GLOBALS = frozenset(("this", "window", "self", "globalThis", "exports", "module"))
"""What a name may be written behind and be the same name."""

# What is inside of these is letters.
_LEAVES = frozenset(("string", "regex", "comment", "number", "identifier", "property_identifier"))


@cache
def _language() -> Language:
    import tree_sitter
    import tree_sitter_javascript

    return tree_sitter.Language(tree_sitter_javascript.language())


_BLOCK = 1 << 16
"""Bytes that are handed to the parser at once."""
_OPENERS = frozenset((":", "[", "(", ",", "="))
_VALUES = frozenset(
    ("string", "number", "identifier", "true", "false", "null", "object", "array", "template_string")
)
_BLANKS = re.compile(rb"\s*+")
# Where the name and the value of each are.
_GIVES: dict[str, tuple[str | None, str]] = {
    "variable_declarator": ("name", "value"),
    "assignment_expression": ("left", "right"),
    "field_definition": ("property", "value"),
    "export_statement": (None, "value"),
}


class Held(str):
    """A key that is the value of a name: `scenes[first]`."""


def _tree(data: bytes, name: str) -> Tree:
    """Raises TakesTooLong."""
    import tree_sitter

    allowed = MOST_SCRIPT_SECONDS[0] + MOST_SCRIPT_SECONDS[1] * len(data) / MB
    end = time.thread_time() + allowed
    try:
        return tree_sitter.Parser(_language()).parse(
            lambda start, _: data[start : start + _BLOCK],
            progress_callback=lambda *_: time.thread_time() > end,
        )
    except ValueError:  # the library's word for a parser that was stopped
        raise TakesTooLong(name=name, limit=max(1, round(allowed))) from None


@dataclass(frozen=True)
class Assigned:
    """`path`: the name, and the keys behind it (`tour`, `scenes`, `hall`); None for one that is computed."""

    path: tuple[str | int | None, ...]
    value: Node


@dataclass(frozen=True)
class Called:
    """`path`: of what is called, as in `Assigned`; `given`: its arguments; `new`: made with `new`."""

    path: tuple[str | int | None, ...]
    given: tuple[Node, ...]
    node: Node
    new: bool = False


@dataclass
class Script:
    """One file, or the scripts of a page with blanks where its markup is, so that places are those of the
    page.

    Raises:
        TooManyBytes, TakesTooLong
    """

    text: str
    name: str
    assigned: list[Assigned] = field(default_factory=list)
    called: list[Called] = field(default_factory=list)

    def __post_init__(self) -> None:
        data = self.text.encode("utf-8", "replace")
        check_size(len(data), MOST_SCRIPT, self.name)
        self._tree = _tree(data, self.name)
        self._lines = data
        for node in self._nodes():
            self._look(node)

    def _nodes(self) -> Iterator[Node]:
        """All nodes in the order of the text. (The library's own queries take a square of the time on
        `[[[[…`.)
        """
        cursor = self._tree.walk()
        while True:
            node = cursor.node
            if node is None:
                return
            yield node
            if node.type not in _LEAVES and cursor.goto_first_child():
                continue
            while not cursor.goto_next_sibling():
                if not cursor.goto_parent():
                    return

    def _look(self, node: Node) -> None:
        kind = node.type
        if kind in ("call_expression", "new_expression"):
            called = node.child_by_field_name("function" if kind == "call_expression" else "constructor")
            given = node.child_by_field_name("arguments")
            if called and given and given.type == "arguments":
                self.called.append(
                    Called(
                        path_of(called, self._lines), tuple(parts_of(given)), node, kind == "new_expression"
                    )
                )
        elif kind in _GIVES:
            left, right = (node.child_by_field_name(name) if name else None for name in _GIVES[kind])
            if right and (left is not None or _GIVES[kind][0] is None):
                self.assigned.append(Assigned(path_of(left, self._lines) if left else ("default",), right))
        elif kind == "return_statement":
            inner = next(parts_of(node), None)
            if inner and inner.type == "object":
                self.assigned.append(Assigned(("return",), inner))

    @property
    def root(self) -> Node:
        return self._tree.root_node

    def damage(self, node: Node | None = None) -> tuple[int, int] | None:
        """Line and column (from 1) of the first mistake in `node`, or in all of the text."""
        node = node or self.root
        while node.has_error and not (node.is_error or node.is_missing):
            inner = next((child for child in node.children if child.has_error or child.is_missing), None)
            if inner is None:
                break
            node = inner
        if not (node.is_error or node.is_missing):
            return None
        while inner := next((child for child in node.children if child.is_error), None):
            node = inner
        before, held = node.prev_sibling, node.children
        if before and before.type in _OPENERS and held and held[0].type in _VALUES:
            # The parser has passed over a whole value to go on: what follows it has no place.
            if len(held) > 1:
                return self.place(held[1])
            blanks = _BLANKS.match(self._lines, node.end_byte)
            return self._place(blanks.end() if blanks else node.end_byte)
        return self.place(node)

    def place(self, node: Node) -> tuple[int, int]:
        """Line and column (from 1, in characters) where a node begins."""
        return self._place(node.start_byte)

    def _place(self, at: int) -> tuple[int, int]:
        start = self._lines.rfind(b"\n", 0, at) + 1
        column = len(self._lines[start:at].decode("utf-8", "replace")) + 1
        return self._lines.count(b"\n", 0, at) + 1, column


def path_of(node: Node, data: bytes | None = None) -> tuple[str | int | None, ...]:
    """A name with the keys behind it; empty for what is none. `data`: as `text_of`."""
    keys: list[str | int | None] = []
    while node.type in ("member_expression", "subscript_expression"):
        if node.type == "member_expression":
            held, key = node.child_by_field_name("object"), node.child_by_field_name("property")
            keys.append(text_of(key, data) if key else None)
        else:
            held, index = node.child_by_field_name("object"), node.child_by_field_name("index")
            keys.append(_index(index, data) if index else None)
        if held is None:
            return ()
        node = held
    named = node.type in ("identifier", "property_identifier")
    name = text_of(node, data) if named else ""
    if node.type == "this" or (node.type == "identifier" and name in GLOBALS):
        while len(keys) > 1 and keys[-1] in GLOBALS:
            keys.pop()
        return tuple(reversed(keys))
    return (name, *reversed(keys)) if named else ()


def _index(node: Node, data: bytes | None) -> str | int | None:
    text = text_of(node, data)
    if node.type == "string" and "\\" not in text:
        return text[1:-1]
    if node.type == "identifier":
        return Held(text)
    return int(text) if node.type == "number" and text.isdecimal() and len(text) < 10 else None


def text_of(node: Node, data: bytes | None = None) -> str:
    """What stands there. `data`: the whole text where it is at hand (the library copies all of it for each
    node, which is the square of the time where every node is asked).
    """
    text = node.text if data is None else data[node.start_byte : node.end_byte]
    return (text or b"").decode("utf-8", "replace")


def parts_of(node: Node) -> Iterator[Node]:
    """What is in an object, an array or a list of arguments, without signs and comments."""
    return (item for item in node.named_children if item.type != "comment")


def damaged(name: str, line: int, column: int) -> ConfigurationDamaged:
    """The refusal of a text that has a mistake there."""
    return ConfigurationDamaged(name=name, problem=mistake(line, column))


def mistake(line: int, column: int) -> Message:
    return _MISTAKE.fill(line=line, column=column)


_MISTAKE = _("there is a mistake in line {line}, column {column}")
