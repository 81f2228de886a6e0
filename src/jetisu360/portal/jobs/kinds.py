"""What kinds of jobs there are: each part that has one says so when it is loaded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from jetisu360.language import Message
from jetisu360.portal.jobs.lease import Lease

Run = Callable[[Lease], dict[str, Any]]
"""Does the work of the job whose lease it is given, and returns its result (JSON)."""


@dataclass(frozen=True)
class Kind:
    """`words`: what people call it. `stages`: the stages that its progress has, in their order."""

    name: str
    words: Message
    run: Run
    stages: tuple[str, ...] = ()


TENDING: list[Callable[[], None]] = []
"""What a worker sees to again and again when it has nothing to do: quick, and harmless if done twice."""
_KINDS: dict[str, Kind] = {}


def add_kind(kind: Kind) -> None:
    _KINDS[kind.name] = kind


def add_tending(work: Callable[[], None]) -> None:
    if work not in TENDING:
        TENDING.append(work)


def kind_of(name: str) -> Kind | None:
    return _KINDS.get(name)


def called(recorded: str) -> Message | None:
    """What people call a job of which the journal has `build 7`."""
    kind = kind_of(recorded.partition(" ")[0])
    return kind.words if kind else None
