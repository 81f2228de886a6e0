"""A museum in the archive takes no photographs and gives none away, by whichever way."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from jetisu360.portal.museums.models import Museum
from jetisu360.portal.originals.models import Photograph
from jetisu360.portal.uploads.models import Removed, Upload

from .conftest import Sender, told

pytestmark = pytest.mark.django_db
SAID = "The museum is in the archive"


def archived(yes: bool) -> None:
    Museum.objects.filter(slug="own").update(archived=yes)


def test_nothing_begins(sender: Sender) -> None:
    archived(True)
    keeper = sender.client
    answer = sender.create(4, told(filename="a.jpg"))
    assert (answer.status_code, answer.json()["code"]) == (403, "upload-archived")
    asked = json.dumps({"files": [{"name": "a.jpg", "size": 4}]})
    answer = keeper.post("/museums/own/photographs/known", asked, "application/json").json()
    assert SAID in answer["refused"]
    file = SimpleUploadedFile("a.jpg", b"\xff\xd8ab")
    answer = keeper.post("/museums/own/photographs", {"photographs": file}, follow=True).content.decode()
    assert SAID in answer
    assert 'id="upload"' not in answer
    assert not Upload.objects.exists()
    assert not Photograph.objects.exists()


def test_what_was_on_its_way_waits_for_the_museum(sender: Sender) -> None:
    data = b"abcdef"
    at = sender.begin(data, "a.jpg")
    assert sender.patch(at, data[:3], 0).status_code == 204
    archived(True)
    assert sender.patch(at, data[3:], 3).json()["code"] == "upload-archived"
    assert Upload.objects.get().offset == 3
    archived(False)
    assert sender.patch(at, data[3:], 3).status_code == 204
    assert Photograph.objects.get().name == "a.jpg"


def test_nothing_goes_and_nothing_is_put_back(sender: Sender, house: Any) -> None:
    keeper = sender.client
    row = Photograph.objects.create(museum=house.own, name="a.jpg", sha256="0" * 64, size=1)
    archived(True)
    answer = keeper.post(f"/museums/own/photographs/{row.pk}/remove", follow=True).content.decode()
    assert SAID in answer
    assert f"/{row.pk}/remove" not in answer
    kept = Removed.objects.create(museum=house.own, name="b.jpg", sha256="1" * 64, size=1)
    answer = keeper.post(f"/museums/own/photographs/removed/{kept.pk}/restore", follow=True)
    assert SAID in answer.content.decode()
    assert (Photograph.objects.count(), Removed.objects.count()) == (1, 1)
