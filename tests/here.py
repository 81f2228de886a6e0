"""Steps that run in the test's own process, so that what is patched there is patched where they run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jetisu360.build.run.local import LocalRunner, failed
from jetisu360.build.run.runner import Job, Outcome


class Here(LocalRunner):
    """No process is started."""

    def run(self, jobs: Sequence[Job]) -> Iterator[Outcome]:
        for job in jobs:
            try:
                outcome = job.step(job.task, 1)
            except Exception as error:
                outcome = failed(job.task, error)
            yield outcome
