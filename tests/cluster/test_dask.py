"""The same steps on a Dask cluster: a real scheduler, real workers, and one of them killed in the middle."""

import importlib
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jetisu360.build.left_out import LeftOut
from jetisu360.build.options import Options, PrivacyOptions
from jetisu360.build.pipeline import build
from jetisu360.build.privacy import find_private
from jetisu360.build.progress import Silent, Stage
from jetisu360.build.run.dask import (
    ClusterNotInstalled,
    ClusterRunner,
    NoClusterWorkers,
    SchedulerUnreachable,
)
from jetisu360.build.run.runner import Job
from jetisu360.build.steps.cut_scene import SceneTask
from jetisu360.publish.check.site import verify_site
from jetisu360.storage import Folder

pytestmark = pytest.mark.cluster
Panorama = Callable[..., bytes]


class Watched(Silent):
    """Keeps what it hears."""

    def __init__(self) -> None:
        self.steps: list[str] = []
        self.stages: list[tuple[str, int]] = []

    def step(self, name: str, left_out: LeftOut | None, seconds: float) -> None:
        self.steps.append(name)

    def stage(self, name: Stage, total: int) -> None:
        self.stages.append((name, total))


# Steps have to be importable on the workers, so this one is a module on their path.
STEP = """
import os, time
from pathlib import Path
from jetisu360.build.run.runner import Outcome

def step(task, threads):
    place = Path(task.work.address)
    (place / f"{task.name}.{os.getpid()}").touch()
    time.sleep(1.0 if task.name == "slow" else 0.05)
    return Outcome(task.name)
"""


def test_a_worker_killed_in_the_middle_costs_nothing(
    tmp_path: Path, cluster: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "work").mkdir()
    (tmp_path / "code" / "step_on_cluster.py").write_text(STEP)
    monkeypatch.syspath_prepend(str(tmp_path / "code"))
    step = importlib.import_module("step_on_cluster").step
    runner = ClusterRunner(cluster.address)
    try:
        work = Folder(str(tmp_path / "work"))
        names = ["slow", *(f"quick-{number}" for number in range(6))]
        tasks = [Job(SceneTask(name, work, work, "0" * 64), step, 1) for name in names]

        def kill_who_is_slow() -> None:
            deadline = time.monotonic() + 30
            while not (started := list((tmp_path / "work").glob("slow.*"))):
                assert time.monotonic() < deadline
                time.sleep(0.02)
            victim = int(started[0].suffix[1:])
            next(worker for worker in cluster.workers if worker.pid == victim).kill()

        killer = threading.Thread(target=kill_who_is_slow)
        killer.start()
        outcomes = list(runner.run(tasks))
        killer.join()
    finally:
        runner.close()
        del sys.modules["step_on_cluster"]
    assert sorted(outcome.name for outcome in outcomes) == sorted(names)
    assert [outcome.left_out for outcome in outcomes] == [None] * len(names)
    assert len(list((tmp_path / "work").glob("slow.*"))) == 2, "the step began on both workers"
    assert sum(worker.poll() is not None for worker in cluster.workers) == 1


def test_a_site_built_on_a_cluster_is_the_one_built_here(
    tmp_path: Path, cluster: Any, panorama: Panorama
) -> None:
    photos = tmp_path / "photos"
    photos.mkdir()
    for number in range(3):
        (photos / f"{number}.jpg").write_bytes(panorama(number))
    (photos / "bad.jpg").write_text("text")
    far = Options(
        Folder.at(photos),
        Folder.at(tmp_path / "far"),
        Folder.at(tmp_path / "far.work"),
        scheduler=cluster.address,
        links=False,
    )
    watcher = Watched()
    built = build(far, watcher)
    # (Visits begin with the first: it is cut, and its first view is drawn.)
    assert sorted(watcher.steps) == ["0.jpg", "0.jpg", "1.jpg", "2.jpg", "bad.jpg"]
    assert [left.code for left in built.report.left_out] == ["not-a-picture"]
    near = Options(
        Folder.at(photos), Folder.at(tmp_path / "near"), Folder.at(tmp_path / "near.work"), links=False
    )
    build(near, Silent())
    assert verify_site(far.site).errors == []
    manifests = [(tmp_path / name / "manifest.json").read_bytes() for name in ("near", "far")]
    assert manifests[0] == manifests[1]
    assert build(far, Silent()).site.unchanged


def test_everything_in_a_bucket_and_links_looked_for_on_the_workers(
    cluster: Any, s3: dict[str, str], bucket: str, panorama: Panorama, monkeypatch: pytest.MonkeyPatch
) -> None:
    photos = Folder.at(f"s3://{bucket}/photos")
    photos.write_many({f"{number}.jpg": panorama(number) for number in range(3)})
    site, work = Folder.at(f"s3://{bucket}/site"), Folder.at(f"s3://{bucket}/site.work")
    options, watcher = Options(photos, site, work, scheduler=cluster.address), Watched()
    # Nothing is looked at or compared but on the workers.
    monkeypatch.setattr("jetisu360.linking.features.extraction.find_features", None)
    monkeypatch.setattr("jetisu360.linking.pair.compare.compare", None)
    built = build(options, watcher)
    assert len(built.tour.scenes) == 3
    assert verify_site(site).errors == []
    assert {name.rpartition(".")[2] for name in work.files()} == {"zip", "json"}
    # A photograph that is cut is looked at in the same step; 0 with 1 and 2, and 1 with 2, are two steps.
    # What visits begin with is drawn between them.
    assert watcher.stages == [("cutting", 3), ("comparing", 2), ("beside", 1)]
    assert built.report.left_out == []
    assert built.report.done == 3 + 1 + 2
    again = build(options, Silent())
    assert again.site.unchanged
    assert again.report.done == 0


def test_no_scheduler_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jetisu360.build.run.dask.CONNECT_SECONDS", 1)
    with pytest.raises(SchedulerUnreachable, match=r"127\.0\.0\.1:9"):
        list(ClusterRunner("tcp://127.0.0.1:9").run([]))
    with pytest.raises(SchedulerUnreachable):
        ClusterRunner("nonsense://x").map(str, [])


def test_no_workers_is_a_sentence(cluster: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jetisu360.build.run.dask.CONNECT_SECONDS", 2)
    for worker in cluster.workers:
        worker.kill()
        worker.wait()
    with pytest.raises(NoClusterWorkers):
        ClusterRunner(cluster.address).map(str, [])


def test_without_the_package_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClusterNotInstalled, match=r"jetisu360\[cluster\]"):
        ClusterRunner("tcp://127.0.0.1:8786").map(str, [])


def test_faces_are_looked_for_on_the_workers(
    cluster: Any, s3: dict[str, str], bucket: str, panorama: Panorama, monkeypatch: pytest.MonkeyPatch
) -> None:
    photos = Folder.at(f"s3://{bucket}/photos")
    photos.write_many({f"{number}.jpg": panorama(number) for number in range(3)})
    work = Folder.at(f"s3://{bucket}/photos.work")
    # Nothing is looked at but on the workers.
    monkeypatch.setattr("jetisu360.panorama.privacy.find.find", None)
    watcher = Watched()
    looked = find_private(PrivacyOptions(photos, work, scheduler=cluster.address), watcher)
    assert watcher.stages == [("privacy", 3)]
    assert sorted(watcher.steps) == ["0.jpg", "1.jpg", "2.jpg"]
    assert [(picture.name, picture.seen.width) for picture in looked.pictures] == [
        (f"{number}.jpg", 1024) for number in range(3)
    ]
    assert looked.failed == []
    site = Folder.at(f"s3://{bucket}/site")
    built = build(
        Options(photos, site, work, scheduler=cluster.address, links=False, privacy="strict"),
        again := Watched(),
    )
    assert again.stages == [("cutting", 3), ("beside", 1)], "what was looked at is not looked at again"
    assert len(built.tour.scenes) == 3
