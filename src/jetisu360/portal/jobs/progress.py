"""How far a job is: what a build tells, as one small JSON for the page, and where the work can be stopped."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from typing import Any

from django.db import DatabaseError

from jetisu360.build.left_out import LeftOut
from jetisu360.build.progress import Stage
from jetisu360.portal.jobs.lease import Lease

TELL_SECONDS = 0.5
SURE_AFTER = 1.0
"""Seconds of a stage after which its speed says when it will end."""


class JobProgress:
    """Hears a build (`build.progress.Progress`) and writes it to the job, at most twice a second.

    Every call of it may raise what `Lease.check` raises: the work ends there.
    """

    def __init__(self, lease: Lease, clock: Callable[[], float] = time.monotonic) -> None:
        self._lease = lease
        self._clock = clock
        self._stage = ""
        self._done = self._total = self._left_out = 0
        self._since = clock()
        self._told = float("-inf")

    def museum(self, name: str, number: int, total: int) -> None:
        self._lease.check()

    def stage(self, name: Stage | str, total: int) -> None:
        self._lease.check()
        self._stage, self._done, self._total = name, 0, total
        self._since = self._clock()
        self._tell(at_once=True)

    def step(self, name: str, left_out: LeftOut | None, seconds: float) -> None:
        self._lease.check()
        self._done += 1
        self._left_out += left_out is not None
        self._tell(at_once=self._done >= self._total)

    def placing(self) -> None:
        self.stage("placing", 0)

    def at(self, done: int) -> None:
        """So many steps of the stage are done."""
        self._lease.check()
        self._done = done
        self._tell(at_once=False)

    def say(self, told: list[dict[str, Any]]) -> None:
        """What is to be told of work that fails now."""
        with contextlib.suppress(DatabaseError):
            self._lease.tell({**self.as_json(), "told": told})

    def _tell(self, *, at_once: bool) -> None:
        now = self._clock()
        if not at_once and now - self._told < TELL_SECONDS:
            return
        self._told = now
        with contextlib.suppress(DatabaseError):  # away for a moment: the work does not wait for it
            self._lease.tell(self.as_json())

    def as_json(self) -> dict[str, Any]:
        return {
            "stage": self._stage,
            "done": self._done,
            "total": self._total,
            "left_out": self._left_out,
            "seconds_left": self._seconds_left(),
        }

    def _seconds_left(self) -> int | None:
        """Of this stage, by how long its steps took so far; None as long as that says nothing."""
        passed = self._clock() - self._since
        if not self._done or not self._total or passed < SURE_AFTER:
            return None
        return round(passed / self._done * (self._total - self._done))
