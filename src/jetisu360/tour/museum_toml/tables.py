"""Which fields and tables a museum.toml may have, by their names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from jetisu360.tour.museum_toml.entries import MuseumFile

# What region.toml has besides.
_OF_A_REGION = ("museums",)


def keys_at(location: Sequence[str | int]) -> list[str]:
    """The keys that the table at `location` may have; none where it is no table of ours."""
    kind = _kind_at([part for part in location if isinstance(part, str)])
    return [] if kind is None else list(_fields(kind))


def several(names: Sequence[str]) -> bool | None:
    """Whether there are several of this table (`("scenes", "labels")`); None: it is no table."""
    if tuple(names) == _OF_A_REGION:
        return True
    kind = _kind_at(names[:-1])
    field = None if kind is None else _fields(kind).get(names[-1])
    if field is None or _model_in(field.annotation) is None:
        return None
    return _is_list(field.annotation)


def _kind_at(names: Sequence[str]) -> type[BaseModel] | None:
    kind: type[BaseModel] | None = MuseumFile
    for name in names:
        field = None if kind is None else _fields(kind).get(name)
        kind = None if field is None else _model_in(field.annotation)
    return kind


def _fields(kind: type[BaseModel]) -> dict[str, FieldInfo]:
    return {field.alias or name: field for name, field in kind.model_fields.items()}


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model inside `Model | None` or `list[Model]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in _arguments(annotation) if (found := _model_in(part))), None)


def _is_list(annotation: Any) -> bool:
    return get_origin(annotation) is list or any(_is_list(part) for part in _arguments(annotation))


def _arguments(annotation: Any) -> Iterator[Any]:
    return iter(getattr(annotation, "__args__", ()))
