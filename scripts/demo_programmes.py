"""Programmes, projects and indicators in the portal of `make demo`, «Жетісу 360» first among them.

Districts, programmes and museums are facts (names; positions to about a kilometre; museums as
culturemap.kz and visitkazakhstan.kz name them). Sums and figures are samples, and their documents say so.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

SAMPLE = "Үлгі дерек"
DISTRICTS = (
    ("Талдықорған қаласы", "Город Талдыкорган", 45.02, 78.37),
    ("Текелі қаласы", "Город Текели", 44.86, 78.76),
    ("Ақсу ауданы", "Аксуский район", 45.39, 79.49),
    ("Алакөл ауданы", "Алакольский район", 46.17, 80.94),
    ("Ескелді ауданы", "Ескельдинский район", 44.91, 78.49),
    ("Кербұлақ ауданы", "Кербулакский район", 44.36, 77.97),
    ("Көксу ауданы", "Коксуский район", 44.90, 78.22),
    ("Қаратал ауданы", "Каратальский район", 45.25, 77.98),
    ("Панфилов ауданы", "Панфиловский район", 44.17, 80.01),
    ("Сарқан ауданы", "Сарканский район", 45.41, 79.91),
)
CITY = 0
OUR = ("«Жетісу 360»", "«Жетісу 360»")
COTTAGES = ("Коттедж қалашығы", "Коттеджный городок")
NURLY_ZHER, NURLY_ZHOL = "«Нұрлы жер»", "«Нұрлы жол»"
SHOT = ("Залдар түсірілді", "Залы сняты")
NAMED = ("Атаулар екі тілде жазылды", "Названия записаны на двух языках")
SHOWN = ("Тур жарияланды", "Тур опубликован")
MUSEUMS = (
    ("М. Тынышбайұлы атындағы облыстық тарихи-өлкетану музейі", "Областной музей имени М. Тынышпаева", CITY),
    ("І. Жансүгіров әдеби музейі", "Литературный музей И. Жансугурова", CITY),
    ("Ш. Уәлиханов атындағы «Алтынемел» музейі", "Музей «Алтынемель» имени Ш. Уалиханова", 5),
)
INDICATORS = (
    ("Пайдалануға берілген тұрғын үй", "Введённое жильё", "мың м²", "тыс. м²", True),
    ("Құрылған жұмыс орындары", "Созданные рабочие места", "орын", "мест", True),
    ("Жасалған еңбек келісімдері", "Заключённые трудовые соглашения", "келісім", "соглашений", True),
    ("Жөнделген ирригациялық желі", "Отремонтированные оросительные сети", "км", "км", True),
)


def fill_programmes(region: Any, operator: Any, photos: Path) -> None:
    """Makes all of it at once, then the photographs; nothing where it is there already."""
    from django.db import transaction

    from jetisu360.portal.control.programmes.models import Programme, Project

    if not Programme.objects.filter(region=region).exists():
        with transaction.atomic():
            districts = list(_districts(region, operator))
            _programmes(region, operator, districts)
            _indicators(region, operator, districts)
    cottages = Project.objects.filter(programme__region=region, title__kk=COTTAGES[0]).first()
    if cottages is not None and not cottages.places.exists():
        _seen(region, operator, cottages, photos)


def _districts(region: Any, operator: Any) -> Iterable[Any]:
    """Each with its akimat, for which the demo's executor reports."""
    from jetisu360.portal.accounts.models import Membership, Person
    from jetisu360.portal.accounts.roles import Role
    from jetisu360.portal.audit.record import record
    from jetisu360.portal.control.offices.models import Office
    from jetisu360.portal.control.programmes.changing import make_district

    executor = Person.objects.get(email="executor@localhost")
    for number, (kk, ru, latitude, longitude) in enumerate(DISTRICTS):
        office = _office(region, "Талдықорған қаласының әкімдігі") if number == CITY else None
        if office is None:
            title = {"kk": f"{kk}ның әкімдігі", "ru": f"Акимат: {ru}"}
            office = Office.objects.create(region=region, title=title)
            record(operator, "office.created", office, {"region": region.slug})
            Membership.objects.get_or_create(person=executor, role=Role.EXECUTOR, office=office)
        values = {"latitude": latitude, "longitude": longitude, "office": office}
        yield make_district(operator, region, {"title": {"kk": kk, "ru": ru}, **values})


def _programmes(region: Any, operator: Any, districts: list[Any]) -> None:
    from jetisu360.portal.control.programmes.changing import make_programme, make_project
    from jetisu360.portal.control.programmes.kinds import Kind, Status, Sum
    from jetisu360.portal.control.programmes.money import enter

    today, year = _today(), _today().year

    def programme(kk: str, ru: str, about: tuple[str, str], office: str) -> Any:
        values = {"title": {"kk": kk, "ru": ru}, "about": {"kk": about[0], "ru": about[1]}, "public": True}
        return make_programme(operator, region, {**values, "office": _office(region, office)})

    def project(above: Any, kk: str, ru: str, kind: Kind, district: Any, office: str, **more: Any) -> Any:
        values = {"title": {"kk": kk, "ru": ru}, "kind": kind, "district": district, "public": True}
        values["office"] = _office(region, office)
        return make_project(operator, above, {**values, "status": Status.IMPLEMENTATION, **more})

    ours = programme(
        *OUR,
        (
            "Ірі музейлердің бәрін интернет арқылы аралауға болады.",
            "Все крупные музеи можно посетить через интернет.",
        ),
        "Мәдениет басқармасы",
    )
    for kk, ru, place in MUSEUMS:
        made = project(
            ours, kk, ru, Kind.CULTURE, districts[place], "Мәдениет басқармасы", ends=today + timedelta(120)
        )
        _stages(operator, made, (SHOT, 5), (NAMED, 3), (SHOWN, 2))
    houses = programme(
        NURLY_ZHER,
        NURLY_ZHER,
        ("Тұрғын үй құрылысы бағдарламасы.", "Программа жилищного строительства."),
        "Талдықорған қаласының әкімдігі",
    )
    cottages = project(
        houses,
        *COTTAGES,
        Kind.HOUSING,
        districts[CITY],
        "Талдықорған қаласының әкімдігі",
        ends=today + timedelta(60),
    )
    _stages(
        operator,
        cottages,
        (("Іргетас", "Фундамент"), 3),
        (("Қабырға", "Стены"), 4),
        (("Шатыр", "Кровля"), 3),
    )
    sums = {Sum.PLANNED: "620000000", Sum.ALLOCATED: "480000000", Sum.SPENT: "410000000"}
    enter(operator, cottages, year, {name: Decimal(amount) for name, amount in sums.items()}, today, SAMPLE)
    roads = programme(
        NURLY_ZHOL,
        NURLY_ZHOL,
        ("Жол құрылысы мен жөндеу бағдарламасы.", "Программа строительства и ремонта дорог."),
        "Автомобиль жолдары басқармасы",
    )
    road = project(
        roads,
        "Талдықорған – Өскемен жолы",
        "Дорога Талдыкорган – Усть-Каменогорск",
        Kind.ROAD,
        districts[4],
        "Автомобиль жолдары басқармасы",
        ends=today + timedelta(300),
    )
    _stages(operator, road, (("Негіз төселді", "Уложено основание"), 5), (("Асфальт", "Асфальт"), 5))
    sums = {Sum.PLANNED: "2400000000", Sum.ALLOCATED: "900000000", Sum.SPENT: "310000000"}
    enter(operator, road, year, {name: Decimal(amount) for name, amount in sums.items()}, today, SAMPLE)


def _stages(operator: Any, project: Any, *planned: tuple[tuple[str, str], int]) -> None:
    from jetisu360.portal.control.programmes.stages import Planned, plan

    wanted = [Planned({"kk": kk, "ru": ru}, weight) for (kk, ru), weight in planned]
    plan(operator, project.pk, project.revision, wanted)


def _indicators(region: Any, operator: Any, districts: list[Any]) -> None:
    """Four quarters of figures; of the newest some districts are late, one was returned."""
    from jetisu360.portal.accounts.models import Person
    from jetisu360.portal.control.indicators import asking, making, moving
    from jetisu360.portal.control.indicators.life_cycle import Act
    from jetisu360.portal.control.indicators.periods import Every, Period

    executor = Person.objects.get(email="executor@localhost")
    known = [
        making.make(
            operator,
            region,
            {
                "title": {"kk": kk, "ru": ru},
                "unit": {"kk": unit_kk, "ru": unit_ru},
                "every": Every.QUARTER,
                "public": public,
                "order": order,
            },
        )
        for order, (kk, ru, unit_kk, unit_ru, public) in enumerate(INDICATORS)
    ]
    today = _today()
    period = Period(Every.QUARTER, today.year, (today.month - 1) // 3 + 1)
    periods: list[Period] = []
    for _ in range(4):
        period = period.before()
        periods.insert(0, period)
    for at, period in enumerate(periods):
        for place, report in enumerate(asking.ask(operator, region, districts, period)):
            newest = period == periods[-1]
            if newest and place % 5 == 4:
                continue
            entries = {
                indicator.pk: moving.Entry(*_figures(at, place, order), SAMPLE)
                for order, indicator in enumerate(known)
            }
            moving.fill(executor, report.pk, entries)
            moving.move(executor, report.pk, Act.SUBMIT)
            if newest and place == 3:
                words = "Тұрғын үй көлемін тексеріңіз: өткен тоқсаннан үш есе артық."
                moving.move(operator, report.pk, Act.RETURN, reason=words)
            elif not newest or place % 3:
                moving.move(operator, report.pk, Act.ACCEPT)


def _figures(at: int, place: int, order: int) -> tuple[Decimal, Decimal]:
    """What was planned and what there is: some more, some less."""
    planned = (8 + 3 * ((place * 7 + order * 5) % 6)) * (1 if order == 0 else 4)
    share = (78, 92, 101, 97, 110, 64)[(place + 2 * at + order) % 6] + 3 * at
    return Decimal(planned), (Decimal(planned) * share / 100).quantize(Decimal(1))


def _seen(region: Any, operator: Any, project: Any, photos: Path) -> None:
    """Two visits to the building site, and one stage that an inspector has seen. (The pictures are those of
    the sample museum, as every picture of the demo.)
    """
    from django.core.files.uploadedfile import SimpleUploadedFile

    from jetisu360.portal.accounts.models import Person
    from jetisu360.portal.control.assignments.models import Assignment
    from jetisu360.portal.control.evidence import places, receiving
    from jetisu360.portal.control.evidence.models import Capture
    from jetisu360.portal.control.programmes import stages
    from jetisu360.portal.control.programmes.changing import add_place
    from jetisu360.portal.control.programmes.rights import Rights

    inspector = Person.objects.get(email="inspector@localhost")
    executor = Person.objects.get(email="executor@localhost")
    assignment = Assignment.objects.filter(region=region, programme=NURLY_ZHER).first()
    files = [photos / name for name in ("courtyard.jpg", "courtyard-2.jpg") if (photos / name).is_file()]
    if assignment is None or not files:
        return
    place = places.make(
        operator, region, {"title": dict(zip(("kk", "ru"), COTTAGES, strict=True)), "kind": "site"}
    )
    places.link(operator, assignment, place)
    point = places.add_point(operator, place, "Қақпа алдында")
    for path in files:
        file = SimpleUploadedFile(path.name, path.read_bytes(), "image/jpeg")
        receiving.take(executor, assignment, point, [file], "", "kk")
    add_place(operator, project, place)
    first, *later = Capture.objects.filter(point=point).order_by("pk")
    if later:
        Capture.objects.filter(pk=first.pk).update(received_at=first.received_at - timedelta(days=21))
        first.refresh_from_db()
    project.refresh_from_db()
    stage = project.stages.order_by("number").first()
    stages.say_seen(
        inspector, Rights(inspector), stage, project.revision, first, "48 үйдің іргетасы құйылған."
    )


def _office(region: Any, kk: str) -> Any:
    from jetisu360.portal.control.offices.models import Office

    return Office.objects.filter(region=region, title__kk=kk).first()


def _today() -> date:
    from django.utils import timezone

    today: date = timezone.localdate()
    return today
