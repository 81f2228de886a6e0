"""What only Unix has is used with its other half beside it; Windows and macOS get each package as a wheel."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import jetisu360

SOURCE = Path(jetisu360.__file__).parent
ROOT = Path(__file__).parents[2]
MODULES = {"fcntl", "resource", "pwd", "grp", "termios", "tty", "pty", "syslog", "posix"}
NAMES = {
    "os": {
        *("fork", "forkpty", "getuid", "geteuid", "getgid", "chown", "fchmod", "fchown", "killpg", "setsid"),
        *(
            "getpgid",
            "sync",
            "statvfs",
            "fstatvfs",
            "mkfifo",
            "uname",
            "nice",
            "getloadavg",
            "pathconf",
            "wait",
        ),
        *(
            "sched_getaffinity",
            "O_DIRECTORY",
            "O_NOFOLLOW",
            "O_NONBLOCK",
            "O_CLOEXEC",
            "O_NOCTTY",
            "O_TMPFILE",
        ),
        *("set_blocking", "posix_fallocate", "getresuid", "WNOHANG", "waitpid", "setpriority"),
    },
    "signal": {"SIGKILL", "SIGHUP", "SIGUSR1", "SIGUSR2", "SIGALRM", "SIGCHLD", "SIGPIPE", "alarm", "pause"},
    "socket": {"AF_UNIX"},
    "select": {"poll", "epoll"},
}
# Where it is used, and what happens on Windows.
OTHER_HALF = {
    ("files/lock.py", "fcntl"): "msvcrt.locking beside it",
    ("minutes/read/pdf_pages.py", "resource"): "no such limit there; ImportError is expected",
    ("files/regular.py", "O_CLOEXEC"): "returns before, where os.name is not posix",
    ("files/regular.py", "O_NOCTTY"): "returns before, where os.name is not posix",
    ("files/regular.py", "O_NONBLOCK"): "returns before, where os.name is not posix",
    ("files/regular.py", "set_blocking"): "returns before, where os.name is not posix",
    ("files/writable.py", "geteuid"): "asked for with hasattr",
    ("files/writable.py", "pathconf"): "asked for with hasattr",
    ("panorama/tiles/pyramid.py", "sched_getaffinity"): "asked for with hasattr",
    ("build/run/local.py", "sched_getaffinity"): "asked for with hasattr",
    ("portal/backup/backing_up.py", "fchmod"): "where os.name is not nt",
    ("portal/uploads/look.py", "nice"): "AttributeError is expected",
    ("portal/control/evidence/look.py", "nice"): "AttributeError is expected",
}


def used(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in MODULES)
        elif isinstance(node, ast.ImportFrom) and node.module in MODULES:
            yield str(node.module)
        elif (
            isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Name)
            and node.attr in NAMES.get(node.value.id, ())
        ):
            yield node.attr


def test_nothing_of_unix_is_without_its_other_half() -> None:
    found = {
        (path.relative_to(SOURCE).as_posix(), name) for path in SOURCE.rglob("*.py") for name in used(path)
    }
    assert found - set(OTHER_HALF) == set(), "say in OTHER_HALF what happens on Windows"
    assert set(OTHER_HALF) - found == set(), "these are gone"


TARGETS = {
    "win_amd64": (
        {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "platform_machine": "AMD64"},
        ("win_amd64",),
    ),
    "macos_arm64": (
        {
            "sys_platform": "darwin",
            "platform_system": "Darwin",
            "os_name": "posix",
            "platform_machine": "arm64",
        },
        (
            *("macosx_11_0_arm64", "macosx_12_0_arm64", "macosx_14_0_arm64"),
            *("macosx_11_0_universal2", "macosx_10_9_universal2"),
        ),
    ),
}


def locked(target: dict[str, str]) -> list[str]:
    """What the lock wants on that system, each with its hashes. A marker is of the machine that asks; pip
    would take this one.
    """
    text = (ROOT / "requirements.lock").read_text("utf-8").replace("\\\n", "\n")
    wanted = []
    for found in re.finditer(r"^[A-Za-z0-9].*(?:\n    --hash.*)*", text, re.MULTILINE):
        head, *hashes = (line.strip() for line in found[0].split("\n"))
        one = Requirement(head)
        if one.marker is None or one.marker.evaluate(target):
            wanted.append(" ".join([f"{one.name}{one.specifier}", *hashes]))
    return wanted


@pytest.mark.slow
@pytest.mark.parametrize("name", TARGETS)
def test_every_package_is_there_as_a_wheel(name: str, tmp_path: Path) -> None:
    """Resolved, not downloaded: of each package pip reads the list of files and the metadata."""
    environment, platforms = TARGETS[name]
    wanted = locked(environment)
    _needs_packages(wanted[0].split("==")[0])
    (tmp_path / "wanted.txt").write_text("\n".join(wanted), "utf-8")
    told = tmp_path / "told.json"
    command = [
        *(sys.executable, "-m", "pip", "install", "--dry-run", "--ignore-installed", "--no-deps", "--quiet"),
        *("--disable-pip-version-check", "--require-hashes", "--only-binary=:all:", "--implementation", "cp"),
        *(
            "--python-version",
            f"{sys.version_info[0]}.{sys.version_info[1]}",
            "--target",
            str(tmp_path / "t"),
        ),
        *(part for platform in platforms for part in ("--platform", platform)),
        *("--report", str(told), "-r", str(tmp_path / "wanted.txt")),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
    resolved = json.loads(told.read_text("utf-8"))["install"]
    assert len(resolved) == len(wanted)
    assert all(one["download_info"]["url"].partition("#")[0].endswith(".whl") for one in resolved)


def _needs_packages(name: str) -> None:
    """Skips where the packages of the world cannot be reached."""
    asked = [sys.executable, "-m", "pip", "index", "versions", name, "--disable-pip-version-check"]
    if subprocess.run(asked, capture_output=True, check=False).returncode != 0:
        pytest.skip("the index of packages cannot be reached")
