"""How a stage makes what is missing: what is there is taken, what was refused is said, the rest is run."""

from __future__ import annotations

import contextlib
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from jetisu360.build.context import Context
from jetisu360.build.left_out import LeftOut
from jetisu360.build.progress import Stage
from jetisu360.build.run.runner import Job, Outcome
from jetisu360.build.steps.step import PackTask
from jetisu360.files.stopped import Stopped, WorkLost, work_lost
from jetisu360.language import _
from jetisu360.storage import Folder
from jetisu360.tour.pack import Pack, read_pack

VANISHED = _("finished files in it have disappeared")


class Refusable(PackTask, Protocol):
    """A task whose photograph or file may be refused for good."""

    @property
    def refusal_key(self) -> str:
        """Under which that is remembered."""
        ...


OneTask = TypeVar("OneTask", bound=Refusable)


def run_steps(context: Context, stage: Stage, jobs: Sequence[Job]) -> Iterator[Outcome]:
    """Runs steps; progress and figures are told of each. Without jobs there is no stage.

    Raises:
        Stopped: the work folder or the processes cannot be used any more.
    """
    if not jobs:
        return
    context.report.began(stage)
    context.progress.stage(stage, len(jobs))
    for outcome in context.runner.run(jobs):
        context.report.ran(stage, outcome)
        yield outcome
        context.progress.step(outcome.name, outcome.left_out, outcome.seconds)
    context.report.ended()


def packs_of(
    context: Context,
    stage: Stage,
    tasks: Iterable[OneTask],
    job: Callable[[OneTask], Job],
    left_out: list[LeftOut] | None = None,
) -> dict[str, Pack]:
    """The packs of tasks, by key. What cannot be had, now or since an earlier build, is added to `left_out`,
    the report's unless it is given. `job` is asked only about what has to be run.

    Raises:
        Stopped: the work folder or the processes cannot be used any more; what is done is remembered.
    """
    left_out = context.report.left_out if left_out is None else left_out
    packs: dict[str, Pack] = {}
    todo: dict[str, OneTask] = {}
    refused: set[str] = set()
    there = context.work.files()
    for task in tasks:
        if task.key in packs or task.key in todo:
            continue
        if task.pack in there and (pack := whole_pack(context.work, task.pack)):
            packs[task.key] = pack
        elif known := context.state.refusal_of(task.refusal_key):
            if task.name not in refused:
                left_out.append(known)
            refused.add(task.name)
        else:
            todo[task.key] = task
    context.report.stage(stage).reused += len(packs)
    with _remembered(context):
        refused |= _run(context, stage, todo, job, left_out)
    for key, task in todo.items():
        # Two tasks may be about one file: one that was refused as a sound may be a picture.
        if task.name not in refused or context.work.exists(task.pack):
            packs[key] = _just_made(context.work, task.pack)
    return packs


def _run(
    context: Context,
    stage: Stage,
    todo: dict[str, OneTask],
    job: Callable[[OneTask], Job],
    left_out: list[LeftOut],
) -> set[str]:
    """Runs the tasks; returns the names of those that came to nothing, whose reasons `left_out` has then."""
    refused: set[str] = set()
    by_name: dict[str, OneTask] = {}
    for task in todo.values():
        by_name.setdefault(task.name, task)
    for outcome in run_steps(context, stage, [job(task) for task in todo.values()]):
        if outcome.left_out is None:
            continue
        refused.add(outcome.name)
        left_out.append(outcome.left_out)
        if outcome.lasting:
            context.state.remember_refusal(by_name[outcome.name].refusal_key, outcome.left_out)
    return refused


@contextlib.contextmanager
def _remembered(context: Context) -> Iterator[None]:
    """What the state has learnt is written, also when the block fails."""
    try:
        yield
    except BaseException:
        with contextlib.suppress(Stopped, OSError):  # what follows from it is not said
            context.state.save()
        raise
    context.state.save()


def whole_pack(work: Folder, name: str) -> Pack | None:
    """A pack that can be read. One that a failing disk has damaged goes: it is made again."""
    try:
        with work.open(name) as file:
            return read_pack(file)
    except (zipfile.BadZipFile, OSError, KeyError, ValueError, TypeError):
        work.delete_many([name])
        return None


def _just_made(work: Folder, name: str) -> Pack:
    try:
        with work.open(name) as file:
            return read_pack(file)
    except FileNotFoundError:
        raise WorkLost(folder=work.shown(), problem=VANISHED) from None
    except (OSError, zipfile.BadZipFile, KeyError, ValueError, TypeError) as error:
        raise work_lost(work.shown(), error) from error
