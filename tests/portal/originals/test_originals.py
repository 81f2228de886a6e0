"""Originals: kept by SHA-256, whole or not at all, and those of one museum never another's."""

from __future__ import annotations

import io
import os
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from jetisu360.files.paths import UnsafeName
from jetisu360.portal.audit.models import Event
from jetisu360.portal.originals import photographs
from jetisu360.portal.originals.models import Photograph
from jetisu360.portal.originals.places import inside
from jetisu360.portal.originals.refusals import ArrivedDifferent, NameTaken, OriginalMissing, QuotaExceeded
from jetisu360.portal.originals.store import Originals, size_used
from jetisu360.storage import Folder


@pytest.fixture(autouse=True)
def storage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(
        "jetisu360.portal.originals.store.place", lambda role: inside(Folder.at(tmp_path), role)
    )
    return tmp_path


def kept(storage: Path) -> list[str]:
    return sorted(path.name for path in storage.rglob("*") if path.is_file())


def test_put_and_open(house: Any, storage: Path) -> None:
    data = os.urandom(3_000_000)
    digest = sha256(data).hexdigest()
    originals = Originals(house.own)
    assert originals.put(io.BytesIO(data), digest) == (digest, len(data))
    assert originals.put(io.BytesIO(data)) == (digest, len(data)), "once more, its digest unknown"
    with originals.open(digest) as file:
        assert file.read() == data
    assert kept(storage) == [digest]


def test_what_arrives_different_is_not_kept(house: Any, storage: Path) -> None:
    with pytest.raises(ArrivedDifferent):
        Originals(house.own).put(io.BytesIO(b"other"), sha256(b"this").hexdigest(), "a.jpg")
    assert kept(storage) == []


def test_a_museum_reaches_its_own_originals_only(house: Any) -> None:
    digest, _ = Originals(house.own).put(io.BytesIO(b"ours"))
    other = Originals(house.other)
    assert not other.has(digest)
    with pytest.raises(OriginalMissing):
        other.open(digest)
    for name in ("../own/" + digest, "x", digest.upper(), digest + "/"):
        with pytest.raises(ValueError, match=r".*"):
            other.open(name)


def test_a_photograph_comes_and_goes_with_its_file(house: Any, storage: Path) -> None:
    keeper = house.people["keeper"]
    photograph = photographs.add(house.own, io.BytesIO(b"one"), "hall.jpg", keeper, size=3)
    assert (photograph.sha256, photograph.size) == (sha256(b"one").hexdigest(), 3)
    with pytest.raises(NameTaken):
        photographs.add(house.own, io.BytesIO(b"two"), "HALL.jpg", keeper, size=3)
    assert kept(storage) == [sha256(b"one").hexdigest()]
    photographs.add(house.own, io.BytesIO(b"one"), "copy.jpg", keeper, size=3)
    assert size_used(house.own) == 3
    photographs.add(house.own, io.BytesIO(b"two"), "hall.jpg", keeper, size=3, replace=True)
    assert size_used(house.own) == 6
    for row in Photograph.objects.all():
        photographs.remove(row, keeper)
    assert kept(storage) == []
    actions = list(Event.objects.values_list("action", flat=True))
    assert actions.count("photograph.added") == 2
    assert actions.count("photograph.removed") == 2
    assert actions.count("photograph.replaced") == 1


def test_a_file_over_the_quota_is_one_sentence(house: Any, storage: Path) -> None:
    house.own.quota = 1_000_000_000
    keeper = house.people["keeper"]
    with pytest.raises(QuotaExceeded, match="room for 1000 MB, and 1000 MB of it are free"):
        photographs.add(house.own, io.BytesIO(b""), "big.jpg", keeper, size=5_000_000_000)
    assert kept(storage) == []
    assert not Photograph.objects.exists()


@pytest.mark.parametrize(
    "name", ["../a.jpg", "/a.jpg", "a/../../b.jpg", "c:\\a.jpg", "nul.jpg", "a\0.jpg", ""]
)
def test_a_name_with_tricks_is_refused(house: Any, storage: Path, name: str) -> None:
    with pytest.raises(UnsafeName):
        photographs.add(house.own, io.BytesIO(b"one"), name, house.people["keeper"], size=3)
    assert kept(storage) == []
