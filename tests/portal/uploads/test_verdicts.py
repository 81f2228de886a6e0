"""What is said of each photograph: in its own process, in three languages, with what to do in the portal."""

from __future__ import annotations

import re
import sys
import threading
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from PIL import Image

from jetisu360.errors import JetisuError
from jetisu360.language import LANGUAGES
from jetisu360.panorama import refusals, remarks
from jetisu360.portal.originals.models import Photograph
from jetisu360.portal.originals.store import Originals
from jetisu360.portal.uploads import checking
from jetisu360.portal.uploads.look import look
from jetisu360.portal.uploads.looker import Looker, LookFailed
from jetisu360.portal.uploads.models import Check
from jetisu360.portal.uploads.thumbnails import thumbnail
from jetisu360.portal.uploads.verdict import told

from .conftest import Sender


def found(data: bytes, tmp_path: Path, name: str = "зал.jpg", *, fresh: bool = False) -> dict[str, Any]:
    file = tmp_path / "photograph"
    file.write_bytes(data)
    return look(file, name, fresh=fresh)


def test_a_room_of_the_sample_museum(sphere: bytes, tmp_path: Path) -> None:
    answer = found(sphere, tmp_path)
    assert answer["state"] in ("good", "remarks")
    assert answer["verdict"]["sphere"] is True
    assert answer["verdict"]["width"] == 2 * answer["verdict"]["height"]
    assert answer["thumbnail"]


def test_an_ordinary_photograph(flat: bytes, tmp_path: Path) -> None:
    answer = found(flat, tmp_path)
    assert answer["state"] == "refused"
    (said,) = answer["verdict"]["said"]
    assert said["code"] == "flat-photo"
    assert answer["thumbnail"], "so that one knows which photograph it is"
    for language in LANGUAGES:
        assert "зал.jpg" in said["sentence"][language]
        assert said["advice"][language]


def test_a_small_copy_is_told_of(sphere: bytes, tmp_path: Path) -> None:
    kept = BytesIO()
    Image.open(BytesIO(sphere)).resize((1400, 700)).save(kept, "JPEG", quality=90)
    codes = [one["code"] for one in found(kept.getvalue(), tmp_path)["verdict"]["said"]]
    assert "soft-picture" in codes


def test_a_picture_that_the_browser_made_anew_is_told_of(sphere: bytes, tmp_path: Path) -> None:
    """Without a word of a camera or a panorama, and younger than the choice."""
    kept = BytesIO()
    Image.open(BytesIO(sphere)).save(kept, "JPEG", quality=90)
    anew = kept.getvalue()

    def codes(fresh: bool) -> list[str]:
        return [one["code"] for one in found(anew, tmp_path, fresh=fresh)["verdict"]["said"]]

    assert "made-anew" in codes(fresh=True)
    assert "made-anew" not in codes(fresh=False)


def every(kind: type[JetisuError]) -> list[type[JetisuError]]:
    return [child for child in kind.__subclasses__() for child in (child, *every(child))]


@pytest.mark.parametrize("kind", [*every(refusals.Refusal), *every(remarks.Remark)])
def test_nobody_is_sent_to_a_file_or_a_command(kind: type[JetisuError]) -> None:
    details = dict.fromkeys(re.findall(r"\{(\w+)\}", kind.sentence.source + kind.advice.source), "1")
    advice = told(kind(**details))["advice"]
    for language in LANGUAGES:
        assert not re.search(r"museum\.toml|--\w|folder|--workers", advice[language]), advice


def test_a_photograph_that_has_come_is_looked_into(sender: Sender, sphere: bytes, house: Any) -> None:
    sender.send(sphere, "gold.jpg")
    sender.send(b"\xff\xd8\xff no picture", "bad.jpg")
    assert checking.check_all() == 2
    good, bad = (Photograph.objects.get(name=name) for name in ("gold.jpg", "bad.jpg"))
    assert good.state in ("good", "remarks")
    assert bad.state == "refused"
    assert not Check.objects.exists()
    picture = Image.open(BytesIO(thumbnail(good) or b""))
    assert picture.format == "WEBP"
    assert picture.width == 2 * picture.height
    assert thumbnail(bad) is None
    assert checking.check_all() == 0


def test_a_thumbnail_that_is_missing_is_made_again(sender: Sender, sphere: bytes, storage: Path) -> None:
    sender.send(sphere, "gold.jpg")
    checking.check_all()
    for file in storage.rglob("*.webp"):
        file.unlink()
    url = f"/museums/own/photographs/{Photograph.objects.get().pk}/small"
    assert sender.client.get(url).status_code == 404
    checking.check_all()
    assert sender.client.get(url)["Content-Type"] == "image/webp"


def test_whoever_is_killed_while_looking_lets_go(sender: Sender, sphere: bytes) -> None:
    sender.send(sphere, "gold.jpg")
    Check.objects.update(until=timezone.now() + timedelta(minutes=3), attempt=1)
    assert checking.check_all() == 0, "somebody else has it"
    Check.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert checking.check_all() == 1
    assert Photograph.objects.get().state != checking.WAITING


def test_a_content_that_was_replaced_meanwhile_gets_no_verdict_of_the_old(
    sender: Sender, sphere: bytes, flat: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    sender.send(sphere, "gold.jpg")
    once = Looker.look

    def slow(self: Looker, *args: Any, **kwargs: Any) -> Any:
        answer = once(self, *args, **kwargs)
        if Photograph.objects.get().state == "received" and answer["state"] != "refused":
            sender.send(flat, "other.jpg", replaces="gold.jpg")
        return answer

    monkeypatch.setattr(Looker, "look", slow)
    checking.check_all()
    photograph = Photograph.objects.get()
    assert (photograph.name, photograph.state) == ("gold.jpg", "refused")


@pytest.mark.django_db(transaction=True)
def test_two_processes_never_look_at_one_photograph_twice(
    sender: Sender, house: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(6):
        sender.send(b"\xff\xd8\xff" + bytes([number]), f"{number}.jpg")
    looked: list[str] = []

    def seen(self: Looker, file: Path, name: str, **_more: object) -> dict[str, Any]:
        looked.append(name)
        return {"state": "refused", "verdict": {}, "thumbnail": ""}

    monkeypatch.setattr(Looker, "look", seen)

    def one() -> None:
        checking.check_all()
        connection.close()

    threads = [threading.Thread(target=one) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(looked) == [f"{number}.jpg" for number in range(6)]


@pytest.mark.parametrize(
    "child", ["import time; time.sleep(60)", "import os; os.abort()", "print('no JSON')"]
)
def test_a_process_that_hangs_or_breaks_is_ended(child: str, tmp_path: Path) -> None:
    with Looker(seconds=1.0, command=(sys.executable, "-c", child)) as looker:
        for _ in range(2):
            with pytest.raises(LookFailed):
                looker.look(tmp_path, "a.jpg", fresh=False)


def test_what_twice_cannot_be_looked_into_is_said_and_kept(
    sender: Sender, sphere: bytes, monkeypatch: pytest.MonkeyPatch, house: Any
) -> None:
    sender.send(sphere, "gold.jpg")

    def breaks(*_args: Any, **_kwargs: Any) -> Any:
        raise LookFailed

    monkeypatch.setattr(Looker, "look", breaks)
    assert checking.check_all() == 1
    Check.objects.update(until=None)
    assert checking.check_all() == 1
    photograph = Photograph.objects.get()
    assert photograph.state == "remarks"
    assert photograph.verdict["said"][0]["code"] == "not-looked-into"
    assert Originals(house.own).has(photograph.sha256)
