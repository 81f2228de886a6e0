"""Boundaries come in through the page: who may, what is refused, what lies in the districts afterwards."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jetisu360.portal.accounts.models import Person
from jetisu360.portal.audit.models import Event
from jetisu360.portal.control.programmes.models import BoundarySource, District

from ..conftest import ControlHouse
from .files import BAD, GOOD, collection, feature, square

pytestmark = pytest.mark.django_db
PAGE = "/control/districts/boundaries"


@pytest.fixture
def districts(office_house: ControlHouse) -> list[District]:
    return [
        District.objects.create(region=office_house.region, title={"kk": kk, "ru": ru})
        for kk, ru in (
            ("Ақсу ауданы", "Аксуский район"),
            ("Алакөл ауданы", "Алакольский район"),
            ("Текелі қаласы", "город Текели"),
        )
    ]


def client_of(person: Person) -> Client:
    Person.objects.filter(pk=person.pk).update(language="ru")
    client = Client()
    client.force_login(person)
    return client


def send(client: Client, data: bytes, **more: Any) -> Any:
    file = SimpleUploadedFile("d.geojson", data)
    return client.post(PAGE, {"file": file, "source": "Әкімдік, 2025", "licence": "ODbL 1.0", **more})


def test_a_file_comes_in_and_its_boundaries_find_their_districts(
    office_house: ControlHouse, districts: list[District]
) -> None:
    client = client_of(office_house.controller)
    answer = send(client, collection(GOOD))
    sent = BoundarySource.objects.get()
    assert answer.headers["Location"] == f"{PAGE}/{sent.pk}"
    assert not District.objects.exclude(boundary=None).exists()
    page = client.get(answer.headers["Location"]).content.decode()
    assert '<option value="0" selected>Aksuskiy</option>' in page
    assert "Для 1 района граница" in page
    # By hand: Tekeli is what the file calls Karatalskiy.
    values = {f"district-{one.pk}": str(place) for place, one in enumerate(districts)}
    client.post(f"{PAGE}/{sent.pk}", values)
    taken = [one.boundary["coordinates"][0][0] for one in District.objects.all()]
    assert [min(place[0] for place in ring) for ring in taken] == [78.0, 79.0, 77.0]
    assert "ODbL 1.0" in client.get(PAGE).content.decode()
    assert list(Event.objects.order_by("pk").values_list("action", flat=True))[-2:] == [
        "boundaries.sent",
        "boundaries.taken",
    ]
    # Only once.
    assert client.post(f"{PAGE}/{sent.pk}", values).status_code == 422


@pytest.mark.parametrize("name", [*BAD])
def test_a_bad_file_is_refused_by_the_field(
    name: str, office_house: ControlHouse, districts: list[District]
) -> None:
    answer = send(client_of(office_house.issuer), BAD[name][0])
    assert answer.status_code == 422
    assert 'id="id_file_error"' in answer.content.decode()
    assert not BoundarySource.objects.exists()


def test_fifty_megabytes_are_not_read(office_house: ControlHouse, districts: list[District]) -> None:
    client = client_of(office_house.controller)
    answer = client.post(
        PAGE, b"x", content_type="multipart/form-data; boundary=x", CONTENT_LENGTH="50000000"
    )
    assert answer.status_code == 302
    assert "больше 20" in client.get(PAGE).content.decode()


@pytest.mark.parametrize("missing", ["file", "source", "licence"])
def test_source_and_licence_are_asked_for(
    missing: str, office_house: ControlHouse, districts: list[District]
) -> None:
    answer = send(client_of(office_house.controller), collection(GOOD), **{missing: ""})
    assert answer.status_code == 422
    assert f'id="id_{missing}_error"' in answer.content.decode()


@pytest.mark.parametrize("values", [{}, {0: "0", 1: "0"}, {0: "77"}, {0: "-1"}, {0: "\x00"}])
def test_a_choice_that_makes_no_sense_changes_nothing(
    values: dict[int, str], office_house: ControlHouse, districts: list[District]
) -> None:
    client = client_of(office_house.controller)
    address = send(client, collection(GOOD)).headers["Location"]
    answer = client.post(address, {f"district-{districts[place].pk}": text for place, text in values.items()})
    assert answer.status_code == 422
    assert not District.objects.exclude(boundary=None).exists()


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("controller", 200),
        ("issuer", 200),
        ("inspector", 403),
        ("executor", 403),
        ("head", 403),
        ("stranger", 403),
    ],
)
def test_who_changes_districts_brings_their_boundaries(
    who: str, status: int, office_house: ControlHouse, districts: list[District]
) -> None:
    sent = BoundarySource.objects.create(region=office_house.region, source="a", licence="b", shapes=[])
    client = client_of(getattr(office_house, who))
    assert client.get(PAGE).status_code == status
    assert client.get(f"{PAGE}/{sent.pk}").status_code == status
    if status == 403:
        assert send(client, collection(GOOD)).status_code == 403


@pytest.mark.parametrize("who", ["far_controller", "far_issuer"])
def test_another_region_has_no_part_in_it(
    who: str, office_house: ControlHouse, districts: list[District]
) -> None:
    sent = BoundarySource.objects.create(region=office_house.region, source="a", licence="b", shapes=[])
    client = client_of(getattr(office_house, who))
    assert client.get(f"{PAGE}/{sent.pk}").status_code == 404
    assert client.post(f"{PAGE}/{sent.pk}", {}).status_code == 404
    assert client.get(f"{PAGE}?region=zhetisu").status_code == 404


def test_what_is_taken_is_small(office_house: ControlHouse, districts: list[District]) -> None:
    ring = [[78 + 0.00001 * (place % 7), 45 + place / 20_000] for place in range(20_000)]
    features = [feature("Ақсу", [*ring, [79, 46], [79, 45], ring[0]]), feature("Алакөл", square(80, 45))]
    client = client_of(office_house.controller)
    address = send(client, collection(features)).headers["Location"]
    client.post(address, {f"district-{districts[0].pk}": "0", f"district-{districts[1].pk}": "1"})
    found = District.objects.get(pk=districts[0].pk)
    assert len(str(found.boundary)) < 60_000
