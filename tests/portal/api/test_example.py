"""The script of the documentation, run as it is against the portal as it is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from ..uploads.conftest import PHOTOS, ROOT
from ..uploads.served import Portal, started

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt", reason="kills a group of processes"),
]
SCRIPT = ROOT / "docs" / "api-example.py"
TOKEN = """
import sys
from pathlib import Path
from jetisu360.portal.serve.prepare import set_up
set_up(Path(sys.argv[1]))
from jetisu360.portal.accounts.models import Person
from jetisu360.portal.api.tokens import make_token
print(make_token(Person.objects.get(), "example", days=1))
"""
ROOMS = [
    {"file": "music.jpg", "title": {"kk": "Күй залы", "ru": "Зал музыки"}},
    {"file": "gold.jpg", "title": {"kk": "Алтын залы", "ru": "Зал золота"}},
]


@pytest.fixture
def portal(tmp_path: Path) -> Iterator[Portal]:
    with started(tmp_path / "portal") as portal:
        yield portal


def test_the_script_of_the_documentation(portal: Portal, tmp_path: Path) -> None:
    photos = tmp_path / "photos"
    photos.mkdir()
    for room in ROOMS:
        (photos / str(room["file"])).write_bytes((PHOTOS / str(room["file"])).read_bytes())
    (photos / "rooms.json").write_text(json.dumps(ROOMS), "utf-8")
    command = [sys.executable, str(SCRIPT), portal.address, portal.run(TOKEN).strip(), "own", str(photos)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stderr + done.stdout
    address = done.stdout.strip()
    assert address == f"{portal.address}/sites/jetisu/museums/own/"
    for room in ROOMS:
        with urllib.request.urlopen(f"{address}kk/") as page:
            assert room["title"]["kk"] in page.read().decode()  # type: ignore[index]


def test_it_is_short() -> None:
    """As short as the documentation says, and with nothing to install."""
    lines = SCRIPT.read_text("utf-8").splitlines()
    assert len([line for line in lines if line.strip()]) <= 40
    assert not {"requests", "httpx", "tusclient"} & {word for line in lines for word in line.split()}
