"""The address that a `tileUrl` makes of a face, a column, a row and a level: read out of the function, which
is never run. It may join texts, add numbers and put noughts before them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from jetisu360.errors import JetisuError
from jetisu360.exchange.common.scripts.script import Script, parts_of, text_of
from jetisu360.exchange.common.scripts.script_values import Code

if TYPE_CHECKING:
    from tree_sitter import Node

Value = str | int
Maker = Callable[[dict[str, Value]], Value]
MOST_SOURCE = 2000
"""Letters of a function; those seen have some hundred."""
MOST_DEPTH = 40
MOST_DIGITS = 6


def tile_address(function: object) -> Callable[[Sequence[Value]], str] | None:
    """What the function makes of its arguments; None where only running it would tell."""
    if not isinstance(function, Code) or len(function.source) > MOST_SOURCE:
        return None
    for text in (function.source, f"function {function.source}"):  # a method has no word before its name
        try:
            script = Script(f"address = ({text})", "tileUrl")
        except JetisuError:
            return None
        if script.damage() is None:
            break
    else:
        return None
    node = next((item.value for item in script.assigned if item.path == ("address",)), None)
    inner = next(parts_of(node), None) if node is not None else None
    body = inner.child_by_field_name("body") if inner is not None else None
    if inner is None or body is None:
        return None
    given = inner.child_by_field_name("parameters") or inner.child_by_field_name("parameter")
    names = [text_of(item) for item in parts_of(given)] or [text_of(given)] if given is not None else []
    if body.type == "statement_block":
        statements = list(parts_of(body))
        if len(statements) != 1 or statements[0].type != "return_statement":
            return None
        returned = next(parts_of(statements[0]), None)
        if returned is None:
            return None
        body = returned
    made = _made(body, names, 0)
    if made is None:
        return None
    maker = made
    return lambda arguments: str(maker(dict(zip(names, arguments, strict=False))))


def _made(node: Node, names: list[str], depth: int) -> Maker | None:
    text = text_of(node)
    if depth > MOST_DEPTH:
        return None
    if node.type == "identifier" and text in names:
        return lambda values: values.get(text, "")
    if node.type == "number" and text.isdecimal() and len(text) <= MOST_DIGITS:
        return lambda values: int(text)
    if node.type == "string" and "\\" not in text:
        return lambda values: text[1:-1]
    if node.type == "parenthesized_expression":
        inner = next(parts_of(node), None)
        return _made(inner, names, depth + 1) if inner is not None else None
    if node.type == "template_string":
        return _template(node, names, depth)
    if node.type == "binary_expression":
        return _joined(node, names, depth)
    if node.type == "call_expression":
        return _called(node, names, depth)
    return None


def _template(node: Node, names: list[str], depth: int) -> Maker | None:
    parts: list[Maker] = []
    for item in node.named_children:
        if item.type == "template_substitution":
            inner = next(parts_of(item), None)
            made = _made(inner, names, depth + 1) if inner is not None else None
            if made is None:
                return None
            parts.append(made)
        else:
            parts.append(_constant(text_of(item)))
    return lambda values: "".join(str(part(values)) for part in parts)


def _constant(text: str) -> Maker:
    return lambda values: text


def _joined(node: Node, names: list[str], depth: int) -> Maker | None:
    sign = node.child_by_field_name("operator")
    sides = [node.child_by_field_name(name) for name in ("left", "right")]
    made = [_made(side, names, depth + 1) if side is not None else None for side in sides]
    first, second = made
    if sign is None or first is None or second is None or sign.type not in ("+", "-"):
        return None
    minus = sign.type == "-"

    def join(values: dict[str, Value]) -> Value:
        one, other = first(values), second(values)
        if isinstance(one, int) and isinstance(other, int):
            return one - other if minus else one + other
        return f"{one}{other}"

    return join


def _called(node: Node, names: list[str], depth: int) -> Maker | None:
    """`String(col)`, `col.toString()`, `….padStart(2, '0')`."""
    called, given = node.child_by_field_name("function"), node.child_by_field_name("arguments")
    arguments = [_made(item, names, depth + 1) for item in parts_of(given)] if given is not None else []
    if called is None or None in arguments:
        return None
    if text_of(called) == "String" and len(arguments) == 1:
        return _text(arguments[0])
    held, key = called.child_by_field_name("object"), called.child_by_field_name("property")
    value = _made(held, names, depth + 1) if held is not None else None
    name = text_of(key) if key is not None else ""
    if value is None or name not in ("toString", "padStart"):
        return None
    if name == "toString":
        return _text(value)
    if len(arguments) != 2:
        return None
    width, fill = (argument({}) if argument is not None else "" for argument in arguments)
    if not isinstance(width, int) or width > MOST_DIGITS or fill not in ("0", 0):
        return None
    padded = value
    return lambda values: str(padded(values)).zfill(width)


def _text(maker: Maker | None) -> Maker | None:
    return None if maker is None else lambda values: str(maker(values))
