"""What becomes of uploads: kills in the middle, two at once, another file, no room, a full disk."""

from __future__ import annotations

import errno
import os
import random
import threading
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from jetisu360.portal.audit.models import Event
from jetisu360.portal.museums.models import Museum
from jetisu360.portal.originals.models import Photograph
from jetisu360.portal.originals.store import Originals
from jetisu360.portal.uploads import arrived, chunks, receiving, sweep
from jetisu360.portal.uploads.models import Chunk, Upload

from .conftest import Sender, sha256, told

DATA = b"\xff\xd8\xff" + bytes(random.Random(5).randbytes(40_000))


class Killed(BaseException):
    """As if the process had ended here."""


def test_the_server_is_killed_at_every_point_and_nothing_acknowledged_is_lost(
    sender: Sender, house: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever the receiving part asks the disk or the database for something, it ends there once."""
    places = [
        (chunks, "keep_piece"),
        (receiving, "_acknowledge"),
        (receiving, "take"),
        (receiving, "_drop"),
        (Originals, "put"),
        (arrived, "_row"),
        (arrived, "record"),
        (Upload.objects.none().__class__, "update"),
        (Chunk.objects.none().__class__, "bulk_create"),
        (Chunk.objects.none().__class__, "delete"),
    ]
    for number, (owner, name) in enumerate(places):
        for after in (False, True):
            data = DATA + bytes([number, after])
            url = sender.begin(data, f"{number}{after}.jpg")
            acknowledged = int(sender.patch(url, data[:9000], 0)["Upload-Offset"])
            assert acknowledged == 9000
            whole = getattr(owner, name)

            def dies(*args: Any, whole: Any = whole, after: bool = after, **kwargs: Any) -> Any:
                if after:
                    whole(*args, **kwargs)
                raise Killed

            with monkeypatch.context() as patched:
                patched.setattr(owner, name, dies)
                with pytest.raises(Killed):
                    sender.patch(url, data[9000:], 9000)
            offset = int(sender.head(url)["Upload-Offset"])
            assert offset >= acknowledged, name
            if offset < len(data):
                assert sender.patch(url, data[offset:], offset).status_code == 204, name
            photograph = Photograph.objects.get(museum=house.own, sha256=sha256(data))
            with Originals(house.own).open(photograph.sha256) as file:
                assert file.read() == data
    assert Photograph.objects.count() == 2 * len(places)
    assert Event.objects.filter(action="photograph.added").count() == 2 * len(places)


def test_what_a_kill_leaves_is_swept(sender: Sender, storage: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    url = sender.begin(DATA)
    with monkeypatch.context() as patched:
        patched.setattr(receiving, "_acknowledge", lambda *_: (_ for _ in ()).throw(Killed()))
        patched.setattr(receiving, "_drop", lambda *_: None)
        with pytest.raises(Killed):
            sender.patch(url, DATA, 0)
    left = [path for path in storage.rglob("*") if path.is_file()]
    assert len(left) == 1
    sweep.sweep()
    assert left[0].exists(), "its writer may still be about to name it"
    before = left[0].stat().st_mtime - 7200
    os.utime(left[0], (before, before))
    sweep.sweep()
    assert not left[0].exists()
    assert sender.head(url)["Upload-Offset"] == "0"


def test_expired_uploads_go_with_their_pieces(sender: Sender, storage: Any) -> None:
    url = sender.begin(DATA)
    sender.patch(url, DATA[:5000], 0)
    Upload.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    sweep.sweep()
    assert not Upload.objects.exists()
    assert not [path for path in storage.rglob("*") if path.is_file()]
    assert sender.head(url).status_code == 404


def test_another_file_under_the_same_id_is_refused_at_once(sender: Sender) -> None:
    url = sender.begin(DATA)
    sender.patch(url, DATA[:9000], 0)
    other = b"\xff\xd8\xff" + bytes(len(DATA) - 3)
    answer = sender.patch(url, other[9000:], 9000, HTTP_CONTENT_SHA256=sha256(other))
    assert answer.status_code == 409
    assert answer.json()["code"] == "other-file"
    assert "hall.jpg" in answer.json()["message"]
    assert sender.head(url)["Upload-Offset"] == "9000"
    assert sender.patch(url, DATA[9000:], 9000, HTTP_CONTENT_SHA256=sha256(DATA)).status_code == 204


def test_another_file_that_nobody_announced_is_refused_in_the_end(sender: Sender, storage: Any) -> None:
    url = sender.begin(DATA)
    sender.patch(url, DATA[:9000], 0)
    answer = sender.patch(url, bytes(len(DATA) - 9000), 9000)
    assert (answer.status_code, answer.json()["code"]) == (460, "upload-damaged")
    assert not Photograph.objects.exists()
    assert not [path for path in storage.rglob("*") if path.is_file()]
    assert sender.patch(url, DATA[9000:], 9000).status_code == 409


@pytest.mark.django_db(transaction=True)
def test_two_who_send_the_same_piece_at_once(sender: Sender, house: Any) -> None:
    url = sender.begin(DATA)
    answers: list[int] = []
    gate = threading.Barrier(4)

    def one() -> None:
        gate.wait()
        answers.append(sender.patch(url, DATA, 0).status_code)
        connection.close()

    threads = [threading.Thread(target=one) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert 204 in answers
    assert set(answers) <= {204, 409}
    photograph = Photograph.objects.get()
    with Originals(house.own).open(photograph.sha256) as file:
        assert file.read() == DATA


def test_an_upload_that_two_finish_at_once_is_no_duplicate_of_itself(
    sender: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list of photographs finishes what has come whole, while the last piece is being answered."""
    url = sender.begin(DATA)
    for owner, name in ((Originals, "put"), (receiving, "take")):
        whole = getattr(owner, name)

        def meanwhile(*args: Any, owner: Any = owner, name: str = name, whole: Any = whole) -> Any:
            told = whole(*args)
            monkeypatch.setattr(owner, name, whole)
            receiving.finish(Upload.objects.get())
            return told

        monkeypatch.setattr(owner, name, meanwhile)
    assert sender.patch(url, DATA, 0).status_code == 204
    upload, photograph = Upload.objects.get(), Photograph.objects.get()
    assert (upload.state, upload.result) == (Upload.DONE, {"photograph": photograph.pk})


def test_five_gigabytes_by_a_keeper_with_one(sender: Sender, house: Any) -> None:
    Museum.objects.filter(pk=house.own.pk).update(quota=1_000_000_000)
    answer = sender.create(5_000_000_000, told(filename="all.jpg"))
    assert answer.status_code == 413
    one = sender.create(500_000_000, told(filename="a.jpg"))
    assert one.status_code == 201
    assert sender.create(400_000_000, told(filename="b.jpg")).status_code == 201
    # What is on its way has its room already.
    third = sender.create(200_000_000, told(filename="c.jpg"))
    assert third.status_code == 413
    assert third.json()["code"] == "no-room"
    assert "100 MB" in third.json()["message"]
    sender.client.delete(one["Location"], **sender.headers)
    assert sender.create(200_000_000, told(filename="c.jpg")).status_code == 201


@pytest.mark.parametrize(
    ("name", "length", "code"),
    [
        ("hall.jpg", 0, "upload-empty"),
        ("hall.jpg", 600_000_001, "file-too-large"),
        ("tour.mp4", 10, "film-not-photograph"),
        ("list.docx", 10, "not-a-photograph"),
        ("rooms.zip", 10, "not-a-photograph"),
        ("museum.toml", 10, "not-a-photograph"),
        ("voice.mp3", 10, "not-a-photograph"),
    ],
)
def test_what_is_refused_before_a_byte_is_sent(sender: Sender, name: str, length: int, code: str) -> None:
    answer = sender.create(length, told(filename=name))
    assert answer.json()["code"] == code
    assert name in answer.json()["message"]
    assert not Upload.objects.exists()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_refusal_is_said_in_the_readers_language(sender: Sender, house: Any, language: str) -> None:
    house.people["keeper"].language = language
    house.people["keeper"].save()
    said = sender.create(0, told(filename="a.jpg")).json()["message"]
    assert said.startswith(
        {"kk": "«a.jpg» файлы бос", "ru": "Файл «a.jpg» пуст", "en": "“a.jpg” is empty"}[language]
    )


def test_a_full_disk_is_a_sentence_and_the_upload_goes_on(
    sender: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = sender.begin(DATA)
    sender.patch(url, DATA[:9000], 0)

    def full(*_args: Any, **_kwargs: Any) -> Any:
        raise OSError(errno.ENOSPC, "No space left on device")

    for owner, name in ((chunks, "keep_piece"), (Originals, "put")):
        with monkeypatch.context() as patched:
            patched.setattr(owner, name, full)
            offset = int(sender.patch(url, b"", 9000).headers.get("Upload-Offset", 9000))
            answer = sender.patch(url, DATA[offset:], offset)
            assert (answer.status_code, answer.json()["code"]) == (507, "upload-no-place")
    # All bytes had come when the second disk was full; the next question finishes it.
    assert sender.head(url)["Upload-Offset"] == str(len(DATA))
    assert Photograph.objects.get().sha256 == sha256(DATA)


def test_a_line_that_breaks_leaves_what_has_come(sender: Sender, house: Any) -> None:
    url = sender.begin(DATA)
    upload = Upload.objects.get()

    class Breaks:
        def __init__(self) -> None:
            self.left = DATA[:12_345]

        def read(self, most: int) -> bytes:
            if not self.left:
                raise OSError("the client is gone")
            data, self.left = self.left[:most], self.left[most:]
            return data

    assert receiving.append(upload, 0, Breaks(), len(DATA), None) == 12_345
    assert sender.head(url)["Upload-Offset"] == "12345"
    assert sender.patch(url, DATA[12_345:], 12_345).status_code == 204
    assert Photograph.objects.get().sha256 == sha256(DATA)


def test_the_same_content_under_another_name_is_known(sender: Sender) -> None:
    sender.send(DATA, "hall.jpg")
    url = sender.begin(DATA, "copy of hall.jpg")
    sender.patch(url, DATA, 0)
    assert Photograph.objects.get().name == "hall.jpg"
    assert sender.client.get(url).json()["duplicate"] == "hall.jpg"


def test_another_content_under_the_same_name_gets_a_number(sender: Sender) -> None:
    sender.send(DATA, "R0010001.JPG")
    url = sender.begin(DATA + b"2", "r0010001.jpg")
    sender.patch(url, DATA + b"2", 0)
    assert sender.client.get(url).json()["renamed"] == "r0010001 (2).jpg"
    assert set(Photograph.objects.values_list("name", flat=True)) == {"R0010001.JPG", "r0010001 (2).jpg"}


def test_a_program_that_promises_nothing(sender: Sender) -> None:
    url = sender.begin(DATA, promise=False)
    assert sender.patch(url, DATA, 0).status_code == 204
    assert Photograph.objects.get().sha256 == sha256(DATA)
    sender.send(DATA, "again.jpg")
    assert Photograph.objects.count() == 1


def test_replacing_keeps_the_name(sender: Sender) -> None:
    sender.send(DATA, "hall.jpg")
    new = DATA + b"sharper"
    sender.send(new, "IMG_2041.jpg", replaces="hall.jpg")
    photograph = Photograph.objects.get()
    assert (photograph.name, photograph.sha256, photograph.state) == ("hall.jpg", sha256(new), "received")
    assert Event.objects.order_by("number").last().action == "photograph.replaced"
