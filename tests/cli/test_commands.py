"""Help, languages, exit statuses, and the small commands."""

import json
import os
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from jetisu360 import __version__
from jetisu360.cli.entry import _stand_somewhere
from jetisu360.commands.console import tell_if_replaced
from jetisu360.commands.language import message_language
from jetisu360.files.stopped import StandingNowhere
from jetisu360.tour.document.tour import tour_schema

Run = Callable[..., Any]


def test_version_and_help(run: Run, run_apart: Run) -> None:
    assert run("--version").out == f"jetisu360 {__version__}\n"
    text = run_apart("--help", JETISU360_LANGUAGE="ru").out
    assert "Собирает сайт из папки с фотографиями" in text
    assert "Фотосуреттер қалтасынан сайт құрастырады" in run_apart("--help", JETISU360_LANGUAGE="kk").out


def test_help_loads_nothing_heavy() -> None:
    script = (
        "import sys; from jetisu360.cli import app\n"
        "heavy = {'numpy', 'cv2', 'PIL', 'pydantic', 'jinja2', 'fsspec', 'distributed'} & set(sys.modules)\n"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_nothing_to_do_loads_no_picture_code() -> None:
    script = (
        "import sys; import jetisu360.commands.build\n"
        "heavy = {'numpy', 'cv2', 'PIL', 'jinja2', 'fsspec', 'distributed', 'rich'} & set(sys.modules)\n"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


@pytest.mark.parametrize(
    ("asked", "variables", "language"),
    [
        ("ru", {"JETISU360_LANGUAGE": "en", "LANG": "kk_KZ.UTF-8"}, "ru"),
        (None, {"JETISU360_LANGUAGE": "en", "LANG": "ru_RU.UTF-8"}, "en"),
        (None, {"LANG": "ru_RU.UTF-8"}, "ru"),
        (None, {"LC_ALL": "en_GB.UTF-8", "LANG": "ru_RU.UTF-8"}, "en"),
        (None, {"LANG": "C.UTF-8"}, "kk"),
        (None, {"LC_ALL": "C", "LANG": "ru_RU.UTF-8"}, "ru"),  # set for a script's sake
        (None, {"LC_ALL": "C.UTF-8", "LC_MESSAGES": "POSIX", "LANG": "en_US"}, "en"),
        (None, {"LC_ALL": "", "LC_MESSAGES": "ru_KZ.UTF-8", "LANG": "en_US.UTF-8"}, "ru"),
        (None, {"LANGUAGE": "ru:en", "LC_ALL": "en_GB.UTF-8"}, "ru"),
        (None, {"LANGUAGE": "de:C:en_US:ru", "LANG": "kk_KZ"}, "en"),
        (None, {"LANGUAGE": "C", "LANG": "ru_RU"}, "ru"),
        (None, {"LANGUAGE": "", "LANG": "Russian_Russia.1251"}, "ru"),
        (None, {"LC_ALL": "de_DE.UTF-8", "LANG": "ru_RU.UTF-8"}, "kk"),  # who reads German reads that system
        (None, {"LANG": "kk_KZ@cyrillic"}, "kk"),
        (None, {"LANG": "de_DE"}, "kk"),
        (None, {"JETISU360_LANGUAGE": "tlh"}, "kk"),
        (None, {}, "kk"),
    ],
)
def test_the_language_of_messages(
    asked: str | None, variables: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("JETISU360_LANGUAGE", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert message_language(asked) == language


@pytest.mark.parametrize(
    ("code", "language"), [(0x0419, "ru"), (0x043F, "kk"), (0x0C09, "en"), (0x0407, "kk")]
)
def test_the_language_of_windows(code: int, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("JETISU360_LANGUAGE", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    kernel = SimpleNamespace(GetUserDefaultUILanguage=lambda: code)
    monkeypatch.setattr("ctypes.windll", SimpleNamespace(kernel32=kernel), raising=False)
    monkeypatch.setattr("jetisu360.commands.language.os.name", "nt")
    assert message_language() == language
    monkeypatch.setattr("jetisu360.commands.language.os.name", "posix")


def test_a_wrong_call_is_status_2(run: Run, tmp_path: Path) -> None:
    assert run("build", tmp_path).status == 2
    assert run("build", tmp_path, "--out", tmp_path / "x", "--format", "gif").status == 2
    assert run("build", tmp_path, "--out", tmp_path / "x", "--quality", "101").status == 2


def test_schema(run: Run, tmp_path: Path) -> None:
    assert json.loads(run("schema").out) == tour_schema()
    assert run("schema", "--out", tmp_path / "a" / "tour.schema.json").status == 0
    assert json.loads((tmp_path / "a" / "tour.schema.json").read_text("utf-8")) == tour_schema()


def test_a_place_that_may_not_be_written_is_a_sentence(run: Run, tmp_path: Path, documented: Path) -> None:
    (tmp_path / "file").write_text("x")
    result = run("build", documented / "photos", "--out", tmp_path / "file" / "site", "--no-links")
    assert result.status == 2
    assert str(tmp_path / "file") in result.err


def test_an_address_whose_client_is_not_there(run: Run, tmp_path: Path) -> None:
    result = run("build", "nosuch://bucket/photos", "--out", tmp_path / "site", "--json")
    assert result.status == 2
    assert result.json["error"]["code"] == "address-not-supported"


def test_a_console_of_another_encoding_is_no_end(run_apart: Run, tmp_path: Path) -> None:
    result = run_apart(
        "build",
        tmp_path / "жоқ",
        "--out",
        tmp_path / "x",
        "--language",
        "kk",
        PYTHONUTF8="0",
        PYTHONIOENCODING="ascii",
    )
    assert result.status == 2
    assert "?" in result.err


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX")
def test_view_serves_until_it_is_stopped(documented: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "jetisu360",
        "view",
        str(documented / "site"),
        "--port",
        "0",
        "--no-browser",
    ]
    environment = {**os.environ, "JETISU360_LANGUAGE": "en"}
    server = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    )
    assert server.stdout is not None
    line = server.stdout.readline()
    address = line.split()[-1]
    with urllib.request.urlopen(address + "tour.json") as answer:
        assert json.load(answer)["id"] == "taldyqorgan-museum"
    server.send_signal(signal.SIGINT)
    _, err = server.communicate(timeout=20)
    assert server.returncode == 0
    assert err.strip() == "Stopped."


def test_view_of_nothing(run: Run, tmp_path: Path) -> None:
    result = run("view", tmp_path, "--no-browser")
    assert result.status == 2
    assert str(tmp_path) in result.err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["bild"], "Нет такой команды или параметра: bild. Возможно, имелось в виду: build."),
        (["build", "a", "--out", "b", "--frmat", "webp"], "имелось в виду: --format."),
        (["build", "a"], "Не указан обязательный параметр: --out / -o."),
        (["build", "--out", "b"], "Не указан обязательный параметр: PHOTOS."),
        (["build", "a", "--out", "b", "--quality", "500"], "параметра --quality. Допустимо: 1 … 100."),
        (["build", "a", "--out", "b", "--format", "gif"], "параметра --format. Допустимо: webp, jpeg, avif."),
        (["build", "a", "surplus", "--out", "b"], "Нет такой команды или параметра: surplus."),
    ],
)
def test_a_command_called_wrongly_gets_one_sentence(run: Run, words: list[str], sentence: str) -> None:
    result = run(*words, JETISU360_LANGUAGE="ru")
    assert result.status == 2
    assert sentence in result.err
    assert len(result.err.strip().splitlines()) == 1
    assert run(*words, "--json").json["ok"] is False


def test_a_fault_of_the_program_is_one_sentence_and_a_report() -> None:
    script = (
        "import sys, jetisu360.commands.schema as schema\n"
        "def fault(*_): raise ZeroDivisionError('a fault of ours')\n"
        "schema.run = fault; sys.argv = ['jetisu360', 'schema', '--language', 'en']\n"
        "from jetisu360.cli import main; main()"
    )
    done = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True, text=True)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    report = Path(done.stderr.strip().rsplit(": ", 1)[1])
    assert "a fault of ours" in report.read_text("utf-8")
    report.unlink()


@pytest.mark.skipif(os.name != "posix", reason="elsewhere a folder in use cannot be replaced")
def test_a_shell_whose_folder_was_replaced_by_a_new_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`build --out .` twice in the same shell: the second time it stands in a folder that is no more."""
    here = tmp_path / "site"
    here.mkdir()
    monkeypatch.chdir(here)
    here.rmdir()
    tell_if_replaced("kk")
    assert 'cd "$PWD"' in capsys.readouterr().err
    monkeypatch.setenv("PWD", str(here))
    with pytest.raises(StandingNowhere):
        _stand_somewhere()
    here.mkdir()
    _stand_somewhere()
    assert Path.cwd() == here
    tell_if_replaced("kk")
    assert not capsys.readouterr().err
