"""The values that are written in scripts: literals, names that are given one, and the little arithmetic of
those who write by hand. Nothing is run: a function or a call is `Code`, with its text.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jetisu360.exchange.common.scripts.script import (
    Assigned,
    Called,
    Held,
    Script,
    damaged,
    parts_of,
    path_of,
    text_of,
)
from jetisu360.files.limits import MB, MOST_DEPTH, MOST_DIGITS, MOST_VALUES, megabytes, read_json
from jetisu360.files.over_limits import NumberTooLarge, NumberTooLong, TooDeep, TooManyBytes, TooManyValues

if TYPE_CHECKING:
    from tree_sitter import Node

MOST_LETTERS = 50 * MB
"""Of all texts that are put together from others: a text doubled thirty times would be a gigabyte."""

_CONSTANTS: dict[str, Any] = {"true": True, "false": False, "null": None, "undefined": None, "NaN": None}
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0"}
_NUMBER = re.compile(r"0[xX]([0-9a-fA-F]++)|0[bB]([01]++)|0[oO]([0-7]++)")


@dataclass(frozen=True)
class Code:
    """What only running it would tell: a function, a call, a name that nobody gives a value."""

    source: str

    def __str__(self) -> str:
        return self.source


class Values:
    """The values of scripts that see each other's names, as those of one page do."""

    def __init__(self, scripts: Sequence[Script]) -> None:
        self.scripts = scripts
        self._given: dict[str, list[tuple[Script, Assigned]]] = {}
        # The same by script, in the order of the text: a name is looked up as often as it is written.
        self._given_in: dict[tuple[str, int], list[tuple[Script, Assigned]]] = {}
        self._patches: dict[str, list[tuple[Script, Assigned | Called]]] = {}
        self._known: dict[tuple[int, int, int], Any] = {}
        self._open: set[tuple[int, int, int]] = set()
        self._sizes: dict[int, int] = {}
        self._kept: list[Any] = []
        self._count = self._letters = 0
        for script in scripts:
            for item in script.assigned:
                if not item.path or not isinstance(item.path[0], str):
                    continue
                table: Any = self._given if len(item.path) == 1 else self._patches
                table.setdefault(item.path[0], []).append((script, item))
                if len(item.path) == 1:
                    self._given_in.setdefault((item.path[0], id(script)), []).append((script, item))
            for call in script.called:
                if len(call.path) > 1 and call.path[-1] == "push" and isinstance(call.path[0], str):
                    self._patches.setdefault(call.path[0], []).append((script, call))
        for given in self._given_in.values():
            given.sort(key=lambda pair: pair[1].value.start_byte)
        self._starts = {
            key: [item.value.start_byte for _, item in given] for key, given in self._given_in.items()
        }

    def value(self, node: Node, script: Script, depth: int = 0) -> Any:
        """Numbers, texts, booleans, None, lists, dicts, and `Code`.

        Raises:
            ConfigurationDamaged: there is a mistake in it.
            TooDeep, TooManyValues, TooManyBytes, NumberTooLong
        """
        if depth > MOST_DEPTH:
            raise TooDeep(name=script.name, limit=MOST_DEPTH)
        if node.is_error or node.is_missing:
            raise damaged(script.name, *script.place(node))
        read = getattr(self, f"_{node.type}", None)
        if read is None:
            return Code(text_of(node))
        return read(node, script, depth)

    def named(self, name: str) -> Any:
        """What a name is given, anywhere; `Code` for one that is given nothing."""
        ones = self._given.get(name)
        return self._resolved(name, ones[0][0], 0, 0) if ones else Code(name)

    def names(self) -> list[str]:
        return list(self._given)

    # Literals ----------------------------------------------------------------------------------------------

    def _object(self, node: Node, script: Script, depth: int) -> Any:
        found: dict[str, Any] = {}
        self._check(node, script)
        for item in parts_of(node):
            if item.type == "pair":
                key, value = item.child_by_field_name("key"), item.child_by_field_name("value")
                self._check(item, script)
                name = self._key(key, script, depth) if key else None
                if name is not None and value is not None:
                    found[name] = self.value(value, script, depth + 1)
            elif item.type == "spread_element":
                inner = self.value(item.named_children[0], script, depth + 1) if item.named_children else None
                if isinstance(inner, dict):
                    found |= inner
                else:
                    found[f"...{len(found)}"] = inner
            elif item.type == "shorthand_property_identifier":
                found[text_of(item)] = self._identifier(item, script, depth)
            elif item.type == "method_definition":
                name_node = item.child_by_field_name("name")
                if name_node:
                    found[text_of(name_node)] = Code(text_of(item))
        return self._counted(found, script)

    def _array(self, node: Node, script: Script, depth: int) -> Any:
        found: list[Any] = []
        self._check(node, script)
        for item in parts_of(node):
            if item.type == "spread_element":
                inner = self.value(item.named_children[0], script, depth + 1) if item.named_children else None
                found += inner if isinstance(inner, list) else [inner]
            else:
                found.append(self.value(item, script, depth + 1))
        return self._counted(found, script)

    def _check(self, node: Node, script: Script) -> None:
        if node.has_error:
            wrong = next((child for child in node.children if child.is_error or child.is_missing), None)
            if wrong is not None:
                raise damaged(script.name, *(script.damage(wrong) or script.place(wrong)))

    def _key(self, node: Node, script: Script, depth: int) -> str | None:
        if node.type in ("property_identifier", "identifier"):
            return text_of(node)
        if node.type == "computed_property_name" and node.named_children:
            node = node.named_children[0]
        value = self.value(node, script, depth + 1)
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return str(value) if isinstance(value, (str, int, float)) else None

    def _string(self, node: Node, script: Script, depth: int) -> str:
        text = text_of(node)
        if "\\" not in text:
            return text[1:-1]
        parts = [
            _unescaped(text_of(item)) if item.type == "escape_sequence" else text_of(item)
            for item in node.named_children
        ]
        return _whole("".join(parts))

    def _template_string(self, node: Node, script: Script, depth: int) -> Any:
        parts: list[str] = []
        for item in node.named_children:
            if item.type == "template_substitution":
                value = self.value(item.named_children[0], script, depth + 1) if item.named_children else None
                if not isinstance(value, (str, int, float)) or isinstance(value, bool):
                    return Code(text_of(node))
                parts.append(_said(value))
            else:
                text = text_of(item)
                parts.append(_unescaped(text) if item.type == "escape_sequence" else text)
        return self._long(_whole("".join(parts)), script)

    def _number(self, node: Node, script: Script, depth: int) -> Any:
        text = text_of(node).replace("_", "").removesuffix("n")
        if len(text) > MOST_DIGITS:
            raise NumberTooLong(name=script.name, limit=MOST_DIGITS)
        if other := _NUMBER.fullmatch(text):
            return int(other[1] or other[2] or other[3], 16 if other[1] else 2 if other[2] else 8)
        if text.isdecimal():
            return int(text)
        try:
            value = float(text)
        except ValueError:
            return Code(text)
        if math.isinf(value):
            raise NumberTooLarge(name=script.name, number=text[:20])
        return value

    def _constant(self, node: Node, script: Script, depth: int) -> Any:
        return _CONSTANTS[text_of(node)]

    _true = _false = _null = _undefined = _constant

    # Names and small sums ----------------------------------------------------------------------------------

    def _parenthesized_expression(self, node: Node, script: Script, depth: int) -> Any:
        inner = next(parts_of(node), None)
        return self.value(inner, script, depth + 1) if inner is not None else Code(text_of(node))

    def _identifier(self, node: Node, script: Script, depth: int) -> Any:
        name = text_of(node)
        if name in _CONSTANTS:
            return _CONSTANTS[name]
        return self._resolved(name, script, node.start_byte, depth)

    def _member_expression(self, node: Node, script: Script, depth: int) -> Any:
        path = path_of(node)
        if path == ("Math", "PI"):
            return math.pi
        if not path or not isinstance(path[0], str):
            return Code(text_of(node))
        value = self._resolved(path[0], script, node.start_byte, depth)
        for written in path[1:]:
            key = self._held(written, script, node.start_byte, depth)
            if isinstance(value, dict) and str(key) in value:
                value = value[str(key)]
            elif isinstance(value, list) and isinstance(key, int) and 0 <= key < len(value):
                value = value[key]
            else:
                return Code(text_of(node))
        return value

    _subscript_expression = _member_expression

    def _unary_expression(self, node: Node, script: Script, depth: int) -> Any:
        sign, inner = node.child_by_field_name("operator"), node.child_by_field_name("argument")
        value = self.value(inner, script, depth + 1) if inner else None
        number = isinstance(value, (int, float)) and not isinstance(value, bool)
        if sign and sign.type == "-" and number:
            return -value  # type: ignore[operator]
        if sign and sign.type == "+" and number:
            return value
        if sign and sign.type == "!" and not isinstance(value, Code):
            return not value
        return Code(text_of(node))

    def _binary_expression(self, node: Node, script: Script, depth: int) -> Any:
        # A long text is a chain of hundreds of "…" + "…", each inside the next: it is gone down by hand.
        chain: list[tuple[str, Node]] = []
        first = node
        while first.type == "binary_expression":
            left, right = first.child_by_field_name("left"), first.child_by_field_name("right")
            sign = first.child_by_field_name("operator")
            if left is None or right is None or sign is None:
                return Code(text_of(node))
            chain.append((sign.type, right))
            first = left
        value = self.value(first, script, depth + 1)
        texts = [value]
        for sign_type, right in reversed(chain):
            other = self.value(right, script, depth + 1)
            if sign_type in ("||", "??"):
                value = other if isinstance(value, Code) or not value else value
                texts = [value]
            elif sign_type == "+" and isinstance(value, str) and isinstance(other, (str, int, float)):
                texts.append(_said(other))
            elif sign_type == "+" and isinstance(other, str) and _is_number(value):
                value = _said(value)
                texts = [value, other]
            elif _is_number(value) and _is_number(other):
                value = _sum(sign_type, value, other)
                if value is None:
                    return Code(text_of(node))
                texts = [value]
            else:
                return Code(text_of(node))
        return self._long("".join(texts), script) if isinstance(value, str) else value

    def _call_expression(self, node: Node, script: Script, depth: int) -> Any:
        """The few calls that only say a value in another way."""
        called, given = node.child_by_field_name("function"), node.child_by_field_name("arguments")
        path = path_of(called) if called else ()
        if path not in _CALLS or given is None:
            return Code(text_of(node))
        values = [self.value(item, script, depth + 1) for item in parts_of(given)]
        if path == ("JSON", "parse") and values and isinstance(values[0], str):
            try:
                return read_json(values[0], script.name)
            except ValueError:
                raise damaged(script.name, *script.place(node)) from None
        if path == ("Object", "assign") and values and all(isinstance(value, dict) for value in values):
            return self._counted({key: value[key] for value in values for key in value}, script)
        if path == ("Object", "freeze") and values:
            return values[0]
        if path in (("Number",), ("parseFloat",), ("parseInt",)) and values:
            try:
                return float(values[0])
            except (TypeError, ValueError):
                return Code(text_of(node))
        return Code(text_of(node))

    def _resolved(self, name: str, script: Script, at: int, depth: int) -> Any:
        """What a name is given: in its own script before the others, the last time before it is used."""
        everywhere = self._given.get(name)
        if not everywhere:
            return Code(name)
        own = self._given_in.get((name, id(script)))
        if own is None:
            own = everywhere
            where, one = own[-1]
        else:
            starts = self._starts[name, id(script)]
            where, one = own[max(0, bisect_left(starts, at) - 1)]
        value = self._once(where, one.value, depth)
        if isinstance(value, (str, int, float, type(None))) and len(own) > 1:
            others = [self._once(there, other.value, depth) for there, other in own[:_MOST_COMPARED]]
            if any(other != value for other in others):
                return Code(name)  # which of them, only running it would tell
        # What is named in many places is in each of them: a list of another twice, thirty times, is a
        # billion.
        self._spent(self._sizes.get(id(value), 0), script)
        return self._patched(name, value, depth) if isinstance(value, (dict, list)) else value

    def _once(self, script: Script, node: Node, depth: int) -> Any:
        key = (id(script), node.start_byte, node.end_byte)
        if key in self._known:
            return self._known[key]
        if key in self._open:  # a name that is given itself
            return Code(text_of(node))
        self._open.add(key)
        try:
            self._known[key] = self.value(node, script, depth + 1)
        finally:
            self._open.discard(key)
        return self._known[key]

    def _patched(self, name: str, value: Any, depth: int) -> Any:
        """With what is put into it afterwards: `tour.scenes.hall = {…}`, `spots.push({…})`."""
        for script, one in self._patches.pop(name, ()):
            nodes = one.given if isinstance(one, Called) else (one.value,)
            at = one.node.start_byte if isinstance(one, Called) else one.value.start_byte
            keys = [self._held(key, script, at, depth) for key in one.path[1:]]
            held: Any = value
            for key in keys[:-1]:
                held = held.get(str(key)) if isinstance(held, dict) else None
            last = keys[-1]
            if isinstance(one, Called) and isinstance(held, list):
                held += [self.value(node, script, depth + 1) for node in nodes]
            elif isinstance(one, Assigned) and isinstance(held, dict) and last is not None:
                held[str(last)] = self.value(nodes[0], script, depth + 1)
        return value

    def _held(self, key: str | int | None, script: Script, at: int, depth: int) -> str | int | None:
        """A key that is a name is what the name is given; None where only running it would tell."""
        if not isinstance(key, Held):
            return key
        value = self._resolved(key, script, at, depth + 1)
        return value if isinstance(value, (str, int)) and not isinstance(value, bool) else None

    def _counted(self, value: Any, script: Script) -> Any:
        """A list or table that was just made, with the size of all that it holds."""
        inner = value.values() if isinstance(value, dict) else value
        self._sizes[id(value)] = 1 + sum(self._sizes.get(id(item), 1) for item in inner)
        self._kept.append(value)  # so that its id stays its own
        self._spent(1, script)
        return value

    def _spent(self, size: int, script: Script) -> None:
        self._count += size
        if self._count > MOST_VALUES:
            raise TooManyValues(name=script.name, limit=MOST_VALUES)

    def _long(self, text: str, script: Script) -> str:
        self._letters += len(text)
        if self._letters > MOST_LETTERS:
            raise TooManyBytes(name=script.name, limit=megabytes(MOST_LETTERS))
        return text


_CALLS = frozenset(
    (
        *(("JSON", "parse"), ("Object", "assign"), ("Object", "freeze")),
        *(("Number",), ("parseFloat",), ("parseInt",)),
    )
)
_MOST_COMPARED = 20


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _sum(sign: str, one: Any, other: Any) -> Any:
    one, other = float(one), float(other)
    if sign == "+":
        value = one + other
    elif sign == "-":
        value = one - other
    elif sign == "*":
        value = one * other
    elif sign == "/" and other:
        value = one / other
    else:
        return None
    return value if math.isfinite(value) else None


def _said(value: Any) -> str:
    """A number as JavaScript puts it into a text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _unescaped(sequence: str) -> str:
    sign = sequence[1:2]
    if sign in "xu" and len(sequence) > 3:
        try:
            return chr(int(sequence[2:].strip("{}"), 16))
        except (ValueError, OverflowError):
            return ""
    if sign in "\n\r\u2028\u2029":
        return ""
    return _ESCAPES.get(sign, sequence[1:])


def _whole(text: str) -> str:
    """Halves of pairs that were written one by one become one character."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
