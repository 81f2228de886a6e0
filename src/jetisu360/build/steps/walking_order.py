"""In which order photographs were taken: the keeper's word, then cameras' clocks, then their numbers, then
names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath

_SIZE = re.compile(r"\d{3,5}\s*[x×]\s*\d{3,5}", re.I)
_NUMBER = re.compile(r"\d{3,}")


@dataclass(frozen=True)
class Taken:
    """A photograph: its name; whether the keeper put it in its place in museum.toml; when it was taken, by
    EXIF.
    """

    name: str
    placed: bool = False
    at: datetime | None = None


def walking_order(photographs: Sequence[Taken]) -> tuple[int, ...]:
    """For each of the photographs, which are in the order of the tour, the how-manieth it was taken, from 0.

    Those that the keeper placed come first, as they are placed. The others follow each other as the clocks of
    their cameras say, if all have a time of their own; else as their cameras numbered them (`DSC_0412`, in
    whatever folder), if all have a number of their own; else as they come, which is by their names.
    """
    placed = [k for k, one in enumerate(photographs) if one.placed]
    others = [k for k, one in enumerate(photographs) if not one.placed]
    walked = (
        _by(others, [one.at.timestamp() if one.at else None for one in photographs])
        or _by(others, [running_number(one.name) for one in photographs])
        or others
    )
    rank = {k: number for number, k in enumerate([*placed, *walked])}
    return tuple(rank[k] for k in range(len(photographs)))


def _by(which: Sequence[int], values: Sequence[float | None]) -> list[int]:
    """`which`, by their values; none where one has no value of its own."""
    known = {value: k for k in which if (value := values[k]) is not None}
    return [known[value] for value in sorted(known)] if len(known) == len(which) else []


def running_number(name: str) -> int | None:
    """The number that a camera gave a file: the last of three digits and more, but for a picture's size."""
    found = _NUMBER.findall(_SIZE.sub(" ", PurePosixPath(name).stem))
    return int(found[-1][-12:]) if found else None
