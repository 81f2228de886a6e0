"""What runs the steps: the interface, what it is given and what it gives back.

`local.py` and `dask.py` have one each; tests have one that runs them in their own process.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar, runtime_checkable

from jetisu360.build.left_out import LeftOut
from jetisu360.errors import JetisuError
from jetisu360.storage import Folder

T = TypeVar("T")
R = TypeVar("R")


class Task(Protocol):
    """What a step is given: `name` is of the photograph that people know, `work` where its output goes."""

    @property
    def name(self) -> str: ...

    @property
    def work(self) -> Folder: ...


@dataclass(frozen=True)
class Outcome:
    """How a step ended; `left_out` says why there is no output, `lasting` that next time will be the same.

    `seconds` of the clock, `cpu` seconds of processors.
    """

    name: str
    left_out: LeftOut | None = None
    lasting: bool = False
    seconds: float = 0.0
    cpu: float = 0.0


@runtime_checkable
class OfParts(Protocol):
    """A task that is not about one photograph. Each of its `parts` may be tried on its own; `joined` makes
    one outcome of theirs, and `refusal` the sentence about it: `problem` (three languages) was in its way.
    """

    def parts(self) -> Sequence[Task]: ...

    def joined(self, outcomes: Sequence[Outcome]) -> Outcome: ...

    def refusal(self, problem: Mapping[str, str]) -> JetisuError: ...


Step = Callable[..., Outcome]
"""A function that a worker can import, of a task and of how many threads it may use."""


@dataclass(frozen=True)
class Job:
    """A task, the step that does it, and the number of pixels that it has to hold in memory (0: unknown)."""

    task: Task
    step: Step
    pixels: float = 0.0


class Runner(Protocol):
    """Runs steps somewhere. Making one costs nothing: what it needs is started when there is work for it."""

    def run(self, jobs: Sequence[Job]) -> Iterator[Outcome]:
        """The outcomes of the jobs, each once, as they are ready.

        Raises:
            Stopped, StorageFailed, OSError: what is wrong would be wrong for every job.
        """
        ...

    def map(self, function: Callable[[T], R], items: Sequence[T]) -> Iterable[R]:
        """`function` of each item, in order, where the pictures are near."""
        ...

    def fingerprints(self, folder: Folder, names: Sequence[str]) -> dict[str, str | JetisuError]:
        """The SHA-256 of files by name; in place of it, the refusal of one that could not be read."""
        ...

    def close(self) -> None:
        """Ends what was started, also steps in the middle: they are done again next time."""
        ...
