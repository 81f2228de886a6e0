"""The states of a job, and the moves between them.

A job *waits* from the moment somebody asks for it; one with a time waits for that as well. A worker
**takes** it, and it *runs*: the worker has a lease, which is a token in the row that nobody else knows, and
a count of heartbeats that grows while the worker lives. What a worker writes of a job, it writes only where
the row still holds its token.

A running job ends in one of three ways. Its work is finished: it is *done*. Its work cannot be done, and a
second try would not help: it has *failed*, with a sentence. Somebody wanted it to stop: it is *cancelled*;
that is asked of the worker, which stops at the next step, while a job that only waits is cancelled at once.

It may also not end at all. A worker that is told to stop, or whose try failed for a reason that passes (the
storage did not answer), **gives it back**: it waits again, and what was finished stays in the work folder.
The heartbeats of a worker that was killed stand still: another one **takes it over** with a new token, so
that the first, should it only have been asleep, can write nothing any more. Each taking counts as an
attempt; a job that ended its worker `MOST_ATTEMPTS` times has failed.

What has failed or was cancelled may be **retried** by a person: it waits again, and its attempts count
anew. What is done stays done.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class State(StrEnum):
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Move(StrEnum):
    TAKE = "take"
    TAKE_OVER = "take over"
    FINISH = "finish"
    FAIL = "fail"
    STOP = "stop"
    GIVE_BACK = "give back"
    CANCEL = "cancel"
    RETRY = "retry"


MOVES: Mapping[Move, tuple[frozenset[State], State]] = {
    # Move: from which states, to which one.
    Move.TAKE: (frozenset({State.WAITING}), State.RUNNING),
    Move.TAKE_OVER: (frozenset({State.RUNNING}), State.RUNNING),
    Move.FINISH: (frozenset({State.RUNNING}), State.DONE),
    Move.FAIL: (frozenset({State.RUNNING}), State.FAILED),
    Move.STOP: (frozenset({State.RUNNING}), State.CANCELLED),
    Move.GIVE_BACK: (frozenset({State.RUNNING}), State.WAITING),
    Move.CANCEL: (frozenset({State.WAITING}), State.CANCELLED),
    Move.RETRY: (frozenset({State.FAILED, State.CANCELLED}), State.WAITING),
}
OPEN = frozenset({State.WAITING, State.RUNNING})
ENDED = frozenset(State) - OPEN
MOST_ATTEMPTS = 3
