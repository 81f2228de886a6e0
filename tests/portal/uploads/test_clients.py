"""Real clients on the portal as it runs: tuspy, and tus-js-client in Node (in Chromium: test_browser.py)."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from .conftest import ROOT, sha256
from .served import Portal, started

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt", reason="kills a group of processes"),
]


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    with started(tmp_path_factory.mktemp("clients") / "portal") as portal:
        yield portal


def data(seed: int, size: int = 3_000_000) -> bytes:
    return b"\xff\xd8\xff" + random.Random(seed).randbytes(size)


def test_tuspy(portal: Portal, tmp_path: Path) -> None:
    """Whole, in pieces with checksums, and after the server was killed in the middle."""
    from tusclient.client import TusClient

    for number, options in enumerate(
        ({}, {"chunk_size": 700_000}, {"chunk_size": 1_000_000, "upload_checksum": True})
    ):
        file = tmp_path / f"{number}.jpg"
        file.write_bytes(data(number))
        client = TusClient(f"{portal.address}/museums/own/uploads", headers=portal.headers())
        told = {"filename": file.name, "sha256": sha256(data(number))}
        uploader = client.uploader(str(file), metadata=told, **options)
        if options:
            uploader.upload_chunk()
            portal.kill()
            portal.start()
            again = client.uploader(str(file), url=uploader.url, **options)
            assert again.offset == options["chunk_size"]
            again.upload()
        else:
            uploader.upload()
    kept = {one["name"]: one["sha256"] for one in portal.photographs()}
    assert kept == {f"{number}.jpg": sha256(data(number)) for number in range(3)}


def test_tuspy_with_another_file_under_the_same_id(portal: Portal, tmp_path: Path) -> None:
    from tusclient.client import TusClient
    from tusclient.exceptions import TusCommunicationError

    file, other = tmp_path / "right.jpg", tmp_path / "wrong.jpg"
    file.write_bytes(data(10))
    other.write_bytes(data(11))
    client = TusClient(f"{portal.address}/museums/own/uploads", headers=portal.headers())
    told = {"filename": file.name, "sha256": sha256(data(10))}
    uploader = client.uploader(str(file), metadata=told, chunk_size=1_000_000)
    uploader.upload_chunk()
    with pytest.raises(TusCommunicationError):
        client.uploader(str(other), url=uploader.url, chunk_size=1_000_000).upload()
    assert "right.jpg" not in {one["name"] for one in portal.photographs()}


SCRIPT = """
import * as tus from "tus-js-client";
import { createReadStream, readFileSync, statSync } from "node:fs";
const { file, address, headers, metadata, stopAt } = JSON.parse(process.argv[2]);
const upload = new tus.Upload(readFileSync(file), {
  endpoint: address, headers, metadata, chunkSize: 600000, retryDelays: Array(100).fill(300),
  uploadUrl: JSON.parse(process.argv[2]).url,
  onChunkComplete: (_, sent) => {
    console.log(JSON.stringify({ sent, url: upload.url }));
    if (stopAt && sent >= stopAt) process.exit(0);
  },
  onError: (error) => { console.error(String(error)); process.exit(1); },
  onSuccess: () => { console.log(JSON.stringify({ done: true, url: upload.url })); },
});
upload.start();
"""


def test_tus_js_client_in_node(portal: Portal, tmp_path: Path) -> None:
    """Ended in the middle and gone on with by another process, while the server is killed and comes back."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("no Node on this machine")
    script = ROOT / "viewer" / "node_modules" / ".tus-test.mjs"
    script.write_text(SCRIPT, "utf-8")
    file = tmp_path / "node.jpg"
    file.write_bytes(data(20, 6_000_000))
    asked = {
        "file": str(file),
        "address": f"{portal.address}/museums/own/uploads",
        "headers": portal.headers(),
        "metadata": {"filename": file.name, "sha256": sha256(data(20, 6_000_000))},
    }
    try:
        first = subprocess.run(
            [node, str(script), json.dumps({**asked, "stopAt": 1_200_000})],
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert first.returncode == 0, first.stderr
        last = json.loads(first.stdout.splitlines()[-1])
        assert last["sent"] == 1_200_000
        second = subprocess.Popen(
            [node, str(script), json.dumps({**asked, "url": last["url"]})], stdout=subprocess.PIPE, text=True
        )
        assert second.stdout is not None
        assert json.loads(second.stdout.readline())["sent"] == 1_800_000
        portal.kill()
        time.sleep(0.5)
        portal.start()
        rest, _ = second.communicate(timeout=120)
        assert json.loads(rest.splitlines()[-1])["done"]
    finally:
        script.unlink()
    assert {one["name"]: one["sha256"] for one in portal.photographs()}["node.jpg"] == sha256(
        data(20, 6_000_000)
    )
