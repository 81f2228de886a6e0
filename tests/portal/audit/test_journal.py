"""The journal: its page for operators, and `jetisu360 audit verify`."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

from django.utils import timezone

from jetisu360.portal.audit.models import Event
from jetisu360.portal.audit.record import record

COMMAND = [sys.executable, "-c", "from jetisu360.cli import main; main()", "audit", "verify", "--folder"]


def test_events_are_told_in_plain_words_and_narrowed_down(house: Any, signed_in: Any) -> None:
    operator, keeper = house.people["operator"], house.people["keeper"]
    browser = signed_in(operator)
    for number in range(60):
        record(keeper, "photograph.added", f"{number}.jpg", {"sha256": "<b>"}, museum=house.own)
    record(operator, "museum.created", house.other, {"title": {"kk": "<script>alert(1)</script>"}})
    page = browser.get("/journal").content.decode()
    assert "added the file 59.jpg" in page
    assert "created the museum elsewhere" in page
    assert "<script>alert" not in page
    assert Event.objects.get(number=61).hash in page
    assert "added the file 11.jpg" in page
    assert "added the file 10.jpg" not in page
    older = browser.get("/journal?before=12").content.decode()
    assert "added the file 10.jpg" in older
    assert "added the file 11.jpg" not in older
    for query, there, gone in (
        ("actor=keep", "added the file", "created the museum"),
        ("museum=elsewhere", "created the museum", "added the file 5"),
        ("action=museum.created", "created the museum elsewhere", "added the file 5"),
        (f"first={timezone.localdate()}", "added the file 59", "Nothing here"),
        ("last=2020-01-01", "Nothing here", "added the file 5"),
    ):
        page = browser.get(f"/journal?{query}").content.decode()
        shown = page[page.index('class="filter"') :].partition("</form>")[2]
        assert there in shown, query
        assert gone not in shown, query
    for nonsense in (
        "before=x",
        "before=" + "9" * 50,
        "action=nothing",
        "first=32",
        "last=9999-99-99",
        "actor=%00",
    ):
        assert browser.get(f"/journal?{nonsense}").status_code == 200, nonsense
    for code, words in (("kk", "«59.jpg» файлын қосты"), ("ru", "добавлен файл «59.jpg»")):
        operator.language = code
        operator.save()
        assert words in browser.get("/journal").content.decode()


def verified(folder: Path, *more: str) -> tuple[int, str]:
    known = {
        key: value
        for key, value in os.environ.items()
        if key not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")
    }
    done = subprocess.run(
        [*COMMAND, str(folder), "--language", "en", *more],
        env=known,
        capture_output=True,
        text=True,
        timeout=120,
    )
    return done.returncode, done.stdout + done.stderr


def test_the_command_finds_what_was_done_to_the_database(tmp_path: Path) -> None:
    folder = tmp_path / "portal"
    status, said = verified(folder)
    assert (status, said.strip()) == (0, f"The chain is whole: 0 events. It ends with {'0' * 64}")
    program = (
        "from jetisu360.portal.serve.prepare import prepare; prepare(None)\n"
        "from jetisu360.portal.audit.record import record\n"
        "print([record(None, 'backup.made').hash for _ in range(3)][-1])\n"
    )
    known = {**os.environ, "JETISU360_FOLDER": str(folder), "DATABASE_URL": ""}
    made = subprocess.run(
        [sys.executable, "-c", program], env=known, capture_output=True, text=True, timeout=120
    )
    head = made.stdout.strip()
    status, said = verified(folder, "--hash", head)
    assert (status, said.strip()) == (0, f"The chain is whole: 3 events. It ends with {head}")
    status, said = verified(folder, "--hash", "a" * 64)
    assert (status, "No event has the hash" in said) == (1, True)
    with sqlite3.connect(folder / "portal.sqlite3") as database:
        database.execute("UPDATE audit_event SET action = 'museum.created' WHERE number = 2")
    status, said = verified(folder)
    assert status == 1
    assert "Event 2 is not what was recorded" in said
    assert "Traceback" not in said


def test_a_job_is_told_by_what_it_does(house: Any, signed_in: Any) -> None:
    record(house.people["keeper"], "job.started", "build 7", museum=house.own)
    record(house.people["keeper"], "job.cancelled", "never heard of 8", museum=house.own)
    page = signed_in(house.people["operator"]).get("/journal").content.decode()
    assert "started the work Making a preview" in page
    assert "cancelled the work never heard of 8" in page
