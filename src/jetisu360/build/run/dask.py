"""The steps on several machines: a Dask scheduler hands them out, and again when a machine is lost."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, as_completed
from typing import Any, TypeVar

from jetisu360 import __version__
from jetisu360.build.left_out import LeftOut
from jetisu360.build.photos.folder import fingerprints
from jetisu360.build.run.local import failed, lost
from jetisu360.build.run.runner import Job, Outcome
from jetisu360.errors import JetisuError
from jetisu360.files.stopped import OwnFault
from jetisu360.files.system_errors import quoted, said
from jetisu360.language import _
from jetisu360.storage import Folder
from jetisu360.tour.refusals import TourRefusal

T = TypeVar("T")
R = TypeVar("R")

CONNECT_SECONDS = 10
RETRIES = 2


class ClusterNotInstalled(TourRefusal):
    """No fields."""

    code = "cluster-not-installed"
    sentence = _("Working on several machines needs the package distributed.")
    advice = _("Install it: pip install 'jetisu360[cluster]'.")


class SchedulerUnreachable(TourRefusal):
    """`address`, `problem`."""

    code = "scheduler-unreachable"
    sentence = _("The scheduler “{address}” could not be reached ({problem}).")
    advice = _("Check the address, and that “dask scheduler” is running.")


class NoClusterWorkers(TourRefusal):
    """`address`."""

    code = "no-cluster-workers"
    sentence = _("The scheduler “{address}” has no workers.")
    advice = _("Start at least one: dask worker {address} --nthreads 1.")


class ClusterVersions(TourRefusal):
    """`here`, `there`."""

    code = "cluster-versions"
    sentence = _("Jetisu 360 is {here} here and {there} on the workers.")
    advice = _("Install the same version on every machine.")


class ClusterLost(OwnFault):
    """`problem` (a text in three languages)."""

    code = "cluster-lost"
    sentence = _("The connection to the cluster broke in the middle of the work ({problem}).")
    advice = _("Check the scheduler and run the command again: what is done is kept.")


class ClusterRunner:
    """A Dask cluster, through the interface of `concurrent.futures`. The scheduler is called when there is
    work.

    Raises (on the first work):
        ClusterNotInstalled, SchedulerUnreachable, NoClusterWorkers, ClusterVersions
    """

    def __init__(self, address: str) -> None:
        self._address = address
        self._connected: Any = None

    def run(self, jobs: Sequence[Job]) -> Iterator[Outcome]:
        client = self._client()
        from distributed.scheduler import KilledWorker

        # The same task twice is the same work, but Dask must not answer it from memory: the pack is a file.
        with client.get_executor(pure=False, retries=RETRIES) as executor:
            # One thread a step: a worker for each core is how docs/cluster.md starts them.
            futures = {executor.submit(job.step, job.task, 1): job for job in jobs}
            for future in as_completed(futures):
                task = futures[future].task
                try:
                    yield future.result()
                except KilledWorker:
                    yield Outcome(task.name, LeftOut.because(task.name, lost(task)))
                except (CancelledError, ConnectionError, TimeoutError) as error:
                    raise ClusterLost(problem=said(error)) from error
                except Exception as error:
                    if isinstance(error, OSError) and error.errno is None:  # Dask's own: a lost connection
                        raise ClusterLost(problem=said(error)) from error
                    yield failed(task, error)

    def map(self, function: Callable[[T], R], items: Sequence[T]) -> list[R]:
        with self._client().get_executor(pure=False, retries=RETRIES) as executor:
            return list(executor.map(function, items))

    def fingerprints(self, folder: Folder, names: Sequence[str]) -> dict[str, str | JetisuError]:
        found = self.map(functools.partial(_fingerprint, folder), names)
        return dict(zip(names, found, strict=True))

    def close(self) -> None:
        if self._connected is not None:
            self._connected.close()

    def _client(self) -> Any:
        if self._connected is None:
            client = _connected(self._address)
            try:
                _check_workers(client, self._address)
            except BaseException:
                client.close()
                raise
            self._connected = client
        return self._connected


def _connected(address: str) -> Any:
    try:
        from distributed import Client
    except ImportError:
        raise ClusterNotInstalled() from None
    client: Any = Client
    try:
        return client(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        raise SchedulerUnreachable(address=address, problem=said(error)) from None


def _check_workers(client: Any, address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=CONNECT_SECONDS)
    except TimeoutError:
        raise NoClusterWorkers(address=address) from None
    try:
        versions = set(client.run(_version).values())
    except Exception as error:
        raise ClusterVersions(here=__version__, there=quoted(error)) from None
    if versions != {__version__}:
        raise ClusterVersions(here=__version__, there=", ".join(sorted(versions)))


def _fingerprint(folder: Folder, name: str) -> str | JetisuError:
    return fingerprints(folder, [name])[name]


def _version() -> str:
    return __version__
