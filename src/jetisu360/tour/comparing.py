"""The step that compares one photograph with others: how they may stand to each other."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from jetisu360.tour.steps import Outcome
from jetisu360.tour.storage import Folder
from jetisu360.tour.threads import limited

COMPARE_VERSION = 2


@dataclass(frozen=True)
class CompareTask:
    """One photograph, by the key of its look, and those to compare it with. `code` is `code.walk_code()`."""

    name: str
    work: Folder
    a: str
    others: tuple[str, ...]
    code: str = ""

    def pack(self, other: str) -> str:
        """The file of one comparison."""
        return pair_file(self.a, other, self.code)


def pair_file(a: str, b: str, code: str) -> str:
    """The name of the pack of comparing look `a` with look `b`, in this order."""
    return sha256(f"{COMPARE_VERSION} {code} {a} {b}".encode()).hexdigest() + ".zip"


def compare_with(task: CompareTask, threads: int | None = None) -> Outcome:
    """Makes the packs of all pairs of the task that are not there."""
    started, used = time.monotonic(), time.process_time()
    with limited(threads):
        _compare_with(task)
    return Outcome(task.name, None, False, time.monotonic() - started, time.process_time() - used)


def _compare_with(task: CompareTask) -> None:
    from jetisu360.walk.archive import pack_pair, unpack_features
    from jetisu360.walk.pair import compare

    a = None
    for other in task.others:
        name = task.pack(other)
        if task.work.exists(name):
            continue
        if a is None:
            a = unpack_features(task.work.read(f"{task.a}.zip"))[0]
        b = unpack_features(task.work.read(f"{other}.zip"))[0]
        task.work.write(name, pack_pair(compare(a, b)))


def tasks_of(
    names: Sequence[str], keys: Sequence[str], pairs: Sequence[tuple[int, int]], work: Folder, code: str
) -> list[CompareTask]:
    """The pairs (by number), as tasks of one photograph each."""
    others: dict[int, list[str]] = {}
    for a, b in pairs:
        others.setdefault(a, []).append(keys[b])
    return [CompareTask(names[a], work, keys[a], tuple(found), code) for a, found in others.items()]
