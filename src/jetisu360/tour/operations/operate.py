"""One operation on the values of a document. Its rules are asked when all of a change are done (`apply`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jetisu360.tour.museum_toml.file_names import form
from jetisu360.tour.operations.change import (
    AddOperation,
    MoveOperation,
    Operation,
    RemoveOperation,
    SetOperation,
)
from jetisu360.tour.operations.places import Closed, Node, Rows, Table, find, key_of, walk
from jetisu360.tour.operations.plain import plain, same
from jetisu360.tour.operations.refusals import (
    DecisionsKept,
    KeyFixed,
    PlaceGone,
    PlaceUnknown,
    ValueChanged,
)

Values = Mapping[str, Any]
SCENES = "scenes"


@dataclass(frozen=True)
class Rooms:
    """Photographs that may be rooms. `files`: in the order of their names (`natural_key`); `ids`: by file,
    the ids that links use.
    """

    files: Sequence[str]
    ids: Mapping[str, str]


NO_ROOMS = Rooms((), {})


def operated(values: Values, operation: Operation, rooms: Rooms) -> dict[str, Any]:
    """The values with the operation done; `values` stay as they are.

    Raises:
        NotMade
    """
    nodes = walk(operation.at)
    if isinstance(operation, SetOperation):
        return _set(values, operation, nodes, rooms)
    if isinstance(operation, AddOperation):
        return _add(values, operation, nodes, rooms)
    if len(operation.at) < 2 or not isinstance(nodes[-2], Rows):
        raise _unknown(operation)
    if isinstance(operation, RemoveOperation):
        return _remove(values, operation, nodes[-2], rooms)
    return _move(values, operation, nodes[-2], rooms)


def present(values: Values, at: Sequence[str]) -> Any:
    """What stands at a place; None: nothing."""
    found: Any = values
    for depth, (part, node) in enumerate(zip(at, walk(at)[:-1], strict=True)):
        if isinstance(node, Rows):
            rows = found or []
            number = find(rows, node, part)
            found = None if number is None else rows[number]
        else:
            found = found.get(part) if isinstance(found, Mapping) else None
        if found is None:
            # A photograph without a table is where its name puts it.
            return False if len(at) == 3 and depth < 2 and (at[0], at[2]) == (SCENES, "listed") else None
    return found


def following(values: Values, at: Sequence[str], rooms: Rooms) -> str | None:
    """The key of what stands behind an item; of a room, the next in the tour. None: it is the last, or
    the next has no key, or there is no such item.
    """
    node = walk(at)[-2]
    assert isinstance(node, Rows)
    if tuple(at[:-1]) == (SCENES,):
        names = tour_order(values, rooms)
        forms = [form(name) for name in names]
        if form(at[-1]) in forms:
            number = forms.index(form(at[-1])) + 1
            return names[number] if number < len(names) else None
    items = present(values, at[:-1]) or []
    place = find(items, node, at[-1])
    if place is None or place + 1 >= len(items):
        return None
    return key_of(items[place + 1], node.key)


def tour_order(values: Values, rooms: Rooms) -> list[str]:
    """The files of the rooms that are shown, as `portal/museums/rooms.rooms_of` orders them."""
    tables = {form(scene["file"]): (number, scene) for number, scene in enumerate(values.get(SCENES, []))}

    def place(item: tuple[int, str]) -> tuple[bool, int]:
        number, scene = tables.get(form(item[1]), (0, {"listed": False}))
        listed = scene.get("listed", True)
        return (not listed, number if listed else item[0])

    shown = [
        (number, file)
        for number, file in enumerate(rooms.files)
        if not tables.get(form(file), (0, {}))[1].get("skip", False)
    ]
    return [file for _number, file in sorted(shown, key=place)]


def is_bare(scene: Mapping[str, Any]) -> bool:
    """Whether a room's table says nothing: a photograph without one is the same."""
    return scene.keys() == {"file", "listed"} and scene["listed"] is False


def _set(values: Values, operation: SetOperation, nodes: list[Node], rooms: Rooms) -> dict[str, Any]:
    node = nodes[-1]
    if not _is_one_value(node) or isinstance(nodes[-2], Rows):
        raise _unknown(operation)
    if len(nodes) > 2 and isinstance(nodes[-3], Rows) and operation.at[-1] in nodes[-3].key:
        raise KeyFixed(at=operation.at, field=operation.at[-1])

    def written(value: Any) -> Any:
        wanted = plain(operation.value, node)
        if same(value, wanted, node):
            return value
        if not same(value, operation.was, node):
            raise ValueChanged(at=operation.at, present=value)
        return wanted

    return _edited(values, operation, operation.at, rooms, written)


def _add(values: Values, operation: AddOperation, nodes: list[Node], rooms: Rooms) -> dict[str, Any]:
    node = nodes[-1]
    if not isinstance(node, Rows):
        raise _unknown(operation)
    key = key_of(operation.item, node.key)
    if key is None:
        raise KeyFixed(at=operation.at, field=node.key[0])
    item = plain(operation.item, node.item)
    of_room = tuple(operation.at) == (SCENES,)
    if of_room and not _is_photograph(rooms, key):
        raise PlaceGone(at=operation.at)

    def added(value: Any) -> list[Any]:
        items = list(value or [])
        place = find(items, node, key)
        if place is not None:
            if (of_room and item.keys() <= {"file", "listed"}) or same(items[place], item, node.item):
                return items
            raise ValueChanged(at=(*operation.at, key), present=items[place])
        before = None if operation.before is None else find(items, node, operation.before)
        items.insert(len(items) if before is None else before, item)
        return items

    return _edited(values, operation, operation.at, rooms, added)


def _remove(values: Values, operation: RemoveOperation, node: Rows, rooms: Rooms) -> dict[str, Any]:
    *above, key = operation.at

    def removed(value: Any) -> Any:
        items = list(value or [])
        place = find(items, node, key)
        if place is None:
            return value
        if not same(items[place], operation.was, node.item):
            raise ValueChanged(at=operation.at, present=items[place])
        if items[place].get("blur") or items[place].get("keep"):
            raise DecisionsKept(at=operation.at, name=items[place]["file"])
        del items[place]
        return items

    try:
        return _edited(values, operation, above, rooms, removed)
    except PlaceGone:
        return dict(values)


def _move(values: Values, operation: MoveOperation, node: Rows, rooms: Rooms) -> dict[str, Any]:
    *above, key = operation.at
    if _stands_there(values, operation, rooms):
        return dict(values)
    if above == [SCENES]:
        values = _all_listed(values, key, rooms)

    def moved(value: Any) -> list[Any]:
        items = list(value or [])
        place = find(items, node, key)
        if place is None:
            raise PlaceGone(at=operation.at)
        item = items.pop(place)
        if operation.before is None:
            before: int | None = _end(items, rooms) if above == [SCENES] else len(items)
        else:
            before = find(items, node, operation.before)
        if before is None:
            raise PlaceGone(at=operation.at)
        items.insert(before, item)
        return items

    return _edited(values, operation, above, rooms, moved)


def _stands_there(values: Values, operation: MoveOperation, rooms: Rooms) -> bool:
    """Whether the item is where it is to be."""
    *above, key = operation.at
    if above == [SCENES]:
        order = tour_order(values, rooms)
        there = form(key) in map(form, order)
    else:
        there = present(values, operation.at) is not None
    behind = following(values, operation.at, rooms)
    return there and operation.before in (behind, key)


def _all_listed(values: Values, key: str, rooms: Rooms) -> Values:
    """Every room that is shown with a place of its own in the list, when one of them is to be moved: else a
    photograph that comes later would stand between them.
    """
    order = tour_order(values, rooms)
    if form(key) not in {form(name) for name in order}:
        return values
    tables = {form(scene["file"]): scene for scene in values.get(SCENES, [])}
    listed = [
        {name: value for name, value in tables.get(form(file), {"file": file}).items() if name != "listed"}
        for file in order
    ]
    shown = {form(name) for name in order}
    others = [scene for scene in values.get(SCENES, []) if form(scene["file"]) not in shown]
    return {**values, SCENES: [*listed, *others]}


def _end(items: Sequence[Mapping[str, Any]], rooms: Rooms) -> int:
    """Behind the last room that is shown: hidden ones and photographs that are gone stand behind them."""
    there = set(map(form, rooms.files))
    shown = [n for n, item in enumerate(items) if not item.get("skip") and form(item["file"]) in there]
    return shown[-1] + 1 if shown else len(items)


def _edited(
    values: Values, operation: Operation, at: Sequence[str], rooms: Rooms, edit: Callable[[Any], Any]
) -> dict[str, Any]:
    """`values` with `edit` done at a place; only what lies on the way there is copied."""
    nodes = walk(at)

    def inside(value: Any, depth: int) -> Any:
        node = nodes[depth]
        if depth == len(at):
            return edit(value)
        part = at[depth]
        if isinstance(node, Table):
            table = dict(value) if isinstance(value, Mapping) else {}
            inner = inside(table.get(part), depth + 1)
            if inner is None or inner == []:
                table.pop(part, None)
            else:
                table[part] = inner
            nothing = not table and (value is None or not node.optional)
            return None if nothing else table
        assert isinstance(node, Rows)
        items = list(value or [])
        place = find(items, node, part)
        is_new = place is None
        if place is None:
            if depth != 1 or at[0] != SCENES or not _is_photograph(rooms, part):
                raise PlaceGone(at=operation.at)
            place = len(items)
            items.append({"file": _file_of(rooms, part), "listed": False})
        items[place] = inside(items[place], depth + 1)
        said_nothing = depth == 1 and at[0] == SCENES and is_bare(items[place])
        if said_nothing and (is_new or at[2] != "listed"):
            del items[place]
        return items

    return inside(values, 0) or {}


def _is_one_value(node: Node) -> bool:
    if isinstance(node, Table):
        return not any(isinstance(inner, Rows | Closed) for inner in node.fields.values())
    return not isinstance(node, Rows | Closed)


def _is_photograph(rooms: Rooms, name: str) -> bool:
    return any(form(file) == form(name) for file in rooms.files)


def _file_of(rooms: Rooms, name: str) -> str:
    return next(file for file in rooms.files if form(file) == form(name))


def _unknown(operation: Operation) -> PlaceUnknown:
    return PlaceUnknown(at=operation.at, place=" → ".join(operation.at)[:200])
