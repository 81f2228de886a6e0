"""A region with a public programme: a project that everybody may see, one that nobody may, photographs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from tests.portal.control.conftest import ControlHouse
from tests.portal.control.evidence.conftest import photograph, sent

from jetisu360.panorama.privacy.region import Box, Proposal, Region
from jetisu360.portal.control.assignments.models import Assignment
from jetisu360.portal.control.evidence import aligning, places, receiving
from jetisu360.portal.control.evidence.models import Capture, Point
from jetisu360.portal.control.programmes.models import District, Money, Programme, Project, Stage
from jetisu360.portal.control.public import issuing
from jetisu360.portal.control.public.models import Issue, PublicCapture
from jetisu360.portal.control.public.photographs import choosing, deciding, job
from jetisu360.portal.jobs.worker import Worker
from jetisu360.portal.publication.site_views import _pointers
from jetisu360.portal.publication.version_files import version_files
from jetisu360.tour.museum_toml.decision import Decision

FACE = Region(30.0, 0.0, 12.0, 16.0)
FLAT_FACE = Box(40.0, 40.0, 10.0, 15.0)


@pytest.fixture(autouse=True)
def own_site(monkeypatch: Any) -> Iterator[None]:
    """The portal knows its address, and remembers no other test's pages."""
    known = SimpleNamespace(address="https://control.example.kz")
    monkeypatch.setattr("jetisu360.portal.publication.addresses.settings", lambda: known)
    # (What this part asks for is another job than turning two spheres to each other, which takes seconds.)
    monkeypatch.setattr(aligning, "_measured", lambda *_: (0.0, 0.0))
    version_files.cache_clear()
    _pointers.clear()
    yield
    version_files.cache_clear()


@pytest.fixture(autouse=True)
def faces(monkeypatch: Any) -> list[Region]:
    """What the finder finds in every sphere; one face, until a test says otherwise."""
    found = [FACE]
    monkeypatch.setattr(job, "find", lambda *_: [Proposal("face", one, 0.9) for one in found])
    monkeypatch.setattr(job, "find_flat", lambda *_: [Proposal("face", FLAT_FACE, 0.9)] if found else [])
    return found


@dataclass
class Shop:
    """`school` is shown, `secret` is not; `capture` is of a place of the first, `hidden` of the second."""

    house: ControlHouse
    programme: Programme
    school: Project
    secret: Project
    gate: Point
    assignment: Assignment

    @property
    def region(self) -> Any:
        return self.house.region

    def work(self) -> None:
        """Does everything that waits."""
        worker = Worker()
        while worker.run_one():
            pass
        version_files.cache_clear()

    def send(self, seed: int = 0, point: Point | None = None, **what: Any) -> Capture:
        data = photograph(seed, where=(45.0156, 78.3739), **what)
        name = f"DSC_SECRET_{seed}.jpg"
        taken = receiving.take(
            self.house.executor, self.assignment, point or self.gate, [sent(data, name)], "", "en"
        )
        assert not taken.refused
        return (taken.new + taken.known)[0]

    def choose(self, capture: Capture) -> PublicCapture:
        """It is chosen, and looked at."""
        choosing.choose(self.house.controller, capture)
        self.work()
        return PublicCapture.objects.get(capture=capture)

    def decide(self, row: PublicCapture, verdict: Any = "blur", where: Region | Box = FACE) -> None:
        told = row.subject
        reason = "exhibit" if verdict == "keep" else ""
        decision = Decision(told["file"], verdict, where, reason, told["sha256"])
        deciding.RegionDecisions(self.region, self.house.controller).change([decision])

    def ready(self, capture: Capture) -> PublicCapture:
        """It is chosen, looked at, decided on and blurred."""
        row = self.choose(capture)
        flat = capture.kind != Capture.SPHERE
        self.decide(row, where=FLAT_FACE if flat else FACE)
        assert deciding.go_on(self.house.controller, self.region) == 1
        self.work()
        row.refresh_from_db()
        assert row.state == PublicCapture.READY
        return row

    def publish(self) -> Issue:
        made = issuing.publish(self.house.controller, self.region, issuing.standing(self.region).digest)
        self.work()
        return made


@pytest.fixture
def shop(office_house: ControlHouse, make_draft: Callable[..., Assignment]) -> Shop:
    who, region = office_house.controller, office_house.region
    title = {"kk": "Мектеп құрылысы", "ru": "Стройка школы"}
    place = places.make(
        who, region, {"title": title, "kind": "site", "latitude": 45.0156, "longitude": 78.3739}
    )
    gate = places.add_point(who, place, "Қақпа алдында")
    named = {"kk": "Ескелді ауданы", "ru": "Ескельдинский район"}
    district = District.objects.create(region=region, title=named)
    programme = Programme.objects.create(
        region=region,
        title={"kk": "«Нұрлы жол»", "ru": "«Нурлы жол»"},
        about={"kk": "Инфрақұрылымды дамыту."},
        office=office_house.roads,
        first_year=2015,
        last_year=2019,
        public=True,
        made_by=who,
    )
    school = Project.objects.create(
        programme=programme,
        district=district,
        office=office_house.water,
        title={"kk": "300 орындық мектеп", "ru": "Школа на 300 мест"},
        about={"kk": "Үш қабатты ғимарат."},
        kind="school",
        status="implementation",
        starts=date(2018, 3, 1),
        ends=date(2018, 12, 1),
        first_ends=date(2018, 9, 1),
        public=True,
        made_by=who,
    )
    school.places.add(place)
    for amount, day, document in (
        (480, date(2018, 1, 10), "Шешім № 21"),
        (520, date(2018, 4, 2), "Шешім № 30"),
    ):
        Money.objects.create(
            project=school,
            year=2018,
            kind="planned",
            amount=Decimal(amount),
            as_of=day,
            document=document,
            entered_by=who,
        )
    Stage.objects.create(
        project=school,
        number=1,
        title={"kk": "Іргетас", "ru": "Фундамент"},
        due=date(2018, 5, 1),
        seen_on=date(2018, 5, 20),
        seen_by=office_house.inspector,
        saw="Өзіме ғана арналған жазба, тел. 8 701",
    )
    secret = Project.objects.create(
        programme=programme, title={"kk": "Құпия жоба"}, office=office_house.roads, made_by=who
    )
    Programme.objects.create(region=region, title={"kk": "Жабық бағдарлама"}, made_by=who)
    assignment = make_draft()
    places.link(who, assignment, place)
    return Shop(office_house, programme, school, secret, gate, assignment)
