"""A document whose photograph was replaced: every direction in it goes where the thing now is.

Exact on the sphere, also over the poles and over ±180°. What was decided of faces stays with the old
photograph: a new one has other people, and is asked about anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from jetisu360.panorama.geometry.projection import wrap_yaw
from jetisu360.panorama.geometry.turn import Turn
from jetisu360.tour.museum_toml.privacy_entries import DIGEST_DIGITS
from jetisu360.tour.turning.places import Place, directions, scene_of

DIGITS = 3
"""Of a degree: a thousandth is a fiftieth of a pixel of 8192 columns."""
LEVEL = 0.0005
"""Degrees; a pitch that was never written and is less is not written now."""


@dataclass(frozen=True)
class Change:
    """At `place` stands `value` and stood `was`; None: nothing."""

    place: Place
    value: Any
    was: Any

    @property
    def back(self) -> Change:
        return Change(self.place, self.was, self.value)

    def as_json(self) -> dict[str, Any]:
        return {"place": list(self.place), "value": self.value, "was": self.was}


def turned(
    values: Mapping[str, Any],
    file: str,
    room: str,
    turn: Turn,
    *,
    level: tuple[float, float] | None = None,
    old_sha256: str = "",
) -> list[Change]:
    """The changes that the document needs, as its photograph `file` now shows what it showed, turned.

    `level`: pitch and roll that the new photograph needs, where a build would not level it by itself; the old
    one's is dropped. `old_sha256`: decisions on faces that name no photograph are noted as those of this one.
    """
    changes = [
        change
        for found in directions(values, file, room)
        for change in _turned_table(found.place, found.table, turn)
    ]
    number = scene_of(values, file)
    if number is None:
        return changes
    scene, place = values["scenes"][number], ("scenes", number)
    if scene.get("heading") is not None:
        ahead = turn.back.of(0.0, 0.0)[0]  # where in the old photograph the new one's middle is
        changes += _set(
            (*place, "heading"), round((scene["heading"] + ahead) % 360, DIGITS), scene["heading"]
        )
    wanted = {"pitch": round(level[0], DIGITS), "roll": round(level[1], DIGITS)} if level else None
    changes += _set((*place, "level"), wanted, scene.get("level"))
    if old_sha256:
        for kind in ("blur", "keep"):
            for k, region in enumerate(scene.get(kind, ())):
                if region.get("photo") is None:
                    changes += _set((*place, kind, k, "photo"), old_sha256[:DIGEST_DIGITS], None)
    return changes


def made(values: Mapping[str, Any], changes: Sequence[Change]) -> dict[str, Any]:
    """The values with these changes.

    Raises:
        ValueError: at one of the places stands something else by now.
    """
    new = dict(deepcopy(values))
    for change in changes:
        table: Any = new
        try:
            for step in change.place[:-1]:
                table = table[step]
            last = change.place[-1]
            there = table.get(last) if isinstance(table, dict) else table[last]
        except (KeyError, IndexError, TypeError):
            raise ValueError(change.place) from None
        if there != change.was:
            raise ValueError(change.place)
        if change.value is None:
            table.pop(last, None)
        else:
            table[last] = deepcopy(change.value)
    return new


def _turned_table(place: Place, table: Mapping[str, Any], turn: Turn) -> list[Change]:
    yaw, pitch = _of(turn, float(table.get("yaw") or 0.0), float(table.get("pitch") or 0.0))
    changes = _set((*place, "yaw"), yaw, table.get("yaw"))
    if table.get("pitch") is not None or abs(pitch) > LEVEL:
        changes += _set((*place, "pitch"), pitch, table.get("pitch"))
    if table.get("polygon"):
        corners = [list(_of(turn, *corner)) for corner in table["polygon"]]
        changes += _set((*place, "polygon"), corners, table["polygon"])
    return changes


def _of(turn: Turn, yaw: float, pitch: float) -> tuple[float, float]:
    yaw, pitch = turn.of(yaw, pitch)
    return float(wrap_yaw(round(yaw, DIGITS))), round(pitch, DIGITS)


def _set(place: Place, value: Any, was: Any) -> list[Change]:
    return [] if value == was else [Change(place, value, was)]
