"""The document: the very one of museum.toml, written only over the revision that was read."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from django.db import connections

from jetisu360.exchange.common.text.museum_text import museum_text
from jetisu360.portal.audit.models import Event
from jetisu360.portal.audit.verify import verify
from jetisu360.portal.museums.documents import DocumentChanged, read_document, save_document
from jetisu360.portal.museums.models import Museum, Region
from jetisu360.tour.museum_toml.entries import MuseumFile
from jetisu360.tour.museum_toml.museum_file import MuseumFileWrong, read_museum_file
from jetisu360.tour.museum_toml.words import Words

FULL = """
id = "abai"
language = "kk"
licence = "CC BY 4.0"
title = { kk = "Абай музейі", ru = "Музей Абая" }

[visit]
address = "Талдықорған"
latitude = 45.01

[[scenes]]
file = "зал 1.jpg"
id = "hall"
level = {}
view = { yaw = 0.1, fov = 75.0 }
labels = [{ yaw = 12.5, title = "Домбыра", pictures = ["домбыра.jpg"] }]

[[scenes]]
file = "yard.jpg"
skip = true
blur = [{ yaw = 1, pitch = 2, width = 3, height = 4, photo = "0123456789AB" }]

[[links]]
from = "hall"
to = "hall"
yaw = 3
arrival = {}
both = true

[walk]
pairs = [{ between = ["hall", "yard"] }]
"""


@pytest.mark.parametrize("source", ["", FULL, "[visit]\n", 'title = "\\u007F \\\\u0000"\n'])
def test_a_document_comes_back_from_the_database_as_it_was(house: Any, source: str) -> None:
    document, _ = read_museum_file(source.encode())
    save_document(house.own, 1, document, house.people["keeper"])
    again = read_document(Museum.objects.get(pk=house.own.pk))
    assert again == document
    assert read_museum_file(museum_text(again).encode())[0] == document


def test_who_comes_late_overwrites_nothing(house: Any) -> None:
    keeper, editor = house.people["keeper"], house.people["editor"]
    first, second = Museum.objects.get(slug="own"), Museum.objects.get(slug="own")
    save_document(first, 1, MuseumFile(licence="A"), keeper)
    with pytest.raises(DocumentChanged):
        save_document(second, 1, MuseumFile(licence="B"), editor)
    there = Museum.objects.get(slug="own")
    assert (there.document, there.revision) == ({"licence": "A"}, 2)
    event = Event.objects.get()
    assert event.details == '{"changed": ["licence", "title"], "revision": 2}'


def test_what_is_the_same_is_not_written(house: Any) -> None:
    document = read_document(house.own)
    assert save_document(house.own, 1, document, house.people["keeper"]) == 1
    assert not Event.objects.exists()


@pytest.mark.parametrize(
    "values",
    [
        {"title": Words(kk="a\0b")},
        {"scenes": [{"file": "a.jpg", "id": "a"}, {"file": "b.jpg", "id": "a"}]},
        {"scenes": [{"file": "a.jpg"}, {"file": "a.jpg"}]},
    ],
)
def test_what_no_museum_toml_may_hold_is_not_written(house: Any, values: dict[str, Any]) -> None:
    document = MuseumFile.model_validate(values)
    with pytest.raises(MuseumFileWrong):
        save_document(house.own, 1, document, house.people["keeper"])
    assert Museum.objects.get(slug="own").revision == 1


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_one_wins_each_revision() -> None:
    museum = Museum.objects.create(slug="m", region=Region.objects.create(slug="r"))
    outcomes: list[str] = []

    def write(number: int) -> None:
        try:
            mine = Museum.objects.get(pk=museum.pk)
            save_document(mine, 1, MuseumFile(licence=str(number)), None)
            outcomes.append("written")
        except DocumentChanged:
            outcomes.append("late")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["late"] * 7 + ["written"]
    assert verify().whole
