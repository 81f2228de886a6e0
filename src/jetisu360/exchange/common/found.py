"""Somebody else's tour as it was found: what museum.toml will say, and where its photographs come from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from jetisu360.exchange.common.lost import Lost
from jetisu360.tour.naming import Names, slugify

Photograph = tuple[str, bytes]
"""The extension of a photograph's file, and its bytes."""

MOST_SCENES = 10_000


@dataclass
class FoundScene:
    """`entry`: the scene's table in museum.toml, without `file`. `photograph` makes or reads the picture,
    and may add to the entry what only the picture tells.
    """

    id: str
    entry: dict[str, Any]
    photograph: Callable[[dict[str, Any]], Photograph]


@dataclass
class FoundTour:
    """`values`: the top of museum.toml, with links and objects, without scenes.

    `media`: files that it names beside photographs. `sources`: the configurations that it was read from.
    `shown`: its author has seen these photographs in a viewer, as what the format says that they are.
    """

    values: dict[str, Any]
    scenes: list[FoundScene]
    lost: list[Lost] = field(default_factory=list)
    media: dict[str, Callable[[], bytes]] = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    shown: bool = True


def ids_for(names: list[str]) -> dict[str, str]:
    """A slug for each name of somebody else's, all different; one that is a slug already is kept."""
    taken = Names()
    ids: dict[str, str] = {}
    for name in sorted(names, key=lambda name: slugify(name) != name):
        slug = slugify(name) or "scene"
        ids[name] = taken.free(slug if not slug.isdecimal() else f"scene-{slug}")
        taken.add(ids[name])
    return ids
