"""`museum.toml` written by us: what a `MuseumFile` holds beyond its defaults, in the order people read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from jetisu360.tour.museum_toml.entries import MuseumFile
from jetisu360.tour.museum_toml.museum_file import read_museum_file
from jetisu360.tour.museum_toml.values import values_of

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def museum_text(museum: MuseumFile, *, notes: tuple[str, ...] = ()) -> str:
    """The file's text; `notes` are lines of comment at its head. Reading it gives `museum` again.

    Raises:
        MuseumFileWrong: `museum` holds what a museum.toml may not.
    """
    values = values_of(museum)
    tables = {name: values.pop(name) for name in ("scenes", "links", "routes", "objects") if name in values}
    visit, walk = values.pop("visit", None), values.pop("walk", None)
    parts = ["".join(f"# {line}\n" for line in notes)] if notes else []
    parts.append("".join(_line(key, value) for key, value in values.items()))
    if visit is not None:  # an empty table is something else than none
        parts.append(_table("[visit]", visit))
    if walk:
        parts.append(_table("[walk]", walk))
    for name, entries in tables.items():
        parts += list(_entries(name, entries))
    text = "\n".join(part for part in parts if part)
    read_museum_file(text.encode())
    return text


def object_text(entry: BaseModel) -> str:
    """One `[[objects]]` table."""
    return next(_entries("objects", [values_of(entry)]))


_INSIDE = {"scenes": ("labels",), "routes": ("stops",)}


def _entries(name: str, entries: list[dict[str, Any]]) -> Iterator[str]:
    """The tables of an array, with the tables inside each after it."""
    for entry in entries:
        inner = {key: entry.pop(key) for key in _INSIDE.get(name, ()) if key in entry}
        yield _table(f"[[{name}]]", entry)
        for key, ones in inner.items():
            for item in ones:
                yield _table(f"[[{name}.{key}]]", item)


def _table(header: str, values: Mapping[str, Any]) -> str:
    return f"{header}\n" + "".join(_line(key, value) for key, value in values.items())


def _line(key: str, value: Any) -> str:
    return f"{_key(key)} = {inline(value)}\n"


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else json.dumps(key)


def inline(value: Any) -> str:
    """A value on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{_key(key)} = {inline(one)}" for key, one in value.items() if one is not None)
        return f"{{ {pairs} }}"
    return f"[{', '.join(inline(item) for item in value)}]"


def _string(text: str) -> str:
    """A basic string of TOML: JSON's, but DEL has to be written as a number, and half characters cannot."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return json.dumps(whole, ensure_ascii=False).replace("\x7f", "\\u007F")
