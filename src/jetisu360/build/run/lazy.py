"""The runner of a command, made when there is work for it: starting it takes longer than finding none."""

from __future__ import annotations

from jetisu360.build.folder import fingerprints
from jetisu360.build.run.local import LocalRunner, Runner
from jetisu360.errors import JetisuError
from jetisu360.storage import Folder


class LazyRunner:
    """Processes on this machine (`workers` of them), or the cluster of a `scheduler`."""

    def __init__(self, workers: int | None = None, scheduler: str | None = None) -> None:
        self._workers = workers
        self._scheduler = scheduler
        self._runner: Runner | None = None

    def get(self) -> Runner:
        if self._runner is None:
            if self._scheduler:
                from jetisu360.build.run.dask import ClusterRunner

                self._runner = ClusterRunner(self._scheduler)
            else:
                self._runner = LocalRunner(self._workers)
        return self._runner

    def fingerprints(self, photos: Folder, names: list[str]) -> dict[str, str | JetisuError]:
        """SHA-256 by name; where the pictures are far from here, the workers near them read them."""
        if not self._scheduler:
            return fingerprints(photos, names)
        from jetisu360.build.run.dask import ClusterRunner

        cluster = self.get()
        assert isinstance(cluster, ClusterRunner)
        return cluster.fingerprints(photos, names)

    def close(self) -> None:
        if self._runner is not None:
            self._runner.close()
