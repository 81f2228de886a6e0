"""The change that takes another back: undo is made of changes like all others."""

from __future__ import annotations

from typing import Any

from jetisu360.tour.operations.change import (
    AddOperation,
    Change,
    MoveOperation,
    Operation,
    RemoveOperation,
    SetOperation,
)
from jetisu360.tour.operations.operate import NO_ROOMS, Rooms, Values, following, operated, present
from jetisu360.tour.operations.places import Rows, Table, key_of, walk
from jetisu360.tour.operations.plain import plain, same


def inverse(values: Values, change: Change, rooms: Rooms, *, name: str) -> Change | None:
    """What brings `values` back after `change`; `name`: its id. None where the change makes no difference.

    One thing stays: rooms that have all got their places in the list keep them; the order is as it was.

    Raises:
        NotMade: the change cannot be made in `values`.
    """
    back: list[Operation] = []
    found: Values = values
    for operation in change.operations:
        after = operated(found, operation, rooms)
        one = _back(found, after, operation, rooms)
        if one is not None:
            back.insert(0, one)
        found = after
    if not back:
        return None
    return Change(id=name, made=change.made, said=change.said, operations=back)


def _back(before: Values, after: Values, operation: Operation, rooms: Rooms) -> Operation | None:
    at = list(operation.at)
    if isinstance(operation, SetOperation):
        node = walk(at)[-1]
        there, now = present(before, at), present(after, at)
        if same(there, now, node):
            return None
        at = _topmost_made(before, at)
        there, now = present(before, at), present(after, at)
        return SetOperation(kind="set", at=at, value=_nothing(there, at), was=now)
    if isinstance(operation, AddOperation):
        rows = walk(at)[-1]
        assert isinstance(rows, Rows)
        place = [*at, str(key_of(operation.item, rows.key))]
        if present(before, place) is not None:
            return None
        behind = following(after, place, rooms)
        return RemoveOperation(kind="remove", at=place, was=present(after, place), before=behind)
    there = present(before, at)
    if isinstance(operation, RemoveOperation):
        if there is None:
            return None
        return AddOperation(kind="add", at=at[:-1], item=there, before=_behind(before, at))
    was, now = following(before, at, rooms), following(after, at, rooms)
    if was == now:
        return None
    return MoveOperation(kind="move", at=at, before=was, was=now)


def _behind(values: Values, at: list[str]) -> str | None:
    """The key of the next in the list itself."""
    return following(values, at, NO_ROOMS)


def _topmost_made(values: Values, at: list[str]) -> list[str]:
    """The place of the outermost table that a value has brought along, if one had to be made for it."""
    nodes = walk(at)
    for depth in range(1, len(at)):
        node = nodes[depth]
        made = isinstance(node, Table) and node.optional and not isinstance(nodes[depth - 1], Rows)
        if made and present(values, at[:depth]) is None:
            return at[:depth]
    return at


def _nothing(value: Any, at: list[str]) -> Any:
    return plain(value, walk(at)[-1])
