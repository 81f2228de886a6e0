"""The normal form of values, without what goes without saying: two that mean the same are equal in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jetisu360.tour.operations.places import Items, Node, Rows, Table, Value


def plain(value: Any, node: Node) -> Any:
    """`value` at a place without what is a default there; None where nothing is left."""
    if value is None or value == "" or (isinstance(value, list | tuple) and not value):
        return None
    if isinstance(node, Table):
        return _plain_table(value, node)
    if isinstance(node, Rows | Items):
        if not isinstance(value, list | tuple):
            return value
        return [item if (one := plain(item, node.item)) is None else one for item in value]
    if isinstance(node, Value) and node.default is not None and alike(value, node.default):
        return None
    return _lists(value)


def _plain_table(value: Any, node: Table) -> Any:
    if isinstance(value, str) and "file" in node.fields:  # as a picture may be written
        value = {"file": value}
    elif value is False and "shown" in node.fields:  # as a room's patch may be
        value = {"shown": False}
    if not isinstance(value, Mapping):
        return value
    kept = {}
    for key, inner in value.items():
        one = plain(inner, node.fields.get(key, Value()))
        if one is not None:
            kept[key] = one
    return kept if kept or node.optional else None


def _lists(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_lists(one) for one in value]
    if isinstance(value, Mapping):
        return {key: _lists(one) for key, one in value.items()}
    return value


def same(one: Any, other: Any, node: Node) -> bool:
    """Whether both mean the same at a place."""
    return alike(plain(one, node), plain(other, node))


def alike(one: Any, other: Any) -> bool:
    """Equal as JSON is: true is not 1, and a whole number is the same with a point."""
    if one is other:
        return True
    if isinstance(one, bool) or isinstance(other, bool):
        return False
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(alike(one[key], other[key]) for key in one)
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(alike, one, other))
    return bool(one == other)
