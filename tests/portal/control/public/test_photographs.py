"""A photograph for everybody: chosen, looked at, decided on, blurred, shown; and taken back."""

from __future__ import annotations

import io
import json
import re
from typing import Any

import numpy as np
import pytest
from PIL import Image

from jetisu360.panorama.privacy.region import Region
from jetisu360.portal.accounts.models import Person
from jetisu360.portal.control.evidence import places
from jetisu360.portal.control.evidence.files import read_small
from jetisu360.portal.control.evidence.models import Capture
from jetisu360.portal.control.public.models import PublicCapture
from jetisu360.portal.control.public.photographs import choosing, deciding
from jetisu360.portal.control.public.photographs.files import read_blurred
from jetisu360.portal.publication.layout import published

from .conftest import FACE, Shop

pytestmark = pytest.mark.django_db
SITE = "/sites/zhetisu/"


def pictures(client: Any) -> list[str]:
    page = client.get(f"{SITE}kk/projects/300-oryndyq-mektep.html")
    if page.status_code == 404:
        return []
    html = b"".join(page.streaming_content).decode()
    return sorted(set(re.findall(r'src="\.\./\.\./(media/[^"]+)"', html)))


def test_a_photograph_that_nobody_chose_is_shown_to_nobody(shop: Shop, client: Any) -> None:
    shop.send()
    shop.publish()
    assert pictures(client) == []


def test_a_photograph_waits_until_every_face_has_an_answer(shop: Shop, client: Any) -> None:
    row = shop.choose(shop.send())
    assert row.state == PublicCapture.REVIEW
    assert deciding.open_places(row) == 1
    # Blurring is asked for, and refused: there is no decision.
    assert deciding.go_on(shop.house.controller, shop.region) == 0
    shop.publish()
    assert pictures(client) == []
    shop.decide(row)
    assert deciding.go_on(shop.house.controller, shop.region) == 1
    shop.work()
    assert pictures(client) == []  # (not before it is published)
    shop.publish()
    assert len(pictures(client)) == 1


def test_what_is_shown_is_blurred_and_says_nothing_of_the_camera(shop: Shop, client: Any) -> None:
    capture = shop.send()
    row = shop.ready(capture)
    shop.publish()
    (address,) = pictures(client)
    answer = client.get(SITE + address)
    data = b"".join(answer.streaming_content)
    assert answer["Content-Type"] == "image/webp"
    assert data == read_blurred(shop.region.pk, row.key)
    with Image.open(io.BytesIO(data)) as shown:
        assert dict(shown.getexif()) == {}
        assert set(shown.info) <= {"loop", "background", "timestamp", "duration"}
        pixels = np.asarray(shown.convert("RGB"), np.int16)
    small = read_small(shop.region.pk, capture.sha256, "picture")
    assert small is not None
    with Image.open(io.BytesIO(small)) as seen:
        before = np.asarray(seen.convert("RGB"), np.int16)
    assert pixels.shape == before.shape
    height, width = pixels.shape[:2]
    column, rows = round((0.5 + FACE.yaw / 360) * width), round(0.5 * height)
    there = np.s_[rows - 10 : rows + 10, column - 8 : column + 8]
    elsewhere = np.s_[rows - 10 : rows + 10, column - 200 : column - 180]
    assert (
        np.abs(pixels[there] - before[there]).mean()
        > 3 * np.abs(pixels[elsewhere] - before[elsewhere]).mean()
    )


def test_an_exhibit_stays_as_it_is(shop: Shop) -> None:
    row = shop.choose(shop.send())
    shop.decide(row, "keep")
    assert deciding.open_places(row) == 0
    assert deciding.blurred_of(row) == []
    assert deciding.go_on(shop.house.controller, shop.region) == 1


def test_nothing_found_is_ready_to_be_blurred_at_once(shop: Shop, faces: list[Region]) -> None:
    faces.clear()
    row = shop.choose(shop.send())
    assert deciding.open_places(row) == 0
    assert deciding.go_on(shop.house.controller, shop.region) == 1
    shop.work()
    row.refresh_from_db()
    assert row.state == PublicCapture.READY


def test_a_flat_photograph_goes_the_same_way(shop: Shop, client: Any) -> None:
    row = shop.ready(shop.send(size=(960, 640)))
    shop.publish()
    assert len(pictures(client)) == 1
    assert (row.width, row.height) == (960, 640)


def test_taken_back_it_disappears_without_another_publication(shop: Shop, client: Any) -> None:
    capture = shop.send()
    row = shop.ready(capture)
    shop.publish()
    (address,) = pictures(client)
    choosing.take_back(shop.house.issuer, capture)
    shop.work()
    assert pictures(client) == []
    assert client.get(SITE + address).status_code == 404
    # Not in an older copy of the pages either, nor where it was made.
    assert not [name for name in published().files() if name.endswith(".webp")]
    with pytest.raises(FileNotFoundError):
        read_blurred(shop.region.pk, row.key)
    assert "illustration" not in b"".join(client.get(f"{SITE}oc4ids.kk.json").streaming_content).decode()
    # Chosen again, the decision still holds.
    row = shop.choose(capture)
    assert row.state == PublicCapture.REVIEW
    assert deciding.open_places(row) == 0


def test_another_decision_takes_it_from_the_public_until_it_is_blurred_again(shop: Shop, client: Any) -> None:
    row = shop.ready(shop.send())
    shop.publish()
    shop.decide(row, where=Region(-90.0, 0.0, 20.0, 20.0))
    shop.work()
    assert pictures(client) == []
    deciding.go_on(shop.house.controller, shop.region)
    shop.work()
    shop.publish()
    assert len(pictures(client)) == 1
    row.refresh_from_db()
    assert len(deciding.blurred_of(row)) == 2


def test_two_dates_stand_on_the_page(shop: Shop, client: Any) -> None:
    for seed in (1, 2):
        shop.ready(shop.send(seed))
    shop.publish()
    page = client.get(f"{SITE}kk/projects/300-oryndyq-mektep.html")
    assert b"".join(page.streaming_content).decode().count("<fieldset") == 2
    assert len(pictures(client)) == 2


def test_a_place_of_no_public_project_offers_nothing(shop: Shop) -> None:
    who = shop.house.controller
    place = places.make(who, shop.region, {"title": {"kk": "Жасырын"}, "kind": "site"})
    shop.secret.places.add(place)
    point = places.add_point(who, place, "Іші")
    places.link(who, shop.assignment, place)
    hidden, seen = shop.send(5, point), shop.send(6)
    assert [one.pk for one in choosing.candidates(shop.region)] == [seen.pk]
    assert hidden.pk != seen.pk


def test_after_a_restored_backup_pictures_are_made_again(shop: Shop, client: Any) -> None:
    """(A backup has originals, and nothing of *working*.)"""
    from jetisu360.portal.control.public.photographs.files import forget_blurred
    from jetisu360.portal.jobs.lease import ask

    row = shop.ready(shop.send())
    shop.publish()
    forget_blurred(shop.region.pk, row.key)
    ask("region", shop.region)
    shop.work()
    row.refresh_from_db()
    assert row.state == PublicCapture.READY
    assert len(pictures(client)) == 1


def test_no_published_byte_tells_what_is_private(shop: Shop) -> None:
    """Names of people, their addresses, what a camera wrote, names of files, numbers of the database, what
    an inspector wrote, and what was not published.
    """
    for person in Person.objects.all():
        # (Their names in other tests are words that stand anywhere.)
        Person.objects.filter(pk=person.pk).update(name=f"Somebody-{person.pk}-Nobody")
    for name in ("controller", "executor"):
        shop.house.people[name].refresh_from_db()
    capture = shop.send()
    unpublished = shop.send(9)
    shop.ready(capture)
    shop.publish()
    home = published()
    names = sorted(home.files())
    assert any(name.endswith(".webp") for name in names)
    secrets = [
        *(value for one in Person.objects.all() for value in (one.name, one.email) if value),
        *(capture.name, unpublished.name, capture.sha256, unpublished.sha256, unpublished.sha256[:8]),
        *("DSC_SECRET", "RICOH", "THETA", "Exif", "GPS", "Өзіме ғана", "Құпия", "Жабық", "8 701"),
        *("captured_at", "received_by", "seen_by", "made_by", '"pk"'),
    ]
    for name in names:
        if name.endswith((".br", ".gz", ".woff2")):
            continue
        data = home.read(name)
        for secret in secrets:
            assert secret.encode() not in data, f"{secret!r} in {name}"
            assert secret not in name
    document = json.loads(home.read(next(name for name in names if name.endswith("/programmes.json"))))
    told = json.dumps(document)
    assert Capture.objects.count() == 2
    # No number of a row stands where a name belongs.
    for number in re.findall(r'"id": "([^"]+)"', told):
        assert not number.isdecimal()
