"""A region with very many assignments, of which most are closed, as after years: the same rows each time."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

CLOSED, OPEN = 0.82, 0.14
"""Shares; the rest are drafts."""
OFFICES = 60
SOURCES = 2000
AT_ONCE = 2000
OBJECTS = {
    "kk": "жол мектеп көпір арық аурухана саябақ тұрғын-үй су-құбыры бөгет стадион кітапхана балабақша",
    "ru": "дороги школы моста арыка больницы парка дома водопровода плотины стадиона библиотеки садика",
}
PLACES = {
    "kk": "Ақсу Алакөл Ескелді Кербұлақ Көксу Қаратал Панфилов Сарқан",
    "ru": "Аксуском Алакольском Кербулакском Коксуском Каратальском Панфиловском Сарканском",
}
IN = {"kk": "{} ауданында", "ru": "в {} районе"}
DOINGS = {
    "kk": "жөндеуден өткізу, құрылысын аяқтау, тазалау жұмыстарын жүргізу, іске қосу, сапасын тексеру",
    "ru": "завершить строительство, провести ремонт, обеспечить очистку, сдать в эксплуатацию, проверить",
}
PROGRAMMES = ", , Нұрлы жол, Нұрлы жер, 100 нақты қадам, Ауыл – ел бесігі, Ақ бұлақ, Цифрлық Қазақстан"
TITLES = {
    "kk": "құрылыс, жол, білім, денсаулық сақтау, ауыл шаруашылығы, қаржы, мәдениет, спорт",
    "ru": "строительства, дорог, образования, здравоохранения, аграрных дел, финансов, культуры, спорта",
}


def seed(number: int) -> None:
    """Fills an empty portal; Django is set up."""
    from django.utils import timezone

    from jetisu360.portal.accounts.models import Membership, Person
    from jetisu360.portal.accounts.roles import Role
    from jetisu360.portal.control.assignments.models import Assignment, DateRequest, Move, Remark, Source
    from jetisu360.portal.control.folders.indexing import keep_many
    from jetisu360.portal.control.offices.models import Office
    from jetisu360.portal.museums.models import Region

    chance = random.Random(16)
    region = Region.objects.create(slug="jetisu", title={"kk": "Жетісу облысы", "ru": "область Жетысу"})
    offices = [Office.objects.create(region=region, title=title) for title in _titles()]
    for role, place in (
        (Role.CONTROLLER, {"region": region}),
        (Role.ISSUER, {"region": region}),
        (Role.EXECUTOR, {"office": offices[0]}),
        (Role.OPERATOR, {}),
    ):
        person = Person.objects.create_user(f"{role}@example.kz", name=str(role), language="kk")
        Membership.objects.create(person=person, role=role, **place)
    sources = Source.objects.bulk_create(
        Source(region=region, title=f"Аппарат кеңесінің № {one} хаттамасы", number=str(one), language="kk")
        for one in range(min(SOURCES, max(1, number // 50)))
    )
    rows = _rows(chance, number, region, offices, sources, timezone.now())
    share = Assignment.co_executors.through
    while batch := list(itertools.islice(rows, AT_ONCE)):
        made = Assignment.objects.bulk_create(batch)
        share.objects.bulk_create(
            share(assignment=one, office=chance.choice(offices)) for one in made if chance.random() < 0.2
        )
        given = [one for one in made if one.state != "draft"]
        Move.objects.bulk_create(
            Move(assignment=one, number=1, act="move-date", before="assigned", after="assigned",
                 due_before=one.first_due, due_after=one.due)
            for one in given if one.due != one.first_due
        )  # fmt: skip
        Remark.objects.bulk_create(
            Remark(assignment=one, seen="Жол белгісі жоқ", resolved_at=one.closed_at)
            for one in given if chance.random() < 0.1
        )  # fmt: skip
        DateRequest.objects.bulk_create(
            DateRequest(assignment=one, wanted=one.due + timedelta(days=30), reason="Жауын", term=one.due)
            for one in given if one.state == "in-progress" and chance.random() < 0.05
        )  # fmt: skip
        whole = Assignment.objects.filter(pk__in=[one.pk for one in made])
        keep_many(list(whole.select_related("executor", "source").prefetch_related("co_executors")))


def _titles() -> Iterator[dict[str, str]]:
    for number in range(OFFICES):
        kk, ru = (TITLES[code].split(", ")[number % 8] for code in ("kk", "ru"))
        place = 1 + number // 8
        yield {"kk": f"{place}-ауданның {kk} бөлімі", "ru": f"Отдел {ru} района № {place}"}


def _rows(
    chance: random.Random, number: int, region: Any, offices: list[Any], sources: list[Any], now: Any
) -> Iterator[Any]:
    from jetisu360.portal.control.assignments.models import Assignment

    for one in range(number):
        language = "kk" if chance.random() < 0.7 else "ru"
        part = chance.random()
        state = "draft"
        if part < CLOSED:
            state = "done" if chance.random() < 0.95 else "cancelled"
        elif part < CLOSED + OPEN:
            state = chance.choice(["assigned", "in-progress", "in-progress", "reported", "not-ours"])
        ago = timedelta(days=chance.randrange(40, 2000) if part < CLOSED else chance.randrange(0, 90))
        first = (now - ago).date() + timedelta(days=chance.randrange(5, 120))
        thing, place = (chance.choice(words[language].split()) for words in (OBJECTS, PLACES))
        doing = chance.choice(DOINGS[language].split(", "))
        yield Assignment(
            region=region,
            source=chance.choice(sources),
            point=f"{1 + one % 30}",
            language=language,
            task=f"{IN[language].format(place)} № {one % 997} {thing.replace('-', ' ')} {doing}",
            result=f"{chance.randrange(1, 900)} {'шақырым' if language == 'kk' else 'км'}"
            if one % 25
            else "1",
            state=state,
            executor=chance.choice(offices),
            programme=chance.choice(PROGRAMMES.split(", ")),
            due=first + timedelta(days=30 * (chance.random() < 0.15)),
            first_due=first,
            on_site=chance.random() < 0.1,
            assigned_at=None if state == "draft" else now - ago,
            closed_at=now - ago + timedelta(days=20) if part < CLOSED else None,
        )
