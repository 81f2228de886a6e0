"""Search finds an assignment by any form of its words, in Kazakh and in Russian, as soon as it is there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.utils import timezone

from jetisu360.portal.control.assignments import drafts
from jetisu360.portal.control.assignments.models import Assignment, Source
from jetisu360.portal.control.folders import indexing
from jetisu360.portal.control.folders.filters import Filter
from jetisu360.portal.control.folders.listing import all_numbers
from jetisu360.portal.control.folders.models import SearchWords
from jetisu360.portal.control.folders.places import Folder, sight_of

from ..conftest import ControlHouse

pytestmark = pytest.mark.django_db


@pytest.fixture
def find(office_house: ControlHouse) -> Callable[[str], list[int]]:
    def found(text: str) -> list[int]:
        today = timezone.localdate()
        asked = Filter(Folder.DRAFTS, q=text)
        return sorted(all_numbers(sight_of(office_house.controller, today), asked, today, 100))

    return found


@pytest.mark.parametrize(
    ("task", "finds", "misses"),
    [
        (
            "Ауыл жолын жөндеу",
            ["жолдарды", "жолдар", "ЖОЛЫ", "ауылдың жолы", "жөнде"],
            ["жоспар", "көпір жол"],
        ),
        ("Мектептердің құрылысын аяқтау", ["мектеп", "мектепті", "курылыс"], ["мешіт"]),
        ("Отремонтировать дороги в сёлах", ["дорогу", "дорог", "село", "в селах"], ["дорожка"]),
        ("Завершить строительство школ", ["школу", "школа", "строительства школы"], ["завод"]),
        ("Талдықорған қаласында саябақ", ["талдық", "Талдыкорган", "қаланың саябағы"], ["алдын"]),
        ("2026 жылы 350 пәтер", ["350", "пәтерлер 2026"], ["35", "3500"]),
    ],
)
def test_forms(
    task: str,
    finds: list[str],
    misses: list[str],
    office_house: ControlHouse,
    find: Callable[[str], list[int]],
) -> None:
    draft = drafts.create(office_house.controller, office_house.region, task=task)
    drafts.create(office_house.controller, office_house.region, task="Мүлде басқа іс")
    assert {text: find(text) for text in finds} == {text: [draft.pk] for text in finds}
    assert {text: find(text) for text in misses} == {text: [] for text in misses}


def test_everything_that_is_said_of_it_finds_it(
    office_house: ControlHouse, find: Callable[[str], list[int]]
) -> None:
    house = office_house
    source = Source.objects.create(region=house.region, title="Кеңес хаттамасы", language="kk")
    draft = drafts.create(
        house.controller,
        house.region,
        task="Арықтарды тазалау",
        result="12 км тазартылды",
        executor=house.roads,
        co_executors=[house.water],
        programme="Нұрлы жер",
        place="Көксу ауданы",
        source=source,
    )
    words = (
        "арық",
        "тазалау 12",
        "управление дорог",
        "водное хозяйство",
        "нурлы жер",
        "көксуда",
        "хаттама",
    )
    assert {text: find(text) for text in words} == {text: [draft.pk] for text in words}
    assert find(f"№ {draft.pk}") == [draft.pk]


def test_what_was_changed_is_found_by_what_it_says_now(
    office_house: ControlHouse, find: Callable[[str], list[int]]
) -> None:
    draft = drafts.create(office_house.controller, office_house.region, task="Көпір салу")
    drafts.edit(office_house.controller, draft.pk, task="Бөгет салу", co_executors=[office_house.water])
    assert (find("көпір"), find("бөгетті"), find("водное")) == ([], [draft.pk], [draft.pk])


def test_an_office_that_is_called_otherwise_is_found_so(
    office_house: ControlHouse, find: Callable[[str], list[int]]
) -> None:
    house = office_house
    draft = drafts.create(house.controller, house.region, task="Іс", executor=house.roads)
    house.roads.title = {"kk": "Көлік басқармасы"}
    house.roads.save()
    indexing.tend()
    assert (find("көліктің басқармасы"), find("автомобиль")) == ([draft.pk], [])


def test_what_came_past_django_is_found_after_the_worker_looked(
    office_house: ControlHouse, find: Callable[[str], list[int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "_look_at", 0.0)
    Assignment.objects.bulk_create([Assignment(region=office_house.region, task="Орман отырғызу")])
    assert find("орман") == []
    indexing.tend()
    assert len(find("орманды")) == 1
    assert SearchWords.objects.count() == 1


@pytest.mark.parametrize(
    "text", ['"', "'); DROP TABLE x;--", "жол'", "a:* | b", "NOT жол", "*", "()", "и", "\\'"]
)
def test_signs_are_no_language_of_the_database(text: str, find: Callable[[str], list[int]]) -> None:
    assert find(text) == []
