"""The stage that links the scenes, and what the work folder keeps of its steps."""

import functools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from PIL import Image

from jetisu360.build.context import Context
from jetisu360.build.left_out import LeftOut
from jetisu360.build.links import Linking, SceneToLink, link_scenes
from jetisu360.build.progress import Silent, Stage
from jetisu360.build.refusals import StepFailed
from jetisu360.build.report import Report
from jetisu360.build.run.local import LocalRunner
from jetisu360.build.run.runner import Job, Outcome
from jetisu360.build.state import State
from jetisu360.build.steps.cut_scene import SceneTask, Settings
from jetisu360.build.steps.extract_features import FeatureTask
from jetisu360.build.steps.solve_graph import solve_graph
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
) -> tuple[list[SceneToLink], Folder]:
    """Two different small photographs, looked at by nobody yet, and then not closely."""
    quick = functools.partial(find_features, width=640, most=150)
    monkeypatch.setattr("jetisu360.linking.features.extraction.find_features", quick)
    scenes = []
    work = Folder(str(tmp_path / "work"))
    (tmp_path / "work").mkdir()
    for k in range(2):
        photo = make_photo(tmp_path / "photos" / f"{k}.jpg", k)
        task = SceneTask(
            f"{k}.jpg", Folder(str(tmp_path / "photos")), work, sha256(photo.read_bytes()).hexdigest()
        )
        scenes.append(SceneToLink(f"room-{k}", FeatureTask(task, "code")))
    return scenes, work


def walk_through(
    scenes: list[SceneToLink], work: Folder, runner: Here, source: str = ""
) -> tuple[Linking, list[str], Report]:
    progress, report = Stages(), Report()
    context = Context(
        photos=scenes[0].features.scene.source,
        work=work,
        settings=Settings(),
        state=State(work),
        runner=runner,
        progress=progress,
        report=report,
    )
    return link_scenes(context, museum(source), scenes), progress.names, report


def test_what_was_done_is_not_done_again(folder: tuple[list[SceneToLink], Folder]) -> None:
    scenes, work = folder
    first = Here()
    found, stages, report = walk_through(scenes, work, first)
    assert first.ran == ["extract_features 0.jpg", "extract_features 1.jpg", "compare_with 0.jpg"]
    assert stages == ["looking", "comparing"]
    assert (found.ids, report.done) == (("room-0", "room-1"), 3)
    assert found.graph.alone == (0, 1), "noise has nothing in common with noise"
    assert {f"{key}.zip" for key in found.keys} == set(work.files()), "nothing that is used is pruned"
    again = Here()
    found, stages, report = walk_through(scenes, work, again)
    assert (again.ran, stages, report.done) == ([], [], 0)
    said = Here()
    flipped = "[[walk.pairs]]\nbetween=['room-0','room-1']\nflip=true"
    walk_through(scenes, work, said, flipped)
    assert said.ran == [], "a word of the keeper's is solved for, not looked for"


def test_the_clocks_of_cameras_reach_the_solver(
    folder: tuple[list[SceneToLink], Folder], monkeypatch: pytest.MonkeyPatch
) -> None:
    scenes, work = folder
    dated = []
    for scene, minute in zip(scenes, (30, 10), strict=True):
        path = Path(scene.features.scene.source.shown()) / scene.features.name
        exif = Image.Exif()
        exif.get_ifd(0x8769)[0x9003] = f"2026:05:04 12:{minute}:00"
        with Image.open(path) as photo:
            photo.save(path, exif=exif)
        digest = sha256(path.read_bytes()).hexdigest()
        task = replace(scene.features, scene=replace(scene.features.scene, sha256=digest))
        dated.append(replace(scene, features=task))
    orders: list[object] = []
    monkeypatch.setattr(
        "jetisu360.build.links.solve_graph", lambda task: orders.append(task.order) or solve_graph(task)
    )
    walk_through(dated, work, Here())
    assert orders == [(1, 0)], "the second was taken first, whatever it is called"


def test_other_ids_are_another_walk(folder: tuple[list[SceneToLink], Folder]) -> None:
    """The same photographs under other names: words are about ids."""
    scenes, work = folder
    first, *_ = walk_through(scenes, work, Here())
    renamed = [replace(scenes[0], id="room-1"), replace(scenes[1], id="room-0")]
    second, *_ = walk_through(renamed, work, Here())
    assert second.ids == ("room-1", "room-0")
    assert second.keys != first.keys


@pytest.mark.parametrize("forget", [True, False], ids=["with comparisons to make", "with everything there"])
def test_damaged_packs_are_made_again(folder: tuple[list[SceneToLink], Folder], forget: bool) -> None:
    scenes, work = folder
    found, *_ = walk_through(scenes, work, Here())
    looks = {scene.features.pack for scene in scenes}
    for name in work.files():
        if name in looks:
            work.write(name, work.read(name)[:-200])
        elif forget or work.read(name).startswith(b"{"):
            work.delete_many([name])
        else:
            work.write(name, b"PK")
    again, *_ = walk_through(scenes, work, Here())
    assert again.graph.component == found.graph.component
    assert {f"{key}.zip" for key in again.keys} == set(work.files())


def test_a_photograph_that_cannot_be_looked_at_costs_only_itself(
    folder: tuple[list[SceneToLink], Folder],
) -> None:
    scenes, work = folder
    Path(scenes[1].features.scene.source.address, "1.jpg").write_bytes(b"")
    found, *_ = walk_through(scenes, work, Here())
    assert found.ids == ("room-0",)
    nothing, *_ = walk_through([scenes[1]], work, Here())
    assert nothing.ids == ()
    assert nothing.graph.links == ()


def test_a_comparison_that_failed_is_tried_again_next_time(folder: tuple[list[SceneToLink], Folder]) -> None:
    scenes, work = folder
    found, *_ = walk_through(scenes, work, Here("compare_with"))
    assert found.graph.links == ()
    again = Here()
    walk_through(scenes, work, again)
    assert again.ran == ["compare_with 0.jpg"]


def test_a_step_that_failed_is_said(folder: tuple[list[SceneToLink], Folder]) -> None:
    scenes, work = folder
    *_, report = walk_through(scenes, work, Here("compare_with"))
    assert [one.code for one in report.unlinked] == ["step-failed"]


def test_whom_to_compare_is_chosen_once(
    folder: tuple[list[SceneToLink], Folder], monkeypatch: pytest.MonkeyPatch
) -> None:
    """To choose among many takes a look at all of them, and a build with nothing changed takes no time."""
    scenes, work = folder
    walk_through(scenes, work, Here())

    def again(*_: object) -> list[tuple[int, int]]:
        raise AssertionError("chosen again")

    monkeypatch.setattr("jetisu360.linking.features.retrieval.candidates", again)
    walk_through(scenes, work, Here())


def test_neighbours_in_no_known_direction_are_named(folder: tuple[list[SceneToLink], Folder]) -> None:
    scenes, work = folder
    found, *_ = walk_through(scenes, work, Here(), "[[walk.pairs]]\nbetween=['room-1','room-0']\nlink=true")
    assert found.blind == [(0, 1)], "noise has nothing in common with noise"
