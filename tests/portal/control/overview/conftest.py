"""A region with districts, programmes, money, and stages of which some were seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from jetisu360.portal.control.offices.models import Office
from jetisu360.portal.control.programmes.models import District, Money, Programme, Project, Stage

from ..conftest import ControlHouse

NAMES = (
    ("Ақсу ауданы", "Аксуский район", 45.6, 79.5),
    ("Алакөл ауданы", "Алакольский район", 46.2, 81.3),
    ("Ескелді ауданы", "Ескельдинский район", 44.9, 78.6),
    ("Кербұлақ ауданы", "Кербулакский район", 44.2, 77.9),
    ("Көксу ауданы", "Коксуский район", 44.7, 77.9),
    ("Қаратал ауданы", "Каратальский район", 45.7, 77.9),
    ("Панфилов ауданы", "Панфиловский район", 44.2, 80.0),
    ("Сарқан ауданы", "Саркандский район", 45.4, 80.3),
    ("Талдықорған қаласы", "город Талдыкорган", 45.0, 78.4),
    ("Текелі қаласы", "город Текели", 44.8, 78.8),
)


@dataclass
class Jetisu:
    districts: list[District]
    programmes: list[Programme]
    projects: list[Project]


@pytest.fixture
def make_jetisu(office_house: ControlHouse) -> Callable[[], Jetisu]:
    def make() -> Jetisu:
        region = office_house.region
        districts = [
            District.objects.create(
                region=region,
                title={"kk": kk, "ru": ru},
                latitude=latitude,
                longitude=longitude,
                office=Office.objects.create(
                    region=region, title={"kk": f"{kk} әкімдігі", "ru": f"Акимат: {ru}"}
                ),
            )
            for kk, ru, latitude, longitude in NAMES
        ]
        programmes = [
            Programme.objects.create(region=region, title={"kk": kk, "ru": ru})
            for kk, ru in (
                ("«Нұрлы жол»", "«Нұрлы жол»"),
                ("«Нұрлы жер»", "«Нұрлы жер»"),
                ("Ауыл — ел бесігі", "Ауыл — ел бесігі"),
                ("Су тасқынынан қорғау", "Защита от паводков"),
            )
        ]
        projects = []
        for place, district in enumerate(districts[:-1]):
            project = Project.objects.create(
                programme=programmes[place % 4], district=district, title={"kk": f"Нысан {place}"}
            )
            for year in (2025, 2026):
                for kind, part in (("planned", 10), ("allocated", 8), ("spent", place % 9)):
                    sum_of = Decimal(part * (place + 1) * 12_345_678)
                    Money.objects.create(
                        project=project, year=year, kind=kind, amount=sum_of, as_of=date(year, 6, 1)
                    )
            for number in (1, 2, 3):
                Stage.objects.create(
                    project=project,
                    number=number,
                    weight=number,
                    title={"kk": f"{number}-кезең"},
                    seen_on=date(2026, 5, 1) if number <= place % 4 else None,
                )
            projects.append(project)
        return Jetisu(districts, programmes, projects)

    return make
