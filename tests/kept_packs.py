"""Packs of photographs that another test has had made, for tests that are not about making them.

A pack follows from its key (the photograph, how it is cut, and the code that cuts it), so a build with a work
folder of its own may be given it as it is given that of the build before. To cut a small photograph and to
look for people in it takes two seconds of a processor, which most tests of the portal would spend on the same
two photographs. What processes have made is kept, nothing that was made in the test's own process, where
something may be patched; tests of making it have the ordinary runner.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest

from jetisu360.build.run.local import LocalRunner
from jetisu360.build.run.runner import Job, Outcome, Task
from jetisu360.build.steps.cut_and_look import CutAndLook
from jetisu360.build.steps.cut_scene import SceneTask
from jetisu360.build.steps.look_for_people import LookTask
from jetisu360.storage import Folder


def _packs(task: Task) -> dict[str, str]:
    """The files that a step leaves in the work folder, by the names under which they are kept; none where it
    is not about one photograph alone. Limits decide whether a photograph is taken, so they count as well.
    """
    if isinstance(task, LookTask):
        return {f"{task.refusal_key}-{task.pack}": task.pack}
    scene = task.look.scene if isinstance(task, CutAndLook) else task
    if not isinstance(scene, SceneTask):
        return {}
    limits = f"{scene.settings.max_bytes}-{scene.settings.max_pixels}-{scene.placed}"
    packs = [scene.pack, task.look.pack] if isinstance(task, CutAndLook) else [scene.pack]
    return {f"{limits}-{pack}": pack for pack in packs}


class _Kept(LocalRunner):
    """Makes only what is not in `kept` yet."""

    kept: Folder

    def run(self, jobs: Sequence[Job]) -> Iterator[Outcome]:
        new: list[Job] = []
        for job in jobs:
            packs = _packs(job.task)
            if packs and all(map(self.kept.exists, packs)):
                for name, pack in packs.items():
                    _copy(self.kept, name, job.task.work, pack)
                yield job.step(job.task, 1)  # (which finds them there)
            else:
                new.append(job)
        tasks = {job.task.name: job.task for job in new if _packs(job.task)}
        for outcome in super().run(new):
            if outcome.left_out is None and (task := tasks.get(outcome.name)):
                for name, pack in _packs(task).items():
                    if task.work.exists(pack):
                        _copy(task.work, pack, self.kept, name)
            yield outcome


def _copy(source: Folder, name: str, target: Folder, as_name: str) -> None:
    if not target.exists(as_name):
        target.write(as_name, source.read(name))


@contextmanager
def kept_packs(factory: pytest.TempPathFactory) -> Iterator[None]:
    """Builds in this process have what an earlier one made, also one in the other process of the same run."""
    base = factory.getbasetemp()
    place = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    runner = type("Kept", (_Kept,), {"kept": Folder(str(place / "kept-packs"))})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("jetisu360.build.context.LocalRunner", runner)
        yield
