"""A keeper's photographs with everything in an S3 bucket: sent, looked into, taken out, published."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from jetisu360.portal.jobs.models import Job
from jetisu360.portal.jobs.worker import Worker
from jetisu360.portal.museums.working import as_folder
from jetisu360.portal.originals.models import Photograph
from jetisu360.portal.originals.places import inside, place
from jetisu360.portal.originals.store import Originals
from jetisu360.portal.publication.site_views import _pointers
from jetisu360.portal.publication.version_files import version_files
from jetisu360.portal.settings.table import settings
from jetisu360.portal.uploads import chunks
from jetisu360.portal.uploads.checking import check_all
from jetisu360.portal.uploads.models import Removed, Upload
from jetisu360.tour.museum_toml.museum_file import NAME

from .conftest import Sender, sha256

pytestmark = [pytest.mark.cluster, pytest.mark.django_db(transaction=True)]


NAMES = ("hall [1].jpg", "hall 1.jpg")


@pytest.fixture(autouse=True)
def storage(storage: Path, bucket: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Over the folder of the other tests."""
    table = settings().model_copy(update={"storage": f"s3://{bucket}/portal"})
    monkeypatch.setattr("jetisu360.portal.originals.places.settings", lambda: table)
    version_files.cache_clear()
    _pointers.clear()
    return bucket


def test_the_keepers_way(
    house: Any,
    sender: Sender,
    client: Client,
    make_photo: Callable[..., Path],
    tmp_path: Path,
) -> None:
    keeper = sender.client
    files = {name: make_photo(tmp_path / f"{n}.jpg", n).read_bytes() for n, name in enumerate(NAMES)}
    first, second = (files[name] for name in NAMES)

    # In pieces: the second is only in part there when somebody asks where it stands, from another process.
    assert sender.send(first, NAMES[0]).status_code == 204
    url = sender.begin(second, NAMES[1])
    half = len(second) // 2
    assert sender.patch(url, second[:half], 0).status_code == 204
    assert sender.head(url)["Upload-Offset"] == str(half)
    assert sender.patch(url, second[half:], half).status_code == 204
    assert Upload.objects.filter(state=Upload.DONE).count() == 2
    assert not chunks.folder().files(), "what was put together is tidied away"
    assert set(inside(place("originals"), "own").files()) == {
        f"{sha256(data)[:2]}/{sha256(data)}" for data in files.values()
    }

    # Looked into, and shown.
    assert check_all() == 2
    rows = {row.name: row for row in Photograph.objects.all()}
    assert {row.state for row in rows.values()} <= {"good", "remarks"}
    page = keeper.get("/museums/own/photographs").content.decode()
    assert all(name in page for name in NAMES)
    small = keeper.get(f"/museums/own/photographs/{rows[NAMES[1]].pk}/small")
    assert small.content[8:12] == b"WEBP"

    # Removed and put back.
    removed = rows[NAMES[0]]
    keeper.post(f"/museums/own/photographs/{removed.pk}/remove")
    assert Originals(house.own).has(removed.sha256), "for a month"
    keeper.post(f"/museums/own/photographs/removed/{Removed.objects.get().pk}/restore")
    assert Photograph.objects.count() == 2

    # As a folder.
    packed = b"".join(keeper.get("/museums/own/folder.zip").streaming_content)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert {archive.read(f"own/{name}") for name in NAMES} == set(files.values())

    # Published.
    for path in ("publish/preview", "versions/1/publish"):
        keeper.post(f"/museums/own/{path}")
        worker = Worker()
        while worker.run_one():
            pass
        assert [job.error for job in Job.objects.exclude(error=None)] == []
    assert sorted(rooms(client)) == sorted(map(sha256, files.values()))

    # What the next build takes: one of two is gone, whose name looks like a pattern that fits the other's.
    keeper.post(f"/museums/own/photographs/{Photograph.objects.get(name=NAMES[0]).pk}/remove")
    assert set(as_folder(house.own).files()) == {NAMES[1], NAME}


def rooms(client: Client) -> list[str]:
    """SHA-256 of the photographs that visitors meet."""
    answer: Any = client.get("/sites/jetisu/museums/own/tour.json")
    scenes = json.loads(b"".join(answer.streaming_content))["scenes"]
    return [scene["source"]["sha256"] for scene in scenes]
