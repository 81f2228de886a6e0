"""Where the steps run: processes on this machine. The same steps on several machines are in `dask.py`.

A step may take its process down with it (the system ends the one that takes too much memory). Nobody can tell
then which of the running steps it was, so each of them is tried once more, alone (and part by part, if it
has parts); what ends its process again is left out with a sentence, and the others go on.

It may also be that processes end, or do not start, whatever they are given: the process that makes them was
killed, the installation is broken, the machine has no room for one more. That is no photograph's fault: they
are started again, then in another way, and if that does not help, the work ends with one sentence.
"""

from __future__ import annotations

import errno
import multiprocessing
import os
import pickle
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    CancelledError,
    Future,
    ProcessPoolExecutor,
    TimeoutError,
    wait,
)
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from multiprocessing.connection import wait as wait_for_handles
from typing import TypeVar

from jetisu360.build.left_out import LeftOut
from jetisu360.build.photos.folder import fingerprints
from jetisu360.build.refusals import StepFailed
from jetisu360.build.run.memory import available_memory, step_memory
from jetisu360.build.run.preload import preloaded
from jetisu360.build.run.runner import Job, OfParts, Outcome, Task
from jetisu360.errors import JetisuError
from jetisu360.files.stopped import DiskFull, PartMissing, Stopped, WorkersNotStarted
from jetisu360.files.system_errors import disk_full, out_of_memory, quoted, said
from jetisu360.language import _
from jetisu360.storage import Folder, StorageFailed
from jetisu360.tour.refusals import TourRefusal

T = TypeVar("T")
R = TypeVar("R")

STARTS = 3
"""How often processes are started again before it is given up; the last time without a fork server."""
ANSWER_SECONDS = 60.0
"""A new process answers in one or two, on a loaded machine in some more."""

# What starting a process may end in: its maker has died or dies meanwhile, or the system has no room for it.
_NOT_STARTED = (BrokenProcessPool, EOFError, OSError, RuntimeError)
# What a step that did not fail itself may end in.
_POOL_GONE = (BrokenProcessPool, CancelledError)

WATCH_SECONDS = 1.0

ENDED_TWICE = _("the process ended unexpectedly twice (it may have run out of memory)")


class WorkerLost(TourRefusal):
    """`name`."""

    code = "worker-lost"
    sentence = _(
        "The process that worked on “{name}” ended unexpectedly twice (it may have run out of memory)."
    )
    advice = _("Close other programs, try “--workers 1”, or make the photograph smaller.")


def cores() -> int:
    """Processor cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class LocalRunner:
    """Processes on this machine, no more at a time than its memory holds."""

    def __init__(self, workers: int | None = None, *, memory: int | None = None) -> None:
        self.workers = max(1, workers or cores())
        self._memory = memory
        self._pool: ProcessPoolExecutor | None = None
        methods = multiprocessing.get_all_start_methods()
        self._method = "forkserver" if "forkserver" in methods else "spawn"

    def run(self, jobs: Sequence[Job]) -> Iterator[Outcome]:
        # The largest first: a big one that starts last would leave the other cores waiting for it.
        waiting = deque(sorted(jobs, key=lambda job: -job.pixels))
        suspects: list[Job] = []
        yield from self._together(waiting, suspects)
        for job in suspects:
            yield self._alone(job)

    def map(self, function: Callable[[T], R], items: Sequence[T]) -> Iterable[R]:
        """Here, one after the other: what it is used for has threads of its own."""
        return map(function, items)

    def fingerprints(self, folder: Folder, names: Sequence[str]) -> dict[str, str | JetisuError]:
        return fingerprints(folder, list(names))

    def close(self) -> None:
        if self._pool is not None:
            processes = list((self._pool._processes or {}).values())
            self._pool.shutdown(wait=False, cancel_futures=True)
            for process in processes:
                process.terminate()
            for process in processes:
                process.join(5)
            self._pool = None

    def _together(self, waiting: deque[Job], suspects: list[Job]) -> Iterator[Outcome]:
        budget = self._memory or int(available_memory() * 0.85)
        running: dict[Future[Outcome], Job] = {}
        while waiting or running:
            while waiting and self._room(waiting[0], running, budget):
                side_by_side = min(self.workers, len(running) + len(waiting))
                job = waiting.popleft()
                running[self._submit(job, side_by_side)] = job
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            broken = False
            for future in done:
                job = running.pop(future)
                try:
                    outcome = future.result()
                except _POOL_GONE:
                    broken = True
                    suspects.append(job)
                    continue
                except Exception as error:
                    outcome = failed(job.task, error)
                yield outcome
            if broken:
                suspects.extend(running.values())
                running.clear()
                self.close()

    def _alone(self, job: Job) -> Outcome:
        parts = job.task.parts() if isinstance(job.task, OfParts) else ()
        if len(parts) > 1:
            assert isinstance(job.task, OfParts)
            return job.task.joined([self._alone(replace(job, task=part)) for part in parts])
        try:
            return self._submit(job, 1).result()
        except _POOL_GONE:
            self.close()
            self._check_starts()
            return Outcome(job.task.name, LeftOut.because(job.task.name, lost(job.task)))
        except Exception as error:
            return failed(job.task, error)

    def _check_starts(self) -> None:
        """Whether a process can do anything at all; else it was not the photograph that ended it.

        Raises:
            WorkersNotStarted
        """
        for _attempt in range(STARTS):
            try:
                self._executor().submit(os.getpid).result(ANSWER_SECONDS)
                return
            except (*_NOT_STARTED, CancelledError, TimeoutError) as error:
                self.close()
                problem = error
        raise WorkersNotStarted(problem=said(problem))

    def _room(self, job: Job, running: dict[Future[Outcome], Job], budget: int) -> bool:
        if not running:
            return True  # alone, it may try: the guess may be too high, and the system says so if it is not
        taken = sum(step_memory(other.pixels) for other in running.values())
        return len(running) < self.workers and taken + step_memory(job.pixels) <= budget

    def _submit(self, job: Job, side_by_side: int) -> Future[Outcome]:
        threads = max(1, cores() // side_by_side)
        for start in range(1, STARTS + 1):
            try:
                return self._executor().submit(job.step, job.task, threads)
            except _NOT_STARTED as error:
                # An idle process was ended from outside, or the one that makes processes: what runs is lost
                # with the pool, and comes back as broken; the next pool is a new one.
                self.close()
                problem = error
                if start == STARTS - 1:
                    self._method = "spawn"
        raise WorkersNotStarted(problem=said(problem)) from problem

    def _executor(self) -> ProcessPoolExecutor:
        if self._pool is None:
            context = multiprocessing.get_context(self._method)
            if hasattr(context, "set_forkserver_preload"):
                context.set_forkserver_preload(preloaded())
            self._pool = ProcessPoolExecutor(
                self.workers, mp_context=context, initializer=begin_worker, initargs=(dict(os.environ),)
            )
        return self._pool


def failed(task: Task, error: Exception) -> Outcome:
    """What a step raised, as an outcome, if it is about the step's own photograph.

    Raises:
        DiskFull, PartMissing, or the error itself: it is about the machine, the place or the program.
    """
    if isinstance(error, Stopped | StorageFailed | pickle.PickleError | EOFError):
        raise error
    if disk_full(error):
        raise DiskFull(folder=task.work.shown()) from error
    if isinstance(error, ImportError):
        raise PartMissing(part=error.name or quoted(error)) from error
    if out_of_memory(error):
        return Outcome(task.name, LeftOut.because(task.name, _no_memory(task)))
    if isinstance(error, JetisuError):
        return Outcome(task.name, LeftOut.because(task.name, error))
    if isinstance(error, OSError) or (
        isinstance(error, TypeError | AttributeError) and "pickle" in str(error)
    ):
        raise error
    if isinstance(task, OfParts):
        return Outcome(task.name, LeftOut.because(task.name, task.refusal(said(error))))
    return Outcome(task.name, LeftOut.because(task.name, StepFailed(name=task.name, problem=quoted(error))))


def lost(task: Task) -> JetisuError:
    """The sentence about a step whose process ended again and again."""
    return task.refusal(ENDED_TWICE) if isinstance(task, OfParts) else WorkerLost(name=task.name)


def _no_memory(task: Task) -> JetisuError:
    if isinstance(task, OfParts):
        return task.refusal(said(OSError(errno.ENOMEM, "")))
    from jetisu360.panorama.refusals import MemoryShort

    return MemoryShort(name=task.name)


def begin_worker(environment: Mapping[str, str]) -> None:
    """Prepares a worker process: Ctrl-C is the parent's to handle, and no worker outlives its parent.

    `environment` is the parent's of now: the fork server that makes workers keeps the one of its own start,
    and a long-lived parent may since have been given the keys of a bucket.
    """
    os.environ.update(environment)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    maker = os.getppid()

    def watch() -> None:
        # A fork server that is killed tells nobody, but its children get another parent: the pool has given
        # them up by then, and makes new ones.
        while not wait_for_handles([parent.sentinel], WATCH_SECONDS):
            if os.name == "posix" and os.getppid() != maker:
                break
        os._exit(1)

    threading.Thread(target=watch, daemon=True, name="parent-watch").start()
