"""The places of a museum's document, as the models of museum.toml have them.

A tree: tables with fields, lists whose items have keys, lists that are one value, and values. Nothing is
written twice: it is read off the models, and the editor's script gets it from here (`script.py`).
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType, NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from jetisu360.tour.museum_toml.entries import MuseumFile
from jetisu360.tour.museum_toml.file_names import form
from jetisu360.tour.operations.refusals import PlaceUnknown


@dataclass(frozen=True)
class Value:
    """`default`: what it is where nothing is said."""

    default: Any = None


@dataclass(frozen=True)
class Table:
    """`optional`: an empty table is something else than none (`visit`, `view`)."""

    fields: Mapping[str, Node]
    optional: bool
    model: type[BaseModel]


@dataclass(frozen=True)
class Items:
    """A list of tables that is one value."""

    item: Table


@dataclass(frozen=True)
class Rows:
    """A list of tables that are found by their `key`: fields of theirs, or the two ids of `between`."""

    item: Table
    key: tuple[str, ...]


@dataclass(frozen=True)
class Closed:
    """What is decided elsewhere (`blur`, `keep`, `pictures`)."""


Node = Value | Table | Items | Rows | Closed

KEYS: Mapping[tuple[str, ...], tuple[str, ...]] = MappingProxyType(
    {
        ("scenes",): ("file",),
        ("scenes", "labels"): ("id",),
        ("labels",): ("id",),
        ("links",): ("from", "to"),
        ("objects",): ("id",),
        ("routes",): ("id",),
        ("walk", "pairs"): ("between",),
    }
)
CLOSED = frozenset({("scenes", "blur"), ("scenes", "keep"), ("pictures",)})


@functools.cache
def document() -> Table:
    """The tree."""
    return _table(MuseumFile, (), optional=False)


def key_of(item: Mapping[str, Any], key: Sequence[str]) -> str | None:
    """An item's key as places have it; None where it has none."""
    parts = [item.get(name) for name in key]
    if key == ("between",):
        parts = sorted(parts[0], key=str) if isinstance(parts[0], list | tuple) else []
    if not parts or not all(isinstance(part, str) and part for part in parts):
        return None
    return " ".join(map(str, parts))


def find(rows: Sequence[Mapping[str, Any]], node: Rows, key: str) -> int | None:
    """Where the item of a key is; photographs are one whatever form their names are written in."""
    if len(node.key) == 1 and node.key != ("between",):
        # (A table that comes in adds thousands of objects, and each is looked for among all that are there.)
        (name,) = node.key
        found = next((number for number, item in enumerate(rows) if item.get(name) == key), None)
    else:
        found = next((number for number, item in enumerate(rows) if key_of(item, node.key) == key), None)
    if found is None and node.key == ("file",):
        wanted = form(key)
        found = next((number for number, item in enumerate(rows) if form(item["file"]) == wanted), None)
    return found


def walk(at: Sequence[str]) -> list[Node]:
    """The nodes along a place, the document's own first.

    Raises:
        PlaceUnknown
    """
    nodes: list[Node] = [document()]
    for part in at:
        node = nodes[-1]
        inner: Node | None = None
        if isinstance(node, Table):
            inner = node.fields.get(part)
        elif isinstance(node, Rows):
            inner = node.item
        if inner is None or isinstance(inner, Closed):
            raise PlaceUnknown(at=at, place=" → ".join(at)[:200])
        nodes.append(inner)
    return nodes


def _table(model: type[BaseModel], place: tuple[str, ...], *, optional: bool) -> Table:
    fields = {}
    for name, field in model.model_fields.items():
        key = field.alias or name
        default = None if field.is_required() else field.get_default(call_default_factory=True)
        fields[key] = _node((*place, key), field.annotation, default)
    return Table(MappingProxyType(fields), optional, model)


def _node(place: tuple[str, ...], annotation: Any, default: Any) -> Node:
    if place in CLOSED:
        return Closed()
    kind = _bare(annotation)
    inner = _bare(get_args(kind)[0]) if get_origin(kind) is list else None
    if isinstance(inner, type) and issubclass(inner, BaseModel):
        item = _table(inner, place, optional=True)
        return Rows(item, KEYS[place]) if place in KEYS else Items(item)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return _table(kind, place, optional=default is None)
    return Value(default if isinstance(default, bool | int | float) else None)


def _bare(annotation: Any) -> Any:
    """Without `Annotated` and `| None`."""
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation = get_args(annotation)[0]
        elif origin in (Union, UnionType):
            others = [one for one in get_args(annotation) if one is not NoneType]
            if len(others) != 1:
                return annotation
            annotation = others[0]
        else:
            return annotation
