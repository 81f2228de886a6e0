"""Which places of a document differ from those of another, in a few words each."""

from __future__ import annotations

from typing import Any

MOST_PLACES = 50


def changed_places(before: Any, after: Any) -> list[str]:
    """`title.ru`, `scenes[3].description.kk`, …; at most `MOST_PLACES`, and then an ellipsis."""
    places: list[str] = []
    _compare(before, after, "", places)
    return places[:MOST_PLACES] + (["…"] if len(places) > MOST_PLACES else [])


def _compare(before: Any, after: Any, place: str, places: list[str]) -> None:
    if before == after or len(places) > MOST_PLACES:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        for key in sorted(before.keys() | after.keys()):
            inner = f"{place}.{key}" if place else str(key)
            _compare(before.get(key), after.get(key), inner, places)
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for index, (one, other) in enumerate(zip(before, after, strict=True)):
            _compare(one, other, f"{place}[{index}]", places)
    else:
        places.append(place)
