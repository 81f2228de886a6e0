"""Health, metrics, the log as JSON, the doctor and the setup of a server."""

from __future__ import annotations

import json
import logging
import os
import stat
import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.test import Client

from jetisu360.portal.settings.logs import JsonFormatter
from jetisu360.portal.settings.table import load

from .test_serve import COMMAND, environment


@pytest.mark.django_db
def test_health_says_when_the_database_is_away(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    assert client.get("/healthz").json()["ok"] is True

    def away(*_: Any) -> None:
        raise DatabaseError("away")

    monkeypatch.setattr(connection, "cursor", away)
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["ok"]) == (503, False)


@pytest.mark.django_db
def test_metrics_are_for_this_computer_or_for_the_token(
    client: Client, house: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.get("/enter/a-secret-token")
    page = client.get("/metrics").content.decode()
    assert 'jetisu360_requests_total{method="GET",status="410",view="enter"}' in page
    assert "jetisu360_museums 2.0" in page
    assert "a-secret-token" not in page
    assert client.get("/metrics", REMOTE_ADDR="192.0.2.7").status_code == 404
    table = load(Path("/nowhere")).model_copy(update={"metrics_token": "let-me-see"})
    monkeypatch.setattr("jetisu360.portal.watch.settings", lambda: table)
    assert client.get("/metrics").status_code == 404
    assert client.get("/metrics", headers={"authorization": "Bearer let-me-see"}).status_code == 200
    proxied = load(Path("/nowhere")).model_copy(update={"behind_proxy": True})
    monkeypatch.setattr("jetisu360.portal.watch.settings", lambda: proxied)
    assert client.get("/metrics").status_code == 404


def test_a_line_of_the_log_is_one_object() -> None:
    record = logging.makeLogRecord(
        {"msg": "request\nof %s", "args": ("Айгүл",), "levelname": "INFO", "view": "home"}
    )
    line = JsonFormatter().format(record)
    assert "\n" not in line
    told = json.loads(line)
    assert (told["message"], told["view"], told["level"]) == ("request\nof Айгүл", "home", "info")
    try:
        raise ValueError("x")
    except ValueError as error:
        record.exc_info = (ValueError, error, error.__traceback__)
    assert "ValueError: x" in json.loads(JsonFormatter().format(record))["fault"]


def command(*words: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *words], env=environment(**more), capture_output=True, text=True, timeout=120
    )


def test_setup_and_the_doctor(tmp_path: Path) -> None:
    folder = tmp_path / "portal"
    wrong = command("setup", "--folder", str(folder), "--address", "portal.example.kz")
    assert (wrong.returncode, len(wrong.stderr.splitlines())) == (2, 1)
    assert not (folder / "settings.env").exists()
    done = command(
        "setup", "--folder", str(folder), "--address", "https://portal.example.kz", "--behind-proxy"
    )
    assert done.returncode == 0, done.stderr
    assert "https://portal.example.kz/enter/" in done.stdout
    text = (folder / "settings.env").read_text("utf-8")
    assert 'JETISU360_ADDRESS="https://portal.example.kz"' in text
    if os.name != "nt":
        assert stat.S_IMODE((folder / "settings.env").stat().st_mode) == 0o600
    # A second time: what was given stays, what is new is added.
    (folder / "settings.env").write_text(text + "JETISU360_LOG=json\n", "utf-8")
    again = command("setup", "--folder", str(folder), "--mail", "smtp://anna:p\"a'ss@127.0.0.1:9")
    assert again.returncode == 0, again.stderr
    found = load(folder)
    assert (found.address, found.log, found.mail) == (
        *("https://portal.example.kz", "json"),
        "smtp://anna:p\"a'ss@127.0.0.1:9",
    )
    looked = command("doctor", "--folder", str(folder), "--json")
    findings = {item["name"]: item["ok"] for item in json.loads(looked.stdout)["findings"]}
    assert findings["database"] is True
    assert findings["tables"] is True
    assert findings["mail"] is False
    assert looked.returncode == 2
    (folder / "settings.env").write_text("JETISU360_LOG=xml\n", "utf-8")
    looked = command("doctor", "--folder", str(folder))
    assert looked.returncode == 2
    assert "JETISU360_LOG" in looked.stdout
    assert "Traceback" not in looked.stdout + looked.stderr
