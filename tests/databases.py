"""A PostgreSQL server and databases in it; without PostgreSQL on the machine the tests of it are skipped.

`scripts/debian.sh` installs Debian's. The server keeps nothing: no sync, and its folder goes with it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from .servers import free_port


def programs() -> Path | None:
    """The folder with `initdb` and `pg_ctl`; Debian has it beside the path."""
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    known = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return known[-1].parent if known else None


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a server, without a database at its end."""
    place = programs()
    if place is None:
        pytest.skip("there is no PostgreSQL on this machine (scripts/debian.sh)")
    with server(place) as address:
        yield address


@contextmanager
def server(place: Path) -> Iterator[str]:
    """The same, of the programs in `place`."""
    home = Path(tempfile.mkdtemp(prefix="jetisu360-postgresql-"))
    # PostgreSQL does not run as root.
    user = "postgres" if os.geteuid() == 0 else None
    if user:
        shutil.chown(home, user)

    def run(program: str, *words: str) -> None:
        command = [str(place / program), "-D", str(home / "data"), *words]
        subprocess.run(command, check=True, user=user, cwd=home, stdout=subprocess.DEVNULL, timeout=120)

    port = free_port()
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"
    try:
        run("initdb", "-U", "portal", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C")
        run("pg_ctl", "-w", "-l", str(home / "log"), "-o", options, "start")
        yield f"postgresql://portal@127.0.0.1:{port}"
    finally:
        run("pg_ctl", "-m", "immediate", "stop")
        shutil.rmtree(home, ignore_errors=True)


@pytest.fixture
def database(postgresql: str) -> Iterator[str]:
    """The address of an empty database."""
    with empty_database(postgresql) as address:
        yield address


@contextmanager
def empty_database(postgresql: str) -> Iterator[str]:
    """The same, on the server at that address."""
    import psycopg

    name = f"portal_{time.monotonic_ns()}"
    with psycopg.connect(f"{postgresql}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield f"{postgresql}/{name}"
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
