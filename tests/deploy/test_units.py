"""The systemd units are such that systemd takes them, and call commands that there are."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from .units import FILES, PROGRAM, unit


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd on this machine")
def test_systemd_finds_nothing_to_say(tmp_path: Path) -> None:
    for file in FILES:
        text = file.read_text("utf-8").replace(PROGRAM, shutil.which("true") or "/bin/true")
        (tmp_path / file.name).write_text(text, "utf-8")
    names = [str(tmp_path / file.name.replace("@.", "@1.")) for file in FILES]
    for name in names:
        if not Path(name).exists():
            shutil.copy(name.replace("@1.", "@."), name)
    done = subprocess.run(["systemd-analyze", "verify", *names], capture_output=True, text=True, timeout=60)
    said = [
        line for line in (done.stdout + done.stderr).splitlines() if str(tmp_path) in line or "jetisu" in line
    ]
    assert done.returncode == 0, said
    assert said == []


@pytest.mark.parametrize(
    "file", [file for file in FILES if file.suffix == ".service"], ids=lambda file: file.name
)
def test_nothing_may_write_but_where_the_portal_keeps_its_files(file: Path) -> None:
    service = unit(file)["Service"]
    assert service["ProtectSystem"] == "strict"
    assert service["StateDirectory"] == "jetisu360"
    assert service["User"] == "jetisu360"
    assert "JETISU360_FOLDER=/var/lib/jetisu360" in service["Environment"]
    assert PROGRAM in service["ExecStart"]
