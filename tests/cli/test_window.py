"""A double click in the Explorer opens the portal, and its window stays until it was read."""

from __future__ import annotations

import ctypes
import io
import os
import subprocess
import sys
from typing import Any

import pytest

from jetisu360.cli import entry, window


class Kernel:
    """What is asked of Windows: the processes of a console and their programs."""

    def __init__(self, *programs: str) -> None:
        self.programs = programs

    def GetConsoleProcessList(self, ids: Any, most: int) -> int:  # noqa: N802 - Windows' own names
        for index in range(len(self.programs)):
            ids[index] = 100 + index
        return len(self.programs)

    def OpenProcess(self, _access: int, _inherit: bool, number: int) -> int:  # noqa: N802
        return number

    def QueryFullProcessImageNameW(self, handle: int, _flags: int, text: Any, _size: Any) -> int:  # noqa: N802
        text.value = self.programs[handle - 100]
        return 1

    def CloseHandle(self, _handle: int) -> None:  # noqa: N802
        pass


LAUNCHED = (
    r"C:\Users\Айгүл\.local\bin\jetisu360.exe",
    r"C:\Users\Айгүл\pipx\venvs\jetisu360\Scripts\python.exe",
    r"C:\Program Files\Python312\python.exe",
)


def on_windows(monkeypatch: pytest.MonkeyPatch, *programs: str) -> None:
    monkeypatch.setattr(window, "os", type("Windows", (), {"name": "nt"}))
    dlls = type("Dlls", (), {"kernel32": Kernel(*programs)})
    monkeypatch.setattr(ctypes, "windll", dlls, raising=False)


@pytest.mark.parametrize(
    ("programs", "alone"),
    [
        (LAUNCHED, True),
        ((*LAUNCHED, r"C:\Windows\System32\cmd.exe"), False),
        ((*LAUNCHED, r"C:\Program Files\PowerShell\7\pwsh.exe"), False),
        ((), False),
    ],
)
def test_whose_window_it_is(monkeypatch: pytest.MonkeyPatch, programs: tuple[str, ...], alone: bool) -> None:
    on_windows(monkeypatch, *programs)
    assert window.is_ours_alone() is alone


def test_elsewhere_there_is_no_such_window() -> None:
    assert os.name == "nt" or not window.is_ours_alone()


@pytest.mark.parametrize("typed", [[], ["check", "nowhere"]])
def test_a_double_click_opens_the_portal_and_waits_to_be_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], typed: list[str]
) -> None:
    on_windows(monkeypatch, *LAUNCHED)
    ran: list[list[str]] = []
    monkeypatch.setattr(sys, "argv", ["jetisu360", *typed])
    monkeypatch.setattr(entry, "_run", lambda: ran.append(sys.argv[1:]))
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n"))
    monkeypatch.setenv("JETISU360_LANGUAGE", "ru")
    entry.main()
    assert ran == [typed or ["serve"]]
    assert "Нажмите Enter" in capsys.readouterr().err


def test_without_a_double_click_nothing_waits(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran: list[list[str]] = []
    monkeypatch.setattr(sys, "argv", ["jetisu360"])
    monkeypatch.setattr(entry, "_run", lambda: ran.append(sys.argv[1:]))
    entry.main()
    assert ran == [[]]
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("page", ["utf-8", "cp866", "cp1251", "cp437"])
@pytest.mark.parametrize("language", ["kk", "ru"])
def test_no_code_page_ends_the_program(page: str, language: str) -> None:
    """What a console of Windows lacks is shown as ?, in the help and in a refusal."""
    environment = {**os.environ, "PYTHONIOENCODING": page, "JETISU360_LANGUAGE": language, "PYTHONUTF8": "0"}
    for words, status in ((["check", "--help"], 0), (["check", "жоқ қалта «ә»"], 2)):
        done = subprocess.run(
            [sys.executable, "-m", "jetisu360", *words], env=environment, capture_output=True, check=False
        )
        assert done.returncode == status, done.stderr
        assert b"Traceback" not in done.stderr
        assert (done.stdout + done.stderr).decode(page).strip()
