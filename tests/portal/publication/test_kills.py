"""Workers are killed at random moments of building and publishing: nothing is lost, nothing half-published.

`JETISU360_KILLS` says how often: a few in the suite, more by hand (then with `--timeout=0`).
"""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.portal.serve.test_serve import environment

from jetisu360.portal.publication.copying import is_whole
from jetisu360.portal.publication.pointer import Pointer
from jetisu360.publish.deploy.manifest import read_manifest
from jetisu360.storage import Folder

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="kill -9")]
KILLS = int(os.environ.get("JETISU360_KILLS", "4"))

BEGIN = """
import sys, time
from pathlib import Path
from jetisu360.portal.serve.prepare import prepare
prepare(Path(sys.argv[1]), migrate=len(sys.argv) > 2)
from jetisu360.portal.jobs.lease import ask, retry
from jetisu360.portal.jobs.models import Job
from jetisu360.portal.jobs.worker import Worker
from jetisu360.portal.museums.models import Museum, Region
"""
MAKE = """
from jetisu360.portal.museums.documents import save_document
from jetisu360.portal.originals.photographs import add
from jetisu360.tour.museum_toml.entries import MuseumFile
region = Region.objects.create(slug="jetisu", title={"kk": "Жетісу"})
museum = Museum.objects.create(slug="own", region=region, document={})
for path in sorted(Path(sys.argv[2]).iterdir()):
    with path.open("rb") as file:
        add(museum, file, path.name, None, size=path.stat().st_size)
names = sorted(path.name for path in Path(sys.argv[2]).iterdir())
scenes = [{"file": name, "title": {"kk": name, "ru": name}} for name in names]
said = {"title": {"kk": "Музей", "ru": "Музей"}, "walk": {"find": False}, "scenes": scenes}
save_document(museum, museum.revision, MuseumFile.model_validate(said), None)
ask("build", museum)
"""
WORK = """
print("begins", flush=True)
worker = Worker(lease=0.6, beat=0.1, pause=0.05)
"""
FOR_EVER = (
    WORK
    + """
worker.run()
"""
)
TO_THE_END = (
    WORK
    + """
while worker.run_one() or Job.objects.filter(state__in=("waiting", "running")).exists():
    time.sleep(0.05)
"""
)
NEXT = """
museum = Museum.objects.get()
for job in Job.objects.filter(state="failed"):
    assert job.error["code"] == "job-worker-ended", job.error
    retry(job)
open_ = Job.objects.filter(state__in=("waiting", "running"))
round_ = Job.objects.filter(pk__gte=Job.objects.filter(kind="build").order_by("pk").last().pk, state="done")
done = set(round_.values_list("kind", flat=True))
if not open_.exists() and "publish" not in done:
    ask("publish", museum, details={"version": museum.versions.first().number})
print("all" if {"build", "publish", "region"} <= done and not open_.exists() else "more")
"""
AGAIN = """
from jetisu360.portal.museums.documents import read_document, save_document
museum = Museum.objects.get()
document = read_document(museum)
document.title.kk = f"Музей {museum.revision}"
save_document(museum, museum.revision, document, None)
ask("build", museum)
"""


def run(code: str, *arguments: object) -> str:
    command = [sys.executable, "-c", BEGIN + code, *map(str, arguments)]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def check_published(folder: Path) -> list[str]:
    """Every pointer leads to a whole site, or there is none; what they lead to."""
    published = Folder(str(folder / "published"))
    found = []
    for name in ("current/jetisu/own", "sites/jetisu"):
        target = Pointer(published, name).read()
        if target is not None:
            site = Folder(str(published.path / target))
            manifest = read_manifest(site)
            assert manifest is not None, name
            assert is_whole(site, manifest), name
            found.append(target)
    return found


def test_kills(tmp_path: Path, make_photo: Callable[..., Path]) -> None:
    for seed in range(3):
        make_photo(tmp_path / "photos" / f"{seed}.jpg", seed)
    folder = tmp_path / "portal"
    run(MAKE, folder, tmp_path / "photos")
    moments = random.Random(14)
    steps: dict[str, int] = {}
    kills, log = 0, tmp_path / "log"
    end = time.monotonic() + 300 + 60 * KILLS
    while (state := run(NEXT, folder)) != "all" or kills < KILLS:
        if state == "all":
            run(AGAIN, folder)
        assert time.monotonic() < end, log.read_text("utf-8")
        killed = kills < KILLS
        with log.open("a") as file:
            worker = subprocess.Popen(
                [sys.executable, "-c", BEGIN + (FOR_EVER if killed else TO_THE_END), str(folder)],
                env=environment(),
                stdout=subprocess.PIPE,
                stderr=file,
                start_new_session=True,
            )
        assert worker.stdout is not None
        try:
            assert worker.stdout.readline() == b"begins\n", log.read_text("utf-8")
            if killed:
                time.sleep(moments.uniform(0.05, 4.0))
            else:
                worker.wait(300)
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(worker.pid, signal.SIGKILL)
            worker.wait(30)
            worker.stdout.close()
        kills += 1
        check_published(folder)
        # What was finished is not done again: a step's file is made once.
        for path in (folder / "working" / "steps").rglob("*.zip"):
            stamp = path.stat().st_mtime_ns
            assert steps.setdefault(path.name, stamp) == stamp, path.name
    assert kills >= KILLS
    assert len(check_published(folder)) == 2
    assert steps
