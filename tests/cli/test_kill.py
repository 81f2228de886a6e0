"""`kill -9` at any moment, then the same command: it finishes, and does no finished step twice."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jetisu360.files.lock import PlaceLock
from jetisu360.publish.check.site import verify_site
from jetisu360.publish.deploy.manifest import read_manifest
from jetisu360.storage import Folder

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX")
MakePhoto = Callable[..., Path]
Run = Callable[..., Any]


def packs(work: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in work.glob("*.zip")}


def whole(site: Path) -> None:
    """Asserts that the site is there, without errors. A look while it was exchanged is taken again."""
    while True:
        before = read_manifest(Folder.at(site))
        assert before is not None, "there is no site"
        try:
            errors = [error.say("en") for error in verify_site(Folder.at(site)).errors]
        except OSError as error:
            errors = [str(error)]
        if not errors:
            return
        assert read_manifest(Folder.at(site)) != before, errors


def test_killed_again_and_again_it_finishes_and_repeats_nothing(
    tmp_path: Path, make_photo: MakePhoto, run: Run
) -> None:
    photos, site, work = tmp_path / "photos", tmp_path / "site", tmp_path / "site.work"
    make_photo(photos / "old.jpg", 100)
    assert run("build", photos, "--out", site).status == 0
    for number in range(5):
        make_photo(photos / f"{number}.jpg", number, 2048, 1024)
    make_photo(photos / "old.jpg", 101)
    # One worker, so that not all are finished when the first is. (`benchmarks/kills.py` kills 200 times.)
    words = ["build", str(photos), "--out", str(site), "--no-links", "--workers", "1"]
    before = packs(work)
    for _ in range(3):
        build = subprocess.Popen(
            [sys.executable, "-m", "jetisu360", *words], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        )
        while packs(work).keys() == before.keys():
            assert build.poll() is None, "it has finished before it was killed"
            whole(site)
            time.sleep(0.05)
        build.kill()
        build.wait()
        now = packs(work)
        assert before.items() <= now.items(), "what was finished stays as it is"
        before = now
        whole(site)
    done = run(*words, "--json")
    assert done.status == 0, done.err
    steps = done.json["steps"]
    assert steps["done"] + steps["reused"] == 7, "six photographs, and what visits begin with"
    assert steps["reused"] >= 3, "each that was killed had finished a photograph, which is not made again"
    assert before.items() <= packs(work).items()
    whole(site)
    assert len(done.json["scenes"]) == 6
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {"photos", "site", "site.work"}, "nothing half-made is left beside the site"


@pytest.mark.parametrize("where", ["_fill", "sync", "take_place", "sync_name", "discard"])
def test_killed_inside_the_exchange(
    tmp_path: Path, make_photo: MakePhoto, run: Run, where: str, prepared: Path
) -> None:
    """The process ends itself at each stage of putting the site in place."""
    import shutil

    for name in ("photos", "site", "site.work"):
        shutil.copytree(prepared / name, tmp_path / name)
    site = tmp_path / "site"
    script = (
        "import os, signal, sys\n"
        "from jetisu360.publish.deploy import place\n"
        f"inner = place.{where}\n"
        "def dies(*words):\n"
        f"    {'inner(*words)' if where in ('_fill', 'take_place') else 'pass'}\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        f"place.{where} = dies\n"
        "from jetisu360.cli import main\n"
        "main()\n"
    )
    words = ["build", str(tmp_path / "photos"), "--out", str(site), "--title", "New"]
    killed = subprocess.run([sys.executable, "-c", script, *words], capture_output=True, text=True)
    assert killed.returncode == -9, killed.stderr
    whole(site)
    done = run(*words, "--json")
    assert done.status == 0, done.err
    assert done.json["steps"]["done"] == 0
    whole(site)
    assert {path.name for path in tmp_path.iterdir()} == {"photos", "site", "site.work"}


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory, make_photo: MakePhoto, run: Run) -> Path:
    root = tmp_path_factory.mktemp("prepared")
    make_photo(root / "photos" / "a.jpg", 1)
    # Copied files are newer than the manifest of a copy; the first build of the copy settles that.
    assert run("build", root / "photos", "--out", root / "site").status == 0
    return root


def test_a_pack_that_the_disk_has_damaged_is_made_again(
    tmp_path: Path, make_photo: MakePhoto, run: Run
) -> None:
    make_photo(tmp_path / "photos" / "a.jpg")
    assert run("build", tmp_path / "photos", "--out", tmp_path / "site").status == 0
    pack = next((tmp_path / "site.work").glob("*.zip"))
    pack.write_bytes(pack.read_bytes()[:1000])
    (tmp_path / "site.work" / "jetisu360-work.json").write_bytes(b"{half")
    again = run("build", tmp_path / "photos", "--out", tmp_path / "site", "--json").json
    assert (again["steps"]["done"], again["steps"]["reused"]) == (1, 0)
    whole(tmp_path / "site")


def test_two_builds_into_one_site_do_not_fight(tmp_path: Path, make_photo: MakePhoto, run: Run) -> None:
    for number in range(2):
        make_photo(tmp_path / "photos" / f"{number}.jpg", number, 2048, 1024)
    words = ("build", str(tmp_path / "photos"), "--out", str(tmp_path / "site"), "--no-links")
    first = subprocess.Popen([sys.executable, "-m", "jetisu360", *words], stderr=subprocess.DEVNULL)
    while not PlaceLock(tmp_path / "site").path.exists() and first.poll() is None:
        time.sleep(0.01)
    time.sleep(0.1)
    second = run(*words, "--json")
    assert second.status == 2
    assert second.json["error"]["code"] == "site-busy"
    assert str(first.pid) in second.err
    assert first.wait() == 0
    whole(tmp_path / "site")
