"""What a table of museum.toml says beyond its defaults."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from jetisu360.tour.museum_toml.entries import MuseumFile


def values_of(entry: BaseModel) -> dict[str, Any]:
    """What is not a default, under the keys of the file, as JSON has it."""
    values: dict[str, Any] = entry.model_dump(by_alias=True, exclude_defaults=True, mode="json")
    scenes = values.get("scenes", []) if isinstance(entry, MuseumFile) else [values]
    for scene in scenes:
        if scene.get("level") == {}:  # "do not turn it" is something else than saying nothing
            scene["level"] = {"pitch": 0.0, "roll": 0.0}
    return values
