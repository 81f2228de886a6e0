"""The stage that links the scenes, and what the work folder keeps of its steps."""

import functools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from jetisu360.build.context import Context
from jetisu360.build.left_out import LeftOut
from jetisu360.build.links import Stop, Walking, link_scenes
from jetisu360.build.progress import Silent, Stage
from jetisu360.build.refusals import StepFailed
from jetisu360.build.report import Report
from jetisu360.build.run.local import LocalRunner
from jetisu360.build.run.runner import Job, Outcome
from jetisu360.build.state import State
from jetisu360.build.steps.cut_scene import SceneTask, Settings
from jetisu360.build.steps.extract_features import LookTask
from jetisu360.linking.features.extraction import find_features
from jetisu360.storage import Folder

from .walks import museum


class Here(LocalRunner):
    """Runs steps in this process, and remembers what; `fails` names the steps to fail."""

    def __init__(self, *fails: str) -> None:
        super().__init__(1)
        self.ran: list[str] = []
        self._fails = fails

    def run(self, jobs: Sequence[Job]) -> Iterator[Outcome]:
        for job in jobs:
            self.ran.append(f"{job.step.__name__} {job.task.name}")
            if job.step.__name__ in self._fails:
                error = StepFailed(name=job.task.name, problem="memory")
                yield Outcome(job.task.name, LeftOut.because(job.task.name, error))
            else:
                yield job.step(job.task, 1)


class Stages(Silent):
    """Keeps the names of the stages."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def stage(self, name: Stage, total: int) -> None:
        self.names.append(name)


@pytest.fixture
def folder(
    tmp_path: Path, make_photo: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> tuple[list[Stop], Folder]:
    """Two different small photographs, looked at by nobody yet, and then not closely."""
    quick = functools.partial(find_features, width=640, most=150)
    monkeypatch.setattr("jetisu360.linking.features.extraction.find_features", quick)
    stops = []
    work = Folder(str(tmp_path / "work"))
    (tmp_path / "work").mkdir()
    for k in range(2):
        photo = make_photo(tmp_path / "photos" / f"{k}.jpg", k)
        task = SceneTask(
            f"{k}.jpg", Folder(str(tmp_path / "photos")), work, sha256(photo.read_bytes()).hexdigest()
        )
        stops.append(Stop(f"room-{k}", LookTask(task, "code")))
    return stops, work


def walk_through(
    stops: list[Stop], work: Folder, runner: Here, source: str = ""
) -> tuple[Walking, list[str], Report]:
    progress, report = Stages(), Report()
    context = Context(
        photos=stops[0].look.scene.source,
        work=work,
        settings=Settings(),
        state=State(work),
        runner=runner,
        progress=progress,
        report=report,
    )
    return link_scenes(context, museum(source), stops), progress.names, report


def test_what_was_done_is_not_done_again(folder: tuple[list[Stop], Folder]) -> None:
    stops, work = folder
    first = Here()
    found, stages, report = walk_through(stops, work, first)
    assert first.ran == ["look_at 0.jpg", "look_at 1.jpg", "compare_with 0.jpg"]
    assert stages == ["looking", "comparing"]
    assert (found.ids, report.done) == (("room-0", "room-1"), 3)
    assert found.walk.alone == (0, 1), "noise has nothing in common with noise"
    assert {f"{key}.zip" for key in found.keys} == set(work.files()), "nothing that is used is pruned"
    again = Here()
    found, stages, report = walk_through(stops, work, again)
    assert (again.ran, stages, report.done) == ([], [], 0)
    said = Here()
    flipped = "[[walk.pairs]]\nbetween=['room-0','room-1']\nflip=true"
    walk_through(stops, work, said, flipped)
    assert said.ran == [], "a word of the keeper's is solved for, not looked for"


def test_other_ids_are_another_walk(folder: tuple[list[Stop], Folder]) -> None:
    """The same photographs under other names: words are about ids."""
    stops, work = folder
    first, *_ = walk_through(stops, work, Here())
    renamed = [replace(stops[0], id="room-1"), replace(stops[1], id="room-0")]
    second, *_ = walk_through(renamed, work, Here())
    assert second.ids == ("room-1", "room-0")
    assert second.keys != first.keys


@pytest.mark.parametrize("forget", [True, False], ids=["with comparisons to make", "with everything there"])
def test_damaged_packs_are_made_again(folder: tuple[list[Stop], Folder], forget: bool) -> None:
    stops, work = folder
    found, *_ = walk_through(stops, work, Here())
    looks = {stop.look.pack for stop in stops}
    for name in work.files():
        if name in looks:
            work.write(name, work.read(name)[:-200])
        elif forget or work.read(name).startswith(b"{"):
            work.delete_many([name])
        else:
            work.write(name, b"PK")
    again, *_ = walk_through(stops, work, Here())
    assert again.walk.component == found.walk.component
    assert {f"{key}.zip" for key in again.keys} == set(work.files())


def test_a_photograph_that_cannot_be_looked_at_costs_only_itself(folder: tuple[list[Stop], Folder]) -> None:
    stops, work = folder
    Path(stops[1].look.scene.source.address, "1.jpg").write_bytes(b"")
    found, *_ = walk_through(stops, work, Here())
    assert found.ids == ("room-0",)
    nothing, *_ = walk_through([stops[1]], work, Here())
    assert nothing.ids == ()
    assert nothing.walk.links == ()


def test_a_comparison_that_failed_is_tried_again_next_time(folder: tuple[list[Stop], Folder]) -> None:
    stops, work = folder
    found, *_ = walk_through(stops, work, Here("compare_with"))
    assert found.walk.links == ()
    again = Here()
    walk_through(stops, work, again)
    assert again.ran == ["compare_with 0.jpg"]


def test_a_step_that_failed_is_said(folder: tuple[list[Stop], Folder]) -> None:
    stops, work = folder
    *_, report = walk_through(stops, work, Here("compare_with"))
    assert [one.code for one in report.unlinked] == ["step-failed"]


def test_whom_to_compare_is_chosen_once(
    folder: tuple[list[Stop], Folder], monkeypatch: pytest.MonkeyPatch
) -> None:
    """To choose among many takes a look at all of them, and a build with nothing changed takes no time."""
    stops, work = folder
    walk_through(stops, work, Here())

    def again(*_: object) -> list[tuple[int, int]]:
        raise AssertionError("chosen again")

    monkeypatch.setattr("jetisu360.linking.features.retrieval.candidates", again)
    walk_through(stops, work, Here())


def test_neighbours_in_no_known_direction_are_named(folder: tuple[list[Stop], Folder]) -> None:
    stops, work = folder
    found, *_ = walk_through(stops, work, Here(), "[[walk.pairs]]\nbetween=['room-1','room-0']\nlink=true")
    assert found.blind == [(0, 1)], "noise has nothing in common with noise"
