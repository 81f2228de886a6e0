"""The step that chooses which photographs to compare: among many, those that look alike."""

from __future__ import annotations

import functools
import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, overload

from jetisu360.files.limits import MOST_MANIFEST_VALUES, read_json
from jetisu360.files.over_limits import LimitExceeded
from jetisu360.storage import Folder

if TYPE_CHECKING:
    from jetisu360.linking.features.extraction import Features

Edge = tuple[int, int]
STEPS = 2
"""Between two pictures that see each other one may have been taken elsewhere."""


@dataclass(frozen=True)
class ChooseTask:
    """Photographs, by the keys of their features, in the order of the tour. `code`:
    `cache_keys.pairs_code()`; `order`: the how-manieth each was taken.
    """

    features: tuple[str, ...]
    work: Folder
    code: str
    order: tuple[int, ...] = ()

    @functools.cached_property
    def key(self) -> str:
        return sha256(json.dumps(["pairs", self.code, list(self.features), self.order]).encode()).hexdigest()

    @property
    def pack(self) -> str:
        return f"{self.key}.zip"


def choose_pairs(task: ChooseTask) -> list[Edge]:
    """The pairs to compare, by number, the smaller first; remembered, because to choose among many takes a
    look at all of them.
    """
    if task.work.exists(task.pack):
        try:
            known = read_json(task.work.read(task.pack), task.key, values=MOST_MANIFEST_VALUES)
            return [(a, b) for a, b in known]
        except (ValueError, TypeError, OSError, LimitExceeded):
            pass  # a damaged file is as good as none
    from jetisu360.linking.features.retrieval import candidates

    pairs = sorted({*candidates(_Stored(task.features, task.work)), *following(task)})
    task.work.write(task.pack, json.dumps(pairs).encode())
    return pairs


def following(task: ChooseTask) -> set[Edge]:
    """Who follow each other, in the tour and as they were taken. Whoever photographs a building walks through
    it, so these are compared in any case.
    """
    count = len(task.features)
    walked = sorted(range(count), key=lambda k: task.order[k]) if task.order else range(count)
    rows = [(walked[k], walked[k + step]) for step in range(1, STEPS + 1) for k in range(count - step)]
    return {(min(row), max(row)) for row in [*rows, *((k, k + 1) for k in range(count - 1))]}


class _Stored(Sequence["Features"]):
    """The features of many photographs, each read when it is asked for: all at once would fill the memory."""

    def __init__(self, keys: Sequence[str], work: Folder) -> None:
        self._keys, self._work = keys, work

    def __len__(self) -> int:
        return len(self._keys)

    @overload
    def __getitem__(self, index: int) -> Features: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Features]: ...

    def __getitem__(self, index: int | slice) -> Features | Sequence[Features]:
        from jetisu360.linking.serialise import unpack_features

        if isinstance(index, slice):
            return [self[k] for k in range(*index.indices(len(self)))]
        return unpack_features(self._work.read(f"{self._keys[index]}.zip"))[0]
