"""The tus server against the protocol 1.0.0, clause by clause (https://tus.io/protocols/resumable-upload)."""

from __future__ import annotations

import base64
import hashlib
from datetime import timedelta
from email.utils import parsedate_to_datetime
from typing import Any

import pytest
from django.utils import timezone

from jetisu360.portal.originals.models import Photograph
from jetisu360.portal.originals.store import Originals
from jetisu360.portal.uploads.models import Upload

from .conftest import Sender, sha256, told

DATA = b"\xff\xd8\xff" + bytes(range(256)) * 40


def checksum(data: bytes, algorithm: str = "sha256") -> str:
    return f"{algorithm} {base64.b64encode(hashlib.new(algorithm, data).digest()).decode()}"


def test_options_say_what_the_server_can_do(sender: Sender) -> None:
    answer = sender.client.options(sender.collection)
    assert answer.status_code == 204
    assert answer["Tus-Version"] == "1.0.0"
    assert set(answer["Tus-Extension"].split(",")) == {"creation", "checksum", "expiration", "termination"}
    assert int(answer["Tus-Max-Size"]) == 600_000_000
    assert answer["Tus-Checksum-Algorithm"] == "sha256,sha1"


def test_an_upload_in_pieces_is_an_original_in_the_end(sender: Sender, house: Any) -> None:
    created = sender.create(len(DATA), told(filename="зал.jpg", sha256=sha256(DATA)))
    assert created.status_code == 201
    url = created["Location"]
    assert created["Tus-Resumable"] == "1.0.0"
    assert sender.head(url)["Upload-Offset"] == "0"
    first = sender.patch(url, DATA[:5000], 0)
    assert (first.status_code, first["Upload-Offset"]) == (204, "5000")
    seen = sender.head(url)
    assert (seen["Upload-Offset"], seen["Upload-Length"]) == ("5000", str(len(DATA)))
    assert seen["Cache-Control"] == "no-store"
    assert seen["Upload-Metadata"] == told(filename="зал.jpg", sha256=sha256(DATA))
    last = sender.patch(url, DATA[5000:], 5000)
    assert (last.status_code, last["Upload-Offset"]) == (204, str(len(DATA)))
    photograph = Photograph.objects.get(museum=house.own)
    assert (photograph.name, photograph.size) == ("зал.jpg", len(DATA))
    with Originals(house.own).open(photograph.sha256) as file:
        assert file.read() == DATA
    # Nothing of the pieces is left, and the upload still says that it is whole.
    assert sender.head(url)["Upload-Offset"] == str(len(DATA))


def test_the_pieces_are_gone_when_the_original_is_there(sender: Sender, storage: Any) -> None:
    sender.send(DATA)
    assert not [path for path in (storage / "working").rglob("*") if path.is_file()]


@pytest.mark.parametrize("version", ["", "0.2.2", "1.0"])
def test_another_version_is_refused_and_nothing_is_done(sender: Sender, version: str) -> None:
    sender.headers = {"HTTP_TUS_RESUMABLE": version} if version else {}
    answer = sender.create(10, told(filename="a.jpg"))
    assert (answer.status_code, answer["Tus-Version"]) == (412, "1.0.0")
    assert not Upload.objects.exists()


@pytest.mark.parametrize("length", ["", "-1", "1.5", "ten", "٣", "9" * 30, " 1"])
def test_a_length_that_is_none(sender: Sender, length: str) -> None:
    assert sender.create(length, told(filename="a.jpg")).status_code == 400


def test_a_length_that_is_to_follow_is_not_taken(sender: Sender) -> None:
    answer = sender.create("", told(filename="a.jpg"), HTTP_UPLOAD_DEFER_LENGTH="1")
    assert answer.status_code == 400


@pytest.mark.parametrize(
    "metadata", ["filename not-base64!", "a YQ==,a YQ==", ", YQ==", "a  YQ", "a " + "Y" * 9000]
)
def test_metadata_that_is_none(sender: Sender, metadata: str) -> None:
    assert sender.create(10, metadata).status_code == 400


@pytest.mark.parametrize("promise", ["zz", "A" * 64, "0" * 63])
def test_a_promised_digest_that_is_none(sender: Sender, promise: str) -> None:
    answer = sender.create(10, told(filename="a.jpg", sha256=promise))
    assert answer.status_code == (201 if promise == "A" * 64 else 400)


def test_an_offset_that_is_not_the_next(sender: Sender) -> None:
    url = sender.begin(DATA)
    sender.patch(url, DATA[:100], 0)
    for offset in ("0", "99", "101"):
        answer = sender.patch(url, b"x", offset)
        assert (answer.status_code, answer["Upload-Offset"]) == (409, "100")
    for offset in ("", "-1", "x"):
        assert sender.patch(url, b"x", offset).status_code == 400
    assert sender.head(url)["Upload-Offset"] == "100"


def test_more_than_was_announced(sender: Sender) -> None:
    url = sender.begin(DATA)
    assert sender.patch(url, DATA + b"more", 0).status_code == 413
    assert sender.head(url)["Upload-Offset"] == "0"


def test_a_piece_of_another_content_type(sender: Sender) -> None:
    url = sender.begin(DATA)
    assert sender.patch(url, DATA, 0, CONTENT_TYPE="image/jpeg").status_code == 415


def test_an_empty_piece_changes_nothing(sender: Sender) -> None:
    url = sender.begin(DATA)
    assert sender.patch(url, b"", 0)["Upload-Offset"] == "0"


def test_where_there_is_no_upload(sender: Sender) -> None:
    url = f"{sender.collection}/00000000-0000-4000-8000-000000000000"
    assert sender.head(url).status_code == 404
    assert sender.patch(url, b"x", 0).status_code == 404


@pytest.mark.parametrize("algorithm", ["sha256", "sha1"])
def test_a_checksum_is_held_to(sender: Sender, algorithm: str) -> None:
    url = sender.begin(DATA)
    wrong = sender.patch(url, DATA[:400], 0, HTTP_UPLOAD_CHECKSUM=checksum(b"another", algorithm))
    assert wrong.status_code == 460
    assert sender.head(url)["Upload-Offset"] == "0"
    right = sender.patch(url, DATA[:400], 0, HTTP_UPLOAD_CHECKSUM=checksum(DATA[:400], algorithm))
    assert (right.status_code, right["Upload-Offset"]) == (204, "400")


@pytest.mark.parametrize("value", ["md5 AAAA", "sha256", "sha256 !!", "sha1 AAAA", checksum(b"")[:-4]])
def test_a_checksum_that_is_none(sender: Sender, value: str) -> None:
    url = sender.begin(DATA)
    assert sender.patch(url, DATA, 0, HTTP_UPLOAD_CHECKSUM=value).status_code == 400
    assert sender.head(url)["Upload-Offset"] == "0"


def test_of_a_wrong_checksum_no_piece_stays(sender: Sender, storage: Any) -> None:
    sender.patch(sender.begin(DATA), DATA, 0, HTTP_UPLOAD_CHECKSUM=checksum(b"another"))
    assert not [path for path in storage.rglob("*") if path.is_file()]


def test_when_an_upload_is_given_up(sender: Sender) -> None:
    created = sender.create(len(DATA), told(filename="hall.jpg"))
    url = created["Location"]
    week = timezone.now() + timedelta(days=7)
    assert abs(parsedate_to_datetime(created["Upload-Expires"]) - week) < timedelta(minutes=1)
    assert "Upload-Expires" in sender.patch(url, DATA[:5], 0)
    Upload.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert sender.head(url).status_code == 410
    assert sender.patch(url, DATA[5:], 5).status_code == 410


def test_terminating(sender: Sender, storage: Any) -> None:
    url = sender.begin(DATA)
    sender.patch(url, DATA[:500], 0)
    assert sender.client.delete(url, **sender.headers).status_code == 204
    assert sender.head(url).status_code == 404
    assert not [path for path in storage.rglob("*") if path.is_file()]


def test_a_sender_that_knows_two_methods_only(sender: Sender) -> None:
    url = sender.begin(DATA)
    override = {**sender.headers, "HTTP_X_HTTP_METHOD_OVERRIDE": "PATCH", "HTTP_UPLOAD_OFFSET": "0"}
    answer = sender.client.post(url, DATA, "application/offset+octet-stream", **override)
    assert (answer.status_code, answer["Upload-Offset"]) == (204, str(len(DATA)))


def test_whoever_is_not_signed_in_is_told_so(sender: Sender, client: Any) -> None:
    url = sender.begin(DATA)
    assert Sender(client, sender.museum).patch(url, DATA, 0).status_code == 401
    assert sender.head(url)["Upload-Offset"] == "0"


def test_another_museums_keeper_finds_nothing(sender: Sender, house: Any, signed_in: Any) -> None:
    url = sender.begin(DATA)
    other = Sender(signed_in(house.people["other_keeper"]), house.other.slug)
    assert other.head(url).status_code == 404
    # Nor under an address of the own museum.
    moved = url.replace(f"/{house.own.slug}/", f"/{house.other.slug}/")
    for act in (lambda: other.head(moved), lambda: other.patch(moved, DATA, 0)):
        assert act().status_code == 404
    assert other.client.delete(moved, **other.headers).status_code == 404
    observer = Sender(signed_in(house.people["observer"]), house.own.slug)
    assert observer.patch(url, DATA, 0).status_code == 403


def test_without_its_token_no_request_is_answered(sender: Sender, house: Any) -> None:
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.force_login(house.people["keeper"], backend="allauth.account.auth_backends.AuthenticationBackend")
    assert Sender(strict, sender.museum).create(5, told(filename="a.jpg")).status_code == 403
