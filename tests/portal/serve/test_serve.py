"""`jetisu360 serve` on an empty folder: it answers, lets the first person in, and ends when told to."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode

import pytest

COMMAND = [sys.executable, "-c", "from jetisu360.cli import main; main()"]


def environment(**more: str) -> dict[str, str]:
    """Without what the tests themselves have set."""
    known = {
        name: value
        for name, value in os.environ.items()
        if name not in ("JETISU360_FOLDER", "DATABASE_URL", "DJANGO_SETTINGS_MODULE")
    }
    return {**known, "JETISU360_LANGUAGE": "en", **more}


@contextmanager
def served(folder: Path, port: int = 0, **settings: str) -> Iterator[tuple[subprocess.Popen[str], str, str]]:
    """(process, address, the link by which one comes in)."""
    command = [*COMMAND, "serve", "--folder", str(folder), "--port", str(port), "--no-browser"]
    with (folder.parent / "log").open("w+", encoding="utf-8") as log:
        process = subprocess.Popen(command, env=environment(**settings), stdout=log, stderr=log, text=True)
        try:
            link = None
            # Long, for a busy machine: it only ends what hangs.
            end = time.monotonic() + 300
            while link is None and process.poll() is None and time.monotonic() < end:
                time.sleep(0.1)
                link = re.search(r"(http://\S+)/enter/\S+", Path(log.name).read_text("utf-8"))
            assert link, Path(log.name).read_text("utf-8")
            yield process, link[1], link[0]
        finally:
            process.terminate()
            process.wait(30)


def test_the_first_start_and_the_next(tmp_path: Path) -> None:
    folder = tmp_path / "portal"
    with served(folder) as (process, address, link):
        with urllib.request.urlopen(f"{address}/healthz") as answer:
            assert json.load(answer)["ok"] is True
        jar = CookieJar()
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
        browser.addheaders = [("Accept-Language", "ru-RU,ru;q=0.9")]
        page = browser.open(link).read().decode()
        assert '<html lang="ru">' in page
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        assert token
        form = {
            "csrfmiddlewaretoken": token[1],
            "name": "Айгүл",
            "email": "Aigul@Example.kz",
            "password": "салқын бұлақ басында",
        }
        target = link.replace("/enter/", "/start/")
        home = browser.open(target, urlencode(form).encode()).read().decode()
        assert "Айгүл" in home
        # Once used, the link is of no use to whoever reads it over a shoulder.
        with pytest.raises(urllib.error.HTTPError, match="410"):
            browser.open(link)
        if os.name != "nt":
            process.send_signal(signal.SIGINT)
            assert process.wait(30) == 0
    with served(folder) as (_, address, link):
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        assert "Айгүл" in browser.open(link).read().decode(), "signed in at once"
        # Opened twice (a double click): the second one leads into the first and ends.
        port = address.rpartition(":")[2]
        again = [*COMMAND, "serve", "--folder", str(folder), "--port", port, "--no-browser"]
        done = subprocess.run(again, env=environment(), capture_output=True, text=True, timeout=180)
        assert done.returncode == 0, done.stderr
        found = re.search(r"http://\S+/enter/\S+", done.stdout)
        assert found
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        assert "Айгүл" in browser.open(found[0]).read().decode()
        assert urllib.request.urlopen(f"{address}/").url.endswith("/account/sign-in?next=/")


def test_a_taken_port_and_a_wrong_setting_are_one_sentence(tmp_path: Path) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        command = [*COMMAND, "serve", "--folder", str(tmp_path / "a"), "--port", port, "--no-browser"]
        done = subprocess.run(command, env=environment(), capture_output=True, text=True, timeout=90)
    assert done.returncode == 2
    assert port in done.stderr
    assert len(done.stderr.splitlines()) == 1
    wrong = environment(DATABASE_URL="mysql://x/y")
    done = subprocess.run(command, env=wrong, capture_output=True, text=True, timeout=90)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "DATABASE_URL" in done.stderr
    (tmp_path / "file").write_text("")
    command[command.index("--folder") + 1] = str(tmp_path / "file")
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, timeout=90)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "Traceback" not in done.stderr


def test_the_other_commands_do_not_wait_for_django() -> None:
    code = "import sys, jetisu360.cli; print('django' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], env=environment(), capture_output=True, text=True)
    assert done.stdout.strip() == "False"
