"""Makes the virtual environment, on Windows, macOS and Linux alike; nothing but Python is needed for it.

    python scripts/setup.py           all that it takes to run `jetisu360`, words and viewer too
    python scripts/setup.py run       the environment with what `jetisu360` itself needs
    python scripts/setup.py dev       … and with what the tests and benchmarks need

A stamp beside the environment makes a second call cost nothing. (Written so that an older Python can read it
too, and say that it is too old.)
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
APART = "requirements-apart.lock"
LOCKS = {"run": "requirements.lock", "dev": "requirements-dev.lock"}
OLDEST = (3, 11)
NEWEST = 14
OLD = (
    "Python 3.11 немесе жаңасы керек: python.org · Нужен Python 3.11 или новее: python.org · "
    "Python 3.11 or newer is needed: python.org (or: make PYTHON=/path/to/python …)"
)
NO_VENV = "Python has no venv module: install it first (Debian, Ubuntu: sudo apt install python3-venv)."


def main(words: list[str]) -> int:
    kind = words[0] if words else "all"
    if kind not in ("all", *LOCKS):
        print(__doc__, file=sys.stderr)
        return 2
    if sys.version_info < OLDEST:
        newer = newer_python()
        if newer is None:
            print(OLD, file=sys.stderr)
            return 2
        return subprocess.run([newer, __file__, *words]).returncode
    venv = Path(os.environ.get("VENV") or ROOT / ".venv")
    try:
        make(venv, "run" if kind == "all" else kind)
        if kind == "all":
            python = str(python_of(venv))
            for script in (["messages.py", "compile"], ["build_viewer.py"]):
                subprocess.run([python, str(ROOT / "scripts" / script[0]), *script[1:]], check=True)
            program = python_of(venv).with_name("jetisu360.exe" if os.name == "nt" else "jetisu360")
            print(f"Дайын · Готово · Ready: {program} serve")
    except subprocess.CalledProcessError as error:
        return error.returncode or 1
    return 0


def newer_python() -> str | None:
    """Another Python of this machine that is new enough."""
    names = [f"python3.{minor}" for minor in range(NEWEST, OLDEST[1] - 1, -1)]
    return next((found for found in map(shutil.which, names) if found), None)


def python_of(venv: Path) -> Path:
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def wanted(kind: str) -> str:
    """What the environment was made of, in few letters."""
    files = (LOCKS[kind], APART, "pyproject.toml")
    return hashlib.sha256(b"\0".join((ROOT / name).read_bytes() for name in files)).hexdigest()


def is_ready(venv: Path, kind: str) -> bool:
    """An environment that is ready for the tests is ready for running, too."""
    if not python_of(venv).exists():
        return False
    for one in {kind, "dev"}:
        stamp = venv / f".ready-{one}"
        if stamp.exists() and stamp.read_text("ascii").strip() == wanted(one):
            return True
    return False


def make(venv: Path, kind: str) -> None:
    """Raises subprocess.CalledProcessError: a step did not work, and has said why."""
    if is_ready(venv, kind):
        return
    if not python_of(venv).exists():
        create(venv)
    print(f"Setting up Python packages ({kind}); the first time this takes a minute or two …", flush=True)
    # The lock file is complete, so nothing is left to resolve. Older pips would otherwise look for the newest
    # release of a package that another one wants with an extra (coverage[toml]), and stop because the lock
    # has no hash of it.
    pip = [
        str(python_of(venv)),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-deps",
    ]
    for lock in (LOCKS[kind], APART) if kind == "dev" else (LOCKS[kind],):
        subprocess.run([*pip, "--require-hashes", "-r", str(ROOT / lock)], check=True)
    subprocess.run([*pip, "--editable", str(ROOT)], check=True)
    for stamp in venv.glob(".ready-*"):
        stamp.unlink()
    (venv / f".ready-{kind}").write_text(wanted(kind) + "\n", "ascii")


def create(venv: Path) -> None:
    command = [sys.executable, "-m", "venv", str(venv)]
    if subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0:
        return
    shutil.rmtree(str(venv), ignore_errors=True)
    # Debian keeps venv in a package of its own.
    if os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing Debian's python3-venv …", flush=True)
        subprocess.run(["apt-get", "update", "-qq"], check=True)
        subprocess.run(
            ["apt-get", "install", "-y", "-qq", "python3-venv"], stdout=subprocess.DEVNULL, check=True
        )
        subprocess.run(command, check=True)
        return
    print(NO_VENV, file=sys.stderr)
    raise subprocess.CalledProcessError(2, command)


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        # (an old console lacks some letters; that is no reason to stop)
        getattr(stream, "reconfigure", lambda **_: None)(errors="replace")
    sys.exit(main(sys.argv[1:]))
