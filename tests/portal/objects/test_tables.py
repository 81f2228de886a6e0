"""A table of objects is looked at and nothing is written; the museum's own table reads back as it was."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jetisu360.exchange.tables.files import csv_bytes, xlsx_bytes
from jetisu360.portal.museums.models import Museum
from jetisu360.portal.originals.models import Photograph

pytestmark = pytest.mark.django_db
OBJECTS = "/museums/own/objects"
THINGS = [
    {
        "id": "cap",
        "inventory_number": "КП-1",
        "title": {"kk": "Бас киім", "ru": "Шапка"},
        "dimensions": "24 × 12 см",
        "pictures": [{"file": "close-ups/cap.jpg", "alt": {"kk": "Бас киім"}}, {"file": "back.png"}],
        "sound": {"file": "cap.mp3"},
    },
    {"id": "bowl", "inventory_number": "КП-2", "title": {"ru": "Чаша"}, "date": {"ru": "XIX в."}},
]


@pytest.fixture
def keeper(house: Any, signed_in: Callable[..., Client]) -> Client:
    house.own.document = {**house.own.document, "objects": THINGS}
    house.own.save()
    for name in ("close-ups/cap.jpg", "back.png", "front.jpg"):
        Photograph.objects.create(museum=house.own, name=name, sha256="a" * 64, size=1, kind="media")
    return signed_in(house.people["keeper"])


def asked(client: Client, data: bytes, name: str = "table.csv", **more: Any) -> Any:
    return client.post(f"{OBJECTS}/preview", {"table": SimpleUploadedFile(name, data), **more})


def table(*rows: list[str]) -> bytes:
    return csv_bytes(rows[0], rows[1:])


def by_number(answer: Any) -> dict[int, dict[str, Any]]:
    return {row["number"]: row for row in answer.json()["shown"]}


def test_every_row_says_what_it_would_change(keeper: Client) -> None:
    data = table(
        ["Инв. №", "Название (каз)", "Название (рус)", "Фото", "Цена"],
        ["КП-1", "Бас киім", "Головной убор", "cap; front", "100"],
        ["КП-2", "", "Чаша", "", ""],
        ["КП-3", "Тұмар", "Оберег", "gone.jpg", ""],
        ["", "", "", "cap", ""],
    )
    before = Museum.objects.get(slug="own").document
    answer = asked(keeper, data)
    assert answer.status_code == 200
    rows = by_number(answer)
    assert rows[2]["status"] == "changed"
    assert rows[2]["id"] == "cap"
    assert rows[2]["fields"] == [["title@ru", "Шапка", "Головной убор"], ["pictures", "", "front.jpg"]]
    assert rows[2]["values"]["pictures"] == [*THINGS[0]["pictures"], {"file": "front.jpg"}]  # type: ignore[misc]
    assert rows[3]["status"] == "same"
    assert (rows[4]["status"], rows[4]["values"]["title"]["kk"]) == ("new", "Тұмар")
    assert (rows[5]["status"], set(rows[5]["wrong"])) == ("wrong", {"kk", "ru", "en"})
    told = answer.json()
    assert told["odd"]["table-pictures-missing"] == ["gone.jpg"]
    columns = {column["heading"]: column for column in told["columns"]}
    assert columns["Название (каз)"]["target"] == "title@kk"
    assert columns["Название (каз)"]["examples"] == ["Бас киім", "Тұмар"]
    assert (columns["Цена"]["target"], columns["Цена"]["why"]) == ("", "private")
    assert Museum.objects.get(slug="own").document == before


def test_columns_that_nobody_knows_are_shown_and_can_be_named(keeper: Client) -> None:
    data = table(["Ярлык", "Что это"], ["КП-9", "Ковш"], ["два слова", "Кумган"])
    first = asked(keeper, data).json()
    assert first["problem"]
    assert [column["target"] for column in first["columns"]] == ["", ""]
    named = {"map": ["Ярлык=inventory_number", "Что это=title@ru"]}
    rows = by_number(asked(keeper, data, **named))
    assert [rows[number]["values"]["title"]["ru"] for number in (2, 3)] == ["Ковш", "Кумган"]
    left = asked(keeper, data, map=["Ярлык=", "Что это=title@kk"]).json()
    assert [column["target"] for column in left["columns"]] == ["", "title@kk"]


def test_one_wrong_row_does_not_stop_the_others(keeper: Client) -> None:
    data = table(["id", "title@kk"], ["cap", "Тақия"], ["Қате сөз", "Бір"], ["cap", "Екі"], ["new-one", "Үш"])
    rows = by_number(asked(keeper, data))
    assert [rows[number]["status"] for number in (2, 3, 4, 5)] == ["changed", "wrong", "wrong", "new"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.xlsx", b"PK\x03\x04" + bytes(200)),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
        ("a.csv", b""),
    ],
)
def test_rubbish_is_a_sentence(keeper: Client, name: str, data: bytes) -> None:
    answer = asked(keeper, data, name)
    assert answer.status_code == 422
    assert set(answer.json()["error"]["message"]) == {"kk", "ru", "en"}


def test_too_large_a_table_is_refused_before_it_is_read(keeper: Client) -> None:
    answer = keeper.post(
        f"{OBJECTS}/preview", b"", "multipart/form-data; boundary=x", CONTENT_LENGTH="30000000"
    )
    assert answer.status_code == 413
    assert keeper.post(f"{OBJECTS}/preview", {}).status_code == 422


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_is_exported_reads_back_unchanged(keeper: Client, kind: str, language: str) -> None:
    keeper.cookies["language"] = language
    answer = keeper.get(f"{OBJECTS}/export", {"as": kind})
    assert "own-objects" in answer["Content-Disposition"]
    read = asked(keeper, answer.content, f"objects.{kind}")
    assert {row["status"] for row in read.json()["shown"]} == {"same"}, read.json()
    assert all(column["target"] for column in read.json()["columns"])


def test_four_thousand_rows_are_looked_at_in_reasonable_time(keeper: Client) -> None:
    rows = [[f"КП-{number}", f"Жәдігер {number}", f"Предмет {number}", "x" * 200] for number in range(4000)]
    data = xlsx_bytes("t", ["Инв. №", "Атауы", "Название (рус)", "Сипаттамасы"], rows)
    began = time.monotonic()
    answer = asked(keeper, data, "inventory.xlsx")
    assert sum(row["status"] == "new" for row in answer.json()["shown"]) == 3998
    assert time.monotonic() - began < 30  # (seconds; about two on a quiet machine)


def test_who_can_write_is_told_to_those_who_can(house: Any, keeper: Client, signed_in: Any) -> None:
    told = keeper.get(f"{OBJECTS}/people").json()["people"]
    assert [(one["name"], one["role"]["en"]) for one in told] == [
        ("keeper", "Museum keeper"),
        ("editor", "Region editor"),
    ]
    assert "@" not in str(told)
    assert signed_in(house.people["observer"]).get(f"{OBJECTS}/people").status_code == 403
    assert signed_in(house.people["other_keeper"]).get(f"{OBJECTS}/people").status_code == 404
    assert io.BytesIO(signed_in(house.people["observer"]).get(f"{OBJECTS}/export").content).read(2) == b"PK"
