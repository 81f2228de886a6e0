"""What every stage of a build works with, and how it is opened and closed."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass

from jetisu360.build.options import LinkOptions, Options, PrivacyOptions
from jetisu360.build.progress import Progress
from jetisu360.build.report import Report
from jetisu360.build.run.local import LocalRunner
from jetisu360.build.run.runner import Runner
from jetisu360.build.state import State
from jetisu360.build.steps.cut_scene import Settings
from jetisu360.files.aside import recover
from jetisu360.files.lock import PlaceLock
from jetisu360.files.regular import real
from jetisu360.storage import Folder


@dataclass(frozen=True, kw_only=True)
class Context:
    """The folder of photographs, the open work folder and what it remembers, where steps run, who hears of
    them, and what is collected to be told.
    """

    photos: Folder
    work: Folder
    settings: Settings
    state: State
    runner: Runner
    progress: Progress
    report: Report


@dataclass(frozen=True, kw_only=True)
class BuildContext(Context):
    """The same, and the address of the site, which is locked."""

    site: Folder


@contextlib.contextmanager
def opened_for_build(options: Options, progress: Progress, report: Report) -> Iterator[BuildContext]:
    """The site locked, and what an interrupted exchange left of it put right; the work folder open."""
    with _alone(options.site), options.work.opened() as work:
        if not options.site.remote:
            recover(real(options.site.path))
        with contextlib.closing(_runner(options.workers, options.scheduler)) as runner:
            yield BuildContext(
                photos=options.photos,
                site=options.site,
                work=work,
                settings=options.settings,
                state=State(work),
                runner=runner,
                progress=progress,
                report=report,
            )


@contextlib.contextmanager
def opened_without_site(
    options: LinkOptions | PrivacyOptions, progress: Progress, report: Report
) -> Iterator[Context]:
    """The work folder open; there is no site."""
    scheduler = options.scheduler if isinstance(options, PrivacyOptions) else None
    with (
        options.work.opened() as work,
        contextlib.closing(_runner(options.workers, scheduler)) as runner,
    ):
        yield Context(
            photos=options.photos,
            work=work,
            settings=Settings(),
            state=State(work),
            runner=runner,
            progress=progress,
            report=report,
        )


def _runner(workers: int | None, scheduler: str | None) -> Runner:
    if scheduler is None:
        return LocalRunner(workers)
    from jetisu360.build.run.dask import ClusterRunner  # only who has a cluster has Dask

    return ClusterRunner(scheduler)


@contextlib.contextmanager
def _alone(site: Folder) -> Iterator[None]:
    """The lock of a site in a folder; a bucket has none (docs/cluster.md says what that means)."""
    if site.remote:
        yield
    else:
        with PlaceLock(real(site.path)):
            yield
