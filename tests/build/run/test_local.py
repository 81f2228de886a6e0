"""Steps in processes: one that takes its process down stops no other, and no process outlives the build."""

import errno
import importlib
import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import forkserver
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from jetisu360.build.left_out import LeftOut
from jetisu360.build.run import memory
from jetisu360.build.run.local import ENDED_TWICE, DiskFull, LocalRunner, failed
from jetisu360.build.run.runner import Job, Outcome
from jetisu360.build.steps.compare_pairs import CompareTask
from jetisu360.build.steps.cut_scene import SceneTask, cut_scene
from jetisu360.files.stopped import PartMissing, WorkersNotStarted, WorkLost
from jetisu360.language import LANGUAGES
from jetisu360.storage import Folder

# Steps have to be importable in the worker processes, so they are a module on the path that these inherit.
STEPS = """
import errno, os, signal, time
from pathlib import Path
from jetisu360.build.run.runner import Outcome

def note(task, text):
    with open(Path(task.work.address) / "log", "a") as log:
        log.write(text + "\\n")

def step(task, threads):
    name = task.name
    first = not (Path(task.work.address) / name).exists()
    (Path(task.work.address) / name).touch()
    if name.startswith("dies-always") or (name.startswith("dies-once") and first):
        time.sleep(0.05)
        os.kill(os.getpid(), signal.SIGKILL)
    if name.startswith("disk-full"):
        raise OSError(errno.ENOSPC, "No space left on device")
    if name.startswith("raises"):
        raise ValueError("a bug")
    if name.startswith("key"):
        note(task, os.environ.get("A_KEY", "no key"))
    note(task, f"+{name} {threads}")
    time.sleep(0.1)
    note(task, f"-{name}")
    return Outcome(name)

def dies(*_):
    os._exit(3)

def pairs(task, threads):
    for other in task.others:
        if other.startswith("dies-always"):
            os.kill(os.getpid(), signal.SIGKILL)
        (Path(task.work.address) / f"pair-{other}").touch()
    return Outcome(task.name)
"""


@pytest.fixture
def steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    (tmp_path / "code").mkdir()
    (tmp_path / "code" / "steps_of_test.py").write_text(STEPS)
    monkeypatch.syspath_prepend(str(tmp_path / "code"))
    yield importlib.import_module("steps_of_test")
    del sys.modules["steps_of_test"]


def jobs(tmp_path: Path, *names: str, pixels: float = 1.0) -> list[Job]:
    """A job of each name, for the step of `STEPS` where it can be imported."""
    (tmp_path / "work").mkdir(exist_ok=True)
    work = Folder(str(tmp_path / "work"))
    module = sys.modules.get("steps_of_test")
    step = module.step if module else cut_scene
    return [Job(SceneTask(name, work, work, "0" * 64), step, pixels) for name in names]


def run(runner: LocalRunner, todo: list[Job]) -> dict[str, Outcome]:
    try:
        outcomes = list(runner.run(todo))
    finally:
        runner.close()
    assert len(outcomes) == len(todo), "each job ends exactly once"
    return {outcome.name: outcome for outcome in outcomes}


def test_a_step_that_ends_its_process_once_is_tried_again(tmp_path: Path, steps: ModuleType) -> None:
    todo = jobs(tmp_path, "a", "dies-once", "b", "c")
    outcomes = run(LocalRunner(2), todo)
    assert [outcome.left_out for outcome in outcomes.values()] == [None] * 4


def test_workers_have_the_environment_of_now(
    tmp_path: Path, steps: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(LocalRunner(1), jobs(tmp_path, "key-1"))
    monkeypatch.setenv("A_KEY", "given later")
    run(LocalRunner(1), jobs(tmp_path, "key-2"))
    lines = (tmp_path / "work" / "log").read_text().splitlines()
    assert [line for line in lines if line[0] not in "+-"] == ["no key", "given later"]


def test_a_step_that_always_ends_its_process_is_left_out_alone(tmp_path: Path, steps: ModuleType) -> None:
    todo = jobs(tmp_path, "a", "dies-always-1", "b", "dies-always-2", "raises")
    outcomes = run(LocalRunner(2), todo)
    codes = {name: outcome.left_out and outcome.left_out.code for name, outcome in outcomes.items()}
    assert codes == {
        "a": None,
        "b": None,
        "dies-always-1": "worker-lost",
        "dies-always-2": "worker-lost",
        "raises": "step-failed",
    }
    assert not any(outcome.lasting for outcome in outcomes.values()), "next time may be better"


def test_a_full_disk_ends_the_build(tmp_path: Path, steps: ModuleType) -> None:
    with pytest.raises(DiskFull):
        run(LocalRunner(2), jobs(tmp_path, "a", "disk-full", "b"))
    task = jobs(tmp_path, "x")[0].task
    with pytest.raises(DiskFull):
        failed(task, OSError(errno.ENOSPC, "No space left on device"))


def side_by_side(tmp_path: Path) -> int:
    now = most = 0
    for line in (tmp_path / "work" / "log").read_text().splitlines():
        now += 1 if line[0] == "+" else -1
        most = max(most, now)
    return most


def test_no_more_run_at_a_time_than_memory_holds(tmp_path: Path, steps: ModuleType) -> None:
    pixels = 8192.0 * 4096
    two = 2 * memory.step_memory(pixels)
    todo = jobs(tmp_path, *"abcd", pixels=pixels)
    run(LocalRunner(4, memory=two), todo)
    assert side_by_side(tmp_path) <= 2


def test_one_that_is_larger_than_memory_still_gets_its_chance(tmp_path: Path, steps: ModuleType) -> None:
    outcomes = run(LocalRunner(4, memory=1), jobs(tmp_path, *"abc", pixels=1e9))
    assert [outcome.left_out for outcome in outcomes.values()] == [None] * 3
    assert side_by_side(tmp_path) == 1


def test_a_single_picture_gets_every_core(
    tmp_path: Path, steps: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jetisu360.build.run.local.cores", lambda: 6)
    run(LocalRunner(4), jobs(tmp_path, "alone"))
    assert (tmp_path / "work" / "log").read_text().startswith("+alone 6\n")


def test_the_machines_memory_is_known() -> None:
    assert 1 << 20 < memory.available_memory() < 1 << 50
    assert memory.step_memory(2e8) > memory.step_memory(1e8)


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX")
def test_workers_end_with_a_parent_that_was_killed(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(
        textwrap.dedent(
            """
            import os, sys, time
            from jetisu360.build.run.local import LocalRunner
            runner = LocalRunner(2)
            pool = runner._executor()
            if __name__ == "__main__":
                pids = {pool.submit(os.getpid).result() for _ in range(3)}
                print(*pids, flush=True)
                pool.submit(time.sleep, 600)
                time.sleep(600)
            """
        )
    )
    parent = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    pids = [int(word) for word in parent.stdout.readline().split()]
    assert pids
    parent.kill()
    parent.wait()
    deadline = time.monotonic() + 20
    while any(alive(pid) for pid in pids) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not [pid for pid in pids if alive(pid)]


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{pid}/stat")
    # A zombie is dead: it only waits for somebody to ask.
    return not status.exists() or status.read_text().rpartition(")")[2].split()[0] != "Z"


def test_close_ends_running_steps(tmp_path: Path, steps: ModuleType) -> None:
    runner = LocalRunner(1)
    pool = runner._executor()
    pid = pool.submit(os.getpid).result()
    pool.submit(time.sleep, 600)
    runner.close()
    assert not alive(pid)


def kill_fork_server() -> None:
    pid = forkserver._forkserver._forkserver_pid  # type: ignore[attr-defined]
    if pid is not None:
        os.kill(pid, signal.SIGKILL)


posix = pytest.mark.skipif(os.name != "posix", reason="fork servers are POSIX")


@posix
@pytest.mark.timeout(60)
def test_a_fork_server_that_was_killed_before_is_nobodys_fault(tmp_path: Path, steps: ModuleType) -> None:
    run(LocalRunner(1), jobs(tmp_path, "first"))
    kill_fork_server()
    outcomes = run(LocalRunner(2), jobs(tmp_path, *"abc"))
    assert [outcome.left_out for outcome in outcomes.values()] == [None] * 3


@posix
@pytest.mark.timeout(60)
def test_a_fork_server_killed_at_work_costs_no_photograph(tmp_path: Path, steps: ModuleType) -> None:
    runner = LocalRunner(2)
    outcomes = []
    try:
        for outcome in runner.run(jobs(tmp_path, *"abcdef")):
            if not outcomes:
                kill_fork_server()
            outcomes.append(outcome)
    finally:
        runner.close()
    assert sorted(outcome.name for outcome in outcomes) == [*"abcdef"]
    assert not any(outcome.left_out for outcome in outcomes)


@posix
@pytest.mark.timeout(60)
def test_workers_end_with_the_fork_server_that_made_them(tmp_path: Path, steps: ModuleType) -> None:
    runner = LocalRunner(1)
    pool = runner._executor()
    pid = pool.submit(os.getpid).result()
    pool.submit(time.sleep, 600)
    kill_fork_server()
    deadline = time.monotonic() + 20
    while alive(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not alive(pid), "it would go on beside its successor, and take the memory twice"
    runner.close()


@pytest.mark.parametrize(
    "error", [EOFError(), ConnectionResetError(104, "reset"), BrokenPipeError(32, "pipe")]
)
def test_processes_that_do_not_start_are_started_again(
    tmp_path: Path, steps: ModuleType, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    """What a fork server that dies at its own start leaves its parent with."""
    started = ProcessPoolExecutor.submit
    fails = [error]

    def submit(pool: ProcessPoolExecutor, *words: Any) -> Any:
        if fails:
            raise fails.pop()
        return started(pool, *words)

    monkeypatch.setattr(ProcessPoolExecutor, "submit", submit)
    outcomes = run(LocalRunner(1), jobs(tmp_path, "a"))
    assert outcomes["a"].left_out is None


def test_processes_that_never_start_are_said_once_and_not_of_a_photograph(
    tmp_path: Path, steps: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    methods: list[str] = []
    real = multiprocessing.get_context

    def context(method: str) -> Any:
        methods.append(method)
        return real(method)

    def submit(*_: Any) -> None:
        raise EOFError

    monkeypatch.setattr("jetisu360.build.run.local.multiprocessing.get_context", context)
    monkeypatch.setattr(ProcessPoolExecutor, "submit", submit)
    with pytest.raises(WorkersNotStarted) as raised:
        run(LocalRunner(2), jobs(tmp_path, *"abc"))
    assert methods[-1] == "spawn", "the last try needs no fork server"
    for language in LANGUAGES:
        assert "a.jpg" not in raised.value.say(language)


def test_workers_that_all_die_are_no_photographs_fault(
    tmp_path: Path, steps: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jetisu360.build.run.local.begin_worker", steps.dies)
    with pytest.raises(WorkersNotStarted):
        run(LocalRunner(2), jobs(tmp_path, *"abc"))


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (OSError(errno.EROFS, "read-only"), OSError),
        (PermissionError(errno.EACCES, "denied"), OSError),
        (OSError(errno.EDQUOT, "quota"), DiskFull),
        (ModuleNotFoundError("No module named 'cv2'", name="cv2"), PartMissing),
        (pickle.PicklingError("Can't pickle"), pickle.PicklingError),
        (TypeError("cannot pickle '_thread.lock' object"), TypeError),
        (EOFError(), EOFError),
        (WorkLost(folder="w", problem={"kk": "а", "ru": "а", "en": "a"}), WorkLost),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else "",
)
def test_what_is_no_photographs_fault_ends_the_work(
    tmp_path: Path, error: Exception, kind: type[Exception]
) -> None:
    with pytest.raises(kind):
        failed(jobs(tmp_path, "x")[0].task, error)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (MemoryError(), "memory-short"),
        (OSError(errno.ENOMEM, "Cannot allocate memory"), "memory-short"),
        (RuntimeError("can't start new thread"), "memory-short"),
        (ZeroDivisionError("division by zero"), "step-failed"),
    ],
)
def test_what_is_a_photographs_leaves_it_out(tmp_path: Path, error: Exception, code: str) -> None:
    outcome = failed(jobs(tmp_path, "x")[0].task, error)
    assert outcome.left_out is not None
    assert (outcome.left_out.code, outcome.lasting) == (code, False)
    assert ("send the photograph" in outcome.left_out.say("en")) == (code == "step-failed")


def test_of_pairs_only_the_one_that_ends_its_process_is_lost(tmp_path: Path, steps: ModuleType) -> None:
    (tmp_path / "work").mkdir()
    work = Folder(str(tmp_path / "work"))
    names = ("b.jpg", "dies.jpg", "c.jpg")
    task = CompareTask("a.jpg", work, "a", ("b", "dies-always", "c"), "code", names)
    outcomes = run(LocalRunner(1), [Job(task, steps.pairs, 1.0)])
    left_out = outcomes["a.jpg"].left_out
    assert left_out is not None
    assert left_out.code == "not-compared"
    assert sorted(path.name for path in (tmp_path / "work").glob("pair-*")) == ["pair-b", "pair-c"]
    for language in LANGUAGES:
        assert "dies.jpg" in left_out.say(language)
        assert "b.jpg" not in left_out.say(language)
    assert "photograph along" not in left_out.say("en")


def test_many_lost_pairs_are_one_sentence(tmp_path: Path) -> None:
    others = tuple(f"{number}.jpg" for number in range(9))
    task = CompareTask("a.jpg", Folder(str(tmp_path)), "a", others, "code", others)
    gone = [
        Outcome("a.jpg", LeftOut.because("a.jpg", part.refusal(ENDED_TWICE)), False, 1.0, 1.0)
        for part in task.parts()
    ]
    joined = task.joined([*gone[:8], Outcome("a.jpg")])
    assert joined.left_out is not None
    assert "0.jpg, 1.jpg, 2.jpg, 3.jpg, 4.jpg … (8)" in joined.left_out.say("en")
    assert task.joined([Outcome("a.jpg")] * 9).left_out is None
