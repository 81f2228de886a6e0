"""`make demo`: the portal with the sample museum in it, also when it was stopped in the middle."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.portal.serve.test_serve import environment

SCRIPTS = Path(__file__).parents[2] / "scripts"
CALL = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import demo_portal
demo_portal.PHOTOS = Path(sys.argv[2])
demo_portal.main(Path(sys.argv[3]))
"""


def told(folder: Path, question: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(folder / "portal.sqlite3") as database:
        return database.execute(question).fetchall()


@pytest.mark.slow
def test_the_sample_museum_is_in_it_and_published(tmp_path: Path, make_photo: Callable[..., Path]) -> None:
    photos, folder = tmp_path / "photos", tmp_path / "portal"
    make_photo(photos / "hall.jpg", 1)
    (photos / "museum.toml").write_text(
        'id = "sample"\n[title]\nkk = "Музей"\nru = "Музей"\n'
        '[[scenes]]\nid = "hall"\nfile = "hall.jpg"\n[scenes.title]\nkk = "Зал"\nru = "Зал"\n',
        "utf-8",
    )
    command = [sys.executable, "-c", CALL, str(SCRIPTS), str(photos), str(folder)]
    for again in (False, True):
        done = subprocess.run(command, env=environment(), capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, done.stderr
        # What it is at is told line by line; the second time nothing is left to be done.
        assert (len(done.stdout.splitlines()) > 1) is not again
    assert told(folder, "select slug, archived from museums_museum") == [("sample", 0)]
    assert told(folder, "select state, count(*) from jobs_job group by state") == [("done", 3)]
    people = {"operator@localhost", "executor@localhost", "museum@localhost", "inspector@localhost"}
    assert {email for (email,) in told(folder, "select email from accounts_person")} == people
    states = {"draft", "assigned", "not-ours", "in-progress", "reported", "done", "cancelled"}
    assert {state for (state,) in told(folder, "select state from assignments_assignment")} == states
    assert told(folder, "select count(*) from assignments_assignment") == [(14,)]
    assert told(folder, "select count(*) from offices_office") == [(18,)]
    assert told(folder, "select count(*) from programmes_programme") == [(3,)]
    assert told(folder, "select count(*) from programmes_project") == [(5,)]
    reports = "select state, count(*) from indicators_report group by state order by state"
    known = [("accepted", 35), ("draft", 2), ("returned", 1), ("submitted", 2)]
    assert told(folder, reports) == known
    assert (folder / "published" / "sites" / "zhetisu-oblysy" / "museums" / "sample" / "kk").is_dir()
