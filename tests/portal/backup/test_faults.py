"""What a backup is refused for, and what a kill in the middle leaves: nothing that anybody would be shown."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from jetisu360.portal.backup.reading import opened
from jetisu360.portal.backup.refusals import BackupDamaged, BackupNewer

from .conftest import Kept
from .portals import BEGIN, Portal

pytestmark = pytest.mark.slow
EN = ("--language", "en")


def flipped(file: Path, place: int) -> None:
    data = bytearray(file.read_bytes())
    data[place] ^= 1
    file.write_bytes(data)


def rewritten(source: Path, target: Path, name: str, change: Callable[[bytes], bytes]) -> None:
    """A copy of a backup in which one member is another."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for entry in old.filelist:
            data = old.read(entry)
            if entry.filename == name:
                changed = change(data)
                assert changed != data
                data = changed
            new.writestr(entry, data)


def refusal(file: Path) -> str:
    """The sentence by which a file is refused before anything is done with it."""
    with pytest.raises((BackupDamaged, BackupNewer)) as refused, opened(file):
        pytest.fail("it was believed")
    return refused.value.say("en")


def test_a_damaged_or_a_truncated_one_is_refused(kept: Kept, damaged: Path) -> None:
    whole = damaged.read_bytes()
    with zipfile.ZipFile(damaged) as archive:
        original = next(entry for entry in archive.filelist if entry.filename.startswith("originals/"))
    flipped(damaged, original.header_offset + 2000)
    assert f"“{original.filename}” in it is missing or not as it was written" in refusal(damaged)
    for size in (0, 100, len(whole) // 2, len(whole) - 1):
        damaged.write_bytes(whole[:size])
        assert "is not a whole backup of a portal" in refusal(damaged)
    rewritten(kept.backup, damaged, "rows/museums.museum.jsonl", lambda rows: rows.replace(b"slug", b"slog"))
    assert "“rows/museums.museum.jsonl” in it is missing or not as it was written" in refusal(damaged)
    rewritten(kept.backup, damaged, "manifest.json", lambda manifest: b"[]")
    assert "its list of contents" in refusal(damaged)
    rewritten(kept.backup, damaged, "manifest.json", lambda text: text.replace(b'"rows/', b'"../rows/', 1))
    assert "is not a whole backup of a portal" in refusal(damaged)


def test_of_a_newer_program_it_is_refused(kept: Kept, damaged: Path, tmp_path: Path) -> None:
    rewritten(
        kept.backup, damaged, "manifest.json", lambda text: text.replace(b'"format": 1', b'"format": 2')
    )
    assert "was made by a newer version" in refusal(damaged)
    rewritten(
        kept.backup, damaged, "manifest.json", lambda text: text.replace(b"0001_initial", b"0999_on", 1)
    )
    portal = Portal(tmp_path / "new")
    assert "was made by a newer version" in portal.refused("restore", damaged, *EN)
    assert not (portal.folder / "originals").exists()


def test_over_a_portal_only_with_force_and_a_file_is_not_written_over(kept: Kept, tmp_path: Path) -> None:
    portal = Portal(tmp_path / "portal")
    shutil.copytree(kept.folder, portal.folder, symlinks=True)
    said = portal.refused("restore", kept.backup, *EN)
    assert "There is a portal here already: people: 1, museums: 1." in said
    portal.run("Person.objects.update(name='somebody else')")
    portal.done("restore", kept.backup, "--force")
    assert portal.run("print(Person.objects.get().name)") == "Айгүл"
    assert "that this command did not make" in portal.refused("backup", kept.backup, *EN)
    assert "cannot be in the folder" in portal.refused("backup", portal.folder / "originals" / "a.zip", *EN)


def test_what_is_missing_in_the_storage_is_named_and_keeps_nothing_else_back(
    kept: Kept, tmp_path: Path
) -> None:
    portal = Portal(tmp_path / "portal")
    shutil.copytree(kept.folder, portal.folder, symlinks=True)
    missing = next((portal.folder / "originals").rglob("*/??/*"))
    missing.unlink()
    done = portal.command("backup", tmp_path / "a.zip", *EN)
    assert done.returncode == 0
    assert missing.name in done.stderr
    new = Portal(tmp_path / "new")
    assert missing.name in new.command("restore", tmp_path / "a.zip", *EN).stderr


@pytest.mark.skipif(os.name == "nt", reason="kill -9")
def test_killed_while_it_is_made_there_is_no_file(kept: Kept, tmp_path: Path) -> None:
    portal = Portal(tmp_path / "portal")
    shutil.copytree(kept.folder, portal.folder, symlinks=True)
    killed(portal, "backup.writing.Members.finish", "backup", tmp_path / "a.zip")
    assert not (tmp_path / "a.zip").exists()
    portal.done("backup", tmp_path / "a.zip")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.zip", "portal"]


@pytest.mark.skipif(os.name == "nt", reason="kill -9")
@pytest.mark.parametrize("moment", ["backup.loading.load_rows", "backup.restoring.follow_all"])
def test_killed_while_it_is_restored_nothing_is_served_and_it_goes_on(
    kept: Kept, tmp_path: Path, moment: str
) -> None:
    portal = Portal(tmp_path / "portal")
    killed(portal, moment, "restore", kept.backup)
    said = portal.refused("serve", "--port", "0", "--no-browser", *EN)
    assert said.startswith("The backup “portal.zip” was restored only in part, so the portal does not start.")
    assert said in portal.command("doctor", *EN).stdout
    published = portal.folder / "published"
    assert not (published / "current").exists()
    assert not (published / "sites").exists()
    portal.done("restore", kept.backup)
    facts = portal.facts()
    assert facts["sites"] == kept.facts["sites"]
    assert facts["chain"] == [True, kept.facts["chain"][1] + 1]


def killed(portal: Portal, moment: str, *words: object) -> None:
    """Runs the command, and kills it when it comes to that function."""
    module, _dot, name = f"jetisu360.portal.{moment}".rpartition(".")
    code = f"""
import os, signal, sys, pkgutil
from pathlib import Path
from jetisu360.portal.serve.prepare import set_up
set_up(Path({str(portal.folder)!r}))
owner = pkgutil.resolve_name({module!r})
setattr(owner, {name!r}, lambda *words, **more: os.kill(os.getpid(), signal.SIGKILL))
from jetisu360.cli import main
sys.argv = ["jetisu360", *{[str(word) for word in words]!r}, "--folder", {str(portal.folder)!r}]
main()
"""
    done = subprocess.run(
        [sys.executable, "-c", code], env=portal.environment, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == -signal.SIGKILL, done.stderr


@pytest.mark.skipif(os.name == "nt", reason="a disk that is full")
def test_a_full_disk_is_one_sentence_and_leaves_no_file(kept: Kept, tmp_path: Path) -> None:
    portal = Portal(kept.folder)
    code = f"""
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
from jetisu360.cli import main
sys.argv = ["jetisu360", "backup", {str(tmp_path / "a.zip")!r}, "--folder", {str(portal.folder)!r}]
main()
"""
    done = subprocess.run(
        [sys.executable, "-c", code], env=portal.environment, capture_output=True, text=True, timeout=300
    )
    assert (done.returncode, len(done.stderr.strip().splitlines())) == (2, 1), done.stderr
    assert [*tmp_path.iterdir()] == []


def test_while_others_write_it_is_of_one_moment(kept: Kept, tmp_path: Path) -> None:
    """Each writer adds an entry of the journal and a museum in one transaction: a backup never has only one
    of the two, and nobody waits for it.
    """
    portal = Portal(tmp_path / "portal")
    shutil.copytree(kept.folder, portal.folder, symlinks=True)
    code = """
import itertools
from django.db import transaction
from jetisu360.portal.audit.record import record
print("begins", flush=True)
region = Region.objects.get()
for number in itertools.count():
    with transaction.atomic():
        museum = Museum.objects.create(slug=f"m{number}", region=region, document={})
        record(None, "museum.created", museum)
"""
    writer = subprocess.Popen(
        [sys.executable, "-c", BEGIN + code, str(portal.folder)],
        env=portal.environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "begins\n"
        portal.done("backup", tmp_path / "a.zip")
        assert writer.poll() is None
    finally:
        writer.kill()
        writer.communicate()
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        museums = archive.read("rows/museums.museum.jsonl").splitlines()
        events = archive.read("rows/audit.event.jsonl").splitlines()
    created = [line for line in events if b'"museum.created"' in line]
    assert len(created) == len(museums) - 1 > 1
