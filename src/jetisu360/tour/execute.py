"""Where the steps run: processes on this machine. The same steps on several machines are in `cluster.py`.

A step may take its process down with it (the system ends the one that takes too much memory). Nobody can tell
then which of the running steps it was, so each of them is tried once more, alone; what ends its process again
is left out with a sentence, and the others go on.
"""

from __future__ import annotations

import errno
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing.connection import wait as wait_for_handles
from typing import Protocol

from jetisu360.language import _
from jetisu360.tour.folder import LeftOut
from jetisu360.tour.memory import available_memory, step_memory
from jetisu360.tour.refusals import TourRefusal
from jetisu360.tour.steps import Outcome, StepFailed, cut_scene
from jetisu360.tour.storage import Folder, first_line


class WorkerLost(TourRefusal):
    """`name`."""

    code = "worker-lost"
    sentence = _(
        "The process that worked on “{name}” ended unexpectedly twice (it may have run out of memory)."
    )
    advice = _("Close other programs, try “--workers 1”, or make the photograph smaller.")


class DiskFull(TourRefusal):
    """`folder`."""

    code = "disk-full"
    sentence = _("The disk that holds “{folder}” is full.")
    advice = _("Make room and run the command again: what is done is kept, and the old site is as it was.")


class Task(Protocol):
    """What a step is given: `name` is of the photograph that people know, `work` where its output goes."""

    @property
    def name(self) -> str: ...

    @property
    def work(self) -> Folder: ...


@dataclass(frozen=True)
class Job:
    """A task, the number of pixels it has to hold in memory, and the step that does it (the runner's if
    None).
    """

    task: Task
    pixels: float
    step: Callable[..., Outcome] | None = None


class Runner(Protocol):
    """Runs jobs somewhere; outcomes come as they are ready, in any order."""

    def run(self, jobs: Sequence[Job]) -> Iterator[Outcome]: ...

    def close(self) -> None: ...


Step = Callable[..., Outcome]
Pool = Callable[[int], Executor]


def cores() -> int:
    """Processor cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def disk_full(error: BaseException) -> bool:
    return isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT)


class LocalRunner:
    """Processes on this machine, no more at a time than its memory holds."""

    def __init__(
        self, workers: int | None = None, *, step: Step = cut_scene, memory: int | None = None
    ) -> None:
        self.workers = max(1, workers or cores())
        self._step = step
        self._memory = memory
        self._pool: ProcessPoolExecutor | None = None

    def run(self, jobs: Sequence[Job]) -> Iterator[Outcome]:
        # The largest first: a big one that starts last would leave the other cores waiting for it.
        waiting = deque(sorted(jobs, key=lambda job: -job.pixels))
        suspects: list[Job] = []
        yield from self._together(waiting, suspects)
        for job in suspects:
            yield self._alone(job)

    def close(self) -> None:
        """Ends the processes, also those in the middle of a step: it is done again next time."""
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
                    yield future.result()
                except BrokenProcessPool:
                    broken = True
                    suspects.append(job)
                except Exception as error:
                    yield failed(job.task, error)
            if broken:
                suspects.extend(running.values())
                running.clear()
                self.close()

    def _alone(self, job: Job) -> Outcome:
        try:
            return self._submit(job, 1).result()
        except BrokenProcessPool:
            self.close()
            return Outcome(job.task.name, LeftOut.because(job.task.name, WorkerLost(name=job.task.name)))
        except Exception as error:
            return failed(job.task, error)

    def _room(self, job: Job, running: dict[Future[Outcome], Job], budget: int) -> bool:
        if not running:
            return True  # alone, it may try: the guess may be too high, and the system says so if it is not
        taken = sum(step_memory(other.pixels) for other in running.values())
        return len(running) < self.workers and taken + step_memory(job.pixels) <= budget

    def _submit(self, job: Job, side_by_side: int) -> Future[Outcome]:
        threads = max(1, cores() // side_by_side)
        try:
            return self._executor().submit(job.step or self._step, job.task, threads)
        except (
            BrokenProcessPool
        ) as error:  # an idle process was ended from outside: the next pool is a new one
            self.close()
            future: Future[Outcome] = Future()
            future.set_exception(error)
            return future

    def _executor(self) -> ProcessPoolExecutor:
        if self._pool is None:
            methods = multiprocessing.get_all_start_methods()
            context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
            if hasattr(context, "set_forkserver_preload"):
                context.set_forkserver_preload(["jetisu360.tour.steps"])
            self._pool = ProcessPoolExecutor(
                self.workers, mp_context=context, initializer=begin_worker, initargs=(dict(os.environ),)
            )
        return self._pool


def failed(task: Task, error: Exception) -> Outcome:
    """What a step raised, as an outcome. A full disk is not about the photograph: it ends the build.

    Raises:
        DiskFull
    """
    if disk_full(error):
        raise DiskFull(folder=task.work.shown()) from error
    problem = f"{type(error).__name__}: {first_line(error)}"
    return Outcome(task.name, LeftOut.because(task.name, StepFailed(name=task.name, problem=problem)))


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

    def watch() -> None:
        wait_for_handles([parent.sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True, name="parent-watch").start()
