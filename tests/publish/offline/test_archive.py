"""The archive: whole, the same each time, and shown without unpacking it."""

from __future__ import annotations

import json
import re
import threading
import urllib.request
import zipfile
from pathlib import Path
from typing import Any

import pytest

from jetisu360.commands.archive import run
from jetisu360.publish.check.site import verify_site
from jetisu360.publish.deploy.manifest import read_manifest
from jetisu360.publish.offline.archive import archive_site
from jetisu360.publish.refusals import ArchiveDamaged, NothingToServe
from jetisu360.publish.serve.server import open_server
from jetisu360.storage import Folder
from jetisu360.tour.document.tour import read_tour


def archived(site: Path, out: Path) -> Path:
    manifest = read_manifest(Folder(str(site)))
    assert manifest is not None
    archive_site(site, out, read_tour((site / "tour.json").read_bytes()), manifest)
    return out


def test_the_site_offers_an_archive_that_is_a_whole_site(site: Path, tmp_path: Path) -> None:
    page = (site / "ru" / "offline.html").read_text("utf-8")
    assert 'href="../download/kui.zip"' in page
    size = (site / "download" / "kui.zip").stat().st_size
    said = re.search(r"ZIP, ([\d,]+)\u00a0МБ", page)
    assert said
    assert float(said[1].replace(",", ".")) == pytest.approx(size / 1e6, rel=0.1)
    with zipfile.ZipFile(site / "download" / "kui.zip") as archive:
        archive.extractall(tmp_path)
    assert verify_site(Folder(str(tmp_path))).errors == []
    assert verify_site(Folder(str(site))).errors == []
    assert "download/" not in (tmp_path / "ru" / "offline.html").read_text("utf-8")


def test_the_same_site_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    first = archived(site, tmp_path / "a.zip").read_bytes()
    assert archived(site, tmp_path / "b.zip").read_bytes() == first
    assert (site / "download" / "kui.zip").read_bytes() == first


def test_the_command_makes_one_and_refuses_what_is_no_site(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(Folder(str(site)), tmp_path / "out.zip", "en", as_json=True)
    assert json.loads(capsys.readouterr().out)["bytes"] == (tmp_path / "out.zip").stat().st_size
    with pytest.raises(SystemExit) as ended:
        run(Folder(str(tmp_path)), tmp_path / "no.zip", "kk", as_json=False)
    assert ended.value.code == 2
    assert not (tmp_path / "no.zip").exists()


def fetch(address: str, headers: dict[str, str] | None = None) -> Any:
    return urllib.request.urlopen(urllib.request.Request(address, headers=headers or {}), timeout=10)


def test_it_is_served_as_it_is(site: Path, tmp_path: Path) -> None:
    with open_server(archived(site, tmp_path / "kui.zip")) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = fetch(server.url)
        assert page.headers["Content-Type"] == "text/html; charset=utf-8"
        assert "script-src 'sha256-" in page.headers["Content-Security-Policy"]
        assert fetch(f"{server.url}kk").url.endswith("/kk/")
        part = fetch(f"{server.url}kk/index.html", {"Range": "bytes=0-14"})
        assert part.status == 206
        assert part.read() == b"<!doctype html>"
        for bad in ("../../etc/passwd", "%2e%2e/%2e%2e/etc/passwd", "nothing.html"):
            with pytest.raises(urllib.error.HTTPError) as refused:
                fetch(server.url + bad)
            assert refused.value.code == 404
        server.shutdown()


def test_what_is_no_archive_of_a_site_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "broken.zip"
    broken.write_bytes(b"PK\x03\x04 not really")
    with pytest.raises(ArchiveDamaged):
        open_server(broken)
    other = tmp_path / "other.zip"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("readme.txt", "hello")
    with pytest.raises(NothingToServe):
        open_server(other)
