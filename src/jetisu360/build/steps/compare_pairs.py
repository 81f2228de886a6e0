"""The step that compares one photograph with others: how they may stand to each other."""

from __future__ import annotations

import errno
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from jetisu360.build.left_out import LeftOut
from jetisu360.build.run.runner import Outcome
from jetisu360.build.run.threads import limited
from jetisu360.files.stopped import Stopped, work_lost
from jetisu360.files.system_errors import out_of_memory, said
from jetisu360.language import _
from jetisu360.storage import Folder
from jetisu360.tour.refusals import TourRefusal

COMPARE_VERSION = 2
SHOWN = 5
"""Photographs that a sentence names."""

AGAIN = _("each was tried once more on its own, and failed again")


class NotCompared(TourRefusal):
    """`name`, `others`: names of photographs; `problem` (a text in three languages)."""

    code = "not-compared"
    sentence = _("“{name}” could not be compared with: {others} ({problem}).")
    advice = _("Run the command again: what is done is kept. Until then there is no arrow between them.")


@dataclass(frozen=True)
class CompareTask:
    """One photograph, by the key of its features, and those to compare it with. `code`: see `cache_keys`."""

    name: str
    work: Folder
    a: str
    others: tuple[str, ...]
    code: str = ""
    other_names: tuple[str, ...] = ()

    def parts(self) -> list[CompareTask]:
        """One pair each: a pair that ends its process takes no other with it."""
        names = self.other_names or self.others
        return [
            replace(self, others=(other,), other_names=(name,))
            for other, name in zip(self.others, names, strict=True)
        ]

    def joined(self, outcomes: Sequence[Outcome]) -> Outcome:
        """One outcome of those of the parts, with the names of all the pairs that came to nothing."""
        parts = self.parts()
        failed = [part for part, one in zip(parts, outcomes, strict=True) if one.left_out is not None]
        cpu, seconds = sum(outcome.cpu for outcome in outcomes), sum(outcome.seconds for outcome in outcomes)
        left_out = next((outcome.left_out for outcome in outcomes if outcome.left_out is not None), None)
        if len(failed) > 1:
            left_out = LeftOut.because(self.name, self.of(failed).refusal(AGAIN))
        return Outcome(self.name, left_out, False, seconds, cpu)

    def of(self, parts: Sequence[CompareTask]) -> CompareTask:
        """The task of only these of its parts."""
        return replace(
            self,
            others=tuple(other for part in parts for other in part.others),
            other_names=tuple(name for part in parts for name in part.other_names),
        )

    def refusal(self, problem: Mapping[str, str]) -> NotCompared:
        """The sentence about the pairs of this task."""
        names = self.other_names or self.others
        others = ", ".join(names[:SHOWN]) + (f" … ({len(names)})" if len(names) > SHOWN else "")
        return NotCompared(name=self.name, others=others, problem=problem)

    def pack(self, other: str) -> str:
        """The file of one comparison."""
        return pair_file(self.a, other, self.code)


def pair_file(a: str, b: str, code: str) -> str:
    """The name of the pack of comparing look `a` with look `b`, in this order."""
    return sha256(f"{COMPARE_VERSION} {code} {a} {b}".encode()).hexdigest() + ".zip"


def compare_with(task: CompareTask, threads: int | None = None) -> Outcome:
    """Makes the packs of all pairs of the task that are not there. A pair that fails stops no other.

    Raises:
        PlaceFailed, OSError: it is about the work folder, or about the machine.
    """
    started, used = time.monotonic(), time.process_time()
    with limited(threads):
        failed = list(_compare_with(task))
    left_out = None
    if failed:
        pairs = task.of([pair for pair, _ in failed])
        left_out = LeftOut.because(task.name, pairs.refusal(said(failed[0][1])))
    return Outcome(task.name, left_out, False, time.monotonic() - started, time.process_time() - used)


def _compare_with(task: CompareTask) -> Iterator[tuple[CompareTask, Exception]]:
    """The pairs that failed, and of what."""
    from jetisu360.linking.pair.compare import compare
    from jetisu360.linking.serialise import pack_pair, unpack_features

    a = None
    for pair in task.parts():
        (other,) = pair.others
        name = task.pack(other)
        if task.work.exists(name):
            continue
        if a is None:
            a = unpack_features(_look(task.work, task.a))[0]
        try:
            packed = pack_pair(compare(a, unpack_features(_look(task.work, other))[0]))
        except (Stopped, OSError, ImportError):
            raise
        except Exception as error:
            yield pair, OSError(errno.ENOMEM, "") if out_of_memory(error) else error
            continue
        task.work.write(name, packed)


def _look(work: Folder, key: str) -> bytes:
    try:
        return work.read(f"{key}.zip")
    except OSError as error:  # it was there when the task was made
        raise work_lost(work.shown(), error) from error


def tasks_of(
    names: Sequence[str], keys: Sequence[str], pairs: Sequence[tuple[int, int]], work: Folder, code: str
) -> list[CompareTask]:
    """The pairs (by number), as tasks of one photograph each."""
    others: dict[int, list[int]] = {}
    for a, b in pairs:
        others.setdefault(a, []).append(b)
    return [
        CompareTask(
            names[a], work, keys[a], tuple(keys[b] for b in found), code, tuple(names[b] for b in found)
        )
        for a, found in others.items()
    ]
