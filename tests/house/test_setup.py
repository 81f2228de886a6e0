"""The environment is made by Python alone, on Windows as elsewhere, and a second time costs nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from scripts import setup

SCRIPT = Path(__file__).parents[2] / "scripts" / "setup.py"


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The script in a checkout of its own, and what it started; nothing of it is really started."""
    started: list[list[str]] = []

    def run(command: list[str], **_: Any) -> subprocess.CompletedProcess[bytes]:
        started.append(command)
        if command[1:3] == ["-m", "venv"]:
            python = setup.python_of(Path(command[3]))
            python.parent.mkdir(parents=True)
            python.touch()
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(setup, "ROOT", tmp_path)
    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.delenv("VENV", raising=False)
    for name in ("requirements.lock", "requirements-dev.lock", "requirements-apart.lock", "pyproject.toml"):
        (tmp_path / name).write_text(name)
    return started


def test_everything_that_it_takes_in_order_and_once(made: list[list[str]], tmp_path: Path) -> None:
    started = made
    assert setup.main([]) == 0
    said = [" ".join(Path(part).name for part in command) for command in started]
    python = Path(sys.executable).name
    assert said[0] == f"{python} -m venv .venv"
    assert said[1].endswith("--no-deps --require-hashes -r requirements.lock")
    assert said[2].endswith(f"--editable {tmp_path.name}")
    assert said[3:] == ["python messages.py compile", "python build_viewer.py"]
    started.clear()
    assert setup.main(["run"]) == 0
    assert started == []


def test_what_changed_is_installed_anew_and_tests_include_running(
    made: list[list[str]], tmp_path: Path
) -> None:
    started = made
    assert setup.main(["dev"]) == 0
    assert [command[-1] for command in started[1:3]] == [
        str(tmp_path / "requirements-dev.lock"),
        str(tmp_path / "requirements-apart.lock"),
    ]
    started.clear()
    assert setup.main(["run"]) == 0
    assert started == []
    (tmp_path / "requirements-dev.lock").write_text("another")
    assert setup.main(["dev"]) == 0
    assert "venv" not in started[0]
    assert started[0][-1] == str(tmp_path / "requirements-dev.lock")


def test_on_windows_the_programs_are_in_scripts(
    made: list[list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(setup, "os", type("Windows", (), {"name": "nt", "environ": {}}))
    assert setup.python_of(tmp_path / ".venv") == tmp_path / ".venv" / "Scripts" / "python.exe"
    assert setup.main(["run"]) == 0
    assert (tmp_path / ".venv" / ".ready-run").exists()


def test_an_old_python_says_what_is_needed_in_three_languages(
    made: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    started = made
    monkeypatch.setattr(setup, "OLDEST", (9, 0))
    monkeypatch.setattr(setup, "newer_python", lambda: None)
    assert setup.main([]) == 2
    said = capsys.readouterr().err
    assert "жаңасы керек" in said
    assert "новее" in said
    assert "newer is needed" in said
    monkeypatch.setattr(setup, "newer_python", lambda: "/usr/bin/python9.1")
    assert setup.main(["dev"]) == 0
    assert started == [["/usr/bin/python9.1", str(SCRIPT), "dev"]]
